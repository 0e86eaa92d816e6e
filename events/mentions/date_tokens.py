"""A sentence as the date grammar reads it: words, numbers and marks, each of a kind that says what it may stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from events.mentions.date_words import WORDS

RESULTS = ("DAY", "MONTHS", "YEARS", "SEASONS", "FEASTS", "DECADES", "WEEKS", "STORY", "SPAN", "NONE")
MARKS = {",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "(": "lpar", ")": "rpar", "'": "apostrophe",
         "’": "apostrophe", "/": "slash"}  # fmt: skip
OTHERS = (
    "word", "plural", "name", "mark", "d", "d0", "yy", "year", "round", "n", "ordinal_digit", "iso", "slashed",
    "drange", "yrange", "clock", "dtg", "eleven", "feast", "poss", "epoch", "decade", "decade_short",
)  # fmt: skip
KINDS = sorted({kind for kind, _ in WORDS.values()} | set(MARKS.values()) | set(OTHERS)) + list(RESULTS)
CHARS = {kind: chr(0x100 + n) for n, kind in enumerate(KINDS)}

_LEX = re.compile(
    r"(?P<clock>\d{1,2}(?:[:.]\d\d)?[ ]?(?:[ap]\.m\.|[ap]m\b|o'clock\b)|\d{4}[ ]?(?:hrs|hours|gmt|utc)\b"
    r"|\d\d?:\d\d(?::\d\d)?\b)"
    r"|(?P<number>\d+(?:[.,/:–-]\d+)*(?:(?:st|nd|rd|th|s|d|z)\b)?)"
    r"|(?P<phrase>(?:eid|new|christmas|easter|good|palm|ash|holy|may|black|bloody|super|cyber|boxing|international"
    r"|valentine's)[ -](?:al|ul|year|fri|sat|sun|mon|tues|wednes|thurs|day|eve|week|women)[\w'’ -]{0,14})"
    r"|(?P<epoch>(?:fall|collapse|ouster|overthrow|toppling|defeat) of (?:the )?(?:taliban|saddam|kabul)\b"
    r"|invasion of (?:afghanistan|iraq)\b|soviet (?:invasion|withdrawal)\b"
    r"|taliban(?:['’]s)? (?:takeover|return to power|seizure of power)\b)"
    r"|(?P<poss>['’]s\b)"
    r"|[^\W\d_]+"
    r"|\S",
    re.I,
)
_FEASTS = (
    (re.compile(r"eid[ -][au]l[ -]?fitr\b", re.I), "eid al-fitr"),
    (re.compile(r"eid[ -][au]l[ -]?a[dz]h?ha\b|eid[ -][au]l[ -]?a[dz]h?a\b", re.I), "eid al-adha"),
    (re.compile(r"new year['’]s eve\b", re.I), "new year's eve"),
    (re.compile(r"new year['’]s day\b", re.I), "new year's day"),
    (re.compile(r"new year\b", re.I), "new year"),
    (re.compile(r"christmas day\b", re.I), "christmas day"),
    (re.compile(r"christmas eve\b", re.I), "christmas eve"),
    (re.compile(r"easter sunday\b", re.I), "easter sunday"),
    (re.compile(r"easter monday\b", re.I), "easter monday"),
    (re.compile(r"good friday\b", re.I), "good friday"),
    (re.compile(r"palm sunday\b", re.I), "palm sunday"),
    (re.compile(r"ash wednesday\b", re.I), "ash wednesday"),
    (re.compile(r"holy week\b", re.I), "holy week"),
    (re.compile(r"may day\b", re.I), "may day"),
    (re.compile(r"boxing day\b", re.I), "boxing day"),
    (re.compile(r"international women['’]s day\b", re.I), "international women's day"),
    (re.compile(r"valentine['’]s day\b", re.I), "valentine's day"),
)
_NICKNAMES = re.compile(r"(?:black|bloody|super|cyber)[ -](?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
EPOCH_WORDS = frozenset("fall collapse ouster overthrow toppling defeat invasion takeover return seizure soviet".split())
_CAPITAL_ONLY = frozenset("may march august mar sun sat dec jan".split())


@dataclass(slots=True)
class Token:
    """A word, a number, a mark, or what a rule made of several: its kind, its value, where it stands in the text."""

    kind: str
    value: Any
    start: int
    end: int
    background: bool = False


def read(text: str, start: int, end: int, cased: bool = True) -> list[Token]:
    """The tokens of a stretch of a sentence; offsets count in `text`. `cased` False: capitals say nothing.

    Where the stretch is not the whole sentence, a plain word stands for what is left out.
    """
    tokens: list[Token] = [Token("word", "", start, start)] if start else []
    add = tokens.append
    position, stop = start, end
    while match := _LEX.search(text, position, stop):
        start, end = match.span()
        word, group = match.group(), match.lastgroup
        if group == "phrase":
            kind, value, end = _phrase(word, start)
            if kind:
                add(Token(kind, value, start, end))
                position = end
                continue
            space = re.search(r"[ -]", word)
            end = start + (space.start() if space else len(word))
            word, group = text[start:end], None
        position = end
        if group == "clock":
            add(Token("clock", word, start, end))
        elif group == "poss" or group == "epoch":
            add(Token(group, word.lower(), start, end))
        elif group == "number":
            _number(word, start, end, add)
        else:
            position = _word(text, word, start, end, cased, add)
    if stop < len(text):
        add(Token("word", "", stop, stop))
    return tokens


def _phrase(words: str, start: int) -> tuple[str, Any, int]:
    for pattern, name in _FEASTS:
        match = pattern.match(words)
        if match:
            return "feast", name, start + match.end()
    match = _NICKNAMES.match(words)
    return ("name", words, start + match.end()) if match else ("", None, start)


def _word(text: str, word: str, start: int, end: int, cased: bool, add: Callable[[Token], None]) -> int:
    """Adds the token of a word or mark; returns where to read on."""
    lower = word.lower()
    known = WORDS.get(lower)
    first = word[0]
    if known is None:
        if not first.isalpha():
            kind = MARKS.get(word, "mark")
        elif cased and first.isupper():
            kind = "name"
        elif len(word) > 3 and lower[-1] == "s" and lower[-2] not in "su'i":
            kind = "plural"
        else:
            kind = "word"
        add(Token(kind, word, start, end))
        return end
    kind, value = known
    if lower in _CAPITAL_ONLY and not first.isupper():
        kind = "word"
    elif kind in ("month_short", "weekday_short") and text[end : end + 1] == "." and text[end + 1 :].strip():
        end += 1
    add(Token(kind, value, start, end))
    return end


_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$")
_SLASHED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$|(\d{1,2})/(\d{1,2})/(\d\d)$")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|d)$", re.I)
_DECADE = re.compile(r"(1[89]|20)?(\d)0s$", re.I)
_PAIR = re.compile(r"(\d{1,4})([-–/])(\d{1,4})$")
_GLUED = re.compile(r"(\d{1,2}),(\d{4})$")
_DTG = re.compile(r"(\d\d)\d{4}z$", re.I)
CENTURY = 50  # two-digit years: 50 to 99 are 19.., the rest 20..


def full_year(short: int) -> int:
    """1990 for 90, 2012 for 12."""
    return short + (1900 if short >= CENTURY else 2000)


def _number(word: str, start: int, end: int, add: Callable[[Token], None]) -> None:
    """Adds the token, or for "12,2020" the tokens, of a number."""
    if word.isdigit():
        if len(word) > 9:
            add(Token("n", 0, start, end))
        else:
            add(Token(_plain(word), int(word), start, end))
        return
    glued = _GLUED.match(word)
    if glued and 1900 <= int(glued[2]) <= 2099:
        comma = start + glued.end(1)
        add(Token(_plain(glued[1]), int(glued[1]), start, comma))
        add(Token("comma", ",", comma, comma + 1))
        add(Token("year", int(glued[2]), comma + 1, end))
        return
    kind, value = _compound(word)
    add(Token(kind, value, start, end))


def _plain(word: str) -> str:
    value = int(word)
    if len(word) == 4 and 1000 <= value < 3000:
        return "round" if value % 50 == 0 or value < 1800 else "year"
    if len(word) <= 2:
        if 1 <= value <= 31:
            return "d0" if word[0] == "0" else "d"
        return "yy" if len(word) == 2 else "n"
    return "n"


def _compound(word: str) -> tuple[str, Any]:
    if word in ("9/11", "7/7", "26/11"):
        return "eleven", word
    match = _ISO.match(word)
    if match:
        return "iso", (int(match[1]), int(match[3]), int(match[4]))
    match = _SLASHED.match(word)
    if match:
        if match[4]:
            return "slashed", (int(match[1]), int(match[3]), int(match[4]))
        return "slashed", (int(match[5]), int(match[6]), full_year(int(match[7])))
    match = _ORDINAL.match(word)
    if match:
        return ("ordinal_digit", int(match[1])) if 1 <= int(match[1]) <= 31 else ("word", word)
    match = _DECADE.match(word)
    if match:
        if match[1]:
            return "decade", int(match[1]) * 100 + int(match[2]) * 10
        return ("decade_short", 1900 + int(match[2]) * 10) if match[2] in "56789" else ("word", word)
    match = _DTG.match(word)
    if match:
        return "dtg", int(match[1])
    return _pair(word)


def _pair(word: str) -> tuple[str, Any]:
    match = _PAIR.match(word)
    if not match:
        return "n", 0
    first, second = int(match[1]), int(match[3])
    if len(match[1]) == 4 and (match[2] != "/" or len(match[3]) == 2):
        last = second if len(match[3]) == 4 else first // 100 * 100 + second
        return ("yrange", (first, last)) if 1800 <= first < last <= 2100 else ("n", 0)
    if len(match[1]) <= 2 and len(match[3]) <= 2 and 1 <= first <= 31 and 1 <= second <= 31:
        return "drange", (first, second)
    return "n", 0
