"""Tolls set out as in a table: "Dead: 4. Injured: 11.", "Killed - 12, wounded - 30", "2 KIA, 5 WIA".

Such lines name no action, so that what they look like is asked of the text itself (`set_out`) before it is read.
"""

from __future__ import annotations

import re

from events.mentions.toll_groups import ABBREVIATED, Group
from events.mentions.toll_rules import TollRule
from events.mentions.toll_standing import FACT
from events.mentions.toll_statements import Found
from events.mentions.toll_states import States

SET_OUT = re.compile(r"\b(?:dead|deaths?|fatalities|injuries|arrests)\s?[:–-]\s?\d|\d\s(?:[A-Z]?\w+\s)?(?:KIA|WIA)\b", re.IGNORECASE)
OPENS = frozenset(".,:-")
MARKS = (":N", "-N")


def set_out(text: str) -> bool:
    """Whether a text may hold numbers set out behind what they count."""
    return (":" in text or "IA" in text or " - " in text or "–" in text) and SET_OUT.search(text) is not None


class Lines(States):
    """`States` with what stands in lines."""

    __slots__ = ()

    def headed(self, i: int, c: int) -> Found:
        """The number behind word `i` of chunk `c` and a colon or dash: Dead: 4; Civilians killed - 12."""
        if self.kinds[c + 1 : c + 3] not in MARKS or i != self.chunks[c].last - 1 or not self._opens_line(c):
            return
        number = self.chunks[c + 2]
        count = self.words.counter.count(self.lower, number.first, number.last)
        rule = self._counted_by(self.lower[i])
        if count is None or rule is None or self.tags[count.first] not in "#ri" or not self._people_or_nothing(c + 2, count.last):
            return
        group = Group(c + 2, c + 2, count.first, count.last, count.first, "number", count, "new", True)
        yield from self.statements(rule, [group], FACT, c + 2, i, count.last)

    def _opens_line(self, c: int) -> bool:
        """Whether chunk `c` begins a line or an item of one, alone or after those it is said of (civilians killed: 4)."""
        if c and self.kinds[c - 1] == "N" and self.lower[self.chunks[c - 1].head] in self.nouns.people:
            c -= 1
        return (c == 0 or self.kinds[c - 1] in OPENS) and self.chunks[c].last - self.chunks[c].first <= 2

    def _counted_by(self, word: str) -> TollRule | None:
        """The rule of a word that heads a number: dead, killed, injured, deaths, arrests."""
        for table in (self.words.states, self.words.verbs, self.words.counted):
            for saying in table.get(word, ()):
                plain = not (saying.rest or saying.rule.before or saying.rule.with_ or saying.rule.only or saying.rule.by)
                if plain and saying.rule.effect != "casualties":
                    return saying.rule
        return None

    def _people_or_nothing(self, c: int, last: int) -> bool:
        """Whether the number that ends before word `last` in chunk `c` counts people, as far as is said."""
        return last == self.chunks[c].last or self.lower[self.chunks[c].head] in self.nouns.people

    def abbreviated(self, i: int) -> bool:
        """Whether word `i` is KIA or WIA, written large."""
        return self.lower[i] in ABBREVIATED and self.g.phrases.words.span(i, i + 1).isupper()
