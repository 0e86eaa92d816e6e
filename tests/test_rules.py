"""Every rule's examples are claimed by the rule, every counter-example stays silent."""

from __future__ import annotations

import datetime as dt

import pytest

from events.model import Sentence
from events.pipeline import Extractor, extractor
from events.rulebook import ActionRule, CueRule, Rulebook

BOOK = Rulebook.load()
DAY = dt.date(2020, 10, 20)


@pytest.fixture(scope="module")
def x() -> Extractor:
    return extractor()


def claimed(x: Extractor, text: str) -> dict[str, str]:
    """Rule -> action words, of all claims of one sentence."""
    found = x.find(Sentence(0, text, 0, len(text)), DAY)
    return {claim.rule: claim.action for claim in x.claims.read(found)}


def cued(x: Extractor, text: str) -> set[str]:
    return {cue.rule for cue in x.find(Sentence(0, text, 0, len(text)), DAY).cues}


@pytest.mark.parametrize("rule", BOOK.actions, ids=lambda r: r.name)
def test_action(rule: ActionRule, x: Extractor) -> None:
    missed = {text: claimed(x, text) for text in rule.examples if rule.name not in claimed(x, text)}
    assert not missed, f"{rule.name} does not claim its example"
    claimed_wrongly = {text: claimed(x, text)[rule.name] for text in rule.not_ if rule.name in claimed(x, text)}
    assert not claimed_wrongly, f"{rule.name} claims its counter-example"


@pytest.mark.parametrize("rule", BOOK.cues, ids=lambda r: r.name)
def test_cue(rule: CueRule, x: Extractor) -> None:
    assert all(rule.name in cued(x, text) for text in rule.examples)
    assert not any(rule.name in cued(x, text) for text in rule.not_)
