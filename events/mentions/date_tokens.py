"""A sentence as the date grammar reads it: words, numbers and marks, each of a kind that says what it may stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from events.mentions.date_words import NUMBERS, ORDINALS, WORDS

RESULTS = ("DAY", "MONTHS", "YEARS", "SEASONS", "FEASTS", "DECADES", "WEEKS", "STORY", "SPAN", "NONE")
MARKS = {",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "(": "lpar", ")": "rpar", "'": "apostrophe",
         "’": "apostrophe", "/": "slash"}  # fmt: skip
OTHERS = (
    "word", "plural", "name", "mark", "d", "d0", "yy", "year", "round", "n", "ordinal_digit", "iso", "slashed",
    "drange", "yrange", "clock", "dtg", "eleven", "feast", "poss", "epoch", "decade", "decade_short", "runup", "less", "holiday",
)  # fmt: skip
KINDS = sorted({kind for kind, _ in WORDS.values()} | set(MARKS.values()) | set(OTHERS)) + list(RESULTS)
CHARS = {kind: chr(0x100 + n) for n, kind in enumerate(KINDS)}

_LEX = re.compile(
    r"(?P<number>\d+(?:[.,/:–-]\d+)*(?:(?:st|nd|rd|th|s|d|z)\b)?)"
    r"|[^\W\d_]+"
    r"|(?P<poss>['’]s\b)"
    r"|\S",
    re.I,
)
_CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d\d)?[ ]?(?:[ap]\.m\.|[ap]m\b|o'clock\b)|\d{4}[ ]?(?:hrs|hours|gmt|utc)\b|\d\d?:\d\d(?::\d\d)?\b",
    re.I,
)


def _names(*phrases: str) -> str:
    return "|".join(p.replace("'", "['’]").replace(" ", "[ -]") + r"\b" for p in phrases)


@lru_cache(maxsize=128)
def _pattern(spelled: str) -> re.Pattern[str]:
    """A phrase's pattern, compiled when its first word is first met."""
    return re.compile(spelled, re.I)


# Islamic months of two words: how they begin, what may join the two, how they end, and their number.
LUNAR_NAMES = (
    ("rabi", "ul|al|us|as|uth|ath|ol|i|ii", (("aw+al|av+al|ul[- ]aw+al", 3), ("than[iy]|san[iy]|akh+ira?", 4))),
    ("jumada", "ul|al|us|as|uth|ath", (("aw+al|ula|oula", 5), ("than[iy]|san[iy]|akh+ira?|thaniya", 6))),
    ("jamadi", "ul|al|us|as|uth|ath", (("aw+al", 5), ("than[iy]|san[iy]|akh+ir", 6))),
    ("dhu", "l|ul|al", (("qa[' ’]?dah?|qa[' ’]?ada", 11), ("hij+ah?", 12))),
    ("dhul", "", (("qa[' ’]?dah?", 11), ("hij+ah?", 12))),
    ("zul", "", (("qa[' ’]?dah?", 11), ("hij+ah?|haj+ah?", 12))),
)
# Phrases by their first word: the kind of token they make, and how they go on.
_PHRASES: dict[str, tuple[tuple[str, str, Any], ...]] = {
    "eid": (
        ("feast", r"eid[ -][au]l[ -]?fitr\b", "eid al-fitr"),
        ("feast", r"eid[ -][au]l[ -]?a[dz]h?h?a\b", "eid al-adha"),
    ),
    "new": (
        ("feast", _names("new year's eve"), "new year's eve"),
        ("feast", _names("new year's day"), "new year's day"),
        ("feast", _names("new year"), "new year"),
    ),
    "christmas": (
        ("feast", _names("christmas day"), "christmas day"),
        ("feast", _names("christmas eve"), "christmas eve"),
    ),
    "easter": (
        ("feast", _names("easter sunday"), "easter sunday"),
        ("feast", _names("easter monday"), "easter monday"),
    ),
    "good": (("feast", _names("good friday"), "good friday"),),
    "palm": (("feast", _names("palm sunday"), "palm sunday"),),
    "ash": (("feast", _names("ash wednesday"), "ash wednesday"),),
    "holy": (("feast", _names("holy week"), "holy week"),),
    "may": (("feast", _names("may day"), "may day"),),
    "boxing": (("feast", _names("boxing day"), "boxing day"),),
    "international": (("feast", _names("international women's day"), "international women's day"),),
    "valentine": (("feast", _names("valentine's day"), "valentine's day"),),
    "orthodox": (
        ("feast", _names("orthodox christmas eve"), "orthodox christmas eve"),
        ("feast", _names("orthodox christmas"), "orthodox christmas"),
        ("feast", _names("orthodox easter"), "orthodox easter"),
    ),
    "ahead": (("runup", r"ahead of\b", ""),),
    "less": (("less", r"less than\b", ""),),
    "run": (("runup", r"run[- ]?up to\b", ""),),
    "runup": (("runup", r"runup to\b", ""),),
    "build": (("runup", r"build[- ]?up to\b", ""),),
    "not": (("recently", r"not (?:so |too |that )?long ago\b", "recently"),),
    "taliban": (
        ("epoch", _names("taliban takeover", "taliban's? takeover", "taliban's return to power"), "taliban takeover"),
    ),
    "invasion": (("epoch", _names("invasion of afghanistan", "invasion of iraq"), ""),),
    "soviet": (("epoch", _names("soviet invasion", "soviet withdrawal"), ""),),
} | {
    word: (("epoch", rf"{word} of (?:the )?(?:taliban|saddam|kabul)\b", ""),)
    for word in ("fall", "collapse", "ouster", "overthrow", "toppling", "defeat")
} | {
    word: (("name", rf"{word}[ -](?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|september|october|december)\b", ""),)
    for word in ("black", "bloody", "super", "cyber", "red")
} | {
    word: (("holiday", rf"{word} day\b", ""),) for word in ("independence", "republic", "victory", "martyrs", "liberation", "unity")
} | {
    first: tuple(("lunar", rf"{first}['’ -]*(?:{joint})?['’ -]*(?:{rest})\b", month) for rest, month in months)
    for first, joint, months in LUNAR_NAMES
}  # fmt: skip
LUNAR_WORDS = frozenset(first for first, _, _ in LUNAR_NAMES)
EPOCH_WORDS = frozenset("fall collapse ouster overthrow toppling defeat invasion takeover return seizure soviet".split())
TENS = range(20, 100, 10)
_ONES = re.compile(r"[- ](one|two|three|four|five|six|seven|eight|nine)\b", re.I)
_NTH = re.compile(r"[- ](first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.I)
_CAPITAL_ONLY = frozenset("may march august mar sun sat dec jan".split()) | {word for word, (kind, _) in WORDS.items() if kind == "rank"}


_KNOWN = frozenset(WORDS) | frozenset(_PHRASES)
# Words that, written small, are the same wherever they stand.
_PLAIN = {
    word: known
    for word, known in WORDS.items()
    if word not in _PHRASES
    and word not in _CAPITAL_ONLY
    and known[0] not in ("month_short", "weekday_short")
    and not (known[0] == "number" and known[1][0] in TENS)
}


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
        begin, position = match.span()
        group = match.lastgroup
        if group is None:
            word = match.group()
            if word in _PLAIN:
                kind, value = _PLAIN[word]
                add(Token(kind, value, begin, position))
            elif word.lower() in _KNOWN:
                position = _word(text, word, begin, position, cased, add)
            else:
                add(Token(_other(word, cased), word, begin, position))
        elif group == "poss":
            add(Token("poss", "", begin, position))
        elif time := _CLOCK.match(text, begin, stop):
            position = time.end()
            add(Token("clock", "", begin, position))
        elif text[position : position + 1] == "T" and _ISO.match(match.group()) and (stamp := _STAMP.match(text, position, stop)):
            position = stamp.end()
            add(Token(*_compound(match.group()), begin, position))
        elif text[begin - 1 : begin].isalpha() or text[position : position + 1].isalpha():
            add(Token("n", 0, begin, position))
        else:
            _number(match.group(), begin, position, add)
    if stop < len(text):
        add(Token("word", "", stop, stop))
    return tokens


@lru_cache(maxsize=8192)
def _other(word: str, cased: bool) -> str:
    """The kind of a word or mark that tells no time."""
    lower = word.lower()
    if not word[0].isalpha():
        return MARKS.get(word, "mark")
    if cased and word[0].isupper():
        return "name"
    if len(word) > 3 and lower[-1] == "s" and lower[-2] not in "su'i":
        return "plural"
    return "word"


def _word(text: str, word: str, start: int, end: int, cased: bool, add: Callable[[Token], None]) -> int:
    """Adds the token of a word or mark; returns where to read on."""
    lower = word.lower()
    if lower in _PHRASES:
        for kind, pattern, value in _PHRASES[lower]:
            if match := _pattern(pattern).match(text, start):
                add(Token(kind, value or match.group().lower(), start, match.end()))
                return match.end()
    known = WORDS.get(lower)
    if known is None or not (word[1:] == lower[1:] or word.isupper()):
        add(Token(_other(word, cased), word, start, end))
        return end
    kind, value = known
    if kind == "number" and value[0] in TENS and (nth := _NTH.match(text, end)):
        kind, value, end = "ordinal", value[0] + ORDINALS[nth[1].lower()], nth.end()
    elif kind == "number" and value[0] in TENS and (ones := _ONES.match(text, end)):
        both = value[0] + NUMBERS[ones[1].lower()]
        value, end = (both, both), ones.end()
    if lower in _CAPITAL_ONLY and not word[0].isupper():
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
_GLUED = re.compile(r"(\d{1,2})([,-])(\d{4})$")
_STAMP = re.compile(r"T[\d:.]{4,16}(?:Z|[+-]\d\d:?\d\d)?")  # of 2020-05-12T10:00:00Z, behind the day
_DTG = re.compile(r"(\d\d)\d{4}z$", re.I)
CENTURY = 50  # two-digit years: 50 to 99 are 19.., the rest 20..


def full_year(short: int) -> int:
    """1990 for 90, 2012 for 12."""
    return short + (1900 if short >= CENTURY else 2000)


def _number(word: str, start: int, end: int, add: Callable[[Token], None]) -> None:
    """Adds the token, or for "12,2020" and "12-2020" the tokens, of a number."""
    if word.isdigit():
        if len(word) > 9:
            add(Token("n", 0, start, end))
        else:
            add(Token(_plain(word), int(word), start, end))
        return
    glued = _GLUED.match(word)
    if glued and 1900 <= int(glued[3]) <= 2099:
        comma = start + glued.end(1)
        add(Token(_plain(glued[1]), int(glued[1]), start, comma))
        add(Token(MARKS[glued[2]], glued[2], comma, comma + 1))
        add(Token("year", int(glued[3]), comma + 1, end))
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
    if word == "9/11":
        return "eleven", word
    match = _ISO.match(word)
    if match:
        return "iso", (int(match[1]), int(match[3]), int(match[4]))
    match = _SLASHED.match(word)
    if match:
        if match[4] and match[2] == "." and int(match[3]) <= 12:  # with dots the day always comes first
            return "iso", (int(match[4]), int(match[3]), int(match[1]))
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
