"""Triggers: the words that may state an action, verbs and nouns, from rules/actions/*.toml.

Finding is only a lookup; which sense it is, if any, the grammar of claims decides from the arguments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from events.forms import Forms
from events.model import Phrases, Trigger
from events.rulebook import ActionRule
from events.tokens import tokenize
from events.trie import END, Node, build, longest, matches

VERBAL = frozenset("BZEAMGbhuU")
# What a nominal action's first word may be: "air strike", "aerial bombing", "armed raid".
NOMINAL = frozenset("NSPJEMG#")
PARTICLES = frozenset("up out down off away back over apart aside in on".split())
# Single words besides, that may end a verb's phrase after its object: "left two dead", "took them hostage".
RESULTS = PARTICLES | frozenset(
    "dead alive hostage prisoner captive free ablaze alight afire unconscious wounded injured guilty liable responsible accountable go loose".split()
)
# Prepositions that belong to the verb though its object stands between: "let inspectors into the camp".
INTO = frozenset(("into", "onto", "until"))
LY_VERBS = frozenset("rally ally rely fly apply supply reply multiply".split())
END_OF = itemgetter(1)
FIRST_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


class TriggerFinder:
    """Looks triggers up in two tries, one of verb phrases and one of nouns; made once from the rules."""

    def __init__(self, rules: tuple[ActionRule, ...], forms: Forms) -> None:
        self._verbs: Node = build((tokens, rule.name) for rule in rules for verb in rule.verbs for tokens in verb_forms(verb, forms))
        self._nouns: Node = build((tokens, rule.name) for rule in rules for noun in rule.nouns for tokens in noun_forms(noun, forms))
        self.first = frozenset(self._verbs) | frozenset(self._nouns)

    def possible(self, text: str) -> bool:
        """Whether any word of the text can begin a trigger: the cheap scan that most furniture fails."""
        lower = text.lower()
        # Between two blanks most sentences have one that needs no pattern to be seen.
        return not self.first.isdisjoint(lower.split()) or not self.first.isdisjoint(FIRST_WORD.findall(lower))

    def find(self, phrases: Phrases) -> tuple[Trigger, ...]:
        """All triggers of a sentence, in order; each with all the senses its words may have, longest phrase first."""
        out: list[Trigger] = []
        words, free = phrases.words, 0
        for i in [i for i, word in enumerate(words.lower) if word in self.first]:
            if i < free:
                continue
            lower, tag = words.lower[i], words.tags[i]
            if tag in VERBAL and lower in self._verbs and not (tag == "h" and self._auxiliary(phrases, i)):
                senses = self._verb_senses(phrases, i)
                if senses:
                    out.append(Trigger(words.sentence.index, i, i + 1, i, "verb", senses))
            elif tag == "r" and lower in self._verbs and i + 1 < len(words.lower) and words.tags[i + 1] in VERBAL:
                senses = self._verb_senses(phrases, i)  # "sexually assaulted"
                if senses:
                    out.append(Trigger(words.sentence.index, i, i + 2, i + 1, "verb", senses))
                    free = i + 2
            if tag in NOMINAL and lower in self._nouns and not (out and out[-1].first == i):
                found = self._noun(phrases, i)
                if found is not None:
                    out.append(found)
                    free = found.last
        return tuple(out)

    @staticmethod
    def _auxiliary(phrases: Phrases, i: int) -> bool:
        """Whether a form of have only helps the verb that its group ends with: "has held talks"."""
        chunk = phrases.chunks[phrases.of[i]]
        return chunk.kind == "V" and phrases.words.tags[chunk.head] != "h"

    def _verb_senses(self, phrases: Phrases, i: int) -> tuple[tuple[str, int], ...]:
        words = phrases.words
        node = self._verbs[words.lower[i]]
        if len(node) == (END in node):  # a verb by itself
            return tuple([(name, i + 1) for name in node[END]])
        found = [(name, end) for end, names in matches(self._verbs, words.lower, i, words.tags, "rd") for name in names]
        if phrases.kinds[phrases.of[i] + 1 : phrases.of[i] + 2] == "N":
            found[:0] = self._separated(phrases, i, node)  # they say more, and so come first
        if len(found) > 1:
            found.sort(key=END_OF, reverse=True)
        return tuple(found)

    def _separated(self, phrases: Phrases, i: int, node: Node) -> Iterator[tuple[str, int]]:
        """Phrases whose rest follows the object, the noun group behind the verb: "blew the bridge up", "set the clinic on
        fire"."""
        chunk, kinds = phrases.of[i] + 1, phrases.kinds
        yield from self._rest(phrases, i, node, phrases.chunks[chunk].last)
        while chunk + 2 < len(kinds) and kinds[chunk + 1] in "F'C" and kinds[chunk + 2] == "N":
            chunk += 2
            yield from self._rest(phrases, i, node, phrases.chunks[chunk].last)

    def _rest(self, phrases: Phrases, i: int, node: Node, start: int) -> Iterator[tuple[str, int]]:
        """The phrases of the verb at word `i` whose rest stands from word `start` on."""
        lower, at = phrases.words.lower, start
        while at < len(lower) and lower[at] in node:
            node = node[lower[at]]
            at += 1
            if (
                at - start > 1
                or lower[start] in INTO
                or ((lower[start] in RESULTS or phrases.words.tags[start] not in "ifytsc") and not self._governs(phrases, at))
            ):
                for name in node.get(END, ()):
                    yield name, i + 1

    @staticmethod
    def _governs(phrases: Phrases, at: int) -> bool:
        """Whether the word before `at` is a preposition with a noun group or day of its own: "on Friday", "in the city"."""
        words = phrases.words
        return words.tags[at - 1] == "i" and at < len(words.tags) and phrases.kinds[phrases.of[at]] in "NT"

    def _noun(self, phrases: Phrases, i: int) -> Trigger | None:
        """The longest nominal trigger that begins at word `i`, if it heads its noun group; it may span an of-chain
        ("exchange of fire")."""
        words = phrases.words
        found = longest(self._nouns, words.lower, i)
        if found is None:
            return None
        end, names = found
        chunk = phrases.chunks[phrases.of[end - 1]]
        if chunk.kind != "N" or end - 1 != chunk.head:
            return None
        return Trigger(words.sentence.index, i, end, end - 1, "noun", tuple((name, end) for name in names))


def verb_forms(verb: str, forms: Forms) -> Iterator[tuple[str, ...]]:
    """The token sequences of a verb phrase: its first word (after an adverb in -ly, the second) in all forms, the rest as
    it stands."""
    first, *rest = verb.lower().split()
    before = [first] if rest and first.endswith("ly") and first not in LY_VERBS else []
    if before:
        first, *rest = rest
    for form in sorted(forms.verb(first)):
        yield (*before, form, *rest)


def noun_forms(noun: str, forms: Forms) -> Iterator[tuple[str, ...]]:
    """The token sequences of a nominal action: both numbers."""
    for form in sorted(forms.noun(noun.lower())):
        yield tuple(tokenize(form))
