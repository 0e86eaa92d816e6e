"""Web archives (`.warc`, `.warc.gz`), as news crawls write them: every HTML page that a server answered with, in order.

A page is known by its address, so that a later crawl of it takes the place of an earlier one. What is no answer, no
HTML or an error of the server is passed over without a word; pages in other languages are left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.english import is_english
from events.page import read_page

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

HTML = ("text/html", "application/xhtml+xml")
MISSING = "needs the package fastwarc to be read: pip install 'dateline[warc]'"


def pages(path: Path, largest: int) -> Iterator[tuple[dict[str, Any], str]]:
    """The pages of an archive as (values, "") or ({}, what is wrong).

    A page of more than `largest` bytes, unpacked, is refused. The last item tells how many pages in other languages
    were left out, if any were.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ModuleNotFoundError:
        yield {}, MISSING
        return
    foreign = 0
    try:
        if next(iter(ArchiveIterator(path.open("rb"), parse_http=False)), None) is None:
            yield {}, "is no web archive: there is no record in it"
            return
        for record in ArchiveIterator(path.open("rb"), record_types=WarcRecordType.response, parse_http=True):
            if not _is_page(record):
                continue
            values, wrong = _page(record, largest)
            if values and not is_english(values["text"]):
                foreign += 1
            else:
                yield values, wrong
    except (OSError, ValueError) as error:
        yield {}, f"is no whole web archive: {error}"[:300]
    if foreign:
        yield {}, f"{foreign:,} pages in other languages than English were left out"


def _is_page(record: WarcRecord) -> bool:
    headers = record.http_headers
    return headers is not None and headers.status_code == 200 and (record.http_content_type or "").lower() in HTML


def _page(record: WarcRecord, largest: int) -> tuple[dict[str, Any], str]:
    url = record.headers.get("WARC-Target-URI") or ""
    raw = record.reader.read(largest + 1)
    if len(raw) > largest:
        return {"id": url}, f"is a page of more than {largest:,} bytes"
    try:
        values = read_page(raw)
    except ValueError as error:
        return {"id": url}, str(error)
    return {**values, "id": url or None, "url": values.get("url") or url or None}, ""
