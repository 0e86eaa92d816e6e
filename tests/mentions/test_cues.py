"""Cues: the words that bear on an action's standing."""

from __future__ import annotations

import pytest

from events.forms import Forms
from events.mentions.cues import CueFinder, expand
from events.model import Sentence
from events.pipeline import extractor
from events.rulebook import CueRule
from events.words import words

LEXICON = extractor().lexicon
FORMS = Forms(LEXICON)


def cue(name: str, kind: str, *listed: str) -> CueRule:
    return CueRule(name=name, kind=kind, words=listed, examples=("X",))


FINDER = CueFinder(
    (
        cue("deny", "deny", "<deny>", "<reject> claims"),
        cue("threat", "threat", "threat of", "<threaten>"),
        cue("claim", "claim", "<deny>"),
        cue("be", "plan", "<be> to"),
    ),
    FORMS,
)


def found(text: str) -> list[str]:
    tagged = words(Sentence(4, text, 0, len(text)), LEXICON)
    cues = FINDER.find(tagged)
    assert all(c.sentence == 4 for c in cues)
    return [f"{tagged.span(c.first, c.last)}: {c.kind}" for c in cues]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The army denied it.", ["denied: deny", "denied: claim"]),
        ("The army rejects claims of torture.", ["rejects claims: deny"]),
        ("The army again rejected the claims.", []),
        ("They live under the threat of war.", ["threat of: threat"]),
        ("They are to leave.", ["are to: plan"]),
        ("They are not to leave.", []),
        ("Threatened animals live here.", ["Threatened: threat"]),
        ("The shops were open.", []),
    ],
)
def test_cues(text: str, cues: list[str]) -> None:
    assert found(text) == cues


def test_lemmas_in_angle_brackets_are_all_forms() -> None:
    assert ("was", "to") in set(expand("<be> to", FORMS))
    assert {("deny",), ("denies",), ("denied",), ("denying",)} == set(expand("<deny>", FORMS))
    assert list(expand("no evidence of", FORMS)) == [("no", "evidence", "of")]
