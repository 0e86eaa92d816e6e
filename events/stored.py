"""Tables of events on disk, read batch by batch: a Parquet file, or a folder of them (a dataset)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from events.errors import InputError
from events.table import SCHEMA

BATCH = 10_000
BESIDE = (".rejects", ".incidents")
"""What other tables beside a table of events are called."""


def parts(path: Path) -> list[Path]:
    """The Parquet files of a table, in order.

    Raises `InputError` where there are none.
    """
    if path.is_dir():
        inside = sorted(p for p in path.rglob("*.parquet") if not _hidden(p.relative_to(path)) and not p.stem.endswith(BESIDE))
        if not inside:
            raise InputError(f"{path}: no .parquet file in this folder")
        return inside
    if not path.exists():
        raise InputError(f"{path}: no such file")
    return [path]


def batches(path: Path, columns: Sequence[str] = SCHEMA.names) -> Iterator[pa.Table]:
    """The rows of a table, `BATCH` at a time at most, with these columns in the schema's types.

    Raises `InputError` for a file that is missing, no Parquet, or no table of events.
    """
    wanted = pa.schema([SCHEMA.field(name) for name in columns])
    for part in parts(path):
        try:
            with pq.ParquetFile(part) as file:
                if missing := [name for name in columns if name not in file.schema_arrow.names]:
                    raise InputError(f"{part}: has no column {', '.join(missing[:5])}; is it a table that `events convert` wrote?")
                for batch in file.iter_batches(BATCH, columns=list(columns)):
                    yield pa.Table.from_batches([batch]).select(list(columns)).cast(wanted)
        except OSError as error:
            raise InputError(f"{part}: cannot be read: {error.strerror or error}") from error
        except pa.ArrowException as error:
            raise InputError(f"{part}: is no Parquet file of events: {error}") from error


def metadata(path: Path) -> dict[bytes, bytes]:
    """The metadata of the table's first file: versions and the hash of the rules."""
    try:
        return dict(pq.read_schema(parts(path)[0]).metadata or {})
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"{path}: is no Parquet file: {error}") from error


def _hidden(path: Path) -> bool:
    return any(name.startswith(".") for name in path.parts)
