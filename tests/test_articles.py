"""Whole articles and the rows that an analyst would make of them.

`tests/articles/*.txt`: a line with the day of publication, the article as text (its first line the headline), a line of
dashes, and then one line a row:

    TYPE/mode | actor > target | place, province | day | toll | status

Actor and target are canonical names where there are any, else the words of the text; "-" stands for nothing known.
Days are two ("2020-10-01 to 2020-10-07") where one is not known; the toll has best figures, else low ones with a "+".
"""

from __future__ import annotations

from pathlib import Path

import pytest

from events.codes import EFFECTS
from events.event import Event
from events.pipeline import extract

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))


def read(path: Path) -> tuple[str, str, list[str]]:
    """Day of publication, text and expected rows."""
    content, _, rows = path.read_text(encoding="utf-8").partition("\n-----\n")
    first, _, text = content.partition("\n")
    return first.removeprefix("published: "), text, [line for line in rows.splitlines() if line]


def toll(row: Event) -> str:
    said = []
    for effect in EFFECTS:
        low, best = getattr(row, f"{effect}_low"), getattr(row, f"{effect}_best")
        if best is not None or low is not None:
            said.append(f"{effect} {best}" if best is not None else f"{effect} {low}+")
    return ", ".join(said) or "-"


def shown(row: Event) -> str:
    place = dict.fromkeys(x for x in (row.place_name, row.adm1) if x)
    if row.country and not row.adm1:
        place = dict.fromkeys((row.place_name or row.country,))
    days = dict.fromkeys(str(d) for d in (row.date_start, row.date_end) if d)
    return " | ".join(
        (
            f"{row.event_type}{'/' if row.event_mode else ''}{row.event_mode or ''}",
            f"{row.actor_name or row.actor or '-'} > {row.target_name or row.target or '-'}",
            ", ".join(place) or "-",
            " to ".join(days) or "-",
            toll(row),
            row.status,
        )
    )


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_rows(path: Path) -> None:
    published, text, rows = read(path)
    assert [shown(row) for row in extract(text, published=published)] == rows


def test_there_are_enough_articles() -> None:
    assert len(ARTICLES) >= 12
