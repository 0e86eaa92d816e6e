"""The codebook has words for every column, value and command, and no other than the program's own."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

from events import codes, event
from events.cli import app
from events.codebook import DECIDES, VALUES, codebook, words
from events.codebook_commands import described
from events.event import Event, Party, TollStatement
from events.export import SHAPES, shape
from events.export_values import RULES

ROOT = Path(__file__).parent.parent
PLAIN = re.compile(r"^[A-Z0-9\"-].*[.:]$", re.DOTALL)
TOLD = words()


@pytest.fixture(scope="module")
def book() -> str:
    return codebook()


@pytest.mark.parametrize("model", [Event, Party, TollStatement])
def test_every_column_has_a_sentence(model: type[Event], book: str) -> None:
    for name, info in model.model_fields.items():
        assert info.description, name
        assert info.description.endswith((".", "...", ")")), f"{model.__name__}.{name} is no sentence"
        assert f"| `{name}` |" in book


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("types", codes.TYPES), ("contexts", codes.CONTEXTS), ("sectors", codes.SECTORS),
        ("supranational", codes.SUPRANATIONAL), ("effects", codes.EFFECTS), ("status", get_args(event.Status)),
        ("place_reason", get_args(event.PlaceReason)), ("date_reason", get_args(event.DateReason)),
        ("quad_class", "1234"), ("where_prec", "123456"), ("date_prec", "12345"),
        ("place_kind", ("country", "adm1", "adm2", "settlement", "other")),
    ],
)  # fmt: skip
def test_every_value_has_words(key: str, values: tuple[str, ...], book: str) -> None:
    assert list(TOLD[key]) == list(values)
    for value, text in TOLD[key].items():
        assert text.strip()
        assert f"| `{value}` |" in book


def test_every_mode_has_words() -> None:
    told = {type_: tuple(modes) for type_, modes in TOLD["modes"].items()}
    assert told == {type_: modes for type_, modes in codes.MODES.items() if modes}


def test_columns_with_a_closed_list_are_columns() -> None:
    assert set(VALUES) <= set(Event.model_fields)


def test_every_command_and_option_has_words(book: str) -> None:
    found = list(described())
    assert {"events convert INPUT... [OPTIONS]", "events codebook [OPTIONS]"} <= {c.usage for c in found}
    for command in found:
        assert PLAIN.match(command.words), command.usage
        for option, text in command.options:
            assert PLAIN.match(text) or text[:1] in '"' or "." in text, f"{command.usage}: {option} lacks words"
            assert text.endswith("."), f"{command.usage}: {option}: {text!r} is no sentence"
        assert f"### `{command.usage}`" in book


def test_what_decides_says_how(book: str) -> None:
    for heading, _ in DECIDES:
        said = book.partition(f"### {heading}\n")[2].partition("\n##")[0]
        assert len(said.split()) > 20, heading


def test_every_export_column_has_words_and_a_source_that_is_there() -> None:
    for name in SHAPES:
        told = shape(name)
        assert told.about.strip()
        for column in told.columns:
            assert column.words.strip(), column.name
            assert not column.source or column.source in Event.model_fields
            assert not column.rule or column.rule in RULES
            assert sum((bool(column.source), bool(column.rule), column.value is not None)) <= 1


def test_vague_counts_stand_in_it(book: str) -> None:
    vague = book.partition("## Vague counts")[2].partition("\n## ")[0]
    assert re.search(r"\| several, .* \| 3 \|", vague)
    assert "| dozens (of people) | 24 |" in vague


def test_tables_have_as_many_cells_as_heads(book: str) -> None:
    cells = 0
    for line in book.splitlines():
        if not line.startswith("|"):
            cells = 0
            continue
        found = len(re.findall(r"(?<!\\)\|", line))
        assert cells in (0, found), line
        cells = found


def test_the_command_writes_it(tmp_path: Path, book: str) -> None:
    out = tmp_path / "codebook.md"
    assert CliRunner().invoke(app, ["codebook", "--out", str(out)], prog_name="events").exit_code == 0
    assert out.read_text(encoding="utf-8") == book
    printed = CliRunner().invoke(app, ["codebook"], prog_name="events")
    assert printed.stdout == book


def test_the_readme_links_a_codebook_with_all_columns(book: str) -> None:
    assert "(CODEBOOK.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
    kept = (ROOT / "CODEBOOK.md").read_text(encoding="utf-8")
    columns = book.partition("## Columns")[2].partition("## Values")[0]
    assert columns in kept, "CODEBOOK.md is old: make codebook"


def test_measured_error_is_kept_as_it_was_printed() -> None:
    measured = runpy.run_path(str(ROOT / ".ci" / "measured.py"))["measured"]
    printed = """\
seed: 17 of 18 expected, 0 forbidden, 31 rows in all

muc  1500 articles; articles with an incident: found 600, missed 200, false 175, rightly none 525
  field            gold   rows  right       P       R      F1
  type (any row)    900    800    500   0.625   0.556   0.588
    ACCUSE       gold   65  P 0.700  R 0.600  F1 0.646

40 articles on 12 happenings; 60 rows of deeds, 0 of none
rows           1098     972     944   0.971   0.860   0.912
"""
    told = tomllib.loads("\n".join(measured(printed, "2020-10-20")))
    assert told["date"] == "2020-10-20"
    first, second = told["set"]
    assert (first["name"], first["size"]) == ("muc", "1500 articles")
    assert first["field"] == [{"name": "type (any row)", "gold": 900, "coded": 800, "precision": 0.625, "recall": 0.556, "f1": 0.588}]
    assert (second["size"], second["field"][0]["coded"]) == ("40 articles on 12 happenings", 972)


def test_every_measured_set_is_described() -> None:
    told = tomllib.loads((ROOT / "events" / "measured.toml").read_text(encoding="utf-8"))
    assert {group["name"] for group in told["set"]} == set(TOLD["sets"])
