"""Last passes of the date grammar: parts of days and of longer times, and from when to when. See `date_grammar`."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from events.mentions.date_grammar import Found, Made, Pass
from events.mentions.date_spans import Bound, Ending, Fixed, Inside, Night, Nth, Part, Piece, Range
from events.mentions.date_values import Date, Feast, Season, Unit, Value, Weekday

YEARED = Pass()
PARTS = Pass()
SPANS = Pass()
rule = YEARED.rule
ANY = ("DAY", "MONTHS", "YEARS", "SEASONS", "FEASTS", "DECADES", "WEEKS", "STORY", "SPAN")
EPOCHS = {  # by a word that tells them apart; none is meant by a text from before it
    "iraq": (dt.date(2003, 3, 20), dt.date(2003, 3, 20)),
    "saddam": (dt.date(2003, 4, 9), dt.date(2003, 4, 9)),
    "soviet invasion": (dt.date(1979, 12, 24), dt.date(1979, 12, 27)),
    "soviet withdrawal": (dt.date(1988, 5, 15), dt.date(1989, 2, 15)),
    "of afghanistan": (dt.date(2001, 10, 7), dt.date(2001, 10, 7)),
    "of the taliban": (dt.date(2001, 11, 9), dt.date(2001, 12, 7)),
    "of taliban": (dt.date(2001, 11, 9), dt.date(2001, 12, 7)),
    "kabul": (dt.date(2021, 8, 15), dt.date(2021, 8, 15)),
    "taliban": (dt.date(2021, 8, 15), dt.date(2021, 8, 15)),
}
EDGES = {"day": ("day", 7), "week": ("week", 4), "month": ("month", 3)}
"""How long the first or last days, weeks or months of something are."""
PIECES = {"half": 2, "quarter": 4, "week": 5}


@rule(
    "MONTHS",
    "(DAY|MONTHS|SEASONS|FEASTS) (of|in|comma)? (YEARS|STORY)",
    "(season|season_weak) of (YEARS|STORY)",
    "YEARS comma? (in|on) (DAY|MONTHS|SEASONS|FEASTS)",
)
def of_year(found: Found) -> Made:
    """12 May last year, in May of that year, last year in June."""
    what = found.get("DAY", "MONTHS", "SEASONS", "FEASTS") or Season(found.get("season", "season_weak"))
    whole = found.get("YEARS", "STORY")
    if not isinstance(what, Date | Season | Feast) or what.year is not None or not isinstance(whole, Unit) or whole.unit != "year":
        return None
    if isinstance(what, Date) and what.month is None:
        return None
    kind = next((t.kind for t in found.tokens if t.kind in ANY and t.kind not in ("YEARS", "STORY")), "SEASONS")
    return kind, Inside(what, whole), False


@rule(
    "DAY",
    "the (ordinal|last) DAY (in|of) (MONTHS|FEASTS) (of|in|comma)? YEARS",
    "the (ordinal|last) DAY (in|of) (MONTHS|FEASTS)",
    "(the? DAY|STORY) of (MONTHS|FEASTS)",
)
def nth_weekday(found: Found) -> Made:
    """The first Monday in January, the last Sunday of the month."""
    day = found.get("DAY", "STORY")
    if not isinstance(day, Weekday) or not (found.has("ordinal") or day.turn == "last" or found.has("last")):
        return None
    whole, year = found.get("MONTHS", "FEASTS"), found.get("YEARS")
    if year is not None:
        if not isinstance(whole, Date | Feast) or whole.year is not None or not isinstance(year, Unit):
            return None
        whole = Inside(whole, year)
    return Nth(found.get("ordinal") or 0, day.day, whole)


@rule("DAY", "the? (ordinal|ordinal_digit) of MONTHS")
def of_month(found: Found) -> Made:
    """The 21st of last month."""
    whole = found.get("MONTHS")
    return Inside(Date(None, None, found.days[0]), whole) if isinstance(whole, Unit) else None


rule = PARTS.rule


@rule(
    "STORY",
    "(early|earlier|late|later) (on|in)? (the clock_units of)? STORY part?",
    "(the|during)? (early|late)? (clock_units|part|point) (of|on) STORY",
    "STORY (at? (part|point|clock))+",
)
def part_of_story(found: Found) -> Made:
    """Later that day, early the next morning."""
    value: Value = found.value
    return value


@rule(
    "DAY",
    "(on|in|the)? overnight (on|from|to)? DAY",
    "DAY overnight",
    "the part DAY",
    "(the part of DAY|(the|between)? part (of|between)? DAY) (and|to|dash) (the? early? (part|clock_units) of)? DAY",
)
def night_of(found: Found) -> Made:
    """Overnight Tuesday, the night of 12 to 13 May."""
    values = found.all("DAY")
    if len(values) == 2:
        return Range(values[0], values[1])
    return Night(values[0]) if found.has("overnight") and not isinstance(values[0], Range) else values[0]


@rule("DAY", "overnight (?!DAY)")
def overnight(found: Found) -> Made:
    """The night that ends on the day it is told of."""
    return Night(Unit("day", 0))


@rule("DAY", "(the? (early|late|mid|start|end)* dash? (part|point)|(the|early|wee)+ clock_units) (of|on|in)+ the? DAY (part|point)*",
      "(early|earlier|late|later|mid) dash? (on|in)? (the (clock_units|part) of)? DAY (part|point|early|late)*",
      "(before|after)? (clock|point) (local|part|comma|at)* (on|the)? DAY part?",
      "DAY (comma? (before|after|at|by)? (clock|point|part) local?|(comma|at)? (late|early|overnight|later|earlier) (?!in|SPAN|MONTHS|YEARS|WEEKS|DAY))+")  # fmt: skip
def part_of_day(found: Found) -> Made:
    """Late on Tuesday, the early hours of Saturday, at 8 p.m. on Monday, shortly before midnight Friday."""
    value: Value = found.value
    return value


@rule("WEEKS", "the? week (of|ending|ending on|to|start|start on|from) DAY", "the? weekend of DAY")
def week_of_day(found: Found) -> Made:
    """The week of May 12, the week ending 12 May, the week beginning 12 May, the weekend of 12 May."""
    if found.has("weekend"):
        return found.value if isinstance(found.value, Range) else Part(found.value, "weekend")
    if found.has("ending", "to"):
        return Part(found.value, "week to")
    return Part(found.value, "week from" if found.has("start", "from") else "week")


@rule("SPAN", "the QTY UNIT (to|until|ending) (clock|point|part|on)* DAY", "the (QTY UNIT|span) (to|until|ending) (in|on)* MONTHS")
def ending(found: Found) -> Made:
    """The 24 hours to Monday, the ten days ending on 12 May."""
    unit, low, high = found.measure
    return Ending(found.value, unit, low) if low == high and unit != "minute" else None


@rule("WEEKS", "(early|late|mid|earlier|later) (on|in|dash)* WEEKS", "the? (start|end) of WEEKS")
def part_of_week(found: Found) -> Made:
    """Early last week, the end of this week."""
    return found.part(found.value)


@rule(
    "MONTHS",
    "the? (early|late|mid|earlier|later) (on|in|of|dash|the)* (MONTHS|SEASONS)",
    "the? (start|end) of (MONTHS|SEASONS)",
    "the (ordinal|last|start|end) (days|weeks) of (MONTHS|SEASONS)",
    "the? (start|end) of (YEARS|DECADES|FEASTS)",
    "the? (early|late|mid|earlier|later) (on|in|of|dash|the)* (YEARS|DECADES|FEASTS)",
)
def part_of(found: Found) -> Made:
    """Early June, mid-2010, the end of May, later this year."""
    kind = next(t.kind for t in found.tokens if t.kind in ANY)
    if found.has("days", "weeks") and found.has("ordinal", "last"):
        first = found.get("ordinal") == 1
        return (kind, Part(found.value, "start" if first else "end"), False) if first or found.has("last") else None
    return kind, found.part(found.value), False


@rule(
    "SPAN",
    "the? (ordinal|ordinal_digit|last) (half|quarter|day|week) of (the? span of)? (MONTHS|YEARS|SEASONS|WEEKS|FEASTS|DAY)",
)
def nth_of(found: Found) -> Made:
    """The second half of 2012, the first week of May, the third day of Eid, the last day of June."""
    nth, value = found.get("ordinal", "ordinal_digit"), found.value
    if found.has("day"):
        return _nth_day(value, nth)
    piece = next(k for k in PIECES if found.has(k))
    if found.has("DAY") or found.get("week") == "fortnight" or (nth or 1) > PIECES[piece]:
        return None
    return Part(value, f"{piece}{nth}" if nth else {"half": "half2", "quarter": "quarter4", "week": "end"}[piece])


def _nth_day(value: Value, nth: int | None) -> Made:
    if isinstance(value, Feast) and nth and value.nth is None:
        return "DAY", replace(value, nth=nth), False
    if nth is None:
        return "DAY", Part(value, "day"), False
    if isinstance(value, Date) and value.month and value.day is None:
        return "DAY", replace(value, day=nth), False
    return None


@rule("SPAN", "the (final|opening|last|ordinal|start) (days|weeks|spans) of (MONTHS|YEARS|SEASONS|FEASTS|(the|this) span)")
def edge_of(found: Found) -> Made:
    """The final days of 2023, the opening weeks of the year: a week, a month, three months."""
    unit, first = found.get("days", "weeks", "spans"), found.has("opening", "start") or found.get("ordinal") == 1
    if unit not in EDGES or not (first or found.has("final", "last")):
        return None
    wholes = found.all("MONTHS", "YEARS", "SEASONS", "FEASTS")
    whole = wholes[0] if wholes else Unit(found.get("span"), 0, "either")
    return Piece(whole, *EDGES[unit], last=not first)


@rule("SPAN", "the? (ordinal|last) QTY (days|weeks|spans) of (MONTHS|YEARS|SEASONS|FEASTS|(the|this) span)")
def first_of(found: Found) -> Made:
    """The first three months of the year, the last ten days of Ramadan."""
    unit, low, high = found.measure
    if low != high or found.get("ordinal") not in (1, None):
        return None
    wholes = found.all("MONTHS", "YEARS", "SEASONS", "FEASTS")
    whole = wholes[0] if wholes else Unit(found.all("span")[-1], 0, "either")
    return Piece(whole, unit, low, found.has("last"))


@rule("FEASTS", "(the (eve|day) of|the (part|day) before) FEASTS", "FEASTS eve")
def feast_eve(found: Found) -> Made:
    """The eve of Eid, the day of Ashura."""
    value = found.value
    return replace(value, shift=-1) if found.has("eve", "before") and isinstance(value, Feast) else value


rule = SPANS.rule


@rule(
    "SPAN",
    "between (ANY|SPAN) and (ANY|SPAN)",
    "from (ANY|SPAN) comma? (to|until|dash) (ANY|SPAN)",
    "ANY (to|until|dash) ANY",
)
def from_to(found: Found) -> Made:
    """Between 3 May and 5 June, from last week to Monday."""
    first, last = found.all(*ANY)
    return Range(first, last)


@rule("SPAN", "since the (word|name)? (word|attacks|elections) (of|on) (DAY|MONTHS|YEARS)", "since the? (ANY|SPAN)", "(until|as of) the? (ANY|SPAN) (?!poss)", "(by|before|after) (ANY|SPAN) (?!poss|prayers)",
      "(by|before|after) the (ANY|SPAN) (?!poss|word|plural|name|elections|attacks)")  # fmt: skip
def bound(found: Found) -> Made:
    """Since Monday, until March, by Friday, after 12 May; not "after Monday's attack", where Monday is its day."""
    return Bound(found.value, next((k for k in ("since", "until", "by", "before", "after") if found.has(k)), "as of"))


@rule("SPAN", "(in|during)? the? runup (the|his)? (ANY|SPAN) (?!poss)")
def ahead_of(found: Found) -> Made:
    """Ahead of Christmas, in the run-up to May 12."""
    return Bound(found.value, "before")


@rule("SPAN", "(since|until|before|after|following|by) the? epoch")
def since_epoch(found: Found) -> Made:
    """Since the fall of the Taliban."""
    kind = next((k for k in ("since", "until", "by", "before") if found.has(k)), "after")
    name = found.get("epoch")
    first, last = next((days for word, days in EPOCHS.items() if word in name), (dt.date.max, dt.date.max))
    return Bound(Fixed(name, first, last), kind), True
