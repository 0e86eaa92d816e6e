"""Claims: for every trigger, who did it, to whom, where, when, with what, by the grammar of its sentence.

A trigger offers senses (rules); grammar offers arguments; the sense whose constraints fit best is taken, or none. A slot
that the sentence leaves open stays empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from events.arguments import Slots
from events.arms import VIOLENT, by_weapon
from events.dating import assign_dates
from events.fitting import SENT
from events.forms import Forms
from events.kinds import Kinds
from events.model import Actor, Claim, Mentions, Trigger
from events.nature import PEOPLE, Filled, Knowledge
from events.parties import OF_WORDS
from events.rulebook import Rulebook
from events.senses import ARMED, compile_classes, compile_senses, compile_weapons
from events.telling import general, telling
from events.where import assign_places

DEEDS = frozenset(("RETREAT", "COERCE", "AID"))
OWN_SIDE = frozenset(("REB", "UAF", "PRM", "CRM"))
ASKED_FOR = frozenset(("event", "agreement", "document", "law", "goods", "money"))
# Acts of words that are done by what is done for their sake: "marched to demand his release".
DONE_BY_DOING = frozenset(("REQUEST", "ACCUSE", "REJECT", "PROTEST", "SUPPORT"))
HIDING = frozenset(("hide", "conceal", "pack", "stash"))
TRYING = frozenset(("try", "attempt", "struggle", "seek"))
PRONOUNS = frozenset("he she it they we i you who".split())
MUTUAL = (("each", "other"), ("one", "another"))


class ClaimReader:
    """Turns one sentence's mentions into claims; made once from the rules."""

    def __init__(self, rulebook: Rulebook, forms: Forms, verb_lemma: dict[str, str]) -> None:
        classes, weapons = compile_classes(rulebook, forms), compile_weapons(rulebook, forms)
        self.knowledge = Knowledge(compile_senses(rulebook, forms), classes, weapons, verb_lemma)

    def read(self, mentions: Mentions) -> tuple[Claim, ...]:
        """All claims of one sentence, in the order of their triggers."""
        return tuple(self.read_each(((mentions,),))[0])

    def read_each(self, articles: Iterable[Iterable[Mentions]]) -> list[list[Claim]]:
        """All claims of each article's sentences, in order; one step for all of them before the next, as in
        `events.pipeline`."""
        readings = [[_Reading(self.knowledge, m) for m in found if m.triggers] for found in articles]
        fitted = [[(r, filled) for r in some if (filled := r.fitted())] for some in readings]
        return [_harmed([claim for r, filled in some for claim in r.claims(filled)]) for some in fitted]

    def refusals(self, mentions: Mentions) -> list[tuple[str, str, str]]:
        """(word, rule, reason) for every sense that a trigger of the sentence might have had and has not."""
        reading, out = _Reading(self.knowledge, mentions), list[tuple[str, str, str]]()
        for trigger in mentions.triggers:
            reading.best(trigger, out)
        return out


def _harmed(claims: list[Claim]) -> list[Claim]:
    """An article's claims without the harmless ones, where some attack is told."""
    told = any(c.type == "ASSAULT" and c.status in ("happened", "alleged") for c in claims)
    return [c for c in claims if not (told and c.harmless)]


class _Reading(Kinds):
    """Makes the claims of a sentence."""

    __slots__ = ()

    def fitted(self) -> list[tuple[Trigger, Filled]]:
        """The triggers that some sense fits, with the one that fits best."""
        filled: list[tuple[Trigger, Filled]] = []
        made_up = self._made_up()
        for trigger in self.mentions.triggers:
            if trigger.first >= made_up:
                break
            idle = self._named(trigger) or self.bears_arms(trigger) or self._auxiliary(trigger)
            best = None if idle else self.best(trigger)
            if best is not None:
                filled.append((trigger, best))
        return self.undergone(filled)

    def claims(self, filled: list[tuple[Trigger, Filled]]) -> Iterator[Claim]:
        """The claims of the fitted triggers."""
        filled = self._without_support(filled)
        made = [self._claim(trigger, best) for trigger, best in filled]
        made, inner = self._worded(self._linked(made, filled), filled)
        made = assign_places(self.g, made, self.mentions)
        made = assign_dates(self.g, made, self.mentions)
        for i, (claim, (_, best)) in enumerate(zip(made, filled, strict=True)):
            if i in inner:
                continue  # what somebody was asked to do
            if best.sense.rule.recalls and claim.status not in ("happened", "alleged"):
                continue  # the group has not claimed responsibility
            if best.sense.rule.said and claim.targets and all(self._same(t, claim.actors[0]) for t in claim.targets):
                continue  # the army said that it was behind the raid
            if self._private(claim) or self._purpose(claim, best, filled) or self._described(claim, best):
                continue
            if self._wished(claim, best) or self._kept_up(claim, best) or self._by_the_way(claim, best):
                continue
            if self._announced(claim):
                claim = replace(claim, status="planned")
            if claim.nominal and claim.status in ("happened", "alleged") and self._generic(claim, best):
                claim = replace(claim, status="historical")
            if self._harmless(claim, best):
                claim = replace(claim, harmless=True)
            if claim.status == "happened" and not claim.dates and self._of_somebody(claim, best):
                claim = replace(claim, status="historical")
            if claim.status == "happened" and self._kind_of_people(claim, best):
                claim = replace(claim, status="hypothetical")
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

    def _auxiliary(self, trigger: Trigger) -> bool:
        """Whether a verb only says when another is done: "are going to work"."""
        return (
            trigger.form == "verb"
            and self.g.lower[trigger.head] == "going"
            and self.g.chunks[self.mentions.phrases.of[trigger.head]].head > trigger.head
        )

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

    def _claim(self, trigger: Trigger, best: Filled) -> Claim:
        g, words, rule, slots = self.g, self.words, best.sense.rule, best.slots
        noun = trigger.form == "noun"
        first, last = trigger.first, max(slots.last, trigger.last)
        if noun and slots.support >= 0 and not slots.undergo and g.chunks[slots.support].head < first:
            first = g.chunks[slots.support].first
        elif not noun:
            first = g.chunks[slots.chunk].first if g.chunks[slots.chunk].form != "infinitive" else trigger.first
        status = "happened" if rule.stands else self._status(trigger, best)
        actors = [a for c in best.actors for a in self._actor(c)] or self._beside(trigger, best)
        targets = self._others(
            rule.type, actors, [a for c in best.targets if not self._carrier(c, slots) for a in self._target(c, rule.type)]
        )
        if not targets and not noun and (rule.type != "ASSAULT" or rule.object_target):
            targets = self._concerned(best.sense, slots, actors) or self._where(best.sense, slots)
        if not actors and rule.type in SENT and (slots.passive or noun):  # troops were sent: their own side's act
            sent = targets if noun else [a for c in slots.subject for a in self._actor(c)]
            actors = [a for a in sent if a.sector in ARMED]
            targets = [t for t in targets if t not in actors]
        speaker, doubtful = self._source(best, actors, noun)
        type_, mode, cameo = self._kind(trigger, best, status, actors, targets)
        targets = targets if type_ != "THREATEN" or rule.type != "AGREE" else []
        carried = noun and type_ == "ASSAULT" and slots.support >= 0 and not slots.undergo  # said it would carry out attacks
        if (
            (not noun or carried)
            and not self._wondered(slots)
            and (intent := self._intent(rule.type, mode, slots, status, speaker, actors))
        ):
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
            cameo = cameo if known else by_weapon(cameo, mode, weapon.lower())
            actors = actors or self._flown(mode, slots)
        return Claim(
            sentence=words.sentence.index, rule=rule.name, type=type_, mode=mode, cameo=cameo,
            action=words.span(first, last), start=words.starts[first], end=words.ends[last - 1], first=first, last=last,
            nominal=noun, status=status, actors=tuple(dict.fromkeys(actors)), targets=tuple(dict.fromkeys(targets)),
            weapon=weapon, attributed_to=self._named_source(speaker),
            contexts=rule.contexts, definite=rule.recalls or (noun and (determiner in ("the", "this", "that", "these", "those") or self._of_day(slots.chunk))),
            effect=rule.effect, telling=telling(g, slots, noun), general=general(g, slots, noun) and words.sentence.block != "title",
            trace=self._trace(best, speaker),
        )  # fmt: skip

    def _carrier(self, c: int, slots: Slots) -> bool:
        """Whether a vehicle is what a bomb that went off was hidden in: "a bomb hidden in a rickshaw exploded"."""
        return slots.passive and self._lemma(slots.chunk) in HIDING and self.g._reduced(slots.chunk) and "vehicle" in self._classes(c)

    def _of_day(self, c: int) -> bool:
        """Whether the noun group is that of a day known: "Monday's explosion"."""
        first = self.g.chunks[c].first
        return c > 0 and self.g.kinds[c - 1] == "T" and self.words.tags[first - 1] == "'"

    def _others(self, type_: str, actors: list[Actor], targets: list[Actor]) -> list[Actor]:
        """The targets; of words not the speaker himself: who denies that its own men did it denies it to nobody."""
        if type_ == "REQUEST":
            targets = [t for t in targets if t.reference != "thing" or not self._event(t)]
        return [t for t in targets if type_ not in OF_WORDS or not t.name or all(t.name != a.name for a in actors)]

    def _event(self, target: Actor) -> bool:
        """Whether what is asked for stands where those who are asked should: "repeated his call for talks"."""
        c = self.mentions.phrases.of[target.first]
        classes = self._classes(c)
        return self._nominal(c) or (bool(classes & ASKED_FOR) and classes.isdisjoint(PEOPLE | {"place"}))

    def _named_source(self, speaker: Actor | None) -> str:
        """Who says so, by name or description; a pronoun that stands for nobody known says nothing of it."""
        if speaker is None or (not speaker.name and speaker.text.lower() in PRONOUNS):
            return ""
        return speaker.name or speaker.text

    def _source(self, best: Filled, actors: list[Actor], noun: bool) -> tuple[Actor | None, bool]:
        """Who says so, and whether that is only a claim; not one who did it and went on to say something else ("asked them
        to leave, and said")."""
        speaker, doubtful = self.speech.source(best.slots.chunk)
        own = not noun and bool(actors) and actors[0] is speaker and not best.sense.rule.said
        return (None, False) if own or (not noun and self._answers(best)) else (speaker, doubtful)

    def _answers(self, best: Filled) -> bool:
        """Whether somebody else's words stand behind what was said: "claimed that soldiers fell, but the army rejected the claim"."""
        g, subject = self.g, best.slots.subject
        start = g.group_start(subject[0]) if subject and best.sense.rule.type in OF_WORDS else 0
        return start > 1 and g.kinds[start - 2 : start] == ",C" and g.word(start - 1) == "but"

    def _status(self, trigger: Trigger, best: Filled) -> str:
        slots = best.slots
        noun = trigger.form == "noun"
        status = self.standing.noun(slots.chunk, trigger.head, slots.support) if noun else self.standing.verb(slots.chunk, slots.subject)
        carrier = slots.chunk if not noun else slots.support if slots.support >= 0 else self.g.back(self.g.group_start(slots.chunk))
        if (
            status == "happened"
            and best.sense.rule.type != "ASSAULT"
            and carrier >= 0
            and self.g.kinds[carrier] == "V"
            and self._tried(carrier)
        ):
            return "hypothetical"
        if noun:
            return status
        by_doing = status == "hypothetical" and best.sense.rule.type in DONE_BY_DOING and self.standing.only_aim(slots.chunk)
        return "happened" if by_doing else status

    def _tried(self, v: int) -> bool:
        """Whether the infinitive `v` was only tried: "tried to arrest him". An attack that is tried is one."""
        above = self.g.governor(v) if self.g.chunks[v].form == "infinitive" else -1
        return above >= 0 and self._lemma(above) in TRYING

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

    def _phrase_end(self, last: int) -> int:
        """The word that a verb's phrase ends before, with the rest of a noun group that it reaches into: "sentenced to life
        imprisonment"."""
        chunk = self.g.chunks[self.mentions.phrases.of[last - 1]]
        return chunk.last if chunk.kind == "N" and last < chunk.last else last

    def _only_described(self, noun: Filled, filled: list[tuple[Trigger, Filled]]) -> bool:
        """Whether the participle right behind a noun tells the noun's own act again: "the ceasefire signed in Minsk"."""
        v = noun.slots.chunk + 1
        same = any(
            t.form == "verb" and f.slots.chunk == v and f.slots.passive and f.sense.rule.type == noun.sense.rule.type for t, f in filled
        )
        return same and noun.sense.rule.type not in VIOLENT and self.g._reduced(v)

    def _without_support(self, filled: list[tuple[Trigger, Filled]]) -> list[tuple[Trigger, Filled]]:
        """Drop a verb that only supports a nominal action ("launched" an attack), and a noun that a verb's rule took as
        its required object ("imposed" sanctions)."""
        taken = {
            o
            for t, f in filled
            if t.form == "verb" and f.sense.objects and (any(map(self._can_act, f.actors)) or set(f.targets) - set(f.slots.object))
            for o in (*f.slots.object, *(f.slots.subject if f.slots.passive else ()))
        }
        phrases = [(t.first, self._phrase_end(f.slots.last)) for t, f in filled if t.form == "verb"]
        # an attack that is blamed on somebody or condemned has been made; a meeting that is held is the holding of it
        taken -= {f.slots.chunk for t, f in filled if t.form == "noun" and f.sense.rule.type == "ASSAULT"} & {
            s for t, f in filled if t.form == "verb" and f.sense.rule.type in OF_WORDS for s in (*f.slots.object, *f.slots.subject)
        }
        # so has what is told in full, where only nobody welcomes it
        taken -= {f.slots.chunk for t, f in filled if t.form == "noun" and f.sense.rule.type in DEEDS and f.actors and f.targets} & {
            s for t, f in filled if t.form == "verb" and f.sense.rule.type in OF_WORDS and not f.actors for s in f.slots.subject
        }
        nouns = [
            (t, f) for t, f in filled if t.form == "noun" and f.slots.chunk not in taken and not any(a <= t.head < b for a, b in phrases)
        ]
        supports = {f.slots.support: f.sense.rule.type if f.actors or f.targets else "" for _, f in nouns}
        described = {f.slots.chunk + 1 for _, f in nouns if self._only_described(f, filled)}
        kept = {id(t) for t, _ in nouns}
        return [
            (t, f)
            for t, f in filled
            if (id(t) in kept if t.form == "noun" else f.slots.chunk not in described and not self._only_supports(f, supports))
        ]

    def _only_supports(self, verb: Filled, supports: dict[int, str]) -> bool:
        """Whether a verb tells nothing but that what a noun names was done; `supports` are the
        types of the nouns by their verbs, where those tell of anybody."""
        type_ = supports.get(verb.slots.chunk)
        rule = verb.sense.rule
        if type_ == rule.type and not verb.actors and not verb.targets:
            return True  # talks between the envoys were held
        return type_ is not None and not (verb.sense.objects or rule.complement or rule.said)
