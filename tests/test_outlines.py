"""Outlines: whole, closed, and where the gazetteer's places are."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from events.outlines import Outline, countries, provinces

PROVINCES = Path(__file__).parents[1] / "gazetteer/data/af_provinces.csv"


def holds(outline: Outline, lon: float, lat: float) -> bool:
    """Whether a point lies inside, by the even-odd rule."""
    inside = False
    for ring in outline.rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def test_each_province_holds_its_own_seat() -> None:
    outlines = {o.code: o for o in provinces()}
    with PROVINCES.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert len(outlines) == len(rows) == 34
    for row in rows:
        outline = outlines[row["pcode"]]
        assert outline.name == row["name"]
        assert holds(outline, float(row["lon"]), float(row["lat"])), row["name"]


@pytest.mark.parametrize(("code", "lon", "lat"), [("AFG", 66, 34), ("COL", -74, 4.6), ("NGA", 8, 9), ("FRA", 2.3, 48.8)])
def test_countries_stand_where_they_are(code: str, lon: float, lat: float) -> None:
    assert [o.code for o in countries() if holds(o, lon, lat)] == [code]


def test_rings_are_closed_and_on_the_globe() -> None:
    for outline in (*countries(), *provinces()):
        west, south, east, north = outline.bounds
        assert -180 <= west < east <= 180
        assert -90 <= south < north <= 90
        assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in outline.rings), outline.name


def test_no_ring_runs_round_the_globe_across_the_date_line() -> None:
    for outline in countries():
        for ring in outline.rings:
            jumps = [(a, b) for a, b in pairwise(ring) if abs(a[0] - b[0]) > 180]
            assert all(a[1] == b[1] == -90 for a, b in jumps), outline.name  # Antarctica's edge at the pole
