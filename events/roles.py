"""Roles: which of a trigger's arguments are actors and which targets of a sense."""

from __future__ import annotations

from events.arguments import Slots
from events.lists import listed
from events.meanings import OWN, TANGIBLE, Meanings
from events.mishaps import WEAPON
from events.model import Trigger
from events.nature import PEOPLE
from events.parties import CONCERNING, OF_WORDS
from events.senses import Sense

# Verbs whose object, when it is armed, is what is moved: the one concerned is where it goes or comes from.
SENDING = listed("fitting", "sending")
# Passives whose subject is who will do it.
RAISING = frozenset("expect schedule set plan prepare determine slate suppose".split())
# What is done with a paper by those whose words it carries.
ISSUING = frozenset(
    "send issue distribute leave release scatter throw publish mail deliver circulate fax post email hand write sign drop".split()
)
LAUNCHING = listed("fitting", "launching")
# What introduces the target of what is fired, launched or dropped.
TOWARDS = frozenset("at on onto into against toward towards".split())


class Roles(Meanings):
    """Gives the slots of a trigger their roles."""

    __slots__ = ()

    def _verb_roles(self, sense: Sense, slots: Slots) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The actors and targets of a verb in a sense."""
        rule = sense.rule
        surface = slots.subject if slots.passive else slots.object
        actors = () if rule.finds else tuple(slots.agent if slots.passive else slots.subject)
        if len(actors) == 1 and self.g.chunks[slots.chunk].form == "gerund" and self._paper(actors[0]):
            actors = tuple(self.g.subject(self.g._verb_left(actors[0])))
        if slots.passive and actors and self._agent_of_noun(actors[0]):
            actors = ()
        targets = self._verb_targets(sense, slots, surface)
        if slots.passive and slots.complement == "to" and not actors and self._lemma(slots.chunk) in RAISING:
            actors, targets = tuple(slots.subject), self._within_complement(slots, rule.type)  # the minister is expected to meet
        if rule.swap:
            givers = sense.target_by or frozenset(("by", "from"))
            giver = next((g for p, g in slots.prepositional if p in givers), -1)
            actors, targets = ((giver,) if giver >= 0 else ()), tuple(slots.subject)
        return self._split(sense, actors, targets)

    def _doers(self, c: int) -> tuple[int, ...]:
        """Whom "by" names right behind the nominal action in chunk `c`."""
        g = self.g
        found = g.agent(c + 1) if self._nominal(c) else []
        return tuple(found) if found and "V" not in g.kinds[c : found[0]] else ()

    def _agent_of_noun(self, c: int) -> bool:
        """Whether "by" belongs to a nominal action behind a preposition: "released following mediation by elders"."""
        g, start = self.g, self.g.group_start(c)
        return (
            start > 2
            and g.kinds[start - 1] == "Y"
            and g.kinds[start - 2] == "N"
            and g.kinds[start - 3] in "PF"
            and self._nominal(start - 2)
        )

    def _split(self, sense: Sense, actors: tuple[int, ...], targets: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """ "X and Y met": where people deal with each other, the first named is the actor and the others the targets."""
        mutual = sense.rule.type == "AGREE" and (
            sense.rule.complement or sense.rule.reciprocal
        )  # X and Y agreed to share what they know of Z
        if (not targets or mutual) and len(actors) > 1 and (sense.rule.reciprocal or sense.rule.type in ("AGREE", "CONSULT", "COOPERATE")):
            return actors[:1], actors[1:]
        return actors, targets

    def _verb_targets(self, sense: Sense, slots: Slots, surface: list[int]) -> tuple[int, ...]:
        """The target of a verb: where its object only says what is done ("imposed sanctions on X"), whoever a
        preposition, the object's of-chain, its owner or a clause names; else the object."""
        rule, g = sense.rule, self.g
        if slots.passive and not rule.objects and not sense.target_by:
            return tuple(slots.subject)
        if slots.receiver:
            return tuple(slots.receiver)
        of = self._of(surface[-1]) if rule.objects and surface else None
        if of is not None and g.word(of) in sense.objects:  # "a state of emergency" is one thing
            of = None
        if of is not None and self._offered_by(rule.type, surface[0], of):
            return (surface[0],)
        if of is not None and of in self.actors:
            return tuple(g.coordinated(of))
        if named := self._offered(sense, slots):
            return tuple(g.coordinated(named[0]))
        if surface and self._launched(slots, surface):
            return next((tuple(g.coordinated(n)) for p, n in slots.prepositional if p in TOWARDS and self._may_be_target(n, "on")), ())
        if surface and not rule.objects:
            return () if self._lemma(slots.chunk) == "discuss" and not any(o in self.actors for o in surface) else tuple(surface)
        if surface and (meant := self._behind(sense, slots, surface)):
            return meant
        if of is not None and self._may_be_target(of, "of") and rule.type not in ("AID", "MOBILIZE"):
            return (of,)
        if rule.complement and slots.complement_chunk >= 0:
            within = self._within_complement(slots, rule.type)
            return within if not sense.target or any(self._is(t, sense.target) for t in within) else self._done_by(slots.complement_chunk)
        if of is None and surface and self._of(surface[-1]) is not None and rule.objects:
            surface = [o for o in surface if g.chain_end(o) == o]
        if rule.reciprocal and rule.objects and len(slots.subject) > 1:  # X and Y held a joint patrol
            return ()
        joint = rule.reciprocal and rule.type == "COOPERATE"  # opened a market
        fitting = frozenset[str]() if joint else PEOPLE if rule.type == "AID" else TANGIBLE
        return tuple(surface) if rule.objects and any(self._is(o, fitting) for o in surface) else ()

    def _offered_by(self, type_: str, c: int, of: int) -> bool:
        """Whether the words in chunk `c` are somebody's, and not of whom "of" names: "a US offer of rescue teams"."""
        return type_ in OF_WORDS and self._whose(c) and not (of in self.actors and self.actors[of].country)

    def _offered(self, sense: Sense, slots: Slots) -> list[int]:
        """Whom the rule's prepositions offer as target, the likeliest first."""
        leaving = sense.rule.type == "SANCTION"  # recalled its envoy from a capital
        offered = [
            (p, n)
            for p, n in self._complements_of(slots)
            if p in sense.target_by and (self._may_be_target(n, p) or (leaving and p == "from" and n in self.places))
        ]
        named = [n for p, n in offered if p == "against"] or [n for _, n in offered]
        if sense.rule.type == "AID":  # "a loan for schools to Ethiopia" is Ethiopia's
            named = [n for n in named if n in self.actors or self._is(n, PEOPLE)] or ([] if self._where(sense, slots) else named)
        return named

    def _behind(self, sense: Sense, slots: Slots, surface: list[int]) -> tuple[int, ...]:
        """Who is meant by an object that the rule asks for: the doers of what is repelled ("an attack by rebels"), the
        people who are ordered to do something, of words the owner of what they are about."""
        rule = sense.rule
        if not slots.passive and (doers := self._doers(surface[0])):
            return doers
        if rule.complement and slots.complement == "to" and any(self._is(o, PEOPLE) for o in surface):
            return tuple(surface)
        owner = self._possessor(surface[0])
        return (owner,) if owner in self.actors and rule.type in OF_WORDS else ()

    def _whose(self, c: int) -> bool:
        """Whether somebody is named inside noun group `c` before its head."""
        chunk = self.g.chunks[c]
        return any(chunk.first <= a.first and a.last <= chunk.head for a in self.mentions.actors)

    def _launched(self, slots: Slots, surface: list[int]) -> bool:
        """Whether the object is what was fired, thrown or set off, not what it was aimed at: "missiles", "two waves of missiles"."""
        if self._lemma(slots.chunk) not in LAUNCHING:
            return False
        fired = [o if self._is(o, WEAPON) or (of := self._of(o)) is None else of for o in surface]
        return all(self._is(o, WEAPON) and o not in self.actors for o in fired)

    def _done_by(self, c: int) -> tuple[int, ...]:
        """Who is said to have done it, where a clause is about a thing: "charged that the missile was supplied by the spies"."""
        g, v = self.g, self.g.chain_end(c) + 1
        passive = g.kinds[c] == "N" and g.kinds[v : v + 1] == "V" and g.chunks[v].voice == "passive"
        return tuple(n for n in g.agent(v + 1) if n in self.actors) if passive else ()

    def _suffers(self, c: int) -> bool:
        """Whether the subject of a clause that begins at chunk `c` has something done to it by force."""
        v, of = self.g.chain_end(c) + 1, self.mentions.phrases.of
        if self.g.kinds[v : v + 1] != "V" or self.g.chunks[v].voice != "passive":
            return False
        deeds = (name for t in self.mentions.triggers if t.form == "verb" and of[t.head] == v for name, _ in t.senses)
        return any(self.reader.senses[name].rule.type in ("ASSAULT", "COERCE") for name in deeds)

    def _within_complement(self, slots: Slots, type_: str) -> tuple[int, ...]:
        """The target of a verb completed by a clause: that clause's subject, or its verb's object."""
        g, c = self.g, slots.complement_chunk
        if slots.complement == "that" and g.kinds[c] == "N":
            if type_ == "ACCUSE" and (g.chunks[c].determiner in OWN or self._suffers(c)):
                return self._done_by(c)  # claimed that five soldiers were killed
            if g.word(c) not in ("it", "there", "they", "he", "she", "we"):
                return tuple(g.coordinated(c))
            if g.kinds[c + 1 : c + 2] != "V" or type_ != "THREATEN":
                return ()
            c += 1  # warned that it would strike Israel
        if g.kinds[c] != "V":
            return ()
        found = g.direct(c + 1)
        around = list(g.prepositional(g.chain_end(found[-1]) + 1 if found else c + 1))
        own = [o for o in found if g.chunks[o].determiner in OWN or (self._is(o, frozenset(("armed",))) and g.word(c) in SENDING)]
        if own:  # "agreed to send its troops to Uganda"
            return next(
                ((n,) for p, n in around if p in ("from", "to", "for", "with", "into", "in") and g.kinds[n] == "N"),
                () if len(own) == len(found) else tuple(found),
            )
        for o in found:
            if self._is(o, frozenset(("people", "org", "gov", "place"))):
                return tuple(found)
        for _, n in around:
            if n in self.actors and self._is(n, frozenset(("people", "org", "gov"))):
                return (n,)
        return next(((n,) for p, n in around if found and p in CONCERNING and g.kinds[n] == "N" and n not in self.places), ())

    def _noun_roles(self, trigger: Trigger, sense: Sense, slots: Slots) -> tuple[tuple[int, ...], tuple[int, ...], float]:
        rule, g = sense.rule, self.g
        score = 0.5 * (trigger.last - trigger.first)
        actors: tuple[int, ...] = ()
        targets: tuple[int, ...] = ()
        within = False
        for preposition, n in self._complements_of(slots):
            group = tuple(x for x in g.coordinated(n))
            if preposition == "of" and g.kinds[slots.chunk + 1] == "F" and n == g.chain_head(slots.chunk + 2):
                if rule.of == "target":
                    targets = targets or group
                elif self._can_act(n):
                    actors = actors or group
            elif preposition == "between":
                group = tuple(g.coordinated(n, whole=True))
                if rule.mode == "third-party":  # the mediator is somebody else
                    targets = group
                    continue
                actors, targets = (group[:1], group[1:]) if len(group) > 1 else (group, ())
            elif preposition == "by":
                actors = actors if within else actors or group
            elif preposition == "hit":
                targets = targets or tuple(x for x in group if x not in self.places or (x in self.actors and not self._guessed(x)))
            elif not targets and (
                (preposition in sense.noun_target_by and self._may_be_target(n, preposition))
                or (preposition == "with" and rule.reciprocal)
                or (preposition == "from" and rule.type == "RETREAT" and n in self.places)
            ):
                targets = group
            elif preposition == "from" and not actors and (slots.undergo or rule.type in OF_WORDS) and self._can_act(n):
                actors = group
            within = within or (preposition != "of" and self._nominal(n))  # a protest at the killing of two by soldiers
        actors, targets = self._owned(sense, slots, actors, targets)
        theirs = within and any(preposition == "by" and n in slots.agent for preposition, n in slots.prepositional)
        actors, targets = self._split(sense, actors or (() if theirs else tuple(slots.agent)), targets)
        return actors, targets, score + (1 if actors or targets else 0)

    def _owned(
        self, sense: Sense, slots: Slots, actors: tuple[int, ...], targets: tuple[int, ...]
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The roles of a nominal action with what its owner and the verb that carries it add."""
        if slots.possessor:
            owner = slots.possessor[0]
            if sense.rule.of == "target" and not targets and (not self._armed(owner) or self.actors[owner].kind == "person"):
                targets = tuple(slots.possessor)
            else:
                actors = actors or tuple(slots.possessor)
        if slots.support >= 0 and slots.subject:
            if slots.undergo or sense.rule.swap:
                targets = targets or tuple(slots.subject)
            else:
                doers = slots.subject
                sent = (
                    self.g._verb_left(doers[0])
                    if len(doers) == 1 and self.g.chunks[slots.support].form == "gerund" and self._paper(doers[0])
                    else -1
                )
                if sent >= 0 and self._lemma(sent) in ISSUING:
                    doers = self.g.subject(sent)  # they sent leaflets claiming the attack; not: police found them
                actors = actors or tuple(s for s in doers if self._can_act(s))
        return actors, targets
