"""The country of an office, a body or people that the text only places."""

from __future__ import annotations

import pytest

from events.pipeline import extract


@pytest.mark.parametrize(
    ("text", "actor", "code"),
    [
        ("The Enugu State government banned rallies.", "Enugu State government", "NGAGOV"),
        ("The governor of Chihuahua condemned the killings.", "governor", "MEXGOV"),
        ("The mayor of the eastern port city of Toamasina accused the prefect of fraud.", "mayor", "MDGGOV"),
        ("Arizona Governor Katie Hobbs banned rallies.", "Arizona Governor Katie Hobbs", "USAGOV"),
        ("The Sokoto State Police Command arrested ten men.", "Sokoto State Police Command", "NGACOP"),
        ("South Darfur state police arrested a trader.", "Darfur state police", "SDNCOP"),
        ("Nurses in Malawi went on strike.", "Nurses", "MWIMED"),
        ("The junta in Niamey dissolved the parties.", "junta", "NERMIL"),
        ("Villagers in Gujarat blocked a railway line.", "Villagers", "INDCVL"),
        ("Police in Tirana arrested two men.", "Police", "ALBCOP"),
        ("New Jersey police arrested a man.", "New Jersey police", "USACOP"),
    ],
)
def test_place_tells_the_country(text: str, actor: str, code: str) -> None:
    assert (actor, code) in [(row.actor, row.actor_code) for row in extract(text, published="2023-05-12")]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers in Bamako beat a man.",  # whose, the place does not tell
        "Gunmen in Tripoli kidnapped a trader.",
        "Rebels attacked the governor in Goma.",  # where he was attacked
        "The governor of Springfield condemned the killings.",  # one of many
    ],
)
def test_place_only_says_where(text: str) -> None:
    assert all(not p.country for row in extract(text, published="2023-05-12") for p in (*row.actors, *row.targets) if p.sector)


def test_behind_the_verb_police_are_those_of_the_place() -> None:
    (row,) = extract("Gunmen shot two policemen in Quetta.", published="2023-05-12")
    assert (row.target_country, row.target_sector) == ("PAK", "COP")


def test_what_the_words_tell_stays() -> None:
    (row,) = extract("French police in Geneva arrested a banker.", published="2023-05-12")
    assert row.actor_code == "FRACOP"
