"""Datelines: place and day where there is one, nothing where there is none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.dateline import read_dateline, written_day, written_month, yearless_day

NEAR = dt.date(2019, 9, 7)

DATELINES = [
    # text, place, day, how the story begins
    ("KABUL: The army said", "KABUL", None, "The"),
    ("Kabul: The army said", "Kabul", None, "The"),
    ("KABUL - A bomb", "KABUL", None, "A"),
    ("KABUL— A bomb", "KABUL", None, "A"),
    ("KABUL – A bomb", "KABUL", None, "A"),
    ("TEL AVIV-- Israel said", "TEL AVIV", None, "Israel"),
    ("N’DJAMENA, Chad — Rebels", "N’DJAMENA, Chad", None, "Rebels"),
    ("MAZAR-E SHARIF, Afghanistan (AP) - Four", "MAZAR-E SHARIF, Afghanistan", None, "Four"),
    ("PORT-AU-PRINCE, Haiti (AP) — Gangs", "PORT-AU-PRINCE, Haiti", None, "Gangs"),
    ("WASHINGTON, D.C. - The House", "WASHINGTON, D.C.", None, "The"),
    ("KABUL (Pajhwok): President", "KABUL", None, "President"),
    ("Kabul (Wire) — Six men", "Kabul", None, "Six"),
    ("LASHKAR GAH, Sept 5 (Reuters) - A bomb", "LASHKAR GAH", dt.date(2019, 9, 5), "A"),
    ("BEIRUT/AMMAN, Aug 30 (Reuters) - Syria", "BEIRUT/AMMAN", dt.date(2019, 8, 30), "Syria"),
    ("ADDIS ABABA, May 15 (Xinhua) -- The", "ADDIS ABABA", None, "The"),
    ("MOSCOW, October 20. /TASS/. Four", "MOSCOW", None, "Four"),
    ("Tehran, March 15, 2019, IRNA - The", "Tehran", dt.date(2019, 3, 15), "The"),
    ("Srinagar, Sept 6 (PTI) Two militants", "Srinagar", dt.date(2019, 9, 6), "Two"),
    ("Kabul [Afghanistan], September 6 (ANI): A", "Kabul, Afghanistan", dt.date(2019, 9, 6), "A"),
    ("KABUL, Afghanistan (April 27, 2011) – An", "KABUL, Afghanistan", dt.date(2011, 4, 27), "An"),
    ("KABUL, Afghanistan (Jan. 25, 2013)\nDuring", "KABUL, Afghanistan", dt.date(2013, 1, 25), "During"),
    ("URUZGAN, Afghanistan (Oct. 3, 2011) − Police", "URUZGAN, Afghanistan", dt.date(2011, 10, 3), "Police"),
    ("Bogota, 13 Feb 90 (EFE) -- [Text] The", "Bogota", dt.date(1990, 2, 13), "[Text]"),
    ("BOGOTA, 13 FEB 90 (EFE) -- [TEXT] THE ARMY", "BOGOTA", dt.date(1990, 2, 13), "[TEXT]"),
    ("Tel Aviv (Israel), 12 Nov 89 (IDF radio) -- [Excerpt]", "Tel Aviv, Israel", dt.date(1989, 11, 12), "[Excerpt]"),
    ("Panama city (Panama), 17 Jan 90 (ACAN-EFE) -- [Text]", "Panama city, Panama", dt.date(1990, 1, 17), "[Text]"),
    ("No city (El Salvador), 5 Feb 89 (FBIS) -- [Text]", "El Salvador", dt.date(1989, 2, 5), "[Text]"),
    ("Clandestine, 12 Jan 90 (Radio Venceremos) -- [Text]", "", dt.date(1990, 1, 12), "[Text]"),
    ("Lima, no date (domestic service) -- [Text]", "Lima", None, "[Text]"),
    ("Reuters KHARTOUM (Reuters) -- Sudan", "KHARTOUM", None, "Sudan"),
    ("(CNN) Italian police", "", None, "Italian"),
    ("(Reuters) - Fighters", "", None, "Fighters"),
]


@pytest.mark.parametrize(("text", "place", "day", "begins"), DATELINES)
def test_datelines(text: str, place: str, day: dt.date | None, begins: str) -> None:
    found = read_dateline(text, 0, len(text), True, NEAR)
    assert found is not None
    assert (found.place, found.day) == (place, day)
    assert text[found.end :].startswith(begins)


@pytest.mark.parametrize(
    "text",
    [
        "Analysis: The army has lost the north",
        "UPDATE: Strikes kill leader",
        "The Libyan National Army (LNA) agreed to lift the blockade",
        "Taliban: We did it",
        "Police in Ghazni said on Monday - the day of the attack - that",
        "“KABUL: it is far,” he said",
        "kabul: the army",
        "Mr. Khan, 40, said so - Then he left",
        "Q: What happened?",
        "NATO said it would help",
        "US-Taliban talks began in Doha",
        "Nine people (four of them children) were killed",
        "Germany spent 23 billion euros ($25 billion) last year",
        "On Sept 5 (Thursday) - A bomb",
    ],
)
def test_no_datelines(text: str) -> None:
    assert read_dateline(text, 0, len(text), True, NEAR) is None


def test_later_paragraphs_need_more_proof() -> None:
    for text in ("Kabul: The army said", "Kabul - The army said"):
        assert read_dateline(text, 0, len(text), True) is not None
        assert read_dateline(text, 0, len(text), False) is None
    text = "KABUL, Afghanistan (Oct. 19, 2010) -- The force"
    assert read_dateline(text, 0, len(text), False) is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on April 27, 2011 in Kabul", dt.date(2011, 4, 27)),
        ("27 April 2011", dt.date(2011, 4, 27)),
        ("the 3rd of May 2011", dt.date(2011, 5, 3)),
        ("13 Feb 90", dt.date(1990, 2, 13)),
        ("13 Feb '09", dt.date(2009, 2, 13)),
        ("2011-04-27", dt.date(2011, 4, 27)),
        ("Feb. 31, 2011 and Feb. 3, 2012", dt.date(2012, 2, 3)),
        ("Sept 5, 10:30", None),
        ("Sept 5", None),
        ("in May 2011", None),
        ("0000-00-00", None),
    ],
)
def test_days_written_out(text: str, day: dt.date | None) -> None:
    assert written_day(text) == day


def test_days_without_a_year_lie_near_publication() -> None:
    assert yearless_day("Dec 30", dt.date(2020, 1, 2)) == dt.date(2019, 12, 30)
    assert yearless_day("2 January", dt.date(2020, 1, 2)) == dt.date(2020, 1, 2)
    assert yearless_day("Jun 1", dt.date(2020, 1, 2)) is None
    assert yearless_day("Feb 29", dt.date(2019, 3, 1)) is None
    assert yearless_day("Dec 30", None) is None


def test_release_numbers_name_a_month() -> None:
    assert written_month("2010-12-CA-005") == dt.date(2010, 12, 31)
    assert written_month("2012-02-S-005") == dt.date(2012, 2, 29)
    assert written_month("2010-13-CA-005") is None
    assert written_month("No. 2010-12") is None


PARTS = st.lists(
    st.sampled_from(["KABUL", "Kabul", ",", " ", " and ", "/", "(", ")", "AP", "Sept 5", "1990", "--", "-", ":", "\n", "é", "-E"])
    | st.text(max_size=6)
)


@settings(deadline=None)
@given(PARTS, st.booleans())
def test_whatever_stands_there_the_end_is_inside(parts: list[str], first: bool) -> None:
    text = "".join(parts)
    if not text.strip():
        return
    start = len(text) - len(text.lstrip())
    found = read_dateline(text, start, len(text), first, NEAR)
    assert found is None or start < found.end <= len(text)
