"""Settle: what an article's place names and times mean, all of them together."""

from __future__ import annotations

import datetime as dt

import pytest

from events.article import article
from events.clean import clean
from events.model import DateMention, PlaceMention
from events.pipeline import Extractor, extractor
from events.sentences import sentences
from events.settle import NOWHERE, Settled, settle


@pytest.fixture(scope="module")
def x() -> Extractor:
    return extractor()


def settled(x: Extractor, text: str, published: str | None = "2020-10-20") -> tuple[Settled, list[PlaceMention], list[DateMention]]:
    cleaned = clean(article({"id": "a", "text": text, "published": published}))
    found = x.mentions(cleaned, sentences(cleaned))
    return settle(cleaned, found, x.gazetteer), [p for m in found for p in m.places], [d for m in found for d in m.dates]


def where(x: Extractor, text: str) -> list[str]:
    known, places, _ = settled(x, text)
    located = [known.place(p) for p in places]
    return [f"{p.text}: {p.name}, {p.adm1}, {p.country}" if p.place_id else f"{p.text}: {p.reason}" for p in located]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gunmen killed a man in Kabul.", ["Kabul: Kabul, Kabul, AFG"]),
        ("Gunmen killed a man in Sangin district of Helmand.", ["Sangin: Sangin, Helmand, AFG", "Helmand: Helmand, Helmand, AFG"]),
        # a province named elsewhere in the article helps
        (
            "Rebels attacked a base in Helmand. Later they killed a man in Nawa district.",
            ["Helmand: Helmand, Helmand, AFG", "Nawa: Nawa-e-Barakzaiy, Helmand, AFG"],
        ),
        ("Gunmen killed a man near Zorchabad.", ["Zorchabad: unknown_name"]),
    ],
)
def test_places(text: str, places: list[str], x: Extractor) -> None:
    assert where(x, text) == places


@pytest.mark.parametrize(
    ("dateline", "country", "precision"),
    [("KABUL, Afghanistan (Wire) - ", "AFG", 6), ("BOGOTA (Wire) - ", "COL", 6), ("", None, None)],
)
def test_a_dateline_says_no_more_than_the_country(dateline: str, country: str | None, precision: int | None, x: Extractor) -> None:
    known, _, _ = settled(x, dateline + "Gunmen killed a man.")
    assert (known.dateline.country, known.dateline.precision, known.dateline.name is None) == (country, precision, country is None)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("HERAT, Afghanistan (Wire) - Gunmen shot two guards here on Monday.", ["here: Herāt, Herat, AFG"]),
        ("HERAT (Wire) - Shells fell on this western city on Monday.", ["this western city: Herāt, Herat, AFG"]),
        ("Gunmen shot two guards here on Monday.", [": no_mention"]),
        (
            "Rebels shot a man in Sangin district. They shelled Kabul, and later a school in the same district.",
            ["Sangin: Sangin, Helmand, AFG", "Kabul: Kabul, Kabul, AFG", "same district: Sangin, Helmand, AFG"],
        ),
        ("A bus was burned in the same village.", [": no_mention"]),
    ],
)
def test_what_only_points_to_a_place(text: str, places: list[str], x: Extractor) -> None:
    assert where(x, text) == places


def test_times_are_resolved_in_reading_order(x: Extractor) -> None:
    known, _, (monday, earlier) = settled(x, "Gunmen attacked a bus in Herat on Monday. Rebels attacked a base two days earlier.")
    assert known.time(monday).start == dt.date(2020, 10, 19)
    assert known.time(earlier).start == dt.date(2020, 10, 17)


def test_each_dateline_of_a_text_tells_the_day_of_what_stands_below_it(x: Extractor) -> None:
    text = "GOMA, Congo (Oct. 18, 2020) - Rebels shot two guards yesterday.\n\nGOMA, Congo (Oct. 20, 2020) - Rebels shot a nurse yesterday."
    known, _, (first, second) = settled(x, text)
    assert (known.time(first).start, known.time(second).start) == (dt.date(2020, 10, 17), dt.date(2020, 10, 19))


def test_a_day_before_a_titles_colon_is_the_reports_own(x: Extractor) -> None:
    text = "Oct. 20: Patrol Finds Mines in Logar\n\nA patrol found ten mines in Logar last night, the army said in a report."
    assert [d.text for d in settled(x, text)[2]] == ["last night"]
    listed = (
        "The army told of three days of fighting in Logar and Ghazni.\n\nOct. 18: Rebels shot two guards in the bazaar of Baraki Barak."
    )
    assert [d.text for d in settled(x, listed)[2]] == ["Oct. 18"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Shelling killed two people in Kherson overnight.", 19),
        ("Overnight shelling killed two people in Kherson, officials said on Monday.", 18),
        ("Overnight shelling killed two people in Kherson, and troops left on Monday.", 19),
    ],
)
def test_a_night_ends_on_the_day_on_which_it_is_told_of(text: str, first: int, x: Extractor) -> None:
    known, _, (night, *_rest) = settled(x, text)
    assert known.time(night).start == dt.date(2020, 10, first)


def test_a_weekday_ahead_is_the_coming_one(x: Extractor) -> None:
    cleaned = clean(article({"id": "a", "text": "Teachers will march through Lima on Friday.", "published": "2020-10-20"}))
    found = x.mentions(cleaned, sentences(cleaned))
    (friday,) = (d for m in found for d in m.dates)
    assert settle(cleaned, found, x.gazetteer).time(friday).start == dt.date(2020, 10, 16)
    assert settle(cleaned, found, x.gazetteer, frozenset([(0, friday.first)])).time(friday).start == dt.date(2020, 10, 23)


def test_without_publication_only_whole_days_are_known(x: Extractor) -> None:
    known, _, (monday, whole) = settled(x, "Gunmen attacked a bus on Monday. Rebels attacked a base on 3 May 2019.", published=None)
    assert (known.published, known.time(monday).start, known.time(whole).start) == (None, None, dt.date(2019, 5, 3))


def test_a_day_is_that_of_the_place_told_of(x: Extractor) -> None:
    late = "2020-10-20T22:30:00Z"
    assert settled(x, "Gunmen killed a man in Kabul.", late)[0].day == dt.date(2020, 10, 21)
    assert settled(x, "Gunmen killed a man in Bogota.", late)[0].day == dt.date(2020, 10, 20)


def test_what_was_never_mentioned_is_nowhere(x: Extractor) -> None:
    known, _, _ = settled(x, "Gunmen killed a man.")
    assert known.place(PlaceMention("Kabul", 0, 5, 9, 0, 1)) is NOWHERE
