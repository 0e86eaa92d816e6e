"""What a run did, for whoever looks after it: a JSON file a run, and lines for a log."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from events.article import storable
from events.convert import Tally
from events.errors import OutputError
from events.value import value
from events.write import settle


@value
class Run:
    """A run that has ended: when it began and ended (UTC), what it was given, what came of it."""

    started: dt.datetime
    ended: dt.datetime
    inputs: tuple[str, ...]
    out: str
    tally: Tally
    versions: dict[str, str]

    @property
    def seconds(self) -> float:
        return (self.ended - self.started).total_seconds()

    def counts(self) -> dict[str, Any]:
        """The numbers of the run. `rate` is articles a second."""
        t = self.tally
        return {
            "articles": t.articles, "skipped": t.skipped, "rows": t.rows, "rejects": t.rejects,
            "seconds": round(self.seconds, 3), "rate": round(t.articles / self.seconds, 1) if self.seconds > 0 else None,
        }  # fmt: skip

    def line(self) -> str:
        """The run in a line for people."""
        t = self.tally
        held = f", {t.skipped:,} held already" if t.skipped else ""
        rate = f" ({t.articles / self.seconds:,.0f} articles a second)" if self.seconds > 0 else ""
        return f"{t.articles:,} articles{held}, {t.rows:,} rows, {t.rejects:,} rejected{rate}: {self.out}"

    def manifest(self) -> dict[str, Any]:
        """All of it, as it is kept."""
        return {
            "started": _iso(self.started), "ended": _iso(self.ended), "inputs": list(self.inputs), "out": self.out,
            **self.counts(), **self.versions,
        }  # fmt: skip


def versions(schema_metadata: dict[bytes, bytes]) -> dict[str, str]:
    """What a table was made by, from its schema's metadata, and the Python it ran on."""
    said = {key.decode().removeprefix("dateline."): value.decode() for key, value in schema_metadata.items()}
    return {**said, "python": platform.python_version()}


def keep(run: Run, folder: Path, name: str | None = None) -> Path:
    """Write the run's manifest into `folder`, by default under a name of its own, whole or not at all."""
    name = name or f"{run.started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f".{name}.part"
        with part.open("w", encoding="utf-8") as file:
            file.write(storable(json.dumps(run.manifest(), ensure_ascii=False, indent=1)))  # paths need not be text
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / name)
    except OSError as error:
        raise OutputError(f"{folder / name}: cannot be written: {error.strerror or error}") from error
    settle(folder)
    return folder / name


def log_line(event: str, now: dt.datetime, fields: Iterable[tuple[str, Any]]) -> str:
    """A line of `--log json`: an object with `time` and `event` first."""
    return json.dumps({"time": _iso(now), "event": event, **dict(fields)}, ensure_ascii=False)


def _iso(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
