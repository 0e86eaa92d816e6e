"""First pass of the date grammar: what the calendar names, and what only looks like it. See `date_grammar`."""

from __future__ import annotations

import datetime as dt

from events.mentions.date_grammar import Found, Made, Pass
from events.mentions.date_spans import Fixed, Nothing, Range, Vague
from events.mentions.date_tokens import full_year
from events.mentions.date_values import Date, Feast, Season, Slashed

CALENDAR = Pass()
rule = CALENDAR.rule
SEPTEMBER_11 = (dt.date(2001, 9, 11), dt.date(2001, 9, 11))
YEARS = range(1700, 2200)  # that numbers alone may tell
SOLAR_YEARS = range(1250, 1500)  # of no text in which a Gregorian date could be meant
MIZAN = 7  # also a district of Zabul: "in Mizan" is a place
MUHARRAM, RAMADAN = 1, 9  # the Islamic months that news names without a day; the others are people's names too


def _date(year: int | None, month: int | None, day: int | None) -> Date | None:
    """A Gregorian date, or None where there is no such day."""
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= (31 if month not in (2, 4, 6, 9, 11) else 30 - (month == 2)):
        return None
    return Date(year, month, day)


def _solar(year: int, month: int, day: int) -> Date | None:
    """A date of the solar calendar, or None where there is no such day."""
    return Date(year, month, day, "solar") if 1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30) else None


@rule("NONE", "DAYN of? MON name? band", "(?<=the) MON DAYN name? band", "name weekday paper", "weekday paper", "title name? (weekday|month|month_weak) (?!YEAR)", "rank weekday name",
      "every (d|number|ordinal)? WD part?", "^ weekday name (said|comma)", "(?<=on) a weekday part?", "(?<=word|said|his) a weekday (?=comma|dot|$)", "faith in month_weak",
      "(month|month_weak) said", "feast festive", "the weekday mosque (?=in|of|comma|dot|rpar)", "road d (?=MON d)", "(?<=name) d (?=MON d)")  # fmt: skip
def not_dates(found: Found) -> Made:
    """The 19 April Movement, the Sunday Times, Mr Sunday Adeyemo, Theresa May, May said, every Monday, Highway 1, the Friday Mosque."""
    if (
        len(found.tokens) == 2
        and found.tokens[0].kind in ("month", "month_weak")
        and found.tokens[1].value
        not in (
            "said",
            "says",
            "told",
            "added",
        )
    ):
        return None
    return Nothing()


@rule("DAY", "iso", "slashed")
def in_numbers(found: Found) -> Made:
    """2020-05-12, 12/05/2020; 1399/02/23, which is a solar date, and 23/02/1399."""
    if found.has("iso"):
        year, month, day = found.get("iso")
        if year in SOLAR_YEARS:
            return _solar(year, month, day)
        return _date(year, month, day) if year in YEARS and day else None
    first, second, year = found.get("slashed")
    if not (first and second and (year in YEARS or year in SOLAR_YEARS)):
        return None
    if year in SOLAR_YEARS:
        return _solar(year, second, first)
    value = Slashed(first, second, year)
    return value if value.readings() else None


@rule("DAY", "dtg MON (year|round|yy)?")
def military(found: Found) -> Made:
    """131400Z FEB 90, a date-time group."""
    short = found.get("yy")
    return _date(found.year or (short and full_year(short)), found.months[0], found.get("dtg"))


@rule("DAY", "DAYN (of|dash|dot|slash)? MON (comma|of|dash|dot|slash)? YEAR", "the? ordinal of? MON comma? YEAR",
      "DAYN MON apostrophe (yy|d0|d)", "DAYN dash? MON dash? (yy|d0) TAIL", "DAYN dash MON dash d TAIL", "DAYN MON d (?=lpar|rpar|$)")  # fmt: skip
def day_month_year(found: Found) -> Made:
    """12 May 2020, 12-May-20, 13 Feb 90."""
    days = found.days
    year = found.year
    if year is None:
        year = full_year(found.get("yy") if found.has("yy") else days[1])
    return _date(year, found.months[0], days[0])


@rule("DAY", "MON (dash|the|dot|slash)? DAYN (comma|dash|of|slash)? YEAR", "MON DAYN comma? apostrophe (yy|d0|d)")
def month_day_year(found: Found) -> Made:
    """May 12, 2020."""
    year = found.year or full_year(found.get("yy") or found.days[-1])
    return _date(year, found.months[0], found.days[0])


@rule("DAY", "YEAR (comma|dash|slash)? MON (dash|slash)? DAYN")
def year_month_day(found: Found) -> Made:
    """2020 May 12."""
    return _date(found.year, found.months[0], found.days[0])


@rule("DAY", "DAYN (comma DAYN)* comma? (and|to|dash) the? DAYN of? MON (comma? YEAR)?",
      "MON DAYN (comma DAYN)* comma? (and|to|dash|until) DAYN (?!people|plural|measure) (comma? YEAR)?",
      "drange of? MON (comma? YEAR)?", "MON drange (?!people|plural|measure) (comma? YEAR)?")  # fmt: skip
def days_of_month(found: Found) -> Made:
    """3 and 4 May; 3-5 May; May 3, 4 and 5, 2012."""
    days = found.get("drange") or (found.days[0], found.days[-1])
    first, last = (_date(found.year, found.months[0], d) for d in days)
    if first is None or last is None or days[0] >= days[1]:
        return None
    return Range(first, last)


@rule("MONTHS", "(?<=in|during) MON (?=(d|yy|n) (people|plural|measure))")
def month_then_count(found: Found) -> Made:
    """In May 12 people were killed."""
    return Date(None, found.months[0])


@rule("DAY", "(?<=the) DAYN MON (?=word? attacks)", "(?<=the) MON DAYN (?=word? attacks)")
def september_attacks(found: Found) -> Made:
    """The September 11 attacks."""
    return (Fixed("9/11", *SEPTEMBER_11), True) if (found.months, found.days) == ([9], [11]) else None


@rule(
    "DAY",
    "DAYN (of|dot)? MON",
    "(DAYN|the? ordinal|the ordinal_digit) (day of|of) (the span of)? MON (comma? YEAR)?",
    "MON the? (DAYN|ordinal) (?!measure)",
)
def day_month(found: Found) -> Made:
    """12 May, May 12, the first of May."""
    return _date(found.year, found.months[0], found.days[0]) or ("NONE", Nothing(), False)


@rule("MONTHS", "(between|from)? MON (and|to|dash|until) MON (of|comma)? YEAR", "between MON and MON", "from? MON (to|dash|until) MON",
      "(?<=in|during) MON and MON")  # fmt: skip
def months(found: Found) -> Made:
    """From April to June 2012, in May and June."""
    first, last = found.months
    if found.year and first > last:
        return Range(Date(found.year - 1, first), Date(found.year, last))
    return Range(Date(found.year, first), Date(found.year, last)) if first != last else None


@rule("MONTHS", "MON (comma|of)? YEAR", "MON apostrophe (yy|d0|d)", "the? span of MON (of|comma)? YEAR")
def month_year(found: Found) -> Made:
    """May 2012, the month of May 2012."""
    year = found.year or full_year(found.get("yy", "d0", "d"))
    return Date(year, found.months[0])


@rule("MONTHS", "(?<=PREP) MON (?!said|name)", "(?<=(week|half|end|start|quarter|days|weeks) of) month_weak (?!said|name)", "month (?!said|name)", "the span of MON",
      "(?<=of|and|after|before|to|dash) (month_weak|month_short) (?=comma|dot|rpar|$)")  # fmt: skip
def month(found: Found) -> Made:
    """In May, last May; other months also without such company."""
    return Date(None, found.months[0])


@rule("SEASONS", "(season|season_weak) (of|comma)? YEAR", "(season|season_weak) (of|comma)? yrange")
def season_year(found: Found) -> Made:
    """Spring 2018, the fall of 2001, winter 2018-19."""
    year = found.year or found.get("yrange")[0]
    return Season(found.get("season", "season_weak"), year)


@rule("DAY", "(DAYN|the? ordinal) of? (solar|solar_weak) comma? (year|round)", "(year|round) (solar|solar_weak) DAYN", "(solar|solar_weak) DAYN comma? (year|round)",
      "(DAYN|the? ordinal) of? solar", "(?<=on|of|since|until) (d|d0) solar_weak (?!name)", "solar (d|d0)")  # fmt: skip
def solar_day(found: Found) -> Made:
    """25 Dalwa 1398."""
    month, day = found.get("solar", "solar_weak"), found.days[0]
    if found.year is not None:
        return _solar(found.year, month, day) if found.year <= 1600 else None
    return Date(None, month, day, "solar") if day <= (31 if month <= 6 else 30) else None


@rule(
    "MONTHS",
    "(solar|solar_weak) (of|comma)? (year|round)",
    "(?<=in|of|since|until|early|late|mid|during|last|this) solar (?!name)",
)
def solar_month(found: Found) -> Made:
    """Hamal 1400, in Jawza."""
    month = found.get("solar", "solar_weak")
    if (found.year or 0) > 1600 or (month == MIZAN and found.year is None):
        return None
    return Date(found.year, month, None, "solar")


@rule("YEARS", "calendar calendar? span? (round|year)", "(round|year) calendar")
def solar_year(found: Found) -> Made:
    """The solar year 1399."""
    return Date(found.year, None, None, "solar") if 1250 <= (found.year or 0) <= 1500 else None


@rule("DAY", "(DAYN|the? ordinal) of? lunar (comma? (year|round))?", "lunar (d|d0) (comma? (year|round))?")
def lunar_day(found: Found) -> Made:
    """10 Muharram 1443, the 27th of Ramadan; a Gregorian year after Ramadan counts too."""
    year, month, day = found.year, found.get("lunar"), found.days[0]
    if day > 30:
        return None
    if (year or 0) > 1600:
        return Feast("ramadan", year, day) if month == RAMADAN else None
    return Date(year, month, day, "lunar")


@rule("FEASTS", "lunar (round|year)", "the span of lunar", "(?<!name|word) lunar (?!name|said)", "feast day? (of|in|comma)? YEAR",
      "feast (?!name|said)")  # fmt: skip
def feast(found: Found) -> Made:
    """Ramadan, Eid al-Fitr 2018, Muharram."""
    year, name = found.year, found.get("feast")
    if name:
        return Feast(name, year)
    month = found.get("lunar")
    if (year or 9999) < 1600:
        return Date(year, month, None, "lunar")
    if month == RAMADAN:
        return Feast("ramadan", year)
    return Date(None, month, None, "lunar") if year is None and (month == MUHARRAM or found.has("span")) else None


@rule(
    "DECADES",
    "the (early|late|mid)? (dash|apostrophe)* (decade|decade_short)",
    "(early|late|mid) (dash|apostrophe)* (decade|decade_short)",
)
def decade(found: Found) -> Made:
    """The 1990s, the late '80s."""
    year = found.get("decade", "decade_short")
    whole = Range(Date(year), Date(year + 9))
    return found.part(whole), True


@rule("YEARS", "(?<=in|during) YEAR (comma YEAR)* comma? and YEAR")
def years_listed(found: Found) -> Made:
    """In 2014 and 2015, in 2009, 2010 and 2012."""
    listed = found.all("year", "round")
    return (Range(Date(listed[0]), Date(listed[-1])), True) if 1800 <= listed[0] < listed[-1] <= 2100 else None


@rule(
    "YEARS",
    "(?<=in|during|from|between|and|the) yrange",
    "(between|from)? YEAR (and|to|until) YEAR",
    "(?<=from) YEAR dash YEAR",
    "(?<=lpar) YEAR dash YEAR (?=rpar)",
)
def years(found: Found) -> Made:
    """Between 1996 and 2001, from 2009 to 2011, in 2015-16."""
    first, last = found.get("yrange") or found.all("year", "round")
    plain = found.tokens[0].kind in ("year", "round") and found.has("and")
    return (Range(Date(first), Date(last)), True) if 1800 <= first < last <= 2100 and not plain else None


@rule("YEARS", "(?<=[in since until by before after during of early late mid from to]) YEAR (?!dash|clock|on DAYN|on MON|slash|local|measure)",
      "(?<=[early late mid] dash) YEAR", "(?<=[the his a this that poss]) year (?=word|name|rank|plural|mark|elections|attacks)", "span YEAR")  # fmt: skip
def year(found: Found) -> Made:
    """In 2001, since 1996, the 2009 elections, the year 2014."""
    return (Date(found.year), True) if 1800 <= (found.year or 0) <= 2100 else None


@rule(
    "DAY",
    "(?<=on) the (ordinal_digit|ordinal) (?=comma|dot|rpar|$)",
    "(?<=on) the (ordinal_digit|ordinal) of (this|the) span",
    "(?<=part of) the (ordinal_digit|ordinal) (?=comma|dot|rpar|$)",
)
def day_of_month(found: Found) -> Made:
    """On the 12th."""
    return Date(None, None, found.days[0])


@rule("FEASTS", "(?<=on) holiday", "(?<=name poss) holiday")
def holiday(found: Found) -> Made:
    """On Independence Day: another in every country."""
    return Vague("holiday")


@rule("DAY", "eleven")
def nine_eleven(found: Found) -> Made:
    """9/11."""
    return Fixed("9/11", *SEPTEMBER_11), True
