"""The command line: `events convert`, `explain`, `show`, `rules check`, and those of `events.cli_link` and `events.cli_eyes`.

Exit codes: 0 all went well; 1 some articles could not be used (they stand in the rejects table and on standard error),
or a rule file has something wrong; 2 the command was given something it cannot work with; 3 the output could not be
written; 130 stopped by the user. What is slow to import is imported where it is used.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from events import cli_eyes, cli_link
from events.errors import EventsError, InputError, OutputError
from events.value import value

if TYPE_CHECKING:
    import pyarrow as pa

    from events.article import Article
    from events.batch import Extracts
    from events.convert import Tally
    from events.manifest import Run
    from events.read import Reject
    from events.report import Told
    from events.workers import Done

SOME_FAILED, USAGE, NOT_WRITTEN, STOPPED = 1, 2, 3, 130

app = typer.Typer(
    name="events",
    help="News articles in, a table of incidents out: who did what to whom, where, when, with what toll.",
    no_args_is_help=True,
    rich_markup_mode="markdown",  # so that paragraphs wrap as wide as the terminal is
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
rules_app = typer.Typer(help="Look after rule files.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")

Rules = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="FILE", help="Your own rules (TOML), which extend or replace the packaged ones. Repeatable."),
]  # fmt: skip
Gazetteer = Annotated[Path | None, typer.Option("--gazetteer", metavar="PATH", help="A gazetteer made with `gazetteer add`.")]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Publication date for texts that have none of their own: 2020-10-20."),
]  # fmt: skip


class Log(StrEnum):
    """How to speak to whoever watches."""

    text = "text"
    json = "json"


@app.callback(invoke_without_command=True)
def events(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"events {installed('dateline')}")
        raise typer.Exit
    if context.obj and context.invoked_subcommand in ("convert", "show"):
        # `main`, whose process is its own, hands in what spares these commands the import of pandas.
        context.obj()


@app.command()
def convert(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT",
            help="Files or folders: .jsonl, .json, .csv, .tsv (or .gz), .parquet, .html, .txt, .warc[.gz], .zip.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            "-o",
            metavar="PATH",
            help="Where the table goes: .parquet, .csv, .jsonl; - is standard output; a folder is a dataset.",
        ),
    ],
    published: Published = None,
    rules: Rules = None,
    gazetteer: Gazetteer = None,
    rejects: Annotated[
        Path | None,
        typer.Option(
            "--rejects",
            metavar="PATH",
            help="Where input goes that cannot be used. Default: OUT.rejects.* beside the output.",
        ),
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="parquet, csv or jsonl, whatever the name of PATH.")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", "-w", min=0, metavar="N", help="Processes; 0 is one a core. Rows are the same.")] = 0,
    time_limit: Annotated[
        float, typer.Option("--time-limit", min=0, metavar="SECONDS", help="Of computing, for one article; 0 is none.")
    ] = 60,
    again: Annotated[bool, typer.Option("--all", help="Of a dataset: do everything anew, not just what is new or changed.")] = False,
    manifest: Annotated[
        Path | None,
        typer.Option("--manifest", metavar="PATH", help="Where the run's numbers, versions and hashes go, as JSON."),
    ] = None,
    log: Annotated[Log, typer.Option("--log", metavar="text|json", help="How to speak on standard error.")] = Log.text,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar, no summary, no list of rejects.")] = False,
) -> None:
    """Turn articles into a table of events.

    The table appears whole or not at all. A second table, beside it, holds what could not be used and why; it is
    written even when it is empty. A folder is kept as a dataset by month of publication, to which each run adds what
    is new or has changed.
    """  # fmt: skip
    with told_plainly():
        from events.read import read
        from events.report import noted, progress, sum_up
        from events.table import with_metadata
        from events.workers import Recipe, work

        started = now()
        target = _target(inputs, out, rejects, format, manifest)
        found = read(inputs, published, noted(quiet, log.value, now))
        workers = workers or cores()
        extractor = _extractor(rules, gazetteer, time_limit, workers)
        recipe = Recipe(tuple(map(str, rules or ())), str(gazetteer) if gazetteer else None, time_limit)
        worked = partial(work, extractor=extractor, recipe=recipe, workers=workers)
        schema = with_metadata(extractor.digest)
        with progress(quiet, log.value, now) as told:
            if target.kind == "dataset":
                tally = _into_dataset(target, schema, found, worked, again, told)
            else:
                tally = _into_file(target, schema, worked(found), told)
        run = _run(started, inputs, out, tally, schema)
        _keep_manifest(run, manifest, target)
        sum_up(run, str(target.rejects or ""), quiet, log.value)
        if tally.rejects:
            raise typer.Exit(SOME_FAILED)


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(metavar="TEXT", help='A sentence or more; "-" reads standard input.')],
    published: Published = None,
) -> None:
    """Show how a text is read: words, phrases, mentions, claims and their rules, and for silence, why."""
    with told_plainly():
        from rich.console import Console

        from events.explaining import explain as explained

        text = _standard_input() if sentence == "-" else sentence
        Console().print(explained(text, published))


@app.command()
def show(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="A Parquet file that `events convert` or `link` wrote, or a folder of them.")
    ],
    rows: Annotated[int, typer.Option("--rows", "-n", min=1, metavar="N", help="Rows to show.")] = 50,
    columns: Annotated[str, typer.Option("--columns", "-c", metavar="A,B,...", help="Just these columns, by name, as they are.")] = "",
) -> None:
    """Show a table of events in the terminal; or what was rejected, or the incidents."""
    with told_plainly():
        from rich.console import Console

        from events.show import beside, chosen, overview, read_rows

        names = [name.strip() for name in columns.split(",") if name.strip()] or list(beside(path))
        found, total = read_rows(path, rows, names)
        console = Console()
        if not console.is_terminal:
            console.width = 180
        console.print(chosen(found, names) if names else overview(found))
        if total > len(found):
            console.print(f"{len(found)} of {total:,} rows; --rows shows more", style="dim")


@rules_app.command()
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Rule files (TOML).", show_default=False)],
) -> None:
    """Check your rule files: file, line and key of what is wrong, and examples that a rule does not claim."""
    with told_plainly():
        from events.rule_files import is_empty
        from events.rulebook import check as problems_of

        if missing := [file for file in files if not file.exists()]:
            raise InputError(f"{missing[0]}: no such file")
        problems = [problem for file in files for problem in problems_of(file)]
        if not problems:
            from events.rulecheck import broken_promises

            problems = [problem for file in files for problem in broken_promises(file)]
        for problem in problems:
            typer.echo(problem, err=True)
        if problems:
            raise typer.Exit(SOME_FAILED)
        for file in files:
            typer.echo(f"{file}: nothing wrong{', but there is no rule in it' if is_empty(file) else ''}")


app.command()(cli_link.link)
app.command()(cli_eyes.export)
app.command()(cli_eyes.report)
app.command()(cli_eyes.codebook)


def _standard_input() -> str:
    """What comes in by standard input, in whatever encoding, as it would be read from a file. Raises `InputError`."""
    from events.read import decode

    try:
        return decode(sys.stdin.buffer.read())
    except ValueError as error:
        raise InputError(f"standard input: {error}") from error


# ---- behind the commands ------------------------------------------------------------------------------------------


def extractor_for(rules: list[Path] | None, gazetteer: Path | None) -> Extracts:
    """The extractor with a user's rules and gazetteer, or the packaged ones."""
    from concurrent.futures import ThreadPoolExecutor

    from events.rulebook import Rulebook
    from gazetteer import Gazetteer, GazetteerError

    with ThreadPoolExecutor(1) as beside:
        # Unpacking the gazetteer needs no interpreter: another core does it while the rules are read.
        unpacked = beside.submit(Gazetteer.load, gazetteer)
        rulebook = Rulebook.load(extra=rules or ())
        from events.pipeline import Extractor

        try:
            extractor = Extractor(rulebook, unpacked.result())
        except GazetteerError as error:
            raise InputError(str(error)) from error
    from events.workers import settle_down

    settle_down()
    return extractor


def _extractor(rules: list[Path] | None, gazetteer: Path | None, seconds: float, workers: int) -> Extracts:
    """The extractor of this process, with its limit. With workers, and the packaged rules, it is not made until the input
    turns out to be too short for them; a user's own files are read at once, so that what is wrong in them is told."""
    from events.limits import Limited

    if workers == 1 or rules or gazetteer:
        return Limited(extractor_for(rules, gazetteer), seconds)
    from events.rulebook import both, digest_of
    from events.workers import Deferred, settle_down
    from gazetteer import Gazetteer

    settle_down()
    digest = both(digest_of(), Gazetteer.digest_of())
    return Deferred(digest, lambda: Limited(extractor_for(rules, gazetteer), seconds))


@contextmanager
def told_plainly() -> Iterator[None]:
    """Errors meant for people become one line on standard error and an exit code, never a traceback."""
    try:
        yield
    except EventsError as error:
        _leave(str(error), NOT_WRITTEN if isinstance(error, OutputError) else USAGE)
    except KeyboardInterrupt:
        _leave("stopped; nothing was written", STOPPED)
    except BrokenPipeError:
        # The reader of our output has had enough (`| head`). Python would complain once more while closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
    except OSError as error:  # of the folder for what is kept in passing, say
        _leave(f"{error.filename or 'this system'}: {error.strerror or error}", NOT_WRITTEN)
    except MemoryError:
        _leave("there is not enough memory; nothing was written", NOT_WRITTEN)


def _leave(message: str, code: int) -> NoReturn:
    typer.echo(f"events: {message}", err=True)
    raise typer.Exit(code) from None


def _outside(inputs: list[Path], outputs: list[Path]) -> None:
    """Refuse an output that is an input, or lies in a folder of them, where a second run would read it as articles."""
    real = [Path(os.path.realpath(p)) for p in outputs]  # a link that leads to itself stays what it is
    if twice := [p for p, r in zip(outputs, real, strict=True) if real.count(r) > 1]:
        raise InputError(f"{twice[0]}: is to hold both the table and the rejects, or the manifest; choose two names")
    for out in real:
        for given in (Path(os.path.realpath(p)) for p in inputs):
            if out == given:
                raise InputError(f"{out}: is an input, and would be overwritten; choose another name")
            if given.is_dir() and out.is_relative_to(given):
                raise InputError(f"{out}: lies in the input folder {given}; a second run would read it as articles")


@value
class _Target:
    """Where a conversion goes. `kind` is a format, or "dataset"."""

    out: Path
    kind: str
    rejects: Path | None


def _target(inputs: list[Path], out: Path, rejects: Path | None, format: str | None, manifest: Path | None) -> _Target:
    from events.write import format_of, is_dataset, is_stream

    if not out.name or out.name == "..":
        raise InputError(f"--out {out}: has no name that the rejects could take; name a file or a folder")
    kind = "dataset" if format is None and is_dataset(out) else format_of(out, format)
    if rejects is None and not is_stream(out):
        rejects = out.with_name(f"{out.stem}.rejects.{'parquet' if kind == 'dataset' else kind}")
    _outside(inputs, [p for p in (out, rejects, manifest) if p and not is_stream(p)])
    return _Target(out, kind, rejects)


def _into_file(target: _Target, schema: pa.Schema, worked: Iterable[Done], told: Told) -> Tally:
    from events.convert import REJECTS, convert
    from events.write import writing

    with ExitStack() as stack:
        rejects = stack.enter_context(writing(target.rejects, REJECTS)) if target.rejects else None
        writer = stack.enter_context(writing(target.out, schema, target.kind))
        return convert(worked, writer, rejects, told)


def _into_dataset(
    target: _Target,
    schema: pa.Schema,
    found: Iterator[Article | Reject],
    worked: Callable[[Iterator[Article | Reject]], Iterable[Done]],
    again: bool,
    told: Told,
) -> Tally:
    from events.convert import REJECTS, convert_into, reject_table
    from events.dataset import opened
    from events.write import writing

    try:
        with opened(target.out, schema) as dataset:
            tally, unused = convert_into(dataset, found, worked, again, told)
            if target.rejects:
                with writing(target.rejects, REJECTS) as rejects:
                    rejects.write(reject_table(unused))
            return tally
    except KeyboardInterrupt:
        _leave("stopped; what was finished is kept, and the next run goes on from there", STOPPED)


def _run(started: dt.datetime, inputs: list[Path], out: Path, tally: Tally, schema: pa.Schema) -> Run:
    from events.manifest import Run, versions

    return Run(started, now(), tuple(map(str, inputs)), str(out), tally, versions(schema.metadata))


def _keep_manifest(run: Run, path: Path | None, target: _Target) -> None:
    from events.manifest import keep

    if path is not None:
        keep(run, path.parent, path.name)
    if target.kind == "dataset":
        from events.dataset import HIDDEN

        keep(run, target.out / HIDDEN / "runs")


def now() -> dt.datetime:
    """The moment, in UTC."""
    return dt.datetime.now(dt.UTC)


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
