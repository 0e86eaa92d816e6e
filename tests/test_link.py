"""Linking: which rows come together, which stay apart, that ids stay, and what the articles of an incident agree on."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json
import runpy
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import events
from events.cli import app
from events.cli_link import linked
from events.consensus import INCIDENTS
from events.errors import InputError
from events.table import SCHEMA

SET = Path(__file__).parent / "linking"
DAY = dt.date(2020, 10, 19)
SANGIN = dict(location="Sangin", place_id="sangin", place_name="Sangin", place_kind="adm2", country="AFG", adm1="Helmand", adm1_code="AF30",
              adm2="Sangin", adm2_code="AF3004", latitude=32.07, longitude=64.83, where_prec=3, place_reason="stated")  # fmt: skip
KAJAKI = SANGIN | dict(
    location="Kajaki", place_id="kajaki", place_name="Kajaki", adm2="Kajaki", adm2_code="AF3008", latitude=32.27, longitude=65.05
)
HELMAND = SANGIN | dict(
    location="Helmand", place_id="AF30", place_name="Helmand", place_kind="adm1", adm2=None, adm2_code=None, where_prec=4
)
ZABUL = SANGIN | dict(
    location="Shinkay",
    place_id="shinkay",
    adm1="Zabul",
    adm1_code="AF24",
    adm2="Shinkay",
    adm2_code="AF2405",
    latitude=31.9,
    longitude=67.4,
)


def row(number: int, /, **changed: Any) -> dict[str, Any]:
    """A row of article `number`: a roadside bomb in Sangin that killed five policemen."""
    values = dict(
        event_id=f"{number:024x}", incident_id=f"{number:022x}aa", article_id=f"a{number}", source=f"s{number}",
        published=dt.datetime(2020, 10, 19, 12, tzinfo=dt.UTC) + dt.timedelta(hours=number), event_type="ASSAULT", event_mode="explosives",
        status="happened", action="killed", action_start=10, sentence_index=0, sentence="A roadside bomb killed five policemen in Sangin.",
        target="five policemen", target_sector="COP", targets=[dict(text="five policemen", sector="COP")], date_start=DAY, date_end=DAY, date_prec=1,
        date_reason="relative", killed_low=5, killed_best=5, killed_high=5, **SANGIN,
    )  # fmt: skip
    return values | changed


def table(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=SCHEMA)


def ids(*rows: dict[str, Any]) -> list[str]:
    found: list[str] = events.link(table(*rows))["incident_id"].to_pylist()
    return found


def day(number: int) -> dict[str, Any]:
    return dict(date_start=DAY + dt.timedelta(number), date_end=DAY + dt.timedelta(number))


def killed(low: int | None, best: int | None, high: int | None) -> dict[str, Any]:
    return dict(killed_low=low, killed_best=best, killed_high=high)


# ---- together, apart ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        {},
        killed(6, 6, 6),
        killed(None, None, None),
        HELMAND | dict(place_kind="adm1"),
        dict(event_mode="suicide-attack"),
        dict(event_mode=None),
        dict(date_reason="published", date_start=DAY + dt.timedelta(1), date_end=DAY + dt.timedelta(1)),
        dict(date_start=DAY - dt.timedelta(2), date_prec=2),
        dict(date_start=None, date_end=None, date_reason="unknown"),  # only named, and so hardly older
        dict(status="alleged", **killed(30, 30, 30)),
        dict(location="the area", place_id=None, adm2=None, adm2_code=None, place_reason="unknown_name"),
    ],
    ids=str,
)
def test_one_happening_told_twice_is_one_incident(told: dict[str, Any]) -> None:
    first, second = ids(row(1), row(2, **told))
    assert first == second == row(1)["incident_id"]


@pytest.mark.parametrize(
    "told",
    [
        day(1),  # the same district on the next day
        KAJAKI,
        ZABUL,  # the same type, day and toll in another province
        dict(event_mode="aerial"),
        dict(event_type="COERCE", event_mode="arrest"),
        killed(80, 80, 80),
        dict(sentence="A bomb in a market killed 14 children in Sangin.", target="children", target_sector="CVL", **killed(14, 14, 14)),
        dict(status="historical"),
        dict(status="planned"),
        dict(date_start=DAY - dt.timedelta(300), date_prec=5),
        dict(date_start=None, date_end=None),
        dict(date_start=None, date_end=None, date_reason="unknown", date_start_char=7),  # years ago
        dict(published=dt.datetime(2021, 3, 1, tzinfo=dt.UTC)),  # an anniversary months later
    ],
    ids=str,
)
def test_two_happenings_are_two_incidents(told: dict[str, Any]) -> None:
    first, second = ids(row(1), row(2, **told))
    assert (first, second) == (row(1)["incident_id"], row(2)["incident_id"])


def test_two_blasts_an_hour_apart_stay_two_when_each_is_told_again() -> None:
    market = dict(sentence="A bomb in a market killed 14 civilians.", target="14 civilians", target_sector="CVL", **killed(14, 14, 14))
    station = dict(sentence="A bomb at a police station killed three.", target="three policemen", **killed(3, 3, 3))
    a, b, c, d = ids(row(1, **market), row(2, **station), row(3, **market, article_id="both"), row(4, **station, article_id="both"))
    assert a == c != b == d


def test_a_vague_account_does_not_tie_two_exact_ones_together() -> None:
    vague = HELMAND | killed(5, 5, 5)
    a, b, c = ids(row(1), row(2, **KAJAKI), row(3, **vague))
    assert len({a, b, c}) == 3
    first, vague_id, second = ids(row(1), row(2, **vague), row(3, **KAJAKI))
    assert first == vague_id != second


def test_only_words_with_the_same_people_on_the_same_day_are_one() -> None:
    accused = dict(
        event_type="ACCUSE", event_mode=None, actor="Kabul", actor_name="Afghan government", target="the Taliban", target_name="Taliban"
    )
    a, b, c, d = ids(row(1, **accused), row(2, **accused), row(3, **accused | day(1)), row(4, **accused | dict(target_name="Pakistan")))
    assert a == b
    assert len({a, c, d}) == 3


def test_rows_of_one_happening_at_several_places_stay_together() -> None:
    both = dict(article_id="a1", incident_id=row(1)["incident_id"], source="s1", published=row(1)["published"])
    assert len(set(ids(row(1), row(2, **both, **KAJAKI), row(3, **KAJAKI)))) == 1


def test_a_toll_known_only_by_country_finds_its_incident() -> None:
    nowhere = dict(location="Afghanistan", place_id="AF", place_kind="country", adm1=None, adm1_code=None, adm2=None, adm2_code=None)
    a, b, c = ids(row(1, sentence="A bomb at a mosque killed 41.", **killed(41, 41, 41)), row(2, **nowhere, sentence="A mosque bomb", **killed(41, 41, 41)),
                  row(3, **nowhere, sentence="A mosque bomb", **killed(12, 12, 12)))  # fmt: skip
    assert a == b != c


def test_a_table_of_something_else_is_refused() -> None:
    with pytest.raises(InputError, match="no column event_id"):
        events.link(pa.table({"text": ["Gunmen killed two."]}))
    with pytest.raises(InputError, match="no column event_id"):
        events.incidents(pa.table({"text": ["Gunmen killed two."]}))
    assert events.link(table()).num_rows == 0


# ---- ids stay -----------------------------------------------------------------------------------------------------

CHANGES = st.fixed_dictionaries(
    {},
    optional=dict(
        killed_best=st.sampled_from((None, 2, 5, 6, 14)), event_mode=st.sampled_from((None, "explosives", "aerial")),
        status=st.sampled_from(("happened", "alleged", "planned")), sentence=st.sampled_from(("A bomb at a mosque", "A bomb in a market", "")),
        article_id=st.sampled_from(("x", "y")),
    ),
)  # fmt: skip
PLACES = st.sampled_from((SANGIN, KAJAKI, HELMAND, ZABUL))


@st.composite
def several(draw: st.DrawFn) -> list[dict[str, Any]]:
    made = []
    for number in range(draw(st.integers(1, 9))):
        changed = draw(CHANGES) | draw(PLACES) | day(draw(st.integers(0, 1)))
        made.append(row(number, **{**changed, "killed_low": changed.get("killed_best"), "killed_high": changed.get("killed_best")}))
    return made


@settings(deadline=None)
@given(several(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows: list[dict[str, Any]], chance: Any) -> None:
    before = dict(zip((r["event_id"] for r in rows), ids(*rows), strict=True))
    chance.shuffle(rows)
    assert dict(zip((r["event_id"] for r in rows), ids(*rows), strict=True)) == before


@settings(deadline=None)
@given(several(), st.integers(0, 9))
def test_later_nights_change_no_id(rows: list[dict[str, Any]], at: int) -> None:
    assert ids(*rows)[:at] == ids(*rows[:at])


@settings(deadline=None)
@given(several())
def test_linking_again_changes_nothing(rows: list[dict[str, Any]]) -> None:
    once = events.link(table(*rows))
    assert events.link(once).equals(once)


@settings(deadline=None)
@given(several())
def test_an_incident_has_the_id_of_its_earliest_member(rows: list[dict[str, Any]]) -> None:
    given_ids = [r["incident_id"] for r in rows]
    for index, name in enumerate(ids(*rows)):
        assert given_ids.index(name) <= index


def test_a_linked_table_takes_in_another_night() -> None:
    night = events.link(table(row(1), row(2)))
    more = events.link(pa.concat_tables([table(row(30)), night]))
    assert set(more["incident_id"].to_pylist()) == {row(1)["incident_id"]}


# ---- consensus ----------------------------------------------------------------------------------------------------


def test_an_incident_says_what_its_articles_agree_on() -> None:
    rows = (
        row(1, killed_low=3, killed_best=3, killed_high=3, source="agency"),
        row(2, **HELMAND, source="paper"),
        row(3, killed_low=6, killed_best=6, killed_high=None, source="agency", date_reason="published", **day(0)),
        row(
            4,
            killed_low=6,
            killed_best=6,
            killed_high=6,
            source="radio",
            event_mode="suicide-attack",
            targets=[dict(text="officers", name="Afghan National Police")],
        ),
    )
    (found,) = events.incidents(events.link(table(*rows))).to_pylist()
    assert found["incident_id"] == row(1)["incident_id"]
    assert (found["event_type"], found["event_mode"], found["status"]) == ("ASSAULT", "explosives", "happened")
    assert (found["place_name"], found["places"], found["adm1"]) == ("Sangin", 1, "Helmand")
    assert (found["date_start"], found["date_end"], found["date_reason"]) == (DAY, DAY, "relative")
    # The agency's three were overtaken by its own six.
    assert (found["killed_low"], found["killed_best"], found["killed_high"]) == (5, 6, None)
    assert (found["articles"], found["sources"]) == (4, 3)
    assert found["targets"] == ["Afghan National Police"]
    assert found["event_ids"] == [r["event_id"] for r in rows]
    assert found["first_published"] == rows[0]["published"]


def test_a_toll_told_at_several_places_counts_once() -> None:
    both = dict(article_id="a1", incident_id=row(1)["incident_id"], source="s1", published=row(1)["published"])
    (found,) = events.incidents(events.link(table(row(1), row(2, **both, **KAJAKI)))).to_pylist()
    assert (found["killed_best"], found["articles"], found["places"]) == (5, 1, 2)


def test_the_incidents_table_describes_its_columns() -> None:
    assert events.incidents(table()).schema.equals(INCIDENTS)
    assert all(field.metadata and field.metadata[b"description"] for field in INCIDENTS)


# ---- the command --------------------------------------------------------------------------------------------------


def test_the_command_does_week_by_week_what_link_does_at_once(tmp_path: Path) -> None:
    rows = [row(n, **day(n // 24)) for n in (0, 1, 30, 200, 201, 400, 700)] + [
        row(900, published=None),
        row(901, published=None, date_start=None, date_end=None),
    ]
    night = tmp_path / "nights"
    night.mkdir()
    for number, part in enumerate((rows[::2], rows[1::2])):
        pq.write_table(table(*part), night / f"{number}.parquet")
    assert linked([night], tmp_path / "out.parquet") == (9, len(set(ids(*rows))))
    written = pq.read_table(tmp_path / "out.parquet")
    assert dict(zip(written["event_id"].to_pylist(), written["incident_id"].to_pylist(), strict=True)) == dict(
        zip((r["event_id"] for r in rows), ids(*rows), strict=True)
    )
    expected = events.incidents(events.link(table(*rows))).to_pylist()
    assert pq.read_table(tmp_path / "out.incidents.parquet").to_pylist() == expected


def test_the_command_tells_what_is_wrong(tmp_path: Path) -> None:
    given_path, out = tmp_path / "rows.parquet", tmp_path / "out.parquet"
    pq.write_table(table(row(1), row(2)), given_path)
    run = lambda *arguments: CliRunner().invoke(app, ["link", *map(str, arguments)])  # noqa: E731
    assert run(given_path, "--out", out, "--incidents", tmp_path / "i.csv").exit_code == 0
    assert (tmp_path / "i.csv").exists()
    for arguments, words in (
        ((tmp_path / "none.parquet", "--out", out), "no such file"),
        ((given_path, "--out", given_path), "is an input"),
        ((given_path, "--out", out, "--incidents", out), "choose two names"),
        ((SET / "labels.csv", "--out", out), "no Parquet file"),
        ((tmp_path / "out.parquet", "--out", tmp_path / "out.xlsx"), "known are parquet"),
    ):
        failed = run(*arguments)
        assert failed.exit_code in (2, 3)
        assert words in " ".join(failed.output.split())


# ---- the labelled set ---------------------------------------------------------------------------------------------


def test_the_labelled_set_is_what_its_maker_writes() -> None:
    written = runpy.run_path(str(SET / "make.py"))["written"]()
    with gzip.open(SET / "articles.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line) for line in file]
    with (SET / "labels.csv").open(encoding="utf-8") as file:
        labels = list(csv.DictReader(file))
    assert [(a.id, a.text.strip()) for a in written] == [(t["id"], t["text"]) for t in texts]
    assert len(texts) >= 300
    assert len({line["happening"] for line in labels} - {""}) >= 100


def test_precision_and_recall_on_the_labelled_set() -> None:
    sys.modules.pop("link_scores", None)
    scores = runpy.run_path(str(Path(__file__).parent / "benchmarks" / "link_scores.py"))
    found = scores["labelled"](
        events.link(events.extract_table(pa.Table.from_pylist(scores["articles"]()))).to_pylist(), scores["labels"]()
    )
    gold, got = scores["happening_pairs"](found, scores["labels"]())
    assert len(gold & got) / len(got) > 0.9
    assert len(gold & got) / len(gold) > 0.75
