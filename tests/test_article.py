"""Articles at the edge: what is taken, what is refused, and in which words."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.article import MAX_CHARS, Article, article, moment
from events.errors import ArticleError


def test_takes_what_it_knows_and_leaves_other_columns() -> None:
    found = article({"id": 7, "text": "Troops left.", "title": " ", "section": "world", "url": None, "source": "Wire"})
    assert found == Article(id="7", text="Troops left.", source="Wire")
    assert not hasattr(found, "section")


@pytest.mark.parametrize(
    ("given_", "when", "day_only"),
    [
        ("2020-10-20", (2020, 10, 20, 0, 0), True),
        ("20201020", (2020, 10, 20, 0, 0), True),
        (20201020, (2020, 10, 20, 0, 0), True),
        ("2020-10-20T10:15:00Z", (2020, 10, 20, 10, 15), False),
        ("2020-10-20T10:15:00+04:30", (2020, 10, 20, 5, 45), False),
        ("2020-10-20 10:15", (2020, 10, 20, 10, 15), False),
        ("Tue, 20 Oct 2020 10:15:00 +0200", (2020, 10, 20, 8, 15), False),
        ("20 October 2020", (2020, 10, 20, 0, 0), True),
        ("Oct. 20, 2020", (2020, 10, 20, 0, 0), True),
        ("20/10/2020", (2020, 10, 20, 0, 0), True),
        ("10/20/2020", (2020, 10, 20, 0, 0), True),
        (1603188900000, (2020, 10, 20, 10, 15), False),
        (1603188900000000000.0, (2020, 10, 20, 10, 15), False),
        (dt.date(2020, 10, 20), (2020, 10, 20, 0, 0), True),
        (dt.datetime(2020, 10, 20, 1, 2), (2020, 10, 20, 1, 2), False),
    ],
)
def test_dates_in_many_forms(given_: object, when: tuple[int, ...], day_only: bool) -> None:
    year, month, day, hour, minute = when
    assert moment(given_) == (dt.datetime(year, month, day, hour, minute, tzinfo=dt.UTC), day_only)
    found = article({"id": "a", "text": "Troops left.", "published": given_})
    assert (found.published, found.day_only) == moment(given_)


@pytest.mark.parametrize("given_", [None, "", "  ", math.nan])
def test_no_date_is_no_error(given_: object) -> None:
    assert moment(given_) == (None, False)


@pytest.mark.parametrize(
    "given_", ["yesterday", "2020-13-40", "1603188000", 1603188000, "99/99/2020", True, ["x"], "x" * 500, 10**400, -(10**400), math.inf]
)
def test_what_is_no_date_says_what_would_be(given_: object) -> None:
    with pytest.raises(ArticleError, match=r"`published`.*is no date; write it as 2020-10-20"):
        article({"id": "a", "text": "Troops left.", "published": given_})


@pytest.mark.parametrize("given_", ["0001-01-01", "9999-12-31T10:00:00Z"])
def test_a_year_that_no_article_is_of_is_refused(given_: str) -> None:
    with pytest.raises(ArticleError, match="lies outside the years"):
        article({"id": "a", "text": "Troops left.", "published": given_})


def test_numbers_are_taken_as_text_where_they_stand_for_a_name() -> None:
    found = article({"id": 7, "text": "Troops left.", "source": 12, "title": 1984.0})
    assert (found.id, found.source, found.title) == ("7", "12", "1984")


def test_a_day_that_may_be_two_is_refused() -> None:
    with pytest.raises(ArticleError, match="may be two days"):
        article({"id": "a", "text": "Troops left.", "published": "03/04/2020"})
    assert moment("04/04/2020")[0] == dt.datetime(2020, 4, 4, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"id": "a"}, "`text` is missing; the record has id"),
        ({"id": "a", "text": None}, "`text` is empty"),
        ({"id": "a", "text": ""}, "`text` is empty"),
        ({"id": "a", "text": math.nan}, "`text` is empty"),
        ({"id": "a", "text": " \n\u2028"}, "`text` is empty"),
        ({"id": "a", "text": 12}, "`text` must be text; it is int '12'"),
        ({"id": "a", "text": "x" * (MAX_CHARS + 1)}, "1,000,001 characters; an article may have 1,000,000"),
        ({"id": ["a"], "text": "Troops left."}, "`id` must be text; it is list"),
        ({"text": "Troops left."}, "`id` is missing"),
    ],
)
def test_refusals_are_for_people(record: dict[str, object], words: str) -> None:
    with pytest.raises(ArticleError) as caught:
        article(record)
    assert words in str(caught.value)
    assert len(str(caught.value)) < 400


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=1))
def test_text_keeps_its_length_and_can_be_stored(text: str) -> None:
    """Lone surrogates become U+FFFD one for one; every other character stays."""
    try:
        kept = article({"id": "a", "text": text}).text
    except ArticleError:
        assert text.isspace()
        return
    assert len(kept) == len(text)
    kept.encode("utf-8")
    assert all(a == b or "\ud800" <= a <= "\udfff" for a, b in zip(text, kept, strict=True))


@settings(deadline=None)
@given(st.text(max_size=60) | st.integers() | st.floats() | st.datetimes() | st.dates())
def test_moment_gives_utc_or_a_value_error(value: object) -> None:
    try:
        when, _ = moment(value)
    except ValueError:
        return
    assert when is None or when.tzinfo is dt.UTC
