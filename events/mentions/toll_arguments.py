"""Who suffers: the people that are object or subject of a verb, and the lists they stand in.

    killed five soldiers and three policemen in the market, along with a child        the object's list, to the right
    five soldiers and three civilians, including two children, were killed            the subject's list, to the left

What belongs to another preposition, or apposes, stays out; `toll_lists` tells what a list is.
"""

from __future__ import annotations

from dataclasses import replace

from events.clauses import SUBJECT_ONLY, SUBORDINATING
from events.mentions.numbers import PLURALS, Count
from events.mentions.toll_groups import Group
from events.mentions.toll_lists import AMONG, INCLUDING, SEQUENCE, SKIPPED, Lists

RESULTING = frozenset("resulted resulting results result led leading leads ended ending left leaving".split())

MOST_DOERS = 20
RELATED = frozenset(
    "relative relatives family families father mother parent parents widow widows wife wives husband brother brothers sister sisters "
    "son sons daughter daughters friend friends colleague colleagues comrade comrades neighbour neighbours neighbor neighbors "
    "killer killers murderer murderers slayer slayers lawyer lawyers supporter supporters funeral funerals coffin coffins".split()
)
"""Who is somebody's, so that a participle behind both is said of the other: the father of two boys killed in the raid."""


def _times(count: Count, n: int) -> Count:
    best, high = (None if x is None else x * n for x in (count.best, count.high))
    return count._replace(low=count.low * n, best=best, high=high)


class Arguments(Lists):
    """`Lists` as they stand around verbs and nouns."""

    __slots__ = ()

    # ---- to the right ---------------------------------------------------------------------------------------------

    def objects(self, c: int, of_subject: bool = False) -> list[Group]:
        """The people of the object that begins at chunk `c`, those included among them as parts; `of_subject` where
        they belong to a noun that is the sentence's subject, so that its verb may follow them."""
        c = self._past_bound(c)
        if c >= len(self.kinds) or self.kinds[c] not in "N?" or self.lower[self.chunks[c].first] in SUBJECT_ONLY:
            return []
        first = self.group(c)
        while first is None:  # a town, two tanks and 30 soldiers
            c, _ = self._joint(self.g.chain_end(c) + 1) if self.g.chain_end(c) + 1 < len(self.kinds) else (-1, "")
            first = self.group(c) if c >= 0 else None
            if c < 0 or (first is not None and (not first.counted or self._own_clause(first))):
                return []
        return self._appositions(self._rightwards([first], of_subject))

    def _rightwards(self, found: list[Group], of_subject: bool = False) -> list[Group]:
        c, crossed = found[-1].last_chunk + 1, False
        while c < len(self.kinds):
            if self._age(c):
                c += 2
                continue
            nxt, mode = self._joint(c)
            if nxt < 0:
                c = self._over_phrase(c)
                if c < 0:
                    break
                crossed = True
                continue
            group = self.group(nxt)
            if (
                self.kinds[nxt - 1 : nxt + 2] == "CNN"
                and self.tags[self.chunks[nxt].first] in "DP"
                and (after := self.group(nxt + 1)) is not None
                and after.counted
                and (group is None or not group.counted)
            ):
                group = after  # the rebels lost 22 men and the army five
            if group is None or group.chunk < nxt - 1 or (crossed and not group.counted) or (self._own_clause(group) and not of_subject):
                break
            if self.kinds[group.last_chunk + 1 : group.last_chunk + 3] == "FW":  # two men, one of whom ...
                break
            if self._of_them(nxt) or self._among_them(nxt) or self._goes_on(found, c):
                mode = "part"
            found.append(replace(group, mode=mode) if mode else group)
            c, crossed = group.last_chunk + 1, False
        later = self.group(self._company(found[-1].last_chunk + 1))
        return [*found, *self._rightwards([later])] if later is not None else found

    def _goes_on(self, found: list[Group], c: int) -> bool:
        """Whether what joins a list at chunk `c` is a part as the one before is: "including 11 women and six children", not
        "five civilians, including a child, and ten rebels"."""
        parts = sum(g.mode == "part" for g in found)
        return len(found) > 1 and found[-1].mode == "part" and not (parts == 1 and self.kinds[c : c + 2] == ",C")

    def joined_after(self, c: int) -> list[Group]:
        """The people added to a subject, or counted as its parts, after its verb: was captured along with two others;
        were killed in the attack, including two children."""
        start = c
        if (other := self._as_was(c)) is not None:
            return [other]
        while c < len(self.kinds):
            nxt, mode = self._joint(c) if self.kinds[c] in ",PVR" else (-1, "")
            if nxt >= 0 and mode == "part":
                group = self.group(nxt)
                return [] if group is None or self._own_clause(group) else self._rightwards([replace(group, mode=mode)])
            if nxt >= 0 and self.lower[self.chunks[c].first] == "with":  # was killed with two of his guards
                beside = self.group(nxt)
                return [] if beside is None or self._own_clause(beside) else [beside]
            c = self.g.chain_end(c + 1) + 1 if self.kinds[c] == "Y" else self._over_phrase(c)
            if c < 0:
                break
        later = self.group(self._company(start))
        return [] if later is None or self._own_clause(later) else self._rightwards([later])

    def _as_was(self, c: int) -> Group | None:
        """Two men were killed, as was a guard."""
        while c < len(self.kinds) and self.kinds[c] in "PYNRT":
            c += 1
        if (
            self.kinds[c : c + 4] == ",PVN"
            and self.lower[self.chunks[c + 1].first] == "as"
            and self.lower[self.chunks[c + 2].head] in ("was", "were")
        ):
            return self.group(c + 3)
        return None

    def gapped(self, c: int) -> list[Group]:
        """The people that the same verb is meant of, elsewhere: five were killed in Kabul | , three in Herat and two in Farah."""
        found: list[Group] = []
        while 0 <= c < len(self.kinds):
            nxt = c + 1 if self.kinds[c] in ",C" else -1
            if nxt >= 0 and self.kinds[nxt : nxt + 1] == "C":
                nxt += 1
            group = self.group(nxt) if nxt >= 0 and self.kinds[nxt : nxt + 2] == "NP" else None
            if (
                group is not None
                and (group.kind == "number" or self.lower[group.head] in ("one", "other", "others"))
                and (group.counted or self._one(group))
                and not self._of_them(nxt)
                and not self._has_verb(nxt + 1)
            ):
                found.append(replace(group, mode="more") if self.lower[group.head] in ("other", "others") else group)
                c = nxt + 1
            elif self.kinds[c] in ",C":
                break
            else:
                c = self._over_phrase(c)
        return found

    def each(self, group: Group, c: int) -> Group:
        """The group as often as its verb has doers: two bombs killed three people each."""
        after = self.lower[group.last : group.last + 1] in (("each",), ("apiece",))
        if group.count is not None and (places := self._in_each(group, c)):
            return replace(group, count=_times(group.count, places))
        if group.count is None or not (after or any(self.lower[self.chunks[s].first] == "each" for s in self.g.subject(c))):
            return group
        count = group.count
        for doer in self.g.subject(c):
            chunk = self.chunks[doer]
            number = self.words.counter.count(self.lower, chunk.first, self.chunks[self.g.chain_end(doer)].head)
            if number is not None and number.low == number.high and 1 < number.low <= MOST_DOERS:
                return replace(group, count=_times(count, number.low))
            if self.tags[chunk.head] == "S":
                return replace(group, count=count._replace(low=count.low * 2, best=None, high=None))
        return group

    def _in_each(self, group: Group, c: int) -> int:
        """In how many places the verb of chunk `c` befell as many as `group`: killed five in each of two villages; attacked
        two villages, killing five in each. 0 where only one is told of."""
        at = group.last
        if self.lower[at : at + 1] not in (("in",), ("at",)) or self.lower[at + 1 : at + 2] != ("each",):
            return 0
        if self.lower[at + 2 : at + 3] == ("of",):
            places = self.words.counter.count(self.lower, at + 3, min(at + 6, len(self.lower)))
        else:
            main = self.g._verb_left(self.g.back(c))
            told = self.g.direct(main + 1) if main >= 0 else []
            places = self.words.counter.count(self.lower, self.chunks[told[0]].first, self.chunks[told[0]].last) if told else None
        return places.low if places is not None and places.low == places.high and places.low <= MOST_DOERS else 0

    def _has_verb(self, c: int) -> bool:
        """Whether a verb follows the phrase that begins at chunk `c`."""
        end = self._over_phrase(c)
        return end > 0 and self.kinds[end : end + 1] == "V"

    # ---- to the left ----------------------------------------------------------------------------------------------

    def subjects(self, v: int, lone: bool = False) -> list[Group]:
        """The people of the subject of the verb group (or state) in chunk `v`, those included among them as parts.
        `lone` for a participle or state without a form of be: "with four people killed", "resulting in two dead"."""
        c = self.g.back(v, SKIPPED)
        each = c > 0 and self.lower[self.chunks[c].first] == "each"
        escaped = c > 0 and self.lower[self.chunks[c].first] in SEQUENCE and self.lower[self.chunks[v].first] == "being"
        if (
            c > 0 and not escaped and (self.kinds[c] == "P" or each) and self.kinds[c - 1] in "N?"
        ):  # the four soldiers aboard, three people each, were killed
            c -= 1
        if c >= 0 and self.kinds[c] in "N?":
            found = self._leftwards(c, lone)
            if not found and (subject := self.g.subject(v)) and subject[-1] < c:
                found = self._leftwards(subject[-1], lone)  # journalists covering the protest were detained
            return found
        if c >= 0 and self.kinds[c] == ")":
            return self._leftwards(self.g.back(max(self.kinds.rfind("(", 0, c), 0), SKIPPED), lone)
        if c >= 0 and self.kinds[c] == "-" and (found := self._before_dashes(c)):
            return found
        if c >= 0 and self.kinds[c] in "J-" and self.kinds[v] == "V":
            return self._leftwards(self.g.back(c, SKIPPED + "J"), lone)
        if c > 0 and self.kinds[c] == ",":
            return self._before_aside(c)
        if c > 1 and self.kinds[c - 1 : c + 1] == "FW" and self.kinds[c - 2] in "N?":  # three women, one of whom died
            some = self.group(c - 2)
            if some is None or not some.counted:
                return []
            return [replace(some, mode="more") if self._of_wounded(c - 2) else some]
        if lone and c >= 0 and self.kinds[c] == "C" and self.kinds[c - 1 : c] == "J":  # the number of dead and wounded
            return []
        members = self.g.subject(v) if self.kinds[v] == "V" else []
        if escaped and not members:
            members = self.g.subject(self.g._verb_left(c))  # two men escaped after being abducted
        groups = [g for m in members if (g := self.group(m)) is not None]
        if c >= 0 and self.kinds[c] == "W":  # five of the insurgents who were killed were leaders
            groups = [self.counted_among(g) for g in groups]
        return self._appositions(groups)

    def _of_wounded(self, c: int) -> bool:
        """Whether those some of whom a relative clause tells of were wounded: two were wounded, one of whom later died."""
        v = self.kinds.rfind("V", 0, c)
        sayings = self.words.verbs.get(self.lower[self.chunks[v].head], ()) if v >= 0 else ()
        return any(s.rule.effect == "wounded" and not s.rest and not s.rule.only for s in sayings)

    def counted_among(self, group: Group) -> Group:
        """Whom a relative clause or a participle is about: of "two of the five men (who were) killed" the five, of "one of the
        men" unnumbered men, of whom the one is a part."""
        of = self.tags.rfind("f", group.first, group.head)
        if of < 0 or group.kind not in ("people", "number") or self.tags[of - 1] not in "#D" or self.tags[group.head] not in "S#":
            return group
        if self.lower[of - 1] in PLURALS or self.tags[of + 1] not in "D#":  # hundreds of people
            return group
        whole = self.words.counter.count(self.lower, of + 1, group.head + (group.kind == "number"))
        if whole is not None:
            return replace(group, first=whole.first, count=whole, mode="new", counted=True)
        return replace(group, mode="part")

    def _before_aside(self, comma: int) -> list[Group]:
        """The subject before an aside in commas: "five soldiers, including two officers, were"; "Ahmad, 35, was"."""
        if (ages := self._ages(comma)) > 0:
            return self._leftwards(ages - 1)
        aged = next((i for i in range(comma - 1, 0, -1) if self.lower[self.chunks[i].first] == "aged" and self.kinds[i - 1] == ","), -1)
        opening = aged - 1 if aged > 0 else self.kinds.rfind(",", 0, comma)  # three brothers, aged 12, 14 and 19, were
        while opening > 0:
            before, after = self.kinds[opening - 1], self.kinds[opening + 1]
            if before in "N)" and after in "WVPNTRJ?":
                if (
                    after == "N"
                    and before == "N"
                    and self._joint(opening)[1] != "part"
                    and "C" in self.kinds[opening:comma]
                    and not self._of_them(opening + 1)
                    and self.lower[(end := self.chunks[comma].first) - 2 : end] != ("among", "them")
                ):
                    break  # a list, not an aside
                if found := self._leftwards(opening - 1):
                    return [*found, *self._parts(opening, comma)]
            opening = self.kinds.rfind(",", 0, opening)
        return self._leftwards(comma - 1)

    def _before_dashes(self, dash: int) -> list[Group]:
        """The subject before an aside in dashes: "nine people - four of them police - were"."""
        opening = self.kinds.rfind("-", 0, dash)
        if opening <= 0 or self.kinds[opening - 1] not in "N?)" or "V" in self.kinds[opening:dash]:
            return []
        found = self._leftwards(opening - 1)
        return [*found, *self._parts(opening, dash)] if found else []

    def _parts(self, c: int, end: int) -> list[Group]:
        nxt, mode = self._joint(c)
        if mode != "part" or nxt < 0:
            return []
        first = self.group(nxt)
        if first is None:
            return []
        return [replace(g, mode="part") for g in self._rightwards([first]) if g.last_chunk < end]

    def _leftwards(self, c: int, lone: bool = False) -> list[Group]:
        """The list of people that ends with chunk `c`, left to right."""
        found: list[Group] = []
        while c >= 0 and self.kinds[c] in "N?":
            group, before = self._of_others(c) if lone and not found and self._belongs(c) else self._ending_at(c)
            if before > 0 and self._age(before):
                c = self.g.back(before)
                continue
            if before > 0 and self._as_many(before, c):
                before = (
                    self.g.back(before, SKIPPED + "J")
                    if self.lower[self.chunks[before - 1].first] == "least"
                    else self.g.back(before, SKIPPED)
                )
                if before > 0 and self.lower[self.chunks[before].first] == "at":
                    before = self.g.back(before, SKIPPED)
                if group is None:
                    c = self._over_conjunction(before)
                    continue
            governed = before >= 0 and self.kinds[before] in "PFY" and not self._transparent(before, lone)
            if lone and not found and group is not None and group.counted:  # among the 12 people killed
                governed = False
                group = self.counted_among(group)
            if not governed:
                if (found and self._of_clause_before(before, lone)) or self._told_among(before, bool(found)):
                    break
                if group is not None:
                    found.append(group)
                elif found or not self._one_more(before, c):
                    break
                c = self._over_conjunction(before)
            elif group is not None and self._part_of(before):
                found.append(replace(group, mode="part"))
                c = self.g.back(before, SKIPPED + ",")
            else:
                if group is None and found and found[-1].kind in ("name", "body") and not found[-1].counted:
                    found.pop()  # the Movement of Iraq and the Levant
                c = self.g.back(before, SKIPPED)
        while len(found) > 1 and found[-1].mode == "part":  # parts of what is not in this list
            found.pop()
        return self._appositions(found[::-1])

    def _told_among(self, c: int, listed: bool) -> bool:
        """Whether chunk `c` says that those behind it were some of others: among them 15 children; 30 of them police officers."""
        if c <= 0 or self.kinds[c] != "N":
            return False
        among = self.lower[self.chunks[c].first] in AMONG and self.lower[self.chunks[c - 1].first] == "among"
        return among or (listed and self._of_them(c))

    def _one_more(self, conjunction: int, c: int) -> bool:
        """Whether chunk `c`, though no word for people, ends a list of them: two guards and a dog were killed."""
        verb = self.kinds.find("V", c)
        several = verb > 0 and self.lower[self.chunks[verb].first] not in ("was", "is", "has")
        listed = conjunction >= 0 and self.lower[self.chunks[conjunction].first] == "and"
        return several and listed and self.lower[self.chunks[c].first] in ("a", "an", "his", "her", "their")

    def _as_many(self, p: int, c: int) -> bool:
        """Eleven soldiers and as many rebels: how many, the group before tells."""
        return self.lower[self.chunks[p].first] == "as" and self.lower[self.chunks[c].first] == "many"

    def _belongs(self, c: int) -> bool:
        """Whether the people of chunk `c` are told of as somebody's: the relatives of 20 people (killed in a raid)."""
        if self.kinds[c - 2 : c] != "NF" or self.tags[self.chunks[c].head] == "#":
            return False
        return self.lower[self.chunks[c - 2].head] in RELATED

    def _of_others(self, c: int) -> tuple[Group | None, int]:
        return self.group(c, alone=True), self.g.back(self._phrase_start(c), SKIPPED)

    def _ending_at(self, c: int) -> tuple[Group | None, int]:
        """The people whose noun phrase ends with chunk `c`, and the chunk before it."""
        start = self._phrase_start(c)
        group = self.group(start) or self.group(c)
        return group, self.g.back(group.chunk if group is not None else start, SKIPPED)

    def _of_clause_before(self, c: int, lone: bool) -> bool:
        """Whether a noun group behind chunk `c` is the object of the clause before: "attacked a patrol and three
        soldiers were killed"; not where it is what somebody said, or of "left a guard and two men dead" (`lone`)."""
        word = self.lower[self.chunks[c].head] if c >= 0 else ""
        return c >= 0 and self.kinds[c] == "V" and word not in self.nouns.reports and not (lone and word in RESULTING)

    def _phrase_start(self, c: int) -> int:
        while c >= 2:
            if c > 4 and self.kinds[c - 6 : c] == "NFN(N)":  # a technician of the Broadcasting Service (BS) newsroom
                c -= 4
            elif self.kinds[c - 1] not in "F'" or self.kinds[c - 2] not in "N?":
                break
            c -= 2
        return c

    def _transparent(self, p: int, lone: bool) -> bool:
        """A preposition that opens a clause: after five soldiers were killed, with two dead, resulting in four killed."""
        word = self.lower[self.chunks[p].first]
        return word in SUBORDINATING or (lone and (word == "with" or (word in ("in", "to") and self._result(p))))

    def _result(self, p: int) -> bool:
        c = self.g.back(p, SKIPPED)
        return c >= 0 and self.kinds[c] == "V" and self.lower[self.chunks[c].head] in RESULTING

    def _part_of(self, p: int) -> bool:
        return self.lower[self.chunks[p].first] in INCLUDING
