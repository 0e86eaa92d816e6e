"""`gazetteer find` at the terminal."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from gazetteer.__main__ import app


def find(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["find", *words])
    return result.exit_code, result.output


def test_candidates_with_their_tiers() -> None:
    code, output = find("Nad Ali", "--within", "Helmand")
    assert code == 0
    assert "AF3002" in output
    assert "exact" in output


def test_a_code_is_a_scope() -> None:
    assert "AF3003" in find("Nawa", "--within", "AF30", "--kind", "adm2")[1]


def test_many_candidates_are_cut() -> None:
    assert "more" in find("San Juan")[1]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("qwertykala",), "no place is called"),
        (("Nawa", "--within", "Nowhereland"), "is no country, province or district"),
        (("Nawa", "--kind", "planet"), "planet"),
        (("\x00\u200f",), "no place is called"),
        (("x" * 10_000,), "no place is called"),
    ],
)
def test_what_is_not_there_is_said(words: tuple[str, ...], message: str) -> None:
    code, output = find(*words)
    assert code == 2
    assert message in output
