"""Likeness: how well an article's account fits an incident that other articles have told of.

The score is a sum of weights set by hand, `FITS` and more is a match. One strong conflict (`VETO`) rules it out:

    place    the same settlement or district 3; a district in which the other's village lies 2; within 5 km 1.5, 12 km 0.5;
             a province that holds the other 1; the same name, unknown to the gazetteer, 2.5; two villages of one district further apart
             -1.5; another district -2.5 where one of the two was inherited; another district, province or country: veto
    date     the same day 1.5, 1.2 where one was inherited; where one is only the day of publication, 0.7, a day after the
             other 0, two days -0.5; overlapping intervals 0.7, of over a week 0.2; a day apart -2 where one was
             inherited; else veto
    mode     the same 1.5; one that the other may be in other words 0.7; another: veto
    people   for actor and target each: the same name, words or code 0.6, the same sector 0.3, other countries or sectors of
             one camp -0.5; other names of one camp -1; a state's forces here and insurgents there -2
    victims  the same kind of people hit (policemen, students, elders) 0.7, other kinds -0.7
    toll     killed: the same number of five or more 2.5, of two or more 2, one 0.5; ranges that meet 0.5; grown by up to
             three or half as much again in a later article -0.25; fallen so -0.5; further apart -1.5, and veto where
             that is more than fivefold and over ten. Wounded, captured and abducted half of it. Where the account is
             only alleged, at worst -0.5 in all: each party has figures of its own
    site     the same site (market, mosque, checkpoint) 1.5; other sites -2

So place and day alone do not do: something of what happened has to agree too.
The comparison is with the incident as all its accounts have told it, not with any one of them: its place is the
nearest told, its interval what all allow, its figures every one told. Thus a vague account cannot tie together two exact
ones that differ (the chains of single-link clustering; cf. Hernández & Stolfo 1995 on merge/purge and its closure).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from events.accounts import Account, Figure, Place, Side

FITS = 5.0
VETO = -100.0
RIVAL = -0.5
"""The most that figures can count against an account that is only alleged: parties to a war give figures of their own."""
STATE = frozenset(("MIL", "COP", "GOV", "SPY", "PRM"))
REBEL = frozenset(("REB", "UAF", "CRM", "SEP"))
ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        ("explosives", "suicide-attack"), ("aerial", "drone"), ("firearms", "targeted"), ("explosives", "targeted"),
        ("heavy-weapons", "explosives"), ("firearms", "heavy-weapons"), ("firearms", "primitive"), ("explosives", "firearms"),
        ("firearms", "suicide-attack"), ("demo", "riot"), ("demo", "strike"), ("demo", "obstruct"), ("arrest", "seize"),
        ("destroy", "explosives"), ("troops", "police"),
    )
)  # fmt: skip
"""Modes that two outlets may give one happening."""
NONE: frozenset[str] = frozenset()
LIKE = {mode: frozenset(other for pair in ALIKE if mode in pair for other in pair - {mode}) for mode in frozenset[str]().union(*ALIKE)}
"""Mode -> those that it may be in other words."""
FAR = 0.5
"""Degrees of latitude, over 55 km, beyond which no distance counts."""
HEARD_AT_MOST = 16
"""Accounts whose figures an incident keeps; of one told of by hundreds, the first ones do."""


@dataclass(slots=True, eq=False)
class Incident:
    """A happening as its accounts so far have told it."""

    id: str
    type: str
    first: int
    start: int
    end: int
    date_reason: str
    places: list[Place]
    modes: set[str] = field(default_factory=set)
    actors: list[Side] = field(default_factory=list)
    targets: list[Side] = field(default_factory=list)
    tolls: dict[str, list[Figure]] = field(default_factory=dict)
    sites: set[str] = field(default_factory=set)
    victims: set[str] = field(default_factory=set)
    status: str = ""
    cells: set[tuple[object, ...]] = field(default_factory=set)

    @classmethod
    def of(cls, account: Account) -> Incident:
        """The incident that one account makes."""
        made = cls(account.incident_id, account.type, account.moment, account.start, account.end, account.date_reason, list(account.places))
        made.hear(account)
        return made

    def hear(self, account: Account) -> None:
        """Take in one more account."""
        self._narrow(account)
        if account.mode:
            self.modes.add(account.mode)
        for sides, side in ((self.actors, account.actor), (self.targets, account.target)):
            if side.words and side not in sides and len(sides) < HEARD_AT_MOST:
                sides.append(side)
        self.sites |= account.sites
        # What one party claims against another is no measure for what others tell, so it counts only while nobody else
        # has spoken.
        if account.status == "happened" and self.status == "alleged":
            self.victims, self.tolls = set(), {}
        if account.status == "alleged" and self.status == "happened":
            return
        self.status = account.status
        self.victims |= account.victims
        for effect, figure in account.tolls.items():
            known = self.tolls.setdefault(effect, [])
            if figure not in known and len(known) < HEARD_AT_MOST:
                known.append(figure)

    def _narrow(self, account: Account) -> None:
        """Keep the nearest place and the days that all allow; an article's day outdoes its publication's."""
        if self.date_reason == "published" and account.date_reason != "published":
            self.start, self.end, self.date_reason = account.start, account.end, account.date_reason
        elif account.date_reason != "published" and max(self.start, account.start) <= min(self.end, account.end):
            self.start, self.end = max(self.start, account.start), min(self.end, account.end)
        nearest = min((p.wide for p in self.places), default=2)
        nearer = [p for p in account.places if p.wide < nearest]
        if nearer:
            self.places = nearer


def days(start: int, end: int, reason: str) -> tuple[int, int]:
    """First and last day that a happening can have been on: where only the day of publication is known, it and two before."""
    return (start - 2, end) if reason == "published" else (start, end)


def likeness(account: Account, incident: Incident) -> float:
    """The score of an account against an incident of the same type; `FITS` or more is a match."""
    # What rules out most comes first: of the incidents around, nearly all are elsewhere.
    mode = mode_fit(account.mode, incident.modes)
    if mode == VETO:
        return VETO
    place = places_fit(account.places, incident.places)
    if place == VETO:
        return VETO
    date = date_fit(account, incident)
    if date == VETO:
        return VETO
    toll = 0.0
    for effect, figure in account.tolls.items():
        toll += toll_fit(effect, figure, incident.tolls.get(effect))
    if "alleged" in (account.status, incident.status):
        toll = max(toll, RIVAL)
    people = people_fit(account.actor, incident.actors) + people_fit(account.target, incident.targets)
    return date + place + mode + people + toll + told_fit(account, incident)


# ---- when ---------------------------------------------------------------------------------------------------------


def date_fit(account: Account, incident: Incident) -> float:
    """How well the days agree."""
    reasons = account.date_reason, incident.date_reason
    one, two = days(account.start, account.end, reasons[0]), days(incident.start, incident.end, reasons[1])
    gap = max(one[0], two[0]) - min(one[1], two[1])
    if gap > 1 or (gap == 1 and "inherited" not in reasons):
        return VETO
    if gap == 1:
        return -2.0
    if "published" in reasons:
        after = account.end - incident.end if reasons[0] == "published" else incident.end - account.end
        return {0: 0.7, 1: 0.0}.get(abs(after), -0.5)
    if account.start == account.end == incident.start == incident.end:
        return 1.2 if "inherited" in reasons else 1.5
    return 0.7 if max(account.end - account.start, incident.end - incident.start) <= 7 else 0.2


# ---- where --------------------------------------------------------------------------------------------------------


def places_fit(some: list[Place], others: list[Place]) -> float:
    """How well the best two places agree of those told."""
    if len(some) == len(others) == 1:
        return place_fit(some[0], others[0])
    return max(place_fit(a, b) for a in some for b in others)


def place_fit(a: Place, b: Place) -> float:
    """How well two places agree."""
    if a.country and b.country and a.country != b.country:
        return VETO
    if a.id is None and b.id is None and a.text and a.text == b.text and a.adm1 == b.adm1:
        return 2.5
    if a.wide == 2 or b.wide == 2:
        return 0.0
    if a.id is not None and a.id == b.id:
        return 1.0 if a.wide else 3.0
    if a.adm1 != b.adm1:
        return 0.5 if not (a.wide or b.wide) and kilometres(a, b) <= 10 else VETO
    if a.wide or b.wide:
        return 1.0
    if a.adm2 and a.adm2 == b.adm2 and "adm2" in (a.kind, b.kind):
        return 2.0
    return _near(a, b)


def _near(a: Place, b: Place) -> float:
    """Two places of one province, neither of which is known to hold the other."""
    km = kilometres(a, b)
    if km <= 12:
        return 1.5 if km <= 5 else 0.5
    if a.adm2 and a.adm2 == b.adm2:
        return -1.5 if km <= 40 else VETO
    return -2.5 if "inherited" in (a.reason, b.reason) else VETO


def kilometres(a: Place, b: Place) -> float:
    """Distance on the sphere, by the equirectangular projection, which is exact enough for tens of kilometres; what is
    further than `FAR` in latitude is as good as anywhere."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return math.inf
    if not -FAR < a.latitude - b.latitude < FAR:
        return math.inf
    x = ((a.longitude - b.longitude + 180) % 360 - 180) * math.cos(math.radians((a.latitude + b.latitude) / 2))
    return 111.2 * math.hypot(x, a.latitude - b.latitude)


# ---- what, who, how many ------------------------------------------------------------------------------------------


def mode_fit(mode: str, modes: set[str]) -> float:
    """How well a mode agrees with those told so far."""
    if not mode or not modes:
        return 0.0
    if mode in modes:
        return 1.5
    return 0.7 if modes <= LIKE.get(mode, NONE) else VETO


def people_fit(side: Side, known: list[Side]) -> float:
    """How well one side agrees with those told so far, by the best of them."""
    if not side.words or not known:
        return 0.0
    return max(_same(side, other) for other in known)


def _same(a: Side, b: Side) -> float:
    if (a.name and a.name == b.name) or a.words == b.words or (a.code and a.code == b.code):
        return 0.6
    if (a.sector in STATE and b.sector in REBEL) or (a.sector in REBEL and b.sector in STATE):
        return -2.0
    if a.name and b.name and a.sector == b.sector:
        return -1.0
    if a.country and b.country and a.country != b.country:
        return -0.5
    if a.sector and b.sector:
        return 0.3 if a.sector == b.sector else -0.5 if {a.sector, b.sector} <= STATE else 0.0
    return 0.0


def told_fit(account: Account, incident: Incident) -> float:
    """How well the sites named and the kinds of people hit agree."""
    fit = 0.0
    if account.sites and incident.sites:
        fit += 1.5 if account.sites & incident.sites else -2.0
    if account.victims and incident.victims:
        fit += 0.7 if account.victims & incident.victims else -0.7
    return fit


def toll_fit(effect: str, figure: Figure | None, heard: list[Figure] | None) -> float:
    """How well a figure agrees with those told so far: with the nearest of them."""
    if figure is None or not heard:
        return 0.0
    fit = max(_same_number(figure, other) for other in heard)
    return fit if effect == "killed" or fit == VETO else fit / 2


def _same_number(new: Figure, old: Figure) -> float:
    a, b = new.best or new.low or 0, old.best or old.low or 0
    if a == b:
        return 0.0 if a == 0 else 0.5 if a == 1 else 2.0 if a < 5 else 2.5
    if _meet(new, old):
        return 0.5
    small, large = min(a, b), max(a, b)
    if large - small <= max(3, small // 2):
        return -0.25 if a > b else -0.5
    return VETO if large > 5 * small and large - small > 10 else -1.5


def _meet(a: Figure, b: Figure) -> bool:
    """Whether two ranges of numbers have one in common, and at least one of them is a range."""
    if a.low is None or b.low is None:
        return False
    return a.low <= (math.inf if b.high is None else b.high) and b.low <= (math.inf if a.high is None else a.high)
