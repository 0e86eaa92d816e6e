"""From the places settled to answers: precision, offsets, two places at once, a parent where the name is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer import offsets
from gazetteer.kinds import BUILT, DISTRICT, LINES, POINTS, PROVINCE
from gazetteer.likelihood import kind_said
from gazetteer.model import Candidate, Mention, Place, Resolution

if TYPE_CHECKING:
    from gazetteer.index import Gazetteer

DIRECTIONS = frozenset("north northeast north-east east southeast south-east south southwest south-west west northwest north-west".split())
NEAR = DIRECTIONS | {"near", "outside", "around", "close to", "outskirts of", "vicinity of", "towards", "toward"}
ENDINGS = tuple(LINES)
LINE_ABROAD_KM = 1000.0
"""A line from one country into another is no longer: one of its ends is a namesake elsewhere."""
SHORT_LINE_KM = 50.0
"""Between two places no further apart is "near" them; beyond it is a line."""


def line_ends(mention: Mention) -> tuple[str, str] | None:
    """The two places of "between Kabul and Gardez", "the Kabul-Gardez highway"; None for other mentions."""
    if mention.preposition.lower() == "between" and " and " in mention.name:
        one, _, other = mention.name.partition(" and ")
    elif kind_said(mention) in LINES or mention.name.lower().endswith(ENDINGS):
        name = mention.name.replace("–", "-").replace("—", "-")
        one, _, other = name.partition(" - ") if " - " in name else name.rpartition("-")
        other = other.rsplit(" ", 1)[0] if other.lower().endswith(ENDINGS) else other
    else:
        return None
    one, other = one.strip(), other.strip()
    return (one, other) if one and other else None


def between(gazetteer: Gazetteer, one: Candidate, other: Candidate, parents: Sequence[Candidate | None] = ()) -> Resolution:
    """Halfway between two places, in the smallest division that holds both; of two countries, a point of their border,
    in the one that the text puts it in."""
    a, b = one.place, other.place
    if a.kind == b.kind == "country":
        point = gazetteer.border(a.country, b.country)
        side = next((c.place for c in parents if c and c.place.country in (a.country, b.country)), None)
        home = gazetteer.country(side.country) if side else None
        if point is None:
            return Resolution(home, "parent", 6, home.latitude, home.longitude) if home else Resolution(None, "unknown_name")
        return Resolution(home, "stated", 5, *point, one.tier, min(one.score, other.score))
    if a.country != b.country and offsets.sphere_km(a.latitude, a.longitude, b.latitude, b.longitude) > LINE_ABROAD_KM:
        return Resolution(None, "unknown_name")
    middle = offsets.between(a.latitude, a.longitude, b.latitude, b.longitude)
    host = None
    if a.adm2_code and a.adm2_code == b.adm2_code:
        host = gazetteer.division(a.adm2_code)
    elif a.adm1_code and a.adm1_code == b.adm1_code:
        host = gazetteer.division(a.adm1_code)
    elif a.country == b.country:
        host = gazetteer.country(a.country)
    precision = 2 if offsets.sphere_km(a.latitude, a.longitude, b.latitude, b.longitude) <= SHORT_LINE_KM else 5
    return Resolution(host, "stated", precision, *middle, one.tier, min(one.score, other.score))


def answer(
    mention: Mention, found: Candidate | None, reason: str, parents: list[Candidate | None], beside: Resolution | None
) -> Resolution:
    """The answer for a mention: the place `found`, else the closest of its stated `parents`, else what it is `beside`."""
    if found is not None:
        return _stated(mention, found)
    known = [c for c in parents if c is not None]
    close = beside is not None and beside.place is not None and beside.reason == "stated" and (beside.precision or 9) <= 3
    if close and beside and not any(c.place.adm2_code for c in known):
        return replace(beside, reason="parent" if reason == "unknown_name" else reason, precision=2)
    if not known:
        return Resolution(None, reason)
    parent = max(known, key=lambda c: (bool(c.place.adm2_code), bool(c.place.adm1_code)))
    place = parent.place
    precision = max(precision_of(place), 2)
    reason = "parent" if reason == "unknown_name" else reason
    return Resolution(place, reason, precision, place.latitude, place.longitude, parent.tier, parent.score)


def _stated(mention: Mention, found: Candidate) -> Resolution:
    place = found.place
    precision = precision_of(place)
    latitude, longitude = place.latitude, place.longitude
    if mention.offset_km is not None and mention.bearing is not None:
        latitude, longitude = offsets.offset(latitude, longitude, mention.offset_km, mention.bearing)
        precision = 2
    elif mention.offset_km is not None or mention.preposition.lower() in NEAR:
        precision = max(precision, 2)
    said = kind_said(mention)
    if said in DISTRICT | PROVINCE and place.kind == "settlement":
        precision = max(precision, 3)
    elif said in BUILT and place.kind == "settlement":
        precision = max(precision, 2)
    return Resolution(place, "stated", precision, latitude, longitude, found.tier, found.score)


def precision_of(place: Place) -> int:
    """UCDP's where_prec for a place taken as a whole.

    Of what is neither a settlement nor a division: 1 for a base, a dam and the like; 2 for a valley inside a district,
    4 for a region inside a province, 5 for lines and what is larger, 6 for parts of the world.
    """
    if place.kind != "other":
        return {"country": 6, "adm1": 4, "adm2": 3, "settlement": 1}[place.kind]
    if place.feature in POINTS:
        return 1
    if place.feature == "continent":
        return 6
    if place.feature in LINES or not place.adm1_code:
        return 5
    return 2 if place.adm2_code else 4
