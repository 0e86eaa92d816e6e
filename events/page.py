"""A saved web page into an article: text, title, day, site, by trafilatura; on broken pages by what paragraphs there are.

Trafilatura is right on pages that hold together. Where tags are lost it can drop half the story, so its text is held
against everything that stands in paragraphs outside menus and margins, and the latter taken where much is missing.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

BLOCKS = frozenset("p div br li td h1 h2 h3 h4 h5 h6 section article blockquote tr ul ol table figcaption main".split())
MARGINS = frozenset("script style nav footer aside header form noscript svg button select template iframe head".split())
SPACE = re.compile(r"\s+")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")


def read_page(raw: bytes) -> dict[str, Any]:
    """The article of a page: `text` (headline first, then paragraphs, a blank line between), `title`, `published`,
    `url`, `source`; the last four only where the page says.

    Raises:
        ValueError: the page is no text, or no story is to be found on it.
    """
    import trafilatura
    from trafilatura.utils import decode_file

    if b"\0" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError("is binary, not a page")
    page = raw.decode("utf-16", "replace") if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else str(decode_file(raw))
    document: Any = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    paragraphs = [p for p in (getattr(document, "text", None) or "").split("\n") if p.strip()]
    plain = _plain(page)
    if sum(map(len, paragraphs)) < 0.6 * sum(map(len, plain)):
        paragraphs = plain
    if not paragraphs:
        raise ValueError("no story is to be found on this page")
    title = (getattr(document, "title", None) or "").strip()
    if title and title not in (p.strip() for p in paragraphs[:3]):
        paragraphs.insert(0, title)
    return {
        "text": "\n\n".join(paragraphs),
        "title": title or None,
        "published": getattr(document, "date", None),
        "url": getattr(document, "url", None),
        "source": getattr(document, "sitename", None) or getattr(document, "hostname", None),
    }


class _Paragraphs(HTMLParser):
    """The page's running text, piece by piece, margins left out. Forgiving: unclosed and crossed tags are common."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[list[str]] = [[]]
        self.links: list[int] = [0]
        self.margin: str = ""
        self.depth = 0
        self.in_link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.margin:
            self.depth += tag == self.margin
            return
        if tag in MARGINS:
            self.margin, self.depth = tag, 1
        if tag in BLOCKS:
            self._cut()
        self.in_link = tag == "a" or (self.in_link and tag not in BLOCKS)

    def handle_endtag(self, tag: str) -> None:
        if self.margin:
            self.depth -= tag == self.margin
            if self.depth == 0 or tag in ("body", "html"):
                self.margin = ""
            return
        if tag in BLOCKS:
            self._cut()
        if tag == "a":
            self.in_link = False

    def handle_data(self, data: str) -> None:
        if not self.margin:
            self.pieces[-1].append(data)
            self.links[-1] += len(data) if self.in_link else 0

    def _cut(self) -> None:
        if self.pieces[-1]:
            self.pieces.append([])
            self.links.append(0)


def _plain(page: str) -> list[str]:
    """The paragraphs of running text: long enough, ending as sentences do, not mostly links."""
    parser = _Paragraphs()
    parser.feed(page)
    parser.close()
    kept = []
    for parts, links in zip(parser.pieces, parser.links, strict=True):
        text = SPACE.sub(" ", "".join(parts)).strip()
        if len(text) >= 80 and links < 0.5 * len(text) and SENTENCE_END.search(text):
            kept.append(text)
    return list(dict.fromkeys(kept))
