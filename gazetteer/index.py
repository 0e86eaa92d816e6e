"""The gazetteer in memory: a name in, the places it may mean out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from gazetteer import store
from gazetteer.errors import UnknownScope
from gazetteer.folding import ARTICLES, EZAFE, english_carons, fold, fold_words, skeleton, vowels
from gazetteer.model import KINDS, Candidate, Context, Entry, Mention, Place, Resolution

TIER_SCORE = {"exact": 1.0, "folded": 0.95, "vowels": 0.85, "skeleton": 0.7}
GENERIC = frozenset(
    "district province provincial village villages city town area valley governorate region state oblast raion rayon "
    "municipality department county prefecture subdistrict tehsil tahsil taluk woreda zone lga commune hamlet township "
    "refugee camp locality settlement suburb barangay agency division territory krai republic kray island wuluswali "
    "woleswali wilayat ولایت ولسوالی شهر قریه".split()
)
"""Words that say what a place is; left off where the whole is not a name."""
LONGEST_NAME = 6
MEMO = 100_000


class Gazetteer:
    """Names to places. Make one with `Gazetteer.load`; it is immutable but for its caches."""

    def __init__(self, opened: store.Opened, digest: str) -> None:
        self.digest = digest
        self._store = opened
        keys = opened.names.column("key").to_pylist()
        self._keys: dict[str, int] = dict(zip(keys, range(len(keys)), strict=True))
        rows = opened.names.column("rows").combine_chunks()
        self._rows = rows.values.to_numpy()
        self._starts = rows.offsets.to_numpy()
        self._strong = opened.names.column("strong").to_numpy()
        columns = opened.places
        self._codes = {}
        self._texts = {}
        for name in ("kind", "feature", "country", "adm1", "adm1_code", "adm2", "adm2_code"):
            column = columns.column(name).unify_dictionaries().combine_chunks()
            self._codes[name] = column.indices.to_numpy()
            self._texts[name] = column.dictionary.to_pylist()
        self._latitude = columns.column("latitude").to_numpy()
        self._longitude = columns.column("longitude").to_numpy()
        self._population = columns.column("population").to_numpy()
        self._plain = {name: columns.column(name).combine_chunks() for name in ("id", "name", "since", "until")}
        self._places: dict[int, Place] = {}
        self._memo: dict[tuple[str, str | None, tuple[str, ...] | None], tuple[Candidate, ...]] = {}
        self._coarse: dict[str, tuple[dict[str, list[int]], dict[str, list[int]]]] = {}

    @classmethod
    def load(cls, path: str | Path | None = None, extra: Iterable[Entry] = ()) -> Gazetteer:
        """The gazetteer in the folder `path`, the shipped one by default, with `extra` entries of your own.

        Raises:
            DamagedFile: the folder does not hold a whole gazetteer of this version.
        """
        opened = store.Opened(Path(path) if path is not None else store.SHIPPED)
        return cls(opened, opened.digest)

    # ---- looking up -----------------------------------------------------------------------------------------------

    def lookup(
        self, name: str, within: str | Place | None = None, kinds: Sequence[str] | None = None
    ) -> list[Candidate]:
        """Every place that `name` may mean, best first.

        Args:
            name: in any script; may carry generic words ("Nad Ali district").
            within: an ISO 3166 alpha-3 code, a first or second level code, or a Place, to look inside.
            kinds: of `gazetteer.model.KINDS`, to look among.

        Raises:
            UnknownScope: `within` is no code of this gazetteer.
        """
        scope = self._scope(within)
        wanted = tuple(kinds) if kinds is not None else None
        memo = (name, scope, wanted)
        found = self._memo.get(memo)
        if found is None:
            found = tuple(self._find(name, scope, wanted))
            if len(self._memo) >= MEMO:
                self._memo.clear()
            if len(name) < 200:
                self._memo[memo] = found
        return list(found)

    def strength(self, name: str | Sequence[str]) -> str | None:
        """ "strong" if `name` (or its words) decides by itself that it is a place, "weak" if it may be one, else None."""
        at = self._keys.get(fold(name if isinstance(name, str) else " ".join(name)))
        if at is None:
            return None
        return "strong" if self._strong[at] else "weak"

    def longest(self, words: Sequence[str], start: int = 0) -> tuple[int, str] | None:
        """The longest known name beginning at `words[start]`: how many words it has, and its strength; else None.

        `words` are a sentence's tokens, cased or not. Meant for every capitalised word of a text: some ten dict probes.
        """
        key = ""
        best: tuple[int, str] | None = None
        for n, word in enumerate(words[start : start + LONGEST_NAME], start=1):
            folded = fold(word)
            if n > 1 and (not folded or folded in EZAFE):
                continue
            key += folded
            at = self._keys.get(key)
            if at is not None:
                best = (n, "strong" if self._strong[at] else "weak")
            elif not folded:
                break
        return best

    def is_country(self, name: str) -> bool:
        """Whether `name` is a name of a country."""
        return any(c.place.kind == "country" for c in self.lookup(name, kinds=("country",)))

    def country(self, code: str) -> Place | None:
        """The country with an ISO 3166 alpha-3 code."""
        found = [p for p in map(self.place, self._rows_of_scope(code)) if p.kind == "country"] if code else []
        return found[0] if found else None

    def division(self, code: str) -> Place | None:
        """The province or district with a code (AF30, AF3004, UA-14)."""
        for row in self._rows_of_scope(code):
            place = self.place(row)
            if place.kind in ("adm1", "adm2") and code == (place.adm2_code or place.adm1_code):
                return place
        return None

    def place(self, row: int) -> Place:
        """The place in a row of the table."""
        found = self._places.get(row)
        if found is None:
            text, code = self._texts, self._codes
            found = self._places[row] = Place(
                id=self._plain["id"][row].as_py(),
                name=self._plain["name"][row].as_py(),
                kind=text["kind"][code["kind"][row]],
                feature=text["feature"][code["feature"][row]],
                country=text["country"][code["country"][row]],
                adm1=text["adm1"][code["adm1"][row]],
                adm1_code=text["adm1_code"][code["adm1_code"][row]],
                adm2=text["adm2"][code["adm2"][row]],
                adm2_code=text["adm2_code"][code["adm2_code"][row]],
                latitude=float(self._latitude[row]),
                longitude=float(self._longitude[row]),
                population=int(self._population[row]),
                since=self._plain["since"][row].as_py(),
                until=self._plain["until"][row].as_py(),
            )
        return found

    # ---- how ------------------------------------------------------------------------------------------------------

    def _scope(self, within: str | Place | None) -> str | None:
        if within is None or within == "":
            return None
        code = within if isinstance(within, str) else (within.adm2_code or within.adm1_code or within.country)
        if self._level(code) is None:
            raise UnknownScope(f"{within!r} is no country (alpha-3), province or district code of this gazetteer")
        return code

    def _level(self, code: str) -> str | None:
        for level in ("country", "adm1_code", "adm2_code"):
            if code in self._positions(level):
                return level
        return None

    def _positions(self, level: str) -> dict[str, int]:
        memo = self.__dict__.setdefault("_by_level", {})
        if level not in memo:
            memo[level] = {code: i for i, code in enumerate(self._texts[level]) if code}
        found: dict[str, int] = memo[level]
        return found

    def _rows_of_scope(self, code: str) -> range:
        """The rows of a country, province or district: they stand together, the table being sorted by them."""
        level = self._level(code)
        if level is None:
            return range(0)
        column = self._codes[level]
        hits = (column == self._positions(level)[code]).nonzero()[0]
        return range(int(hits[0]), int(hits[-1]) + 1)

    def _find(self, name: str, scope: str | None, kinds: tuple[str, ...] | None) -> list[Candidate]:
        words = fold_words(name)
        if not words:
            return []
        found: dict[int, Candidate] = {}
        for variant in self._variants(name, words):
            self._folded(variant, name, scope, kinds, found)
            if found:
                break
        if scope is not None:
            self._coarser(words, scope, kinds, found)
        return sorted(found.values(), key=_best)

    def _variants(self, name: str, words: tuple[str, ...]) -> list[str]:
        """Keys to try in turn: as it stands, with carons read as English, without an article, without generic words."""
        keys = ["".join(words), fold(english_carons(name))]
        if len(words) > 1 and words[0] in ARTICLES:
            keys.append("".join(words[1:]))
        bare = _without_generic(words)
        if bare != words:
            keys.append("".join(bare))
        return keys

    def _folded(
        self, key: str, name: str, scope: str | None, kinds: tuple[str, ...] | None, found: dict[int, Candidate]
    ) -> None:
        at = self._keys.get(key)
        if at is None:
            return
        start, end = int(self._starts[at]), int(self._starts[at + 1])
        strong = int(self._strong[at])
        for i in range(start, end):
            row = int(self._rows[i])
            place = self.place(row)
            if _fits(place, scope, kinds):
                same = place.name == name or name in self._store.texts("strong_names", row)
                same = same or name in self._store.texts("weak_names", row)
                tier = "exact" if same else "folded"
                found[row] = Candidate(place, tier, TIER_SCORE[tier], i - start < strong)

    def _coarser(
        self, words: tuple[str, ...], scope: str, kinds: tuple[str, ...] | None, found: dict[int, Candidate]
    ) -> None:
        """Divisions by vowels and skeleton; settlements by vowels where nothing closer was found."""
        by_vowels, by_skeleton = self._coarse_index(scope)
        closer = bool(found)
        for spelling in {words, _without_generic(words)}:
            for tier, index, key in (
                ("vowels", by_vowels, vowels(spelling)),
                ("skeleton", by_skeleton, skeleton(spelling)),
            ):
                for row in index.get(key, ()) if key else ():
                    place = self.place(row)
                    division = place.kind in ("adm1", "adm2")
                    if row in found or not _fits(place, scope, kinds) or (closer and not division):
                        continue
                    if tier == "skeleton" and not division and len(scope) != 6:
                        continue
                    found[row] = Candidate(place, tier, TIER_SCORE[tier], division)

    def _coarse_index(self, scope: str) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """Keys of the coarser foldings to rows, of a scope, built when first asked for."""
        if scope not in self._coarse:
            rows = self._rows_of_scope(scope)
            indexes: list[dict[str, list[int]]] = []
            for column in ("vowels", "skeletons"):
                index: dict[str, list[int]] = {}
                for row, keys in zip(rows, self._store.slice(column, rows.start, rows.stop), strict=True):
                    for key in keys:
                        index.setdefault(key, []).append(row)
                indexes.append(index)
            self._coarse[scope] = (indexes[0], indexes[1])
        return self._coarse[scope]

    def resolve(self, mentions: Sequence[Mention], context: Context | None = None) -> list[Resolution]:
        """The place of each mention, all settled together; see `gazetteer.resolve.resolve`."""
        from gazetteer.resolve import resolve

        return resolve(self, mentions, context or Context())


def _without_generic(words: tuple[str, ...]) -> tuple[str, ...]:
    first, last = 0, len(words)
    while last - first > 1 and words[last - 1] in GENERIC:
        last -= 1
    while last - first > 1 and words[first] in GENERIC:
        first += 1
    if first and last - first > 1 and words[first] == "of":
        first += 1
    return words[first:last]


def _fits(place: Place, scope: str | None, kinds: tuple[str, ...] | None) -> bool:
    if kinds is not None and place.kind not in kinds:
        return False
    return scope is None or scope in (place.country, place.adm1_code, place.adm2_code)


def _best(candidate: Candidate) -> tuple[object, ...]:
    place = candidate.place
    return (-candidate.score, not candidate.strong, KINDS.index(place.kind), -place.population, place.id)
