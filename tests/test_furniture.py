"""Every furniture rule matches its examples, spares its counter-examples, and cannot run away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from events import furniture
from events.errors import RuleError
from events.furniture import FurnitureRule

RULES = furniture.load().rules
EXAMPLES = [pytest.param(r, e, id=f"{r.name}: {e}") for r in RULES for e in r.examples]
COUNTER = [pytest.param(r, e, id=f"{r.name}: {e}") for r in RULES for e in r.counter]
STORY = [
    "Taliban kill five policemen in Ghazni",
    "KABUL, Oct 20 (Reuters)",
    "By dawn on Monday the rebels held the bridge and the market.",
    "Police said the blast killed six.",
    "Share of the oil money divides north and south",
    "Home ministry bans group",
    "Protesters block road, demand release of detainees",
    "Death toll in market bombing rises to 25",
    "More troops sent to Sahel",
    "Related attacks killed 12 in Borno",
    "Sangin/Helmand",
    "- Ghazni: 5 killed",
    "Latest attack claims eight lives",
    "Dated 12 January 1990, San Salvador",
    "Photo journalist shot in Kandahar",
    "Source of the leak arrested",
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_examples_are_found(rule: FurnitureRule, example: str) -> None:
    if rule.does == "inline":
        assert furniture.load().within(example) == [(0, len(example))]
    elif rule.pattern:
        assert rule.regex().fullmatch(example)
    assert rule.does == "inline" or furniture.load().of(example) is not None


@pytest.mark.parametrize(("rule", "example"), COUNTER)
def test_counter_examples_stay(rule: FurnitureRule, example: str) -> None:
    if rule.does == "inline":
        assert furniture.load().within(example) == []
    else:
        assert furniture.load().of(example) is None


@pytest.mark.parametrize("line", STORY)
def test_headlines_and_story_stay(line: str) -> None:
    assert furniture.load().of(line) is None


def test_names_are_given_once() -> None:
    assert len({r.name for r in RULES}) == len(RULES)


def nested(tree: Any, inside: bool = False) -> Iterator[str]:
    """Repeats without an upper bound that hold, or stand in, another repeat."""
    for op, value in tree:
        if op in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
            low, high, inner = value
            endless = high is constants.MAXREPEAT
            if inside and endless:
                yield f"{{{low},}}"
            yield from nested(inner, inside or high > 1)
        elif op is constants.SUBPATTERN:
            yield from nested(value[3], inside)
        elif op is constants.BRANCH:
            for branch in value[1]:
                yield from nested(branch, inside)
        elif op in (constants.ASSERT, constants.ASSERT_NOT):
            yield from nested(value[1], inside)


@pytest.mark.parametrize("rule", [r for r in RULES if r.pattern], ids=lambda r: r.name)
def test_no_endless_repeat_within_a_repeat(rule: FurnitureRule) -> None:
    assert list(nested(parser.parse(rule.pattern))) == []


def test_the_check_for_nested_repeats_sees_them() -> None:
    assert list(nested(parser.parse("(?:a+)+"))) != []
    assert list(nested(parser.parse("(?:a{1,3}b){0,5}c*"))) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[[furniture]]\nname='x'\ndoes='line'\npattern='('\nexamples=['a']\nnot=['b']", "no regular expression"),
        ("[[furniture]]\nname='x'\ndoes='line'\nexamples=['a']\nnot=['b']", "either `pattern` or `words`"),
        ("[[furniture]]\nname='x'\ndoes='dance'\npattern='a'\nexamples=['a']\nnot=['b']", "'x', does"),
        ("[[furniture]]\nname='x'\ndoes='line'\npattern='a'\nexamples=[]\nnot=['b']", "'x', examples"),
        ("[[furniture]]\nname='x'\ndoes='inline'\npattern='a'\nexamples=['a']\nnot=['b']", "need `hints`"),
        ("furniture = 1 2", "cannot be read as furniture rules"),
    ],
)
def test_what_is_wrong_with_a_rule_is_said(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(content)
    with pytest.raises(RuleError, match=r"mine\.toml") as caught:
        furniture.load(path)
    assert words in str(caught.value)
