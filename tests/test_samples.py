"""The sample articles: complete, readable, clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.article import Article
from events.clean import clean
from events.event import Event
from events.pipeline import extractor
from events.read import read
from events.sentences import sentences

SAMPLES = Path(__file__).parent.parent / "events" / "samples"
FOUND = list(read(SAMPLES))
ARTICLES = [a for a in FOUND if isinstance(a, Article)]
FURNITURE = [
    "About newsdesk", "Check Also", "Read also", "READ ALSO", "Related", "Most read", "More from", "Leave a Reply",
    "Copyright", "©", "ADVERTISEMENT", "Follow us", "Tags:", "Reporting by", "Home", "https://", "[TEXT]",
    "[PASSAGE OMITTED]", "For Immediate Release", "Posted by", "News Release", "Subscribe",
]  # fmt: skip


def test_there_are_enough_and_all_can_be_used() -> None:
    assert [x for x in FOUND if not isinstance(x, Article)] == []
    assert len(ARTICLES) >= 14
    assert len({a.id for a in ARTICLES}) == len(ARTICLES)
    assert {Path(a.source_file or "").suffix for a in ARTICLES} == {".txt", ".html", ".jsonl"}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_each_has_dateline_day_and_enough_sentences(article: Article) -> None:
    found = clean(article)
    body = [s for s in sentences(found) if s.block == "body"]
    assert found.published is not None
    assert any(b.kind == "dateline" and b.place for b in found.blocks)
    assert 8 <= len(body) <= 25
    assert all(article.text[s.start : s.end] == s.text for s in body)
    assert all(s.text.rstrip("\"'”’").endswith((".", "!", "?")) for s in body)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_no_furniture_is_left(article: Article) -> None:
    found = clean(article)
    kept = "\n".join(article.text[b.start : b.end] for b in found.blocks)
    assert [words for words in FURNITURE if words in kept] == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_rows_are_made_unchecked_and_would_pass_the_check(article: Article) -> None:
    for row in extractor().extract(article):
        assert Event.model_validate(row.model_dump(), strict=True) == row
