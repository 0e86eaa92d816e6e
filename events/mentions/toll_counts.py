"""Tolls that nouns state: the death of three men, 12 deaths, four bodies found, no casualties, the toll rose to 12."""

from __future__ import annotations

from dataclasses import replace

from events.mentions.numbers import Count, above
from events.mentions.toll_groups import BARE_PLURAL, MORE, NONE, OWN, Group
from events.mentions.toll_rules import Saying, TollRule
from events.mentions.toll_standing import FACT, MONTHS, NEGATED, PERIODS, UNREAL, YEAR
from events.mentions.toll_statements import Found, Stated, Statements

BOTH = ("killed", "wounded")
REACH_OF_TOLL = 24
"""Within how many words after "toll" the number it came to must stand."""
ARRIVING = frozenset(
    "reach reaches reached reaching hit hits hitting pass passed passing top topped topping exceed exceeded exceeding surpass "
    "surpassed is was now".split()
)
PUTTING = frozenset("put puts estimated estimates gave gives placed places".split())
"""Verbs with which somebody says what the toll is, whatever others say."""
OF_THEM = (("of", "the"), ("of", "these"), ("of", "those"), ("of", "their"))
STANDING = (("is",), ("rose",), ("stands",), ("stood",), ("now",), ("has",))
RISING = frozenset("rose risen climbed grew grown".split())
PASSING = frozenset("pass passed passing top topped topping exceed exceeded exceeding surpass surpassed".split())
TOLLS = {"death": "killed", "dead": "killed", "deaths": "killed", "killed": "killed", "fatalities": "killed", "wounded": "wounded",
         "injured": "wounded", "injuries": "wounded", "displaced": "displaced", "arrested": "captured", "detained": "captured"}  # fmt: skip
TOTALS = frozenset("toll tolls number figure dead wounded injured".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday dawn midnight then".split())
REVISING = frozenset("revised revises revising lowered raised corrected updated increased reduced cut".split())
COUNTING = frozenset("count counts counted see saw receive received".split())
"""Verbs with bodies for object whose subject is who tells their number."""
UNCOVERING = frozenset("found recovered discovered dumped retrieved unearthed exhumed".split())
OF_THEIRS = UNCOVERING | frozenset("cut cutting slit slits slitting slash slashed slashes slashing".split())
"""Verbs with a part of somebody for object, who may be told of before: their bodies found, their throats cut."""
UNDONE = frozenset("no any attempted failed foiled thwarted planned possible potential".split())
UNTOLD = frozenset(
    "word words information news detail details data figure figures number numbers estimate estimates statistics confirmation "
    "account accounts statement statements clarity idea".split()
)
"""Where there is none of these, nothing is known."""
REPORTS = frozenset("report reports sign signs indication indications evidence claims".split()) | UNTOLD


class Counts(Statements):
    """`Statements` read off nouns."""

    __slots__ = ()

    def nominal(self, i: int, c: int, sayings: tuple[Saying, ...]) -> Found:
        """The death of three men; Ahmad's arrest; resulting in his detention."""
        for saying in sayings:
            told = self.noun(c)
            if not UNDONE.isdisjoint(self.lower[self.chunks[c].first : i]):
                continue
            if self.kinds[c + 1 : c + 2] == "F":
                yield from self.statements(saying.rule, self.objects(c + 2, "V" not in self.kinds[:c]), told, c, i, i + 1)
            elif c >= 2 and self.kinds[c - 1] == "'":
                owner = self.group(c - 2, alone=True)
                groups = [owner] if owner is not None and owner.count is not None and owner.kind != "pronoun" else []
                yield from self.statements(saying.rule, groups, told, c, i, i + 1, mode="same")
            elif self.lower[self.chunks[c].first] in ("his", "her", "their") and self._follows_result(c):
                n = 2 if self.lower[self.chunks[c].first] == "their" else 1
                first = self.chunks[c].first
                count = Count(n, n if n == 1 else None, n if n == 1 else None, first, first + 1)
                yield from self.statements(saying.rule, [Group(c, c, first, first + 1, first, "pronoun", count, "same")], told, c, i, i + 1)

    def _follows_result(self, c: int) -> bool:
        before = self.g.back(c)
        return before >= 0 and self.kinds[before] == "P" and self._result(before)

    def counted(self, i: int, c: int, sayings: tuple[Saying, ...]) -> Found:
        """12 deaths; claimed 12 lives; the bodies of four men were found; no casualties."""
        for saying in sayings:
            rule = saying.rule
            if rule.with_:
                yield from self._with_verb(i, c, rule)
                continue
            told, group = self.noun(c), self._measured(c)
            if group is None:
                continue
            if rule.effect == "casualties":
                yield from self._no_casualties(rule, group, told, c, i)
            elif self._no_reports(c):
                yield from self.statements(rule, [replace(group, count=None, mode="none")], told, c, i, i + 1)
            elif (group.count is None or group.counted or group.mode == "any") and self._no_reports(c) is not None:
                yield from self.statements(rule, [group], told, c, i, i + 1)

    def _with_verb(self, i: int, c: int, rule: TollRule) -> Found:
        """Nouns that count people only with their verbs: lives claimed, bodies found, hostages taken."""
        verb = self._verb_of(c)
        if verb < 0 or self.lower[self.chunks[verb].head] not in self.words.with_[rule.name]:
            return
        groups = self.objects(c + 2) if self.kinds[c + 1 : c + 2] == "F" else []
        if self.kinds[c - 1 : c] == "'" and (owner := self.group(c - 2, alone=True)) is not None and owner.kind != "pronoun":
            groups = [owner]  # slit a farmer's throat
        own = self._measured(c)
        if not groups and own is not None and own.mode != "none":
            groups = [own]
        if not groups and self.lower[self.chunks[verb].head] in OF_THEIRS:
            groups = self._theirs(c)
        if groups and self.kinds[c + 1 : c + 2] == "F":  # "the bodies of" belongs to the first of them
            groups[0] = replace(groups[0], first=self.chunks[c].first)
        seen_by = (
            self._speaker(self.g.subject(verb))
            if self.lower[self.chunks[verb].head] in COUNTING and self.chunks[verb].voice == "active"
            else ""
        )
        for toll, span in self.statements(rule, groups, self.verb(verb), c, i, i + 1):
            yield replace(toll, source=toll.source or seen_by), span

    def _theirs(self, c: int) -> list[Group]:
        """Those whose body chunk `c` names by a pronoun: his body was found."""
        first = self.chunks[c].first
        if self.lower[first] not in ("his", "her", "their"):
            return []
        if self.lower[first] == "their" and (known := self._as_known(first)) is not None:
            return [Group(c, c, first, self.chunks[c].last, first, "pronoun", known, "same", True)]
        one = 1 if self.lower[first] != "their" else None
        return [Group(c, c, first, self.chunks[c].last, first, "pronoun", Count(one or BARE_PLURAL, one, one, first, first + 1), "same")]

    def _measured(self, c: int) -> Group | None:
        """The people whom a counted noun stands for, by its own number."""
        chunk = self.chunks[c]
        opening = self.lower[chunk.first]
        if opening in ("his", "her", "their", "its", "your", "my", "our"):
            return None
        if opening in ("no", "zero"):
            further = any(w in ("further", "other", "more", "immediate", "new") for w in self.lower[chunk.first : chunk.last])
            return None if further else Group(c, c, chunk.first, chunk.last, chunk.head, "people", None, "none")
        if "not" in self.lower[max(chunk.first - 1, 0) : chunk.first + 1] and "single" in self.lower[chunk.first : chunk.head]:
            return Group(c, c, chunk.first, chunk.last, chunk.head, "people", None, "none")  # not a single casualty
        stated = self.words.counter.count(self.lower, chunk.first, chunk.head)
        bound = range(stated.first, stated.last) if stated is not None else range(0)
        mode = "more" if any(self.lower[w] in MORE and w not in bound for w in range(chunk.first, chunk.head)) else "new"
        if stated is not None and stated.low > 1 and self.tags[chunk.head] == "N":
            return None  # the two narrowly escaped death
        if stated is not None and self.lower[stated.last : stated.last + 2] in OF_THEM:
            mode = "part"  # three of the bodies
        if stated is not None and not (stated.last == stated.first + 1 and self._year(stated.first)):
            return Group(c, c, min(stated.first, chunk.first), chunk.last, chunk.head, "people", stated, mode, True)
        if opening in ("a", "an", "another"):
            return Group(c, c, chunk.first, chunk.last, chunk.head, "people", Count(1, 1, 1, chunk.first, chunk.last), mode)
        if self.tags[chunk.head] != "S" and opening != "any":
            return None
        if opening == self.lower[chunk.head] and self._after_none(c):  # no injuries or deaths
            return Group(c, c, chunk.first, chunk.last, chunk.head, "people", None, "none")
        count = Count(BARE_PLURAL, None, None, chunk.first, chunk.last)
        return Group(c, c, chunk.first, chunk.last, chunk.head, "people", count, "any" if opening == "any" else mode)

    def _after_none(self, c: int) -> bool:
        """Whether chunk `c` is joined by "or" to one that begins with "no"."""
        return (
            c >= 2 and self.kinds[c - 2 : c] == "NC" and self.lower[self.chunks[c - 1].first] in ("or", "nor")
            and self.lower[self.chunks[c - 2].first] in ("no", "zero")
        )  # fmt: skip

    def _verb_of(self, c: int) -> int:
        """The verb group whose object or passive subject the noun group `c` is; -1."""
        before = self.g.back(self.g.group_start(c))
        if before >= 0 and self.kinds[before] == "V":
            return before
        i = self.g.chain_end(c) + 1
        while i < len(self.kinds) and (self.kinds[i] in "RTPN" or (self.kinds[i] == "V" and self.g._reduced(i))):
            i += 1
        if self.kinds[i : i + 1] == "," and (close := self.kinds.find(",", i + 1)) > 0 and self.kinds[close + 1 : close + 2] == "V":
            aside = self.lower[self.chunks[i + 1].first] in OWN  # , their hands bound,
            if aside or not (self.g._lists(i + 1) or any(self._finite(v) for v in range(i, close))):
                i = close + 1
        if i < len(self.kinds) and self.kinds[i] == "V" and (self.chunks[i].voice == "passive" or self.tags[self.chunks[i].head] in "EM"):
            return i
        return -1

    def _finite(self, c: int) -> bool:
        return self.kinds[c] == "V" and self.chunks[c].form == "finite" and not self.g._reduced(c)

    def _no_casualties(self, rule: TollRule, group: Group, told: str, c: int, i: int) -> Found:
        """No casualties: nobody killed, nobody wounded. How many of 12 casualties died is not said, so they are left."""
        before = self.g.back(self.g.group_start(c))
        without = before >= 0 and self.lower[self.chunks[before].first] == "without" and not group.counted
        bare = told == NEGATED and not group.counted and group.first == group.head  # did not cause casualties
        if before >= 0 and self.kinds[before] == "V" and not group.counted:  # neither side suffered casualties
            bare = bare or any(self.lower[self.chunks[s].first] in NONE for s in self.g.subject(before))
        none = group.mode == "none" or (told == NEGATED and group.mode == "any") or bare or without or self._no_reports(c)
        if not none or told == UNREAL:
            return
        zero = Group(group.chunk, group.last_chunk, group.first, group.last, group.head, "people", None, "none")
        for effect in BOTH:
            yield from self.statements(rule.model_copy(update={"effect": effect}), [zero], FACT, c, i, i + 1)

    def _reports_of(self, c: int) -> bool:
        before = self.g.back(c)
        near = self.g.back(before) if before >= 0 else -1
        return (
            before >= 0
            and self.kinds[before] in "PF"
            and near >= 0
            and self.kinds[near] == "N"
            and self.lower[self.chunks[near].head] in REPORTS
        )

    def _no_reports(self, c: int) -> bool | None:
        """True under "no reports of", None under "no immediate reports of", "no word on" and plain "reports of", False elsewhere."""
        if not self._reports_of(c):
            return False
        near = self.chunks[self.g.back(self.g.back(c))]
        if self.lower[near.head] in UNTOLD:
            return None
        if self.lower[near.first] != "no" or any(
            w in ("immediate", "immediately", "official", "confirmed") for w in self.lower[near.first : near.last]
        ):
            return None
        return True

    # ---- the toll -------------------------------------------------------------------------------------------------

    def total(self, i: int, c: int) -> Found:
        """The death toll rose to 12; the number of dead has reached 30; bringing the toll to 12 dead."""
        effect, start = self._total_of(i)
        lone = self.lower[i] in TOLLS
        before = self.g.back(c)
        number = (
            self.group(before)
            if effect and before > 0 and self.kinds[before] == "N" and self.lower[self.chunks[before].first - 1] == "to"
            else None
        )
        if number is not None and number.kind == "number":  # brought to 45 the number of soldiers killed
            toll, span = self.toll(effect, replace(number, mode="update"), c, i, start)
            abroad = self._of_a_country(start, min(start + 4, len(self.lower)))
            yield self._over_time((replace(toll, background=toll.background or abroad), span))
            return
        for k in range(start, min(start + REACH_OF_TOLL, len(self.lower)) if effect else 0):
            if (self.tags[k] in ".:" and self.tags[k + 1 : k + 2] != "#") or self.lower[k] in ("but", "unknown", "unclear"):
                return
            count = self.words.counter.at(self.lower, k, len(self.lower)) if self.tags[k] == "#" else None
            headed = (
                count is not None and self.lower[i - 1] in TOLLS and (count.first == start or self.tags[count.first - 1] == ":")
            )  # Death toll: 30
            if lone and k > start + 1:
                return
            if count is None or not (headed or self._arrives(count.first)) or not self._of_people(count.last):
                continue
            verb = next((v for v in range(self.g.phrases.of[k], -1, -1) if self.kinds[v] == "V"), -1)
            if verb >= 0 and self.verb(verb) == UNREAL:
                return
            if self.lower[count.first - 1] in PASSING and count.high == count.low:
                count = Count(above(count.low), above(count.low), None, count.first, count.last)
            puts = self._speaker(self.g.subject(verb)) if verb >= 0 and self.lower[self.chunks[verb].head] in PUTTING else ""
            group = Group(c, c, count.first, count.last, count.first, "number", count, "new" if puts else "update", True)
            toll, span = self.toll(effect, group, c, i, count.last, who=self._whose_toll(i, effect))
            if self.lower[i] == "number" and self._of_a_country(start, count.first):
                toll = replace(toll, background=True)
            yield self._over_time((replace(toll, source=puts) if puts else toll, span))
            return

    def _whose_toll(self, i: int, effect: str) -> str:
        """The words for those whom the toll at word `i` counts: dead, wounded; "number" where it is not said."""
        alone = self.lower[i] == "figure" and self.lower[i + 1 : i + 2] in STANDING
        if alone or (self.lower[i] == "number" and self.lower[i + 1 : i + 2] != ("of",)):
            return "number"
        if effect == "killed":
            return "dead"
        return next((w for w in (*self.lower[i : i + 6], self.lower[i - 1]) if TOLLS.get(w) == effect), self.lower[i - 1])

    def _of_a_country(self, first: int, last: int) -> bool:
        """Whether the number of deaths is that of a country's war: the number of British soldiers killed in Iraq."""
        return any(self.lower[w] == "in" and self.lower[w + 1] in self.nouns.countries for w in range(first, last - 1))

    def _over_time(self, stated: Stated) -> Stated:
        """A total counted over weeks or months ("brought to 40 the number killed this month") is background."""
        toll, span = stated
        lower = self.lower
        for i, word in enumerate(lower[1:], 1):
            if lower[i - 1] == "since" and "number" in lower and word not in WEEKDAYS:
                return replace(toll, background=True), span  # the number killed since the fighting began
            whole = word in PERIODS and lower[i - 1] == "this" and lower[i + 1 : i + 2] not in (("'s",), ("’s",))
            if whole or (lower[i - 1] == "since" and (word in MONTHS or YEAR.match(word))):
                return replace(toll, background=True), span
        return stated

    def _total_of(self, i: int) -> tuple[str, int]:
        """(effect, word after) of "death toll", "toll", "number of people killed", "number of dead"; ("", 0) if not."""
        lower, n = self.lower, len(self.lower)
        if lower[i] == "figure" and lower[i - 1 : i] == ("the",) and lower[i + 1 : i + 2] in STANDING:  # the figure is now 84
            return "killed", i + 1
        if lower[i] == "figure":  # only one that is mended or put tells of people: revised the figure to 14
            near = lower[max(i - 4, 0) : i]
            return ("killed" if not (REVISING.isdisjoint(near) and PUTTING.isdisjoint(near)) else "", i + 1)
        if lower[i] == "number" and lower[i + 1 : i + 2] != ("of",):  # by evening the number had risen to seven
            risen = lower[i - 1 : i] == ("the",) and not RISING.isdisjoint(lower[i + 1 : i + 4])
            return ("killed", i + 1) if risen else ("", 0)
        if lower[i] in TOLLS:  # put its dead at twelve and the wounded at thirty
            put = lower[i + 1 : i + 2] == ("at",) and not PUTTING.isdisjoint(lower[max(i - 8, 0) : i])
            return (TOLLS[lower[i]], i + 1) if put else ("", 0)
        if lower[i] != "number":
            before = lower[i - 1] if i else ""
            return (TOLLS.get(before, "killed" if before in ("", "the", "official", "total", "overall", "'s", "a") else ""), i + 1)
        if i + 2 < n and lower[i + 1] == "of":
            for k in range(i + 2, min(i + 6, n)):
                if lower[k] in TOLLS:
                    return TOLLS[lower[k]], k + 1
                if self.tags[k] not in "DJNSPb":
                    break
        return "", 0

    def _arrives(self, first: int) -> bool:
        """Whether the number before word `first` is what a toll came to: rose to 12, reached 12, a toll of 12."""
        word = self.lower[first - 1] if first else ""
        return word in ("to", "at", "of") or word in ARRIVING

    def _of_people(self, last: int) -> bool:
        """Whether the number that ends before word `last` counts people, not hours."""
        if last >= len(self.lower) or self.tags[last] not in "NSJP":
            return True
        return self.lower[last] in self.nouns.people or self.lower[last] in TOLLS
