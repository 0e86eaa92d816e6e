"""Time expressions: finding them in a sentence, and what days they mean.

`find` reads a sentence into `DateMention`s, whose `value` is what the words mean before any clock is known;
`resolve` gives the days, with precision and reason, once publication and the story's own time are known. The
conventions stand in `date_values`, the words in `date_words`, the grammar's notation in `date_grammar`, its rules in the
`date_*_rules`.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import replace

from events.mentions.date_calendar_rules import CALENDAR
from events.mentions.date_grammar import Grammar
from events.mentions.date_relative_rules import RELATIVE
from events.mentions.date_span_rules import PARTS, SPANS, YEARED
from events.mentions.date_spans import Ago, Bound, Night, Vague
from events.mentions.date_tokens import EPOCH_WORDS, LUNAR_WORDS, RESULTS, read
from events.mentions.date_values import Clock, Days, Slashed, Unit, Value, Weekday
from events.mentions.date_words import MONTH_SHORT, WEEKDAY_SHORT, WORDS
from events.model import DateMention, Interval, Words

__all__ = [
    "OVERNIGHT",
    "UNKNOWN",
    "Value",
    "bound_of",
    "day_at",
    "find",
    "is_background",
    "is_open",
    "measured_from",
    "of_same_day",
    "precision",
    "resolve",
    "slashed_order",
    "turned",
]

GRAMMAR = Grammar(CALENDAR, RELATIVE, YEARED, PARTS, SPANS)
# Words without which, digits apart, no sentence tells a time.
_TIMELY = frozenset(
    "day days week weeks span spans clock_unit clock_units weekend part point season season_weak today tonight overnight ago "
    "recently weekday weekday_short month month_weak month_short solar solar_weak lunar feast earlier later".split()
)
_TRIGGERS = frozenset(word for word, (kind, _) in WORDS.items() if kind in _TIMELY)
_TRIGGERS |= {f"{word}." for word in (*MONTH_SHORT, *WEEKDAY_SHORT)} | EPOCH_WORDS | LUNAR_WORDS | {"holy"}
# Numbers that may be dates. All of it hangs on a digit, which is quick to look for.
_NUMERIC = re.compile(
    r"\d(?:(?<=[12])(?<![\d,.].)\d\d\d(?![\d,]\d)|[/-]\d|0s\b|\.\d\d?\.\d\d|(?<=\b[Tt]he .)\d?(?:st|nd|rd|th)(?:[.,)]|$))"
)
_AROUND = 9  # no expression stretches further from a word of time, in words
OVERNIGHT = Night(Unit("day", 0))
"""What "overnight" alone means."""
UNKNOWN = Interval(None, None, None, "unknown")


def find(words: Words) -> tuple[DateMention, ...]:
    """The time expressions of a sentence, in order, none overlapping."""
    text, base = words.sentence.text, words.sentence.start
    window = _window(words, text, base)
    if window is None:
        return ()
    tokens = GRAMMAR.parse(read(text, *window, words.cased))
    if words.sentence.block == "title" and tokens and tokens[0].start == 0 and text[tokens[0].end :].lstrip().startswith(":"):
        del tokens[0]  # "May 8: Patrol ambushed in Sangin" is the day of the report
    return tuple(
        _mention(words, t.start, t.end, base, t.value, t.background)
        for t in tokens
        if t.kind in _TIMES and isinstance(t.value, Value) and not _quoted(text, t.start, t.end)
    )


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether the words stand alone in quotation marks and so are a name: the "9 May" Front."""
    return text[max(start - 1, 0)] in '"“' and text[end : end + 1] in ('"', "”")


def _window(words: Words, text: str, base: int) -> tuple[int, int] | None:
    """The stretch of text worth reading: around the words of time and the numbers that may be dates."""
    lower = words.lower
    hits = [] if _TRIGGERS.isdisjoint(lower) else [i for i, word in enumerate(lower) if word in _TRIGGERS]
    if "-" in text:
        hits += [i for i, word in enumerate(lower) if "-" in word and not _TRIGGERS.isdisjoint(word.split("-"))]
    hits += [bisect_right(words.starts, m.start() + base) - 1 for m in _NUMERIC.finditer(text)]
    if not hits:
        return None
    first, last = max(min(hits), 0) - _AROUND, max(hits) + _AROUND
    return (
        words.starts[first] - base if first > 0 else 0,
        words.ends[last] - base if last < len(lower) else len(text),
    )


_TIMES = frozenset(RESULTS) - {"NONE"}


def _mention(words: Words, start: int, end: int, base: int, value: Value, background: bool) -> DateMention:
    first = max(bisect_right(words.starts, start + base) - 1, 0)
    last = max(bisect_right(words.starts, end + base - 1), first + 1)
    text = words.sentence.text[start:end]
    return DateMention(text, start + base, end + base, words.sentence.index, first, last, value, background)


def resolve(
    value: object,
    published: dt.datetime | None,
    story: Interval | None = None,
    longitude: float | None = None,
    future: bool = False,
    order: str = "",
    country: str = "",
    event: Interval | None = None,
) -> Interval:
    """The days that a mention's value means.

    `published` is UTC; `longitude` (degrees east) and `country` (ISO 3166 alpha-3) of the place turn it into the place's
    day, see `day_at`. `story`: the days of what the text told of last, for "two days earlier" and "the same day".
    `event`: the days of what the words measure from, where they name something ("two days after the attack") and its days
    are known; without it they stay unknown. `future`: the sentence looks ahead, so "on Monday" is the coming one. `order`: "dmy" or "mdy", where other dates
    of the article show it, see `slashed_order`.

    The reason is "stated" where the words alone settle the days, "relative" where publication or the story was needed,
    "unknown" where that is missing or the words do not tell. What is relative never ends after publication unless it
    looks ahead; a date stated in full is taken at its word.
    """
    if not isinstance(value, Value):
        return UNKNOWN
    today = day_at(published, longitude, country)
    days = value.days(Clock(today, _days(story), _days(event), future, order))
    if days is None:
        return UNKNOWN
    ahead = future or value.future
    if today and not ahead and days[1] > today:
        if days[0] <= today:
            days = days[0], today
        elif not value.absolute:
            return UNKNOWN
    return Interval(days[0], days[1], precision(days), "stated" if value.absolute else "relative")


def _days(interval: Interval | None) -> Days | None:
    return (interval.start, interval.end) if interval and interval.start and interval.end else None


def bound_of(value: object) -> str:
    """ "since", "until", "by", "before", "after" or "as of" where the words say only one side of a time, else "".

    What is said to have been before or by a day was not, for all we know, on it.
    """
    return value.kind if isinstance(value, Bound) else ""


def measured_from(value: object) -> bool:
    """Whether the words measure from something that they go on to name: "two days after the attack"."""
    return isinstance(value, Ago | Unit) and value.anchor == "event"


def of_same_day(value: object) -> bool:
    """Whether the words put something on the day of the story, whichever that is: "minutes later", "twelve hours after the
    blast", "that night"."""
    if isinstance(value, Ago):
        return value.unit in ("hour", "minute") and value.high < 24 and value.anchor in ("event", "story")
    return isinstance(value, Unit) and (value.unit, value.shift, value.anchor) == ("day", 0, "story")


def turned(value: object) -> Value:
    """The other way round: where something was done "two days after" another, that was two days before the story."""
    return replace(value, sign=-value.sign, anchor="story") if isinstance(value, Ago) else Vague("then")


def is_open(value: object) -> bool:
    """Whether the words name a time without bounds: "recently", "years ago". What is said to be of one is not of the day told of
    before it."""
    return isinstance(value, Vague)


def is_background(mention: DateMention, interval: Interval, today: dt.date | None) -> bool:
    """Whether the words mark background: `mention.background`, unless they name the year of publication itself."""
    return mention.background and not (interval.start and today and interval.start.year == today.year)


def precision(days: Days) -> int | None:
    """UCDP's date precision of an interval: 1 a day, 2 two to six, 3 a week, 4 up to a month, 5 up to a year, else None."""
    size = (days[1] - days[0]).days + 1
    return next((p for p, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)) if size <= most), None)


# Hours east of UTC where the law of the land differs from the sun's by an hour or more, or by a fraction.
ZONES = {
    "AFG": 4.5, "IRN": 3.5, "IND": 5.5, "PAK": 5, "NPL": 5.75, "LKA": 5.5, "MMR": 6.5, "CHN": 8, "TWN": 8, "SGP": 8,
    "MYS": 8, "IRQ": 3, "SYR": 3, "TUR": 3, "SAU": 3, "YEM": 3, "ISR": 2, "PSE": 2, "LBN": 2, "EGY": 2, "LBY": 2,
    "SDN": 2, "SSD": 2, "SOM": 3, "ETH": 3, "KEN": 3, "UGA": 3, "NGA": 1, "NER": 1, "TCD": 1, "CMR": 1, "DZA": 1, "MLI": 0,
    "BFA": 0, "GBR": 0, "IRL": 0, "FRA": 1, "ESP": 1, "DEU": 1, "ITA": 1, "UKR": 2, "GEO": 4, "ARM": 4, "AZE": 4, "TJK": 5,
    "UZB": 5, "TKM": 5, "KGZ": 6, "BGD": 6, "THA": 7, "PHL": 8, "JPN": 9, "KOR": 9, "PRK": 9, "COL": -5, "PER": -5,
    "SLV": -6, "GTM": -6, "HND": -6, "NIC": -6, "PAN": -5, "VEN": -4, "BOL": -4, "CHL": -4, "ARG": -3,
}  # fmt: skip


def day_at(published: dt.datetime | None, longitude: float | None = None, country: str = "") -> dt.date | None:
    """The day of publication at a place; None where nothing is known of it.

    The offset from UTC is the country's in `ZONES`, else the sun's, an hour for 15 degrees of longitude, else none.
    Summer time is left out: it would move a day in one hour of the night. A time of exactly midnight is a date
    without a clock and stays the day it says.
    """
    if published is None:
        return None
    zone = ZONES.get(country)
    if zone is None:
        zone = round(longitude / 15) if longitude is not None else 0
    if published.time() == dt.time():
        return published.date()
    try:
        return (published + dt.timedelta(hours=zone)).date()
    except OverflowError:
        return published.date()


def slashed_order(mentions: tuple[DateMention, ...]) -> str:
    """ "dmy" or "mdy" where the article's own slashed dates show it, all agreeing, else "". They do where only one order
    makes a day of them, or only one a day of the weekday that their sentence names: "11/02/2009: On Monday night"."""
    orders: set[str] = set()
    for m in mentions:
        if not isinstance(m.value, Slashed):
            continue
        readings = m.value.readings()
        named = {w.value.day for w in mentions if w.sentence == m.sentence and isinstance(w.value, Weekday)}
        if len(readings) > 1 and len(named) == 1:
            readings = {order: day for order, day in readings.items() if day.weekday() in named}
        if len(readings) == 1:
            orders.update(readings)
    return orders.pop() if len(orders) == 1 else ""
