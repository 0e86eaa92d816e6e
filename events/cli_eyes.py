"""The commands for readers of the table: `events codebook`, `export`, `report`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

TABLE = "A Parquet file that `events convert` or `link` wrote, or a folder of them."


class Shape(StrEnum):
    """What a table can be exported to."""

    acled = "acled"
    ucdp = "ucdp"
    polecat = "polecat"
    geoparquet = "geoparquet"
    geojson = "geojson"
    csv = "csv"


Table = Annotated[Path, typer.Argument(metavar="PATH", help=TABLE, show_default=False)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")]


def codebook(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="PATH", help="Where the codebook goes; - is standard output.")] = Path("-"),
) -> None:
    """Write the codebook, as Markdown: every column, value, convention and command, and the measured error."""
    from events.cli import told_plainly

    with told_plainly():
        from events.codebook import codebook as told
        from events.write import put

        put(out, [told().encode()])


def export(
    path: Table,
    to: Annotated[
        Shape,
        typer.Option(
            "--to",
            metavar="SHAPE",
            help="acled, ucdp, polecat, geoparquet, geojson or csv; the codebook tells of each.",
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            "-o",
            metavar="PATH",
            help="Where the export goes: .csv, .parquet, .jsonl, .geojson; - is standard output.",
        ),
    ],
    quiet: Quiet = False,
) -> None:
    """Write a table of events in the columns and conventions of another database or map program."""  # fmt: skip
    from events.cli import told_plainly

    with told_plainly():
        from events.export import export as exported

        rows = exported(path, to.value, out)
    if not quiet:
        typer.echo(f"{rows:,} rows in the shape of {to.value}: {out}", err=True)


def report(
    path: Table,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="PATH", help="Where the page goes: report.html.")],
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The page's title. Default: the table's name.")] = None,
    quiet: Quiet = False,
) -> None:
    """Show a table of events as one HTML file, without network: map, timeline, and rows that open their evidence."""
    from events.cli import told_plainly

    with told_plainly():
        from events.report_page import report as reported

        rows = reported(path, out, title)
    if not quiet:
        typer.echo(f"{rows:,} rows: {out}", err=True)
