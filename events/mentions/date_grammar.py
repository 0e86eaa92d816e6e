"""The grammar of time expressions: words become kinds, one character each, and rules are patterns over kinds.

A sentence is read into tokens; each has a kind (see `date_words`) written as one character, so that a rule is a
regular expression over a short string, the way the phrase grammar reads tags. Passes run in order, each replacing what
it finds by a token of a greater kind (DAY, MONTHS, YEARS ...), until "late on the night of Saturday, 12 May" is one.

Patterns are written in words: lower-case names are kinds of words, upper-case ones kinds of results or the shorthands
in `SHORT`; the rest is regular expression syntax. In a pass, the first rule that fits at the leftmost place is taken;
where its maker says None the next one is tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from events.mentions.date_spans import Part
from events.mentions.date_tokens import CHARS, RESULTS, Token
from events.mentions.date_values import Value
from events.value import value

SHORT = {
    "MON": "(month|month_weak|month_short)",
    "DAYN": "(d|d0|ordinal_digit)",
    "YEAR": "(year (?!measure)|round (?!measure|people|plural))",
    "TAIL": "(?=comma|dot|lpar|rpar|dash|mark|in|on|at|by|to|$)",
    "END": "(?=comma|dot|rpar|mark|and|in|on|at|$)",
    "NOUN": "(?=word|plural|name)",
    "WD": "(weekday|weekday_short)",
    "NUM": "(number|d|yy|n)",
    "QTY": "(half a|a vague of?|a|vague of?|NUM (and|to|dash) NUM|d drange|drange|NUM of?)",
    "unit": "(day|week|span)",
    "units": "(days|weeks|spans)",
    "UNIT": "(unit|units|clock_unit|clock_units)",
    "ANY": "(DAY|MONTHS|YEARS|SEASONS|FEASTS|DECADES|WEEKS|STORY)",
    "PREP": "[in since until last this next early late mid by between during recent same that]",
}


HALVES = {
    "decade": ("year", 5, 5),
    "year": ("month", 6, 6),
    "month": ("week", 2, 2),
    "week": ("day", 3, 4),
    "day": ("hour", 12, 12),
    "hour": ("minute", 30, 30),
}


class Found:
    """The tokens that a rule's pattern matched."""

    __slots__ = ("tokens",)

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens

    def get(self, *kinds: str) -> Any:
        """Value of the first token of one of the kinds, or None."""
        return next((t.value for t in self.tokens if t.kind in kinds), None)

    def all(self, *kinds: str) -> list[Any]:
        """Values of all tokens of the kinds, in order."""
        return [t.value for t in self.tokens if t.kind in kinds]

    def has(self, *kinds: str) -> bool:
        """Whether a token is of one of the kinds."""
        return any(t.kind in kinds for t in self.tokens)

    @property
    def days(self) -> list[int]:
        """Numbers that stand for days of a month."""
        return self.all("d", "d0", "ordinal_digit", "ordinal")

    @property
    def months(self) -> list[int]:
        """Months of the Gregorian year."""
        return self.all("month", "month_weak", "month_short")

    @property
    def year(self) -> int | None:
        """The year of four digits, if there is one."""
        year: int | None = self.get("year", "round")
        return year

    @property
    def unit(self) -> str:
        """The first unit of time named: day, week, fortnight, month, year, decade, hour; minute for shorter ones."""
        return str(self.get("day", "week", "span", "days", "weeks", "spans", "clock_unit", "clock_units") or "hour")

    @property
    def measure(self) -> tuple[str, int, int]:
        """Unit, fewest and most: ("day", 2, 5) of "a few days"."""
        unit, times = self.unit, 1
        if unit == "fortnight":
            unit, times = "week", 2
        pair = self.get("drange")
        if pair:
            whole = self.get("d") if pair == (1, 2) else None  # 1 1/2 years
            low, high = (whole, whole + 1) if whole else pair
        else:
            counts = [c if isinstance(c, tuple) else (c, c) for c in self.all("number", "d", "yy", "n", "vague")]
            low, high = (counts[0][0], counts[-1][1]) if counts else (1, 1)
        if self.has("half") and self.has("and"):
            high += 1
        elif self.has("half"):
            unit, low, high = HALVES.get(unit, (unit, low, high))
        return unit, low * times, high * times

    @property
    def shift(self) -> int:
        """-1 of "last" and "previous", 1 of "next" and "following", else 0."""
        return -1 if self.has("last", "previous") else 1 if self.has("next", "following") else 0

    @property
    def turn(self) -> str:
        """Which of several: "last", "next" or "latest"."""
        return "last" if self.has("last") and not self.has("this") else "next" if self.has("next") else "latest"

    def part(self, whole: Value) -> Value:
        """The part that early, mid, late, the end ... make of a whole."""
        names = ("earlier", "later", "early", "late", "mid", "start", "end")
        name = next((n for n in names if self.has(n)), "")
        return Part(whole, name) if name else whole

    @property
    def value(self) -> Any:
        """Value of the first token that a rule made."""
        return self.get(*RESULTS)


# What a rule makes: a value; with True where the words mark background; with the kind of the new token before it.
Made = Value | tuple[Value, bool] | tuple[str, Value, bool] | None
Maker = Callable[[Found], Made]


@value
class Rule:
    """A pattern over kinds, as written (`source`) and as a regular expression over kinds' characters (`spelled`), and what
    it makes: a token of kind `result` with the value that `make` gives."""

    result: str
    spelled: str
    make: Maker
    source: str


def _spelled(pattern: str) -> str:
    def char(match: re.Match[str]) -> str:
        name = match.group()
        return SPELLED[name] if name in SPELLED else CHARS[name]

    text = re.sub(r"[A-Za-z_0-9]+", char, pattern)
    return re.sub(r"\((?!\?)", "(?:", text.replace(" ", ""))


SPELLED: dict[str, str] = {}
for _name, _pattern in SHORT.items():
    SPELLED[_name] = _spelled(_pattern)


class Pass:
    """Rules that are tried together, in the order they were written."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def rule(self, result: str, *patterns: str) -> Callable[[Maker], Maker]:
        """Decorator: the function makes the value of what any of the patterns matches."""

        def add(make: Maker) -> Maker:
            self.rules.extend(Rule(result, _spelled(p), make, p) for p in patterns)
            return make

        return add


def _kinds(tokens: list[Token]) -> str:
    """A character for each token's kind."""
    return "".join([CHARS[t.kind] for t in tokens])


class Engine:
    """A pass made ready: which kinds can begin a rule and go on in it, and for each of them its rules, in order."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules: dict[str, list[Rule]] = {}
        follow: dict[str, set[str]] = {}  # what may come behind the first kind; "" where that may be all
        for rule in rules:
            begun = beginnings(rule.spelled)
            for char in {b[0] for b in begun}:
                self._rules.setdefault(char, []).append(rule)
            for pair in begun:
                follow.setdefault(pair[0], set()).add(pair[1:])
        # Two kinds tell nearly all that begins a time from what does not. An alternative begins with a character, not with
        # a class, for only then does the search skip what cannot begin one.
        self._starts = re.compile("|".join(c if "" in f else f"{c}(?=[{''.join(sorted(f))}])" for c, f in follow.items()))
        # One test for all the rules of a kind, so that most words that could begin a time cost a single match.
        # Tests and patterns are compiled when first met, for start-up's sake.
        self._tests: dict[str, re.Pattern[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def _test(self, char: str) -> re.Pattern[str]:
        test = self._tests[char] = re.compile("|".join(r.spelled for r in self._rules[char]))
        return test

    def _pattern(self, spelled: str) -> re.Pattern[str]:
        pattern = self._patterns[spelled] = re.compile(spelled)
        return pattern

    def run(self, tokens: list[Token], kinds: str) -> tuple[list[Token], str]:
        """The tokens and their kinds, with what the rules find replaced by what they make."""
        out: list[Token] = []
        done = at = 0
        while start := self._starts.search(kinds, at):
            at = start.start()
            char = kinds[at]
            test = self._tests.get(char) or self._test(char)
            made = self._make(self._rules[char], kinds, at, tokens) if test.match(kinds, at) else None
            if made is None:
                at += 1
                continue
            token, end = made
            out.extend(tokens[done:at])
            out.append(token)
            at = done = end
        if not done:
            return tokens, kinds
        out.extend(tokens[done:])
        return out, _kinds(out)

    def _make(self, rules: list[Rule], kinds: str, at: int, tokens: list[Token]) -> tuple[Token, int] | None:
        for rule in rules:
            pattern = self._patterns.get(rule.spelled) or self._pattern(rule.spelled)
            fit = pattern.match(kinds, at)
            if fit is None or fit.end() == at:
                continue
            piece = tokens[at : fit.end()]
            value = rule.make(Found(piece))
            if value is None:
                continue
            kind, background = rule.result, any(t.background for t in piece)
            if isinstance(value, tuple):
                *kind_, value, marked = value
                kind, background = str(kind_[0]) if kind_ else kind, background or bool(marked)
            return Token(kind, value, piece[0].start, piece[-1].end, background), fit.end()
        return None


class Grammar:
    """Passes in the order they run."""

    def __init__(self, *passes: Pass) -> None:
        self._engines = [Engine(p.rules) for p in passes]

    def parse(self, tokens: list[Token]) -> list[Token]:
        """The tokens with every time expression brought together."""
        kinds = _kinds(tokens)
        for engine in self._engines:
            tokens, kinds = engine.run(tokens, kinds)
        return tokens


_PIECE = re.compile(r"\(\?(?:=|!|<=|<!)|\(\?:|\[[^]]*\]|.")


def beginnings(pattern: str) -> set[str]:
    """What a match of the pattern can begin with: two characters, or one that is all of it. Knows what the notation
    compiles to: characters, classes, groups, alternatives, the quantifiers ? * +, and looks ahead and behind, which take no
    characters and are left out of account."""
    return _alternatives(_PIECE.findall(pattern)[::-1]) - {""}


def _alternatives(pieces: list[str]) -> set[str]:
    """Reads up to the end of a group from the end of the list: the beginnings of what it matches."""
    done: set[str] = set()
    here = {""}  # so far in this alternative
    while pieces:
        piece = pieces.pop()
        if piece == ")":
            break
        if piece == "|":
            done, here = done | here, {""}
            continue
        found = _item(piece, pieces)
        if pieces and pieces[-1] in "?*+":
            mark = pieces.pop()
            found = found | (_joined(found, found) if mark != "?" else set()) | ({""} if mark != "+" else set())
        here = _joined(here, found)
    return done | here


def _joined(ones: set[str], others: set[str]) -> set[str]:
    """What two such sets give one behind the other, cut to two characters."""
    joined = {one for one in ones if len(one) == 2}
    if short := ones - joined - {""}:
        next_ = {other[:1] for other in others}
        joined |= {one + other for one in short for other in next_}
    return joined | others if "" in ones else joined


def _item(piece: str, pieces: list[str]) -> set[str]:
    if piece == "(?:":
        return _alternatives(pieces)
    if piece.startswith("(?"):
        _alternatives(pieces)
        return {""}
    if piece in "^$":
        return {""}
    return set(piece[1:-1]) if piece[0] == "[" else {piece}
