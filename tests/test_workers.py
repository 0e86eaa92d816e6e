"""Batches through one process or several: the same rows, in the same order, whatever the input."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from events.article import Article, article
from events.errors import ArticleError
from events.event import Event
from events.limits import Limited, time_limit
from events.read import Reject
from events.table import with_metadata
from events.workers import BATCH, WORTH_IT, Deferred, Recipe, WorkerError, cut, received, sent, work
from events.write import writing

STORIES = (
    "Gunmen killed three policemen in Sangin district on Monday.",
    "Police arrested two men in Herat.",
    "It rained.",
)


def stories(number: int) -> Iterator[Article | Reject]:
    for n in range(number):
        if n % 97 == 5:
            yield Reject(None, "in.jsonl", n, "is not JSON")
        else:
            yield article({"id": f"a{n}", "text": f"{STORIES[n % 3]} Number {n}.", "published": "2020-10-20"})


class Echo:
    """No rows; remembers what it was asked."""

    digest = "abc"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def extract(self, article: Article) -> list[Event]:
        self.asked.append(article.id)
        return []


class Dies:
    """A recipe of a process that falls down dead."""

    def __call__(self) -> Echo:
        os._exit(9)


def test_two_processes_write_the_bytes_that_one_writes(tmp_path: Path) -> None:
    recipe = Recipe()
    extractor = recipe()
    refused = {}
    for workers in (1, 2):
        with writing(tmp_path / f"{workers}.parquet", with_metadata(extractor.digest)) as out:
            refused[workers] = []
            for done in work(stories(WORTH_IT + 3 * BATCH), extractor, recipe, workers):
                out.write(done.rows)
                refused[workers] += done.rejects
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "2.parquet").read_bytes()
    assert pq.read_metadata(tmp_path / "1.parquet").num_rows > WORTH_IT / 2
    assert refused[1] == refused[2]
    assert [r.line for r in refused[1]] == [5, 102, 199, 296, 393]


def test_a_handful_is_done_here() -> None:
    echo = Echo()
    assert len(list(work(stories(WORTH_IT), echo, Dies(), workers=2))) == WORTH_IT // BATCH
    assert len(echo.asked) == WORTH_IT - 3


def test_a_worker_that_dies_is_told_of() -> None:
    with pytest.raises(WorkerError, match="a worker process died"):
        list(work(stories(WORTH_IT + 1), Echo(), os_exit, workers=2))


os_exit = os.abort
"""A recipe that any process can find, and none survives."""


def test_no_more_is_read_than_a_few_batches_ahead() -> None:
    read = 0

    def counted() -> Iterator[Article | Reject]:
        nonlocal read
        for item in stories(100 * BATCH):
            read += 1
            yield item

    done = work(counted(), Echo(), Recipe(), workers=2)
    next(done)
    assert read <= WORTH_IT + 6 * BATCH
    done.close()  # type: ignore[attr-defined]


def test_batches_are_cut_by_number_and_by_length() -> None:
    assert [len(b) for b in cut(stories(2 * BATCH + 1))] == [BATCH, BATCH, 1]
    long = [article({"id": str(n), "text": "word " * 90_000}) for n in range(5)]
    assert [len(b) for b in cut(long)] == [3, 2]
    assert list(cut([])) == []


def test_articles_travel_unchanged() -> None:
    found = [
        article({"id": "a", "text": "Zwölf Mörser. 🏔", "title": "T", "published": "2020-10-20", "url": "u", "source": "s"}),
        article({"id": "b", "text": "x\r\ny", "published": "2020-10-20T10:00:00.123456+04:30"}),
        article({"id": "c", "text": "Text", "published_fallback": "2019-01-02"}).model_copy(update={"source_file": "in.csv", "line": 7}),
    ]
    assert list(received(sent(found))) == found


# ---- time ---------------------------------------------------------------------------------------------------------


class Spins(Echo):
    def extract(self, article: Article) -> list[Event]:
        while "forever" in article.text:
            pass
        return super().extract(article)


def test_an_article_that_takes_too_long_is_given_up() -> None:
    found = [article({"id": n, "text": t}) for n, t in (("a", "on forever"), ("b", "in short"))]
    spins = Spins()
    (done,) = work(found, Limited(spins, 0.2))
    assert [(r.article_id, r.reason) for r in done.rejects] == [("a", "took longer than 0.2 seconds of computing; it was given up")]
    assert spins.asked == ["b"]


def test_waiting_is_not_computing() -> None:
    with time_limit(0.05):
        time.sleep(0.3)


def test_no_limit() -> None:
    with time_limit(0):
        pass
        Echo().extract(article({"id": "a", "text": "Two words."}))


def test_the_limit_holds_where_somebody_catches_an_error_once() -> None:
    """The alarm rings again."""
    with pytest.raises(ArticleError), time_limit(0.05):
        _stubborn()


def _stubborn() -> None:
    for _ in range(2):
        with suppress(ArticleError):
            while True:
                pass
    while True:
        pass


def test_what_is_deferred_is_made_once_and_only_where_it_is_asked() -> None:
    made: list[Echo] = []

    def make() -> Echo:
        made.append(Echo())
        return made[-1]

    deferred = Deferred("abc", make)
    assert (deferred.digest, made) == ("abc", [])
    for item in stories(4):
        assert isinstance(item, Article)
        assert deferred.extract(item) == []
    assert [echo.asked for echo in made] == [["a0", "a1", "a2", "a3"]]
