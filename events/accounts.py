"""Accounts: what one article tells of one happening, read from the table's columns for comparing across articles.

The rows of a happening (one a place) are one account. Only what comparing needs is read, column by column.
"""

from __future__ import annotations

import re
from collections import namedtuple
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyarrow as pa

from events.errors import InputError
from events.value import value

EFFECTS = ("killed", "wounded", "captured", "abducted")
"""The effects whose figures tell happenings apart; the displaced are counted too loosely."""

SITES: dict[str, str] = {
    "mosque": "mosque|mosques|shrine|imambargah",
    "church": "church|churches|cathedral",
    "market": "market|marketplace|bazaar|bazar|shop|shops|shopping",
    "post": "checkpoint|checkpoints|check post|outpost|outposts|police post|security post|army post|posts",
    "police": "police station|police headquarters|police hq|police building|police compound|police academy|traffic police",
    "base": "base|camp|barracks|garrison|military compound",
    "school": "school|schools|university|college|madrassa|madrasa|seminary|campus|academy|tuition|exam",
    "hospital": "hospital|hospitals|clinic|maternity|health centre|health center",
    "wedding": "wedding|wedding hall",
    "funeral": "funeral|cemetery|graveyard",
    "bus": "bus|buses|minibus|mini-bus|minivan|van|coach",
    "train": "train|railway|metro|rail",
    "convoy": "convoy|convoys|patrol|humvee|military vehicle",
    "hotel": "hotel|guesthouse|guest house|restaurant|cafe",
    "bank": "bank|bank branch",
    "court": "court|courthouse|prosecutor|judge|judges",
    "prison": "prison|jail",
    "embassy": "embassy|consulate",
    "government": "governor's office|governor's compound|government building|ministry building|municipality|parliament|council building|district headquarters",
    "media": "radio|television|newspaper|journalist|journalists|tv",
    "fuel": "fuel|tanker|tankers|petrol",
    "airport": "airport|airfield",
    "stadium": "stadium|football|cricket|sports|gym",
    "bridge": "bridge|power line|pylon|dam",
    "polling": "polling|voters|election office|rally",
    "farm": "farm|field|fields|orchard|farmers|farmer",
}
"""Where in a town: the surest way to tell two blasts of one day apart."""
VICTIMS: dict[str, str] = {
    "police": "policeman|policemen|police officer|police officers|policewoman|border police|local police",
    "army": "soldier|soldiers|troops|commando|commandos|army officer|recruits",
    "rebels": "militant|militants|insurgent|insurgents|fighters|terrorists|rebels|taliban commander|suspects|gunmen",
    "children": "child|children|boys|girls|students|student|pupils|schoolchildren",
    "teachers": "teacher|teachers|professor|lecturer",
    "elders": "elder|elders|cleric|clerics|imam|scholar|scholars",
    "worshippers": "worshippers|worshipers|mourners|pilgrims",
    "staff": "employee|employees|civil servants|officials killed|aid worker|aid workers|deminers|engineer|engineers|labourers|laborers|workers",
    "press": "journalist|journalists|reporter|reporters|cameraman",
    "travellers": "passengers|travellers|travelers|commuters",
    "leaders": "governor of|mayor|lawmaker|lawmakers|senator|candidate|judge|judges|prosecutor",
    "family": "family|relatives|women and children",
}
"""Who was hit or taken, in words coarse enough for two outlets to share."""
_SITE_OF = {word: site for site, words in SITES.items() for word in words.split("|")}
_VICTIM_OF = {word: kind for kind, words in VICTIMS.items() for word in words.split("|")}
_TOLD = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, {*_SITE_OF, *_VICTIM_OF}), key=len, reverse=True)) + r")\b")
UNDATED = -(10**9)
"""Stands for a day or moment that is not known."""

NEEDED = (
    "event_id", "incident_id", "article_id", "source", "published", "event_type", "event_mode", "status", "action",
    "action_start", "sentence_index", "sentence", "actor", "actor_name", "actor_code", "actor_country", "actor_sector",
    "target", "target_name", "target_code", "target_country", "target_sector", "location", "place_id", "place_kind",
    "country", "adm1_code", "adm2_code", "latitude", "longitude", "where_prec", "place_reason", "date_start", "date_end",
    "date_reason", "date_start_char", *(f"{effect}_{bound}" for effect in EFFECTS for bound in ("low", "best", "high")),
)  # fmt: skip
"""The columns read."""


@value
class Place:
    """One place of an account, in the table's terms; `text` is folded to lower case. `wide` is 0 for a district or nearer,
    1 for a province (or a name not known in one), 2 for a country or nothing."""

    id: str | None
    kind: str | None
    country: str | None
    adm1: str | None
    adm2: str | None
    latitude: float | None
    longitude: float | None
    reason: str
    text: str
    wide: int


@value
class Side:
    """Who acts, or is acted upon: the first of them."""

    words: str
    name: str
    code: str
    country: str
    sector: str


class Figure(NamedTuple):
    """A number of people, as in the toll columns."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(slots=True)
class Account:
    """What one article tells of one happening. Days and moments (seconds) count from 1970, UTC."""

    rows: list[int]
    incident_id: str
    event_id: str
    article: str
    source: str
    moment: int
    sentence: int
    type: str
    mode: str
    status: str
    start: int
    end: int
    date_reason: str
    actor: Side
    target: Side
    places: list[Place]
    tolls: dict[str, Figure]
    sites: frozenset[str]
    victims: frozenset[str]

    @property
    def order(self) -> tuple[int, str, str, int, str]:
        """The order in which accounts are heard: as published; within an article as told."""
        return self.moment, self.source, self.article, self.sentence, self.event_id


def accounts(table: pa.Table) -> list[Account]:
    """The accounts of a table's rows, in the order in which they were published.

    Raises `InputError` where a column is missing. The order of the rows does not matter.
    """
    found: dict[tuple[Any, ...], Account] = {}
    again = _Again({}, {}, {})
    for index, row in enumerate(_rows(table)):
        # The happening as the article alone knows it: what `incident_id` was made of before any linking.
        key = (
            row.article_id,
            row.source,
            row.event_type,
            row.event_mode,
            row.action,
            row.action_start,
            row.sentence_index,
            row.status,
            row.incident_id,
        )
        account = found.get(key)
        if account is None:
            found[key] = _account(index, row, again)
        else:
            account.rows.append(index)
            account.event_id = min(account.event_id, row.event_id)
            account.places.append(_place(row, again))
    for account in found.values():
        if len(account.places) > 1:
            account.places.sort(key=_by_nearness)
    return sorted(found.values(), key=lambda a: a.order)


def _by_nearness(place: Place) -> tuple[int, str, str]:
    return place.wide, place.id or "", place.text


def _rows(table: pa.Table) -> Iterator[Any]:
    """The rows, as tuples named by `NEEDED`."""
    see_to(table, NEEDED)
    return map(_Row._make, zip(*(cells(table[name]) for name in NEEDED), strict=True))


def see_to(table: pa.Table, columns: Iterable[str]) -> None:
    """Raise `InputError` where this is no Arrow table with these columns."""
    if not isinstance(table, pa.Table):
        raise InputError(
            f"an Arrow table is needed (of `events.extract_table`, or `pyarrow.parquet.read_table`); this is a {type(table).__name__}"
        )
    if missing := [name for name in columns if name not in table.column_names]:
        raise InputError(f"the table has no column {', '.join(missing)}; is it one that `events convert` wrote?")


def cells(column: pa.ChunkedArray) -> list[Any]:
    """A column's values; moments and days as numbers, and of terms each text once."""
    if pa.types.is_dictionary(column.type):
        found: list[Any] = []
        for chunk in column.chunks:
            terms = chunk.dictionary.cast(pa.string()).to_pylist()
            found += [None if at is None else terms[at] for at in chunk.indices.to_pylist()]
        return found
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("s", tz="UTC")).cast(pa.int64())
    elif pa.types.is_date32(column.type):
        column = column.cast(pa.int32())
    values: list[Any] = column.to_pylist()
    return values


_Row = namedtuple("_Row", NEEDED)  # type: ignore[misc]


@value
class _Again:
    """What was made of earlier rows' words, for the same words again: a table has a few places and parties, over and over."""

    places: dict[tuple[Any, ...], Place]
    sides: dict[tuple[Any, ...], Side]
    told: dict[tuple[str, ...], tuple[frozenset[str], frozenset[str]]]


def _days(row: Any) -> tuple[int, int, str]:
    """First and last day and how they are known. What is only named ("condemned the murder of ...") was, if nothing tells when,
    on the day of publication or not long before."""
    if row.date_reason == "unknown" and row.date_start_char is None and row.published is not None:
        day = row.published // 86_400
        return day, day, "published"
    return (
        UNDATED if row.date_start is None else row.date_start,
        UNDATED if row.date_end is None else row.date_end,
        row.date_reason or "unknown",
    )


def _account(index: int, row: Any, again: _Again) -> Account:
    start, end, reason = _days(row)
    moment = row.published
    if moment is None:
        moment = UNDATED if row.date_end is None else end * 86_400
    sites, victims = _told_of(row, again)
    figures = (row[_TOLLS : _TOLLS + 3], row[_TOLLS + 3 : _TOLLS + 6], row[_TOLLS + 6 : _TOLLS + 9], row[_TOLLS + 9 : _TOLLS + 12])
    return Account(
        rows=[index], incident_id=row.incident_id, event_id=row.event_id, article=row.article_id or "",
        source=row.source or "", moment=moment, sentence=-1 if row.sentence_index is None else row.sentence_index,
        type=row.event_type, mode=row.event_mode or "", status=row.status,
        start=start, end=end, date_reason=reason,
        actor=_side(row[_ACTOR : _ACTOR + 5], again), target=_side(row[_TARGET : _TARGET + 5], again), places=[_place(row, again)],
        tolls={effect: Figure(*figure) for effect, figure in zip(EFFECTS, figures, strict=True) if figure[0] is not None},
        sites=sites, victims=victims,
    )  # fmt: skip


_TOLLS, _ACTOR, _TARGET = NEEDED.index("killed_low"), NEEDED.index("actor"), NEEDED.index("target")


def _told_of(row: Any, again: _Again) -> tuple[frozenset[str], frozenset[str]]:
    """The sites and the kinds of people that the words of a row name."""
    words = tuple(_TOLD.findall(" ".join(filter(None, (row.sentence, row.target, row.location))).lower()))
    told = again.told.get(words)
    if told is None:
        sites, victims = (frozenset(of[word] for word in words if word in of) for of in (_SITE_OF, _VICTIM_OF))
        told = again.told[words] = sites, victims
    return told


def _side(cells: tuple[Any, ...], again: _Again) -> Side:
    side = again.sides.get(cells)
    if side is None:
        words, name, code, country, sector = cells
        side = again.sides[cells] = Side((words or "").lower(), name or "", code or "", country or "", sector or "")
    return side


def _place(row: Any, again: _Again) -> Place:
    cells = (
        row.place_id,
        row.place_kind,
        row.country,
        row.adm1_code,
        row.adm2_code,
        row.latitude,
        row.longitude,
        row.place_reason,
        row.location,
    )
    place = again.places.get(cells)
    if place is None:
        known, kind, country, adm1, adm2, latitude, longitude, reason, words = cells
        wide = 0 if known is not None and kind not in ("adm1", "country") else 1 if adm1 else 2
        place = again.places[cells] = Place(
            known, kind, country, adm1, adm2, latitude, longitude, reason or "no_mention", (words or "").lower(), wide
        )
    return place
