"""The operators' examples, tried as far as they can be without a machine of their own."""

from __future__ import annotations

import configparser
import importlib.util
import re
import runpy
import shlex
from pathlib import Path

import pandas as pd
import pytest
import typer

import events
from events.cli import app

EXAMPLES = Path(events.__file__).with_name("examples")
CALL = re.compile(r"events convert ([^|\"<\n]*?)(?: 2>>.*| \|\|.*)?$", re.MULTILINE)


@pytest.mark.parametrize("name", ["dateline.service", "crontab", "airflow_dag.py"])
def test_the_command_is_one_that_there_is(name: str) -> None:
    said = (EXAMPLES / name).read_text("utf-8")
    (arguments,) = [shlex.split(c.split(" ||")[0].split(" 2>>")[0]) for c in CALL.findall(said)] or [[]]
    assert arguments
    command = typer.main.get_command(app).commands["convert"]  # type: ignore[attr-defined]
    parsed = command.make_context("convert", list(arguments))
    assert str(parsed.params["out"]) == "dataset"


@pytest.mark.parametrize("name", ["dateline.service", "dateline.timer"])
def test_units_can_be_read(name: str) -> None:
    unit = configparser.ConfigParser(interpolation=None, strict=True)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string((EXAMPLES / name).read_text("utf-8"))
    assert "Unit" in unit
    assert all(unit[section] for section in unit.sections())


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda p: p.name)
def test_programs_compile(path: Path) -> None:
    compile(path.read_text("utf-8"), str(path), "exec")


@pytest.mark.skipif(importlib.util.find_spec("dask") is None, reason="needs dask[dataframe]")
def test_dask_gives_the_rows_that_pandas_gives() -> None:
    import dask
    import dask.dataframe as dd

    texts = [
        "Gunmen killed three policemen in Sangin district on Monday.",
        "Police arrested two men in Herat, they said.",
    ]
    articles = pd.DataFrame({"id": list("abcd"), "text": texts * 2, "published": "2020-10-20"})
    extract = runpy.run_path(str(EXAMPLES / "dask_frame.py"))["extract"]
    with dask.config.set(scheduler="synchronous"):
        there = extract(dd.from_pandas(articles, npartitions=2)).compute().reset_index(drop=True)
    here = events.extract_frame(articles)
    assert len(here) == 4
    assert there.event_id.tolist() == here.event_id.tolist()
    assert there.location.tolist() == here.location.tolist()
