"""geopy's interface over the gazetteer."""

from __future__ import annotations

from typing import Any

import pytest
from geopy.exc import GeocoderQueryError
from geopy.location import Location

from gazetteer import Gazetteer
from gazetteer.geocoder import Local


@pytest.fixture
def local(gazetteer: Gazetteer) -> Local:
    return Local(gazetteer)


class Abroad:
    """A geocoder that knows everything, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def geocode(self, query: str, exactly_one: bool = True) -> Any:
        self.asked.append(query)
        return Location(query, (1.0, 2.0), {})


def test_a_name_with_its_parents(local: Local) -> None:
    found = local.geocode("Sangin, Helmand, Afghanistan")
    assert found.address == "Sangin, Helmand, AFG"
    assert (round(found.latitude, 1), round(found.longitude, 1)) == (32.1, 64.8)
    assert found.raw["adm2_code"] == "AF3008"
    assert found.point.latitude == found.latitude


def test_one_or_none(local: Local) -> None:
    assert local.geocode("Hyderabad") is None
    assert local.geocode("Qwertykala, Helmand") is None
    assert local.geocode("") is None
    assert local.geocode(", ,") is None


def test_all_that_it_may_be(local: Local) -> None:
    found = local.geocode("Hyderabad", exactly_one=False)
    assert {f.raw["country"] for f in found} >= {"IND", "PAK"}
    assert len(local.geocode("Hyderabad", exactly_one=False, limit=1)) == 1


@pytest.mark.parametrize("codes", ["PK", "pak", ["PAK"]])
def test_countries_restrict(local: Local, codes: Any) -> None:
    assert local.geocode("Hyderabad", country_codes=codes).raw["country"] == "PAK"


def test_an_unknown_country_is_an_error(local: Local) -> None:
    with pytest.raises(GeocoderQueryError, match="QQ"):
        local.geocode("Hyderabad", country_codes="QQ")


def test_the_nearest_place_to_a_point(local: Local) -> None:
    assert local.reverse((31.8209, 64.5701)).raw["adm2_code"] == "AF3004"
    assert local.reverse("31.8209, 64.5701").raw["adm2_code"] == "AF3004"
    assert len(local.reverse((31.8, 64.6), exactly_one=False, limit=3)) == 3
    with pytest.raises(GeocoderQueryError, match="no point"):
        local.reverse("somewhere")


def test_no_fallback_unless_given(gazetteer: Gazetteer) -> None:
    abroad = Abroad()
    local = Local(gazetteer, fallback=abroad)
    assert local.geocode("Kabul, Afghanistan").raw["country"] == "AFG"
    assert abroad.asked == []
    assert local.geocode("Qwertykala").latitude == 1.0
    assert local.geocode("Qwertykala").latitude == 1.0
    assert abroad.asked == ["Qwertykala"], "a question is asked once"
