"""Rule files as they are read: TOML and CSV into entries, and what is wrong told with file, line and key."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from events import plain_toml
from events.errors import RuleError

Model = TypeVar("Model", bound=BaseModel)
TABLES = ("action", "cue", "actor", "nouns")
"""What a user's file may hold."""

PLAINLY = {
    "tuple_type": 'should be a list of words: ["one", "another"]',
    "string_type": "should be text, in quotation marks",
    "extra_forbidden": "there is no such key",
    "missing": "is missing, and needed",
    "bool_type": "should be true or false",
    "too_short": "should have one word at least",
    "string_too_short": "should not be empty",
}
"""What pydantic says of the way a value is written, as it is said to somebody who writes TOML."""
SHAPES = {
    "country": "should be three capital letters, as in ISO 3166: AFG",
    "iso3": "should be three capital letters, as in ISO 3166: AFG",
    "cameo": "should be two to four digits: 193",
    "since": "should be a year or a day: 2015, 2015-03-01",
    "until": "should be a year or a day: 2015, 2015-03-01",
}
"""What a key's value looks like; of the others, words."""


def toml(path: Path) -> tuple[str, dict[str, Any]]:
    """A TOML file's text, and what it says."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return text, plain_toml.loads(text)
    except OSError as error:
        raise RuleError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RuleError(f"{path}: is not UTF-8 text (byte {error.start})") from error
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{path}: is not TOML: {error}") from error


def is_empty(path: Path) -> bool:
    """Whether a user's file holds no entry at all. Raises `RuleError` where it cannot be read."""
    return not any(toml(path)[1].values())


def tables(
    path: Path, table: str, model: type[Model], problems: list[str] | None = None, countries: frozenset[str] | None = None
) -> Iterator[tuple[int, Model]]:
    """The [[table]] entries of a file, each with the line it begins on. A mistake is a `RuleError`, or is added to
    `problems` where that is given. `countries` are the codes that entries may name."""
    text, data = toml(path)
    if unknown := set(data) - set(TABLES):
        raise RuleError(f"{path}: no such table: {', '.join(sorted(unknown))}; known are {', '.join(TABLES)}")
    entries = data.get(table, [])
    heading = re.compile(rf"\s*\[\[\s*{table}\s*\]\]\s*(#|$)")
    lines = [n for n, line in enumerate(text.splitlines(), 1) if heading.match(line)]
    if len(lines) != len(entries) or not isinstance(entries, list):
        at = next((n for n, line in enumerate(text.splitlines(), 1) if re.match(rf"\s*\[?{table}\b", line)), 1)
        raise RuleError(f"{path}:{at}: {table}: each entry begins with a line [[{table}]], in two pairs of brackets")
    for n, entry in zip(lines, entries, strict=True):
        try:
            yield n, model.model_validate(entry, context=countries)
        except ValidationError as error:
            if problems is None:
                raise RuleError(_say(path, n, text, entry, error)) from error
            problems.append(_say(path, n, text, entry, error))


def _say(path: Path, first: int, text: str, entry: dict[str, Any], error: ValidationError) -> str:
    problem = error.errors()[0]
    key = str(problem["loc"][0]) if problem["loc"] else ""
    line = first
    for n, content in enumerate(text.splitlines()[first:], first + 1):
        if content.startswith("[["):
            break
        if key and re.match(rf"{re.escape(key)}\s*=", content):
            line = n
            break
    what = _plainly(problem)
    given = f" (it says {problem['input']!r})" if key and problem["type"] != "missing" else ""
    return f"{path}:{line}: {entry.get('name', 'entry')!r}, {key or 'the rule'}: {what}{given}"


def _plainly(problem: Any) -> str:
    if problem["type"] == "string_pattern_mismatch":
        return SHAPES.get(str(problem["loc"][0]), "should neither begin nor end with a blank")
    return PLAINLY.get(problem["type"]) or str(problem["msg"]).removeprefix("Value error, ").removeprefix("Input ")


def rows(path: Path, model: type[Model], countries: frozenset[str] | None = None) -> Iterator[Model]:
    """The rows of a CSV list; cells of list fields are bar-separated, empty cells take the default. `countries` are the codes
    that entries may name."""
    lists = {name for name, f in model.model_fields.items() if str(f.annotation).startswith("tuple")}
    for line, names, cells in _cells(path):
        row = dict(zip(names, cells, strict=False))
        if not row:
            continue
        if len(cells) > len(names):
            raise RuleError(
                f"{path}:{line}: {cells[0]!r} has {len(cells)} cells under {len(names)} headings; put one with a comma in quotation marks"
            )
        values = {k: tuple([x for cell in v.split("|") if (x := cell.strip())]) if k in lists else v.strip()
                  for k, v in row.items() if v}  # fmt: skip
        try:
            yield model.model_validate(values, context=countries)
        except ValidationError as error:
            problem = error.errors()[0]
            key = ".".join(map(str, problem["loc"])) or "the row"
            raise RuleError(
                f"{path}:{line}: {cells[0]!r}, {key}: {_plainly(problem)} (the row says {', '.join(filter(None, cells))[:200]})"
            ) from error


def _cells(path: Path) -> Iterator[tuple[int, list[str], list[str]]]:
    """The lines of a CSV list under their headings: (number, headings, cells)."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            names = next(reader, [])
            for cells in reader:
                yield reader.line_num, names, cells
    except OSError as error:
        raise RuleError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RuleError(f"{path}: is not UTF-8 text (byte {error.start}); save it as UTF-8") from error


def line_of(text: str, key: str) -> int:
    """The first line that gives a key."""
    return next((n for n, line in enumerate(text.splitlines(), 1) if re.match(rf"{re.escape(key)}\s*=", line)), 1)
