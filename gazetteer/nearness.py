"""How two places lie to each other."""

from __future__ import annotations

from gazetteer import offsets
from gazetteer.model import KINDS, Place
from gazetteer.states import OTHERS

SAME_SPOT_KM = 15.0
"""Two candidates this close are one place, told twice."""
COUNTED = 5_000
"""A town of so many people is more likely meant than namesakes of a tenth of them."""
OWN_SEAT_KM = 60.0
"""A town of its name is a district's seat, where no table says in which district it lies, if it lies so near."""
NEAR_PARENT_KM = 40.0
"""How far outside a stated district a place may lie and still be said to lie in it: borders are drawn differently."""


def km(one: Place, other: Place) -> float:
    """Kilometres between two places, on a sphere."""
    return offsets.sphere_km(one.latitude, one.longitude, other.latitude, other.longitude)


def lies_in(place: Place, parent: Place) -> bool:
    """Whether a place lies in another, or so near it that a text may say so."""
    if parent.kind == "country":
        return place.country == parent.country or place.country in OTHERS.get(parent.country, ())
    if parent.kind == "adm1":
        return place.adm1_code in (parent.adm1_code, "") and place.country == parent.country
    return km(place, parent) <= NEAR_PARENT_KM or place.adm2_code == parent.adm2_code != ""


def nested(one: Place, other: Place) -> bool:
    """Whether one of two namesakes holds the other: a province and its capital."""
    outer = one if KINDS.index(one.kind) < KINDS.index(other.kind) else other
    inner = other if outer is one else one
    if outer.kind == "adm2":
        unsaid = not inner.adm2_code and inner.country == outer.country
        return outer.adm2_code == inner.adm2_code or (unsaid and km(one, other) <= OWN_SEAT_KM)
    if outer.kind == "adm1":
        return outer.adm1_code == inner.adm1_code
    return outer.kind == "country" and outer.country == inner.country


def dwarfed(rival: Place, place: Place) -> bool:
    """Whether a namesake in the same country is so much smaller a town that hardly anybody means it."""
    return rival.kind == "settlement" and rival.country == place.country and place.population >= max(COUNTED, 10 * rival.population)
