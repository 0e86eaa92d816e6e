"""Which place of a sentence belongs to which action.

An action takes the places in its own clause, those behind the trigger first, then those before it, then a fronted
phrase ("In Kabul, ..."); what is left in the sentence goes to actions that have none. Places listed together stay
together; a place that only says where another lies is no place of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.bounds import FORCE, clause, next_predicate, of_deed
from events.grammar import Grammar
from events.model import Claim, Mentions, PlaceMention
from events.whence import (
    ON_GROUND,
    addressed,
    comes_from,
    fired_from,
    in_aside,
    not_whence,
    of_office,
    of_topic,
    on_the_way,
    opponent,
    said_there,
)

OPENING = frozenset(("after", "before", "as", "while", "when", "since", "because"))
MORE = frozenset("in at near another more others people".split())
TOWARDS = frozenset("into to toward towards".split())
"""What tells where somebody goes, in a clause of its own."""
PLACED = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"))
LIST_BETWEEN = frozenset(
    (
        "and",
        "or",
        ",",
        ";",
        "&",
        "in",
        "the",
        "areas",
        "districts",
        "provinces",
        "both",
        "as",
        "well",
        "various",
        "of",
        "at",
        "near",
        "villages",
        "towns",
        "cities",
        "district",
        "province",
    )
)


def assign_places(g: Grammar, claims: Sequence[Claim], mentions: Mentions) -> list[Claim]:
    """The claims with the places that grammar ties to each."""
    if not mentions.places:
        return list(claims)
    of = mentions.phrases.of
    parents = {i for p in mentions.places for i in p.parents}
    own = [
        p
        for i, p in enumerate(mentions.places)
        if p.locative and i not in parents and not opponent(p, mentions) and not addressed(p, claims)
    ]
    origins = {id(p) for p in own if comes_from(p, mentions)}
    offices = {id(p) for p in own if of_office(p, mentions)}
    at = {id(p): of[p.first] for p in own}
    answered = g.answered()
    out = []
    for claim in claims:
        if aim := _aim(claim, mentions):
            out.append(replace(claim, places=tuple(aim)))
            continue
        c = of[min(claim.last - 1, len(of) - 1)]
        left, right = clause(g, of[claim.first], claim, claims, of)
        right = min(right, answered) if c < answered else right
        theirs = [p for p in not_whence(claim, own, origins) if not in_aside(g, at[id(p)], c) and not on_the_way(p, mentions, c)]
        theirs = [p for p in theirs if not of_deed(g, p.first, claim, claims, of)]
        if claim.type == "CONSULT":
            theirs = [p for p in theirs if not of_topic(g, c, at[id(p)])]
        if claim.type in PLACED:
            theirs = [p for p in theirs if not said_there(mentions.phrases, at[id(p)])]
        theirs = [p for p in theirs if id(p) not in offices] or theirs
        if claim.type in FORCE:
            theirs = [p for p in theirs if not fired_from((p,), mentions)] or theirs
        behind = [p for p in theirs if c <= at[id(p)] < right]
        before = [p for p in theirs if left <= at[id(p)] < c]
        chosen = together(mentions, behind or list(reversed(before)))
        if not chosen:
            fronted = [p for p in theirs if at[id(p)] < c and _fronted(g, at[id(p)])]
            chosen = together(mentions, fronted)
        out.append(replace(claim, places=tuple(chosen)) if chosen else claim)
    return _left_over(g, _where_they_fall(_with_next_places(g, out, of), mentions), own, at, origins, mentions)


def _where_they_fall(claims: Sequence[Claim], mentions: Mentions) -> list[Claim]:
    """Claims, those whose only place is where something was fired from with the place that it struck, if one is told:
    "rockets fired from Lebanon struck Haifa"."""
    struck = next((c.places for c in claims if c.type in FORCE and c.places and not fired_from(c.places, mentions)), ())
    return [replace(c, places=struck) if struck and c.type in FORCE and fired_from(c.places, mentions) else c for c in claims]


def _with_next_places(g: Grammar, claims: list[Claim], of: tuple[int, ...]) -> list[Claim]:
    out = []
    for claim in claims:
        other = (
            next_predicate(g, claim, claims, of) if claim.type in FORCE and not any(p.first > claim.first for p in claim.places) else None
        )
        behind = tuple(p for p in other.places if p.first > other.first) if other is not None else ()
        out.append(replace(claim, places=behind) if behind else claim)
    return out


def _aim(claim: Claim, mentions: Mentions) -> list[PlaceMention]:
    """The places that are themselves what an action of force is done to ("captured Kunduz", "Gibraltar was captured"), or who
    goes there goes to ("flew to Khartoum")."""
    if claim.mode == "visit":
        return [p for p in mentions.places for t in claim.targets if t.first <= p.first and t.last == p.last]
    if claim.type not in FORCE:
        return []
    return [
        p for p in mentions.places for t in claim.targets
        if t.last == p.last and t.first <= p.first and ((p.locative and not t.name and not t.sector) or claim.mode in ON_GROUND)
    ]  # fmt: skip


def _fronted(g: Grammar, c: int) -> bool:
    """Whether the noun group `c` stands in a phrase before the main clause: only prepositions and nouns before it."""
    return all(k in "PNFRTC,'S" for k in g.kinds[:c]) and "P" in g.kinds[:c]


def together(mentions: Mentions, places: list[PlaceMention]) -> list[PlaceMention]:
    """The first place and those listed with it, so many people at each too: "two in Karbala and one in Najaf"."""
    if not places or places[0].preposition == "between":  # the road between Aden and Taiz is one
        return places[:1]
    lower = mentions.phrases.words.lower
    out = [places[0]]
    for place in places[1:]:
        one, two = sorted((out[-1], place), key=lambda p: p.first)
        between = lower[one.last : two.first]
        covered = set(between) - LIST_BETWEEN
        if between[:1] in ((",",), ("and",)) and "#" in (tags := mentions.phrases.words.tags[one.last : two.first]):
            covered -= {word for word, tag in zip(between, tags, strict=True) if tag == "#"} | MORE
        named = {w for p in mentions.places if one.last <= p.first and p.last <= two.first for w in lower[p.first : p.last]}
        if between and not covered - named:
            out.append(place)
        else:
            break
    return sorted(out, key=lambda p: p.first)


def _left_over(
    g: Grammar, claims: list[Claim], own: list[PlaceMention], at: dict[int, int], origins: set[int], mentions: Mentions
) -> list[Claim]:
    """Places of the sentence for claims that their own clause gives none: of a linked claim, else the nearest."""
    by_start, answered, of = {c.start: c for c in claims}, g.answered(), mentions.phrases.of
    out = []
    for claim in claims:
        if not claim.places:
            at_claim = of[claim.first]
            linked = next((by_start[s].places for s in claim.links if s in by_start and by_start[s].places), ())
            within = _relative(g, at_claim)
            said = {id(p) for p in own if claim.type in PLACED and said_there(mentions.phrases, at[id(p)])}
            there = [
                p
                for p in not_whence(claim, own, origins)
                if id(p) not in said
                and not of_deed(g, p.first, claim, claims, of)
                and not at_claim < answered <= at[id(p)]
                and p.preposition not in TOWARDS
                and not on_the_way(p, mentions, at_claim)
                and not in_aside(g, at[id(p)], at_claim)
                and not (claim.type == "CONSULT" and of_topic(g, at_claim, at[id(p)]))
            ]
            theirs = {
                id(p) for c in claims if c.type != claim.type and c.start not in claim.links and claim.type in PLACED for p in c.places
            }
            open_ = [
                p for p in there if _relative(g, at[id(p)]) in (-1, within) and not (id(p) in theirs and _apart(g, at[id(p)], at_claim))
            ]
            nearest = () if linked else tuple(together(mentions, sorted(open_, key=lambda p: abs(p.first - claim.first))))
            found = linked or nearest or _visited(claim, claims)
            claim = replace(claim, places=found) if found else claim
        out.append(claim)
    return out


def _visited(claim: Claim, claims: Sequence[Claim]) -> tuple[PlaceMention, ...]:
    """Where somebody went for talks: "flew to Khartoum for talks"."""
    visits = (c for c in claims if claim.type == "CONSULT" and c.mode == "visit" and c.start < claim.start)
    return next((c.places for c in visits if c.places), ())


def _apart(g: Grammar, p: int, c: int) -> bool:
    """Whether a comma and a clause's opening word stand between the place at chunk `p` and the action at chunk `c` behind it: "halt
    clashes in Gaza, hours after guerrillas captured"."""
    comma = g.kinds.find(",", p, c)
    return comma >= 0 and any(w in OPENING for w in g.lower[g.chunks[comma].last : g.chunks[c].first])


def _relative(g: Grammar, c: int) -> int:
    """The chunk that opens the relative clause around chunk `c`, whose places are its own: "the group, which is based in
    Britain, counted"; -1 if none does."""
    w = g.kinds.rfind("W", 0, c)
    between = g.kinds[w + 1 : c]
    closed = "." in between or ":" in between or (w > 0 and g.kinds[w - 1] == "," and "," in between)
    return -1 if closed else w
