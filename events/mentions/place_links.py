"""What the place names of a sentence say of each other: kinds shared by a list, what lies in what, what is near what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from events.mentions.place_words import DIRECTIONS, KIND_OF, LIST_JOINTS, PARENT_JOINTS, REGIONAL, SPATIAL, UNITS
from events.model import PlaceMention, Words

ARTICLES = frozenset(("the", "a", "an"))
LONGEST_HEADING = 8
"""Words of the longest line that is a heading."""
SMALLER = frozenset(("area", "village", "city", "district"))


class Strengths(Protocol):
    """What is asked of a gazetteer."""

    def strength(self, name: str) -> str | None: ...

    def is_country(self, name: str) -> bool: ...


def linked(words: Words, found: list[PlaceMention], names: Strengths) -> tuple[PlaceMention, ...]:
    """The mentions of a sentence, in order, with the kinds and parents that they give each other."""
    if len(found) < 2:
        return tuple(found)
    return tuple(_with_parents(words, _with_kinds(words, _between(words, found, names)), names))


def is_heading(words: Words, found: Sequence[PlaceMention]) -> bool:
    """Whether a line holds nothing but a place and what it lies in, or its kind: "Sangin/Helmand", "Kandahar province"."""
    if len(words.forms) > LONGEST_HEADING or words.sentence.block == "title":
        return False
    covered = {i for p in found for i in range(p.first, p.last)}
    rest = [w for i, w in enumerate(words.lower) if i not in covered]
    return bool(rest) and all(w in KIND_OF or not w.isalnum() for w in rest) and (len(found) > 1 or rest[0] in KIND_OF)


def _between(words: Words, found: list[PlaceMention], names: Strengths) -> list[PlaceMention]:
    """ "Between A and B" is one place, on the way from one to the other; of countries, only their border is one."""
    out: list[PlaceMention] = []
    for place in found:
        if out and _is_pair(words, out[-1], place) and (_bordered(words, out[-1]) or not names.is_country(out[-1].text)):
            out[-1] = replace(out[-1], text=words.span(out[-1].first, place.last), end=place.end, last=place.last)
        else:
            out.append(place)
    return out


def _bordered(words: Words, one: PlaceMention) -> bool:
    """Whether it is a border that lies between a place and another: "the frontier between Chad and Sudan"."""
    return one.first > 1 and KIND_OF.get(words.lower[one.first - 2]) == "border"


def _is_pair(words: Words, one: PlaceMention, two: PlaceMention) -> bool:
    """Whether two places are the ends of a "between"."""
    return (
        one.preposition == two.preposition == "between" and words.lower[one.first - 1] == "between"
        and words.lower[one.last : two.first] == ("and",) and one.locative and two.locative and not (one.kind or two.kind)
    )  # fmt: skip


def _with_kinds(words: Words, found: list[PlaceMention]) -> list[PlaceMention]:
    """A plural kind word behind a list goes for all of it: "Sangin, Marjah and Nad Ali districts". One between two names is
    the first one's: "Andar district of Ghazni" says nothing of what Ghazni is."""
    out = list(found)
    for i in range(1, len(out)):
        taken = out[i - 1].kind and out[i - 1].last == out[i].first - 2 and words.lower[out[i].first - 1] == "of"
        if taken and KIND_OF.get(next(iter(words.lower[out[i].last :]), "")) is None:
            out[i] = replace(out[i], kind="")
    for i in range(len(out) - 1, 0, -1):
        if out[i].kind and not out[i - 1].kind and _listed(words, out[i - 1], out[i]) and _plural_kind(words, out, i):
            out[i - 1] = replace(
                out[i - 1], kind=out[i].kind, locative=out[i].locative, preposition=out[i - 1].preposition or out[i].preposition
            )
    return out


def _plural_kind(words: Words, found: list[PlaceMention], i: int) -> bool:
    """Whether the kind word that `found[i]` has or was lent is plural."""
    while i + 1 < len(found) and _listed(words, found[i], found[i + 1]):
        i += 1
    following = words.lower[found[i].last] if found[i].last < len(words.lower) else ""
    return following in KIND_OF and following.endswith("s")


def _listed(words: Words, one: PlaceMention, two: PlaceMention) -> bool:
    between = words.lower[one.last : two.first]
    return bool(between) and all(w in LIST_JOINTS for w in between)


def _with_parents(words: Words, found: list[PlaceMention], names: Strengths) -> list[PlaceMention]:
    """Each mention with the mentions it is said to lie in; a list shares the parent of its last member."""
    out = list(found)
    listed = False  # whether the mention after this one is a member of a list that "and" ends
    for i in range(len(out) - 2, -1, -1):
        one, two = out[i], out[i + 1]
        between = words.lower[one.last : two.first]
        joint = tuple(w for w in between if not _filler(w))
        if listed and between == (",",) and not (one.kind or two.kind):  # Homs, Hama and Idlib
            out[i] = replace(one, parents=two.parents, preposition=one.preposition or two.preposition)
            continue
        listed = (
            "and" in between and _listed(words, one, two) and not (i + 2 < len(out) and words.lower[two.last : out[i + 2].first] == (",",))
        )
        if _listed(words, one, two) and ((one.kind == two.kind and one.kind and _plural_kind(words, out, i)) or "and" in between):
            out[i] = replace(one, parents=two.parents, preposition=one.preposition or two.preposition)
        elif _beside(between):
            out[i] = replace(one, near=i + 1)
            out[i + 1] = replace(two, locative=False)
        elif joint in PARENT_JOINTS and not _long_list(words, out, i) and not _abroad(one, joint, names):
            _join(words, out, i, joint, names)
    return _lists_share(words, out)


def _abroad(one: PlaceMention, joint: tuple[str, ...], names: Strengths) -> bool:
    """Whether a country only says whose somebody is who is somewhere: "the Emir of Qatar in Sofia"."""
    return not one.locative and joint[0] == "in" and names.is_country(one.text)


def _long_list(words: Words, found: list[PlaceMention], i: int) -> bool:
    """Whether commas alone join the name to two others and "and" a last one: "Sanaa, Taiz, Ibb and Dhamar"; of three the
    second may be the province of the first."""
    first, last = i, i
    while first > 0 and words.lower[found[first - 1].last : found[first].first] == (",",):
        first -= 1
    while last + 1 < len(found) and words.lower[found[last].last : found[last + 1].first] == (",",):
        last += 1
    closed = last + 1 < len(found) and words.lower[found[last].last : found[last + 1].first] in (("and",), (",", "and"))
    return closed and last - first >= 2


def _join(words: Words, out: list[PlaceMention], i: int, joint: tuple[str, ...], names: Strengths) -> None:
    """Give one of `out[i]` and the mention after it the other for a parent."""
    one, two = out[i], out[i + 1]
    between = words.lower[one.last : two.first]
    if joint[0] in ("'s", "’s"):
        out[i + 1] = replace(two, parents=(*two.parents, i))
        out[i] = replace(one, locative=True)
    elif (
        joint == ("of",)
        and between[0] in KIND_OF
        and one.kind in SMALLER
        and names.strength(two.text) != "strong"
        and names.strength(one.text) == "strong"
    ):
        # "the Baghdad neighbourhood of Bayaa"
        out[i + 1] = replace(two, kind=one.kind, parents=(*two.parents, i), locative=True)
        out[i] = replace(one, kind="")
    else:
        apposed = joint[0] == "," and len(between) > 1 and (between[1] in ARTICLES or between[1] in KIND_OF)  # "Kabul, a city in"
        said = next((KIND_OF[w] for w in between if w in KIND_OF), "") if apposed else ""
        owned = i + 2 < len(out) and i + 1 in out[i + 2].parents and words.lower[two.last : two.last + 1] in (("'s",), ("’s",))
        outer = (i + 1, i + 2) if owned else (i + 1,)  # a village in Nigeria's Zamfara state
        out[i] = replace(one, parents=(*outer, *two.parents), kind=one.kind or said)
        if said and two.kind == said and words.lower[two.last : two.last + 1] != (said,):
            out[i + 1] = replace(two, kind="")


def _filler(word: str) -> bool:
    """Words between a place and its parent that say nothing of how they stand to each other."""
    return (
        word in KIND_OF
        or word in REGIONAL
        or word in SPATIAL
        or word in ARTICLES
        or word == "provincial"
        or (len(word) > 3 and word.endswith(("ern", "an", "ese", "ish", "i")))
    )


def _beside(between: tuple[str, ...]) -> bool:
    """Whether the words between two names say that the first lies beside the second: ", 30 km north of", ", near"."""
    if between in ((",", "near"), (",", "close", "to"), ("near",)):
        return True
    if len(between) < 3 or between[0] not in (",", "(") or between[-1] != "of" or between[-2] not in DIRECTIONS:
        return False
    return between[-3] not in ("in", "the") or any(w in UNITS for w in between)


def _lists_share(words: Words, found: list[PlaceMention]) -> list[PlaceMention]:
    """In "A, B and C in D" only C was given its parent by what follows; A and B lie there too. "A, B, C" is no list but a
    place, its province and its country."""
    out = list(found)
    closed = False  # whether an "and" ends the list that the mention after this one is a member of
    for i in range(len(out) - 2, -1, -1):
        listed = _listed(words, out[i], out[i + 1])
        closed = listed and (closed or "and" in words.lower[out[i].last : out[i + 1].first])
        if closed and out[i + 1].parents and (i + 1) in out[i].parents and out[i].kind == out[i + 1].kind:
            out[i] = replace(out[i], parents=out[i + 1].parents)
    return out
