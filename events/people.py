"""The same people: whether two mentions in one article are of the same people, and how those of a happening are united."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from unicodedata import normalize

from events.mentions.given_names import GIVEN
from events.mentions.numbers import PLURALS
from events.model import Actor, Claim, Mentions

COUNTS = frozenset(
    "a at least about around some up to nearly almost more than over one two three four five six seven eight nine ten eleven twelve "
    "dozen dozens scores hundreds thousands tens of several many most others all none".split()
)
# Sectors of one camp may be the same people in other words ("the militants", "rebels"); those of both never are.
STATE = frozenset(("MIL", "COP", "GOV", "SPY"))
REBEL = frozenset(("REB", "UAF", "CRM"))
SOFT = frozenset(("UNK", "CVL"))
# Those who attack, when they are killed themselves.
ATTACKING = frozenset("attacker attackers assailant assailants bomber bombers hijacker hijackers".split())
# What a group denies that says it was not they.
INVOLVED = frozenset("involvement responsibility role part hand link links involved responsible behind".split())
MANY = 3
"""People of whom as many are told in other words are the same: 11 militants, 11 Taliban fighters."""
POINTING = frozenset("he she him her it they them we us i you who himself themselves others some".split())
ONE_PERSON = frozenset(("he", "she", "him", "her"))


def people_agree(one: Sequence[Actor], two: Sequence[Actor]) -> float:
    """1 the same people, 0 unknown, -1 different people."""
    if not one or not two:
        return 0.0
    return max(_same_people(a, b) for a in one for b in two)


def _state_and_organ(state: Actor, organ: Actor) -> bool:
    """Whether one is the country and the other its army, police or government: "Russian shelling", "Russian forces"; or one
    the government and the other its army: "a junta air strike", "the military"."""
    if not state.country or state.country != organ.country:
        return False
    rules = state.sector == "GOV" and state.kind != "person"
    return (not state.sector and organ.sector in STATE) or (rules and organ.sector == "MIL" and organ.kind != "person")


def one_person(a: Actor, b: Actor) -> bool:
    """Whether both name one person, the one more fully than the other: "Lara", "Judge Pedro Lara Rojas"."""
    if a.kind != "person" and b.kind != "person":
        return False
    one = _name_words(a)
    two = _name_words(b) if one else one
    return bool(one and two) and (one <= two or two <= one) and not GIVEN.issuperset(one & two)


def _name_words(actor: Actor) -> frozenset[str]:
    """The words of a person's name, without accents; none where the mention may be of anything else."""
    if actor.kind not in ("person", "") or actor.sector in REBEL or not (actor.name or all(w[0].isupper() for w in actor.text.split())):
        return frozenset()
    return _plain_words(actor.name or actor.text)


@lru_cache(maxsize=4096)
def _plain_words(name: str) -> frozenset[str]:
    """A name's words without accents; every pair of claims asks for them."""
    plain = normalize("NFKD", name.lower())
    return frozenset("".join(c for c in plain if c.isalpha() or c == " ").split())


def _same_people(a: Actor, b: Actor) -> float:
    if one_person(a, b):
        return 1.0
    if _role_of(a, b) or _role_of(b, a):
        return 0.7
    if _the_gunman(a, b) or _the_gunman(b, a):
        return 0.5
    if a.name and b.name:
        if a.name == b.name or (a.code and a.code == b.code):
            return 1.0 if a.name == b.name else 0.5
        return 0.5 if _state_and_organ(a, b) or _state_and_organ(b, a) else -1.0
    if a.text.lower() == b.text.lower() and a.text.lower() not in POINTING:
        return 1.0
    if a.reference == "pronoun" or b.reference == "pronoun":
        return 0.5 if _he(a, b) or _he(b, a) else 0.1
    if a.sector and b.sector and a.sector != b.sector:
        if (a.sector in STATE and b.sector in REBEL) or (a.sector in REBEL and b.sector in STATE):
            return -1.0
        agree = {a.sector, b.sector} & SOFT or {a.sector, b.sector} <= STATE or {a.sector, b.sector} <= REBEL
        if {a.sector, b.sector} <= REBEL and bool(a.name) != bool(b.name):
            return 0.3  # a bomber, the Taliban
        if agree and _last(a) == _last(b) and a.kind == b.kind == "people":
            return 0.7  # insurgents, Islamist insurgents
        return (0.5 if a.count == b.count and (a.count or 0) > MANY else 0.0) if agree else -1.0
    if a.country and b.country and a.country != b.country:
        return -1.0
    if _last(a) == _last(b):
        return 0.7
    return 0.4 if a.sector and a.sector == b.sector and not (_one_of_many(a, b) or _one_of_many(b, a)) else 0.0


def _one_of_many(one: Actor, many: Actor) -> bool:
    """Whether one is a person by name and the other several people: he may be of them, but is not they."""
    return bool(one.name) and one.kind == "person" and (many.count or 0) > 1


def _the_gunman(gunman: Actor, man: Actor) -> bool:
    """Whether words point back to an armed man who was first only called a person: "a student", "the gunman"."""
    lone = gunman.kind == man.kind == "person" and gunman.reference == "definite" and man.reference == "indefinite"
    return lone and gunman.sector in ("UAF", "CRM") and man.sector in ("", *SOFT, "EDU") and not (gunman.name or man.name)


def _role_of(role: Actor, person: Actor) -> bool:
    """Whether the one is called by a word that the other's name goes with: "a judge", "Judge Pedro Lara"."""
    if (
        role.name
        or not person.name
        or role.kind != "person"
        or person.kind != "person"
        or role.reference == "pronoun"
        or person.reference == "pronoun"
    ):
        return False
    return role.text.lower().split()[-1] in person.text.lower().replace(",", "").split()


def _he(pronoun: Actor, person: Actor) -> bool:
    """Whether the pronoun is one person's and the other mention of one person by name."""
    return pronoun.text.lower() in ONE_PERSON and bool(_name_words(person))


def united(known: list[Actor], more: Sequence[Actor]) -> list[Actor]:
    """The people of both, the better named first; those that only repeat are left out."""
    out = list(known)
    for actor in more:
        twin = next((i for i, k in enumerate(out) if _same_people(k, actor) >= 0.5 or (k.text.lower() in PLURALS and not actor.name)), None)
        if twin is None:
            out.append(actor)
        elif (
            (actor.name and not out[twin].name)
            or len(_name_words(actor)) > len(_name_words(out[twin]))
            or out[twin].reference == "pronoun"
            or out[twin].text.lower() in PLURALS
        ):
            out[twin] = actor
    if len(out) > 1 and any(not _bare_count(a) for a in out):
        out = [a for a in out if not _bare_count(a)]  # "dozens" are the "30 people" of the next sentence
    if out and out[0].reference == "pronoun" and len(out) > 1:
        out.append(out.pop(0))
    return out


def _bare_count(actor: Actor) -> bool:
    """Whether a number is all that is said of somebody: "dozens", "at least 37"."""
    return actor.reference == "thing" and COUNTS.issuperset(w for w in actor.text.lower().split() if not w[0].isdigit())


def only_band(found: Sequence[Mentions]) -> Actor | None:
    """The armed group that the article names, if it names one only; not one that denies it."""
    named = {a.name: a for m in found for a in m.actors if a.sector == "REB" and a.name and a.code}
    return next(iter(named.values())) if len(named) == 1 and not any(map(_disclaims, found)) else None


def _disclaims(m: Mentions) -> bool:
    """Whether an armed group says in a sentence that it had no part in it: "the rebels denied involvement"."""
    lower = m.phrases.words.lower
    if INVOLVED.isdisjoint(lower):
        return False
    denials = (c.first for c in m.cues if c.kind == "deny")
    return any(a.sector == "REB" and 0 <= at - a.last <= 3 for at in denials for a in m.actors)


def from_the_other_side(claim: Claim, actors: Sequence[Actor], targets: Sequence[Actor]) -> Claim:
    """A claim that the attackers were killed, as it bears on their attack, whose `actors` they are and which had other
    `targets`: they act in it, not those who killed them."""
    if claim.type != "ASSAULT" or not claim.targets or not any(_last(a) not in ATTACKING for a in targets):
        return claim
    theirs = claim.effect and not claim.actors and people_agree(claim.targets, targets) <= 0
    if not all(_last(a) in ATTACKING or (theirs and a.sector in REBEL and people_agree((a,), actors) >= 0.4) for a in claim.targets):
        return claim
    return replace(claim, actors=() if actors else claim.targets, targets=())


def _last(actor: Actor) -> str:
    """The last word for somebody, lower case."""
    words = actor.text.lower().split()
    return words[-1] if words else ""


def of_band(people: Sequence[Actor], band: Actor) -> list[Actor]:
    """Insurgents without a name are those of the one group that the article names: "the militants" = the Taliban. Armed
    men who may be anybody's are so only where words point back to them: "the gunmen"; not "gunmen"."""
    return [
        replace(a, name=band.name, code=band.code, country=band.country)
        if not a.name
        and (a.sector == "REB" or (a.sector == "UAF" and a.reference != "indefinite"))
        and a.reference != "name"
        and a.country in ("", band.country)
        and not a.code.endswith("CRM")
        else a
        for a in people
    ]
