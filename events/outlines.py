"""Outlines to draw maps with: the provinces of Afghanistan, the countries of the world.

Natural Earth (public domain): first-level divisions of Afghanistan, simplified, which carry the P-codes and names of the
gazetteer; countries at 1 : 110 million, WGS 84, to two decimals. Far too coarse to say in which country a point lies.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

from events.value import value

Ring = tuple[tuple[float, float], ...]


@value
class Outline:
    """One area's outline. `code` is a P-code, or ISO 3166 alpha-3; empty where there is none.

    `rings` are closed lines of (longitude, latitude); a hole is a ring like the others, so fill by the even-odd rule.
    """

    name: str
    code: str
    rings: tuple[Ring, ...]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north, in degrees."""
        lons, lats = [p[0] for ring in self.rings for p in ring], [p[1] for ring in self.rings for p in ring]
        return min(lons), min(lats), max(lons), max(lats)


@lru_cache(maxsize=1)
def provinces() -> tuple[Outline, ...]:
    """The 34 provinces of Afghanistan, by P-code."""
    return _load("afghanistan_provinces.geojson")


@lru_cache(maxsize=1)
def countries() -> tuple[Outline, ...]:
    """The countries of the world, by name."""
    return _load("countries.geojson")


def _load(name: str) -> tuple[Outline, ...]:
    content = json.loads(files("events").joinpath("maps", name).read_text(encoding="utf-8"))
    return tuple(Outline(f["properties"]["name"], f["properties"]["code"] or "", _rings(f["geometry"])) for f in content["features"])


def _rings(geometry: dict[str, object]) -> tuple[Ring, ...]:
    parts = geometry["coordinates"]
    assert isinstance(parts, list)
    polygons = [parts] if geometry["type"] == "Polygon" else parts
    return tuple(tuple((float(x), float(y)) for x, y in ring) for polygon in polygons for ring in polygon)
