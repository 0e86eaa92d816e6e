"""One happening told in many ways is one row, and the same: each file of tellings/ begins with what every line below it must give.

The first line is "TYPE mode | actor | target | place | killed N": the actor, or "-" for none, and one of the target's words must be in their cells.
Empty cells are not looked at. What has a place happened on Tuesday, 2 March 2021; all was published on the Thursday.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from events.article import article
from events.event import Event
from events.pipeline import Extractor, extractor

FOLDER = Path(__file__).parent / "tellings"
DAY = dt.date(2021, 3, 2)
CASES = [(path.stem, line) for path in sorted(FOLDER.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()[2:]]


@pytest.fixture(scope="module")
def x() -> Extractor:
    return extractor()


def wrong(row: Event, cells: list[str]) -> list[str]:
    """The cells of a row that are not as expected."""
    kind, actor, target, place, toll = cells
    type_, _, mode = kind.partition(" ")
    found = {
        "type": (row.event_type, row.event_mode if mode else "") == (type_, mode),
        "actor": not actor or (row.actor is None if actor == "-" else actor in (row.actor or "").lower()),
        "target": not target or any(word in (row.target or "").lower() for word in target.split()),
        "place": not place or row.location == place,
        "date": not place or (row.date_start, row.date_end) == (DAY, DAY),
        "status": row.status in ("happened", "alleged"),
        "killed": not toll or row.killed_best == int(toll.removeprefix("killed ")),
    }
    return [name for name, right in found.items() if not right]


@pytest.mark.parametrize(("name", "line"), CASES, ids=[f"{name}: {line[:60]}" for name, line in CASES])
def test_telling(name: str, line: str, x: Extractor) -> None:
    head = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()[0]
    cells = [cell.strip() for cell in head.split("|")]
    rows = x.extract(article({"id": "t", "text": line, "published": "2021-03-04"}))
    faults = [wrong(row, cells) for row in rows]
    assert [] in faults, faults
    kind = cells[0].split(" ")
    alike = [row for row in rows if row.event_type == kind[0] and kind[1:] in ([], [row.event_mode])]
    assert len(alike) == 1, [(row.action, row.actor, row.target) for row in alike]
