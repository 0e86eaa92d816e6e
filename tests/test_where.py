"""Which place and time belong to which action: "[action] places | times" for every claim of a sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from events import extract
from events.model import Sentence
from events.pipeline import Extractor, extractor


@pytest.fixture(scope="module")
def x() -> Extractor:
    return extractor()


def shown(x: Extractor, text: str) -> list[str]:
    claims = x.claims.read(x.find(Sentence(0, text, 0, len(text)), dt.date(2020, 10, 20)))
    return [f"[{c.action}] {', '.join(p.text for p in c.places)} | {', '.join(d.text for d in c.dates)}" for c in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an office's place is where it happened only if nothing else is
        ("The mayor of Quetta was shot dead in Karachi.", ["[was shot dead] Karachi | "]),
        ("Two residents of Homs were killed in Hama.", ["[were killed] Hama | "]),
        # each its own
        (
            "Gunmen attacked a bus in Herat, while rebels shelled a camp in Zabul.",
            ["[attacked] Herat | ", "[shelled] Zabul | "],
        ),
        # behind the action rather than before it
        ("In Kabul, officials said gunmen attacked a bus in Herat.", ["[attacked] Herat | "]),
        # a fronted phrase
        ("In Kabul, gunmen attacked a bus.", ["[attacked] Kabul | "]),
        ("On Monday, in Kabul, gunmen attacked a bus.", ["[attacked] Kabul | Monday"]),
        # what is talked about is elsewhere
        ("The envoy held talks with Chad on a dam near Homs.", ["[held]  | "]),
        ("The envoy held talks in Chad on the war in Yemen.", ["[held] Chad | "]),
        ("The envoys met on the sidelines of a summit in Oran.", ["[met on the sidelines of] Oran | "]),
        ("The envoy flew to Oran for talks with the rebels.", ["[flew to] Oran | ", "[talks] Oran | "]),
        # where it falls, not where it is fired from
        ("Rockets fired from Lebanon struck a bus in Haifa.", ["[fired] Haifa | ", "[struck] Haifa | "]),
        ("Rebels fired rockets from Saada at a port in Jizan.", ["[fired] Jizan | "]),
        ("Rebels fired rockets from Saada.", ["[fired] Saada | "]),
        # a list is no chain of parents
        ("Rockets fell on Homs, Hama and Idlib.", ["[fell on] Homs, Hama, Idlib | "]),
        # what only ranks an attack does not date it
        ("Gunmen shot a priest in Jos, the third such killing in the city since March.", ["[shot] Jos | ", "[killing] Jos | "]),
        ("Rebels attacked the port for the first time since 2019.", ["[attacked]  | "]),
        ("The second attack on Monday killed five soldiers.", ["[attack]  | Monday", "[killed]  | Monday"]),
        # lists stay together, parents are no places of their own
        ("Airstrikes hit villages in Sangin, Marjah and Nad Ali districts of Helmand.", ["[Airstrikes] Sangin, Marjah, Nad Ali | "]),
        ("Gunmen attacked a bus in Enjil, Herat.", ["[attacked] Enjil | "]),
        # where somebody else comes from or goes
        ("Rebels captured a district of Farah before reinforcements arrived from Herat.", ["[captured] Farah | "]),
        ("The men were kidnapped while travelling to Darzab.", ["[were kidnapped]  | "]),
        # what "and" joins shares what stands behind it; not what a time parts
        ("Soldiers killed three rebels and detained two men in Sharana on Monday.", ["[killed] Sharana | Monday", "[detained] Sharana | Monday"]),
        ("The last attack came in May, when gunmen killed two men in Sharana.", ["[attack] Sharana | May", "[killed] Sharana | May"]),
        # what is said somewhere, or to somebody
        ("The military in Kiev said that ten soldiers had been killed on Monday.", ["[had been killed]  | Monday"]),
        ("Gunmen attacked a base in Marte on Friday, two residents told reporters on Sunday.", ["[attacked] Marte | Friday"]),
        # the time of saying it is none of its own, nor that of a clause of "since"
        ("A clash killed ten rebels in Faryab, police said on Monday.", ["[clash] Faryab | ", "[killed] Faryab | "]),
        ("Rebels killed ten soldiers in the worst attack since they took the town two years ago.", ["[killed]  | ", "[attack]  | ", "[took]  | two years ago"]),
        (
            "Troops attacked rebels in Farah, Herat and Zabul provinces killing ten guards.",
            ["[attacked] Farah, Herat, Zabul | ", "[killing] Farah, Herat, Zabul | "],
        ),
        # both actions of one happening
        (
            "A bomb exploded in Kabul on Sunday, killing five people.",
            ["[exploded in] Kabul | Sunday", "[killing] Kabul | Sunday"],
        ),
        # when it was said is not when it happened
        ("Gunmen attacked a bus on Sunday, police said on Monday.", ["[attacked]  | Sunday"]),
        ("Police said on Monday that gunmen had attacked a bus on Sunday.", ["[had attacked]  | Sunday"]),
        # the time of a promise is not that of what is promised
        ("The president pledged on Sunday to release prisoners.", ["[pledged]  | Sunday", "[release]  | "]),
        # a clause that ends at a comma keeps its time, a season behind a noun is the noun's
        (
            "After a bomb killed five people on Sunday, police arrested two men.",
            ["[killed]  | Sunday", "[arrested]  | "],
        ),
        (
            "A court sentenced four students for taking part in protests in Minsk last autumn.",
            ["[sentenced] Minsk | ", "[taking part in protests] Minsk | last autumn"],
        ),
        (
            "Police detained a man linked to the murder of a nurse in March in Kandahar yesterday.",
            ["[detained] Kandahar | yesterday", "[murder] Kandahar | March, yesterday"],
        ),
        ("Police shot two protesters in March.", ["[shot]  | March"]),
        # since when there was nothing like it is not when it was
        ("The clashes, the worst since January, left 30 dead in Malakal on Sunday.", ["[clashes] Malakal | ", "[left] Malakal | Sunday"]),
        ("Gunmen have killed 30 people in Malakal since January.", ["[have killed] Malakal | since January"]),
        ("The second attack this morning killed two guards.", ["[attack]  | this morning", "[killed]  | this morning"]),
        # it was said in a place, on a day
        ("Rebels said on Telegram on Tuesday they had shot Monday's hostages.", ["[had shot]  | Monday, Tuesday"]),
        ("The strike, which took place on 2 March, killed a guard, police said on Tuesday.", ["[killed]  | 2 March"]),
        # a night's operation with its day
        ("Troops captured a rebel during an overnight raid in Wardak Monday.", ["[captured] Wardak | Monday, overnight", "[raid] Wardak | Monday, overnight"]),
        ("Troops captured a rebel during an overnight raid in Wardak.", ["[captured] Wardak | overnight", "[raid] Wardak | overnight"]),
        ("A court sentenced four students on Monday.", ["[sentenced]  | Monday"]),
        # where somebody lives is not where it happened
        (
            "The observatory, which is based in Britain, said 24 civilians were killed.",
            ["[were killed]  | "],
        ),
        (
            "The observatory said rebels, who killed 24 civilians in Idlib, were arrested.",
            ["[killed] Idlib | ", "[were arrested]  | "],
        ),
        # nothing stated, nothing guessed
        ("Gunmen attacked a bus.", ["[attacked]  | "]),
    ],
)  # fmt: skip
def test_where_and_when(text: str, expected: list[str], x: Extractor) -> None:
    assert shown(x, text) == expected


def rows(text: str) -> list[tuple[str, str | None]]:
    return [(row.event_type, row.location) for row in extract(text, published="2020-10-20")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is taken or struck is where it happens
        ("Croatian forces shelled Knin on Saturday.", "Knin"),
        ("Gibraltar was captured from Spain by a fleet.", "Gibraltar"),
        ("Taliban fighters captured Kunduz.", "Kunduz"),
        # where somebody comes from, or speaks, is not where it happens
        ("A 29-year-old woman from Cali was murdered in Bogota.", "Bogota"),
        ("Two engineers from Italy were kidnapped by gunmen.", None),
        ("Rebels killed 12 soldiers, a spokesman said in Kabul.", None),
        ("Rebels killed 12 soldiers in Herat, a spokesman told reporters in Kabul.", "Herat"),
        ("Rockets fired from Gaza killed two people.", "Gaza"),
    ],
)
def test_where_force_is_used(text: str, expected: str | None) -> None:
    assert {location for type_, location in rows(text) if type_ in ("ASSAULT", "COERCE")} == {expected}


def test_what_stands_between_two_places_is_one_row() -> None:
    found = extract("Pope Francis praised the thaw between Cuba and the United States.", published="2014-12-18")
    assert [r.event_type for r in found if r.actor == "Pope Francis"] == ["SUPPORT"]
