"""Telling: a main clause tells of an action, a clause beside it tells it aside, a noun only names it."""

from __future__ import annotations

import datetime as dt

import pytest

from events.model import Claim, Sentence
from events.pipeline import Extractor, extractor


@pytest.fixture(scope="module")
def x() -> Extractor:
    return extractor()


def claim(x: Extractor, text: str, word: str) -> Claim:
    read = x.claims.read(x.find(Sentence(3, text, 0, len(text)), dt.date(2020, 10, 20)))
    return next(c for c in read if word in c.action)


CASES = [
    ("Gunmen attacked a bus in Herat.", "attacked", "told"),
    ("The ministry said that gunmen attacked a bus in Herat.", "attacked", "told"),
    ("The rebels launched an attack on the town.", "attack", "told"),
    ("The patrol returned fire, killing two insurgents.", "killing", "told"),
    ("The patrol engaged the insurgents killing two.", "killing", "told"),
    ("The helicopter engaged killing two insurgents.", "killing", "told"),
    ("The patrol responded by killing two insurgents.", "killing", "told"),
    ("The patrol risked killing ten insurgents.", "killing", "aside"),
    ("He rose to fame by killing two judges.", "killing", "aside"),
    ("He spoke of the six priests who were murdered in March.", "murdered", "aside"),
    ("The talks stopped after gunmen attacked a bus in Herat.", "attacked", "told"),
    ("The talks will stop if gunmen attacked a bus in Herat.", "attacked", "aside"),
    ("Soldiers killed in the raid were buried in Herat.", "killed", "aside"),
    ("The leader was responsible for conducting attacks on the police.", "attacks", "aside"),
    ("He condemned the murder of six priests.", "murder", "named"),
    ("The murder of six priests shocked the town.", "murder", "named"),
]


@pytest.mark.parametrize(("text", "word", "telling"), CASES, ids=lambda v: v[:40])
def test_telling(text: str, word: str, telling: str, x: Extractor) -> None:
    assert claim(x, text, word).telling == telling


@pytest.mark.parametrize(
    ("text", "word", "general"),
    [
        ("They have murdered many judges.", "murdered", True),
        ("The group attacks convoys in Ghazni.", "attacks", True),
        ("The leader participates in attacks on the police.", "attacks", True),
        ("They murdered many judges.", "murdered", False),
        ("They had murdered many judges.", "murdered", False),
        ("He condemned the murder of many judges.", "murder", False),
    ],
)
def test_the_present_and_the_perfect_are_general(text: str, word: str, general: bool, x: Extractor) -> None:
    assert claim(x, text, word).general is general
