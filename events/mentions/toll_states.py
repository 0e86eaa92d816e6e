"""Tolls that states tell: three dead, left 300 homeless, were found dead, ten were among the wounded, 40 wounded men."""

from __future__ import annotations

from dataclasses import replace

from events.mentions.numbers import Count
from events.mentions.toll_counts import Counts
from events.mentions.toll_groups import BARE_PLURAL, Group
from events.mentions.toll_lists import SKIPPED
from events.mentions.toll_rules import TollRule
from events.mentions.toll_standing import FACT
from events.mentions.toll_statements import ATTACKS, Found

FOUND = frozenset("found discovered reported pronounced declared confirmed left".split())
FEARED = frozenset("feared presumed assumed".split())
VIOLENCE = ATTACKS | frozenset("killed killing shot shooting fire stabbed stabbing murdered rampage massacre victims".split())
"""Words beside which a suicide is an attacker's."""
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
        if (be := self._inverted(c)) >= 0:  # dead are the mayor and two aides
            yield from self.statements(rule, self.objects(be + 1), self.verb(be), c, i, i + 1)
            return
        if before >= 0 and self.kinds[before] in "VJ" and self.lower[self.chunks[before].head] in FEARED:
            yield from self.feared(rule, before, c, i)
            return
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

    def _inverted(self, c: int) -> int:
        """The chunk of "were" where a participle opens its clause: "Killed [in the ambush] were a guard and two drivers"; -1."""
        if c and self.kinds[c - 1] not in ".:,":
            return -1
        be = c + 1
        while be < len(self.kinds) and self.kinds[be] in "RTP":
            be = self.g.chain_end(be + 1) + 1 if self.kinds[be] == "P" else be + 1
        if self.kinds[be : be + 2] not in ("VN", "VR", "V?"):
            return -1
        verb = self.chunks[be]
        return be if verb.last - verb.first == 1 and self.tags[verb.first] == "b" else -1

    def _by_own_hand(self, rule: TollRule, i: int, c: int, end: int) -> Found:
        """Turned the gun on himself; took his own life, in an attack: the doer, of whom the verb tells by itself."""
        if rule.only == "self":
            groups = self.objects(self.g.phrases.of[end]) if end < len(self.lower) else []
        else:
            if end - i > 4 or not VIOLENCE.intersection(self.lower):
                return
            one = "their" not in self.lower[i:end] and not any(
                self.g.phrases.words.tags[self.chunks[s].head] == "S" for s in self.g.subject(c)
            )
            n = 1 if one else BARE_PLURAL
            known = n if one else None
            groups = [Group(c, c, i, end, i, "self", Count(n, known, known, i, end), "new", True)]
        yield from self.statements(rule, groups, self.verb(c), c, i, end)

    def _perished(self, group: Group) -> list[Group]:
        """Of "none of the five (passengers)" who survived, the five."""
        if group.mode != "none" or self.lower[group.first] not in ("none", "neither"):
            return []
        of = self.tags.find("f", group.first, group.last)
        count = self.words.counter.count(self.lower, of + 1, group.last) if of >= 0 else None
        if count is None:
            return []
        return [replace(group, first=count.first, count=count, mode="new", counted=True)]

    def feared(self, rule: TollRule, fear: int, c: int, i: int) -> Found:
        """Thirty are feared dead: as many as that, perhaps, or nobody; of "at least thirty", nothing is known."""
        chunk = self.chunks[fear]
        of_verb = self.kinds[fear] == "V"
        if rule.effect != "killed" or (
            of_verb and ((chunk.voice != "passive" and not self._elliptic(fear)) or chunk.negated or chunk.modal)
        ):
            return
        groups = [
            replace(g, count=g.count._replace(low=0, best=None))
            for g in (self.subjects(fear, lone=True) if of_verb else self._leftwards(self.g.back(fear, SKIPPED), lone=True))
            if g.counted and g.count is not None and g.count.high is not None and g.mode not in ("part", "none")
        ]
        yield from self.statements(rule, groups, self.clause(fear), c, i, i + 1)

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

    def _equated(self, i: int, c: int) -> bool:
        """The dead were three men and a woman."""
        told = self.lower[i] in self.words.states and i == self.chunks[c].last - 1 and self.lower[self.chunks[c].first] == "the"
        if not told or self.kinds[c + 1 : c + 3] not in ("VN", "V?") or self.chunks[c].last - self.chunks[c].first != 2:
            return False
        if c and self.kinds[c - 1] in "FP":  # one in five of the dead was a child
            return False
        verb = self.chunks[c + 1]
        return verb.last - verb.first == 1 and self.lower[verb.first] in ("was", "were", "are")

    def _counted_as(self, i: int, c: int) -> Found:
        """Dozens of dead; scores of dead and wounded: a number of nobody else than those in a state."""
        of = c - 1 if self.kinds[c - 1 : c] == "F" else c - 3 if self.kinds[c - 3 : c] in ("FJC", "FVC") else -1
        if of < 1 or self.kinds[of - 1] not in "N?" or self.chunks[c].last - self.chunks[c].first > 1:
            return
        number = self.chunks[of - 1]
        count = self.words.counter.count(self.lower, number.first, number.last)
        if count is None or count.last != number.last:
            return
        group = Group(of - 1, of - 1, count.first, i + 1, count.first, "number", count, "new", True)
        above = self.g.back(of - 1)
        told = self.verb(above) if above >= 0 and self.kinds[above] == "V" else self.clause(of - 1)
        yield from self.statements(self.words.states[self.lower[i]][0].rule, [group], told, c, i, i + 1)

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
        if self.lower[first] == "many" and self.lower[first - 1] == "as":
            stated = self._as_many_as(first, i)
        if stated is not None:
            mode = "more" if self.lower[first] == "another" else "new"
            group = Group(c, c, stated.first, i, first, "number", stated, mode, True)
            yield from self.statements(rule, [group], self.noun(c), c, i, i + 1)
