"""What lies in what, where no source table says so: districts in provinces, a district's seat in the district."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from gazetteer.folding import fold_words, vowels
from gazetteer.kinds import without_generic
from gazetteer.model import Entry
from gazetteer.nearness import OWN_SEAT_KM, SAME_SPOT_KM
from gazetteer.offsets import sphere_km

NEIGHBOURS = 5
"""The towns around a district that tell in which province it lies."""
AGREEING = 4
"""So many of them have to agree."""


def in_provinces(districts: Iterable[Entry], towns: Iterable[Entry], provinces: Iterable[Entry]) -> Iterator[Entry]:
    """Districts, those without a province in that of the town of their name, else of nearly all the towns around them."""
    names = {p.adm1_code: p.name for p in provinces if p.kind == "adm1"}
    by_country: dict[str, list[Entry]] = {}
    for town in towns:
        by_country.setdefault(town.country, []).append(town)
    for district in districts:
        if district.kind == "adm2" and not district.adm1_code:
            code = _province_of(district, by_country.get(district.country, ()))
            yield replace(district, adm1_code=code, adm1=names[code]) if code in names else district
        else:
            yield district


def _province_of(district: Entry, towns: Sequence[Entry]) -> str:
    around = sorted((_km(district, t), t.id, t.adm1_code, t) for t in towns)[:NEIGHBOURS]
    seat = {code for km, _, code, t in around if km <= OWN_SEAT_KM and _key(t.name) == _key(district.name)}
    if len(seat) == 1:
        return seat.pop()
    code, count = Counter(code for _, _, code, _ in around).most_common(1)[0] if around else ("", 0)
    return code if count >= min(AGREEING, len(around)) else ""


def in_districts(towns: Iterable[Entry], districts: Iterable[Entry]) -> Iterator[Entry]:
    """Towns, those without a district in the only one near them that has their name; by a further name of the town's, if it
    is the very spot."""
    by_name: dict[tuple[str, str], list[Entry]] = {}
    for district in districts:
        if district.kind == "adm2" and district.adm2_code:
            by_name.setdefault((district.country, _key(district.name)), []).append(district)
    for town in towns:
        own = {} if town.adm2_code else {d.adm2_code: d for d in _own(town, by_name)}
        if len(own) != 1:
            yield town
            continue
        [district] = own.values()
        yield replace(
            town,
            adm1=district.adm1 or town.adm1,
            adm1_code=district.adm1_code or town.adm1_code,
            adm2=district.adm2,
            adm2_code=district.adm2_code,
        )


def _own(town: Entry, by_name: Mapping[tuple[str, str], list[Entry]]) -> Iterator[Entry]:
    """The districts that a town may be the seat of."""
    first = _key(town.name)
    for name in dict.fromkeys((first, *map(_key, (*town.strong, *town.weak)))):
        for district in by_name.get((town.country, name), ()):
            agrees = not (district.adm1_code and town.adm1_code) or district.adm1_code == town.adm1_code
            if agrees and _km(district, town) <= (OWN_SEAT_KM if name == first else SAME_SPOT_KM):
                yield district


def _key(name: str) -> str:
    return vowels(without_generic(fold_words(name))[0])


def _km(one: Entry, other: Entry) -> float:
    return sphere_km(one.latitude, one.longitude, other.latitude, other.longitude)
