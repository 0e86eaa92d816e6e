"""Every entry of the default gazetteer, from the project's own source tables (gazetteer/data)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from gazetteer.afghanistan import afghanistan
from gazetteer.build import Words
from gazetteer.cells import DATA, day, number, read_csv, split
from gazetteer.errors import BadSource
from gazetteer.folding import fold
from gazetteer.model import KINDS, Entry
from gazetteer.nesting import in_districts, in_provinces
from gazetteer.world import (
    read_admin1,
    read_admin2,
    read_cities,
    read_countries,
    read_more_admin1,
    with_capitals,
    with_people,
)

CITIES = ("cities.csv.gz", "towns.csv.gz")
"""Cities above 5,000 people everywhere; smaller towns, and seats whose people nobody counted, where news needs them."""


def all_entries(data: Path = DATA) -> list[Entry]:
    """Every entry of the default gazetteer."""
    countries = list(read_countries(data / "countries.csv"))
    iso3 = {row["iso2"]: row["iso3"] for _, row in read_csv(data / "countries.csv")}
    afghan = afghanistan(data, iso3)
    admin1, by_code = read_admin1(data / "world_admin1.csv", iso3)
    newer, by_newer_code = read_more_admin1(data / "world_admin1_more.csv", iso3, data / "cities.csv.gz")
    admin1 = [*(e for e in admin1 if e.id not in {n.id for n in newer}), *newer]
    divisions_by_code = by_code | by_newer_code
    admin2 = list(read_admin2(data / "world_admin2.csv", admin1))
    cities = [c for table in CITIES for c in read_cities(data / table, iso3, divisions_by_code)]
    admin1 = list(in_provinces(admin1, cities, admin1))
    cities = list(in_districts(with_capitals(cities, data / "countries.csv"), [*admin1, *admin2]))
    extras = [e for p in sorted(data.glob("extras_*.csv")) for e in read_extras(p)]
    entries = [
        *countries,
        *afghan,
        *with_people(admin1, cities),
        *admin2,
        *named_parents(extras, [*admin1, *admin2, *afghan]),
    ]
    return with_names(entries, data / "names.csv")


def read_words(path: Path) -> Words:
    """Names of places that are also ordinary words or people's names."""
    rows = [row for _, row in read_csv(path)]
    return Words(
        frozenset(fold(row["word"]) for row in rows),
        frozenset(fold(row["word"]) for row in rows if row["provinces_too"]),
        frozenset(fold(row["word"]) for row in rows if row["is"] == "never"),
        frozenset(fold(row["word"]) for row in rows if row["is"] in ("word", "direction")),
    )


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
                raise BadSource("extras_*.csv", f"{entry.name} ({entry.id}) lies in {code}, which no table holds")
        yield replace(entry, adm1=names.get(entry.adm1_code, ""), adm2=names.get(entry.adm2_code, ""))


def with_names(entries: Iterable[Entry], path: Path) -> list[Entry]:
    """Entries with the further names that `path` gives by id, and without those it takes away."""
    more = {row["id"]: (n, row) for n, row in read_csv(path)}
    out: list[Entry] = []
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise BadSource("gazetteer/data", f"two places have the id {entry.id!r}; {entry.name} is the second")
        seen.add(entry.id)
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
