"""Files into articles, one after the other, whatever the size of the whole.

    .jsonl .ndjson      one object a line               .csv .tsv   a header line, then rows
    .json               a list of objects               .parquet    row group by row group
    .html .htm          a saved page                    .txt        one article; its first line may be its headline
    .warc .warc.gz      pages of a web archive          .zip        texts and pages

Tables have the columns `id`, `text` and, if there, `title`, `published`, `url`, `source`; those of lines may be gzipped
(.jsonl.gz, .csv.gz ...). What cannot be used comes out as a `Reject`, in its place in the stream, and the rest goes on.
Only what stops everything is an `InputError`.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from events.article import Article, absent, article, moment, storable
from events.errors import ArticleError, InputError
from events.read_tables import BOMS, COLUMNS, MAX_BYTES, Record, csv_file, json_file, jsonl, parquet
from events.value import value

MAX_PAGE = 20_000_000
NAMED = 5
"""Files passed over that are named; of more, only the number is told."""


@value
class Reject:
    """Input that could not be used. `line` counts from 1 (of a Parquet file the row, of a JSON file the entry); None where
    it is the file."""

    article_id: str | None
    source_file: str
    line: int | None
    reason: str


def read(
    inputs: Iterable[str | Path] | str | Path,
    published: dt.datetime | dt.date | str | None = None,
    noted: Callable[[str], None] = lambda words: None,
) -> Iterator[Article | Reject]:
    """The articles of files and folders (searched through, in sorted order), with a `Reject` for each that is none.

    An article without an id gets one from its file's name and line, the same on every run. `published` is the day to
    use for articles that have no date, neither given nor in the text. `noted` is called with words for people on what is
    left unread though nothing is wrong with it: files of no known kind in a folder, a column that seems to be `published`.

    Raises:
        InputError: at once, if an input does not exist, is of no known kind, or is a folder without articles; or if
            `published` is no date.
    """
    paths = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    files = [found for path in paths for found in _files(Path(path), noted)]
    try:
        fallback, _ = moment(published)
    except ValueError as error:
        raise InputError(f"published: {error}") from error
    return _articles(files, fallback, noted)


def _articles(files: list[tuple[Path, str]], fallback: dt.datetime | None, noted: Callable[[str], None]) -> Iterator[Article | Reject]:
    seen: set[str] = set()
    for path, name in files:
        shown = storable(str(path))
        for record in _records(path):
            if record.note:
                noted(f"{path}: {record.note}")
                continue
            found = _check(record, shown, storable(name), fallback, seen)
            if isinstance(found, Article):
                seen.add(found.id)
            yield found


def _check(record: Record, path: str, name: str, fallback: dt.datetime | None, seen: set[str]) -> Article | Reject:
    values = {key: record.values.get(key) for key in COLUMNS if key in record.values}
    given = values.get("id")
    known = "" if absent(given) else storable(str(given)).strip()
    if record.wrong:
        return Reject(known or None, path, record.line, storable(record.wrong))
    if not known:
        values["id"] = known = _name(name, record.line, seen)
    if fallback is not None:
        values["published_fallback"] = fallback
    try:
        found = article(values if "text" in values else record.values).model_copy(update={"source_file": path, "line": record.line})
    except ArticleError as error:
        return Reject(known[:200], path, record.line, storable(str(error)))
    reason = ""
    if len(found.text.split(None, 1)) < 2:
        reason = f"`text` is one word, {found.text.strip()[:60]!r}, and no article"
    elif found.id in seen:
        reason = taken(found.id)
    return Reject(found.id, path, record.line, reason) if reason else found


def taken(name: str) -> str:
    """Why a second article of one id is none."""
    return f"the id {name[:200]!r} was already taken by an earlier article"


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


def _files(path: Path, noted: Callable[[str], None]) -> list[tuple[Path, str]]:
    """The readable files that an input stands for, each with the name that ids are made from."""
    kinds = ", ".join(suffix for suffix, _ in READERS)
    if path.is_dir():
        found, others = _inside(path)
        if not found:
            other = f", and found only {_some(others)}" if others else ""
            raise InputError(f"{path}: no articles in this folder; looked for {kinds}{other}")
        if others:
            noted(f"{path}: passed over what is of no known kind: {_some(others)}")
        return [(p, _stem(p.relative_to(path).as_posix())) for p in found]
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    if not _kind(path):
        raise InputError(f"{path}: no known kind of file; known are {kinds}")
    return [(path, _stem(path.name))]


def _inside(path: Path) -> tuple[list[Path], list[str]]:
    """What a folder holds: files to read, with the folders that could not be looked into; and the names of the others, links
    to folders among them. What is hidden is in neither."""
    found: list[Path] = []
    others: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=lambda error: found.append(Path(error.filename))):
        folders[:] = [f for f in folders if not f.startswith(".")]
        others += [link for f in folders if (link := Path(folder, f)).is_symlink()]
        for file in (Path(folder, n) for n in names if not n.startswith(".")):
            (found if _kind(file) else others).append(file)
    others = [p for p in others if p.stem != "README"]  # it tells of the folder
    return sorted(found, key=lambda p: p.relative_to(path).parts), sorted(p.relative_to(path).as_posix() for p in others)


def _some(names: list[str]) -> str:
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _stem(name: str) -> str:
    return next((name[: -len(suffix)] for suffix in (".html", ".htm", ".txt") if name.lower().endswith(suffix)), name)


def _records(path: Path) -> Iterator[Record]:
    reader = _kind(path)
    try:
        if reader is None or path.is_dir():
            os.scandir(path).close()  # tells why it could not be looked into
            return
        if not path.is_file() and path.exists():
            yield Record(None, {}, "is no ordinary file, but a pipe or a device")  # which might keep us waiting for good
            return
        yield from reader(path)
    except OSError as error:
        yield Record(None, {}, f"cannot be read: {error.strerror or error}")


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

    others: list[str] = []
    for name, raw, wrong in texts(path, (".txt", ".html", ".htm"), MAX_BYTES, others):
        values: Mapping[str, Any] = {"id": f"{path.stem}/{_stem(name)}" if name else None}
        if not wrong:
            try:
                found = {"text": decode(raw)} if name.lower().endswith(".txt") else read_page(raw)
                values = {**found, **values}
            except ValueError as error:
                wrong = str(error)
        yield Record(None, values, wrong)
    for name in (n for n in others if _kind(Path(n))):
        yield Record(None, {"id": f"{path.stem}/{name}"}, "is a table or an archive in an archive: unpack it to have it read")
    if rest := [n for n in others if not _kind(Path(n))]:
        yield Record(None, {}, note=f"passed over what is neither text nor page: {_some(rest)}")


READERS: tuple[tuple[str, Callable[[Path], Iterator[Record]]], ...] = (
    *((suffix, jsonl) for suffix in (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")),
    *((suffix, json_file) for suffix in (".json", ".json.gz")),
    *((suffix, csv_file) for suffix in (".csv", ".csv.gz", ".tsv", ".tsv.gz")),
    (".parquet", parquet),
    (".html", _html),
    (".htm", _html),
    (".txt", _text),
    (".warc", _warc),
    (".warc.gz", _warc),
    (".zip", _zip),
)
