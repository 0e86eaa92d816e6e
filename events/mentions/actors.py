"""Actors: the noun groups of a sentence that denote people or bodies, with name, country, sector and count.

A group is an actor by what its head is: a name of the lists ("the Taliban"), a country or its people, a role
("policemen"), a person's name. What stands before the head, behind "of" or before 's gives country and organisation:
"Afghan security forces", "Taliban fighters", "the army's 205th corps", "a spokesman for the Interior Ministry". Where
the head is none ("US air strike", "Taliban attack"), the names and armed roles before it are mentions of their own: they
never hold the group's head word.

A code is country, sector and group in CAMEO's manner (AFGREBTAL); of people whose country the words do not tell it is
the sector alone (COP).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from events.mentions.actor_groups import Hit
from events.mentions.actor_joins import Joined
from events.mentions.actor_lexicon import NEVER, Known, lexicon, nowhere, settle, walk
from events.mentions.actor_parts import Part
from events.mentions.actor_told import Told
from events.mentions.actor_words import DROPPED
from events.model import Actor, Phrases, Words
from events.rulebook import Rulebook
from events.trie import END

PAIRED = ("name", "country", "people")
Countries = Callable[[], Mapping[str, int]]


class ActorFinder:
    """Finds actors; made once from the rules."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._trie = lexicon(rulebook)

    def names(self) -> frozenset[str]:
        """The first words of all names and peoples, lower case: what counts as a name where capitals say nothing."""
        return frozenset(word for word, node in self._trie.items() if any(k.kind != "role" and k.shape for k in node.get(END, ())))

    def told(self, texts: Callable[[], Iterable[str]]) -> Told:
        """How often an article names each country, or who belongs to it; reckoned when it is first asked for."""
        return Told(self._trie, texts)

    def find(self, phrases: Phrases, date: dt.date | None = None, told: Countries = nowhere) -> tuple[Actor, ...]:
        """The actors of a sentence in order. `date` is the article's day: it settles who governs and who holds an
        office; without it the present is meant. `told` settles which of several groups of one name is meant."""
        hits = self._hits(phrases.words, date, told)
        tags = phrases.words.tags
        if not hits and "P" not in tags and "p" not in tags and "others" not in phrases.words.lower:
            return ()
        groups = Joined(phrases, hits)
        groups.read()
        groups.join()
        found = [*groups.parts.values(), *groups.extra]
        if len(found) > 1:
            found.sort(key=_place)
        return tuple(_actor(phrases.words, part) for part in found)

    def _hits(self, words: Words, date: dt.date | None, told: Countries) -> list[Hit]:
        """The longest entries of the lists, left to right, not overlapping."""
        lower, trie = words.lower, self._trie
        if "’" in words.sentence.text:
            lower = tuple(w.replace("’", "'") for w in lower)
        shouted = words.sentence.text.isupper()
        out: list[Hit] = []
        stop = 0
        paired = "-" in words.sentence.text
        for i, word in [(i, w) for i, w in enumerate(lower) if w in trie or (paired and "-" in w)]:
            if i < stop:
                continue
            node = trie.get(word)
            if node is None:
                if len(word) > 3:
                    out.extend(self._pair(i, word, words.forms[i], date))
                continue
            longer = i + 1 < len(lower) and lower[i + 1] in node
            if not longer and END not in node:
                continue
            ends = walk(node, lower, i + 1) if longer else [(i + 1, node[END])]
            found = self._longest(words, i, ends, date, shouted, told)
            if found is not None:
                stop = found[1]
                if found[2].kind != "none":
                    out.append(found)
        return out

    def _longest(
        self, words: Words, i: int, found: list[tuple[int, list[Known]]], date: dt.date | None, shouted: bool, told: Countries
    ) -> Hit | None:
        """The longest of the entries found at word `i` whose capitals and years fit."""
        forms = words.forms
        for end, readings in reversed(found):
            known: Known | None = readings[0]
            if len(readings) > 1 or _doubtful(readings[0], forms[i]):
                known = settle(readings, forms[i:end], date, shouted, told)
            if known is not None and not (i == 0 and end <= 2 and self._common_words(words, end, known)):
                return i, end, known
        return None

    def _common_words(self, words: Words, end: int, known: Known) -> bool:
        """Whether the capital of a sentence's first word says nothing: "Dawn broke", "At news conferences"."""
        tag = words.tags[0]
        if known.kind != "name" or known.shape != "C" or not words.cased or tag == "P":
            return False
        if end == 1:
            return tag in "JEGBr" if known.person else tag != "S"
        nation = any(k.kind in PAIRED[1:] for k in self._trie[words.lower[0]].get(END, ()))
        return words.forms[1][0].islower() and not nation

    def _pair(self, i: int, word: str, form: str, date: dt.date | None) -> list[Hit]:
        """ "US-Taliban" talks: two names in one word, a hit each."""
        one, _, two = word.partition("-")
        out: list[Hit] = []
        for half, written in zip((one, two), form.split("-", 1), strict=True):
            readings = [k for k in self._trie.get(half, {}).get(END, ()) if k.kind in PAIRED]
            known = settle(readings, (written,), date, False) if readings else None
            if known is None:
                return []
            out.append((i, i + 1, known))
        return out


def _doubtful(known: Known, form: str) -> bool:
    """Whether a reading's capitals or years have to be looked at; most need not, and this is asked at every hit."""
    return bool(known.shape) and (known.shape == "U" or known.until is not NEVER or known.local or form[0].islower())


def _place(part: Part) -> int:
    return part.first


def _actor(words: Words, part: Part) -> Actor:
    first, tags = part.first, words.tags
    while first < part.last - 1 and tags[first] == "D" and words.lower[first] in DROPPED and tags[first + 1] != "f":
        first += 1
    text, start, end = words.span(first, part.last), words.starts[first], words.ends[part.last - 1]
    if part.clip:
        cut = text.index("-")
        text, start, end = (text[:cut], start, start + cut) if part.clip < 0 else (text[cut + 1 :], start + cut + 1, end)
    return Actor(
        text,
        start,
        end,
        words.sentence.index,
        first,
        part.last,
        *part.composed(),
        part.count,
        part.reference,
        part.kind(),
    )
