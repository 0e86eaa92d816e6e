"""The world's source tables, read into entries: countries, divisions, cities and towns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz

from gazetteer.cells import day, number, read_csv, split
from gazetteer.errors import BadSource
from gazetteer.folding import fold
from gazetteer.model import Entry
from gazetteer.offsets import sphere_km

STRONG_CITY = 50_000
"""A city of this many people has a strong name."""
KNOWN_ABROAD = 500_000
"""A city of this many people is known abroad, and spellings like its own in other languages are strong too."""
ALIKE = 85.0
NOTED = (100_000, 12)
"""So is one of so many people that has so many names."""
SECOND_LEVEL = frozenset("GB IT ES LK BA RS BF GN UG BE".split())
"""Countries whose second level Natural Earth gives as the first."""
RECODED = frozenset("FR PH VN NO".split())
"""Countries whose GeoNames codes are others than those in Natural Earth's table: cities join the nearest label."""
TINY = frozenset("SVN LVA MLT MKD MDA LIE SMR".split())
"""Countries whose first level are small towns: weak names."""


def read_countries(path: Path) -> Iterator[Entry]:
    """Countries, and states that are no more."""
    for n, row in read_csv(path):
        yield Entry(
            id=f"iso:{row['iso3']}",
            name=row["name"],
            kind="country",
            country=row["iso3"],
            latitude=number(path, n, "latitude", row["latitude"]),
            longitude=number(path, n, "longitude", row["longitude"]),
            strong=split(row["strong"]),
            weak=split(row["weak"]),
            population=int(row["population"] or 0),
            since=day(path, n, "since", row["since"]),
            until=day(path, n, "until", row["until"]),
            demonyms=split(row["demonyms"]),
        )


def read_admin1(path: Path, iso3: Mapping[str, str]) -> tuple[list[Entry], dict[str, Entry]]:
    """First-level divisions, and the same by GeoNames' code ("UA.05"). Afghanistan's come from its own table.

    Natural Earth draws a lower level for some countries (SECOND_LEVEL): those become districts.
    """
    entries: list[Entry] = []
    by_code: dict[str, Entry] = {}
    seen: set[str] = set()
    for n, row in read_csv(path):
        code, country = row["iso_3166_2"], iso3.get(row["iso_a2"], "")
        lower = row["iso_a2"] in SECOND_LEVEL
        ident = f"naturalearth:{row['gn_id'] or n}" if code in seen or lower else f"iso:{code}"
        if not country or country == "AFG" or "~" in code or not row["name"] or ident in seen:
            continue
        seen |= {code, ident}
        name = row["name_en"] or row["name"]
        outer = f"LK-{code[3]}" if country == "LKA" else ""
        names = split(row["name_alt"])
        entry = Entry(
            id=ident,
            name=name,
            kind="adm2" if lower else "adm1",
            country=country,
            latitude=number(path, n, "latitude", row["latitude"]),
            longitude=number(path, n, "longitude", row["longitude"]),
            strong=() if country in TINY else (row["name"], *_without_kind(name), *(a for a in names if _spelt_like(a, name))),
            weak=tuple(a for a in names if country in TINY or not _spelt_like(a, name)),
            name_is_strong=country not in TINY,
            adm1="" if lower else name,
            adm1_code=outer if lower else code,
            adm2=name if lower else "",
            adm2_code=code if lower else "",
        )
        entries.append(entry)
        by_code.setdefault(row["gn_a1_code"], entry)
    return entries, by_code


def read_more_admin1(path: Path, iso3: Mapping[str, str], cities: Path) -> tuple[list[Entry], dict[str, Entry]]:
    """First-level divisions newer than Natural Earth's, or above its; each at the middle of its cities."""
    points: dict[str, list[tuple[float, float]]] = {}
    for _, row in read_csv(cities):
        point = float(row["latitude"]), float(row["longitude"])
        points.setdefault(f"{row['iso2']}.{row['admin1']}", []).append(point)
    by_code: dict[str, Entry] = {}
    for n, row in read_csv(path):
        members = points.get(row["gn_a1_code"])
        if not members:
            raise BadSource(path.name, f"no city lies in {row['gn_a1_code']!r}", n, "gn_a1_code")
        by_code[row["gn_a1_code"]] = Entry(
            id=f"iso:{row['iso_3166_2']}",
            name=row["name"],
            kind="adm1",
            country=iso3[row["iso_3166_2"][:2]],
            latitude=round(sum(p[0] for p in members) / len(members), 4),
            longitude=round(sum(p[1] for p in members) / len(members), 4),
            strong=split(row["aliases"]),
            adm1=row["name"],
            adm1_code=row["iso_3166_2"],
        )
    return list(by_code.values()), by_code


def read_admin2(path: Path, admin1: Iterable[Entry]) -> Iterator[Entry]:
    """Second-level divisions, at their seats. Their codes are this table's own; their names are weak, for most are also
    their seats'."""
    divisions = {e.adm1_code: e for e in admin1 if e.kind == "adm1"}
    for n, row in read_csv(path):
        outer = divisions.get(row["adm1_code"])
        if outer is None:
            raise BadSource(path.name, f"{row['adm1_code']!r} is no first-level division", n, "adm1_code")
        yield Entry(
            id=f"adm2:{row['code']}",
            name=row["name"],
            kind="adm2",
            feature=row["type"],
            country=outer.country,
            latitude=number(path, n, "latitude", row["latitude"]),
            longitude=number(path, n, "longitude", row["longitude"]),
            weak=split(row["aliases"]),
            name_is_strong=False,
            adm1=outer.name,
            adm1_code=outer.adm1_code,
            adm2=row["name"],
            adm2_code=row["code"],
        )


def _spelt_like(alternate: str, name: str) -> bool:
    """Whether a division's further name is its name spelt otherwise: Shabwa, Shabwah."""
    return fuzz.ratio(fold(alternate), fold(name)) >= ALIKE


def _without_kind(name: str) -> tuple[str, ...]:
    """ "Kachin State" is also Kachin."""
    words = name.split()
    return (" ".join(words[:-1]),) if len(words) > 1 and words[-1] in ("State", "Province", "Zone", "County") else ()


def read_cities(path: Path, iso3: Mapping[str, str], admin1: Mapping[str, Entry], only: str = "") -> Iterator[Entry]:
    """Cities and towns: of the country `only`, or of all but Afghanistan, which has a table of its own."""
    labels: dict[str, list[Entry]] = {}
    for entry in {e.id: e for e in admin1.values()}.values():
        labels.setdefault(entry.country, []).append(entry)
    for n, row in read_csv(path):
        country = iso3.get(row["iso2"], "")
        if not country or (country != only if only else country == "AFG"):
            continue
        parent = admin1.get(f"{row['iso2']}.{row['admin1']}")
        if row["iso2"] in RECODED:
            parent = _nearest_label(float(row["latitude"]), float(row["longitude"]), labels[country])
        population = int(row["population"] or 0)
        names = split(row["alternates"])
        alike = [a for a in names if fuzz.ratio(fold(a), fold(row["name"])) >= ALIKE]
        sure = alike if population >= KNOWN_ABROAD else []
        great = population >= KNOWN_ABROAD or (population >= NOTED[0] and len(names) >= NOTED[1])
        yield Entry(
            id=f"geonames:{row['geonameid']}",
            name=row["name"],
            kind="settlement",
            feature="great city" if great else "city",
            country=country,
            latitude=number(path, n, "latitude", row["latitude"]),
            longitude=number(path, n, "longitude", row["longitude"]),
            strong=tuple(sure),
            weak=tuple(a for a in names if a not in sure),
            name_is_strong=population >= STRONG_CITY,
            adm1=parent.name if parent and parent.kind == "adm1" else "",
            adm1_code=parent.adm1_code if parent else "",
            population=population,
        )


def _nearest_label(latitude: float, longitude: float, labels: Iterable[Entry]) -> Entry | None:
    """The division whose label is clearly the nearest to a point; None near a border."""
    by_distance = sorted((sphere_km(latitude, longitude, e.latitude, e.longitude), e.id, e) for e in labels)
    clear = len(by_distance) == 1 or by_distance[0][0] * 1.3 < by_distance[1][0]
    return by_distance[0][2] if clear else None


def with_people(divisions: Iterable[Entry], cities: Iterable[Entry]) -> Iterator[Entry]:
    """Both, first-level divisions with the people of their cities."""
    people: Counter[str] = Counter()
    for city in cities:
        people[city.adm1_code] += city.population
        yield city
    for division in divisions:
        yield replace(division, population=people[division.adm1_code]) if division.kind == "adm1" else division


def with_capitals(cities: Iterable[Entry], countries: Path) -> Iterator[Entry]:
    """Cities, those that are their country's capital so marked."""
    capitals = {(row["iso3"], fold(row["capital"])) for _, row in read_csv(countries)}
    for city in cities:
        is_capital = any((city.country, fold(name)) in capitals for name in (city.name, *city.strong))
        yield replace(city, feature="capital", name_is_strong=True) if is_capital else city
