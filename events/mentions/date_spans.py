"""Values made of other values: parts, stretches, distances. See `date_values` for what a value is and the conventions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from events.mentions.date_values import (
    ONE,
    Clock,
    Date,
    Days,
    Feast,
    Season,
    Value,
    Weekday,
    anchor,
    shift_days,
    shift_months,
)
from events.value import value


@value
class Ago(Value):
    """`low` to `high` units before (`sign` -1) or after (1) the anchor: "three days ago", "a few weeks earlier", "two days
    after the attack". `anchor` is "published", "story", or "event": the days of what is named, which the caller must know;
    but what came hours or minutes after it is of the story's day. `exact` is for "a year ago today"."""

    unit: str
    low: int
    high: int
    sign: int = -1
    anchor: str = "published"
    exact: bool = False

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.sign > 0 and self.anchor == "published"

    def days(self, clock: Clock) -> Days | None:
        soon = self.anchor == "event" and (self.unit == "minute" or (self.unit == "hour" and self.high < 24))
        base = anchor(self.anchor, clock) or (clock.story if soon else None)
        if base is None:
            return None
        unit, low, high = self.unit, self.low, self.high
        if unit == "minute":
            return base
        if unit == "hour":
            unit, low, high = "day", low // 24, (high + 11) // 24
        near, far = (low, high) if self.sign > 0 else (-high, -low)
        start, end = _step(unit, base[0], near), _step(unit, base[1], far)
        slack = {"day": 0, "week": 1 if self.high == 1 else 3, "month": 15, "year": 182, "decade": 1826}[unit]
        if start and end and not self.exact and self.low == self.high:
            start, end = shift_days(start, -slack), shift_days(end, slack)
        return (start, end) if start and end else None


def _step(unit: str, day: dt.date, count: int) -> dt.date | None:
    if unit in ("day", "week"):
        return shift_days(day, count * (7 if unit == "week" else 1))
    return shift_months(day, count * {"month": 1, "year": 12, "decade": 120}[unit])


@value
class Window(Value):
    """The stretch of so many units up to the anchor, or (`sign` 1) on from it: "over the past few days", "in the last 24
    hours", "in recent weeks", "the next three days". Of a vague count the most counts. Hours up to twelve are that day."""

    unit: str
    count: int
    sign: int = -1
    anchor: str = "published"

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.sign > 0

    def days(self, clock: Clock) -> Days | None:
        base = anchor(self.anchor, clock)
        return base and _stretch(base, self.unit, self.count, self.sign)


def _stretch(base: Days, unit: str, count: int, sign: int) -> Days | None:
    """So many units up to the base, or on from it."""
    if unit in ("hour", "minute"):
        unit, count = "day", (count + 11) // 24 if unit == "hour" else 0
    if sign < 0:
        start = _step(unit, base[0], -count)
        return (start, base[1]) if start else None
    end = _step(unit, base[1], count)
    return (base[0], end) if end else None


@value
class Ending(Value):
    """The stretch of so many units up to a day: "in the 24 hours to Monday"."""

    ends: Value
    unit: str
    count: int

    @property
    def absolute(self) -> bool:
        return self.ends.absolute

    def days(self, clock: Clock) -> Days | None:
        base = self.ends.days(clock)
        return base and _stretch(base, self.unit, self.count, -1)


@value
class Part(Value):
    """A part of a whole: early, mid, late, start, end, half1, half2, quarter1 to quarter4, week1 to week5, day (the last);
    of a day, "week" is the one it lies in, "week to" the one it ends, "week from" the one it begins, "weekend" its week's; "earlier" is the
    whole up to the day before publication, "later" from the day on ("earlier this week", "later this month")."""

    whole: Value
    part: str

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.part == "later" or self.whole.future

    @property
    def absolute(self) -> bool:
        return self.whole.absolute

    def days(self, clock: Clock) -> Days | None:
        days = self.whole.days(clock)
        if days is None:
            return None
        if self.part.startswith("week") and (back := self._back(days[0])) is not None:
            start, end = shift_days(days[0], -back[0]), shift_days(days[0], back[1])
            return (start, end) if start and end else None
        if days[0] == days[1]:
            return days
        if self.part in ("earlier", "later"):
            return self._around(days, clock)
        return cut(days, self.part)

    def _back(self, day: dt.date) -> tuple[int, int] | None:
        """How far back from a day, and on from it, the week or weekend that it tells of reaches; None for other parts."""
        week = {
            "week": (day.weekday(), 6 - day.weekday()),
            "week to": (6, 0),
            "week from": (0, 6),
            "weekend": (day.weekday() - 5, 6 - day.weekday()),
        }
        return week.get(self.part)

    def _around(self, days: Days, clock: Clock) -> Days:
        if clock.today is None or not days[0] <= clock.today <= days[1]:
            return days
        if self.part == "later":
            return clock.today, days[1]
        return days[0], max(days[0], clock.today - ONE if clock.today > dt.date.min else clock.today)


@value
class Piece(Value):
    """So many units from the beginning of a whole, or (`last`) up to its end: "the first three months of 2015"."""

    whole: Value
    unit: str
    count: int
    last: bool = False

    @property
    def absolute(self) -> bool:
        return self.whole.absolute

    def days(self, clock: Clock) -> Days | None:
        days = self.whole.days(clock)
        edge = days and (_step(self.unit, days[1] + ONE, -self.count) if self.last else _step(self.unit, days[0], self.count))
        if not days or not edge or not days[0] <= edge <= days[1]:
            return None
        return (edge, days[1]) if self.last else (days[0], edge - ONE)


IN_WEEK = {"early": (0, 2), "start": (0, 1), "mid": (1, 3), "late": (3, 6), "end": (4, 6)}
IN_MONTH = {"early": (0, 9), "mid": (10, 19), "late": (20, 30)}
SHARES = {"early": (0, 1, 3), "mid": (1, 2, 3), "late": (2, 3, 3)}
DECADE_SHARES = {"early": (0, 4, 10), "mid": (4, 7, 10), "late": (7, 10, 10)}


def cut(days: Days, part: str) -> Days:
    """The part of an interval that early, mid, late ... mean; see the conventions in `date_values`."""
    start, end = days
    size = (end - start).days + 1
    if part == "day":
        return end, end
    if part in ("start", "end") and size != 7:
        edge = min(size, 7 if size <= 93 else 31) - 1
        return (start, start + edge * ONE) if part == "start" else (end - edge * ONE, end)
    if part in IN_MONTH and size <= 31:
        low, high = (IN_WEEK if size == 7 else IN_MONTH)[part]
    elif part in IN_WEEK and size == 7:
        low, high = IN_WEEK[part]
    elif part[:-1] == "week":
        low = 7 * (int(part[-1]) - 1)
        high = low + 6
    else:
        return _share(days, *_shares(part, size))
    low, high = min(low, size - 1), min(high, size - 1)
    return start + low * ONE, start + high * ONE


def _shares(part: str, size: int) -> tuple[int, int, int]:
    pieces = {"half": 2, "quarter": 4}.get(part[:-1])
    if pieces:
        return int(part[-1]) - 1, int(part[-1]), pieces
    return (DECADE_SHARES if size > 3000 else SHARES)[part]


def _share(days: Days, first: int, last: int, of: int) -> Days:
    """From `first` to `last` of so many equal shares: in whole months where the interval is made of those."""
    start, end = days
    size = (end - start).days + 1
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day == 1 and months % of == 0:
        low, over = shift_months(start, months * first // of), shift_months(start, months * last // of)
        return low or start, over - ONE if over else end
    return start + size * first // of * ONE, start + (size * last // of - 1) * ONE


@value
class Night(Value):
    """The night that ends on the value's day: "overnight", "overnight into Wednesday"; two days. `story`: the one that begins on
    the story's day, where it has one ("during the night")."""

    ends: Value
    story: bool = False

    @property
    def absolute(self) -> bool:
        return self.ends.absolute

    def days(self, clock: Clock) -> Days | None:
        if self.story and clock.story:
            end = shift_days(clock.story[1], 1)
            return (clock.story[0], end) if end else None
        days = self.ends.days(clock)
        start = days and shift_days(days[0], -1)
        return (start, days[1]) if days and start else None


@value
class Range(Value):
    """From one to the other, inclusive: "between 3 and 5 May", "from Monday to Wednesday"."""

    first: Value
    last: Value

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.last.future

    @property
    def absolute(self) -> bool:
        return self.last.absolute

    def days(self, clock: Clock) -> Days | None:
        last = self.last.days(clock)
        if last is None:
            return None
        # The beginning is the latest one up to the end: "from Thursday to Monday", "from December to February".
        first = self.first.days(clock if self.first.absolute else replace(clock, today=last[1], future=False))
        return (first[0], last[1]) if first and first[0] <= last[1] else None


@value
class Bound(Value):
    """One side only, by `kind`. "since" and "after": from the value up to publication. "until", "by", "as of": the days
    named, the last on which it can have been. "before": unknown, for nothing bounds it below."""

    value: Value
    kind: str

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.value.future

    @property
    def absolute(self) -> bool:
        return self.value.absolute and self.kind not in ("since", "after")

    def days(self, clock: Clock) -> Days | None:
        days = self.value.days(clock)
        if days is None or self.kind == "before":
            return None
        if self.kind not in ("since", "after"):
            return days
        return (days[0], max(clock.today, days[1])) if clock.today else None


@value
class Inside(Value):
    """One time within another: "Monday last week", "12 May last year", "the 21st of last month"."""

    what: Weekday | Date | Season | Feast
    whole: Value

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.whole.future

    def days(self, clock: Clock) -> Days | None:
        days = self.whole.days(clock)
        if days is None:
            return None
        if isinstance(self.what, Date) and self.what.month is None:
            return replace(self.what, year=days[0].year, month=days[0].month).days(clock)
        if not isinstance(self.what, Weekday):
            return replace(self.what, year=days[0].year, turn="latest").days(clock)
        found = shift_days(days[0], (self.what.day - days[0].weekday()) % 7)
        return (found, found) if found and found <= days[1] else None


@value
class Nth(Value):
    """The `nth` weekday of a month, or (0) the last: "the first Monday in January"."""

    nth: int
    day: int
    whole: Value

    @property
    def absolute(self) -> bool:
        return self.whole.absolute

    def days(self, clock: Clock) -> Days | None:
        days = self.whole.days(clock)
        if days is None:
            return None
        if self.nth:
            found = shift_days(days[0], (self.day - days[0].weekday()) % 7 + 7 * (self.nth - 1))
        else:
            found = shift_days(days[1], -((days[1].weekday() - self.day) % 7))
        return (found, found) if found and days[0] <= found <= days[1] else None


@value
class Fixed(Value):
    """Days known by name: "9/11", "the fall of the Taliban". `name` as in the grammar's table."""

    name: str
    first: dt.date = dt.date.min
    last: dt.date = dt.date.max

    @property
    def absolute(self) -> bool:
        return True

    def days(self, clock: Clock) -> Days | None:
        return None if clock.today and clock.today < self.first else (self.first, self.last)


@value
class Vague(Value):
    """A time with no bounds to speak of: "years ago", "decades earlier"."""

    words: str

    def days(self, clock: Clock) -> Days | None:
        return None


@value
class Nothing(Value):
    """Words that look like a time and are none: "the 19 April Movement"."""

    def days(self, clock: Clock) -> Days | None:
        return None
