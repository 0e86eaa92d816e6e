"""Exports: the table in the columns and conventions that other databases and map programs know.

What each shape holds is data, `events/exports/*.toml`: its columns, where each comes from, in which words. A column is
`from` one of ours, made by a `rule` of `events.export_values`, a fixed `value`, or empty.
"""

from __future__ import annotations

import datetime as dt
import json
import struct
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import BaseModel, ConfigDict, Field

from events.errors import InputError, OutputError
from events.export_values import RULES, Told, shares, toll
from events.stored import batches, metadata, parts
from events.table import SCHEMA
from events.write import STDOUT, format_of, iso, put, writing

SHAPES = ("acled", "ucdp", "polecat", "geoparquet", "geojson", "csv")
ARROW = {"string": pa.string(), "int": pa.int64(), "float": pa.float64()}
SUFFIXES = {"geoparquet": (".parquet", ".geoparquet"), "geojson": (".geojson", ".json"), "csv": (".csv",)}
"""What files of these shapes are called; the others come in every format that `events convert` writes."""
REAL = ("happened", "alleged")
EARLIEST = dt.datetime.min.replace(tzinfo=dt.UTC)


class Column(BaseModel):
    """One column of a shape. `words` is its convention, told in the codebook."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    words: str
    source: Annotated[str, Field(alias="from")] = ""
    rule: str = ""
    value: str | None = None
    type: Literal["string", "int", "float"] = "string"


class Shape(BaseModel):
    """The columns of another database, which rows it keeps, and whether a row is one of ours or an incident's place."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    about: str
    keep: Literal["all", "real", "acled", "deadly"]
    unit: Literal["row", "incident"]
    columns: tuple[Column, ...] = Field(default=(), alias="column")


def shape(name: str) -> Shape:
    """The shape of that name, one of `SHAPES`."""
    return Shape.model_validate(tomllib.loads(files("events").joinpath("exports", f"{name}.toml").read_text("utf-8")))


def export(path: Path, name: str, out: Path) -> int:
    """Write the table at `path` (a Parquet file or a dataset) to `out` in a shape; the number of rows written.

    Raises `InputError` where the input is no table of events, `OutputError` where the output cannot be written or has a
    suffix that the shape does not come in.
    """
    if name not in SHAPES:
        raise InputError(f"no shape {name!r}; known are {', '.join(SHAPES)}")
    if name in SUFFIXES and out.suffix not in SUFFIXES[name] and (out != STDOUT or name == "geoparquet"):
        raise OutputError(f"{out}: {name} goes into a file named {' or '.join(SUFFIXES[name])}")
    if out.resolve() in {part.resolve() for part in parts(path)}:
        raise InputError(f"{out}: is the input, and would be overwritten; choose another name")
    if name == "geojson":
        return _geojson(path, out)
    if name == "geoparquet":
        return _geoparquet(path, out)
    if name == "csv":
        return _copied(path, out, SCHEMA, "csv")
    wanted = shape(name)
    schema = pa.schema([pa.field(c.name, ARROW[c.type], metadata={"description": c.words}) for c in wanted.columns])
    written = 0
    with writing(out, schema, "csv" if out == STDOUT else format_of(out)) as writer:
        for told in _groups(path, wanted):
            writer.write(_table(told, wanted, schema))
            written += len(told)
    return written


# ---- other databases ----------------------------------------------------------------------------------------------


def _groups(path: Path, wanted: Shape) -> Iterator[list[Told]]:
    kept = (_kept(table, wanted.keep) for table in batches(path))
    if wanted.unit == "row":
        yield from ([Told(row) for row in table.to_pylist()] for table in kept)
    else:
        yield list(incidents(row for table in kept for row in table.to_pylist()))


def _kept(table: pa.Table, keep: str) -> pa.Table:
    if keep == "all":
        return table
    kept = pc.is_in(table["status"].cast(pa.string()), pa.array(REAL))
    if keep == "acled":
        kept = pc.and_(kept, pc.is_valid(table["acled_event_type"]))
    elif keep == "deadly":
        killed = pc.coalesce(table["killed_best"], table["killed_low"], pa.scalar(0, pa.int32()))
        kept = pc.and_(pc.and_(kept, pc.greater(killed, 0)), pc.equal(table["event_type"].cast(pa.string()), "ASSAULT"))
    return table.filter(kept)


def incidents(rows: Iterable[dict[str, Any]]) -> Iterator[Told]:
    """One row for each place of each incident, in the order of their first mention.

    Where several articles tell of it, the one speaks that most statements were brought together in, the earliest of
    equals; its killed are divided among its places.
    """
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row["incident_id"]].append(row)
    for group in groups.values():
        speaker = min(group, key=lambda r: (-(r["mentions"] or 0), r["published"] or EARLIEST, r["article_id"] or ""))
        own = [r for r in group if r["article_id"] == speaker["article_id"]]
        places = list({r["place_id"] or r["location"]: r for r in reversed(own)}.values())[::-1]
        heard = tuple(dict.fromkeys(r["source"] for r in group if r["source"]))
        for row, killed in zip(places, shares(toll(speaker), len(places)), strict=True):
            yield Told(row, heard, killed)


def _table(told: list[Told], wanted: Shape, schema: pa.Schema) -> pa.Table:
    return pa.table([[_value(c, t) for t in told] for c in wanted.columns], schema=schema)


def _value(column: Column, told: Told) -> Any:
    if column.rule:
        return RULES[column.rule](told)
    value = told.row[column.source] if column.source else column.value
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, dt.date) else value


# ---- maps ---------------------------------------------------------------------------------------------------------


def point(longitude: float | None, latitude: float | None) -> bytes | None:
    """A point as well-known binary, little-endian; None where a coordinate is missing."""
    if longitude is None or latitude is None:
        return None
    return struct.pack("<BIdd", 1, 1, longitude, latitude)


def geo_metadata(bounds: tuple[float, float, float, float] | None) -> bytes:
    """The value of the key `geo` in a GeoParquet 1.1 file. Without `crs` coordinates are OGC:CRS84: longitude first."""
    column: dict[str, object] = {"encoding": "WKB", "geometry_types": ["Point"]}
    if bounds:
        column["bbox"] = list(bounds)
    content = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    return json.dumps(content).encode()


def _geoparquet(path: Path, out: Path) -> int:
    geometry = pa.field("geometry", pa.binary(), metadata={"description": "WKB point, longitude and latitude, OGC:CRS84."})
    kept = metadata(path) | {b"geo": geo_metadata(_bounds(path))}
    schema = SCHEMA.append(geometry).with_metadata({k: v for k, v in kept.items() if k not in (b"pandas", b"ARROW:schema")})
    return _copied(path, out, schema, "parquet")


def _bounds(path: Path) -> tuple[float, float, float, float] | None:
    """West, south, east, north of all points; None of none."""
    edges: list[tuple[float, float, float, float]] = []
    for table in batches(path, ("latitude", "longitude")):
        known = table.drop_null()
        if known.num_rows:
            lat, lon = (pc.min_max(known[name]).as_py() for name in ("latitude", "longitude"))
            edges.append((lon["min"], lat["min"], lon["max"], lat["max"]))
    if not edges:
        return None
    west, south, east, north = zip(*edges, strict=True)
    return min(west), min(south), max(east), max(north)


def _copied(path: Path, out: Path, schema: pa.Schema, kind: str) -> int:
    """The table as it is, with a geometry where the schema has one."""
    written = 0
    with writing(out, schema, kind) as writer:
        for table in batches(path):
            if "geometry" in schema.names:
                points = map(point, table["longitude"].to_pylist(), table["latitude"].to_pylist())
                table = table.append_column(schema.field("geometry"), pa.array(list(points), pa.binary()))
            writer.write(table)
            written += table.num_rows
    return written


def _geojson(path: Path, out: Path) -> int:
    count = 0

    def content() -> Iterator[bytes]:
        nonlocal count
        yield b'{"type":"FeatureCollection","features":[\n'
        for table in batches(path):
            for row in table.to_pylist():
                yield (b",\n" if count else b"") + json.dumps(feature(row), ensure_ascii=False, default=iso).encode()
                count += 1
        yield b"\n]}\n"

    put(out, content())
    return count


def feature(row: dict[str, Any]) -> dict[str, Any]:
    """A row as a GeoJSON feature (RFC 7946)."""
    lon, lat = row["longitude"], row["latitude"]
    geometry = None if lon is None or lat is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": row["event_id"], "geometry": geometry, "properties": row}
