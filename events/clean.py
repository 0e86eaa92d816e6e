"""From an article's text to the parts of it worth reading: title, dateline, paragraphs; page furniture left out.

Nothing is copied or changed: a `CleanText` holds spans into the text as given. The steps: lines; which of them are
furniture; which of them make one paragraph; which is the title; what the dateline says; what to cut from within a
paragraph.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from events import furniture
from events.article import Article
from events.dateline import Dateline, read_dateline, written_day, written_month
from events.furniture import Furniture
from events.lines import CLOSERS, ENDS, GAPS, Line, ended, lines_of, paragraphs_of
from events.model import Block, CleanText
from events.value import value

BRACKETS = re.compile(r"\[[^\[\]]{1,90}\]")
MARKS = re.compile(r"\s*(?:\[[^\[\]]{1,160}\]\s*){1,8}")
FOLD = re.compile(r"[\W_]+")
LISTED = re.compile(r"[\d/:]")
HEADLINE_MAX = 200
NEAR_END = 0.3
"""A box of other stories that begins in this last share of the text ends the story."""


@value
class Header:
    """What left-out lines tell of the publication: the day, or at least a day near it (end of the month named)."""

    day: dt.date | None = None
    near: dt.date | None = None


def clean(article: Article) -> CleanText:
    """The blocks of an article, in order and apart from each other, and its day of publication.

    `published` is the article's own, else the day that a left-out line ("Published: 20 October 2020") or the dateline
    names, else the article's fallback. A title given is looked for in the text's first paragraphs.
    """
    text, given = article.text, article.title or ""
    rules = furniture.load()
    story, header = _story(lines_of(text), rules, given)
    titles, body = _split_title(text, _without_tail(paragraphs_of(story)), given)
    known = article.published or article.published_fallback
    near = known.date() if known else header.day or header.near
    blocks = tuple(_blocks(text, body, rules, near))
    day = header.day or next((b.day for b in blocks if b.day), None)
    stated = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC) if day else None
    published = article.published or stated or article.published_fallback
    title = given.strip() or (titles[0].text if titles else "")
    heads = tuple(Block("title", p.start, p.end) for p in titles)
    return CleanText(text, heads + blocks, " ".join(title.split()), published)


# ---- furniture ----------------------------------------------------------------------------------------------------


def _story(lines: list[Line], rules: Furniture, title: str) -> tuple[list[Line], Header]:
    """The lines that are story, and what the others tell of the publication."""
    total = sum(len(line.text) for line in lines)
    kept: list[Line] = []
    header = Header()
    seen = 0
    prose = skipping = lost = False
    for line in lines:
        seen += len(line.text)
        if skipping and not is_prose(line.text):
            lost = True
            continue
        skipping = False
        rule = None if _same(line.text, title) else rules.of(line.text)
        if rule is None and _has_words(line.text):
            kept.append(Line(line.start, line.end, line.text, "blank") if lost else line)
            prose, lost = prose or is_prose(line.text), False
            continue
        lost = True
        if rule is None:
            continue
        if rule.dated:
            header = _dated(header, line.text)
        if prose and (rule.does == "end" or (rule.does == "teaser" and total - seen < NEAR_END * total)):
            break
        skipping = rule.does == "teaser"
    return kept, header


def _has_words(line: str) -> bool:
    return any(map(str.isalpha, line))


def _dated(header: Header, line: str) -> Header:
    return Header(header.day or written_day(line), header.near or written_month(line))


def is_prose(line: str) -> bool:
    """Does it read as running text, rather than as a headline, a label, a cut-off teaser?"""
    stripped = line.rstrip(CLOSERS)
    if len(line) > 250:
        return True
    return len(line) > 60 and stripped.endswith(ENDS) and not stripped.endswith(("…", "..."))


def _without_tail(paragraphs: list[Line]) -> list[Line]:
    """Without what trails after the last running text: initials, names of outlets, headlines of other stories.

    A single line that is long enough to be a sentence cut off stays, and so does a list under a colon.
    """
    last = next((n for n in range(len(paragraphs) - 1, -1, -1) if is_prose(paragraphs[n].text)), -1)
    if last < 1:
        return paragraphs
    end = len(paragraphs)
    while end > last + 1 and not ended(paragraphs[end - 1].text) and len(paragraphs[end - 1].text.split()) <= 3:
        end -= 1
    tail = paragraphs[last + 1 : end]
    loose = [p for p in tail if not ended(p.text) and not any(map(str.isdigit, p.text))]
    if len(loose) == len(tail) and (len(tail) > 1 or (tail and len(tail[0].text.split()) == 4)):
        return paragraphs[: last + 1]
    return paragraphs[:end]


# ---- title --------------------------------------------------------------------------------------------------------


def _split_title(text: str, paragraphs: list[Line], given: str) -> tuple[list[Line], list[Line]]:
    """The title (and a subtitle), and the paragraphs after it. Labels between the two are left out."""
    for n, paragraph in enumerate(paragraphs[:6] if given else ()):
        if _same(paragraph.text, given):
            return [paragraph], paragraphs[n + 1 :]
    heads: list[Line] = []
    for paragraph in paragraphs:
        if not _is_headline(paragraph.text) or read_dateline(text, paragraph.start, paragraph.end, True):
            break
        heads.append(paragraph)
    if len(heads) == len(paragraphs):  # a list, or one line: at most the first is a title
        heads = heads[:1] if len(paragraphs) > 1 else []
    long = [h for n, h in enumerate(heads) if len(h.text.split()) >= 4 and not any(_same(h.text, x.text) for x in heads[:n])]
    if len(long) > 1 and " | " in long[0].text:  # the site's own name
        del long[0]
    titles = long[:2] or [h for h in heads if len(h.text.split()) == 3][:1]
    return titles, (long[2:] if len(heads) > 4 else []) + paragraphs[len(heads) :]


def _is_headline(text: str) -> bool:
    open_end = not text.rstrip(CLOSERS).endswith((".", ":", ";", ",", "…"))
    return len(text) <= HEADLINE_MAX and open_end and not text[0].islower()


def _same(line: str, title: str) -> bool:
    """Is the line the title, give or take case, punctuation and the name of the site behind it?"""
    if not title or abs(len(line) - len(title)) > 60:
        return False
    a, b = (FOLD.sub(" ", s).strip().casefold() for s in (line, title))
    return a == b or (a.count(" ") >= 3 and b.startswith(a + " ")) or (b.count(" ") >= 3 and a.startswith(b + " "))


# ---- blocks -------------------------------------------------------------------------------------------------------


def _blocks(text: str, paragraphs: list[Line], rules: Furniture, near: dt.date | None) -> Iterator[Block]:
    """Datelines and body, paragraph by paragraph."""
    first, opening = True, 2
    for n, paragraph in enumerate(paragraphs):
        start = paragraph.start
        for found in _datelines(text, start, paragraph.end, first, near):
            yield _dateline_block(text, start, found)
            start, first, opening = found.end, False, 0
        if opening and n + 1 < len(paragraphs) and _is_label(paragraph.text):
            continue
        first, opening = False, opening - 1 if opening else 0
        for piece in _pieces(text, start, paragraph.end, rules):
            yield Block("body", *piece)


def _is_label(text: str) -> bool:
    """A few words between title and story, mostly the outlet's name: "AT News"."""
    return len(text) < 40 and text.count(" ") < 4 and not LISTED.search(text) and not ended(text)


def _datelines(text: str, start: int, end: int, first: bool, near: dt.date | None) -> Iterator[Dateline]:
    """The datelines that a paragraph opens with: mostly one or none; monitors put theirs before the agency's."""
    found = read_dateline(text, start, end, first, near)
    while found:
        yield found
        marks = MARKS.match(text, found.end, end)
        start = marks.end() if marks else found.end
        found = read_dateline(text, start, end, False, near) if start < end else None


def _dateline_block(text: str, start: int, found: Dateline) -> Block:
    return Block("dateline", start, start + len(text[start : found.end].rstrip()), found.place, found.day)


def _pieces(text: str, start: int, end: int, rules: Furniture) -> Iterator[tuple[int, int]]:
    """A paragraph's spans without the marks, credits and links that stand between its sentences."""
    piece = text[start:end]
    cuts = [(start + a, start + b) for a, b in rules.within(piece)]
    if "[" in piece:
        cuts += [m.span() for m in BRACKETS.finditer(text, start, end)]
    at = start
    for left, right in _merged(text, sorted(cuts)):
        if _between_sentences(text, at, left, right, end):
            yield from _trimmed(text, at, left)
            at = right
    yield from _trimmed(text, at, end)


def _merged(text: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cuts with nothing but blanks between them made one, and overlaps dropped."""
    merged: list[tuple[int, int]] = []
    for left, right in cuts:
        if merged and not text[merged[-1][1] : left].strip():
            left, right = merged[-1][0], max(merged.pop()[1], right)
        merged.append((left, right))
    return merged


def _between_sentences(text: str, at: int, left: int, right: int, end: int) -> bool:
    """May text[left:right] be cut out without tearing a sentence?"""
    before, after = text[max(at, left - 12) : left].rstrip(), text[right : min(end, right + 12)].lstrip()
    inner = text[left + 1 : right - 1].rstrip()
    if text[left] == "[" and inner.endswith(ENDS) and " " in inner:
        return False  # a whole sentence in brackets is the editor's, and may tell something
    opens = not before or ended(before)
    closes = not after or not after[0].islower()
    return (opens and closes) or (not after and text[left] not in "[(")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    content = piece.strip().strip(GAPS).strip()
    if any(map(str.isalnum, content)):
        start += piece.index(content)
        yield start, start + len(content)
