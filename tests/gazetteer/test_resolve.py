"""Places of one text settled together."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from gazetteer import Context, Entry, Gazetteer, Mention, Resolution

AFGHAN = Context(country="AFG")


def one(gazetteer: Gazetteer, mention: Mention, context: Context = AFGHAN) -> Resolution:
    return gazetteer.resolve([mention], context)[0]


def name_and_kind(answer: Resolution) -> tuple[str, str]:
    assert answer.place is not None
    return answer.place.name, answer.place.kind


def test_nothing_gives_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve([]) == []


@pytest.mark.parametrize(
    ("name", "kind", "precision"),
    [
        ("Afghanistan", "country", 6),
        ("Helmand", "adm1", 4),
        ("Sangin", "adm2", 3),
        ("Kabul", "settlement", 1),
        ("Pul-e-Charkhi prison", "other", 1),
        ("Korengal Valley", "other", 2),
        ("Darfur", "other", 5),
        ("Eastern Ghouta", "other", 4),
        ("Europe", "other", 6),
        ("Kabul-Kandahar highway", "other", 5),
    ],
)
def test_precision_follows_the_kind(gazetteer: Gazetteer, name: str, kind: str, precision: int) -> None:
    answer = one(gazetteer, Mention(name))
    assert answer.reason == "stated"
    assert answer.place is not None
    assert (answer.place.kind, answer.precision) == (kind, precision)


def test_what_the_text_calls_it_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    kinds = {word: name_and_kind(one(gazetteer, Mention("Farah", kind=word)))[1] for word in ("province", "district", "city")}
    assert kinds == {"province": "adm1", "district": "adm2", "city": "settlement"}


def test_a_tie_is_a_reason(gazetteer: Gazetteer) -> None:
    answer = one(gazetteer, Mention("Jaghatu", kind="district"))
    assert (answer.place, answer.reason, answer.latitude) == (None, "tie", None)


def test_a_stated_province_unties(gazetteer: Gazetteer) -> None:
    mentions = [Mention("Wardak", kind="province"), Mention("Jaghatu", kind="district", parents=(0,))]
    answer = gazetteer.resolve(mentions, AFGHAN)[1]
    assert answer.place is not None
    assert answer.place.adm2_code == "AF0408"


def test_a_province_named_elsewhere_in_the_text_unties(gazetteer: Gazetteer) -> None:
    mentions = [Mention("Jaghatu", kind="district", sentence=3), Mention("Ghazni", kind="province", sentence=0)]
    answer = gazetteer.resolve(mentions, AFGHAN)[0]
    assert answer.place is not None
    assert answer.place.adm2_code == "AF1106"


def test_an_unknown_name_falls_back_on_its_stated_parent(gazetteer: Gazetteer) -> None:
    mentions = [Mention("Sangin", kind="district"), Mention("Qwertykala", kind="village", parents=(0,))]
    answer = gazetteer.resolve(mentions, AFGHAN)[1]
    assert answer.place is not None
    assert (answer.reason, answer.place.adm2_code, answer.precision) == ("parent", "AF3008", 3)


def test_an_unknown_name_alone_is_unknown(gazetteer: Gazetteer) -> None:
    assert one(gazetteer, Mention("Qwertykala")) == Resolution(None, "unknown_name")


def test_a_village_needs_its_province(gazetteer: Gazetteer) -> None:
    village = Mention("Khushkawa")
    assert one(gazetteer, village).place is None
    inside = one(gazetteer, village, Context(adm1_code="AF30"))
    assert inside.place is not None
    assert inside.place.adm1_code == "AF30"


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Derna", "LBY", "LBY"),  # by a name that is not its first
        ("Chibok", "NGA", "NGA"),  # a seat whose people nobody counted
        ("Avdiivka", "UKR", "UKR"),  # a village of its name is dwarfed
        ("Ivanivka", "UKR", ""),  # one of many
    ],
)
def test_a_town_needs_its_country(gazetteer: Gazetteer, name: str, country: str, expected: str) -> None:
    [answer] = gazetteer.resolve([Mention(name, preposition="in")], Context(country=country))
    assert (answer.place.country if answer.place else "") == expected
    [bare] = gazetteer.resolve([Mention(name, locative=False)], Context(country=country))
    assert bare.place is None


def test_a_country_that_only_acts_is_not_where_it_is(gazetteer: Gazetteer) -> None:
    """Rwanda's troops may be in Goma; and Russia's in Pokrovsk across the border, which dwarfs their own."""
    rwanda = Mention("Rwanda", locative=False)
    [_, abroad] = gazetteer.resolve([rwanda, Mention("Goma", preposition="in")])
    [_, at_home] = gazetteer.resolve([Mention("Rwanda"), Mention("Goma", preposition="in")])
    assert [r.place.country if r.place else "" for r in (abroad, at_home)] == ["COD", ""]
    [_, namesake] = gazetteer.resolve([Mention("United States", locative=False), Mention("Woburn", preposition="in")])
    assert namesake.place is not None
    assert namesake.place.country == "USA"  # Canada's is not much larger
    [_, larger] = gazetteer.resolve([Mention("Russia", locative=False), Mention("Pokrovsk", preposition="in")])
    assert larger.place is not None
    assert larger.place.country == "UKR"


@pytest.mark.parametrize(
    ("name", "kind", "actor", "expected"),
    [
        ("Pulwama", "", "", "IND"),  # a district and its seat
        ("Baramulla", "", "", "IND"),
        ("Chibok", "", "", "NGA"),
        ("Mocimboa da Praia", "", "", "MOZ"),
        ("Jenin", "", "", "PSE"),  # a hamlet in the Caribbean is also called so
        ("Jenin", "", "Israel", "PSE"),
        ("Khorog", "", "", "TJK"),  # a further name of Khorugh's, and no other's
        ("Khorog", "", "Colombia", ""),
        ("Iguala", "", "", "MEX"),  # in full Iguala de la Independencia
        ("San Victorino", "", "", "COL"),  # a quarter of Bogota
        ("Ivanivka", "", "", ""),  # one of many
        ("Kuta", "", "", ""),  # a town of Bali, and one of Nigeria
        ("Uri", "", "", ""),  # a canton, and a town as large in Kashmir
        ("Hangu", "", "", ""),  # a suburb of Tianjin, and a district of Pakistan
        ("Khushkawa", "", "", ""),  # a village
        ("Kafr Batna", "suburb", "", ""),
        ("Somotillo", "", "Russia", ""),  # a small town, and no country near it in the text
        ("Somotillo", "", "Honduras", "NIC"),
    ],
)
def test_the_only_place_of_a_name_needs_no_country(gazetteer: Gazetteer, name: str, kind: str, actor: str, expected: str) -> None:
    mentions = [Mention(name, kind, preposition="in"), *([Mention(actor, locative=False)] if actor else [])]
    answer = gazetteer.resolve(mentions)[0]
    assert (answer.place.country if answer.place else "") == expected
    [bare, *_] = gazetteer.resolve([Mention(name, locative=False)])
    assert bare.place is None or bare.place.kind == "adm1" or bare.place.feature == "suburb"


def test_a_city_vouches_for_its_neighbours_where_nothing_is_known_abroad(gazetteer: Gazetteer) -> None:
    village, city = Mention("Sake", kind="city", preposition="of"), Mention("Goma", preposition="at")
    assert [r.reason for r in gazetteer.resolve([village, city])] == ["stated", "stated"]
    assert one(gazetteer, village, Context()).place is None


def test_a_province_not_called_one_stands_at_the_city_of_its_name(gazetteer: Gazetteer) -> None:
    """The region of Agadez is most of the Sahara."""
    niger = Mention("Niger")
    [_, bare] = gazetteer.resolve([niger, Mention("Agadez", preposition="in", parents=(0,))])
    [_, said] = gazetteer.resolve([niger, Mention("Agadez", kind="region", preposition="in", parents=(0,))])
    assert (name_and_kind(bare), bare.precision) == (name_and_kind(said), said.precision) == (("Agadez", "adm1"), 4)
    assert (round(bare.latitude or 0), round(said.latitude or 0)) == (17, 19)


def test_a_far_smaller_namesake_makes_no_tie(gazetteer: Gazetteer) -> None:
    """One Nikopol has a hundred thousand people, the other some hundred; of the two San Fernandos each has thousands."""
    for name, country, reason in (("Nikopol", "Ukraine", "stated"), ("San Fernando", "Mexico", "tie")):
        [_, answer] = gazetteer.resolve([Mention(country), Mention(name, kind="city", parents=(0,))])
        assert answer.reason == reason


def test_a_village_is_no_place_where_grammar_says_so(gazetteer: Gazetteer) -> None:
    assert one(gazetteer, Mention("Khushkawa", locative=False), Context(adm1_code="AF30")).place is None


def test_no_name_vouches_for_itself(gazetteer: Gazetteer) -> None:
    mentions = [Mention("Helmand", kind="province"), Mention("Nawa", kind="district"), Mention("Nawa", kind="district")]
    found = gazetteer.resolve(mentions)
    assert [r.place.adm2_code for r in found[1:] if r.place] == ["AF3003", "AF3003"]


def test_the_country_of_the_text_decides_between_cities(gazetteer: Gazetteer) -> None:
    hyderabad = Mention("Hyderabad")
    assert one(gazetteer, hyderabad, Context()).reason == "tie"
    for country in ("Pakistan", "India"):
        answer = gazetteer.resolve([Mention(country), hyderabad])[1]
        assert answer.place is not None
        assert answer.place.country == {"Pakistan": "PAK", "India": "IND"}[country]


def test_parents_may_be_a_circle(gazetteer: Gazetteer) -> None:
    mentions = [Mention("Sangin", parents=(1,)), Mention("Helmand", parents=(0,)), Mention("Nawa", parents=(2, 99, -5))]
    assert len(gazetteer.resolve(mentions, AFGHAN)) == 3


def test_an_offset_moves_the_point(gazetteer: Gazetteer) -> None:
    plain = one(gazetteer, Mention("Lashkar Gah"))
    moved = one(gazetteer, Mention("Lashkar Gah", preposition="north of", offset_km=30, bearing=0))
    assert plain.latitude is not None
    assert moved.latitude is not None
    assert moved.precision == 2
    assert moved.latitude - plain.latitude == pytest.approx(30 / 110.9, abs=0.002)
    assert moved.longitude == pytest.approx(plain.longitude, abs=1e-4)


def test_near_is_less_exact(gazetteer: Gazetteer) -> None:
    assert one(gazetteer, Mention("Kandahar", kind="city", preposition="near")).precision == 2


def test_between_two_places(gazetteer: Gazetteer) -> None:
    answer = one(gazetteer, Mention("Lashkar Gah and Sangin", preposition="between"))
    assert answer.place is not None
    assert (answer.place.id, answer.precision) == ("AF30", 5)
    assert answer.latitude == pytest.approx(31.83, abs=0.03)


def test_a_road_between_two_towns(gazetteer: Gazetteer) -> None:
    answer = one(gazetteer, Mention("Jalalabad - Lashkar Gah", kind="road"))
    assert answer.place is not None
    assert (answer.place.country, answer.precision) == ("AFG", 5)


def test_what_was_no_more_gives_way(island: list[Entry]) -> None:
    old = Entry("zz7", "Halmstead", "adm1", "ZZZ", 10.0, 10.0, adm1_code="ZZ08", until=dt.date(1990, 1, 1))
    new = Entry("zz8", "Halmstead", "adm1", "ZZZ", 9.0, 12.0, adm1_code="ZZ09", since=dt.date(1990, 1, 2))
    gazetteer = Gazetteer.load(extra=[*island, old, new])
    assert one(gazetteer, Mention("Halmstead"), Context(country="ZZZ")).reason == "tie"
    answer = one(gazetteer, Mention("Halmstead"), Context(country="ZZZ", date=dt.date(2020, 1, 1)))
    assert answer.place is not None
    assert answer.place.id == "zz8"


def test_a_country_of_ones_own_works_as_deeply(island: list[Entry]) -> None:
    gazetteer = Gazetteer.load(extra=island)
    mentions = [
        Mention("Norland", kind="province"),
        Mention("Twinham", kind="village", parents=(0,)),
        Mention("Fenweck Quay"),
    ]
    found = [r.place.id for r in gazetteer.resolve(mentions, Context(country="ZZZ")) if r.place]
    assert found == ["zz1", "zz5", "zz4"]


def test_spellings_of_districts_in_the_news(gazetteer: Gazetteer) -> None:
    """440 spellings, collected by hand; a wrong district is worse than none."""
    right = wrong = 0
    with Path(__file__).with_name("district_variants.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        mentions = [Mention(row["province"], "province"), Mention(row["variant"], "district", parents=(0,))]
        answer = gazetteer.resolve(mentions, AFGHAN)[1]
        if answer.reason == "stated" and answer.place is not None:
            right += answer.place.adm2_code == row["adm2_code"]
            wrong += answer.place.adm2_code != row["adm2_code"]
    assert wrong == 0
    assert right / len(rows) >= 0.95


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Guatemala", "city", "Guatemala City"),
        ("Korengal", "valley", "Korengal Valley"),
        ("Farah", "province", "Farah"),
    ],
)
def test_a_kind_may_be_part_of_the_name(gazetteer: Gazetteer, name: str, kind: str, expected: str) -> None:
    assert name_and_kind(one(gazetteer, Mention(name, kind=kind), Context()))[0] == expected


def test_a_text_of_one_country_knows_only_great_cities_of_others(gazetteer: Gazetteer) -> None:
    names = ("El Salvador", "Rosales", "San Ramon", "Geneva", "Tokyo")
    found = gazetteer.resolve([Mention(n) for n in names], Context())
    assert [r.place.country if r.place else None for r in found] == ["SLV", None, None, "CHE", "JPN"]


def test_a_country_is_in_no_other(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve([Mention("Uruguay"), Mention("Brazil", parents=(0,)), Mention("Qwertykala", parents=(1,))])
    assert name_and_kind(found[1]) == ("Brazil", "country")
    assert (found[2].reason, name_and_kind(found[2])) == ("parent", ("Brazil", "country"))


def test_a_state_is_meant_in_its_own_country(gazetteer: Gazetteer) -> None:
    assert name_and_kind(one(gazetteer, Mention("Georgia"), Context()))[1] == "country"
    assert name_and_kind(one(gazetteer, Mention("Georgia"), Context(country="USA")))[1] == "adm1"


def test_a_country_s_name_outweighs_a_town_s(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve([Mention("El Salvador"), Mention("Apopa", parents=(0,))])
    assert [name_and_kind(r)[1] for r in found] == ["country", "settlement"]


def test_capitals_of_afghan_provinces_are_known_by_their_names(gazetteer: Gazetteer) -> None:
    for name, province in (("Faizabad", "AF17"), ("Asadabad", "AF15"), ("Maidan Shahr", "AF04"), ("Sharana", "AF12")):
        for kind in ("", "city"):
            found = one(gazetteer, Mention(name, kind=kind), Context()).place
            assert found is not None
            assert (found.adm1_code, found.kind) == (province, "settlement")
    # the province before its capital where both have one name
    assert name_and_kind(one(gazetteer, Mention("Ghazni"), Context()))[1] == "adm1"
    assert name_and_kind(one(gazetteer, Mention("Ghazni", kind="city"), Context()))[1] == "settlement"


@pytest.mark.parametrize(
    ("town", "outer", "expected"),
    [("Columbus", "Georgia", ("USA", "adm1")), ("Gori", "Georgia", ("GEO", "country")), ("Buffalo", "New York", ("USA", "adm1"))],
)
def test_what_is_said_to_hold_a_place_holds_one_of_its_name(gazetteer: Gazetteer, town: str, outer: str, expected: tuple[str, str]) -> None:
    inner, parent = gazetteer.resolve([Mention(town, parents=(1,)), Mention(outer)])
    assert (inner.reason, parent.place and (parent.place.country, parent.place.kind)) == ("stated", expected)


def test_an_adjective_and_the_people_named_tell_the_country(gazetteer: Gazetteer) -> None:
    alone = one(gazetteer, Mention("Beni"), Context()).place
    assert alone is not None
    assert alone.country == "BOL"
    for answer in (
        one(gazetteer, Mention("Beni", country="COD"), Context()),
        one(gazetteer, Mention("Beni"), Context(nations=("COD",))),
    ):
        assert answer.place is not None
        assert (answer.place.country, answer.place.adm1) == ("COD", "North Kivu")
    # an unknown town lies in the country at least
    unknown = one(gazetteer, Mention("Qwertykala", country="IRQ"), Context())
    assert (unknown.reason, name_and_kind(unknown)) == ("parent", ("Iraq", "country"))
    # people who are abroad do not move a place that is settled
    assert name_and_kind(one(gazetteer, Mention("Kandahar"), Context(nations=("USA", "USA", "DEU"))))[0] == "Kandahar"


def test_beside_a_place(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve([Mention("Tal Afar", near=1), Mention("Mosul", offset_km=60.0, bearing=270.0)])
    assert found[0].place is not None
    assert found[0].place.country == "IRQ"
    found = gazetteer.resolve([Mention("Qwertykala", near=1), Mention("Mosul", offset_km=60.0, bearing=270.0)])
    assert (found[0].reason, found[0].precision, found[0].longitude) == ("parent", 2, found[1].longitude)


def test_capitals_without_their_names(gazetteer: Gazetteer) -> None:
    capital, seat = Mention("", kind="capital"), Mention("", kind="seat")
    assert name_and_kind(one(gazetteer, Mention("", kind="capital", country="SYR"), Context()))[0] == "Damascus"
    assert name_and_kind(one(gazetteer, capital, Context(country="PER")))[0] == "Lima"
    assert name_and_kind(gazetteer.resolve([Mention("Helmand"), seat])[1])[0].startswith("Lashkar")
    assert one(gazetteer, capital, Context()).place is None
    assert one(gazetteer, seat, Context(country="AFG")).place is None


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (Mention("Kaya and Kongoussi", preposition="between"), ("Centre-Nord", 5)),
        (Mention("Kaya and Qwertykala", preposition="between"), ("Kaya", 2)),
        (Mention("Manchester", kind="airport"), ("Manchester", 2)),
        (Mention("Mombasa", kind="county"), ("Mombasa", 4)),
        (Mention("Red Sea", preposition="in"), ("Red Sea", 5)),
        (Mention("Nice", preposition="in"), ("Nice", 1)),
    ],
)
def test_kinds_of_another_level(gazetteer: Gazetteer, mention: Mention, expected: tuple[str, int]) -> None:
    found = one(gazetteer, mention, Context())
    assert (found.place and found.place.name, found.precision) == expected


def test_words_and_quarters_are_no_cities_abroad(gazetteer: Gazetteer) -> None:
    assert one(gazetteer, Mention("Nice"), Context()).place is None
    context = Context(country="SLV")
    assert one(gazetteer, Mention("San Jose", kind="neighborhood"), context).place is None


@pytest.mark.parametrize(
    ("state", "place", "country"),
    [("Israel", "Qalqilya", "PSE"), ("Sudan", "Bentiu", "SSD"), ("Yugoslavia", "Bihac", "BIH"), ("France", "Noumea", "NCL")],
)
def test_a_place_may_be_said_to_lie_in_the_state_its_own_was_part_of(gazetteer: Gazetteer, state: str, place: str, country: str) -> None:
    found = gazetteer.resolve([Mention(state), Mention(place, parents=(0,))])[1]
    assert (found.reason, found.place and found.place.country) == ("stated", country)


def test_no_state_takes_the_places_of_any_other(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve([Mention("Israel"), Mention("Bentiu", parents=(0,))])[1]
    assert (found.reason, name_and_kind(found)) == ("parent", ("Israel", "country"))


def test_the_border_of_two_countries_is_where_their_towns_are_close(gazetteer: Gazetteer) -> None:
    border = Mention("Thailand-Cambodia border", kind="border")
    alone = one(gazetteer, border, Context())
    assert (alone.place, alone.reason, alone.precision) == (None, "stated", 5)
    assert alone.latitude == pytest.approx(13.5, abs=1.5)
    assert alone.longitude == pytest.approx(103.0, abs=1.5)
    inside = gazetteer.resolve([Mention("Cambodia"), replace(border, parents=(0,))])[1]
    assert (name_and_kind(inside), inside.precision, inside.latitude) == (("Cambodia", "country"), 5, alone.latitude)
    apart = one(gazetteer, Mention("Thailand-Peru border", kind="border"), Context())
    assert (apart.place, apart.latitude) == (None, None)


def test_a_border_may_be_told_by_adjectives(gazetteer: Gazetteer) -> None:
    told = [Mention(name, "border", preposition="on") for name in ("Thai-Cambodian", "Thailand-Cambodia")]
    told.append(Mention("Thailand and Cambodia", preposition="between"))
    answers = gazetteer.resolve(told)
    assert {(a.reason, a.precision, a.latitude, a.longitude) for a in answers} == {("stated", 5, *gazetteer.border("THA", "KHM"))}


def test_districts_of_the_world_stand_in_their_states(gazetteer: Gazetteer) -> None:
    district = Mention("Aurangabad", kind="district", parents=(0,))
    assert gazetteer.resolve([Mention("India"), district])[1].reason == "tie"
    found = gazetteer.resolve([Mention("Bihar"), district])[1]
    assert found.place is not None
    assert (found.place.kind, found.place.adm1_code, found.precision) == ("adm2", "IN-BR", 3)
    assert name_and_kind(one(gazetteer, Mention("Masisi", kind="territory"), Context(country="COD"))) == ("Masisi", "adm2")
    # a weak name: a text that tells no country does not mean it
    assert one(gazetteer, Mention("Masisi"), Context()).place is None


def test_sizes_do_not_tell_which_town_a_district_is_called_by(island: list[Entry]) -> None:
    towns = [
        Entry(f"zz{n}", "Corvale", "settlement", "ZZZ", lat, 10.0, adm1_code=code, population=people)
        for n, lat, code, people in ((20, 10.5, "ZZ01", 60_000), (21, 8.5, "ZZ02", 4_000))
    ]
    gazetteer = Gazetteer.load(extra=[*island, *towns])
    asked = Mention("Corvale", kind="municipality")
    assert one(gazetteer, asked, Context(country="ZZZ")).reason == "tie"
    town = one(gazetteer, replace(asked, kind="town"), Context(country="ZZZ"))
    assert town.place is not None
    assert town.place.id == "zz20"


def test_a_suburb_is_no_city_with_nearly_its_name(gazetteer: Gazetteer) -> None:
    suburb = gazetteer.resolve([Mention("Syria"), Mention("Al Hama", kind="suburb", parents=(0,))])[1]
    assert suburb.place is None or suburb.place.kind == "country"
    city = gazetteer.resolve([Mention("Syria"), Mention("Al Hama", kind="city", parents=(0,))])[1]
    assert name_and_kind(city)[0].startswith("Ḩamāh")


@pytest.mark.parametrize(
    "mention",
    [
        Mention("Herat-Kandahar", kind="highway"),
        Mention("Herat - Kandahar highway"),
        Mention("Kandahar-Herat", kind="highway"),
        Mention("Kandahar-Herat highway"),
    ],
)
def test_a_road_has_one_name_from_both_its_ends(gazetteer: Gazetteer, mention: Mention) -> None:
    answer = one(gazetteer, mention)
    assert answer.place is not None
    assert (answer.place.id, answer.precision) == ("hand:kandahar-herat-highway", 5)


def test_the_kind_before_a_bracket_counts(gazetteer: Gazetteer) -> None:
    answer = gazetteer.resolve([Mention("Syria"), Mention("Al-Bab district (Aleppo)", parents=(0,))])[1]
    assert (name_and_kind(answer)[1], answer.precision) == ("settlement", 3)
    assert one(gazetteer, Mention("Bankass", kind="cercle"), Context(country="MLI")).precision == 3


@pytest.mark.parametrize("name", ["\ud800", "Kab\ud800ul", "\x00", "\u202eKabul\u202c", "a" * 10_000, "-" * 10_000, "د هلمند ولایت", ""])
@pytest.mark.parametrize("kind", ["", "district", "highway", "border"])
def test_no_mention_breaks_it(gazetteer: Gazetteer, name: str, kind: str) -> None:
    odd = Mention(name, kind, preposition="between")
    found = gazetteer.resolve([Mention("Helmand"), odd, Mention(name, kind, parents=(0,)), Mention("Sangin", near=1)])
    assert [r.place and r.place.adm1_code for r in (found[0], found[3])] == ["AF30", "AF30"]


def test_a_province_is_found_in_the_languages_of_afghanistan(gazetteer: Gazetteer) -> None:
    for name in ("هلمند", "ولایت هلمند", "د هلمند ولایت"):
        assert name_and_kind(one(gazetteer, Mention(name))) == ("Helmand", "adm1")
