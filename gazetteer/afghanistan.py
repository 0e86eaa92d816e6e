"""Afghanistan's own source tables, read into entries: provinces, districts, villages and towns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import mean

from rapidfuzz import fuzz

from gazetteer.cells import number, read_csv, split
from gazetteer.errors import BadSource
from gazetteer.folding import english_carons, fold
from gazetteer.model import Entry
from gazetteer.offsets import sphere_km
from gazetteer.world import ALIKE, STRONG_CITY, read_cities, with_capitals

STRONG_AFGHAN_CITY = 30_000
SAME_PLACE_DEGREES = 0.15
AT_ITS_EDGE_KM = 20.0
"""A seat so far from the middle of its district's villages does not stand for them."""
MANY = 10
"""So many villages tell where a district lies."""
NO_NAME = re.compile(r"#|Wollayat|\b(?:Province|District|Cent(?:er|re))\b", re.IGNORECASE)
"""Marks what is no name among the official tables' spellings."""


def afghanistan(data: Path, iso3: Mapping[str, str]) -> list[Entry]:
    """Provinces, districts, villages and towns, with what the cities' table knows of them."""
    provinces = list(_provinces(data / "af_provinces.csv"))
    names = {p.adm1_code: p for p in provinces}
    districts = list(_districts(data / "af_districts.csv", names))
    places = list(_places(data / "af_places.csv.gz", {d.adm2_code: d for d in districts}))
    cities = with_capitals(read_cities(data / "cities.csv.gz", iso3, {}, "AFG"), data / "countries.csv")
    places = list(_with_seats(_with_cities(places, cities), data / "af_provinces.csv"))
    return [*provinces, *_amid_villages(districts, places), *places]


def _amid_villages(districts: Iterable[Entry], places: Iterable[Entry]) -> Iterator[Entry]:
    """Districts, those whose seat stands at an edge put in the middle of their villages and towns."""
    points: dict[str, list[tuple[float, float]]] = {}
    for place in places:
        points.setdefault(place.adm2_code, []).append((place.latitude, place.longitude))
    for district in districts:
        here = points.get(district.adm2_code, ())
        if len(here) >= MANY:
            latitude, longitude = round(mean(p[0] for p in here), 4), round(mean(p[1] for p in here), 4)
            if sphere_km(district.latitude, district.longitude, latitude, longitude) > AT_ITS_EDGE_KM:
                district = replace(district, latitude=latitude, longitude=longitude)
        yield district


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
