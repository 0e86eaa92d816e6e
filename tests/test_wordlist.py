"""The shipped word list is what its maker makes, and says what the tagger needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.tagging import CONTEXT
from events.wordlist import WORDS, build, klass, write
from events.words import TAGS

ROWS = {row[0]: row for row in (line.split("\t") for line in WORDS.read_text(encoding="utf-8").splitlines())}


def test_the_shipped_list_is_the_one_built(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    write(build(), path)
    assert path.read_bytes() == WORDS.read_bytes()


def test_rows_are_sorted_and_every_class_is_a_tag_or_is_settled() -> None:
    assert list(ROWS) == sorted(ROWS)
    settled = {letter for letter, _ in CONTEXT} | set("vV")
    assert {row[1] for row in ROWS.values()} <= set(TAGS) | settled


@pytest.mark.parametrize(
    ("form", "row"),
    [
        ("attack", "u = ="), ("attacks", "v attack attack"), ("attacked", "E attack"), ("took", "A take"), ("taken", "M take"),
        ("shot", "e shoot ="), ("troops", "S  troop"), ("found", "E find"), ("killed", "E kill"), ("children", "S  child"),
    ],
)  # fmt: skip
def test_rows(form: str, row: str) -> None:
    assert ROWS[form] == [form, *row.split(" ")]


@pytest.mark.parametrize(
    ("likely", "tags", "letter"),
    [
        ("N", "NB", "u"), ("B", "NB", "U"), ("J", "NB", "k"), ("S", "SZ", "v"), ("Z", "SZ", "V"), ("G", "G", "G"), ("N", "GN", "g"),
        ("E", "E", "E"), ("E", "A", "A"), ("J", "E", "E"), ("N", "NE", "e"), ("J", "", "J"), ("r", "", "r"), ("E", "BE", "E"),
    ],
)  # fmt: skip
def test_classes(likely: str, tags: str, letter: str) -> None:
    assert klass("grow", likely, set(tags)) == letter
