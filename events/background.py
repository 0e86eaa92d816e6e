"""Background: what an article names in passing, in general or long after, as against what it tells as news.

A row of an attack is what a researcher counts: one event, told for itself. Language has two ways to tell of something else.
It may presuppose the event as known ("the murder of the judges", "the judges, who were murdered") rather than assert it in
a clause of its own; `events.telling` reads that. And it may speak of a kind of event rather than of one: habits and sums of
years ("have murdered thousands") have their verb in the present or the perfect and name neither day nor place; they have
bare plurals for victims, a stretch of time for a day. One event, however, has particulars: its day, its place, these victims, these attackers, a weapon, a toll.

So `news` is what the lead tells in a clause of its own, if not in general; and what any clause tells in full: who did it
to which victims, when and where, or how many were harmed while the story's clock is running. Of the rest it counts the particulars, takes
off the signs of generality, each being one, and asks that three be left, or two in the lead. No weights were fitted: taking
one sign away, or counting it twice, makes little odds on the development sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from events.model import Actor, Claim, Interval, Toll
from events.settle import LOCATABLE, Settled
from events.story import Story

OLD = 61
"""Days after which what is told, with a date of its own, is no news: two months."""
LEAD = 2
"""Sentences of the body in which an article says what it is about."""
DAYS = (1, 2)
"""Precisions of a day or a few; a longer time is a sum over many days."""
ATTACKS = frozenset("attacks bombings ambushes operations killings assassinations kidnappings shootings targeting".split())
FROM_AFAR = frozenset(("aerial", "drone", "heavy-weapons"))
MANY = 100
"""More dead than that in one statement are the sum of a war."""
THOUSANDS = frozenset(("thousands", "millions"))
A_THOUSAND = 1000
"""Victims of whatever kind that no attack of one day has."""
WEEK = 7
QUANTIFIERS = frozenset("several some many various dozens scores number few couple".split())


class Told(Protocol):
    """What is known of a happening when it is asked whether it is news."""

    claims: list[Claim]
    mode: str
    actors: list[Actor]
    targets: list[Actor]
    tolls: dict[Toll, None]


def old(claims: Sequence[Claim], settled: Settled, line: Story) -> bool:
    """Whether all days that the claims state lie more than two months before publication; not what the lead tells, unless that
    tells of a later time besides ("the trial opened on Wednesday; three men shot him in 1993")."""
    if settled.day is None:
        return False
    dated = [(t.end, c) for c in claims for d in c.dates if (t := settled.time(d)).end is not None]
    if not dated or (settled.day - max(end for end, _ in dated)).days < OLD:
        return False
    late = any(at < line.head + LEAD and t.end is not None and (settled.day - t.end).days < OLD for at, t in line.times)
    return late or not any(_leads(c, line.head) for _, c in dated)


def news(happening: Told, settled: Settled, head: int, spoken: bool, running: bool) -> bool:
    """Whether an attack is told as news. `head` is the number of the body's first sentence; `spoken` tells that the
    article is a speech or a statement, which names what its hearers know, `running` that it has told of the time not long
    before."""
    claims = happening.claims
    loose = spoken or _habit(claims, settled) or _sum(happening, settled)
    if not loose and any(_leads(c, head) or _when_and_where(c, settled, running) for c in claims):
        return True
    general = _generalities(happening, settled) + spoken
    if running and not loose and any(c.mode == "crowd-control" and c.telling == "told" and c.status == "happened" for c in claims):
        return True
    voiced = general - all(c.status == "alleged" for c in claims)  # that only one side says so makes it no habit
    harmed = (
        running
        and any(c.telling == "told" and not c.nominal for c in claims)
        and _counted(happening.tolls)
        and any(map(_particular, happening.targets))
    )
    if not voiced and (harmed or any(map(_in_full, claims))):
        return True
    if _sum(happening, settled) and not any(_leads(c, head) for c in claims):
        return False
    needed = 2 if min(c.sentence for c in claims) < head + LEAD else 3
    return _particulars(happening, settled) - general >= needed


def fresh(happening: Told, settled: Settled) -> bool:
    """Whether an attack has a day of its own in the week before publication, and dead or wounded of its own, whatever else
    is told of it: it is news even where it stands far down."""
    day = settled.day
    harmed = [
        t for t in happening.tolls if t.effect in ("killed", "wounded") and not t.background and (t.low if t.best is None else t.best)
    ]
    if day is None or not _counted(harmed):
        return False
    week = (t for t in _times(happening.claims, settled) if t.end is not None and t.precision in (*DAYS, 3))
    return any(0 <= (day - t.end).days <= WEEK for t in week if t.end is not None)


def _leads(claim: Claim, head: int) -> bool:
    return claim.sentence < head + LEAD and (
        claim.telling == "told" or (claim.status == "alleged" and not claim.nominal and not claim.general)
    )


def _when_and_where(claim: Claim, settled: Settled, running: bool) -> bool:
    """Whether a clause tells of a place and of days, be they, of what went off somewhere, those that the story is at."""
    week = any(t.precision in (*DAYS, 3) for t in _times([claim], settled)) or (
        running and claim.mode == "explosives" and not (claim.dates or claim.general)
    )
    return claim.telling == "told" and week and _placed([claim], settled)


def _in_full(claim: Claim) -> bool:
    """Whether a clause tells who did it to whom."""
    return claim.telling == "told" and not claim.general and bool(claim.targets) and any(a.reference != "pronoun" for a in claim.actors)


def _particulars(told: Told, settled: Settled) -> int:
    """Day, place, victims known one by one, attackers, way of attack, weapon if the action does not name it, number of
    people harmed: how many are told."""
    return sum(
        (
            _dated(told.claims, settled),
            _placed(told.claims, settled),
            any(map(_particular, told.targets)),
            any(a.reference != "pronoun" for a in told.actors),
            bool(told.mode),
            any(c.weapon and c.weapon.lower() not in c.action.lower() for c in told.claims),
            _counted(told.tolls),
        )
    )


def _generalities(told: Told, settled: Settled) -> int:
    """Verb of a habit; a stretch of time; a sum for a toll; nobody or only a kind of people for victims (of what is aimed
    at places, who was hit need not be known); nothing but somebody's claim: how many are told."""
    times, killed = _times(told.claims, settled), [t for t in told.tolls if t.effect == "killed"]
    return sum(
        (
            _habit(told.claims, settled),
            bool(times) and not _dated(told.claims, settled),
            (bool(killed) and not _counted(killed)) or _sum(told, settled),
            told.mode not in FROM_AFAR
            and not any(_particular(t) or (t.reference in ("thing", "definite") or " of " in t.text) for t in told.targets),
            all(c.status == "alleged" for c in told.claims),
        )
    )


def _habit(claims: Sequence[Claim], settled: Settled) -> bool:
    """Whether a verb in the present or perfect names neither day nor place, and no clause in the past tells of it."""
    past = any(c.telling == "told" and not c.general for c in claims)
    return any(c.general for c in claims) and not (past or _dated(claims, settled) or _placed(claims, settled))


def _sum(told: Told, settled: Settled) -> bool:
    """Whether so many people were harmed, on no day, as a war harms: "thousands were kidnapped under the junta"."""
    if _dated(told.claims, settled):
        return False
    killed = [t for t in told.tolls if t.effect == "killed"]
    return (bool(killed) and not _counted(killed)) or any(
        (t.count or 0) >= A_THOUSAND or not THOUSANDS.isdisjoint(t.text.lower().split()) for t in told.targets
    )


def _counted(tolls: Iterable[Toll]) -> bool:
    """Whether so many people were harmed as one attack harms."""
    stated = (t.low if t.best is None else t.best for t in tolls)
    return any(number is not None and number <= MANY for number in stated)


def _times(claims: Sequence[Claim], settled: Settled) -> list[Interval]:
    return [t for c in claims for d in c.dates if (t := settled.time(d)).start is not None]


def _dated(claims: Sequence[Claim], settled: Settled) -> bool:
    return any(t.precision in DAYS for t in _times(claims, settled))


def _placed(claims: Sequence[Claim], settled: Settled) -> bool:
    """Whether a place smaller than a country is told."""
    places = (settled.place(p) for c in claims for p in c.places)
    return any(p.kind != "country" and p.reason in (*LOCATABLE, "unknown_name") for p in places)


def _particular(target: Actor) -> bool:
    """Whether victims are known one by one: by name, by number, be it vague, as one person or one body ("a police post")."""
    if (
        target.count
        or (target.reference == "name" and target.kind != "body")
        or not QUANTIFIERS.isdisjoint(target.text.lower().split()[:3])
    ):
        return True
    return (target.kind == "person" and target.reference != "pronoun") or (target.kind == "body" and target.reference == "indefinite")


def record(claims: Sequence[Claim], actors: Sequence[Actor], tolls: Sequence[Toll], caught: frozenset[str]) -> bool:
    """Whether attacks, of no day and no toll, are what somebody has done who was `caught` (by the last words for them):
    "The arrested leader coordinated attacks in Logar"."""
    if not actors or tolls or any(c.dates for c in claims):
        return False
    theirs = all(a.reference == "definite" and a.text.lower().split()[-1] in caught for a in actors)
    return theirs and any(w in ATTACKS for c in claims for w in c.action.lower().split())
