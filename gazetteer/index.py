"""The gazetteer in memory: a name in, the places it may mean out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from gazetteer import build, store
from gazetteer.errors import UnknownScope
from gazetteer.folding import (
    ARTICLES,
    EZAFE,
    LONGEST,
    acronym,
    bracketed,
    english_carons,
    fold,
    fold_words,
    skeleton,
    vowels,
)
from gazetteer.kinds import kinds_of, without_generic
from gazetteer.model import KINDS, Candidate, Context, Entry, Mention, Place, Resolution
from gazetteer.shelf import Shelf

TIER_SCORE = {"exact": 1.0, "folded": 0.95, "vowels": 0.85, "skeleton": 0.7, "fuzzy": 0.5}
OTHER_KIND = 0.1
"""What a candidate loses if the name's own words say another kind: a village for "Nawa district"."""
FUZZY_CUTOFF = 82.0
LONG_SKELETON = 4
"""So many consonants tell villages of one province, or divisions of a country, apart."""
LONGEST_NAME = 6
"""Words of the longest name that `Gazetteer.longest` looks for."""
MEMO = 100_000

Found = dict[tuple[int, int], Candidate]


class Gazetteer:
    """Names to places. Make one with `Gazetteer.load`; it is immutable but for its caches."""

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        self._shelves = tuple(shelves)
        self._memo: dict[tuple[str, str | None, tuple[str, ...] | None], tuple[Candidate, ...]] = {}
        self._strengths: dict[str, str | None] = {}
        self._nationalities: dict[str, str] | None = None

    @classmethod
    def load(cls, path: str | Path | None = None, extra: Iterable[Entry | str | Path] = ()) -> Gazetteer:
        """The gazetteer in the folder `path`, the shipped one by default.

        `extra` are entries of your own, or folders of further gazetteers, to look in as well.

        Raises:
            DamagedFile: a folder does not hold a whole gazetteer of this version.
        """
        entries: list[Entry] = []
        folders: list[Path] = [Path(path) if path is not None else store.SHIPPED]
        for more in extra:
            if isinstance(more, Entry):
                entries.append(more)
            else:
                folders.append(Path(more))
        opened = [store.open_folder(folder) for folder in folders]
        if entries:
            opened.append(store.open_tables(build.build(entries)))
        shelves = [Shelf(o) for o in opened]
        store.release_memory()
        return cls(shelves)

    @staticmethod
    def digest_of(path: str | Path | None = None) -> str:
        """The digest of the gazetteer in the folder `path`, the shipped one by default, without loading it.

        Raises:
            DamagedFile: the folder does not hold a whole gazetteer of this version.
        """
        return store.open_folder(Path(path) if path is not None else store.SHIPPED).digest

    @property
    def digest(self) -> str:
        """A hash of everything this gazetteer holds."""
        return "+".join(shelf.digest for shelf in self._shelves)

    def __len__(self) -> int:
        return sum(map(len, self._shelves))

    # ---- names in text --------------------------------------------------------------------------------------------

    def strength(self, name: str | Sequence[str]) -> str | None:
        """ "strong" if `name` (or its words) decides by itself that it is a place, "weak" if it may be one, else None."""
        text = name if isinstance(name, str) else " ".join(name)
        capitals = acronym(text)
        return (capitals and self._strength(capitals)) or self._strength(fold(text))

    def longest(self, words: Sequence[str], start: int = 0) -> tuple[int, str] | None:
        """The longest known name beginning at `words[start]`: how many words it has, and its strength; else None.

        `words` are a sentence's tokens, cased or not. Meant for every capitalised word of a text: some five dict probes.
        """
        key = ""
        best: tuple[int, str] | None = None
        for n, word in enumerate(words[start : start + LONGEST_NAME], start=1):
            folded = fold(word)
            if not folded and n == 1:
                return None
            if n > 1 and (not folded or folded in EZAFE):
                if not folded and word not in ("-", "'", "’", "‘", "."):
                    break
                continue
            key += folded
            strength = self._strength(key)
            if strength is None and n == 1 and (capitals := acronym(word)):
                strength = self._strength(capitals)
            if strength is not None:
                best = (n, strength)
        return best

    def _strength(self, key: str) -> str | None:
        try:
            return self._strengths[key]
        except KeyError:
            pass
        if len(self._strengths) >= MEMO:
            self._strengths.clear()
        found: str | None = None
        for shelf in self._shelves:
            at = shelf.at(key) if len(key) > 1 else -1
            if at >= 0 and found != "strong":
                found = "strong" if shelf.is_strong(at) else "weak"
        self._strengths[key] = found
        return found

    def is_country(self, name: str) -> bool:
        """Whether `name` is a name of a country."""
        return any(c.tier in ("exact", "folded") for c in self.lookup(name, kinds=("country",)))

    def nationality(self, word: str) -> str | None:
        """The country (alpha-3) whose people or things `word` names: "Afghan" is AFG."""
        if self._nationalities is None:
            self._nationalities = {d.lower(): code for s in self._shelves for d, code in s.demonyms().items()}
        return self._nationalities.get(word.lower())

    # ---- places by code -------------------------------------------------------------------------------------------

    def country(self, code: str) -> Place | None:
        """The country with an ISO 3166 alpha-3 code."""
        return next((p for p in self.within(code, ("country",)) if p.country == code), None)

    def division(self, code: str) -> Place | None:
        """The province or district with a code (AF30, AF3004, UA-14)."""
        for place in self.within(code, ("adm1", "adm2")):
            if code == (place.adm2_code or place.adm1_code):
                return place
        return None

    def capital(self, code: str) -> Place | None:
        """The capital of a country (alpha-3) or a province, where it is known."""
        for shelf in self._shelves:
            row = shelf.capitals().get(code)
            if row is not None:
                return shelf.place(row)
        return None

    def within(self, code: str, kinds: Sequence[str] = KINDS) -> Iterable[Place]:
        """The places of some kinds in a country, province or district."""
        for shelf in self._shelves:
            for row in shelf.rows(code):
                place = shelf.place(row)
                if place.kind in kinds:
                    yield place

    def nearest(self, latitude: float, longitude: float, count: int = 1) -> list[Place]:
        """The settlements and districts nearest a point, closest first."""
        from gazetteer.offsets import sphere_km

        found = [p for shelf in self._shelves for p in shelf.nearest(latitude, longitude, count)]
        return sorted(found, key=lambda p: sphere_km(latitude, longitude, p.latitude, p.longitude))[:count]

    # ---- looking up -----------------------------------------------------------------------------------------------

    def lookup(
        self, name: str, within: str | Place | None = None, kinds: Sequence[str] | None = None
    ) -> list[Candidate]:
        """Every place that `name` may mean, best first.

        Spellings are folded step by step (`gazetteer.folding`). Within a province or district, divisions are found by all tiers down
        to likeness, settlements by vowels and, if they have enough consonants, by skeleton where nothing closer is found.
        In a country, or without, divisions and cities are found by vowels, divisions by skeleton, likewise.

        Args:
            name: in any script; may carry generic words ("Nad Ali district").
            within: an ISO 3166 alpha-3 code, a first or second level code, or a Place, to look inside.
            kinds: of `gazetteer.model.KINDS`, to look among.

        Raises:
            UnknownScope: `within` is no code of this gazetteer.
        """
        if within is not None and not isinstance(within, str):
            within = within.adm2_code or within.adm1_code or within.country
        return list(self.candidates(name, within, tuple(kinds) if kinds is not None else None))

    def candidates(
        self, name: str, within: str | None = None, kinds: tuple[str, ...] | None = None
    ) -> tuple[Candidate, ...]:
        """`lookup` for a code, without a copy of what is remembered."""
        memo = (name, within or None, kinds)
        found = self._memo.get(memo)
        if found is None:
            if len(name) > LONGEST:
                return ()
            found = tuple(self._find(name, within or None, kinds))
            if len(self._memo) >= MEMO:
                self._memo.clear()
            self._memo[memo] = found
        return found

    def _find(self, name: str, scope: str | None, kinds: tuple[str, ...] | None) -> list[Candidate]:
        if scope is not None and not any(shelf.rows(scope) for shelf in self._shelves):
            raise UnknownScope(f"{scope!r} is no country (alpha-3), province or district code of this gazetteer")
        found: Found = {}
        says: frozenset[str] = frozenset()
        for spelling in bracketed(name):
            words = fold_words(spelling)
            bare, said = without_generic(words)
            says = says or kinds_of(said)
            for key in _keys(spelling, words, bare):
                for n, shelf in enumerate(self._shelves):
                    _folded(n, shelf, key, spelling, scope, kinds, found)
                if found:
                    break
            for n, shelf in enumerate(self._shelves):
                if scope is None or shelf.is_country(scope):
                    _at_large(n, shelf, words, bare, scope, kinds, found)
                elif shelf.rows(scope):
                    _coarser(n, shelf, words, bare, scope, kinds, found)
            if found:
                break
        weighed = [_weighed(c, says) for c in found.values()] if says else list(found.values())
        return sorted(weighed, key=_best) if len(weighed) > 1 else weighed

    def resolve(self, mentions: Sequence[Mention], context: Context | None = None) -> list[Resolution]:
        """The place of each mention, all settled together; see `gazetteer.resolve`."""
        from gazetteer.resolve import resolve

        return resolve(self, mentions, context or Context())


def _keys(name: str, words: tuple[str, ...], bare: tuple[str, ...]) -> Iterable[str]:
    """Keys to try in turn: as it stands, with carons read as English, without generic words, without an article."""
    keys = [acronym(name), "".join(words)]
    if not name.isascii():
        keys.append(fold(english_carons(name)))
    if len(bare) < len(words):
        keys.append("".join(bare))
    if len(bare) > 1 and bare[0] in ARTICLES:
        keys.append("".join(bare[1:]))
    return [k for k in dict.fromkeys(keys) if len(k) > 1]


def _folded(
    n: int, shelf: Shelf, key: str, name: str, scope: str | None, kinds: tuple[str, ...] | None, found: Found
) -> None:
    at = shelf.at(key)
    if at < 0:
        return
    rows = shelf.rows(scope) if scope is not None else range(len(shelf))
    for row, strong in shelf.postings(at):
        if row not in rows:
            continue
        place = shelf.place(row)
        if kinds is None or place.kind in kinds:
            tier = "exact" if shelf.spells(row, name) else "folded"
            found[n, row] = Candidate(place, tier, TIER_SCORE[tier], strong)


def _coarser(
    n: int,
    shelf: Shelf,
    words: tuple[str, ...],
    bare: tuple[str, ...],
    scope: str,
    kinds: tuple[str, ...] | None,
    found: Found,
) -> None:
    """Inside a scope: divisions by vowels, skeleton and likeness, settlements where nothing closer was found."""
    by_vowels, by_skeleton = shelf.coarse(scope)
    district = any(shelf.place(r).adm2_code == scope for r in shelf.rows(scope)[:1])
    closer = bool(found)
    for spelling in dict.fromkeys((words, bare)):
        for tier, index, key in (
            ("vowels", by_vowels, vowels(spelling)),
            ("skeleton", by_skeleton, skeleton(spelling)),
        ):
            for row in index.get(key, ()) if key else ():
                place = shelf.place(row)
                division = place.kind in ("adm1", "adm2")
                if (n, row) in found or (kinds is not None and place.kind not in kinds):
                    continue
                if division or (not closer and (tier == "vowels" or district or len(key) >= LONG_SKELETON)):
                    found[n, row] = Candidate(place, tier, TIER_SCORE[tier], division)
    if not found:
        _alike(n, shelf, vowels(bare), scope, kinds, found, district)


def _alike(
    n: int, shelf: Shelf, key: str, scope: str, kinds: tuple[str, ...] | None, found: Found, district: bool
) -> None:
    """Divisions of a scope (and all places of a district) spelled nearly like `key`."""
    if len(key) < 5:
        return
    by_vowels, _ = shelf.coarse(scope)
    wanted = ("adm1", "adm2", "settlement") if district else ("adm1", "adm2")
    choices = shelf.spellings_of(scope, wanted)
    for choice, likeness, _ in process.extract(key, choices, scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF, limit=5):
        for row in by_vowels[choice]:
            place = shelf.place(row)
            if place.kind in wanted and (kinds is None or place.kind in kinds):
                score = TIER_SCORE["fuzzy"] * likeness / 100
                found[n, row] = Candidate(place, "fuzzy", round(score, 4), place.kind != "settlement")


def _at_large(
    n: int,
    shelf: Shelf,
    words: tuple[str, ...],
    bare: tuple[str, ...],
    scope: str | None,
    kinds: tuple[str, ...] | None,
    found: Found,
) -> None:
    """In a country or anywhere: divisions and cities by vowels, else divisions by skeleton; if nothing was closer."""
    if found:
        return
    rows = shelf.rows(scope) if scope is not None else range(len(shelf))
    for tier, key_of in (("vowels", vowels), ("skeleton", skeleton)):
        for spelling in dict.fromkeys((words, bare)):
            key = key_of(spelling)
            at = shelf.at(f"{tier[0]} {key}") if len(key) >= LONG_SKELETON else -1
            for row, strong in shelf.postings(at) if at >= 0 else ():
                place = shelf.place(row)
                division = place.kind in ("adm1", "adm2")
                if row in rows and (kinds is None or place.kind in kinds) and (tier == "vowels" or division):
                    found[n, row] = Candidate(place, tier, TIER_SCORE[tier], strong)
        if found:
            return


def _weighed(candidate: Candidate, says: frozenset[str]) -> Candidate:
    if candidate.place.kind in says:
        return candidate
    return Candidate(candidate.place, candidate.tier, round(candidate.score - OTHER_KIND, 4), candidate.strong)


def _best(candidate: Candidate) -> tuple[object, ...]:
    place = candidate.place
    return (-candidate.score, not candidate.strong, KINDS.index(place.kind), -place.population, place.id)
