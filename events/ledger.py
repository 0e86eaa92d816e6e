"""What a dataset has done: one entry an article, with the hash of its content and of the rules it was read by.

Kept as a row of small Parquet files, one a change, the latest entry of an article being the one that holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa

from events.article import Article
from events.errors import InputError
from events.read import Reject
from events.value import value

SEGMENTS = "articles"
MOST_SEGMENTS = 50
"""More are written anew as one."""

SCHEMA: pa.Schema = pa.schema(
    {
        "article_id": pa.string(),
        "content": pa.string(),
        "rules": pa.string(),
        "rows": pa.int32(),
        "source_file": pa.string(),
        "line": pa.int64(),
        "reason": pa.string(),
    }
)


@value
class Entry:
    """An article that was worked on: hashes of its content and of the rules, its rows, and why there are none."""

    content: str
    rules: str
    rows: int
    reject: Reject | None = None


def content_of(article: Article) -> str:
    """A hash of everything of an article that its rows depend on."""
    digest = hashlib.blake2b(digest_size=12)
    moments = (article.published, article.published_fallback)
    parts = (
        article.text, article.title, article.url, article.source, *(m.isoformat() if m else None for m in moments),
        str(article.day_only),
    )  # fmt: skip
    for part in parts:
        content = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(f"{-1 if part is None else len(content)};".encode() + content)
    return digest.hexdigest()


def segments(hidden: Path) -> list[Path]:
    """The files of a ledger, oldest first."""
    return sorted((hidden / SEGMENTS).glob("*.ledger"))


def load(hidden: Path) -> dict[str, Entry]:
    """The entries of every article, by its id.

    Raises:
        InputError: a file of the ledger is not one.
    """
    import pyarrow.parquet as pq

    entries: dict[str, Entry] = {}
    for path in segments(hidden):
        try:
            found = pq.ParquetFile(path).read(columns=SCHEMA.names).to_pylist()
        except (pa.ArrowException, OSError) as error:
            raise InputError(f"{path}: cannot be read ({error}); remove it, and its articles are done again") from error
        for row in found:
            reject = Reject(row["article_id"], row["source_file"] or "", row["line"], row["reason"]) if row["reason"] else None
            entries[row["article_id"]] = Entry(row["content"], row["rules"], row["rows"], reject)
    return entries


def entries_table(entries: Mapping[str, Entry] | Iterable[tuple[str, Entry]]) -> pa.Table:
    """Entries as a file of the ledger."""
    pairs = entries.items() if isinstance(entries, Mapping) else entries
    rows = []
    for name, e in pairs:
        reject = (e.reject.source_file or None, e.reject.line, e.reject.reason) if e.reject else (None, None, None)
        rows.append((name, e.content, e.rules, e.rows, *reject))
    columns = list(zip(*rows, strict=True)) or [()] * len(SCHEMA)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, SCHEMA, strict=True)], schema=SCHEMA)
