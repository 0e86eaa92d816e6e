"""Lists: words that a stage asks after, from rules/lists.toml."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from events import plain_toml
from events.errors import RuleError

FILE = Path(__file__).parent / "rules" / "lists.toml"


@lru_cache(maxsize=1)
def lists(path: Path = FILE) -> dict[str, dict[str, frozenset[str]]]:
    """Every list of the file by its table and its name. Raises `RuleError` where the file cannot be read, or a list holds
    anything but words or a word twice."""
    try:
        data = plain_toml.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise RuleError(f"{path}: cannot be read: {error}") from error
    return {table: {name: _words(path, f"{table}.{name}", words) for name, words in named.items()} for table, named in data.items()}


def listed(table: str, name: str) -> frozenset[str]:
    """The words of one list."""
    return lists()[table][name]


def _words(path: Path, name: str, words: object) -> frozenset[str]:
    if not isinstance(words, list) or not all(isinstance(w, str) and w.strip() == w != "" for w in words):
        raise RuleError(f"{path}: {name} must be a list of words")
    if len(set(words)) < len(words):
        raise RuleError(f"{path}: {name} has a word twice: {next(w for w in words if words.count(w) > 1)}")
    return frozenset(words)
