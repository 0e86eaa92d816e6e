"""What the README shows works as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from events.cli import app
from events.event import Event

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
COMMANDS = [line.split("#")[0].split("|")[0].split() for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]


def block(kind: str, holding: str) -> str:
    (found,) = [text for k, text in BLOCKS if k == kind and holding in text]
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the README's examples take for granted."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "articles.jsonl").write_text('{"id": "a", "text": "Gunmen killed two policemen in Herat on Monday."}\n')
    (folder / "articles").mkdir()
    (folder / "articles" / "one.txt").write_text("Protesters marched through Kabul on Sunday.")
    for name in ("pages", "incoming"):
        (folder / name).mkdir()
        (folder / name / "one.txt").write_text("Protesters marched through Kabul on Sunday.")
    (folder / "mine.toml").write_text(block("toml", "[[action]]"))
    arguments = ["convert", str(folder / "articles.jsonl"), "--out", str(folder / "events.parquet")]
    assert CliRunner().invoke(app, arguments, prog_name="events").exit_code == 0
    return folder


@pytest.mark.parametrize("command", [c for c in COMMANDS if c[:1] == ["events"]], ids=" ".join)
def test_commands(command: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    arguments = re.findall(r'"[^"]*"|\S+', " ".join(command[1:]))
    result = CliRunner().invoke(app, [a.strip('"') for a in arguments], prog_name="events")
    assert result.exit_code == 0, result.output


def test_the_rules_that_a_reader_copies_do_what_they_say(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    text = {"id": "a", "text": "The Valley Sons herded villagers into trucks in Sangin on Monday."}
    (folder / "valley.txt").write_text(text["text"])
    arguments = [
        "convert",
        "valley.txt",
        "--out",
        "valley.parquet",
        "--rules",
        "mine.toml",
        "--published",
        "2020-10-20",
    ]
    assert CliRunner().invoke(app, arguments, prog_name="events").exit_code == 0
    rows = pq.read_table("valley.parquet").to_pylist()
    assert [(r["rule"], r["actor_name"], r["adm1"]) for r in rows] == [("herd <target>", "Sons of the Valley", "Helmand")]


def test_python(capsys: pytest.CaptureFixture[str]) -> None:
    first, _, _ = block("python", "import events").partition("events.extract_frame")
    exec(compile(first, "README.md", "exec"), {})
    assert capsys.readouterr().out == "ASSAULT Gunmen Sangin 2020-10-19\n"


def test_columns_and_files_that_it_names_are_there() -> None:
    root = Path(__file__).parent.parent
    for path in re.findall(r"`((?:events|gazetteer|tests)/[\w./]+)`", README):
        assert (root / path).exists(), path
    named = {c for kind, text in BLOCKS if kind in ("r", "sql") for c in re.findall(r"\b(?:\w+_(?:id|code|low|start|type))\b", text)}
    assert named <= set(Event.model_fields)
