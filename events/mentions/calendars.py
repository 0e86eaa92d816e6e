"""Calendars that English news uses beside the Gregorian: the solar Hijri of Afghanistan and Iran, the Islamic, feasts.

Solar Hijri: years of 12 signs (Hamal ... Hoot), six of 31 days, five of 30, the last of 29 or 30. Leap years by the
33-year rule (Birashk and others discuss it; it agrees with the astronomical new year from 1244 to 1502, that is
1865 to 2123). Islamic: the tabular ("civil") calendar of thirty-year cycles with eleven leap years; the moon seen
on the spot may differ by a day either way, so whatever is built on it has a precision of two days at best.
Easter: the anonymous Gregorian algorithm (Nature, 1876).
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

Days = tuple[dt.date, dt.date]

_SOLAR_1399 = dt.date(2020, 3, 20).toordinal()  # 1 Hamal 1399, known
_ISLAMIC_1 = dt.date(622, 7, 19).toordinal()  # 1 Muharram 1, 16 July 622 in the Julian calendar

FIXED = {
    "christmas": (12, 25, 12, 26),
    "christmas day": (12, 25, 12, 25),
    "christmas eve": (12, 24, 12, 24),
    "orthodox christmas": (1, 7, 1, 7),
    "orthodox christmas eve": (1, 6, 1, 6),
    "boxing day": (12, 26, 12, 26),
    "new year's eve": (12, 31, 12, 31),
    "new year's day": (1, 1, 1, 1),
    "new year": (1, 1, 1, 1),
    "may day": (5, 1, 5, 1),
    "valentine's day": (2, 14, 2, 14),
    "halloween": (10, 31, 10, 31),
    "all saints' day": (11, 1, 11, 1),
    "all souls' day": (11, 2, 11, 2),
    "international women's day": (3, 8, 3, 8),
    "bastille day": (7, 14, 7, 14),
    "cinco de mayo": (5, 5, 5, 5),
}
EASTER = {  # first and last day, counted from Easter Sunday
    "easter": (-2, 1),
    "easter sunday": (0, 0),
    "easter monday": (1, 1),
    "good friday": (-2, -2),
    "palm sunday": (-7, -7),
    "ash wednesday": (-46, -46),
    "holy week": (-7, -1),
    "pentecost": (49, 49),
}
ISLAMIC = {  # month, day, length in days
    "ramadan": (9, 1, 30),
    "eid al-fitr": (10, 1, 3),
    "eid al-adha": (12, 10, 4),
    "ashura": (1, 10, 1),
    "tasua": (1, 9, 1),
    "arbaeen": (2, 20, 1),
    "mawlid": (3, 12, 1),
    "muharram": (1, 1, 30),
    "laylat al-qadr": (9, 27, 1),
    "hajj": (12, 8, 6),
}
SOLAR = {"nowruz": (1, 1, 1)}


def is_solar_leap(year: int) -> bool:
    """Whether the solar Hijri year has 366 days."""
    return (25 * year + 11) % 33 < 8


@lru_cache(maxsize=512)
def _solar_new_year(year: int) -> int:
    if year >= 1399:
        return _SOLAR_1399 + sum(366 if is_solar_leap(y) else 365 for y in range(1399, year))
    return _SOLAR_1399 - sum(366 if is_solar_leap(y) else 365 for y in range(year, 1399))


def solar_month_length(year: int, month: int) -> int:
    """Days in a month (1 Hamal ... 12 Hoot) of the solar Hijri year."""
    return 31 if month <= 6 else 30 if month <= 11 or is_solar_leap(year) else 29


def solar(year: int, month: int, day: int) -> dt.date:
    """The Gregorian day of a solar Hijri one. Raises ValueError for a day that the month does not have."""
    if not (1 <= year <= 3000 and 1 <= month <= 12 and 1 <= day <= solar_month_length(year, month)):
        raise ValueError(f"no day {day} in month {month} of the solar year {year}")
    return dt.date.fromordinal(_solar_new_year(year) + min(month - 1, 6) * 31 + max(month - 7, 0) * 30 + day - 1)


def islamic(year: int, month: int, day: int) -> dt.date:
    """The Gregorian day of a tabular Islamic one. Raises ValueError for a day that the month does not have."""
    if not (1 <= year <= 3000 and 1 <= month <= 12 and 1 <= day <= islamic_month_length(year, month)):
        raise ValueError(f"no day {day} in month {month} of the Islamic year {year}")
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + (month - 1) * 29 + month // 2
    return dt.date.fromordinal(_ISLAMIC_1 + before + day - 1)


def islamic_month_length(year: int, month: int) -> int:
    """Days in a month of the tabular Islamic year: 30 and 29 by turns, the last longer in leap years."""
    return 30 if month % 2 or (month == 12 and (14 + 11 * year) % 30 < 11) else 29


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the eastern churches (Meeus), in the Gregorian calendar."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return dt.date(year, month, day + 1) + dt.timedelta(days=year // 100 - year // 400 - 2)


@lru_cache(maxsize=4096)
def feast(name: str, year: int) -> tuple[Days, ...]:
    """The days of a feast that begins in the Gregorian year: none, one or (the Islamic year being short) two.

    "eid" alone is either of the two. `name` is a key of FIXED, EASTER, ISLAMIC or SOLAR, else KeyError.
    """
    if name == "eid":
        return tuple(sorted(feast("eid al-fitr", year) + feast("eid al-adha", year)))
    if name == "thanksgiving":
        first = dt.date(year, 11, 1)
        day = first + dt.timedelta(days=(3 - first.weekday()) % 7 + 21)
        return ((day, day),)
    if name in FIXED:
        month, day_, last_month, last = FIXED[name]
        return ((dt.date(year, month, day_), dt.date(year, last_month, last)),)
    if name in EASTER:
        sunday, (low, high) = easter(year), EASTER[name]
        return ((sunday + dt.timedelta(days=low), sunday + dt.timedelta(days=high)),)
    if name == "orthodox easter":
        sunday = orthodox_easter(year)
        return ((sunday - dt.timedelta(days=2), sunday + dt.timedelta(days=1)),)
    if name in SOLAR:
        month, day_, length = SOLAR[name]
        start = solar(year - 621, month, day_)
        return ((start, start + dt.timedelta(days=length - 1)),)
    month, day_, length = ISLAMIC[name]
    around = round((year - 622) * 33 / 32)
    starts = [islamic(y, month, day_) for y in range(max(around - 1, 1), around + 3)]
    return tuple((s, s + dt.timedelta(days=length - 1)) for s in starts if s.year == year)
