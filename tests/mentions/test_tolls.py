"""Tolls: what each sentence says of people come to harm. The cases stand in tolls.txt, the rules' own in tolls.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.errors import RuleError
from events.forms import Forms
from events.mentions import dates
from events.mentions.toll_rules import Conventions
from events.mentions.tolls import TollFinder
from events.model import Actor, Phrases, Sentence, Toll
from events.phrases import phrases
from events.pipeline import lexicon
from events.rulebook import Rulebook
from events.words import words

TABLE = Path(__file__).parent / "tolls.txt"
STATEMENT = re.compile(
    r'(?P<effect>\w+) (?P<number>\S+) "(?P<who>[^"]+)"(?: (?P<mode>same|more|part|update))?(?P<attackers> attackers)?'
    r'(?P<background> background)?(?P<named> named)?(?: by "(?P<source>[^"]+)")?'
)
NUMBER = re.compile(r"(\d+)(?:([+~])|/(\d+|-)/(\d+|-))?")


@dataclass(frozen=True)
class Case:
    line: int
    sentence: str
    expected: tuple[str, ...]


def cases() -> list[Case]:
    found = []
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith(("#", "==")):
            sentence, _, statements = line.partition(" | ")
            expected = () if statements == "nothing" else tuple(statements.split("; "))
            assert all(STATEMENT.fullmatch(s) for s in expected), f"tolls.txt:{number}: cannot be read"
            found.append(Case(number, sentence, expected))
    return found


CASES = cases()
RULEBOOK = Rulebook.load()
LEXICON = lexicon(RULEBOOK)
FINDER = TollFinder(RULEBOOK, Forms(LEXICON))


def chunked(text: str, start: int = 0, block: str = "body") -> Phrases:
    tagged = words(Sentence(3, text, start, start + len(text), block), LEXICON)
    return phrases(tagged, tuple((t.first, t.last) for t in dates.find(tagged)))


def tolls(text: str, **known: object) -> tuple[Toll, ...]:
    return FINDER.find(chunked(text, **known))  # type: ignore[arg-type]


def bounds(number: str) -> tuple[int | None, int | None, int | None]:
    match = NUMBER.fullmatch(number)
    assert match, number
    low, mark, best, high = int(match[1]), match[2], match[3], match[4]
    if best:
        return low, None if best == "-" else int(best), None if high == "-" else int(high)
    return low, None if mark == "~" else low, None if mark else low


def written(statement: str) -> tuple[object, ...]:
    """A statement of the table as (effect, low, best, high, who, mode, attackers, background, named, source)."""
    match = STATEMENT.fullmatch(statement)
    assert match
    flags = (bool(match[name]) for name in ("attackers", "background", "named"))
    return (match["effect"], *bounds(match["number"]), match["who"], match["mode"] or "new", *flags, match["source"] or "")


def read(toll: Toll) -> tuple[object, ...]:
    """A statement found, in the same shape."""
    return (
        toll.effect, toll.low, toll.best, toll.high, toll.who, toll.mode, toll.attackers, toll.background, toll.named, toll.source,
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"line {c.line}: {c.sentence}")
def test_table(case: Case) -> None:
    assert sorted(map(read, tolls(case.sentence)), key=str) == sorted(map(written, case.expected), key=str)


RULES = Conventions.load()
EXAMPLES = [(rule.name, rule.effect, text) for rule in RULES.toll for text in rule.examples]
COUNTER_EXAMPLES = [(rule.name, rule.effect, text) for rule in RULES.toll for text in rule.not_]


@pytest.mark.parametrize(("name", "effect", "text"), EXAMPLES)
def test_examples_of_the_rules_are_found(name: str, effect: str, text: str) -> None:
    found = {t.effect for t in tolls(text)}
    assert {"killed", "wounded"} <= found if effect == "casualties" else effect in found


@pytest.mark.parametrize(("name", "effect", "text"), COUNTER_EXAMPLES)
def test_counter_examples_of_the_rules_are_not(name: str, effect: str, text: str) -> None:
    assert effect not in {t.effect for t in tolls(text)}


@pytest.mark.parametrize(("word", "low"), [(word, v.low) for v in RULES.vague for word in v.words if not word.endswith(" of")])
def test_vague_words_count_for_their_low(word: str, low: int) -> None:
    found = tolls(f"{word.capitalize()} soldiers were killed.")
    assert [(t.low, t.best) for t in found] == [(low, None)]


@pytest.mark.parametrize(("word", "low"), [(word, v.low) for v in RULES.collective for word in v.words if " " not in word])
def test_bodies_of_people_count_for_their_low(word: str, low: int) -> None:
    assert [t.low for t in tolls(f"The strike killed a {word}.")] == [low]


def test_offsets_count_in_the_article() -> None:
    text = "Gunmen killed two guards and wounded a driver."
    before = "Earlier news. "
    for toll in tolls(text, start=len(before)):
        assert (before + text)[toll.start : toll.end] == toll.text
        assert toll.who in toll.text
        assert toll.sentence == 3


def test_sector_is_the_actors_or_the_roles() -> None:
    parsed = chunked("The blast killed two guards and three Zadran elders.")
    first = parsed.words.lower.index("zadran")
    elders = Actor("three Zadran elders", 0, 1, 3, first - 1, first + 2, sector="ELI", count=3)
    assert [t.sector for t in FINDER.find(parsed, (elders,))][-1] == "ELI"
    assert [t.sector for t in tolls("The blast killed two policemen.")] == ["COP"]


def test_a_source_known_as_an_actor_goes_by_its_name() -> None:
    parsed = chunked("The student militia said 30 soldiers were killed.")
    militia = Actor("The student militia", 0, 19, 3, 0, 3, name="Taliban", sector="REB")
    assert [t.source for t in FINDER.find(parsed, (militia,))] == ["Taliban"]


def test_headlines_leave_numbers_out() -> None:
    headline = "Insurgents killed in raid"
    assert tolls(headline, block="title") == ()
    assert [t.low for t in tolls("Two insurgents killed in raid", block="title")] == [2]


def test_bad_rules_name_file_and_key(tmp_path: Path) -> None:
    path = tmp_path / "tolls.toml"
    path.write_text('[[toll]]\nname = "x"\neffect = "sad"\nexamples = ["a"]\nnot = ["b"]\n', encoding="utf-8")
    with pytest.raises(RuleError, match=r"tolls\.toml: toll\.0\.effect"):
        Conventions.load(path)
    path.write_text("[[toll]\n", encoding="utf-8")
    with pytest.raises(RuleError, match="is not TOML"):
        Conventions.load(path)
    with pytest.raises(RuleError, match="cannot be read"):
        Conventions.load(tmp_path / "none.toml")


VOCABULARY = (
    "killed wounded killing of the two three dozens several no one soldiers , . and including were was by in left dead 12 "
    'toll rose to life lost taken hostage detained his who among them himself casualties without at least more than ( ) " : '
    "body bodies found said police number hundred percent people others another death arrest 's fled homes not if"
).split()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY), max_size=25))
def test_any_words_give_numbers_in_order_inside_the_sentence(tokens: list[str]) -> None:
    text = " ".join(tokens)
    for toll in tolls(text):
        assert toll.low is not None
        assert toll.low >= 0
        assert toll.best is None or toll.low <= toll.best
        assert toll.high is None or (toll.best if toll.best is not None else toll.low) <= toll.high
        assert text[toll.start : toll.end] == toll.text
        assert toll.who


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    for toll in tolls(text):
        assert text[toll.start : toll.end] == toll.text
