"""Fitting: which sense of a trigger the sentence's grammar supports, and with which arguments.

A trigger offers senses (rules); grammar offers arguments; the sense whose constraints fit best is taken, or none.
"""

from __future__ import annotations

from dataclasses import replace

from events.arguments import Slots, verb_slots
from events.lists import listed
from events.meanings import OWN, TANGIBLE, Meanings
from events.mishaps import WEAPON
from events.model import Trigger
from events.nature import PEOPLE, Filled
from events.noun_arguments import noun_slots
from events.parties import CONCERNING, OF_WORDS
from events.senses import NAME, Sense, actor_classes

# Classes of actors that alone tell what is done.
TELLING = frozenset(("peacekeeper", "mob", "assailant", "hacker"))
# Verbs whose object, when it is armed, is what is moved: the one concerned is where it goes or comes from.
SENDING = listed("fitting", "sending")
# Acts of troops whose passive names no sender.
SENT = frozenset(("MOBILIZE", "RETREAT", "AID"))
# Passives whose subject is who will do it.
RAISING = frozenset("expect schedule set plan prepare determine slate suppose".split())
FORCES = frozenset(("armed",))
# What is done with a paper by those whose words it carries.
ISSUING = frozenset(
    "send issue distribute leave release scatter throw publish mail deliver circulate fax post email hand write sign drop".split()
)
LAUNCHING = listed("fitting", "launching")
# What introduces the target of what is fired, launched or dropped.
TOWARDS = frozenset("at on onto into against toward towards".split())
NO_OBJECT = "its object is none of the rule's"


class Fitting(Meanings):
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
        filled = self._noun_roles(trigger, sense, slots) if noun else self._verb_roles(trigger, sense, slots)
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

    def _self(self, c: int, sense: Sense, slots: Slots) -> bool:
        """Whether a pronoun means the speaker, and he is of the kind that the sense asks for: "We will strike Israel"."""
        actor, speaker = self.actors.get(c), self.speech.source(slots.chunk)[0]
        if actor is None or speaker is None or self._speaking(actor, speaker) is not speaker:
            return False
        state = "place" in sense.actor and bool(speaker.country)
        return state or not actor_classes(speaker).isdisjoint(sense.actor)

    def _comes_of(self, v: int) -> bool:
        """Whether a gerund says what came of another action: "jets bombed the town, hitting houses and killing dozens"."""
        g, before = self.g, self.g.back(v)
        if g.chunks[v].form != "gerund" or before < 0 or g.kinds[before] not in ",C":
            return False
        main = g.main_left(before)
        while main >= 0 and g.chunks[main].form == "gerund":
            main = g.main_left(main - 1)
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
        g, v = self.g, filled.slots.chunk
        if trigger.form != "verb" or not filled.actors or g.chunks[v].form != "gerund" or g.kinds[g.back(v)] not in ",C":
            return False
        return hit.get(g.main_left(g.back(v)), frozenset()).issuperset(filled.actors)

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

    def _verb_roles(self, trigger: Trigger, sense: Sense, slots: Slots) -> tuple[tuple[int, ...], tuple[int, ...], float] | str:
        rule = sense.rule
        if rule.objects and slots.heads.isdisjoint(sense.objects):
            return NO_OBJECT
        if rule.intransitive and (slots.object or slots.passive):
            return "it has an object"
        surface = slots.subject if slots.passive else slots.object
        score = 0.5 * (slots.last - trigger.first) + (4.25 if rule.objects else 0) + bool(rule.stands)
        if rule.complement or rule.complement_verbs:
            if not self._complements(sense, slots):
                return "no such clause completes it"
            score += 4 if rule.complement_verbs else 3 if rule.deeds else 2
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
        return (*self._split(sense, actors, targets), score)

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
