"""Rows and cells of the project's own source tables (gazetteer/data)."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from gazetteer.errors import BadSource

DATA = Path(__file__).parent / "data"

Row = Mapping[str, str]


def read_csv(path: Path) -> Iterator[tuple[int, Row]]:
    """Rows of a CSV file (gzipped if named so) with their numbers, the header being row 1.

    Raises:
        BadSource: it is not UTF-8, or a row has not as many cells as there are headings.
    """
    raw = path.read_bytes()
    try:
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadSource(path.name, f"not text in UTF-8 (byte {error.start}); save it as UTF-8") from error
    reader = csv.reader(io.StringIO(text, newline=""))
    names = next(reader, [])
    for n, cells in enumerate((row for row in reader if row), start=2):
        if len(cells) != len(names):
            raise BadSource(path.name, f"{len(cells)} cells under {len(names)} headings: {','.join(cells)[:80]}", n)
        yield n, dict(zip(names, cells, strict=True))


def split(cell: str | None) -> tuple[str, ...]:
    """The parts of a cell divided by bars."""
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())


def number(path: Path, row: int, column: str, cell: str) -> float:
    """A cell as a number, or an error that names it."""
    try:
        return float(cell)
    except ValueError:
        raise BadSource(path.name, f"{cell!r} is not a number", row, column) from None


def degrees(path: Path, row: int, column: str, cell: str, limit: int) -> float:
    """A cell as degrees between -limit and limit."""
    try:
        value = float(cell)
    except ValueError:
        raise BadSource(path, f"{cell!r} is no number of degrees; write it as 33.25", row, column) from None
    if not -limit <= value <= limit:
        raise BadSource(path, f"{cell} lies outside -{limit} to {limit} degrees", row, column)
    return value


def day(path: Path, row: int, column: str, cell: str) -> dt.date | None:
    """A cell as a date (1992-04-28; a bare year is its first day for `since`, its last for `until`), None if empty."""
    if not cell:
        return None
    try:
        if len(cell) == 4:
            return dt.date(int(cell), 1, 1) if column == "since" else dt.date(int(cell), 12, 31)
        return dt.date.fromisoformat(cell)
    except ValueError:
        raise BadSource(path, f"{cell!r} is neither a year nor a date like 2012-03-01", row, column) from None
