"""Speech: who says what. In each case the verb in the second column is asked for its source."""

from __future__ import annotations

import datetime as dt

import pytest

from events.grammar import Grammar
from events.model import Actor, Sentence
from events.pipeline import Extractor, extractor
from events.speech import Speech
from events.status import Standing


@pytest.fixture(scope="module")
def x() -> Extractor:
    return extractor()


def speech(x: Extractor, text: str) -> tuple[Grammar, Speech]:
    found = x.find(Sentence(0, text, 0, len(text)), dt.date(2020, 10, 20))
    g = Grammar(found.phrases)
    actors: dict[int, Actor] = {found.phrases.of[a.last - 1]: a for a in found.actors}
    return g, Speech(g, Standing(g, found.cues), actors)


def source(x: Extractor, text: str, word: str) -> tuple[str, bool]:
    g, spoken = speech(x, text)
    chunk = next(c for c, p in enumerate(g.chunks) if word in g.lower[p.first : p.last])
    actor, doubtful = spoken.source(chunk)
    return actor.text if actor else "", doubtful


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("Police said gunmen killed a shopkeeper.", "killed", "Police"),
        ("Police said on Monday that gunmen had killed a shopkeeper.", "killed", "Police"),
        ("Gunmen killed a shopkeeper, police said.", "killed", "police"),
        ("“Gunmen killed a shopkeeper,” said the governor.", "killed", "governor"),
        ("“Gunmen killed a shopkeeper,” the governor said.", "killed", "governor"),
        ("According to the army, rebels killed two drivers.", "killed", "army"),
        ("Rebels killed two drivers, according to the army.", "killed", "army"),
        ("Gunmen killed a shopkeeper.", "killed", ""),
        ("Rebels believed to be from the valley killed a shopkeeper.", "killed", ""),
        ("No group claimed that it had killed a shopkeeper.", "killed", ""),
        ("The army shelled a village, the rebels said, accusing Aleppo of breaking the truce.", "shelled", "rebels"),
        # what follows the speech is not said by the speaker
        ("Gunmen killed a shopkeeper and police arrested two men.", "arrested", ""),
    ],
)
def test_sources(text: str, word: str, speaker: str, x: Extractor) -> None:
    assert source(x, text, word) == (speaker, False)


def test_a_claim_casts_doubt_and_a_statement_does_not(x: Extractor) -> None:
    assert source(x, "The rebels claimed that they had killed ten soldiers.", "killed") == ("rebels", True)
    assert source(x, "The army stated that it had killed ten rebels.", "killed") == ("army", False)


def test_the_verb_of_saying_is_not_said(x: Extractor) -> None:
    assert source(x, "Police said gunmen killed a shopkeeper.", "said") == ("", False)
