"""One gazetteer file opened and indexed: keys to rows, rows to places."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa

from gazetteer.folding import hashed
from gazetteer.model import Place
from gazetteer.store import Opened

TEXTS = ("kind", "feature", "country", "adm1", "adm1_code", "adm2", "adm2_code")
KEPT = 8192
"""So many places are kept ready made."""
LEVELS = ("country", "adm1_code", "adm2_code")


class Shelf:
    """The rows of one gazetteer. Immutable but for its caches."""

    def __init__(self, opened: Opened) -> None:
        self._store = opened
        names, places = opened.names(), opened.places()
        rows = names.column("rows").combine_chunks()
        self._hashes = _numbers(names.column("hash").combine_chunks(), "Q")
        self._rows = _numbers(rows.values, "I")
        self._starts = _numbers(rows.offsets, "i")
        self._strong = _numbers(names.column("strong").combine_chunks(), "H")
        self._codes: dict[str, Any] = {}
        self._texts: dict[str, list[str]] = {}
        for name in TEXTS:
            column = places.column(name).unify_dictionaries().combine_chunks()
            self._codes[name] = _numbers(column.indices, "i")
            self._texts[name] = column.dictionary.to_pylist()
        self._numbers = [
            _numbers(places.column(n).combine_chunks(), code)
            for n, code in (("latitude", "d"), ("longitude", "d"), ("population", "q"))
        ]
        self._columns = [(self._texts[name], self._codes[name]) for name in TEXTS]
        self._ids, self._names = (places.column(n).combine_chunks() for n in ("id", "name"))
        self._since, self._until = (_days(places.column(n).combine_chunks()) for n in ("since", "until"))
        self._scopes = {level: {text: i for i, text in enumerate(self._texts[level]) if text} for level in LEVELS}
        self._ranges: dict[str, range] = {}
        self._places: dict[int, Place] = {}
        self._capitals: dict[str, int] | None = None
        self._choices: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        self._coarse: dict[str, tuple[dict[str, list[int]], dict[str, list[int]]]] = {}

    @property
    def digest(self) -> str:
        """A hash of the content."""
        return self._store.digest

    def __len__(self) -> int:
        return len(self._numbers[0])

    def at(self, key: str) -> int:
        """Where a key stands, -1 if nowhere."""
        value = hashed(key)
        i = bisect.bisect_left(self._hashes, value)
        return i if i < len(self._hashes) and self._hashes[i] == value else -1

    def is_strong(self, at: int) -> bool:
        """Whether the key standing there decides by itself."""
        return bool(self._strong[at] > 0)

    def postings(self, at: int) -> Iterable[tuple[int, bool]]:
        """The rows that a key leads to, each with whether the key is a strong name of it."""
        start, end, strong = self._starts[at], self._starts[at + 1], self._strong[at]
        return [(self._rows[i], i - start < strong) for i in range(start, end)]

    def place(self, row: int) -> Place:
        """The place in a row."""
        found = self._places.get(row)
        if found is None:
            if len(self._places) >= KEPT:
                self._places.clear()
            latitude, longitude, population = self._numbers
            kind, feature, country, adm1, adm1_code, adm2, adm2_code = [texts[at[row]] for texts, at in self._columns]
            found = self._places[row] = Place(
                self._ids[row].as_py(),
                self._names[row].as_py(),
                kind,
                feature,
                country,
                adm1,
                adm1_code,
                adm2,
                adm2_code,
                latitude[row],
                longitude[row],
                population[row],
                self._since.get(row),
                self._until.get(row),
            )
        return found

    def spells(self, row: int, name: str) -> bool:
        """Whether a source writes the name of a row's place exactly so."""
        return (
            name == self.place(row).name
            or name in self._store.texts("strong_names", row)
            or name in self._store.texts("weak_names", row)
        )

    def demonyms(self) -> dict[str, str]:
        """Words for a country's people, and the country's code."""
        if "country" not in self._texts["kind"]:
            return {}
        rows = np.flatnonzero(np.asarray(self._codes["kind"]) == self._texts["kind"].index("country")).tolist()
        return {d: self.place(row).country for row in rows for d in self._store.texts("demonyms", row)}

    def capitals(self) -> dict[str, int]:
        """The rows of capitals by the code of their country or province."""
        if self._capitals is None:
            self._capitals = {}
            for feature, level in (("capital", "country"), ("seat", "adm1_code"), ("capital", "adm1_code")):
                if feature in self._texts["feature"]:
                    at = self._texts["feature"].index(feature)
                    for row in np.flatnonzero(np.asarray(self._codes["feature"]) == at).tolist():
                        self._capitals.setdefault(self._texts[level][self._codes[level][row]], row)
        return self._capitals

    def is_country(self, code: str) -> bool:
        """Whether `code` is a country's."""
        return code in self._scopes["country"]

    def rows(self, code: str) -> range:
        """The rows of a country, province or district: they stand together, the table being sorted by these codes."""
        found = self._ranges.get(code)
        if found is None:
            found = range(0)
            for level in LEVELS:
                if code in self._scopes[level]:
                    hits = np.flatnonzero(np.asarray(self._codes[level]) == self._scopes[level][code])
                    found = range(int(hits[0]), int(hits[-1]) + 1)
                    break
            self._ranges[code] = found
        return found

    def coarse(self, code: str) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """Vowel keys and skeletons of a scope to its rows; built when first asked for."""
        if code not in self._coarse:
            rows = self.rows(code)
            indexes: list[dict[str, list[int]]] = []
            for column in ("vowels", "skeletons"):
                index: dict[str, list[int]] = {}
                for row, keys in zip(rows, self._store.slice(column, rows.start, rows.stop), strict=True):
                    for key in keys:
                        index.setdefault(key, []).append(row)
                indexes.append(index)
            self._coarse[code] = (indexes[0], indexes[1])
        return self._coarse[code]

    def spellings_of(self, code: str, kinds: tuple[str, ...]) -> list[str]:
        """The vowel keys, in a scope, of places of some kinds."""
        memo = (code, kinds)
        if memo not in self._choices:
            by_vowels, _ = self.coarse(code)
            self._choices[memo] = [k for k, rows in by_vowels.items() if any(self.place(r).kind in kinds for r in rows)]
        return self._choices[memo]

    def nearest(self, latitude: float, longitude: float, count: int) -> list[Place]:
        """The settlements and divisions nearest a point, closest first, by distance on the sphere."""
        lat, lon = np.radians(np.asarray(self._numbers[0])), np.radians(np.asarray(self._numbers[1]))
        at, on = np.radians(latitude), np.radians(longitude)
        half = np.sin((lat - at) / 2) ** 2 + np.cos(lat) * np.cos(at) * np.sin((lon - on) / 2) ** 2
        settled = [i for i, kind in enumerate(self._texts["kind"]) if kind in ("settlement", "adm2")]
        half[~np.isin(np.asarray(self._codes["kind"]), settled)] = 2.0
        count = min(count, len(half))
        rows = np.argpartition(half, count - 1)[:count] if count else np.array([], dtype=int)
        return [self.place(int(r)) for r in sorted(rows, key=lambda r: (half[r], r)) if half[r] < 2.0]


def _numbers(array: pa.Array, code: str) -> Any:
    """The numbers of an array without nulls, as a memoryview of them in place: quicker to index than numpy's arrays.

    Array.to_numpy would do the same, and import pandas on the way.
    """
    numbers: Any = memoryview(array.buffers()[1]).cast("B")
    numbers = numbers.cast(code)
    return numbers[array.offset : array.offset + len(array)]


def _days(array: pa.Array) -> dict[int, dt.date]:
    """The days of an array that has few, by row."""
    if array.null_count in (0, len(array)) or array.offset:
        return {row: day for row, day in enumerate(array.to_pylist()) if day}
    bits = np.unpackbits(np.frombuffer(array.buffers()[0], np.uint8), bitorder="little")
    return {row: array[row].as_py() for row in np.flatnonzero(bits[: len(array)]).tolist()}
