"""The table for eyes at a terminal: one line an event, what happened to whom, where and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from events.codes import EFFECTS
from events.errors import InputError
from events.stored import parts

COLOURS = {
    "happened": "", "alleged": "yellow", "planned": "cyan", "threatened": "magenta", "hypothetical": "cyan",
    "negated": "red", "historical": "dim",
}  # fmt: skip

COLUMNS = (
    ("when", 0, 10), ("where", 3, None), ("what", 3, None), ("who", 3, None), ("to whom", 3, None), ("toll", 0, 13),
    ("in the text", 7, None),
)  # fmt: skip
"""Heading, and its share of the width or its width: days and counts must not break."""
OVERVIEW = (
    "event_id", "article_id", "event_type", "event_mode", "status", "attributed_to", "date_start", "date_end", "place_name", "place_kind",
    "location", "adm2", "adm1", "country", "sentence", "action",
    *(f"{role}{of}" for role in ("actor", "target") for of in ("", "_name", "_code", "_sector")),
    *(f"{effect}_{bound}" for effect in EFFECTS for bound in ("low", "best", "high")),
)  # fmt: skip
"""The columns that a line of the table is made of."""
BESIDE = (
    ("article_id", "source_file", "line", "reason"),
    ("date_start", "date_end", "event_type", "actors", "targets", "place_name", "country", "killed_low", "articles"),
)
"""What is shown of the tables beside a table of events: of rejects, of incidents."""
EXCERPT = 140
"""Characters of a sentence that are shown, about."""


def read_rows(path: str | Path, limit: int, columns: Sequence[str] = ()) -> tuple[list[dict[str, Any]], int]:
    """The first `limit` rows of a table that `events convert` wrote, a Parquet file or a folder, and how many it has.

    Raises `InputError` where the file is missing, is no such table, or lacks a column asked for.
    """
    rows: list[dict[str, Any]] = []
    total = 0
    for part in parts(Path(path)):
        some, number = _rows_of(part, limit - len(rows), columns)
        rows += some
        total += number
    return rows, total


def _rows_of(path: Path, limit: int, columns: Sequence[str]) -> tuple[list[dict[str, Any]], int]:
    try:
        with pq.ParquetFile(path) as file:
            names = file.schema_arrow.names
            if missing := [c for c in columns or OVERVIEW if c not in names]:
                raise InputError(f"{path}: has no column {', '.join(missing[:5])}; it has {', '.join(names)}")
            rows: list[dict[str, Any]] = []
            if limit > 0:
                for batch in file.iter_batches(min(limit, 1000), columns=list(columns) or None):
                    rows += batch.to_pylist()
                    if len(rows) >= limit:
                        break
            return rows[:limit], file.metadata.num_rows
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    except pa.ArrowException as error:
        raise InputError(f"{path}: is no Parquet file: {error}") from error


def beside(path: str | Path) -> tuple[str, ...]:
    """The columns to show of a table of rejects or of incidents; none of any other."""
    path = Path(path)
    try:
        names = set() if path.is_dir() else set(pq.read_schema(path).names)
    except (OSError, pa.ArrowException):
        return ()  # `read_rows` tells
    return () if "event_id" in names else next((columns for columns in BESIDE if names.issuperset(columns)), ())


def overview(rows: Sequence[dict[str, Any]]) -> Table:
    """Rows of the event table as a table to look at."""
    shown = Table(box=SIMPLE_HEAD, header_style="bold", expand=True, pad_edge=False)
    for name, ratio, width in COLUMNS:
        shown.add_column(name, ratio=ratio or None, width=width, overflow="fold")
    article = None
    for row in rows:
        if row["article_id"] != article:
            article = row["article_id"]
            shown.add_section()
        shown.add_row(*_cells(row))
    return shown


def chosen(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> Table:
    """Just these columns, as they are."""
    shown = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for name in columns:
        shown.add_column(name, overflow="fold")
    for row in rows:
        shown.add_row(*(Text(printable(_plain(row[c]))) for c in columns))
    return shown


def _plain(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return ", ".join(value)
    return "" if value is None else str(value)


def _cells(row: dict[str, Any]) -> Iterator[Text]:
    yield Text(_when(row))
    yield Text(printable(_where(row)))
    what = Text(f"{row['event_type']} {row['event_mode'] or ''}".strip())
    if row["status"] != "happened":
        what.append(f"\n{row['status']}", COLOURS.get(row["status"], ""))
        if row["attributed_to"]:
            what.append(printable(f" by {row['attributed_to']}"), COLOURS.get(row["status"], ""))
    yield what
    yield Text(printable(_who(row, "actor")))
    yield Text(printable(_who(row, "target")))
    yield Text(_toll(row))
    yield _sentence(row)


def _when(row: dict[str, Any]) -> str:
    start, end = row["date_start"], row["date_end"]
    if start is None or start == end:
        return str(start or "")
    return f"{start}\n{end}"


def _where(row: dict[str, Any]) -> str:
    country = None if row["place_kind"] == "country" else row["country"]
    parts = [row["place_name"] or row["location"], row["adm2"], row["adm1"], country]
    return ", ".join(dict.fromkeys(p for p in parts if p))


def _who(row: dict[str, Any], role: str) -> str:
    name, words = row[f"{role}_name"], row[role]
    code = row[f"{role}_code"] or row[f"{role}_sector"]
    return (name or words or "") + (f" [{code}]" if code else "")


def _toll(row: dict[str, Any]) -> str:
    lines = []
    for effect in EFFECTS:
        low, best, high = (row[f"{effect}_{bound}"] for bound in ("low", "best", "high"))
        if low is None and high is None:
            continue
        span = f"{low}+" if high is None else str(low) if low == high else f"{low}-{high}"
        lines.append(f"{span if best in (None, low) else f'{best} ({span})'} {effect}")
    return "\n".join(lines)


def _sentence(row: dict[str, Any]) -> Text:
    """The sentence around the action, the action in bold."""
    sentence, action = printable(row["sentence"] or ""), printable(row["action"] or "")
    at = max(0, sentence.find(action))
    first, last = max(0, at - EXCERPT // 2), min(len(sentence), max(at + len(action), at + EXCERPT // 2))
    first = sentence.find(" ", first, at) + 1 if first else 0
    last = max(at + len(action), sentence.rfind(" ", at, last)) if last < len(sentence) else last
    text = Text("... " * (first > 0) + sentence[first:last] + " ..." * (last < len(sentence)))
    if action:
        text.highlight_words([action], "bold")
    return text


def printable(text: str) -> str:
    """Text from outside made safe for a terminal: what is not printable (escape sequences, line breaks) is a space."""
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
