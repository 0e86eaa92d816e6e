"""Tables onto disk or standard output: Parquet, CSV, JSON lines. A file appears whole or not at all.

    with writing("out.parquet", schema) as out:
        out.write(table)

Rows go to a hidden file beside the destination, row group by row group, and the file takes its name only when all is
written and on disk. Until then an older file of that name stays as it is; if anything goes wrong, it stays for good.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import secrets
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Protocol

import pyarrow as pa

from events.errors import OutputError

FORMATS = ("parquet", "csv", "jsonl")
STDOUT = Path("-")
ROW_GROUP = 20_000
"""Rows a Parquet row group holds, but for the last."""


class Writer(Protocol):
    """Takes tables of one schema, in order."""

    def write(self, table: pa.Table) -> None: ...

    def close(self) -> None: ...

    def abandon(self) -> None: ...


def format_of(path: Path, given: str | None = None) -> str:
    """The format to write: the one given, else the one that the file's suffix names; JSON lines on standard output.

    Raises `OutputError` where neither is one of `FORMATS`.
    """
    name = given or ("jsonl" if path == STDOUT else path.suffix.removeprefix("."))
    if name.lower() not in FORMATS:
        what = f"no format {given!r}" if given else f"{path}: no format goes by {path.suffix or 'no suffix'!r}"
        raise OutputError(f"{what}; known are {', '.join(FORMATS)}")
    return name.lower()


@contextmanager
def writing(path: str | Path, schema: pa.Schema, kind: str | None = None) -> Iterator[Writer]:
    """A writer to `path` ("-" is standard output); the file is there when the block ends without an exception.

    `kind` is one of `FORMATS`, by default what the path says. Raises `OutputError` where the file cannot be written:
    no room, no permission, an unknown format.
    """
    path = Path(path)
    make = WRITERS[format_of(path, kind)]
    with _opened(path) as file:
        writer = _Named(make(file, schema), path)
        try:
            yield writer
            writer.close()
        except BaseException:
            writer.abandon()
            raise


@contextmanager
def _blamed(path: Path) -> Iterator[None]:
    """Errors of the operating system, as ones that name the file. A closed pipe is the reader's way to say enough."""
    try:
        yield
    except (OutputError, BrokenPipeError):
        raise
    except OSError as error:
        name = "standard output" if path == STDOUT else path
        raise OutputError(f"{name}: cannot be written: {error.strerror or error}") from error


class _Named:
    def __init__(self, writer: Writer, path: Path) -> None:
        self._writer, self._path = writer, path

    def write(self, table: pa.Table) -> None:
        with _blamed(self._path):
            self._writer.write(table)

    def close(self) -> None:
        with _blamed(self._path):
            self._writer.close()

    def abandon(self) -> None:
        self._writer.abandon()


def is_dataset(path: Path) -> bool:
    """Whether an output names a dataset (`events.dataset`): an existing folder, or a name without a suffix."""
    return path.is_dir() or (not path.suffix and not path.exists() and path != STDOUT)


def is_stream(path: Path) -> bool:
    """Whether a path is standard output, a device or a pipe: written as it goes, and nothing can lie beside it."""
    return path == STDOUT or (path.exists() and not path.is_file() and not path.is_dir())


def put(path: Path, content: Iterable[bytes]) -> None:
    """Write bytes to a file, whole or not at all; "-" is standard output. Raises `OutputError`."""
    with _opened(path) as file:
        for part in content:
            with _blamed(path):
                file.write(part)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    if path == STDOUT:
        yield sys.stdout.buffer
        with _blamed(path):
            sys.stdout.buffer.flush()
    elif path.is_dir():
        raise OutputError(f"{path}: is a folder; name a file in it")
    elif is_stream(path):
        with _blamed(path):
            file = path.open("wb")
        try:
            yield file
            with _blamed(path):
                file.flush()
        finally:
            with suppress(OSError):
                file.close()
    else:
        with _aside(path.resolve()) as beside:
            yield beside


@contextmanager
def _aside(path: Path) -> Iterator[IO[bytes]]:
    """A hidden file beside `path`, which takes its name if the block ends well and is removed if not."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with _blamed(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            file = part.open("xb")
        try:
            yield file
            with _blamed(path):
                file.flush()
                os.fsync(file.fileno())
        finally:
            # Closing flushes once more what could not be written: that error has been told already.
            with suppress(OSError):
                file.close()
        with _blamed(path):
            part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    settle(path.parent)


def settle(folder: Path) -> None:
    """Put the folder's new entry on disk too; where folders cannot be opened (Windows), the file itself has to do."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


# ---- formats ------------------------------------------------------------------------------------------------------


class ParquetWriter:
    """Parquet, in row groups of `ROW_GROUP`. The schema's metadata becomes the file's."""

    def __init__(self, file: IO[bytes], schema: pa.Schema) -> None:
        import pyarrow.parquet as pq

        self._writer = pq.ParquetWriter(file, schema)
        self._schema = schema
        self._waiting: list[pa.Table] = []

    def write(self, table: pa.Table) -> None:
        self._waiting.append(table)
        if sum(t.num_rows for t in self._waiting) >= ROW_GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def abandon(self) -> None:
        # Else it would write its footer when it is collected, to a file that is closed and gone.
        self._writer.is_open = False

    def _flush(self) -> None:
        if self._waiting:
            rows = pa.concat_tables([t.replace_schema_metadata(self._schema.metadata) for t in self._waiting])
            # A row group must have one dictionary a column, so the batches' own are made one.
            self._writer.write_table(rows.unify_dictionaries().combine_chunks(), row_group_size=ROW_GROUP)
            self._waiting = []


class CsvWriter:
    """CSV in UTF-8 with a header line. Terms of a list are joined by bars; lists of structs are JSON; null is empty."""

    def __init__(self, file: IO[bytes], schema: pa.Schema) -> None:
        import pyarrow.csv

        flat = _flat(schema.empty_table())
        self._writer = pyarrow.csv.CSVWriter(file, flat.schema)

    def write(self, table: pa.Table) -> None:
        self._writer.write_table(_flat(table))

    def close(self) -> None:
        self._writer.close()

    def abandon(self) -> None:
        """Nothing is held back."""


def _flat(table: pa.Table) -> pa.Table:
    """Every column as something that CSV can hold."""
    import pyarrow.compute as pc

    columns = []
    for field, column in zip(table.schema, table.columns, strict=True):
        if pa.types.is_dictionary(field.type):
            column = column.cast(pa.string())
        elif pa.types.is_timestamp(field.type):
            column = pc.strftime(column, "%Y-%m-%dT%H:%M:%SZ")
        elif pa.types.is_list(field.type) and pa.types.is_struct(field.type.value_type):
            texts = [json.dumps(items, ensure_ascii=False) if items else None for items in column.to_pylist()]
            column = pa.chunked_array([pa.array(texts, pa.string())])
        elif pa.types.is_list(field.type):
            texts = ["|".join(items) if items else None for items in column.to_pylist()]
            column = pa.chunked_array([pa.array(texts, pa.string())])
        columns.append(column)
    return pa.table(columns, names=table.schema.names)


class JsonLinesWriter:
    """One JSON object a row, in UTF-8; days and moments in ISO 8601."""

    def __init__(self, file: IO[bytes], schema: pa.Schema) -> None:
        self._file = file
        self._single = [f.name for f in schema if pa.types.is_float32(f.type)]

    def write(self, table: pa.Table) -> None:
        for row in table.to_pylist():
            for name in self._single:
                if row[name] is not None:
                    # Seven digits are all that a single holds; more would be noise of the conversion.
                    row[name] = float(f"{row[name]:.7g}")
            self._file.write(json.dumps(row, ensure_ascii=False, default=iso).encode("utf-8") + b"\n")

    def close(self) -> None:
        """Nothing is held back."""

    abandon = close


def iso(value: Any) -> str:
    """A day or a moment in ISO 8601, as `json.dumps` asks for what it does not know."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a row")


WRITERS: dict[str, Callable[[IO[bytes], pa.Schema], Writer]] = {
    "parquet": ParquetWriter,
    "csv": CsvWriter,
    "jsonl": JsonLinesWriter,
}
