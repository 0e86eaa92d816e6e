"""Triggers: the words that may state an action, verbs and nouns, from rules/actions/*.toml.

Finding is only a lookup; which sense it is, if any, the grammar of claims decides from the arguments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.forms import Forms
from events.model import Phrases, Trigger, Words
from events.rulebook import ActionRule
from events.trie import Node, build, matches
from events.words import tokenize

VERBAL = frozenset("BZEAMGbhuU")
NOMINAL = frozenset("NSP")
PARTICLES = frozenset("up out down off away back over apart aside in on".split())
# What may follow a nominal trigger inside its noun group without taking its place as head ("attack Monday", "clashes 2").
FIRST_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


class TriggerFinder:
    """Looks triggers up in two tries, one of verb phrases and one of nouns; made once from the rules."""

    def __init__(self, rules: tuple[ActionRule, ...], forms: Forms) -> None:
        self._verbs: Node = build((tokens, rule.name) for rule in rules for verb in rule.verbs for tokens in verb_forms(verb, forms))
        self._nouns: Node = build((tokens, rule.name) for rule in rules for noun in rule.nouns for tokens in noun_forms(noun, forms))
        self.first = frozenset(self._verbs) | frozenset(self._nouns)

    def possible(self, text: str) -> bool:
        """Whether any word of the text can begin a trigger: the cheap scan that most furniture fails."""
        return not self.first.isdisjoint(FIRST_WORD.findall(text.lower()))

    def find(self, phrases: Phrases) -> tuple[Trigger, ...]:
        """All triggers of a sentence, in order; each with all the senses its words may have, longest phrase first."""
        out: list[Trigger] = []
        words = phrases.words
        for i, (lower, tag) in enumerate(zip(words.lower, words.tags, strict=True)):
            if tag in VERBAL and lower in self._verbs:
                senses = self._verb_senses(phrases, i)
                if senses:
                    out.append(Trigger(words.sentence.index, i, i + 1, i, "verb", senses))
            elif tag in NOMINAL and lower in self._nouns:
                out.extend(self._noun(words, phrases, i))
        return tuple(out)

    def _verb_senses(self, phrases: Phrases, i: int) -> tuple[tuple[str, int], ...]:
        words = phrases.words
        found = [(name, end) for end, names in matches(self._verbs, words.lower, i, words.tags, "rd") for name in names]
        found.extend(self._separated(phrases, i, self._verbs[words.lower[i]]))
        return tuple(sorted(found, key=lambda sense: -sense[1]))

    def _separated(self, phrases: Phrases, i: int, node: Node) -> Iterator[tuple[str, int]]:
        """Phrases whose rest follows the object: "blew the bridge up", "set the clinic on fire"."""
        particles = PARTICLES.intersection(node)
        chunk, kinds = phrases.of[i] + 1, phrases.kinds
        if not particles or chunk >= len(kinds) or kinds[chunk] != "N":
            return
        while chunk + 2 < len(kinds) and kinds[chunk + 1] in "F'" and kinds[chunk + 2] == "N":
            chunk += 2
        lower, at = phrases.words.lower, phrases.chunks[chunk].last
        while at < len(lower) and lower[at] in node:
            node = node[lower[at]]
            at += 1
        for name in node.get("", ()) if at > phrases.chunks[chunk].last else ():
            yield name, i + 1

    def _noun(self, words: Words, phrases: Phrases, i: int) -> Iterator[Trigger]:
        """The longest nominal trigger that begins at word `i`, if it heads its noun group."""
        if i and words.tags[i - 1] in NOMINAL and self._starts_before(words, i):
            return
        best = None
        for best in matches(self._nouns, words.lower, i):
            pass
        if best is None:
            return
        end, names = best
        chunk = phrases.chunks[phrases.of[i]]
        if chunk.kind == "N" and end - 1 == chunk.head:
            yield Trigger(words.sentence.index, i, end, end - 1, "noun", tuple((name, end) for name in names))

    def _starts_before(self, words: Words, i: int) -> bool:
        """Whether the noun at `i` is the tail of a longer nominal trigger: "attack" in "bomb attack"."""
        return any(end > i for end, _ in matches(self._nouns, words.lower, i - 1))


def verb_forms(verb: str, forms: Forms) -> Iterator[tuple[str, ...]]:
    """The token sequences of a verb phrase: its first word in all forms, the rest as it stands."""
    first, *rest = verb.lower().split()
    for form in sorted(forms.verb(first)):
        yield (form, *(token.lower() for token in rest))


def noun_forms(noun: str, forms: Forms) -> Iterator[tuple[str, ...]]:
    """The token sequences of a nominal action: both numbers."""
    for form in sorted(forms.noun(noun.lower())):
        yield tuple(tokenize(form))
