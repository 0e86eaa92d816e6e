"""The project's own source tables (gazetteer/data), read into entries."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from gazetteer.errors import BadSource
from gazetteer.folding import english_carons, fold
from gazetteer.model import KINDS, Entry

DATA = Path(__file__).parent / "data"
STRONG_CITY = 50_000
"""A city of this many people has a strong name."""
SAME_PLACE_DEGREES = 0.15

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
    admin1, by_geonames_code = read_admin1(data / "world_admin1.csv", iso3)
    cities = read_cities(data / "cities.csv.gz", iso3, by_geonames_code)
    extras = [e for p in sorted(data.glob("extras_*.csv")) for e in read_extras(p)]
    entries = [*countries, *admin1, *afghan, *cities, *named_parents(extras, [*admin1, *afghan])]
    return with_names(entries, data / "names.csv")


def read_countries(path: Path) -> Iterator[Entry]:
    for n, row in read_csv(path):
        if not row["latitude"]:
            continue
        yield Entry(
            id=f"iso:{row['iso3']}",
            name=row["name"].strip(),
            kind="country",
            country=row["iso3"],
            latitude=number(path, n, "latitude", row["latitude"]),
            longitude=number(path, n, "longitude", row["longitude"]),
            strong=split(row["names"]),
            population=int(row["population"] or 0),
            demonyms=split(row["demonyms"].replace(",", "|")),
        )


def read_admin1(path: Path, iso3: Mapping[str, str]) -> tuple[list[Entry], dict[str, Entry]]:
    """First-level divisions, and the same by GeoNames' code ("UA.05"). Afghanistan's come from its own table."""
    entries: list[Entry] = []
    by_code: dict[str, Entry] = {}
    seen: set[str] = set()
    for n, row in read_csv(path):
        code, country = row["iso_3166_2"], iso3.get(row["iso_a2"], "")
        if not country or country == "AFG" or "~" in code or code in seen or not row["name"]:
            continue
        seen.add(code)
        name = row["name_en"] or row["name"]
        entry = Entry(
            id=f"iso:{code}",
            name=name,
            kind="adm1",
            country=country,
            latitude=number(path, n, "latitude", row["latitude"]),
            longitude=number(path, n, "longitude", row["longitude"]),
            strong=(row["name"],),
            weak=split(row["name_alt"]),
            adm1=name,
            adm1_code=code,
        )
        entries.append(entry)
        by_code[row["gn_a1_code"]] = entry
    return entries, by_code


def read_cities(path: Path, iso3: Mapping[str, str], admin1: Mapping[str, Entry]) -> Iterator[Entry]:
    """Cities above 5,000 people, outside Afghanistan."""
    for n, row in read_csv(path):
        country = iso3.get(row["iso2"], "")
        if not country or country == "AFG":
            continue
        parent = admin1.get(f"{row['iso2']}.{row['admin1']}")
        population = int(row["population"] or 0)
        yield Entry(
            id=f"geonames:{row['geonameid']}",
            name=row["name"],
            kind="settlement",
            feature="city",
            country=country,
            latitude=number(path, n, "latitude", row["latitude"]),
            longitude=number(path, n, "longitude", row["longitude"]),
            weak=split(row["alternates"]),
            name_is_strong=population >= STRONG_CITY,
            adm1=parent.name if parent else "",
            adm1_code=parent.adm1_code if parent else "",
            population=population,
        )


# ---- Afghanistan --------------------------------------------------------------------------------------------------


def afghanistan(data: Path, iso3: Mapping[str, str]) -> list[Entry]:
    """Provinces, districts, villages and towns, with the population of those that the cities' table knows."""
    provinces = list(_provinces(data / "af_provinces.csv"))
    names = {p.adm1_code: p for p in provinces}
    districts = list(_districts(data / "af_districts.csv", names))
    by_code = {d.adm2_code: d for d in districts}
    populated = _populations(data / "cities.csv.gz")
    places = list(_places(data / "af_places.csv.gz", names, by_code, populated))
    return [*provinces, *districts, *places]


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
            strong=(*aliases, row["name_dari"]),
            weak=split(row["seat_name"]),
            adm1=province.name,
            adm1_code=row["adm1_pcode"],
            adm2=row["name"],
            adm2_code=row["pcode"],
        )


def _populations(path: Path) -> dict[str, list[tuple[float, float, int]]]:
    """Afghan cities by folded name: latitude, longitude, people."""
    found: dict[str, list[tuple[float, float, int]]] = {}
    for _, row in read_csv(path):
        if row["iso2"] == "AF":
            point = (float(row["latitude"]), float(row["longitude"]), int(row["population"] or 0))
            for name in (row["name"], *split(row["alternates"])):
                found.setdefault(fold(name), []).append(point)
    return found


def _places(
    path: Path,
    provinces: Mapping[str, Entry],
    districts: Mapping[str, Entry],
    populated: Mapping[str, list[tuple[float, float, int]]],
) -> Iterator[Entry]:
    for n, row in read_csv(path):
        district = districts.get(row["adm2_pcode"])
        latitude, longitude = number(path, n, "lat", row["lat"]), number(path, n, "lon", row["lon"])
        names = tuple(dict.fromkeys(english_carons(a) for a in split(row["aliases"])))
        population = max(
            (
                people
                for name in (row["name"], *names)
                for lat, lon, people in populated.get(fold(name), ())
                if abs(lat - latitude) < SAME_PLACE_DEGREES and abs(lon - longitude) < SAME_PLACE_DEGREES
            ),
            default=0,
        )
        yield Entry(
            id=f"wof:{row['wof_id']}",
            name=row["name"],
            kind="settlement",
            feature="city" if population >= STRONG_CITY else "village",
            country="AFG",
            latitude=latitude,
            longitude=longitude,
            weak=names,
            name_is_strong=population >= STRONG_CITY,
            adm1=district.adm1 if district else "",
            adm1_code=district.adm1_code if district else "",
            adm2=district.name if district else "",
            adm2_code=district.adm2_code if district else "",
            population=population,
        )


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
    names = {d.adm2_code or d.adm1_code: d.name for d in divisions}
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
                strong=tuple(x for x in (*entry.strong, *split(row["strong"])) if x not in gone),
                weak=tuple(x for x in (*entry.weak, *split(row["weak"])) if x not in gone),
            )
        out.append(entry)
    for ident, (n, _) in more.items():
        raise BadSource(path.name, f"no place has the id {ident!r}", n, "id")
    return out
