"""Articles in, rows out, a batch at a time: the one function that files, data frames and clusters all run.

`attempt` is where an article's failure is caught and told; everything that converts goes through it, or through
`attempt_all`, which does several articles together and comes back to it where something goes wrong with them.
"""

from __future__ import annotations

import traceback
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import pyarrow as pa

from events.article import Article, absent, article
from events.errors import ArticleError, EventsError, InputError
from events.event import Event
from events.garbage import uncollected
from events.read import Reject, taken
from events.read_tables import COLUMNS, in_lower_case, no_text, unread_day
from events.table import table, with_metadata

if TYPE_CHECKING:
    import pandas as pd


@runtime_checkable
class Extracts(Protocol):
    """What turns one article into rows: `events.pipeline.Extractor`, or a stand-in. `digest` is the hash of its rules
    and gazetteer."""

    @property
    def digest(self) -> str: ...

    def extract(self, article: Article) -> list[Event]: ...


@runtime_checkable
class ExtractsTogether(Extracts, Protocol):
    """What can do several articles at once, which is faster."""

    def extract_all(self, articles: Sequence[Article]) -> list[list[Event]]: ...


TOGETHER = 16
"""Articles done together, at most,"""
TOGETHER_CHARS = 100_000
"""and the characters after which no more are."""


def attempt_all(extractor: Extracts, articles: Iterable[Article]) -> Iterator[list[Event] | Reject]:
    """The rows of each article, or why there are none."""
    for some in _together(articles):
        yield from attempt_together(extractor, some)


def attempt_together(extractor: Extracts, articles: Sequence[Article]) -> list[list[Event] | Reject]:
    """`attempt_all` for so many articles as are done together."""
    if isinstance(extractor, ExtractsTogether) and len(articles) > 1:
        try:
            with uncollected():
                return [*extract_all(extractor, articles)]
        except Exception:
            # `attempt` finds out whose fault it is; the others are done as if nothing had happened.
            return [attempt(extractor, article) for article in articles]
    return [attempt(extractor, article) for article in articles]


def extract_all(extractor: Extracts, articles: Sequence[Article]) -> list[list[Event]]:
    """The rows of each article, of several at once if the extractor can."""
    if isinstance(extractor, ExtractsTogether):
        return extractor.extract_all(articles)
    return [extractor.extract(article) for article in articles]


def _together(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Articles in groups of those to be done together."""
    some: list[Article] = []
    chars = 0
    for found in articles:
        some.append(found)
        chars += len(found.text)
        if len(some) >= TOGETHER or chars >= TOGETHER_CHARS:
            yield some
            some, chars = [], 0
    if some:
        yield some


def attempt(extractor: Extracts, article: Article) -> list[Event] | Reject:
    """The rows of one article, or why there are none."""
    try:
        return extractor.extract(article)
    except EventsError as error:
        reason = str(error)
    except Exception as error:
        # The one catch-all of the package. A batch of a night's articles must not be lost to a fault that one of them
        # brings to light: the article goes to the rejects with the fault's name, and the run ends with exit code 1.
        at = traceback.extract_tb(error.__traceback__)[-1]
        said = " ".join(str(error).split())[:500]
        reason = f"{type(error).__name__}: {said} ({Path(at.filename).name}:{at.lineno})"
    return Reject(article.id, article.source_file or "", article.line, reason)


def extract_table(articles: pa.Table | pa.RecordBatch, extractor: Extracts | None = None, rejects: list[Reject] | None = None) -> pa.Table:
    """The rows of a table of articles: columns `id`, `text` and, if there, `title`, `published`, `url`, `source`.

    `extractor` is by default the packaged rules and gazetteer; with rules of your own it is
    `events.Extractor(events.Rulebook.load(extra=["mine.toml"]))`. Articles that cannot be used, such as a second one of the
    same id, are added to `rejects`, a list; without one they are told in a warning. The result has the columns of the
    codebook, also where there is no row.

    Raises:
        InputError: this is no table, has no column `text`, or two; or `extractor` is none.
    """
    if not isinstance(articles, pa.Table | pa.RecordBatch):
        raise InputError(f"extract_table takes an Arrow table; this is {_kind(articles)} (of pandas: extract_frame)")
    names = _columns(articles.schema.names)
    wanted = articles.rename_columns(names).select([c for c in COLUMNS if c in names])
    return _extract(wanted.to_pylist(), extractor, rejects)


def extract_frame(frame: pd.DataFrame, extractor: Extracts | None = None, rejects: list[Reject] | None = None) -> pd.DataFrame:
    """`extract_table` for pandas: a frame of articles in, a frame of events out.

    Whole numbers come in pandas' nullable types, so that offsets can slice. An index called `id` serves as that column.

    Raises:
        InputError: as `extract_table`.
    """
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        raise InputError(f"extract_frame takes a pandas DataFrame; this is {_kind(frame)}")
    if str(frame.index.name).lower() == "id" and "id" not in in_lower_case([str(c) for c in frame.columns]):
        frame = frame.reset_index()
    names = _columns([str(c) for c in frame.columns])
    records = frame.set_axis(names, axis=1)[[c for c in COLUMNS if c in names]].to_dict("records")
    found = _extract(({str(k): v for k, v in r.items()} for r in records), extractor, rejects)
    integers = {pa.int8(): pd.Int8Dtype(), pa.int16(): pd.Int16Dtype(), pa.int32(): pd.Int32Dtype()}
    rows: pd.DataFrame = found.to_pandas(types_mapper=integers.get)
    return rows


def _kind(thing: object) -> str:
    return f"a {type(thing).__name__}" if thing is not None else "None"


def _columns(given: Sequence[str]) -> list[str]:
    """The columns of a table, by the names they are known by."""
    names = in_lower_case(given)
    if wrong := no_text(names):
        raise InputError(f"the table {wrong}")
    if note := unread_day(names):
        warnings.warn(note, stacklevel=3)
    return names


def _extract(records: Iterable[Mapping[str, Any]], extractor: Extracts | None, rejects: list[Reject] | None) -> pa.Table:
    extractor = _packaged() if extractor is None else extractor
    if not isinstance(extractor, Extracts):
        raise InputError(f"`extractor` must be an events.Extractor; it is {_kind(extractor)}")
    rows: list[Event] = []
    failed: list[Reject] = []
    items = list(_articles(records))
    done = attempt_all(extractor, (item for item in items if isinstance(item, Article)))
    for item in items:
        result = next(done) if isinstance(item, Article) else item
        if isinstance(result, Reject):
            failed.append(result)
        else:
            rows.extend(result)
    if rejects is not None:
        rejects.extend(failed)
    elif failed:
        first = failed[0]
        warnings.warn(
            f"{len(failed)} articles could not be used, the first is {first.article_id!r}: {first.reason}; "
            "pass a list as `rejects` to have them all",
            stacklevel=3,
        )
    return table(rows, with_metadata(extractor.digest))


def _articles(records: Iterable[Mapping[str, Any]]) -> Iterator[Article | Reject]:
    seen: set[str] = set()
    for row, record in enumerate(records, 1):
        given = record.get("id")
        name = f"row:{row}" if absent(given) else str(given)
        try:
            found = article({**record, "id": name}).model_copy(update={"line": row})
        except ArticleError as error:
            yield Reject(name, "", row, str(error))
            continue
        yield Reject(found.id, "", row, taken(found.id)) if found.id in seen else found
        seen.add(found.id)


def _packaged() -> Extracts:
    from events.pipeline import extractor

    return extractor()
