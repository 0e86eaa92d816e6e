"""Place names in a sentence: where they stand, what kind of place the text calls them, and what they are said to lie in.

Strong names (countries, provinces, districts, cities) are places wherever they stand; weak ones (villages) only behind
a locative preposition or beside a word for a kind of place. A name that no gazetteer knows is a place where a kind word
says so ("Band-e-Barq areas of Greshk"). `locative` is False for a place that acts or describes ("Kabul said", "US
airstrikes", "Helmand police chief").
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from events.model import Actor, Phrases, PlaceMention, Words

KIND_WORDS = {
    "district": "district districts county counties territory subdistrict tehsil tehsils woluswali uluswali rayon raion upazila cercle canton commune communes",
    "province": "province provinces state states governorate governorates region regions oblast department departments prefecture wilayat wilaya",
    "village": "village villages hamlet hamlets settlement settlements kibbutz township townships vereda",
    "city": "city cities town towns capital municipality municipalities port",
    "area": "area areas locality localities neighborhood neighborhoods neighbourhood neighbourhoods suburb suburbs sector sectors quarter zone zones "
            "district's countryside outskirts intersection square colony borough ward",
    "valley": "valley valleys gorge pass",
    "mountain": "mountain mountains hills hill heights peninsula island islands desert forest jungle plateau",
    "road": "road highway street avenue bridge junction roundabout boulevard motorway",
    "river": "river lake dam canal",
    "site": "airport airfield base prison camp camps crossing checkpoint border university hospital mosque church embassy bazaar market "
            "stadium barracks port station headquarters garrison refinery mine school square palace hotel jail compound",
}  # fmt: skip
KIND_OF = {word: kind for kind, words in KIND_WORDS.items() for word in words.split()}
LOCATIVE = frozenset(
    "in at near from to into around outside inside across throughout towards toward off between through along within beside "
    "outskirts via over above on against amid behind beyond under onto nearby".split()
)  # fmt: skip
DIRECTIONS = {"north": 0.0, "northeast": 45.0, "north-east": 45.0, "east": 90.0, "southeast": 135.0, "south-east": 135.0,
              "south": 180.0, "southwest": 225.0, "south-west": 225.0, "west": 270.0, "northwest": 315.0, "north-west": 315.0}  # fmt: skip
UNITS = {"km": 1.0, "kms": 1.0, "kilometers": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometre": 1.0, "miles": 1.609, "mile": 1.609}
# Words before a name that are no part of it: "southern Helmand", "the central Iraqi city of Najaf".
REGIONAL = frozenset("northern southern eastern western central northeastern northwestern southeastern southwestern downtown upper lower".split())
SPATIAL = frozenset(
    "part parts center centre heart rest most edge edges side streets street outskirts suburbs battlefields battlefield vicinity coast coasts "
    "half quarter corner corners skies shores shore banks bank tip much all slopes foothills entrance gates gate middle slums "
    "jungles mountains plains roads waters airspace territory soil front".split()
)  # fmt: skip
LIST_JOINTS = frozenset((",", "and", "or", "&", "/"))
# Between a place and the place it lies in: "Sangin district, Helmand", "Malgir in Greshk", "Marja (Helmand)".
PARENT_JOINTS = frozenset(((",",), ("in",), ("of",), ("(",), (",", "in"), ("in", "the"), ("of", "the"), (",", "the"), ("'s",), ("’s",), (",", "of")))
NOT_AFTER = frozenset("university bank general mullah president mr gen lake".split())
TITLES = frozenset("mr mrs ms dr gen gen. general col col. colonel capt captain lt maj major sgt president minister mullah maulvi sheikh haji king queen prince pope saint judge senator".split())


class Names(Protocol):
    """What the finder asks of a gazetteer."""

    def longest(self, words: list[str] | tuple[str, ...], start: int = 0) -> tuple[int, str] | None: ...


class PlaceFinder:
    """Finds place mentions; made once with a gazetteer."""

    def __init__(self, gazetteer: Names, demonyms: frozenset[str] = frozenset()) -> None:
        self._names = gazetteer
        self._demonyms = demonyms
        self._memo: dict[tuple[str, ...], tuple[int, str] | None] = {}

    def find(self, phrases: Phrases, actors: tuple[Actor, ...] = ()) -> tuple[PlaceMention, ...]:
        """The place mentions of a sentence in order, with kinds, parents and offsets."""
        words = phrases.words
        tags = words.tags
        if "P" not in tags:
            return ()
        taken = _inside_names(actors)
        found: list[PlaceMention] = []
        i, n = 0, len(tags)
        while i < n:
            if tags[i] != "P" or i in taken:
                i += 1
                continue
            mention, i = self._at(phrases, i)
            if mention is not None:
                found.append(mention)
        return _with_parents(words, _with_kinds(words, found)) if found else ()

    def _at(self, phrases: Phrases, i: int) -> tuple[PlaceMention | None, int]:
        """The place mention in the run of names that begins at word `i`, and the word to go on from."""
        words, tags, lower = phrases.words, phrases.words.tags, phrases.words.lower
        stop = i
        while stop < len(tags) and tags[stop] == "P":
            stop += 1
        if not words.cased or stop - i > 6:
            stop = min(stop, i + 6)
        first = i
        while first < stop and (lower[first] in REGIONAL or (lower[first] in KIND_OF and first + 1 < stop and lower[first + 1] != "of")):
            first += 1
        if first == stop:
            return None, stop
        end, strength = self._known(words, first, stop)
        kind, after = _kind_after(lower, end, stop if end < stop else len(lower))
        before = lower[first - 1] if first else ""
        preposition = self._preposition(words, i)
        if end < stop and not kind and lower[end] not in KIND_OF:
            strength = ""  # a longer run of names than any place known: a person, a newspaper, or a place unknown
        if not strength:
            kind, after = _kind_after(lower, stop, len(lower))
            if before in TITLES or lower[first] in TITLES:
                return None, stop
            named = bool(kind) or (before == "of" and first > 1 and lower[first - 2] in KIND_OF)
            if self._adjective(lower[stop - 1]) or (not named and not self._bare(phrases, first, stop)):
                return None, max(stop, i + 1)
            return _mention(words, first, stop, kind, preposition, True), after
        if strength == "weak" and not (preposition or kind or before == ","):
            return None, stop
        if before in TITLES:
            return None, stop
        locative = self._locative(phrases, first, end, kind, preposition)
        return _mention(words, first, end, kind, preposition, locative), max(end, after)

    def _known(self, words: Words, first: int, stop: int) -> tuple[int, str]:
        """The end of the longest known name at `first`, and its strength; (first, "") if none."""
        run = words.lower[first:stop]
        if run not in self._memo:
            if len(self._memo) > 50_000:
                self._memo.clear()
            self._memo[run] = self._names.longest(words.forms[first:stop], 0)
        found = self._memo[run]
        return (first + found[0], found[1]) if found else (first, "")

    def _bare(self, phrases: Phrases, first: int, stop: int) -> bool:
        """Whether a name that no gazetteer knows stands alone behind "in", "at" or "near": "killed in Ain Issa"."""
        words = phrases.words
        chunk = phrases.chunks[phrases.of[first]]
        alone = chunk.first == first and chunk.last == stop and words.cased
        return alone and first > 0 and words.lower[first - 1] in ("in", "at", "near", "outside") and stop - first <= 4 and words.forms[first][:1].isupper() and not words.forms[first].isupper()

    def _adjective(self, lower: str) -> bool:
        """A capitalised adjective that no gazetteer knows is no place: "the Andean city", "the Soviet embassy"."""
        return lower in self._demonyms or lower.endswith(("ean", "ian", "ese", "ish", "ic", "ist", "ists"))

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
                return "of" if j and (lower[j - 1] in KIND_OF or lower[j - 1] in SPATIAL) else ""
            if not (tags[j] in "DJPc,#'" or word in REGIONAL or word in KIND_OF or word in LIST_JOINTS or word == "town"):
                return ""
            j -= 1
            hops += 1
        return ""

    def _locative(self, phrases: Phrases, first: int, end: int, kind: str, preposition: str) -> bool:
        """Whether the name says where: behind a preposition, as object, in a list or apposition; not as subject or as
        description of people."""
        words = phrases.words
        chunk = phrases.chunks[phrases.of[first]]
        tail = words.lower[end : chunk.last] if phrases.of[first] == phrases.of[end - 1] else ()
        described = [w for w in tail if w not in KIND_OF]
        if described and not kind:
            return False
        following = words.lower[end] if end < len(words.lower) else ""
        if following in ("'s", "’s"):
            nxt = end + 1
            return bool(preposition) and nxt < len(words.lower)
        if preposition:
            return True
        before = phrases.of[first] - 1
        if before >= 0 and phrases.kinds[before] == "V":
            return True
        return bool(kind) or (before >= 1 and phrases.kinds[before] in ",(")


def _inside_names(actors: tuple[Actor, ...]) -> frozenset[int]:
    """Words inside names of people and bodies: no places ("Islamic State in Iraq and Syria"). Countries stay."""
    out: set[int] = set()
    for actor in actors:
        if actor.reference == "name" and actor.last - actor.first > 1 and actor.sector and actor.name and actor.name.lower().split()[0] in actor.text.lower():
            out.update(range(actor.first, actor.last))
    return frozenset(out)


def _kind_after(lower: tuple[str, ...], end: int, limit: int) -> tuple[str, int]:
    """The kind word right behind a name ("Helmand province"), and the word to go on from."""
    if end < len(lower) and lower[end] in KIND_OF:
        return KIND_OF[lower[end]], end + 1
    if end + 1 < len(lower) and lower[end] in ("provincial", "district", "refugee", "military", "international", "air", "army") and lower[end + 1] in KIND_OF:
        return KIND_OF[lower[end + 1]], end + 2
    return "", end


def _mention(words: Words, first: int, last: int, kind: str, preposition: str, locative: bool) -> PlaceMention:
    lower = words.lower
    if not kind and first > 1 and lower[first - 1] == "of" and lower[first - 2] in KIND_OF and not lower[first - 2].endswith("s"):
        kind = KIND_OF[lower[first - 2]]
    km, bearing = _offset(words, first)
    return PlaceMention(
        words.span(first, last), words.starts[first], words.ends[last - 1], words.sentence.index, first, last,
        kind, preposition, locative, (), km, bearing,
    )  # fmt: skip


def _offset(words: Words, first: int) -> tuple[float | None, float | None]:
    """ "30 km north of X": kilometres and degrees from north."""
    lower = words.lower
    if first < 2 or lower[first - 1] != "of" or lower[first - 2] not in DIRECTIONS:
        return None, None
    for unit in (first - 3, first - 7):  # also "30 km (19 miles) north"
        if unit > 0 and lower[unit] in UNITS:
            try:
                return float(lower[unit - 1].replace(",", "")) * UNITS[lower[unit]], DIRECTIONS[lower[first - 2]]
            except ValueError:
                return None, None
    return None, None


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
            out[i - 1] = replace(out[i - 1], kind=out[i].kind, locative=out[i].locative, preposition=out[i - 1].preposition or out[i].preposition)
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


def _with_parents(words: Words, found: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Each mention with the mentions it is said to lie in; a list shares the parent of its last member."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        one, two = out[i], out[i + 1]
        between = [w for w in words.lower[one.last : two.first] if w not in KIND_OF and w not in REGIONAL and w != "provincial" and not w.endswith(("ern", "an", "ese", "ish", "i"))]
        if _listed(words, one, two) and ((one.kind == two.kind and one.kind and _plural_kind(words, out, i)) or "and" in between):
            out[i] = replace(one, parents=two.parents, preposition=one.preposition or two.preposition)
        elif tuple(between) in PARENT_JOINTS:
            if between[0] in ("'s", "’s"):
                out[i + 1] = replace(two, parents=(*two.parents, i))
                out[i] = replace(one, locative=True)
            else:
                out[i] = replace(one, parents=(i + 1, *two.parents))
    return tuple(_lists_share(words, out))


def _lists_share(words: Words, found: list[PlaceMention]) -> list[PlaceMention]:
    """In "A, B and C in D" only C was given its parent by what follows; A and B lie there too."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        if out[i + 1].parents and (i + 1) in out[i].parents and out[i].kind == out[i + 1].kind and _listed(words, out[i], out[i + 1]):
            out[i] = replace(out[i], parents=out[i + 1].parents)
    return out
