"""Lists of words that stages ask after: read from rules/lists.toml, and what is wrong with one is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.errors import RuleError
from events.lists import FILE, listed, lists
from events.mentions.actor_words import GENERIC
from events.mentions.given_names import GIVEN
from events.sport import PLAIN, WORDS


def test_the_stages_ask_the_file() -> None:
    assert listed("sport", "words") is WORDS
    assert WORDS > PLAIN > {"goal", "season"}
    assert {"spokesman", "senior official"} <= GENERIC
    assert {"abdul", "maria"} <= GIVEN


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[sport]\nwords = ["goal", "goal"]\n', "sport.words has a word twice: goal"),
        ('[sport]\nwords = ["goal", " cup"]\n', "sport.words must be a list of words"),
        ('[sport]\nwords = ["goal", ""]\n', "sport.words must be a list of words"),
        ("[sport]\nwords = 3\n", "sport.words must be a list of words"),
        ("[sport\n", "cannot be read"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "lists.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=complaint):
        lists.__wrapped__(path)


def test_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"none\.toml: cannot be read"):
        lists.__wrapped__(tmp_path / "none.toml")


def test_words_are_small_and_sorted() -> None:
    """So that one sees where a new one goes, and whether it is there."""
    for table, named in lists().items():
        for name, words in named.items():
            assert all(w == w.lower() for w in words), (table, name)
    text = FILE.read_text(encoding="utf-8")
    assert text.index('"abbas"') < text.index('"maria"')
