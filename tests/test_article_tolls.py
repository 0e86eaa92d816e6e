"""Tolls of whole articles: how many came to harm in all that an article tells of, over all its happenings."""

from __future__ import annotations

import pytest

from events import extract
from events.event import Event

REAL = ("happened", "alleged")


def least(rows: list[Event], effect: str) -> int | None:
    """The sum of `<effect>_low` over the happenings of real rows, None where no row has one."""
    told: dict[str, int] = {}
    for row in rows:
        number = getattr(row, f"{effect}_low")
        if row.status in REAL and number is not None:
            told[row.incident_id] = max(told.get(row.incident_id, 0), number)
    return sum(told.values()) if told else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A suicide bomber killed 12 people at a mosque in Quetta on Friday, police said. The death toll later rose to 15 after three of the wounded died in hospital.",
            {"killed": 15},
        ),
        (
            "Gunmen attacked a village in Plateau state on Sunday. Police said 17 people were killed. Residents said more than 40 had died.",
            {"killed": 17},
        ),
        (
            "Gunmen shot dead a trader in Santa Ana on Thursday. More than 40,000 people have died in five years of civil war.",
            {"killed": 1},
        ),
        (
            "Rebels ambushed a patrol near Banda Aceh on Monday. A tsunami killed some 900 people there.",
            {"killed": None},
        ),
        (
            "Five soldiers and three civilians, including two children, were killed when a mine blew up under a bus in Gao on Monday.",
            {"killed": 8},
        ),
        (
            "Rebels killed eight soldiers in Caqueta on Monday. In a separate attack in Cauca, two policemen were killed.",
            {"killed": 10},
        ),
        (
            "Gunmen killed three men in Lagos on Monday. The three men were traders, police said. The bodies of the three were found by a road.",
            {"killed": 3},
        ),
        (
            "Police arrested 14 people in Nairobi on Monday. The 14 were taken to court on Tuesday. Two of them were later released.",
            {"captured": 14},
        ),
        (
            "Police arrested a man suspected of killing four women in Lima. The suspect, 34, was caught on Monday.",
            {"captured": 1},
        ),
        (
            "Troops killed a Taliban commander, Mullah Rahim, in Ghazni on Monday. Rahim was killed with two of his bodyguards.",
            {"killed": 3},
        ),
        (
            "Kidnappers seized 20 pupils from a school in Kaduna on Tuesday. Parents said 26 children were missing. Six escaped.",
            {"abducted": 20},
        ),
        (
            "Heavy fighting in Hodeidah killed 110 rebels and 22 soldiers over the past 24 hours, medics said. Shelling also killed seven civilians.",
            {"killed": 139},
        ),
        (
            "An attacker stabbed four people at a market in Lyon on Saturday, killing two, before police shot him dead.",
            {"killed": 3},
        ),
        (
            "A suicide bomber killed himself and six worshippers in Maiduguri on Monday.",
            {"killed": 7},
        ),
        (
            "A suicide bomber blew himself up at a checkpoint in Aden, killing five soldiers. The bomber also died.",
            {"killed": 6},
        ),
        (
            "Clashes in Tripoli left 12 dead and dozens wounded on Monday, the health ministry said. Earlier it had said nine were killed.",
            {"killed": 12},
        ),
        (
            "Israeli strikes killed 27 people in Gaza on Tuesday. More than 30,000 Palestinians have been killed since October, according to the health ministry.",
            {"killed": 27},
        ),
        (
            "Gunmen shot dead a journalist in Veracruz on Monday. He was the ninth journalist killed in Mexico this year.",
            {"killed": 1},
        ),
        (
            "No one was hurt when a rocket landed near the US embassy in Baghdad on Monday.",
            {"killed": None},
        ),
        (
            "The blast in Kabul on Monday killed at least 20 people, including 11 women and six children.",
            {"killed": 20},
        ),
        (
            "Eleven women and six children were among 20 people killed in the blast in Kabul on Monday.",
            {"killed": 20},
        ),
        (
            "Three soldiers were killed and six were wounded in an ambush in Diffa on Friday. One of the wounded died on Saturday.",
            {"killed": 4},
        ),
        (
            "Police killed two robbers and arrested three in Karachi on Monday. Another robber escaped.",
            {"killed": 2, "captured": 3},
        ),
        (
            "Boko Haram fighters killed 15 farmers near Dikwa on Monday. They slit the throats of the farmers, a survivor said. Five women were abducted.",
            {"killed": 15, "abducted": 5},
        ),
        (
            "Taliban fighters killed seven policemen in Kunduz on Monday night, officials said. Zabihullah Mujahid said 20 policemen had been killed. He said two Taliban fighters died.",
            {"killed": 9},
        ),
        (
            "Shelling in Taiz on Monday killed a mother and her three children. The father was wounded.",
            {"killed": 4, "wounded": 1},
        ),
        (
            "Five Afghan civilians were killed and four injured when their vehicle struck a mine in Kandahar on Monday. Two children and a woman were among the dead.",
            {"killed": 5, "wounded": 4},
        ),
        (
            "Two explosions rocked Jalalabad on Sunday. At least six people were killed and more than 30 wounded in the blasts, a spokesman said.",
            {"killed": 6},
        ),
        (
            "A drone strike killed five suspected militants in North Waziristan on Monday. Two of the dead were Uzbeks. Officials said three were local men.",
            {"killed": 5},
        ),
        (
            "Gunmen killed three people in Kabul on Monday and another in Herat.",
            {"killed": 4},
        ),
        (
            "Twelve people were killed in a raid on Gao on Monday. The raid killed 12, a doctor said, and wounded two others.",
            {"killed": 12, "wounded": 2},
        ),
        (
            "Soldiers killed 10 bandits and rescued 12 hostages in Zamfara on Monday. The troops also recovered nine rifles. One soldier lost his life.",
            {"killed": 11},
        ),
    ],
)  # fmt: skip
def test_least(text: str, expected: dict[str, int | None]) -> None:
    rows = extract(text, published="2024-03-20")
    assert {effect: least(rows, effect) for effect in expected} == expected


def test_each_side_has_its_own_figures() -> None:
    text = (
        "The army said it killed 30 militants in an operation in Bajaur on Tuesday. Two soldiers were also killed. A Taliban "
        "spokesman said only four of its fighters died and that 22 soldiers were killed."
    )
    (row,) = (r for r in extract(text, published="2024-03-20") if r.killed_best)
    assert (row.killed_low, row.killed_best, row.killed_high) == (6, 32, 52)
    assert {(t.low, t.source) for t in row.tolls} == {(30, "army"), (2, None), (4, "Taliban"), (22, "Taliban")}


def test_who_puts_the_toll_is_one_voice_among_others() -> None:
    text = "A car bomb killed at least nine people in Mosul on Monday. A hospital source put the toll at 11 dead."
    (row,) = (r for r in extract(text, published="2024-03-20") if r.killed_best)
    assert (row.killed_low, row.killed_best, row.killed_high) == (9, 9, 11)


def test_a_number_for_parts_of_a_country_is_no_happenings_own() -> None:
    text = "Numerous rebels were killed in eastern and southern Afghanistan on Monday. In Sangin, Helmand, troops shot dead one rebel."
    assert least(extract(text, published="2024-03-20"), "killed") == 1


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Rebels seized two engineers near Kano.", [("abduct", None, 2)]),
        ("Two engineers were captured by rebels near Kano.", [("abduct", None, 2)]),
        ("Rebels captured six soldiers near Goma.", [("arrest", 6, None)]),
        ("Police seized two students in Minsk.", [("arrest", 2, None)]),
        ("A raid in Jos detained nine men.", [("arrest", 9, None)]),
    ],
)
def test_bands_take_hostages_and_prisoners(text: str, rows: list[tuple[str, int | None, int | None]]) -> None:
    assert [(e.event_mode, e.captured_low, e.abducted_low) for e in extract(text) if e.event_mode in ("abduct", "arrest")] == rows


def test_whom_an_operation_is_in_search_of() -> None:
    (row,) = extract("Soldiers mounted an operation in search of the Taliban leader in Sangin on Monday.", published="2024-03-20")
    assert (row.event_type, row.target, row.target_name) == ("COERCE", "Taliban leader", "Taliban")
