"""The notebooks run from top to bottom, offline and without a hand, and say what they promise."""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
PROMISED = {
    "01_first_steps": ["2019-05-13", "AF27", "dl-action", "negated"],
    "02_dataset_pandas_duckdb": ["AF0101", "with_incidents", "set()", "image/png"],
    "03_places_on_a_map": ["WGS 84", "points in a province", "image/png"],
    "04_checking_the_coding": ["precision 0.", "<mark>", "widget-view", "low"],
    "05_your_own_rules_and_country": ["Seno Watch MLIPRM", "ASAULT", "parent", "stated"],
}


def said(notebook: nbformat.NotebookNode) -> str:
    return str([cell.outputs for cell in notebook.cells if cell.cell_type == "code"])


def test_each_notebook_has_a_promise() -> None:
    assert sorted(p.stem for p in NOTEBOOKS.glob("*.ipynb")) == sorted(PROMISED)


@pytest.mark.parametrize("name", PROMISED)
def test_it_runs(name: str, tmp_path: Path) -> None:
    notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert [words for words in PROMISED[name] if words not in said(notebook)] == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", PROMISED)
def test_what_is_kept_is_small_and_of_no_machine(name: str) -> None:
    path = NOTEBOOKS / f"{name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    assert path.stat().st_size < 250_000
    kept = said(notebook)
    assert [words for words in PROMISED[name] if words not in kept] == []
    assert [words for words in ("/tmp/", "/home/", "/root/", str(NOTEBOOKS.parent), sys.prefix, "Traceback") if words in kept] == []
    assert all(cell.get("execution_count") for cell in notebook.cells if cell.cell_type == "code")
