"""Tally: what an article says of a toll again counts once, and a sum over several happenings does not count beside them."""

from __future__ import annotations

import pytest

from events.pipeline import extract

RAID = "Afghan troops killed several insurgents in Sangin district of Helmand province on Monday."


def counted(text: str, effect: str = "killed") -> list[int]:
    """The lows of the effect, happening by happening, that are told as real."""
    found: dict[str, int] = {}
    for row in extract(text, published="2020-10-21"):
        low = getattr(row, f"{effect}_low")
        if low and row.status in ("happened", "alleged"):
            found[row.incident_id] = low
    return list(found.values())


# What is said, and how often it counts.
AGAIN = [
    # an exact number for a vague one, though the attack is told of in other words
    (f"{RAID} Insurgents fired at a patrol. Helicopters struck the position, killing 13 insurgents.", [13]),
    # people pointed back to
    (f"{RAID} They had opened fire from a compound. The soldiers returned fire, killing the insurgents.", [3]),
    # a part of the whole
    ("Police killed 12 gunmen in Kandahar city on Monday. Two gunmen were shot dead when they left a house.", [12]),
    # the headline's toll
    ("Troops kill several insurgents in Helmand\n\nTroops came under fire in Sangin district of Helmand province on Monday. Thirteen insurgents were killed.", [13]),
]  # fmt: skip
APART = [
    # set apart by words
    (f"{RAID} In a separate clash in Sangin, police killed two insurgents.", [3, 2]),
    # another place
    (f"{RAID} In Marjah district, troops killed several insurgents.", [3, 3]),
    # another day
    (f"{RAID} Troops had killed several insurgents in Sangin on Saturday.", [3, 3]),
    # other people
    (f"{RAID} Gunmen shot dead two policemen in Sangin.", [3, 2]),
    # another place, unknown to the gazetteer, to which the text turns
    ("Rebels killed 12 farmers in Damboa on Monday. In Oronshiba, gunmen killed three traders.", [12, 3]),
    # those who fell in the raid, not those who were taken in it
    ("Rebels attacked a plant in Herat on Monday and took 41 workers hostage. Two guards were killed in the raid.", [2]),
    # another kind of attack
    ("A roadside bomb killed two policemen in Ghazni city on Monday. Gunmen shot dead two policemen in Ghazni city.", [2, 2]),
]
SUMS = [
    # the sum of several operations does not count beside those told
    (
        "Afghan troops killed 30 insurgents in separate operations in Afghanistan on Monday. In Sangin district of Helmand province, troops killed 12 "
        "insurgents. In Andar district of Ghazni province, a bomb killed eight insurgents.",
        [12, 8],
    ),
    # nor where it is dated by when it was told
    (
        "Soldiers killed 30 rebels in separate clashes in the Philippines, the army said on Tuesday. Eighteen rebels were killed in Maguindanao on Sunday. "
        "In Lanao del Sur, 12 rebels were killed on Monday.",
        [18, 12],
    ),
    # nor where it names the provinces
    (
        "Police killed 30 insurgents in Helmand and Ghazni provinces on Monday. In Sangin district of Helmand province, police killed 12 insurgents.",
        [12],
    ),
    # a part that has a place of its own
    ("At least 20 people were killed across Helmand on Monday. Eleven of them died when a house in Sangin was hit.", [11]),
    # the headline sums up what the text tells apart
    ("Attacks in Kenya kill nine\n\nA bomb exploded in Nairobi on Monday, killing five people. Gunmen killed four policemen in Mandera.", [5, 4]),
    # other people are no part of it
    (
        "At least 18 insurgents were killed in raids in Sangin and Marjah districts of Helmand over the past two days, the ministry said. Residents said "
        "four civilians were killed by a mortar round in Nawa district of Helmand.",
        [18, 4],
    ),
]  # fmt: skip
ALONE = [
    # a sum of which nothing more is told stands
    ("Afghan troops killed 30 insurgents in separate operations in Afghanistan on Monday. An official praised them.", [30]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lows"), AGAIN + APART + SUMS + ALONE, ids=lambda v: v[-60:] if isinstance(v, str) else str(v))
def test_each_toll_counts_once(text: str, lows: list[int]) -> None:
    assert counted(text) == lows


def test_a_leader_taken_with_others_is_not_taken_twice() -> None:
    text = (
        "Afghan troops captured a Taliban commander in Sangin district of Helmand province on Monday. The commander made bombs. "
        "After a search of a house, the troops detained the commander along with four of his men."
    )
    assert counted(text, "captured") == [5]


def test_a_sum_stays_among_the_statements() -> None:
    text, _ = SUMS[0]
    first = next(row for row in extract(text, published="2020-10-21") if row.tolls)
    assert [t.best for t in first.tolls] == [30]
    assert first.killed_low is None


OWN = [
    # the headline's leader is one of the text's four
    ("Police capture Taliban commander in Kandahar\n\nPolice detained four suspects, including a Taliban commander, in Kandahar city on Monday.", "captured", [4]),
    # another happening with a date of its own
    ("Last month, a suicide bomber killed 63 people at a wedding hall in Kabul.", "killed", [63]),
    # a sum over months is nobody's
    ("A policeman was shot dead in Kabul on Monday. Ten policemen have been killed in the city this year.", "killed", [1]),
    # what a suspect is known for
    ("Police in Kabul arrested a man linked to an attack that killed four soldiers on Sunday.", "killed", []),
    ("Police in Kabul visited the scene of an attack that killed four soldiers on Sunday.", "killed", [4]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "effect", "lows"), OWN, ids=lambda v: v[-50:] if isinstance(v, str) else str(v))
def test_whose_toll_it_is(text: str, effect: str, lows: list[int]) -> None:
    assert counted(text, effect) == lows
