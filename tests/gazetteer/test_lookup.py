"""Names looked up: tiers, scopes, kinds, strength."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Entry, Gazetteer, GazetteerError, Mention, Place, UnknownScope
from gazetteer.model import KINDS


def top(gazetteer: Gazetteer, name: str, within: str | None = None) -> tuple[str, str]:
    first = gazetteer.lookup(name, within=within)[0]
    return first.place.id, first.tier


@pytest.mark.parametrize(
    ("name", "within", "expected"),
    [
        ("Nad-e-Ali", None, ("AF3002", "exact")),
        ("nad e ali district", "AF30", ("AF3002", "folded")),
        ("Zharei", "AF27", ("AF2705", "vowels")),
        ("Nahre Seraaj", "AF30", ("AF3004", "skeleton")),
        ("Qand-e Har", "AFG", ("AF27", "skeleton")),
        ("Garmsejr", "AF30", ("AF3006", "fuzzy")),
        ("هلمند", None, ("AF30", "exact")),
        ("Nawa", "AF30", ("AF3003", "exact")),
        ("Nawa", "AF11", ("AF1119", "exact")),
        ("Burma", None, ("iso:MMR", "exact")),
        ("Zaire", None, ("iso:COD", "exact")),
        ("Bosnia-Herzegovina", None, ("iso:BIH", "exact")),
        ("Soviet Union", None, ("iso:SUN", "exact")),
        ("Gaza Strip", "PSE", ("iso:PS-GZZ", "exact")),
    ],
)
def test_the_first_candidate(gazetteer: Gazetteer, name: str, within: str | None, expected: tuple[str, str]) -> None:
    assert top(gazetteer, name, within) == expected


def test_candidates_are_ordered(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("Kabul")
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert {c.place.kind for c in found[:3]} == {"adm1", "adm2", "settlement"}


def test_a_district_whose_seat_stands_at_an_edge_lies_amid_its_villages(gazetteer: Gazetteer) -> None:
    """Nawbahar's seat stands at its southern edge, Zhari's among its villages."""
    points = {p.adm2_code: (p.latitude, p.longitude) for p in gazetteer.within("AFG", kinds=("adm2",))}
    assert [round(degrees, 1) for degrees in points["AF2609"]] == [32.2, 67.6]
    assert points["AF2705"] == (31.5572, 65.4343), "its seat"


def test_kinds_restrict(gazetteer: Gazetteer) -> None:
    assert {c.place.kind for c in gazetteer.lookup("Kabul", kinds=("adm2",))} == {"adm2"}


def test_the_kind_in_the_name_weighs(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Farah district")[0].place.kind == "adm2"
    assert gazetteer.lookup("Farah province")[0].place.kind == "adm1"


def test_names_as_they_are_spelt_find_what_their_keys_find(gazetteer: Gazetteer) -> None:
    """What is kept ready for a spelling is the whole answer, in its order."""
    for name in ("Kabul", "Nawa", "US", "San Juan", "Khāneqāh", "Farah", "Mexico City", "Korengal Valley", "Kachin State"):
        found = gazetteer.lookup(name)
        assert found[0].tier == "exact"
        assert found == gazetteer.lookup(name, kinds=KINDS)


def test_a_place_can_be_the_scope(gazetteer: Gazetteer) -> None:
    province = gazetteer.division("AF30")
    assert province is not None
    assert gazetteer.lookup("Sangin", within=province)[0].place.adm2_code == "AF3008"


def test_a_place_is_a_value(gazetteer: Gazetteer) -> None:
    place = gazetteer.lookup("Sangin", within="AF30")[0].place
    whole = Place(**asdict(place))
    assert (place, hash(place)) == (whole, hash(whole))
    assert pickle.loads(pickle.dumps(place)) == place
    assert replace(place, population=7).population == 7
    with pytest.raises(AttributeError):
        place.nothing  # noqa: B018
    with pytest.raises(FrozenInstanceError):
        place.name = "Elsewhere"  # type: ignore[misc]


def test_an_unknown_scope_is_an_error(gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownScope, match="XX99"):
        gazetteer.lookup("Sangin", within="XX99")


def test_results_may_be_changed_without_harm(gazetteer: Gazetteer) -> None:
    gazetteer.lookup("Sangin").clear()
    assert gazetteer.lookup("Sangin")


@pytest.mark.parametrize(
    ("name", "strength"),
    [
        ("Afghanistan", "strong"), ("Helmand", "strong"), ("Sangin", "strong"), ("Karachi", "strong"), ("US", "strong"),
        ("us", None), ("Khushkawa", "weak"), ("Reading", "weak"), ("Qwertyish", None), ("", None),
    ],
)  # fmt: skip
def test_strength(gazetteer: Gazetteer, name: str, strength: str | None) -> None:
    assert gazetteer.strength(name) == strength


def test_the_longest_name_is_found_in_words(gazetteer: Gazetteer) -> None:
    words = "fighting in Nad - e - Ali district and New York City hall".split()
    assert gazetteer.longest(words, 2) == (5, "strong")
    assert gazetteer.longest(["nad", "ali", "district"]) == (2, "strong")
    assert gazetteer.longest(words, words.index("New"))[0] == 3  # type: ignore[index]
    assert gazetteer.longest(words, 0) is None
    assert gazetteer.longest(["the"], 0) is None


def test_countries_and_their_people(gazetteer: Gazetteer) -> None:
    assert gazetteer.is_country("Cote d'Ivoire")
    assert not gazetteer.is_country("Helmand")
    assert gazetteer.nationality("Afghan") == "AFG"
    assert gazetteer.nationality("Martian") is None


def test_extra_entries_join(island: list[Entry]) -> None:
    gazetteer = Gazetteer.load(extra=island)
    assert top(gazetteer, "Brackwater") == ("zz3", "exact")
    assert top(gazetteer, "Brakwater", "ZZ01") == ("zz3", "skeleton")
    assert gazetteer.nationality("Quexish") == "ZZZ"
    assert len(gazetteer.lookup("Twinham", within="ZZZ")) == 2
    assert top(gazetteer, "Kabul", "AF01")[0] == "AF01"
    assert gazetteer.digest != Gazetteer.load().digest


def test_the_nearest_places(gazetteer: Gazetteer) -> None:
    [nearest] = gazetteer.nearest(31.8209, 64.5701)
    assert nearest.adm2_code == "AF3004"


@given(st.text(max_size=300))
def test_no_name_breaks_it(text: str) -> None:
    gazetteer = SHARED
    gazetteer.lookup(text)
    gazetteer.lookup(text, within="AF30")
    gazetteer.strength(text)
    gazetteer.longest(text.split(" "))


@pytest.mark.parametrize("text", ["", "\x00", "\u200f\u200f", "a" * 10_000, "ا" * 10_000, "(" * 5_000, "-e-" * 3_000, "'"])
def test_hostile_names_find_nothing(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.lookup(text) == gazetteer.lookup(text, within="AFG") == []
    assert gazetteer.strength(text) is None


def test_marks_of_direction_are_no_hindrance(gazetteer: Gazetteer) -> None:
    assert top(gazetteer, "\u200fکابل\u200e")[0] == "AF01"


SHARED = Gazetteer.load()


@pytest.mark.parametrize(("name", "country", "adm1_code"), [("Saravena", "COL", "CO-ARA"), ("Vélingara", "SEN", "SN-KD")])
def test_small_towns_and_uncounted_seats_are_found(gazetteer: Gazetteer, name: str, country: str, adm1_code: str) -> None:
    assert (country, adm1_code) in {(c.place.country, c.place.adm1_code) for c in gazetteer.lookup(name)}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (lambda g: g.lookup(None), "a name must be text; it is None"),
        (lambda g: g.lookup(["Kabul"]), r"a name must be text; it is \['Kabul'\]"),
        (lambda g: g.lookup("Kabul", kinds=["town"]), "'town' is no kind of place; kinds are country, adm1"),
        (lambda g: g.lookup("Kabul", within="Afghanistan"), "'Afghanistan' is no country's, province's or district's code"),
        (lambda g: g.is_country(5), "a name must be text; it is 5"),
        (lambda g: g.nationality(None), "a word must be text; it is None"),
        (lambda g: g.nearest(95, 200), "`latitude` must be a number of degrees from -90 to 90; it is 95"),
        (lambda g: g.nearest("33", 65), "`latitude` must be a number of degrees"),
        (lambda g: g.nearest(33, float("nan")), "`longitude` must be a number of degrees"),
        (lambda g: g.nearest(33, 65, -1), "`count` must be a whole number, 0 or more; it is -1"),
        (lambda g: g.resolve(["Kabul"]), "resolve takes a list of mentions"),
        (lambda g: g.resolve(Mention("Kabul")), "resolve takes a list of mentions"),
        (lambda g: g.resolve([Mention(None)]), "resolve takes a list of mentions"),
        (lambda g: g.resolve([Mention("Kabul")], "AFG"), "the context must be a Context"),
        (lambda g: Gazetteer.load(extra=Entry("x", "Xabad", "town", "AFG", 33, 65)), "Xabad: 'town' is no kind of place"),
        (lambda g: Gazetteer.load(extra=[Entry("x", "Xabad", "settlement", "AFG", None, 65)]), "Xabad: `latitude` must be"),
        (lambda g: Gazetteer.load(extra=[Entry("x", "", "settlement", "AFG", 33, 65)]), "the entry 'x' has no name"),
        (lambda g: Gazetteer.load(extra="nowhere"), "nowhere/places.parquet: no such file"),
    ],
)
def test_questions_that_are_none_are_told(gazetteer: Gazetteer, asked: Callable[[Gazetteer], object], words: str) -> None:
    with pytest.raises(GazetteerError, match=words):
        asked(gazetteer)


def test_one_kind_is_a_list_of_one(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Kabul", kinds="adm1") == gazetteer.lookup("Kabul", kinds=["adm1"]) != []
