"""One gazetteer file opened and indexed: keys to rows, rows to places."""

from __future__ import annotations

import datetime as dt
from array import array
from bisect import bisect_left
from dataclasses import fields
from math import inf
from statistics import median
from typing import Any

import numpy as np
import pyarrow as pa

from gazetteer.folding import hashed
from gazetteer.model import Candidate, Place
from gazetteer.offsets import sphere_km
from gazetteer.postings import BITS, MEANINGS, ROW, SPELT, STRONG
from gazetteer.store import Opened, numbers

TEXTS = ("kind", "feature", "country", "adm1", "adm1_code", "adm2", "adm2_code")
NUMBERS = (("latitude", "d"), ("longitude", "d"), ("population", "q"))
KEPT = 8192
"""So many places are kept ready made."""
LEVELS = ("country", "adm1_code", "adm2_code")
BUCKETS = 47
"""The bits of a hash below those that tell where among all hashes to look for it: a handful share the others."""


class RowPlace(Place):
    """A place read from its row when something of it is first asked for: most candidates are only counted or ranked."""

    __slots__ = ("_row", "_shelf")

    def __getattr__(self, name: str) -> Any:
        if name not in FIELDS:
            raise AttributeError(name)
        for field, cell in zip(FIELDS, self._shelf.cells(self._row), strict=True):
            object.__setattr__(self, field, cell)
        return object.__getattribute__(self, name)


FIELDS = tuple(field.name for field in fields(Place))
_new, _tuple = object.__new__, tuple.__new__
_set_shelf, _set_row = RowPlace._shelf.__set__, RowPlace._row.__set__  # type: ignore[attr-defined]


class Shelf:
    """The rows of one gazetteer. Immutable but for its caches."""

    def __init__(self, opened: Opened) -> None:
        self._store = opened
        self._hashes, self._rows = opened.names()
        self._buckets = _buckets(self._hashes)
        columns = opened.columns([*TEXTS, *[name for name, _ in NUMBERS], "id", "name", "since", "until"])
        self._codes = {name: numbers(columns[name].indices, "i") for name in TEXTS}
        self._texts: dict[str, list[str]] = {name: columns[name].dictionary.to_pylist() for name in TEXTS}
        self._numbers = [numbers(columns[name], code) for name, code in NUMBERS]
        self._columns = [(self._texts[name], self._codes[name]) for name in TEXTS]
        self._ids, self._names = columns["id"], columns["name"]
        self._since, self._until = _days(columns["since"]), _days(columns["until"])
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

    def is_strong(self, key: str) -> bool | None:
        """Whether a key decides by itself, being some place's strong name; None if it leads nowhere."""
        found = self.postings(key)
        return bool(found[0] & STRONG) if found else None

    def postings(self, key: str) -> list[int]:
        """The rows that a key leads to, best first, with what it tells of them."""
        value, hashes, rows = hashed(key), self._hashes, self._rows
        bucket = value >> BUCKETS
        end = self._buckets[bucket + 1]
        at = bisect_left(hashes, value, self._buckets[bucket], end)
        found = []
        while at < end and hashes[at] == value:
            found.append(rows[at])
            at += 1
        return found

    def spelt(self, name: str) -> list[Candidate]:
        """All that a name may mean, best first, if a source spells it exactly so."""
        return self.candidates(self.postings(SPELT + name))

    def candidates(self, values: list[int]) -> list[Candidate]:
        """What rows stand for under a key."""
        known, out = self._places, []
        if len(known) >= KEPT:
            known.clear()
        for value in values:
            place = known.get(value & ROW)
            if place is None:
                place = known[value & ROW] = new = _new(RowPlace)
                _set_shelf(new, self)
                _set_row(new, value & ROW)
            out.append(_tuple(Candidate, (place, *MEANINGS[value >> BITS])))
        return out

    def place(self, row: int) -> Place:
        """The place in a row."""
        return self._places.get(row) or self.candidates([row])[0].place

    def cells(self, row: int) -> tuple[object, ...]:
        """What a place's fields are, in their order."""
        return (
            self._ids[row].as_py(),
            self._names[row].as_py(),
            *[texts[at[row]] for texts, at in self._columns],
            *[numbers[row] for numbers in self._numbers],
            self._since.get(row),
            self._until.get(row),
        )

    def kind(self, row: int) -> str:
        """The kind of the place in a row."""
        kind: str = self._texts["kind"][self._codes["kind"][row]]
        return kind

    def demonyms(self) -> dict[str, str]:
        """Words for a country's people, and the country's code."""
        rows = self._of_kind("country")
        return {d: self.place(row).country for row in rows for d in self._store.texts("demonyms", row)}

    def _of_kind(self, kind: str) -> list[int]:
        if kind not in self._texts["kind"]:
            return []
        found: list[int] = np.flatnonzero(np.asarray(self._codes["kind"]) == self._texts["kind"].index(kind)).tolist()
        return found

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
            self._choices[memo] = [k for k, rows in by_vowels.items() if any(self.kind(r) in kinds for r in rows)]
        return self._choices[memo]

    def border(self, one: str, other: str) -> tuple[float, float] | None:
        """The middle one of the points halfway between towns of two countries that lie close to each other."""
        latitudes, longitudes, _ = self._numbers
        fewer, more = sorted((self.rows(one), self.rows(other)), key=len)
        cells: dict[tuple[int, int], list[int]] = {}
        for row in more:
            if self.kind(row) == "settlement":
                cells.setdefault(_cell(latitudes[row], longitudes[row]), []).append(row)
        points = []
        for row in fewer:
            y, x = _cell(latitudes[row], longitudes[row])
            near = [r for v in (y - 1, y, y + 1) for u in (x - 1, x, x + 1) for r in cells.get((v, u), ())]
            if near and self.kind(row) == "settlement":
                at = latitudes[row], longitudes[row]
                closest = min(near, key=lambda r: (sphere_km(*at, latitudes[r], longitudes[r]), r))
                points.append(((at[0] + latitudes[closest]) / 2, (at[1] + longitudes[closest]) / 2))
        if not points:
            return None
        middle = median(p[0] for p in points), median(p[1] for p in points)
        latitude, longitude = min(points, key=lambda p: (sphere_km(*middle, *p), p))
        return round(latitude, 4), round(longitude, 4)

    def distance(self, code: str, latitude: float, longitude: float) -> float:
        """Kilometres from a point to the nearest place of a country, province or district; infinite if it has none."""
        rows = self.rows(code)
        if not rows:
            return inf
        nearest = rows[int(np.argmin(self._half(latitude, longitude, slice(rows.start, rows.stop))))]
        return sphere_km(latitude, longitude, self._numbers[0][nearest], self._numbers[1][nearest])

    def _half(self, latitude: float, longitude: float, rows: slice) -> Any:
        """The haversines of the angles between a point and the places in some rows."""
        lat, lon = np.radians(np.asarray(self._numbers[0])[rows]), np.radians(np.asarray(self._numbers[1])[rows])
        at, on = np.radians(latitude), np.radians(longitude)
        return np.sin((lat - at) / 2) ** 2 + np.cos(lat) * np.cos(at) * np.sin((lon - on) / 2) ** 2

    def nearest(self, latitude: float, longitude: float, count: int) -> list[Place]:
        """The settlements and divisions nearest a point, closest first, by distance on the sphere."""
        half = self._half(latitude, longitude, slice(None))
        settled = [i for i, kind in enumerate(self._texts["kind"]) if kind in ("settlement", "adm2")]
        half[~np.isin(np.asarray(self._codes["kind"]), settled)] = 2.0
        count = min(count, len(half))
        rows = np.argpartition(half, count - 1)[:count] if count else np.array([], dtype=int)
        return [self.place(int(r)) for r in sorted(rows, key=lambda r: (half[r], r)) if half[r] < 2.0]


def _buckets(hashes: Any) -> array[int]:
    """Where among sorted hashes each value of their first bits begins."""
    firsts = np.arange(1 << (64 - BUCKETS), dtype=np.uint64) << np.uint64(BUCKETS)
    starts = array("I")
    starts.frombytes(np.searchsorted(np.asarray(hashes), firsts).astype(np.uint32).tobytes())
    starts.append(len(hashes))
    return starts


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    """The cell of half a degree that a point lies in."""
    return int(latitude * 2 // 1), int(longitude * 2 // 1)


def _days(column: pa.Array) -> dict[int, dt.date]:
    """The days of an array that has few, by row."""
    if column.null_count in (0, len(column)) or column.offset:
        return {row: day for row, day in enumerate(column.to_pylist()) if day}
    bits = np.unpackbits(np.frombuffer(column.buffers()[0], np.uint8), bitorder="little")
    return {row: column[row].as_py() for row in np.flatnonzero(bits[: len(column)]).tolist()}
