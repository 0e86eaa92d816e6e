"""The command line helps: every command and option is told of in one manner, slips are set right, shells complete."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from events.cli import app
from events.codebook_commands import Described, described
from gazetteer.__main__ import app as gazetteer_app

COMMANDS = {c.usage: c for c in described()}
# Terminal width, so that no sentence is broken where a test looks for it.
WIDE = {"COLUMNS": "400", "TERMINAL_WIDTH": "400", "NO_COLOR": "1", "TERM": "dumb"}


def run(*arguments: str, of: typer.Typer = app, name: str = "events") -> tuple[int, str]:
    result = CliRunner(env=WIDE).invoke(of, list(arguments), prog_name=name)
    return result.exit_code, " ".join(result.output.split())


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_help_reads_like_one_hand(command: Described) -> None:
    first = command.words.split(". ")[0].split()[0]
    assert re.fullmatch(r"[A-Z][a-z]+", first), "begins with a verb in the imperative"
    assert not first.endswith("s"), "begins with a verb in the imperative"
    assert command.words.endswith(".")
    for option, text in command.options:
        assert text[:1].isupper() or re.match(r"[A-Za-z]+,", text), f"{option}: {text}"
        assert text.endswith("."), f"{option}: {text}"
        assert not re.search(r"\bplease\b|\bspecify\b|!", text, re.IGNORECASE), f"{option}: {text}"


def test_options_of_one_name_have_one_meaning() -> None:
    seen: dict[str, set[str]] = {}
    for command in COMMANDS.values():
        for option, text in command.options:
            name = option.split()[0].rstrip(",")
            if name in ("--published", "--rules", "--gazetteer", "--workers"):
                seen.setdefault(name, set()).add(text)
    assert {name: len(texts) for name, texts in seen.items()} == dict.fromkeys(seen, 1)


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_help_is_shown(command: Described) -> None:
    program, *words = command.usage.split()
    names = [w for w in words if w.islower()]
    of = app if program == "events" else gazetteer_app
    for flag in ("--help", "-h"):
        code, said = run(*names, flag, of=of, name=program)
        assert code == 0
        assert "Usage:" in said
        assert command.words.split(". ")[0].rstrip(".").replace("`", "").split("/")[0] in said.replace("`", "")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (["exprot"], "'export'"), (["rules", "chek"], "'check'"), (["convert", "a.jsonl", "--worker", "2"], "--workers"),
        (["export", "a.parquet", "--too", "csv"], "--to"), (["export", "a.parquet", "--to", "acleb", "-o", "b"], "'acled'"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, list) else "",
)  # fmt: skip
def test_slips_are_set_right(wrong: list[str], right: str) -> None:
    code, said = run(*wrong)
    assert code == 2
    assert right in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("events exp", ["explain", "export"]), ("events report x --ti", ["--title"]), ("events export x --to geo", ["geoparquet", "geojson"])],
)  # fmt: skip
def test_shells_complete(typed: str, offered: list[str]) -> None:
    words = {"_EVENTS_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)}
    code = "from events.cli import app; app(prog_name='events')"
    done = subprocess.run([sys.executable, "-c", code], env=os.environ | words, capture_output=True, text=True, check=False)
    assert done.stdout.split() == offered
