"""A stream of articles into a table and a table of rejects, in batches, so that memory does not grow with the input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from events.article import Article
from events.read import Reject
from events.workers import Done
from events.write import Writer

if TYPE_CHECKING:
    from events.dataset import Dataset

REJECTS: pa.Schema = pa.schema(
    [
        pa.field("article_id", pa.string(), metadata={"description": "The article's id; null where none could be read."}),
        pa.field("source_file", pa.string(), metadata={"description": "The file it came from."}),
        pa.field("line", pa.int64(), metadata={"description": "Line (of a Parquet or JSON file: row or entry), from 1; null for a whole file."}),
        pa.field("reason", pa.string(), metadata={"description": "What was wrong, and what would be right."}),
    ]
)  # fmt: skip
"""The rejects table: input that gave no rows because it could not be used."""


@dataclass(slots=True)
class Tally:
    """What a conversion has done so far."""

    articles: int = 0
    rows: int = 0
    rejects: int = 0
    skipped: int = 0
    """Articles that a dataset held already, unchanged."""

    def count(self, batch: Done, told: Callable[[Tally, Reject | None], None]) -> None:
        """Take a batch in, and tell of it."""
        self.articles += len(batch.items)
        self.rows += batch.rows.num_rows
        for reject in batch.rejects:
            self.rejects += 1
            told(self, reject)
        told(self, None)


def convert(
    done: Iterable[Done],
    out: Writer,
    rejects: Writer | None = None,
    told: Callable[[Tally, Reject | None], None] = lambda tally, reject: None,
) -> Tally:
    """Write the rows of every batch (`events.workers.work`) to `out`, and what could not be used to `rejects`.

    `told` is called after each batch, and for each reject, with the tally so far.
    """
    tally = Tally()
    for batch in done:
        out.write(batch.rows)
        if rejects and batch.rejects:
            rejects.write(reject_table(batch.rejects))
        tally.count(batch, told)
    return tally


def convert_into(
    dataset: Dataset,
    found: Iterable[Article | Reject],
    worked: Callable[[Iterator[Article | Reject]], Iterable[Done]],
    again: bool = False,
    told: Callable[[Tally, Reject | None], None] = lambda tally, reject: None,
) -> tuple[Tally, list[Reject]]:
    """Bring a dataset up to what was found: what it has not, or not as it is now, goes through `worked`.

    `again` has everything done anew. Returns the tally and what could not be used: in this input, or when an article
    that the dataset knows was last tried.
    """
    tally = Tally()
    unread: list[Reject] = []

    def new() -> Iterator[Article | Reject]:
        for item in found:
            if isinstance(item, Article) and not again and dataset.has(item):
                tally.articles += 1
                tally.skipped += 1
            else:
                yield item

    for batch in worked(new()):
        dataset.add(batch)
        unread += (item for item in batch.items if isinstance(item, Reject))
        tally.count(batch, told)
    dataset.commit()
    dataset.compact()
    return tally, unread + dataset.standing_rejects()


def reject_table(rejects: Iterable[Reject]) -> pa.Table:
    """Rejects as an Arrow table. An empty `source_file` is one that is not known."""
    rows = [(r.article_id, r.source_file or None, r.line, r.reason) for r in rejects]
    columns = list(zip(*rows, strict=True)) or [()] * len(REJECTS)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, REJECTS, strict=True)], schema=REJECTS)
