"""Spellings brought together: three foldings, each coarser than the one before.

Names of Afghanistan (and of much of the world) have no fixed Latin spelling. `fold` undoes what is only typography:
case, diacritics, hyphens, spaces, apostrophes, the ezafe (Nad-e-Ali, Nad-i Ali, Nad Ali). `vowels` also undoes what
transcribers disagree on between vowels (o/u/ow/aw, e/i/ay, a final -a/-ah/-eh) and doubled letters. `skeleton` keeps
the consonants alone and unites those that are written in several ways (q/k, gh/g, kh/k, v/w).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 120
"""Longer strings are no names; they fold to ""."""
REMEMBERED = 16384
"""So many words are folded once only."""

EZAFE = frozenset({"e", "i", "y", "ye", "yi", "ya", "ul", "wa"})
ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "at", "az", "an", "ad", "adh", "ath", "ez", "es", "er", "ed", "the", "د"})

_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ə": "a",
        "ħ": "h", "ŋ": "ng", "ɛ": "e", "ɔ": "o", "ƙ": "k", "ɗ": "d", "ɓ": "b",
        "ي": "ی", "ى": "ی", "ې": "ی", "ۍ": "ی", "ئ": "ی", "ك": "ک", "ګ": "گ", "ة": "ه", "ۀ": "ه", "ؤ": "و",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ء": None, "ـ": None,
        "ё": "е", "є": "е", "ґ": "г",
    }
)  # fmt: skip
_JOINERS = dict.fromkeys(map(ord, "'’‘`´ʿʾʻʼˈ′.‛“”\""), None)
_CARONS = str.maketrans(
    {"š": "sh", "Š": "Sh", "č": "ch", "Č": "Ch", "ž": "zh", "Ž": "Zh", "ḵ": "kh", "Ḵ": "Kh", "ş": "sh", "Ş": "Sh",
     "ġ": "gh", "Ġ": "Gh"}
)  # fmt: skip
_NOT_WORD = re.compile(r"[^\w]+|_+")
_BRACKETS = re.compile(r"^([^()\[\]]*)[(\[]([^()\[\]]*)[)\]]([^()\[\]]*)$")
_ASCII_SPLIT = re.compile(r"[^a-z0-9]+")


def plain(name: str) -> str:
    """`name` without control characters and direction marks; "" if too long for a name."""
    if len(name) > LONGEST:
        return ""
    if not name.isprintable():
        name = "".join(c if unicodedata.category(c)[0] != "C" else (" " if c in "\t\r\n" else "") for c in name)
    return name.strip()


def bracketed(name: str) -> tuple[str, ...]:
    """The readings of a name with a bracket, whole first: "Nad Ali district (Marja)" is Nad Ali district, or Marja."""
    if "(" not in name and "[" not in name:
        return (name,)
    found = _BRACKETS.match(name[: LONGEST + 1])
    return (name, f"{found[1]} {found[3]}".strip(), found[2].strip()) if found else (name,)


def english_carons(name: str) -> str:
    """S-caron, c-caron, z-caron and kh-underline as sh, ch, zh and kh: what they stand for in Afghan names."""
    return name.translate(_CARONS)


@lru_cache(maxsize=REMEMBERED)
def fold_words(name: str) -> tuple[str, ...]:
    """The words of `name`, lower-cased, without diacritics and without an ezafe between two words."""
    name = plain(name)
    if name.isascii():
        words = _ASCII_SPLIT.split(name.lower().replace("'", "").replace(".", "").replace("`", ""))
    else:
        bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold().translate(_LETTERS))
        bare = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
        words = _NOT_WORD.split(bare.translate(_LETTERS).translate(_JOINERS))
    words = [w for w in words if w]
    if len(words) > 2:
        words = [words[0], *(w for w in words[1:-1] if w not in EZAFE), words[-1]]
    return tuple(words)


def fold(name: str) -> str:
    """The folded key of `name`: "Nad-e `Alī" and "Nadali" both give "nadali". "" if nothing is left."""
    return "".join(fold_words(name))


def acronym(name: str) -> str:
    """The key of a name in capitals of two to four letters: US is no "us". "" for other names."""
    letters = name.replace(".", "")
    is_one = 2 <= len(letters) <= 4 and letters.isascii() and letters.isalpha() and letters.isupper()
    return f"={letters}" if is_one else ""


_SPREAD, _PRIME = 0x1955BF313473F51F, 0xFB7A3B3BA6BD1349


def hashed(key: str) -> int:
    """A key as 64 bits, the same on every machine; keys are looked up by these. Its bytes read as one number, modulo a
    prime: three times as fast as a digest, and `gazetteer.build` sees to it that no two keys share one."""
    return int.from_bytes(key.encode("utf-8", "surrogatepass"), "big") * _SPREAD % _PRIME


_FINAL = re.compile(r"(?:[aei]h|[ae])$")
_VOWELS = (
    (re.compile(r"kh?w(?=[aoe])"), "kh"),
    (re.compile(r"(?<=[^aeiou])[aeo]?w(?![aeiou])|ou|oo|ow|aw|au|o|u"), "u"),
    (re.compile(r"[aeiy]*[iey][aeiy]*"), "i"),
    (re.compile(r"aa+"), "a"),
)
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=REMEMBERED)
def _coarse(word: str) -> str:
    word = _FINAL.sub("a", word)
    for pattern, letter in _VOWELS:
        word = pattern.sub(letter, word)
    return _DOUBLED.sub(r"\1", word)


def vowels(words: tuple[str, ...]) -> str:
    """The key that unites vowels' spellings, from `fold_words`: Sabari and Sabaray, Zhari and Zheray."""
    return "".join(map(_coarse, words))


_CONSONANTS = (
    ("kh", "k"), ("gh", "g"), ("ck", "k"), ("q", "k"), ("ch", "c"), ("sh", "s"), ("zh", "j"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("dj", "j"), ("ts", "s"), ("dz", "z"), ("v", "w"), ("x", "k"),
)  # fmt: skip
_SOFT = str.maketrans("", "", "aeiouyhw")


@lru_cache(maxsize=REMEMBERED)
def _consonants(word: str) -> str:
    for pair, letter in _CONSONANTS:
        word = word.replace(pair, letter)
    return word.translate(_SOFT)


@lru_cache(maxsize=REMEMBERED)
def skeleton(words: tuple[str, ...]) -> str:
    """The consonants of a name, from `fold_words`; an initial vowel counts as one. Shorter than three is no key: ""."""
    if not words or not words[0].isascii():
        return ""
    first = "a" if words[0][0] in "aeiou" else ""
    key = first + _DOUBLED.sub(r"\1", "".join(map(_consonants, words)))
    return key if len(key) >= 3 else ""
