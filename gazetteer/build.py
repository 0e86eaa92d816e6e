"""From entries to the two tables that are shipped: places, one row each, and the folded names that lead to them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa

from gazetteer.folding import ARTICLES, acronym, english_carons, fold_words, hashed, skeleton, vowels
from gazetteer.kinds import without_generic
from gazetteer.model import KINDS, Entry

ARABIC_ARTICLES = frozenset(
    "SYR IRQ YEM EGY LBY LBN JOR PSE SAU SDN DZA TUN MAR KWT QAT ARE OMN BHR SOM MRT TCD ESH".split()
)
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
        pa.field("rows", pa.list_(pa.uint32())),
        pa.field("strong", pa.uint16()),
    ]
)


@dataclass(frozen=True, slots=True)
class Tables:
    """`places` sorted by country, province and district; `names` by key, each with the rows it leads to, its `strong`
    first ones being those for which the name decides by itself. `digest` is a hash over both contents."""

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
    postings: dict[int, dict[int, bool]] = {}
    coarse: list[tuple[list[str], list[str]]] = []
    for row, entry in enumerate(ordered):
        spellings = list(_spellings(entry, words))
        for key, strong in _keys(entry, spellings):
            rows = postings.setdefault(hashed(key), {})
            rows[row] = strong or rows.get(row, False)
        coarse.append((sorted({s.vowels for s in spellings} - {""}), sorted({s.skeleton for s in spellings} - {""})))
    hashes = sorted(postings)
    names = pa.table(
        [
            pa.array(hashes, pa.uint64()),
            pa.array([_ranked(postings[h], ordered) for h in hashes], pa.list_(pa.uint32())),
            pa.array([sum(postings[h].values()) for h in hashes], pa.uint16()),
        ],
        schema=NAMES,
    )
    places = _places(ordered, coarse)
    return Tables(places, names, _digest(places, names))


def _order(entry: Entry) -> tuple[object, ...]:
    return (entry.country, entry.adm1_code, entry.adm2_code, KINDS.index(entry.kind), -entry.population, entry.id)


def _ranked(rows: dict[int, bool], entries: list[Entry]) -> list[int]:
    """Strong names first, then larger kinds, then more people."""
    return sorted(rows, key=lambda r: (not rows[r], KINDS.index(entries[r].kind), -entries[r].population, r))


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
