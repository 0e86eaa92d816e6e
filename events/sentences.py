"""Paragraphs into sentences, with spans.

sentencex (Rust) finds the ends; as it gives the text back in pieces, their lengths give exact offsets. Three things
are mended after it: abbreviations of this field (`rules/abbreviations.toml`: "Kom. Anwar", "5 p.m. Monday"), the
numbers of lists, and long speeches within one pair of quotes, which it leaves whole.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from sentencex import segment  # type: ignore[import-untyped]

from events.errors import RuleError
from events.model import Block, CleanText, Sentence
from events.value import value

ABBREVIATIONS = Path(__file__).parent / "rules" / "abbreviations.toml"
LONGEST = 2_000
"""No sentence has more characters: longer ones are cut where it harms least, so that later work stays bounded."""
LONG_QUOTE = 400
"""Several sentences within quotes are split as well where together they are longer than this, in characters."""
CHUNK = 8_000
"""The splitter sees at most so many characters at once: its time grows with the square of unclosed quotes."""

BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
ONE_FOR_ONE = str.maketrans({**dict.fromkeys(BREAKS + "\t\x1f\xa0\u3000", " "), **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd")})
QUOTES = str.maketrans(dict.fromkeys("\"“”«»'‘’", " "))
UNUSUAL = re.compile(r"[\n\r\t\x0b\x0c\x1c-\x1f\x85\xa0\u2028\u2029\u3000\ud800-\udfff]")
UNBROKEN = re.compile(f"[^{BREAKS}]*")
LAST_WORD = re.compile(r"[\w.'’-]{1,24}$")
ITEM = re.compile(r"\s*[(\[]?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]\s*|\s*[-•*–·]\s*")
TIME_WORD = re.compile(r"(?:on |[(])?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|GMT|UTC|EST|EDT)", re.I)


@value
class Abbreviations:
    """Lower-cased abbreviations without their last stop; see `abbreviations.toml`."""

    joins: frozenset[str]
    times: frozenset[str]
    units: frozenset[str]
    examples: tuple[str, ...]
    counter: tuple[str, ...]


@functools.lru_cache(maxsize=4)
def load(path: Path = ABBREVIATIONS) -> Abbreviations:
    """The abbreviations of a file.

    Raises:
        RuleError: the file cannot be read or lacks a list.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))["abbreviations"]
        joins, times, units = (frozenset(w.lower() for w in data[key]) for key in ("joins", "times", "units"))
        return Abbreviations(joins, times, units, tuple(data["examples"]), tuple(data["not"]))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path}: cannot be read: {error}") from error
    except (KeyError, AttributeError, TypeError) as error:
        raise RuleError(f"{path}: [abbreviations] needs lists of words: joins, times, units, examples, not") from error


def sentences(clean: CleanText) -> tuple[Sentence, ...]:
    """The sentences of a clean text in order, title first. Datelines are no sentences: their blocks say it all.

    Paragraphs are numbered from 1 over the body; a title is paragraph 0. A title given that the text does not hold is
    the first sentence, with `start == end == -1`.
    """
    known = load()
    out: list[Sentence] = []
    if clean.title and not any(b.kind == "title" for b in clean.blocks):
        out.append(Sentence(0, clean.title[:LONGEST], -1, -1, "title", 0))
    paragraph, before = 0, -1
    for block in clean.blocks:
        if block.kind == "dateline":
            continue
        number = 0
        if block.kind == "body":
            # two pieces of one paragraph, with a mark cut out between them, have no line end between them
            if before < 0 or UNBROKEN.fullmatch(clean.text, before, block.start) is None:
                paragraph += 1
            number, before = paragraph, block.end
        for start, end in _spans(clean.text, block, known):
            out.append(Sentence(len(out), clean.text[start:end], start, end, block.kind, number))
    return tuple(out)


def _spans(text: str, block: Block, known: Abbreviations) -> Iterator[tuple[int, int]]:
    if block.kind == "title":
        yield from _cut(text, block.start, block.end)
        return
    start = block.start
    while start < block.end:
        end = block.end if block.end - start <= CHUNK else _safe_point(text, start, start + CHUNK, (". ", "\n", " "))
        yield from _sentences(text, start, end, known)
        start = end


def _sentences(text: str, start: int, end: int, known: Abbreviations) -> Iterator[tuple[int, int]]:
    """The spans of the sentences in a stretch of text."""
    flat = text[start:end]
    if UNUSUAL.search(flat):
        flat = flat.translate(ONE_FOR_ONE)
    first = at = 0
    pieces = segment("en", flat)
    last = len(pieces) - 1
    for n, piece in enumerate(pieces):
        at += len(piece)
        if n < last and _goes_on(flat[first:at], pieces[n + 1], known):
            continue
        if at - first > LONG_QUOTE:
            yield from _long(text, flat[first:at], start + first, known)
        else:
            yield from _trim(text, start + first, start + at)
        first = at


def _goes_on(piece: str, following: str, known: Abbreviations) -> bool:
    """Does the sentence go on after this piece?"""
    opener = following.lstrip()
    if not opener or not any(map(str.isalnum, opener)):
        return True
    piece = piece[-60:].rstrip()
    if not piece.endswith("."):
        return bool(ITEM.fullmatch(piece))
    found = LAST_WORD.search(piece, 0, len(piece) - 1)
    word = found[0].lower() if found else ""
    if word in known.joins or ITEM.fullmatch(piece):
        return True
    if word in known.times:
        return opener[0].islower() or TIME_WORD.match(opener) is not None
    if word in known.units or "." in word or len(word) <= 2:
        return opener[0].islower() or opener[0] in "([" or (len(word.rpartition("-")[2]) == 1 and opener[1:2] == ".")
    return False


def _long(text: str, piece: str, offset: int, known: Abbreviations) -> Iterator[tuple[int, int]]:
    """A long stretch that may be a speech: split once more with its quotes hidden, then cut to LONGEST."""
    first = at = 0
    pieces = segment("en", piece.translate(QUOTES))
    last = len(pieces) - 1
    for n, part in enumerate(pieces):
        at += len(part)
        if n < last and (_goes_on(piece[first:at], piece[at : at + 40], known) or at - first < 40):
            continue
        yield from _cut(text, offset + first, offset + at)
        first = at


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        at = _safe_point(text, start, start + LONGEST, ("; ", ", ", " "))
        yield from _trim(text, start, at)
        start = at
    yield from _trim(text, start, end)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without the blanks around it, unless nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        yield start + left, start + len(piece.rstrip())


def _safe_point(text: str, start: int, limit: int, marks: tuple[str, ...]) -> int:
    """Where to cut at `limit` at the latest: after the last of the first mark that the second half has."""
    half = (start + limit) // 2
    return next((at + len(mark) for mark in marks if (at := text.rfind(mark, half, limit - 2)) > 0), limit)
