"""Ties: the claims of one sentence that grammar makes one happening, and what they lend each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from events.arguments import Slots
from events.arms import VIOLENT, Arms
from events.model import Claim, Trigger
from events.nature import Filled
from events.senses import ARMED

# What only says where something is: ", located in the hills,".
LYING = frozenset("located situated".split())


class Ties(Arms):
    """Ties the claims of a sentence together."""

    __slots__ = ()

    def _linked(self, claims: list[Claim], filled: list[tuple[Trigger, Filled]]) -> list[Claim]:
        """Tie claims that the grammar makes one happening, and let them lend each other actor and weapon: the noun that
        is subject of a verb of harm, the attack that people were killed in, ", killing five"."""
        at = self._standing_at(filled)
        out = list(claims)
        for i, (trigger, f) in enumerate(filled):
            if claims[i].type not in VIOLENT or trigger.form != "verb":
                continue
            for j in self._ties(f, at, filled):
                if j == i or claims[j].type != claims[i].type:
                    continue
                one, other = out[i], out[j]
                if (one.mode == "abduct") != (other.mode == "abduct") and not other.nominal:
                    continue  # burned houses and abducted nine women
                if one.type == "COERCE" and one.mode and other.mode and one.mode != other.mode:
                    continue  # recovered rifles and detained four suspects
                if other.status == "historical" and one.status == "happened" and self._superlative(filled[j][1].slots.chunk):
                    other = replace(other, status="happened")  # killed 40 in the deadliest attack in decades
                if self._sides(one, other, filled[j][1]):
                    one = replace(one, actors=other.targets)
                    other = replace(other, actors=other.targets, targets=one.targets)
                if any(p == "between" for p, _ in filled[j][1].slots.prepositional):  # of two sides neither is said to have killed
                    other = replace(other, actors=())
                if one.actors == () and set(one.targets) & set(other.actors):  # attacked but were beaten back
                    continue
                if other.actors == () and set(other.targets) & set(one.actors):  # was attacked and returned fire
                    continue
                if other.nominal and one.status == "happened" and other.status == "historical":
                    one = replace(one, status="historical")
                out[i] = replace(
                    one, actors=one.actors or other.actors, weapon=one.weapon or other.weapon, mode=one.mode or other.mode,
                    links=(*one.links, other.start), status=other.status if other.status == "historical" else one.status,
                )  # fmt: skip
                lent = one.targets if other.nominal else ()
                out[j] = replace(
                    out[j],
                    status=other.status,
                    targets=other.targets or lent,
                    actors=out[j].actors or one.actors,
                    links=(*other.links, one.start),
                )
        self._disperse(out, filled, at)
        return [self._in_operation(claim, f, out, at) for claim, (_, f) in zip(out, filled, strict=True)]

    def _standing_at(self, filled: list[tuple[Trigger, Filled]]) -> dict[int, int]:
        """The claims by the chunks of their triggers, and of the nouns in a verb's phrase: the attack of "launched an attack on"."""
        at = {f.slots.chunk: i for i, (_, f) in enumerate(filled)}
        for i, (trigger, f) in enumerate(filled):
            if trigger.form == "verb":
                for word in range(trigger.head + 1, f.slots.last):
                    at.setdefault(self.mentions.phrases.of[word], i)
        return at

    def _disperse(self, claims: list[Claim], filled: list[tuple[Trigger, Filled]], at: dict[int, int]) -> None:
        """Tie the dispersing of a crowd to the firing that it was the aim of: "fired tear gas to disperse the marchers"."""
        for i, (_, f) in enumerate(filled):
            one, c = claims[i], f.slots.chunk
            if one.mode != "crowd-control" or one.status != "hypothetical" or one.nominal or self.g.chunks[c].form != "infinitive":
                continue
            j = at.get(self.g.governor(c), -1)
            if (
                j >= 0
                and claims[j].type == "ASSAULT"
                and claims[j].status == "happened"
                and not claims[j].targets
                and self.g.chunks[filled[j][1].slots.chunk].form == "finite"
            ):
                claims[i] = replace(one, status="happened", actors=one.actors or claims[j].actors, links=(*one.links, claims[j].start))
                claims[j] = replace(claims[j], targets=one.targets, links=(*claims[j].links, one.start))

    def _when(self, v: int) -> int:
        """The verb group of the clause that "when" opens behind the verb group `v`, no other clause between; -1."""
        g, c = self.g, v + 1
        while c < len(g.kinds) and g.kinds[c] in "NPFTR'":
            c += 1
        if g.kinds[c : c + 1] != "S" or g.word(c) != "when":
            return -1
        return next((i for i in range(c + 1, len(g.kinds)) if g.kinds[i] == "V" and g.chunks[i].form == "finite" and not g._reduced(i)), -1)

    def _above_gerunds(self, c: int, at: dict[int, int]) -> int:
        """The verb group left of chunk `c`, past gerunds that claim nothing, and participles that say where something is: "bombed
        the town, hitting houses and killing ten", "attacked Mariona, located in the hills, killing one"."""
        v = self.g._verb_left(c)
        while v >= 0 and v not in at and (self.g.chunks[v].form == "gerund" or (self.g.word(v) in LYING and self.g.kinds[v - 1] == ",")):
            v = self.g._verb_left(v - 1)
        return v

    def _told_on(self, subject: list[int], at: dict[int, int]) -> int:
        """The action that a clause with some `subject` goes on to tell of: "the raid on the town on Monday in which ten died",
        "fighting broke out in Goma, where two soldiers were killed"; -1."""
        g = self.g
        start = g.group_start(subject[0]) if subject else 0
        if start > 2 and g.kinds[start - 2 : start] == "PW" and g.word(start - 2) in ("in", "during"):
            c = start - 3
            while c > 0 and c not in at and g.kinds[c] in "NPFTY'":
                c -= 1
            return c if c in at and g.kinds[c] == "N" else -1
        if start < 2 or g.kinds[start - 1] != "S" or g.word(start - 1) != "where":
            return -1
        return next((c for c in range(start - 2, -1, -1) if c in at), -1)

    def _before_aftermath(self, slots: Slots) -> int:
        """The verb group before a comma and a lone participle that tells what came of it: "Rebels attack base, five killed"; -1."""
        g, v = self.g, slots.chunk
        start = g.group_start(slots.subject[0]) if slots.subject else 0
        lone = g.chunks[v].last - g.chunks[v].first == 1 and g.kinds[start - 1 : start] == "," and start > 1
        return g._verb_left(start - 1) if lone and g.kinds[v + 1 : v + 2] in ("", ",", ".", "P") else -1

    def _superlative(self, c: int) -> bool:
        chunk = self.g.chunks[c]
        return any(w in ("deadliest", "bloodiest", "worst", "biggest", "largest") for w in self.g.lower[chunk.first : chunk.head])

    def _sides(self, harmed: Claim, fight: Claim, filled: Filled) -> bool:
        """Whether those harmed in a fight are the one side and those it was with the other: "two rebels were killed in a
        clash with soldiers"."""
        if not (filled.sense.rule.reciprocal and fight.nominal) or harmed.actors or fight.actors or not harmed.targets:
            return False
        with_ = any(p in ("with", "against") and n in filled.targets for p, n in filled.slots.prepositional)
        return with_ and all(a.sector in ARMED for a in fight.targets) and set(harmed.targets).isdisjoint(fight.targets)

    def _in_operation(self, claim: Claim, f: Filled, claims: list[Claim], at: dict[int, int]) -> Claim:
        """The claim with those as actors in whose operation people were harmed: "was killed during a police raid"."""
        if claim.actors or claim.nominal or not claim.effect or not f.slots.passive:
            return claim
        for preposition, n in f.slots.prepositional:
            if preposition in ("in", "during") and n in at and claims[at[n]].type in ("COERCE", "MOBILIZE"):
                theirs = tuple(a for a in claims[at[n]].actors if a.sector in ARMED and a not in claim.targets)
                return replace(claim, actors=theirs) if theirs else claim
        return claim

    def _ties(self, f: Filled, at: dict[int, int], filled: list[tuple[Trigger, Filled]]) -> Iterator[int]:
        slots, g = f.slots, self.g
        for s in slots.subject if not slots.passive else ():
            if s in at:
                yield at[s]
        for preposition, n in (*slots.prepositional, *(("by", a) for a in slots.agent)):
            if n in at and preposition in ("in", "during", "by", "from", "when", "after", "with"):
                yield at[n]
        if g.chunks[slots.chunk].form == "gerund":
            before = g.back(slots.chunk)
            if before >= 0 and g.kinds[before] in ",PC-" and (above := self._above_gerunds(before, at)) in at:
                yield at[above]  # ..., throwing grenades and firing
        elif g.back(slots.chunk) >= 0 and g.kinds[g.back(slots.chunk)] == "C":
            above = g._verb_left(g.back(slots.chunk))
            if above in at:
                yield at[above]
        if slots.passive and not slots.agent:  # was killed when a guard opened fire
            yield from (at[v] for v in (self._before_aftermath(slots), self._when(slots.chunk)) if v in at)
        if slots.passive and g.kinds[g.back(slots.chunk)] == "W":  # the attack on the judge, who was killed
            yield from (
                i
                for c, i in at.items()
                if c < slots.chunk and filled[i][0].form == "noun" and not set(slots.subject).isdisjoint(filled[i][1].targets)
            )
        if f.sense.rule.effect and (scene := self._told_on(slots.subject, at)) >= 0:
            yield at[scene]
        for s in slots.subject if not slots.passive else ():
            if s + 1 in at and g.kinds[s + 1] == "V" and g._reduced(s + 1) and s + 1 != slots.chunk:
                yield at[s + 1]  # a mine planted by rebels killed
