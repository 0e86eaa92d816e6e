"""Status: whether an action happened, is only alleged, planned, threatened, hypothetical, negated or history.

The verb group's own tense, modality and negation come first, then what governs it ("vowed to attack", "denied bombing",
"foiled an attack"), then conditionals and background around it. The outermost governor that says something decides.
"""

from __future__ import annotations

from events.prospects import only_prospect
from events.status_clauses import GOVERNED
from events.status_verbs import ABOUT, NEGATIVE, TALKED_OVER, VerbStanding

DEFINITE = frozenset(("the", "this", "that", "these", "those"))
UNLIKELY = {"planned": "planned", "alleged": "alleged", "foiled": "negated", "thwarted": "negated", "failed": "negated", "attempted": "happened",
            "possible": "hypothetical", "potential": "hypothetical", "future": "planned", "imminent": "planned", "threatened": "threatened",
            "suspected": "alleged", "reported": "alleged", "upcoming": "planned", "proposed": "planned", "further": "hypothetical", "mock": "hypothetical", "simulated": "hypothetical",
            "any": "hypothetical", "more": "", "such": "historical", "past": "historical", "previous": "historical", "earlier": "historical", "deadliest": "historical"}  # fmt: skip
GOVERNING_PREPOSITIONS = frozenset(("of", "from", "against", "to", "for", "about", "over"))
TRUCES = frozenset("truce truces ceasefire ceasefires cease-fire cease-fires armistice pause".split())
ENDED = frozenset(
    "collapsed expired failed lapsed unravelled unraveled crumbled faltered collapses expires fails collapsing ended broke broken".split()
)
MEETINGS = frozenset(
    "talk talks meeting meetings summit summits consultations negotiations discussions dialogue conference round visit".split()
)
# Verbs whose object lies behind: "we recall the murder of", "the motion mentions the bombing".
REMEMBERING = frozenset(
    f"{verb}{ending}"
    for verb in ("recall", "mourn", "mention", "remember", "commemorat", "evok", "lament")
    for ending in ("", "s", "e", "es", "ed", "ing")
) | frozenset("forget forgets forgot forgotten forgetting".split())
# What is only wished for behind these: "repeated its demand for a ceasefire".
WISHES = frozenset(
    "call calls appeal appeals plea pleas demand demands request requests hope hopes prospect prospects need proposal proposals push pressure "
    "chance chances condition conditions timetable roadmap".split()
)
CHARGES = frozenset("charge charges accusation accusations suspicion suspicions allegation allegations".split())
FOLLOWING = frozenset(("follow", "follows"))
CALLED_OFF = frozenset("cancelled canceled postponed scrapped foiled thwarted averted prevented aborted".split())


class Standing(VerbStanding):
    """Reads the status of the verb groups and nouns of one sentence."""

    __slots__ = ()

    def noun(self, c: int, head: int, verb: int = -1) -> str:
        """The status of the nominal action headed by word `head` in chunk `c`; `verb` governs it as support, if any."""
        g = self.g
        chunk = g.chunks[c]
        if chunk.determiner in NEGATIVE:
            return "negated"
        for word in range(chunk.first, head):
            if status := UNLIKELY.get(g.lower[word]):
                ahead = self._supported(verb, False) if verb >= 0 and status == "historical" else ""
                return ahead if ahead in ("planned", "hypothetical", "threatened", "negated") else status  # would make more such raids
        if verb >= 0:
            return self._supported(verb, chunk.determiner in DEFINITE)
        if chained := self._chained(c):
            return chained
        if g.lower[head] in TRUCES and any(g.word(v) in ENDED for v in range(c + 1, min(c + 4, len(g.kinds))) if g.kinds[v] == "V"):
            return "negated"  # the truce collapsed
        start = g.group_start(c)
        if self._long_before(start):
            return "historical"
        before = g.back(start)
        if before >= 0 and g.kinds[before] == "V":
            return self._object_of(before, chunk.determiner in DEFINITE)
        governed = self._governed_by(before, head, chunk.determiner in DEFINITE) if before >= 0 and g.kinds[before] in "PFY" else ""
        return governed or self.clause(c, chunk.determiner in DEFINITE)

    def _supported(self, verb: int, definite: bool) -> str:
        """The status of the nominal action that the verb group `verb` governs as its support."""
        status = self.verb(verb, self.g.subject(verb))
        if status == "happened" and definite and self.g.chunks[verb].voice == "passive" and self.g.agent(verb + 1):
            return status  # the murder was ordered by somebody: it was done
        if status == "happened" and self.g.chunks[verb].voice == "passive" and self.g.word(verb) in CALLED_OFF:
            return "negated"
        return "planned" if status in ("happened", "alleged") and "plan" in self.kinds(self.g.chunks[verb].head) else status

    def _governed_by(self, p: int, head: int, definite: bool) -> str:
        """What the preposition `p` before a nominal action, and the verb it goes with, make of it; "" if nothing."""
        g = self.g
        if g.kinds[p] == "Y":  # nobody was hurt by gunfire
            hurt = -1 if definite else g._verb_left(p)
            return "negated" if hurt >= 0 and self.negative(hurt, g.subject(hurt)) else ""
        if governed := self._preposition_governs(p) or self._talked_over(p):
            return governed
        ahead = g._verb_left(p) if g.word(p) in ("for", "at", "during") and g.lower[head] in MEETINGS else -1
        return "planned" if ahead >= 0 and g.chunks[ahead].tense == "future" else ""  # will travel to Paris for talks

    def _chained(self, c: int) -> str:
        """What the nouns before "of" make of a nominal action: "the planning of attacks", "no evidence of a massacre",
        "charges of murder and kidnapping"."""
        g, definite = self.g, self.g.chunks[c].determiner in DEFINITE
        while c >= 2 and g.kinds[c - 1] in ",C" and g.kinds[c - 2] in "N,":
            c -= 1 if g.kinds[c - 2] == "," else 2
        while c >= 2 and g.kinds[c - 1] == "F" and g.kinds[c - 2] == "N":
            if only_prospect(g, c - 1):
                return "hypothetical"
            c -= 2
            if not definite and g.chunks[c].determiner in NEGATIVE:
                return "negated"
            if g.word(c) in CHARGES:
                return "alleged"
            kinds = self.kinds(g.chunks[c].head)
            for kind in ("threat", "prevent", "fail", "plan", "hearsay", "background"):
                if kind in kinds:
                    return "historical" if kind == "background" else "hypothetical" if kind in ("prevent", "plan") else GOVERNED[kind]
        return ""

    def _preposition_governs(self, p: int) -> str:
        g = self.g
        if g.word(p) not in GOVERNING_PREPOSITIONS:
            return ""
        near = g.back(p)
        if near < 0 or g.kinds[near] not in "NV":
            return ""
        if g.kinds[near] == "N" and ((g.word(p) in ("for", "of") and g.word(near) in WISHES) or only_prospect(g, p)):
            return "hypothetical"  # renewed his call for a truce
        if g.kinds[near] == "N" and g.word(p) == "of" and g.word(near) in CHARGES:
            return "alleged"
        kinds = self.kinds(g.chunks[near].head)
        if g.kinds[near] == "N" and g.chunks[near].head:
            kinds |= self.kinds(g.chunks[near].head - 1) & {"prevent"}
        if "background" in kinds:
            return "historical"  # wanted for bombings
        for kind in ("threat", "prevent", "fail", "plan", "hearsay"):
            if kind in kinds:
                return "hypothetical" if kind in ("prevent", "plan") else GOVERNED[kind]
        return ""

    def _talked_over(self, p: int) -> str:
        """A nominal action as the subject of talks, with whom they are held between: "talks with envoys on a ceasefire"."""
        g, c = self.g, p - 1
        if g.word(p) not in ABOUT:
            return ""
        while (
            c >= 2
            and g.kinds[c] == "N"
            and g.word(c) not in TALKED_OVER
            and g.kinds[c - 1] in "PF"
            and g.word(c - 1) in ("with", "between", "of")
        ):
            c -= 2
        return "hypothetical" if c >= 0 and g.kinds[c] == "N" and g.word(c) in TALKED_OVER else ""

    def _object_of(self, v: int, definite: bool = False) -> str:
        """A nominal action as object: "denied the attack", "plans an offensive", "condemned the attack"."""
        kinds = self.kinds(self.g.chunks[v].head)
        own = self._own(v, [])
        if self.g.word(v) in REMEMBERING:
            return "historical"
        if self.g.chunks[v].form == "infinitive" and "deny" not in kinds and (aim := self.verb(v, [])) in ("hypothetical", "planned"):
            return aim  # efforts to secure the release
        if "deny" in kinds and own != "negated":
            return "negated"
        if "prevent" in kinds:
            return "negated" if own == "happened" else "hypothetical"
        if "threat" in kinds:
            return "threatened"
        if "plan" in kinds and "support" not in kinds:
            done = definite and own == "happened" and self.g.word(v) in ("ordered", "authorised", "authorized")
            return "happened" if done else "planned"  # he ordered the attack on the hospital
        if {"support", "undergo", "occur"} & kinds and own != "happened" and not (own == "historical" and self.g.word(v) in FOLLOWING):
            return own  # but: the sweep follows an attack
        return self.clause(v)
