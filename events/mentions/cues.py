"""Cues: words that bear on an action's standing or on how it is said, from rules/cues.toml."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import product

from events.forms import Forms
from events.model import Cue, Words
from events.rulebook import CueRule
from events.trie import Node, build, matches

VERBAL = frozenset("BZEAMGbhouUgJ")  # J: participles that describe a noun ("the planned attack")


class CueFinder:
    """Finds all cues of a sentence; made once from the rules."""

    def __init__(self, rules: tuple[CueRule, ...], forms: Forms) -> None:
        self._trie: Node = build(
            (tokens, (rule.kind, rule.name, words.startswith("<")))
            for rule in rules
            for words in rule.words
            for tokens in expand(words, forms)
        )

    def find(self, words: Words) -> tuple[Cue, ...]:
        """Every cue that begins at any word, longest last; several kinds may stand on the same words."""
        out: list[Cue] = []
        trie, lower, index = self._trie, words.lower, words.sentence.index
        for i in [i for i, word in enumerate(lower) if word in trie]:
            verb = words.tags[i] in VERBAL
            for end, values in matches(trie, lower, i, words.tags, "r"):
                out += [Cue(kind, index, i, end, name) for kind, name, verbal in values if verb or not verbal]
        return tuple(out)


def expand(words: str, forms: Forms) -> Iterator[tuple[str, ...]]:
    """The token sequences a cue's words stand for: "<deny>" is all forms of deny."""
    options = [sorted(_lemma_forms(w[1:-1], forms)) if w.startswith("<") else [w] for w in words.split()]
    yield from product(*options)


def _lemma_forms(lemma: str, forms: Forms) -> AbstractSet[str]:
    if lemma == "be":
        return {"be", "is", "are", "was", "were", "been", "being"}
    if lemma == "have":
        return {"have", "has", "had", "having"}
    if lemma == "do":
        return {"do", "does", "did", "done", "doing"}
    return forms.verb(lemma)
