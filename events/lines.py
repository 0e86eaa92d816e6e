"""Lines of a text, and which of them a hard wrap tore apart.

Texts come with paragraphs on one line each, with every line cut at column 70, with a blank line between everything or
nothing, with U+2028 for a line end. Nothing is copied: a `Line` knows its span.
"""

from __future__ import annotations

import itertools
import re

from events.value import value

BREAK = re.compile("\r\n|[\n\r\u2028\u2029\x85\x0b\x0c]")
GAPS = " \t\xa0\u200b\u200e\u200f\u202a\u202b\u202c\u2060\ufeff\u3000"
CLOSERS = "\"'”’»)]* "
ENDS = (".", "!", "?", "…")
WRAP_MAX = 110
"""The widest column, in characters, that text is taken to be hard-wrapped at."""
SPACED_MIN = 5
OPEN_WORDS = frozenset("a an the in of on at to by and or for with from as after near over into his its their".split())
ARTICLE_NAMES = ("al-", "el-", "ar-", "as-", "ash-", "an-", "at-", "al ", "el ", "de ", "bin ")


@value
class Line:
    """A line or paragraph without the blanks around it. `before` is what parts it from the one before: "" for a line
    end, "indent" for a deeper indent, "blank" for a blank line (or a line left out)."""

    start: int
    end: int
    text: str
    before: str = ""


def lines_of(text: str) -> list[Line]:
    """The lines with something on them."""
    lines: list[Line] = []
    at = indent = 0
    blank = False
    for cut in itertools.chain(BREAK.finditer(text), (None,)):
        stop = cut.start() if cut else len(text)
        raw = text[at:stop]
        content = raw.strip().strip(GAPS).strip()
        if content:
            start = at + raw.index(content)
            deeper = start - at > indent and bool(lines)
            lines.append(Line(start, start + len(content), content, "blank" if blank else "indent" if deeper else ""))
            blank, indent = False, start - at
        else:
            blank = True
        at = cut.end() if cut else stop
    return lines


def paragraphs_of(lines: list[Line]) -> list[Line]:
    """Lines put together where a line end falls inside a paragraph."""
    if len(lines) > SPACED_MIN and all(line.before == "blank" for line in lines[1:]):
        close = [Line(line.start, line.end, line.text) for line in lines]
        if _wrap_width(close):  # hard-wrapped, and a blank line after every line
            lines = close
    width = _wrap_width(lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _runs_on(paragraphs[-1][-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [p[0] if len(p) == 1 else _joined(p) for p in paragraphs]


def _joined(lines: list[Line]) -> Line:
    return Line(lines[0].start, lines[-1].end, " ".join(line.text for line in lines), lines[0].before)


def _runs_on(line: Line, following: Line, width: int) -> bool:
    if following.before == "blank":
        return False
    if width and not following.before and _full(line.text, following.text, width):
        return True
    if ended(line.text) or following.text.startswith(ARTICLE_NAMES):
        return False
    return following.text[0].islower() or line.text.rpartition(" ")[2].lower() in OPEN_WORDS


def ended(line: str) -> bool:
    """Does the line end as a sentence or a heading over a list does?"""
    return line.rstrip(CLOSERS).endswith((*ENDS, ":"))


def _full(line: str, following: str, width: int) -> bool:
    """Would the next word not have fitted on the line? Then the break is a wrap and no end."""
    return len(line) + 1 + len(following.split(None, 1)[0]) > width


def _wrap_width(lines: list[Line]) -> int:
    """The column that the text is hard-wrapped at, or 0 if it is not.

    Wrapped are texts where most breaks stand at places where the next word would not have fitted, many of these in
    mid-sentence; and, as lists of headlines look alike, where small letters begin lines or there are none at all.
    """
    pairs = [(a.text, b.text) for a, b in itertools.pairwise(lines) if not b.before]
    if not pairs:
        return 0
    width = sorted(len(line.text) for line in lines)[-(len(lines) // 10) - 1]  # a few lines may be longer
    if not 30 <= width <= WRAP_MAX:
        return 0
    slack = 4  # ragged tools count tabs and markup differently
    full = [(a, b) for a, b in pairs if _full(a, b, width - slack)]
    broken = sum(not ended(a) for a, _ in full)
    small = sum(b[0].islower() for _, b in full)
    if len(full) * 2 < len(pairs) or broken * 2 < len(full):
        return 0
    capitals = all(line.text.isupper() for line in lines if len(line.text) > 20)
    return width - slack if small * 4 >= len(full) > 0 or (capitals and full) else 0
