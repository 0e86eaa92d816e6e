"""The solar Hijri and the Islamic calendar, and feasts, against days known from the almanac."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.mentions import calendars


@pytest.mark.parametrize(
    ("solar", "expected"),
    [
        ((1357, 2, 7), "1978-04-27"),  # the Saur coup
        ((1357, 11, 22), "1979-02-11"),  # the revolution in Iran
        ((1367, 11, 26), "1989-02-15"),  # the last Soviet soldier leaves
        ((1380, 6, 20), "2001-09-11"),
        ((1395, 12, 30), "2017-03-20"),
        ((1398, 11, 25), "2020-02-14"),
        ((1399, 1, 1), "2020-03-20"),
        ((1399, 12, 30), "2021-03-20"),
        ((1400, 1, 1), "2021-03-21"),
        ((1400, 5, 24), "2021-08-15"),  # the Taliban take Kabul
        ((1403, 12, 30), "2025-03-20"),
    ],
)
def test_solar(solar: tuple[int, int, int], expected: str) -> None:
    assert calendars.solar(*solar) == dt.date.fromisoformat(expected)


def test_leap_years_of_the_solar_calendar() -> None:
    leap = [y for y in range(1370, 1412) if calendars.is_solar_leap(y)]
    assert leap == [1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408]


@pytest.mark.parametrize("day", [(1398, 12, 30), (1399, 13, 1), (1399, 0, 1), (1399, 7, 31), (1399, 1, 0), (0, 1, 1)])
def test_days_that_the_solar_calendar_lacks(day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no day"):
        calendars.solar(*day)


@given(st.integers(1, 3000), st.integers(1, 12))
def test_solar_months_follow_each_other(year: int, month: int) -> None:
    last = calendars.solar(year, month, calendars.solar_month_length(year, month))
    following = calendars.solar(year + month // 12, month % 12 + 1, 1) if year < 3000 or month < 12 else None
    assert following is None or following - last == dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("islamic", "seen"),
    [  # days as kept in Mecca or Kabul, by the moon: the tabular calendar is within a day of them
        ((1422, 9, 1), "2001-11-16"),
        ((1439, 10, 1), "2018-06-15"),
        ((1440, 12, 10), "2019-08-11"),
        ((1441, 9, 1), "2020-04-24"),
        ((1441, 10, 1), "2020-05-24"),
        ((1441, 12, 10), "2020-07-31"),
        ((1442, 1, 10), "2020-08-30"),
        ((1443, 1, 10), "2021-08-19"),
        ((1445, 3, 12), "2023-09-27"),
    ],
)
def test_islamic_is_within_a_day_of_the_moon(islamic: tuple[int, int, int], seen: str) -> None:
    assert abs((calendars.islamic(*islamic) - dt.date.fromisoformat(seen)).days) <= 1


@given(st.integers(1, 2999), st.integers(1, 12))
def test_islamic_months_follow_each_other(year: int, month: int) -> None:
    last = calendars.islamic(year, month, calendars.islamic_month_length(year, month))
    assert calendars.islamic(year + month // 12, month % 12 + 1, 1) - last == dt.timedelta(days=1)


@pytest.mark.parametrize("day", [(1442, 2, 30), (1442, 13, 1), (0, 1, 1)])
def test_days_that_the_islamic_calendar_lacks(day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no day"):
        calendars.islamic(*day)


@pytest.mark.parametrize(("year", "expected"), [(1990, "1990-04-15"), (2019, "2019-04-21"), (2020, "2020-04-12"), (2024, "2024-03-31")])
def test_easter(year: int, expected: str) -> None:
    assert calendars.easter(year) == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("nowruz", 2020, ["2020-03-20"]),
        ("nowruz", 2021, ["2021-03-21"]),
        ("christmas eve", 2020, ["2020-12-24"]),
        ("holy week", 1990, ["1990-04-08"]),
        ("thanksgiving", 2020, ["2020-11-26"]),
        ("eid", 2020, ["2020-05-24", "2020-07-31"]),
        ("ramadan", 1997, ["1997-01-10", "1997-12-31"]),  # the Islamic year is short: two in one
    ],
)
def test_feasts(name: str, year: int, expected: list[str]) -> None:
    assert [start.isoformat() for start, _ in calendars.feast(name, year)] == expected


def test_an_unknown_feast_is_an_error() -> None:
    with pytest.raises(KeyError):
        calendars.feast("harvest home", 2020)


@pytest.mark.parametrize("expected", ["1990-04-15", "2010-04-04", "2022-04-24", "2024-05-05", "2100-05-02"])
def test_easter_of_the_eastern_churches(expected: str) -> None:
    day = dt.date.fromisoformat(expected)
    assert calendars.orthodox_easter(day.year) == day
    assert calendars.feast("orthodox easter", day.year)[0][0] == day - dt.timedelta(days=2)
