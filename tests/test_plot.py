"""Pictures of a table: they show incidents, not rows, and say what they leave out."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise

import matplotlib
import pandas as pd
import pyarrow as pa
import pytest

matplotlib.use("Agg")

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from events import plot
from events.errors import InputError
from events.event import Event
from events.table import table


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def event(incident: str, **values: object) -> Event:
    day = dt.date(2020, 10, 20)
    known = {"event_type": "ASSAULT", "date_start": day, "date_end": day, "date_prec": 1, "country": "AFG", "where_prec": 3}
    return Event(event_id=incident, incident_id=incident, **{**known, **values})  # type: ignore[arg-type]


SANGIN = {"adm2": "Sangin", "adm2_code": "AF3010", "place_id": "1", "latitude": 32.07, "longitude": 64.83}
MARJAH = {"adm2": "Marja", "adm2_code": "AF3017", "place_id": "2", "latitude": 31.52, "longitude": 64.12}


def heights(ax: Axes) -> dict[str, float]:
    return {str(c.get_label()): sum(bar.get_height() for bar in c) for c in ax.containers}  # type: ignore[attr-defined]


def words(ax: Axes) -> str:
    return " ".join([ax.get_xlabel(), *(t.get_text() for t in ax.texts)])


@pytest.mark.parametrize("given", ["arrow", "pandas", "nullable"])
def test_timeline_counts_incidents_of_each_type(given: str) -> None:
    rows = table([
        event("a", **SANGIN), event("a", **MARJAH), event("b"), event("c", event_type="PROTEST"),
        event("d", status="planned"), event("e", date_start=None, date_prec=None), event("f", date_prec=5),
    ])  # fmt: skip
    frame = rows.to_pandas()
    shown = {"arrow": rows, "pandas": frame, "nullable": frame.convert_dtypes()}[given]
    ax = plot.timeline(shown, every="W")
    assert heights(ax) == {"ASSAULT": 2, "PROTEST": 1}
    assert "not shown: 2 incidents without a day" in words(ax)


def test_rare_types_are_grey_together() -> None:
    kinds = ["ASSAULT", "PROTEST", "COERCE", "AID", "AGREE", "CONSULT", "REJECT", "ACCUSE", "REQUEST"]
    ax = plot.timeline(table([event(f"{k}{n}", event_type=k) for i, k in enumerate(kinds) for n in range(i + 1)]))
    assert heights(ax)["other"] == 3
    assert ax.containers[-1][0].get_facecolor() == matplotlib.colors.to_rgba(plot.OTHER)  # type: ignore[index]


def test_deaths_are_shared_among_an_incidents_places() -> None:
    frame = table([
        event("a", killed_low=8, killed_best=10, **SANGIN), event("a", killed_low=8, killed_best=10, **MARJAH),
        event("b", killed_low=3, **SANGIN), event("b", killed_low=3, **SANGIN), event("c", **SANGIN),
    ]).to_pandas()  # fmt: skip
    points = plot.places(frame).set_index("name")
    assert points.deaths.to_dict() == {"Sangin": 8.0, "Marja": 5.0}
    assert points.incidents.to_dict() == {"Sangin": 3, "Marja": 1}


def test_map_draws_provinces_and_leaves_out_what_has_no_place() -> None:
    rows = table([event("a", killed_best=5, **SANGIN), event("b", **MARJAH), event("c", where_prec=6, latitude=34.5, longitude=66.0)])
    ax = plot.incident_map(rows)
    lines = next(c for c in ax.collections if isinstance(c, LineCollection))
    assert len(lines.get_segments()) >= 34
    assert "Sangin" in words(ax)
    assert "not shown: 1 incident without a place" in words(ax)
    assert ax.get_xlim()[0] < 61 < 74 < ax.get_xlim()[1]


def test_map_elsewhere_is_drawn_with_countries() -> None:
    rows = table([event("a", country="MLI", latitude=14.5, longitude=-4.2, place_name="Mopti", killed_best=2), event("b", **SANGIN)])
    mali = plot.incident_map(rows, country="MLI")
    assert mali.get_xlim()[1] < 0
    assert len(plot.incident_map(rows).collections[0].get_paths()) > 100


def test_no_outline_runs_across_the_map() -> None:
    rows = table([event("a", country="RUS", latitude=66.0, longitude=179.0, place_name="Anadyr"), event("b", **SANGIN)])
    (lines,) = (c for c in plot.incident_map(rows).collections if isinstance(c, LineCollection))
    leaps = [abs(b[0] - a[0]) for part in lines.get_segments() for a, b in pairwise(part)]
    assert max(leaps) <= 180


def test_matrix_names_known_and_unknown() -> None:
    known = {"actor_name": "Taliban", "actor_code": "AFGREBTAL"}
    ax = plot.matrix(table([
        event("a", **known, target_sector="CVL"), event("a", **known, target_sector="CVL"), event("b", **known, target_sector="CVL"),
        event("c", target_code="AFGCOP"), event("d"),
    ]))  # fmt: skip
    assert [t.get_text() for t in ax.get_yticklabels()] == ["Taliban", plot.UNNAMED]
    assert [t.get_text() for t in ax.get_xticklabels()] == ["CVL", "AFGCOP"]
    assert sorted(t.get_text() for t in ax.texts) == ["1", "2"]


@pytest.mark.parametrize("draw", [plot.timeline, plot.incident_map, plot.matrix])
def test_nothing_to_show_is_said(draw) -> None:
    assert "no incidents to show" in words(draw(table([])))


@pytest.mark.parametrize("draw", [plot.timeline, plot.incident_map, plot.matrix])
def test_another_table_is_refused(draw) -> None:
    with pytest.raises(InputError, match=r"no column .*incident_id.*; it has id"):
        draw(pd.DataFrame({"id": [1]}))


def test_it_draws_into_given_axes() -> None:
    _, ax = plt.subplots()
    assert plot.timeline(pa.Table.from_pandas(table([event("a")]).to_pandas()), ax=ax) is ax


def test_without_matplotlib_it_says_what_to_install() -> None:
    code = "import sys; sys.modules['matplotlib'] = None\nimport events\nevents.plot"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr
    assert "events.plot needs matplotlib: pip install 'dateline[plot]'" in told
