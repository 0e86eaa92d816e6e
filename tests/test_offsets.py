"""Offsets and ids: `text[action_start:action_end] == action` and likewise all other spans, for every row of every text
tried; the same ids on a second run and in another process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.article import Article, article
from events.event import Event
from events.pipeline import extract, extractor
from events.read import read

ROOT = Path(__file__).parent.parent
SAMPLES = [a for a in read(ROOT / "events" / "samples") if isinstance(a, Article)]
WHOLE = [
    article({"id": path.stem, "text": text.partition("\n-----\n")[0].partition("\n")[2], "published": text[11:21]})
    for path in sorted((ROOT / "tests" / "articles").glob("*.txt"))
    for text in [path.read_text(encoding="utf-8")]
]
SPANS = {
    "action": ("action_start", "action_end"), "actor": ("actor_start", "actor_end"), "target": ("target_start", "target_end"),
    "location": ("location_start", "location_end"), "date_text": ("date_start_char", "date_end_char"),
}  # fmt: skip


def misplaced(text: str, row: Event) -> list[str]:
    """What of a row does not stand where the row says; an empty list where all does."""
    out = []
    for column, (start, end) in SPANS.items():
        words, first, last = getattr(row, column), getattr(row, start), getattr(row, end)
        if (first is None) != (last is None) or (first is not None and text[first:last] != words):
            out.append(f"{column} {words!r} at {first}:{last}")
    for member in (*row.actors, *row.targets, *row.tolls):
        if (member.start is None) != (member.end is None) or (member.start is not None and text[member.start : member.end] != member.text):
            out.append(f"{member!r}")
    if row.action_start is not None and row.sentence and row.action and row.action not in row.sentence:
        out.append(f"{row.action!r} is not in {row.sentence!r}")
    return out


def rows(text: str, title: str | None = None) -> tuple[str, list[Event]]:
    given_ = article({"id": "t", "text": text, "title": title, "published": "2020-10-20"})
    return given_.text, extractor().extract(given_)


@pytest.mark.parametrize("sample", [*SAMPLES, *WHOLE], ids=lambda a: a.id)
def test_in_articles(sample: Article) -> None:
    found = extractor().extract(sample)
    assert found, "an article of the samples has rows"
    assert [misplaced(sample.text, row) for row in found] == [[]] * len(found)
    assert all(row.action_start is not None for row in found if row.action and row.sentence and row.sentence in sample.text)


def test_a_title_apart_from_the_text_lends_no_offsets() -> None:
    text, found = rows("A bomb exploded in Kabul on Monday.", title="Taliban bomb kills five soldiers in Kabul")
    assert found
    assert [misplaced(text, row) for row in found] == [[]] * len(found)


def test_a_wrong_offset_would_be_seen() -> None:
    text, (row, *_) = rows("Gunmen attacked a bus in Herat on Monday.")
    assert misplaced(text, row) == []
    assert misplaced(text, row.model_copy(update={"action_start": 6})) != []
    assert misplaced("X" + text, row) != []


WORDS = st.sampled_from(
    [
        "Taliban fighters", "attacked", "a police convoy", "in Sangin district of Helmand", "on Monday", "killing", "five soldiers",
        "“", "”", ",", ".", "\n\n", "U.S. forces", "said", "carried out several airstrikes", "in Kabul", "and", "the attack", "was",
        "a roadside bomb", "two others were wounded", "who", "at least", "dozens of", "12", "KABUL (Wire) -", "near", "Herat", "😀", "é", "\u2028",
        "\u00a0", "last week", "protesters marched", "the minister", "met", "denied", "by", "of", "—", "(", ")", "\t", "𝔎𝔞𝔟𝔲𝔩", "Mazar-e-Sharif",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=120)
@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), st.none() | st.just("Taliban attack kills five"))
def test_in_texts_built_of_news_words(text: str, title: str | None) -> None:
    if text.strip():
        text, found = rows(text, title)
        assert [misplaced(text, row) for row in found] == [[]] * len(found)


@settings(deadline=None, max_examples=120)
@given(st.text(max_size=60), st.text(max_size=60))
def test_in_any_unicode_around_news(before: str, after: str) -> None:
    text, found = rows(f"{before} Gunmen attacked a bus in Herat on Monday. {after}")
    assert [misplaced(text, row) for row in found] == [[]] * len(found)


CODE = """
import json, sys
from events.pipeline import extract
print(json.dumps([row.model_dump(mode="json") for text in json.load(sys.stdin) for row in extract(text, published="2020-10-20")]))
"""


def test_rows_and_ids_are_the_same_again_and_in_another_process() -> None:
    texts = [a.text for a in (*SAMPLES, *WHOLE)]
    here = [row.model_dump(mode="json") for text in texts for row in extract(text, published="2020-10-20")]
    assert here == [row.model_dump(mode="json") for text in texts for row in extract(text, published="2020-10-20")]
    for seed in ("1", "4711"):
        done = subprocess.run(
            [sys.executable, "-c", CODE], input=json.dumps(texts), capture_output=True, text=True, check=True, cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        )  # fmt: skip
        assert json.loads(done.stdout) == here


def test_ids_tell_rows_apart_and_do_not_depend_on_the_article_s_id() -> None:
    found = extractor().extract(WHOLE[0].model_copy(update={"id": "one"}))
    again = extractor().extract(WHOLE[0].model_copy(update={"id": "two"}))
    assert [row.event_id for row in found] == [row.event_id for row in again]
    everything = [row.event_id for a in (*SAMPLES, *WHOLE) for row in extractor().extract(a)]
    assert len(set(everything)) == len(everything)
