"""Exports: columns and conventions of each shape; files that map programs read."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from events.cli import app
from events.errors import InputError, OutputError
from events.event import Event, Party, TollStatement
from events.export import SHAPES, export, incidents, point, shape
from events.export_values import RULES, Told, shares
from events.table import SCHEMA, table, with_metadata

DAY = dt.date(2020, 10, 19)


def an_event(**changed: Any) -> Event:
    """Insurgents attack police at Sangin: two policemen and an attacker die."""
    values: dict[str, Any] = dict(
        event_id="e1", incident_id="i1", article_id="a1", source="Wire", title='A "clash"', event_type="ASSAULT",
        event_mode="firearms", quad_class=4, goldstein=-10.0, contexts=("military",), acled_event_type="Battles",
        acled_sub_event_type="Armed clash", actor="insurgents", actor_name="Taliban", actor_sector="REB",
        actor_country="AFG", target="policemen", target_sector="COP", target_country="AFG",
        actors=(Party(text="insurgents", name="Taliban", sector="REB"),),
        targets=(Party(text="policemen", sector="COP"), Party(text="guards", sector="COP")),
        location="Sangin", place_name="Sangin", place_kind="adm2", place_id="geonames:7", country="AFG", adm1="Helmand",
        adm2="Sangin", latitude=32.07, longitude=64.83, where_prec=3, place_reason="stated", date_start=DAY, date_end=DAY,
        date_prec=1, published=dt.datetime(2020, 10, 20, tzinfo=dt.UTC), killed_low=3, killed_best=3, killed_high=None,
        tolls=(
            TollStatement(effect="killed", who="two policemen", sector="COP", low=2, best=2, high=2),
            TollStatement(effect="killed", who="an attacker", sector="REB", low=1, best=1, high=1, attackers=True),
        ),
        sentence="Insurgents attacked policemen.", mentions=2,
    )  # fmt: skip
    return Event.model_validate(values | changed)


@pytest.fixture
def written(tmp_path: Path):
    """Writes events as a table and exports it to a shape; the rows as read from CSV."""

    def run(name: str, *events: Event) -> list[dict[str, str]]:
        pq.write_table(table(events, with_metadata("abc")), tmp_path / "in.parquet")
        export(tmp_path / "in.parquet", name, tmp_path / "out.csv")
        with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return run


def test_acled(written) -> None:
    (row,) = written("acled", an_event())
    assert len(row) == 31
    told = {k: row[k] for k in ("event_date", "year", "time_precision", "disorder_type", "event_type", "actor1", "inter1")}
    assert told == {
        "event_date": "2020-10-19", "year": "2020", "time_precision": "1", "disorder_type": "Political violence",
        "event_type": "Battles", "actor1": "Taliban", "inter1": "Rebel group",
    }  # fmt: skip
    assert row["interaction"] == "Rebel group-State forces"
    assert (row["assoc_actor_2"], row["iso"], row["country"], row["geo_precision"]) == (
        "guards",
        "4",
        "Afghanistan",
        "2",
    )
    assert (row["fatalities"], row["civilian_targeting"], row["timestamp"]) == ("3", "", "1603152000")


def test_acled_of_demonstrations_and_foreign_forces(written) -> None:
    protest = an_event(
        event_type="PROTEST", acled_event_type="Protests", acled_sub_event_type="Peaceful protest", actor_sector="CVL",
        target_sector=None, killed_low=None, killed_best=None,
    )  # fmt: skip
    strike = an_event(
        event_id="e2", incident_id="i2", acled_event_type="Explosions/Remote violence", acled_sub_event_type="Air/drone strike",
        actor_sector="MIL", actor_country="USA", target_sector="CVL",
    )  # fmt: skip
    first, second = written("acled", protest, strike)
    assert (first["inter1"], first["interaction"], first["fatalities"]) == ("Protesters", "Protesters only", "0")
    assert (second["inter1"], second["inter2"]) == ("External/Other forces", "Civilians")
    assert second["civilian_targeting"] == "Civilian targeting"


def test_what_did_not_happen_is_left_out(written) -> None:
    planned, unknown = an_event(status="planned"), an_event(event_id="e2", acled_event_type=None)
    assert written("acled", planned, unknown) == []
    assert written("ucdp", planned, an_event(event_id="e3", killed_low=0, killed_best=0)) == []
    assert [r["Event ID"] for r in written("polecat", planned, unknown)] == ["e2"]


def test_ucdp(written) -> None:
    (row,) = written("ucdp", an_event())
    assert len(row) == 49
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("1", "policemen", "Taliban")
    assert [row[k] for k in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best")] == [
        "2",
        "1",
        "0",
        "0",
        "3",
    ]
    assert (row["low"], row["high"]) == ("3", "3")
    assert (row["where_prec"], row["date_prec"], row["date_start"]) == ("3", "1", "2020-10-19 00:00:00.000")
    assert row["geom_wkt"] == "POINT (64.830000 32.070000)"
    assert row["source_article"] == "\"Wire,2020-10-20,A 'clash'\""


@pytest.mark.parametrize(
    ("actor", "target", "type_"),
    [("MIL", "REB", 1), ("REB", "COP", 1), ("REB", "UAF", 2), ("REB", "CVL", 3), ("MIL", "JRN", 3), ("REB", None, None), ("CVL", "COP", None)],
)  # fmt: skip
def test_ucdp_types_of_violence(actor: str, target: str | None, type_: int | None) -> None:
    assert RULES["ucdp_type"](Told({"actor_sector": actor, "target_sector": target})) == type_


@pytest.mark.parametrize(
    ("longitude", "latitude", "cell"),
    [(-180.0, -90.0, 1), (180.0, 90.0, 259_200), (64.83, 32.07, 244 * 720 + 490), (None, 3.0, None)],
)
def test_priogrid_cells(longitude: float | None, latitude: float, cell: int | None) -> None:
    assert RULES["priogrid"](Told({"longitude": longitude, "latitude": latitude})) == cell


def test_polecat(written) -> None:
    (row,) = written("polecat", an_event())
    assert len(row) == 40
    assert (row["Quad Code"], row["Recipient Sectors"], row["GeoNames ID"]) == ("MATERIAL CONFLICT", "COP", "7")
    assert (row["Publication Date"], row["City"], row["Language"]) == ("2020-10-20", "", "en")


def test_an_incident_of_several_places_and_articles() -> None:
    told = [
        an_event(event_id="e1", place_id="p1", killed_best=7, killed_low=5),
        an_event(event_id="e2", place_id="p2", killed_best=7, killed_low=5),
        an_event(event_id="e3", place_id="p1", article_id="a2", source="Daily", mentions=1, killed_best=90),
    ]
    found = list(incidents(row for row in table(told).to_pylist()))
    assert [t.row["event_id"] for t in found] == ["e1", "e2"]
    assert [t.killed for t in found] == [{"low": 3, "best": 4, "high": 4}, {"low": 2, "best": 3, "high": 3}]
    assert found[0].sources == ("Wire", "Daily")


@given(st.dictionaries(st.sampled_from(["low", "best", "high"]), st.integers(0, 10**6)), st.integers(1, 50))
def test_shares_add_up(killed: dict[str, int], places: int) -> None:
    parts = shares(killed, places)
    assert len(parts) == places
    assert {bound: sum(part[bound] for part in parts) for bound in killed} == killed


# ---- maps ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    somewhere = an_event(event_id="e2", latitude=-1.5, longitude=-70.25)
    nowhere = an_event(event_id="e3", latitude=None, longitude=None)
    pq.write_table(table([an_event(), somewhere, nowhere], with_metadata("abc")), tmp_path / "in.parquet")
    return tmp_path / "in.parquet"


def test_geoparquet_metadata(stored: Path, tmp_path: Path) -> None:
    """What the GeoParquet 1.1.0 schema asks for, and our own metadata beside it."""
    out = tmp_path / "geo.parquet"
    assert export(stored, "geoparquet", out) == 3
    schema = pq.read_schema(out)
    geo = json.loads(schema.metadata[b"geo"])
    assert geo == {
        "version": "1.1.0", "primary_column": "geometry",
        "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"], "bbox": [-70.25, -1.5, 64.83, 32.07]}},
    }  # fmt: skip
    assert schema.metadata[b"dateline.rules"] == b"abc"
    assert str(schema.field("geometry").type) == "binary"
    assert pq.read_table(out).drop_columns("geometry").equals(pq.read_table(stored))


def test_geopandas_reads_it(stored: Path, tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed; it comes with dateline[dev]")
    export(stored, "geoparquet", tmp_path / "geo.parquet")
    frame = geopandas.read_parquet(tmp_path / "geo.parquet")
    assert frame.crs == "OGC:CRS84"
    assert [None if p is None else (p.x, p.y) for p in frame.geometry] == [(64.83, 32.07), (-70.25, -1.5), None]


def test_duckdb_reads_it(stored: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed; it comes with dateline[dev]")
    export(stored, "geoparquet", tmp_path / "geo.parquet")
    query = f"SELECT event_id FROM '{tmp_path / 'geo.parquet'}' WHERE geometry IS NOT NULL ORDER BY 1"
    with duckdb.connect() as connection:
        rows = connection.execute(query).fetchall()
    assert rows == [("e1",), ("e2",)]


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_points_are_wkb(longitude: float, latitude: float) -> None:
    shapely = pytest.importorskip("shapely", reason="shapely is not installed; it comes with dateline[dev]")
    found = shapely.from_wkb(point(longitude, latitude))
    assert (found.x, found.y) == (longitude, latitude)


def test_geojson(stored: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.geojson"
    assert export(stored, "geojson", out) == 3
    content = json.loads(out.read_text(encoding="utf-8"))
    assert content["type"] == "FeatureCollection"
    first, _, last = content["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [64.83, 32.07]}
    assert last["geometry"] is None
    assert set(first["properties"]) == set(SCHEMA.names)
    assert first["properties"]["date_start"] == "2020-10-19"


# ---- the command --------------------------------------------------------------------------------------------------


def test_every_shape_is_offered_and_told_of() -> None:
    from events.cli_eyes import Shape

    assert tuple(Shape) == SHAPES
    assert all(shape(name).about for name in SHAPES)


def test_an_empty_table_has_its_columns(written) -> None:
    for name in ("acled", "ucdp", "polecat", "csv"):
        assert written(name) == []


def test_a_dataset_is_read(tmp_path: Path) -> None:
    for month in ("year=2020/month=10", "year=2020/month=11", ".dateline/trash"):
        (tmp_path / "set" / month).mkdir(parents=True)
        pq.write_table(table([an_event(event_id=month)]), tmp_path / "set" / month / "part-000001.parquet")
    assert export(tmp_path / "set", "csv", tmp_path / "out.csv") == 2


def test_errors_are_for_people(stored: Path, tmp_path: Path) -> None:
    for name, file in (("geoparquet", "out.csv"), ("geojson", "out.csv"), ("csv", "out.parquet"), ("geoparquet", "-")):
        with pytest.raises(OutputError, match=f"{name} goes into a file named"):
            export(stored, name, tmp_path / file if file != "-" else Path(file))
    with pytest.raises(InputError, match="would be overwritten"):
        export(stored, "polecat", stored)
    with pytest.raises(InputError, match="no such file"):
        export(tmp_path / "none.parquet", "csv", tmp_path / "out.csv")
    (tmp_path / "text.parquet").write_text("no table")
    with pytest.raises(InputError, match="is no Parquet file"):
        export(tmp_path / "text.parquet", "csv", tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_the_command(stored: Path, tmp_path: Path) -> None:
    out = tmp_path / "acled.csv"
    result = CliRunner().invoke(app, ["export", str(stored), "--to", "acled", "--out", str(out)], prog_name="events")
    assert result.exit_code == 0, result.output
    assert "1 rows in the shape of acled" in result.stderr
    wrong = CliRunner().invoke(app, ["export", str(stored), "--to", "acleb", "--out", str(out)], prog_name="events")
    assert wrong.exit_code == 2
    assert "acled" in wrong.stderr
