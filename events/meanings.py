"""Meanings: why the words of a trigger mean something else here, whoever is who ("a charm offensive", "attacked Ebola")."""

from __future__ import annotations

import re

from events.arguments import Slots
from events.mishaps import DISASTER, WEAPON, Mishaps
from events.model import Trigger
from events.senses import ARMED, Sense

# Modes of attack that only people suffer.
BODILY = frozenset(("beat", "torture", "sexual", "abduct", "primitive"))
TANGIBLE = frozenset(("people", "building", "vehicle", "place"))
MEASURES = frozenset(
    "tariff tariffs sanction sanctions duties fine fines penalty penalties lawsuit lawsuits ban bans restrictions measures embargo levies taxes".split()
)
PUSHED = frozenset("push pushes pushed pushing press pressed presses pressing".split())
AWAY = frozenset("out back away off from up down ahead aside".split())
# What a place that falls under, into or behind something does: it changes.
BECOMING = frozenset("into under below beneath behind from by to short apart asleep out within through off".split())
OWN = frozenset(("its", "their", "his", "her", "our", "my"))
HIT = frozenset(("hit", "hits", "hitting"))
SCORE = re.compile(r"\d{1,3}-\d{1,3}(?:-\d{1,3})?")
AIMS = frozenset(("target", "targets"))
MONEY = frozenset(("money",))
ANIMAL = frozenset(("animal",))


class Meanings(Mishaps):
    """Refuses a sense for what its objects, adverbs or victims say."""

    __slots__ = ()

    def _other_meaning(self, trigger: Trigger, sense: Sense, slots: Slots, targets: tuple[int, ...]) -> str:
        """Why the words mean something else here, whoever is who; "" if they do not."""
        if sense.rule.type == "ASSAULT" and (none := self._no_attack(sense, slots, targets)):
            return none
        if sense.not_objects and self._means_other(trigger, sense, slots, targets):
            return "its object means something else"
        if sense.rule.recalls and any(p == "for" and self.g.tags[self.g.chunks[n].head] != "p" for p, n in slots.prepositional[:1]):
            return "it says for what"
        if sense.rule.type == "ACCUSE" and any(p == "with" and self._is(n, WEAPON) for p, n in slots.prepositional[:2]):
            return "they are set upon, not accused"
        if sense.rule.type == "REQUEST" and self.g.word(slots.chunk) in PUSHED and self._moved(slots):
            return "it is moved, not urged"
        if slots.passive and self.g.word(slots.chunk) == "engaged" and self.g.word(slots.chunk + 1) == "in":
            return "they take part in something"
        if sense.rule.swap and sense.rule.intransitive and self._turned(slots.chunk):
            return "it is turned into something"
        if sense.rule.cameo == "052" and slots.object and all(map(self._own_thing, slots.object)):
            return "it is their own"
        if sense.rule.stands and not self._stands(sense.rule.stands, slots.chunk):
            return f"its verb is not {sense.rule.stands}"
        return "nobody says so" if sense.rule.said and self.speech.source(slots.chunk)[0] is None else ""

    def _no_attack(self, sense: Sense, slots: Slots, targets: tuple[int, ...]) -> str:
        """Why nobody is attacked here; "" if somebody may be."""
        if any(p == "with" and not self._heads(n).isdisjoint(MEASURES) for p, n in slots.prepositional[:3]):
            return "it is done with measures, not with arms"
        if self.g.lower[slots.last : slots.last + 1] == ("past",) and self.g.tags[slots.last + 1 : slots.last + 2] == "P":
            return "they get past somebody"  # battled past Alcaraz
        if sense.rule.mode == "beat" and any("-" in w and SCORE.fullmatch(w) for w in self.g.lower):
            return "it is won"  # beat the visitors 3-1
        if self.g.word(slots.chunk) in HIT and not slots.heads.isdisjoint(AIMS) and self._civil(slots):
            return "a target is an aim"
        return self._no_victim(targets, sense.rule.mode) if targets else ""

    def _turned(self, c: int) -> bool:
        """Whether the verb in chunk `c` goes on to say what something became: "fell silent", "fell into disrepair"."""
        after = self.g.kinds[c + 1 : c + 2]
        return after == "J" or (after in ("P", "R") and self.g.word(c + 1) in BECOMING)

    def _civil(self, slots: Slots) -> bool:
        """Whether the subject is an office or a firm, whose targets are what it aims at: "the ministry hit its targets"."""
        theirs = [self.actors[s].sector if s in self.actors else "" for s in slots.subject]
        return bool(theirs) and not slots.passive and all(s and s not in ARMED for s in theirs)

    def _own_thing(self, c: int) -> bool:
        """Whether a group is what the subject himself did or has, and nobody: "defended his record"."""
        return self.g.chunks[c].determiner in OWN and c not in self.actors and not self._is(c, TANGIBLE)

    def _moved(self, slots: Slots) -> bool:
        """Whether what is pushed is pushed out, back or away."""
        last = self.g.chunks[self.g.chain_end(slots.object[-1])].last if slots.object else slots.last
        return not AWAY.isdisjoint((*self.words.lower[last : last + 1], *self.words.lower[slots.last : slots.last + 1]))

    def _stands(self, how: str, c: int) -> bool:
        """Whether the verb in chunk `c` is still ahead, or denied."""
        chunk = self.g.chunks[c]
        ahead = chunk.tense == "future" or chunk.modal == "would"
        return chunk.negated if how == "denied" else ahead and not chunk.negated

    def _no_victim(self, targets: tuple[int, ...], mode: str) -> str:
        """Why nobody of these can be attacked so: animals, and states where only people can be ("Ireland beat Scotland")."""
        if all(self._is(t, ANIMAL) and t not in self.actors for t in targets):
            return "animals"
        if all(self._is(t, MONEY) and not self._is(t, TANGIBLE) and t not in self.actors for t in targets):
            return "money"
        if all(self._is(t, DISASTER) and not (t in self.actors and self.actors[t].code) for t in targets):
            return "an illness or the weather"  # fought Ebola
        states = [t for t in targets if t in self.actors and (a := self.actors[t]).code == a.country != "" and a.kind == "body"]
        return "a state is nobody's victim so" if mode in BODILY and len(states) == len(targets) else ""

    def _means_other(self, trigger: Trigger, sense: Sense, slots: Slots, targets: tuple[int, ...]) -> bool:
        """Whether something forbids the sense: an object, and of a noun also what modifies it ("charm offensive") or
        completes it ("the battle against inflation", "the march of time")."""
        things = [*targets, *slots.object, *(n for p, n in slots.prepositional[:2] if p == "for")]
        if trigger.form == "noun":
            completes = sense.noun_target_by | {"of"}
            things.extend(n for p, n in slots.prepositional[:2] if p in completes)
            first, last = slots.modifiers or (0, 0)
            if not sense.not_objects.isdisjoint(self.words.lower[first:last]) or (
                "make" in sense.not_objects and slots.support >= 0 and self._lemma(slots.support) == "make"
            ):
                return True  # made a killing
        elif not sense.not_objects.isdisjoint(self._adverbs(slots.chunk)):  # harshly attacked the minister
            return True
        elif sense.rule.objects:  # a request for comment
            things.extend(n for p, n in slots.prepositional[:1] if p == "for")
        return any((self._heads(t) if not self._staff(t) else {self.g.word(t)}) & sense.not_objects for t in things)

    def _staff(self, c: int) -> bool:
        """Whether a group is people, whatever "of" says they are of: "three workers of the Food Programme"."""
        return c in self.actors and self.actors[c].kind in ("person", "people")

    def _adverbs(self, v: int) -> frozenset[str]:
        """The adverbs in and right before the verb group `v`."""
        first, last = self.g.chunks[v].first, self.g.chunks[v].last
        while first > 0 and self.g.tags[first - 1] == "r":
            first -= 1
        return frozenset(w for w, tag in zip(self.words.lower[first:last], self.g.tags[first:last], strict=True) if tag == "r")
