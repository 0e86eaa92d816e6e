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

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from events.codes import EFFECTS
from events.errors import InputError
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

Row = Mapping[str, Any]


def incidents(linked: pa.Table) -> pa.Table:
    """One row for each `incident_id` of a table of events, ordered by it. Schema: `INCIDENTS`.

    Raises `InputError` where a column that is needed is missing.
    """
    missing = [name for name in NEEDED if name not in linked.column_names]
    if missing:
        raise InputError(f"the table has no column {', '.join(missing)}; is it one that `events convert` wrote?")
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in linked.select(NEEDED).to_pylist():
        groups[row["incident_id"]].append(row)
    return pa.Table.from_pylist([_incident(groups[name]) for name in sorted(groups)], schema=INCIDENTS)


def _incident(rows: list[Row]) -> dict[str, Any]:
    rows.sort(key=lambda r: (r["published"] is None, str(r["published"] or ""), r["source"] or "", r["article_id"] or "", r["event_id"]))
    times = [r["published"] for r in rows if r["published"] is not None]
    statuses = [r["status"] for r in rows]
    return {
        "incident_id": rows[0]["incident_id"],
        "event_type": _most(rows, "event_type"),
        "event_mode": _most(rows, "event_mode"),
        "status": "happened" if "happened" in statuses else _most(rows, "status"),
        "actors": _people(rows, "actor"),
        "targets": _people(rows, "target"),
        **_place(rows),
        **_date(rows),
        **{f"{effect}_{bound}": n for effect in EFFECTS for bound, n in zip(BOUNDS, _toll(rows, effect), strict=True)},
        "articles": len({_article(r) for r in rows}),
        "sources": len({r["source"] for r in rows}),
        "first_published": min(times, default=None),
        "last_published": max(times, default=None),
        "event_ids": list(dict.fromkeys(r["event_id"] for r in rows)),
    }


def _article(row: Row) -> tuple[str, str]:
    return row["source"] or "", row["article_id"] or ""


def _voices(values: Iterable[tuple[tuple[str, str], Any]]) -> list[Any]:
    """The values, those that most articles give first, of equal ones the earliest."""
    said: dict[Any, set[tuple[str, str]]] = {}
    for article, value in values:
        if value is not None:
            said.setdefault(value, set()).add(article)
    return sorted(said, key=lambda v: -len(said[v]))


def _most(rows: Sequence[Row], column: str) -> Any:
    return next(iter(_voices((_article(r), r[column]) for r in rows)), None)


def _people(rows: Sequence[Row], role: str) -> list[str]:
    """Names first told by most articles; words only where no article has a name for anybody."""
    named = _voices((_article(r), p["name"]) for r in rows for p in (r[role + "s"] or ()))
    return (named or _voices((_article(r), p["text"]) for r in rows for p in (r[role + "s"] or ())))[:MOST_PEOPLE]


def _place(rows: Sequence[Row]) -> dict[str, Any]:
    def exactness(row: Row) -> tuple[int, bool, int]:
        kinds = {"country": 3, "adm1": 2, "adm2": 1}
        wide = kinds.get(row["place_kind"], 0) if row["place_id"] else 4 - bool(row["country"]) - bool(row["adm1"])
        return wide, row["place_reason"] not in ("stated", "parent"), row["where_prec"] or 9

    best = min(exactness(r)[:2] for r in rows)
    among = [r for r in rows if exactness(r)[:2] == best]
    chosen = _voices((_article(r), r["place_id"]) for r in among)
    row = min((r for r in among if not chosen or r["place_id"] == chosen[0]), key=exactness)
    return {**{name: row[name] for name in PLACE}, "places": len(chosen) or None}


def _date(rows: Sequence[Row]) -> dict[str, Any]:
    def rank(row: Row) -> tuple[int, int]:
        if row["date_start"] is None:
            return 3, 0
        reasons = {"stated": 0, "relative": 0, "inherited": 1, "published": 2}
        return reasons.get(row["date_reason"], 2), (row["date_end"] - row["date_start"]).days

    best = min(rank(r) for r in rows)
    among = [r for r in rows if rank(r) == best]
    names = ("date_start", "date_end", "date_prec", "date_reason")
    chosen = _voices((_article(r), (r["date_start"], r["date_end"])) for r in among)[0]
    row = next(r for r in among if (r["date_start"], r["date_end"]) == chosen)
    return {name: row[name] for name in names}


def _toll(rows: Sequence[Row], effect: str) -> tuple[int | None, int | None, int | None]:
    last: dict[str, Row] = {}
    for row in rows:  # as published, so that a source's later figure replaces its earlier one
        if row[effect + "_low"] is not None:
            last[row["source"] or row["article_id"] or ""] = row
    said = list(last.values())
    if not said:
        return None, None, None
    counts = Counter(r[effect + "_best"] for r in said if r[effect + "_best"] is not None)
    bests = [r[effect + "_best"] for r in reversed(_by_time(said)) if r[effect + "_best"] is not None]
    best = max(bests, key=lambda n: counts[n], default=None)
    low = min(r[effect + "_low"] for r in said)
    highs = [r[effect + "_high"] for r in said]
    high = None if any(h is None for h in highs) else max(highs)
    return low, best, high


def _by_time(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda r: (r["published"] is not None, str(r["published"] or ""), r["event_id"]))
