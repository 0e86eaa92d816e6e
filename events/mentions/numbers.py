"""Numbers of people: numerals, number words, ranges, bounds and vague counts -> low, best and high.

    twenty-three, 1,500, 2.5 million, a dozen, half a dozen      low = best = high = n
    10 to 15, between 10 and 15, two or three, 10-15             low 10, best 12 (the middle, rounded down), high 15
    at least n, n or more, no fewer than n, n-plus               low = best = n, high open
    more than n, over n                                          low = best = n + 1, high open; n, where it is rounded
                                                                 to hundreds or more and at least 1,000
    up to n, at most n, as many as n, no more than n             low 1, best open, high n
    fewer than n, under n                                        low 1, best open, high n - 1
    nearly n, almost n, just under n                             low n less a twentieth, best = high = n
    about n, around n, some n, an estimated n                    low = best = n, high n and a tenth
    dozens, hundreds of thousands                                two of them: low 24 and 200,000; best and high open
    several, a few, many ...                                     the low of `rules/tolls.toml`; best and high open

"at least" before a range or a vague count opens its high. "several hundred" is the vague count's low times a hundred.
Nothing here knows of articles: words in, a `Count` or None out. Percentages, ordinals and ages are no counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

ONES = {
    w: n for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}  # fmt: skip
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
HUNDREDS = {"dozen": 12, "score": 20, "hundred": 100}
THOUSANDS = {"thousand": 1000, "million": 10**6, "billion": 10**9, "lakh": 10**5, "crore": 10**7}
SCALES = HUNDREDS | THOUSANDS
PLURALS = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6, "lakhs": 10**5}
SMALL = ONES | TENS
NUMERAL = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,10})(k|m|bn)?(?:-odd|-plus)?$")
DECIMAL = re.compile(r"\d{1,6}\.\d{1,3}$")
SHORT = {"": 1, "k": 1000, "m": 10**6, "bn": 10**9}
RANGE = re.compile(r"(\d[\d,]*)[-–](\d[\d,]*)$")
DASHES = frozenset(("-", "–", "—", "--"))
MOST = 2**31 - 1

BOUNDS: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): kind
    for kind, phrases in {
        "least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum|upwards of|upward of",
        "more": "more than|over|in excess of|well over|just over|greater than|above|well above",
        "most": "up to|at most|as many as|no more than|not more than|a maximum of|maximum|up to as many as",
        "fewer": "fewer than|less than|under|well under",
        "nearly": "nearly|almost|close to|just under|approaching",
        "about": "about|around|some|approximately|roughly|an estimated|estimated|perhaps|probably|approx|circa|at around|at about",
        "between": "between|anywhere between",
    }.items()
    for phrase in phrases.split("|")
}  # fmt: skip
"""Words before a number that bound it, and how; the meaning of each kind stands at the top of this file."""
LONGEST_BOUND = max(map(len, BOUNDS))
ROUNDED = 1000
"""From here on, a number of whole hundreds is rounded: more than 60,000 is no 60,001."""


class Count(NamedTuple):
    """A number of people: at least `low`, most likely `best`, at most `high` (None where open); `first` and `last` are
    the words that say so, last exclusive."""

    low: int
    best: int | None
    high: int | None
    first: int
    last: int


def value(lower: Sequence[str], i: int) -> tuple[int, int] | None:
    """The plain number that begins at word `i` and the word after it: one hundred and six -> (106, 4); None if none."""
    n, word = len(lower), lower[i]
    if word == "half":
        j = i + 2 if i + 1 < n and lower[i + 1] in ("a", "an") else i + 1
        return (SCALES[lower[j]] // 2, j + 1) if j < n and lower[j] in SCALES else None
    if DECIMAL.match(word):
        scale, end = _times(lower, i + 1, THOUSANDS)
        return (int(float(word) * scale), end) if scale > 1 else None
    total, last_scale, j = 0, MOST, i
    while (part := _hundreds(lower, j)) is not None:
        scale, end = _times(lower, part[1], THOUSANDS)
        if j > i and scale >= last_scale:  # "one thousand two hundred" goes on, "twenty thirty" does not
            break
        total, last_scale, j = total + part[0] * scale, scale, end
        if scale == 1:
            break
        if j < n and lower[j] == "and" and _hundreds(lower, j + 1) is not None:
            j += 1
    if j > i and lower[j - 1] == "and":
        j -= 1
    return (total, j) if j > i and total <= MOST else None


def _times(lower: Sequence[str], i: int, scales: Mapping[str, int]) -> tuple[int, int]:
    """What the scale words that begin at word `i` multiply by, and the word after them."""
    factor = 1
    while i < len(lower) and lower[i] in scales and factor < MOST:
        factor *= scales[lower[i]]
        i += 1
    return factor, i


def _hundreds(lower: Sequence[str], i: int) -> tuple[int, int] | None:
    """A number without thousands: twenty-three, a hundred and five, three dozen, 1,500."""
    part = _small(lower, i)
    if part is None:
        return None
    number, i = part
    if i >= len(lower) or lower[i] not in HUNDREDS:
        return number, i
    number, i, hundred = number * HUNDREDS[lower[i]], i + 1, lower[i] == "hundred"
    joined = i < len(lower) and lower[i] == "and"
    rest = _small(lower, i + joined) if hundred else None
    if rest is None or rest[0] >= 100 or not (joined or lower[i] in SMALL or "-" in lower[i]):
        return number, i
    return number + rest[0], rest[1]


def _small(lower: Sequence[str], i: int) -> tuple[int, int] | None:
    """A number without scale words: a numeral, "nine", "twenty-three", "twenty three"; "a" before a scale word."""
    if i >= len(lower):
        return None
    word = lower[i]
    if word in ("a", "an"):
        return (1, i + 1) if i + 1 < len(lower) and lower[i + 1] in SCALES else None
    if word in SMALL:
        number = SMALL[word]
        if word in TENS and i + 1 < len(lower) and 0 < ONES.get(lower[i + 1], 0) < 10:
            return number + ONES[lower[i + 1]], i + 2
        return number, i + 1
    if word[0].isdigit():
        match = NUMERAL.match(word)
        return (int(match[1].replace(",", "")) * SHORT[match[2] or ""], i + 1) if match else None
    tens, dash, ones = word.partition("-")
    if dash and tens in SMALL and ones in ("odd", "plus"):
        return SMALL[tens], i + 1
    if dash and tens in TENS and 0 < ONES.get(ones, 0) < 10:
        return TENS[tens] + ONES[ones], i + 1
    return (SCALES[ones] // 2, i + 1) if dash and tens == "half" and ones in SCALES else None


def above(n: int) -> int:
    """The least number that "more than n" says; n itself where it is rounded."""
    return n if n >= ROUNDED and not n % 100 else n + 1


def bound(lower: Sequence[str], i: int) -> tuple[str, int] | None:
    """The bound that ends right before word `i`, and its first word: up to | 30 -> ("most", 0). Longest wins."""
    for length in range(min(LONGEST_BOUND, i), 0, -1):
        kind = BOUNDS.get(tuple(lower[i - length : i]))
        if kind is not None:
            return kind, i - length
    return None


class Counter:
    """Reads counts with a table of vague words: words -> (low, best)."""

    __slots__ = ("_first", "_vague")

    def __init__(self, vague: Mapping[tuple[str, ...], int]) -> None:
        self._vague = dict(vague)
        self._first = {words[0]: max(len(w) for w in vague if w[0] == words[0]) for words in vague}

    def vague(self, lower: Sequence[str], i: int) -> tuple[int, int] | None:
        """(low, next word) of the vague count that begins at word `i`: "a number of" -> (3, i + 3). Longest wins."""
        if i and lower[i - 1] in ("as", "how") and lower[i] in ("many", "few"):  # as many as, how many
            return None
        for length in range(min(self._first.get(lower[i], 0), len(lower) - i), 0, -1):
            low = self._vague.get(tuple(lower[i : i + length]))
            if low is not None:
                return low, i + length
        return None

    def count(self, lower: Sequence[str], first: int, last: int) -> Count | None:
        """The count that begins at the first word of `lower[first:last]` that can begin one, with the bound that
        stands before it, be it outside; None where the words state no number."""
        for i in range(first, last):
            found = self.at(lower, i, last)
            if found is not None:
                return found
        return None

    def at(self, lower: Sequence[str], i: int, last: int) -> Count | None:
        """The count that begins right at word `i`, with the bound that stands before it."""
        words = lower[:last] if last < len(lower) else lower
        many = self._plural(words, i)
        if many is not None:
            low, end = many
            before = bound(lower, i)
            low = 1 if before and before[0] in ("most", "fewer") else low
            if low > MOST:
                return None
            return Count(low, None, None, before[1] if before else i, end)
        plain = _range(words, i) or value(words, i)
        if plain is None:
            some = self.vague(words, i)
            if some is None or _number_follows(words, some[1]):  # "some 30" is a number
                return None
            return Count(some[0], None, None, i, some[1])
        if len(plain) == 3:
            low, high, end = plain
            if high > MOST:
                return None  # no statement about people
            before = bound(lower, i)
            exact = Count(low, (low + high) // 2, high, before[1] if before else i, end)
            return exact._replace(high=None) if before and before[0] in ("least", "more") else exact
        number, end = plain
        return _bounded(lower, number, i, end, len(words))

    def _plural(self, lower: Sequence[str], i: int) -> tuple[int, int] | None:
        """(low, next word) of dozens, tens of thousands, several hundred, a few dozen."""
        n = len(lower)
        if lower[i] in PLURALS:
            low, j = 2 * PLURALS[lower[i]], i + 1
            while j + 1 < n and lower[j] == "of" and lower[j + 1] in PLURALS:
                low, j = low * PLURALS[lower[j + 1]], j + 2
            return (low, j) if lower[i] != "tens" or j > i + 1 else None
        some = self.vague(lower, i)
        if some and some[1] < n and lower[some[1]] in SCALES:
            factor, j = _times(lower, some[1], SCALES)
            return some[0] * factor, j
        if some and some[1] < n and lower[some[1]] in PLURALS:
            return some[0] * PLURALS[lower[some[1]]], some[1] + 1
        return None


def _number_follows(lower: Sequence[str], i: int) -> bool:
    """Whether a number begins at word `i`, or behind the bound that begins there: a number of | about 20."""
    for j in range(i, min(i + LONGEST_BOUND + 1, len(lower))):
        if value(lower, j) is not None or RANGE.match(lower[j]):
            before = bound(lower, j)
            return j == i or (before is not None and before[1] == i)
    return False


def _range(lower: Sequence[str], i: int) -> tuple[int, int, int] | None:
    """(low, high, next word) of the range that begins at word `i`: 10 to 15, two or three, 10-15, 10 and 15 after
    between."""
    match = RANGE.match(lower[i])
    if match:
        low, high = (int(g.replace(",", "")) for g in match.groups())
        return _sized(lower, low, high, i + 1) if low < high else None
    one = value(lower, i)
    if one is None or one[1] + 1 >= len(lower):
        return None
    low, end = one
    between = i > 0 and lower[i - 1] == "between"
    if not (lower[end] in ("to", "or") or lower[end] in DASHES or (between and lower[end] == "and")):
        return None
    two = value(lower, end + 1)
    if two is None or two[0] <= low:
        return None
    if low < 100 and two[0] >= 1000 * low:  # two to three thousand
        low *= 1000
    return low, two[0], two[1]


def _sized(lower: Sequence[str], low: int, high: int, i: int) -> tuple[int, int, int]:
    """A range times the scale words after it: 10-15 thousand."""
    scale, end = _times(lower, i, THOUSANDS)
    return low * scale, high * scale, end


def _bounded(lower: Sequence[str], n: int, i: int, end: int, last: int) -> Count:
    """A plain number under the bound before or after it."""
    before = bound(lower, i)
    kind, first = before if before else ("", i)
    if not kind and end + 1 < last and lower[end] == "or" and lower[end + 1] in ("more", "so"):
        kind, end = ("least" if lower[end + 1] == "more" else "about"), end + 2
    elif not kind and lower[i].endswith(("-odd", "-plus")):
        kind = "about" if lower[i].endswith("odd") else "least"
    elif not kind and end < last and lower[end] in ("+", "plus", "odd"):
        kind, end = ("about" if lower[end] == "odd" else "least"), end + 1
    twentieth, tenth = -(-n // 20), -(-n // 10)
    low, best, high = {
        "least": (n, n, None), "more": (above(n), above(n), None), "most": (min(1, n), None, n), "fewer": (min(1, n), None, max(0, n - 1)),
        "nearly": (n - twentieth, n, n), "about": (n, n, n + tenth),
    }.get(kind, (n, n, n))  # fmt: skip
    return Count(min(low, MOST), None if best is None else min(best, MOST), None if high is None else min(high, MOST), first, end)
