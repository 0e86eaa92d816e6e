"""What a time expression means before any clock is known, and the days it means once one is.

Every value has `days(clock)`: the first and last day, inclusive, or None where the clock lacks what it needs, and
`absolute`: whether the words alone settle it. A clock knows the day of publication at the place, the days of the
story so far, and which way to look.

Conventions, for the codebook:
- A weekday, a month or a day without a year is the latest one begun by the day of publication, or the first
  one not over yet where the sentence speaks of the future. A day and month that would be more than ten months ago and
  come round within two are taken to lie ahead ("elections on 12 February", told on the 1st).
- Weeks run Monday to Sunday, weekends are Saturday and Sunday. Summer is June to August, and so on round the year;
  a winter bears the year that it begins in.
- early, mid, late are the first, second, last third of a season or a year, the days up to the 10th, to the 20th and
  from the 21st of a month, the years 0 to 3, 4 to 6, 7 to 9 of a decade. The beginning and the end are the first and
  last week of a month or a season, the first and last month of a year. In a week, early is Monday to Wednesday, mid
  Tuesday to Thursday, late Thursday to Sunday.
- "N days ago" is that day. "A week ago" is that day give or take one, N weeks give or take three days, N months
  fifteen days, N years half a year. A couple is 2, a few 2 to 5, several 3 to 7, many 3 to 12, some 2 to 7.
- "The past N days" reach from N days before publication up to it, likewise weeks, months and years; hours up to twelve
  are the day itself, 24 reach back to the day before. The bare plural counts as five ("recent months"), recent days as
  seven.
- "overnight" is the night that ends on the day it is told of: that day and the day before.
- "recently" and "years ago" are times of unknown days, not those of the story.
- A year of 1250 to 1499 is a solar one: 1399/02/23 is 12 May 2020.
- Islamic days are by the tabular calendar, give or take one. Eid alone is the nearer of the two.
- A year, a decade, "last year" and longer mark background, but for the year of publication.
- Precision follows from length alone: 1 a day, 2 to six days, 3 seven days, 4 to 31, 5 to 366, None beyond.
"""

from __future__ import annotations

import calendar as gregorian
import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache

from events.mentions import calendars
from events.value import value

Days = tuple[dt.date, dt.date]
ONE = dt.timedelta(days=1)


@value
class Clock:
    """`today` the day of publication at the place, `story` the days of what was told last, `event` the days of what
    the expression is measured from, where the caller knows it ("a week before the vote"). `order` "dmy" or "mdy" settles 05/06/2020 where the
    rest of the article shows it."""

    today: dt.date | None = None
    story: Days | None = None
    event: Days | None = None
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


def _choose(found: Sequence[Days], clock: Clock, turn: str = "latest") -> Days | None:
    """Of stretches in order of time: the latest begun, the "last" one over, the "next" to begin; looking ahead, the first
    that is not over."""
    today = clock.today
    if today is None:
        return None
    if turn == "next":
        return next((days for days in found if days[0] > today), None)
    if turn == "last":
        return next((days for days in reversed(found) if days[1] < today), None)
    if clock.future:
        return next((days for days in found if days[1] >= today), None)
    return next((days for days in reversed(found) if days[0] <= today), None)


SOON = 60
LONG_AGO = 300


def _nearest(found: Sequence[Days], clock: Clock) -> Days | None:
    """The latest begun; but a day told without its year is hardly one of ten months ago if it comes round within two."""
    past, today = _choose(found, clock), clock.today
    if clock.future or past is None or today is None or (today - past[0]).days < LONG_AGO:
        return past
    ahead = _choose(found, clock, "next")
    return ahead if ahead and (ahead[0] - today).days <= SOON else past


@value
class Date(Value):
    """A day, a month or a year of a calendar: "12 May 2020", "May", "25 Dalwa 1398", "2001", "the 12th".

    `calendar` is "gregorian", "solar" or "lunar"; days of the lunar one are give or take one. Without a year, `turn`
    tells which: the "latest" begun, the "last" that is over, the "next" to begin. `weekday` (0 Monday) is what the
    text says beside it.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: str = "gregorian"
    turn: str = "latest"
    weekday: int | None = None

    @property
    def absolute(self) -> bool:
        return self.year is not None

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.turn == "next" and self.year is None

    def days(self, clock: Clock) -> Days | None:
        if self.year is not None:
            return _calendar_days(self.calendar, self.year, self.month, self.day)
        if clock.today is None:
            return None
        found = sorted(days for days in self._candidates(clock.today) if days)
        if self.month and self.day and self.turn == "latest":
            return _nearest(found, clock)
        return _choose(found, clock, self.turn)

    def _candidates(self, today: dt.date) -> Iterator[Days | None]:
        """This year's, or this month's for "the 12th", and its neighbours."""
        if self.month is None:
            months = (shift_months(today.replace(day=1), n) for n in range(-3, 4))
            return (_calendar_days("gregorian", m.year, m.month, self.day) for m in months if m)
        year = {"gregorian": today.year, "solar": today.year - 621, "lunar": round((today.year - 622) * 33 / 32) + 1}
        near = year[self.calendar]
        return (_calendar_days(self.calendar, y, self.month, self.day) for y in range(near - 8, near + 9))


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


@value
class Slashed(Value):
    """ "12/05/2020", its order not stated. Settled where only one reading is a day, both are the same, the article's
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


@value
class Weekday(Value):
    """ "Monday" (`turn` "latest": up to and including the day itself), "last Monday" (before it), "next Monday"
    (after it). `anchor` is "published" or "story" ("the following Monday"). `back`: so many weeks before that ("Sunday
    before last")."""

    day: int
    turn: str = "latest"
    anchor: str = "published"
    back: int = 0

    @property
    def future(self) -> bool:  # type: ignore[override]
        return self.turn == "next" and self.anchor == "published"

    def days(self, clock: Clock) -> Days | None:
        base = anchor(self.anchor, clock)
        if base is None:
            return None
        today, back = base[0], (base[0].weekday() - self.day) % 7
        if self.turn == "next" or (self.turn == "latest" and clock.future):
            ahead = (self.day - today.weekday()) % 7
            found = shift_days(today, ahead + 7 if self.turn == "next" and not ahead else ahead)
        else:
            found = shift_days(today, -back - (7 if self.turn == "last" and not back else 0) - 7 * self.back)
        return (found, found) if found else None


def anchor(name: str, clock: Clock) -> Days | None:
    """The days that a value is measured from: those of publication, or the story's."""
    published = (clock.today, clock.today) if clock.today else None
    if name == "published":
        return published
    if name == "event":
        return clock.event
    return clock.story or (published if name == "either" else None)


@value
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
        base = anchor(self.anchor, clock)
        if base is None:
            return None
        if self.unit == "day" and self.shift == 0:
            return base
        if self.unit == "weekend" and self.shift == 0 and clock.future and base[0].weekday() < 5:
            return _unit_days("weekend", base[0], 1)
        return _unit_days(self.unit, base[1] if self.shift > 0 else base[0], self.shift)


def _unit_days(unit: str, day: dt.date, shift: int) -> Days | None:
    """The calendar unit that holds `day`, shifted; None beyond the years 1 to 9999."""
    start: dt.date | None
    end: dt.date | None
    if unit == "day":
        start = end = shift_days(day, shift)
    elif unit in ("week", "weekend"):
        start = shift_days(day, 7 * shift - day.weekday())
        if unit == "weekend":
            # On weekdays "the weekend" and "last weekend" are the one just past.
            past = shift < 0 or (shift == 0 and day.weekday() < 5)
            weeks = shift + 1 if past and shift < 0 else shift - (shift > 0 and day.weekday() < 5)
            start = shift_days(day, 7 * weeks - day.weekday() + (-2 if past else 5))
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


@value
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
        if clock.today is None or not 3 <= clock.today.year <= 9990:
            return None
        return _choose([self._of(y) for y in range(clock.today.year - 2, clock.today.year + 3)], clock, self.turn)


@value
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
        return _choose(all_, clock, self.turn)

    def _narrow(self, days: Days) -> Days:
        start, end = days
        if self.nth is not None or self.shift:
            start = end = start + dt.timedelta(days=(self.nth or 1) - 1 + self.shift)
        if (self.name in calendars.ISLAMIC or self.name == "eid") and (end - start).days < 10:
            return start - ONE, end + ONE
        return start, end
