"""Page furniture: which lines of a scraped page or a wire are no part of the story.

The patterns are data, in `rules/furniture.toml`; this module reads them and answers for one line at a time.
"""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from events.errors import RuleError
from events.value import value

FURNITURE = Path(__file__).parent / "rules" / "furniture.toml"
LONGEST = 220
"""No line longer than this, in characters, is furniture: patterns run over short lines only."""

WORD = re.compile(r"[\w+'-]+")


class FurnitureRule(BaseModel):
    """One kind of furniture; see the head of `furniture.toml` for what the keys mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    does: Literal["line", "teaser", "end", "inline"]
    pattern: str = ""
    words: frozenset[str] = frozenset()
    case: bool = False
    dated: bool = False
    hints: tuple[str, ...] = ()
    examples: tuple[str, ...] = Field(min_length=1)
    counter: tuple[str, ...] = Field(alias="not", min_length=1)

    @model_validator(mode="after")
    def _one_way(self) -> FurnitureRule:
        if bool(self.pattern) == bool(self.words):
            raise ValueError("give either `pattern` or `words`")
        if (self.does == "inline") != bool(self.hints):
            raise ValueError("rules that do `inline`, and no others, need `hints`")
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise ValueError(f"`pattern` is no regular expression: {error}") from error
        return self

    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.pattern, 0 if self.case else re.IGNORECASE)


@value
class Furniture:
    """The rules, ready to be asked: `of` for lines, `within` for what to cut out of paragraphs."""

    rules: tuple[FurnitureRule, ...]
    patterns: tuple[tuple[re.Pattern[str], FurnitureRule], ...]
    bags: tuple[FurnitureRule, ...]
    inlines: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]

    def of(self, line: str) -> FurnitureRule | None:
        """The rule that a trimmed line falls under; None for a line that may be story."""
        if len(line) > LONGEST:
            return None
        for pattern, rule in self.patterns:
            if pattern.fullmatch(line):
                return rule
        if len(line) <= 100 and not line.endswith("."):
            words = [w.lower() for w in WORD.findall(line)]
            for rule in self.bags:
                if words and rule.words.issuperset(words):
                    return rule
        return None

    def within(self, paragraph: str) -> list[tuple[int, int]]:
        """The spans in a paragraph that fall under an inline rule, rule by rule."""
        return [
            found.span()
            for pattern, hints in self.inlines
            if any(hint in paragraph for hint in hints)
            for found in pattern.finditer(paragraph)
        ]


@functools.lru_cache(maxsize=4)
def load(path: Path = FURNITURE) -> Furniture:
    """The furniture rules of a file.

    Raises:
        RuleError: the file is not TOML or a rule is wrong; names the file and the rule.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["furniture"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise RuleError(f"{path}: cannot be read as furniture rules: {error}") from error
    rules = tuple(_rule(path, entry) for entry in entries)
    return Furniture(
        rules=rules,
        patterns=tuple((r.regex(), r) for r in rules if r.pattern and r.does != "inline"),
        bags=tuple(r for r in rules if r.words),
        inlines=tuple((r.regex(), r.hints) for r in rules if r.does == "inline"),
    )


def _rule(path: Path, entry: dict[str, object]) -> FurnitureRule:
    try:
        return FurnitureRule.model_validate(entry)
    except ValidationError as error:
        problem = error.errors()[0]
        key = ".".join(map(str, problem["loc"])) or "the rule"
        raise RuleError(f"{path}: {entry.get('name', 'entry')!r}, {key}: {problem['msg']}") from error
