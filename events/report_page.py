"""`events report`: a table of events as one HTML file, with a map, a timeline, and a table whose rows open their evidence.

The page needs no network and may not use one: its content security policy forbids it. What comes from articles is data
in it, put on screen as text. The template is `report_page.html`; the fields of a row are `FIELDS`.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from events.errors import InputError
from events.outlines import Outline, countries, provinces
from events.stored import batches, metadata, parts
from events.write import put

MOST_ROWS = 50_000
"""Rows that a browser still filters at once."""
EFFECTS = ("killed", "wounded", "captured", "abducted", "displaced")
SLOTS = (("action", "action"), ("actor", "actor"), ("target", "target"), ("place", "location"))
AFGHANISTAN = 0.8
"""The share of points in Afghanistan from which on the map is of Afghanistan."""
FIELDS = (
    "event", "incident", "type", "mode", "quad", "status", "attributed", "when", "start", "end", "date_prec", "place",
    "country", "adm1", "lat", "lon", "where_prec", "who", "whom", "weapon", "killed", "toll", "tolls", "pieces", "title",
    "source", "url", "published", "rule", "confidence",
)  # fmt: skip

View = tuple[float, float, float, float]
Piece = tuple[str, str]


def report(path: Path, out: Path, title: str | None = None) -> int:
    """Write the report of a table (a Parquet file or a dataset) to `out`; the number of its rows.

    Raises `InputError` where the table cannot be read or is too long, `OutputError` where the page cannot be written.
    """
    if out.resolve() in {part.resolve() for part in parts(path)}:
        raise InputError(f"{out}: is the input, and would be overwritten; choose another name")
    rows: list[dict[str, Any]] = []
    for table in batches(path):
        rows += table.to_pylist()
        if len(rows) > MOST_ROWS:
            raise InputError(f"{path}: has more than {MOST_ROWS:,} rows, too many for one page; make a table of some of them")
    made_by = {key.decode(): value.decode() for key, value in metadata(path).items() if key.startswith(b"dateline.")}
    put(out, [page(rows, title or f"Events in {path.name}", made_by).encode()])
    return len(rows)


def page(rows: Sequence[Mapping[str, Any]], title: str, made_by: Mapping[str, str]) -> str:
    """The page that shows rows of the table."""
    points = [(r["longitude"], r["latitude"]) for r in rows if r["longitude"] is not None and r["latitude"] is not None]
    afghan = sum(r["country"] == "AFG" and r["latitude"] is not None for r in rows)
    outlines, view = _map(points, afghan)
    data = {"fields": FIELDS, "rows": [record(row) for row in rows], "outlines": outlines, "view": view}
    told = " ".join(f"{key.removeprefix('dateline.')} {made_by[key]}" for key in sorted(made_by))
    filled = {
        "title": html.escape(title),
        "summary": html.escape(_summary(rows)),
        "footer": html.escape(f"Made by dateline: {told}. " if told else "") + "Outlines: Natural Earth.",
        "data": embedded(data),
    }
    template = files("events").joinpath("report_page.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda match: filled[match[1]], template)


def embedded(data: object) -> str:
    """JSON that can stand in a script element: no character of it can end the element or begin a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return (
        text.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _summary(rows: Sequence[Mapping[str, Any]]) -> str:
    articles = {r["article_id"] for r in rows}
    happenings = {r["incident_id"] for r in rows}
    types = Counter(r["event_type"] for r in rows).most_common(3)
    most = ", ".join(f"{type_} {count:,}" for type_, count in types)
    said = f"{len(rows):,} rows from {len(articles):,} articles tell of {len(happenings):,} incidents"
    return f"{said}; the most frequent types: {most}." if most else f"{said}."


# ---- a row --------------------------------------------------------------------------------------------------------


def record(row: Mapping[str, Any]) -> list[Any]:
    """A row as the page holds it, in the order of `FIELDS`."""
    start, end, published = row["date_start"], row["date_end"], row["published"]
    days = [d.isoformat() if d else None for d in (start, end)]
    killed = row["killed_best"] if row["killed_best"] is not None else row["killed_low"]
    confidence = row["confidence"]
    return [
        row["event_id"], row["incident_id"], row["event_type"], row["event_mode"], row["quad_class"], row["status"],
        row["attributed_to"], " to ".join(dict.fromkeys(d for d in days if d)), *days, row["date_prec"], _place(row),
        row["country"], row["adm1"], row["latitude"], row["longitude"], row["where_prec"], _party(row, "actor"),
        _party(row, "target"), row["weapon"], killed, _span(row, "killed"), _tolls(row), pieces(row), row["title"],
        row["source"], row["url"], published.strftime("%Y-%m-%d %H:%M") if published else None, row["rule"],
        None if confidence is None else round(confidence, 2),
    ]  # fmt: skip


def _place(row: Mapping[str, Any]) -> str:
    country = None if row["place_kind"] == "country" else row["country"]
    return ", ".join(dict.fromkeys(p for p in (row["place_name"] or row["location"], row["adm2"], row["adm1"], country) if p))


def _party(row: Mapping[str, Any], role: str) -> str:
    code = row[f"{role}_code"] or row[f"{role}_sector"]
    return (row[f"{role}_name"] or row[role] or "") + (f" [{code}]" if code else "")


def _span(row: Mapping[str, Any], effect: str) -> str:
    """ "8", "8 to 12", "at least 24"; empty where nothing is known."""
    low, best, high = (row[f"{effect}_{bound}"] for bound in ("low", "best", "high"))
    if low is None and best is None:
        return ""
    if high is None:
        return f"at least {low if low is not None else best}"
    return str(best if best is not None else low) if low == high else f"{low} to {high}"


def _tolls(row: Mapping[str, Any]) -> str:
    return ", ".join(f"{span} {effect}" for effect in EFFECTS if (span := _span(row, effect)))


# ---- evidence -----------------------------------------------------------------------------------------------------


def pieces(row: Mapping[str, Any]) -> list[Piece]:
    """The sentence in pieces, each with what it is: actor, action, target, place, date, toll, or "" for the rest."""
    sentence = row["sentence"] or ""
    kinds = [""] * len(sentence)
    for kind, start, end in reversed(_marks(row, sentence)):  # the first ones win where they overlap
        kinds[start:end] = [kind] * (end - start)
    found: list[Piece] = []
    for kind, letter in zip(kinds, sentence, strict=True):
        if found and found[-1][0] == kind:
            found[-1] = kind, found[-1][1] + letter
        else:
            found.append((kind, letter))
    return found


def _marks(row: Mapping[str, Any], sentence: str) -> list[tuple[str, int, int]]:
    """Where in the sentence the row's words stand, the more particular first."""
    spans = [(kind, row[column], row[f"{column}_start"]) for kind, column in SLOTS]
    spans.append(("date", row["date_text"], row["date_start_char"]))
    spans += [("toll", toll["text"], toll["start"]) for toll in row["tolls"]]
    spans = [(kind, words, at) for kind, words, at in spans if words]
    begin = _begin(spans, sentence)
    marks = []
    for kind, words, at in spans:
        here = sentence.find(words) if begin is None else at - begin if at is not None else -1
        if here >= 0 and sentence.startswith(words, here):
            marks.append((kind, here, here + len(words)))
    return marks


def _begin(spans: Sequence[tuple[str, str, int | None]], sentence: str) -> int | None:
    """The offset of the sentence in its article, on which most of the spans agree; None where none has an offset."""
    votes: Counter[int] = Counter()
    for _, words, at in spans:
        here = sentence.find(words)
        while at is not None and here >= 0:
            votes[at - here] += 1
            here = sentence.find(words, here + 1)
    return min(votes, key=lambda begin: (-votes[begin], begin)) if votes else None


# ---- map ----------------------------------------------------------------------------------------------------------


def _map(points: Sequence[tuple[float, float]], afghan: int) -> tuple[list[tuple[str, Any]], View]:
    """The outlines to draw, and west, south, east, north of what the map shows first."""
    if points and afghan >= AFGHANISTAN * len(points):
        view = _around([o.bounds for o in provinces()], 0.03)
        inside = {o.code for o in provinces()}
        near = [o for o in countries() if o.code not in inside and o.code != "AFG"]
        return [(o.name, o.rings) for o in (*near, *provinces())], view
    view = _around([(lon, lat, lon, lat) for lon, lat in _middle(points)], 0.15) if points else (-180.0, -60.0, 180.0, 80.0)
    return [(o.name, o.rings) for o in _with_provinces(countries(), afghan)], view


def _with_provinces(outlines: Sequence[Outline], afghan: int) -> list[Outline]:
    return [*(o for o in outlines if not afghan or o.code != "AFG"), *(provinces() if afghan else ())]


def _middle(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points but for the outermost two in a hundred, each way."""
    spare = len(points) // 100
    lons, lats = (sorted(p[i] for p in points)[spare : len(points) - spare] for i in (0, 1))
    return [(lons[0], lats[0]), (lons[-1], lats[-1])]


def _around(bounds: Sequence[View], margin: float) -> View:
    """What holds all bounds, with a margin (a share of it), two degrees at least."""
    west, south = min(b[0] for b in bounds), min(b[1] for b in bounds)
    east, north = max(b[2] for b in bounds), max(b[3] for b in bounds)
    wide, high = max(1.0, margin * (east - west)), max(1.0, margin * (north - south))
    return max(-180.0, west - wide), max(-89.0, south - high), min(180.0, east + wide), min(89.0, north + high)
