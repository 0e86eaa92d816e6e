"""The project's own source tables (gazetteer/data), read into entries."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz

from gazetteer.build import Words
from gazetteer.errors import BadSource
from gazetteer.folding import english_carons, fold
from gazetteer.model import KINDS, Entry
from gazetteer.offsets import sphere_km

DATA = Path(__file__).parent / "data"
STRONG_CITY = 50_000
"""A city of this many people has a strong name."""
KNOWN_ABROAD = 500_000
"""A city of this many people is known abroad, and spellings like its own in other languages are strong too."""
ALIKE = 85.0
NOTED = (100_000, 12)
"""So is one of so many people that has so many names."""
STRONG_AFGHAN_CITY = 30_000
SAME_PLACE_DEGREES = 0.15
NO_NAME = re.compile(r"#|Wollayat|\b(?:Province|District|Cent(?:er|re))\b", re.IGNORECASE)
"""Marks what is no name among the official tables' spellings."""
SECOND_LEVEL = frozenset("GB IT ES LK BA RS BF GN UG BE".split())
"""Countries whose second level Natural Earth gives as the first."""
CITIES = ("cities.csv.gz", "towns.csv.gz")
"""Cities above 5,000 people everywhere; smaller towns, and seats whose people nobody counted, where news needs them."""
RECODED = frozenset("FR PH VN NO".split())
"""Countries whose GeoNames codes are others than those in Natural Earth's table: cities join the nearest label."""
TINY = frozenset("SVN LVA MLT MKD MDA LIE SMR".split())
"""Countries whose first level are small towns: weak names."""

Row = Mapping[str, str]


def read_csv(path: Path) -> Iterator[tuple[int, Row]]:
    """Rows of a CSV file (gzipped if named so) with their numbers, the header being row 1."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    yield from enumerate(csv.DictReader(io.StringIO(text, newline="")), start=2)


def split(cell: str | None) -> tuple[str, ...]:
    """The parts of a cell divided by bars."""
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())


def number(path: Path, row: int, column: str, cell: str) -> float:
    """A cell as a number, or an error that names it."""
    try:
        return float(cell)
    except ValueError:
        raise BadSource(path.name, f"{cell!r} is not a number", row, column) from None


def day(path: Path, row: int, column: str, cell: str) -> dt.date | None:
    """A cell as a date (1992-04-28; a bare year is its first day for `since`, its last for `until`), None if empty."""
    if not cell:
        return None
    try:
        if len(cell) == 4:
            return dt.date(int(cell), 1, 1) if column == "since" else dt.date(int(cell), 12, 31)
        return dt.date.fromisoformat(cell)
    except ValueError:
        raise BadSource(path.name, f"{cell!r} is neither a year nor a date like 2012-03-01", row, column) from None


def all_entries(data: Path = DATA) -> list[Entry]:
    """Every entry of the default gazetteer."""
    countries = list(read_countries(data / "countries.csv"))
    iso3 = {row["iso2"]: row["iso3"] for _, row in read_csv(data / "countries.csv")}
    afghan = afghanistan(data, iso3)
    admin1, by_code = read_admin1(data / "world_admin1.csv", iso3)
    newer, by_newer_code = read_more_admin1(data / "world_admin1_more.csv", iso3, data / "cities.csv.gz")
    admin1 = [*(e for e in admin1 if e.id not in {n.id for n in newer}), *newer]
    divisions_by_code = by_code | by_newer_code
    cities = (c for table in CITIES for c in read_cities(data / table, iso3, divisions_by_code))
    extras = [e for p in sorted(data.glob("extras_*.csv")) for e in read_extras(p)]
    entries = [
        *countries,
        *afghan,
        *with_people(admin1, with_capitals(cities, data / "countries.csv")),
        *named_parents(extras, [*admin1, *afghan]),
    ]
    return with_names(entries, data / "names.csv")


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


def read_words(path: Path) -> Words:
    """Names of places that are also ordinary words or people's names."""
    rows = [row for _, row in read_csv(path)]
    return Words(
        frozenset(fold(row["word"]) for row in rows),
        frozenset(fold(row["word"]) for row in rows if row["provinces_too"]),
        frozenset(fold(row["word"]) for row in rows if row["is"] == "never"),
        frozenset(fold(row["word"]) for row in rows if row["is"] in ("word", "direction")),
    )


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
        entry = Entry(
            id=ident,
            name=name,
            kind="adm2" if lower else "adm1",
            country=country,
            latitude=number(path, n, "latitude", row["latitude"]),
            longitude=number(path, n, "longitude", row["longitude"]),
            strong=() if country in TINY else (row["name"], *_without_kind(name)),
            weak=split(row["name_alt"]),
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


# ---- Afghanistan --------------------------------------------------------------------------------------------------


def afghanistan(data: Path, iso3: Mapping[str, str]) -> list[Entry]:
    """Provinces, districts, villages and towns, with what the cities' table knows of them."""
    provinces = list(_provinces(data / "af_provinces.csv"))
    names = {p.adm1_code: p for p in provinces}
    districts = list(_districts(data / "af_districts.csv", names))
    places = list(_places(data / "af_places.csv.gz", {d.adm2_code: d for d in districts}))
    cities = with_capitals(read_cities(data / "cities.csv.gz", iso3, {}, "AFG"), data / "countries.csv")
    return [*provinces, *districts, *_with_seats(_with_cities(places, cities), data / "af_provinces.csv")]


def _with_seats(places: Iterable[Entry], provinces: Path) -> Iterator[Entry]:
    """Settlements, the capitals of provinces so marked: in Afghan news their names decide by themselves."""
    seats = {row["capital"]: n for n, row in read_csv(provinces)}
    for place in places:
        if seats.pop(place.id, None) is None or place.feature == "capital":
            yield place
            continue
        alike = tuple(a for a in place.weak if fuzz.ratio(fold(a), fold(place.name)) >= ALIKE)
        yield replace(place, feature="seat", name_is_strong=True, strong=tuple(dict.fromkeys((*place.strong, *alike))))
    for ident, n in seats.items():
        raise BadSource(provinces.name, f"no settlement has the id {ident!r}", n, "capital")


def _provinces(path: Path) -> Iterator[Entry]:
    for n, row in read_csv(path):
        yield Entry(
            id=row["pcode"],
            name=row["name"],
            kind="adm1",
            country="AFG",
            latitude=number(path, n, "lat", row["lat"]),
            longitude=number(path, n, "lon", row["lon"]),
            strong=(*split(row["aliases"]), row["name_dari"]),
            adm1=row["name"],
            adm1_code=row["pcode"],
        )


def _districts(path: Path, provinces: Mapping[str, Entry]) -> Iterator[Entry]:
    """Districts. Aliases that only name the province, or a cell gone wrong ("#Name?"), are left out."""
    province_keys = {fold(name) for p in provinces.values() for name in (p.name, *p.strong)}
    for n, row in read_csv(path):
        province = provinces[row["adm1_pcode"]]
        key = fold(row["name"])
        aliases = [a for a in split(row["aliases"]) if fold(a) == key or fold(a) not in province_keys]
        yield Entry(
            id=row["pcode"],
            name=row["name"],
            kind="adm2",
            country="AFG",
            latitude=number(path, n, "lat", row["lat"]),
            longitude=number(path, n, "lon", row["lon"]),
            strong=(*(a for a in aliases if not NO_NAME.search(a)), row["name_dari"]),
            weak=split(row["seat_name"]),
            adm1=province.name,
            adm1_code=row["adm1_pcode"],
            adm2=row["name"],
            adm2_code=row["pcode"],
        )


def _places(path: Path, districts: Mapping[str, Entry]) -> Iterator[Entry]:
    for n, row in read_csv(path):
        district = districts.get(row["adm2_pcode"])
        yield Entry(
            id=f"wof:{row['wof_id']}",
            name=row["name"],
            kind="settlement",
            feature="village",
            country="AFG",
            latitude=number(path, n, "lat", row["lat"]),
            longitude=number(path, n, "lon", row["lon"]),
            weak=tuple(dict.fromkeys(english_carons(a) for a in split(row["aliases"]))),
            name_is_strong=row["feature_code"] == "PPLA",
            adm1=district.adm1 if district else "",
            adm1_code=district.adm1_code if district else "",
            adm2=district.name if district else "",
            adm2_code=district.adm2_code if district else "",
        )


def _with_cities(places: list[Entry], cities: Iterable[Entry]) -> list[Entry]:
    """Towns with the people and the names that the cities' table gives them; its other cities join their neighbours."""
    by_key: dict[str, list[int]] = {}
    for i, place in enumerate(places):
        for name in (place.name, *place.weak):
            by_key.setdefault(fold(name), []).append(i)
    for city in cities:
        keys = {fold(name) for name in (city.name, *city.weak)}
        near = [i for key in keys for i in by_key.get(key, ()) if _degrees(places[i], city) < SAME_PLACE_DEGREES]
        strong = city.population >= STRONG_AFGHAN_CITY
        if near:
            i = min(near, key=lambda i: (_degrees(places[i], city), places[i].id))
            town = places[i]
            places[i] = replace(
                town,
                weak=(*town.weak, *city.weak),
                name_is_strong=town.name_is_strong or strong,
                strong=(city.name,) if strong else (),
                feature="city" if city.population >= STRONG_CITY else "town",
                population=max(city.population, town.population),
            )
            if city.feature == "capital":
                places[i] = replace(places[i], feature="capital")
        else:
            host = min((p for p in places if p.adm2_code), key=lambda p: (_degrees(p, city), p.id))
            parents = {n: getattr(host, n) for n in ("adm1", "adm1_code", "adm2", "adm2_code")}
            places.append(replace(city, name_is_strong=strong, feature="town", **parents))
    return places


def _degrees(one: Entry, other: Entry) -> float:
    return abs(one.latitude - other.latitude) + abs(one.longitude - other.longitude)


# ---- kept by hand -------------------------------------------------------------------------------------------------


def read_extras(path: Path) -> Iterator[Entry]:
    """A table kept by hand, extras_*.csv; see gazetteer/data/README.md for its columns."""
    for n, row in read_csv(path):
        if row["kind"] not in KINDS:
            raise BadSource(path.name, f"{row['kind']!r} is none of {', '.join(KINDS)}", n, "kind")
        yield Entry(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            feature=row["feature"],
            country=row["country"],
            latitude=number(path, n, "latitude", row["latitude"]),
            longitude=number(path, n, "longitude", row["longitude"]),
            strong=split(row["strong"]),
            weak=split(row["weak"]),
            name_is_strong=row["name_is"] != "weak",
            adm1_code=row["adm1_code"],
            adm2_code=row["adm2_code"],
            population=int(row["population"] or 0),
            since=day(path, n, "since", row["since"]),
            until=day(path, n, "until", row["until"]),
        )


def named_parents(entries: Iterable[Entry], divisions: Iterable[Entry]) -> Iterator[Entry]:
    """Entries that give only their parents' codes, with the parents' names filled in."""
    names = {d.adm2_code or d.adm1_code: d.name for d in divisions if d.kind in ("adm1", "adm2")}
    names.pop("", None)
    for entry in entries:
        for code in (entry.adm1_code, entry.adm2_code):
            if code and code not in names:
                raise BadSource("extras", f"{entry.name} lies in {code}, which no table holds")
        yield replace(entry, adm1=names.get(entry.adm1_code, ""), adm2=names.get(entry.adm2_code, ""))


def with_names(entries: Iterable[Entry], path: Path) -> list[Entry]:
    """Entries with the further names that `path` gives by id, and without those it takes away."""
    more = {row["id"]: (n, row) for n, row in read_csv(path)}
    out: list[Entry] = []
    for entry in entries:
        _, row = more.pop(entry.id, (0, None))
        if row is not None:
            gone = set(split(row["not"]))
            entry = replace(
                entry,
                name_is_strong=entry.name_is_strong and entry.name not in gone,
                strong=tuple(x for x in (*entry.strong, *split(row["strong"])) if x not in gone),
                weak=tuple(x for x in (*entry.weak, *split(row["weak"])) if x not in gone),
            )
        out.append(entry)
    for ident, (n, _) in more.items():
        raise BadSource(path.name, f"no place has the id {ident!r}", n, "id")
    return out
