"""Numbers of people: numerals, words, ranges, bounds, vague counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.mentions.numbers import MOST, ONES, TENS, Counter, bound, value

COUNTER = Counter({("several",): 3, ("a", "few"): 3, ("some",): 2, ("many",): 4, ("a", "number", "of"): 3, ("a", "number"): 3})
OPEN = None

COUNTS = {
    "nine": (9, 9, 9),
    "twenty-three": (23, 23, 23),
    "twenty three": (23, 23, 23),
    "1,500": (1500, 1500, 1500),
    "12": (12, 12, 12),
    "2.5 million": (2_500_000, 2_500_000, 2_500_000),
    "3 million": (3_000_000, 3_000_000, 3_000_000),
    "5k": (5000, 5000, 5000),
    "one hundred and twenty": (120, 120, 120),
    "one million two hundred thousand": (1_200_000, 1_200_000, 1_200_000),
    "five hundred thousand": (500_000, 500_000, 500_000),
    "a hundred and five": (105, 105, 105),
    "a thousand": (1000, 1000, 1000),
    "a dozen": (12, 12, 12),
    "two dozen": (24, 24, 24),
    "half a dozen": (6, 6, 6),
    "half-dozen": (6, 6, 6),
    "half a million": (500_000, 500_000, 500_000),
    "zero": (0, 0, 0),
    "10 to 15": (10, 12, 15),
    "two or three": (2, 2, 3),
    "between 10 and 15": (10, 12, 15),
    "10-15": (10, 12, 15),
    "10 – 15": (10, 12, 15),
    "two to three thousand": (2000, 2500, 3000),
    "10-15 thousand": (10_000, 12_500, 15_000),
    "at least 10 to 15": (10, 12, OPEN),
    "at least eight": (8, 8, OPEN),
    "no fewer than 20": (20, 20, OPEN),
    "10 or more": (10, 10, OPEN),
    "100 plus": (100, 100, OPEN),
    "more than 10": (11, 11, OPEN),
    "over a hundred": (101, 101, OPEN),
    "up to 30": (1, OPEN, 30),
    "as many as 30": (1, OPEN, 30),
    "no more than two": (1, OPEN, 2),
    "fewer than ten": (1, OPEN, 9),
    "under 20": (1, OPEN, 19),
    "nearly three dozen": (34, 36, 36),
    "almost 100": (95, 100, 100),
    "about 20": (20, 20, 22),
    "some 30": (30, 30, 33),
    "an estimated 200": (200, 200, 220),
    "3 or so": (3, 3, 4),
    "several": (3, OPEN, OPEN),
    "a few": (3, OPEN, OPEN),
    "some": (2, OPEN, OPEN),
    "a number of": (3, OPEN, OPEN),
    "dozens": (24, OPEN, OPEN),
    "scores": (40, OPEN, OPEN),
    "hundreds": (200, OPEN, OPEN),
    "thousands": (2000, OPEN, OPEN),
    "tens of thousands": (20_000, OPEN, OPEN),
    "hundreds of thousands": (200_000, OPEN, OPEN),
    "several hundred": (300, OPEN, OPEN),
    "a few dozen": (36, OPEN, OPEN),
    "several thousands": (3000, OPEN, OPEN),
    "up to several hundred": (1, OPEN, OPEN),
}


@pytest.mark.parametrize("text", COUNTS)
def test_counts(text: str) -> None:
    words = (*text.lower().split(), "people")
    found = COUNTER.count(words, 0, len(words))
    assert found is not None
    assert (found.low, found.best, found.high) == COUNTS[text]
    assert (found.first, found.last) == (0, len(words) - 1)


@pytest.mark.parametrize(
    "text", ["12th", "12%", "3.5", "a", "an hour", "half", "12-year-old", "people", "tens", "2,000,000,000,000", "3:15", "1,50"]
)
def test_what_is_no_count(text: str) -> None:
    words = tuple(text.split())
    assert COUNTER.count(words, 0, len(words)) is None


def test_a_number_wins_over_the_vague_words_before_it() -> None:
    words = tuple("a number of about 20 men".split())
    found = COUNTER.count(words, 0, len(words))
    assert found is not None
    assert (found.low, found.first, found.last) == (20, 3, 5)


def test_what_stands_further_on_is_another_number() -> None:
    assert value(("20", "30"), 0) == (20, 1)
    assert value(("five", "two"), 0) == (5, 1)
    assert value(("one", "hundred", "and", "men"), 0) == (100, 2)


def test_the_longest_bound_before_a_number() -> None:
    assert bound(("no", "more", "than", "five"), 3) == ("most", 0)
    assert bound(("killed", "more", "than", "five"), 3) == ("more", 1)
    assert bound(("five",), 0) is None


SPELLED = {n: w for w, n in ONES.items()} | {n: w for w, n in TENS.items()}


def spelled(n: int) -> str:
    """The English words for a number below a million."""
    if n >= 1000:
        rest = n % 1000
        return f"{spelled(n // 1000)} thousand" + (f" {spelled(rest)}" if rest else "")
    if n >= 100:
        rest = n % 100
        return f"{SPELLED[n // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")
    return SPELLED[n] if n in SPELLED else f"{SPELLED[n - n % 10]}-{SPELLED[n % 10]}"


@given(st.integers(0, 999_999))
def test_numbers_in_words_and_in_figures_agree(n: int) -> None:
    words = tuple(spelled(n).split())
    assert value(words, 0) == (n, len(words))
    assert value((f"{n:,}",), 0) == (n, 1)
    assert value((str(n),), 0) == (n, 1)


WORDS = st.sampled_from(
    "one two twenty hundred thousand million dozen dozens a an half and to or between at least more than up as many several some "
    "few of 5 1,000 10-15 2.5 9999999999 - plus so nearly about billion lakhs crore".split()
)


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_bounds_stand_in_order_and_fit_a_column(words: list[str]) -> None:
    found = COUNTER.count(tuple(words), 0, len(words))
    if found is not None:
        assert 0 <= found.low <= MOST
        assert found.best is None or found.low <= found.best <= MOST
        assert found.high is None or (found.best or found.low) <= found.high <= MOST
        assert 0 <= found.first < found.last <= len(words)
