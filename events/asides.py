"""Asides: what is said only by the way and is no happening of its own, or not of now.

A claim that grammar allows may still only tell who somebody is, what is wished for, what happens in general, or concern
nobody public. Each question here is one that `claims` asks of a claim already made.
"""

from __future__ import annotations

from events.arguments import Slots
from events.arms import VIOLENT
from events.deeds import Deeds
from events.lists import listed
from events.model import Actor, Claim, Trigger
from events.nature import Filled

BARE = frozenset(("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "AGREE", "CONSULT", "SANCTION"))
PUBLIC_ANYWAY = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"))
PUBLIC = frozenset("COP GOV JUD LEG MIL PRM PTY REB SPY UAF ELI JRN REF OPP PRE REL SOC CRM".split())
# Bodies and people that deal in politics whatever else they are.
POLITICAL = listed("claims", "political")
# What clubs and firms do with players, products and staff.
LICENSED = frozenset(("RETREAT", "COERCE", "MOBILIZE", "PROTEST"))
PRIVATE = listed("claims", "private")
# One nurse or farmer is a private person, nurses are not.
WORKING = frozenset(("MED", "AGR", "LAB"))
# What people may be asked or offered something for.
YIELDING = frozenset(("RETREAT", "CONCEDE", "AGREE", "AID", "COOPERATE", "PROTEST"))
ANNOUNCING = frozenset("announced announce announces called calls call declared declares scheduled proclaimed".split())
# What a noun may name in passing without telling of it.
PASSING = frozenset(("PROTEST", "COERCE", "MOBILIZE", "SANCTION", "CONSULT"))
NOBODY = frozenset("anyone anybody nobody none no neither casualty casualties injuries deaths fatalities victims harm losses".split())
# What people are there for, said to tell who they are.
WATCHING = frozenset("guard protect escort patrol accompany defend secure man".split())


# Works whose story is made up, and what they do with it.
FICTION = frozenset(
    "film movie thriller novel novella drama play musical opera comedy sitcom sequel prequel manga cartoon blockbuster videogame "
    "screenplay whodunit whodunnit telenovela melodrama heroine protagonist".split()
)
NARRATING = frozenset(
    "tells follows depicts portrays stars recounts centres centers chronicles features imagines dramatises dramatizes revolves opens "
    "told followed depicted portrayed starred recounted centred centered set".split()
)


class Asides(Deeds):
    """Tells claims that stand for themselves from what is only said beside them."""

    __slots__ = ()

    def _made_up(self) -> int:
        """The word from which a sentence tells what a work of fiction tells: "The thriller follows a spy who kidnaps"; behind
        the last where it tells of none."""
        g = self.g
        if FICTION.isdisjoint(g.lower):
            return len(g.lower)
        for c, chunk in enumerate(g.chunks):
            if chunk.kind == "N" and g.lower[chunk.head] in FICTION:
                v = g.chain_end(c) + 1
                if g.kinds[v : v + 1] == "V" and g.word(v) in NARRATING:
                    return g.chunks[v].first
        return len(g.lower)

    def _of_somebody(self, claim: Claim, best: Filled) -> bool:
        """Whether violence, on no day, only tells who somebody is: "the president, whose father was killed by rebels"."""
        subject = best.slots.subject
        return (
            claim.type in VIOLENT
            and not claim.nominal
            and bool(subject)
            and self.g.lower[self.g.chunks[self.g.group_start(subject[0])].first] == "whose"
        )

    def _purpose(self, claim: Claim, best: Filled, filled: list[tuple[Trigger, Filled]]) -> bool:
        """Whether a demand is only what a protest is for: "will march to demand higher pay"."""
        chunk = best.slots.chunk
        if claim.type != "REQUEST" or claim.nominal or claim.status in ("happened", "alleged") or self.g.chunks[chunk].form != "infinitive":
            return False
        above = self.g.governor(chunk)
        return any(f.slots.chunk == above and f.sense.rule.type == "PROTEST" for _, f in filled)

    def _wished(self, claim: Claim, best: Filled) -> bool:
        """Whether a request only says at whose wish something else was done: "met at Algeria's request"."""
        if claim.type != "REQUEST" or not claim.nominal or best.slots.support >= 0:
            return False
        before = self.g.back(self.g.group_start(best.slots.chunk))
        return before >= 0 and self.g.kinds[before] == "P" and self.g.word(before) == "at"

    def _wondered(self, slots: Slots) -> bool:
        """Whether it is only told that nobody says so: "would not say whether it would attack"."""
        before = self.g.group_start(slots.subject[0]) - 1 if slots.subject else -1
        return before >= 0 and self.g.kinds[before] == "S" and self.g.word(before) in ("if", "whether")

    def _announced(self, claim: Claim) -> bool:
        """Whether a strike or rally is only announced, for a day to come: "announced a strike for Monday"."""
        words = claim.action.lower().split()
        return (
            claim.type == "PROTEST"
            and claim.status == "happened"
            and words[0] in ANNOUNCING
            and any(self.g.lower[d.first - 1] == "for" or self.g.lower[d.first] == "for" for d in claim.dates)
        )

    def _kept_up(self, claim: Claim, best: Filled) -> bool:
        """Whether a relative clause in the present only says who stands behind something: "a clinic, which is supported by MSF"."""
        c = best.slots.chunk
        relative = not claim.nominal and self.g.kinds[self.g.back(c)] == "W" and self.g.tags[self.g.chunks[c].first] == "b"
        return relative and claim.general and best.slots.passive and claim.type in ("SUPPORT", "AID", "COOPERATE")

    def _by_the_way(self, claim: Claim, best: Filled) -> bool:
        """Whether words only say which people are meant ("soldiers guarding the museum fired") or how attackers got away ("before
        fleeing into the hills")."""
        g, c = self.g, best.slots.chunk
        if claim.nominal or g.chunks[c].form not in ("gerund", "finite"):
            return False
        before = g.back(c)
        if claim.type in ("MOBILIZE", "AID") and before > 0 and g.kinds[before - 1 : before + 1] == "NW" and self._lemma(c) in WATCHING:
            return True  # killed a policeman who guarded it
        if claim.type == "RETREAT" and self._lemma(c) in ("flee", "escape"):
            away = g.chunks[c].form == "gerund" and before >= 0 and g.kinds[before] in "PS" and g.word(before) == "before"
            return away or (bool(claim.actors) and all(a.sector in ("UAF", "CRM") for a in claim.actors))
        return (
            claim.type in ("MOBILIZE", "AID")
            and g.chunks[c].form == "gerund"
            and before == c - 1
            and g.kinds[before] == "N"
            and bool(g._noun_left(before))
            and any(
                g.kinds[v] == "V" and g.chunks[v].form == "finite" and not g._reduced(v) and before in g.subject(v)
                for v in range(c + 1, len(g.kinds))
            )
        )

    def _kind_of_people(self, claim: Claim, best: Filled) -> bool:
        """Whether a relative clause in the present only says which people are meant: "an amnesty for gunmen who surrender"."""
        c = best.slots.chunk
        before = self.g.back(c)
        if claim.nominal or not claim.general or claim.type not in YIELDING or before < 1 or self.g.kinds[before - 1 : before + 1] != "NW":
            return False
        chunk = self.g.chunks[before - 1]
        return (
            self.g.chunks[c].tense == "present"
            and self.g.tags[self.g.chunks[c].head] == "B"
            and chunk.determiner in ("", "those", "any", "all")
        )

    def _described(self, claim: Claim, best: Filled) -> bool:
        """Whether words of blame only describe somebody: "officials accused of graft were sacked"."""
        c = best.slots.chunk
        return (
            claim.type == "ACCUSE"
            and not claim.nominal
            and not claim.actors
            and best.slots.passive
            and self.g._reduced(c)
            and claim.sentence > 0
        )

    def _harmless(self, claim: Claim, best: Filled) -> bool:
        """Whether words only say that what happened did nobody harm: "but did not kill anyone", "without causing
        casualties", "nobody was hurt"."""
        if not claim.effect or claim.status != "negated" or claim.nominal:
            return False
        chunk, slots = best.slots.chunk, best.slots
        if slots.passive:
            return any(self.g.lower[self.g.chunks[c].first] in NOBODY for c in slots.subject)
        undone = self.g.chunks[chunk].negated or self.g.word(chunk - 1) == "without"
        return undone and any(self.g.word(c) in NOBODY for c in slots.object)

    def _private(self, claim: Claim) -> bool:
        """Whether an act of words or of help has nobody public in it: "the waiter offered to help her". Violence,
        arrests and protests count whoever is in them."""
        if claim.type in LICENSED and claim.actors and all(self.g.lower[a.last - 1] in PRIVATE for a in claim.actors):
            return True  # the club released its goalkeeper
        if claim.type in PUBLIC_ANYWAY and not (
            claim.type in ("COERCE", "RETREAT") and claim.actors and all(a.kind == "person" for a in claim.actors)
        ):
            return False
        parties = (*claim.actors, *claim.targets)
        told = [p for p in parties if p.reference != "pronoun" or p.name]
        if not told or any(p.kind != "person" for p in told):  # he thanked his doctor; but: they warned the refiners
            told.extend(p for p in claim.actors if p not in told)
        return bool(parties) and not any(map(self._public, told))

    def _public(self, party: Actor) -> bool:
        if party.country or party.sector in PUBLIC or party.reference == "pronoun":
            return True
        if party.code and party.code not in ("CVL", "EDU", "BUS") and not (party.kind == "person" and party.code in WORKING):
            return True
        if party.reference in ("name", "thing") and party.text[:1].isupper() and party.kind != "person":
            return True
        head = self.reader.classes.get(self.g.lower[party.last - 1], frozenset())
        return not (party.sector == "BUS" and party.kind == "person") and ("armed" in head or self.g.lower[party.last - 1] in POLITICAL)

    def _generic(self, claim: Claim, best: Filled) -> bool:
        """Attacks in general, behind a preposition and without a time: "vests for use in attacks in Kabul", "used them to
        conduct attacks"."""
        support = best.slots.support
        if (
            claim.type not in VIOLENT
            or claim.links
            or claim.dates
            or (support >= 0 and (claim.status != "happened" or self.g.chunks[support].form not in ("infinitive", "gerund")))
        ):
            return False
        g, chunk = self.g, self.g.chunks[best.slots.chunk]
        plural = g.tags[chunk.head] == "S" and not chunk.determiner and "#" not in g.tags[chunk.first : chunk.head]
        before = g.back(g.group_start(best.slots.chunk))
        return plural and before >= 0 and (g.kinds[before] in "PF" or support >= 0)

    def _stands_alone(self, claim: Claim, best: Filled) -> bool:
        """Whether a claim without actor and target still tells of something: a place, a toll, a weapon."""
        if claim.type not in BARE:
            return False
        if claim.nominal and claim.telling == "named" and claim.type in PASSING and not (claim.dates or claim.tolls or claim.links):
            before = self.g.back(self.g.group_start(best.slots.chunk))
            if before >= 0 and self.g.kinds[before] in "PF":
                return False  # during a two-decade rebellion
        return bool(
            claim.places
            or claim.tolls
            or (claim.weapon and claim.type == "ASSAULT")
            or claim.links
            or (claim.type in ("ASSAULT", "AGREE") and claim.dates)
        )
