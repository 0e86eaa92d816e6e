"""Homes: the country of an office, a body or people that the text only places: "the governor of Borno", "Kano State police",
"teachers in Ghana went on strike".

A place says whose somebody is where it stands in his own words or behind their "of". Behind "in" it says so of police and
courts, which act where they belong; of others, soldiers and foreigners aside, only before the verb whose subject they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.mentions.place_words import KIND_OF, REGIONAL
from events.model import Actor, Claim, Mentions, Words
from events.settle import Settled

SETTLED_THERE = frozenset(("COP", "JUD"))
AT_HOME = SETTLED_THERE | {"GOV", "LEG", "LAB", "EDU", "MED", "AGR", "OPP", "ELI"}
OF_PLACE = AT_HOME | {"CVL", "BUS", "REL", "SOC", "CRM", "PTY"}
LOCALS = frozenset(
    "villagers residents locals townspeople lawyers activists shopkeepers traders vendors fishermen herders elders pensioners".split()
)
RULING = ("junta", "regime", "rulers")
LOCATABLE = ("stated", "parent")
LEADING = REGIONAL | KIND_OF.keys() | {"the", "of"}
FARTHEST = 6
"""Words between somebody and the place that tells whose he is: "the mayor of the eastern port city of"."""


def at_home(claims: Sequence[Claim], found: Sequence[Mentions], settled: Settled) -> list[Claim]:
    """The claims, with the country of whoever acts or is acted upon where only a place tells it."""
    if not any(p.country for p in settled.places.values()):
        return list(claims)
    told = {m.phrases.words.sentence.index: m for m in found if m.places}
    return [_claim(c, told, settled) for c in claims]


def _claim(claim: Claim, told: dict[int, Mentions], settled: Settled) -> Claim:
    homeless = [a for a in (*claim.actors, *claim.targets) if not a.country and _local(a) and a.sentence in told]
    homes = {a: home for a in homeless if (home := _home(a, told[a.sentence], settled, claim))}
    if not homes:
        return claim
    actors = tuple(_of(a, homes[a]) if a in homes else a for a in claim.actors)
    return replace(claim, actors=actors, targets=tuple(_of(a, homes[a]) if a in homes else a for a in claim.targets))


def _local(actor: Actor) -> bool:
    """Whether somebody is of the place that his words name: not soldiers and fighters, unless they rule there."""
    return actor.sector in OF_PLACE or (actor.sector == "MIL" and actor.text.lower().endswith(RULING))


def _of(actor: Actor, country: str) -> Actor:
    return replace(actor, country=country, code=country + actor.code)


def _home(actor: Actor, m: Mentions, settled: Settled, claim: Claim) -> str:
    """The country of the place that tells whose somebody is; "" where none does, or several that disagree."""
    words = m.phrases.words
    begin = m.phrases.chunks[m.phrases.of[actor.first]].first
    countries = set[str]()
    for p in m.places:
        inside = begin - 1 <= p.first and begin < p.last <= actor.last  # also "South | Kordofan police"
        if inside or _behind(words, actor, p.first, p.first < claim.first or claim.sentence != actor.sentence):
            place = settled.place(p)
            countries.add(place.country or "" if place.reason in LOCATABLE else "")
    return countries.pop() if len(countries) == 1 else ""


def _behind(words: Words, actor: Actor, place: int, subject: bool) -> bool:
    """Whether the place at a word stands behind somebody's "of" or "in"."""
    if not actor.last < place <= actor.last + FARTHEST:
        return False
    joint, between = words.lower[actor.last], words.lower[actor.last + 1 : place]
    if not LEADING.issuperset(between):
        return False
    if joint == "in":
        ours = actor.sector in AT_HOME or (actor.kind == "people" and words.lower[actor.last - 1] in LOCALS)
        return actor.sector == "MIL" or actor.sector in SETTLED_THERE or (subject and ours)
    return joint == "of"
