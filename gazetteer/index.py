"""The gazetteer in memory: a name in, the places it may mean out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from gazetteer import build, store
from gazetteer.asked import check_kind, check_point, checked, text_of
from gazetteer.errors import BadQuestion
from gazetteer.folding import EZAFE, LONGEST, acronym, fold
from gazetteer.model import KINDS, Candidate, Context, Entry, Mention, Place, Resolution
from gazetteer.search import find
from gazetteer.shelf import Shelf

LONGEST_NAME = 6
"""Words of the longest name that `Gazetteer.longest` looks for."""
BORDERLAND_KM = 300.0
"""So near a country, its forces are at home or at its neighbour's."""
MEMO = 20_000
"""So many answers are remembered."""


class Gazetteer:
    """Names to places. Make one with `Gazetteer.load`; it is immutable but for its caches."""

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        self._shelves = tuple(shelves)
        self._memo: dict[str | tuple[str, str | None, tuple[str, ...] | None], tuple[Candidate, ...]] = {}
        self._strengths: dict[str, str | None] = {}
        self._nationalities: dict[str, str] | None = None

    @classmethod
    def load(cls, path: str | Path | None = None, extra: Iterable[Entry | str | Path] | Entry | str | Path = ()) -> Gazetteer:
        """The gazetteer in the folder `path`, the shipped one by default.

        `extra` are entries of your own, or folders of further gazetteers, to look in as well.

        Raises:
            DamagedFile: a folder does not hold a whole gazetteer of this version.
            BadQuestion: an entry has no name, a kind or a point that is none.
        """
        if isinstance(extra, Entry | str | Path):
            extra = (extra,)
        entries: list[Entry] = []
        folders: list[Path] = [Path(path) if path is not None else store.SHIPPED]
        for more in extra:
            if isinstance(more, Entry):
                entries.append(checked(more))
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
            decides = shelf.is_strong(key) if len(key) > 1 else None
            if decides is not None and found != "strong":
                found = "strong" if decides else "weak"
        self._strengths[key] = found
        return found

    def is_country(self, name: str) -> bool:
        """Whether `name` is a name of a country."""
        return any(c.tier in ("exact", "folded") for c in self.lookup(name, kinds=("country",)))

    def nationality(self, word: str) -> str | None:
        """The country (alpha-3) whose people or things `word` names: "Afghan" is AFG."""
        if self._nationalities is None:
            self._nationalities = {d.lower(): code for s in self._shelves for d, code in s.demonyms().items()}
        return self._nationalities.get(text_of(word, "a word").lower())

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
                if shelf.kind(row) in kinds:
                    yield shelf.place(row)

    def nearest(self, latitude: float, longitude: float, count: int = 1) -> list[Place]:
        """The settlements and districts nearest a point (WGS 84, in degrees), `count` of them, closest first.

        Raises:
            BadQuestion: that is no point, or no number.
        """
        from gazetteer.offsets import sphere_km

        check_point(latitude, longitude)
        if not isinstance(count, int) or count < 0:
            raise BadQuestion(f"`count` must be a whole number, 0 or more; it is {count!r}")
        found = [p for shelf in self._shelves for p in shelf.nearest(latitude, longitude, count)]
        return sorted(found, key=lambda p: sphere_km(latitude, longitude, p.latitude, p.longitude))[:count]

    def border(self, one: str, other: str) -> tuple[float, float] | None:
        """A point (latitude, longitude) on the border of two countries (alpha-3), where most towns stand on its two
        sides; None if none do."""
        return next((point for s in self._shelves if (point := s.border(one, other))), None)

    def borders(self, code: str, place: Place) -> bool:
        """Whether a country (alpha-3) has places within 300 km of a place."""
        return any(s.distance(code, place.latitude, place.longitude) <= BORDERLAND_KM for s in self._shelves)

    # ---- looking up -----------------------------------------------------------------------------------------------

    def lookup(self, name: str, within: str | Place | None = None, kinds: Sequence[str] | None = None) -> list[Candidate]:
        """Every place that `name` may mean, best first.

        Spellings are folded step by step (`gazetteer.folding`). Within a province or district, divisions are found by all tiers down
        to likeness, settlements by vowels and, if they have enough consonants, by skeleton where nothing closer is found.
        In a country, or without, divisions and cities are found by vowels, divisions by skeleton, likewise.

        Args:
            name: in any script; may carry generic words ("Nad Ali district").
            within: an ISO 3166 alpha-3 code, a first or second level code, or a Place, to look inside.
            kinds: "country", "adm1", "adm2", "settlement", "other": one of them or several, to look among.

        Raises:
            UnknownScope: `within` is no code of this gazetteer.
            BadQuestion: `name` is no text, or one of `kinds` none.
        """
        text_of(name, "a name")
        kinds = (kinds,) if isinstance(kinds, str) else kinds
        for kind in kinds or ():
            check_kind(kind)
        if within is None and kinds is None:
            return list(self.candidates(name))
        if isinstance(within, Place):
            within = within.adm2_code or within.adm1_code or within.country
        return list(self.candidates(name, within, tuple(kinds) if kinds is not None else None))

    def candidates(self, name: str, within: str | None = None, kinds: tuple[str, ...] | None = None) -> tuple[Candidate, ...]:
        """`lookup` for a code, without a copy of what is remembered."""
        memo = name if not within and kinds is None else (name, within or None, kinds)
        found = self._memo.get(memo)
        if found is not None:
            return found
        if len(name) > LONGEST:
            return ()
        if len(self._memo) >= MEMO:
            self._memo.clear()
        found = self._memo[memo] = tuple(find(self._shelves, name, within or None, kinds))
        return found

    def resolve(self, mentions: Sequence[Mention], context: Context | None = None) -> list[Resolution]:
        """The place of each mention, all settled together; see `gazetteer.resolve`.

        Raises:
            BadQuestion: these are no mentions, or the context is none.
        """
        from gazetteer.resolve import resolve

        if isinstance(mentions, Mention | str) or not all(isinstance(m, Mention) and isinstance(m.name, str) for m in mentions):
            raise BadQuestion('resolve takes a list of mentions: [Mention("Sangin", kind="district")]')
        if context is not None and not isinstance(context, Context):
            raise BadQuestion(f'the context must be a Context(country="AFG", ...); it is {context!r}')
        return resolve(self, mentions, context or Context())
