"""`gazetteer` at the terminal."""

from __future__ import annotations

from pathlib import Path

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Names to places, offline.")


@app.callback()
def _root() -> None:
    """Names to places, offline."""


@app.command()
def build(out: Path = typer.Option(None, help="Folder to write to; the package's own by default.")) -> None:
    """Build the shipped gazetteer from the project's source tables."""
    from gazetteer import sources, store
    from gazetteer.build import build as make

    tables = make(sources.all_entries(), sources.read_words(sources.DATA / "words.csv"))
    store.write(tables, out or store.SHIPPED)
    typer.echo(f"{tables.places.num_rows} places, {tables.names.num_rows} names, {tables.digest[:12]}")


def main() -> None:
    """Entry point of the console script."""
    app()


if __name__ == "__main__":
    main()
