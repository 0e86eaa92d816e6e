"""Sport: reports of matches give no attacks; what happens beside the pitch stays."""

from __future__ import annotations

import pytest

from events import extract

MATCH = (
    "Rovers destroyed their rivals 4-0 on Saturday, the striker firing two shots past the goalkeeper before half-time. The visitors attacked down "
    "the left, but were shot down by a solid midfield. “We were killed at the back,” the coach said."
)
RACE = (
    "The peloton was blown apart on the climb. The Spaniard attacked twice and crushed his teammates before the tie-break of the standings."
)


CLUBS = "Raiders blown away by ruthless Pirates\n\nPirates destroyed Raiders 5-1 on Sunday, striker Joel Amado scoring a hat-trick past the goalkeeper."


@pytest.mark.parametrize("text", [MATCH, RACE, CLUBS])
def test_a_match_is_no_attack(text: str) -> None:
    assert extract(text, published="2020-10-20") == []


@pytest.mark.parametrize(
    ("text", "types"),
    [
        # beside the pitch
        (MATCH + " Police arrested 12 supporters outside the ground.", ["COERCE"]),
        (MATCH + " A bomb exploded near the stadium, killing three people.", ["ASSAULT"]),
        (MATCH + " Gunmen kidnapped the referee on his way home.", ["ASSAULT"]),
        # words of the game that are other things alone
        ("Gunmen attacked a football match in Baquba on Friday, killing the referee and three fans.", ["ASSAULT"]),
        ("Rebels attacked the cup final in Gao. The coach of the squad was wounded.", ["ASSAULT"]),
        ("The army destroyed a camp of its rivals in a 3-0 vote of the season.", ["ASSAULT"]),
    ],
)
def test_what_happens_beside_the_pitch_is_meant_as_it_is_said(text: str, types: list[str]) -> None:
    assert [row.event_type for row in extract(text, published="2020-10-20")] == types
