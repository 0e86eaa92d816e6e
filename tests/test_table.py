"""The row out: the contract's columns, ids that hold everywhere, offsets that hold, nulls that are honest."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from events.article import Article
from events.codes import QUAD, STATUSES, TYPES
from events.crosswalk import Crosswalk
from events.event import Event
from events.model import Actor, Claim, DateMention, Happening, Interval, Location, Sentence, Toll
from events.table import SCHEMA, event_rows, table, with_metadata

TEXT = "Taliban gunmen attacked a checkpoint in Sangin on Monday, killing five soldiers."
ARTICLE = Article(id="a1", text=TEXT, source="Ariana Press", published="2020-10-20")
SENTENCE = Sentence(0, TEXT, 0, len(TEXT))
CROSSWALK = Crosswalk.load()
DAY = dt.date(2020, 10, 19)

CONTRACT = """
event_id string, incident_id string, article_id string, source string, url string, title string,
published timestamp, action string, event_type dictionary, event_mode dictionary, contexts list, cameo_code string,
quad_class int8, goldstein float32, acled_event_type dictionary, acled_sub_event_type dictionary,
gtd_attack_type dictionary, status dictionary, attributed_to string, actor string, target string, actor_name string,
target_name string, actor_code string, target_code string, actor_country string, target_country string,
actor_sector dictionary, target_sector dictionary, actors list, targets list, weapon string, location string,
place_name string, place_kind dictionary, place_id string, country string, adm1 string, adm1_code string, adm2 string,
adm2_code string, latitude double, longitude double, where_prec int8, place_reason dictionary, date_text string,
date_start date32, date_end date32, date_prec int8, date_reason dictionary, killed_low int32, killed_best int32,
killed_high int32, wounded_low int32, wounded_best int32, wounded_high int32, captured_low int32, captured_best int32,
captured_high int32, abducted_low int32, abducted_best int32, abducted_high int32, displaced_low int32,
displaced_best int32, displaced_high int32, tolls list, sentence string, sentence_index int32, action_start int32,
action_end int32, actor_start int32, actor_end int32, target_start int32, target_end int32, location_start int32,
location_end int32, date_start_char int32, date_end_char int32, mentions int16, rule string, confidence float32
"""
KINDS = {
    "string": pa.string(), "dictionary": pa.dictionary(pa.int32(), pa.string()), "timestamp": pa.timestamp("s", "UTC"),
    "int8": pa.int8(), "int16": pa.int16(), "int32": pa.int32(), "float32": pa.float32(), "double": pa.float64(),
    "date32": pa.date32(),
}  # fmt: skip


def actor(words: str, text: str = TEXT, **known: object) -> Actor:
    start = text.index(words)
    return Actor(words, start, start + len(words), 0, 0, 1, **known)  # type: ignore[arg-type]


def happening(**changes: object) -> Happening:
    """The attack that `TEXT` tells of."""
    gunmen = actor("Taliban gunmen", name="Taliban", code="AFGREBTAL", country="AFG", sector="REB")
    post = actor("a checkpoint")
    claim = Claim(0, "attack <target>", "ASSAULT", "", "190", "attacked", 15, 23, 2, 3, False, actors=(gunmen,), targets=(post,))
    toll = Toll("killed", "five soldiers", "MIL", 5, 5, 5, "killing five soldiers", 58, 79, 0, 10, 13)
    told = Happening(
        claims=(claim,), lead=claim, type="ASSAULT", mode="", cameo="190", status="happened", actors=(gunmen,),
        targets=(post,), locations=(Location("Sangin", 40, 46, "stated", 3, "AF3008", "Sangin", "adm2", "AFG", latitude=32.07, longitude=64.83),),
        interval=Interval(DAY, DAY, 1, "relative"), date=DateMention("on Monday", 47, 56, 0, 7, 9, None), tolls=(toll,),
    )  # fmt: skip
    return replace(told, **changes)


def rows(*told: Happening, article: Article = ARTICLE, rules: str = "r1") -> list[Event]:
    return event_rows(article, told or (happening(),), [SENTENCE], crosswalk=CROSSWALK, rules=rules)


# ---- schema -------------------------------------------------------------------------------------------------------


def test_columns_are_those_of_the_contract_in_its_order() -> None:
    wanted = [tuple(column.split()) for column in CONTRACT.replace("\n", " ").split(",")]
    assert SCHEMA.names == [name for name, _ in wanted]
    for name, kind in wanted:
        if kind == "list":
            assert pa.types.is_list(SCHEMA.field(name).type), name
        else:
            assert SCHEMA.field(name).type == KINDS[kind], name


def test_lists_hold_what_the_contract_says() -> None:
    assert SCHEMA.field("contexts").type.value_type == KINDS["dictionary"]
    for column in ("actors", "targets"):
        struct = SCHEMA.field(column).type.value_type
        assert [f.name for f in struct] == ["text", "name", "code", "country", "sector", "count", "start", "end"]
    toll = [f.name for f in SCHEMA.field("tolls").type.value_type]
    assert toll[:9] == ["effect", "who", "sector", "low", "best", "high", "text", "start", "end"]


def test_every_field_carries_its_description() -> None:
    for field in SCHEMA:
        assert len(field.metadata[b"description"]) > 10, field.name


def test_the_model_s_vocabularies_are_those_of_codes() -> None:
    assert Event.model_fields["event_type"].annotation.__args__ == TYPES
    assert Event.model_fields["status"].annotation.__args__ == STATUSES


def test_a_file_keeps_values_schema_and_metadata(tmp_path) -> None:
    made = table(rows(), with_metadata("abc"))
    pq.write_table(made, tmp_path / "t.parquet")
    back = pq.read_table(tmp_path / "t.parquet")
    assert back.schema.metadata[b"dateline.rules"] == b"abc"
    assert back.schema.metadata[b"dateline.schema"]
    assert back.schema.metadata[b"dateline.version"]
    assert back.schema.field("killed_low").metadata[b"description"].startswith(b"People killed")
    # Parquet has no seconds: the one type that does not come back as it went.
    assert [f.name for f in SCHEMA if back.schema.field(f.name).type != f.type] == ["published"]
    assert back.to_pylist() == made.to_pylist()


def test_no_events_make_an_empty_table() -> None:
    assert table([]).schema == SCHEMA
    assert table([]).num_rows == 0


def test_fractions_of_a_second_are_left_out() -> None:
    moment = dt.datetime(2020, 10, 20, 7, 30, 59, 999_999, tzinfo=dt.UTC)
    event = rows()[0].model_copy(update={"published": moment})
    assert table([event])["published"][0].as_py() == moment.replace(microsecond=0)


# ---- the row ------------------------------------------------------------------------------------------------------


def test_a_happening_as_a_row() -> None:
    (row,) = rows()
    got = row.model_dump()
    wanted = dict(
        article_id="a1", source="Ariana Press", url=None, title=None, action="attacked", event_type="ASSAULT",
        event_mode=None, contexts=(), cameo_code="190", quad_class=4, goldstein=-10.0, acled_event_type="Battles",
        acled_sub_event_type="Armed clash", gtd_attack_type="Armed Assault", status="happened", attributed_to=None,
        actor="Taliban gunmen", actor_name="Taliban", actor_code="AFGREBTAL", actor_sector="REB", target="a checkpoint",
        target_name=None, target_code=None, target_country=None, target_sector=None, weapon=None, location="Sangin",
        place_id="AF3008", where_prec=3, adm2=None, place_reason="stated", date_text="on Monday", date_start=DAY,
        date_end=DAY, date_prec=1, date_reason="relative", killed_low=5, killed_best=5, killed_high=5, wounded_low=None,
        sentence=TEXT, sentence_index=0, mentions=1, rule="attack <target>", confidence=None,
    )  # fmt: skip
    assert {column: got[column] for column in wanted} == wanted


@pytest.mark.parametrize("column", ["action", "actor", "target", "location"])
def test_offsets_give_the_words(column: str) -> None:
    row = rows()[0].model_dump()
    assert TEXT[row[f"{column}_start"] : row[f"{column}_end"]] == row[column]


def test_offsets_of_lists_and_date_give_the_words() -> None:
    (row,) = rows()
    assert TEXT[row.date_start_char : row.date_end_char] == row.date_text
    for part in (*row.actors, *row.targets, *row.tolls):
        assert TEXT[part.start : part.end] == part.text


def test_words_of_a_title_given_apart_have_no_offsets() -> None:
    claim = replace(happening().lead, action="ambush", start=-1, end=-1)
    elsewhere = Actor("Militants", 3, 12, 0, 0, 1)
    (row,) = rows(happening(lead=claim, claims=(claim,), actors=(elsewhere,)))
    assert (row.action, row.action_start, row.action_end) == ("ambush", None, None)
    assert (row.actor, row.actor_start, row.actor_end) == ("Militants", None, None)
    assert (row.actors[0].start, row.actors[0].end) == (None, None)


@given(st.text(max_size=40), st.integers(-50, 50), st.integers(-50, 50))
def test_offsets_hold_or_are_null_whatever_comes(words: str, start: int, end: int) -> None:
    claim = replace(happening().lead, action=words, start=start, end=end)
    (row,) = rows(happening(lead=claim, claims=(claim,)))
    assert row.action_start is None or TEXT[row.action_start : row.action_end] == row.action


def test_without_actor_place_or_date_the_columns_are_null() -> None:
    (row,) = rows(
        happening(
            actors=(), targets=(), tolls=(), date=None, interval=Interval(None, None, None, "unknown"),
            locations=(Location("", None, None, "no_mention"),),
        )
    )  # fmt: skip
    filled = {name for name, value in row if value is not None and value != ()}
    assert not {"actor", "actor_sector", "target", "location", "country", "date_text", "date_start", "killed_low"} & filled
    assert (row.place_reason, row.date_reason, row.actors, row.tolls) == ("no_mention", "unknown", (), ())


@pytest.mark.parametrize("status", ["planned", "threatened", "hypothetical", "negated"])
def test_what_did_not_take_place_has_no_crosswalk(status: str) -> None:
    (row,) = rows(happening(status=status))
    assert (row.acled_event_type, row.acled_sub_event_type, row.gtd_attack_type) == (None, None, None)


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_has_its_quad_class(type_: str) -> None:
    (row,) = rows(happening(type=type_, cameo="03"))
    assert row.quad_class == QUAD[type_]


def test_a_number_that_is_no_toll_is_left_out() -> None:
    toll = replace(happening().tolls[0], low=10**12, best=10**12, high=10**12)
    (row,) = rows(happening(tolls=(toll,), actors=(actor("Taliban gunmen", count=10**12),)))
    assert (row.killed_low, row.killed_best, row.tolls[0].best, row.actors[0].count) == (None, None, None, None)


def test_more_statements_than_the_column_holds() -> None:
    (row,) = rows(happening(claims=(happening().lead,) * 40_000))
    assert row.mentions == 32_767


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(ValidationError, match="event_type"):
        Event(event_id="1", incident_id="1", event_type="FIGHT")  # type: ignore[arg-type]


def test_the_published_moment_may_come_from_the_page() -> None:
    moment = dt.datetime(2020, 10, 19, 6, tzinfo=dt.UTC)
    told = event_rows(ARTICLE, [happening()], [SENTENCE], crosswalk=CROSSWALK, rules="", published=moment)
    assert (told[0].published, rows()[0].published) == (moment, ARTICLE.published)


# ---- places and ids -----------------------------------------------------------------------------------------------

PLACES = (Location("Sangin", 40, 46, "stated", 3), Location("Marjah", None, None, "inherited", 3))


def test_a_row_a_place_under_one_incident() -> None:
    told = rows(happening(locations=PLACES))
    assert [r.location for r in told] == ["Sangin", "Marjah"]
    assert len({r.incident_id for r in told}) == 1
    assert len({r.event_id for r in told}) == 2
    assert [r.killed_best for r in told] == [5, 5]


def test_ids_are_the_same_in_another_process() -> None:
    code = "import runpy, sys; m = runpy.run_path(sys.argv[1]); r = m['rows']()[0]; print(r.event_id, r.incident_id)"
    run = subprocess.run(
        [sys.executable, "-c", code, __file__],
        env=os.environ | {"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == [rows()[0].event_id, rows()[0].incident_id]


def test_ids_hang_on_text_and_rules_and_on_nothing_else() -> None:
    (row,) = rows()
    (copy,) = rows(article=Article(id="other", text=TEXT, published="2021-01-01", url="http://a.example"))
    assert (copy.event_id, copy.incident_id) == (row.event_id, row.incident_id)
    (recoded,) = rows(rules="r2")
    assert (recoded.event_id != row.event_id, recoded.incident_id) == (True, row.incident_id)
    (edited,) = rows(article=Article(id="a1", text=TEXT + " "))
    assert edited.event_id != row.event_id
    assert edited.incident_id != row.incident_id


def test_two_happenings_never_share_an_id() -> None:
    twice = rows(happening(), happening(), happening(locations=PLACES))
    assert len({r.event_id for r in twice}) == 4
    assert len({r.incident_id for r in twice}) == 3


def test_a_row_shows_itself_without_its_empty_columns() -> None:
    shown = str(rows()[0])
    assert "actor='Taliban gunmen'" in shown
    assert "None" not in shown
