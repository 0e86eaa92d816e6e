"""Rows of a user's tables: CSV, tab-separated text, and the first sheets of an Excel workbook."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from xml.etree import ElementTree

from gazetteer.errors import BadSource

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile(r"^([A-Z]{1,3})\d{1,7}$")
LARGEST_SHEET = 200_000_000
"""Bytes a sheet may unpack to: larger ones are no table of places."""


def rows(path: Path) -> Iterator[tuple[str, int, dict[str, str]]]:
    """The rows of a CSV file (with commas, semicolons or tabs), or of every sheet of an .xlsx, as (sheet, row number, cells by
    header, in lower case).

    Raises:
        BadSource: the file is missing, not text in UTF-8, or not a workbook; or a row has more cells than headings.
    """
    if path.suffix.lower() == ".xlsx":
        yield from _workbook(path)
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            delimiter = max(",;\t", key=first.count)
            names = [name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter), [])]
            reader = csv.reader(file, delimiter=delimiter)
            for cells in reader:
                n = reader.line_num + 1
                if any(cell.strip() for cell in cells[len(names) :]):
                    raise BadSource(
                        path, f"{len(cells)} cells under {len(names)} headings; put one with {delimiter!r} in it in quotation marks", n
                    )
                if any(cells):
                    yield "", n, {name: cell.strip() for name, cell in zip_longest(names, cells[: len(names)], fillvalue="")}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadSource(path, _reason(error)) from error


def tab_separated(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of a GeoNames export, with their numbers, each of at least `columns` fields; # begins a comment."""
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for n, line in enumerate(file, start=1):
                if line.startswith("#") or not line.strip():
                    continue
                fields = line.rstrip("\r\n").split("\t")
                if len(fields) < columns:
                    raise BadSource(path, f"{len(fields)} fields divided by tabs, expected {columns}", n)
                yield n, fields
    except (OSError, UnicodeDecodeError) as error:
        raise BadSource(path, _reason(error)) from error


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"not text in UTF-8 (byte {error.start}); save it as UTF-8"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error)


def _workbook(path: Path) -> Iterator[tuple[str, int, dict[str, str]]]:
    try:
        with zipfile.ZipFile(path) as book:
            shared = _shared_strings(book)
            sheets = sorted(n for n in book.namelist() if re.match(r"^xl/worksheets/sheet\d+\.xml$", n))
            for sheet in sheets:
                yield from _sheet(book, sheet, shared, path)
    except (OSError, zipfile.BadZipFile, ElementTree.ParseError, KeyError) as error:
        raise BadSource(path, f"not a readable .xlsx workbook ({error})") from error


def _parsed(book: zipfile.ZipFile, name: str, path: Path | None = None) -> ElementTree.Element:
    if book.getinfo(name).file_size > LARGEST_SHEET:
        raise BadSource(path or book.filename, f"{name} unpacks to more than {LARGEST_SHEET:,} bytes")
    content = book.read(name)
    if b"<!DOCTYPE" in content[:1000] or b"<!ENTITY" in content[:4000]:
        raise BadSource(path or book.filename, f"{name} declares entities, which no spreadsheet needs")
    return ElementTree.fromstring(content)


def _shared_strings(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    items = _parsed(book, "xl/sharedStrings.xml").iter(f"{_MAIN}si")
    return ["".join(t.text or "" for t in item.iter(f"{_MAIN}t")) for item in items]


def _sheet(book: zipfile.ZipFile, name: str, shared: list[str], path: Path) -> Iterator[tuple[str, int, dict[str, str]]]:
    header: dict[str, str] = {}
    for row in _parsed(book, name, path).iter(f"{_MAIN}row"):
        cells = {}
        for cell in row.iter(f"{_MAIN}c"):
            at = _CELL.match(cell.get("r", ""))
            if at:
                cells[at[1]] = _value(cell, shared)
        if not header:
            header = {column: text.strip().lower() for column, text in cells.items() if text.strip()}
        elif any(cells.values()):
            number = int(row.get("r", "0"))
            yield name.split("/")[-1], number, {h: cells.get(column, "").strip() for column, h in header.items()}


def _value(cell: ElementTree.Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{_MAIN}t"))
    value = cell.find(f"{_MAIN}v")
    text = (value.text or "") if value is not None else ""
    if cell.get("t") == "s" and text.isdigit() and int(text) < len(shared):
        return shared[int(text)]
    return text
