"""Runs: how far a place's name reaches in a sentence, and what the words around it say of it."""

from __future__ import annotations

from events.mentions.place_words import DIRECTIONS, KIND_OF, MODIFIERS, PARTICLES, TALKS, UNITS
from events.model import Actor, Words

LONGEST = 6
BANDS = frozenset(("REB", "UAF", "CRM", "PRM"))
STATELESS = frozenset(("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"))


def names_end(words: Words, i: int) -> int:
    """The end of the run of names at `i`, small words of Romance and Arabic names included."""
    tags, lower, stop = words.tags, words.lower, i
    n = len(tags)
    while stop < n and (
        tags[stop] == "P"
        or (stop > i and lower[stop] in PARTICLES and stop + 1 < n and (tags[stop + 1] == "P" or lower[stop + 1] in PARTICLES))
    ):
        stop += 1
    return stop if words.cased and stop - i <= LONGEST else min(stop, i + LONGEST)


def inside_names(actors: tuple[Actor, ...]) -> frozenset[int]:
    """Words inside names of people and bodies: no places ("Islamic State in Iraq and Syria"). Countries stay."""
    out: set[int] = set()
    for actor in actors:
        if (
            actor.reference == "name"
            and actor.last - actor.first > 1
            and actor.sector
            and actor.name
            and actor.name.lower().split()[0] in actor.text.lower()
        ):
            own, said = actor.name.lower().split()[0], actor.text.lower().split()
            out.update(range(actor.first + (said.index(own) if own in said else 0), actor.last))
        elif actor.name and actor.country in STATELESS and actor.reference == "name":
            out.update(range(actor.first, actor.last))  # an African Union base
        elif actor.name and actor.sector in BANDS and (opening := actor.name.lower().split()[0]) in (words := actor.text.lower().split()):
            out.update(range(actor.first + words.index(opening), actor.last))  # members of the Islamic State West Africa Province
    return frozenset(out)


def kind_after(lower: tuple[str, ...], end: int) -> tuple[str, int]:
    """The kind word right behind a name ("Helmand province"), and the word to go on from."""
    if end < len(lower) and lower[end] in KIND_OF:
        return KIND_OF[lower[end]], end + 1
    if lower[end : end + 3] == ("local", "government", "area"):
        return "district", end + 3
    if end + 1 < len(lower) and lower[end] in MODIFIERS and lower[end + 1] in KIND_OF:
        return KIND_OF[lower[end + 1]], end + 2
    return "", end


def talked_of(words: Words, first: int) -> bool:
    """Whether "between" stands behind a word for dealings: "talks between Kabul and Islamabad"."""
    for j in range(first - 1, max(first - 9, 0), -1):
        if words.lower[j] == "between":
            return words.lower[j - 1] in TALKS
    return False


def offset(words: Words, first: int) -> tuple[float | None, float | None]:
    """ "30 km north of X": kilometres and degrees from north."""
    lower = words.lower
    if first < 2 or lower[first - 1] != "of" or lower[first - 2] not in DIRECTIONS:
        return None, None
    for unit in (first - 3, first - 7, first - 5):  # also "30 km (19 miles) north", "30 km to the north"
        if unit > 0 and lower[unit] in UNITS:
            try:
                return float(lower[unit - 1].replace(",", "")) * UNITS[lower[unit]], DIRECTIONS[lower[first - 2]]
            except ValueError:
                return None, None
    return None, None
