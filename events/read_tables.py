"""Tables of articles, row by row: JSON lines, JSON, CSV and the like, each gzipped or not, and Parquet.

A row comes out as a `Record`: what it says, or a reason why it cannot be used. No more of a file is held at once than a row.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeAlias

from events.article import MAX_CHARS
from events.value import value

if TYPE_CHECKING:
    import pyarrow as pa

MAX_BYTES = 4 * MAX_CHARS
"""A text of MAX_CHARS characters in UTF-8 at its widest: what is longer is refused unread."""
BATCH = 256
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), *((mark, "utf-16") for mark in UTF_16))
GZIPPED = b"\x1f\x8b"
COLUMNS = ("id", "text", "title", "published", "url", "source")
PUBLISHED = frozenset(
    "date dates datetime timestamp pubdate pub_date publisheddate publishedat published_at published_on published_date date_published "
    "publish_date publication_date publicationdate publication".split()
)
"""What others call the column `published`: worth a word where there is no such column, as it is not read."""
NOTHING = frozenset({"NA", "N/A", "NULL", "\\N", "NaN", "NaT", "None", "nan", "null"})
"""What R, pandas and databases write into a cell of a CSV that holds nothing."""
LAST = "\0\0"
"""No file has it for a line of its own."""
BLANK = re.compile(r"[ \t\r\n]*")
PIECE = 1 << 16
Opened: TypeAlias = "gzip.GzipFile | io.BufferedReader"


@value
class Record:
    """What a file holds at one place, before it is checked: a mapping, or what is `wrong` that there is none. One with a
    `note` holds nothing: it is a word on the file, for people."""

    line: int | None
    values: Mapping[str, Any]
    wrong: str = ""
    note: str = ""


def unpacked(path: Path, records: Callable[[Opened], Iterator[Record]]) -> Iterator[Record]:
    """The records of a file that may be gzipped, by its name or by its first bytes."""
    with path.open("rb") as raw:
        zipped = path.name.lower().endswith(".gz") or raw.peek(2)[:2] == GZIPPED
        with gzip.GzipFile(fileobj=raw) if zipped else raw as file:
            try:
                yield from records(file)
            except (gzip.BadGzipFile, EOFError, zlib.error) as error:
                yield Record(None, {}, f"is no whole gzip file: {error}")


def in_lower_case(names: Sequence[str]) -> list[str]:
    """Headings, with those that are a column but for capitals ("Text", "ID") as the column's, where there is none yet."""
    return [low if (low := n.lower()) in COLUMNS and low not in names else n for n in names]


def no_text(names: Sequence[str]) -> str:
    """What is wrong with the headings of a table of articles, if anything."""
    if "text" not in names:
        return f"has no column `text`; it has {', '.join(names)[:200] or 'nothing in it'}"
    twice = [name for name in COLUMNS if names.count(name) > 1]
    return f"has two columns `{twice[0]}`; which one is meant?" if twice else ""


def unread_day(names: Sequence[str]) -> str:
    """A word on a column that seems to be `published` and is not read as it is called otherwise, if there is one."""
    like = [name for name in names if name.lower() in PUBLISHED] if "published" not in names else []
    return f"the column `{like[0]}` is not read; if it tells the day of publication, call it `published`" if like else ""


# ---- JSON ---------------------------------------------------------------------------------------------------------


def jsonl(path: Path) -> Iterator[Record]:
    """The objects of a file that has one a line."""
    return unpacked(path, _json_lines)


def _json_lines(file: Opened) -> Iterator[Record]:
    for line, raw in enumerate(_lines(file), 1):
        if raw is None:
            yield Record(line, {}, f"is longer than {2 * MAX_BYTES:,} bytes")
        elif line == 1 and raw.startswith(UTF_16):
            yield Record(None, {}, "is UTF-16 text; save it as UTF-8")
            return
        elif raw.strip():
            record = _json_line(line, raw)
            if line == 1 and (note := unread_day(list(record.values))):
                yield Record(None, {}, note=note)
            yield record


def _lines(file: Opened) -> Iterator[bytes | None]:
    """Lines, None for one that is too long to be held."""
    first = True
    while raw := file.readline(2 * MAX_BYTES):
        if first:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
            first = False
        if len(raw) == 2 * MAX_BYTES and not raw.endswith(b"\n"):
            while rest := file.readline(MAX_BYTES):
                if rest.endswith(b"\n"):
                    break
            yield None
        else:
            yield raw


def _json_line(line: int, raw: bytes) -> Record:
    try:
        values = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Record(line, {}, f"is not UTF-8 text (byte {error.start} of the line)")
    except json.JSONDecodeError as error:
        return Record(line, {}, f"is not JSON: {error.msg} (column {error.colno})")
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets a thousand deep
        return Record(line, {}, f"is not JSON: {error}"[:200])
    return _object(line, values, "each line")


def _object(number: int, values: Any, each: str) -> Record:
    if isinstance(values, dict):
        return Record(number, values)
    return Record(number, {}, f"is JSON, but no object, and {each} should be one: {str(values)[:60]}")


def json_file(path: Path) -> Iterator[Record]:
    """The objects of a JSON file: of a list, or one after the other."""
    return unpacked(path, _json_values)


def _json_values(file: Opened) -> Iterator[Record]:
    if file.read(2) in UTF_16:
        yield Record(None, {}, "is UTF-16 text; save it as UTF-8")
        return
    file.seek(0)
    text = _JsonText(io.TextIOWrapper(file, encoding="utf-8-sig"))
    number = 0
    try:
        listed = text.takes("[")
        while sign := text.sign():
            if listed and text.takes("]"):
                listed = False
                if text.sign():
                    yield Record(None, {}, f"has more behind the end of its list (line {text.line_here()})")
                return
            if sign == "," and number and text.takes(","):
                continue
            number += 1
            record = _object(number, text.value(), "each entry")
            if number == 1 and (note := unread_day(list(record.values))):
                yield Record(None, {}, note=note)
            yield record
        if listed:
            yield Record(None, {}, f"breaks off behind entry {number}: its list is not closed")
    except UnicodeDecodeError:
        yield Record(None, {}, f"is not UTF-8 text; nothing behind entry {number} is read")
    except json.JSONDecodeError as error:
        yield Record(None, {}, f"is not JSON: {error.msg} (line {text.line_here(error.pos)}); nothing from entry {number} on is read")
    except (ValueError, RecursionError) as error:
        yield Record(None, {}, f"is not JSON: {error}"[:200] + f"; nothing from entry {number} on is read")


class _JsonText:
    """The text of a JSON file, read on as it is needed."""

    def __init__(self, file: TextIO) -> None:
        self._file, self._text, self._at, self._line = file, "", 0, 1
        self._decode = json.JSONDecoder().raw_decode

    def sign(self) -> str:
        """The next character that is not blank; "" at the end."""
        while True:
            found = BLANK.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def takes(self, sign: str) -> bool:
        """Whether the next character is this one, which is then behind us."""
        if self.sign() != sign:
            return False
        self._at += 1
        return True

    def value(self) -> Any:
        """The value that begins here. Raises `ValueError` where there is none, or none that ends within a row's length."""
        while True:
            try:
                found, end = self._decode(self._text, self._at)
            except json.JSONDecodeError:
                if len(self._text) - self._at > 2 * MAX_BYTES:
                    raise ValueError(f"has no entry's end within {2 * MAX_BYTES:,} characters") from None
                if self._more():
                    continue
                raise
            if end < len(self._text) or not self._more():  # of 12 and 345, read in two pieces, neither is the number
                self._at = end
                return found

    def line_here(self, at: int | None = None) -> int:
        """The number of the line at a place, by default the one reached."""
        return self._line + self._text.count("\n", 0, self._at if at is None else at)

    def _more(self) -> bool:
        self._line += self._text.count("\n", 0, self._at)
        held = self._text[self._at :]
        more = self._file.read(max(PIECE, len(held)))  # as much again: a long entry is tried a few times only
        self._text, self._at = held + more, 0
        return bool(more)


# ---- CSV ----------------------------------------------------------------------------------------------------------


def csv_file(path: Path) -> Iterator[Record]:
    """The rows of a CSV file with commas, semicolons, tabs or bars."""
    return unpacked(path, _csv)


def _csv(raw: Opened) -> Iterator[Record]:
    csv.field_size_limit(2 * MAX_BYTES)
    start = raw.read(4)
    encoding = next((e for mark, e in BOMS if start.startswith(mark)), "utf-8")
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    raw.seek(0)
    file = io.TextIOWrapper(raw, encoding=encoding, errors=errors, newline="")
    header = file.readline(MAX_CHARS)
    delimiter = max(",;\t|", key=header.count)
    try:
        names = in_lower_case([n.strip() for n in next(csv.reader([header], delimiter=delimiter), [])])
    except csv.Error as error:
        yield Record(1, {}, f"is no CSV: {error}")
        return
    if wrong := no_text(names):
        yield Record(None, {}, wrong)
        return
    if note := unread_day(names):
        yield Record(None, {}, note=note)
    yield from _rows(file, names, delimiter)


def _rows(file: TextIO, names: Sequence[str], delimiter: str) -> Iterator[Record]:
    # A quotation mark that is never closed swallows all that follows: then it swallows the line put behind the last, too.
    lines = chain(iter(lambda: file.readline(2 * MAX_BYTES), ""), [LAST])
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        line = rows.line_num + 2
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Record(line, {}, f"is no CSV: {error}")
            continue
        if row is None or row == [LAST]:
            return
        values = {n: _decoded(v, n) for n, v in zip(names, row, strict=False)}
        wrong = ""
        if row and row[-1].endswith(LAST):
            wrong = 'opens a quotation mark (") that is closed nowhere: all that follows would be one article'
        elif any(cell.strip() for cell in row[len(names) :]):
            wrong = f"has {len(row)} cells under {len(names)} headings; a cell with {delimiter!r} in it needs quotation marks"
        if row:
            yield Record(line, values, wrong)


def _decoded(value: str, name: str) -> str | None:
    """A cell; one that is not UTF-8 is taken as Windows-1252, as spreadsheets write it."""
    if not value or (name in COLUMNS and value in NOTHING):
        return None
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return value


# ---- Parquet ------------------------------------------------------------------------------------------------------


def parquet(path: Path) -> Iterator[Record]:
    """The rows of a Parquet file, a row group or less at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            names = in_lower_case(file.schema_arrow.names)
            if wrong := no_text(names):
                yield Record(None, {}, wrong)
                return
            if note := unread_day(names):
                yield Record(None, {}, note=note)
            given = dict(zip(names, file.schema_arrow.names, strict=True))
            row = 0
            for batch in file.iter_batches(BATCH, columns=[given[c] for c in COLUMNS if c in given]):
                named = batch.rename_columns(in_lower_case(batch.schema.names))
                for values in _seconds(named).to_pylist():
                    row += 1
                    yield Record(row, values)
    except pa.ArrowException as error:
        yield Record(None, {}, f"is no whole Parquet file: {error}"[:300])


def _seconds(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Timestamps in microseconds: finer ones come out as pandas', and pandas is slow to import."""
    import pyarrow as pa

    if "published" not in batch.schema.names:
        return batch
    at = batch.schema.get_field_index("published")
    column = batch.column(at)
    if not pa.types.is_timestamp(column.type):
        return batch
    return batch.set_column(at, "published", column.cast(pa.timestamp("us", column.type.tz), safe=False))
