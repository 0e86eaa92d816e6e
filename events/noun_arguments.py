"""Noun arguments: the slots of a nominal action, and the verb that carries it ("launched an attack", "came under attack")."""

from __future__ import annotations

from events.arguments import Slots
from events.grammar import Grammar
from events.lists import listed
from events.model import Trigger
from events.status import Standing

CALLING = frozenset(("called", "calls", "calling", "branded", "termed"))
KNOWN = frozenset(("the", "this", "that", "these", "those"))
CHARGED = frozenset(("for", "of", "over", "with"))
HITTING = frozenset("hit hits hitting strike strikes struck target targets targeted targeting".split())
# What strikes and unrest do to a town, which is then where they were.
GRIPPING = listed("arguments", "gripping")
# Verbs of people who come for something, which they then do.
COMING = frozenset(
    "flew fly flown flies travelled traveled travels travel arrived arrives arrive came comes come gathered gather met meet visited landed headed".split()
)
BLAMED_ON = frozenset(("on", "to", "upon"))
ANSWERED = frozenset("retaliated responded replied answered countered retaliate respond retaliates responds".split())


def noun_slots(g: Grammar, trigger: Trigger, standing: Standing) -> Slots:
    """The slots of a nominal trigger: possessor, modifiers, prepositional phrases, and the verb it is object or
    subject of."""
    c = g.phrases.of[trigger.head]
    chunk = g.chunks[c]
    slots = Slots(c, trigger.last)
    if trigger.first > chunk.first:
        slots.modifiers = (chunk.first, trigger.first)
    top = c
    while top >= 2 and g.kinds[top - 1] == "F" and g.kinds[top - 2] == "N":  # the rebels' campaign of bombings
        top -= 2
    if top >= 2 and g.kinds[top - 1] == "'" and g.kinds[top - 2] == "N":
        slots.possessor = [top - 2]
    slots.prepositional = list(g.prepositional(c + 1))
    slots.agent = next((g.coordinated(n) for p, n in slots.prepositional if p == "by"), [])
    _support(g, slots, standing)
    if slots.support < 0:
        slots.agent = slots.agent or _carried_out_by(g, standing, c)
    if not (slots.agent or slots.possessor or slots.support >= 0) and c > 1 and g.kinds[c - 2 : c] == "NP" and g.word(c - 1) == "on":
        slots.agent = g.members(c - 2)  # lawyer on hunger strike
    return slots


def _support(g: Grammar, slots: Slots, standing: Standing) -> None:
    """Fill subject, agent and support verb where the noun is object or subject of a verb that only carries it."""
    c = slots.chunk
    start = g.group_start(c)
    before, carrying = g.back(start, "RTq"), set[str]()
    if before >= 0 and g.kinds[before] in "PL" and g.back(before) >= 0:
        inner, reach = g.back(before), g.chunks[before].last
        if g.kinds[inner] == "N" and g.kinds[inner - 1 : inner] == "V":  # claimed responsibility for
            inner -= 1
            if standing.negative(inner, g.subject(inner)):
                return
            if "blame" in _reaching(g, standing, inner, g.chunks[inner + 1].last):  # claimed responsibility on Monday for
                reach = g.chunks[inner + 1].last
        if g.kinds[inner] == "V" and (found := {"support", "undergo", "blame"} & _reaching(g, standing, inner, reach)):
            before, carrying = inner, found
    if (
        before >= 0
        and g.kinds[before] == "P"
        and g.word(before) == "with"
        and g.word(answer := g.back(before)) in ANSWERED
        and g.kinds[answer] == "V"
    ):
        slots.support, slots.subject = answer, g.subject(answer)  # retaliated with rocket fire
        return
    if before >= 0 and g.kinds[before] == "V" and not _named_so(g, before, c):
        kinds = standing.kinds(g.chunks[before].head) | carrying
        if g.chunks[before].voice == "active" or "undergo" in kinds:
            slots.support, slots.subject = before, g.subject(before)
            slots.undergo = "undergo" in kinds and not ("support" in kinds and g.chunks[before].voice == "active" and "claim" in kinds)
            if not kinds & {"support", "undergo"}:
                slots.support, slots.subject = -1, []
            return
    if before >= 0 and g.kinds[before] == "Y":  # was hit by an airstrike
        struck = g.back(before)
        if struck >= 0 and g.kinds[struck] == "V" and g.chunks[struck].voice == "passive" and g.word(struck) in HITTING | GRIPPING:
            slots.support, slots.subject, slots.undergo = struck, g.subject(struck), True
            return
    if before >= 0 and g.kinds[before] in "PF" and g.word(before) in CHARGED:
        slots.agent = slots.agent or _accused(g, standing, before) or _come(g, before)
    nxt = _verb_after(g, c)
    if nxt >= 0:
        _carried(g, slots, standing, nxt)


def _named_so(g: Grammar, v: int, c: int) -> bool:
    """Whether the verb only gives a known happening a name: "called the attack cowardly", "calls the raid a crime"; not
    "called the strike for Monday"."""
    if g.word(v) not in CALLING or g.chunks[c].determiner not in KNOWN:
        return False
    end = g.chain_end(c)
    while g.kinds[end + 1 : end + 2] == "T" or (g.kinds[end + 1 : end + 3] == "PN" and g.word(end + 1) != "for"):
        end = end + 1 if g.kinds[end + 1] == "T" else g.chain_end(end + 2)
    return g.kinds[end + 1 : end + 2] in tuple("JNq")


def _carried_out_by(g: Grammar, standing: Standing, c: int) -> list[int]:
    """Who did what the noun group `c` names, by a participle further on: "the murder of a judge, carried out today by rebels"."""
    v = c + 1
    while v < len(g.kinds) and g.kinds[v] in "FPNTR,'":
        v += 1
    related = g.kinds[v : v + 2] == "WV" and g.chunks[v + 1].voice == "passive"  # the attack, which was carried out by rebels
    v += related
    lone = g.kinds[v : v + 1] == "V" and g.chunks[v].last - g.chunks[v].first == 1 and g.tags[g.chunks[v].head] in "EM"
    if not (related or lone) or g.kinds[v + 1 : v + 2] == "N":
        return []
    kinds = standing.kinds(g.chunks[v].head)
    if "blame" in kinds:
        return next((g.coordinated(n) for p, n in g.prepositional(v + 1) if p in BLAMED_ON), [])
    return g.agent(v + 1) if "support" in kinds else []


def _accused(g: Grammar, standing: Standing, p: int) -> list[int]:
    """Who is blamed, accused or praised for the action behind the preposition `p`: "blamed the rebels for the attack"."""
    if g.word(p) == "with" and p > 1 and g.kinds[p - 2 : p] == "PN" and g.word(p - 1) in ("connection", "relation"):
        p -= 2  # arrested in connection with the attack
    v = g._verb_left(p)
    if v < 0 or not standing.kinds(g.chunks[v].head) & {"charge", "blame"}:
        return []
    if g.chunks[v].voice == "passive":
        return g.subject(v) if _only_when_and_where(g, v + 1, p) else []
    found = g.direct(v + 1)
    return found if found and _only_when_and_where(g, g.chain_end(found[-1]) + 1, p) else []


def _come(g: Grammar, p: int) -> list[int]:
    """Who came for what stands behind the preposition `p`: "flew to Lima for talks"."""
    v = g._verb_left(p) if g.word(p) == "for" else -1
    return g.subject(v) if v >= 0 and g.word(v) in COMING else []


def _only_when_and_where(g: Grammar, c: int, end: int) -> bool:
    """Whether nothing but adverbs, times and one "in" with its noun stands in the chunks [c, end): "in Cali on Monday"."""
    between = g.kinds[c:end].replace("T", "").replace("R", "")
    return not between or (between == "PN" and "in" in (g.word(i) for i in range(c, end)))


def _carried(g: Grammar, slots: Slots, standing: Standing, v: int) -> None:
    """Fill the slots from the verb group `v` whose subject the noun is."""
    kinds, passive = standing.kinds(g.chunks[v].head), g.chunks[v].voice == "passive"
    if passive and "blame" in kinds:  # was blamed on the rebels
        slots.agent = slots.agent or next((g.coordinated(n) for p, n in g.prepositional(v + 1) if p in BLAMED_ON), [])
    elif passive and kinds & {"support", "plan", "prevent", "fail"}:
        slots.support = v
        slots.agent = slots.agent or g.agent(v + 1)
        slots.prepositional.extend(g.prepositional(v + 1))
    elif "occur" in kinds:
        slots.occurs = v
        if g.word(v) in HITTING or g.word(v) in GRIPPING:
            slots.prepositional.extend(("hit", n) for n in g.direct(v + 1)[:1])
        elif g.direct(v + 1):
            return  # sniper fire killed a soldier on the border
        slots.prepositional.extend(g.prepositional(v + 1))


def _reaching(g: Grammar, standing: Standing, v: int, last: int) -> set[str]:
    """The kinds of cues that begin at the verb group's head and reach word `last`: "claimed responsibility for"."""
    return {cue.kind for cue in standing.at.get(g.chunks[v].head, ()) if cue.last >= last}


def _verb_after(g: Grammar, c: int) -> int:
    """The verb group whose subject noun group `c` is; -1."""
    kinds, n = g.kinds, len(g.kinds)
    c += 1
    while c < n and (kinds[c] in "PNFTR'YC" or (kinds[c] == "," and kinds[c + 1 : c + 3].lstrip("P")[:1] == "W")):
        if kinds[c] == ",":  # the bombing, in which nine died, was claimed
            c = kinds.find(",", c + 1) + 1 or n
            continue
        if kinds[c] == "C" and not (c + 1 < n and kinds[c + 1] == "N"):
            return -1
        c += 1
    if c < n and kinds[c] == "V" and g.chunks[c].form == "finite":
        return c
    return -1
