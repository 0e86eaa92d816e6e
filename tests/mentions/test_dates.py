"""Time expressions: what is found in a sentence, and what days it means. The cases stand in dates.txt."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.mentions import dates
from events.mentions.date_words import WORDS
from events.model import Interval, Sentence, Words
from events.words import TOKEN, is_cased

TABLE = Path(__file__).parent / "dates.txt"


@dataclass(frozen=True)
class Clock:
    """Publication, the story's day, and whether the sentence looks ahead."""

    published: dt.datetime | None = None
    story: Interval | None = None
    future: bool = False


@dataclass(frozen=True)
class Case:
    line: int
    sentence: str
    phrases: tuple[str, ...]
    expected: tuple[str, ...]
    clock: Clock


def day(text: str) -> Interval:
    return Interval(dt.date.fromisoformat(text), dt.date.fromisoformat(text), 1, "stated")


def clock(line: str) -> Clock:
    words = line.split()
    story = day(words[words.index("story") + 1]) if "story" in words else None
    published = None if words[1] == "none" else dt.datetime.fromisoformat(words[1])
    return Clock(published, story, "future" in words)


def cases() -> list[Case]:
    found, now = [], Clock()
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@"):
            now = clock(line)
        elif line and line[0] not in "#=":
            marked, _, rest = line.rpartition("|")
            phrases = tuple(re.findall(r"\[([^]]*)\]", marked))
            expected = tuple(e.strip() for e in rest.split(";")) if rest.strip() else ()
            found.append(Case(number, re.sub(r"[\[\]]", "", marked).strip(), phrases, expected, now))
    return found


def words(text: str, start: int = 0) -> Words:
    """A sentence's words, cut as the pipeline cuts them."""
    found = list(TOKEN.finditer(text))
    forms = tuple(m.group() for m in found)
    return Words(
        Sentence(0, text, start, start + len(text)),
        forms,
        tuple(f.lower() for f in forms),
        tuple(start + m.start() for m in found),
        tuple(start + m.end() for m in found),
        "",
        is_cased(list(forms)),
    )


def shown(interval: Interval, background: bool) -> str:
    """An interval in the notation of the table."""
    if interval.start is None:
        return "? bg" if background else "?"
    days = f"{interval.start}" if interval.start == interval.end else f"{interval.start}..{interval.end}"
    precision = interval.precision or "-"
    return f"{days} {precision} {interval.reason}" + (" bg" if background else "")


def resolved(case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    mentions = dates.find(words(case.sentence))
    c = case.clock
    intervals = [dates.resolve(m.value, c.published, c.story, future=c.future) for m in mentions]
    return tuple(m.text for m in mentions), tuple(
        shown(i, m.background) for i, m in zip(intervals, mentions, strict=True)
    )


@pytest.mark.parametrize("case", cases(), ids=lambda c: f"{c.line}: {c.sentence[:60]}")
def test_table(case: Case) -> None:
    assert resolved(case) == (case.phrases, case.expected)
