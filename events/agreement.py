"""Agreement: whether mode, place and time of two statements can be those of one happening.

Each answer is a number for the sum that decides: more than 0 where they are the same, 0 where one of them says nothing,
-1 where they differ.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.model import DateMention, Interval, Location, PlaceMention
from events.settle import Settled
from events.story import inside

# Modes that say little of how people were harmed: one that says more replaces them.
GENERIC = frozenset(("", "firearms", "targeted", "primitive", "destroy"))
# Modes that can be of one attack, told in two ways: "destroy" says what came of it, "targeted" whom it was to kill.
ALIKE = frozenset(
    frozenset(pair.split())
    for pair in (
        "explosives suicide-attack", "aerial drone", "firearms targeted", "explosives targeted", "heavy-weapons explosives",
        "destroy explosives", "destroy suicide-attack", "destroy aerial", "destroy drone", "destroy heavy-weapons",
    )
)  # fmt: skip


def modes_agree(one: str, two: str) -> bool:
    """Whether two modes may be of one attack."""
    if one == two or not one or not two:
        return True
    return frozenset((one, two)) in ALIKE


def places_agree(one: Sequence[PlaceMention], two: Sequence[PlaceMention], settled: Settled) -> float:
    """1 the same or one inside the other, 0 unknown, -1 different."""
    if not one or not two:
        return 0.0
    firsts = [settled.place(p) for p in one]
    seconds = [settled.place(p) for p in two]
    if len(one) > 1 and len(two) == 1 and _holds_all(seconds[0], firsts):
        return 1.0  # a province, and then where in it
    if (len(one) > 1 or len(two) > 1) and {p.text.lower() for p in firsts} != {p.text.lower() for p in seconds}:
        return -1.0  # a list of places is a statement of its own
    for a in firsts:
        for b in seconds:
            if a.text.lower() == b.text.lower() or inside(a, b) or inside(b, a):
                return 1.0
    if _headlined(one, firsts, seconds) or _headlined(two, seconds, firsts):
        return 1.0
    if len(one) == len(two) == 1 and (_holds_all(firsts[0], seconds) or _holds_all(seconds[0], firsts)):
        return 1.0  # a region or valley, and a place in its province
    if all(a.place_id is None for a in firsts) or all(b.place_id is None for b in seconds):
        return 0.0
    return -1.0


def _holds_all(wide: Location, places: Sequence[Location]) -> bool:
    """Whether a province or valley holds the places listed, those that are known."""
    known = [p for p in places if p.place_id is not None]
    if wide.kind not in ("country", "adm1", "other") or not known or (wide.kind == "other" and wide.precision not in (4, 5)):
        return False
    return all(inside(p, wide) or (wide.kind == "other" and p.adm1_code == wide.adm1_code is not None) for p in known)


def _headlined(mentions: Sequence[PlaceMention], named: Sequence[Location], others: Sequence[Location]) -> bool:
    """Whether a headline's place is a city called like its province, which may be meant ("in Kandahar"), and the other
    lies in that."""
    if mentions[0].sentence != 0 or named[0].kind != "settlement" or not named[0].adm1_code or named[0].name != named[0].adm1:
        return False
    return any(o.adm1_code == named[0].adm1_code for o in others)


def dates_agree(one: Sequence[DateMention], two: Sequence[DateMention], settled: Settled) -> float:
    if not one or not two:
        return 0.0
    a, b = settled.time(one[0]), settled.time(two[0])
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return 0.0
    if apart(a, b):
        return -1.0
    return 0.5 if a.precision and b.precision and a.precision < 3 and b.precision < 3 else 0.0


def apart(a: Interval, b: Interval) -> bool:
    """Whether two times share no day."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return False
    return a.start > b.end or b.start > a.end


def closer(known: list[PlaceMention], more: Sequence[PlaceMention], settled: Settled) -> list[PlaceMention]:
    """The places of a happening after one more claim: the nearer place of two of which one holds the other."""
    if not known or not more:
        return known or list(more)
    a, b = settled.place(known[0]), settled.place(more[0])
    if (
        len(known) == 1 < len(more)
        and all(settled.place(p).place_id is not None for p in more)
        and _holds_all(a, [settled.place(p) for p in more])
    ):
        return list(more)
    wider = (a.kind in ("country", "adm1") and b.kind not in ("country", a.kind)) or _headlined(known, [a], [b])
    if len(known) == len(more) == 1 and a.kind == "other" and b.kind in ("settlement", "adm2") and _holds_all(a, [b]):
        return list(more)
    within = inside(b, a) if b.place_id is not None else a.kind == "country" and b.country in (None, a.country)
    return list(more) if len(known) == 1 and len(more) == 1 and wider and (within or a.kind == "settlement") else known
