"""Years that a line above gives to the days below it."""

from __future__ import annotations

import datetime as dt

import pytest

from events import extract
from events.mentions.date_headings import day_lines, year_headings


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2012 in Garland\n\nMarch 11 - Gunmen killed two guards.\n", [(2012, 1)]),
        ("Attacks in the east (1997)\n14 Feb: A bomb killed one.\n3 March: Police shot two.\n", [(1997, 2)]),
        ("1999\nOn 3 June troops shelled Orlu.\n2000\nOn 4 June they left.\n", [(1999, 1), (2000, 1)]),
        # a sentence, a day, or a year that no entry follows is no heading
        ("The war began in 1999.\nOn 3 June troops shelled Orlu.\n", []),
        ("Report of 3 May 1999\nOn 3 June troops shelled Orlu.\n", []),
        ("1999\nTroops shelled Orlu.\n", []),
        ("1999\n3 June 2001: troops shelled Orlu.\n", []),
    ],
)
def test_headings(text: str, years: list[tuple[int, int]]) -> None:
    assert [(h.year, len(h.entries)) for h in year_headings(text)] == years


def test_entries_are_of_the_heading_s_year() -> None:
    text = "Attacks in the valley (1997)\n\n14 February: Gunmen killed two guards in Orlu.\n\n3 March: A bomb killed a judge in Orlu."
    assert {str(r.date_start) for r in extract(text)} == {"1997-02-14", "1997-03-03"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Monday 11 March\nGunmen came.\n## Tuesday, 12 March:\nThey left.\n", ["2024-03-11", "2024-03-12"]),
        ("March 3rd, 2023\nGunmen came.\n4 March 2023\nThey left.\n", ["2023-03-03", "2023-03-04"]),
        ("On 11 March gunmen came.\n12 March: they left.\nMarch\n20 March\n", []),  # days of sentences, no day, one to come
    ],
)
def test_lines_that_are_a_day(text: str, days: list[str]) -> None:
    assert [str(day) for _, day in day_lines(text, dt.date(2024, 3, 14))] == days
