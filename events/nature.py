"""What a noun group may be: people, an armed force, a place, a thing; and how it stands to the groups beside it.

The base of reading a sentence: its grammar, and what was found at each of its chunks.
"""

from __future__ import annotations

import re

from events.arguments import Slots
from events.grammar import Grammar
from events.model import Actor, Mentions
from events.senses import ARMED, NAME, PRONOUN, Sense, actor_classes
from events.speech import Speech
from events.status import Standing
from events.value import value

PHYSICAL = frozenset(
    ("place", "building", "vehicle", "goods", "weapon", "money", "org", "agreement", "law", "document", "event", "animal", "body")
)
THINGS = frozenset(("weapon", "vehicle", "building", "goods", "money", "document", "law", "agreement", "event", "body", "animal"))
PEOPLE = frozenset(("people", "armed", "civilian", "gov", "org"))
CAUSES = frozenset(("weapon", "event", "vehicle"))
VEHICLE = frozenset(("vehicle",))
# An aircraft's or a tank's type: DC-3, A-37, MiG-29.
TYPE_NAME = re.compile(r"[A-Za-z]{1,4}-\d{1,4}[A-Z]?")
# Heads of which "of" names what they are made of.
PARTITIVES = frozenset(
    "group number section sections part parts stretch segment portion member members dozens hundreds thousands scores groups "
    "convoy contingent contingents team crowd lot couple pair majority rest handful some many several one two three all series band crowds tens most".split()
)
# What without a determiner is nobody: by force.
ABSTRACT = frozenset(("force", "power", "state"))
SUMS = frozenset("million billion thousand trillion dollars euros pounds yen yuan rupees rubles roubles".split())
COMPASS = frozenset(
    "northern southern eastern western central north south east west northeastern northwestern southeastern southwestern".split()
)
NOTHING: frozenset[str] = frozenset()
TARGETS = PHYSICAL | PEOPLE - {"org"}


@value
class Knowledge:
    """The rules as claims are read by: senses by name, the classes of noun forms, the modes of weapons, lemmas of verbs."""

    senses: dict[str, Sense]
    classes: dict[str, frozenset[str]]
    weapons: dict[str, str]
    verb_lemma: dict[str, str]


@value
class Filled:
    """A sense with its arguments: chunk indices for people and things, and how well it fits."""

    sense: Sense
    slots: Slots
    actors: tuple[int, ...]
    targets: tuple[int, ...]
    weapon: int
    score: float


class Groups:
    """One sentence being read: its grammar and what was found at each chunk."""

    __slots__ = ("_known", "_nouns", "_speech", "actors", "g", "heads", "mentions", "places", "reader", "standing", "words")

    def __init__(self, reader: Knowledge, mentions: Mentions) -> None:
        self.reader, self.mentions = reader, mentions
        self.words = mentions.phrases.words
        self.g = Grammar(mentions.phrases, mentions.cues)
        sentence = self.words.sentence
        self.standing = Standing(
            self.g, mentions.cues, habitual=sentence.block == "body" and sentence.index > 1, body=sentence.block == "body"
        )
        self.actors: dict[int, Actor] = {}
        of = mentions.phrases.of
        for actor in mentions.actors:
            for c in range(of[actor.first], of[actor.last - 1] + 1):
                if actor.first <= self.g.chunks[c].head < actor.last and not self._mistaken(actor, c) and actor.text not in ABSTRACT:
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

    def _heads(self, c: int) -> set[str]:
        """The head words of a noun group, its last two words, and the heads of its of-chain: "a round of talks", but not
        what people belong to, "two men of the union"."""
        g, out = self.g, set()
        while True:
            chunk = g.chunks[c]
            head = g.lower[chunk.head]
            out.add(head)
            if chunk.head > chunk.first:
                out.add(f"{g.lower[chunk.head - 1]} {head}")
            sum_of = head in SUMS and g.kinds[c + 1 : c + 3] == "PN" and g.word(c + 1) == "in"  # $3 million in aid
            if g.tags[chunk.head] != "#" and "civilian" in self.reader.classes.get(head, NOTHING) and g.kinds[c + 1 : c + 2] == "F":
                return out
            if not sum_of and (c + 2 >= len(g.kinds) or g.kinds[c + 1] not in "F'" or g.kinds[c + 2] != "N"):
                return out
            c += 2

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
        if (
            c in self.actors
            and not COMPASS.isdisjoint(self.g.lower[chunk.first : chunk.head])
            and self.actors[c].kind != "person"
            and self.g.tags[chunk.head] == "P"
        ):
            found |= {"place"}  # eastern Congo
        if head in ("target", "targets") and (
            not set("JNSP").isdisjoint(self.g.tags[chunk.first : chunk.head]) or (head == "targets" and not chunk.determiner)
        ):
            found |= {"building"}  # rebel targets, targets in the hills; not the target
        if head in ABSTRACT and chunk.last - chunk.first == 1:
            return NOTHING  # using force
        found |= self.reader.classes.get(head, NOTHING)
        if chunk.head > chunk.first:
            found |= self.reader.classes.get(f"{self.g.lower[chunk.head - 1]} {head}", NOTHING)
        if c + 2 < len(self.g.kinds) and self.g.kinds[c + 1] == "F" and self.g.kinds[c + 2] == "N" and self._partitive(c):
            found |= self._classes(c + 2)
        if "civilian" in found and "armed" in self.g.lower[chunk.first : chunk.head]:
            found = found - {"civilian"} | {"armed"}
        if not found and TYPE_NAME.fullmatch(self.words.forms[chunk.head]) and c not in self.actors:
            return VEHICLE
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

    def _lemma(self, v: int) -> str:
        verb = self.g.word(v)
        return self.reader.verb_lemma.get(verb, verb)
