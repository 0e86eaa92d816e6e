"""How far the clause of an action reaches in its sentence, and which verb shares its place and time."""

from __future__ import annotations

from collections.abc import Sequence

from events.grammar import Grammar
from events.model import Claim

FORCE = frozenset(("ASSAULT", "COERCE"))
STOPS = frozenset(".:SWA")
SAYING = frozenset("said told announced reported added says confirmed stated claimed declared disclosed revealed".split())
WORDS = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE"))
"""Types of acts that are done by saying something."""


def clause(g: Grammar, c: int, claim: Claim, claims: Sequence[Claim], of: tuple[int, ...]) -> tuple[int, int]:
    """The chunks [left, right) of the clause around chunk `c`."""
    left = c
    if not claim.nominal and c > 1 and g.kinds[c] == "V" and g.chunks[c].form == "finite" and g.kinds[c - 2 : c] == "TC":
        return c, clause_end(g, of[min(claim.last - 1, len(of) - 1)], claim, claims, of)  # banned it in March | and ordered
    beside = not claim.nominal and g.chunks[c].form == "gerund" and c > 0 and g.kinds[c - 1] == ","  # ..., killing five
    while (
        left > 0
        and not beside
        and g.kinds[left - 1] not in STOPS
        and not finite(g, left - 1)
        and not (g.kinds[left - 1] == "," and _ends_clause(g, left - 1))
    ):
        left -= 1
    return left, clause_end(g, of[min(claim.last - 1, len(of) - 1)], claim, claims, of)


def clause_end(g: Grammar, c: int, claim: Claim, claims: Sequence[Claim], of: tuple[int, ...]) -> int:
    """The first chunk behind `c` that is not in its clause."""
    right, n = c + 1, len(g.kinds)
    while right < n and g.kinds[right] not in STOPS:
        if g.kinds[right] == "V" and g.chunks[right].form == "finite" and not g._reduced(right):
            if not claim.nominal:
                right = before_subject(g, right)
                break
            if any(of[other.first] <= right <= of[other.last - 1] for other in claims if other is not claim and not other.nominal):
                break
        elif g._begins_clause(right) and not claim.nominal:
            break
        right += 1
    return right


def finite(g: Grammar, v: int) -> bool:
    return g.kinds[v] == "V" and g.chunks[v].form == "finite" and not g._reduced(v)


def finite_between(g: Grammar, first: int, last: int) -> bool:
    return any(finite(g, c) for c in range(first + 1, last))


def _ends_clause(g: Grammar, comma: int) -> bool:
    """Whether a clause of its own ends at the comma: "After a bomb killed five on Monday, police arrested two"."""
    if comma + 1 < len(g.kinds) and g._lists(comma + 1):  # "in Farah, Herat and Zabul, detaining ten"
        return False
    opening = g.kinds.rfind(",", 0, comma)
    return any(finite(g, v) for v in range(opening + 1, comma))


def before_subject(g: Grammar, v: int) -> int:
    """The chunk where the subject of the next clause's verb begins, "a spokesman in Kiev" with all that belongs to it."""
    c = g.back(v)
    if c < 0 or g.kinds[c] != "N":
        return v
    start = g.group_start(c)
    while start > 1 and g.kinds[start - 2 : start] == "NP" and g.word(v) in SAYING:
        start = g.group_start(start - 2)
    outer = g.back(start, "R")  # in northwest Nigeria
    return start if outer < 0 or g.kinds[outer] not in "PFY" else v


def next_predicate(g: Grammar, claim: Claim, claims: Sequence[Claim], of: tuple[int, ...]) -> Claim | None:
    """The claim of the verb that "and" joins to the claim's own, whose place and time may be of both: "killed three and
    detained two in Sharana on Monday"."""
    v = of[claim.first]
    if claim.nominal or g.kinds[v] != "V" or g.chunks[v].form != "finite":
        return None
    c = v + 1
    while c < len(g.kinds) and g.kinds[c] in "NF'RJq":
        c += 1
    if g.kinds[c : c + 1] != "C" or g.lower[g.chunks[c].first] != "and":
        return None
    joined = c + 1
    if claim.effect and g.kinds[joined : joined + 1] == "N":  # were killed and four wounded in Sharana on Monday
        joined += 2 if g.kinds[joined + 1 : joined + 2] == "R" else 1
    verbal = (o for o in claims if not o.nominal and o.type in FORCE and of[o.first] == joined)
    return next((o for o in verbal if (joined == c + 1 and finite(g, joined)) or (joined > c + 1 and o.effect)), None)


def of_deed(g: Grammar, word: int, claim: Claim, claims: Sequence[Claim], of: tuple[int, ...]) -> bool:
    """Whether the place or time at a word is that of the deed which words are about: "accused the army of shelling Taiz"."""
    if claim.type not in WORDS or claim.nominal:
        return False
    deeds = (v for v in range(of[claim.last - 1] + 1, of[word]) if g.kinds[v - 1 : v + 1] in ("PV", "FV") and g.chunks[v].form == "gerund")
    return any(not finite_between(g, v, of[word]) for v in deeds)
