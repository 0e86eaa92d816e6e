"""Each status has a corpus of its own: sentences with the action in [brackets], whose claim must have that status."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.article import article
from events.codes import STATUSES
from events.pipeline import Extractor, extractor

CORPORA = Path(__file__).parent / "status"
CASES = [(path.stem, line) for path in sorted(CORPORA.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines() if line]


@pytest.fixture(scope="module")
def x() -> Extractor:
    return extractor()


def found(x: Extractor, line: str) -> dict[str, str]:
    """The rows' statuses by action words, for the actions that hold the bracketed words."""
    text, marked = line.replace("[", "").replace("]", ""), line[line.index("[") + 1 : line.index("]")]
    rows = x.extract(article({"id": "s", "text": text, "published": "2020-10-20"}))
    return {row.action or "": row.status for row in rows if marked in (row.action or "")}


def test_every_status_has_a_corpus() -> None:
    assert {path.stem for path in CORPORA.glob("*.txt")} == set(STATUSES)
    assert all(sum(status == s for s, _ in CASES) >= 40 for status in STATUSES)


@pytest.mark.parametrize(("status", "line"), CASES, ids=[f"{s}: {line[:50]}" for s, line in CASES])
def test_status(status: str, line: str, x: Extractor) -> None:
    assert status in found(x, line).values(), found(x, line)
