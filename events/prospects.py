"""Prospects: what somebody may, can or wishes to do, or whoever might do it, so that it has not happened for that.

"The right to arrest", "the moment to resume talks", "no chance of a truce", "anyone who attacks a convoy will be shot".
"""

from __future__ import annotations

from events.grammar import Grammar
from events.lists import listed

# Nouns that only give leave, means or reason: "the power to arrest", "their wish to meet".
ABLE = listed("prospects", "able")
# Nouns of what could be, unless it is taken: "the chance to attack", but "took the chance to attack".
OPEN = listed("prospects", "open")
# Of these, nouns with "of": "no possibility of a truce", but "the time of the attack".
REMOTE = listed("prospects", "remote")
TAKING = listed("prospects", "taking")
LETTING = frozenset(("let", "lets", "letting"))
# Whoever they are: "those who attack".
WHOEVER = listed("prospects", "whoever")


def only_possible(g: Grammar, v: int) -> bool:
    """Whether the infinitive in chunk `v` completes a noun of that kind: "the right to arrest", "time for the army to act"."""
    c = g.back(v)
    if c >= 2 and g.kinds[c] == "N" and g.kinds[c - 1] == "P" and g.word(c - 1) == "for":
        c = g.back(c - 1)
    return c >= 0 and g.kinds[c] == "N" and (g.word(c) in ABLE or (g.word(c) in OPEN and not _taken(g, c)))


def seized(g: Grammar, v: int) -> bool:
    """Whether the infinitive in chunk `v` is what somebody took a chance to do: "seized the moment to attack"."""
    c = g.back(v)
    return c >= 0 and g.kinds[c] == "N" and g.word(c) in OPEN and _taken(g, c)


def only_prospect(g: Grammar, p: int) -> bool:
    """Whether the preposition in chunk `p` hangs on such a noun: "no possibility of a truce", "hopes for an agreement"."""
    c = g.back(p)
    if c < 0 or g.kinds[c] != "N":
        return False
    return g.word(c) in REMOTE if g.word(p) in ("of", "for") else g.word(p) == "to" and g.word(c) in ("alternative", "alternatives")


def letter(g: Grammar, v: int) -> int:
    """The verb group that lets somebody do what the plain verb in chunk `v` tells: "refused to let inspectors visit"; -1."""
    chunk = g.chunks[v]
    if chunk.last - chunk.first > 1 or g.tags[chunk.head] != "B" or v < 2 or g.kinds[v - 1] != "N":
        return -1
    above = g.back(g.group_start(v - 1))
    return above if above >= 0 and g.kinds[above] == "V" and g.word(above) in LETTING else -1


def _taken(g: Grammar, c: int) -> bool:
    v = g.back(c)
    if v < 0 or g.kinds[v] != "V" or g.chunks[v].negated or g.chunks[c].determiner == "no":
        return False
    had = g.word(v) in ("had", "got") and g.word(c) in ("chance", "occasion", "opportunity")  # had an opportunity to meet
    return g.word(v) in TAKING or (had and g.chunks[v].modal == "")


def whoever(g: Grammar, v: int) -> bool:
    """Whether the verb group tells only who would be meant: "anyone who attacks", "those who kill"."""
    w = g.back(v)
    if w < 1 or g.kinds[w] != "W" or g.kinds[w - 1] != "N" or g.chunks[v].tense != "present" or g.tags[g.chunks[v].head] not in "BZ":
        return False
    return g.word(w - 1) in WHOEVER and any(
        g.kinds[x] == "V" and (g.chunks[x].tense == "future" or g.chunks[x].modal) for x in range(v + 1, len(g.kinds))
    )


def how_possible(g: Grammar) -> bool:
    """Whether the sentence asks how something can be: "how can the army attack"."""
    return g.phrases.words.forms[-1] == "?" and g.tags[1:2] == "m" and g.lower[0] in ("how", "what", "where")
