"""Which countries an article tells of: what settles whom a name means that several groups go by.

"Al-Shabab" is a band of Somalia, and another one in texts about Mozambique.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from events.mentions.actor_lexicon import Known, walk
from events.tokens import tokenize
from events.trie import Node


class Told:
    """How often an article names each country, its people or somebody who belongs to it, by ISO code; called, it says so.
    Few articles hold a name that asks for it: only then are they read."""

    __slots__ = ("_counts", "_texts", "_trie")

    def __init__(self, trie: Node, texts: Callable[[], Iterable[str]]) -> None:
        self._trie, self._texts = trie, texts
        self._counts: Mapping[str, int] | None = None

    def __call__(self) -> Mapping[str, int]:
        if self._counts is None:
            counts: Counter[str] = Counter()
            for text in self._texts():
                self._count(text, counts)
            self._counts = counts
        return self._counts

    def _count(self, text: str, counts: Counter[str]) -> None:
        forms = tokenize(text)
        lower = tuple([w.lower() for w in forms])
        i = 0
        while i < len(lower):
            node = self._trie.get(lower[i]) if not forms[i][0].islower() else None
            longest = walk(node, lower, i + 1)[-1:] if node is not None else []
            for end, readings in longest:
                if country := _country(readings):
                    counts[country] += 1
                i = end - 1
            i += 1


def _country(readings: list[Known]) -> str:
    """The country of a name, where all it may stand for belongs to one."""
    countries = {k.country for k in readings if k.kind != "none"}
    return countries.pop() if len(countries) == 1 and not any(k.local for k in readings) else ""
