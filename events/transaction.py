"""Several files changed at once, or not at all: new ones take their names, others go, and a crash changes nothing of it.

    with Transaction(folder) as change:
        change.put("year=2020/month=10/part-1.parquet", table)
        change.remove("year=2020/month=10/part-0.parquet")

What is put is first written aside, whole and on disk. Then the journal says what is to happen: it appears by one rename,
and from then on the change counts as made. Whoever opens the folder next after a crash carries it out (`recover`). Old
files go before new ones come, so that a reader never meets the same rows twice.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from events.errors import OutputError
from events.write import settle, writing

JOURNAL = "journal.json"
ASIDE = "aside"


class Transaction:
    """A change of `folder`, kept aside in `hidden`, a folder of the same file system."""

    def __init__(self, folder: Path, hidden: Path) -> None:
        self._folder, self._hidden = folder, hidden
        self._put: list[str] = []
        self._removed: list[str] = []

    def __enter__(self) -> Transaction:
        return self

    def put(self, name: str, table: pa.Table) -> None:
        """Have the file `name` (a path in the folder) hold this table, whatever it held before."""
        with writing(self._hidden / ASIDE / str(len(self._put)), table.schema, "parquet") as out:
            out.write(table)
        self._put.append(name)

    def remove(self, name: str) -> None:
        """Have the file `name` go."""
        self._removed.append(name)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            _clear(self._hidden)
        elif self._put or self._removed:
            try:
                _write_journal(self._hidden, {"put": self._put, "remove": self._removed})
            except BaseException:
                _clear(self._hidden)
                raise
            recover(self._folder, self._hidden)


def recover(folder: Path, hidden: Path) -> None:
    """Carry out what the journal says, if there is one; then throw away what lies aside."""
    try:
        _carry_out(folder, hidden)
        _clear(hidden)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror or error}") from error


def _carry_out(folder: Path, hidden: Path) -> None:
    """Every step may have been taken before: then it is passed over."""
    try:
        journal = json.loads((hidden / JOURNAL).read_text("utf-8"))
    except FileNotFoundError:
        return
    touched = {folder / name for name in journal["put"]} | {folder / name for name in journal["remove"]}
    for name in journal["remove"]:
        (folder / name).unlink(missing_ok=True)
    # What replaces a file goes first: it takes rows away, which may come again with the new ones.
    order = sorted(enumerate(journal["put"]), key=lambda item: not (folder / item[1]).exists())
    for number, name in order:
        aside = hidden / ASIDE / str(number)
        if aside.exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            aside.replace(folder / name)
    for parent in {path.parent for path in touched}:
        settle(parent)
        settle(parent.parent)
    (hidden / JOURNAL).unlink()
    settle(hidden)
    for parent in {path.parent for path in touched} - {folder}:
        with suppress(OSError):
            parent.rmdir()  # only if it is empty now


def _write_journal(hidden: Path, journal: dict[str, list[str]]) -> None:
    path, part = hidden / JOURNAL, hidden / (JOURNAL + ".part")
    try:
        with part.open("w", encoding="utf-8") as file:
            json.dump(journal, file)
            file.flush()
            os.fsync(file.fileno())
        settle(hidden / ASIDE)
        part.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
    settle(hidden)


def _clear(hidden: Path) -> None:
    """Throw away what lies aside, unless a journal speaks of it."""
    if (hidden / JOURNAL).exists():
        return
    for path in [hidden / (JOURNAL + ".part"), *(hidden / ASIDE).glob("*"), *(hidden / ASIDE).glob(".*")]:
        path.unlink(missing_ok=True)
