"""Arms: with what an attack was made, and the mode and CAMEO code that follow."""

from __future__ import annotations

import pytest

from events import extract


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # what is used
        ("Gunmen attacked a post with rockets.", [("heavy-weapons", "194", "rockets")]),
        ("Rebels attacked the base with a truck packed with explosives.", [("explosives", "183", "explosives")]),
        # what those who act carry
        ("Gunmen armed with rifles attacked a post in Herat.", [("firearms", "190", "rifles")]),
        ("A man wielding a machete killed two nuns.", [("primitive", "18", "machete")]),
        ("Three attackers wearing suicide vests stormed the hotel.", [("suicide-attack", "1831", "suicide vests")]),
        # what those who are hit carry is not used on them
        ("The army killed ten rebels armed with rocket-propelled grenades.", [(None, "18", None)]),
        ("Police shot a man armed with a knife.", [("firearms", "193", None)]),
    ],
)
def test_arms(text: str, rows: list[tuple[str | None, str, str | None]]) -> None:
    assert [(e.event_mode, e.cameo_code, e.weapon) for e in extract(text, published="2020-10-20")] == rows


@pytest.mark.parametrize(
    ("rest", "mode"),
    [
        ("As they fled, three insurgents fired, and they were killed by a helicopter.", None),  # three of them
        ("The insurgents were killed by a helicopter.", "aerial"),
    ],
)
def test_few_of_the_dead_do_not_tell_how_all_were_killed(rest: str, mode: str | None) -> None:
    rows = extract(f"Troops killed 17 insurgents in Kunar on Monday. {rest}", published="2020-10-20")
    assert next(e for e in rows if e.killed_best == 17).event_mode == mode


def test_a_country_s_missiles_and_air_strikes_are_its_armed_force_s() -> None:
    told = (
        "Syrian missiles hit Afrin.",
        "A Syrian air strike killed two farmers in Afrin.",
        "Syrian shelling wounded two farmers in Afrin.",
    )
    assert [row.actor_code for text in told for row in extract(text)] == ["SYRMIL"] * 3


def test_a_terrorist_attack_says_not_who_made_it() -> None:
    assert [row.actor for row in extract("A terrorist attack killed two farmers in Hama.")] == [None]
    assert [row.actor_code for row in extract("A rebel attack killed two farmers in Hama.")] == ["REB"]
