"""A user's rules against their own examples: each example claimed by its rule, each counter-example left alone.

`events.rulebook.check` says whether a file can be read; this says whether it does what its author meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from events.model import Sentence
from events.pipeline import Extractor
from events.rulebook import ActionRule, CueRule, Rulebook


def broken_promises(path: str | Path) -> list[str]:
    """The examples that a file's rules do not claim, and the counter-examples that they do, each a line for people.

    Raises `RuleError` where the file cannot be read as rules; see `events.rulebook.check` for all that is wrong then.
    """
    packaged, book = Rulebook.load(), Rulebook.load(extra=[path])
    rules: list[ActionRule | CueRule] = [rule for rule in book.actions if rule not in packaged.actions]
    rules += [rule for rule in book.cues if rule not in packaged.cues]
    if not rules:
        return []
    extractor = Extractor(book)
    return [
        f"{path}: {rule.name!r} {'does not claim its example' if wanted else 'claims its counter-example'}: {text}"
        for rule in rules
        for wanted, text in (*((True, t) for t in rule.examples), *((False, t) for t in rule.not_))
        if (rule.name in set(_rules_in(extractor, text))) != wanted
    ]


def _rules_in(extractor: Extractor, text: str) -> Iterator[str]:
    """The rules that claim something in a sentence."""
    found = extractor.find(Sentence(0, text, 0, len(text)), None)
    yield from (claim.rule for claim in extractor.claims.read(found))
    yield from (cue.rule for cue in found.cues)
