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
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from events.mentions.date_tokens import CHARS, RESULTS, Token
from events.mentions.date_values import Value

SHORT = {
    "MON": "(month|month_weak|month_short)",
    "DAYN": "(d|d0|ordinal_digit)",
    "YEAR": "(year (?!measure)|round (?!measure|people|plural))",
    "TAIL": "(?=comma|dot|lpar|rpar|dash|mark|in|on|at|by|to|$)",
    "WD": "(weekday|weekday_short)",
    "QTY": "(a vague of?|a|number|vague|(number|d) (and|to|dash) (number|d)|drange|d|yy|n|number of)",
    "unit": "(day|week|span)",
    "UNIT": "(unit|clock_unit)",
    "ANY": "(DAY|MONTHS|YEARS|SEASONS|FEASTS|DECADES|WEEKS|STORY)",
    "LONG": "(MONTHS|YEARS|SEASONS|FEASTS|DECADES|WEEKS|STORY)",
    "PREP": "[in since until last this next early late mid by between during recent same that]",
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
        return self.get("year", "round")

    @property
    def unit(self) -> str:
        """The first unit of time named: day, week, month, year, decade, or hour for all shorter ones."""
        return str(self.get("day", "week", "span") or "hour")

    @property
    def value(self) -> Any:
        """Value of the first token that a rule made."""
        return self.get(*RESULTS)


Maker = Callable[[Found], "Value | tuple[str, Value] | tuple[str, Value, bool] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` over kinds, and what it makes: a token of kind `result` with the value that `make` gives."""

    result: str
    pattern: re.Pattern[str]
    make: Maker
    source: str


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in the notation above as a regular expression over kinds' characters."""
    return re.compile(_spelled(pattern))


def _spelled(pattern: str) -> str:
    def char(match: re.Match[str]) -> str:
        name = match.group()
        return SPELLED[name] if name in SPELLED else CHARS[name]

    text = re.sub(r"[A-Za-z_0-9]+", char, pattern)
    return re.sub(r"\((?!\?)", "(?:", text.replace(" ", ""))


SPELLED: dict[str, str] = {}
for _name, _pattern in SHORT.items():
    SPELLED[_name] = _spelled(_pattern)


class Grammar:
    """Passes of rules. `rule` adds one to the pass being written."""

    def __init__(self) -> None:
        self.passes: list[list[Rule]] = []
        self._engines: list[re.Pattern[str]] = []

    def begin(self) -> None:
        """Begin the next pass."""
        self.passes.append([])

    def rule(self, result: str, *patterns: str) -> Callable[[Maker], Maker]:
        """Decorator: the function makes the value of what any of the patterns matches."""

        def add(make: Maker) -> Maker:
            self.passes[-1].extend(Rule(result, compiled(p), make, p) for p in patterns)
            return make

        return add

    def parse(self, tokens: list[Token]) -> list[Token]:
        """The tokens with every time expression brought together."""
        if not self._engines:
            self._engines = [
                re.compile("|".join(f"(?P<r{i}>{r.pattern.pattern})" for i, r in enumerate(rules)))
                for rules in self.passes
            ]
        for rules, engine in zip(self.passes, self._engines, strict=True):
            tokens = _apply(rules, engine, tokens)
        return tokens


def _apply(rules: list[Rule], engine: re.Pattern[str], tokens: list[Token]) -> list[Token]:
    kinds = "".join([CHARS[t.kind] for t in tokens])
    match = engine.search(kinds)
    if match is None:
        return tokens
    out: list[Token] = []
    done = 0
    while match is not None:
        at = match.start()
        made, end = _make(rules, int((match.lastgroup or "r0")[1:]), kinds, match, tokens)
        if made is None:
            out.extend(tokens[done : at + 1])
            done = at + 1
        else:
            out.extend(tokens[done:at])
            out.append(made)
            done = end
        match = engine.search(kinds, done)
    out.extend(tokens[done:])
    return out


def _make(
    rules: list[Rule], first: int, kinds: str, match: re.Match[str], tokens: list[Token]
) -> tuple[Token | None, int]:
    at = match.start()
    for rule in rules[first:]:
        fit = match if rule is rules[first] else rule.pattern.match(kinds, at)
        if fit is None or fit.end() == at:
            continue
        piece = tokens[at : fit.end()]
        value = rule.make(Found(piece))
        if value is None:
            continue
        kind, background = rule.result, any(t.background for t in piece)
        if isinstance(value, tuple):
            kind, value, background = (*value, background)[:3]
        return Token(kind, value, piece[0].start, piece[-1].end, background), fit.end()
    return None, at
