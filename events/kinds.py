"""Kinds: what type, mode and code a claim has, where the words around change what its rule says."""

from __future__ import annotations

from events.arguments import Slots
from events.asides import Asides
from events.descriptions import CAUSING
from events.lists import listed
from events.meanings import OWN
from events.model import Actor, Trigger
from events.nature import Filled
from events.senses import ARMED

BANDS = frozenset(("REB", "UAF", "CRM"))
RAIDS = frozenset(("raid", "raids"))
# What armed groups do to people whom they hold: arrest, of fighters; else abduction.
TAKING = frozenset("seize capture grab take lift".split())
# CAMEO codes of stated intentions, by what is intended; PLOVER modes of what is asked for.
INTENT = {"AID": "033", "COOPERATE": "031", "CONSULT": "036", "RETREAT": "035", "CONCEDE": "035", "SUPPORT": "032"}
FORCE = {"ASSAULT": ("violence", "138"), "SANCTION": ("relations", "136"), "COERCE": ("restrict", "137"), "PROTEST": ("", "133")}
REQUESTED = {
    "AID": "assist",
    "COOPERATE": "assist",
    "SUPPORT": "change",
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "CONSULT": "meet",
    "AGREE": "meet",
    "SANCTION": "change",
    "MOBILIZE": "assist",
    "ACCUSE": "change",
}
# Whose arms make a deployment another than that of troops.
BEARERS = {"COP": "police", "REB": "militia", "UAF": "militia", "PRM": "militia", "CRM": "militia"}
PEACEKEEPING = ("peacekeep", "peace-keep")
# What asks with authority or insistence (CAMEO 10); other requests are appeals (02), of the same depth.
DEMANDING = listed("claims", "demanding")
STATE = frozenset(("GOV", "MIL", "COP"))
RIOTERS = frozenset("rioters looters protesters protestors demonstrators mob mobs crowd crowds hooligans".split())
# Whose doctors take no prisoners: who is handed over to them goes free.
RELIEF = frozenset(("NGO", "IGO", "UNO"))
STREET = frozenset(("OPP", "CVL", "AGR", "LAB", "EDU", "SOC", "MED"))
STREETS = frozenset(
    "demonstrators protesters protestors activists strikers farmers peasants workers supporters students truckers drivers teachers miners residents villagers".split()
)


class Kinds(Asides):
    """Tells the type, mode and CAMEO code of claims."""

    __slots__ = ()

    def _kind(self, trigger: Trigger, best: Filled, status: str, actors: list[Actor], targets: list[Actor]) -> tuple[str, str, str]:
        """Type, mode and CAMEO code: the rule's, but for what the words around make of them."""
        rule = best.sense.rule
        if rule.type == "AGREE" and status == "happened" and self._to_attack(best.slots):
            return "THREATEN", "violence", "138"  # vowed to step up attacks
        if rule.mode == "arrest" and trigger.form == "verb" and self._lemma(best.slots.chunk) in TAKING and self._hostages(actors, targets):
            return "ASSAULT", "abduct", "181"  # rebels captured two engineers
        if rule.cameo == "063" and targets and all(t.country in RELIEF and t.sector == "MED" for t in targets):
            return "RETREAT", "release", "0841"  # handed the men over to the Red Cross
        if rule.type == "COERCE" and rule.cameo == "171" and actors and all(self.g.lower[a.last - 1] in RIOTERS for a in actors):
            return "PROTEST", "riot", "145"  # rioters looted shops
        if rule.type == "COERCE" and rule.cameo == "191" and actors and all(map(self._of_the_street, actors)):
            return "PROTEST", "obstruct", "144"  # activists blocked roads
        if rule.type == "ASSAULT" and trigger.form == "noun" and self._search(trigger, best.slots, actors):
            return "COERCE", "seize", "171"
        if (
            rule.type == "MOBILIZE"
            and rule.mode == "troops"
            and actors
            and (other := {BEARERS.get(a.sector, "") for a in actors}) <= {"police", "militia"}
            and len(other) == 1
        ):
            return rule.type, other.pop(), rule.cameo
        if rule.type == "MOBILIZE" and rule.mode == "troops" and any(w.startswith(PEACEKEEPING) for w in self.words.lower):
            return "AID", "", "074"  # troops on a peacekeeping mission
        demanded = DEMANDING.issuperset((self.reader.verb_lemma.get(w := self.g.lower[trigger.head], w),))
        if rule.type == "REQUEST" and rule.cameo.startswith("10") and not demanded:
            return rule.type, rule.mode, "02" + rule.cameo[2:]  # the same is asked for, not demanded
        return rule.type, rule.mode, rule.cameo

    def _search(self, trigger: Trigger, slots: Slots, actors: list[Actor]) -> bool:
        """Whether a raid is one by police, and not told of for its dead."""
        g = self.g
        if g.lower[trigger.head] not in RAIDS or not actors or any(a.sector != "COP" for a in actors):
            return False
        verbs = (v for v in range(slots.chunk + 1, len(g.kinds)) if g.kinds[v] == "V" and g.word(v) in CAUSING)
        return not any(slots.chunk in g.subject(v) for v in verbs)

    def _of_the_street(self, actor: Actor) -> bool:
        """Whether somebody blocks roads in protest, having neither arms nor office."""
        head = self.g.lower[actor.last - 1]
        crowd = actor.kind in ("people", "") and not actor.country and actor.sector in STREET
        return head not in ("party", "forces") and (crowd or not STREETS.isdisjoint(self.g.lower[actor.first : actor.last]))

    def _to_attack(self, slots: Slots) -> bool:
        """Whether the clause that completes the verb is about making attacks: "vowed to step up attacks"."""
        c = slots.complement_chunk
        if slots.complement != "to" or c < 0 or self.g.kinds[c] != "V" or self.standing.kinds(self.g.chunks[c].head) & {"prevent", "fail"}:
            return False
        after = c + 2 if self.g.kinds[c + 1 : c + 2] == "R" else c + 1
        attacks = {
            self.mentions.phrases.of[t.head]
            for t in self.mentions.triggers
            if t.form == "noun" and any(self.reader.senses[name].rule.type == "ASSAULT" for name, _ in t.senses)
        }
        return not attacks.isdisjoint(self.g.direct(after))

    def _hostages(self, actors: list[Actor], targets: list[Actor]) -> bool:
        """Whether a band takes people who do not bear arms: "rebels captured two engineers"."""
        band = bool(actors) and all(a.sector in BANDS for a in actors)
        return (
            band
            and bool(targets)
            and not any(t.sector in ARMED or "armed" in self.reader.classes.get(self.g.lower[t.last - 1], ()) for t in targets)
        )

    def _intent(
        self, type_: str, mode: str, slots: Slots, status: str, speaker: Actor | None, actors: list[Actor]
    ) -> tuple[str, str, str, str] | None:
        """What a verb that looks ahead states, as (type, mode, CAMEO code, status): an intention to cooperate is AGREE
        (CAMEO 03), its denial REJECT (12), a speaker's own intention to use force THREATEN (13), what he says that
        another must do REQUEST (02, 10). None where the verb states what it says."""
        chunk = self.g.chunks[slots.support if slots.support >= 0 else slots.chunk]
        own = speaker is None or not actors or self._same(actors[0], speaker)
        side = own or (speaker is not None and {actors[0].sector, speaker.sector} <= STATE and actors[0].country in ("", speaker.country))
        side = side or any(self.g.chunks[s].determiner in OWN for s in slots.subject)  # "said his troops would attack"
        ahead = chunk.tense == "future" or (chunk.modal == "would" and speaker is not None and own)
        if type_ == "AGREE" and actors and ahead and chunk.negated:
            return "REJECT", "", "120", "happened"  # will not accept the terms
        if type_ in INTENT and actors and ahead:
            return (
                ("REJECT", "", "120", "happened")
                if chunk.negated
                else ("AGREE", "", INTENT[type_], "happened")
                if status in ("planned", "hypothetical")
                else None
            )
        if (
            type_ in FORCE
            and actors
            and self._lemma(slots.chunk) != "petition"
            and (ahead or (side and chunk.modal == "would"))
            and side
            and speaker is not None
            and status in ("planned", "hypothetical")
            and not chunk.negated
        ):
            return "THREATEN", FORCE[type_][0], FORCE[type_][1], "happened"
        if (
            chunk.modal in ("must", "should")
            and speaker is not None
            and type_ in REQUESTED
            and (type_ != "ACCUSE" or mode == "investigate")
            and not chunk.negated
            and not (actors and own)
        ):
            return "REQUEST", REQUESTED[type_], "10" if chunk.modal == "must" else "02", "happened"
        return None
