"""Incidents: one row for each happening, what its articles agree on. `events.incidents(linked)`.

Each article has one voice, however many rows it has. Of a text, the value that most articles give, the earliest of equal
ones. Then, in particular:

- place: among the places told most exactly (a settlement before its district before its province), those stated before
  those inherited; a happening at several places is given the one told most often, and `places` counts them;
- date: the interval told most often among the narrowest stated ones; what only fell back to publication comes last;
- toll: each source is heard with the last figure it published (the rest were overtaken). `best` is the figure most sources
  give, of equal ones the latest; `low` the least low, `high` the greatest high, null where a source sets no bound above.
- actors, targets: everybody named by canonical name, else in words, those that most articles give first.
"""

from __future__ import annotations

from collections import Counter, defaultdict, namedtuple
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from events.accounts import cells, see_to
from events.codes import EFFECTS
from events.table import SCHEMA

BOUNDS = ("low", "best", "high")
MOST_PEOPLE = 12
"""Actors or targets listed for one incident."""
PLACE = ("place_name", "place_kind", "place_id", "country", "adm1", "adm1_code", "adm2", "adm2_code", "latitude", "longitude", "where_prec")
NEEDED = (
    "event_id", "incident_id", "article_id", "source", "published", "event_type", "event_mode", "status", "actor", "actor_name",
    "actors", "target", "target_name", "targets", *PLACE, "place_reason", "date_start", "date_end", "date_prec", "date_reason",
    *(f"{effect}_{bound}" for effect in EFFECTS for bound in BOUNDS),
)  # fmt: skip
"""The columns read."""


def _as_in_events(*names: str) -> list[pa.Field]:
    return [SCHEMA.field(name) for name in names]


def _new(name: str, kind: pa.DataType, description: str) -> pa.Field:
    return pa.field(name, kind, metadata={"description": description})


INCIDENTS: pa.Schema = pa.schema(
    [
        *_as_in_events("incident_id", "event_type", "event_mode"),
        _new("status", pa.string(), "happened where one article says so; else alleged, or what most say."),
        _new("actors", pa.list_(pa.string()), "Who acts: canonical names, else words; those that most articles give first."),
        _new("targets", pa.list_(pa.string()), "Who is acted upon, likewise."),
        *_as_in_events(*PLACE),
        _new("places", pa.int32(), "Different places told, as exact as the one given."),
        *_as_in_events("date_start", "date_end", "date_prec", "date_reason"),
        *_as_in_events(*(f"{effect}_{bound}" for effect in EFFECTS for bound in BOUNDS)),
        _new("articles", pa.int32(), "Articles that tell of it."),
        _new("sources", pa.int32(), "Different sources of these articles; those of no known source count as one."),
        _new("first_published", pa.timestamp("s", tz="UTC"), "When the first of them was published."),
        _new("last_published", pa.timestamp("s", tz="UTC"), "When the last of them was published."),
        _new("event_ids", pa.list_(pa.string()), "The rows of the event table, in the order of publication."),
    ]
)
"""The schema of the incidents table."""

_Row = namedtuple("_Row", (*NEEDED, "article"))  # type: ignore[misc]
Row = Any
"""A row of `NEEDED` columns, and the source and id of its article. Moments and days are numbers, parties (name, words)."""


def incidents(linked: pa.Table) -> pa.Table:
    """One row for each `incident_id` of a table of events, ordered by it. Schema: `INCIDENTS`.

    Raises `InputError` where it is none, or a column that is needed is missing.
    """
    see_to(linked, NEEDED)
    columns = [_parties(linked[name]) if name in ("actors", "targets") else cells(linked[name]) for name in NEEDED]
    sources, articles = columns[NEEDED.index("source")], columns[NEEDED.index("article_id")]
    told = [(source or "", article or "") for source, article in zip(sources, articles, strict=True)]
    groups: dict[str, list[Row]] = defaultdict(list)
    rows: Iterator[Row] = map(_Row._make, zip(*columns, told, strict=True))
    for row in rows:
        groups[row.incident_id].append(row)
    found = [_incident(groups[name]) for name in sorted(groups)]
    values = zip(*found, strict=True) if found else ((),) * len(INCIDENTS)
    return pa.table([pa.array(v, f.type) for v, f in zip(values, INCIDENTS, strict=True)], schema=INCIDENTS)


def _parties(column: pa.ChunkedArray) -> list[list[tuple[str | None, str | None]]]:
    """The name and the words of each party of each row."""
    found: list[list[tuple[str | None, str | None]]] = []
    for chunk in column.chunks:
        flat, at = chunk.flatten(), 0
        parties = list(zip(pc.struct_field(flat, "name").to_pylist(), pc.struct_field(flat, "text").to_pylist(), strict=True))
        for count in pc.fill_null(pc.list_value_length(chunk), 0).to_pylist():
            found.append(parties[at : at + count])
            at += count
    return found


def _incident(rows: list[Row]) -> tuple[Any, ...]:
    """An incident's row, in the order of `INCIDENTS`."""
    if len(rows) > 1:
        rows.sort(key=_as_published)
    times = [r.published for r in rows if r.published is not None]
    alike = len(rows) == 1
    happened = any(r.status == "happened" for r in rows)
    return (
        rows[0].incident_id,
        _most(rows, "event_type"),
        _most(rows, "event_mode"),
        "happened" if happened else _most(rows, "status"),
        _people(rows, "actors"),
        _people(rows, "targets"),
        *_place(rows),
        *_date(rows),
        *[n for effect in EFFECTS for n in _toll(rows, effect)],
        1 if alike else len({r.article for r in rows}),
        1 if alike else len({r.source for r in rows}),
        min(times, default=None),
        max(times, default=None),
        list(dict.fromkeys(r.event_id for r in rows)),
    )


def _as_published(row: Row) -> tuple[bool, int, str, str, str]:
    return row.published is None, row.published or 0, *row.article, row.event_id


def _voices(values: Iterable[tuple[tuple[str, str], Any]]) -> list[Any]:
    """The values, those that most articles give first, of equal ones the earliest."""
    said: dict[Any, set[tuple[str, str]]] = {}
    for article, value in values:
        if value is not None:
            said.setdefault(value, set()).add(article)
    return sorted(said, key=lambda v: -len(said[v]))


def _most(rows: Sequence[Row], column: str) -> Any:
    values = [getattr(r, column) for r in rows]
    if values.count(values[0]) == len(values):
        return values[0]
    return next(iter(_voices(zip((r.article for r in rows), values, strict=True))), None)


def _people(rows: Sequence[Row], role: str) -> list[str]:
    """Names first told by most articles; words only where no article has a name for anybody."""
    told = [(r.article, party) for r in rows for party in getattr(r, role)]
    named = _voices((article, name) for article, (name, _) in told)
    return (named or _voices((article, words) for article, (_, words) in told))[:MOST_PEOPLE]


def _exactness(row: Row) -> tuple[int, bool, int]:
    kinds = {"country": 3, "adm1": 2, "adm2": 1}
    wide = kinds.get(row.place_kind, 0) if row.place_id else 4 - bool(row.country) - bool(row.adm1)
    return wide, row.place_reason not in ("stated", "parent"), row.where_prec or 9


def _place(rows: Sequence[Row]) -> tuple[Any, ...]:
    """The cells of `PLACE`, and the number of places."""
    exact = [_exactness(r) for r in rows]
    best = min(e[:2] for e in exact)
    among = [(e, r) for e, r in zip(exact, rows, strict=True) if e[:2] == best]
    chosen = _voices((r.article, r.place_id) for _, r in among)
    row = min(((e, r) for e, r in among if not chosen or r.place_id == chosen[0]), key=_first)[1]
    return *_of_place(row), len(chosen) or None


_of_place = attrgetter(*PLACE)
_first = itemgetter(0)


def _date(rows: Sequence[Row]) -> tuple[Any, ...]:
    """First and last day, precision and reason."""
    ranks = [_rank_of_date(r) for r in rows]
    best = min(ranks)
    among = [r for rank, r in zip(ranks, rows, strict=True) if rank == best]
    row = among[0]
    if len(among) > 1:
        chosen = _voices((r.article, (r.date_start, r.date_end)) for r in among)[0]
        row = next(r for r in among if (r.date_start, r.date_end) == chosen)
    return row.date_start, row.date_end, row.date_prec, row.date_reason


def _rank_of_date(row: Row) -> tuple[int, int]:
    if row.date_start is None:
        return 3, 0
    return {"stated": 0, "relative": 0, "inherited": 1, "published": 2}.get(row.date_reason, 2), row.date_end - row.date_start


def _toll(rows: Sequence[Row], effect: str) -> tuple[int | None, int | None, int | None]:
    first, last = _FIGURES[effect], dict[str, Row]()
    for row in rows:  # as published, so that a source's later figure replaces its earlier one
        if row[first] is not None:
            last[row.source or row.article_id or ""] = row
    if not last:
        return None, None, None
    said = [(row[first : first + 3], row) for row in last.values()]
    if len(said) == 1:
        low, best, high = said[0][0]
        return low, best, high
    counts = Counter(best for (_, best, _), _ in said if best is not None)
    bests = [best for (_, best, _), _ in reversed(sorted(said, key=_latest_last)) if best is not None]
    highs = [high for (_, _, high), _ in said]
    best = max(bests, key=lambda n: counts[n], default=None)
    return min(low for (low, _, _), _ in said), best, None if None in highs else max(highs)


_FIGURES = {effect: NEEDED.index(f"{effect}_low") for effect in EFFECTS}


def _latest_last(told: tuple[Any, Row]) -> tuple[bool, int, str]:
    row = told[1]
    return row.published is not None, row.published or 0, row.event_id
