"""Whether a sentence tells of several happenings at once: separate operations, three attacks.

What such a sentence says (a toll, a day, who acted) is of all of them together, and the happenings told one by one
afterwards are parts of it, not the same.
"""

from __future__ import annotations

from events.mentions.numbers import value
from events.model import Claim, Mentions

SIDES = frozenset("northern southern eastern western central northeastern northwestern southeastern southwestern".split())
SEVERAL = frozenset("separate several multiple numerous various different twin double triple simultaneous coordinated other".split())
HAPPENINGS = frozenset(
    "operations attacks incidents raids clashes strikes airstrikes searches missions engagements ambushes bombings explosions "
    "blasts shootings assaults battles events encounters offensives".split()
)


def tells_of_several(m: Mentions) -> bool:
    """Whether a noun group of the sentence names several happenings, by a number or a word for several, or several parts of a
    country in which they were: "in eastern and southern Afghanistan", "across Helmand"."""
    words = m.phrases.words
    if _sides(words.lower) or any(p.preposition in ("across", "throughout") for p in m.places):
        return True
    if HAPPENINGS.isdisjoint(words.lower):
        return False
    return _two_kinds(m) or any(
        c.kind == "N" and words.lower[c.head] in HAPPENINGS and any(_several(words.lower, i) for i in range(c.first, c.head))
        for c in m.phrases.chunks
    )


def _two_kinds(m: Mentions) -> bool:
    """Whether two plurals without an article are joined: "Bombings and shootings killed 14"."""
    chunks, lower, tags = m.phrases.chunks, m.phrases.words.lower, m.phrases.words.tags
    joints = (i for i, kind in enumerate(m.phrases.kinds) if kind == "C" and m.phrases.kinds[i - 1 : i + 2] == "NCN")
    return any(
        all(lower[c.head] in HAPPENINGS and tags[c.head] == "S" and not c.determiner for c in (chunks[i - 1], chunks[i + 1]))
        for i in joints
    )


def _sides(lower: tuple[str, ...]) -> bool:
    """Whether two parts of a country are named together behind a preposition."""
    if len(SIDES.intersection(lower)) < 2:
        return False
    joined = (i for i in range(1, len(lower) - 2) if lower[i] in SIDES and lower[i + 1] in ("and", ",") and lower[i + 2] in SIDES)
    return any(lower[i - 1] in ("in", "across", "throughout") for i in joined)


def _several(lower: tuple[str, ...], i: int) -> bool:
    number = value(lower, i)
    return lower[i] in SEVERAL or (number is not None and number[0] > 1)


def besides(claim: Claim, also: dict[int, int]) -> bool:
    """Whether somebody named anew is said to have done it to somebody besides: "Guerrillas also fired at a patrol". `also` has
    for sentences with the word "also" where it stands."""
    at = also.get(claim.sentence)
    if at is None or not claim.first - 2 <= at < claim.last or not claim.actors or not claim.targets:
        return False
    return all(a.reference in ("indefinite", "name") for a in claim.actors)
