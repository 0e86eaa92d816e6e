"""Parties: the actors and targets that noun groups stand for, as mentions with their words and offsets."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, takewhile

from events.arguments import Slots
from events.lists import listed
from events.model import Actor, Trigger
from events.nature import PEOPLE, Filled, Groups
from events.senses import ARMED, Sense

# Acts of words, whose target is whoever did what they are about.
OF_WORDS = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "AGREE", "CONSULT"))
# Acts of the state and of troops that are done to a place.
PLACED = frozenset(("COERCE", "RETREAT", "MOBILIZE", "SANCTION", "AID", "CONCEDE"))
# Measures against goods, which are against their country.
MEASURES = frozenset(("COERCE", "SANCTION", "RETREAT"))
GOODS = frozenset(("goods",))
# What introduces, after the object of such an act, the one it concerns: "a request from", "a plea by", "a ban on".
CONCERNING = frozenset(("by", "from", "for", "against", "on", "to", "with", "upon"))
# What opens a circumstance, whose own complements are not the verb's.
ADJUNCT = frozenset("after before during following amid despite since until because when".split())
ARTICLES = frozenset("the a an this that these those its his her their our my your".split())
NOBODY = frozenset(("nobody", "none", "nothing", "no-one", "neither"))
# Words that tell what kind of attack it was, not who made it: "a terrorist attack".
KIND_OF_ATTACK = frozenset(("terrorist", "terror", "criminal"))
# What ships and aircraft do for their owner.
BY_MACHINE = frozenset(("ASSAULT", "AID", "MOBILIZE", "RETREAT", "COERCE"))
OF_FORCE = frozenset(("COERCE", "ASSAULT", "MOBILIZE"))
# Attacks that states make: "Israel air strike".
STATE_ARMS = frozenset(("aerial", "drone", "heavy-weapons"))
ARMAMENTS = frozenset(("weapon", "vehicle"))
FRONTIERS = frozenset(("border", "borders", "frontier", "boundary"))
FIRST_PERSON = frozenset(("we", "i", "us"))
THIRD_PERSON = frozenset(("it", "they", "he", "she"))
# What people speak in: a preposition behind it is its own.
TOLD_IN = listed("parties", "told_in")


class Parties(Groups):
    """A sentence's noun groups as actors and targets."""

    __slots__ = ()

    def _same(self, actor: Actor, speaker: Actor) -> bool:
        return self._speaking(actor, speaker) is speaker or (actor.name or actor.text) == (speaker.name or speaker.text)

    def _speaking(self, actor: Actor, speaker: Actor) -> Actor:
        """Who "we" in a quotation is, and "it" or "they" in what somebody says of himself: the speaker."""
        word, tag = self.words.lower[actor.first], self.words.tags[actor.first]
        if actor.last - actor.first != 1 or tag != "p":
            return actor  # US aircraft are not us
        one = word in ("he", "she")
        theirs = (
            word in THIRD_PERSON
            and speaker.first < actor.first
            and speaker.reference != "pronoun"
            and (not one or speaker.kind == "person")
        )
        if theirs and one:  # the mayor was killed because he refused: not who says so
            theirs = not any(a.kind == "person" and speaker.last <= a.first < actor.first for a in self.mentions.actors)
        return speaker if theirs or word in FIRST_PERSON else actor

    def _actor(self, c: int) -> list[Actor]:
        actor = self.actors.get(c)
        if actor is not None:
            return [actor]
        return [self._thing(c)] if self._can_act(c) and not self._nobody(c) else []

    def _meant_by_who(self, c: int) -> Actor | None:
        """The people in the of-chain of a thing whom "who" behind it is about: "the funerals of the priests who were killed"."""
        of, end = self._of(c), self.g.chain_end(c)
        follows = self.g.kinds[end + 1 : end + 3].lstrip(",")[:1] == "W" and self.g.word(end + 1 + (self.g.kinds[end + 1] == ",")) == "who"
        return self.actors.get(of) if of is not None and follows else None

    def _nobody(self, c: int) -> bool:
        """ "No one was hurt", "nobody claimed it" tell of no one."""
        return self.g.word(c) in NOBODY or (self.g.word(c) == "one" and self.g.chunks[c].determiner == "no")

    def _target(self, c: int, type_: str) -> list[Actor]:
        """The target in chunk `c`; of words about a doing ("condemned Israel's decision"), the one whose doing it is."""
        actor = self.actors.get(c) or self._meant_by_who(c)
        if actor is not None:
            return [actor]
        if self._nobody(c):
            return []
        if type_ in OF_WORDS and not self._is(c, PEOPLE):
            chunk, of = self.g.chunks[c], self._of(c)
            doers = self.g.agent(c + 1) if self._nominal(c) else []
            suffers = self._nominal(c) and self._done_to_of(c)
            owner = next((self.actors[x] for x in (*doers, self._possessor(c)) if x in self.actors), None)
            about = self.actors.get(of) if of is not None and not suffers else None
            inside = next(
                (a for a in self.mentions.actors if chunk.first <= a.first and a.last <= chunk.head and a.reference != "pronoun"), None
            )
            owner = owner or (inside if about is None or not about.country else None) or about or inside
            if owner is not None:
                return [owner]
        if type_ in MEASURES and self._is(c, GOODS) and (state := self._made_in(c)) is not None:
            return [replace(self._thing(c, whole=True), code=state.code, country=state.country)]
        return [self._thing(c, whole=True)]

    def _made_in(self, c: int) -> Actor | None:
        """The country whose goods those in chunk `c` are: "Chinese steel", "imports from Brazil"."""
        g, chunk = self.g, self.g.chunks[c]
        inside = next((a for a in self.mentions.actors if chunk.first <= a.first and a.last <= chunk.head), None)
        end = g.chain_end(c)
        if inside is None and g.kinds[end + 1 : end + 3] == "PN" and g.word(end + 1) == "from":
            inside = self.actors.get(end + 2)
        return inside if inside is not None and inside.country and inside.code == inside.country else None

    def _concerned(self, sense: Sense, slots: Slots, actors: list[Actor]) -> list[Actor]:
        """Whom a verb's object concerns where no slot names a target: whose request it is ("a request by the army", "an
        appeal filed by lawyers", "the Armenian proposal"), what an inquiry is into; of some rules the object itself."""
        g, surface = self.g, slots.subject if slots.passive else slots.object
        if not surface or not sense.rule.objects:
            return []
        end = g.chain_end(surface[-1])
        parties = [
            n
            for p, n in self._complements_of(slots)[:3]
            if p in CONCERNING and n in self.actors and self._sure(n) and self.actors[n] not in actors
        ]
        if not slots.passive and end + 1 < len(g.kinds) and g.kinds[end + 1] == "V" and g.chunks[end + 1].form in ("participle", "finite"):
            parties[:0] = [n for n in g.agent(end + 2) if n in self.actors]
        if parties:
            return [self.actors[parties[0]]]
        into = next((n for p, n in self._complements_of(slots) if p in sense.target_by and g.kinds[n] == "N" and n not in self.places), -1)
        if into >= 0:
            return [a for a in self._target(into, sense.rule.type) if a not in actors]
        if (owner := self._possessor(surface[0])) in self.actors and self.actors[owner] not in actors:
            return [self.actors[owner]]
        whose = [a for a in self._target(surface[0], sense.rule.type) if a not in actors]
        return whose if sense.rule.object_target or any(a.reference != "thing" for a in whose) else []

    def _complements_of(self, slots: Slots) -> list[tuple[str, int]]:
        """The prepositional phrases before any that opens a circumstance: of "seized grenades from smugglers after a tip from
        residents" the first; and before what it was told in: "claimed the attack in a statement on a website"."""
        return list(takewhile(lambda pair: pair[0] not in ADJUNCT and self.g.word(pair[1]) not in TOLD_IN, slots.prepositional))

    def _sure(self, c: int) -> bool:
        """Whether chunk `c` is somebody: more than a capitalised word that no list knows."""
        actor = self.actors[c]
        return bool(actor.name or actor.code or actor.kind or actor.reference != "name")

    def _where(self, sense: Sense, slots: Slots) -> list[Actor]:
        """The place that a measure or a move of troops is for, where the rule lets a preposition name it: "a curfew in
        Basra", "withdrew its soldiers from Sinai"."""
        if sense.rule.type not in PLACED:
            return []
        places = [n for p, n in slots.prepositional if p in sense.target_by and n in self.places]
        return [self._thing(places[0])] if places else []

    def _thing(self, c: int, whole: bool = False) -> Actor:
        """A noun group that no finder knows as an actor, as it stands; the `whole` with what "of" adds to it."""
        chunk = self.g.chunks[c]
        first = chunk.first + 1 if chunk.determiner in ARTICLES and chunk.last - chunk.first > 1 else chunk.first
        of = self._of(c)
        nameless = "P" not in self.g.tags[chunk.first : chunk.head] and "place" in self._classes(c)
        named = whole and (of not in self.places or nameless)  # the town of Badme, not the police of Badme
        joined = of is not None and (named or self.g.tags[self.g.chunks[of].head] == "#")  # tens of thousands
        last = self.g.chunks[of].last if of is not None and joined else chunk.last
        if self.g.word(c) in FRONTIERS and self.g.kinds[c + 1 : c + 3] == "PN" and self.g.word(c + 1) == "with":  # the border with Chad
            last = self.g.chunks[c + 2].last
        w = self.words
        return Actor(w.span(first, last), w.starts[first], w.ends[last - 1], w.sentence.index, first, last, reference="thing")

    def _modifier_actor(self, slots: Slots, mode: str) -> list[Actor]:
        """An actor inside the nominal trigger's own group: "US airstrikes", "Taliban attack"."""
        first, last = slots.modifiers or (0, 0)
        found = next((a for a in self.mentions.actors if a.first >= first and a.last <= last), None)
        if found is None or (mode not in STATE_ARMS and self._scene(found)):
            return []
        if found.last == last and "building" in self.reader.classes.get(self.words.lower[last - 1], ()):
            return []  # an embassy bombing
        return [self._force_of(found) if mode in STATE_ARMS else found]

    def _beside(self, trigger: Trigger, best: Filled) -> list[Actor]:
        """An actor named beside what did it or what was done, where grammar offers none."""
        rule, slots = best.sense.rule, best.slots
        if trigger.form == "noun":
            if (
                rule.type in OF_FORCE
                and trigger.head > trigger.first
                and (  # a police raid, a rebel attack
                    theirs := [
                        a
                        for a in self.mentions.actors
                        if trigger.first <= a.first
                        and a.last <= trigger.head
                        and a.sector in ARMED
                        and self.words.lower[a.last - 1] not in KIND_OF_ATTACK
                    ]
                )
            ):
                return theirs[:1]
            if rule.type == "CONSULT" and (fronted := self._fronted_talks(slots.chunk)):
                return fronted
            if slots.agent and rule.type in BY_MACHINE and (owner := self._owner_of_arms(slots.agent)):
                return owner  # the bombing of a market by Saudi jets
            return self._modifier_actor(slots, rule.mode) if slots.modifiers else []
        return self._owner_of_arms(slots.agent if slots.passive else slots.subject) if rule.type in BY_MACHINE else []

    def _fronted_talks(self, c: int) -> list[Actor]:
        """Who talked, where a sentence opens with that he did: "During talks with the envoy, the minister urged restraint"."""
        g = self.g
        fronted = c <= 2 and (g.kinds[:1] in ("P", "S") or g.kinds[0] == "T")
        return [a for found in (g.opened(c) if fronted else []) for a in self._actor(found)]

    def _owner_of_arms(self, chunks: list[int]) -> list[Actor]:
        """Whose the bomb or the jets are that did it: "Russian jets bombed", "a Taliban bomb killed"."""
        g = self.g
        for c in chunks:
            if self._classes(c) & ARMAMENTS and not self._is(c, PEOPLE):
                chunk, owner = g.chunks[c], self._possessor(c)
                if g.kinds[c + 1 : c + 2] == "V" and (by := [a for a in g.agent(c + 2) if a in self.actors]):
                    return [self.actors[by[0]]]  # missiles fired by the navy
                inside = (
                    a for a in self.mentions.actors if chunk.first <= a.first and a.last <= chunk.head and a.text.lower() != "military"
                )
                whose = [self.actors[owner]] if owner in self.actors else list(islice(inside, 1))  # a military plane is whoever's
                armed = "vehicle" in self._classes(c) or self.reader.weapons.get(g.word(c)) in STATE_ARMS
                return [self._force_of(a) if armed else a for a in whose]
        return []

    def _force_of(self, actor: Actor) -> Actor:
        """A country's planes, tanks and missiles are its armed force's, and so are its air strikes."""
        state = bool(actor.country) and not actor.sector and actor.code == actor.country
        return replace(actor, name="", code=f"{actor.country}MIL", sector="MIL") if state else actor

    def _scene(self, actor: Actor) -> bool:
        """Whether a country's name before the noun is where it was ("Burkina Faso ambush") and not who ("US raid")."""
        known = actor.country and not actor.sector and actor.name == actor.text
        return bool(known) and any(p.first == actor.first and p.last == actor.last for p in self.mentions.places)
