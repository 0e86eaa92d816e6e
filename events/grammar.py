"""Grammar: who is subject of a verb group, by walking left over chunks; what is right of it stands in `events.clauses`."""

from __future__ import annotations

from events.clauses import NEXT_PREDICATE, SKIPPED, SUBORDINATING
from events.descriptions import CAUSING, SAYING, Descriptions
from events.lists import listed

ASIDE = frozenset("NVPFT'R()J")  # the chunks of ", a spokesman for the governor told reporters on Monday,"
# Verbs whose object does what an -ing form after it says, by the preposition between: "accused the army of shelling".
# What is foiled or thwarted was to do what stands behind it: "foiled a plot to bomb the embassy".
PLOTS = frozenset("plot plots plan plans attempt attempts bid bids conspiracy scheme schemes".split())
# What a letter or call does, and so whoever wrote it.
WRITTEN = listed("grammar", "written")
# What stands before the place where people say so, or those to whom they do.
GATHERING = frozenset("to outside near before at through around".split())
# What is done by saying something, and so by whoever says it; all else behind "officials said," is what was told of: "..., officials said, killing five".
SPOKEN = WRITTEN | frozenset(
    "adding noting rejecting rebuffing denying dismissing blaming condemning criticising criticizing vowing denouncing praising hailing thanking "
    "insisting stressing pledging promising confirming pointing describing quoting citing arguing claiming speaking referring declining announcing "
    "reporting telling giving using naming identifying".split()
)
# An envoy is called in so that the one who calls him may say something.
SPEAKING = frozenset(
    "demanded denounced condemned rejected warned threatened vowed pledged called appealed promised insisted urged said".split()
)
SUMMONING = frozenset("summoned summons summon summoning".split())
EXPRESSING = frozenset("express protest convey complain lodge demand condemn voice deliver register object".split())
MUTUAL = frozenset(("other", "another"))
OF_OBJECT = frozenset(("of", "for", "with", "from", "against"))


class Grammar(Descriptions):
    """The syntactic questions one sentence can be asked."""

    __slots__ = ()

    def subject(self, v: int) -> list[int]:
        """The subject's noun groups of the verb group `v`, looking left; shared by conjoined and controlled verbs."""
        known = self._subjects.get(v)  # asked five times a sentence
        if known is None:
            known = self._subjects[v] = self._look_left(v)
        return list(known)

    def _look_left(self, v: int) -> list[int]:
        seen: set[int] = set()
        while v not in seen:
            seen.add(v)
            found, v = self._subject_or_governor(v)
            if found or v < 0:
                return found
        return []

    def _subject_or_governor(self, v: int) -> tuple[list[int], int]:
        """The subject of `v`, or else the verb group whose subject it shares (-1 if none)."""
        kinds, chunk = self.kinds, self.chunks[v]
        c = self.back(v)
        if c < 0:
            return (self.opened(v) if chunk.form == "gerund" or self.opens(v) else []), -1
        if chunk.form == "infinitive":
            return self._of_infinitive(v)
        if kinds[c] == "V":  # a bare infinitive, or a gerund or participle after its governor
            noun = self._whom(c) if chunk.form == "finite" else -1
            return (self.members(noun), -1) if noun >= 0 else ([], c)
        if kinds[c] in "WA" and c > 0:
            noun = self.back(c, SKIPPED + ",")
            if kinds[c] == "A" and noun == c - 1 and noun > 1 and kinds[noun - 1] == "P":
                noun = self._described(noun, self.word(v) in CAUSING)
            if noun >= 0 and kinds[noun] == "N" and (kinds[c] == "W" or kinds[c - 1] == "N"):
                noun = self._apposed(noun, c)
                told = kinds[noun - 1 : noun] == "F" and self._of_last(noun, c, v)
                return self.members(noun, noun if told else -1), -1  # the anniversary of the attacks that killed
            if kinds[c] == "A" and noun >= 0 and kinds[noun] == "V":
                return [], -1
        if kinds[c] in ",C" and chunk.form == "gerund" and (kinds[c] == "," or self.described_too(v) >= 0):
            return self._of_aside(c, v)
        if kinds[c] == "C" or (kinds[c] == "," and (chunk.form != "finite" or self._goes_on(c) or self._listed(c, v))):
            return [], self._joined_to(c, v)
        if kinds[c] == "N" and chunk.form == "gerund":  # an airstrike killing several; militants fighting in the hills
            wrote = c > 1 and self.word(c - 1) in GATHERING and self.word(v) in WRITTEN  # wrote to the pope asking him
            return ([], self._verb_left(c - 1)) if wrote else ([c], -1)
        if kinds[c] in "PFYS" and chunk.form == "gerund":
            above = self._verb_left(c)
            if above < 0:
                return self.opened(v), -1  # after meeting the envoy, the minister left
            return self._ordered(above, c) if self.word(c) in OF_OBJECT else [], above
        return self._noun_left(c), -1

    def _of_infinitive(self, v: int) -> tuple[list[int], int]:
        """The same of an infinitive."""
        if self.to_come(v):
            return self._noun_left(self.back(self.leading(v))), -1
        above, c = self.governor(v), self.back(v)
        if above >= 0 and self.chunks[above].head in self._prevents and self.kinds[c] == "N" and self.word(c) in PLOTS:
            return [], -1
        return self._ordered(above, v), above

    def _of_aside(self, c: int, v: int) -> tuple[list[int], int]:
        """The same of a gerund behind a comma, or one that "and" at `c` joins to another."""
        kinds = self.kinds
        if kinds[c] == "C":
            return [], self.described_too(v)
        if c > 1 and kinds[c - 1] == "N" and (start := self.group_start(c - 1)) > 0 and kinds[start - 1] == "A":
            return self.members(c - 1), -1  # said that the men, riding horses, surrounded
        sayer = self._sayer(c) if self.word(v) in SPOKEN else -1
        main = sayer if sayer >= 0 else self.main_left(c if self.word(v) in SPOKEN else self._past_speaker(c))
        return (self.members(c - 1) if main < 0 and kinds[c - 1] == "N" and not self._fronted(c) else []), main

    def _joined_to(self, joint: int, v: int) -> int:
        """The verb group that "and" or a comma at `joint` joins the verb group `v` to."""
        chunk, above = self.chunks[v], self._verb_left(joint)
        while above >= 0 and self.chunks[above].form == "infinitive" and chunk.form == "finite" and self.tags[chunk.first] in "EAZhb":
            above = self._verb_left(above - 1)  # foiled a plot to bomb it and arrested five
        if (
            above > 1
            and self.chunks[above].form == "gerund"
            and self.chunks[above].voice == "active"
            and self._on_somebody(v)
            and self.kinds[self.back(above)] in "PF"
        ):
            above = self._verb_left(above - 1)  # accused police of taking part and called on the army to step in
        wish = (
            above > 0
            and self.chunks[above].form == "finite"
            and (self.tags[self.chunks[above].head] == "B" or self.lower[self.chunks[above].first] == "be")
        )
        if wish and self.tags[chunk.first] in "EA" and "A" in self.kinds[:above]:
            above = self._verb_left(self.kinds.rfind("A", 0, above))  # demanded that they leave, and recalled its envoy
        return above

    def _on_somebody(self, v: int) -> bool:
        """Whether the verb group calls on somebody to do something or says something else, as only a speaker does."""
        speaks = self.chunks[v].head in self._orders or self.word(v) in SPEAKING
        return speaks and self.chunks[v].voice == "active" and self.chunks[v].form == "finite"

    def _listed_in_title(self, c: int) -> list[int]:
        """The subjects that a headline lists without "and": "US, Britain launch strikes"; outside titles only names before
        a plain verb form."""
        if not (c and c % 2 == 0 and self.kinds[: c + 1] == "N," * (c // 2) + "N"):
            return []
        listed = list(range(0, c + 1, 2))
        several = (
            self.kinds[c + 1 : c + 2] == "V"
            and self.tags[self.chunks[c + 1].first] == "B"
            and all(self.tags[self.chunks[i].first] == "P" for i in listed[1:])
        )
        return listed if several or self.phrases.words.sentence.block == "title" else []

    def _ordered(self, above: int, below: int) -> list[int]:
        """The object of the verb group `above` where that object does what stands from chunk `below` on: "ordered the
        envoy to leave", "called on the rebels to disarm", "accused the army of shelling"; else []."""
        last = self._orders.get(self.chunks[above].head) if above >= 0 else None
        if last is None or self.chunks[above].voice == "passive" or (self.word(above) in SUMMONING and self.word(below) in EXPRESSING):
            return []
        found = self.direct(max(self.after(last), above + 1))
        if found and self.word(found[-1]) in MUTUAL:  # accused each other of
            return []
        return found if found and self.chain_end(found[-1]) < below else []

    def _goes_on(self, comma: int) -> bool:
        """Whether a verb right after this comma has the subject of the one before: "Army raids camp, kills three"."""
        opening = self.kinds.rfind(",", 0, comma)
        return (opening < 0 or self._fronted(opening)) and self._verb_left(comma - 1) > opening

    def _listed(self, comma: int, v: int) -> bool:
        """Whether `v` stands in a list of predicates: "recalled its envoy, asked the delegation to leave, and said"."""
        left = self._verb_left(comma)
        if left < 0 or self.chunks[left].form != "finite" or self.kinds[self.back(left)] in "WA" or self.word(comma) != ",":
            return False
        return bool(NEXT_PREDICATE.match(self.kinds, v + 1)) and not set("WA:.") & set(self.kinds[left:comma])

    def _past_speaker(self, comma: int) -> int:
        """From the comma behind ", officials said," to the one before it, where a clause stands before that; else the comma."""
        opening = self.kinds.rfind(",", 0, comma)
        verbs = [i for i in range(opening + 1, comma) if self.kinds[i] == "V"]
        if opening < 0 or len(verbs) != 1 or self.word(verbs[0]) not in SAYING or not ASIDE.issuperset(self.kinds[opening + 1 : comma]):
            return comma
        return opening if self._verb_left(opening - 1) >= 0 else comma

    def main_left(self, comma: int) -> int:
        """The verb group that ", killing five" goes with: the clause's finite verb, not one of a purpose ("to disperse
        them") or of a relative clause ("a car that failed to stop"); the nearest if there is no other."""
        nearest = v = self._verb_left(comma)
        while v >= 0 and (self.chunks[v].form == "infinitive" or (joint := self._relative(v)) >= 0):
            v = self._verb_left(v - 1 if self.chunks[v].form == "infinitive" else joint - 1)
        return v if v >= 0 else nearest

    def came_of(self, v: int) -> int:
        """The verb group that tells of what had the outcome that the gerund `v` adds: "bombed the town, hitting houses and killing ten";
        -1 if `v` adds none."""
        before = self.back(v)
        if self.chunks[v].form != "gerund" or before < 0 or self.kinds[before] not in ",C":
            return -1
        main = self.main_left(before)
        while main >= 0 and self.chunks[main].form == "gerund":
            main = self.main_left(main - 1)
        return main

    def _sayer(self, comma: int) -> int:
        """The verb of saying left of the comma, whose subject goes on to speak: "said it was not for sale, rebuffing X"; -1."""
        v = self._verb_left(comma)
        while v >= 0 and self.word(v) not in SAYING:
            v = self._verb_left(v - 1)
        return v

    def _verb_left(self, c: int) -> int:
        """The nearest verb group left of `c` that can share its subject: no relative clause, no new sentence."""
        quoted = self.kinds.count("q", 0, c) > 1  # ""...", accusing X": whose verb the quotation holds is not the speaker's
        inside, reduced = False, -1
        while c >= 0 and self.kinds[c] not in ".:":
            inside ^= quoted and self.kinds[c] == "q"
            if self.kinds[c] == "V" and not inside:
                if self._reduced(c):
                    reduced = c
                elif not (c > 0 and self.kinds[c - 1] in "WP" and self.chunks[c].form != "finite"):
                    return c
            c -= 1
        # "gunmen attacked in Kunduz and killed five": what looked like a participle is the clause's verb, for want of another
        return reduced if reduced >= 0 and self.tags[self.chunks[reduced].head] == "E" else -1

    def _noun_left(self, c: int) -> list[int]:
        """Walk left from `c` to the noun phrase that is subject: over prepositional phrases, brackets, appositions and
        reduced relatives."""
        kinds, crossed = self.kinds, False
        while c >= 0:
            kind = kinds[c]
            if kind == "N":
                start = self._clause_group(c)
                before = self.back(start)
                if crossed and before > 0 and kinds[before] in "WA" and kinds[before - 1] == "N":
                    c, crossed = before - 1, False  # the students whom police arrested in Kisumu were freed
                    continue
                if before > 0 and kinds[before] == "V" and (noun := self._related(before)) >= 0:
                    c = noun  # the rebels who attacked the base killed five
                    continue
                if before > 0 and kinds[before] == "V" and (described := self._behind_noun(before)) >= 0:
                    c = described
                    continue
                if (
                    before >= 0
                    and kinds[before] in "PFY"
                    and not (kinds[before] == "P" and self.word(before) in SUBORDINATING and not self._as_what(before))
                ):
                    c = self.back(before)
                    continue
                if (
                    before >= 1
                    and kinds[before] == ","
                    and kinds[before - 1] == "N"
                    and c + 1 < len(kinds)
                    and kinds[c + 1] == ","
                    and not self._fronted(before)
                ):
                    c = before - 1  # Mujahid, a spokesman for the group, said
                    continue
                return self._listed_in_title(c) or self.members(c, start)
            if kind == ")":
                opening = kinds.rfind("(", 0, c)
                c = opening - 1 if opening >= 0 else c - 1
            elif kind == "," and c > 0:
                c = self._over_aside(c)
                if c < 0:
                    return []
            elif kind == "-" and (opening := self.kinds.rfind("-", 0, c)) > 0 and not set(".:") & set(self.kinds[opening:c]):
                c = opening - 1  # women -- chanting slogans -- marched
            elif kind == "V" and c and kinds[c - 1] == "C" and self._reduced(c):
                c = self.described_too(c)
            elif (kind == "V" and self._reduced(c)) or kind in SKIPPED or kind in "-JP":
                crossed |= kind == "V"
                c -= 1  # "P": villages cut off by the flood
            else:
                return []
        return []

    def _whom(self, v: int) -> int:
        """The noun that is the object of the clause of "whom" or "that" that ends with the verb group `v`: "the town that rebels
        captured was bombed"; -1 if there is none."""
        c = self.back(v)
        found = self._noun_left(c) if c >= 0 and self.kinds[c] == "N" else []
        w = self.back(self.group_start(found[0])) if found else -1
        return w - 1 if w > 0 and self.kinds[w] in "WA" and self.kinds[w - 1] == "N" else -1

    def opens(self, v: int) -> bool:
        """Whether the verb group `v` is a lone participle that opens the sentence: "Freed by pirates, the crew sailed on"."""
        return v == 0 and self.tags[: self.chunks[v].last] in ("E", "M") and "," in self.kinds and self.kinds[1:2] not in ("N", ",")

    def inverted(self, v: int) -> bool:
        """Whether what is said stands before the verb of saying `v` and its subject behind it: "..., said the minister"."""
        before = self.back(v, "RT")
        if (
            before <= 0
            or self.kinds[before] not in ",q"
            or self.kinds[v + 1 : v + 2] != "N"
            or self.chunks[v].form != "finite"
            or self.word(v) not in SAYING
        ):
            return False
        aside = self.kinds.rfind(",W", 0, before)  # the president, who was abroad, declared martial law
        return aside < 0 or "," in self.kinds[aside + 1 : before] or "V" in self.kinds[:aside]

    def told_before(self, v: int) -> int:
        """The first chunk of the clause that stands before the verb of saying `v` and its subject: "The rebels must go, the
        minister said"; -1 if none does."""
        if self.inverted(v):
            lead = self.back(v, "RT")
        else:
            subject = self.subject(v)
            lead = self.back(self.group_start(subject[0]), "") if subject else -1
        if lead <= 0 or self.kinds[lead] not in ",q" or self.chunks[v].form != "finite" or "V" not in self.kinds[:lead]:
            return -1
        start = 1 if self.kinds[0] == "q" else 0
        return start if self.kinds[start] in "NVX" else -1

    def opened(self, v: int) -> list[int]:
        """The subject of the clause that a verb form opens: "having seized the port, the militia moved on"."""
        comma = self.kinds.find(",", v)
        noun = comma + 1
        while comma > 0 and noun < len(self.kinds) and self.kinds[noun] in SKIPPED:
            noun += 1
        if comma < 0 or self.kinds[noun : noun + 1] != "N":
            return []
        found = self.coordinated(noun, whole=True)
        after = self.chain_end(found[-1]) + 1
        return found if self.kinds[after : after + 1] == "V" and self.chunks[after].form == "finite" else []

    def _clause_group(self, c: int) -> int:
        """The first chunk of the subject that ends with noun group `c`: what "and" seems to join to the object or place
        of a verb before it begins a clause of its own ("exploded in Kandahar and gunmen attacked")."""
        start = self.group_start(c)
        joint = self.kinds.rfind("C", start, c)
        i = joint - 1
        while i >= 0 and joint > 0 and self.kinds[i] not in ".:SWA" and not (self.kinds[i] == "P" and self.word(i) in SUBORDINATING):
            if self.kinds[i] == "V" and self.chunks[i].form == "finite" and not self._reduced(i):
                return start if self.word(i) in SAYING else joint + 1
            i -= 1
        return start

    def _over_aside(self, comma: int) -> int:
        """From the comma that closes an aside ("the group, which ..., attacked") to the chunk before its opening one."""
        kinds = self.kinds
        opening = kinds.rfind(",", 0, comma)
        if (
            opening > 0
            and kinds[opening - 1] in "N)"
            and (opening + 1 < comma)
            and (kinds[opening + 1] in "WVPNT" or kinds[opening + 1 : comma] == "R")
        ):
            return opening - 1
        return comma - 1 if kinds[comma - 1] in "NT)" and not self._fronted(comma) else -1

    def governor(self, v: int) -> int:
        """The verb group or noun that governs the infinitive `v`: "vowed to attack", "ordered troops to leave"; -1."""
        return self._verb_above(self.leading(v))

    def to_come(self, v: int) -> bool:
        """Whether a headline tells with an infinitive what is to be: "Rebels to free hostages"."""
        v = self.leading(v)
        c = self.back(v)
        finite = (k == "V" and self.chunks[i].form == "finite" for i, k in enumerate(self.kinds))
        return c >= 0 and self.kinds[c] in "NT" and "V" not in self.kinds[:v] and self.word(c) not in PLOTS and not any(finite)

    def leading(self, v: int) -> int:
        """The first of the infinitives or -ing forms that "and" or "or" joins, of which `v` is one: "vowed to burn the village and
        abduct its chief", "accused of burning the village and abducting its chief"."""
        while self.chunks[v].form in ("infinitive", "gerund") and (joint := self.back(v)) > 0 and self.kinds[joint] in "C,":
            if self.chunks[v].form == "infinitive":
                above = self._verb_above(v)
            else:
                above = len(self.kinds[:joint].rstrip("NPFRT'")) - 1 if self.kinds[joint] == "C" else -1
            if above <= 0 or self.chunks[above].form != self.chunks[v].form:
                break
            if self.chunks[v].form == "gerund" and (self.kinds[above] != "V" or self.kinds[self.back(above)] not in "PFYV"):
                break
            v = above
        return v

    def _verb_above(self, v: int) -> int:
        c = self.back(v)
        while c >= 0 and self.kinds[c] in "NPFYJ'CR,Tq":
            if self.kinds[c] == "," and not (c > 0 and self.kinds[c - 1] in "NT"):
                break
            c -= 1
        return c if c >= 0 and self.kinds[c] == "V" else -1
