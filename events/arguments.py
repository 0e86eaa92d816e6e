"""Arguments: the noun groups that fill a trigger's slots, before any sense is chosen."""

from __future__ import annotations

from dataclasses import dataclass, field

from events.clauses import SKIPPED, SUBORDINATING
from events.descriptions import CAUSING
from events.grammar import Grammar
from events.lists import listed
from events.model import Trigger

# Verbs whose lone past form without an object is passive: "five soldiers killed in ambush".
TRANSITIVE = listed("arguments", "transitive")
# Verbs that nothing is done by, whatever "by" says: "resigned by letter".
INTRANSITIVE = listed("arguments", "intransitive")
# Verbs besides whose object may stand behind the verb they are joined to: "trained and armed the militia".
SHARING = listed("arguments", "sharing")
GIVING = listed("arguments", "giving")
TIMES = frozenset("minutes hour hours day days night nights week weeks month months year years".split())

SAYING = frozenset("say insist state declare stress reiterate maintain argue emphasise emphasize underline announce claim warn".split())
# Verbs whose words may stand before them: "Free the hostages, Paris urges".
TOLD = SAYING | frozenset("tell urge beg ask order plead demand vow".split())
# Verbs whose receiver is the object and whose thing a preposition brings: "asked Kuwait for a loan", "provided Chad with tents".
BRINGING = dict.fromkeys("ask beg petition press lobby beseech implore".split(), "for") | dict.fromkeys(
    "provide supply furnish present issue threaten menace".split(), "with"
)
# Verbs that a plain form follows where others have "to".
LETTING = frozenset(("let", "help", "make"))
DENYING = frozenset(("reject", "deny", "dispute", "dismiss"))
# Verbs whose clause often has no "that": "admitted it was holding soldiers".
ADMITTING = frozenset("admit concede acknowledge confirm fear hope believe think know suspect doubt understand feel hear learn".split())
ORDERED = frozenset("order orders ordered ordering want wants wanted".split())
RELATIVE_OBJECTS = frozenset(("whom", "which", "that"))
# Nouns whose "that" tells what they say.
REPORTED = frozenset(
    "report reports claim claims allegation allegations news rumour rumours rumor rumors fact evidence statement statements word belief suspicion "
    "suspicions accusation accusations fear fears hope hopes sign signs message announcement confirmation day time year week month moment".split()
)
OBJECTIVE = frozenset(("them", "him", "us", "me", "whom"))
# Verbs behind whose object a past form tells what the subject brings about ("had the editor arrested"), if it does not tell what
# befell his own ("had two men killed").
BRINGING_ABOUT = frozenset("have has had having get gets got getting".split())


@dataclass(slots=True)
class Slots:
    """What grammar offers a trigger. All are chunk indices; `prepositional` are (preposition, chunk) nearest first;
    `heads` the head words of the object, or of the passive subject; `occurs` the verb of happening whose subject a noun is."""

    chunk: int
    last: int
    passive: bool = False
    subject: list[int] = field(default_factory=list)
    object: list[int] = field(default_factory=list)
    receiver: list[int] = field(default_factory=list)
    agent: list[int] = field(default_factory=list)
    prepositional: list[tuple[str, int]] = field(default_factory=list)
    complement: str = ""
    complement_chunk: int = -1
    possessor: list[int] = field(default_factory=list)
    support: int = -1
    undergo: bool = False
    occurs: int = -1
    modifiers: tuple[int, int] | None = None
    heads: frozenset[str] = frozenset()


def verb_slots(g: Grammar, trigger: Trigger, last: int, lemma: str) -> Slots:
    """The slots of a verbal trigger whose phrase ends before word `last`."""
    v = g.phrases.of[trigger.head]
    chunk = g.chunks[v]
    after = max(g.after(last), v + 1)
    slots = Slots(v, last, chunk.voice == "passive" and not _joined_to_perfect(g, v))
    slots.subject = g.subject(v)
    slots.object = [] if slots.passive else _objects(g, after, lemma)
    if slots.object:
        _sort_objects(g, slots, lemma)
    start = _past(g, slots.object, after) if slots.object else after
    plain = g.kinds[start : start + 1] == "V" and g.tags[g.chunks[start].first] == "B"
    if lemma in LETTING and slots.object and plain and g.word(start) != "go":
        slots.complement, slots.complement_chunk = "to", start  # let women drive
    slots.prepositional = list(g.prepositional(start))
    if not slots.complement:
        slots.complement, slots.complement_chunk = _complement(g, start)
    lone = not slots.passive and not slots.object and chunk.form in ("finite", "participle") and g.tags[chunk.head] in "EM"
    if lone and not _swallowed(g, trigger, last):
        _read_lone_past(g, slots, v, lemma)
    if not slots.passive and lemma in TRANSITIVE and _joined_to_passive(g, v):
        slots.passive, slots.object = True, []
    if slots.passive:
        slots.agent = g.agent(start) or _orderer(g, v)
        of_subject = ((p, n) for s in slots.subject for p, n in g.prepositional(g.chain_end(s) + 1))
        slots.prepositional.extend((p, n) for p, n in of_subject if n < v and p != "between")  # ties with Iran were cut
    elif not slots.complement and lemma in TOLD:
        _told_before(g, slots, v, lemma)
    return slots


def _sort_objects(g: Grammar, slots: Slots, lemma: str) -> None:
    """Of the groups behind a verb: those that are a clause's subject are no object, and of two the one who gets it is the
    receiver."""
    last = slots.object[-1]
    told = lemma in SAYING and _opens_clause(g, last)
    if told or (lemma in DENYING and _has_predicate(g, last)) or (lemma in ADMITTING and _is_subject(g, last)):
        slots.object = []
    if lemma in GIVING and (given := _second_object(g, slots.object)):
        slots.receiver, slots.object = slots.object, given
    if slots.object and lemma in BRINGING and (wanted := _brought(g, slots.object, BRINGING[lemma])):
        slots.receiver, slots.object = slots.object, wanted


def _read_lone_past(g: Grammar, slots: Slots, v: int, lemma: str) -> None:
    """Make passive a past form without auxiliary and object where it is one: "five soldiers killed in ambush"."""
    last = slots.last
    if meant := _related_object(g, slots, lemma):
        slots.object = meant
        return
    by_follows = lemma not in INTRANSITIVE and any(p == "by" and "V" not in g.kinds[v + 1 : n] for p, n in slots.prepositional[:3])
    loose = lemma in TRANSITIVE and slots.complement == "" and g.lower[last : last + 2] != ("as", "many")
    loose = loose and g.chunks[v].tense != "present" and not _plain_subject(g, v)
    pronoun = v > 0 and g.kinds[v - 1] == "N" and g.tags[g.chunks[v - 1].head] == "p"
    theirs = pronoun and g.word(v - 1) not in OBJECTIVE  # a soldier it captured
    slots.passive = by_follows or ((loose or reduced_before_verb(g, v)) and not theirs)
    if slots.passive and v and g.kinds[v - 1] == "N":
        slots.subject = g.members(v - 1)
    elif slots.passive and v > 1 and g.kinds[v - 2 : v] == "N,":  # the mayor, kidnapped on 3 May
        slots.subject = [v - 2]
    elif theirs and v > 1 and g.kinds[v - 2] == "N":
        slots.object = g.members(v - 2)


def _related_object(g: Grammar, slots: Slots, lemma: str) -> list[int]:
    """The noun that "whom" or "that" refers to before the subject of a verb without an object: "students whom police arrested"."""
    w = g.back(g.group_start(slots.subject[0])) if slots.subject and slots.subject[0] < slots.chunk else -1
    if w < 1 or lemma in INTRANSITIVE or g.kinds[w] not in "WA" or g.word(w) not in RELATIVE_OBJECTS:
        return []
    noun = w - 2 if g.kinds[w - 1] == "," and w > 1 else w - 1
    found = g.kinds[noun] == "N" and (g.word(w) == "whom" or g.word(noun) not in REPORTED)
    return g.members(noun) if found else []


def _told_before(g: Grammar, slots: Slots, v: int, lemma: str) -> None:
    """Fill complement and subject where what is said stands before the verb: "The rebels must go, said the minister"; an
    order in the imperative is an infinitive's equal: "Hand over the hostages, India tells Nepal"."""
    first = g.told_before(v)
    if first < 0:
        return
    ordered = g.kinds[first] == "V" and g.tags[g.chunks[first].first] == "B"
    if g.inverted(v):
        slots.subject, slots.object = g.coordinated(v + 1), []
    if ordered:
        slots.complement, slots.complement_chunk = "to", first
    elif g.kinds[first] in "NX" and lemma in SAYING:
        slots.complement, slots.complement_chunk = "that", first


def _joined_to_passive(g: Grammar, v: int) -> bool:
    """Whether a lone past form without an object is joined to a passive: "was captured in Lima and sentenced to life"."""
    joint = g.back(v)
    if joint < 1 or g.kinds[joint] != "C" or g.tags[g.chunks[v].head] != "E" or g.kinds[v + 1 : v + 2] == "N":
        return False
    above = g._verb_left(joint)
    return above >= 0 and g.chunks[above].voice == "passive" and g.chunks[above].form == "finite"


def _joined_to_perfect(g: Grammar, v: int) -> bool:
    """Whether a lone participle with an object is joined to an active perfect: "had looted shops and beaten traders"."""
    joint = g.back(v)
    if joint < 1 or g.kinds[joint] != "C" or g.tags[g.chunks[v].first : g.chunks[v].last] != "M" or g.kinds[v + 1 : v + 2] != "N":
        return False
    above = g._verb_left(joint)
    return above >= 0 and g.chunks[above].voice == "active" and "h" in g.tags[g.chunks[above].first : g.chunks[above].head]


def _objects(g: Grammar, after: int, lemma: str) -> list[int]:
    """The object behind an active verb, or that which it shares with the verb joined to it."""
    found = g.direct(after) or _late(g, after)
    if found and _time_before(g, found[0]):
        found = []
    return found or (_shared_object(g, after) if lemma in TRANSITIVE or lemma in SHARING else [])


def _time_before(g: Grammar, c: int) -> bool:
    """Whether a noun only says how long after or before something else: "mayor killed day after vote"."""
    behind = g.kinds[c + 1 : c + 2] == "P" and g.word(c + 1) in ("after", "before")
    return behind and g.word(c) in TIMES and not g.chunks[c].determiner


def _swallowed(g: Grammar, trigger: Trigger, last: int) -> bool:
    """Whether the phrase that ends before word `last` has its object in it: "downed tools"."""
    return any(tag in "NSP" for tag in g.tags[trigger.head + 1 : last])


def _orderer(g: Grammar, v: int) -> list[int]:
    """Who had it done, where a lone past form stands behind the object of an order ("ordered nine ministers jailed") or of a verb
    that brings it about ("had the editor arrested")."""
    if g.chunks[v].last - g.chunks[v].first > 1 or v < 2 or g.kinds[v - 1] != "N":
        return []
    above = g.back(g.group_start(v - 1))
    if above < 0 or g.kinds[above] != "V" or g.chunks[above].voice != "active":
        return []
    ordered = g.word(above) in ORDERED or (g.word(above) in BRINGING_ABOUT and g.word(v) not in CAUSING)
    return g.subject(above) if ordered else []


def _late(g: Grammar, c: int) -> list[int]:
    """An object that a phrase parts from its verb: "condemned in the strongest terms the attack", "handed over to India a
    smuggler"; else []."""
    if g.kinds[c : c + 1] == "R":
        c += 1
    if g.kinds[c : c + 2] == "JN" and g.word(c) == "dead":
        return g.coordinated(c + 1)  # shot dead a judge
    if g.kinds[c : c + 3] == "PNN" and g.word(c) in ("in", "to", "from", "as") and g.tags[g.chunks[c + 2].first] == "D":
        return g.coordinated(c + 2)
    return []


def _second_object(g: Grammar, objects: list[int]) -> list[int]:
    """What is given, where the first object is who gets it: "gave the ministry two weeks"; else []."""
    if len(objects) != 1:
        return []
    c = g.chain_end(objects[0]) + 1
    if g.kinds[c : c + 1] == "N" and _opens_clause(g, c):  # promised the senate it would go
        return []
    if g.kinds[c : c + 3] == "PNN" and g.chunks[c + 2].determiner:  # gave the rebels in the hills an ultimatum
        c += 2
    return g.direct(c) if g.kinds[c : c + 1] == "N" else []


def _opens_clause(g: Grammar, c: int) -> bool:
    """Whether noun group `c` is the subject of a clause that no "that" introduces: "said Sweden must pay"."""
    v = g.chain_end(c) + 1
    return v < len(g.kinds) and g.kinds[v] == "V" and g.chunks[v].form == "finite" and bool(g.chunks[v].modal)


def _has_predicate(g: Grammar, c: int) -> bool:
    """Whether noun group `c` is the subject of a verb with an object: "rejected the rebels suffered losses"."""
    v = g.chain_end(c) + 1
    return g.kinds[v : v + 2] == "VN" and g.chunks[v].form == "finite" and not g._reduced(v)


def _is_subject(g: Grammar, c: int) -> bool:
    """Whether noun group `c` is the subject of a clause of its own: "admitted it was holding soldiers"."""
    v = g.chain_end(c) + 1
    return g.kinds[v : v + 1] == "V" and g.chunks[v].form == "finite" and not g._reduced(v)


def _brought(g: Grammar, objects: list[int], preposition: str) -> list[int]:
    """What somebody is asked for or provided with; else []."""
    p = g.chain_end(objects[-1]) + 1
    if g.chunks[objects[0]].determiner in ("a", "an"):
        return []  # threatened a confrontation with miners
    return g.direct(p + 1) if g.kinds[p : p + 2] == "PN" and g.word(p) == preposition else []


def _past(g: Grammar, objects: list[int], after: int) -> int:
    """The chunk after the direct object's own groups (its of-chain is part of it)."""
    return g.chain_end(max(objects)) + 1 if objects else after


def _shared_object(g: Grammar, c: int) -> list[int]:
    """The object that conjoined verbs share: "shot and wounded a farmer"; chunk `c` is the first after the first verb."""
    kinds = g.kinds[c : c + 3].replace("R", "")
    return g.direct(c + g.kinds[c:].index("V") + 1) if kinds[:2] == "CV" and g.chunks[c + g.kinds[c:].index("V")].form == "finite" else []


def _plain_subject(g: Grammar, v: int) -> bool:
    """A noun group with determiner, or a pronoun, that opens the sentence is subject of an active verb even where no
    object follows: "The singer bombed", "He shot and missed"; headlines leave the determiner out."""
    if v == 0 or g.kinds[v - 1] != "N":
        return False
    start = g.group_start(v - 1)
    first = g.chunks[start].first
    return (
        g.back(start) < 0 and g.tags[first] in "Dp" and g.chunks[v - 1].determiner not in ("all", "several", "many", "some", "more", "most")
    )


def reduced_before_verb(g: Grammar, v: int) -> bool:
    """A past form after a noun that goes on to a finite verb of its own: "soldiers killed in the raid were buried"."""
    if v == 0 or g.kinds[v - 1] != "N" or g.chunks[v].last - g.chunks[v].first > 1:
        return False
    c = v + 1
    while c < len(g.kinds) and (g.kinds[c] in "PNFTRYJ'" or (g.kinds[c] == "V" and g.kinds[c + 1 : c + 2] == "Y" and g._reduced(c))):
        if g.kinds[c : c + 2] == "PN" and g._opens_clause(c, c + 1):  # stood by as students occupied the hall
            return False
        c += 1
    if c >= len(g.kinds) or g.kinds[c] != "V" or g.chunks[c].form != "finite":
        return False
    return g.kinds[c - 1] != "N" or (c >= 2 and g.kinds[c - 2] in "PFY")


def _complement(g: Grammar, c: int) -> tuple[str, int]:
    """The clause that completes a verb: "to" attack, "that" they attacked, attack"ing"; and the chunk of its verb or
    subject."""
    kinds, n = g.kinds, len(g.kinds)
    hops = 0
    while c < n and (kinds[c] in SKIPPED or (kinds[c] in "NPFY" and hops < 8)):
        if kinds[c] == "P" and g.word(c) in SUBORDINATING and g.word(c) != "as":
            return "", -1  # was killed after accusing the army
        if kinds[c] == "N" and c + 1 < n and kinds[c + 1] == "V" and g.chunks[c + 1].form == "finite" and hops == 0:
            return "that", c
        hops += kinds[c] in "NPFY"
        c += 1
    if c >= n:
        return "", -1
    if kinds[c] == "V" and g.chunks[c].form == "infinitive":
        return "to", c
    if kinds[c] == "V" and g.chunks[c].form == "gerund" and hops <= 2:
        return "ing", c
    if kinds[c] == "A" or (kinds[c] == "S" and g.word(c) in ("whether", "if", "why", "how") and hops == 0):
        nxt = c + 1
        while nxt < n and kinds[nxt] in "RTq":
            nxt += 1
        if kinds[nxt : nxt + 1] == "S" and g.word(nxt) in ("if", "unless", "should"):  # threatened that if it refused, he would
            nxt = kinds.find(",", nxt) + 1 or n
        return ("that", nxt) if nxt < n and kinds[nxt] in "NVX" else ("", -1)
    return "", -1
