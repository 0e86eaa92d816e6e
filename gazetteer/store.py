"""The gazetteer on disk: a folder with places.parquet and names.parquet."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from gazetteer.build import NAMES, PLACES, Tables
from gazetteer.errors import DamagedFile

VERSION = "1"
ROW_GROUP = 8192
LIGHT = [f.name for f in PLACES if not pa.types.is_list(f.type)]
SHIPPED = Path(__file__).parent / "shipped"


def write(tables: Tables, folder: Path) -> None:
    """Write both tables into `folder`, made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in (("places", tables.places), ("names", tables.names)):
        metadata = {"gazetteer": VERSION, "digest": tables.digest}
        table = table.replace_schema_metadata(metadata)
        encoding = {"key": "DELTA_BYTE_ARRAY"} if name == "names" else None
        pq.write_table(
            table,
            folder / f"{name}.parquet",
            compression="zstd",
            compression_level=15,
            use_dictionary=[f.name for f in table.schema if pa.types.is_dictionary(f.type)],
            column_encoding=encoding,
            row_group_size=ROW_GROUP if name == "places" else 1 << 20,
        )


class Opened:
    """A gazetteer's folder, opened: the columns every lookup needs in memory, the rest read when first asked for.

    `places` holds LIGHT's columns; `names` the whole table. Both files are memory-mapped.

    Raises:
        DamagedFile: a file is missing, not Parquet, or not this package's.
    """

    def __init__(self, folder: Path) -> None:
        self._file, digest = _open(folder / "places.parquet", PLACES)
        names, other = _open(folder / "names.parquet", NAMES)
        if digest != other:
            raise DamagedFile(f"{folder}: places.parquet and names.parquet are of two different builds; build again")
        self.digest = digest
        try:
            self.places: pa.Table = self._file.read(columns=LIGHT)
            self.names: pa.Table = names.read()
        except (pa.ArrowException, OSError) as error:
            raise DamagedFile(f"{folder}: cut short or damaged ({_first_line(error)})") from error
        self._groups: dict[tuple[int, str], pa.ListArray] = {}

    def texts(self, column: str, row: int) -> list[str]:
        """The list of strings that `column` (strong_names, weak_names, demonyms) has for a place."""
        group, offset = divmod(row, ROW_GROUP)
        found: list[str] = self._group(group, column)[offset].as_py()
        return found

    def slice(self, column: str, first: int, last: int) -> list[list[str]]:
        """Likewise for the places from row `first` up to and not including `last`."""
        out: list[list[str]] = []
        for group in range(first // ROW_GROUP, -(-last // ROW_GROUP)):
            base = group * ROW_GROUP
            array = self._group(group, column)
            out.extend(array[max(first - base, 0) : min(last - base, ROW_GROUP)].to_pylist())
        return out

    def _group(self, group: int, column: str) -> pa.ListArray:
        if (group, column) not in self._groups:
            table = self._file.read_row_group(group, columns=[column])
            self._groups[group, column] = table.column(column).combine_chunks()
        return self._groups[group, column]


def _open(path: Path, schema: pa.Schema) -> tuple[pq.ParquetFile, str]:
    if not path.is_file():
        raise DamagedFile(f"{path}: no such file; a gazetteer is a folder with places.parquet and names.parquet")
    try:
        file = pq.ParquetFile(path, memory_map=True)
    except (pa.ArrowException, OSError) as error:
        raise DamagedFile(f"{path}: not a readable Parquet file ({_first_line(error)})") from error
    metadata = file.schema_arrow.metadata or {}
    if metadata.get(b"gazetteer") != VERSION.encode() or file.schema_arrow.names != schema.names:
        raise DamagedFile(f"{path}: not a gazetteer of this version; make one with 'python -m gazetteer build'")
    return file, metadata[b"digest"].decode()


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
