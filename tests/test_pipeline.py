"""The whole way: one text in, rows out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import events
from events.article import Article, article
from events.errors import EventsError, InputError
from events.event import Event
from events.pipeline import Extractor, extract, extractor
from events.rulebook import Rulebook, both, digest_of
from gazetteer import Gazetteer

SENTENCE = "Taliban fighters attacked a police checkpoint in Sangin district of Helmand province on Monday, killing five policemen."


def given(text: str) -> Article:
    return article({"id": "a", "text": text, "published": "2020-10-20"})


def test_a_row_has_all_that_the_sentence_says() -> None:
    (row,) = extract(SENTENCE, published="2020-10-20")
    assert (row.event_type, row.cameo_code and row.cameo_code[:2], row.quad_class, row.status) == ("ASSAULT", "19", 4, "happened")
    assert (row.actor, row.actor_name, row.actor_code, row.actor_country, row.actor_sector) == (
        "Taliban fighters",
        "Taliban",
        "AFGREBTAL",
        "AFG",
        "REB",
    )
    assert row.target == "police checkpoint"
    assert (row.location, row.country, row.adm1, row.adm2, row.where_prec, row.place_reason) == (
        "Sangin",
        "AFG",
        "Helmand",
        "Sangin",
        3,
        "stated",
    )
    assert (row.date_text, row.date_start, row.date_end, row.date_prec) == ("Monday", dt.date(2020, 10, 19), dt.date(2020, 10, 19), 1)
    assert (row.killed_low, row.killed_best, row.killed_high, row.wounded_best) == (5, 5, 5, None)
    assert (row.sentence, row.sentence_index, row.mentions) == (SENTENCE, 0, 2)
    assert row.acled_event_type == "Battles"
    assert 0 < (row.confidence or 0) <= 1


@pytest.mark.parametrize("day", ["2020-10-20", dt.date(2020, 10, 20), dt.datetime(2020, 10, 20, 12, tzinfo=dt.UTC)])
def test_the_day_may_be_given_as_text_date_or_moment(day: str | dt.date | dt.datetime) -> None:
    (row,) = extract(SENTENCE, published=day)
    assert row.date_start == dt.date(2020, 10, 19)


def test_without_a_day_of_publication_no_day_is_made_up() -> None:
    (row,) = extract(SENTENCE)
    assert (row.published, row.date_start, row.date_end, row.date_prec, row.date_reason) == (None, None, None, None, "unknown")


def test_one_row_a_place_one_incident() -> None:
    found = extract("The army carried out airstrikes in Sangin, Marjah and Nad Ali districts of Helmand on Sunday.", published="2020-10-20")
    assert [row.location for row in found] == ["Sangin", "Marjah", "Nad Ali"]
    assert len({row.event_id for row in found}) == 3
    assert len({row.incident_id for row in found}) == 1


@pytest.mark.parametrize(
    "text", ["The bazaar was quiet and the shops were open.", "Kabul", "12", "a" * 10_000, ". . .", "\ufeff?", "🙂 🙂"]
)
def test_texts_without_incidents_have_no_rows(text: str) -> None:
    assert extract(text, published="2020-10-20") == []


@pytest.mark.parametrize(("text", "published"), [("", None), (" \n\t ", None), (SENTENCE, "the day before"), (SENTENCE, "2020-13-40")])
def test_what_cannot_be_read_is_said(text: str, published: str | None) -> None:
    with pytest.raises(EventsError):
        extract(text, published=published)


def test_a_user_s_rule_speaks(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(
        '[[action]]\nname = "zorch <target>"\ntype = "ASSAULT"\nmode = "destroy"\ncameo = "1823"\nverbs = ["zorch"]\nexamples = ["Rebels zorched the town."]\n'
    )
    text = "Rebels zorched a school near Herat on Monday."
    (row,) = extractor((str(mine),)).extract(given(text))
    assert (row.event_mode, row.rule, row.action, row.target) == ("destroy", "zorch <target>", "zorched", "school")
    assert extract(text, published="2020-10-20") == []


def test_extractors_are_made_once_and_hold_nothing_of_an_article() -> None:
    assert extractor() is extractor()
    x = extractor()
    first = x.extract(given(SENTENCE))
    x.extract(given("Gunmen kidnapped two nuns in Zamfara State on Friday."))
    assert x.extract(given(SENTENCE)) == first


def test_the_digest_follows_the_rules(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[nouns]\nweapon = ["zorcher"]\n')
    x = extractor()
    assert Extractor(Rulebook.load([mine]), x.gazetteer).digest != x.digest


def test_what_the_package_offers() -> None:
    assert events.extract is extract
    assert events.Event is Event
    with pytest.raises(AttributeError, match="it has Event"):
        events.nothing  # noqa: B018


def test_the_digest_is_known_without_loading() -> None:
    assert both(digest_of(), Gazetteer.digest_of()) == extractor().digest


def test_a_day_that_something_has_happened_on_does_not_lie_ahead() -> None:
    text = "The rebels will suspend the talks following the 31 October bombing of a union office, which killed ten people."
    assert {str(row.date_start) for row in extract(text, published="2020-11-03") if row.date_text} == {"2020-10-31"}
    (row,) = extract("The army will withdraw from the valley on 12 January.", published="2020-12-20")
    assert str(row.date_start) == "2021-01-12"


def test_who_governed_on_the_first_day_named_where_nothing_says_when_it_was_published() -> None:
    (before,) = events.extract("On 3 May 2019, Taliban fighters attacked a base in Zaranj.")
    (after,) = events.extract("On 3 May 2022, Taliban fighters attacked a base in Zaranj.")
    assert (before.actor_code, after.actor_code) == ("AFGREBTAL", "AFGMILTAL")


def test_a_place_its_province_and_its_country_are_one_place() -> None:
    (row,) = events.extract("In Larkana, Sindh, Pakistan, a gunman shot dead two policemen.")
    assert (row.location, row.adm1, row.actor) == ("Larkana", "Sindh", "gunman")


def test_harm_that_was_not_done_is_no_row() -> None:
    (row,) = events.extract("A bomb exploded near a bank in Multan but did not kill anyone.")
    assert (row.status, row.killed_best) == ("happened", 0)


@pytest.mark.parametrize(
    "text",
    [
        "Two men were arrested in Hama over an attack on a convoy near Aleppo last year.",
        "Police arrested a man on Friday for the killing of a priest in 2009.",
    ],
)
def test_an_arrest_is_not_as_old_as_what_it_is_for(text: str) -> None:
    arrest, deed = sorted(events.extract(text, published="2020-10-20"), key=lambda row: row.event_type, reverse=True)
    assert (arrest.status, arrest.date_start and arrest.date_start.year) == ("happened", 2020)
    assert deed.status == "historical"


def test_residents_act_where_they_are_at_home() -> None:
    assert [row.location for row in events.extract("Residents of Goma burned tyres and blocked the road.")] == ["Goma"]


def test_a_title_tells_which_office_was_held_then() -> None:
    (row,) = events.extract("Prime Minister Imran Khan met Prime Minister Boris Johnson in London.")
    assert (row.actor_code, row.target_code) == ("PAKGOV", "GBRGOV")


def test_nobody_hurt_is_no_row_of_its_own() -> None:
    (row,) = events.extract("Rebels shelled Goma, the army said, adding that nobody was hurt.")
    assert (row.status, row.wounded_best) == ("happened", 0)


def test_what_is_no_rulebook_or_article_is_told() -> None:
    with pytest.raises(InputError, match=r"an Extractor takes a Rulebook \(of Rulebook\.load\), not a str"):
        Extractor("mine.toml")  # type: ignore[arg-type]
    with pytest.raises(InputError, match=r"reads an Article, not a str; for a text, events\.extract"):
        extractor().extract("Troops left.")  # type: ignore[arg-type]


def test_a_text_by_rules_of_one_s_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[[actor]]\nname = "Sons of the Valley"\ncode = "AFGREB"\ncountry = "AFG"\nsector = "REB"\n')
    mine = Extractor(Rulebook.load(extra=path), extractor().gazetteer)
    text = "The Sons of the Valley attacked a checkpoint in Sangin."
    assert [e.actor_code for e in extract(text, by=mine)] == ["AFGREB"]
    assert [e.actor_name for e in extract(text)] == [None]
