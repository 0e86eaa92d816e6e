"""Words that say what a place is, and which kind of entry they mean."""

from __future__ import annotations

from functools import lru_cache

PROVINCE = frozenset(
    "province provinces governorate muhafazah wilayah wilayat voivodeship state oblast region department departamento prefecture county wilaya krai kray republic".split()
)
DISTRICT = frozenset(
    "district districts raion rayon municipality tehsil tahsil taluk woreda lga subdistrict sub-district territory county qada subcounty sub-county cercle arrondissement payam kabupaten "
    "wuluswali woleswali uluswali agency canton commune upazila regency".split()
)
SETTLED = frozenset(
    "village villages town city capital hamlet settlement locality suburb camp barangay neighborhood neighbourhood township "
    "bazaar bazar shahr qarya kalay kelay kilay kili".split()
)
NATURAL = frozenset("valley desert mountain mountains island islands peninsula plain plains lake forest river gulf sea".split())
ISLAND = frozenset(("island", "islands", "archipelago"))
BUILT = frozenset(
    "site building base airbase airport airfield camp prison jail dam bridge tunnel pass crossing checkpoint border highway road garrison".split()
)
NON_LATIN = frozenset("ولایت ولسوالی شهر قریه کلی محافظة مدينة قرية".split())
QUARTERS = frozenset("neighborhood neighbourhood suburb locality".split())
AREA = frozenset("area areas zone sector refugee".split())

GENERIC = PROVINCE | DISTRICT | SETTLED | AREA | NON_LATIN | frozenset({"valley", "island", "provincial", "division"})
"""Left off a name where the whole is none."""

LINES = frozenset({"highway", "road", "river", "border", "canal", "route", "pipeline", "railway"})
POINTS = frozenset("base airport airfield dam prison bridge crossing pass site camp oilfield building".split())
"""Features that are a spot on the map: precision 1."""


@lru_cache(maxsize=4096)
def kinds_of(word: str) -> frozenset[str]:
    """The kinds of entry that a generic word speaks for, lower-cased: "county" may be a province or a district."""
    said: set[str] = set()
    if word in PROVINCE or word == "ولایت" or word == "محافظة":
        said.add("adm1")
    if word in DISTRICT or word == "ولسوالی":
        said.add("adm2")
    if word in SETTLED or word in ("شهر", "قریه", "کلی", "مدينة", "قرية"):
        said.add("settlement")
    if word in NATURAL or word in BUILT:
        said.add("other")
    if word in ISLAND:  # many are provinces or districts: Basilan, Idjwi
        said |= {"adm1", "adm2"}
    return frozenset(said)


def without_generic(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The words of a name without generic ones at its ends, and the generic word that was nearest the name."""
    first, last, said = 0, len(words), ""
    while last - first > 1 and words[last - 1] in GENERIC:
        last -= 1
        said = words[last]
    while last - first > 1 and (words[first] in GENERIC or (first and words[first] in ("of", "de"))):
        said = said or (words[first] if words[first] in GENERIC else "")
        first += 1
    return words[first:last], said
