"""The gazetteer on disk: a folder with places.parquet, and names.arrow, the index to its rows.

The index is in Arrow's file format, which is mapped into memory and looked up where it lies: nothing of it is read or
unpacked when a gazetteer is opened, and processes on one machine share it.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from gazetteer.build import NAMES, PLACES, Tables
from gazetteer.errors import DamagedFile
from gazetteer.model import Entry

VERSION = "3"
PLACES_FILE, NAMES_FILE = "places.parquet", "names.arrow"
ROW_GROUP = 1 << 15
"""Rows of places that stand together: lists of names are read by the group when one of them is asked for."""
AS_THEY_ARE = frozenset(("latitude", "longitude", "population"))
"""Columns of places stored uncompressed: they hardly shrink, and are read whole."""
SHIPPED = Path(__file__).parent / "shipped"


def write(tables: Tables, folder: Path) -> None:
    """Write both tables into `folder`, made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, written in ((PLACES_FILE, _write_places), (NAMES_FILE, _write_names)):
        aside = folder / f".{name}.{os.getpid()}"
        try:
            with pa.OSFile(str(aside), "wb") as sink:
                written(tables, sink)
            aside.replace(folder / name)  # whoever has the old file mapped keeps it
        finally:
            aside.unlink(missing_ok=True)


def _write_places(tables: Tables, sink: pa.NativeFile) -> None:
    table = tables.places
    lists = {f.name for f in table.schema if pa.types.is_list(f.type)}
    packing = {f"{n}.list.element" if n in lists else n: "none" if n in AS_THEY_ARE else "zstd" for n in table.column_names}
    pq.write_table(
        table.replace_schema_metadata({"gazetteer": VERSION, "digest": tables.digest}),
        sink,
        compression=packing,
        compression_level={path: 6 for path, how in packing.items() if how == "zstd"},
        use_dictionary=[f.name for f in table.schema if pa.types.is_dictionary(f.type)],
        row_group_size=ROW_GROUP,
        write_page_checksum=True,
    )


def _write_names(tables: Tables, sink: pa.NativeFile) -> None:
    columns = [column.combine_chunks() for column in tables.names.columns]
    checksum = _checksum(pa.record_batch(columns, schema=NAMES))
    schema = NAMES.with_metadata({"gazetteer": VERSION, "digest": tables.digest, "checksum": checksum})
    with pa.ipc.new_file(sink, schema) as writer:
        writer.write_batch(pa.record_batch(columns, schema=schema))


class Opened:
    """A gazetteer's two files, opened: the columns that every lookup needs are read whole and not kept here, the lists
    when a row of them is first asked for.

    Raises:
        DamagedFile: a file is cut short, altered, or not this package's.
    """

    def __init__(self, places: pa.NativeFile, names: pa.NativeFile, folder: object) -> None:
        self._folder = folder
        with self._whole(PLACES_FILE):
            self._places = pq.ParquetFile(places, page_checksum_verification=True)
            self.digest = self._checked(PLACES_FILE, self._places.schema_arrow, PLACES)
        with self._whole(NAMES_FILE):
            index = pa.ipc.open_file(names)
            digest = self._checked(NAMES_FILE, index.schema, NAMES)
            if index.num_record_batches != 1:
                raise self._damaged(NAMES_FILE, f"{index.num_record_batches} batches")
            self._names = index.get_batch(0)
            self._names.validate()
        if digest != self.digest:
            raise DamagedFile(f"{folder}: {PLACES_FILE} and {NAMES_FILE} are of two different builds; build again")
        if index.schema.metadata.get(b"checksum") != _checksum(self._names).encode():
            raise self._damaged(NAMES_FILE, "its checksum is another")
        self._groups: dict[tuple[int, str], pa.ListArray] = {}

    def columns(self, names: list[str]) -> dict[str, pa.Array]:
        """Whole columns of places, read one by one: together they would need twice their memory in passing."""
        with _small_pages():
            return {name: self._read([name]).column(name).unify_dictionaries().combine_chunks() for name in names}

    def names(self) -> tuple[memoryview, memoryview]:
        """The table of names: hashes, and the row to which each leads."""
        return numbers(self._names.column("hash"), "Q"), numbers(self._names.column("row"), "I")

    def everything(self) -> pa.Table:
        """All columns of places."""
        return self._read(PLACES.names)

    def _read(self, columns: list[str], group: int | None = None) -> pa.Table:
        groups = range(self._places.num_row_groups) if group is None else [group]
        with self._whole(PLACES_FILE):
            table = self._places.read_row_groups(groups, columns=columns, use_threads=False)
            table.validate(full=True)
            return table

    @contextmanager
    def _whole(self, name: str) -> Iterator[None]:
        """What cannot be read of a file is said to be damage."""
        try:
            yield
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise self._damaged(name, _first_line(error)) from error

    def _checked(self, name: str, schema: pa.Schema, expected: pa.Schema) -> str:
        """The digest in a file's metadata, if it is a gazetteer's file of this version."""
        metadata = schema.metadata or {}
        digest = metadata.get(b"digest")
        if digest is None or metadata.get(b"gazetteer") != VERSION.encode() or not schema.equals(expected):
            raise DamagedFile(f"{self._folder}: {name} is no gazetteer of this version; make one with 'gazetteer build' or 'gazetteer add'")
        return str(digest.decode())

    def _damaged(self, name: str, why: str) -> DamagedFile:
        return DamagedFile(f"{self._folder}: {name} is cut short or damaged ({why})")

    def texts(self, column: str, row: int) -> list[str]:
        """The list of strings that `column` (strong_names, weak_names, demonyms) has for a place."""
        group, offset = divmod(row, ROW_GROUP)
        found: list[str] = self._group(group, column)[offset].as_py()
        return found

    def slice(self, column: str, first: int, last: int) -> list[list[str]]:
        """Likewise for the places from row `first` up to and not including `last`."""
        out: list[list[str]] = []
        size = ROW_GROUP
        for group in range(first // size, -(-last // size)):
            base = group * size
            lists = self._group(group, column)
            out.extend(lists[max(first - base, 0) : min(last - base, size)].to_pylist())
        return out

    def _group(self, group: int, column: str) -> pa.ListArray:
        if (group, column) not in self._groups:
            self._groups[group, column] = self._read([column], group).column(column).combine_chunks()
        return self._groups[group, column]


def open_folder(folder: Path) -> Opened:
    """The gazetteer that `write` put into `folder`."""
    for name in (PLACES_FILE, NAMES_FILE):
        if not (folder / name).is_file():
            raise DamagedFile(f"{folder / name}: no such file; a gazetteer is a folder with {PLACES_FILE} and {NAMES_FILE}")
    try:
        return Opened(pa.memory_map(str(folder / PLACES_FILE)), pa.memory_map(str(folder / NAMES_FILE)), folder)
    except OSError as error:  # an empty file cannot be mapped
        raise DamagedFile(f"{folder}: a file is empty or not readable ({_first_line(error)})") from error


def open_tables(tables: Tables) -> Opened:
    """Tables just built, opened without going through a folder."""
    sources = []
    for written in (_write_places, _write_names):
        sink = pa.BufferOutputStream()
        written(tables, sink)
        sources.append(pa.BufferReader(sink.getvalue()))
    places, names = sources
    return Opened(places, names, "entries")


def _checksum(names: pa.RecordBatch) -> str:
    """A checksum of the numbers in an index."""
    return f"{zlib.crc32(numbers(names.column('row'), 'I'), zlib.crc32(numbers(names.column('hash'), 'Q'))):08x}"


def numbers(column: pa.Array, code: str) -> memoryview:
    """The numbers of a column without nulls, as a memoryview: quicker to index than numpy's arrays.

    Array.to_numpy would do the same, and import pandas on the way.
    """
    width = struct.calcsize(code)
    cells = memoryview(column.buffers()[1])[column.offset * width : (column.offset + len(column)) * width]
    found: memoryview = cells.cast("B").cast(code)  # type: ignore[call-overload]
    return found


@contextmanager
def _small_pages() -> Iterator[None]:
    """Let Arrow take memory from the system's allocator meanwhile: its own asks for pages of two megabytes, and some systems
    take a fifth of a second to clear those for a process that has just begun. Buffers go back to the pool they came from."""
    usual = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(usual)


def release_memory() -> None:
    """Give back what reading needed in passing."""
    pa.default_memory_pool().release_unused()


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def entries(folder: Path) -> list[Entry]:
    """Every entry of a gazetteer on disk, as it was before it was indexed."""
    opened = open_folder(folder)
    return [
        Entry(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            country=row["country"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            strong=tuple(n for n in row["strong_names"] if n != row["name"]),
            weak=tuple(n for n in row["weak_names"] if n != row["name"]),
            name_is_strong=row["name"] in row["strong_names"],
            feature=row["feature"],
            adm1=row["adm1"],
            adm1_code=row["adm1_code"],
            adm2=row["adm2"],
            adm2_code=row["adm2_code"],
            population=row["population"],
            since=row["since"],
            until=row["until"],
            demonyms=tuple(row["demonyms"]),
        )
        for row in opened.everything().to_pylist()
    ]
