"""Files into articles, one after the other, whatever the size of the whole.

    .jsonl .jsonl.gz .ndjson   one object a line          .csv .tsv   a header line, then rows
    .parquet                   row group by row group     .html .htm  a saved page
    .txt                       one article; its first line may be its headline
    .warc .warc.gz             pages of a web archive     .zip        texts and pages

Tables have the columns `id`, `text` and, if there, `title`, `published`, `url`, `source`. What cannot be used comes
out as a `Reject`, in its place in the stream, and the rest goes on. Only what stops everything is an `InputError`.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from events.article import MAX_CHARS, SURROGATE, Article, article, moment
from events.errors import ArticleError, InputError
from events.value import value

if TYPE_CHECKING:
    import pyarrow as pa

MAX_BYTES = 4 * MAX_CHARS
"""A text of MAX_CHARS characters in UTF-8 at its widest: what is longer is refused unread."""
MAX_PAGE = 20_000_000
BATCH = 256
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
COLUMNS = ("id", "text", "title", "published", "url", "source")
NOTHING = frozenset({"NA", "N/A", "NULL", "\\N", "NaN", "NaT", "None", "nan", "null"})
"""What R, pandas and databases write into a cell of a CSV that holds nothing."""
LAST = "\0\0"
"""No file has it for a line of its own."""


@value
class Reject:
    """Input that could not be used. `line` counts from 1 (of a Parquet file: the row); None where it is the file."""

    article_id: str | None
    source_file: str
    line: int | None
    reason: str


@value
class Record:
    """What a file holds at one place, before it is checked: a mapping, or a reason why there is none."""

    line: int | None
    values: Mapping[str, Any]
    wrong: str = ""


def read(inputs: Iterable[str | Path] | str | Path, published: dt.datetime | dt.date | str | None = None) -> Iterator[Article | Reject]:
    """The articles of files and folders (searched through, in sorted order), with a `Reject` for each that is none.

    An article without an id gets one from its file's name and line, the same on every run. `published` is the day to
    use for articles that have no date, neither given nor in the text.

    Raises:
        InputError: at once, if an input does not exist, is of no known kind, or is a folder without articles; or if
            `published` is no date.
    """
    paths = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    files = [found for path in paths for found in _files(Path(path))]
    try:
        fallback, _ = moment(published)
    except ValueError as error:
        raise InputError(f"published: {error}") from error
    return _articles(files, fallback)


def _articles(files: list[tuple[Path, str]], fallback: dt.datetime | None) -> Iterator[Article | Reject]:
    seen: set[str] = set()
    for path, name in files:
        for record in _records(path):
            found = _check(record, path, name, fallback, seen)
            if isinstance(found, Article):
                seen.add(found.id)
            yield found


def _check(record: Record, path: Path, name: str, fallback: dt.datetime | None, seen: set[str]) -> Article | Reject:
    values = {key: record.values.get(key) for key in COLUMNS if key in record.values}
    given = values.get("id")
    known = "" if given is None or given != given else SURROGATE.sub("\ufffd", str(given)).strip()
    if record.wrong:
        return Reject(known or None, str(path), record.line, record.wrong)
    if not known:
        values["id"] = known = _name(name, record.line, seen)
    if fallback is not None:
        values["published_fallback"] = fallback
    try:
        found = article(values if "text" in values else record.values).model_copy(update={"source_file": str(path), "line": record.line})
    except ArticleError as error:
        return Reject(known[:200], str(path), record.line, str(error))
    reason = ""
    if len(found.text.split(None, 1)) < 2:
        reason = f"`text` is one word, {found.text.strip()[:60]!r}, and no article"
    elif found.id in seen:
        reason = f"the id {found.id[:200]!r} was already taken by an earlier article"
    return Reject(found.id, str(path), record.line, reason) if reason else found


def _name(name: str, line: int | None, seen: set[str]) -> str:
    base = candidate = name if line is None else f"{name}:{line}"
    n = 1
    while candidate in seen:
        n += 1
        candidate = f"{base}#{n}"
    return candidate


# ---- files --------------------------------------------------------------------------------------------------------


def _kind(path: Path) -> Callable[[Path], Iterator[Record]] | None:
    name = path.name.lower()
    return next((reader for suffix, reader in READERS if name.endswith(suffix)), None)


def _files(path: Path) -> list[tuple[Path, str]]:
    """The readable files that an input stands for, each with the name that ids are made from."""
    kinds = ", ".join(suffix for suffix, _ in READERS)
    if path.is_dir():
        inside = []
        for folder, folders, names in os.walk(path):
            folders[:] = [f for f in folders if not f.startswith(".")]
            inside += [Path(folder, n) for n in names if not n.startswith(".")]
        found = sorted((p for p in inside if _kind(p)), key=lambda p: p.relative_to(path).parts)
        if not found:
            raise InputError(f"{path}: no articles in this folder; looked for {kinds}")
        return [(p, _stem(p.relative_to(path).as_posix())) for p in found]
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    if not _kind(path):
        raise InputError(f"{path}: no known kind of file; known are {kinds}")
    return [(path, _stem(path.name))]


def _stem(name: str) -> str:
    return next((name[: -len(suffix)] for suffix in (".html", ".htm", ".txt") if name.lower().endswith(suffix)), name)


def _records(path: Path) -> Iterator[Record]:
    reader = _kind(path)
    assert reader is not None  # _files lets nothing else through
    try:
        if not path.is_file() and path.exists():
            yield Record(None, {}, "is no ordinary file, but a pipe or a device")  # which might keep us waiting for good
            return
        yield from reader(path)
    except OSError as error:
        yield Record(None, {}, f"cannot be read: {error.strerror or error}")


# ---- tables -------------------------------------------------------------------------------------------------------


def _jsonl(path: Path) -> Iterator[Record]:
    zipped = path.name.lower().endswith(".gz")
    with path.open("rb") as raw_file, gzip.GzipFile(fileobj=raw_file) if zipped else raw_file as file:
        try:
            for line, raw in enumerate(_lines(file), 1):
                if raw is None:
                    yield Record(line, {}, f"is longer than {2 * MAX_BYTES:,} bytes")
                elif raw.strip():
                    yield _json(line, raw)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            yield Record(None, {}, f"is no whole gzip file: {error}")


def _lines(file: io.BufferedIOBase | IO[bytes]) -> Iterator[bytes | None]:
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


def _json(line: int, raw: bytes) -> Record:
    try:
        values = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Record(line, {}, f"is not UTF-8 text (byte {error.start} of the line)")
    except json.JSONDecodeError as error:
        return Record(line, {}, f"is not JSON: {error.msg} (column {error.colno})")
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets a thousand deep
        return Record(line, {}, f"is not JSON: {error}"[:200])
    if not isinstance(values, dict):
        return Record(line, {}, f"is JSON, but no object, and each line should be one: {str(values)[:60]}")
    return Record(line, values)


def _csv(path: Path) -> Iterator[Record]:
    csv.field_size_limit(2 * MAX_BYTES)
    with path.open("rb") as raw:
        start = raw.read(4)
        raw.seek(0)
        encoding = next((e for mark, e in BOMS if start.startswith(mark)), "utf-8")
        errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
        file = io.TextIOWrapper(raw, encoding=encoding, errors=errors, newline="")
        header = file.readline(MAX_CHARS)
        delimiter = max(",;\t", key=header.count)
        names = in_lower_case([n.strip() for n in next(csv.reader([header], delimiter=delimiter), [])])
        if wrong := _no_text(names):
            yield Record(None, {}, wrong)
            return
        yield from _rows(file, names, delimiter)


def _rows(file: io.TextIOWrapper, names: Sequence[str], delimiter: str) -> Iterator[Record]:
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


def in_lower_case(names: Sequence[str]) -> list[str]:
    """Headings, with those that are a column but for capitals ("Text", "ID") as the column's, where there is none yet."""
    return [low if (low := n.lower()) in COLUMNS and low not in names else n for n in names]


def _no_text(names: Sequence[str]) -> str:
    """What is wrong with the headings of a table of articles, if anything."""
    if "text" not in names:
        return f"has no column `text`; it has {', '.join(names)[:200] or 'nothing in it'}"
    twice = [name for name in COLUMNS if names.count(name) > 1]
    return f"has two columns `{twice[0]}`; which one is meant?" if twice else ""


def _decoded(value: str, name: str) -> str | None:
    """A cell; one that is not UTF-8 is taken as Windows-1252, as spreadsheets write it."""
    if not value or (name in COLUMNS and value in NOTHING):
        return None
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return value


def _parquet(path: Path) -> Iterator[Record]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            names = in_lower_case(file.schema_arrow.names)
            if wrong := _no_text(names):
                yield Record(None, {}, wrong)
                return
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


# ---- single texts -------------------------------------------------------------------------------------------------


def _text(path: Path) -> Iterator[Record]:
    size = path.stat().st_size
    if size > MAX_BYTES:
        yield Record(None, {}, f"has {size:,} bytes; an article may have {MAX_BYTES:,}")
        return
    try:
        yield Record(None, {"text": decode(path.read_bytes())})
    except ValueError as error:
        yield Record(None, {}, str(error))


def decode(raw: bytes) -> str:
    """Bytes as text: by their byte-order mark, else UTF-8, else Windows-1252.

    Raises:
        ValueError: they are no text.
    """
    encoding = next((e for mark, e in BOMS if raw.startswith(mark)), "")
    if encoding:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            raise ValueError(f"starts as {encoding.upper()} but is not (byte {error.start})") from error
    controls = sum(raw.count(c) for c in (*range(0, 9), *range(14, 27), 28, 29, 30, 31, 127))
    if b"\0" in raw or controls * 50 > len(raw):
        raise ValueError("is binary, not text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _html(path: Path) -> Iterator[Record]:
    from events.page import read_page

    size = path.stat().st_size
    if size > MAX_PAGE:
        yield Record(None, {}, f"has {size:,} bytes; a page may have {MAX_PAGE:,}")
        return
    try:
        yield Record(None, read_page(path.read_bytes()))
    except ValueError as error:
        yield Record(None, {}, str(error))


def _warc(path: Path) -> Iterator[Record]:
    from events.warc import pages

    for number, (values, wrong) in enumerate(pages(path, MAX_PAGE), 1):
        yield Record(number if values else None, values, wrong)


def _zip(path: Path) -> Iterator[Record]:
    """Texts and pages; their ids are the archive's name and their own."""
    from events.page import read_page
    from events.zips import texts

    for name, raw, wrong in texts(path, (".txt", ".html", ".htm"), MAX_BYTES):
        values: Mapping[str, Any] = {"id": f"{path.stem}/{_stem(name)}" if name else None}
        if not wrong:
            try:
                found = {"text": decode(raw)} if name.lower().endswith(".txt") else read_page(raw)
                values = {**found, **values}
            except ValueError as error:
                wrong = str(error)
        yield Record(None, values, wrong)


READERS: tuple[tuple[str, Callable[[Path], Iterator[Record]]], ...] = (
    (".jsonl", _jsonl),
    (".jsonl.gz", _jsonl),
    (".ndjson", _jsonl),
    (".csv", _csv),
    (".tsv", _csv),
    (".parquet", _parquet),
    (".html", _html),
    (".htm", _html),
    (".txt", _text),
    (".warc", _warc),
    (".warc.gz", _warc),
    (".zip", _zip),
)
