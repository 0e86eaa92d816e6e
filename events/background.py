"""Background: what an article names in passing, or long after, as against what it tells as news.

A row of an attack is what a researcher counts where enough is told of it: whom it hit, who did it, when, where, with what,
with what toll. So `news` adds up what is told. The points were set by hand from how often rows with and without each were
right on the development sets, and rounded; what the lead says in a main clause, and what is told fully (who did it to whom
and where), is news whatever the points.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.model import Actor, Claim, Location, Toll
from events.settle import LOCATABLE, Settled

OLD = 61
"""Days after which what is told, with a date of its own, is no news: two months."""
LEAD = 2
"""Sentences of the body in which an article says what it is about."""
EARLY = 5
"""Sentences of the body that still are near its head."""
ENOUGH = 8
"""Points from which an attack counts as told."""
ATTACKS = frozenset("attacks bombings ambushes operations killings assassinations kidnappings shootings targeting".split())
ARMED = frozenset(("REB", "UAF", "CRM"))
MANY = 100
"""More dead than that in one statement, or a number only guessed at, is the sum of a war."""


def old(claims: Sequence[Claim], settled: Settled, head: int) -> bool:
    """Whether all days that the claims state lie more than two months before publication; not what the lead tells. `head` is the
    number of the body's first sentence."""
    if settled.day is None or any(_leads(c, head) for c in claims):
        return False
    ends = [t.end for c in claims for d in c.dates if (t := settled.time(d)).end is not None]
    return bool(ends) and (settled.day - max(ends)).days >= OLD


def news(claims: Sequence[Claim], actors: Sequence[Actor], targets: Sequence[Actor], tolls: Sequence[Toll], mode: str, settled: Settled, head: int, near: bool) -> bool:
    """Whether an attack is told as news; `near` where the article tells of the time a few sentences before at most.
    `head` is the number of the body's first sentence."""
    if any(_leads(c, head) for c in claims):
        return True
    told = [c for c in claims if c.telling == "told"]
    verb = any(not c.general for c in told)
    when, where = _of_when(claims, settled), _of_where([settled.place(p) for c in claims for p in c.places])
    if verb and (targets or tolls) and ((actors and actors[0].reference != "pronoun") or (tolls and near)):
        return True
    if told and when == 2 and where == 1:
        return True
    first = min(c.sentence for c in claims) - head
    points = 3 if first < LEAD else 1 if first < EARLY else 0
    points += verb + _of_whom(targets) + _of_whose(actors) + when + where + _of_toll(tolls)
    points += any(c.weapon for c in claims) + bool(mode) + (mode == "explosives")
    points -= 2 * (any(c.general for c in claims) and all(c.general or c.nominal for c in claims))
    return points - all(c.status == "alleged" for c in claims) >= ENOUGH


def record(claims: Sequence[Claim], actors: Sequence[Actor], tolls: Sequence[Toll], caught: frozenset[str]) -> bool:
    """Whether attacks, of no day and no toll, are what somebody has done who was `caught` (by the last words for them):
    "The arrested leader coordinated attacks in Logar"."""
    if not actors or tolls or any(c.dates for c in claims):
        return False
    theirs = all(a.reference == "definite" and a.text.lower().split()[-1] in caught for a in actors)
    return theirs and any(w in ATTACKS for c in claims for w in c.action.lower().split())


def _leads(claim: Claim, head: int) -> bool:
    return claim.sentence < head + LEAD and (claim.telling == "told" or (claim.status == "alleged" and not claim.nominal and not claim.general))


def _of_whom(targets: Sequence[Actor]) -> int:
    """4 for somebody named, 2 for anybody or anything else."""
    if any(t.reference == "name" and t.kind != "body" for t in targets):
        return 4
    return 2 if targets else 0


def _of_whose(actors: Sequence[Actor]) -> int:
    return bool(actors) + any(a.sector in ARMED for a in actors)


def _of_when(claims: Sequence[Claim], settled: Settled) -> int:
    """2 for a day or a few; a longer time is a sum over many days."""
    times = [t for c in claims for d in c.dates if (t := settled.time(d)).start is not None]
    if not times:
        return 0
    return 2 if times[0].precision in (1, 2) else -1


def _of_where(places: Sequence[Location]) -> int:
    if any(p.kind != "country" and p.reason in (*LOCATABLE, "unknown_name") for p in places):
        return 1
    return -1 if places else 0


def _of_toll(tolls: Sequence[Toll]) -> int:
    killed = [t for t in tolls if t.effect == "killed"]
    vague = bool(killed) and all(t.best is None or t.best > MANY for t in killed)
    return 2 * bool(tolls) - vague
