"""A table of places of one's own, a CSV, read row by row: every cell is checked, for nobody else will."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from gazetteer.cells import day, degrees, split
from gazetteer.errors import BadSource
from gazetteer.folding import fold
from gazetteer.model import KINDS, Entry
from gazetteer.tables import rows
from gazetteer.world import STRONG_CITY

NEEDED = ("name", "kind", "country", "latitude", "longitude")
MORE = ("id", "feature", "strong", "weak", "adm1", "adm1_code", "adm2", "adm2_code", "population", "since", "until")
FAR = 5
"""Degrees from every known place of its country: what lies further is in another, or has its degrees turned round."""

Row = Mapping[str, str]


def plain_csv(path: Path, countries: Iterable[str], base: Sequence[Entry] = ()) -> list[Entry]:
    """Entries of a CSV with columns name, kind, country, latitude, longitude and, if wanted, id, feature, strong and
    weak (further names divided by bars), adm1, adm1_code, adm2, adm2_code, population, since, until; in any case.

    `countries` are the codes there are (alpha-3), `base` the places that are known already: what lies in a division by its
    code must have it there or in the table, and nothing lies far from all other places of its country. Of a division that
    has only its name or only its code the other is filled in; an adm1 or adm2 without a code has its id for one.

    Raises:
        BadSource: there is no row, a column is missing, a cell is not what it should be, or a place stands there twice.
    """
    known, table = frozenset(countries), list(rows(path))
    if not table:
        raise BadSource(path, f"holds no place; needed are a line of headings, {', '.join(NEEDED)}, and a line a place")
    _check_headings(path, table[0][2])
    found: list[tuple[int, Entry]] = []
    seen: dict[object, int] = {}
    for _, n, row in table:
        entry = _entry(path, n, row, known)
        for mark in (entry.id, (fold(entry.name), entry.kind, entry.country, entry.latitude, entry.longitude)):
            if seen.setdefault(mark, n) != n:
                what = f"the id {mark!r}" if isinstance(mark, str) else f"{entry.name!r}, at the same point,"
                raise BadSource(path, f"{what} stands in row {seen[mark]} already", n)
        found.append((n, entry))
    return list(_placed(path, found, base)) if base else [e for _, e in found]


def _check_headings(path: Path, row: Row) -> None:
    if missing := [c for c in NEEDED if c not in row]:
        raise BadSource(path, f"no column {', '.join(missing)}; needed are {', '.join(NEEDED)}")
    for name in row:
        if name not in (*NEEDED, *MORE) and (like := get_close_matches(name, [c for c in MORE if c not in row], 1, 0.8)):
            raise BadSource(path, f"no column is called {name}; is {like[0]} meant?")


def _entry(path: Path, n: int, row: Row, countries: frozenset[str]) -> Entry:
    if not fold(row["name"]):
        raise BadSource(path, f"{row['name']!r} is no name", n, "name")
    if row["kind"] not in KINDS:
        raise BadSource(path, f"{row['kind']!r} is none of {', '.join(KINDS)}", n, "kind")
    if row["country"] not in countries:
        raise BadSource(path, f"{row['country']!r} is no ISO 3166 alpha-3 country code", n, "country")
    people = row.get("population", "") or "0"
    if not (people.isascii() and people.isdigit()):
        raise BadSource(path, f"{people!r} is no whole number; write it as 12000", n, "population")
    since, until = (day(path, n, bound, row.get(bound, "")) for bound in ("since", "until"))
    if since and until and since > until:
        raise BadSource(path, f"it ends on {until}, before it begins on {since}", n, "until")
    entry = Entry(
        id=row.get("id") or f"{path.stem}:{n}",
        name=row["name"],
        kind=row["kind"],
        country=row["country"],
        latitude=degrees(path, n, "latitude", row["latitude"], 90),
        longitude=degrees(path, n, "longitude", row["longitude"], 180),
        strong=split(row.get("strong")),
        weak=split(row.get("weak")),
        name_is_strong=row["kind"] in ("country", "adm1", "adm2") or int(people) >= STRONG_CITY,
        feature=row.get("feature", ""),
        adm1=row.get("adm1", ""),
        adm1_code=row.get("adm1_code", ""),
        adm2=row.get("adm2", ""),
        adm2_code=row.get("adm2_code", ""),
        population=int(people),
        since=since,
        until=until,
    )
    if entry.kind == "adm1":
        return replace(entry, adm1=entry.adm1 or entry.name, adm1_code=entry.adm1_code or entry.id)
    if entry.kind == "adm2":
        return replace(entry, adm2=entry.adm2 or entry.name, adm2_code=entry.adm2_code or entry.id)
    return entry


class _Divisions:
    """The divisions that there are, by their codes and by their names; and where each country has places."""

    def __init__(self, base: Sequence[Entry]) -> None:
        self.by_code: dict[str, Entry] = {}
        self._named: dict[tuple[str, str, str], set[str]] = {}
        for entry in base:
            self.add(entry)
        self._cells = {(e.country, round(e.latitude), round(e.longitude)) for e in base}
        self._countries = {country for country, _, _ in self._cells}

    def add(self, entry: Entry) -> None:
        """Have a division known; of what is none, nothing."""
        if entry.kind not in ("adm1", "adm2"):
            return
        code = entry.adm2_code or entry.adm1_code
        self.by_code[code] = entry
        for name in (entry.name, *entry.strong, *entry.weak):
            outer = entry.adm1_code if entry.kind == "adm2" else ""
            self._named.setdefault((entry.country, outer, fold(name)), set()).add(code)

    def code(self, country: str, name: str, outer: str = "") -> str:
        """The code of the one division of a name in a country, or in a division; "" if there is none, or several."""
        found = self._named.get((country, outer, fold(name)), set()) if name else set()
        return next(iter(found)) if len(found) == 1 else ""

    def name(self, code: str) -> str:
        """The name of a division; "" if there is none."""
        return self.by_code[code].name if code in self.by_code else ""

    def far(self, entry: Entry) -> bool:
        """Whether a place lies far from all of its country, of which places are known."""
        north, east, reach = round(entry.latitude), round(entry.longitude), range(-FAR, FAR + 1)
        around = ((entry.country, north + y, (east + x + 180) % 360 - 180) for y in reach for x in reach)
        return entry.country in self._countries and not any(cell in self._cells for cell in around)


def _placed(path: Path, found: Sequence[tuple[int, Entry]], base: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, divisions first, with their divisions' names and codes, each by the other, checked against those that there
    are."""
    divisions = _Divisions(base)
    for n, entry in sorted(found, key=lambda f: KINDS.index(f[1].kind)):
        divisions.add(entry)
        inner = divisions.by_code.get(entry.adm2_code)
        outer = entry.adm1_code or (inner.adm1_code if inner else "") or divisions.code(entry.country, entry.adm1)
        district = entry.adm2_code or divisions.code(entry.country, entry.adm2, outer)
        _check_code(path, n, entry, "adm1", outer, divisions)
        _check_code(path, n, entry, "adm2", district, divisions)
        if inner and inner.adm1_code != outer and entry.kind != "adm2":
            raise BadSource(path, f"{inner.name} ({district}) lies in {inner.adm1_code or 'no adm1'}, not in {outer}", n, "adm2_code")
        if entry.kind not in ("country", "other") and divisions.far(entry):
            point = f"{entry.latitude:g} {entry.longitude:g}"
            raise BadSource(path, f"{point} lies far from all of {entry.country}; are latitude and longitude turned round?", n)
        adm1, adm2 = entry.adm1 or divisions.name(outer), entry.adm2 or divisions.name(district)
        placed = replace(entry, adm1=adm1, adm1_code=outer, adm2=adm2, adm2_code=district)
        divisions.add(placed)
        yield placed


def _check_code(path: Path, n: int, entry: Entry, level: str, code: str, divisions: _Divisions) -> None:
    division = divisions.by_code.get(code)
    if code and (division is None or division.kind != level):
        raise BadSource(path, f"{code!r} is the code of no {level} that the gazetteer or this table holds", n, f"{level}_code")
    if division and division.country != entry.country:
        raise BadSource(path, f"{code!r} is {division.name} in {division.country}, not in {entry.country}", n, f"{level}_code")
