"""Standing of verbs: tense, modality and negation of the verb group, and what governs it: "vowed to attack", "denied
bombing", "fired without warning"."""

from __future__ import annotations

from events.grammar import PLOTS
from events.lists import listed
from events.prospects import how_possible, letter, only_possible, only_prospect, seized, whoever
from events.status_clauses import GOVERNED, HYPOTHETICAL, ClauseStanding

BOUNDS = (("fewer", "than"), ("less", "than"), ("more", "than"))
NEGATIVE = frozenset("no nobody none neither nothing".split())
REPORTS = frozenset(
    "report reports rumour rumours rumor rumors claim claims allegation allegations news story stories suggestion suggestions accusation accusations".split()
)
UNFOUNDED = frozenset("unfounded false untrue baseless groundless fabricated fictitious incorrect unsubstantiated".split())
CONDITIONS = frozenset(("if", "unless"))
# What is only talked over, voted on or written down: "talks with envoys on a ceasefire".
TALKED_OVER = frozenset(
    "talk talks negotiation negotiations discussion discussions consultations debate debates dialogue resolution draft proposal proposals "
    "plan plans roadmap blueprint".split()
)
# What is played through: "an exercise in which troops storm a town".
DRILLS = frozenset(
    "exercise exercises drill drills manoeuvre manoeuvres maneuver maneuvers simulation simulations rehearsal rehearsals scenario scenarios".split()
)
YEARS = frozenset("year years month months decade decades century centuries".split())
WHENEVER = frozenset(("when", "whenever", "once", "before", "until", "till"))
ABOUT = frozenset(("on", "about", "over", "for", "aimed", "towards", "toward", "regarding", "concerning"))
AIMS = listed("prospects", "aims")
CONFESSED = frozenset("confess confesses confessed confessing admit admits admitted admitting own owned".split())


class VerbStanding(ClauseStanding):
    """Reads the status of verb groups."""

    __slots__ = ()

    def verb(self, v: int, subjects: list[int]) -> str:
        """The status of the verb group in chunk `v`."""
        g, seen, status = self.g, set(), self._own(v, subjects)
        while status in ("happened", "alleged") and v not in seen:
            seen.add(v)
            v = g.leading(v)
            chunk = g.chunks[v]
            if chunk.form == "infinitive":
                above = g.governor(v)
                if above == v - 1 and g.tags[chunk.head] == "G" and g.word(above) in CONFESSED:
                    break  # confessed to killing the students
                if beside := self._beside(v):
                    status = beside
                    break
                if g.to_come(v):
                    status = self._noun_governor(v) or "planned"
                    break
                outer = self._noun_governor(v) or (self._governing(above, v) if above >= 0 else "")
                status = outer or ("hypothetical" if above >= 0 and self._purpose(above, v) and not seized(g, v) else status)
                v = above
            elif chunk.form == "gerund":
                status, v = self._above_gerund(v, status)
            elif (above := letter(g, v)) >= 0:
                v = above
            else:
                break
            if v < 0:
                break
            if status in ("happened", "alleged"):
                own = self._own(v, [])
                status = own if own != "happened" else status
        if status in ("negated", "planned") and v >= 0 and self._in_condition(v):
            return "hypothetical"
        if status in ("happened", "historical") and v >= 0 and (self._played(v) or whoever(g, v) or how_possible(g)):
            return "hypothetical"
        if status == "happened" and subjects and self._long_before(self.g.group_start(subjects[0])):
            return "historical"
        status = status if status != "happened" else self._untold(v, subjects) or self.clause(v if v >= 0 else 0)
        return "hypothetical" if status == "happened" and self._asked() else status

    def _above_gerund(self, v: int, status: str) -> tuple[str, int]:
        """The status of the gerund in chunk `v`, told so far as `status`, and the verb group it hangs on; itself, if none."""
        g, before = self.g, self.g.back(v)
        if before >= 0 and g.kinds[before] in "PF":
            status = self._preposed(before) or status
        elif before >= 0 and g.kinds[before] == "V":
            status = self._governing(before, v) or status
        elif before >= 0 and g.kinds[before] == "N" and before == v - 1:
            return status, v  # supporters protesting in Kisumu
        return status, (g.main_left(before) if g.kinds[before] == "," else g._verb_left(before)) if before >= 0 else -1

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
        return opening >= 0 and g.kinds[opening] in "SP" and g.word(opening) in WHENEVER and g.chunks[v].last - g.chunks[v].first == 1

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
        if self.habitual and self._habit(v) and not self._in_condition(v):
            return "historical"
        first = chunk.first
        while first > 0 and self.g.tags[first - 1] == "r":
            first -= 1
        if any(self.g.tags[word] == "r" and "hearsay" in self.kinds(word) for word in range(first, chunk.last)):
            return "alleged"
        return "happened"

    def negative(self, v: int, subjects: list[int]) -> bool:
        """Whether the verb group `v` says that nothing is done, or that nobody does it."""
        chunk = self.g.chunks[v]
        withheld = chunk.form == "infinitive" and chunk.first > 0 and self.g.tags[chunk.first - 1] == "n"  # promised not to attack
        return chunk.negated or withheld or any(self._nobody(self.g.chunks[s].first) for s in subjects)

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
        """A simple present with a subject of its own, no bare infinitive ("help forces thwart attacks"); not of so many, nor behind
        a day and a colon, as chronicles write ("March 11: A soldier kills 16 civilians")."""
        g, chunk, c = self.g, self.g.chunks[v], self.g.back(v)
        if chunk.form != "finite" or g.tags[chunk.head] not in "BZ" or chunk.last - chunk.first > 1 or c < 0 or g.kinds.startswith("T:"):
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
        if only_prospect(g, p):
            return "hypothetical"  # the danger of bombing the dam
        if g.word(p) in ABOUT and near >= 0 and g.kinds[near] == "N" and g.word(near) in TALKED_OVER:
            return "hypothetical"  # talks on reopening the roads
        words = [g.chunks[x].head for x in (near, c) if x >= 0]
        for word in words:
            kinds = self.kinds(word) | self.kinds(max(word - 1, 0))
            for kind in ("hearsay", "claim", "deny", "fail", "threat", "plan", "prevent"):
                if kind in kinds and not (kind == "plan" and g.word(p) != "for" and g.word(p) != "of"):
                    return "negated" if kind == "prevent" else GOVERNED[kind]
        return ""
