"""Explanations: what is told of a text, and why nothing came of it."""

from __future__ import annotations

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
