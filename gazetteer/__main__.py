"""`gazetteer` at the terminal: build, add, find."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from gazetteer import add as adding
from gazetteer import sources, store
from gazetteer.build import Tables
from gazetteer.build import build as build_tables
from gazetteer.cells import DATA, read_csv
from gazetteer.errors import GazetteerError
from gazetteer.index import Gazetteer
from gazetteer.model import Candidate, Entry

app = typer.Typer(
    name="gazetteer",
    help="Names in, places out: look them up, and add those of another country.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
SHOWN = 25


def _file(name: str, help: str) -> Any:
    """An option that names a file to read."""
    return typer.Option(name, metavar="FILE", help=help, exists=True, dir_okay=False, readable=True)


class Kind(StrEnum):
    """The kinds of places."""

    country = "country"
    adm1 = "adm1"
    adm2 = "adm2"
    settlement = "settlement"
    other = "other"


@app.command()
def build(
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="PATH", help="Folder to write to. Default: the package's own.")] = None,
) -> None:
    """Build the gazetteer from the project's source tables."""
    _write(sources.all_entries(), out or store.SHIPPED)


@app.command()
def add(
    to: Annotated[
        Path,
        typer.Option("--to", metavar="PATH", help="Folder of your gazetteer, begun from the shipped one if it is new."),
    ],
    geonames: Annotated[
        Path | None, _file("--geonames", help="A GeoNames export: allCountries.txt, or a country's, such as SY.txt.")
    ] = None,
    admin2: Annotated[
        Path | None,
        _file("--admin2", help="GeoNames' admin2Codes.txt, which names districts that the export has no row for."),
    ] = None,
    alternates: Annotated[Path | None, _file("--alternates", help="GeoNames' alternateNamesV2.txt, for further names.")] = None,
    cod_ab: Annotated[
        Path | None, _file("--cod-ab", help="A COD-AB table of administrative areas and their P-codes: .xlsx or .csv.")
    ] = None,
    csv: Annotated[
        Path | None, _file("--csv", help="A CSV with the columns name, kind, country, latitude, longitude (and adm1_code ...).")
    ] = None,
) -> None:
    """Add places of your own: a GeoNames export, a COD-AB table (.xlsx or .csv), or a plain CSV."""
    if not (geonames or cod_ab or csv):
        raise _stop("nothing to add: give --geonames, --cod-ab or --csv")
    if not geonames and (admin2 or alternates):
        raise _stop("--admin2 and --alternates go with --geonames")
    if to.exists() and not to.is_dir():
        raise _stop(f"{to}: is a file; a gazetteer is a folder")
    iso3 = {row["iso2"]: row["iso3"] for _, row in read_csv(DATA / "countries.csv")}
    entries = store.entries(to if (to / "places.parquet").exists() else store.SHIPPED)
    before = {e.id: e for e in entries}
    if cod_ab:
        entries = adding.merged(entries, adding.cod_ab(cod_ab, entries, iso3))
    if geonames:
        entries = adding.merged(entries, adding.geonames(geonames, entries, iso3, admin2, alternates))
    if csv:
        entries = adding.merged(entries, adding.plain_csv(csv, iso3.values(), entries))
    other = sum(before.get(e.id, e) != e for e in entries)
    typer.echo(f"{len(entries) - len(before)} new places" + (f", {other} given anew" if other else ""))
    _write(entries, to)


@app.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place's name, however it is spelt.", show_default=False)],
    within: Annotated[str, typer.Option("--within", metavar="PLACE", help="A country, province or district: its name or its code.")] = "",
    kind: Annotated[
        list[Kind] | None,
        typer.Option("--kind", metavar="KIND", help="Only country, adm1, adm2, settlement or other. Repeatable."),
    ] = None,
    gazetteer: Annotated[Path | None, typer.Option("--gazetteer", metavar="PATH", help="A gazetteer made with `gazetteer add`.")] = None,
) -> None:
    """Show what a name may mean, and how far its spelling had to be folded."""
    loaded = Gazetteer.load(gazetteer)
    scope = _scope(loaded, within)
    found = loaded.lookup(name, within=scope, kinds=[k.value for k in kind] if kind else None)
    if not found:
        raise _stop(f"no place is called {name!r}" + (f" in {within}" if within else ""))
    Console().print(_table(found[:SHOWN]))
    if len(found) > SHOWN:
        typer.echo(f"and {len(found) - SHOWN} more")


def _scope(gazetteer: Gazetteer, within: str) -> str | None:
    """The code that `within` is, or names."""
    if not within or gazetteer.country(within) or gazetteer.division(within):
        return within or None
    found = gazetteer.lookup(within, kinds=("country", "adm1", "adm2"))
    if not found or found[0].tier in ("skeleton", "fuzzy"):
        raise _stop(f"{within!r} is no country, province or district")
    place = found[0].place
    return place.adm2_code or place.adm1_code or place.country


def _table(candidates: list[Candidate]) -> Table:
    table = Table("place", "kind", "in", "point", "tier", "score", box=box.SIMPLE_HEAD)
    for c in candidates:
        p = c.place
        parents = [f"{p.adm2} {p.adm2_code}", f"{p.adm1} {p.adm1_code}", p.country]
        if p.kind == "adm1":
            parents = parents[1:]
        table.add_row(
            p.name,
            p.feature or p.kind,
            ", ".join(x.strip() for x in parents if x.strip()),
            f"{p.latitude:.3f} {p.longitude:.3f}",
            c.tier,
            f"{c.score:.2f}",
        )
    return table


def _write(entries: list[Entry], folder: Path) -> None:
    tables: Tables = build_tables(entries, sources.read_words(DATA / "words.csv"))
    store.write(tables, folder)
    typer.echo(f"{folder}: {tables.places.num_rows:,} places, {tables.names.num_rows:,} keys, {tables.digest[:12]}")


def _stop(message: str) -> typer.Exit:
    typer.echo(f"gazetteer: {message}", err=True)
    return typer.Exit(2)


def main() -> None:
    """Entry point of the console script: what is wrong with the input is said in a line."""
    try:
        app()
    except GazetteerError as error:
        typer.echo(f"gazetteer: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        typer.echo(f"gazetteer: {error.filename or ''}: {error.strerror or error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
