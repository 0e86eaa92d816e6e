"""Place names in a sentence: where they stand, what kind of place the text calls them, and what they are said to lie in.

Strong names (countries, provinces, districts, cities) are places wherever they stand; weak ones (villages) only behind
a locative preposition, beside a word for a kind of place, or before the place they lie in. A name that no gazetteer
knows is a place where a kind word says so ("Band-e-Barq areas of Greshk"). "The Afghan capital" is one without a name.
`locative` is False for a place that acts or describes ("Kabul said", "US airstrikes", "Helmand police chief").
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from typing import Protocol

from events.mentions.place_links import is_heading, linked
from events.mentions.place_pointers import POINTING, pointer
from events.mentions.place_runs import inside_names, kind_after, names_end, offset, talked_of
from events.mentions.place_words import (
    AIMED,
    BODIES,
    CLOSE_BY,
    DIRECTIONS,
    FAITHS,
    JOINTS,
    KIND_OF,
    LIST_JOINTS,
    LOCATIVE,
    MISSIONS,
    OFFICES,
    PARTICLES,
    PROJECTILES,
    REGIONAL,
    RESIDENTS,
    SEVERAL,
    SPATIAL,
    STRUCK,
    TAKEN,
    TITLES,
    WISHES,
)
from events.model import Actor, Phrases, PlaceMention, Words

BUILT = frozenset(("site", "building", "road", "river", "mountain", "island", "valley", "border"))
FACILITIES = frozenset(("site", "building", "river", "area", "road", "border"))
DIVISIONS = frozenset(("district", "county", "province", "village", "city", "area"))
OPENING = REGIONAL | frozenset("new old great saint port fort cape mount lake ivory long grand big high little red black white".split())
"""Words of names that are others too, so that at the head of a sentence their capital says nothing."""
OFFICE_OF = frozenset((office,) for office in OFFICES)
LONGEST = 6
"""Words of the longest name looked for."""


class Names(Protocol):
    """What the finder asks of a gazetteer."""

    def longest(self, words: list[str] | tuple[str, ...], start: int = 0) -> tuple[int, str] | None: ...

    def strength(self, name: str) -> str | None: ...

    def nationality(self, word: str) -> str | None: ...

    def is_country(self, name: str) -> bool: ...


BANDS = frozenset(("REB", "UAF", "CRM", "PRM"))
STATELESS = frozenset(("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"))
"""What stands for the country of bodies that are of no state."""


class PlaceFinder:
    """Finds place mentions; made once with a gazetteer. `ordinary` are words of the language: a capital letter alone
    makes no place of them ("in Front of the school")."""

    def __init__(self, gazetteer: Names, demonyms: frozenset[str] = frozenset(), ordinary: Container[str] = frozenset()) -> None:
        self._names = gazetteer
        self._demonyms = demonyms
        self._ordinary = ordinary
        self._memo: dict[tuple[str, ...], tuple[int, str] | None] = {}

    def find(self, phrases: Phrases, actors: tuple[Actor, ...] = ()) -> tuple[PlaceMention, ...]:
        """The place mentions of a sentence in order, with kinds, parents and offsets."""
        words = phrases.words
        tags, lower = words.tags, words.lower
        capital, pointing = "capital" in lower, not POINTING.isdisjoint(lower)
        if "P" not in tags and not capital and not pointing:
            return ()
        taken = inside_names(actors)
        found: list[PlaceMention] = []
        i, n = 0, len(tags)
        opened = self._opened(phrases, taken) if n > 1 and lower[0] in OPENING and tags[1] == "P" != tags[0] else None
        if opened is not None:
            found.append(opened)
            i = opened.last
        while i < n:
            mention: PlaceMention | None = None
            if tags[i] == "P" and (i not in taken or self._is_place(words, i, taken)):
                mention, i = self._at(phrases, i, found[-1].last if found else -1)
            else:
                mention = self._capital(words, i) if capital and lower[i] == "capital" else None
                if pointing and lower[i] in POINTING:
                    mention = pointer(words, i, self._preposition(words, i))
                i += 1
            if mention is not None:
                found.append(mention)
        if not found:
            return ()
        out = linked(words, found, self._names)
        return tuple(replace(p, locative=True) for p in out) if is_heading(words, out) else out

    def _opened(self, phrases: Phrases, taken: frozenset[int]) -> PlaceMention | None:
        """The place whose name opens the sentence with a word that says nothing by its capital: "New York police"."""
        words = phrases.words
        end, strength = self._known(words, 0, names_end(words, 1))
        if end < 2 or not words.forms[0][0].isupper() or (0 in taken and words.lower[end : end + 1] not in OFFICE_OF):
            return None
        kind, _ = kind_after(words.lower, end)
        if strength == "weak" and not (kind or self._before_parent(words, end)):
            return None
        return self._mention(words, 0, end, kind, "", self._locative(phrases, 0, end, kind, ""))

    def _is_place(self, words: Words, i: int, taken: frozenset[int]) -> bool:
        """Whether what was taken for somebody's name is a strong place's behind a preposition ("in Chin State") or before its
        office ("Kano State Police Command")."""
        if i - 1 in taken:
            return False
        stop = i
        while stop < len(words.tags) and words.tags[stop] == "P":
            stop += 1
        end, strength = self._known(words, i, stop)
        if strength != "strong":
            return False
        return words.lower[end] in OFFICES if end < stop else bool(i) and words.lower[i - 1] in LOCATIVE

    def _at(self, phrases: Phrases, i: int, told: int) -> tuple[PlaceMention | None, int]:
        """The place mention in the run of names that begins at word `i`, and the word to go on from; `told` is the word
        at which the mention before it ends."""
        words, lower = phrases.words, phrases.words.lower
        stop = names_end(words, i)
        first, prefix = self._without_prefix(words, i, stop)
        end, strength = self._known(words, i, stop, joined=True)
        if first > i and strength and end > first:
            first, prefix = i, ""
        elif first > i:
            end, strength = self._known(words, first, stop, joined=True)
        if first == stop:
            return None, stop
        if end > stop:
            stop = end
        kind, after = kind_after(lower, end)
        if kind in BUILT and strength and self._names.longest(words.forms[first:after]) == (after - first, "strong"):
            end = after  # "Bagram airfield", "Salang pass"
            stop = max(stop, end)
        before = lower[first - 1] if first else ""
        preposition = self._preposition(words, i)
        if before in TITLES or (lower[first] in TITLES and words.forms[first] != "DR"):  # but DR Congo
            return None, stop
        if after < len(lower) and after == end and lower[end] in MISSIONS:
            return None, max(stop, end)
        if end < stop and not kind and lower[end] not in KIND_OF:
            if strength == "strong" and lower[end] in OFFICES:
                return self._mention(words, first, end, "", "", False), stop  # "Texas Governor Greg Abbott"
            strength = ""  # a longer run of names than any place known: a person, a newspaper, or a place unknown
        if not strength:
            listed = told == first - 1 and before == "," and self._before_parent(words, stop)
            return self._unknown(phrases, first if prefix else i, stop, prefix, preposition, listed)
        kind = kind or prefix
        if strength == "strong" and end < len(lower) and lower[end] in SEVERAL and before not in LIST_JOINTS:
            kind = ""  # "raided Katsina villages", which lie in Katsina
        if self._describes(words, first, end, kind):
            return None, max(end, first + 1)
        struck = before in STRUCK and not PROJECTILES.isdisjoint(lower)
        sure = preposition or kind or before == "," or before in AIMED or struck
        if strength == "weak" and not (sure or self._before_parent(words, end)):
            return None, stop
        locative = self._locative(phrases, first, end, kind, preposition)
        return self._mention(words, first, end, kind, preposition, locative), max(end, after)

    def _unknown(
        self, phrases: Phrases, first: int, stop: int, prefix: str, preposition: str, listed: bool
    ) -> tuple[PlaceMention | None, int]:
        """A name that no gazetteer knows, words `first` to `stop`: a place where a kind word or a preposition says so, or
        where it is `listed` between a place and the one that holds both."""
        words, lower = phrases.words, phrases.words.lower
        kind, after = kind_after(lower, stop)
        kind = kind or prefix
        of = first > 1 and lower[first - 1] == "of" and lower[first - 2] in KIND_OF
        named = bool(kind) or of or listed
        if not kind and stop - first > 1 and lower[stop - 1] in KIND_OF:
            kind = KIND_OF[lower[stop - 1]]  # "Orakzai Agency", "Atlantic Avenue"
            named = bool(preposition) or kind in DIVISIONS
            stop, after = (stop if kind in BUILT else stop - 1), stop
        elif not kind and stop - first > 1 and lower[first] in KIND_OF:
            kind, named = KIND_OF[lower[first]], bool(preposition)  # "Lake Zorchabad"
        adjective = stop - first == 1 and self._adjective(lower[stop - 1]) and not (kind and not self._names.nationality(lower[stop - 1]))
        if adjective or (not named and not self._bare(phrases, first, stop)):
            return None, max(stop, first + 1)
        if stop - first == 1 and not of and (lower[first] in self._ordinary or lower[first] in FAITHS):
            return None, stop
        return self._mention(words, first, stop, kind, preposition, True), after

    def _without_prefix(self, words: Words, i: int, stop: int) -> tuple[int, str]:
        """Where the name itself begins behind "Southern", "Barangay", "City"; and the kind that such a word tells."""
        lower, first, kind = words.lower, i, ""
        while first < stop and (lower[first] in REGIONAL or (lower[first] in KIND_OF and first + 1 < stop and lower[first + 1] != "of")):
            said = KIND_OF.get(lower[first], "") if lower[first] not in REGIONAL else ""
            if said in BUILT:
                break  # "Lake Chad" is no Chad, "Camp Liberty" no Liberty
            kind = said or kind
            first += 1
        return first, kind

    def _known(self, words: Words, first: int, stop: int, joined: bool = False) -> tuple[int, str]:
        """The end of the longest known name at `first`, and its strength; (first, "") if none. With `joined`, names with
        "of" or "and" inside are looked for as well."""
        reach = stop
        if joined:
            n = len(words.tags)
            while (
                reach + 1 < n
                and words.lower[reach] in JOINTS
                and (words.tags[reach + 1] == "P" or words.lower[reach + 1] == "the")
                and reach - first < LONGEST
            ):
                reach = names_end(words, reach + 1) if words.tags[reach + 1] == "P" else reach + 1
            while reach > stop and words.tags[reach - 1] != "P":
                reach -= 1
        run = words.lower[first:reach]
        if run not in self._memo:
            if len(self._memo) > 50_000:
                self._memo.clear()
            self._memo[run] = self._names.longest(words.forms[first:reach], 0)
        found = self._memo[run]
        if found is None:
            return first, ""
        end = first + found[0]
        if end > stop and (words.tags[end - 1] != "P" or words.lower[end - 1] in JOINTS):
            return self._known(words, first, stop)
        return end, found[1]

    def _bare(self, phrases: Phrases, first: int, stop: int) -> bool:
        """Whether a name that no gazetteer knows stands alone behind "in", "at" or "near": "killed in Ain Issa"."""
        words = phrases.words
        if not words.cased or not first or stop - first > 4:
            return False
        chunk = phrases.chunks[phrases.of[first]]
        alone = chunk.first == first and chunk.last == stop
        close = words.lower[first - 1] in CLOSE_BY or (words.lower[first - 1] == "and" and self._preposition(words, first) == "between")
        return alone and close and words.forms[first][:1].isupper() and not words.forms[first].isupper()

    def _adjective(self, lower: str) -> bool:
        """A capitalised adjective that no gazetteer knows is no place: "the Andean city", "the Soviet embassy"."""
        return lower in self._demonyms or lower.endswith(("ean", "ian", "ese", "ish", "ic", "ist", "ists"))

    def _describes(self, words: Words, first: int, end: int, kind: str) -> bool:
        """Whether a known name only says whose city or body it is: "the Somali capital Mogadishu", "the Iraqi city of
        Kirkuk", "the University of Chile"."""
        lower, tags = words.lower, words.tags
        if first > 1 and lower[first - 1] == "of" and lower[first - 2] in BODIES:
            return True
        if kind == "building" and end - first == 1 and lower[first] in FAITHS:
            return True  # a Jewish school
        if not kind or end - first > 1 or not self._names.nationality(lower[first]):
            return False
        after = end + 1
        if after + 1 < len(lower) and lower[after] == "of":
            return not self._names.is_country(words.forms[after + 1])  # but "the Somali region of Ethiopia"
        return after < len(lower) and (tags[after] == "P" or lower[end] == "capital")

    def _before_parent(self, words: Words, end: int) -> bool:
        """Whether what follows is a strong name, the place it may lie in: "attacked Palma in northern Mozambique"."""
        lower, tags = words.lower, words.tags
        if end + 1 >= len(lower) or lower[end] not in ("in", ","):
            return False
        at = end + 1
        while at < len(lower) and (lower[at] in REGIONAL or lower[at] == "the"):
            at += 1
        return at < len(lower) and tags[at] == "P" and self._known(words, at, names_end(words, at))[1] == "strong"

    def _preposition(self, words: Words, i: int) -> str:
        """The locative preposition that introduces the name at `i`, through determiners, directions and lists."""
        lower, tags, j, hops = words.lower, words.tags, i - 1, 0
        while j >= 0 and hops < 14:
            word = lower[j]
            if word in LOCATIVE:
                return word
            if word == "of":
                if j and lower[j - 1] in DIRECTIONS:
                    return lower[j - 1]
                return (
                    "of"
                    if j and (lower[j - 1] in KIND_OF or lower[j - 1] in SPATIAL or lower[j - 1] in TAKEN or lower[j - 1] in RESIDENTS)
                    else ""
                )
            if not (tags[j] in "DJPc,#'" or word in REGIONAL or word in KIND_OF or word in LIST_JOINTS or word in PARTICLES):
                return ""
            j -= 1
            hops += 1
        return ""

    def _locative(self, phrases: Phrases, first: int, end: int, kind: str, preposition: str) -> bool:
        """Whether the name says where: behind a preposition, as object, in a list or apposition; not as subject or as
        description of people."""
        words, lower = phrases.words, phrases.words.lower
        if preposition == "between" and talked_of(words, first):
            return False
        at = phrases.of[first]
        chunk = phrases.chunks[at]
        tail = lower[end : chunk.last] if at == phrases.of[end - 1] else ()
        described = [w for w in tail if w not in KIND_OF]
        if described and not kind:
            entered = at > 0 and phrases.kinds[at - 1] == "V"  # stormed a Moscow theatre
            facility = (bool(preposition) or entered) and KIND_OF.get(tail[-1]) in FACILITIES
            return facility and not self._names.is_country(words.span(first, end))
        following = lower[end] if end < len(lower) else ""
        if following in ("'s", "’s"):
            return bool(preposition) and end + 1 < len(lower) and not (preposition == "at" and lower[end + 1] in WISHES)
        if preposition:
            return True
        before = at - 1
        acts = (
            at + 1 < len(phrases.kinds)
            and phrases.kinds[at + 1] == "V"
            and bool(phrases.chunks[at + 1].modal)
            and words.tags[end : end + 1] == "m"
        )
        if before >= 0 and phrases.kinds[before] == "V" and not acts:  # but "said Paris would not yield"
            return True
        if not kind and at + 1 < len(phrases.kinds) and phrases.kinds[at + 1] == "V" and phrases.chunks[at + 1].form == "finite":
            return False  # "..., Paris said"
        listed = (
            before >= 2 and phrases.kinds[before - 2 : before + 1] in (",NC", "VNC") and words.tags[phrases.chunks[before - 1].head] == "P"
        )
        return (
            bool(kind)
            or listed
            or (before >= 1 and phrases.kinds[before] in ",(" and lower[phrases.chunks[before].first] != ";")
            or following == "/"
        )

    def _mention(self, words: Words, first: int, last: int, kind: str, preposition: str, locative: bool) -> PlaceMention:
        lower = words.lower
        of = first > 1 and lower[first - 1] == "of"
        if not kind and of and lower[first - 2] in KIND_OF and not lower[first - 2].endswith("s") and lower[first - 2] != "capital":
            kind = KIND_OF[lower[first - 2]]
        km, bearing = offset(words, first)
        return PlaceMention(
            words.span(first, last), words.starts[first], words.ends[last - 1], words.sentence.index, first, last,
            kind, preposition, locative, (), km, bearing, self._country(words, first),
        )  # fmt: skip

    def _country(self, words: Words, first: int) -> str:
        """The country whose adjective stands before the word for the kind: "the northern Iraqi city of Kirkuk"."""
        lower, at = words.lower, first - 1
        if at > 0 and lower[at] == "of":
            at -= 1
        if at < 1 or lower[at] not in KIND_OF:
            return ""
        for j in range(at - 1, max(at - 4, -1), -1):
            if code := self._names.nationality(lower[j]):
                return code
            if words.tags[j] not in "JPN":
                return ""
        return ""

    def _capital(self, words: Words, i: int) -> PlaceMention | None:
        """A capital that is not called by its name: "in the Afghan capital", "in this capital", "the provincial capital"."""
        lower, tags, n = words.lower, words.tags, len(words.lower)
        following = lower[i + 1] if i + 1 < n else "."
        if tags[i] != "N" or following == "of" or (i + 1 < n and tags[i + 1] in "NSP#"):
            return None
        if following == "," and i + 2 < n and tags[i + 2] == "P":
            return None  # "the capital, Kabul"
        first, country, kind = i, "", "capital"
        while first and (tags[first - 1] in "JP" or lower[first - 1] in REGIONAL):
            first -= 1
            country = self._names.nationality(lower[first]) or country
            if lower[first] in ("provincial", "state", "regional", "departmental"):
                kind = "seat"
        preposition = self._preposition(words, first)
        if not preposition or (not country and first == i and (not first or tags[first - 1] != "D")):
            return None
        at = max(
            j
            for j in range(first, i + 1)
            if j == first or self._names.nationality(lower[j]) or lower[j] in ("provincial", "state", "regional")
        )
        return PlaceMention(
            words.span(at, i + 1), words.starts[at], words.ends[i], words.sentence.index, at, i + 1, kind, preposition, True, country=country
        )  # fmt: skip
