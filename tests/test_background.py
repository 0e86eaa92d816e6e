"""Background: what is told as news happened; what is named in passing, in general or long after is historical."""

from __future__ import annotations

import pytest

from events.pipeline import extract

OTHER = "The council of the town met on Thursday. Its members talked of schools. They talked of roads. They talked of rain. "
NEWS = [
    # the lead tells it in a main clause, however little
    "Fighting broke out in Aleppo.",
    "Rebels have attacked the town of Kunduz.",
    "The militia is accused of torturing captives.",
    "Three years after the peace, gunmen killed the mayor of Herat on Monday.",
    "Police returned on Monday from an exercise. Gunmen stormed their post in Herat.",
    # further down: who and whom; people killed while the clock runs; where and when; three particulars
    OTHER + "Taliban fighters attacked a police post in Ghazni.",
    OTHER + "Gunmen attacked a bus in Herat on Monday. Four passengers were killed.",
    OTHER + "Drones have carried out attacks in Sangin since Monday.",
    OTHER + "The patrol returned fire, killing two insurgents.",
    OTHER + "He condemned the murder of Judge Pedro Lara in Cali by the Shining Path on Monday.",
    OTHER + "The patrol came under fire on Monday. Four soldiers were wounded.",
    OTHER + "He spoke of the raid in Ghazni on Monday in which Boko Haram fighters killed nine villagers.",
    OTHER + "The crew saw insurgents near Ghazni on Monday. The crew engaged their position, killing several insurgents.",
    OTHER + "The nuns, who were murdered on Sunday, had run a school. Both were from Spain.",  # a day of last week's, and its dead
    OTHER + "Warplanes of the government struck the town of Idlib overnight.",
]
BACKGROUND = [
    # only named, or told aside, with little else said
    OTHER + "He condemned the murder of six priests.",
    OTHER + "He spoke of the priests, who were murdered.",
    OTHER + "The attack on the bus hurt the peace talks.",
    OTHER + "The bishop recalled the bombing of the church.",
    # victims of a kind, verbs of a habit, sums of a war
    OTHER + "The rebels attacked civilians, he said.",
    OTHER + "The group attacks the pipeline.",
    OTHER + "The war, in which 60,000 people were killed, must end.",
    OTHER + "Gunmen have attacked judges, he said.",
    # what a speaker says to those who know
    "We thank you for coming. We have not forgotten our dead. Our people ask us for peace. You know who murdered our teachers. The murder of the teachers is our grief.",
    # what was years before, and what is remembered
    "Ten years after the kidnapping of 30 girls in Herat, their parents met the governor on Monday.",
    "Survivors laid flowers on Sunday, 40 years after the army bombed the town of Kunduz.",
    "On Monday the council recalled the murder of Judge Pedro Lara in Cali.",
    OTHER + "The mayor, whose brother was killed by rebels, spoke last.",
    # sums of a war, though the lead tells of them
    "Under the junta thousands of people were kidnapped.",
    "A judge ordered pensions on Monday for 28,000 people who were tortured under the junta.",
    OTHER + "His troops shelled the town of Kunduz and murdered more than 7,000 men.",
    # an old deed beside what is news
    "The trial of three men began in Herat on Monday. They shot the mayor in October 2018, a witness said.",
    # in general
    OTHER + "They have murdered thousands of people.",
    OTHER + "He said that terrorist violence must end.",
    # more than two months old
    OTHER + "Gunmen killed the mayor of Herat on 3 May 2020.",
]


def attacks(text: str) -> list[str]:
    return [row.status for row in extract(text, published="2020-10-20") if row.event_type == "ASSAULT"]


@pytest.mark.parametrize("text", NEWS, ids=lambda text: text[-60:])
def test_what_is_told_as_news_happened(text: str) -> None:
    found = attacks(text)
    assert found
    assert set(found) <= {"happened", "alleged"}


@pytest.mark.parametrize("text", BACKGROUND, ids=lambda text: text[-60:])
def test_what_is_named_in_passing_is_background(text: str) -> None:
    assert set(attacks(text)) <= {"historical"}


@pytest.mark.parametrize(
    "text",
    [
        "The helicopter crashed in a field near Herat. Two passengers were killed.",
        "Four men on the plane were killed when it crashed in Angola.",
    ],
)
def test_a_crash_is_no_attack(text: str) -> None:
    assert attacks(text) == []


def test_an_attack_beside_a_crash_is_one() -> None:
    assert attacks("A bomb exploded in Cali on Monday. A bus crashed into a wall. Three people were killed.") == ["happened"]


def test_the_lead_may_tell_of_what_is_old() -> None:
    assert attacks("Gunmen killed the mayor of Herat on 3 May 2020.") == ["happened"]
