"""Places given by distance and direction from another, and between two others."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import Any


def _geodesic(*points: tuple[float, float], **lengths: float) -> Any:
    from geopy.distance import geodesic  # type: ignore[import-untyped]  # rarely needed, slow to import

    return geodesic(*points, **lengths)


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Kilometres between two points on the WGS 84 ellipsoid."""
    return float(_geodesic((latitude, longitude), (other_latitude, other_longitude)).km)


def sphere_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Kilometres between two points on a sphere: off by half a percent, and fifty times faster."""
    a, b = radians(latitude), radians(other_latitude)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))


def offset(latitude: float, longitude: float, km: float, bearing: float) -> tuple[float, float]:
    """The point `km` kilometres from a point in direction `bearing` (degrees clockwise from north)."""
    point = _geodesic(kilometers=km).destination((latitude, longitude), bearing)
    return round(point.latitude, 5), round(point.longitude, 5)


def between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> tuple[float, float]:
    """The point halfway between two points."""
    line = _geodesic((latitude, longitude), (other_latitude, other_longitude))
    if line.km == 0:
        return latitude, longitude
    bearing = _bearing(latitude, longitude, other_latitude, other_longitude)
    return offset(latitude, longitude, float(line.km) / 2, bearing)


def _bearing(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    a, b, turn = radians(latitude), radians(other_latitude), radians(other_longitude - longitude)
    return degrees(atan2(sin(turn) * cos(b), cos(a) * sin(b) - sin(a) * cos(b) * cos(turn))) % 360
