"""Standing: whether the words say that people came to harm, that nobody did, or neither.

A toll is told of as fact when its verb is finite and neither negated nor under a modal; an infinitive when what governs
it brings it about ("managed to kill") or reports it ("is said to have killed"), a participle when its clause is told as
fact. What somebody is known for ("responsible for killing ten"), and what lies further back than the story ("since 2001
more than 2,000 soldiers have been killed"), is background.
"""

from __future__ import annotations

import itertools
import re

from events.mentions.toll_sources import Sources

MODAL = frozenset("will would can could may might shall should must 'll 'd cannot won't wouldn't can't couldn't shouldn't mustn't".split())
BEFORE_FACT = frozenset("after by while in following before upon since when besides despite and through on with".split())
CONDITIONS = frozenset("if unless whether lest".split())
DOUBTING = frozenset(
    "deny denied denies denying fear feared fears hope hoped hopes warn warned warns doubt doubted worry worried dispute disputed "
    "refute refuted prevent claimed-falsely imagine imagined pretend pretended".split()
)
YEAR = re.compile(r"(?:19|20)\d\d$")
PERIODS = frozenset("weeks year years decade decades month months century centuries".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec".split()
)
DAYS = frozenset("day days week weeks month months year years decade decades".split())
DYING = frozenset(("died", "perished", "lost"))
HOURS = frozenset("dawn daybreak sunrise morning noon midday afternoon evening midnight night yesterday".split())
SPANS = frozenset("years decades".split())
SUPERLATIVES = frozenset("worst deadliest bloodiest biggest largest heaviest first highest fiercest most least".split())
INTO = frozenset(("into", "about", "over"))
"""Prepositions under which a death is known, whatever comes of it: will look into the murder of two men."""
FAR = frozenset("last past previous recent preceding".split())

FACT, NEGATED, UNREAL = "fact", "negated", "unreal"


class Standing(Sources):
    """`Sources` with what the sentence makes of a statement."""

    __slots__ = ()

    def verb(self, v: int, depth: int = 0) -> str:
        """FACT, NEGATED or UNREAL for the verb group in chunk `v`."""
        chunk = self.chunks[v]
        if chunk.negated:
            return NEGATED
        if chunk.modal in MODAL or chunk.tense == "future" or depth > 6:
            return UNREAL
        if chunk.form == "infinitive":
            return self._infinitive(v, depth)
        before = self.g.back(v)
        if chunk.form == "gerund":
            return self._gerund(v, before, depth)
        if before >= 0 and self.kinds[before] == "C" and self._plain(v):
            above = self.g._verb_left(before)
            if above >= 0 and (self.chunks[above].form == "infinitive" or self.chunks[above].modal):
                return self.verb(above, depth + 1)
        if before >= 0 and self.kinds[before] == "C" and self._elliptic(v):
            above = self.g._verb_left(before)
            if above >= 0 and self.chunks[above].voice == "passive":
                return self.verb(above, depth + 1)
        return self.clause(v)

    def _plain(self, v: int) -> bool:
        chunk = self.chunks[v]
        return chunk.last - chunk.first == 1 and self.tags[chunk.head] in "BEMk"

    def _elliptic(self, v: int) -> bool:
        return self._plain(v) and self.tags[self.chunks[v].head] in "EM"

    def _infinitive(self, v: int, depth: int) -> str:
        chunk = self.chunks[v]
        above = self.g.back(v, SKIPPED_TO_GOVERNOR)
        noun = self.g.back(v)
        if noun >= 0 and self.kinds[noun] == "C":
            above = self.g._verb_left(noun)
        if above < 0 or self.kinds[above] not in "VJ":
            return UNREAL
        word = self.lower[self.chunks[above].head]
        perfect = any(self.lower[w] in ("have", "had") for w in range(chunk.first, chunk.last - 1))
        near = self.g.back(v, "RT,qC") == above
        if self.kinds[above] == "J":
            return FACT if word in ("able", "known", "reported") else UNREAL
        if word in self.words.unreal or not (perfect or (near and (word in self.words.factual or word == "had"))):
            return UNREAL
        return self.verb(above, depth + 1)

    def _gerund(self, v: int, before: int, depth: int) -> str:
        if before < 0:
            return self.clause(v)
        kind, word = self.kinds[before], self.lower[self.chunks[before].last - 1]
        if kind in "PFY":
            if word == "without":
                return NEGATED
            if word in BEFORE_FACT or (word == "for" and self._responsibility(before)):
                return self.clause(v)
            return UNREAL
        if kind == "V":
            return UNREAL if self.lower[self.chunks[before].head] in self.words.unreal else self.verb(before, depth + 1)
        above = self._main_verb(before) if kind == "," else self.g._verb_left(before)
        if above < 0:
            return self.clause(v)
        if self.lower[self.chunks[above].head] in self.words.intended and self.chunks[above].voice == "active":
            return UNREAL
        found = self.verb(above, depth + 1)
        # "the operation did not go as planned, killing five": what is negated is the other verb
        return FACT if found == NEGATED and kind == "," else found

    def _main_verb(self, c: int) -> int:
        """The verb of the clause left of chunk `c`, over what describes its nouns: "the house of a man believed to be a
        leader, killing him"."""
        above = self.g._verb_left(c)
        while above > 0:
            relative = self.kinds[above - 1] in "WA" or (self.kinds[above - 1] == "V" and self.g._reduced(above - 1))
            if not (relative or self.g._reduced(above)):
                return above
            left = self.g._verb_left(above - 1)
            if left < 0:
                return above
            above = left
        return above

    def _responsibility(self, p: int) -> bool:
        """Responsibility claimed for what was done."""
        c = self.g.back(p)
        return c >= 0 and self.lower[self.chunks[c].head] in ("responsibility", "credit")

    def clause(self, c: int) -> str:
        """What stands before the clause that holds chunk `c`: if, unless, fears that, denied that."""
        i = c - 1
        while i >= 0 and self.kinds[i] not in ".:":
            word = self.lower[self.chunks[i].first]
            if word in CONDITIONS:
                return UNREAL
            if self.kinds[i] in "VN" and self.lower[self.chunks[i].head] in DOUBTING and self._governs(i, c):
                return UNREAL
            if self.kinds[i] == "," and i and self.kinds[i - 1] in "NV" and c - i > 8:
                break
            i -= 1
        return FACT

    def _governs(self, i: int, c: int) -> bool:
        """Whether the clause of `c` is what is feared or denied at `i`: nothing but its subject stands between."""
        return not any(self.kinds[k] == "V" for k in range(i + 1, c)) and "," not in self.kinds[i + 1 : c]

    def noun(self, c: int) -> str:
        """FACT, NEGATED or UNREAL for the nominal statement in chunk `c`, by the verb or preposition before it."""
        start = self.g.group_start(c)
        before = self.g.back(start)
        if before >= 0 and self.kinds[before] in "PF":
            word = self.lower[self.chunks[before].last - 1]
            if word == "without":
                return NEGATED
            near = self.g.back(before)
            if word in INTO and self.tags[self.chunks[start].first] == "D":
                return self.clause(c)  # will be heard about the murder of three men
            if near >= 0 and self.kinds[near] == "V":
                return UNREAL if self.lower[self.chunks[near].head] in self.words.unreal else self.verb(near)
            if near >= 0 and self.kinds[near] == "N" and self.lower[self.chunks[near].head] in THREATS:
                return UNREAL
            return self.clause(c)
        if before >= 0 and self.kinds[before] == "V":
            word = self.lower[self.chunks[before].head]
            return UNREAL if word in self.words.unreal or word in DOUBTING else self.verb(before)
        return self.clause(c)

    # ---- background -----------------------------------------------------------------------------------------------

    def background(self, c: int) -> bool:
        """Whether what chunk `c` states lies behind the story: what somebody is known for, or years and months back."""
        return self._known_for(c) or self._long_ago(c) or self._other_clause(c)

    def _other_clause(self, c: int) -> bool:
        """Whether the clause only dates another happening: "came a week after a bomb killed 20"; "since a raid killed 90"."""
        for i in range(c - 1, -1, -1):
            kind = self.kinds[i]
            if kind in ",.:qWA" or (kind == "V" and self.kinds[c] == "V"):
                return False
            chunk = self.chunks[i]
            if kind == "P" and self.lower[chunk.first] == "since":
                return "V" in self.kinds[i : c + 1]
            if kind == "T" and self.lower[chunk.last - 1] == "after" and not DAYS.isdisjoint(self.lower[chunk.first : chunk.last]):
                return "V" in self.kinds[i : c + 1] or (
                    i > 0 and i + 1 == c and not PERIODS.isdisjoint(self.lower[chunk.first : chunk.last])
                )
        return False

    def _known_for(self, c: int) -> bool:
        end = self.chunks[c].first
        for word in range(end - 1, -1, -1):
            if self.tags[word] == ".":
                return False
            for phrase in self.words.past.get(self.lower[word], ()):
                if tuple(self.lower[word : word + len(phrase)]) == phrase and word + len(phrase) <= end:
                    return self._depends(self.g.phrases.of[word + len(phrase) - 1], c)
        return False

    def _depends(self, cue: int, c: int) -> bool:
        """Whether chunk `c` belongs to what the cue governs: no other clause's verb stands between."""
        relative = self.kinds[c] == "N" or self.chunks[c].form in ("gerund", "infinitive")
        for i in range(cue + 1, c + 1):
            if self.kinds[i] in "WA":
                relative = True
            elif (self.kinds[i] == "V" and self.chunks[i].form == "finite" and not relative and not self.g._reduced(i)) or self.kinds[
                i
            ] in ".:":
                return False
        return relative

    def _long_ago(self, c: int) -> bool:
        """A time in the clause that is longer ago than a story: since 2001, last year, over the past six months."""
        chunk = self.chunks[c]
        end = chunk.last
        while end < len(self.lower) and self.tags[end] not in ",.:(" and self.lower[end] not in ("who", "which", "that"):
            end += 1
        if "so" in self.lower and self._so_far(chunk.first):
            return True  # so far, five have been killed in ten days
        if any(self._of_a_year(k) for k in self._doing(c)):
            return True  # the 1972 killing of protesters; the 2005 bombings killed 52
        if self._in_years(c):
            return True
        if self._far_time(chunk.last, end) or self._whole_war(c, end) or (self._relative(c) and self._week_time(chunk.last, end)):
            return True
        if "V" not in self.kinds[:c]:
            return self._far_time(0, chunk.first)
        comma = next((i for i, t in enumerate(self.tags[: chunk.first]) if t == ","), -1)
        return comma > 0 and self.kinds[0] in "PTRSN?" and "V" not in self.kinds[: self.g.phrases.of[comma]] and self._far_time(0, comma)

    def _so_far(self, first: int) -> bool:
        """Whether a sentence sums up what a stretch of days or longer brought until now."""
        told = any(a == "so" and b == "far" for a, b in itertools.pairwise(self.lower))
        return told and self.lower[first] in ("has", "have") and not DAYS.isdisjoint(self.lower)

    def _of_a_year(self, c: int) -> bool:
        """Whether a year stands before the noun: the 2005 bombings, not "the 2005 people"."""
        chunk = self.chunks[c]
        first = chunk.first - 1 if c > 1 and self.kinds[c - 1] == "T" and self.tags[chunk.first - 2] == "D" else chunk.first
        years = (w for w in range(first, chunk.head) if YEAR.match(self.lower[w]))
        return any(self.tags[w + 1] in "NSJPG" and self.lower[w + 1] not in self.nouns.people for w in years)

    def _doing(self, c: int) -> list[int]:
        """The nouns by which what chunk `c` states came about: itself, its subject, the attack in which it happened."""
        if self.kinds[c] == "N":
            return [c]
        found = self.g.subject(c)
        before = found[0] - 1 if found else -1
        if before > 1 and self.kinds[before - 2 : before + 1] == "NPW":
            return [*found, before - 2]
        return found

    def _in_years(self, c: int) -> bool:
        """Whether a relative clause tells what a stretch of years or months brought: "after 25 years in which 3,200 people were
        killed"; or a group's own record in it: "the group, which has killed hundreds in four years"."""
        chunk = self.chunks[c]
        w = self.kinds.rfind("W", 0, c)
        if self._relative(c) and self.lower[chunk.first] in ("has", "have", "had") and not PERIODS.isdisjoint(self.lower[chunk.last :]):
            return True
        when = self.g.back(self.g.group_start(s[0])) if (s := self.g.subject(c)) else -1
        if (
            when > 1
            and self.g.word(when) == "when"
            and "since" in self.lower[self.chunks[max(when - 3, 0)].first : self.chunks[when].first]
        ):
            return True  # the deadliest since June 1, when 21 died
        if w < 1 or not set(",.:SA").isdisjoint(self.kinds[w:c]):
            return False
        noun = self.g.back(w, "RTqP,")
        near = self.lower[self.chunks[self.g.group_start(w - 2) if w > 1 else 0].first : self.chunks[w].first]
        return (self.kinds[w - 1] == "P" and not PERIODS.isdisjoint(near)) or (noun >= 0 and self.lower[self.chunks[noun].head] in PERIODS)

    def _whole_war(self, c: int, end: int) -> bool:
        """Have been killed in the conflict, have died since the vote: the sum of a war; not "since Monday"."""
        chunk = self.chunks[c]
        if self.kinds[c] != "V" or self.lower[chunk.first] not in ("has", "have"):
            return False
        behind = "since" in self.lower[chunk.last :] and self.lower[chunk.head] in DYING
        if behind and any(
            kind in "PS" and self.g.word(i) == "since" for i, kind in enumerate(self.kinds[c:-1], c) if not self._hours(i + 1)
        ):
            return True
        return any(self.lower[w] in WARS for w in range(chunk.last, end))

    def _hours(self, c: int) -> bool:
        """Whether a time of day begins at chunk `c`: dawn, midnight."""
        return not HOURS.isdisjoint(self.lower[self.chunks[c].first : self.chunks[c].last])

    def _relative(self, c: int) -> bool:
        before = self.g.back(c)
        return before >= 0 and self.kinds[before] in "WA"

    def _week_time(self, first: int, last: int) -> bool:
        """Last week, three days ago: in a relative clause, another happening ("the commander who was killed last week")."""
        near = self.lower[first:last]
        return any(
            (a in ("last", "earlier") and b in ("week", "this")) or (a in ("days", "weeks") and b == "ago")
            for a, b in itertools.pairwise(near)
        )

    def _far_time(self, first: int, last: int) -> bool:
        lower = self.lower
        for i in range(first, last):
            word = lower[i]
            one = lower[i - 1] if i else ""
            if YEAR.match(word) and (one in ("since", "until", "before", "between") or (one == "in" and not self._month_near(i))):
                return True
            if word in PERIODS:
                two = lower[i - 2] if i > 1 else ""
                if (
                    one in FAR
                    or two in FAR
                    or (one == "the" and two == "over")
                    or (i + 1 < last and lower[i + 1] == "ago" and not word.startswith("day"))
                ):
                    return True
                if one in ("each", "every", "per") or (one == "this" and (word == "year" or two in ("earlier", "far", "already"))):
                    return True
                if one == "this" and lower[i + 1 : i + 2] == ("alone",):
                    return True
                if (
                    word in SPANS
                    and two in ("in", "over", "during")
                    and self.tags[i - 1] == "#"
                    and SUPERLATIVES.isdisjoint(lower[first:i])
                ):
                    return True  # killed 850 people in four decades
            if word == "since" and (lower[i + 1 : i + 2] and lower[i + 1] in MONTHS and lower[i + 1] not in ("may", "march")):
                return True
            if word == "since" and any(YEAR.match(w) for w in lower[i + 1 : min(i + 9, last)]):
                return True
            if word == "earlier" and one in DAYS:
                return True  # where 20 people had died a month earlier
            if word == "annually" or (word == "since" and i + 2 < len(lower) and lower[i + 1] == "the" and lower[i + 2] in SINCE):
                return True
        return False

    def _month_near(self, i: int) -> bool:
        return any(w in MONTHS for w in self.lower[max(0, i - 3) : i])


SKIPPED_TO_GOVERNOR = "RTqN'FPCY"
WARS = frozenset("war conflict uprising insurgency revolt".split())
SINCE = frozenset("start beginning invasion war conflict outbreak fall overthrow coup revolution uprising".split())
THREATS = frozenset(
    "threat threats risk danger fear fears plan plans plot attempt attempts possibility chance prospect prevention likelihood bid "
    "warrant warrants order orders reward call calls demand demands request requests "
    "effort efforts warning warnings allegation allegations rumor rumors rumours".split()
)
