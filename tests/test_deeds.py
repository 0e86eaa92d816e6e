"""Who did what to whom: sentences of every type in the news' many ways of saying it. The cases stand in deeds.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.pipeline import extract

LINES = (Path(__file__).parent / "deeds.txt").read_text(encoding="utf-8").splitlines()
CASES = [line for line in LINES if line and not line.startswith("#")]
TOLD = [line for line in CASES if not line.startswith("-")]
SILENT = [line.removeprefix("- |").strip() for line in CASES if line.startswith("-")]


@pytest.mark.parametrize("case", TOLD)
def test_told(case: str) -> None:
    type_, actor, target, text = (part.strip() for part in case.split("|", 3))
    rows = [(row.event_type, row.actor, row.target) for row in extract(text, published="2020-10-20")]
    assert any(row[0] == type_ and actor in ("*", row[1] or "-") and target in ("*", row[2] or "-") for row in rows), rows


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert not [(row.event_type, row.rule) for row in extract(text, published="2020-10-20")]
