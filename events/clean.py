"""From an article's text to the parts of it worth reading: title, dateline, paragraphs; page furniture left out.

Nothing is copied or changed: a `CleanText` holds spans into the text as given. Texts come in many shapes (a page
saved with its menus, a wire without line breaks, copy hard-wrapped at column 70, press releases with U+2028 between
lines), so the work goes in steps: lines; which of them are furniture; which of them belong to one paragraph; which
is the title; what the dateline says; what to cut from within a paragraph.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from events import furniture
from events.article import Article
from events.dateline import Dateline, read_dateline, written_day
from events.furniture import Furniture
from events.model import Block, CleanText

BREAK = re.compile("\r\n|[\n\r\u2028\u2029\x85\x0b\x0c]")
GAPS = " \t\xa0\u200b\u200e\u200f\u202a\u202b\u202c\u2060\ufeff\u3000"
CLOSERS = "\"'”’»)]* "
ENDS = (".", "!", "?", "…")
BRACKETS = re.compile(r"\[[^\[\]]{1,90}\]")
WRAP_MAX, HEADLINE_MAX = 110, 200
FOLD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text without the blanks around it; `gap` is True after a blank line or a deeper indent."""

    start: int
    end: int
    text: str
    gap: bool = False


def clean(article: Article) -> CleanText:
    """The blocks of an article, in order and apart from each other, and its day of publication.

    `published` is the article's own, else the day its dateline or header names in full ("Published: 20 October
    2020"), else the article's fallback. A title given is looked for in the text's first lines.
    """
    text = article.text
    rules = furniture.load()
    lines, header_day = _story(_lines(text), rules, article.title or "")
    near = article.published or article.published_fallback
    paragraphs = _paragraphs(lines)
    title, paragraphs = _split_title(text, paragraphs, article.title or "")
    blocks, dateline_day = _blocks(text, paragraphs, rules, (near.date() if near else None) or header_day)
    day = header_day or dateline_day
    published = article.published or (_midnight(day) if day else None) or article.published_fallback
    heads = tuple(Block("title", p.start, p.end) for p in title)
    words = (article.title or "").strip() or (title[0].text if title else "")
    return CleanText(text, heads + blocks, " ".join(words.split()), published)


# ---- lines --------------------------------------------------------------------------------------------------------


def _lines(text: str) -> list[Line]:
    """The lines with something on them."""
    lines: list[Line] = []
    at, gap, indent = 0, False, 0
    for cut in [*BREAK.finditer(text), None]:
        stop = cut.start() if cut else len(text)
        raw = text[at:stop]
        content = raw.strip().strip(GAPS).strip()
        if content:
            start = at + raw.index(content)
            deeper = start - at > indent and bool(lines)
            lines.append(Line(start, start + len(content), content, gap or deeper))
            gap, indent = False, start - at
        else:
            gap = True
        at = cut.end() if cut else stop
    return lines


def _story(lines: list[Line], rules: Furniture, title: str) -> tuple[list[Line], dt.date | None]:
    """The lines that are story, and the day of publication if a line of furniture names it."""
    total = sum(len(line.text) for line in lines)
    kept: list[Line] = []
    day: dt.date | None = None
    seen = body = 0
    skipping, lost_gap = False, False
    for line in lines:
        seen += len(line.text)
        if skipping and not _is_prose(line.text):
            lost_gap = True
            continue
        skipping = False
        rule = None if _same(line.text, title) else rules.of(line.text)
        if (
            rule is None
            and any(map(str.isalnum, line.text))
            and not line.text.replace(",", "").replace(" ", "").isdigit()
        ):
            kept.append(Line(line.start, line.end, line.text, True) if lost_gap else line)
            body += len(line.text) if _is_prose(line.text) else 0
            lost_gap = False
            continue
        lost_gap = True
        if rule is None:
            continue
        if rule.dated and day is None:
            day = written_day(line.text)
        if body and (rule.does == "end" or (rule.does == "teaser" and total - seen < 0.4 * total)):
            break
        skipping = rule.does == "teaser"
    return kept, day


def _is_prose(line: str) -> bool:
    """Does it read as running text (rather than a headline, a label, a list of links, a cut-off teaser)?"""
    stripped = line.rstrip(CLOSERS)
    if stripped.endswith(("…", "...")) and len(line) < 250:
        return False
    return len(line) > 250 or (len(line) > 60 and stripped.endswith(ENDS))


# ---- paragraphs ---------------------------------------------------------------------------------------------------


def _paragraphs(lines: list[Line]) -> list[Line]:
    """Lines put together where a line break falls inside a paragraph."""
    width = _wrap_width(lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and not line.gap and _runs_on(paragraphs[-1][-1].text, line.text, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [p[0] if len(p) == 1 else Line(p[0].start, p[-1].end, " ".join(x.text for x in p)) for p in paragraphs]


def _runs_on(before: str, after: str, width: int) -> bool:
    if width and _full(before, after, width):
        return True
    return not before.rstrip(CLOSERS).endswith((*ENDS, ":")) and after[0].islower()


def _full(before: str, after: str, width: int) -> bool:
    """Would the next word not have fitted on the line? Then the break is a wrap and no end."""
    return len(before) + 1 + len(after.split(None, 1)[0]) > width


def _wrap_width(lines: list[Line]) -> int:
    """The column that the text is hard-wrapped at, or 0 if it is not: most breaks stand where the next word would
    not have fitted, and many of these fall in mid-sentence."""
    if len(lines) < 2:
        return 0
    width = max(len(line.text) for line in lines)
    if not 30 <= width <= WRAP_MAX:
        return 0
    pairs = [(a.text, b.text) for a, b in itertools.pairwise(lines) if not b.gap]
    full = [a for a, b in pairs if _full(a, b, width - 4)]
    broken = sum(not a.rstrip(CLOSERS).endswith((*ENDS, ":")) for a in full)
    return width - 4 if full and len(full) * 2 >= len(pairs) and broken * 2 >= len(full) else 0


# ---- title --------------------------------------------------------------------------------------------------------


def _split_title(text: str, paragraphs: list[Line], given: str) -> tuple[list[Line], list[Line]]:
    """The title's lines and the paragraphs after them."""
    if given:
        for n, paragraph in enumerate(paragraphs[:6]):
            if _same(paragraph.text, given):
                return [paragraph], paragraphs[n + 1 :]
        return [], paragraphs
    heads: list[Line] = []
    for paragraph in paragraphs[:6]:
        if not _is_headline(paragraph.text) or read_dateline(text, paragraph.start, paragraph.end, True):
            break
        heads.append(paragraph)
    if len(heads) == len(paragraphs):
        heads = heads[:1] if len(paragraphs) > 1 else []
    long = [h for h in heads if len(h.text.split()) >= 4][:2] or heads[:1]
    return long, paragraphs[len(heads) :]


def _is_headline(text: str) -> bool:
    return (
        len(text) <= HEADLINE_MAX
        and not text.rstrip(CLOSERS).endswith((".", ":", ";", ",", "…"))
        and not text[0].islower()
    )


def _same(a: str, b: str) -> bool:
    if not b or abs(len(a) - len(b)) > 40:
        return False
    return a == b or FOLD.sub(" ", a).strip().casefold() == FOLD.sub(" ", b).strip().casefold()


# ---- blocks -------------------------------------------------------------------------------------------------------


def _blocks(
    text: str, paragraphs: list[Line], rules: Furniture, near: dt.date | None
) -> tuple[tuple[Block, ...], dt.date | None]:
    blocks: list[Block] = []
    day: dt.date | None = None
    first = True
    for paragraph in paragraphs:
        start, end = paragraph.start, paragraph.end
        found = read_dateline(text, start, end, first, near)
        if found:
            blocks.append(_dateline_block(text, start, found))
            day = day or written_day(text[start : found.end])
            start = found.end
        elif first and len(paragraph.text) < 40 and not _is_prose(paragraph.text) and len(paragraphs) > 1:
            if paragraph.text.rstrip(CLOSERS).endswith(ENDS):
                first = False
            else:
                continue  # a source line between title and story: "AT News"
        else:
            first = False
        if found:
            first = False
        for piece in _pieces(text, start, end, rules):
            blocks.append(Block("body", *piece))
    return tuple(blocks), day


def _dateline_block(text: str, start: int, found: Dateline) -> Block:
    end = found.end
    while end > start and text[end - 1].isspace():
        end -= 1
    return Block("dateline", start, end, found.place, found.day)


def _pieces(text: str, start: int, end: int, rules: Furniture) -> Iterator[tuple[int, int]]:
    """A paragraph's spans without the marks and credits that stand between its sentences."""
    at = start
    cuts = []
    piece = text[start:end]
    if "[" in piece:
        cuts += [m.span() for m in BRACKETS.finditer(text, start, end)]
    if "(" in piece or "[" in piece or "://" in piece or "www." in piece or "t.co" in piece or ".com/" in piece:
        cuts += [m.span() for m in rules.inline.finditer(text, start, end)]
    for left, right in sorted(cuts):
        if left >= at and _between_sentences(text, at, left, right, end, at == start):
            yield from _trimmed(text, at, left)
            at = right
    yield from _trimmed(text, at, end)


def _between_sentences(text: str, at: int, left: int, right: int, end: int, leading: bool) -> bool:
    before, after = text[max(at, left - 12) : left].rstrip(), text[right : right + 12].lstrip()
    inner = text[left + 1 : right - 1]
    if inner.rstrip().endswith((".", "!", "?")) and " " in inner.strip() and text[left] == "[":
        return False
    opens = not before or before.rstrip(CLOSERS).endswith((*ENDS, ":"))
    closes = right >= end or not after or after[0].isupper() or after[0] in "\"'“‘«[(" or after[0].isdigit()
    return (opens and closes) or (text[left] not in "[(" and right >= end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (text[start].isspace() or text[start] in GAPS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in GAPS):
        end -= 1
    if any(map(str.isalnum, text[start:end])):
        yield start, end


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
