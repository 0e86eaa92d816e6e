"""Fitting: which sense of a trigger the sentence's grammar supports, and with which arguments.

A trigger offers senses (rules); grammar offers arguments; the sense whose constraints fit best is taken, or none.
"""

from __future__ import annotations

from dataclasses import replace

from events.arguments import Slots, verb_slots
from events.model import Trigger
from events.nature import Filled
from events.noun_arguments import noun_slots
from events.parties import OF_WORDS
from events.roles import Roles
from events.senses import NAME, Sense, actor_classes

# Classes of actors that alone tell what is done.
TELLING = frozenset(("peacekeeper", "mob", "assailant", "hacker"))
# Acts of troops whose passive names no sender.
SENT = frozenset(("MOBILIZE", "RETREAT", "AID"))
FORCES = frozenset(("armed",))
NO_OBJECT = "its object is none of the rule's"


class Fitting(Roles):
    """Chooses the sense of each trigger of a sentence."""

    __slots__ = ()

    def best(self, trigger: Trigger, refused: list[tuple[str, str, str]] | None = None) -> Filled | None:
        """The best-fitting sense of a trigger, or None where none fits; `refused` takes (word, rule, reason)."""
        g, best = self.g, None
        cache: dict[int, Slots] = {}
        lemma = self.reader.verb_lemma.get(g.lower[trigger.head], g.lower[trigger.head])
        if trigger.form == "noun":
            cache[trigger.last] = noun_slots(g, trigger, self.standing)
        for name, last in trigger.senses:
            sense = self.reader.senses[name]
            if trigger.form == "verb" and sense.objects and sense.object_heads.isdisjoint(self.heads):
                found: Filled | str = NO_OBJECT  # nowhere in the sentence: most senses of common verbs end here
            else:
                if last not in cache:
                    cache[last] = slots = verb_slots(g, trigger, last, lemma)
                    slots.heads = frozenset(h for o in (slots.subject if slots.passive else slots.object) for h in self._heads(o))
                found = self._fit(trigger, sense, cache[last])
            if isinstance(found, str):
                if refused is not None:
                    refused.append((self.words.forms[trigger.head], name, found))
            elif best is None or found.score > best.score:
                best = found
        return best

    def _fit(self, trigger: Trigger, sense: Sense, slots: Slots) -> Filled | str:
        """The sense with its arguments, or why it is refused."""
        g, noun = self.g, trigger.form == "noun"
        filled = self._noun_roles(trigger, sense, slots) if noun else self._of_verb(trigger, sense, slots)
        if isinstance(filled, str):
            return filled
        actors, targets, score = filled
        if sense.rule.type == "ASSAULT" and (cause := self._accident(slots)):
            return f"{cause!r} is no attack"
        weapon = -1
        if actors and "weapon" in (classes := self._classes(actors[0])) and not classes & {"people", "org", "gov"}:
            if not classes & sense.actor and (sense.actor or sense.rule.type != "ASSAULT"):
                return f"a weapon cannot do this: {g.word(actors[0])!r}"
            weapon, actors, score = actors[0], (), score + bool(classes & sense.actor)
        elif sense.actor and actors:
            unfit, actors = (
                actors,
                tuple(a for a in actors if self._is(a, sense.actor) or self._self(a, sense, slots))
                or (() if noun else self._who_says(sense, slots)),
            )
            harmed = sense.rule.effect and self._comes_of(slots.chunk)
            if not actors and not harmed and not (sense.rule.mode == "arrest" and all(map(self._nominal, unfit))):  # a raid detained five
                return f"the actor {g.word(unfit[0])!r} is not of {', '.join(sorted(sense.actor))}"
            score += 1.5 if sense.actor <= TELLING else 1
        elif actors:
            unfit, actors = actors, tuple(a for a in actors if self._can_act(a))
            if not actors and not noun and not slots.passive and not self._cause(slots):
                return f"{g.word(unfit[0])!r} cannot act"
        if sense.target and targets:
            lenient = sense.rule.mode == "investigate"  # anything can be looked into
            unfit, targets = targets, tuple(t for t in targets if self._is(t, sense.target) or (lenient and not self._classes(t)))
            if not targets:
                return f"the target {g.word(unfit[0])!r} is not of {', '.join(sorted(sense.target))}"
            score += 1
        if other := self._other_meaning(trigger, sense, slots, targets):
            return other
        needs = sense.rule.needs
        if (
            sense.rule.type == "ASSAULT"
            and "actor" in needs
            and not noun
            and targets
            and all(t in self.places for t in targets)
            and any(map(self._nominal, actors))
        ):
            return "the place is where the attack was"
        unnamed = "actor" in needs and not actors and weapon < 0 and not self._theirs(sense, slots, noun)
        if unnamed or ("target" in needs and not targets):
            return f"it needs {' and '.join(needs)}"
        return Filled(sense, slots, actors, targets, weapon, score)

    def _of_verb(self, trigger: Trigger, sense: Sense, slots: Slots) -> tuple[tuple[int, ...], tuple[int, ...], float] | str:
        """The roles of a verb, and how well the object and the clause behind it fit a sense; or why they do not."""
        rule = sense.rule
        if rule.objects and slots.heads.isdisjoint(sense.objects):
            return NO_OBJECT
        if rule.intransitive and (slots.object or slots.passive):
            return "it has an object"
        score = 0.5 * (slots.last - trigger.first) + (4.25 if rule.objects else 0) + bool(rule.stands)
        if rule.complement or rule.complement_verbs:
            if not self._complements(sense, slots):
                return "no such clause completes it"
            score += 4 if rule.complement_verbs else 3 if rule.deeds else 2
        return (*self._verb_roles(sense, slots), score)

    def _self(self, c: int, sense: Sense, slots: Slots) -> bool:
        """Whether a pronoun means the speaker, and he is of the kind that the sense asks for: "We will strike Israel"."""
        actor, speaker = self.actors.get(c), self.speech.source(slots.chunk)[0]
        if actor is None or speaker is None or self._speaking(actor, speaker) is not speaker:
            return False
        state = "place" in sense.actor and bool(speaker.country)
        return state or not actor_classes(speaker).isdisjoint(sense.actor)

    def _comes_of(self, v: int) -> bool:
        """Whether a gerund says what came of another action: "jets bombed the town, hitting houses and killing dozens"."""
        main = self.g.came_of(v)
        at = self.mentions.phrases.of
        return any(
            t.form == "verb" and at[t.head] == main and any(self.reader.senses[name].rule.type == "ASSAULT" for name, _ in t.senses)
            for t in self.mentions.triggers
        )

    def undergone(self, filled: list[tuple[Trigger, Filled]]) -> list[tuple[Trigger, Filled]]:
        """The fitted triggers, with nobody for the doer of what came of an attack where that would be whom it was made on: "a
        convoy was ambushed, leaving five dead"."""
        attacks = [(t, f) for t, f in filled if f.sense.rule.type == "ASSAULT" and f.targets]
        if not attacks:
            return filled
        hit = {f.slots.chunk if t.form == "verb" else f.slots.support: frozenset(f.targets) for t, f in attacks}
        return [(t, replace(f, actors=(), slots=replace(f.slots, subject=[])) if self._after_all(t, f, hit) else f) for t, f in filled]

    def _after_all(self, trigger: Trigger, filled: Filled, hit: dict[int, frozenset[int]]) -> bool:
        """Whether a gerund behind a comma has for its doers those on whom its main verb (`hit`, with its targets) tells of an attack."""
        main = self.g.came_of(filled.slots.chunk) if trigger.form == "verb" and filled.actors else -1
        return hit.get(main, frozenset()).issuperset(filled.actors) if main >= 0 else False

    def _who_says(self, sense: Sense, slots: Slots) -> tuple[int, ...]:
        """Who says what stands before "and", where it is he who goes on to accuse or ask: "said fighting raged and accused
        the army of looting"."""
        before = self.g.back(slots.chunk)
        if sense.rule.type not in OF_WORDS or before < 0 or self.g.kinds[before] != "C":
            return ()
        speaker = self.speech.source(self.g._verb_left(before))[0]
        return tuple(c for c, a in self.actors.items() if a is speaker and self._is(c, sense.actor))[:1]

    def _theirs(self, sense: Sense, slots: Slots, noun: bool) -> bool:
        """Whether an actor that no slot names is told all the same: troops were sent, by their own side; US airstrikes."""
        if sense.rule.type in SENT and slots.passive and any(self._is(t, FORCES) and self._classes(t) is not NAME for t in slots.subject):
            return not sense.actor or not sense.actor <= TELLING or any(self._is(t, sense.actor) for t in slots.subject)
        whose = self._modifier_actor(slots, sense.rule.mode) if noun else []
        if not whose or not sense.actor:
            return bool(whose)
        if whose[0].country and not whose[0].sector:
            return sense.rule.mode != "strike"  # Israeli strikes are no workers'
        return not actor_classes(whose[0]).isdisjoint(sense.actor)

    def _complements(self, sense: Sense, slots: Slots) -> bool:
        rule, g, c = sense.rule, self.g, slots.complement_chunk
        if slots.complement not in (rule.complement or ("to", "ing", "that")) or c < 0:
            return False
        if rule.type == "THREATEN" and self._lemma(slots.chunk) in ("promise", "pledge") and g.tags[g.chunks[c].first - 1] == "n":
            return False  # promised not to attack
        told = c
        while c < len(g.kinds) and g.kinds[c] != "V":
            c += 1
        verb, modal, last = (g.word(c), g.chunks[c].modal, g.chunks[c].last) if c < len(g.kinds) else ("", "", len(g.lower))
        if rule.own and not (c < len(g.kinds) and (g.tags[g.chunks[told].head] == "p" or g.chunks[c].voice == "passive")):
            return False
        if rule.deeds and self._deed(c) not in rule.deeds:
            return False
        phrase = f"{verb} {g.lower[last]}" if last < len(g.lower) else verb  # step down is not step up
        return verb not in sense.not_complement and (
            not sense.complement_verbs or not sense.complement_verbs.isdisjoint((verb, phrase, modal))
        )

    def _deed(self, c: int) -> str:
        """The type of what the verb group `c` tells of; "" where it tells of nothing."""
        for trigger in self.mentions.triggers:
            if trigger.form == "verb" and self.mentions.phrases.of[trigger.head] == c:
                found = self.best(trigger)
                return found.sense.rule.type if found is not None else ""
        return ""
