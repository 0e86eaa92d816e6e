"""What a time expression means before any clock is known, and the days it means once one is.

Every value has `days(clock)`: the first and last day, inclusive, or None where the clock lacks what it needs, and
`absolute`: whether the words alone settle it. A clock knows the day of publication at the place, the days of the
story so far, and which way to look.

Conventions, for the codebook:
- A weekday, a month or a day without a year is the latest one begun by the day of publication, or the first
  one not over yet where the sentence speaks of the future.
- Weeks run Monday to Sunday, weekends are Saturday and Sunday. Summer is June to August, and so on round the year;
  a winter bears the year that it begins in.
- early, mid, late are the first, second, last third of a month, a season, a year or a decade; the beginning and the end
  are the first and last week of a month, the first and last month of a year. In a week, early is Monday to
  Wednesday, mid Tuesday to Thursday, late Thursday to Sunday.
- "N days ago" is that day. "A week ago" is that day give or take one, N weeks give or take three days, N months
  fifteen days, N years half a year. A couple is 2, a few 2 to 5, several 3 to 7, many 3 to 12, some 2 to 7.
- "overnight" is the night that ends on the day it is told of: that day and the day before.
- Precision follows from length alone: 1 a day, 2 to six days, 3 seven days, 4 to 31, 5 to 366, None beyond.
"""

from __future__ import annotations

import calendar as gregorian
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from events.mentions import calendars

Days = tuple[dt.date, dt.date]
ONE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Clock:
    """`today` the day of publication at the place, `story` the days of what was told last, `event` the days of what
    the expression is measured from ("a week before the vote"). `order` "dmy" or "mdy" settles 05/06/2020 where the
    rest of the article shows it."""

    today: dt.date | None = None
    story: Days | None = None
    future: bool = False
    order: str = ""


class Value:
    """A time before any clock is known."""

    __slots__ = ()
    future = False

    @property
    def absolute(self) -> bool:
        """Whether the words alone settle the days."""
        return False

    def days(self, clock: Clock) -> Days | None:
        """First and last day, inclusive; None where the clock cannot tell. Not yet cut off at publication."""
        raise NotImplementedError


def shift_days(day: dt.date, days: int) -> dt.date | None:
    """The day so many days on; None beyond the years 1 to 9999."""
    ordinal = day.toordinal() + days
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None


def shift_months(day: dt.date, months: int) -> dt.date | None:
    """The same day so many months on, or the last of that month; None beyond the years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return dt.date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def month_days(year: int, month: int) -> Days:
    """First and last day of the month."""
    return dt.date(year, month, 1), dt.date(year, month, gregorian.monthrange(year, month)[1])


def _choose(candidates: Iterator[Days], clock: Clock, today: dt.date) -> Days | None:
    """Of candidates in order of time: the latest begun by `today`; looking ahead, the first not over by then."""
    found = None
    for days in candidates:
        if clock.future and days[1] >= today:
            return days
        if days[0] > today:
            break
        found = days
    return None if clock.future else found


@dataclass(frozen=True, slots=True)
class Date(Value):
    """A day, a month or a year of a calendar: "12 May 2020", "May", "25 Dalwa 1398", "2001", "the 12th".

    `calendar` is "gregorian", "solar" or "lunar"; days of the lunar one are give or take one. `weekday` (0 Monday) is
    what the text says beside it.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: str = "gregorian"
    weekday: int | None = None

    @property
    def absolute(self) -> bool:
        return self.year is not None

    def days(self, clock: Clock) -> Days | None:
        if self.year is not None:
            return _calendar_days(self.calendar, self.year, self.month, self.day)
        today = clock.today
        if today is None:
            return None
        if self.month is None:
            return self._day_of_month(clock, today)
        near = today.year - {"gregorian": 0, "solar": 621, "lunar": 0}[self.calendar]
        if self.calendar == "lunar":
            near = round((today.year - 622) * 33 / 32) + 1
        years = range(near - 8, near + 9) if self.day else range(near - 2, near + 3)
        found = (_calendar_days(self.calendar, y, self.month, self.day) for y in years)
        return _choose((days for days in found if days), clock, today)

    def _day_of_month(self, clock: Clock, today: dt.date) -> Days | None:
        assert self.day is not None
        months = (shift_months(today.replace(day=1), n) for n in range(-3, 4))
        found = (_calendar_days("gregorian", m.year, m.month, self.day) for m in months if m)
        return _choose((days for days in found if days), clock, today)


@lru_cache(maxsize=4096)
def _calendar_days(calendar: str, year: int, month: int | None, day: int | None) -> Days | None:
    first, last = month or 1, month or 12
    try:
        if calendar == "gregorian":
            if day:
                return dt.date(year, first, day), dt.date(year, first, day)
            return month_days(year, first)[0], month_days(year, last)[1]
        if calendar == "solar":
            start = calendars.solar(year, first, day or 1)
            return start, calendars.solar(year, last, day or calendars.solar_month_length(year, last))
        start = calendars.islamic(year, first, day or 1)
        end = calendars.islamic(year, last, day or calendars.islamic_month_length(year, last))
        return (start - ONE, end + ONE) if day else (start, end)
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True, slots=True)
class Slashed(Value):
    """"12/05/2020", its order not stated. Settled where only one reading is a day, both are the same, the article's
    other dates show the order, the weekday beside it agrees with one only, or one reading lies after publication
    or one only in the week up to it. Else refused."""

    first: int
    second: int
    year: int
    weekday: int | None = None

    def readings(self) -> dict[str, dt.date]:
        """The days it can mean, by order."""
        found = {}
        for order, day, month in (("dmy", self.first, self.second), ("mdy", self.second, self.first)):
            days = _calendar_days("gregorian", self.year, month, day) if 1 <= month <= 12 else None
            if days:
                found[order] = days[0]
        return found

    @property
    def absolute(self) -> bool:
        return len(set(self.readings().values())) == 1

    def days(self, clock: Clock) -> Days | None:
        found = self.readings()
        if len(set(found.values())) > 1 and self.weekday is not None:
            found = {o: d for o, d in found.items() if d.weekday() == self.weekday} or found
        if len(set(found.values())) > 1 and clock.order:
            found = {clock.order: found[clock.order]}
        if len(set(found.values())) > 1 and clock.today and not clock.future:
            found = {o: d for o, d in found.items() if d <= clock.today}
            week = {o: d for o, d in found.items() if (clock.today - d).days < 7}
            found = week if len(week) == 1 else found
        if len(set(found.values())) != 1:
            return None
        day = next(iter(found.values()))
        return day, day


@dataclass(frozen=True, slots=True)
class Weekday(Value):
    """"Monday" (`turn` "latest": up to and including the day itself), "last Monday" (before it), "next Monday"
    (after it). `anchor` is "published" or "story" ("the following Monday")."""

    day: int
    turn: str = "latest"
    anchor: str = "published"

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.turn == "next" and self.anchor == "published"

    def days(self, clock: Clock) -> Days | None:
        base = _anchor(self.anchor, clock)
        if base is None:
            return None
        today, back = base[0], (base[0].weekday() - self.day) % 7
        if self.turn == "next" or (self.turn == "latest" and clock.future):
            ahead = (self.day - today.weekday()) % 7
            found = shift_days(today, ahead + 7 if self.turn == "next" and not ahead else ahead)
        else:
            found = shift_days(today, -back - (7 if self.turn == "last" and not back else 0))
        return (found, found) if found else None


def _anchor(name: str, clock: Clock) -> Days | None:
    published = (clock.today, clock.today) if clock.today else None
    if name == "published":
        return published
    return clock.story or (published if name == "either" else None)


@dataclass(frozen=True, slots=True)
class Unit(Value):
    """The calendar day, week, weekend, month, year, decade or season that holds the anchor, shifted by `shift`:
    "yesterday", "last week", "this month", "that night", "the previous year". `anchor` is "published", "story", or
    "either": the story's if it has one, else publication ("earlier in the day")."""

    unit: str
    shift: int = 0
    anchor: str = "published"

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.shift > 0 and self.anchor == "published"

    def days(self, clock: Clock) -> Days | None:
        base = _anchor(self.anchor, clock)
        if base is None:
            return None
        if self.unit == "day" and self.shift == 0:
            return base
        return _unit_days(self.unit, base[1] if self.shift > 0 else base[0], self.shift)


def _unit_days(unit: str, day: dt.date, shift: int) -> Days | None:
    """The calendar unit that holds `day`, shifted; None beyond the years 1 to 9999."""
    start: dt.date | None
    end: dt.date | None
    if unit == "day":
        start = end = shift_days(day, shift)
    elif unit in ("week", "weekend"):
        start = shift_days(day, 7 * shift - day.weekday())
        if unit == "weekend" and start:
            start = shift_days(start, -2 if day.weekday() < 5 and shift <= 0 else 5)
        end = start and shift_days(start, 1 if unit == "weekend" else 6)
    elif unit == "month":
        start = shift_months(day.replace(day=1), shift)
        end = start and month_days(start.year, start.month)[1]
    else:
        size = {"year": 1, "decade": 10}[unit]
        year = day.year // size * size + shift * size
        if not 1 <= year <= 9999 - size:
            return None
        start, end = dt.date(year, 1, 1), dt.date(year + size - 1, 12, 31)
    return (start, end) if start and end else None


@dataclass(frozen=True, slots=True)
class Season(Value):
    """Summer (2) of a year, or the latest begun ("in the summer", `turn` "latest"), the latest that is over ("last"),
    the one to come ("next"), this year's ("this"). 1 spring, 2 summer, 3 autumn, 4 winter."""

    season: int
    year: int | None = None
    turn: str = "latest"

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.turn == "next"

    @property
    def absolute(self) -> bool:
        return self.year is not None

    def _of(self, year: int) -> Days:
        start = dt.date(year, self.season * 3, 1)
        return start, (shift_months(start, 3) or dt.date.max) - ONE

    def days(self, clock: Clock) -> Days | None:
        if self.year is not None:
            return self._of(self.year) if 1 <= self.year < 9999 else None
        today = clock.today
        if today is None or not 3 <= today.year <= 9990:
            return None
        found = [self._of(y) for y in range(today.year - 2, today.year + 2)]
        if self.turn == "last":
            found = [days for days in found if days[1] < today]
        elif self.turn == "next":
            return next((days for days in found if days[0] > today), None)
        return _choose(iter(found), clock, today) if found else None


@dataclass(frozen=True, slots=True)
class Feast(Value):
    """A feast by its key in `calendars.feast`, of a Gregorian year or the latest begun. `nth` picks one of its days
    ("the second day of Eid"), `shift` the day so many days off its start ("the eve of Eid"). Islamic ones are give
    or take a day, but for the month of Ramadan as a whole."""

    name: str
    year: int | None = None
    nth: int | None = None
    shift: int = 0
    turn: str = "latest"

    @property
    def absolute(self) -> bool:
        return self.year is not None

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.turn == "next"

    def days(self, clock: Clock) -> Days | None:
        if self.year is not None:
            if not 700 <= self.year <= 2500:
                return None
            found = [self._narrow(d) for d in calendars.feast(self.name, self.year)]
            return found[0] if len(found) == 1 else None
        if clock.today is None or not 700 <= clock.today.year <= 2500:
            return None
        years = range(clock.today.year - 2, clock.today.year + 3)
        all_ = sorted(self._narrow(d) for y in years for d in calendars.feast(self.name, y))
        if self.turn == "last":
            all_ = [d for d in all_ if d[1] < clock.today]
        if self.turn == "next":
            return next((d for d in all_ if d[0] > clock.today), None)
        return _choose(iter(all_), clock, clock.today)

    def _narrow(self, days: Days) -> Days:
        start, end = days
        if self.nth is not None or self.shift:
            start = end = start + dt.timedelta(days=(self.nth or 1) - 1 + self.shift)
        if (self.name in calendars.ISLAMIC or self.name == "eid") and (end - start).days < 10:
            return start - ONE, end + ONE
        return start, end


@dataclass(frozen=True, slots=True)
class Ago(Value):
    """`low` to `high` units before (`sign` -1) or after (1) the anchor: "three days ago", "a few weeks earlier", "two days
    after the attack". `anchor` is "published", "story", or "event": the days of what `of` names, which the caller
    passes as the story. `exact` is for "a year ago today"."""

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
        base = _anchor(self.anchor, clock)
        if base is None:
            return None
        if self.unit == "hour":
            return base
        near, far = (self.low, self.high) if self.sign > 0 else (-self.high, -self.low)
        start, end = _step(self.unit, base[0], near), _step(self.unit, base[1], far)
        slack = {"day": 0, "week": 1 if self.high == 1 else 3, "month": 15, "year": 182, "decade": 1826}[self.unit]
        if start and end and not self.exact and self.low == self.high:
            start, end = shift_days(start, -slack), shift_days(end, slack)
        return (start, end) if start and end else None


def _step(unit: str, day: dt.date, count: int) -> dt.date | None:
    if unit in ("day", "week"):
        return shift_days(day, count * (7 if unit == "week" else 1))
    return shift_months(day, count * {"month": 1, "year": 12, "decade": 120}[unit])


@dataclass(frozen=True, slots=True)
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
        base = _anchor(self.anchor, clock)
        if base is None:
            return None
        unit, count = self.unit, self.count
        if unit == "hour":
            unit, count = "day", (count + 11) // 24
        if self.sign < 0:
            start = _step(unit, base[0], -count)
            return (start, base[1]) if start else None
        end = _step(unit, base[1], count)
        return (base[0], end) if end else None


@dataclass(frozen=True, slots=True)
class Part(Value):
    """A part of a whole: early, mid, late, start, end, half1, half2, quarter1 to quarter4, week1 to week5; "earlier" is the
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
        if days is None or days[0] == days[1]:
            return days
        if self.part in ("earlier", "later"):
            return self._around(days, clock)
        return cut(days, self.part)

    def _around(self, days: Days, clock: Clock) -> Days:
        if clock.today is None or not days[0] <= clock.today <= days[1]:
            return days
        if self.part == "later":
            return clock.today, days[1]
        return days[0], max(days[0], clock.today - ONE if clock.today > dt.date.min else clock.today)


def cut(days: Days, part: str) -> Days:
    """The part of an interval that early, mid, late ... mean; see the conventions at the top."""
    start, end = days
    size = (end - start).days + 1
    if part[:-1] in ("half", "quarter"):
        pieces, n = (2 if part[:-1] == "half" else 4), int(part[-1]) - 1
        if size > 360:
            low = shift_months(start, n * 12 // pieces) or start
            return low, (shift_months(low, 12 // pieces) or end) - ONE
        return start + dt.timedelta(days=size * n // pieces), start + dt.timedelta(days=size * (n + 1) // pieces - 1)
    if part[:-1] == "week":
        low = min(start + dt.timedelta(days=7 * (int(part[-1]) - 1)), end)
        return low, min(low + dt.timedelta(days=6), end)
    if size == 7:
        low_, high = {"early": (0, 2), "start": (0, 1), "mid": (1, 3), "late": (3, 6), "end": (4, 6)}[part]
    elif part in ("start", "end"):
        edge = min(size, 7 if size <= 93 else 31)
        low_, high = (0, edge - 1) if part == "start" else (size - edge, size - 1)
    elif size <= 31:
        low_, high = {"early": (0, 9), "mid": (10, 19), "late": (20, size - 1)}[part]
    else:
        third = {"early": 0, "mid": 1, "late": 2}[part]
        low_, high = size * third // 3, size * (third + 1) // 3 - 1
    low_ = min(low_, size - 1)
    return start + dt.timedelta(days=low_), start + dt.timedelta(days=min(max(high, low_), size - 1))


@dataclass(frozen=True, slots=True)
class Night(Value):
    """The night that ends on the value's day: "overnight", "overnight into Wednesday"; two days."""

    ends: Value

    @property
    def absolute(self) -> bool:
        return self.ends.absolute

    def days(self, clock: Clock) -> Days | None:
        days = self.ends.days(clock)
        start = days and shift_days(days[0], -1)
        return (start, days[1]) if days and start else None


@dataclass(frozen=True, slots=True)
class Range(Value):
    """From one to the other, inclusive: "between 3 and 5 May", "from Monday to Wednesday"."""

    first: Value
    last: Value

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.last.future

    @property
    def absolute(self) -> bool:
        return self.first.absolute and self.last.absolute

    def days(self, clock: Clock) -> Days | None:
        last = self.last.days(clock)
        if last is None:
            return None
        # The beginning is the latest one up to the end: "from Thursday to Monday", "from December to February".
        first = self.first.days(clock if self.first.absolute else Clock(last[1], clock.story, False, clock.order))
        return (first[0], last[1]) if first and first[0] <= last[1] else None


@dataclass(frozen=True, slots=True)
class Bound(Value):
    """One side only. `kind`: "since" (from the value up to publication), "until" and "before" (its end, exclusive for
    before; the beginning unknown), "after", "by" (a deadline: `future` unless the sentence looks back), "as of".

    "since Monday" gives the whole stretch; the others give the day or days named, as what bounds an event is not when
    it was: the reader of the mention looks at `kind`.
    """

    value: Value
    kind: str

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.value.future

    @property
    def absolute(self) -> bool:
        return self.value.absolute and self.kind != "since"

    def days(self, clock: Clock) -> Days | None:
        days = self.value.days(clock)
        if days is None or self.kind != "since":
            return days
        return (days[0], max(clock.today, days[1])) if clock.today else None


@dataclass(frozen=True, slots=True)
class Inside(Value):
    """A weekday within a longer time: "Monday last week", "last week on Monday"."""

    weekday: int
    whole: Value

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.whole.future

    def days(self, clock: Clock) -> Days | None:
        days = self.whole.days(clock)
        if days is None or (days[1] - days[0]).days > 6:
            return None
        found = shift_days(days[0], (self.weekday - days[0].weekday()) % 7)
        return (found, found) if found and found <= days[1] else None


@dataclass(frozen=True, slots=True)
class Fixed(Value):
    """Days known by name: "9/11", "the fall of the Taliban". `name` as in the grammar's table."""

    name: str
    first: dt.date = field(default=dt.date.min)
    last: dt.date = field(default=dt.date.max)

    @property
    def absolute(self) -> bool:
        return True

    def days(self, clock: Clock) -> Days | None:
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class Vague(Value):
    """A time with no bounds to speak of: "years ago", "decades earlier"."""

    words: str

    def days(self, clock: Clock) -> Days | None:
        return None
