"""Tolls that states tell: three dead, left 300 homeless, were found dead, ten were among the wounded, 40 wounded men."""

from __future__ import annotations

from events.mentions.numbers import Count
from events.mentions.toll_counts import Counts
from events.mentions.toll_groups import Group
from events.mentions.toll_lists import SKIPPED
from events.mentions.toll_rules import TollRule
from events.mentions.toll_standing import FACT
from events.mentions.toll_statements import Found

FOUND = frozenset("found discovered reported pronounced declared confirmed left".split())
STATE_MAKERS = frozenset("left leave leaves leaving found find finds finding shot shoot shoots shooting struck beat beaten stabbed".split())


class States(Counts):
    """`Counts` with what people are, or are left."""

    __slots__ = ()

    def _conjoined(self, c: int) -> list[Group] | None:
        """Of "killed or wounded ten soldiers" and "were kidnapped and killed": the other verb's people; else None."""
        kinds, before = self.kinds, self.g.back(c)
        other = c + 2
        while kinds[other : other + 1] in ("R", "T"):
            other += 1
        if kinds[c + 1 : c + 2] == "C" and kinds[other : other + 1] == "V" and self._elliptic(other) and self.g.direct(other + 1):
            return self.objects(other + 1)
        if before > 0 and kinds[before] == "C":
            above = self.g.back(before, SKIPPED)
            if (by := kinds.rfind("Y", 0, before)) > 0 and self.g.chain_end(by + 1) == above:  # was engaged by aircraft and killed
                above = self.g.back(by, SKIPPED)
            if above >= 0 and kinds[above] == "V":
                return self.subjects(above) if self.chunks[above].voice == "passive" else []
        return None

    def _state(self, i: int, c: int, rule: TollRule) -> Found:
        """Three dead; left 300 homeless; were found dead."""
        before = self.g.back(c)
        if before >= 0 and self.kinds[before] == "V":
            head = self.lower[self.chunks[before].head]
            kidnapped = (self._conjoined(before) or []) if self._elliptic(before) else []  # were kidnapped and later found dead
            if head in self.words.unreal or (self.chunks[before].voice == "active" and head in STATE_MAKERS and not kidnapped):
                return
            told, groups = self.verb(before), kidnapped or self.subjects(before)
        elif before > 0 and self.lower[self.chunks[before].head] in STATE_MAKERS and self._finds(before - 1):
            told, groups = self.verb(before - 1), self.subjects(before - 1)  # were found shot dead
        elif before >= 0 and self.kinds[before] in "N?":
            above = self.g.back(self.g.group_start(before))
            told = self.verb(above) if above >= 0 and self.kinds[above] == "V" else self.clause(c)
            left = above >= 0 and self.lower[self.chunks[above].head] in STATE_MAKERS
            groups = [g for g in self.subjects(c, lone=True) if g.counted or left]
        elif before >= 0 and self.kinds[before] == ",":  # left 38 tourists, most of them British, dead
            groups = self.subjects(c, lone=True)
            maker = self.g.back(groups[0].chunk) if groups else -1
            if maker < 0 or self.kinds[maker] != "V" or self.lower[self.chunks[maker].head] not in STATE_MAKERS:
                return
            told = self.verb(maker)
        else:
            return
        yield from self.statements(rule, groups, told, c, i, i + 1)

    def _finds(self, c: int) -> bool:
        """Whether a verb group tells how people were found: were found, has been reported."""
        chunk = self.chunks[c]
        return self.kinds[c] == "V" and chunk.voice == "passive" and self.lower[chunk.head] in FOUND

    def _among_before(self, i: int) -> int:
        """The word "among" before "the dead", "those killed", "the 14 wounded"; -1."""
        at = i - 1
        while at > 0 and i - at < 4 and self.tags[at] in "D#":
            at -= 1
        return at if at >= 0 and self.lower[at] == "among" and self.lower[at + 1] in ("the", "those") else -1

    def _among(self, i: int, c: int, among: int) -> Found:
        """Ten children were among the dead; among the 14 injured are two guards."""
        sayings = self.words.states.get(self.lower[i]) or self.words.verbs.get(self.lower[i]) or ()
        total = self.words.counter.count(self.lower, among + 1, i)
        if total is not None:
            whole = self.g.phrases.of[total.first]
            group = Group(whole, whole, total.first, i, total.first, "number", total, "new", True)
            for saying in sayings[:1]:
                yield from self.statements(saying.rule, [group], FACT, c, i, i + 1)
        before, after = self.g.back(self.g.phrases.of[among]), c + 1
        groups: list[Group] = []
        if before >= 0 and self.kinds[before] == "V":
            groups = self.subjects(before)
        elif after < len(self.kinds) and self.kinds[after] == "V":
            groups = self.objects(after + 1)
        for saying in sayings[:1]:
            yield from self.statements(saying.rule, groups, FACT, c, i, i + 1, mode="part")

    def _includes(self, i: int, c: int) -> bool:
        """The dead included two children."""
        told = self.lower[i] in self.words.states and i == self.chunks[c].last - 1 and self.lower[self.chunks[c].first] == "the"
        return told and self.kinds[c + 1 : c + 2] == "V" and self.lower[self.chunks[c + 1].head] in ("include", "includes", "included")

    def _described(self, i: int, c: int, rule: TollRule) -> Found:
        """People counted by the state they are in: 40 wounded people were taken to hospital, two dead civilians; not
        displaced people of whom something else is told."""
        after = self.g.chain_end(c) + 1
        if rule.effect == "displaced" and self.kinds[after : after + 1] == "V" and self.lower[self.chunks[after].head] in self.words.verbs:
            return
        group = self.group(c, alone=self.kinds[c + 1 : c + 2] == "'")  # the two dead men's families
        if group is not None and group.count is not None and group.count.first < i and "#" in self.tags[group.count.first : i]:
            yield from self.statements(rule, [group], self.clause(c), c, i, i + 1)

    def _left(self, i: int, c: int, rule: TollRule) -> Found:
        """Another injured, several wounded: a determiner and the state in one noun group."""
        first = self.chunks[c].first
        if (
            (of := self.tags.rfind("f", first, i)) > 0
            and self.tags[of + 1] in "D#"
            and (whole := self.words.counter.count(self.lower, of + 1, i)) is not None
        ):
            first = whole.first  # two of the six injured
        stated = self.words.counter.at(self.lower, first, i)
        if self.lower[first] == "another" and first == i - 1:
            stated = Count(1, 1, 1, first, i)
        if stated is not None:
            mode = "more" if self.lower[first] == "another" else "new"
            group = Group(c, c, stated.first, i, first, "number", stated, mode, True)
            yield from self.statements(rule, [group], self.noun(c), c, i, i + 1)
