"""Claims: for every trigger, who did it, to whom, where, when, with what, by the grammar of its sentence.

A trigger offers senses (rules); grammar offers arguments; the sense whose constraints fit best is taken, or none. A slot
that the sentence leaves open stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from events.arguments import Slots, noun_slots, verb_slots
from events.forms import Forms
from events.grammar import Grammar
from events.model import Actor, Claim, Mentions, Phrase, Trigger
from events.rulebook import Rulebook
from events.senses import ARMED, NAME, PRONOUN, Sense, actor_classes, compile_classes, compile_senses, compile_weapons
from events.speech import Speech
from events.status import Standing
from events.telling import general, telling
from events.value import value
from events.where import assign_dates, assign_places

PHYSICAL = frozenset(("place", "building", "vehicle", "goods", "weapon", "money", "org", "agreement", "law", "document", "event", "animal", "body"))
VIOLENT = frozenset(("ASSAULT", "COERCE"))
BARE = frozenset(("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "AGREE", "CONSULT", "SANCTION"))
PUBLIC_ANYWAY = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"))
PUBLIC = frozenset("COP GOV JUD LEG MIL PRM PTY REB SPY UAF ELI JRN REF OPP PRE REL SOC CRM".split())
# Bodies and people that deal in politics whatever else they are.
POLITICAL = frozenset(
    "leaders alliance union unions bloc coalition sides parties party movement factions faction opposition clans tribes bishops republic kingdom state fund groups "
    "group organisation organisations organization organizations ngo ngos activists campaigners charity charities watchdog watchdogs "
    "association federation foundation elders villagers residents teachers nurses doctors workers truckers farmers miners students guards".split())
# One nurse or farmer is a private person, nurses are not.
WORKING = frozenset(("MED", "AGR", "LAB"))
OWN_SIDE = frozenset(("REB", "UAF", "PRM", "CRM"))
# CAMEO codes of stated intentions, by what is intended; PLOVER modes of what is asked for.
INTENT = {"AID": "033", "COOPERATE": "031", "CONSULT": "036", "RETREAT": "035", "CONCEDE": "035", "SUPPORT": "032"}
FORCE = {"ASSAULT": ("violence", "138"), "SANCTION": ("relations", "136"), "COERCE": ("restrict", "137"), "PROTEST": ("", "133")}
REQUESTED = {"AID": "assist", "COOPERATE": "assist", "SUPPORT": "change", "RETREAT": "yield", "CONCEDE": "yield", "CONSULT": "meet", "AGREE": "meet", "SANCTION": "change", "MOBILIZE": "assist", "ACCUSE": "change"}
THINGS = frozenset(("weapon", "vehicle", "building", "goods", "money", "document", "law", "agreement", "event", "body", "animal"))
PEOPLE = frozenset(("people", "armed", "civilian", "gov", "org"))
PEACEKEEPING = ("peacekeep", "peace-keep")
# What asks with authority or insistence (CAMEO 10); other requests are appeals (02), of the same depth.
DEMANDING = frozenset("demand order insist require command instruct must ultimatum stipulate dictate enjoin summon compel say state declare stress".split())
# CAMEO codes by the mode of an attack, and of bombings by the bomb.
ARMS = {"suicide-attack": "1831", "aerial": "195", "drone": "1952", "heavy-weapons": "194", "unconventional": "204"}
BOMBS = (("1833", ("roadside", "ied", "improvised", "mine")), ("1832", ("car", "truck", "vehicle", "van", "motorcycle", "lorry")))
# Modes of attack that only people suffer.
BODILY = frozenset(("beat", "torture", "sexual", "abduct", "primitive"))
# Classes of actors that alone tell what is done.
TELLING = frozenset(("peacekeeper", "mob"))
# Acts of words, whose target is whoever did what they are about.
OF_WORDS = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "AGREE", "CONSULT"))
# Acts of the state and of troops that are done to a place.
PLACED = frozenset(("COERCE", "RETREAT", "MOBILIZE", "SANCTION", "AID", "CONCEDE"))
OWN = frozenset(("its", "their", "his", "her", "our", "my"))
# Verbs whose object, when it is armed, is what is moved: the one concerned is where it goes or comes from.
SENDING = frozenset("send deploy dispatch withdraw pull contribute commit provide remove move station redeploy bring reduce".split())
# What introduces, after the object of such an act, the one it concerns: "a request from", "a plea by", "a ban on".
CONCERNING = frozenset(("by", "from", "for", "against", "on", "to", "with", "upon"))
TANGIBLE = frozenset(("people", "building", "vehicle", "place"))
# Acts of troops whose passive names no sender.
SENT = frozenset(("MOBILIZE", "RETREAT", "AID"))
# Acts of words that are done by what is done for their sake: "marched to demand his release".
DONE_BY_DOING = frozenset(("REQUEST", "ACCUSE", "REJECT", "PROTEST", "SUPPORT"))
ARTICLES = frozenset("the a an this that these those its his her their our my your".split())
NOBODY = frozenset(("nobody", "none", "nothing", "no-one", "neither"))
# Attacks that states make: "Israel air strike".
STATE_ARMS = frozenset(("aerial", "drone", "heavy-weapons"))
# Passives whose subject is who will do it.
RAISING = frozenset("expect schedule set plan prepare determine slate suppose".split())
ARMAMENTS = frozenset(("weapon", "vehicle"))
WEAPON = frozenset(("weapon",))
FORCES = frozenset(("armed",))
ANIMAL = frozenset(("animal",))
CAUSES = frozenset(("weapon", "event", "vehicle"))
LAUNCHING = frozenset("launch fire drop hurl lob throw detonate explode send shoot use deploy unleash release plant place lay fly rain toss".split())
# What introduces the target of what is fired, launched or dropped.
TOWARDS = frozenset("at on onto into against toward towards".split())
MUTUAL = (("each", "other"), ("one", "another"))
FIRST_PERSON = frozenset(("we", "i", "us"))
THIRD_PERSON = frozenset(("it", "they", "he", "she"))
# Heads of which "of" names what they are made of.
PARTITIVES = frozenset(
    "group number section sections part parts stretch segment portion member members dozens hundreds thousands scores groups "
    "convoy contingent contingents team crowd lot couple pair majority rest handful some many several one two three all series band crowds tens most".split()
)
NOTHING: frozenset[str] = frozenset()
TARGETS = PHYSICAL | PEOPLE - {"org"}
NO_OBJECT = "its object is none of the rule's"


@value
class Filled:
    """A sense with its arguments: chunk indices for people and things, and how well it fits."""

    sense: Sense
    slots: Slots
    actors: tuple[int, ...]
    targets: tuple[int, ...]
    weapon: int
    score: float


class ClaimReader:
    """Turns one sentence's mentions into claims; made once from the rules."""

    def __init__(self, rulebook: Rulebook, forms: Forms, verb_lemma: dict[str, str]) -> None:
        self.senses = compile_senses(rulebook, forms)
        self.classes = compile_classes(rulebook, forms)
        self.weapons = compile_weapons(rulebook, forms)
        self.verb_lemma = verb_lemma

    def read(self, mentions: Mentions) -> tuple[Claim, ...]:
        """All claims of one sentence, in the order of their triggers."""
        if not mentions.triggers:
            return ()
        return tuple(_Reading(self, mentions).claims())

    def refusals(self, mentions: Mentions) -> list[tuple[str, str, str]]:
        """(word, rule, reason) for every sense that a trigger of the sentence might have had and has not."""
        reading, out = _Reading(self, mentions), list[tuple[str, str, str]]()
        for trigger in mentions.triggers:
            reading.best(trigger, out)
        return out


class _Reading:
    """One sentence being read: its grammar and what was found at each chunk."""

    __slots__ = ("_known", "_nouns", "_speech", "actors", "g", "heads", "mentions", "places", "reader", "standing", "words")

    def __init__(self, reader: ClaimReader, mentions: Mentions) -> None:
        self.reader, self.mentions = reader, mentions
        self.words = mentions.phrases.words
        self.g = Grammar(mentions.phrases, mentions.cues)
        sentence = self.words.sentence
        self.standing = Standing(self.g, mentions.cues, habitual=sentence.block == "body" and sentence.index > 1)
        self.actors: dict[int, Actor] = {}
        of = mentions.phrases.of
        for actor in mentions.actors:
            for c in range(of[actor.first], of[actor.last - 1] + 1):
                if actor.first <= self.g.chunks[c].head < actor.last and not self._mistaken(actor, c):
                    self.actors[c] = actor
        self.places = {c: p for p in mentions.places for c in range(of[p.first], of[p.last - 1] + 1)}
        self.heads = {self.words.lower[chunk.head] for chunk in self.g.chunks if chunk.kind == "N"}
        self._nouns = {of[trigger.head] for trigger in mentions.triggers if trigger.form == "noun"}
        self._known: dict[int, frozenset[str]] = {}
        self._speech: Speech | None = None

    @property
    def speech(self) -> Speech:
        """Who says what; asked for only where something is claimed."""
        if self._speech is None:
            self._speech = Speech(self.g, self.standing, self.actors)
        return self._speech

    def _mistaken(self, actor: Actor, c: int) -> bool:
        """A capitalised thing taken for a person: "IED and other attacks"."""
        if actor.sector or actor.country or actor.code:
            return False
        classes = self.reader.classes.get(self.g.lower[self.g.chunks[c].head], NOTHING)
        return not classes.isdisjoint(THINGS) and classes.isdisjoint(PEOPLE)

    # ---- the way --------------------------------------------------------------------------------------------------

    def claims(self) -> Iterator[Claim]:
        filled: list[tuple[Trigger, Filled]] = []
        for trigger in self.mentions.triggers:
            best = None if self._named(trigger) else self.best(trigger)
            if best is not None:
                filled.append((trigger, best))
        if not filled:
            return
        filled = self._without_support(filled)
        made = [self._claim(trigger, best) for trigger, best in filled]
        made = self._linked(made, filled)
        made = assign_places(self.g, made, self.mentions)
        made = assign_dates(self.g, made, self.mentions)
        for claim, (_, best) in zip(made, filled, strict=True):
            if self._private(claim) or self._purpose(claim, best, filled):
                continue
            if claim.nominal and claim.status in ("happened", "alleged") and self._generic(claim, best):
                claim = replace(claim, status="historical")
            if claim.actors or claim.targets or claim.definite or self._stands_alone(claim, best):
                yield from self._mutual(claim)

    def _named(self, trigger: Trigger) -> bool:
        """Whether a noun is part of a name: "the National Front for Liberation"."""
        if trigger.form != "noun" or trigger.first == 0:
            return False
        if self.words.cased and self.words.tags[trigger.head] == "P":
            return True
        inside = (a for a in self.mentions.actors if a.name and a.first < trigger.first and trigger.last <= a.last)
        return any(a.reference == "name" or not self.words.cased for a in inside)

    def _purpose(self, claim: Claim, best: Filled, filled: list[tuple[Trigger, Filled]]) -> bool:
        """Whether a demand is only what a protest is for: "will march to demand higher pay"."""
        chunk = best.slots.chunk
        if claim.type != "REQUEST" or claim.nominal or claim.status in ("happened", "alleged") or self.g.chunks[chunk].form != "infinitive":
            return False
        above = self.g.governor(chunk)
        return any(f.slots.chunk == above and f.sense.rule.type == "PROTEST" for _, f in filled)

    def _private(self, claim: Claim) -> bool:
        """Whether an act of words or of help has nobody public in it: "the waiter offered to help her". Violence,
        arrests and protests count whoever is in them."""
        if claim.type in PUBLIC_ANYWAY and not (claim.type in ("COERCE", "RETREAT") and claim.actors and all(a.kind == "person" for a in claim.actors)):
            return False
        parties = (*claim.actors, *claim.targets)
        told = [p for p in parties if p.reference != "pronoun" or p.name or p not in claim.targets]
        return bool(parties) and not any(map(self._public, told))

    def _public(self, party: Actor) -> bool:
        if party.country or party.sector in PUBLIC or party.reference == "pronoun":
            return True
        if party.code and party.code not in ("CVL", "EDU", "BUS") and not (party.kind == "person" and party.code in WORKING):
            return True
        if party.reference in ("name", "thing") and party.text[:1].isupper() and party.kind != "person":
            return True
        head = self.reader.classes.get(self.g.lower[party.last - 1], frozenset())
        return "armed" in head or self.g.lower[party.last - 1] in POLITICAL

    def _generic(self, claim: Claim, best: Filled) -> bool:
        """Attacks in general, behind a preposition and without a time: "vests for use in attacks in Kabul", "used them to
        conduct attacks"."""
        support = best.slots.support
        if claim.type not in VIOLENT or claim.links or claim.dates or (support >= 0 and (claim.status != "happened" or self.g.chunks[support].form not in ("infinitive", "gerund"))):
            return False
        g, chunk = self.g, self.g.chunks[best.slots.chunk]
        plural = g.tags[chunk.head] == "S" and not chunk.determiner and "#" not in g.tags[chunk.first : chunk.head]
        before = g.back(g.group_start(best.slots.chunk))
        return plural and before >= 0 and (g.kinds[before] in "PF" or support >= 0)

    def _mutual(self, claim: Claim) -> Iterator[Claim]:
        """ "X and Y accused each other" is two claims, one each way."""
        if len(claim.targets) == 1 and len(claim.actors) > 1 and self._each_other(claim.targets[0]):
            yield replace(claim, actors=claim.actors[:1], targets=claim.actors[1:])
            yield replace(claim, actors=claim.actors[1:], targets=claim.actors[:1])
        else:
            yield claim

    def _each_other(self, target: Actor) -> bool:
        lower = self.words.lower
        return lower[target.first : target.first + 2] in MUTUAL or lower[max(target.first - 1, 0) : target.first + 1] in MUTUAL

    def _stands_alone(self, claim: Claim, best: Filled) -> bool:
        """Whether a claim without actor and target still tells of something: a place, a toll, a weapon."""
        if claim.type not in BARE:
            return False
        return bool(claim.places or claim.tolls or (claim.weapon and claim.type == "ASSAULT") or claim.links or (claim.type in ("ASSAULT", "AGREE") and claim.dates))

    # ---- choosing a sense -----------------------------------------------------------------------------------------

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
            unfit, actors = actors, tuple(a for a in actors if self._is(a, sense.actor))
            if not actors:
                return f"the actor {g.word(unfit[0])!r} is not of {', '.join(sorted(sense.actor))}"
            score += 1.5 if sense.actor <= TELLING else 1
        elif actors:
            unfit, actors = actors, tuple(a for a in actors if self._can_act(a))
            if not actors and not noun and not slots.passive and not self._cause(slots):
                return f"{g.word(unfit[0])!r} cannot act"
        if sense.target and targets:
            unfit, targets = targets, tuple(t for t in targets if self._is(t, sense.target))
            if not targets:
                return f"the target {g.word(unfit[0])!r} is not of {', '.join(sorted(sense.target))}"
            score += 1
        if other := self._other_meaning(trigger, sense, slots, targets):
            return other
        needs = sense.rule.needs
        unnamed = "actor" in needs and not actors and weapon < 0 and not self._theirs(sense, slots, noun)
        if unnamed or ("target" in needs and not targets):
            return f"it needs {' and '.join(needs)}"
        return Filled(sense, slots, actors, targets, weapon, score)

    def _other_meaning(self, trigger: Trigger, sense: Sense, slots: Slots, targets: tuple[int, ...]) -> str:
        """Why the words mean something else here, whoever is who; "" if they do not."""
        if sense.rule.type == "ASSAULT" and targets and (none := self._no_victim(targets, sense.rule.mode)):
            return none
        if sense.not_objects and self._means_other(trigger, sense, slots, targets):
            return "its object means something else"
        return "nobody says so" if sense.rule.said and self.speech.source(slots.chunk)[0] is None else ""

    def _theirs(self, sense: Sense, slots: Slots, noun: bool) -> bool:
        """Whether an actor that no slot names is told all the same: troops were sent, by their own side; US airstrikes."""
        if sense.rule.type in SENT and slots.passive and any(self._is(t, FORCES) for t in slots.subject):
            return True
        return noun and bool(self._modifier_actor(slots, sense.rule.mode))

    def _no_victim(self, targets: tuple[int, ...], mode: str) -> str:
        """Why nobody of these can be attacked so: animals, and states where only people can be ("Ireland beat Scotland")."""
        if all(self._is(t, ANIMAL) and t not in self.actors for t in targets):
            return "animals"
        states = [t for t in targets if t in self.actors and (a := self.actors[t]).code == a.country != "" and a.kind == "body"]
        return "a state is nobody's victim so" if mode in BODILY and len(states) == len(targets) else ""

    def _accident(self, slots: Slots) -> str:
        """What killed, where it was nature, illness or mishap: "killed in a bus crash", "the flood destroyed"; or ""."""
        causes = [*slots.subject, *slots.agent, *(n for p, n in slots.prepositional[:2] if p in ("in", "by", "from", "during", "when", "of"))]
        lone = (c for c in causes if c not in self.actors and self.g.kinds[c + 1 : c + 2] != "F")  # not "a wave of bombings"
        return next((self.g.word(c) for c in lone if "disaster" in self._classes(c)), "")

    def _means_other(self, trigger: Trigger, sense: Sense, slots: Slots, targets: tuple[int, ...]) -> bool:
        """Whether something forbids the sense: an object, and of a noun also what modifies it ("charm offensive") or
        completes it ("the battle against inflation", "the march of time")."""
        things = [*targets, *slots.object, *(n for p, n in slots.prepositional[:2] if p == "for")]
        if trigger.form == "noun":
            completes = sense.noun_target_by | {"of"}
            things.extend(n for p, n in slots.prepositional[:2] if p in completes)
            first, last = slots.modifiers or (0, 0)
            if not sense.not_objects.isdisjoint(self.words.lower[first:last]):
                return True
        elif sense.rule.objects:  # a request for comment
            things.extend(n for p, n in slots.prepositional[:1] if p == "for")
        return any(self._heads(t) & sense.not_objects for t in things)

    def _verb_roles(self, trigger: Trigger, sense: Sense, slots: Slots) -> tuple[tuple[int, ...], tuple[int, ...], float] | str:
        rule = sense.rule
        if rule.objects and slots.heads.isdisjoint(sense.objects):
            return NO_OBJECT
        if rule.intransitive and (slots.object or slots.passive):
            return "it has an object"
        surface = slots.subject if slots.passive else slots.object
        score = 0.5 * (slots.last - trigger.first) + (4.25 if rule.objects else 0)
        if rule.complement or rule.complement_verbs:
            if not self._complements(sense, slots):
                return "no such clause completes it"
            score += 4 if rule.complement_verbs else 2
        actors = () if rule.finds else tuple(slots.agent if slots.passive else slots.subject)
        if len(actors) == 1 and self.g.chunks[slots.chunk].form == "gerund" and self._paper(actors[0]):
            actors = tuple(self.g.subject(self.g._verb_left(actors[0])))
        if slots.passive and actors and self._agent_of_noun(actors[0]):
            actors = ()
        targets = self._verb_targets(sense, slots, surface)
        if slots.passive and slots.complement == "to" and not actors and self._lemma(slots.chunk) in RAISING:
            actors, targets = tuple(slots.subject), self._within_complement(slots)  # the minister is expected to meet
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

    def _lemma(self, v: int) -> str:
        verb = self.g.word(v)
        return self.reader.verb_lemma.get(verb, verb)

    def _agent_of_noun(self, c: int) -> bool:
        """Whether "by" belongs to a nominal action behind a preposition: "released following mediation by elders"."""
        g, start = self.g, self.g.group_start(c)
        return start > 2 and g.kinds[start - 1] == "Y" and g.kinds[start - 2] == "N" and g.kinds[start - 3] in "PF" and self._nominal(start - 2)

    def _split(self, sense: Sense, actors: tuple[int, ...], targets: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """ "X and Y met": where people deal with each other, the first named is the actor and the others the targets."""
        if not targets and len(actors) > 1 and (sense.rule.reciprocal or sense.rule.type in ("AGREE", "CONSULT", "COOPERATE")):
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
        if of is not None and of in self.actors:
            return tuple(g.coordinated(of))
        named = [n for p, n in slots.prepositional if p in sense.target_by and self._may_be_target(n, p)]
        if rule.type == "AID":  # "a loan for schools to Ethiopia" is Ethiopia's
            named = [n for n in named if n in self.actors or self._is(n, PEOPLE)] or ([] if self._where(sense, slots) else named)
        if named:
            return tuple(g.coordinated(named[0]))
        if surface and self._launched(slots, surface):
            return next((tuple(g.coordinated(n)) for p, n in slots.prepositional if p in TOWARDS and self._may_be_target(n, "on")), ())
        if surface and not rule.objects:
            return tuple(surface)
        if surface and (meant := self._behind(sense, slots, surface)):
            return meant
        if of is not None and self._may_be_target(of, "of") and rule.type not in ("AID", "MOBILIZE"):
            return (of,)
        if rule.complement and slots.complement_chunk >= 0:
            return self._within_complement(slots)
        if of is None and surface and self._of(surface[-1]) is not None and rule.objects:
            surface = [o for o in surface if g.chain_end(o) == o]
        fitting = PEOPLE if rule.type == "AID" else TANGIBLE
        return tuple(surface) if rule.objects and any(self._is(o, fitting) for o in surface) else ()

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

    def _launched(self, slots: Slots, surface: list[int]) -> bool:
        """Whether the object is what was fired, thrown or set off, not what it was aimed at."""
        return self._lemma(slots.chunk) in LAUNCHING and all(self._is(o, WEAPON) and o not in self.actors for o in surface)

    def _within_complement(self, slots: Slots) -> tuple[int, ...]:
        """The target of a verb completed by a clause: that clause's subject, or its verb's object."""
        g, c = self.g, slots.complement_chunk
        if slots.complement == "that" and g.kinds[c] == "N":
            return tuple(g.coordinated(c)) if g.word(c) not in ("it", "there", "they", "he", "she", "we") else ()
        if g.kinds[c] != "V":
            return ()
        found = g.direct(c + 1)
        around = list(g.prepositional(g.chain_end(found[-1]) + 1 if found else c + 1))
        own = [o for o in found if g.chunks[o].determiner in OWN or (self._is(o, frozenset(("armed",))) and g.word(c) in SENDING)]
        if own:  # "agreed to send its troops to Uganda"
            return next(((n,) for p, n in around if p in ("from", "to", "for", "with", "into", "in") and g.kinds[n] == "N"), () if len(own) == len(found) else tuple(found))
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
        while c < len(g.kinds) and g.kinds[c] != "V":
            c += 1
        verb, modal = (g.word(c), g.chunks[c].modal) if c < len(g.kinds) else ("", "")
        return verb not in sense.not_complement and (not sense.complement_verbs or not sense.complement_verbs.isdisjoint((verb, modal)))

    def _noun_roles(self, trigger: Trigger, sense: Sense, slots: Slots) -> tuple[tuple[int, ...], tuple[int, ...], float]:
        rule, g = sense.rule, self.g
        score = 0.5 * (trigger.last - trigger.first)
        actors: tuple[int, ...] = ()
        targets: tuple[int, ...] = ()
        within = False
        for preposition, n in slots.prepositional:
            group = tuple(x for x in g.coordinated(n))
            if preposition == "of" and n == slots.chunk + 2:
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
            elif (preposition in sense.noun_target_by and not targets and self._may_be_target(n, preposition)) or (preposition == "with" and rule.reciprocal and not targets):
                targets = group
            elif preposition == "from" and not actors and slots.undergo and self._can_act(n):
                actors = group
            within = within or (preposition != "of" and self._nominal(n))  # a protest at the killing of two by soldiers
        actors, targets = self._owned(sense, slots, actors, targets)
        theirs = within and any(preposition == "by" and n in slots.agent for preposition, n in slots.prepositional)
        actors, targets = self._split(sense, actors or (() if theirs else tuple(slots.agent)), targets)
        return actors, targets, score + (1 if actors or targets else 0)

    def _owned(self, sense: Sense, slots: Slots, actors: tuple[int, ...], targets: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The roles of a nominal action with what its owner and the verb that carries it add."""
        if slots.possessor:
            if sense.rule.of == "target" and not targets and not self._armed(slots.possessor[0]):
                targets = tuple(slots.possessor)
            else:
                actors = actors or tuple(slots.possessor)
        if slots.support >= 0 and slots.subject:
            if slots.undergo or sense.rule.swap:
                targets = targets or tuple(slots.subject)
            else:
                actors = actors or tuple(s for s in slots.subject if self._can_act(s))
        return actors, targets

    # ---- what a chunk is ------------------------------------------------------------------------------------------

    def _heads(self, c: int) -> set[str]:
        """The head words of a noun group, its last two words, and the heads of its of-chain."""
        g, out = self.g, set()
        while True:
            chunk = g.chunks[c]
            head = g.lower[chunk.head]
            out.add(head)
            if chunk.head > chunk.first:
                out.add(f"{g.lower[chunk.head - 1]} {head}")
            if c + 2 < len(g.kinds) and g.kinds[c + 1] == "F" and g.kinds[c + 2] == "N":
                c += 2
            else:
                return out

    def _classes(self, c: int) -> frozenset[str]:
        """What a noun group may be, by its actor, place and head; empty where nothing is known."""
        found = self._known.get(c)
        if found is None:
            found = self._known[c] = self._classed(c)
        return found

    def _classed(self, c: int) -> frozenset[str]:
        found = NOTHING
        if c in self.actors and not self._guessed(c):
            found |= actor_classes(self.actors[c])
        if c in self.places:
            found |= {"place"}
        if self._nominal(c):
            found |= {"event"}
        chunk = self.g.chunks[c]
        head = self.g.lower[chunk.head]
        found |= self.reader.classes.get(head, NOTHING)
        if chunk.head > chunk.first:
            found |= self.reader.classes.get(f"{self.g.lower[chunk.head - 1]} {head}", NOTHING)
        if c + 2 < len(self.g.kinds) and self.g.kinds[c + 1] == "F" and self.g.kinds[c + 2] == "N" and self._partitive(c):
            found |= self._classes(c + 2)
        if "civilian" in found and "armed" in self.g.lower[chunk.first : chunk.head]:
            found = found - {"civilian"} | {"armed"}
        if not found and (self.g.tags[chunk.head] in "Pp#" or (chunk.head == chunk.last - 1 and self.g.tags[chunk.head] in "DJ")):
            return PRONOUN if self.g.tags[chunk.head] in "p#" else NAME
        if c in self.actors and self.actors[c].sector in ARMED:
            return found - {"civilian"}  # armed men, a crowd of soldiers
        return found

    def _guessed(self, c: int) -> bool:
        """Whether an actor is only a name of a known place and nothing says that it is more: "recaptured Mosul"."""
        actor = self.actors[c]
        return c in self.places and not (actor.name or actor.sector or actor.country)

    def _partitive(self, c: int) -> bool:
        return self.g.word(c) in PARTITIVES

    def _is(self, c: int, classes: frozenset[str]) -> bool:
        return not self._classes(c).isdisjoint(classes)

    def _armed(self, c: int) -> bool:
        return c in self.actors and (self.actors[c].sector in ARMED or bool(self.actors[c].country and self.actors[c].reference == "name"))

    def _can_act(self, c: int) -> bool:
        """Whether a noun group can be an actor: people, a body, a name; not a thing."""
        actor = self.actors.get(c)
        if actor is not None:
            return True
        return not self._classes(c).isdisjoint(PEOPLE)

    def _may_be_target(self, c: int, preposition: str) -> bool:
        if self.g.kinds[c] == "T" or self.g.tags[self.g.chunks[c].head] in "#$":
            return c in self.actors
        place = self.places.get(c)
        if place is not None and preposition in ("in", "at", "near", "from") and c not in self.actors:
            return False
        return c in self.actors or not self._classes(c).isdisjoint(TARGETS)

    def _of(self, c: int) -> int | None:
        g = self.g
        return c + 2 if c + 2 < len(g.kinds) and g.kinds[c + 1] == "F" and g.kinds[c + 2] == "N" else None

    def _possessor(self, c: int) -> int:
        return c - 2 if c >= 2 and self.g.kinds[c - 1] == "'" and self.g.kinds[c - 2] == "N" else -1

    def _paper(self, c: int) -> bool:
        """A document that only carries the words of whoever put it out: "issued a report accusing the army"."""
        return bool(self._classes(c) & {"document", "law", "agreement"}) and not self._can_act(c)

    def _cause(self, slots: Slots) -> bool:
        """Whether the subject is a happening ("the blast killed five") or a thing that can cause one."""
        return any(self._nominal(s) or self._is(s, CAUSES) for s in slots.subject)

    def _nominal(self, c: int) -> bool:
        return c in self._nouns

    def _done_to_of(self, c: int) -> bool:
        """Whether "of" names who suffers the nominal action in chunk `c`: "the murder of", not "the attack of"."""
        names = (name for t in self.mentions.triggers if t.form == "noun" and self.mentions.phrases.of[t.head] == c for name, _ in t.senses)
        return any(self.reader.senses[name].rule.of == "target" for name in names)

    # ---- making the claim -----------------------------------------------------------------------------------------

    def _claim(self, trigger: Trigger, best: Filled) -> Claim:
        g, words, rule, slots = self.g, self.words, best.sense.rule, best.slots
        noun = trigger.form == "noun"
        first, last = trigger.first, max(slots.last, trigger.last)
        if noun and slots.support >= 0 and not slots.undergo and g.chunks[slots.support].head < first:
            first = g.chunks[slots.support].first
        elif not noun:
            first = g.chunks[slots.chunk].first if g.chunks[slots.chunk].form != "infinitive" else trigger.first
        status = self._status(trigger, best)
        actors = [a for c in best.actors for a in self._actor(c)] or self._beside(trigger, best)
        targets = [a for c in best.targets for a in self._target(c, rule.type)]
        if not targets and not noun and (rule.type != "ASSAULT" or rule.object_target):
            targets = self._concerned(best.sense, slots, actors) or self._where(best.sense, slots)
        if not actors and rule.type in SENT and slots.passive:  # troops were sent: their own side's act
            actors = [a for c in slots.subject for a in self._actor(c) if a.sector in ARMED]
            targets = [t for t in targets if t not in actors]
        speaker, doubtful = self._source(best, actors, noun)
        type_: str = rule.type
        mode, cameo = rule.mode, rule.cameo
        if type_ == "MOBILIZE" and mode == "troops" and any(w.startswith(PEACEKEEPING) for w in self.words.lower):
            type_, mode, cameo = "AID", "", "074"  # troops on a peacekeeping mission
        if type_ == "REQUEST" and cameo.startswith("10") and not DEMANDING.issuperset((self.reader.verb_lemma.get(w := g.lower[trigger.head], w),)):
            cameo = "02" + cameo[2:]  # the same is asked for, not demanded
        if not noun and (intent := self._intent(rule.type, mode, slots, status, speaker, actors)):
            type_, mode, cameo, status = intent
            if type_ == "REQUEST" and speaker is not None:
                actors, targets = [speaker], actors or targets
        if rule.said and speaker is not None:
            actors, targets = [speaker], [a for a in actors if a is not speaker] or targets
        elif speaker is not None:
            actors = [self._speaking(a, speaker) for a in actors]
        if status == "historical" and rule.type not in VIOLENT:
            status = "happened"  # what people say, promise or want is said in the present
        if status == "happened" and speaker is not None and (doubtful or speaker.sector in OWN_SIDE):
            status = "alleged"
        determiner = g.chunks[slots.chunk].determiner
        weapon = self._weapon(trigger, best)
        if type_ == "ASSAULT":
            known, mode = mode, self._mode(mode, trigger, best, weapon)
            cameo = cameo if known else _by_weapon(cameo, mode, weapon.lower())
        return Claim(
            sentence=words.sentence.index, rule=rule.name, type=type_, mode=mode, cameo=cameo,
            action=words.span(first, last), start=words.starts[first], end=words.ends[last - 1], first=first, last=last,
            nominal=noun, status=status, actors=tuple(dict.fromkeys(actors)), targets=tuple(dict.fromkeys(targets)),
            weapon=weapon, attributed_to=(speaker.name or speaker.text) if speaker else "",
            contexts=rule.contexts, definite=noun and determiner in ("the", "this", "that", "these", "those"),
            effect=rule.effect, telling=telling(g, slots, noun), general=general(g, slots, noun) and words.sentence.block != "title",
            trace=self._trace(best, speaker),
        )  # fmt: skip

    def _source(self, best: Filled, actors: list[Actor], noun: bool) -> tuple[Actor | None, bool]:
        """Who says so, and whether that is only a claim; not one who did it and went on to say something else ("asked them
        to leave, and said")."""
        speaker, doubtful = self.speech.source(best.slots.chunk)
        own = not noun and bool(actors) and actors[0] is speaker and not best.sense.rule.said
        return (None, False) if own else (speaker, doubtful)

    def _status(self, trigger: Trigger, best: Filled) -> str:
        slots = best.slots
        if trigger.form == "noun":
            return self.standing.noun(slots.chunk, trigger.head, slots.support)
        status = self.standing.verb(slots.chunk, slots.subject)
        by_doing = status == "hypothetical" and best.sense.rule.type in DONE_BY_DOING and self.standing.only_aim(slots.chunk)
        return "happened" if by_doing else status

    def _intent(self, type_: str, mode: str, slots: Slots, status: str, speaker: Actor | None, actors: list[Actor]) -> tuple[str, str, str, str] | None:
        """What a verb that looks ahead states, as (type, mode, CAMEO code, status): an intention to cooperate is AGREE
        (CAMEO 03), its denial REJECT (12), a speaker's own intention to use force THREATEN (13), what he says that
        another must do REQUEST (02, 10). None where the verb states what it says."""
        chunk = self.g.chunks[slots.chunk]
        own = speaker is None or not actors or self._same(actors[0], speaker)
        side = own or (speaker is not None and actors[0].sector == speaker.sector == "GOV" and actors[0].country in ("", speaker.country))
        side = side or any(self.g.chunks[s].determiner in OWN for s in slots.subject)  # "said his troops would attack"
        ahead = chunk.tense == "future" or (chunk.modal == "would" and speaker is not None and own)
        if type_ in INTENT and actors and ahead:
            return ("REJECT", "", "120", "happened") if chunk.negated else ("AGREE", "", INTENT[type_], "happened") if status in ("planned", "hypothetical") else None
        if type_ in FORCE and actors and (ahead or (side and chunk.modal == "would")) and side and speaker is not None and status in ("planned", "hypothetical") and not chunk.negated:
            return "THREATEN", FORCE[type_][0], FORCE[type_][1], "happened"
        if chunk.modal in ("must", "should") and speaker is not None and type_ in REQUESTED and (type_ != "ACCUSE" or mode == "investigate") and not chunk.negated and not (actors and own):
            return "REQUEST", REQUESTED[type_], "10" if chunk.modal == "must" else "02", "happened"
        return None

    def _same(self, actor: Actor, speaker: Actor) -> bool:
        return self._speaking(actor, speaker) is speaker or (actor.name or actor.text) == (speaker.name or speaker.text)

    def _trace(self, best: Filled, speaker: Actor | None) -> tuple[str, ...]:
        slots, out = best.slots, []
        out.append("passive" if slots.passive else "active")
        if slots.support >= 0:
            out.append(f"support verb {self.g.word(slots.support)!r}")
        if slots.complement:
            out.append(f"completed by a clause ({slots.complement})")
        if speaker is not None:
            out.append(f"said by {speaker.name or speaker.text!r}")
        return tuple(out)

    def _speaking(self, actor: Actor, speaker: Actor) -> Actor:
        """Who "we" in a quotation is, and "it" or "they" in what somebody says of himself: the speaker."""
        word, tag = self.words.lower[actor.first], self.words.tags[actor.first]
        if actor.last - actor.first != 1 or tag != "p":
            return actor  # US aircraft are not us
        one = word in ("he", "she")
        theirs = word in THIRD_PERSON and speaker.first < actor.first and speaker.reference != "pronoun" and (not one or speaker.kind == "person")
        if theirs and one:  # the mayor was killed because he refused: not who says so
            theirs = not any(a.kind == "person" and speaker.last <= a.first < actor.first for a in self.mentions.actors)
        return speaker if theirs or word in FIRST_PERSON else actor

    def _actor(self, c: int) -> list[Actor]:
        actor = self.actors.get(c)
        if actor is not None:
            return [actor]
        return [self._thing(c)] if self._can_act(c) and not self._nobody(c) else []

    def _nobody(self, c: int) -> bool:
        """ "No one was hurt", "nobody claimed it" tell of no one."""
        return self.g.word(c) in NOBODY or (self.g.word(c) == "one" and self.g.chunks[c].determiner == "no")

    def _target(self, c: int, type_: str) -> list[Actor]:
        """The target in chunk `c`; of words about a doing ("condemned Israel's decision"), the one whose doing it is."""
        actor = self.actors.get(c)
        if actor is not None:
            return [actor]
        if self._nobody(c):
            return []
        if type_ in OF_WORDS and not self._is(c, PEOPLE):
            chunk, of = self.g.chunks[c], self._of(c)
            doers = self.g.agent(c + 1) if self._nominal(c) else []
            suffers = self._nominal(c) and self._done_to_of(c)
            owner = next((self.actors[x] for x in (*doers, self._possessor(c), None if suffers else of) if x is not None and x in self.actors), None)
            owner = owner or next((a for a in self.mentions.actors if chunk.first <= a.first and a.last <= chunk.head and a.reference != "pronoun"), None)
            if owner is not None:
                return [owner]
        return [self._thing(c, whole=True)]

    def _concerned(self, sense: Sense, slots: Slots, actors: list[Actor]) -> list[Actor]:
        """Whom a verb's object concerns where no slot names a target: whose request it is ("a request by the army", "an
        appeal filed by lawyers", "the Armenian proposal"), what an inquiry is into; of some rules the object itself."""
        g, surface = self.g, slots.subject if slots.passive else slots.object
        if not surface or not sense.rule.objects:
            return []
        end = g.chain_end(surface[-1])
        parties = [n for p, n in slots.prepositional[:3] if p in CONCERNING and n in self.actors and self._sure(n) and self.actors[n] not in actors]
        if not slots.passive and end + 1 < len(g.kinds) and g.kinds[end + 1] == "V" and g.chunks[end + 1].form in ("participle", "finite"):
            parties[:0] = [n for n in g.agent(end + 2) if n in self.actors]
        if parties:
            return [self.actors[parties[0]]]
        into = next((n for p, n in slots.prepositional if p in sense.target_by and g.kinds[n] == "N" and n not in self.places), -1)
        if into >= 0:
            return [a for a in self._target(into, sense.rule.type) if a not in actors]
        if (owner := self._possessor(surface[0])) in self.actors and self.actors[owner] not in actors:
            return [self.actors[owner]]
        whose = [a for a in self._target(surface[0], sense.rule.type) if a not in actors]
        return whose if sense.rule.object_target or any(a.reference != "thing" for a in whose) else []

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
        joined = of is not None and ((whole and of not in self.places) or self.g.tags[self.g.chunks[of].head] == "#")  # tens of thousands
        last = self.g.chunks[of].last if of is not None and joined else chunk.last
        w = self.words
        return Actor(w.span(first, last), w.starts[first], w.ends[last - 1], w.sentence.index, first, last, reference="thing")

    def _modifier_actor(self, slots: Slots, mode: str) -> list[Actor]:
        """An actor inside the nominal trigger's own group: "US airstrikes", "Taliban attack"."""
        first, last = slots.modifiers or (0, 0)
        found = next((a for a in self.mentions.actors if a.first >= first and a.last <= last), None)
        if found is None or (mode not in STATE_ARMS and self._scene(found)):
            return []
        return [found]

    def _beside(self, trigger: Trigger, best: Filled) -> list[Actor]:
        """An actor named beside what did it or what was done, where grammar offers none."""
        rule, slots = best.sense.rule, best.slots
        if trigger.form == "noun":
            return self._modifier_actor(slots, rule.mode) if slots.modifiers else []
        return self._owner_of_arms(slots) if rule.type == "ASSAULT" else []

    def _owner_of_arms(self, slots: Slots) -> list[Actor]:
        """Whose the bomb or the jets are that did it: "Russian jets bombed", "a Taliban bomb killed"."""
        g = self.g
        for c in slots.agent if slots.passive else slots.subject:
            if self._classes(c) & ARMAMENTS and not self._is(c, PEOPLE):
                chunk, owner = g.chunks[c], self._possessor(c)
                if owner in self.actors:
                    return [self.actors[owner]]
                return [a for a in self.mentions.actors if chunk.first <= a.first and a.last <= chunk.head][:1]
        return []

    def _scene(self, actor: Actor) -> bool:
        """Whether a country's name before the noun is where it was ("Burkina Faso ambush") and not who ("US raid")."""
        known = actor.country and not actor.sector and actor.name == actor.text
        return bool(known) and any(p.first == actor.first and p.last == actor.last for p in self.mentions.places)

    def _weapon(self, trigger: Trigger, best: Filled) -> str:
        if best.sense.rule.type not in VIOLENT:
            return ""
        if best.weapon >= 0:
            return self._thing(best.weapon).text
        for preposition, n in best.slots.prepositional:
            if preposition in ("with", "using", "by") and self._is(n, frozenset(("weapon",))) and n not in self.actors:
                return self._thing(n).text
        chunk: Phrase = self.g.chunks[best.slots.chunk]
        classes = self.reader.classes
        if trigger.form == "noun":
            inside = [w for w in range(chunk.first, trigger.last) if "weapon" in classes.get(self.g.lower[w], ())]
            if inside:
                return self.words.span(inside[0], inside[-1] + 1)
        for o in best.slots.object:
            if (o not in best.targets or best.sense.rule.type != "ASSAULT") and "weapon" in classes.get(self.g.word(o), ()):
                return self._thing(o).text
        return best.sense.rule.weapon

    def _mode(self, mode: str, trigger: Trigger, best: Filled, weapon: str) -> str:
        """The mode of an attack: the rule's; who blows himself up is not only a bomber."""
        slots, g = best.slots, self.g
        doers = (g.chunks[c] for c in (slots.agent if slots.passive else slots.subject))
        if mode in ("", "explosives") and any("suicide" in g.lower[c.first : c.last] for c in doers):
            return "suicide-attack"
        return mode or self._weapon_mode(trigger, best, weapon)

    def _weapon_mode(self, trigger: Trigger, best: Filled, weapon: str) -> str:
        """The mode of an attack whose rule leaves it open, from the weapon, the words before the noun, or a subject that
        is a vehicle or weapon."""
        g, modes = self.g, self.reader.weapons
        chunks = [g.chunks[s] for s in best.slots.subject] if not best.slots.passive else [g.chunks[s] for s in best.slots.agent]
        spans = [[w.lower() for w in weapon.split()]]
        if trigger.form == "noun":
            chunk = g.chunks[best.slots.chunk]
            spans.append(list(g.lower[chunk.first : trigger.last]))
        spans.extend(list(g.lower[c.first : c.last]) for c in chunks)
        for words in spans:
            for size in (3, 2, 1):
                for i in range(len(words) - size, -1, -1):
                    if mode := modes.get(" ".join(words[i : i + size])):
                        return mode
        return ""

    def _without_support(self, filled: list[tuple[Trigger, Filled]]) -> list[tuple[Trigger, Filled]]:
        """Drop a verb that only supports a nominal action ("launched" an attack), and a noun that a verb's rule took as
        its required object ("imposed" sanctions)."""
        taken = {o for t, f in filled if t.form == "verb" and f.sense.objects and (any(map(self._can_act, f.actors)) or set(f.targets) - set(f.slots.object)) for o in (*f.slots.object, *(f.slots.subject if f.slots.passive else ()))}
        phrases = [(t.first, f.slots.last) for t, f in filled if t.form == "verb"]
        # an attack that is blamed on somebody or condemned has been made; a meeting that is held is the holding of it
        taken -= {f.slots.chunk for t, f in filled if t.form == "noun" and f.sense.rule.type == "ASSAULT"} & {
            s for t, f in filled if t.form == "verb" and f.sense.rule.type in OF_WORDS for s in (*f.slots.object, *f.slots.subject)
        }
        nouns = [(t, f) for t, f in filled if t.form == "noun" and f.slots.chunk not in taken and not any(a <= t.head < b for a, b in phrases)]
        supports = {f.slots.support for _, f in nouns}
        kept = {id(t) for t, _ in nouns}
        return [(t, f) for t, f in filled if (id(t) in kept if t.form == "noun" else f.slots.chunk not in supports or f.sense.objects or f.sense.rule.complement)]

    def _linked(self, claims: list[Claim], filled: list[tuple[Trigger, Filled]]) -> list[Claim]:
        """Tie claims that the grammar makes one happening, and let them lend each other actor and weapon: the noun that
        is subject of a verb of harm, the attack that people were killed in, ", killing five"."""
        at = {f.slots.chunk: i for i, (_, f) in enumerate(filled)}
        out = list(claims)
        for i, (trigger, f) in enumerate(filled):
            if claims[i].type not in VIOLENT or trigger.form != "verb":
                continue
            for j in self._ties(f, at):
                if j == i or claims[j].type != claims[i].type:
                    continue
                one, other = out[i], out[j]
                if any(p == "between" for p, _ in filled[j][1].slots.prepositional):  # of two sides neither is said to have killed
                    other = replace(other, actors=())
                if one.actors == () and set(one.targets) & set(other.actors):  # attacked but were beaten back
                    continue
                if other.nominal and one.status == "happened" and other.status == "historical":
                    one = replace(one, status="historical")
                out[i] = replace(
                    one, actors=one.actors or other.actors, weapon=one.weapon or other.weapon, mode=one.mode or other.mode,
                    links=(*one.links, other.start), status=other.status if other.status == "historical" else one.status,
                )  # fmt: skip
                lent = one.targets if other.nominal else ()
                out[j] = replace(out[j], targets=other.targets or lent, actors=out[j].actors or one.actors, links=(*other.links, one.start))
        return out

    def _ties(self, f: Filled, at: dict[int, int]) -> Iterator[int]:
        slots, g = f.slots, self.g
        for s in slots.subject if not slots.passive else ():
            if s in at:
                yield at[s]
        for preposition, n in (*slots.prepositional, *(("by", a) for a in slots.agent)):
            if n in at and preposition in ("in", "during", "by", "from", "when", "after", "with"):
                yield at[n]
        if g.chunks[slots.chunk].form == "gerund":
            before = g.back(slots.chunk)
            if before >= 0 and g.kinds[before] in ",P":
                above = g._verb_left(before)
                if above in at:
                    yield at[above]
        elif g.back(slots.chunk) >= 0 and g.kinds[g.back(slots.chunk)] == "C":
            above = g._verb_left(g.back(slots.chunk))
            if above in at:
                yield at[above]
        for s in slots.subject if not slots.passive else ():
            if s + 1 in at and g.kinds[s + 1] == "V" and g._reduced(s + 1) and s + 1 != slots.chunk:
                yield at[s + 1]  # a mine planted by rebels killed


def _by_weapon(cameo: str, mode: str, weapon: str) -> str:
    """The CAMEO code of an attack that its words leave general, by what was used."""
    if cameo not in ("18", "180", "19", "190"):
        return cameo
    if mode == "explosives":
        return next((code for code, words in BOMBS if any(w in weapon for w in words)), "183")
    return ARMS.get(mode, cameo)
