"""Tolls: how many people were killed, wounded, captured, abducted or displaced, as each sentence states it.

Words come from rules/tolls.toml, numbers from `events.mentions.numbers`, people and lists from `toll_groups` and
`toll_arguments`, whether it is told as fact from `toll_standing`. Six ways of saying it are read:

    verbs      the blast killed five soldiers; five soldiers were killed; five killed; killing five
    befalling  12 people died, lost their lives, fled their homes
    states     three dead, left 300 homeless, were found dead
    nouns      the death of three men, the arrest of Ahmad and two others, resulting in his detention
    counts     12 deaths, claimed 12 lives, four bodies were found, no casualties
    the toll   the death toll rose to 12; the number of dead has reached 30

Each group of people is a statement of its own, so that "five soldiers and three civilians, including two children,
were killed" gives five MIL, three CVL and, as mode "part", two CVL. "No one was killed" is zero, and so are "no
casualties", for killed and wounded both. What is denied, feared, planned or possible is no statement.

`attackers`: those whom the words say attacked (attackers, suicide bombers, "killed himself"). Insurgents killed by a
force are not attackers for that. `source` is who says so, "" for the article. What lies behind the story is marked
`background`. `mode` is new, same (pointed back to), more (added), part (included above) or update (a new total).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from events.forms import Forms
from events.grammar import SUBJECT_ONLY
from events.mentions.numbers import Count
from events.mentions.toll_arguments import SKIPPED
from events.mentions.toll_groups import BARE_PLURAL, NONE, SELF, Group
from events.mentions.toll_rules import Conventions, Nouns, Saying, TollRule, TollWords
from events.mentions.toll_standing import FACT, NEGATED, UNREAL, Standing
from events.model import Actor, Phrases, Toll
from events.rulebook import Rulebook

REACH = 14
"""Within how many words after the verb the rest of its phrase must stand: "took 12 villagers of Zari hostage"."""
ZERO = Count(0, 0, 0, 0, 0)
BOTH = ("killed", "wounded")
REACH_OF_TOLL = 24
ARRIVING = frozenset(
    "reach reaches reached reaching hit hits hitting pass passed passing top topped topping exceed exceeded exceeding surpass "
    "surpassed is was now".split()
)
PASSING = frozenset("pass passed passing top topped topping exceed exceeded exceeding surpass surpassed".split())
TOLLS = {"death": "killed", "dead": "killed", "deaths": "killed", "killed": "killed", "fatalities": "killed", "wounded": "wounded",
         "injured": "wounded", "injuries": "wounded", "displaced": "displaced", "arrested": "captured", "detained": "captured"}  # fmt: skip
EXCLUSIVE = {"killed": "wounded", "wounded": "killed"}


class TollFinder:
    """Finds statements of tolls, sentence by sentence; made once from the rules."""

    def __init__(self, rulebook: Rulebook, forms: Forms, conventions: Conventions | None = None) -> None:
        self.words = TollWords.of(conventions or Conventions.load(), forms)
        self.nouns = Nouns.of(rulebook, forms)

    def find(self, phrases: Phrases, actors: tuple[Actor, ...] = ()) -> tuple[Toll, ...]:
        """All statements of a sentence, in the order of the words for the people."""
        if self.words.first.isdisjoint(phrases.words.lower):
            return ()
        reader = _Reader(phrases, actors, self.words, self.nouns)
        found: dict[tuple[str, int], Toll] = {}
        for toll, (first, _) in reader.read():
            old = found.get((toll.effect, first))
            if old is None or (old.mode != "part" and toll.mode == "update"):
                found[toll.effect, first] = toll
        return tuple(sorted(found.values(), key=lambda t: (t.start, t.end, t.effect)))


Stated = tuple[Toll, tuple[int, int]]
Found = Iterator[Stated]


class _Reader(Standing):
    """Reads one sentence. Yields each statement with the words of the people it is about."""

    __slots__ = ()

    def read(self) -> Found:
        words, of = self.words, self.g.phrases.of
        for i, word in enumerate(self.lower):
            if word not in words.first:
                continue
            c = of[i]
            if i > 1 and self.lower[i - 2] == "among" and self.lower[i - 1] in ("the", "those"):
                yield from self._among(i, c)
                continue
            kind, is_head = self.kinds[c], self.chunks[c].head == i
            if kind == "V" and is_head:
                if self.kinds[c + 1 : c + 2] == "F" and word in words.nouns:
                    yield from self._noun(i, c, words.nouns[word])
                    continue
                yield from self._verb(i, c, words.verbs.get(word, ()), words.befall.get(word, ()))
            elif kind in "JR" and word in words.states:
                yield from self._state(i, c, words.states[word][0].rule)
            elif kind == "N" and word in words.states and i == self.chunks[c].last - 1 and (self.tags[i] in "EJ" or word == "hurt"):
                yield from self._left(i, c, words.states[word][0].rule)
            elif kind == "N" and word.endswith("ing") and word in words.verbs and not is_head and i > self.chunks[c].first:
                yield from self._gerund_as_noun(i, c, words.verbs[word])
            elif kind == "N" and is_head:
                yield from self._noun(i, c, words.nouns.get(word, ()))
                yield from self._counted(i, c, words.counted.get(word, ()))
            if word in ("toll", "tolls", "number"):
                yield from self._total(i, c)

    # ---- verbs ----------------------------------------------------------------------------------------------------

    def _verb(self, i: int, c: int, verbs: tuple[Saying, ...], befall: tuple[Saying, ...]) -> Found:
        if i and self.lower[i - 1] in ("nearly", "almost"):
            return
        for saying in verbs:
            end = self._rest(i, saying)
            if end < 0:
                continue
            if saying.rule.before and (i == 0 or self.lower[i - 1] not in saying.rule.before):
                continue
            close = end if end == i + 1 + len(saying.rest) else i + 1
            groups, told = [self._without(g, saying) for g in self._sufferers(c, close)], self.verb(c)
            rule = self._fatally(saying.rule, i)
            yield from self._statements(rule, groups, told, c, i, end)
            if groups or saying.rest:
                return
        for saying in befall:
            end = self._rest(i, saying)
            if end < 0 or not self._completed(saying.rule, c) or self._excluded(saying.rule, i):
                continue
            groups = self._with_more(self.subjects(c), c)
            yield from self._statements(saying.rule, groups, self.verb(c), c, i, end)
            if groups:
                return

    def _gerund_as_noun(self, i: int, c: int, verbs: tuple[Saying, ...]) -> Found:
        """A gerund that tags and phrases took into a noun group: returned [fire killing one insurgent]."""
        chunk = self.chunks[c]
        count = self.words.counter.at(self.lower, i + 1, chunk.last) if i + 1 < chunk.last else None
        if count is None or self.lower[chunk.head] not in self.nouns.people:
            return
        group = Group(c, c, i + 1, chunk.last, chunk.head, "people", count, "new", True)
        for saying in verbs[-1:]:
            if not saying.rest:
                yield from self._statements(saying.rule, [group], self.clause(c), c, i, i + 1)

    def _rest(self, i: int, saying: Saying) -> int:
        """The word after the rest of the phrase, in order and near; -1 if it is not there."""
        at, end = i + 1, i + 1
        for n, forms in enumerate(saying.rest):
            limit = min(i + REACH if n == 0 else at + 3, len(self.lower))
            while at < limit and self.lower[at] not in forms:
                if self.tags[at] in ".:":
                    return -1
                at += 1
            if at >= limit:
                return -1
            at += 1
            end = at
        return end

    def _without(self, group: Group, saying: Saying) -> Group:
        """The group without the rest of the verb's phrase, which may stand in it: took [12 villagers hostage]."""
        last = group.last
        while saying.rest and any(t in "NSPp" for t in self.tags[group.first : last - 1]) and self.lower[last - 1] in saying.rest[-1]:
            last -= 1
        return group if last == group.last else replace(group, last=last, head=min(group.head, last - 1))

    def _fatally(self, rule: TollRule, i: int) -> TollRule:
        """Mortally wounded is killed."""
        deadly = rule.effect == "wounded" and i > 0 and self.lower[i - 1] in ("fatally", "mortally")
        return rule.model_copy(update={"effect": "killed"}) if deadly else rule

    def _sufferers(self, c: int, end: int) -> list[Group]:
        """The people a transitive verb is done to; its phrase ends before word `end` or goes on after them."""
        chunk = self.chunks[c]
        if end > chunk.last and end < len(self.lower):  # shot dead two men: "dead two men" may be one noun group
            return [replace(g, first=max(g.first, end)) for g in self.objects(self.g.phrases.of[end])] or self._subjected(c)
        return self._subjected(c)

    def _subjected(self, c: int) -> list[Group]:
        chunk = self.chunks[c]
        if chunk.voice == "passive" and chunk.form != "participle":
            return self._with_more(self.subjects(c, lone=chunk.form == "gerund" or self.lower[chunk.first] == "being"), c)
        lone = chunk.last - chunk.first == 1 and self.tags[chunk.head] in "EM"
        follows = c + 1
        while follows < len(self.kinds) and self.kinds[follows] in SKIPPED:
            follows += 1
        if not (lone and self.kinds[follows : follows + 1] in ("", ".", ",", "P", "Y", "C", ":", "-", "V", "S")):
            return self.objects(c + 1)
        bounded = self.objects(c + 1)
        if bounded:
            return bounded
        subject = self.g.back(c)
        if subject >= 0 and self.kinds[subject] == "N" and (self.kinds[subject - 1 : subject] == "W" or self.lower[self.chunks[subject].first] in SUBJECT_ONLY):
            return self._antecedent(subject - 1)
        conjoined = self._conjoined(c)
        return conjoined if conjoined is not None else self._with_more(self.subjects(c, lone=True), c)

    def _antecedent(self, c: int) -> list[Group]:
        """Of "the men whom they killed" the men; [] where nothing is asked about."""
        before = self.g.back(c, SKIPPED + ",") if c > 0 and self.kinds[c] in "WA" else -1
        group = self.group(before) if before >= 0 else None
        return [group] if group is not None else []

    def _with_more(self, groups: list[Group], c: int) -> list[Group]:
        return [*groups, *self.joined_after(c + 1)] if groups else groups

    def _conjoined(self, c: int) -> list[Group] | None:
        """Of "killed or wounded ten soldiers" and "were kidnapped and killed": the other verb's people; else None."""
        kinds, before = self.kinds, self.g.back(c)
        other = c + 2
        while kinds[other : other + 1] in ("R", "T"):
            other += 1
        if kinds[c + 1 : c + 2] == "C" and kinds[other : other + 1] == "V" and self._elliptic(other) and self.g.direct(other + 1):
            return self.objects(other + 1)
        if before > 0 and kinds[before] == "C":
            above = self.g.back(before, SKIPPED)
            if above >= 0 and kinds[above] == "V":
                return self.subjects(above) if self.chunks[above].voice == "passive" else []
        return None

    def _completed(self, rule: TollRule, c: int) -> bool:
        """Whether the verb has the object its rule asks for: suffered injuries."""
        needed = self.words.objects.get(rule.name)
        if needed is None:
            return True
        objects = [self.chunks[o] for o in self.g.direct(c + 1)]
        return any(self.lower[o.head] in needed and self.lower[o.first] not in NONE for o in objects)

    def _excluded(self, rule: TollRule, i: int) -> bool:
        """Whether what follows makes it another thing: died of cancer."""
        after = " ".join(self.lower[i + 1 : i + 6]) + " "
        return any(after.startswith(phrase + " ") for phrase in rule.after)

    # ---- states, nouns, counts ------------------------------------------------------------------------------------

    def _state(self, i: int, c: int, rule: TollRule) -> Found:
        """Three dead; left 300 homeless; were found dead."""
        before = self.g.back(c)
        if before >= 0 and self.kinds[before] == "V":
            head = self.lower[self.chunks[before].head]
            if head in self.words.unreal or (self.chunks[before].voice == "active" and head in STATE_MAKERS):
                return
            told, groups = self.verb(before), self.subjects(before)
        elif before >= 0 and self.kinds[before] in "N?":
            above = self.g.back(self.g.group_start(before))
            told = self.verb(above) if above >= 0 and self.kinds[above] == "V" else self.clause(c)
            left = above >= 0 and self.lower[self.chunks[above].head] in STATE_MAKERS
            groups = [g for g in self.subjects(c, lone=True) if g.counted or left]
        else:
            return
        yield from self._statements(rule, groups, told, c, i, i + 1)

    def _among(self, i: int, c: int) -> Found:
        """Ten children were among the dead; among those injured are two guards."""
        sayings = self.words.states.get(self.lower[i]) or self.words.verbs.get(self.lower[i]) or ()
        before, after = self.g.back(self.g.phrases.of[i - 2]), c + 1
        groups: list[Group] = []
        if before >= 0 and self.kinds[before] == "V":
            groups = self.subjects(before)
        elif after < len(self.kinds) and self.kinds[after] == "V":
            groups = self.objects(after + 1)
        for saying in sayings[:1]:
            yield from self._statements(saying.rule, groups, FACT, c, i, i + 1, mode="part")

    def _left(self, i: int, c: int, rule: TollRule) -> Found:
        """Another injured, several wounded: a determiner and the state in one noun group."""
        first = self.chunks[c].first
        stated = self.words.counter.at(self.lower, first, i)
        if self.lower[first] == "another" and first == i - 1:
            stated = Count(1, 1, 1, first, i)
        if stated is not None:
            mode = "more" if self.lower[first] == "another" else "new"
            group = Group(c, c, stated.first, i, first, "number", stated, mode, True)
            yield from self._statements(rule, [group], self.noun(c), c, i, i + 1)

    def _noun(self, i: int, c: int, sayings: tuple[Saying, ...]) -> Found:
        """The death of three men; Ahmad's arrest; resulting in his detention."""
        for saying in sayings:
            told = self.noun(c)
            if self.lower[self.chunks[c].first] in ("no", "any"):
                continue
            if self.kinds[c + 1 : c + 2] == "F":
                yield from self._statements(saying.rule, self.objects(c + 2, "V" not in self.kinds[:c]), told, c, i, i + 1)
            elif c >= 2 and self.kinds[c - 1] == "'":
                owner = self.group(c - 2, alone=True)
                groups = [owner] if owner is not None and owner.count is not None and owner.kind != "pronoun" else []
                yield from self._statements(saying.rule, groups, told, c, i, i + 1, mode="same")
            elif self.lower[self.chunks[c].first] in ("his", "her", "their") and self._follows_result(c):
                n = 2 if self.lower[self.chunks[c].first] == "their" else 1
                first = self.chunks[c].first
                count = Count(n, n if n == 1 else None, n if n == 1 else None, first, first + 1)
                yield from self._statements(saying.rule, [Group(c, c, first, first + 1, first, "pronoun", count, "same")], told, c, i, i + 1)

    def _follows_result(self, c: int) -> bool:
        before = self.g.back(c)
        return before >= 0 and self.kinds[before] == "P" and self._result(before)

    def _counted(self, i: int, c: int, sayings: tuple[Saying, ...]) -> Found:
        """12 deaths; claimed 12 lives; the bodies of four men were found; no casualties."""
        for saying in sayings:
            rule, chunk = saying.rule, self.chunks[c]
            verb = self._verb_of(c)
            if rule.with_ and (verb < 0 or self.lower[self.chunks[verb].head] not in self.words.with_[rule.name]):
                continue
            told = self.verb(verb) if rule.with_ and verb >= 0 else self.noun(c)
            group = self._measured(c, rule)
            if group is None:
                continue
            if rule.effect == "casualties":
                yield from self._no_casualties(rule, group, told, c, i)
                continue
            if self._reports_of(c) and told == FACT and self._no_reports(c) is None:
                continue
            if not rule.with_ and group.count is not None and not group.counted:
                continue
            if rule.with_ and group.mode == "none":
                continue
            if self._no_reports(c):
                group = Group(c, c, chunk.first, chunk.last, i, "people", None, "none")
            yield from self._statements(rule, [group], told, c, i, i + 1)

    def _measured(self, c: int, rule: TollRule) -> Group | None:
        """The people whom a counted noun stands for: those it names with "of", else its own number."""
        chunk = self.chunks[c]
        if rule.with_ and self.kinds[c + 1 : c + 2] == "F":
            found = self.objects(c + 2)
            if found:
                return found[0]
        opening = self.lower[chunk.first]
        if opening in ("his", "her", "their", "its", "your", "my", "our"):
            return None
        if opening in ("no", "zero"):
            further = any(w in ("further", "other", "more", "immediate", "new") for w in self.lower[chunk.first : chunk.last])
            return None if further else Group(c, c, chunk.first, chunk.last, chunk.head, "people", None, "none")
        stated = self.words.counter.count(self.lower, chunk.first, chunk.head)
        mode = "more" if any(w in ("more", "other", "another", "additional", "further") for w in self.lower[chunk.first : chunk.head]) else "new"
        if stated is not None and not (stated.last == stated.first + 1 and self._year(stated.first)):
            return Group(c, c, min(stated.first, chunk.first), chunk.last, chunk.head, "people", stated, mode, True)
        if opening in ("a", "an", "another"):
            return Group(c, c, chunk.first, chunk.last, chunk.head, "people", Count(1, 1, 1, chunk.first, chunk.last), mode, bool(rule.with_))
        if self.tags[chunk.head] != "S" and opening != "any":
            return None
        count = Count(BARE_PLURAL, None, None, chunk.first, chunk.last)
        return Group(c, c, chunk.first, chunk.last, chunk.head, "people", count, "any" if opening == "any" else mode)

    def _verb_of(self, c: int) -> int:
        """The verb group whose object or passive subject the noun group `c` is; -1."""
        before = self.g.back(self.g.group_start(c))
        if before >= 0 and self.kinds[before] == "V":
            return before
        i = self.g.chain_end(c) + 1
        while i < len(self.kinds) and self.kinds[i] in "RTPN":
            i += 1
        if i < len(self.kinds) and self.kinds[i] == "V" and (self.chunks[i].voice == "passive" or self.tags[self.chunks[i].head] in "EM"):
            return i
        return -1

    def _no_casualties(self, rule: TollRule, group: Group, told: str, c: int, i: int) -> Found:
        """No casualties: nobody killed, nobody wounded. How many of 12 casualties died is not said, so they are left."""
        before = self.g.back(self.g.group_start(c))
        without = before >= 0 and self.lower[self.chunks[before].first] == "without" and not group.counted
        none = group.mode == "none" or (told == NEGATED and group.mode == "any") or without or self._no_reports(c)
        if not none or told == UNREAL:
            return
        zero = Group(group.chunk, group.last_chunk, group.first, group.last, group.head, "people", None, "none")
        for effect in BOTH:
            yield from self._statements(rule.model_copy(update={"effect": effect}), [zero], FACT, c, i, i + 1)

    def _reports_of(self, c: int) -> bool:
        before = self.g.back(c)
        near = self.g.back(before) if before >= 0 else -1
        return before >= 0 and self.kinds[before] in "PF" and near >= 0 and self.kinds[near] == "N" and self.lower[self.chunks[near].head] in REPORTS

    def _no_reports(self, c: int) -> bool | None:
        """True under "no reports of", None under "no immediate reports of" and plain "reports of", False elsewhere."""
        if not self._reports_of(c):
            return False
        near = self.chunks[self.g.back(self.g.back(c))]
        if self.lower[near.first] != "no" or any(w in ("immediate", "immediately", "official", "confirmed") for w in self.lower[near.first : near.last]):
            return None
        return True

    # ---- the toll -------------------------------------------------------------------------------------------------

    def _total(self, i: int, c: int) -> Found:
        """The death toll rose to 12; the number of dead has reached 30; bringing the toll to 12 dead."""
        effect, start = self._total_of(i)
        before = self.g.back(c)
        number = self.group(before) if effect and before > 0 and self.kinds[before] == "N" and self.lower[self.chunks[before].first - 1] == "to" else None
        if number is not None and number.kind == "number":  # brought to 45 the number of soldiers killed
            yield self._toll(effect, replace(number, mode="update"), c, i, start)
            return
        for k in range(start, min(start + REACH_OF_TOLL, len(self.lower)) if effect else 0):
            if self.tags[k] in ".:" or self.lower[k] in ("but", "unknown", "unclear"):
                return
            count = self.words.counter.at(self.lower, k, len(self.lower)) if self.tags[k] == "#" else None
            if count is None or not self._arrives(count.first) or not self._of_people(count.last):
                continue
            verb = next((v for v in range(self.g.phrases.of[k], -1, -1) if self.kinds[v] == "V"), -1)
            if verb >= 0 and self.verb(verb) == UNREAL:
                return
            if self.lower[count.first - 1] in PASSING and count.high == count.low:
                count = Count(count.low + 1, count.low + 1, None, count.first, count.last)
            group = Group(c, c, count.first, count.last, count.first, "number", count, "update", True)
            yield self._toll(effect, group, c, i, count.last, who=self.lower[i - 1] if effect != "killed" else "dead")
            return

    def _total_of(self, i: int) -> tuple[str, int]:
        """(effect, word after) of "death toll", "toll", "number of people killed", "number of dead"; ("", 0) if not."""
        lower, n = self.lower, len(self.lower)
        if lower[i] != "number":
            before = lower[i - 1] if i else ""
            return (TOLLS.get(before, "killed" if before in ("the", "official", "total", "overall", "'s", "a") else ""), i + 1)
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

    # ---- statements -----------------------------------------------------------------------------------------------

    def _statements(self, rule: TollRule, groups: list[Group], told: str, c: int, first: int, last: int, mode: str = "") -> Found:
        """What the rule's words say of each group, in the light of how it is told."""
        if told == UNREAL or not groups:
            return
        spread = self._other_effect(rule, c)
        for group in groups:
            count = group.count
            if group.mode == "none" or (told == NEGATED and group.mode == "any"):
                count = ZERO
            if count is None or (told == NEGATED and count is not ZERO) or (group.mode == "none" and told == NEGATED):
                continue
            if count is not ZERO and not self._fits(rule, group, count, c):
                continue
            if spread and count is not ZERO:
                count = Count(0 if spread == "or" else min(1, count.low), None, count.high, count.first, count.last)
            yield self._toll(rule.effect, group, c, first, last, count=count, mode=mode)

    def _fits(self, rule: TollRule, group: Group, count: Count, c: int) -> bool:
        if (rule.evidence and not group.sure) or count.low < rule.least:
            return False
        if rule.civilian and (group.kind in ("pronoun", "name") or not self._unarmed(group)):
            return False
        if not group.counted and count.best is None and self.g.phrases.words.sentence.block == "title":
            return False  # headlines leave numbers out: "Insurgents killed in raid" may be one or twenty
        # A habit, not a happening: "bombs that are killing civilians".
        return self.kinds[c] != "V" or group.counted or self.chunks[c].tense != "present" or self._perfect(c)

    def _unarmed(self, group: Group) -> bool:
        head = self.lower[group.head]
        return head not in self.nouns.armed and head not in self.words.attackers and not (head in OTHERS and not group.counted)

    def _perfect(self, c: int) -> bool:
        chunk = self.chunks[c]
        return any(self.lower[w] in ("has", "have", "'ve", "having") for w in range(chunk.first, chunk.last)) or self.tags[chunk.head] in "EM"

    def _other_effect(self, rule: TollRule, c: int) -> str:
        """"or" or "and" where a verb of another effect shares the people: killed or wounded 30. Those killed and those
        wounded are different people; who is wounded and displaced may be the same."""
        kinds = self.kinds
        for i, joint in ((c - 2, c - 1), (c + 2, c + 1)):
            if 0 < joint < len(kinds) and kinds[joint] == "C" and 0 <= i < len(kinds) and kinds[i] in "VJ" and kinds[c] in "VJ":
                word, head = self.lower[self.chunks[joint].first], self.lower[self.chunks[i].last - 1]
                sayings = (*self.words.verbs.get(head, ()), *self.words.states.get(head, ()))
                others = {s.rule.effect for s in sayings if not s.rest and not s.rule.before}
                if word == "or" and others - {rule.effect}:
                    return "or"
                if word == "and" and EXCLUSIVE.get(rule.effect) in others and not (i < c and self.tags[self.chunks[c].first] == "b"):
                    return "and"
        return ""

    def _toll(self, effect: str, group: Group, c: int, first: int, last: int, count: Count | None = None, mode: str = "", who: str = "") -> Stated:
        words = self.g.phrases.words
        number = count or group.count or ZERO
        one, end = min(group.first, first), max(group.last, last)
        told = mode or ("new" if group.mode in ("none", "any") else group.mode)
        head = self.lower[group.head]
        return Toll(
            effect=effect, who=who or words.span(group.first, group.last), sector=self._sector(group), low=number.low, best=number.best,
            high=number.high, text=words.span(one, end), start=words.starts[one], end=words.ends[end - 1], sentence=words.sentence.index,
            first=one, last=end, attackers=self._attacking(group, head), source=self.source(c),
            mode=told, background=self.background(c), named=group.kind == "name",
        ), (group.first, group.last)  # fmt: skip

    def _sector(self, group: Group) -> str:
        actor = self.actor(group.head)
        return actor.sector if actor is not None and actor.sector else self.nouns.sector.get(self.lower[group.head], "")

    def _attacking(self, group: Group, head: str) -> bool:
        """Attackers by name, or who killed themselves in an attack."""
        if head in self.words.attackers or (head in SELF and not ATTACKS.isdisjoint(self.lower)):
            return True
        return any(self.lower[w] in ("attacking", "suicide") for w in range(group.first, group.head))


OTHERS = frozenset("other others rest".split())
STATE_MAKERS = frozenset("left leave leaves leaving found find finds finding shot shoot shoots shooting struck beat beaten stabbed".split())
ATTACKS = frozenset("bomb bombs bomber bombers bombing attack attacked attacker attackers explosives vest gunman gunmen assailant blew detonated".split())
REPORTS = frozenset("report reports word sign signs indication indications information evidence claims".split())
