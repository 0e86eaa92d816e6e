"""How likely a name means a place, and how well a place fits what the text calls it: apart from all other places."""

from __future__ import annotations

import math
from functools import lru_cache

from gazetteer.folding import bracketed, fold_words, vowels
from gazetteer.kinds import AREA, QUARTERS, kinds_of, without_generic
from gazetteer.model import Candidate, Mention, Place

METROPOLIS = 600_000
"""A city this large is meant before the province of its name ("in Kabul"); a smaller one after it ("in Farah")."""
GREAT_PROVINCE = 300_000
"""A province with fewer people in its cities is not known abroad."""
LARGE = 150_000
"""No quarter of a city has so many people, nor nearly its name."""
TOWN = 30_000
"""A town this large is meant before the district of its name."""
WATERS = frozenset({"sea", "gulf", "strait", "ocean", "bay"})
"""Meant before the province that is called by them ("in the Red Sea")."""
CLOSE = ("exact", "folded")
"""The tiers that need no province to be believed."""


def prior(place: Place) -> float:
    """How likely a name means this kind of place, all else being equal: a province before its capital, unless that is
    a metropolis; a large town before its district, a small one after it; ten times the people count for little."""
    if place.feature in WATERS:
        return 0.6
    if place.kind != "settlement":
        return {"country": 1.2, "adm1": 0.45, "adm2": 0.25, "other": 0.2}[place.kind]
    return _of_town(place.feature, place.population, place.name, place.adm1)


@lru_cache(maxsize=16384)
def _of_town(feature: str, population: int, name: str, adm1: str) -> float:
    prior = 0.05 * math.log10(population + 1) + 0.05 * max(0.0, math.log10((population + 1) / 100_000))
    prior += 0.1 * (population >= TOWN) + 0.15 * (population >= METROPOLIS)
    if feature == "seat" and vowels(fold_words(name)) == vowels(fold_words(adm1)):
        return prior  # "in Ghazni" is in the province
    return prior + {"capital": 0.1, "seat": 0.1, "great city": 0.05}.get(feature, 0.0)


def kind_said(mention: Mention) -> str:
    """What the text calls the place, beside its name or inside it."""
    return mention.kind.lower() or _said_in(mention.name)


@lru_cache(maxsize=16384)
def _said_in(name: str) -> str:
    """The word for a kind in a name: of "Nad Ali district (Marja)", district."""
    return next((said for reading in bracketed(name) if (said := without_generic(fold_words(reading))[1])), "")


def kind_agrees(kind: str, place: Place) -> float:
    if not kind:
        return 0.0
    if kind == place.feature:
        return 0.3
    says = kinds_of(kind)
    if not says:
        return -0.1 if place.kind in ("country", "adm1") else 0.0
    if place.kind == "country" and kind not in ("state", "republic"):
        return -0.8
    return 0.3 if place.kind in says else -0.3


def known_abroad(place: Place) -> bool:
    """Whether a text about another country may name a place and not say where it is."""
    if place.kind == "settlement":
        return place.feature in ("capital", "great city") or (place.feature == "seat" and place.population >= TOWN)
    return place.kind != "adm2" and not 0 < place.population < GREAT_PROVINCE


def clear(mention: Mention, candidate: Candidate) -> bool:
    """Whether the spelling is close enough for what the text says. A village is another than a division of much the
    same name, and an "area" is a village's, or a district, by its very name only; so is a suburb with a city's name."""
    kind = kind_said(mention)
    if candidate.tier in CLOSE:
        return candidate.tier == "exact" or kind not in QUARTERS or candidate.place.population < LARGE
    if kind in AREA or kind == "locality":
        return candidate.tier == "vowels" and candidate.place.kind != "settlement"
    says = kinds_of(kind)
    return not says or candidate.place.kind in says
