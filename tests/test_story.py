"""Where a claim without a place of its own lies: where the story stands."""

from __future__ import annotations

import pytest

from events import extract
from events.model import Location
from events.story import inside


def rows(text: str, title: str | None = None) -> list[tuple[str, str | None, str, str]]:
    found = extract(text, title=title, published="2020-10-20")
    return [(row.event_type, row.adm1, row.place_reason or "", row.status) for row in found]


ARREST = "A combined security force arrested a Taliban leader in Ghazni province on Monday. "
THEN = "The security force also detained five suspected insurgents."


def provinces(text: str, title: str | None = None) -> set[str | None]:
    found = extract(text, title=title, published="2020-10-20")
    return {row.adm1 for row in found if row.status in ("happened", "alleged") and row.event_type in ("ASSAULT", "COERCE")}


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        # people pointed back to are where they were seen last, not where others have been
        ("The leader shipped weapons to fighters in Logar province. ", {"Ghazni"}),
        # what a description in the present tense names is no place of the story
        ("He maintains ties to leaders in Takhar and Badakhshan provinces. ", {"Ghazni"}),
        # but the story may move: with them, or with nobody named
        ("The security force then raided a compound in Logar province. ", {"Ghazni", "Logar"}),
        ("They were later taken to a base in Logar province. ", {"Ghazni", "Logar"}),
    ],
)
def test_where_the_story_stands(between: str, expected: set[str]) -> None:
    assert provinces(ARREST + between + THEN) == expected


def test_what_the_caught_have_done_is_background() -> None:
    assert provinces(ARREST + "The leader coordinated suicide attacks in Kabul.") == {"Ghazni"}
    assert provinces(ARREST + "Gunmen attacked a bus in Kabul on Monday and killed two people.") == {"Ghazni", "Kabul"}


def test_a_line_may_only_say_where() -> None:
    told = "Soldiers saw several insurgents placing a bomb and killed two of them."
    assert provinces("The following was reported on Monday.\n\nSangin/Helmand\n\n" + told) == {"Helmand"}
    assert provinces("The following was reported on Monday.\n\nRead more\n\n" + told) == {None}


def test_what_was_told_for_the_country_is_where_it_is_told_again() -> None:
    text = (
        "Troops killed several insurgents in eastern Afghanistan on Monday. An air crew saw armed insurgents in Sirkanay district, "
        "Kunar province. The crew engaged their position, killing the insurgents."
    )
    assert "Kunar" in provinces(text)


def test_a_title_that_sums_up_is_told_by_the_body() -> None:
    body = "A security force detained a Taliban leader in Shah Joy district, Zabul province, on Monday."
    assert provinces(body, "Forces detain Taliban leaders in Kandahar, Zabul") == {"Zabul"}
    # what the body does not tell stays the title's
    assert provinces(body, "Gunmen kill teachers in Kandahar and Herat") >= {"Zabul"}


def test_a_day_that_says_who_somebody_is_does_not_move_the_story() -> None:
    text = "Rebels released two nurses in Arauca on Tuesday. The nurses, who were seized on Friday, are well. Soldiers later raided a camp."
    days = {row.action: str(row.date_start) for row in extract(text, published="2020-10-21")}
    assert days["released"] == days["raided"] == "2020-10-20"


def test_a_quarter_lies_in_its_city() -> None:
    def spot(name: str, latitude: float, quarter: bool = False) -> Location:
        return Location(name, 0, 4, "stated", 1, name, name, "settlement", "MLI", latitude=latitude, longitude=-8.0, quarter=quarter)

    quarter, city, town = spot("Kalaban", 12.6, quarter=True), spot("Bamako", 12.63), spot("Segou", 13.4)
    assert [inside(quarter, city), inside(quarter, town), inside(city, quarter)] == [True, False, False]


def test_where_there_only_were_words_is_not_where_it_happened() -> None:
    rows = extract(
        "A bomb exploded on Tuesday. Officials in Ankara condemned it. The minister cancelled a trip to Istanbul.", published="2020-10-21"
    )
    assert {(row.event_type, row.adm1) for row in rows} >= {("ASSAULT", None), ("ACCUSE", "Ankara")}
    rows = extract("A bomb exploded on Tuesday. A soldier was shot dead in Ankara on Monday.", published="2020-10-21")
    assert ("ASSAULT", "Ankara") in {(row.event_type, row.adm1) for row in rows}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked the Grand Atlas hotel and a railway station in Oran on Monday.", ("Oran", "parent", 2)),
        (
            "A bomb wounded two people in Oran on Monday. Gunmen then stormed the Grand Atlas hotel and shot a guard.",
            ("Oran", "inherited", 2),
        ),
        ("Protesters marched in Oran on Monday. Rebels later attacked the Zorchabad airfield, killing two.", (None, "unknown_name", None)),
        ("Gunmen killed two nuns at a Catholic school in Oran on Monday.", ("Oran", "stated", 1)),
        ("Guards were shot dead on the Thai-Cambodian border.", (None, "stated", 5)),
    ],
)
def test_a_building_is_in_the_town_told_of(text: str, expected: tuple[str | None, str, int | None]) -> None:
    found = [r for r in extract(text, published="2020-10-20") if r.event_type == "ASSAULT"]
    assert (found[-1].place_name, found[-1].place_reason, found[-1].where_prec) == expected


def test_where_somebody_is_in_an_aside_is_not_where_it_happened() -> None:
    text = "The president, who was in Lisbon, declared a curfew on Monday. Soldiers freed 30 inmates."
    assert {row.adm1 for row in extract(text, published="2020-10-21")} == {None}
