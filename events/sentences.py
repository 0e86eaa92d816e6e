"""Paragraphs into sentences, with spans.

sentencex (Rust) finds the ends; since it returns the text in pieces, lengths give exact offsets. What it does not
know of this field is mended after: ranks and units that end in a full stop ("Lt. Gen.", "Kom. Anwar"), a list's
numbers, and brackets or quotes that close after the stop.
"""

from __future__ import annotations

import re

from sentencex import segment  # type: ignore[import-untyped]

from events.model import Block, CleanText, Sentence

LONGEST = 2_000
"""No sentence has more characters: longer ones are cut where it harms least, so that later work stays bounded."""

ONE_FOR_ONE = {
    **dict.fromkeys(map(ord, "\n\r\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u3000"), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
ABBREVIATION = re.compile(
    r"""(?:^|[\s("“‘'\[/-])(?:
        Gens?|Cols?|Maj|Capt|Cpt|Cmdr|Cdr|Comdr|Lts?|Sgts?|Cpl|Pvt|Pfc|Adm|Brig|Spc|Msgr|Ofc|Supt|Insp|Det|Asst
      | Govs?|Sens?|Reps?|Pres|Amb|Mr|Mrs|Ms|Messrs|Drs?|Profs?|Rev|Hon|Fr|Eng|Atty|Sec|Dep|Min
      | Mt|St|Ft|Sts|Nos?|Art|vs|etc|approx|incl|est|ca|cf|al|e\.g|i\.e
      | Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec
      | km|kms|mi|kg|lbs?|ft
    )\.\s*$""",
    re.VERBOSE,
)
ITEM = re.compile(r"\s*(?:\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]|[-•*–])\s*$")
CLOSING = re.compile(r"[\"'”’»)\]]{1,3}\s*$")


def sentences(clean: CleanText) -> tuple[Sentence, ...]:
    """The sentences of a clean text in order, title first. Datelines are no sentences: their blocks say it all.

    Paragraphs are numbered from 1 over the body, a title is paragraph 0. A title given that the text does not hold is
    the first sentence, with `start == end == -1`.
    """
    out: list[Sentence] = []
    if clean.title and not any(b.kind == "title" for b in clean.blocks):
        out.append(Sentence(0, clean.title, -1, -1, "title", 0))
    paragraph, before = 0, None
    for block in clean.blocks:
        if block.kind == "dateline":
            before = None
            continue
        if block.kind == "body" and not (before and _one_paragraph(clean.text, before, block)):
            paragraph += 1
        before = block if block.kind == "body" else None
        number = paragraph if block.kind == "body" else 0
        for start, end in _spans(clean.text, block):
            out.append(Sentence(len(out), clean.text[start:end], start, end, block.kind, number))
    return tuple(out)


def _one_paragraph(text: str, before: Block, block: Block) -> bool:
    """Two pieces of one paragraph, with a mark cut out between them?"""
    return not any(mark in text[before.end : block.start] for mark in "\n\r\u2028\u2029\x85\x0b\x0c")


def _spans(text: str, block: Block) -> list[tuple[int, int]]:
    raw = text[block.start : block.end]
    if block.kind == "title":
        return _cut(raw, block.start)
    spans: list[tuple[int, int]] = []
    start = at = 0
    flat = raw.translate(ONE_FOR_ONE)
    pieces = segment("en", flat)
    if sum(map(len, pieces)) != len(flat):
        pieces = [flat]
    for n, piece in enumerate(pieces):
        at += len(piece)
        following = pieces[n + 1] if n + 1 < len(pieces) else ""
        if following and _unfinished(flat[start:at][-40:], following):
            continue
        for a, b in _cut(flat[start:at], block.start + start):
            spans.append((a, b))
        start = at
    return spans


def _unfinished(tail: str, following: str) -> bool:
    """Does the sentence go on after this piece?"""
    opener = following.lstrip()
    if not opener or not any(map(str.isalnum, opener)):
        return True
    return (
        (opener[0].islower() and tail.rstrip().endswith("."))
        or bool(ABBREVIATION.search(tail))
        or bool(ITEM.fullmatch(tail))
    )


def _cut(piece: str, offset: int) -> list[tuple[int, int]]:
    """The span of a sentence without the blanks around it, cut up if it is too long."""
    left = len(piece) - len(piece.lstrip())
    start, end = left, len(piece.rstrip())
    out = []
    while end - start > LONGEST:
        at = _safe_point(piece, start, start + LONGEST)
        stop = at
        while stop > start and piece[stop - 1].isspace():
            stop -= 1
        out.append((offset + start, offset + stop))
        start = at
        while start < end and piece[start].isspace():
            start += 1
    if start < end:
        out.append((offset + start, offset + end))
    return out


def _safe_point(piece: str, start: int, limit: int) -> int:
    for mark in ("; ", ", ", " "):
        at = piece.rfind(mark, start + LONGEST // 2, limit)
        if at > start:
            return at + len(mark)
    return limit
