"""Places of a user's own: GeoNames exports, COD-AB tables, plain CSV, joined to a gazetteer.

A country so added works as deeply as Afghanistan: its divisions are found by folded spelling inside their parents,
its villages are weak names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from gazetteer.cells import degrees
from gazetteer.errors import BadSource
from gazetteer.folding import fold, fold_words, skeleton, vowels
from gazetteer.model import Entry
from gazetteer.offsets import sphere_km
from gazetteer.own import plain_csv as plain_csv
from gazetteer.tables import rows, tab_separated
from gazetteer.world import STRONG_CITY

FEATURES = {
    "AIRB": "base", "AIRF": "airport", "AIRP": "airport", "MILB": "base", "INSM": "base", "DAM": "dam", "PRN": "prison",
    "BDG": "bridge", "PSTB": "crossing", "PASS": "pass", "VAL": "valley", "VALS": "valley", "DSRT": "desert",
    "MTS": "mountains", "MT": "mountain", "ISL": "island", "ISLS": "island", "PEN": "peninsula", "PLN": "plain",
    "RGN": "region", "RGNH": "region", "OILF": "oilfield", "STM": "river", "LK": "lake", "FRST": "forest", "CMP": "camp",
    "CMPRF": "camp", "PPLX": "suburb",
}  # fmt: skip
"""GeoNames' feature codes that are kept besides settlements and divisions."""


def merged(base: Iterable[Entry], added: Iterable[Entry]) -> list[Entry]:
    """`base` with `added` in place of entries of the same id."""
    entries = {e.id: e for e in base}
    entries.update((e.id, e) for e in added)
    return list(entries.values())


# ---- GeoNames -----------------------------------------------------------------------------------------------------


def geonames(path: Path, base: Sequence[Entry], iso3: Mapping[str, str], admin2: Path | None, alternates: Path | None) -> list[Entry]:
    """The places of a GeoNames export (allCountries.txt, or a country's: SY.txt).

    `admin2` (admin2Codes.txt) names districts the export has no row for, `alternates` (alternateNamesV2.txt) gives
    further names. First-level divisions that `base` holds keep its codes.

    Raises:
        BadSource: a row has too few fields, an unknown country, or a coordinate that is none.
    """
    raw = [_geonames_row(path, n, f, iso3) for n, f in tab_separated(path, 15)]
    more = _alternates(alternates, {r["id"] for r in raw}) if alternates else {}
    provinces = _known_provinces(raw, base)
    districts = _districts(raw, provinces, _admin2_names(admin2) if admin2 else {})
    entries = [e for e in provinces.values() if e.id.startswith("geonames:")]
    entries += districts.values()
    for r in raw:
        if r["class"] == "P" or r["code"] in FEATURES:
            entries.append(_geonames_entry(r, provinces, districts, more))
    return entries


_Row = dict[str, str]


def _geonames_row(path: Path, n: int, fields: Sequence[str], iso3: Mapping[str, str]) -> _Row:
    names = ("id", "name", "ascii", "alternates", "lat", "lon", "class", "code", "iso2", "cc2", "admin1", "admin2",
             "admin3", "admin4", "population")  # fmt: skip
    row = dict(zip(names, fields, strict=False))
    if row["iso2"] not in iso3:
        raise BadSource(path, f"{row['iso2']!r} is no ISO 3166 alpha-2 country code", n, "country code")
    row["country"] = iso3[row["iso2"]]
    degrees(path, n, "latitude", row["lat"], 90)
    degrees(path, n, "longitude", row["lon"], 180)
    if not row["name"]:
        raise BadSource(path, "the name is empty", n, "name")
    return row


def _known_provinces(raw: Sequence[_Row], base: Sequence[Entry]) -> dict[str, Entry]:
    """First-level divisions by GeoNames code ("SY.09"): those of `base` by name, others from the export."""
    found: dict[str, Entry] = {}
    for r in raw:
        if r["code"] != "ADM1":
            continue
        names = (r["name"], r["ascii"], *_latin(r["alternates"]))
        own = [e for e in base if e.kind == "adm1" and e.country == r["country"]]
        same = _namesake(names, own)
        code = f"{r['iso2']}.{r['admin1']}"
        found[code] = same or Entry(
            id=f"geonames:{r['id']}", name=r["name"], kind="adm1", country=r["country"],
            latitude=float(r["lat"]), longitude=float(r["lon"]), strong=(r["ascii"],), weak=_latin(r["alternates"]),
            adm1=r["name"], adm1_code=code,
        )  # fmt: skip
    return found


def _districts(raw: Sequence[_Row], provinces: Mapping[str, Entry], names: Mapping[str, str]) -> dict[str, Entry]:
    """Second-level divisions by GeoNames code ("SY.09.170073"), at their seats where the export tells them."""
    seats = {_code2(r): r for r in raw if r["code"] == "PPLA2"}
    listed = {_code2(r): r for r in raw if r["code"] == "ADM2"}
    members: dict[str, _Row] = {}
    for r in raw:
        if r["class"] == "P" and r["admin2"]:
            members.setdefault(_code2(r), r)
    found: dict[str, Entry] = {}
    for code in sorted({*listed, *(c for c in members if c in names)}):
        r = listed.get(code) or members[code]
        point = seats.get(code, r)
        province = provinces.get(code.rpartition(".")[0])
        name = listed[code]["name"] if code in listed else names[code]
        found[code] = Entry(
            id=f"geonames:{r['id']}" if code in listed else f"geonames:{code}", name=name, kind="adm2",
            country=r["country"], latitude=float(point["lat"]), longitude=float(point["lon"]),
            strong=(r["ascii"],) if code in listed else (), weak=_latin(r["alternates"]) if code in listed else (),
            adm1=province.adm1 if province else "", adm1_code=province.adm1_code if province else "",
            adm2=name, adm2_code=code,
        )  # fmt: skip
    return found


def _geonames_entry(r: _Row, provinces: Mapping[str, Entry], districts: Mapping[str, Entry], more: Mapping[str, list[str]]) -> Entry:
    province, district = provinces.get(f"{r['iso2']}.{r['admin1']}"), districts.get(_code2(r))
    population = int(r["population"]) if r.get("population", "").isdigit() else 0
    feature = FEATURES.get(r["code"], "city" if population >= STRONG_CITY else "village")
    return Entry(
        id=f"geonames:{r['id']}",
        name=r["name"],
        kind="settlement" if r["class"] == "P" else "other",
        feature=feature,
        country=r["country"],
        latitude=float(r["lat"]),
        longitude=float(r["lon"]),
        weak=(r["ascii"], *_latin(r["alternates"]), *more.get(r["id"], ())),
        name_is_strong=population >= STRONG_CITY,
        adm1=province.adm1 if province else "",
        adm1_code=province.adm1_code if province else "",
        adm2=district.adm2 if district else "",
        adm2_code=district.adm2_code if district else "",
        population=population,
    )


def _code2(r: Mapping[str, str]) -> str:
    return f"{r['iso2']}.{r['admin1']}.{r['admin2']}"


def _latin(cell: str) -> tuple[str, ...]:
    """Names of a GeoNames cell worth having: no codes, no lower-case romanisations."""
    names = (n.strip() for n in cell.split(","))
    return tuple(n for n in names if len(n) > 2 and not n.islower() and not any(c.isdigit() for c in n))


def _admin2_names(path: Path) -> dict[str, str]:
    return {fields[0]: fields[1] for _, fields in tab_separated(path, 2)}


def _alternates(path: Path, wanted: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for _, fields in tab_separated(path, 4):
        if fields[1] in wanted and fields[2] not in ("link", "post", "iata", "icao", "faac", "wkdt", "unlc"):
            found.setdefault(fields[1], []).append(fields[3])
    return found


# ---- COD-AB -------------------------------------------------------------------------------------------------------

LEVEL1 = (("admin1Name_en", "ADM1_EN", "admin1Name", "ADM1_NAME"), ("admin1Pcode", "ADM1_PCODE"))
LEVEL2 = (("admin2Name_en", "ADM2_EN", "admin2Name", "ADM2_NAME"), ("admin2Pcode", "ADM2_PCODE"))
LATITUDE, LONGITUDE = ("center_lat", "latitude", "lat", "y_coord"), ("center_lon", "longitude", "lon", "x_coord")


def cod_ab(path: Path, base: Sequence[Entry], iso3: Mapping[str, str]) -> list[Entry]:
    """Divisions of a COD-AB table (common operational dataset of administrative boundaries): names and P-codes.

    The result holds the new divisions, and the places of `base` in that country moved to the new codes. A division
    without a point in the table stands at the settlement of its name, else where its province does.

    Raises:
        BadSource: a column is missing, a P-code is of no country, a division's place cannot be told.
    """
    table = list(rows(path))
    if not any(_column(row, LEVEL1[1]) for _, _, row in table):
        raise BadSource(path, f"no column {' or '.join(LEVEL1[1])}: is it a COD-AB table?")
    country = _country(path, table, iso3)
    here = [e for e in base if e.country == country]
    provinces: dict[str, Entry] = {}
    renamed: dict[str, Entry] = {}
    for _, n, row in table:
        name, code = _cell(row, LEVEL1[0]), _cell(row, LEVEL1[1])
        if not code or code in provinces:
            continue
        same = _namesake((name,), [e for e in here if e.kind == "adm1"])
        provinces[code] = _division(path, n, row, name, code, same, country, here, None)
        if same:
            renamed[same.adm1_code] = provinces[code]
    districts: dict[str, Entry] = {}
    for _, n, row in table:
        name, code = _cell(row, LEVEL2[0]), _cell(row, LEVEL2[1])
        if code and code not in districts:
            province = provinces.get(_cell(row, LEVEL1[1]))
            if province is None:
                raise BadSource(path, f"{name} ({code}) lies in no province: its cell for {' or '.join(LEVEL1[1])} is empty", n)
            districts[code] = _division(path, n, row, name, code, None, country, here, province)
    moved = [
        replace(e, adm1=p.name, adm1_code=p.adm1_code) for e in here if (p := renamed.get(e.adm1_code)) is not None and e.kind != "adm1"
    ]
    return [*provinces.values(), *districts.values(), *moved]


def _division(
    path: Path, n: int, row: Mapping[str, str], name: str, code: str, same: Entry | None, country: str,
    here: Sequence[Entry], province: Entry | None,
) -> Entry:  # fmt: skip
    if not name:
        raise BadSource(path, f"{code} has no name", n, "name")
    level = "adm2" if province else "adm1"
    point = _point(path, n, row, level) or _seat(name, here) or same or province
    if point is None:
        raise BadSource(path, f"where {name} ({code}) is cannot be told: add columns center_lat and center_lon", n)
    latitude, longitude = (point.latitude, point.longitude) if isinstance(point, Entry) else point
    return Entry(
        id=same.id if same else code,
        name=name,
        kind=level,
        country=country,
        latitude=latitude,
        longitude=longitude,
        strong=(same.name, *same.strong) if same else (),
        weak=same.weak if same else (),
        adm1=province.name if province else name,
        adm1_code=province.adm1_code if province else code,
        adm2=name if province else "",
        adm2_code=code if province else "",
    )


def _country(path: Path, table: Sequence[tuple[str, int, Mapping[str, str]]], iso3: Mapping[str, str]) -> str:
    for _, n, row in table:
        code = _cell(row, LEVEL1[1])
        if code:
            letters = "".join(c for c in code if c.isalpha()).upper()
            if letters[:2] in iso3:
                return iso3[letters[:2]]
            raise BadSource(path, f"{code!r} does not begin with a country's two letters", n, "admin1Pcode")
    raise BadSource(path, "holds no row with a P-code")


def _column(row: Mapping[str, str], names: Sequence[str]) -> str:
    return next((name.lower() for name in names if name.lower() in row), "")


def _cell(row: Mapping[str, str], names: Sequence[str]) -> str:
    return row.get(_column(row, names), "")


def _point(path: Path, n: int, row: Mapping[str, str], level: str) -> tuple[float, float] | None:
    """The row's point, if the row is of that level: a district's point is not its province's."""
    is_district = bool(_cell(row, LEVEL2[1]))
    if is_district != (level == "adm2") or not _cell(row, LATITUDE):
        return None
    return (
        degrees(path, n, _column(row, LATITUDE), _cell(row, LATITUDE), 90),
        degrees(path, n, _column(row, LONGITUDE), _cell(row, LONGITUDE), 180),
    )


def _seat(name: str, here: Sequence[Entry]) -> Entry | None:
    """The settlement of a division's name, if there is but one."""
    key = fold(name)
    found = [e for e in here if e.kind == "settlement" and key in {fold(n) for n in (e.name, *e.strong, *e.weak)}]
    one = found and all(sphere_km(e.latitude, e.longitude, found[0].latitude, found[0].longitude) < 15 for e in found)
    return found[0] if one else None


def _namesake(names: Iterable[str], entries: Sequence[Entry]) -> Entry | None:
    """The one entry that shares a name, by the closest folding that finds any."""
    wanted = [fold_words(n) for n in names if n]
    for key_of in ("".join, vowels, skeleton):
        keys = {key_of(w) for w in wanted} - {""}
        found = [e for e in entries if any(key_of(fold_words(n)) in keys for n in (e.name, *e.strong))]
        if found:
            return found[0] if len(found) == 1 else None
    return None
