"""The command `events link`: tables of events in, one table with incidents shared across articles out.

Memory is bounded by the busiest week, not by the size of the input: rows are first put aside by week of publication, then
linked week by week; for the incidents table they are put aside once more, by incident.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from events.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

WEEK = 7 * 86_400
BATCH = 50_000
"""Rows read at once."""
SHELVES = 16
"""By the first hexadecimal digit of `incident_id`."""


def link(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Parquet files that `events convert` or `link` wrote, or folders of them.", show_default=False),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="PATH", help="Where the linked table goes: .parquet, .csv, .jsonl.")],
    incidents: Annotated[
        Path | None,
        typer.Option("--incidents", metavar="PATH", help="Where one row an incident goes. Default: OUT.incidents.* beside the output."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")] = False,
) -> None:
    """Give rows of different articles that tell of one happening one incident_id.

    A second table has one row an incident: type, actors, place, date and toll as its articles agree, and their number.
    """  # fmt: skip
    from events.cli import told_plainly

    with told_plainly():
        rows, found = linked(paths, out, incidents)
    if not quiet:
        typer.echo(f"{rows:,} rows tell of {found:,} incidents: {out}", err=True)


def linked(paths: list[Path], out: Path, incidents: Path | None = None) -> tuple[int, int]:
    """Link the tables at `paths` into `out`; the numbers of rows and of incidents.

    Rows come out by week of publication, in the order given within each. Raises `InputError` for a file that is missing,
    no Parquet or no table of events, `OutputError` where the output cannot be written.
    """
    from events.consensus import INCIDENTS
    from events.garbage import uncollected
    from events.write import format_of, writing

    kind = format_of(out)
    files = _files(paths)
    beside = incidents or out.with_name(f"{out.stem}.incidents.{kind}")
    if {out.resolve(), beside.resolve()} & {f.resolve() for f in files}:
        raise InputError(f"{out}: is an input, and would be overwritten; choose another name")
    if out.resolve() == beside.resolve():
        raise InputError(f"{out}: is to hold both the rows and the incidents; choose two names")
    rows = 0
    with uncollected(), tempfile.TemporaryDirectory(prefix="events-link-") as folder:
        weeks, shelves = Path(folder) / "weeks", Path(folder) / "shelves"
        schema = _put_aside(files, weeks)
        with writing(out, schema) as told, writing(beside, INCIDENTS) as consensus:
            for table in _linked_weeks(weeks, schema):
                told.write(table)
                rows += table.num_rows
                _shelve(table, shelves)
            found = 0
            for table in _consensus(shelves):
                consensus.write(table)
                found += table.num_rows
    return rows, found


def _files(paths: list[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = [p for p in sorted(path.rglob("*.parquet")) if not p.stem.endswith((".incidents", ".rejects"))]
            inside = [p for p in inside if not any(part.startswith(".") for part in p.relative_to(path).parts)]
            if not inside:
                raise InputError(f"{path}: no .parquet file in this folder")
            files += inside
        elif path.exists():
            files.append(path)
        else:
            raise InputError(f"{path}: no such file")
    return list(dict.fromkeys(files))


def _put_aside(files: list[Path], weeks: Path) -> pa.Schema:
    """Rows into a folder a week of publication, named so that they sort by time; the schema of the first file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from events.table import SCHEMA

    first: pa.Schema | None = None
    part = 0
    for path in files:
        try:
            with pq.ParquetFile(path) as file:
                missing = [f.name for f in SCHEMA if f.name not in file.schema_arrow.names]
                if missing:
                    raise InputError(f"{path}: has no column {', '.join(missing[:5])}; is it a table that `events convert` wrote?")
                first = first or SCHEMA.with_metadata(file.schema_arrow.metadata)
                for batch in file.iter_batches(BATCH, columns=SCHEMA.names):
                    table = pa.Table.from_batches([batch]).select(SCHEMA.names).cast(SCHEMA)
                    for week, rows in _by_week(table):
                        part += 1
                        _keep(rows, weeks / week / f"{part:08}.arrow")
        except pa.ArrowException as error:
            raise InputError(f"{path}: is no Parquet file of events: {error}") from error
    assert first is not None
    return first


def _by_week(table: pa.Table) -> Iterator[tuple[str, pa.Table]]:
    """The rows of each week. A row that was not published is of the week in which it happened."""
    import pyarrow as pa
    import pyarrow.compute as pc

    moments = table["published"].cast(pa.timestamp("s", tz="UTC")).cast(pa.int64())
    happened = pc.multiply(table["date_end"].cast(pa.int32()).cast(pa.int64()), 86_400)
    # From the year 1 on, so that no number is negative and names of one length sort.
    week = pc.divide(pc.add(pc.fill_null(pc.coalesce(moments, happened), -62_135_596_800), 62_135_596_800), WEEK)
    for number, rows in _apart(table, week):
        yield f"{number:08}", rows


def _apart(table: pa.Table, by: pa.ChunkedArray) -> Iterator[tuple[Any, pa.Table]]:
    """The rows of each value of a column, sorted by it; rows of one value stay in their order."""
    import pyarrow as pa
    import pyarrow.compute as pc

    order = pc.array_sort_indices(pa.chunked_array([by.combine_chunks()]))  # stable
    values, table = by.take(order), table.take(order)
    counts = pc.value_counts(values)
    at = 0
    for value, count in zip(counts.field("values").to_pylist(), counts.field("counts").to_pylist(), strict=True):
        yield value, table.slice(at, count)
        at += count


def _keep(table: pa.Table, path: Path) -> None:
    """Put a table aside, for this run only: a format that is quick to write and to read."""
    import pyarrow as pa

    path.parent.mkdir(parents=True, exist_ok=True)
    with pa.ipc.new_file(path, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as file:
        file.write_table(table)


def _kept(folder: Path) -> pa.Table:
    """All that was put aside in a folder, in the order of its names."""
    import pyarrow as pa

    tables = []
    for path in sorted(folder.iterdir()):
        with pa.ipc.open_file(path) as file:
            tables.append(file.read_all())
    return pa.concat_tables(tables)


def _linked_weeks(weeks: Path, schema: pa.Schema) -> Iterator[pa.Table]:
    from events.accounts import accounts
    from events.linking import Linker, relabelled

    linker = Linker()
    for week in sorted(weeks.iterdir()) if weeks.exists() else ():
        table = _kept(week).cast(schema)
        heard = accounts(table)
        linker.forget(heard[0].moment)
        yield relabelled(table, linker.assign(heard)).replace_schema_metadata(schema.metadata)


def _shelve(table: pa.Table, shelves: Path) -> None:
    import pyarrow.compute as pc

    from events.consensus import NEEDED

    digit = pc.utf8_slice_codeunits(table["incident_id"], 0, 1)
    slim = table.select(NEEDED)
    for name, rows in _apart(slim, digit):
        shelf = shelves / f"{ord(name or '0'):06}"
        number = len(list(shelf.iterdir())) if shelf.exists() else 0
        _keep(rows, shelf / f"{number:08}.arrow")


def _consensus(shelves: Path) -> Iterator[pa.Table]:
    from events.consensus import incidents

    for shelf in sorted(shelves.iterdir()) if shelves.exists() else ():
        yield incidents(_kept(shelf))
