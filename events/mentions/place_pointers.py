"""Places that words only point back to: "here" for the place of the dateline, "in the same district" for one told of before."""

from __future__ import annotations

from collections.abc import Sequence

from events.mentions.place_words import KIND_OF, LOCATIVE, REGIONAL
from events.model import Location, PlaceMention, Words

HERE, SAME = "here", "same"
POINTING = frozenset(("here", "same", "this"))
"""Without one of these a sentence points to no place."""
ADDRESS = frozenset(("i", "we", "you", "my", "our", "your", "us", "me", '"', "“", "”"))
"""Somebody's own words, whose "here" is where he speaks."""
SAYING = frozenset(
    "said told reported announced learned declared mentioned added stated released issued known held came arrived left met".split()
)
"""Behind these, "here" is where something is said, or whereto somebody comes."""
LEVELS = {"village": "settlement", "city": "settlement", "district": "adm2", "county": "adm2", "province": "adm1"}
"""What a place is that a word for its kind points back to; "area" to what the text called one."""


def pointer(words: Words, i: int, preposition: str) -> PlaceMention | None:
    """What word `i` points to, if it does: "killed here", or behind a locative `preposition` "the same village", "this
    northern town"."""
    lower, tags = words.lower, words.tags
    if lower[i] == HERE:
        named = lower[i + 1 : i + 2] != ("on",) and lower[i + 1 : i + 2] and lower[i + 1] in LOCATIVE and "P" in tags[i + 2 : i + 4]
        if i == 0 or named or not ADDRESS.isdisjoint(lower) or not SAYING.isdisjoint(lower[max(i - 4, 0) : i]):
            return None  # here in Kano; a statement issued here
        dated = tags[i + 1 : i + 2] in ("d", ".", ",") or tags[i + 1 : i + 3] == "id"  # not "observers here say"
        done = tags[i - 1] in "GAE" or (tags[i - 1] in "NS#" and dated)
        return _mention(words, i, i + 1, HERE, "in") if done else None
    noun = i + 1
    while noun < len(lower) and (lower[noun] in REGIONAL or tags[noun] == "J"):
        noun += 1
    if (
        preposition not in LOCATIVE
        or noun >= len(lower)
        or KIND_OF.get(lower[noun]) not in (*LEVELS, "area")
        or lower[noun].endswith("s")
        or lower[noun] == "capital"
    ):
        return None
    after, behind = lower[noun + 1 : noun + 2], tags[noun + 2 : noun + 3]
    if tags[noun] != "N" or tags[noun + 1 : noun + 2] in tuple("NSP'") or (after == ("of",) and behind == "P"):
        return None  # the same village council, the same city of Goma
    if lower[i] == "this" and not ADDRESS.isdisjoint(lower):
        return None
    return _mention(words, i, noun + 1, SAME, preposition)


def _mention(words: Words, first: int, last: int, kind: str, preposition: str) -> PlaceMention:
    return PlaceMention(
        words.span(first, last), words.starts[first], words.ends[last - 1], words.sentence.index, first, last, kind, preposition
    )


def pointed_to(mention: PlaceMention, told: Sequence[tuple[PlaceMention, Location]], dateline: Location | None) -> Location | None:
    """The place that a pointer means: of those `told` of before it the last of its kind, or the dateline's."""
    if mention.kind == HERE:
        return dateline
    kind = KIND_OF[mention.text.lower().split()[-1]]
    for before, place in reversed(told):
        if before.kind == kind or (place.kind is not None and place.kind == LEVELS.get(kind)):
            return place
    near = dateline is not None and dateline.kind == LEVELS.get(kind) and mention.text.lower().startswith("this")
    return dateline if near else None
