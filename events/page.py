"""A saved web page into an article: text, title, day, site, by trafilatura; on broken pages by what paragraphs there are.

Trafilatura is right on pages that hold together. Where tags are lost it can drop half the story, so its text is held
against everything that stands in paragraphs outside menus and margins, and the latter taken where much is missing.
"""

from __future__ import annotations

import html
import logging
import re
from typing import Any

for _noisy in ("trafilatura", "htmldate"):  # a page that is none is told of as a reject, not on standard error
    logging.getLogger(_noisy).addHandler(logging.NullHandler())

BLOCKS = frozenset("p div br li td h1 h2 h3 h4 h5 h6 section article blockquote tr ul ol table figcaption main".split())
MARGINS = frozenset("script style nav footer aside header form noscript svg button select template iframe head".split())
RAW = frozenset({"script", "style", "template"})  # whose insides hold no tags
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?![a-zA-Z0-9])[^<>]*>?|<![^<>]*>?|<\?[^<>]*>?")
SPACE = re.compile(r"\s+")
MAX_TAGS = 20_000
"""Pages with more tags are read by `plain` alone: a tree of so many takes seconds, and is no article."""
SHORTEST = 40
"""What is shorter, in characters, is a menu's leavings and no story."""
ENOUGH = 0.6
"""The share of all running text that trafilatura's must have to be believed."""
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")


def read_page(raw: bytes) -> dict[str, Any]:
    """The article of a page: `text` (headline first, then paragraphs, a blank line between), `title`, `published`,
    `url`, `source`; the last four only where the page says.

    Raises:
        ValueError: the page is no text, or no story is to be found on it.
    """
    page = _decoded(raw)
    document, day = _extracted(page) if page.count("<") <= MAX_TAGS else (None, None)
    paragraphs = [p for p in (getattr(document, "text", None) or "").split("\n") if p.strip()]
    everything = plain(page)
    if sum(map(len, paragraphs)) < ENOUGH * sum(map(len, everything)):
        paragraphs = everything
    if sum(map(len, paragraphs)) < SHORTEST:
        raise ValueError("no story is to be found on this page")
    title = (getattr(document, "title", None) or "").strip()
    if title and title not in (p.strip() for p in paragraphs[:3]):
        paragraphs.insert(0, title)
    return {
        "text": "\n\n".join(paragraphs),
        "title": title or None,
        "published": day,
        "url": getattr(document, "url", None),
        "source": getattr(document, "sitename", None) or getattr(document, "hostname", None),
    }


def _decoded(raw: bytes) -> str:
    from trafilatura.utils import decode_file

    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw:
        raise ValueError("is binary, not a page")
    return str(decode_file(raw))


def _extracted(page: str) -> tuple[Any, str | None]:
    """What trafilatura makes of the page, and the day that the page itself says it is from."""
    from htmldate import find_date
    from trafilatura import bare_extraction, load_html

    tree = load_html(page)
    if tree is None:
        return None, None
    document: Any = bare_extraction(tree, with_metadata=True, include_comments=False, include_tables=False)
    for margin in tree.xpath("//aside | //footer | //nav"):  # the dates there are other stories'
        margin.drop_tree()
    return document, find_date(tree, url=getattr(document, "url", None), extensive_search=False, original_date=True)


def plain(page: str) -> list[str]:
    """The paragraphs of running text on a page: long enough, ending as sentences do, not mostly links.

    Reads tags with one linear pattern and closes nothing itself, so that lost, crossed or endless tags do no harm.
    """
    margins = MARGINS
    pieces, unclosed = _pieces(page, margins)
    while unclosed:  # a margin that never ends would swallow the story
        margins -= {unclosed}
        pieces, unclosed = _pieces(page, margins)
    kept = []
    for piece in pieces:
        linked = sum(len(words) for words, link in piece if link)
        text = SPACE.sub(" ", html.unescape("".join(words for words, _ in piece))).strip()
        if len(text) >= 80 and linked < 0.5 * len(text) and SENTENCE_END.search(text[-8:]):
            kept.append(text)
    return list(dict.fromkeys(kept))


def _pieces(page: str, margins: frozenset[str]) -> tuple[list[list[tuple[str, bool]]], str]:
    """Stretches of text between block tags, as words with whether they are a link's; and the margin left open."""
    pieces: list[list[tuple[str, bool]]] = [[]]
    margin, depth, link, at = "", 0, False, 0
    for found in TAG.finditer(page):
        if not margin and found.start() > at:
            pieces[-1].append((page[at : found.start()], link))
        at = found.end()
        closes, tag = bool(found[1]), (found[2] or "").lower()
        if margin:
            if tag == margin and (closes or margin not in RAW):
                depth += -1 if closes else 1
            if depth == 0 or (margin == "head" and tag == "body"):
                margin = ""
        elif tag in margins and not closes:
            margin, depth = tag, 1
        if tag in BLOCKS and pieces[-1]:
            pieces.append([])
        if tag == "a" or tag in BLOCKS:
            link = tag == "a" and not closes
    if not margin:
        pieces[-1].append((page[at:], link))
    return pieces, margin
