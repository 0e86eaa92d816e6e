"""Plain TOML: read as Python's own reader would, or left to it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from events.plain_toml import loads, plain
from events.rulebook import RULES

PLAIN = [*sorted((RULES / "actions").glob("*.toml")), *(RULES / f"{name}.toml" for name in ("cues", "nouns", "weapons", "tolls"))]
PIECES = [
    "[[a]]", "[a]", "[b]", "[[b]]", "[a.b]", "a", "b", "c-d", "1", " = ", "=", '"x"', '"x y"', '"#"', '"', '""', '"""', "'x'",
    '"\\""', '"\\\\"', '"\\n"', '"\\u0041"', "é", "[", "]", ",", " ", "\n", "\n\n", "#", "# told", "true", "false", "007", "12", "1.5",
    "-3", "{", "}", ".", "\t", "\r\n", "\x00", "\x7f", '["x", "y"]', '["x",\n]', "[]", "[,]", '["x" "y"]', '[["x"]]',
]  # fmt: skip


def said(text: str) -> object:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return str(error)


def read(text: str) -> object:
    try:
        return loads(text)
    except tomllib.TOMLDecodeError as error:
        return str(error)


@pytest.mark.parametrize("path", PLAIN, ids=lambda p: p.stem)
def test_the_packaged_rules_are_plain(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert plain(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n# nothing\n",
        'a = "x"  # why',
        '[[a]]\nb = ["x",\n  "y",  \n]\n[[a]]\nb = []\n[c]\nn = 10\nyes = true',
        'a = "say \\"x\\" \\\\"',
        'a = ["\\"x\\""]',
    ],
)
def test_plain(text: str) -> None:
    assert plain(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    ["a = 'x'", 'a = "\\n"', "a = 1.5", "a = 007", "a.b = 1", "a = {}", 'a = """x"""', "a = 1\na = 2", "[a]\n[a]", "[[a]]\n[a]", "a = 1\n[[a]]",
     "a = []\n[[a]]", 'a = ["x" "y"]', 'a = [ # why\n"x"]', "a = 1 b = 2", "a =", "[a", "\ta = 1", "a = 1\r\n", "a = \"\x00\""],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_python(text: str) -> None:
    assert plain(text) is None
    assert read(text) == said(text)


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
@example('a = "x"\n[a]')
@example("a=1#")
def test_no_text_is_read_differently(text: str) -> None:
    assert read(text) == said(text)
    found = plain(text)
    assert found is None or found == tomllib.loads(text)
