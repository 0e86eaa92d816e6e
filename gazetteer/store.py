"""The gazetteer on disk: a folder with places.parquet and names.parquet."""

from __future__ import annotations

from array import array
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from gazetteer.build import NAMES, PLACES, Tables
from gazetteer.errors import DamagedFile
from gazetteer.model import Entry

VERSION = "2"
ROW_GROUPS = {"places": 1 << 15, "names": 1 << 17}
"""Rows of a table that are written, and read, together: the larger the faster, and the more memory in passing."""
SHIPPED = Path(__file__).parent / "shipped"


def write(tables: Tables, folder: Path) -> None:
    """Write both tables into `folder`, made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("places", "names"):
        _write(tables, name, folder / f"{name}.parquet")


def _write(tables: Tables, name: str, sink: Path | pa.NativeFile) -> None:
    table = tables.places if name == "places" else tables.names
    pq.write_table(
        table.replace_schema_metadata({"gazetteer": VERSION, "digest": tables.digest}),
        sink,
        compression="zstd",
        compression_level=6,
        use_dictionary=[f.name for f in table.schema if pa.types.is_dictionary(f.type)],
        column_encoding={"hash": "DELTA_BINARY_PACKED"} if name == "names" else None,
        row_group_size=ROW_GROUPS[name],
        write_page_checksum=True,
    )


class Opened:
    """A gazetteer's two files, opened: the columns that every lookup needs are read whole and not kept here, the lists
    when a row of them is first asked for.

    Raises:
        DamagedFile: a file is cut short, altered, or not this package's.
    """

    def __init__(self, places: pq.ParquetFile, names: pq.ParquetFile, folder: object) -> None:
        digest, other = _checked(places, PLACES, folder), _checked(names, NAMES, folder)
        if digest != other:
            raise DamagedFile(f"{folder}: places.parquet and names.parquet are of two different builds; build again")
        self.digest = digest
        self._files = {"places": places, "names": names}
        self._folder = folder
        self._groups: dict[tuple[int, str], pa.ListArray] = {}

    def column(self, name: str) -> pa.Array:
        """A whole column of places."""
        return self._read("places", [name]).column(name).unify_dictionaries().combine_chunks()

    def names(self) -> tuple[memoryview, memoryview]:
        """The table of names: hashes, and the row to which each leads. It is read once, and its file closed."""
        count = self._files["names"].metadata.num_rows
        columns = {"hash": array("Q", bytes(8 * count)), "row": array("I", bytes(4 * count))}
        start = 0
        for group in range(self._files["names"].num_row_groups):
            table = self._read("names", NAMES.names, group)
            for name, column in columns.items():
                cells = numbers(table.column(name).combine_chunks(), column.typecode)
                memoryview(column)[start : start + len(table)] = cells
            start += len(table)
        self._files.pop("names").close()
        return memoryview(columns["hash"]), memoryview(columns["row"])

    def everything(self) -> pa.Table:
        """All columns of places."""
        return self._read("places", PLACES.names)

    def _read(self, name: str, columns: list[str], group: int | None = None) -> pa.Table:
        groups = range(self._files[name].num_row_groups) if group is None else [group]
        try:
            return self._files[name].read_row_groups(groups, columns=columns, use_threads=False)
        except (pa.ArrowException, OSError) as error:
            raise self._damaged(name, error) from error

    def _damaged(self, name: str, error: Exception) -> DamagedFile:
        return DamagedFile(f"{self._folder}: {name}.parquet is cut short or damaged ({_first_line(error)})")

    def texts(self, column: str, row: int) -> list[str]:
        """The list of strings that `column` (strong_names, weak_names, demonyms) has for a place."""
        group, offset = divmod(row, ROW_GROUPS["places"])
        found: list[str] = self._group(group, column)[offset].as_py()
        return found

    def slice(self, column: str, first: int, last: int) -> list[list[str]]:
        """Likewise for the places from row `first` up to and not including `last`."""
        out: list[list[str]] = []
        size = ROW_GROUPS["places"]
        for group in range(first // size, -(-last // size)):
            base = group * size
            lists = self._group(group, column)
            out.extend(lists[max(first - base, 0) : min(last - base, size)].to_pylist())
        return out

    def _group(self, group: int, column: str) -> pa.ListArray:
        if (group, column) not in self._groups:
            self._groups[group, column] = self._read("places", [column], group).column(column).combine_chunks()
        return self._groups[group, column]


def open_folder(folder: Path) -> Opened:
    """The gazetteer that `write` put into `folder`."""
    return Opened(_open(folder / "places.parquet"), _open(folder / "names.parquet"), folder)


def open_tables(tables: Tables) -> Opened:
    """Tables just built, opened without going through a folder."""
    files = []
    for name in ("places", "names"):
        sink = pa.BufferOutputStream()
        _write(tables, name, sink)
        files.append(pq.ParquetFile(pa.BufferReader(sink.getvalue())))
    return Opened(files[0], files[1], "entries")


def _open(path: Path) -> pq.ParquetFile:
    if not path.is_file():
        raise DamagedFile(f"{path}: no such file; a gazetteer is a folder with places.parquet and names.parquet")
    try:
        return pq.ParquetFile(path, memory_map=True, page_checksum_verification=True)
    except (pa.ArrowException, OSError) as error:
        raise DamagedFile(f"{path}: not a readable Parquet file ({_first_line(error)})") from error


def numbers(column: pa.Array, code: str) -> memoryview:
    """The numbers of a column without nulls, as a memoryview: quicker to index than numpy's arrays.

    Array.to_numpy would do the same, and import pandas on the way.
    """
    found: memoryview = memoryview(column.buffers()[1]).cast("B").cast(code)  # type: ignore[call-overload]
    return found[column.offset : column.offset + len(column)]


def _checked(file: pq.ParquetFile, schema: pa.Schema, folder: object) -> str:
    """The digest in a file's metadata, if it is a gazetteer's file of this version."""
    metadata = file.schema_arrow.metadata or {}
    if metadata.get(b"gazetteer") != VERSION.encode() or file.schema_arrow.names != schema.names:
        raise DamagedFile(f"{folder}: no gazetteer of this version; make one with 'gazetteer build' or 'gazetteer add'")
    return str(metadata[b"digest"].decode())


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
