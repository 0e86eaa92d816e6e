"""Sources: who says what a sentence states of a toll, by verbs of saying before and behind it."""

from __future__ import annotations

import re

from events.mentions.toll_arguments import Arguments

CLAUSE = re.compile(r"[NXW?].*V$")
NO_SPEAKER = frozenset("it that which this there they we i you who what these those one".split())
SPEAKING = frozenset("speak speaks spoke spoken".split())
SPOKEN_OF = re.compile(r"FN[JV]?$")  # spoke of 15 dead
SEEN = re.compile(r"[RTA]*NV[RTJ]*N$")  # they saw 20 bodies
OBJECT = re.compile(r"[RTA]*(?:N[FP])*N$")
BEHIND = re.compile(r",[q]*N(?:[FP']N|,N,?)*[RT]*")
"""From the comma to a verb of saying that stands behind what is said: ..., police in Gao said."""


class Sources(Arguments):
    """`Arguments` with who says so."""

    __slots__ = ()

    def source(self, c: int) -> str:
        """The name or words of whoever says what chunk `c` states: "the Taliban say ...", "..., police said"."""
        i = c
        while i > 0 and self.kinds[i - 1] not in ".:":
            i -= 1
            if self.lower[self.chunks[i].first] == "according":
                return self._according(i)
            if self.kinds[i] == "V" and self._reports(i) and self._opens_speech(i, c):
                return self._speaker(self.g.subject(i))
        return self._said_after(c)

    def _reports(self, v: int) -> bool:
        chunk = self.chunks[v]
        said = self.lower[chunk.head] in self.nouns.reports or (self.lower[chunk.head] in SPEAKING and self.kinds[v + 1 : v + 2] == "F")
        return said and chunk.voice == "active" and not chunk.negated and not chunk.modal

    def _opens_speech(self, v: int, c: int) -> bool:
        """Whether what follows the verb of saying holds chunk `c`: a clause, a quotation, or a noun as its object."""
        rest = self.kinds[v + 1 : c + 1]
        if self.kinds[c] == "V":
            told = any(
                self.kinds[k] == "V" and (self.chunks[k].form in ("finite", "participle") or k == v + 1) for k in range(v + 1, c + 1)
            )
            return "A" in rest or "q" in rest or rest == "V" or (told and bool(CLAUSE.search(rest.rpartition(",")[2])))
        return (bool(OBJECT.match(rest)) or bool(SPOKEN_OF.match(rest)) or bool(SEEN.match(rest))) and not self.lower[
            self.chunks[v].head
        ].startswith(("claim", "find", "found"))

    def _said_after(self, c: int) -> str:
        kinds, n = self.kinds, len(self.kinds)
        for i in range(c + 1, n):
            if kinds[i] in ".:" or self.lower[self.chunks[i].first] == ";":
                break
            if self.lower[self.chunks[i].first] == "according" and i + 2 < n:
                return self._according(i)
            if kinds[i] == "V" and self._reports(i) and i > 0:
                end = i + 1
                if kinds[i - 1] in ",q" and end < n and kinds[end] == "N":
                    return self._speaker([end])
                comma = kinds.rfind(",", c, i)
                if comma >= 0 and BEHIND.fullmatch(kinds[comma:i]) and self.chunks[i].form == "finite":
                    return self._speaker(self.g.subject(i))
        return ""

    def _according(self, c: int) -> str:
        found = next((k for k in range(c + 1, min(c + 4, len(self.kinds))) if self.kinds[k] == "N"), -1)
        return self._speaker([found]) if found >= 0 else ""

    def _speaker(self, members: list[int]) -> str:
        for c in members:
            chunk = self.chunks[c]
            if self.lower[chunk.first] in NO_SPEAKER:
                return ""
            actor = self.actor(chunk.head)
            if actor is not None:
                return actor.name or actor.text
            first = chunk.first + (self.tags[chunk.first] == "D" and chunk.last - chunk.first > 1)
            return self.g.phrases.words.span(first, chunk.last)
        return ""
