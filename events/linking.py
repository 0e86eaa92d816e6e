"""Linking: rows of different articles that tell of one happening share `incident_id`. `events.link(table)`.

How it decides. Articles are heard in the order in which they were published. Each account (the rows of one happening in
one article) joins the incident it is most like (see `events.likeness` for the score and its threshold), or makes a
new one, whose id is the account's own `incident_id`. So an incident keeps the id of its earliest member, whatever the
order of the rows; and since no account changes what became of earlier ones, nights added later change no id given
before. (An article that comes in late, published before ones already linked, can: where it is the earliest of an
incident, the incident takes its id.)

What is compared. Only what happened or is alleged to have, and what is done at a place: assaults, coercion, protests,
mobilisations, retreats, aid, sanctions; each with its own type only. Words (accusations, requests, talks) are linked
where type, named actor, named target and day are the same. An account is compared with incidents of its day in its
district, in the districts around (a grid of a quarter degree) and those known only by province; an account that
knows only its province, with all of the province's day; one that knows only its country, with those of as many killed;
one whose place the gazetteer does not know, with those of that name.
Intervals of over eight days are not linked, nor is what is told more than 60 days after it was told first: the dates of
such accounts do not tell one happening from another. Copies of a text are one account, however late.

What is kept apart. A vague account (a province, no district) that fits two incidents about equally well joins neither.
Two accounts of one article are compared as any others: what the article's own merging left apart for want of a cue can
come together here, and two blasts in one town stay two by their sites, victims and tolls.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator

import pyarrow as pa

from events.accounts import UNDATED, Account, accounts
from events.garbage import uncollected
from events.likeness import FITS, LIKE, NONE, VETO, Incident, days, likeness

REAL = frozenset(("happened", "alleged"))
DEEDS = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "SANCTION"))
LAG = 60 * 86_400
"""Seconds after an incident was first told of in which accounts can join it."""
LONGEST = 8
"""Days that an interval may have at most to be linked by."""
UNDECIDED = 0.75
"""By how much the best incident for a vague account must outdo the next."""
TELLING = 3
"""The least number of killed that, with day and country alone, is worth comparing."""
GRID = 4
"""Cells to a degree."""

Key = tuple[object, ...]


def link(table: pa.Table) -> pa.Table:
    """The table with `incident_id` shared by the rows that tell of one happening in different articles.

    `table` is one that `extract_table` or `events convert` made, or several of them together; rows, their order and
    all other columns stay. Raises `InputError` where it is none, or a column that is needed is missing. The module's text
    says how it is decided; `events.incidents` makes one row an incident of the result.
    """
    with uncollected():
        return relabelled(table, Linker().assign(accounts(table)))


def relabelled(table: pa.Table, assigned: Iterable[tuple[list[int], str]]) -> pa.Table:
    """The table with the ids that a `Linker` assigned to its rows."""
    ids = [""] * table.num_rows
    for rows, incident in assigned:
        for row in rows:
            ids[row] = incident
    at = table.schema.get_field_index("incident_id")
    return table.set_column(at, table.schema.field(at), pa.array(ids, pa.string()))


class Linker:
    """The incidents that accounts can still join. Accounts must be given in the order of their publication."""

    def __init__(self) -> None:
        self._cells: dict[Key, list[Incident]] = defaultdict(list)
        self._by_id: dict[str, Incident] = {}
        self._opened_since: deque[Incident] = deque()

    def assign(self, heard: Iterable[Account]) -> Iterator[tuple[list[int], str]]:
        """For each account its rows and the id of the incident they belong to."""
        for account in heard:
            incident = self._by_id.get(account.incident_id)
            if incident is None:
                incident = self._home(account) if _linkable(account) else None
                incident = self._joined(incident, account) if incident else self._opened(account)
            elif incident.type == account.type:
                self._joined(incident, account)
            yield account.rows, incident.id

    def forget(self, before: int) -> None:
        """Let go of incidents that no account published at `before` (seconds since 1970) or later can join."""
        self._by_id = {name: i for name, i in self._by_id.items() if i.first >= before - LAG}
        while self._opened_since and self._opened_since[0].first < before - LAG:
            gone = self._opened_since.popleft()
            for key in gone.cells:
                self._cells[key].remove(gone)
                if not self._cells[key]:
                    del self._cells[key]

    def _opened(self, account: Account) -> Incident:
        incident = Incident.of(account)
        self._by_id[account.incident_id] = incident
        self._opened_since.append(incident)
        if _linkable(account):
            self._enter(incident, account)
        return incident

    def _joined(self, incident: Incident, account: Account) -> Incident:
        self._by_id[account.incident_id] = incident
        if _linkable(account):
            incident.hear(account)
            self._enter(incident, account)
        return incident

    def _enter(self, incident: Incident, account: Account) -> None:
        keys = _homes(incident) if account.type in DEEDS else [_said(account)]
        if account.type in DEEDS:
            keys += _by_toll(account)
        for key in keys:
            if key not in incident.cells:
                incident.cells.add(key)
                self._cells[key].append(incident)

    def _home(self, account: Account) -> Incident | None:
        """The incident that an account tells of, None where none fits, or a vague account fits several."""
        recent = account.moment - LAG
        if account.type not in DEEDS:
            return next((i for i in self._cells.get(_said(account), ()) if i.first >= recent), None)
        best, best_score, next_score = None, VETO, VETO
        seen: set[int] = set()
        mode, like, cells = account.mode, LIKE.get(account.mode, NONE), self._cells
        for key in _neighbours(account):
            for incident in cells.get(key, ()):
                modes = incident.modes
                if mode and modes and mode not in modes and not modes <= like:
                    continue  # `likeness` would say so as well; of the incidents around, most are of other modes
                if id(incident) in seen or incident.first < recent:
                    continue
                seen.add(id(incident))
                score = likeness(account, incident)
                if score > best_score:
                    best, best_score, next_score = incident, score, best_score
                else:
                    next_score = max(next_score, score)
        vague = all(p.wide for p in account.places)
        if best_score < FITS or (vague and next_score >= FITS and best_score - next_score < UNDECIDED):
            return None
        return best


def _linkable(account: Account) -> bool:
    if account.status not in REAL or account.start == UNDATED or account.end - account.start >= LONGEST:
        return False
    if account.type in DEEDS:
        return any(p.country or p.text for p in account.places)
    return bool(account.actor.name and account.target.name)


def _said(account: Account) -> Key:
    """Words are one where type, actor, target and day are."""
    return account.type, account.start, account.end, account.actor.name, account.target.name


def _homes(incident: Incident) -> list[Key]:
    """The cells that an incident stands in, one set for each of its days."""
    first, last = days(incident.start, incident.end, incident.date_reason)
    keys: list[Key] = []
    for day in range(first, last + 1):
        at = incident.type, day
        for place in incident.places:
            if place.id is None and place.text:
                keys.append((*at, "name", place.text))
            if place.wide == 2:
                continue
            if place.adm1:
                keys.append((*at, "all", place.adm1))
            if place.wide:
                keys.append((*at, "wide", place.adm1))
                continue
            if place.adm2:
                keys.append((*at, "district", place.adm2))
            if place.latitude is not None and place.longitude is not None:
                keys.append((*at, int(place.latitude * GRID // 1), int(place.longitude * GRID // 1)))
    return keys


def _neighbours(account: Account) -> Iterator[Key]:
    """The cells in which the incidents stand that an account is compared with."""
    first, last = days(account.start, account.end, account.date_reason)
    slack = account.date_reason == "inherited"
    for day in range(first - slack, last + slack + 1):
        at = account.type, day
        for place in account.places:
            if place.id is None and place.text:
                yield *at, "name", place.text
            if place.wide == 2:
                continue
            if place.wide:
                yield *at, "all", place.adm1
                continue
            yield *at, "wide", place.adm1
            if place.adm2:
                yield *at, "district", place.adm2
            if place.latitude is not None and place.longitude is not None:
                row, column = int(place.latitude * GRID // 1), int(place.longitude * GRID // 1)
                yield from ((*at, row + r, column + c) for r in (-1, 0, 1) for c in (-1, 0, 1))
    yield from _by_toll(account)


def _by_toll(account: Account) -> list[Key]:
    """The cells of a country's happenings with as many killed, for accounts that know no nearer place."""
    killed = account.tolls.get("killed")
    if killed is None or killed.best is None or killed.best < TELLING:
        return []
    first, last = days(account.start, account.end, account.date_reason)
    countries = {p.country for p in account.places if p.country}
    return [(account.type, day, "killed", killed.best, c) for day in range(first, last + 1) for c in countries]
