"""Explanations: what is told of a text, and why nothing came of it."""

from __future__ import annotations

import pytest

import events
from events.explaining import Explanation, explain


def test_the_function_stays_a_function() -> None:
    for _ in range(2):
        assert isinstance(events.explain("Gunmen attacked a checkpoint in Sangin."), Explanation)
    assert callable(events.explain)


def test_it_tells_the_rule_and_the_row() -> None:
    told = str(explain("Gunmen attacked a checkpoint in Sangin on Monday.", "2020-10-20"))
    for words in ("1 row", "ASSAULT", "Gunmen", "Sangin", "2020-10-19", "rule"):
        assert words in told


def test_it_tells_why_there_is_none() -> None:
    (sentence,) = explain("The bazaar was quiet and the shops were open.").sentences
    assert not sentence.claims
    assert "no action" in sentence.why_nothing


def test_plain_words_stay_plain_in_a_notebook(monkeypatch) -> None:
    from rich import console

    monkeypatch.setattr(console, "_is_jupyter", lambda: True)
    told = str(explain("Gunmen attacked a checkpoint in Sangin."))
    assert "1 row" in told
    assert "\x1b" not in told


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The bazaar was quiet and the shops were open.", "no action: none of its words states one"),
        ("The company fired 20 employees.", "no sense of fired fits its arguments"),
        ("The woman thanked the boy.", "nobody public has part in it"),
    ],
)
def test_each_reason_for_nothing(text: str, why: str) -> None:
    told = explain(text, "2020-10-20")
    assert why in told.sentences[0].why_nothing
    assert told.rows == ()
    assert why in str(told)
    assert "0 rows" in str(told)


def test_refused_senses_are_told_with_their_reasons() -> None:
    (sentence,) = explain("The company fired 20 employees.").sentences
    assert ("fired", "its object is none of the rule's") in {(word, why) for word, _, why in sentence.refusals}


def test_marks_in_the_text_are_no_markup() -> None:
    assert "[bold]attacked[/bold]" in str(explain("Gunmen [bold]attacked[/bold] a bus in Herat."))


def test_each_sentence_has_its_place_in_the_text() -> None:
    told = explain("Gunmen attacked a bus in Herat. The shops were open.", title="Bus attacked")
    assert [(s.start, s.end) for s in told.sentences] == [(-1, -1), (0, 31), (32, 52)]
