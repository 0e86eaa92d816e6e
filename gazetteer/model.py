"""The values of the gazetteer: what goes in (Entry, Mention, Context) and what comes out (Place, Candidate, Resolution)."""

from __future__ import annotations

import datetime as dt
from dataclasses import astuple, dataclass
from typing import NamedTuple

KINDS = ("country", "adm1", "adm2", "settlement", "other")
TIERS = ("exact", "folded", "vowels", "skeleton", "fuzzy")
REASONS = ("stated", "parent", "tie", "unknown_name")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place as a source table gives it, before it is indexed.

    `strong` names decide by themselves (in running text "Kandahar" is a place wherever it stands), `weak` names only
    suggest (a village called "Nur"). `name` is the name shown and counts as strong where `name_is_strong`.
    `feature` says finer than `kind` what it is: "valley", "highway", "dam", "base", "prison", "crossing" ...
    `country` is ISO 3166 alpha-3; `adm1_code` and `adm2_code` P-codes or ISO 3166-2. Degrees are WGS 84; for a
    district they are its seat's, or those of the middle of its villages where the seat stands at an edge. `since` and
    `until` bound the time in which it existed, both inclusive.
    """

    id: str
    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    name_is_strong: bool = True
    feature: str = ""
    adm1: str = ""
    adm1_code: str = ""
    adm2: str = ""
    adm2_code: str = ""
    population: int = 0
    since: dt.date | None = None
    until: dt.date | None = None
    demonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. Fields as in `Entry`; "" and 0 where not known."""

    id: str
    name: str
    kind: str
    feature: str
    country: str
    adm1: str
    adm1_code: str
    adm2: str
    adm2_code: str
    latitude: float
    longitude: float
    population: int
    since: dt.date | None = None
    until: dt.date | None = None

    def __eq__(self, other: object) -> bool:
        return astuple(self) == astuple(other) if isinstance(other, Place) else NotImplemented


class Candidate(NamedTuple):
    """A place that a name may mean. `tier` tells how far the spelling had to be folded to match, `score` (0 to 1) how
    well name and place fit apart from any context; `strong` whether the name decides by itself."""

    place: Place
    tier: str
    score: float
    strong: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name as a text uses it.

    `kind` is what the text calls it: "district", "province", "village", "city", "river", "road" ... or "". `parents`
    are indexes (into the same list of mentions) of the places it is said to lie in. `offset_km` and `bearing` (degrees
    clockwise from north) hold "30 km north of". With `preposition` "between", `name` is "A and B"; a road's name may be
    "A-B". `position` is its order in the text, `sentence` its sentence.
    `locative` is False where grammar says that it is no location (a government, a unit, part of a title). `country`
    (alpha-3) is that of an adjective ("the Iraqi city of Kirkuk"), `near` the index of a mention that it is said to lie
    beside ("Baquba, north of Baghdad"). A mention without a name, of kind "capital" or "seat", is the capital of its
    `country`, else of the country or the province told of last.
    """

    name: str
    kind: str = ""
    parents: tuple[int, ...] = ()
    preposition: str = ""
    locative: bool = True
    offset_km: float | None = None
    bearing: float | None = None
    position: int = 0
    sentence: int = 0
    country: str = ""
    near: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a text besides its place names: the `country` (alpha-3) and `adm1_code` that it is about, the
    country its source reports on or sits in, its date, as `hints` codes of provinces or districts that it may be
    about, and as `nations` the countries whose people or bodies it names, one entry a mention."""

    country: str = ""
    adm1_code: str = ""
    source_country: str = ""
    date: dt.date | None = None
    hints: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The place a mention means, or why there is none.

    `reason`: "stated" the name itself is settled; "parent" the name is unknown and `place` is the best place it is
    said to lie in; "tie" several places fit equally well; "unknown_name". `precision` is UCDP's where_prec: 1 exact
    place, 2 near it, 3 district, 4 province (at the city of its name where the text does not call it a province), 5
    larger than a province, or a line, 6 country. With "tie" and "unknown_name" the other fields are None, except where a
    common parent is known.
    """

    place: Place | None
    reason: str
    precision: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    tier: str | None = None
    score: float = 0.0
