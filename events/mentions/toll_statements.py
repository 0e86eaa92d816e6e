"""Statements: from people and what happened to them to tolls, as the words tell it.

Whoever reads verbs, states, nouns and counts hands over the groups of people; here the rule's conditions are held, what
is negated becomes zero or nothing, what two verbs share is shared out, and sector, source and standing are added.
"""

from __future__ import annotations

from collections.abc import Iterator

from events.mentions.numbers import Count
from events.mentions.toll_groups import NTH, SELF, Group
from events.mentions.toll_rules import BANDS, TollRule
from events.mentions.toll_standing import NEGATED, UNREAL, Standing
from events.model import Toll

Stated = tuple[Toll, tuple[int, int]]
Found = Iterator[Stated]
"""Tolls, each with the words (first, last) of the people it is about."""

ZERO = Count(0, 0, 0, 0, 0)
EXCLUSIVE = {"killed": "wounded", "wounded": "killed"}
"""Effects that nobody is counted for twice."""
RATES = (("day",), ("week",), ("month",), ("year",))
SEQUELS = (("before",), ("after",), ("ago",), ("earlier",), ("later",))
BEING = frozenset("is was are were be been become becomes became becoming".split())
HOSTAGES = frozenset(("hostage", "hostages"))
HURT = frozenset(("wounded", "injured"))
DEAD = frozenset("dead body bodies corpse corpses remains".split())
OTHERS = frozenset("other others rest".split())
ATTACKS = frozenset(
    "bomb bombs bomber bombers bombing attack attacked attacker attackers explosives vest gunman gunmen assailant blew detonated".split()
)


class Statements(Standing):
    """`Standing` that makes tolls."""

    __slots__ = ()

    def statements(self, rule: TollRule, groups: list[Group], told: str, c: int, first: int, last: int, mode: str = "") -> Found:
        """What the rule's words say of each group, in the light of how it is told."""
        if told == UNREAL or not groups:
            return
        spread = self._other_effect(rule, c)
        for group in groups:
            count = group.count
            if group.mode == "none" or (told == NEGATED and group.mode == "any"):
                count = ZERO
            if count is None or (told == NEGATED and count is not ZERO) or (group.mode == "none" and told == NEGATED):
                continue
            if count is not ZERO and not self._fits(rule, group, count, c):
                continue
            if spread and count is not ZERO:
                count = Count(0 if spread == "or" else min(1, count.low), None, count.high, count.first, count.last)
            if rule.unsure and count is not ZERO:
                count = count._replace(low=0)
            effect = "abducted" if rule.effect == "captured" and self.lower[group.head] in HOSTAGES else rule.effect
            yield self.toll(effect, group, c, first, last, count=count, mode=mode)

    def _fits(self, rule: TollRule, group: Group, count: Count, c: int) -> bool:
        if (rule.evidence and not group.sure) or count.low < rule.least:
            return False
        if rule.only == "people" and group.kind not in ("people", "body"):
            return False
        if rule.only in ("self", "men") and self.lower[group.head] not in (SELF if rule.only == "self" else self.words.men):
            return False
        if self._named_nth(group):
            return False
        if rule.civilian and (group.kind in ("pronoun", "name") or not self._unarmed(group)):
            return False
        if (
            self.lower[group.last : group.last + 1] in (("a",), ("per",), ("every",), ("each",))
            and self.lower[group.last + 1 : group.last + 2] in RATES
            and self.lower[group.last + 2 : group.last + 3] not in SEQUELS  # killing 85 a week before the vote
        ):
            return False
        if rule.living and (not group.counted or not DEAD.isdisjoint(self.lower[group.first : group.last])):
            return False
        if not group.counted and count.best is None and self.g.phrases.words.sentence.block == "title":
            return False  # headlines leave numbers out: "Insurgents killed in raid" may be one or twenty
        # A habit, not a happening: "bombs that are killing civilians". Headlines tell of happenings in the present tense.
        told = group.counted or self.lower[group.head] in SELF or self.g.phrases.words.sentence.block == "title"
        return self.kinds[c] != "V" or told or self.chunks[c].tense != "present" or self._perfect(c)

    def _named_nth(self, group: Group) -> bool:
        """Whether the words only tell as which of many somebody died: she is the third reporter killed this year."""
        nth = self.lower[group.first : group.first + 1] == ("the",) and self.lower[group.first + 1] in (*NTH, "first", "latest")
        before = group.chunk - 1
        return nth and before >= 0 and self.kinds[before] == "V" and self.lower[self.chunks[before].head] in BEING

    def _unarmed(self, group: Group) -> bool:
        head = self.lower[group.head]
        if group.kind == "number" and any(
            self.lower[self.chunks[c].head] in self.nouns.armed and self.tags[self.chunks[c].first] == "#"
            for c in range(group.chunk)
            if self.kinds[c] == "N"
        ):
            return False  # killed 13 soldiers and captured five
        return head not in self.nouns.armed and head not in self.words.attackers and not (head in OTHERS and not group.counted)

    def _perfect(self, c: int) -> bool:
        chunk = self.chunks[c]
        return (
            any(self.lower[w] in ("has", "have", "'ve", "having") for w in range(chunk.first, chunk.last)) or self.tags[chunk.head] in "EM"
        )

    def _other_effect(self, rule: TollRule, c: int) -> str:
        """ "or" or "and" where a verb of another effect shares the people: killed or wounded 30. Those killed and those
        wounded are different people; who is wounded and displaced may be the same."""
        kinds = self.kinds
        for i, joint in ((c - 2, c - 1), (c + 2, c + 1)):
            if 0 < joint < len(kinds) and kinds[joint] == "C" and 0 <= i < len(kinds) and kinds[i] in "VJ" and kinds[c] in "VJ":
                word, head = self.lower[self.chunks[joint].first], self.lower[self.chunks[i].last - 1]
                sayings = (*self.words.verbs.get(head, ()), *self.words.states.get(head, ()))
                others = {s.rule.effect for s in sayings if not (s.rest or s.rule.before or s.rule.only)}
                if word == "or" and others - {rule.effect}:
                    return "or"
                if word == "and" and EXCLUSIVE.get(rule.effect) in others and not (i < c and self.tags[self.chunks[c].first] == "b"):
                    return "and"
        return ""

    def toll(
        self, effect: str, group: Group, c: int, first: int, last: int, count: Count | None = None, mode: str = "", who: str = ""
    ) -> Stated:
        words = self.g.phrases.words
        number = count or group.count or ZERO
        one, end = min(group.first, first), max(group.last, last)
        told = mode or ("new" if group.mode in ("none", "any") else group.mode)
        if effect == "killed" and told == "new" and self.lower[group.last - 1] in HURT and group.last - group.first > 1:
            told = "more"  # one of the wounded died: a death more than was told
        head, sector, source = self.lower[group.head], self._sector(group), self.source(c)
        return Toll(
            effect=effect, who=who or words.span(group.first, group.last), sector=sector, low=number.low, best=number.best,
            high=number.high, text=words.span(one, end), start=words.starts[one], end=words.ends[end - 1], sentence=words.sentence.index,
            first=one, last=end, attackers=self._attacking(group, head), source=source,
            mode=told, background=self.background(c), named=group.kind == "name",
            claimed=bool(source) and sector not in BANDS and self.nouns.is_band(source),
        ), (group.first, group.last)  # fmt: skip

    def _sector(self, group: Group) -> str:
        actor = self.actor(group.head)
        return actor.sector if actor is not None and actor.sector else self.nouns.sector.get(self.lower[group.head], "")

    def _attacking(self, group: Group, head: str) -> bool:
        """Attackers by name, or who killed themselves in an attack."""
        if head in self.words.attackers or ((head in SELF or group.kind == "self") and not ATTACKS.isdisjoint(self.lower)):
            return True
        return any(self.lower[w] in ("attacking", "suicide") for w in range(group.first, group.head))
