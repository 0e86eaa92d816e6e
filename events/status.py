"""Status: whether an action happened, is only alleged, planned, threatened, hypothetical, negated or history.

The verb group's own tense, modality and negation come first, then what governs it ("vowed to attack", "denied bombing",
"foiled an attack"), then conditionals and background around it. The outermost governor that says something decides.
"""

from __future__ import annotations

from collections.abc import Iterable

from events.grammar import PLOTS, Grammar
from events.lists import listed
from events.model import Cue
from events.prospects import inverted, only_possible, only_prospect, seized, whoever

GOVERNED = {"deny": "negated", "fail": "negated", "prevent": "hypothetical", "threat": "threatened", "plan": "planned", "hearsay": "alleged", "claim": "alleged"}
HYPOTHETICAL = frozenset("would could may might can should must cannot can't couldn't wouldn't".split())
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
BOUNDS = (("fewer", "than"), ("less", "than"), ("more", "than"))
NEGATIVE = frozenset("no nobody none neither nothing".split())
REPORTS = frozenset("report reports rumour rumours rumor rumors claim claims allegation allegations news story stories suggestion suggestions accusation accusations".split())
UNFOUNDED = frozenset("unfounded false untrue baseless groundless fabricated fictitious incorrect unsubstantiated".split())
UNLIKELY = {"planned": "planned", "alleged": "alleged", "foiled": "negated", "thwarted": "negated", "failed": "negated", "attempted": "happened",
            "possible": "hypothetical", "potential": "hypothetical", "future": "planned", "imminent": "planned", "threatened": "threatened",
            "suspected": "alleged", "reported": "alleged", "upcoming": "planned", "proposed": "planned", "further": "hypothetical", "mock": "hypothetical", "simulated": "hypothetical",
            "any": "hypothetical", "more": "", "such": "historical", "past": "historical", "previous": "historical", "earlier": "historical", "deadliest": "historical"}  # fmt: skip
LATELY = frozenset(("minutes", "hours", "days", "nights", "weeks"))
CONDITIONS = frozenset(("if", "unless"))
RELATING = frozenset(("of", "for", "in", "to", "have"))
NONE: frozenset[str] = frozenset()
GOVERNING_PREPOSITIONS = frozenset(("of", "from", "against", "to", "for", "about", "over"))


TRUCES = frozenset("truce truces ceasefire ceasefires cease-fire cease-fires armistice pause".split())
ENDED = frozenset("collapsed expired failed lapsed unravelled unraveled crumbled faltered collapses expires fails collapsing ended broke broken".split())
MEETINGS = frozenset("talk talks meeting meetings summit summits consultations negotiations discussions dialogue conference round visit".split())

# What is only talked over, voted on or written down: "talks with envoys on a ceasefire".
TALKED_OVER = frozenset(
    "talk talks negotiation negotiations discussion discussions consultations debate debates dialogue resolution draft proposal proposals "
    "plan plans roadmap blueprint".split()
)
# Verbs whose object lies behind: "we recall the murder of", "the motion mentions the bombing".
REMEMBERING = frozenset(
    f"{verb}{ending}" for verb in ("recall", "mourn", "mention", "remember", "commemorat", "evok", "lament") for ending in ("", "s", "e", "es", "ed", "ing")
) | frozenset("forget forgets forgot forgotten forgetting".split())
# What is played through: "an exercise in which troops storm a town".
DRILLS = frozenset("exercise exercises drill drills manoeuvre manoeuvres maneuver maneuvers simulation simulations rehearsal rehearsals scenario scenarios".split())
YEARS = frozenset("year years month months decade decades century centuries".split())
WHENEVER = frozenset(("when", "whenever", "once"))
ABOUT = frozenset(("on", "about", "over", "for", "aimed", "towards", "toward", "regarding", "concerning"))


# What is only wished for behind these: "repeated its demand for a ceasefire".
WISHES = frozenset(
    "call calls appeal appeals plea pleas demand demands request requests hope hopes prospect prospects need proposal proposals push pressure "
    "chance chances condition conditions timetable roadmap".split()
)


AIMS = listed("prospects", "aims")
CHARGES = frozenset("charge charges accusation accusations suspicion suspicions allegation allegations".split())
CONFESSED = frozenset("confess confesses confessed confessing admit admits admitted admitting own owned".split())
WANTING = frozenset(
    "demand demands demanded demanding insist insists insisted insisting urge urges urged request requests requested recommend recommends "
    "recommended propose proposes proposed ask asks asked suggest suggests suggested order orders ordered".split()
)


CALLED_OFF = frozenset("cancelled canceled postponed scrapped foiled thwarted averted prevented aborted".split())


class Standing:
    """Reads the status of the verb groups and nouns of one sentence."""

    __slots__ = ("_kinds", "at", "body", "g", "habitual")

    def __init__(self, grammar: Grammar, cues: Iterable[Cue], habitual: bool = False, body: bool = False) -> None:
        self.g, self.body = grammar, body
        # A simple present tells of habits in running text ("the group attacks convoys"), of news in headlines.
        self.habitual = habitual
        self.at: dict[int, list[Cue]] = {}
        for cue in cues:
            self.at.setdefault(cue.first, []).append(cue)
        self._kinds = {word: frozenset([cue.kind for cue in here]) for word, here in self.at.items()}

    def kinds(self, word: int) -> frozenset[str]:
        """The kinds of cue that begin at a word."""
        return self._kinds.get(word, NONE)

    def verb(self, v: int, subjects: list[int]) -> str:
        """The status of the verb group in chunk `v`."""
        g, seen, first, status = self.g, set(), v, self._own(v, subjects)
        while status in ("happened", "alleged") and v not in seen:
            seen.add(v)
            chunk = g.chunks[v]
            if chunk.form == "infinitive":
                above = g.governor(v)
                if above == v - 1 and g.tags[chunk.head] == "G" and g.word(above) in CONFESSED:
                    break  # confessed to killing the students
                if beside := self._beside(v):
                    status = beside
                    break
                outer = self._noun_governor(v) or (self._governing(above, v) if above >= 0 else "")
                status = outer or ("hypothetical" if above >= 0 and self._purpose(above, v) and not seized(g, v) else status)
                v = above
            elif chunk.form == "gerund":
                before = g.back(v)
                if before >= 0 and g.kinds[before] in "PF":
                    status = self._preposed(before) or status
                elif before >= 0 and g.kinds[before] == "V":
                    status = self._governing(before, v) or status
                elif before >= 0 and g.kinds[before] == "N" and before == v - 1:
                    break  # supporters protesting in Kisumu
                v = (g.main_left(before) if g.kinds[before] == "," else g._verb_left(before)) if before >= 0 else -1
            else:
                break
            if v < 0:
                break
            if status in ("happened", "alleged"):
                own = self._own(v, [])
                status = own if own != "happened" else status
        if status in ("negated", "planned") and v >= 0 and self._in_condition(v):
            return "hypothetical"
        if status in ("happened", "historical") and v >= 0 and (self._played(v) or whoever(g, v) or inverted(g, first)):
            return "hypothetical"
        if status == "happened" and subjects and self._long_before(self.g.group_start(subjects[0])):
            return "historical"
        status = status if status != "happened" else self._untold(v, subjects) or self.clause(v if v >= 0 else 0)
        return "hypothetical" if status == "happened" and self._asked() else status

    def _untold(self, v: int, subjects: list[int]) -> str:
        """What a verb of denial makes of a clause that no "that" introduces: "rejected the rebels suffered losses"; and what
        is made of a report that is called unfounded: "the report that he was killed is false"."""
        g = self.g
        that = g.kinds.rfind("A", 0, v) if v > 0 and not UNFOUNDED.isdisjoint(g.lower[g.chunks[v].last :]) else -1
        if that > 0 and g.kinds[that - 1] == "N" and g.word(that - 1) in REPORTS:
            return "negated"
        before = g.back(g.group_start(subjects[0])) if v >= 0 and subjects and subjects[0] < v else -1
        denied = before >= 0 and g.kinds[before] == "V" and g.chunks[v].form == "finite" and "deny" in self.kinds(g.chunks[before].head)
        return "negated" if denied else ""

    def _played(self, v: int) -> bool:
        """Whether the verb tells what is done in an exercise, or whenever something happens: "a drill in which police storm a
        bus", "how to respond when a pupil opens fire"."""
        g = self.g
        w = g.kinds.rfind("W", 0, v)
        if w > 1 and g.kinds[w - 1] == "P" and set(",.:SA").isdisjoint(g.kinds[w:v]):
            c = w - 2
            while c > 0 and g.kinds[c] in "NPTF" and g.word(c) not in DRILLS:
                c -= 1
            if g.kinds[c] == "N" and g.word(c) in DRILLS:
                return True
        subject = g.subject(v) if self.body and g.chunks[v].form == "finite" and g.tags[g.chunks[v].head] in "BZ" else []
        opening = g.back(g.group_start(subject[0])) if subject else -1
        return opening >= 0 and g.kinds[opening] == "S" and g.word(opening) in WHENEVER and g.chunks[v].last - g.chunks[v].first == 1

    def _long_before(self, start: int) -> bool:
        """Whether the clause or noun group that begins at chunk `start` names what was years before: "ten years after the
        kidnapping", "75 years after the army bombed"."""
        g, at = self.g, start - 1
        if at < 0 or g.kinds[at] not in "TPS" or g.lower[g.chunks[at].last - 1] not in ("after", "since"):
            return False
        span = g.chunks[at].first if g.kinds[at] == "T" else g.chunks[max(at - 1, 0)].first
        return not YEARS.isdisjoint(g.lower[span : g.chunks[at].last])

    def _asked(self) -> bool:
        """Whether the sentence asks whether it happened: "Have the rebels withdrawn from the city?"."""
        words = self.g.phrases.words
        first = 2 if words.lower[:1] in (("q",), ("question",)) and words.forms[1:2] == (":",) else 0
        return words.forms[-1] == "?" and words.tags[first : first + 1] in tuple("bhoOm")

    def _in_condition(self, v: int) -> bool:
        """Whether the verb stands in a clause of "if" or "unless": "if the government did not release them"."""
        g, c = self.g, v - 1
        while c >= 0 and g.kinds[c] not in ".:,WAV":
            if g.kinds[c] in "SP" and g.lower[g.chunks[c].first] in CONDITIONS:
                return True
            c -= 1
        return False

    def _own(self, v: int, subjects: list[int]) -> str:
        chunk = self.g.chunks[v]
        if self.negative(v, subjects):
            return "negated"
        if chunk.tense == "future":
            return "hypothetical" if self._conditional() else "planned"
        if chunk.modal in HYPOTHETICAL:
            return "hypothetical"
        if self.habitual and self._habit(v):
            return "historical"
        first = chunk.first
        while first > 0 and self.g.tags[first - 1] == "r":
            first -= 1
        if any(self.g.tags[word] == "r" and "hearsay" in self.kinds(word) for word in range(first, chunk.last)):
            return "alleged"
        return "happened"

    def negative(self, v: int, subjects: list[int]) -> bool:
        """Whether the verb group `v` says that nothing is done, or that nobody does it."""
        return self.g.chunks[v].negated or any(self._nobody(self.g.chunks[s].first) for s in subjects)

    def _nobody(self, word: int) -> bool:
        """Whether a noun group that begins at a word is nobody; "no fewer than 34 people" are 34, "not one soldier" is none."""
        lower = self.g.lower
        if word and lower[word - 1] == "not":
            return lower[word : word + 2] == ("a", "single") or (lower[word] == "one" and lower[word + 1 : word + 2] != ("but",))
        return lower[word] in NEGATIVE and lower[word + 1 : word + 3] not in BOUNDS

    def _conditional(self) -> bool:
        """Whether a condition stands beside the sentence's main clause: "if the army enters, the rebels will attack"."""
        g = self.g
        return any(g.kinds[c] in "SP" and g.lower[g.chunks[c].first] in CONDITIONS for c in range(len(g.chunks)))

    def _habit(self, v: int) -> bool:
        """A simple present with a subject of its own, no bare infinitive ("help forces thwart attacks"); not of so many, as
        chronicles write ("March 11: A soldier kills 16 civilians")."""
        g, chunk, c = self.g, self.g.chunks[v], self.g.back(v)
        if chunk.form != "finite" or self.g.tags[chunk.head] not in "BZ" or chunk.last - chunk.first > 1 or c < 0:
            return False
        if any(kind == "N" and g.tags[g.chunks[v + n].first] == "#" for n, kind in enumerate(g.kinds[v + 1 : v + 3], 1)):
            return False
        return g.kinds[c] == "W" or (g.kinds[c] == "N" and (g.tags[chunk.head] == "Z" or c == 0 or g.kinds[c - 1] != "V"))

    def _governing(self, above: int, v: int) -> str:
        """What the verb group `above` makes of the infinitive or gerund below it; "" if it says nothing."""
        kinds = self.kinds(self.g.chunks[above].head)
        if above == v - 1 and self.g.tags[self.g.chunks[above].head] == "b":
            return "planned"  # are to be released
        if self.g.chunks[above].negated and kinds & {"plan", "begin", "order", "report"}:
            return "negated"
        if "hearsay" in kinds:
            return "alleged"
        for kind in ("deny", "fail", "threat", "plan", "claim"):
            if kind in kinds:
                return GOVERNED[kind]
        if "order" in kinds and "begin" not in kinds:
            return "planned"
        before = self.g.back(v)
        stops = "prevent" in kinds and (self.g.chunks[v].form != "infinitive" or (before >= 0 and self.g.word(before) in PLOTS))
        return "negated" if stops else ""

    def _beside(self, v: int) -> str:
        """What the word right before an infinitive makes of it: "about to", "ready to", "unable to"."""
        if v == 0 or self.g.kinds[v - 1] not in "JPR":
            return ""
        chunk = self.g.chunks[v - 1]
        kinds = frozenset(k for word in range(chunk.first, chunk.last) for k in self.kinds(word))
        return next((GOVERNED[k] for k in ("fail", "threat", "plan") if k in kinds), "")

    def _noun_governor(self, v: int) -> str:
        """An infinitive after a noun: "a plan to attack", "refusal to leave"."""
        before = self.g.back(v)
        if before < 0 or self.g.kinds[before] != "N":
            return ""
        kinds = self.kinds(self.g.chunks[before].head)
        return next((GOVERNED[k] for k in ("fail", "threat", "plan") if k in kinds), "hypothetical" if only_possible(self.g, v) else "")

    def _purpose(self, above: int, v: int) -> bool:
        """An infinitive that only states an aim ("to help forces thwart attacks") has not happened for that."""
        return "begin" not in self.kinds(self.g.chunks[above].head)

    def only_aim(self, v: int) -> bool:
        """Whether nothing but being the aim of what happened keeps the infinitive `v` from having happened."""
        above = self.g.governor(v) if self.g.chunks[v].form == "infinitive" else -1
        if above < 0 or self.g.chunks[above].form != "finite" or self._beside(v) or self._governing(above, v):
            return False
        kinds = self.kinds(self.g.chunks[above].head)
        return "order" not in kinds and self._own(above, []) == "happened"

    def _preposed(self, p: int) -> str:
        """A gerund after a preposition: "accused of bombing", "threat of bombing", "from attacking"."""
        g = self.g
        if g.word(p) == "without" or (p > 0 and g.word(p) == "of" and g.word(p - 1) == "instead"):
            return "negated"  # without firing a shot
        c = g.back(p, "RTqN,C'")
        near = g.back(p)
        if g.word(p) == "of" and near >= 0 and g.kinds[near] == "N" and g.word(near) in AIMS:
            return "planned"  # with the aim of killing the judge
        if g.word(p) in ABOUT and near >= 0 and g.kinds[near] == "N" and g.word(near) in TALKED_OVER:
            return "hypothetical"  # talks on reopening the roads
        words = [g.chunks[x].head for x in (near, c) if x >= 0]
        for word in words:
            kinds = self.kinds(word) | self.kinds(max(word - 1, 0))
            for kind in ("hearsay", "claim", "deny", "fail", "threat", "plan", "prevent"):
                if kind in kinds and not (kind == "plan" and g.word(p) != "for" and g.word(p) != "of"):
                    return "negated" if kind == "prevent" else GOVERNED[kind]
        return ""

    def noun(self, c: int, head: int, verb: int = -1) -> str:
        """The status of the nominal action headed by word `head` in chunk `c`; `verb` governs it as support, if any."""
        g = self.g
        chunk = g.chunks[c]
        if chunk.determiner in NEGATIVE:
            return "negated"
        for word in range(chunk.first, head):
            if status := UNLIKELY.get(g.lower[word]):
                return status
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
        while c >= 2 and g.kinds[c] == "N" and g.word(c) not in TALKED_OVER and g.kinds[c - 1] in "PF" and g.word(c - 1) in ("with", "between", "of"):
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
        if {"support", "undergo", "occur"} & kinds and own != "happened":
            return own
        return self.clause(v)

    def _told(self, that: int) -> str:
        """What the verb before a "that" makes of its clause: "denied that ...", "rejected claims that ..."."""
        g = self.g
        c = g.back(that)
        if c > 0 and g.kinds[c] == "N":
            c = g.back(c)
        kinds = self.kinds(g.chunks[c].head) if c >= 0 and g.kinds[c] == "V" else frozenset()
        return next((GOVERNED[k] for k in ("deny", "claim") if k in kinds and not (k == "claim" and "report" in kinds)), "")

    def _wanted(self, that: int, c: int) -> bool:
        """Whether the verb before "that" asks for what its clause tells: "demanded that the government write off their debts"."""
        g, v = self.g, self.g.back(that)
        while v >= 0 and g.kinds[v] in "NPF":
            v -= 1
        plain = g.kinds[c] == "V" and g.chunks[c].last - g.chunks[c].first == 1 and g.tags[g.chunks[c].head] == "B"
        return plain and v >= 0 and g.kinds[v] == "V" and g.word(v) in WANTING

    def clause(self, c: int, definite: bool = False) -> str:
        """What stands around in the clause: if, unless, whether; words of background ("responsible for", "years ago")."""
        g, left, right, aside = self.g, c, c, 0
        while left > 0 and g.kinds[left - 1] not in ".:A" and not (g.kinds[left - 1] == "," and left > 1 and g.kinds[left - 2] == "V"):
            left -= 1
            opening = g.kinds.rfind(",W", 0, left) if g.kinds[left] == "," else -1
            if opening >= 0 and "," not in g.kinds[opening + 1 : left]:  # the group, which is linked to others, attacked
                aside, left = g.chunks[left].last, opening
            if g.kinds[left] in "SP" and ("condition" in self.kinds(g.chunks[left].first) or self._until(left)):
                return "hypothetical"
        while right + 1 < len(g.kinds) and g.kinds[right + 1] not in ".:WAS":
            right += 1
        edge = self._after_clause(left, c)
        if left > 1 and g.kinds[left - 1] == "A":
            if told := self._told(left - 1):
                return told
            if self._wanted(left - 1, c):
                return "planned"
        if not definite:
            first, last, end = max(g.chunks[left].first, aside, edge), g.chunks[right].last, g.chunks[c].last
            if any(first <= word < last and self._background(word, end) and not self._of_other(word, c) for word in self.at):
                return "historical"
        return "happened"

    def _until(self, c: int) -> bool:
        """Whether chunk `c` is an "until" behind what is still to be: "said they would stay until the president received them"."""
        v = self.g._verb_left(c) if self.g.word(c) == "until" else -1
        return v >= 0 and bool(self.g.chunks[v].modal in HYPOTHETICAL or self.g.chunks[v].tense == "future")

    def _of_other(self, word: int, c: int) -> bool:
        """Whether the time that begins at the word is that of another noun than chunk `c`: "last year's blast"."""
        return self.g.dated(word) not in (-1, c)

    def _ranked(self, cue: Cue) -> bool:
        """Whether "in the history of" only says among what an attack ranks first: "the deadliest raid in the history of"."""
        before = self.g.lower[: cue.first]
        return "history" in self.g.lower[cue.first : cue.last] and any(w in ("worst", "most", "first") or (w.endswith("iest") or w in ("deadliest", "largest", "biggest")) for w in before)

    def _past_days(self, cue: Cue) -> bool:
        """Whether "in the past" counts days: in the past 24 hours, in the past few days."""
        after = self.g.lower[cue.last : cue.last + 2]
        counted = self.g.tags[cue.last : cue.last + 1] in tuple("#d@") or (after[:1] == ("few",) and not LATELY.isdisjoint(after))
        return self.g.lower[cue.last - 1] == "past" and counted

    def _after_clause(self, left: int, c: int) -> int:
        """The word behind the last comma between chunks `left` and `c` that closes a clause with a verb of its own: "in a raid
        that is rare in the history of war, gunmen killed"."""
        g, comma = self.g, self.g.kinds.rfind(",", left, c)
        opened = max(g.kinds.rfind(k, left, max(comma, 0)) for k in ",WA")
        if comma < 0 or not any(g.kinds[v] == "V" and g.chunks[v].form == "finite" and not g._reduced(v) for v in range(max(opened, left - 1) + 1, comma)):
            return 0
        return g.chunks[comma].last

    def _aside(self, word: int) -> bool:
        """Whether the word is a participle that only describes a noun: "a drone believed to have been launched by them hit"."""
        c = self.g.phrases.of[word]
        return self.g.kinds[c] == "V" and self.g._reduced(c)

    def _background(self, word: int, end: int) -> bool:
        """Whether a cue of background begins at the word and bears on what ends before word `end`: what somebody is known
        for ("suspected of bombings") stands behind the cue, not before it ("arrested a man suspected of bombings")."""
        return any(
            cue.kind == "background" and not self._past_days(cue) and not self._ranked(cue) and not (self.g.lower[cue.last - 1] in RELATING and (word >= end or self._aside(word))) and not (word >= end and self._of_cause(word))
            for cue in self.at.get(word, ())
        )

    def _of_cause(self, word: int) -> bool:
        """Whether a time stands behind the deed for which something is done now: "arrested over the bombing of a shrine last year"."""
        g = self.g
        t = g.phrases.of[word]
        c = g.back(t) if t > 0 and g.kinds[t] in "TN" else -1
        while c > 1 and g.kinds[c] == "N" and g.kinds[c - 1] in "FP" and g.word(c - 1) not in ("for", "over"):
            c -= 2
        return c > 1 and g.kinds[c] == "N" and g.kinds[c - 1] == "P" and g.word(c - 1) in ("for", "over")
