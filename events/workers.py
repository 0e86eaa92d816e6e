"""Articles into rows, batch by batch, in this process or in several, and always in the order of the input.

A batch is what travels: Arrow in, Arrow out, cut by the input alone, so that the rows, and the file made of them, are
the same whatever the number of processes. No more than a few batches are on their way at any time.
"""

from __future__ import annotations

import gc
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import connection, get_context, parent_process

import pyarrow as pa

from events.__main__ import keep_pandas_out
from events.article import Article
from events.batch import Extracts, attempt_all, extract_all
from events.errors import EventsError
from events.event import Event
from events.limits import SECONDS, Limited
from events.read import Reject
from events.table import table, with_metadata
from events.value import value

BATCH = 64
"""Articles that travel together, at most,"""
BATCH_CHARS = 1_000_000
"""and the characters after which a batch is full."""
WORTH_IT = 4 * BATCH
"""Fewer articles are done here, before another process would have read its rules."""

SENT: pa.Schema = pa.schema(
    [(name, pa.string()) for name in ("id", "text", "title", "url", "source", "source_file")]
    + [(name, pa.timestamp("us", "UTC")) for name in ("published", "published_fallback")]
    + [("day_only", pa.bool_()), ("line", pa.int64())]
)
"""How articles travel."""


class WorkerError(EventsError, RuntimeError):
    """A worker process died: for want of memory, or killed by somebody."""


@value
class Done:
    """A batch that has been worked on: what it held, the rows of its articles in order, and what could not be used."""

    items: tuple[Article | Reject, ...]
    rows: pa.Table
    rejects: tuple[Reject, ...]


@value
class Recipe:
    """What a process needs to make its own extractor: files of rules, a gazetteer, the seconds an article may take.

    Called for every batch; the rules are read once a process.
    """

    rules: tuple[str, ...] = ()
    gazetteer: str | None = None
    seconds: float = SECONDS

    def __call__(self) -> Extracts:
        from events.pipeline import extractor

        return Limited(extractor(self.rules, self.gazetteer), self.seconds)


class Deferred:
    """An extractor that is made when the first article is to be done here, which may be never: where there are many, other
    processes do them all, and reading the rules in this one first would only keep them waiting."""

    def __init__(self, digest: str, make: Callable[[], Extracts]) -> None:
        self._digest, self._make = digest, make
        self._made: Extracts | None = None

    @property
    def digest(self) -> str:
        return self._digest

    def extract(self, article: Article) -> list[Event]:
        """The article's rows."""
        return self._real().extract(article)

    def extract_all(self, articles: Sequence[Article]) -> list[list[Event]]:
        """The rows of each article."""
        return extract_all(self._real(), articles)

    def _real(self) -> Extracts:
        if self._made is None:
            self._made = self._make()
        return self._made


def work(
    found: Iterable[Article | Reject],
    extractor: Extracts,
    recipe: Callable[[], Extracts] | None = None,
    workers: int = 1,
) -> Iterator[Done]:
    """Every batch of a stream, worked on, in the order of the stream.

    `recipe` gives the extractor of another process, for each batch, and must survive being pickled; without it, with one worker, or for
    a handful of articles, `extractor` does it all here. Raises `WorkerError` where a process died.
    """
    batches = cut(found)
    if workers <= 1 or recipe is None:
        yield from (_done(batch, *run(_articles(batch), extractor)) for batch in batches)
        return
    start = list(islice(batches, WORTH_IT // BATCH + 1))
    if sum(map(len, start)) <= WORTH_IT:
        yield from (_done(batch, *run(_articles(batch), extractor)) for batch in start)
        start = []
    yield from _pooled(chain(start, batches), recipe, workers)


def cut(found: Iterable[Article | Reject]) -> Iterator[tuple[Article | Reject, ...]]:
    """The stream in batches of `BATCH` items, or fewer where they are long."""
    batch: list[Article | Reject] = []
    chars = 0
    for item in found:
        batch.append(item)
        chars += len(item.text) if isinstance(item, Article) else 0
        if len(batch) >= BATCH or chars >= BATCH_CHARS:
            yield tuple(batch)
            batch, chars = [], 0
    if batch:
        yield tuple(batch)


def run(articles: Iterable[Article], extractor: Extracts) -> tuple[pa.Table, list[Reject | None]]:
    """The rows of a batch's articles, and for each article why there are none, or None."""
    rows: list[Event] = []
    reasons: list[Reject | None] = []
    for result in attempt_all(extractor, articles):
        reasons.append(result if isinstance(result, Reject) else None)
        if not isinstance(result, Reject):
            rows.extend(result)
    return table(rows, with_metadata(extractor.digest)), reasons


def _done(batch: tuple[Article | Reject, ...], rows: pa.Table, reasons: Sequence[Reject | None]) -> Done:
    after = iter(reasons)
    told = (item if isinstance(item, Reject) else next(after) for item in batch)
    return Done(batch, rows, tuple(r for r in told if r is not None))


def _articles(batch: Iterable[Article | Reject]) -> list[Article]:
    return [item for item in batch if isinstance(item, Article)]


# ---- other processes ----------------------------------------------------------------------------------------------


def _pooled(batches: Iterable[tuple[Article | Reject, ...]], recipe: Callable[[], Extracts], workers: int) -> Iterator[Done]:
    """The batches through a pool, no more than two for each worker ahead of what has been handed on."""
    batches = iter(batches)
    first = next(batches, None)
    if first is None:
        return
    # Started afresh rather than forked: no locks, threads or open files of this process live on in the workers.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin, initargs=(recipe,))
    waiting: deque[tuple[tuple[Article | Reject, ...], Future[tuple[pa.Table, list[Reject | None]]]]] = deque()
    try:
        for batch in chain([first], batches):
            waiting.append((batch, pool.submit(_run_sent, recipe, sent(_articles(batch)))))
            if len(waiting) > 2 * workers:
                yield _received(*waiting.popleft())
        while waiting:
            yield _received(*waiting.popleft())
    except BrokenProcessPool as error:
        raise WorkerError("a worker process died (out of memory?); run again with fewer --workers") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _received(batch: tuple[Article | Reject, ...], future: Future[tuple[pa.Table, list[Reject | None]]]) -> Done:
    return _done(batch, *future.result())


def sent(articles: Sequence[Article]) -> pa.RecordBatch:
    """Articles as they travel."""
    columns = [pa.array([getattr(a, f.name) for a in articles], f.type) for f in SENT]
    return pa.RecordBatch.from_arrays(columns, schema=SENT)


def received(batch: pa.RecordBatch) -> Iterator[Article]:
    """Articles that have travelled; they were checked before they left."""
    return (Article.model_construct(**values) for values in batch.to_pylist())


def _begin(recipe: Callable[[], Extracts]) -> None:
    """Prepare a worker process: it reads its rules, and ends with the process that started it, even if that is killed."""
    _end_with_parent()
    keep_pandas_out()
    gc.disable()
    recipe()
    settle_down()


def settle_down() -> None:
    """Tell the collector that what is loaded stays, and to look seldom: an article's values make no cycles."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _run_sent(recipe: Callable[[], Extracts], batch: pa.RecordBatch) -> tuple[pa.Table, list[Reject | None]]:
    return run(received(batch), recipe())
