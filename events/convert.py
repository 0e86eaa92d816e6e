"""A stream of articles into a table and a table of rejects, in batches, so that memory does not grow with the input."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pyarrow as pa

from events.article import Article
from events.batch import Extracts, attempt
from events.event import Event
from events.read import Reject
from events.table import table, with_metadata
from events.write import Writer

BATCH = 2_000
"""Rows held before they are written."""

REJECTS: pa.Schema = pa.schema(
    [
        pa.field("article_id", pa.string(), metadata={"description": "The article's id; null where none could be read."}),
        pa.field("source_file", pa.string(), metadata={"description": "The file it came from."}),
        pa.field("line", pa.int64(), metadata={"description": "Line, or row of a Parquet file, from 1; null for a whole file."}),
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


def convert(
    found: Iterable[Article | Reject],
    extractor: Extracts,
    out: Writer,
    rejects: Writer | None = None,
    told: Callable[[Tally, Reject | None], None] = lambda tally, reject: None,
) -> Tally:
    """Write every article's rows to `out` and what could not be used to `rejects`.

    `told` is called after each article with the tally so far and, where there is one, its reject.
    """
    tally, schema = Tally(), with_metadata(extractor.digest)
    rows: list[Event] = []
    for item in found:
        result = attempt(extractor, item) if isinstance(item, Article) else item
        reject = result if isinstance(result, Reject) else None
        tally.articles += 1
        if isinstance(result, Reject):
            tally.rejects += 1
            if rejects:
                rejects.write(reject_table([result]))
        else:
            tally.rows += len(result)
            rows.extend(result)
        if len(rows) >= BATCH:
            out.write(table(rows, schema))
            rows = []
        told(tally, reject)
    if rows:
        out.write(table(rows, schema))
    return tally


def reject_table(rejects: Iterable[Reject]) -> pa.Table:
    """Rejects as an Arrow table. An empty `source_file` is one that is not known."""
    rows = [(r.article_id, r.source_file or None, r.line, r.reason) for r in rejects]
    columns = list(zip(*rows, strict=True)) or [()] * len(REJECTS)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, REJECTS, strict=True)], schema=REJECTS)
