"""An article as it comes in: the one value that crosses the edge, and so the one that is checked.

`article(record)` turns a mapping (a JSON object, a row of a table) into an `Article` or raises `ArticleError` with
words for the person who has to mend the record.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from events.dateline import written_day
from events.errors import ArticleError

MAX_CHARS = 1_000_000
"""Longer texts are refused: a long book is no article, and work on one text must stay bounded."""

SURROGATE = re.compile("[\ud800-\udfff]")
SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")


class Article(BaseModel):
    """One news article. Columns other than these are left behind.

    `text` is what every character offset counts in; it is kept as given, but for lone surrogates (halves of a
    character, which no file can hold), each replaced by U+FFFD. `published` is a moment in UTC (one without a zone is
    taken as UTC), and `day_only` is True where only a day was given, which then stands for its midnight.
    `published_fallback` is the day to use where neither the record nor the text itself has one (`--published`).
    `source_file` and `line` say where it was read, so that what goes wrong later can be told by them.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str = Field(min_length=1)
    text: str = Field(max_length=MAX_CHARS)
    title: str | None = None
    published: dt.datetime | None = None
    url: str | None = None
    source: str | None = None
    day_only: bool = False
    published_fallback: dt.datetime | None = None
    source_file: str | None = None
    line: int | None = None

    @model_validator(mode="before")
    @classmethod
    def _notes_day(cls, data: Any) -> Any:
        if not isinstance(data, Mapping) or data.get("published") is None:
            return data
        published, day_only = moment(data["published"])
        return {**data, "published": published, "day_only": bool(data.get("day_only")) or day_only}

    @field_validator("id", "title", "url", "source", mode="before")
    @classmethod
    def _number_as_text(cls, value: Any) -> Any:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value

    @field_validator("text")
    @classmethod
    def _has_words(cls, value: str) -> str:
        if not value or value.isspace():
            raise ValueError("is empty")
        return value

    @field_validator("title", "url", "source", mode="before")
    @classmethod
    def _blank_is_none(cls, value: Any) -> Any:
        blank = absent(value) or (isinstance(value, str) and not value.strip())
        return None if blank else value

    @field_validator("id", "text", "title", "url", "source", mode="before")
    @classmethod
    def _storable(cls, value: Any) -> Any:
        return storable(value) if isinstance(value, str) else value

    @field_validator("published_fallback", mode="before")
    @classmethod
    def _fallback(cls, value: Any) -> Any:
        return None if value is None else moment(value)[0]


def storable(text: str) -> str:
    """A text without lone surrogates, which no file can hold: each is U+FFFD."""
    return text if text.isascii() else SURROGATE.sub("\ufffd", text)


def absent(value: Any) -> bool:
    """Whether a value is none: None, or what pandas has in a cell that is empty (NaN, NaT, NA)."""
    try:
        return value is None or bool(value != value)
    except (TypeError, ValueError):  # NA is neither equal nor unequal; an array is both
        return type(value).__name__ == "NAType"


def article(record: Mapping[str, Any]) -> Article:
    """The article that a record holds.

    Raises:
        ArticleError: the record has no text, a text that is empty or too long, or a date that is none.
    """
    text = record.get("text")
    if absent(text):
        has = ", ".join(map(str, record))[:200] or "nothing"
        raise ArticleError("`text` is empty" if "text" in record else f"`text` is missing; the record has {has}")
    try:
        return Article.model_validate(record)
    except ValidationError as error:
        raise ArticleError(_say(error)) from error


def moment(value: Any) -> tuple[dt.datetime | None, bool]:
    """What a publication date says: the moment in UTC, and whether it named only a day.

    Takes datetimes, dates, and strings: ISO 8601 ("2020-10-20T10:00:00Z", "20201020"), RFC 2822 as in feeds, or a
    day written out ("20 October 2020"); and numbers that count from 1970, in milliseconds or finer, as pandas writes
    them. Empty strings and NaN/NaT are no date: (None, False).

    Raises:
        ValueError: anything else; the words say what would be right.
    """
    if absent(value) or (isinstance(value, str) and not value.strip()):
        return None, False
    if isinstance(value, dt.datetime):
        return _utc(value), False
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day, tzinfo=dt.UTC), True
    if isinstance(value, int) and not isinstance(value, bool) and 1000_00_00 < value < 3000_00_00:
        value = str(value)
    if isinstance(value, str) and (found := _read_date(value.strip())):
        if not 1000 <= found[0].year < 3000:
            raise ValueError(f"{value[:60]!r} lies outside the years that articles are of")
        return found
    if isinstance(value, int | float) and not isinstance(value, bool) and (when := _since_1970(value)):
        return when, False
    raise ValueError(f"{str(value)[:60]!r} is no date; write it as 2020-10-20 or 2020-10-20T10:00:00Z")


def _since_1970(value: float) -> dt.datetime | None:
    """A count of thousandths of seconds (as pandas writes JSON), millionths or billionths, from 1976 to 2096. Of seconds
    there is none: 2021030410 may be one, or a day and an hour."""
    if not 0 < value < 1e19:  # as good as endless, some whole numbers cannot even be divided
        return None
    counts = (value / unit for unit in (1e3, 1e6, 1e9))
    return next((dt.datetime.fromtimestamp(int(n), dt.UTC) for n in counts if 2.1e8 <= n < 4e9), None)


def _read_date(text: str) -> tuple[dt.datetime, bool] | None:
    try:
        when = dt.datetime.fromisoformat(text)
        return _utc(when), len(text) <= 10
    except ValueError:
        pass
    if slashed := SLASHED.match(text):
        first, second, year = map(int, slashed.groups())
        if first <= 12 and second <= 12 and first != second:
            raise ValueError(f"{text[:60]!r} may be two days (day first or month first?); write it as {year}-MM-DD")
        month, day = (first, second) if first <= 12 else (second, first)
        try:
            return dt.datetime(year, month, day, tzinfo=dt.UTC), True
        except ValueError:
            return None
    if len(text) > 80:
        return None
    try:
        from email.utils import parsedate_to_datetime  # rarely needed, slow to import

        return _utc(parsedate_to_datetime(text)), False
    except (ValueError, TypeError, IndexError):
        pass
    day_found = written_day(text)
    return (dt.datetime(day_found.year, day_found.month, day_found.day, tzinfo=dt.UTC), True) if day_found else None


def _utc(when: dt.datetime) -> dt.datetime:
    when = dt.datetime(*when.timetuple()[:6], when.microsecond, when.tzinfo)  # no subclasses (pandas) further in
    if when.tzinfo is None:
        return when.replace(tzinfo=dt.UTC)
    try:
        return when.astimezone(dt.UTC)
    except OverflowError:
        raise ValueError(f"{when.isoformat()} lies outside the calendar") from None


def _say(error: ValidationError) -> str:
    problem = error.errors()[0]
    key = str(problem["loc"][0]) if problem["loc"] else "published"
    given = problem.get("input")
    match problem["type"]:
        case "string_too_long":
            return f"`{key}` has {len(str(given)):,} characters; an article may have {MAX_CHARS:,}"
        case "string_type":
            return f"`{key}` must be text; it is {type(given).__name__} {str(given)[:60]!r}"
        case "string_unicode":
            return f"`{key}` is not UTF-8 text"
        case "missing":
            return f"`{key}` is missing"
        case "string_too_short":
            return f"`{key}` is empty"
        case _:
            return f"`{key}` " + problem["msg"].removeprefix("Value error, ")
