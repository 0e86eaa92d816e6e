"""A folder of Parquet files by month of publication, that grows from run to run.

    DATASET/year=2020/month=10/part-000001.parquet
    DATASET/year=0000/month=00/...                    published: unknown
    DATASET/.dateline/                                lock, ledger, journal, manifests

pandas, Arrow, DuckDB, Spark and Polars read the folder as it is, with `year` and `month` as whole numbers, 0 where the
day of publication is not known (Hive's own name for null would keep pandas from reading the folder at all). The rows of an article stand in one file; an article that has changed, or is read by
other rules, has its old rows replaced. Every change is one `Transaction`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from events import ledger
from events.article import Article
from events.errors import InputError, OutputError
from events.ledger import Entry, content_of
from events.lock import lock
from events.read import Reject
from events.transaction import Transaction, recover
from events.workers import Done

HIDDEN = ".dateline"
UNKNOWN = "year=0000/month=00"
EMPTY = f"{UNKNOWN}/schema.parquet"
"""A file without rows, so that a folder can be read in which nothing has happened yet."""
COMMIT_ROWS = 20_000
COMMIT_ARTICLES = 5_000
"""Rows, or articles, after which what was done is made to last."""
SMALL = 20_000
"""Files with fewer rows are put together."""


@contextmanager
def opened(folder: Path, schema: pa.Schema) -> Iterator[Dataset]:
    """The dataset in `folder`, made if it is not there, mended if a run died in it, and locked for the block.

    `schema` has the metadata of the rules that will be used. What was added is kept when the block ends, but for the
    last batches if it ends by an exception.

    Raises:
        Locked: another run is at work on it.
        InputError: the folder holds something else.
        OutputError: it cannot be written.
    """
    hidden = folder / HIDDEN
    try:
        if folder.is_dir() and not hidden.exists() and any(folder.iterdir()):
            raise InputError(f"{folder}: is a folder of other things; a dataset wants a new or an empty one")
        hidden.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror or error}") from error
    with lock(hidden / "lock"):
        recover(folder, hidden)
        yield Dataset(folder, schema)


class Dataset:
    """What stands in the folder, and what is to be added to it. Made by `opened`."""

    def __init__(self, folder: Path, schema: pa.Schema) -> None:
        self.folder, self.hidden = folder, folder / HIDDEN
        self._schema = schema
        self.rules = rules_of(schema)
        self._entries = ledger.load(self.hidden)
        self._at = _articles_in(folder)
        self._news: dict[str, Entry] = {}
        self._tables: list[pa.Table] = []
        numbers = [p.stem for p in ledger.segments(self.hidden)] + [Path(p).stem.split("-")[-1] for p in self._at.values()]
        self._number = max((int(n) for n in numbers if n.isdecimal()), default=0)

    @property
    def entries(self) -> MappingProxyType[str, Entry]:
        """What was done, by article."""
        return MappingProxyType(self._entries)

    def has(self, article: Article) -> bool:
        """Whether these rules have read this article before, as it is now."""
        entry = self._entries.get(article.id)
        return entry is not None and entry.rules == self.rules and entry.content == content_of(article)

    def add(self, done: Done) -> None:
        """Take a batch in; every so often what came in is written."""
        counts = {c["values"]: c["counts"] for c in done.rows["article_id"].value_counts().to_pylist()}
        refused = {(r.source_file, r.line, r.article_id): r for r in done.rejects}
        for item in done.items:
            if isinstance(item, Article):
                reject = refused.get((item.source_file or "", item.line, item.id))
                self._news[item.id] = Entry(content_of(item), self.rules, counts.get(item.id, 0), reject)
        self._tables.append(done.rows)
        if len(self._news) >= COMMIT_ARTICLES or sum(t.num_rows for t in self._tables) >= COMMIT_ROWS:
            self.commit()

    def commit(self) -> None:
        """Make what was taken in last, all of it at once."""
        if not self._news:
            return
        rows = pa.concat_tables(self._tables, promote_options="none") if self._tables else self._schema.empty_table()
        number = self._number + 1
        came: dict[str, str] = {}
        with Transaction(self.folder, self.hidden) as change:
            self._take_out(change, self._news)
            for partition, part in by_month(rows):
                name = f"{partition}/part-{number:06}.parquet"
                change.put(name, part.replace_schema_metadata(self._schema.metadata))
                came.update(dict.fromkeys(part["article_id"].to_pylist(), name))
            change.put(f"{HIDDEN}/{ledger.SEGMENTS}/{number:08}.ledger", ledger.entries_table(self._news))
            if not (self.folder / EMPTY).exists():
                change.put(EMPTY, self._schema.empty_table())
        for name in self._news:
            self._at.pop(name, None)
        self._at.update(came)
        self._entries.update(self._news)
        self._number, self._news, self._tables = number, {}, []

    def _take_out(self, change: Transaction, articles: Iterable[str]) -> None:
        """Have the rows go that these articles have."""
        gone: dict[str, list[str]] = defaultdict(list)
        for name in articles:
            if name in self._at:
                gone[self._at[name]].append(name)
        for path, names in sorted(gone.items()):
            old = read_part(self.folder / path)
            left = old.filter(pc.invert(pc.is_in(old["article_id"], pa.array(names, pa.string()))))
            if left.num_rows:
                change.put(path, left)
            else:
                change.remove(path)

    def compact(self) -> None:
        """Put the small files of a month together, those made by the same rules, and the ledger's when they are many."""
        for partition in sorted({Path(p).parent for p in self._at.values()}):
            by_rules: dict[str, list[Path]] = defaultdict(list)
            for path in sorted((self.folder / partition).glob("part-*.parquet")):
                metadata = pq.read_metadata(path)
                if metadata.num_rows < SMALL:
                    by_rules[rules_of(metadata.schema.to_arrow_schema())].append(path)
            for paths in by_rules.values():
                if len(paths) > 1:
                    self._unite(paths)
        if len(ledger.segments(self.hidden)) > ledger.MOST_SEGMENTS:
            self._number += 1
            with Transaction(self.folder, self.hidden) as change:
                for path in ledger.segments(self.hidden):
                    change.remove(path.relative_to(self.folder).as_posix())
                change.put(f"{HIDDEN}/{ledger.SEGMENTS}/{self._number:08}.ledger", ledger.entries_table(self._entries))

    def _unite(self, paths: list[Path]) -> None:
        tables = [read_part(path) for path in paths]
        united = pa.concat_tables(tables, promote_options="none")
        united = united.take(pc.sort_indices(united, [("published", "ascending"), ("article_id", "ascending")]))
        name = paths[0].relative_to(self.folder).as_posix()
        with Transaction(self.folder, self.hidden) as change:
            change.put(name, united)
            for path in paths[1:]:
                change.remove(path.relative_to(self.folder).as_posix())
        self._at.update(dict.fromkeys(united["article_id"].to_pylist(), name))

    def standing_rejects(self) -> list[Reject]:
        """The articles that could not be used when they were last tried, in the order of their ids."""
        return [e.reject for _, e in sorted(self._entries.items()) if e.reject]


def rules_of(schema: pa.Schema) -> str:
    """What a file's rows were made by: rules, gazetteer, version, schema."""
    metadata = schema.metadata or {}
    return " ".join(metadata.get(k, b"").decode() for k in (b"dateline.rules", b"dateline.version", b"dateline.schema"))


def by_month(rows: pa.Table) -> Iterator[tuple[str, pa.Table]]:
    """Rows by the partition that they belong to, partitions in order, rows in theirs."""
    if not rows.num_rows:
        return
    month = pc.strftime(rows["published"], "%Y-%m")
    for value in sorted(set(month.to_pylist()), key=lambda v: v or ""):
        where = pc.is_null(month) if value is None else pc.fill_null(pc.equal(month, value), False)
        yield partition_of(value), rows.filter(where)


def partition_of(month: str | None) -> str:
    """The folder of a month, written "2020-10"; of None, that of unknown months."""
    return "year={}/month={}".format(*month.split("-")) if month else UNKNOWN


def read_part(path: Path) -> pa.Table:
    """A file of the dataset, alone: without what its folder says."""
    try:
        return pq.ParquetFile(path).read()
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error


def _articles_in(folder: Path) -> dict[str, str]:
    """Which file holds the rows of which article."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("year=*/month=*/part-*.parquet")):
        try:
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(columns=["article_id"]):
                    name = path.relative_to(folder).as_posix()
                    found.update(dict.fromkeys(batch["article_id"].to_pylist(), name))
        except (pa.ArrowException, OSError) as error:
            raise InputError(f"{path}: cannot be read ({error}); remove it, and convert with --all") from error
    return found
