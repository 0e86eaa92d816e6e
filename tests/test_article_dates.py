"""When what a whole article tells of was: the days of its attacks and arrests, published on Thursday, 14 March 2024."""

from __future__ import annotations

import pytest

from events import extract

FORCE = ("ASSAULT", "COERCE", "PROTEST")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Gunmen killed three guards in Goma on Monday. A day earlier, rebels had attacked a convoy near Sake.",
            ["2024-03-11", "2024-03-10"],
        ),
        (
            "Police said on Wednesday that gunmen had abducted nine pupils in Kaduna on Sunday.",
            ["2024-03-10"],
        ),
        (
            "On Tuesday the bishops urged both armies to keep to a truce signed in May. Shells fell on Goma on Monday, killing two.",
            ["2024-03-11"],
        ),
        (
            "Soldiers fought rebels near Sake on Sunday. A rebel spokesman said on Tuesday that his men had killed six soldiers in the battle.",
            ["2024-03-10"],
        ),
        (
            "The raids follow an attack on a cinema in Goma on New Year's Day in which nine people were killed.",
            ["2024-01-01"],
        ),
        (
            "Ten pupils who were kidnapped in northwest Chad last week were freed on Sunday. Gunmen shot a guard in Goma on Tuesday.",
            ["2024-03-04..2024-03-10", "2024-03-12"],
        ),
        (
            "Police held two men in Lille on Friday. They planned to bomb a mall at Christmas. On the same day a bomb wounded a guard in Metz.",
            ["2024-03-08", "2024-03-08"],
        ),
        (
            "Oxfam accused the army on Monday of shelling Goma in February.",
            ["2024-02-01..2024-02-29"],
        ),
        (
            "In 2019 he joined the militia and led an ambush near Sake.",
            ["2019-01-01..2019-12-31"],
        ),
        (
            "Three villagers were killed and four wounded in a bomb attack in Sake on Sunday.",
            ["2024-03-10"],
        ),
        (
            "The army said on Wednesday it killed 12 rebels.",
            ["2024-03-13"],
        ),
        (
            "A bomb killed five people in Quetta, police said Thursday.",
            ["2024-03-14"],
        ),
        (
            "Overnight shelling killed two people in Kherson, officials said Wednesday.",
            ["2024-03-12..2024-03-13"],
        ),
        (
            "Russian forces shelled Kherson overnight, killing two people.",
            ["2024-03-13..2024-03-14"],
        ),
        (
            "Rebels attacked Rubaya late on Tuesday and fighting went on until Wednesday morning.",
            ["2024-03-12"],
        ),
        (
            "Troops arrested a commander who was wanted for a 2019 bombing in Kabul. He was caught in Herat on Monday.",
            ["2024-03-11"],
        ),
        (
            "A court on Tuesday jailed a man who killed two nuns in March 2022.",
            ["2022-03-01..2022-03-31"],
        ),
        (
            "Three weeks after a bomb killed 40 people in Mosul, police arrested two suspects on Monday.",
            ["2024-03-11"],
        ),
        (
            "In January, gunmen killed 15 miners in Bamako. On Monday, they kidnapped four more.",
            ["2024-01-01..2024-01-31", "2024-03-11"],
        ),
        (
            "Two soldiers were killed in clashes in Gao over the weekend.",
            ["2024-03-09..2024-03-10"],
        ),
        (
            "At least 12 people have been killed in clashes in Tripoli since Sunday.",
            ["2024-03-10..2024-03-14"],
        ),
        (
            "Gunmen stormed a bank in Lagos yesterday. They shot a guard and fled.",
            ["2024-03-13", "2024-03-13"],
        ),
        (
            "The attack came two days after a similar raid in Diffa killed six soldiers. Gunmen killed four policemen in Bosso on Tuesday.",
            ["2024-03-12"],
        ),
        (
            "A rocket struck a market in Taiz early on Friday, March 8, killing six traders.",
            ["2024-03-08"],
        ),
        (
            "Protesters clashed with police in Dakar for a third day on Wednesday.",
            ["2024-03-13"],
        ),
        (
            "The ministry announced today that troops killed nine bandits in Zamfara on Saturday.",
            ["2024-03-09"],
        ),
        (
            "Between Monday and Wednesday, jets bombed Rafah.",
            ["2024-03-11..2024-03-13"],
        ),
        (
            "On the night of March 9 to 10, rebels burned a camp in Ituri.",
            ["2024-03-09..2024-03-10"],
        ),
        (
            "Police on Monday arrested a journalist who had covered protests in 2023.",
            ["2024-03-11"],
        ),
        (
            "Suspected rebels killed two farmers in Cauca last week.",
            ["2024-03-04..2024-03-10"],
        ),
        (
            "Gunmen attacked a church in Ondo. The attack took place on Sunday morning.",
            ["2024-03-10"],
        ),
        (
            "Gunmen attacked a church in Ondo on Sunday. The church was also attacked in 2022.",
            ["2024-03-10"],
        ),
        (
            "Soldiers detained a mayor in Tumaco, who had been threatened in February.",
            ["2024-03-14"],
        ),
        (
            "Israeli jets struck Damascus at dawn on Wednesday, Syrian state media reported on Thursday.",
            ["2024-03-13"],
        ),
        (
            "Four men were shot dead in Port-au-Prince on Friday night. Their bodies were found on Saturday.",
            ["2024-03-08"],
        ),
        (
            "A mine killed three boys in Marib on Monday afternoon, their father told Reuters on Tuesday.",
            ["2024-03-11"],
        ),
        (
            "Monday's bombing in Kabul killed 10 people.",
            ["2024-03-11"],
        ),
        (
            "Police found the bodies of two men who had been kidnapped in Lagos on 3 March.",
            ["2024-03-03"],
        ),
        (
            "Gunmen killed 11 people on Sunday and Monday in Plateau.",
            ["2024-03-10..2024-03-11"],
        ),
        (
            "Since the start of the month, 40 people have been killed by gangs in Port-au-Prince.",
            ["2024-03-01..2024-03-14"],
        ),
        (
            "The strike, which took place on 2 March, killed a commander in Idlib, the army confirmed on Tuesday.",
            ["2024-03-02"],
        ),
        (
            "Police arrested 12 people in Lyon on Thursday last week.",
            ["2024-03-07"],
        ),
        (
            "The 7 March abduction of 280 pupils in Kuriga shocked the country.",
            ["2024-03-07"],
        ),
        (
            "A decade ago, rebels abducted 276 girls in Chibok. On Monday, they abducted 200 pupils in Kuriga.",
            ["2024-03-11"],
        ),
        (
            "The general was shot dead on Tuesday, two days after his deputy.",
            ["2024-03-12"],
        ),
        (
            "Rebels fired rockets at Bamako airport during the night of Monday to Tuesday.",
            ["2024-03-11..2024-03-12"],
        ),
        (
            "Security forces, who raided the house on Friday, killed two suspects after a six-hour siege.",
            ["2024-03-08"],
        ),
        (
            "Fighters seized the town of Kidal on Tuesday after days of clashes.",
            ["2024-03-12"],
        ),
        (
            "Two journalists were arrested in Minsk, their editor said on Tuesday.",
            ["2024-03-12"],
        ),
        (
            "Two journalists were arrested in Minsk on Monday for covering a rally in 2020.",
            ["2024-03-11"],
        ),
        (
            "A grenade wounded six people in Bujumbura late Wednesday, the fourth such attack this month.",
            ["2024-03-13"],
        ),
        (
            "Troops have killed 60 militants in Bajaur in the past week, the army said on Thursday.",
            ["2024-03-07..2024-03-14"],
        ),
        (
            "The mayor of Cotija was kidnapped on 23 September last year and freed three days later.",
            ["2023-09-23"],
        ),
        (
            "On the morning of March 5, gunmen attacked a bus near Kaduna. Two days later they attacked another bus near Jos.",
            ["2024-03-05", "2024-03-07"],
        ),
        (
            "Police will arrest those who attack polling stations on Sunday, the minister said. On Monday, officers arrested nine men in Lome.",
            ["2024-03-11"],
        ),
        (
            "Eight policemen were killed in Karachi early this morning.",
            ["2024-03-14"],
        ),
        (
            "Eight policemen were killed in Karachi the night before last.",
            ["2024-03-12"],
        ),
        (
            "Militants ambushed a patrol at about 0630 GMT on Wednesday near Diffa.",
            ["2024-03-13"],
        ),
        (
            "The army shelled Karsh on Sunday, two days after rebels took the town.",
            ["2024-03-10", "2024-03-08"],
        ),
        (
            "Troops retook Bela by Monday evening, days after it was captured by rebels on 6 March.",
            ["2024-03-06"],
        ),
        (
            "The 1998 war killed 3,000 people; on Monday a mine in the same valley killed two shepherds.",
            ["2024-03-11", "1998-01-01..1998-12-31"],
        ),
        (
            "Gunmen killed four farmers near Kano on Sunday, bringing the number of villagers murdered since January to 40.",
            ["2024-03-10"],
        ),
        (
            "Militants ambushed a patrol near Diffa on March 12, exactly one year after a similar ambush.",
            ["2024-03-12"],
        ),
        (
            "A judge opened an inquiry into the massacre of nine monks carried out in Gondar on 2 February.",
            ["2024-02-02"],
        ),
        (
            "Hours after a bomb killed six worshippers in Sehwan, police raided a hostel. The bombing took place on Tuesday evening.",
            ["2024-03-12"],
        ),
        (
            "A second mine went off minutes later, killing two medics. The first had exploded under a bus in Marib on Monday.",
            ["2024-03-11"],
        ),
        (
            "The mayor's convoy was shot at near Cotija on 28 February. \"Yesterday they burned my car,\" he told reporters on 5 March.",
            ["2024-02-28", "2024-03-04"],
        ),
        (
            "Six days after gunmen kidnapped a nurse in Yola, troops killed two of them in a gunfight on Monday.",
            ["2024-03-05", "2024-03-11"],
        ),
        (
            "The shooting in Duhok on Sunday came only six hours after militants killed two shepherds.",
            ["2024-03-10"],
        ),
        (
            "Police detained nine protesters in Bria on 3 March. During the night, gunmen shot a priest in Bambari.",
            ["2024-03-03..2024-03-04"],
        ),
    ],
)  # fmt: skip
def test_days(text: str, days: list[str]) -> None:
    found = {
        f"{row.date_start}" if row.date_start == row.date_end else f"{row.date_start}..{row.date_end}"
        for row in extract(text, published="2024-03-14")
        if row.event_type in FORCE
    }
    assert found >= set(days)


def test_what_is_done_to_people_has_not_the_day_of_what_they_are_known_for() -> None:
    rows = extract("Police announced the arrest of three men who attacked a bank in Goma on Monday.", published="2024-03-14")
    assert {(row.event_type, str(row.date_start)) for row in rows} == {("COERCE", "2024-03-14"), ("ASSAULT", "2024-03-11")}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The union protested on Tuesday against the murder of a young printer in Tumaco.", None),
        ("Bishops condemned the killing of two catechists in Palma.", None),
        ("Two catechists were killed in Palma on Monday. Bishops condemned the killings.", "2024-03-11"),
        ("Bishops condemned Sunday's killing of two catechists in Palma.", "2024-03-10"),
        ("Bishops condemned the killing of two catechists who were shot in Palma on Sunday.", "2024-03-10"),
        ("Six soldiers were killed in an attack on a base in Palma.", "2024-03-14"),
    ],
)
def test_a_deed_that_is_only_named_has_not_the_day_on_which_it_is_spoken_of(text: str, day: str | None) -> None:
    rows = [row for row in extract(text, published="2024-03-14") if row.event_type == "ASSAULT"]
    assert {str(row.date_start) if row.date_start else None for row in rows} == {day}
    assert all(row.date_reason == "unknown" for row in rows if day is None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "2012 in Garland\n\nMarch 11 - Militants attacked a base in Gao.\n\nJune 2 - A bomb killed six soldiers in Kidal.",
            ["2012-03-11", "2012-06-02"],
        ),
        ("CHRONOLOGY 1999\n\nJan 15: Police killed nine men in Goma.\nOn 24 March rebels bombed Bukavu.", ["1999-01-15", "1999-03-24"]),
        (
            "2014\n\nJanuary 4: Fighters captured Gao.\n\n2015\n\nMay 17: Fighters captured Kidal.",
            ["2014-01-04", "2015-05-17"],
        ),
        ("Attacks in the east (2007)\n\n14 Feb. Gunmen shot dead a teacher in Goma.", ["2007-02-14"]),
        ("Bomber of 2005 held in Goma\n\nOn March 3 police arrested a man in Goma.", [None]),  # no chronicle
        ("Police arrested a man in Goma in 2007.\n\nMarch 3: Gunmen killed a guard in Goma.", [None]),
    ],
)
def test_days_below_the_heading_of_a_year(text: str, days: list[str | None]) -> None:
    found = [str(row.date_start) if row.date_start else None for row in extract(text) if row.event_type in FORCE]
    assert set(days) <= set(found)


def test_days_below_lines_that_name_them() -> None:
    text = "Front report\n\nMonday 11 March\nTroops shelled Taiz.\nTuesday, 12 March:\nGunmen shot a guard in Marib. Yesterday rebels abducted a miller in Sirwah."
    rows = extract(text, published="2024-03-14")
    assert [str(row.date_start) for row in rows] == ["2024-03-11", "2024-03-12", "2024-03-11"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SITUATION REPORT, 12 MARCH 2024\n\nYesterday, gunmen killed a guard in Goma.", "2024-03-11"),
        ("Situation report on the bomb of 2 January 2024\n\nYesterday, gunmen killed a guard in Goma.", "2024-03-13"),
        ("March 14, 2024\n\nGunmen killed a guard in Goma.", "2024-03-14"),
    ],
)
def test_a_title_tells_the_day_of_a_report(text: str, day: str) -> None:
    assert [str(row.date_start) for row in extract(text, published="2024-03-14")] == [day]


def test_a_heading_tells_the_year_of_entries_though_the_day_of_publication_is_known() -> None:
    rows = extract("The war in 2012\n\nMarch 11: Rebels attacked a base in Gao.", published="2024-03-14")
    assert [str(row.date_start) for row in rows] == ["2012-03-11"]
