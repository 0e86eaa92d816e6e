"""Lists of people: what joins one group to the next, what parts them, and which of them says only who another is.

    five soldiers and three policemen, along with a child         all of them, to the end
    Ahmad, a commander, and two others                            the commander is Ahmad
    60 soldiers and policemen                                     the number counts both
    five in Kabul and three in Herat                              over prepositional phrases, as long as people follow

What begins a clause of its own is in no list.
"""

from __future__ import annotations

from dataclasses import replace

from events.clauses import SUBORDINATING
from events.mentions.numbers import BOUNDS, LONGEST_BOUND
from events.mentions.toll_groups import BARE_PLURAL, OWN, Group, People

ACCOMPANYING = (
    ("along", "with"),
    ("together", "with"),
    ("as", "well", "as"),
    ("plus",),
    ("alongside",),
    ("in", "addition", "to"),
    ("with",),
)
INCLUDING = frozenset(("including", "included"))
AMONG = frozenset(("them", "whom"))
SKIPPED = "RTq"
SEQUENCE = frozenset("after before while when".split())
MAYBE = frozenset("perhaps possibly maybe".split())
KINDRED = frozenset("man woman child boy girl baby infant".split())

ANY_PEOPLE = frozenset("people persons men women others individuals victims relatives civilians".split())
"""Words for people that leave open who they are, which a list behind them may tell."""


class Lists(People):
    """`People` in lists."""

    __slots__ = ()

    # ---- from one to the next -------------------------------------------------------------------------------------

    def _joint(self, c: int) -> tuple[int, str]:
        """The noun group that what begins at chunk `c` joins to the list (-1 if none), and "part" if as a part."""
        kinds, n = self.kinds, len(self.kinds)
        if self.lower[self.chunks[c].first] == ";" and not self._lists_on(c):
            return -1, ""
        i = c
        if kinds[i] in ",-" and i + 1 < n:
            i += 1
        if i < n and kinds[i] in "PV" and self.lower[self.chunks[i].first] in INCLUDING:
            return self._noun_at(i + 1), "part"
        if i + 1 < n and kinds[i] == "P" and self.lower[self.chunks[i].first] == "among" and self.lower[self.chunks[i + 1].first] in AMONG:
            return self._noun_at(i + 2), "part"
        word = self.chunks[i].first if i < n else len(self.lower)
        for words in ACCOMPANYING:
            if tuple(self.lower[word : word + len(words)]) == words and word + len(words) < len(self.lower):
                nxt = self._noun_at(self.g.phrases.of[word + len(words)])
                return (nxt, "") if words != ("with",) or self._clearly_people(nxt) else (-1, "")
        if i < n and kinds[i] == "C" and self.lower[self.chunks[i].first] in ("and", "or", "&"):
            return self._noun_at(i + 2 if kinds[i + 1 : i + 2] == "F" else i + 1), ""  # the deaths of Ana and of her son
        if (
            i > c
            and i < n
            and kinds[i] in "NR?"
            and (
                self.g._lists(i)
                or any(t in "NSPp" for t in self._tags_of(i))
                or kinds[i : i + 2] == "NP"
                or self.lower[self.chunks[i].first] in MAYBE  # killed 15, perhaps 25
            )
        ):
            return self._noun_at(i), ""
        return -1, ""

    def _lists_on(self, c: int) -> bool:
        """Whether a semicolon parts items of a list, not clauses: Ana Gil, 42; Eva Gil, 19; and two guards."""
        end = next((i for i in range(c + 1, len(self.kinds)) if self.kinds[i] in ",.:-"), len(self.kinds))
        return not any(self.kinds[i] == "V" and not self.g._reduced(i) for i in range(c + 1, end))

    def _over_conjunction(self, c: int) -> int:
        """From the "and" or comma of a list to the noun group before it; -1 where there is none."""
        if c <= 0 or self.kinds[c] not in "C," or self.lower[self.chunks[c].first] == ";":
            return -1
        if self.kinds[c] == "C" and self.kinds[c - 1] == ",":
            c -= 1
        elif self.kinds[c] == "," and not self.g._lists(c + 1) and not self._headline_list(c):
            return -1
        before = self.g.back(c, SKIPPED)
        return before if before >= 0 and self.kinds[before] in "N?" else -1

    def _headline_list(self, comma: int) -> bool:
        """Whether the comma stands for "and" in a headline: [6 soldiers, 21 rebels] killed in clash."""
        before = self.g.back(comma)
        opens = before == 0 or (before > 0 and self.kinds[before - 1] == ":")
        return opens and all(self.kinds[c] == "N" and self.tags[self.chunks[c].first] == "#" for c in (before, comma + 1))

    def _company(self, c: int) -> int:
        """The chunk of people added further on in the clause, over relative clauses: ", who led the cell, along with two others"; -1 where there are none."""
        relative = False
        for i in range(c, min(c + 20, len(self.kinds))):
            kind = self.kinds[i]
            if kind in ".:":
                return -1
            if kind in "PS" and self.lower[self.chunks[i].first] in SEQUENCE and self.kinds[i + 1 : i + 2] == "V":
                return -1  # detained two while hunting a leader and another man
            relative = relative or kind in "WA"
            if kind == "V" and self.chunks[i].form == "finite" and not relative and not self.g._reduced(i):
                return -1
            if kind == "P" and self._accompanies(i):
                nxt, _ = self._joint(i)
                return nxt
        return -1

    def _accompanies(self, c: int) -> bool:
        word = self.chunks[c].first
        return any(len(w) > 1 and tuple(self.lower[word : word + len(w)]) == w for w in ACCOMPANYING)

    def _noun_at(self, c: int) -> int:
        c = self._past_bound(c)
        return c if c < len(self.kinds) and self.kinds[c] in "N?" else -1

    def _past_bound(self, c: int) -> int:
        """Over adverbs, time and a bound that the phrases left outside the number ("at least | a dozen")."""
        while c < len(self.kinds) and self.kinds[c] in SKIPPED:
            c += 1
        if c < len(self.kinds) and self.kinds[c] != "N":
            word = self.chunks[c].first
            if self.lower[word : word + 2] == ("at", "least"):
                word += 2
            if self.lower[word : word + 2] == ("as", "many") and self.lower[word + 2 : word + 3] != ("as",):
                return self.g.phrases.of[word + 1]
            for length in range(LONGEST_BOUND, 0, -1):
                if tuple(self.lower[word : word + length]) in BOUNDS and word + length < len(self.lower):
                    after = self.g.phrases.of[word + length]
                    return after if after > c else c
        return c

    def _over_phrase(self, c: int) -> int:
        """Past a prepositional phrase, time or adverb; -1 at anything else."""
        kinds, n = self.kinds, len(self.kinds)
        if kinds[c] in SKIPPED:
            return c + 1
        if kinds[c : c + 2] == "PR":  # at once
            return c + 2
        if kinds[c] == "P" and c + 1 < n and kinds[c + 1] in "NT" and self.lower[self.chunks[c].first] not in SUBORDINATING:
            return self.g.chain_end(c + 1) + 1
        if kinds[c] == "V" and self.chunks[c].form in ("gerund", "participle") and c + 1 < n and kinds[c + 1] == "P":
            return c + 1
        return -1

    def _clearly_people(self, c: int) -> bool:
        """People whom "with" adds to a list: others, or people counted."""
        group = self.group(c) if c >= 0 else None
        return group is not None and (group.mode == "more" or (group.counted and group.kind == "people"))

    def _tags_of(self, c: int) -> str:
        return self.tags[self.chunks[c].first : self.chunks[c].last]

    def _age(self, c: int) -> bool:
        """A bare number in commas, or after "aged": Ahmad, 35, and two others; a girl aged 9 and a boy."""
        if self.kinds[c : c + 2] == "VN" and self.lower[self.chunks[c].head] == "aged":
            return True
        return self.kinds[c : c + 3] in (",N,", ",N.") and self._numeral(c + 1)

    def _numeral(self, c: int) -> bool:
        return all(self.tags[w] == "#" for w in range(self.chunks[c].first, self.chunks[c].last))

    def _ages(self, comma: int) -> int:
        """The comma that opens what lies before `comma`, where that is as many bare numbers as there are people before it:
        two boys, 10 and 14, were killed; -1."""
        c, n = comma - 1, 0
        while c > 0 and (self.kinds[c] in "C," or (self.kinds[c] == "N" and self._numeral(c))):
            n += self.kinds[c] == "N"
            c -= 1
        people = self.group(c) if n > 1 and self.kinds[c + 1] == "," else None
        return c + 1 if people is not None and people.counted and people.count is not None and people.count.best == n else -1

    def _among_them(self, c: int) -> bool:
        """Four fighters, a woman among them."""
        after = self.chunks[c].last
        return self.lower[after : after + 2] in (("among", "them"), ("among", "whom"))

    def _of_them(self, c: int) -> bool:
        """Whether an aside tells of some of those just named: most of them, four of whom, mostly."""
        word = self.chunks[c].first
        return any(
            self.lower[w] == "of" and self.lower[w + 1 : w + 2] in (("them",), ("whom",))
            for w in range(word, min(word + 5, len(self.lower)))
        )

    # ---- who is in it ---------------------------------------------------------------------------------------------

    def _own_clause(self, group: Group) -> bool:
        """Whether a finite verb follows whose subject the group is."""
        c = group.last_chunk + 1
        while c < len(self.kinds) and self.kinds[c] in SKIPPED:
            c += 1
        if (
            self.kinds[c : c + 2] == "CN"
            and self.kinds[(said := self.g.chain_end(c + 1) + 1) : said + 1] == "V"
            and self.lower[self.chunks[said].head] in self.nouns.reports
        ):
            return True  # ..., police and medics said
        if (
            self.kinds[c : c + 2] == "PN"
            and self.kinds[(after := self.g.chain_end(c + 1) + 1) : after + 1] == "V"
            and self.lower[self.chunks[after].head] in self.nouns.reports
        ):
            return True  # ..., officials on both sides said
        if c >= len(self.kinds) or self.kinds[c] not in "VJ":
            return False
        if self.kinds[c] == "J":
            return self.lower[self.chunks[c].head] in ("dead", "missing")
        chunk = self.chunks[c]
        if (
            chunk.form == "finite"
            and chunk.last - chunk.first == 1
            and self.tags[chunk.head] == "E"
            and self.lower[chunk.head] not in self.words.verbs
        ):
            return not self.g._reduced(c)
        return chunk.form == "finite"

    def _appositions(self, groups: list[Group]) -> list[Group]:
        """Leave out what only says again who somebody is: a commander, Ahmad; two brothers, Ali and Hassan."""
        if self._told_one_by_one(groups):
            return groups[:1]
        if (named := self._named_one_by_one(groups)) is not None:
            return [named]
        out: list[Group] = []
        names, last, apposed = 0, None, False
        for group in groups:
            before, last = last, group
            if before is not None and (self._apposes(before, group) or (apposed and group.kind == "people" and self._bare(group))):
                apposed = True
                continue
            apposed = False
            if before is not None and self._same_people(before, group):
                out[-1] = last = max(before, group, key=lambda g: g.kind != "body")
                continue
            many = out[0].count if out and out[0].kind != "name" else None
            if (
                many
                and many.low >= 2
                and group.kind == "name"
                and not group.counted
                and group.mode != "part"
                and (names or self._comma_between(out[0], group))
            ):
                names += 1
                continue
            if (
                before is not None
                and before.mode == "new"
                and group.mode == "same"
                and self._one(before)
                and self._one(group)
                and group.kind == "people"
            ):
                last = group = replace(group, mode="new")  # a police chief and the governor were killed
            if before is not None and group.count is not None and self._up_to(before, group):
                count = group.count._replace(low=(least := before.count or group.count).low, best=least.best, first=before.first)
                out[-1] = last = replace(group, first=before.first, count=count)
                continue
            if before is not None and self._within_number(before, group):
                last = group = replace(group, mode="part")
            if before is not None and before.mode == "none" and group.count is not None and not group.counted and group.mode != "part":
                last = group = replace(group, count=None, mode="none")  # no women or children
            out.append(group)
        return out

    def _up_to(self, one: Group, other: Group) -> bool:
        """Whether two numbers bound one: at least eight and perhaps as many as 15 men."""
        between = self.lower[one.last : other.first + 1]
        maybe = other.kind == "number" and not MAYBE.isdisjoint(between)
        if one.count is None or not (one.kind == "number" or self.lower[one.head] == "one" or maybe):
            return False
        return (
            not MAYBE.isdisjoint(between)
            or between[:2] == ("and", "up")
            or (between[:2] == ("and", "as") and self.lower[other.first + 1] == "many")
        )

    def _same_people(self, one: Group, other: Group) -> bool:
        """Two guards, both Muslims; 600 families, or 4,000 people: the same, told twice."""
        if self.lower[other.first] == "both" and self.lower[other.first + 1] not in OWN:
            return self._comma_between(one, other)
        between = self.lower[one.last : other.first + 1]
        return one.counted and other.counted and "or" in between and "," in between

    def _told_one_by_one(self, groups: list[Group]) -> bool:
        """Two people, a cook and a guard; two guards, a man and a woman, were; seven workers, five Turks and two Afghans: a
        number, then those it counts."""
        if len(groups) < 3 or not self.sums(groups[0], groups[1:]):
            return False
        between = self.kinds[groups[0].last_chunk + 1 : groups[1].chunk]
        if between != ",":
            return between == "-"
        after = groups[-1].last_chunk + 1
        if self.tags[groups[0].head] != "P" and all(self.tags[g.head] == "P" and self.tags[g.first] in "D#" for g in groups[1:]):
            return True  # five Turks and two Afghans
        return self.lower[groups[0].head] in ANY_PEOPLE or self.kinds[after : after + 2] == ",V"

    def _named_one_by_one(self, groups: list[Group]) -> Group | None:
        """Of "the priests, five Spaniards and a Greek, were shot" the priests, as many as are named; None elsewhere."""
        if len(groups) < 3 or groups[0].counted or groups[0].mode != "same" or groups[0].kind != "people" or self._one(groups[0]):
            return None
        counts = [g.count for g in groups[1:] if g.count is not None and (g.counted or self._one(g)) and g.mode == "new"]
        after = groups[-1].last_chunk + 1
        if len(counts) < len(groups) - 1 or any(n.best is None for n in counts) or self.kinds[after : after + 2] != ",V":
            return None
        if self.kinds[groups[0].last_chunk + 1 : groups[1].chunk] != ",":
            return None
        low, best = sum(n.low for n in counts), sum(n.best or 0 for n in counts)
        return replace(groups[0], count=counts[0]._replace(low=low, best=best, high=best), counted=True)

    def sums(self, whole: Group, parts: list[Group]) -> bool:
        """Whether the parts make up the number of the whole."""
        if (
            not parts
            or whole.count is None
            or not whole.counted
            or any(g.count is None or g.count.best is None or g.mode not in ("new", "same") for g in parts)
        ):
            return False
        return whole.count.best == sum(g.count.best or 0 for g in parts if g.count)

    def _within_number(self, one: Group, other: Group) -> bool:
        """Whether the number before the first of two kinds of people counts both: 60 soldiers and policemen."""
        if (
            one.kind != "people"
            or not one.counted
            or one.count is None
            or (one.count.best or 0) <= BARE_PLURAL
            or one.mode not in ("new", "more")
        ):
            return False
        bare = (
            other.kind == "people"
            and not other.counted
            and other.mode == "new"
            and self.tags[other.first] in "NSPJ"
            and self.tags[other.head] == "S"
        )
        between = self.kinds[one.last_chunk + 1 : other.chunk]
        return bare and between == "C"

    def _apposes(self, one: Group, other: Group) -> bool:
        """Whether `other` says who `one` is: Ahmad, a commander; a leader and facilitator."""
        if not self._one(one) or not self._one(other):
            return False
        if self._comma_between(one, other) and {one.kind, other.kind} == {"name", "people"}:
            return True
        if (
            self._comma_between(one, other)
            and self.lower[one.head] in ("person", "individual")
            and self.kinds[other.last_chunk + 1 : other.last_chunk + 2] in (",", ".")
        ):
            return True  # one person, a cleaner, and
        if not KINDRED.isdisjoint((self.lower[one.head],)) and self.lower[other.head] in KINDRED:
            return False  # a man, woman and child
        titled = one.kind == "people" and one.last - one.first == 1 and self.tags[one.first] in "NP" and not one.counted
        if titled and other.kind == "name" and self.tags[other.first] in "NJ":
            return self.kinds[one.last_chunk + 1 : other.chunk] == "C"  # the murder of senator and candidate Ana Gil
        bare = other.kind == "people" and self._bare(other) and other.mode == "new" and self._with_determiner(one)
        return bare and not self._two_people(one, other)

    def _two_people(self, one: Group, other: Group) -> bool:
        """Whether two descriptions under one determiner are two people, by the verb's number: a guard and driver were killed;
        of somebody's people they are, where it tells nothing: his guard and driver died."""
        v = self.g.chain_end(other.last_chunk) + 1
        while v < len(self.kinds) and self.kinds[v] == "R":
            v += 1
        verb = self.lower[self.chunks[v].first] if v < len(self.kinds) and self.kinds[v] == "V" else ""
        return verb in ("were", "are", "have") or (self.lower[one.first] in OWN and verb not in ("was", "is", "has"))

    def _bare(self, group: Group) -> bool:
        """A singular without determiner, number or name before it."""
        return self._one(group) and not group.counted and self.tags[group.first] in "NJ"

    def _with_determiner(self, group: Group) -> bool:
        return self.tags[group.first] == "D"

    def _comma_between(self, one: Group, other: Group) -> bool:
        between = self.kinds[min(one.last_chunk, other.last_chunk) + 1 : max(one.chunk, other.chunk)]
        return between == ","

    def _one(self, group: Group) -> bool:
        return group.count is not None and group.count.high == 1
