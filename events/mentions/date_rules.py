"""The rules of the date grammar, pass by pass. See `date_grammar` for the notation, `date_values` for the meanings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from events.mentions.date_grammar import Found, Grammar
from events.mentions.date_tokens import full_year
from events.mentions.date_values import (
    Ago,
    Bound,
    Date,
    Feast,
    Fixed,
    Inside,
    Night,
    Part,
    Range,
    Season,
    Slashed,
    Unit,
    Vague,
    Value,
    Weekday,
    Window,
)

GRAMMAR = Grammar()
rule = GRAMMAR.rule
Made = Value | tuple[str, Value] | tuple[str, Value, bool] | None


def _date(year: int | None, month: int | None, day: int | None) -> Date | None:
    """A Gregorian date, or None where there is no such day."""
    if day and month and day > (31 if month not in (2, 4, 6, 9, 11) else 30 - (month == 2)):
        return None
    return Date(year, month, day)


def _skip(found: Found) -> Made:
    return Vague("")


# ---- first pass: calendar dates -----------------------------------------------------------------------------------

GRAMMAR.begin()


@rule("NONE", "DAYN of? MON band", "DAYN of? MON name band", "name weekday paper", "weekday paper", "title weekday name",
      "title (month|month_weak)", "every (d|number|ordinal)? WD", "^ weekday name (said|comma)", "on a weekday part?",
      "faith in month_weak")  # fmt: skip
def not_dates(found: Found) -> Made:
    """The 19 April Movement, the Sunday Times, Mr Sunday Adeyemo, Theresa May, every Monday."""
    return _skip(found)


@rule("DAY", "iso")
def iso(found: Found) -> Made:
    return _date(*found.get("iso"))


@rule("DAY", "slashed")
def slashed(found: Found) -> Made:
    value = Slashed(*found.get("slashed"))
    return value if value.readings() else None


@rule("DAY", "dtg MON (year|round|yy)?")
def military(found: Found) -> Made:
    year = found.year or (full_year(found.get("yy")) if found.has("yy") else None)
    return _date(year, found.months[0], found.get("dtg"))


@rule("DAY", "the? DAYN (of|dash|dot|slash)? MON (comma|of|dash|dot|slash)? YEAR", "the? ordinal of? MON comma? YEAR",
      "DAYN MON apostrophe (yy|d0|d)", "DAYN dash? MON dash? (yy|d0) TAIL", "DAYN dash MON dash d TAIL")  # fmt: skip
def day_month_year(found: Found) -> Made:
    days = found.days
    year = found.year
    if year is None:
        year = full_year(found.get("yy") if found.has("yy") else days[1])
    return _date(year, found.months[0], days[0])


@rule("DAY", "MON (dash|the|dot|slash)? DAYN (comma|dash|of|slash)? YEAR", "MON DAYN comma? apostrophe (yy|d0|d)")
def month_day_year(found: Found) -> Made:
    year = found.year or full_year(found.get("yy") or found.days[-1])
    return _date(year, found.months[0], found.days[0])


@rule("DAY", "YEAR (comma|dash|slash)? MON (dash|slash)? DAYN")
def year_month_day(found: Found) -> Made:
    return _date(found.year, found.months[0], found.days[0])


@rule("DAY", "the? DAYN (comma DAYN)* comma? (and|to|dash) the? DAYN (of)? MON comma? YEAR?",
      "MON DAYN (comma DAYN)* comma? (and|to|dash|until) DAYN (?!people|plural|measure) (comma? YEAR)?",
      "the? drange of? MON comma? YEAR?", "MON drange (?!people|plural|measure) (comma? YEAR)?")  # fmt: skip
def days_of_month(found: Found) -> Made:
    """3 and 4 May; 3-5 May; May 3, 4 and 5, 2012."""
    days = found.get("drange") or (found.days[0], found.days[-1])
    first, last = (_date(found.year, found.months[0], d) for d in days)
    if first is None or last is None or days[0] >= days[1]:
        return None
    return Range(first, last)


@rule("MONTHS", "(?<=in|during) MON (?=(d|yy) (people|plural|measure))")
def month_then_count(found: Found) -> Made:
    """In May 12 people were killed."""
    return Date(None, found.months[0])


@rule("DAY", "the? DAYN (of|dot)? MON", "the? ordinal of MON", "MON the? (DAYN|ordinal) (?!measure)")
def day_month(found: Found) -> Made:
    return _date(None, found.months[0], found.days[0])


@rule("MONTHS", "MON (comma|of)? YEAR", "MON apostrophe (yy|d0)", "the? unit of MON (of|comma)? YEAR")
def month_year(found: Found) -> Made:
    year = found.year or full_year(found.get("yy") or found.get("d0"))
    return Date(year, found.months[0])


@rule("MONTHS", "from? MON (to|dash) MON (of|comma)? YEAR?", "between MON and MON (of|comma)? YEAR?",
      "(?<=in) MON and MON (of|comma)? YEAR?")  # fmt: skip
def months(found: Found) -> Made:
    first, last = found.months
    if found.year and first > last:
        return Range(Date(found.year - 1, first), Date(found.year, last))
    return Range(Date(found.year, first), Date(found.year, last))


@rule("MONTHS", "(?<=PREP) MON (?!said|name)", "month (?!said|name)", "the unit of MON", "(?<=of|and|after|before) month_weak (?=comma|dot|$)")
def month(found: Found) -> Made:
    return Date(None, found.months[0])


@rule("SEASONS", "the? (season|season_weak) (of|comma)? YEAR", "season yrange", "season_weak yrange")
def season_year(found: Found) -> Made:
    year = found.year or found.get("yrange")[0]
    return Season(found.get("season", "season_weak"), year)


@rule("DAY", "the? (DAYN|ordinal) of? (solar|solar_weak) comma? (year|round)", "(solar|solar_weak) (DAYN) comma? (year|round)",
      "the? (DAYN|ordinal_digit) of? solar", "solar (d|d0)")  # fmt: skip
def solar_day(found: Found) -> Made:
    return Date(found.year, found.get("solar", "solar_weak"), found.days[0], "solar") if found.year is None or found.year < 1600 else None


@rule("MONTHS", "(solar|solar_weak) (of|comma)? (year|round)", "(?<=in|of|since|until|early|late|mid|during|last) solar (?!name)")
def solar_month(found: Found) -> Made:
    return Date(found.year, found.get("solar", "solar_weak"), None, "solar") if found.year is None or found.year < 1600 else None


@rule("YEARS", "calendar unit? (round|year)", "(round|year) calendar")
def solar_year(found: Found) -> Made:
    return Date(found.year, None, None, "solar") if found.year and 1250 <= found.year <= 1500 else None


@rule("DAY", "the? (DAYN|ordinal) of? lunar comma? (year|round)?", "lunar (d|d0) comma? (year|round)?")
def lunar_day(found: Found) -> Made:
    if found.year and found.year > 1600:
        return Feast("ramadan", found.year, found.days[0]) if found.get("lunar") == 9 else None
    return Date(found.year, found.get("lunar"), found.days[0], "lunar")


@rule("FEASTS", "lunar (year|round)?", "feast (of|in)? YEAR?")
def feast(found: Found) -> Made:
    year, name = found.year, found.get("feast")
    if name:
        return Feast(name, year)
    month = found.get("lunar")
    if year and year < 1600:
        return Date(year, month, None, "lunar")
    if month == 9:
        return Feast("ramadan", year)
    return Date(None, month, None, "lunar") if year is None else None


@rule("DECADES", "the apostrophe? decade", "(?<=early|late|mid) apostrophe? decade", "(?<=dash) decade")
def decade(found: Found) -> Made:
    year, full = found.get("decade")
    if not full and year < 1950:
        return None
    return "DECADES", Range(Date(year), Date(year + 9)), True


@rule("YEARS", "(?<=in|during|from|between) yrange", "from? YEAR (to|until|dash) YEAR", "between YEAR and YEAR")
def years(found: Found) -> Made:
    first, last = found.get("yrange") or found.all("year", "round")
    return ("YEARS", Range(Date(first), Date(last)), True) if 1800 <= first < last <= 2100 else None


@rule("YEARS", "(?<=[in since until by before after during of early late mid from]) YEAR (?!dash|clock|on|zone|slash)",
      "(?<=[the his a this that poss]) year (?=word|name|plural|mark)", "the unit YEAR")  # fmt: skip
def year(found: Found) -> Made:
    return ("YEARS", Date(found.year), True) if 1800 <= (found.year or 0) <= 2100 else None


@rule("DAY", "(?<=on) the (ordinal_digit|ordinal) (?=comma|dot|$)", "(?<=on) the ordinal_digit of (this|the) unit")
def day_of_month(found: Found) -> Made:
    return Date(None, None, found.days[0])


@rule("DAY", "eleven")
def eleven(found: Found) -> Made:
    day = {"9/11": dt.date(2001, 9, 11), "7/7": dt.date(2005, 7, 7), "26/11": dt.date(2008, 11, 26)}[found.get("eleven")]
    return "DAY", Fixed(found.get("eleven"), day, day), True


# ---- second pass: weekdays, and times relative to publication or to the story -------------------------------------

GRAMMAR.begin()


@rule("DAY", "(this|last|next|previous|following)? WD (comma|lpar|the|dash)? DAY", "DAY (comma|lpar) WD rpar?")
def dated_weekday(found: Found) -> Made:
    """Monday, 12 May: the date decides, the weekday is evidence."""
    value, weekday = found.value, found.get("weekday", "weekday_short")
    return replace(value, weekday=weekday) if isinstance(value, Date | Slashed) else None


@rule("DAY", "(today|tonight) (comma|lpar|dash)? DAY rpar?")
def dated_today(found: Found) -> Made:
    return found.value


@rule("DAY", "the day before today")
def before_yesterday(found: Found) -> Made:
    return Unit("day", -2) if found.get("today") == -1 else None


@rule("DAY", "the day after today")
def after_tomorrow(found: Found) -> Made:
    return Unit("day", 2) if found.get("today") == 1 else None


@rule("DAY", "the part before last")
def night_before_last(found: Found) -> Made:
    return Unit("day", -2)


@rule("DAY", "weekday part? (of|in|a)? (this|last|next) week", "weekday of the (previous|following) week",
      "(this|last|next) week (on|poss|comma)? weekday")  # fmt: skip
def weekday_of_week(found: Found) -> Made:
    shift, anchor = _turn(found)
    return Inside(found.get("weekday"), Unit("week", shift, anchor))


def _turn(found: Found) -> tuple[int, str]:
    if found.has("last"):
        return -1, "published"
    if found.has("previous"):
        return -1, "story"
    if found.has("following"):
        return 1, "story"
    return (1, "published") if found.has("next") else (0, "published")


@rule("DAY", "(between|from)? weekday (and|to|dash|until) weekday")
def weekdays(found: Found) -> Made:
    first, last = found.all("weekday")
    return Range(Weekday(first), Weekday(last)) if first != last else None


@rule("DAY", "the? (last|previous|following|next|this|that|same)* weekday", "(last|this|next) weekday_short",
      "(?<=on) weekday_short")  # fmt: skip
def weekday(found: Found) -> Made:
    day = found.get("weekday", "weekday_short")
    if found.has("that", "same"):
        return "STORY", Weekday(day, "latest", "story")
    if found.has("following") or (found.has("next") and found.has("the")):
        return Weekday(day, "next", "story")
    if found.has("previous"):
        return Weekday(day, "last", "story")
    if found.has("last"):
        return Weekday(day, "latest" if found.has("this") else "last")
    return Weekday(day, "next" if found.has("next") else "latest")


@rule("DAY", "today", "tonight")
def today(found: Found) -> Made:
    return Unit("day", found.get("today", "tonight"))


@rule("DAY", "the? last part", "this part", "this same day")
def last_night(found: Found) -> Made:
    if found.has("last"):
        return None if found.get("last") == "past" or found.has("the") else Unit("day", -1)
    return Unit("day", 0)


def _quantity(found: Found) -> tuple[int, int] | None:
    """How many: fewest and most."""
    pair = found.get("drange")
    if pair:
        return pair[0], pair[1]
    counts = [c if isinstance(c, tuple) else (c, c) for c in found.all("number", "d", "yy", "n", "vague")]
    if not counts:
        return (1, 1)
    return counts[0][0], counts[-1][1]


@rule("SPAN", "(the|this)? (last|next|previous|following) QTY UNIT", "the (last) UNIT", "the? this? last UNIT",
      "recent UNIT")  # fmt: skip
def window(found: Found) -> Made:
    """The past few days, the last 24 hours, the next three weeks, recent months."""
    unit = found.unit
    counted = found.has("number", "d", "yy", "n", "vague", "drange", "a")
    plural = found.tokens[-1].kind == "clock_unit"
    low_high = _quantity(found) or (1, 1)
    word = found.get("last")
    if found.has("recent"):
        return "SPAN", Window(unit, 7 if unit in ("day", "hour") else 5), unit in ("year", "decade")
    if not counted and not plural and not found.has("the", "this") and word == "last":
        return None
    sign = 1 if found.has("next", "following") else -1
    anchor = "story" if found.has("previous", "following") else "published"
    if found.has("next") and not counted:
        return None
    count = low_high[1]
    if count <= 0 or count > 1000:
        return None
    return "SPAN", Window(unit, count, sign, anchor), sign < 0 and (unit, count) > ("year", 0) and unit in ("year", "decade")


@rule("WEEKS", "(this|last|next) (unit|weekend)", "the weekend", "(?<=at|on|during) weekend", "a? weekend (?=that)")
def named_unit(found: Found) -> Made:
    unit = "weekend" if found.has("weekend") else found.unit
    if unit == "day":
        return None
    shift, _ = _turn(found)
    kind = {"week": "WEEKS", "weekend": "WEEKS", "month": "MONTHS", "year": "YEARS", "decade": "DECADES"}[unit]
    return kind, Unit(unit, shift), shift < 0 and unit in ("year", "decade")


@rule("SEASONS", "(this|last|next) (season|season_weak)", "(?<=in|during|since) the (season|season_weak) (?!of)")
def named_season(found: Found) -> Made:
    turn = "last" if found.has("last") else "next" if found.has("next") else "latest"
    return Season(found.get("season", "season_weak"), None, turn)


@rule("MONTHS", "(this|last|next) MONTHS", "(this|last|next) FEASTS")
def named_month(found: Found) -> Made:
    value = found.value
    if found.has("FEASTS"):
        turn = "last" if found.has("last") else "next" if found.has("next") else "latest"
        return ("FEASTS", replace(value, turn=turn)) if isinstance(value, Feast) else None
    return value if isinstance(value, Date) else None


@rule("STORY", "(the|that) same? (unit|part|weekend)", "the? same (unit|part)", "(the|that) (following|previous|next) (unit|part|weekend)",
      "the (unit|part) (before|after) (?=comma|dot|and|mark|$)", "next unit (?=comma|dot|$)")  # fmt: skip
def story_unit(found: Found) -> Made:
    """That day, the same night, the previous week, the next morning, the day before."""
    unit = "weekend" if found.has("weekend") else (found.unit if found.has("day", "week", "span") else "day")
    if found.has("before", "previous"):
        shift = -1
    elif found.has("after", "following", "next"):
        shift = 1
    elif found.has("same", "that"):
        shift = 0
    else:
        return None
    return Unit(unit, shift, "story")


@rule("DAY", "QTY UNIT ago (today|on WD|WD)?")
def ago(found: Found) -> Made:
    unit = found.unit
    low, high = _quantity(found) or (1, 1)
    if not 0 < low <= high <= 1000:
        return None
    exact = found.has("today")
    return "DAY", Ago(unit, low, high, exact=exact), unit in ("year", "decade")


@rule("STORY", "UNIT (ago|earlier)", "UNIT later")
def vaguely(found: Found) -> Made:
    unit = found.unit
    if unit == "hour":
        return Unit("day", 0, "published" if found.has("ago") else "story")
    if unit in ("year", "decade"):
        return "STORY", Vague("years"), True
    return Ago(unit, 2, 6, 1 if found.has("later") else -1, "published" if found.has("ago") else "story")


@rule("STORY", "QTY UNIT (earlier|previous|later)", "QTY UNIT (before|after) (?=comma|dot|$)", "QTY UNIT (before|after) (?=word|name|the|a|that|his|plural)",
      "QTY UNIT following")  # fmt: skip
def story_shift(found: Found) -> Made:
    """Two days earlier, a week later, two days after the attack."""
    unit = found.unit
    low, high = _quantity(found) or (1, 1)
    if not 0 < low <= high <= 1000:
        return None
    sign = -1 if found.has("earlier", "previous", "before") else 1
    return Ago(unit, low, high, sign, "event" if found.has("before", "after", "following") else "story")


@rule("STORY", "(earlier|later|early|late) (in|on|that) the? (unit|same unit)")
def in_the_day(found: Found) -> Made:
    return Unit(found.unit, 0, "either")


# ---- third pass: parts of days, weeks, months, years --------------------------------------------------------------

GRAMMAR.begin()


@rule("STORY", "(early|earlier|late|later|mid) (on|in)? STORY part?", "STORY (part|point)")
def part_of_story(found: Found) -> Made:
    return found.value


@rule("DAY", "(early|earlier|late|later)? (on|in|the)? overnight (on|from|to)? DAY", "DAY overnight", "part of DAY to DAY",
      "part between DAY and DAY")  # fmt: skip
def night_of(found: Found) -> Made:
    value = found.all("DAY")
    return Range(value[0], value[1]) if len(value) == 2 else Night(value[0]) if found.has("overnight") else value[0]


@rule("DAY", "overnight")
def overnight(found: Found) -> Made:
    return Night(Unit("day", 0))


@rule("DAY", "(the (early|late|start|end)? (clock_unit|part|point|eve)|part|point) (of|on) DAY (part|point)*",
      "(early|earlier|late|later|mid) dash? (on|in)? (the clock_unit of)? DAY (part|point|early|late)*",
      "(clock|point) (at|comma|zone)* (on)? DAY part?", "DAY (comma? at? (clock|point)|part|late|early|overnight)+")  # fmt: skip
def part_of_day(found: Found) -> Made:
    value = found.value
    if found.has("earlier", "later") and isinstance(value, Unit | Weekday):
        return value
    return value


@rule("WEEKS", "(early|late|mid|earlier|later|the? start|the? end|the? half) (on|in|of|dash)* (the)? (WEEKS)")
def part_of_week(found: Found) -> Made:
    return Part(found.value, _part(found))


def _part(found: Found) -> str:
    return next(k for k in ("earlier", "later", "early", "late", "mid", "start", "end", "half") if found.has(k))


@rule("SPAN", "the? (early|late|mid|earlier|later|start|end) (on|in|of|dash|the)* (MONTHS|YEARS|SEASONS|FEASTS|DECADES)")
def part_of(found: Found) -> Made:
    return "MONTHS" if found.has("MONTHS", "SEASONS") else "YEARS", Part(found.value, _part(found))


@rule("SPAN", "the? (ordinal|ordinal_digit|last) (half|quarter|unit) of (MONTHS|YEARS|SEASONS|WEEKS|FEASTS)")
def nth_of(found: Found) -> Made:
    nth, piece = found.get("ordinal", "ordinal_digit"), found.get("half", "quarter", "day", "week", "span")
    value = found.value
    if piece == "day":
        return _nth_day(value, nth)
    if piece not in ("half", "quarter", "week") or (nth or 1) > {"half": 2, "quarter": 4, "week": 5}[piece]:
        return None
    if nth is None:
        return Part(value, {"half": "half2", "quarter": "quarter4", "week": "end"}[piece])
    return Part(value, f"{piece}{nth}")


def _nth_day(value: Any, nth: int | None) -> Made:
    if isinstance(value, Feast) and nth:
        return "DAY", replace(value, nth=nth)
    if isinstance(value, Date) and value.month and nth:
        return "DAY", replace(value, day=nth)
    return None


@rule("FEASTS", "the? (eve|unit) of FEASTS", "FEASTS eve", "the? (ordinal|ordinal_digit) unit of FEASTS")
def eve(found: Found) -> Made:
    value = found.value
    return replace(value, shift=-1) if found.has("eve") and isinstance(value, Feast) else value


@rule("STORY", "the end of the unit", "the start of the unit")
def end_of_unit(found: Found) -> Made:
    units = found.all("day", "week", "span")
    return Part(Unit(units[-1], 0, "either"), "end" if found.has("end") else "start") if units[-1] != "day" else None


# ---- fourth pass: from when to when -------------------------------------------------------------------------------

GRAMMAR.begin()


@rule("SPAN", "between ANY and ANY", "from ANY (to|until|dash) ANY", "ANY (to|until|dash) ANY")
def range_(found: Found) -> Made:
    first, last = found.all(*_ANY)
    return Range(first, last)


_ANY = ("DAY", "MONTHS", "YEARS", "SEASONS", "FEASTS", "DECADES", "WEEKS", "STORY")


@rule("SPAN", "since (ANY|SPAN)", "until (ANY|SPAN)", "by (ANY|SPAN)", "before (ANY|SPAN)", "after (ANY|SPAN)", "as of (ANY|SPAN)")
def bound(found: Found) -> Made:
    kind = next((k for k in ("since", "until", "by", "before", "after") if found.has(k)), "as of")
    return Bound(found.value, kind)
