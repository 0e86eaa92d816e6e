"""Years and days that a line above gives to what is told below it: chronicles and timelines, reports day by day.

    2012 in Garland            Attacks in the east (1997)          1999
    March 11 - Gunmen ...      14 Feb: A bomb ...                  On 3 June troops ...

A line is such a heading if it begins or ends with its only year, names no day, is no sentence, and lines below it open
with a day that has no year.

    Monday 17 June             SITUATION REPORT, 19 JUNE 2024
    Troops shelled ...         Yesterday gunmen ...

A line that is nothing but a day tells when what stands below it happened and was told, if it is not the only one; else, as
a title that ends with a day in full, when it was told.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import fields, replace

from events.dateline import written_day, yearless_day
from events.mentions.date_values import Date, Value
from events.mentions.date_words import MONTH_SHORT, MONTHS, WEEKDAYS
from events.value import value

LONGEST = 70
"""Characters of a heading, at most."""
_MONTH = "(?:" + "|".join(sorted({*MONTHS, *MONTH_SHORT}, key=len, reverse=True)) + r")\b\.?"
_YEAR = re.compile(r"(?<![\d,.-])(?:1[89]|20)\d\d(?![\d,]\d|-\d|s)")
_ENTRY = re.compile(
    rf"[ \t*•·–-]*(?:on )?(?:{_MONTH} ?\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})(?![,\w]? ?(?:1[89]|20)\d\d|\d)", re.IGNORECASE
)
_DAYS = re.compile(rf"{_MONTH} ?\d|\d (?:of )?{_MONTH}", re.IGNORECASE)


_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY_LINE = re.compile(
    rf"^[ \t*•#=]*(?:(?:{'|'.join(WEEKDAYS)}),? )?(?:{_MONTH} {_NTH}|{_NTH} {_MONTH})(?:,? (?:19|20)\d\d)?[ \t*#=:.]*$",
    re.IGNORECASE | re.MULTILINE,
)
RECENT = 10
"""Days that a report may be older than the day on which it was published."""


def day_lines(text: str, near: dt.date | None) -> tuple[tuple[int, dt.date], ...]:
    """The lines that are nothing but a day, each as where it ends and its day; `near` is the day of publication."""
    found = ((m.end(), written_day(m.group()) or yearless_day(m.group(), near)) for m in _DAY_LINE.finditer(text))
    return tuple((end, day) for end, day in found if day is not None and (near is None or day <= near))


def day_of_title(title: str, near: dt.date | None) -> dt.date | None:
    """The day in full that ends a title, if it is one on which a report published about `near` may have been written."""
    day = written_day(title[-LONGEST:]) if near is not None and title[-4:].isdigit() else None
    return day if day is not None and near is not None and 0 <= (near - day).days <= RECENT else None


@value
class Headed:
    """The stretch of text below a heading with a year, up to the next, and where the lines begin that open with a day."""

    start: int
    end: int
    year: int
    entries: tuple[int, ...]


def year_headings(text: str) -> tuple[Headed, ...]:
    """The stretches of a text whose days are of the year that a line above them names."""
    if _ENTRY_FIRST.search(text) is None:
        return ()
    found: list[tuple[int, int]] = []
    entries: list[int] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if _ENTRY.match(line) is not None:
            entries.append(at)
        elif (year := _of_heading(line.strip())) is not None:
            found.append((at, year))
        at += len(line)
    ends = [*(start for start, _ in found[1:]), at][: len(found)]
    made = (Headed(start, end, year, tuple(e for e in entries if start < e < end)) for (start, year), end in zip(found, ends, strict=True))
    return tuple(h for h in made if h.entries)


_ENTRY_FIRST = re.compile(rf"^{_ENTRY.pattern}", re.IGNORECASE | re.MULTILINE)


def _of_heading(line: str) -> int | None:
    if not 4 <= len(line) <= LONGEST or line[-1] in ".!?," or _DAYS.search(line):
        return None
    years = list(_YEAR.finditer(line))
    if len(years) != 1:
        return None
    before, after = line[: years[0].start()], line[years[0].end() :]
    return int(years[0][0]) if not before.strip(" (*#=-–—[") or not after.strip(" )*#=-–—]:") else None


def in_year(meant: Value, year: int) -> Value:
    """The value with a year for each month, or day of a month, that it names without one."""
    if isinstance(meant, Date):
        return replace(meant, year=year) if meant.year is None and meant.month is not None else meant
    known = {f.name: part for f in fields(meant) if isinstance(part := getattr(meant, f.name), Value)}  # type: ignore[arg-type]
    dated = {name: in_year(part, year) for name, part in known.items()}
    return replace(meant, **dated) if dated != known else meant  # type: ignore[type-var]
