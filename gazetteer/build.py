"""From entries to the two tables that are shipped: places, one row each, and the folded names that lead to them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa

from gazetteer.folding import ARTICLES, acronym, english_carons, fold_words, hashed, skeleton, vowels
from gazetteer.kinds import kinds_of, without_generic
from gazetteer.model import KINDS, Entry
from gazetteer.postings import BITS, EXACT, MEANINGS, OTHER, ROW, SPELT, STRONG

ARABIC_ARTICLES = frozenset("SYR IRQ YEM EGY LBY LBN JOR PSE SAU SDN DZA TUN MAR KWT QAT ARE OMN BHR SOM MRT TCD ESH".split())
"""Countries whose names are written with and without the Arabic article."""

LARGE = 100_000
SHORT = 3
"""A settlement's name of so few letters is weak: Man, Of, Ho."""

PLACES = pa.schema(
    [
        pa.field("id", pa.string()),
        pa.field("name", pa.string()),
        pa.field("strong_names", pa.list_(pa.string())),
        pa.field("weak_names", pa.list_(pa.string())),
        pa.field("vowels", pa.list_(pa.string())),
        pa.field("skeletons", pa.list_(pa.string())),
        pa.field("kind", pa.dictionary(pa.int32(), pa.string())),
        pa.field("feature", pa.dictionary(pa.int32(), pa.string())),
        pa.field("country", pa.dictionary(pa.int32(), pa.string())),
        pa.field("adm1", pa.dictionary(pa.int32(), pa.string())),
        pa.field("adm1_code", pa.dictionary(pa.int32(), pa.string())),
        pa.field("adm2", pa.dictionary(pa.int32(), pa.string())),
        pa.field("adm2_code", pa.dictionary(pa.int32(), pa.string())),
        pa.field("latitude", pa.float64()),
        pa.field("longitude", pa.float64()),
        pa.field("population", pa.int64()),
        pa.field("since", pa.date32()),
        pa.field("until", pa.date32()),
        pa.field("demonyms", pa.list_(pa.string())),
    ]
)
NAMES = pa.schema(
    [
        pa.field("hash", pa.uint64()),
        pa.field("row", pa.uint32()),
    ]
)


@dataclass(frozen=True, slots=True)
class Tables:
    """`places` sorted by country, province and district; `names` by key, one row for each place that it leads to, best
    first, with what the key tells of it (`gazetteer.postings`). `digest` is a hash over both contents."""

    places: pa.Table
    names: pa.Table
    digest: str


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words and people's names that are also names of places: weak for settlements and districts, and where
    they stand in `provinces`, weak for provinces too. What stands in `never` ("May", "Of") is no settlement's name,
    what stands in `plain` (English words: "Justice") a large one's only."""

    settlements: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()


def build(entries: Iterable[Entry], words: Words | None = None) -> Tables:
    """The tables of `entries`.

    Divisions and cities are also entered under their coarser keys, marked "v " and "s ", to be found in a whole country.
    """
    words = words or Words()
    ordered = sorted(entries, key=_order)
    postings: dict[str, dict[int, int]] = {}
    spelt: dict[str, list[int]] = {}
    coarse: list[tuple[list[str], list[str]]] = []
    for row, entry in enumerate(ordered):
        spellings = list(_spellings(entry, words))
        for key, strong in _keys(entry, spellings):
            rows = postings.setdefault(key, {})
            rows[row] = (STRONG if strong else 0) | rows.get(row, row)
        for name in {entry.name, *entry.strong, *entry.weak}:
            spelt.setdefault(name, []).append(row)
        coarse.append((sorted({s.vowels for s in spellings} - {""}), sorted({s.skeleton for s in spellings} - {""})))
    names = _names({k: list(rows.values()) for k, rows in postings.items()} | _spelt(spelt, postings, ordered), ordered)
    places = _places(ordered, coarse)
    return Tables(places, names, _digest(places, names))


def _order(entry: Entry) -> tuple[object, ...]:
    return (entry.country, entry.adm1_code, entry.adm2_code, KINDS.index(entry.kind), -entry.population, entry.id)


def _spelt(names: dict[str, list[int]], postings: dict[str, dict[int, int]], entries: list[Entry]) -> dict[str, list[int]]:
    """What each name leads to as it is spelt, so that looking it up needs no folding."""
    found: dict[str, list[int]] = {}
    for name, rows in names.items():
        words = fold_words(name)
        every = postings.get(acronym(name)) or postings.get("".join(words), {})
        exact = {row for row in rows if row in every}
        says = kinds_of(without_generic(words)[1])
        if exact:
            found[SPELT + name] = [
                value | (EXACT if row in exact else 0) | (OTHER if says and entries[row].kind not in says else 0)
                for row, value in every.items()
            ]
    return found


def _names(keys: dict[str, list[int]], entries: list[Entry]) -> pa.Table:
    """The table of `keys`: the best score first, then strong names, then larger kinds, then more people."""

    def rank(value: int) -> tuple[object, ...]:
        entry = entries[value & ROW]
        return -MEANINGS[value >> BITS][1], not value & STRONG, KINDS.index(entry.kind), -entry.population, entry.id

    by_hash = {hashed(key): sorted(values, key=rank) if len(values) > 1 else values for key, values in keys.items()}
    if len(by_hash) < len(keys):
        raise ValueError("two keys have the same hash: give gazetteer.folding.hashed another prime")
    pairs = [(h, value) for h in sorted(by_hash) for value in by_hash[h]]
    return pa.table([[h for h, _ in pairs], [value for _, value in pairs]], schema=NAMES)


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A name of an entry under its keys; `decides` where it is strong."""

    key: str
    vowels: str
    skeleton: str
    decides: bool


def _spellings(entry: Entry, words: Words) -> Iterator[_Spelling]:
    for strong, names in ((entry.name_is_strong, (entry.name,)), (True, entry.strong), (False, entry.weak)):
        for name in names:
            for variant in _variants(name, entry.country):
                parts = fold_words(variant)
                key = acronym(variant) or "".join(parts)
                if entry.kind == "settlement" and _overheard(key, entry, words):
                    continue
                bare = "".join(without_generic(parts)[0])
                decides = strong and not (_doubtful(key, entry, words) or _doubtful(bare, entry, words))
                yield _Spelling(key, vowels(parts), skeleton(parts), decides)


def _keys(entry: Entry, spellings: Iterable[_Spelling]) -> Iterator[tuple[str, bool]]:
    known = entry.kind in ("adm1", "adm2") or (entry.kind == "settlement" and entry.population > 0)
    for s in spellings:
        if len(s.key) > 1:
            yield s.key, s.decides
        if known and s.vowels:
            yield "v " + s.vowels, s.decides
        if known and s.skeleton:
            yield "s " + s.skeleton, s.decides


def _overheard(key: str, entry: Entry, words: Words) -> bool:
    """Whether a text that says so hardly ever means the settlement."""
    return key in words.never or (key in words.plain and entry.population < LARGE)


def _doubtful(key: str, entry: Entry, words: Words) -> bool:
    if entry.kind == "country":
        return False
    if entry.kind == "adm1":
        return key in words.provinces
    return key in words.settlements or (entry.kind == "settlement" and len(key) <= SHORT)


def _variants(name: str, country: str) -> Iterator[str]:
    yield name
    carons = english_carons(name)
    if carons != name:
        yield carons
    if country in ARABIC_ARTICLES:
        parts = fold_words(name)
        if len(parts) > 1 and parts[0] in ARTICLES:
            yield " ".join(parts[1:])


def _places(entries: list[Entry], coarse: list[tuple[list[str], list[str]]]) -> pa.Table:
    columns: dict[str, list[object]] = {name: [] for name in PLACES.names}
    for entry, (by_vowels, by_skeleton) in zip(entries, coarse, strict=True):
        values = {
            "strong_names": list(dict.fromkeys(((entry.name,) if entry.name_is_strong else ()) + entry.strong)),
            "weak_names": list(dict.fromkeys((() if entry.name_is_strong else (entry.name,)) + entry.weak)),
            "vowels": by_vowels,
            "skeletons": by_skeleton,
            "demonyms": list(entry.demonyms),
        }
        for name, cells in columns.items():
            cells.append(values[name] if name in values else getattr(entry, name))
    return pa.table([pa.array(columns[f.name], f.type) for f in PLACES], schema=PLACES)


def _digest(*tables: pa.Table) -> str:
    """A hash of the tables' values, whatever the file's encoding."""
    digest = hashlib.sha256()
    for table in tables:
        for name in table.column_names:
            digest.update(name.encode())
            digest.update(repr(table.column(name).to_pylist()).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
