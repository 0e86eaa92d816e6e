"""What a conversion says while it runs and when it ends, on standard error: for people, or as JSON lines for a log."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict

import typer

from events.convert import Tally
from events.manifest import Run, log_line
from events.read import Reject

NAMED_AT_MOST = 20
"""Rejects named one by one on standard error; the table has them all."""

Told = Callable[[Tally, Reject | None], None]
"""Called after each batch, and for each reject, with the tally so far."""


@contextmanager
def progress(quiet: bool, log: str, now: Callable[[], dt.datetime]) -> Iterator[Told]:
    """What to call as the work goes on: moves the bar on a terminal, and names rejects. `log` is "text" or "json"."""
    if quiet:
        yield lambda tally, reject: None
    elif log == "json":
        yield lambda tally, reject: _log_reject(reject, now())
    elif not sys.stderr.isatty():
        yield lambda tally, reject: _name_reject(tally, reject, lambda line: typer.echo(line, err=True))
    else:
        with _bar() as told:
            yield told


@contextmanager
def _bar() -> Iterator[Told]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.text import Text

    console = Console(stderr=True)
    words = TextColumn("{task.completed:,} articles, {task.fields[rows]:,} rows, {task.fields[rejects]:,} rejected")
    with Progress(SpinnerColumn(), BarColumn(pulse_style="cyan"), words, TimeElapsedColumn(), console=console, transient=True) as bar:
        task = bar.add_task("", total=None, rows=0, rejects=0)

        def told(tally: Tally, reject: Reject | None) -> None:
            bar.update(task, completed=tally.articles, rows=tally.rows, rejects=tally.rejects)
            _name_reject(tally, reject, lambda line: bar.console.print(Text(line)))

        yield told


def _name_reject(tally: Tally, reject: Reject | None, say: Callable[[str], None]) -> None:
    if reject is None or tally.rejects > NAMED_AT_MOST:
        return
    from events.show import printable

    place = ":".join(str(p) for p in (reject.source_file, reject.line) if p)
    name = f"{reject.article_id} ({place})" if reject.article_id and place else reject.article_id or place
    say(printable(f"rejected {name}: {reject.reason}"))
    if tally.rejects == NAMED_AT_MOST:
        say("rejected more, which are not named here")


def noted(quiet: bool, log: str, now: Callable[[], dt.datetime]) -> Callable[[str], None]:
    """What to call with a word on the input that is no reject. `log` is "text" or "json"."""
    from events.show import printable

    if quiet:
        return lambda words: None
    if log == "json":
        return lambda words: typer.echo(log_line("note", now(), [("words", words)]), err=True)
    return lambda words: typer.echo(printable(f"note: {words}"), err=True)


def _log_reject(reject: Reject | None, now: dt.datetime) -> None:
    if reject is not None:
        typer.echo(log_line("reject", now, asdict(reject).items()), err=True)


def sum_up(run: Run, rejects: str, quiet: bool, log: str) -> None:
    """The run's last words."""
    if quiet:
        return
    if log == "json":
        typer.echo(log_line("done", run.ended, [("out", run.out), *run.counts().items()]), err=True)
        return
    typer.echo(run.line(), err=True)
    if run.tally.rejects and rejects:
        typer.echo(f"rejected: {rejects}", err=True)
