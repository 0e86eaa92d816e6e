"""Telling: whether words tell of an action or only name it.

A main clause tells ("gunmen attacked a bus"), and so does what somebody is reported to have said, and a noun with a verb of
its own ("the rebels launched an attack"). A relative clause, a participle, an adverbial clause tells it aside ("the priests,
who were murdered ..."); a noun only names it ("condemned the murder of ..."). `events.background` weighs which it was.
"""

from __future__ import annotations

from events.arguments import Slots
from events.grammar import Grammar

SCENES = frozenset(("when", "after", "as", "while"))
"""What opens the clause that tells what happened: "five died when gunmen attacked their bus"."""


ANSWERS = frozenset("responded retaliated replied reacted answered".split())
ENDING = frozenset("stopped avoided quit ceased risked finished denied admitted".split())


def telling(g: Grammar, slots: Slots, noun: bool) -> str:
    """How the action in `slots` is told of: "told", "aside" or "named"."""
    v = _verb(slots, noun)
    if v < 0:
        return "named"
    before = g.back(v)
    if g.chunks[v].form == "gerund" and (g.kinds[before : before + 1] == "," or _after_object(g, before) or _answers(g, before)):
        return "told"  # the patrol returned fire, killing two
    if (
        g.chunks[v].form != "finite"
        or g.kinds[before : before + 1] == "W"
        or _that(g, before)
        or (not noun and slots.passive and _beside(g, v))
    ):
        return "aside"
    subject = g.subject(v)
    if not subject or g.kinds[before] == "A":
        return "told"
    start = g.group_start(subject[0])
    if g.lower[g.chunks[start].first] == "whose":
        return "aside"  # the president, whose father was killed
    if start and g.tags[g.chunks[start].head] == "p" and g.kinds[start - 1] == "N":
        return "aside"  # the villagers they have kidnapped
    opening = g.back(start)
    return "aside" if opening >= 0 and g.kinds[opening] in "WSP" and g.word(opening) not in SCENES else "told"


def _that(g: Grammar, c: int) -> bool:
    """Whether chunk `c`, right before a verb, is the "that" of a relative clause: "a group that has killed traders"."""
    return c > 0 and g.kinds[c] == "A" and g.kinds[g.back(c)] == "N"


def general(g: Grammar, slots: Slots, noun: bool) -> bool:
    """Whether the verb stands in the present or the perfect, as of habits and of what is long over: "attacks convoys", "have
    murdered thousands"."""
    v = _verb(slots, noun)
    return v >= 0 and g.chunks[v].form == "finite" and g.chunks[v].tense == "present"


def _verb(slots: Slots, noun: bool) -> int:
    """The verb group that states the action; of a noun the one that carries it, -1 for none."""
    return slots.chunk if not noun else slots.support if slots.support >= 0 else slots.occurs


def _after_object(g: Grammar, c: int) -> bool:
    """Whether noun group `c` is the object of a finite verb: "engaged the insurgents killing three"."""
    if c < 0 or g.kinds[c] != "N":
        return False
    verb = g.back(g.group_start(c))
    return verb >= 0 and g.kinds[verb] == "V" and g.chunks[verb].form == "finite"


def _answers(g: Grammar, c: int) -> bool:
    """Whether chunk `c` is the finite verb before a gerund ("engaged killing three") or the "by" of one that says how somebody
    answered ("responded by returning fire")."""
    if c >= 0 and g.kinds[c] in "PY" and g.lower[g.chunks[c].first] == "by":
        c = g._verb_left(c)
        return c >= 0 and g.chunks[c].form == "finite" and g.word(c) in ANSWERS
    return c >= 0 and g.kinds[c] == "V" and g.chunks[c].form == "finite" and g.chunks[c].voice == "active" and g.word(c) not in ENDING


def _beside(g: Grammar, v: int) -> bool:
    """A lone past form right after a noun: "soldiers killed in the raid"."""
    chunk = g.chunks[v]
    return v > 0 and g.kinds[v - 1] == "N" and chunk.last - chunk.first == 1
