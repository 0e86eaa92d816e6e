"""Sifting: which of an article's happenings are no rows of their own, because nothing is known of them or because they are
part of what is told besides."""

from __future__ import annotations

from collections.abc import Sequence

from events.lists import listed
from events.merge_groups import NEAR, Group, only_effect
from events.model import Location, Mentions
from events.people import people_agree
from events.settle import Settled
from events.story import REAL, Story, inside, summed_up, where

# What befalls vehicles with nobody attacking.
CRASHES = listed("mishaps", "crashes")
FORCE = frozenset(("ASSAULT", "COERCE"))
SURROUNDED = ("surround", "surrounds", "surrounded", "surrounding", "encircled", "encircling")


def sifted(groups: Sequence[Group], found: Sequence[Mentions], line: Story, settled: Settled) -> list[Group]:
    """The happenings that are rows, in their order."""
    mishaps = {m.phrases.words.sentence.index for m in found if not CRASHES.isdisjoint(m.phrases.words.lower)}
    kept = [g for g in groups if _substantial(g) and not (mishaps and _mishap(g, groups, mishaps))]
    if apart := summed_up(found, settled):
        kept = [g for g in kept if not _told_below(g, kept, apart, line, settled)]
    return [g for g in kept if not _led_up(g, kept)]


def _led_up(group: Group, groups: Sequence[Group]) -> bool:
    """Whether people only surrounded what they then stormed, or whom they arrested, near by in the text; who arrested them,
    where that is not told, is who surrounded the house."""
    if group.type != "ASSAULT" or group.status not in REAL or not all(c.action.lower().endswith(SURROUNDED) for c in group.claims):
        return False
    first, last = group.claims[0].sentence - NEAR, group.claims[-1].sentence + NEAR
    for other in groups:
        near = (
            other is not group and other.type in FORCE and other.status in REAL and any(first <= c.sentence <= last for c in other.claims)
        )
        if near and (not other.actors or people_agree(other.actors, group.actors) > 0):
            other.actors = other.actors or group.actors
            return True
    return False


def _substantial(group: Group) -> bool:
    """A happening of which only "the attack" is known, neither who nor whom nor where nor what toll, is none."""
    if all(c.definite and not c.nominal for c in group.claims):
        return False  # responsibility was claimed, but for nothing told of here
    return bool(group.actors or group.targets or group.tolls or group.places) or any(not c.definite for c in group.claims)


def _mishap(group: Group, groups: Sequence[Group], mishaps: set[int]) -> bool:
    """Whether people came to harm, by nobody, where the text has just told of a crash and of no attack: "The plane crashed in
    a field. Two passengers were killed."."""
    first, last = group.claims[0].sentence, group.claims[-1].sentence
    if (
        group.type != "ASSAULT"
        or group.actors
        or group.mode
        or not all(map(only_effect, group.claims))
        or mishaps.isdisjoint(range(first - NEAR, last + 1))
    ):
        return False
    return not any(first - NEAR <= c.sentence <= last for g in groups if g is not group and g.type == "ASSAULT" for c in g.claims)


def _told_below(group: Group, groups: Sequence[Group], apart: Sequence[Location], line: Story, settled: Settled) -> bool:
    """Whether a happening is only what a title, which names several places, sums up: the body tells of one like it there."""
    if any(c.sentence >= line.head for c in group.claims):
        return False
    below = (g for g in groups if g.type == group.type and g.status in REAL and min(c.sentence for c in g.claims) >= line.head)
    return any(inside(p, q) for g in below for p in where(g.places, g.claims, g.type, line, settled) for q in apart)
