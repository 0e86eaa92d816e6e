"""Tolls: how many people were killed, wounded, captured, abducted or displaced, as each sentence states it.

Words come from rules/tolls.toml, numbers from `events.mentions.numbers`. Six ways of saying it are read:

    verbs      the blast killed five soldiers; five soldiers were killed; five killed; killing five
    befalling  12 people died, lost their lives, fled their homes
    states     three dead, left 300 homeless, were found dead
    nouns      the death of three men, the arrest of Ahmad and two others, resulting in his detention
    counts     12 deaths, claimed 12 lives, four bodies were found, no casualties
    the toll   the death toll rose to 12; the number of dead has reached 30

Each group of people is a statement of its own, so that "five soldiers and three civilians, including two children,
were killed" gives five MIL, three CVL and, as mode "part", two CVL. "No one was killed" is zero, and so are "no
casualties", for killed and wounded both. "Thirty are feared dead" is from none to thirty, with no best. What is denied, planned
or possible is no statement.

The reader of a sentence is built in layers, a file each: `toll_groups` (which noun groups are people, how many),
`toll_lists` (what is a list), `toll_arguments` (objects, subjects), `toll_sources` (who says so), `toll_standing` (told as
fact or not, background), `toll_statements` (a `Toll` of it), `toll_counts` (nouns), `toll_states` (dead, wounded),
`toll_lines` (as in a table), and here verbs.

`attackers`: those whom the words say attacked (attackers, suicide bombers, "killed himself"). Insurgents killed by a
force are not attackers for that. `source` is who says so, "" for the article. What lies behind the story is marked
`background`. `mode` is new, same (pointed back to), more (added), part (included above) or update (a new total).
"""

from __future__ import annotations

from dataclasses import replace

from events.clauses import SUBJECT_ONLY
from events.forms import Forms
from events.mentions.toll_counts import TOTALS
from events.mentions.toll_groups import NONE, SELF, Group
from events.mentions.toll_lines import Lines, set_out
from events.mentions.toll_lists import INCLUDING, SKIPPED
from events.mentions.toll_rules import BANDS, Conventions, Nouns, Saying, TollRule, TollWords
from events.mentions.toll_statements import Found
from events.mentions.toll_states import FEARED
from events.model import Actor, Phrases, Toll
from events.rulebook import Rulebook

REACH = 14
"""Within how many words after the verb the rest of its phrase must stand: "took 12 villagers of Zari hostage"."""
ONES = frozenset("one another other the".split())
PLACING = frozenset("in at near on outside inside".split())
APPOSING = frozenset((",", "-", "--", ":", "–", "—"))
NOT_QUITE = frozenset("nearly almost presumed feared assumed".split())
"""Words before a verb that say it did not happen, or that nobody knows."""
OBJECTLESS = ("", ".", ",", "(", "P", "Y", "C", ":", "-", "V", "S", "J")
"""What may follow a verb that has no object."""
FORCES = frozenset("police army troops soldiers authorities".split())
STATE = frozenset(("MIL", "COP", "GOV", "SPY", "PRM", "JUD"))


class TollFinder:
    """Finds statements of tolls, sentence by sentence; made once from the rules."""

    def __init__(self, rulebook: Rulebook, forms: Forms, conventions: Conventions | None = None) -> None:
        self.words = TollWords.of(conventions or Conventions.load(), forms)
        self.nouns = Nouns.of(rulebook, forms)
        befall = {
            name: frozenset(v for v, sayings in self.words.befall.items() if any(s.rule.name == name for s in sayings))
            for name in self.words.objects
        }
        self._paired = tuple((befall[name], objects) for name, objects in self.words.objects.items())

    def possible(self, text: str) -> bool:
        """Whether a sentence that names no action may state a toll: by a verb of many meanings with the one object that
        makes it a toll ("lost their lives"), or as a line of a table does ("Dead: 4")."""
        said = text.lower().rstrip('.!?"”').split()
        return set_out(text) or any(not verbs.isdisjoint(said) and not objects.isdisjoint(said) for verbs, objects in self._paired)

    def find(self, phrases: Phrases, actors: tuple[Actor, ...] = ()) -> tuple[Toll, ...]:
        """All statements of a sentence, in the order of the words for the people."""
        if self.words.first.isdisjoint(phrases.words.lower):
            return ()
        reader = _Reader(phrases, actors, self.words, self.nouns)
        found: dict[tuple[str, int], Toll] = {}
        for toll, (first, _) in reader.read():
            if toll.mode == "new" and reader.of_a_whole(toll.effect, first, found):
                toll = replace(toll, mode="part")
            old = found.get((toll.effect, first))
            if old is None or (old.mode != "part" and toll.mode == "update"):
                found[toll.effect, first] = toll
        _share_out(found, phrases.words.lower)
        return tuple(sorted(found.values(), key=lambda t: (t.start, t.end, t.effect)))


def _share_out(found: dict[tuple[str, int], Toll], lower: tuple[str, ...]) -> None:
    """Mark, in the statements by effect and first word of the people, those as parts that share a number out over places:
    "two mayors were killed, one at Karsht and another at Bela"."""
    shares = [
        key
        for key, t in found.items()
        if ONES.issuperset(t.who.lower().split()) and PLACING.intersection(lower[(end := key[1] + len(t.who.split())) : end + 1])
    ]
    if len(shares) < 2 or lower[min(at for _, at in shares) - 1] not in APPOSING:
        return
    wholes = [t for (effect, at), t in found.items() if effect == shares[0][0] and at < shares[0][1] and t.mode == "new"]
    if len(wholes) == 1 and sum(found[key].best or 0 for key in shares) == wholes[0].best:
        found.update((key, replace(found[key], mode="part")) for key in shares)


class _Reader(Lines):
    """Reads one sentence. Yields each statement with the words of the people it is about."""

    __slots__ = ()

    def read(self) -> Found:
        """All statements, by the words that make them."""
        last: Toll | None = None
        for stated in self._statements():
            last = stated[0]
            yield stated
        if last is not None:
            yield from self._only_a_number(last)

    def _only_a_number(self, told: Toll) -> Found:
        """Seven were killed, the radio said; the opposition said ten."""
        for v, kind in enumerate(self.kinds):
            if (
                kind != "V"
                or self.chunks[v].first <= told.last
                or self.kinds[v + 1 : v + 3] not in ("N", "N.", "N,")
                or not self._reports(v)
            ):
                continue
            group = self.group(v + 1) if self._numeral(v + 1) else None
            if group is not None and group.counted and (source := self._speaker(self.g.subject(v))):
                toll, span = self.toll(told.effect, group, v + 1, group.first, group.last)
                yield replace(toll, source=source), span

    def _statements(self) -> Found:
        """By the words that make them."""
        for i, word in enumerate(self.lower):
            if word not in self.words.first:
                continue
            c = self.g.phrases.of[i]
            kind, head = self.kinds[c], self.chunks[c].head
            among = self._among_before(i)
            headed = list(self.headed(i, c))
            if headed:
                yield from headed
            elif among >= 0:
                yield from self._among(i, c, among)
            elif kind == "N" and self._includes(i, c):
                yield from self.statements(self.words.states[word][0].rule, self.objects(c + 2), self.clause(c), c, i, i + 1, mode="part")
            elif kind == "N" and self._equated(i, c):
                named = [g for g in self.objects(c + 2) if g.counted or self._one(g)]
                yield from self.statements(self.words.states[word][0].rule, named, self.verb(c + 1), c, i, i + 1)
            elif word in self.words.states and c > 1 and self.kinds[c] in "JV" and (counted := list(self._counted_as(i, c))):
                yield from counted
            elif kind == "V" and head == i:
                yield from self._verb_or_noun(i, c, word)
            elif kind in "JR" and word in self.words.states:
                yield from self._state(i, c, self.words.states[word][0].rule)
            elif kind == "N":
                yield from self._in_noun_group(i, c, word)
            if word in TOTALS:
                yield from self.total(i, c)

    def of_a_whole(self, effect: str, first: int, found: dict[tuple[str, int], Toll]) -> bool:
        """Whether the people at word `first` are some of those counted before them: "12 dead, including 5 who were shot",
        "36 deaths, of whom 30 deaths were of children"."""
        if not any(known == effect and at < first for known, at in found):
            return False
        before = self.lower[max(first - REACH, 0) : first]
        if before and before[-1] in INCLUDING:
            return True
        whom = max((i for i, word in enumerate(before) if word in ("whom", "them") and before[i - 1 : i] == ("of",)), default=-1)
        return whom >= 0 and "," not in before[whom:]

    def _verb_or_noun(self, i: int, c: int, word: str) -> Found:
        if self.kinds[c + 1 : c + 2] == "F" and word in self.words.nouns:  # killing of
            yield from self.nominal(i, c, self.words.nouns[word])
        else:
            yield from self._verb(i, c, self.words.verbs.get(word, ()), self.words.befall.get(word, ()))

    def _in_noun_group(self, i: int, c: int, word: str) -> Found:
        words, chunk = self.words, self.chunks[c]
        if word in words.states and i == chunk.last - 1 and (self.tags[i] in "EJ" or word == "hurt" or self.abbreviated(i)):
            yield from self._left(i, c, words.states[word][0].rule)
        elif word in words.states and self.tags[i] in "EJ" and i < chunk.head and self.lower[chunk.head] in self.nouns.people:
            yield from self._described(i, c, words.states[word][0].rule)
        elif chunk.head == i:
            yield from self.nominal(i, c, words.nouns.get(word, ()))
            yield from self.counted(i, c, words.counted.get(word, ()))
        elif word.endswith("ing") and word in words.verbs and i > chunk.first:
            yield from self._gerund_as_noun(i, c, words.verbs[word])
        if word in words.befall and chunk.first < i == chunk.last - 1 and self.tags[i - 1] == "#":
            yield from self._headline(i, c, words.befall[word])

    def _headline(self, i: int, c: int, sayings: tuple[Saying, ...]) -> Found:
        """A number with a verb that the tags took for its noun: [Three die] in blast."""
        count = self.words.counter.at(self.lower, self.chunks[c].first, i)
        group = Group(c, c, self.chunks[c].first, i, self.chunks[c].first, "number", count, "new", True) if count else None
        for saying in sayings:
            if group is not None and not saying.rest and not saying.rule.objects and not self._excluded(saying.rule, i):
                yield from self.statements(saying.rule, [group], self.clause(c), c, i, i + 1)

    # ---- verbs ----------------------------------------------------------------------------------------------------

    def _verb(self, i: int, c: int, verbs: tuple[Saying, ...], befall: tuple[Saying, ...]) -> Found:
        if i and self.lower[i - 1] in NOT_QUITE:
            for saying in (*verbs, *befall)[-1:] if self.lower[i - 1] in FEARED else ():
                yield from self.feared(saying.rule, self.g.phrases.of[i - 1], c, i) if not saying.rest else ()
            return
        for saying in verbs:
            end = self._rest(i, saying)
            if end < 0 or self._excluded(saying.rule, i):
                continue
            if saying.rule.before and (i == 0 or self.lower[i - 1] not in saying.rule.before):
                continue
            if saying.rule.by and not self._done_by(saying.rule.by, c, saying.rest):
                continue
            if saying.rule.only == "doer" or (saying.rule.only == "self" and saying.rest):
                yield from self._by_own_hand(saying.rule, i, c, end)
            if saying.rule.only == "doer":
                continue
            close = end if end == i + 1 + len(saying.rest) else i + 1
            groups, told = (
                [self._same_one(self.each(self._without(g, saying), c), c) for g in self._sufferers(c, close, saying.rest)],
                self.verb(c),
            )
            rule = self._fatally(saying.rule, i)
            found = list(self.statements(rule, groups, told, c, i, end))
            yield from found
            if found or (saying.rest and not rule.only) or (groups and not rule.by and not rule.only):
                return
        for saying in befall:
            end = self._rest(i, saying)
            if end < 0 or not self._completed(saying.rule, c) or self._excluded(saying.rule, i):
                continue
            groups = self._with_more(self.subjects(c), c)
            if saying.rule.only == "none":
                groups = [g for group in groups for g in self._perished(group)]
            yield from self.statements(saying.rule, groups, self.verb(c), c, i, end)
            if groups:
                return

    def _done_by(self, side: str, c: int, rest: tuple[frozenset[str], ...]) -> bool:
        """Whether those who do it are armed, or a band; `rest` of the verb's phrase."""
        active = (rest and "with" in rest[-1]) or self.g.direct(c + 1) or self._asked_about(c) >= 0  # not: rebels captured in Goma
        passive = self.chunks[c].voice == "passive" or not active
        for doer in self.g.agent(c + 1) if passive else self.g.subject(c):
            if self.lower[self.chunks[doer].first] in SUBJECT_ONLY:  # the rebels freed the women they had seized
                doer = next(iter(self.g.subject(self.g._verb_left(doer))), doer)
            head = self.chunks[doer].head
            actor = self.actor(head)
            sector = (actor.sector if actor is not None else "") or self.nouns.sector.get(self.lower[head], "")
            if sector in (STATE if side == "state" else BANDS) or (side == "state" and self.lower[head] in FORCES):
                return True
            if side == "armed" and (sector in STATE or self.lower[head] in self.nouns.armed):
                return True
        return False

    def _same_one(self, group: Group, c: int) -> Group:
        """Himself, where the doer is a pronoun too: the bomber died when he blew himself up."""
        if self.lower[group.head] not in SELF or not any(self.tags[self.chunks[s].head] == "p" for s in self.g.subject(c)):
            return group
        return replace(group, mode="same")

    def _gerund_as_noun(self, i: int, c: int, verbs: tuple[Saying, ...]) -> Found:
        """A gerund that tags and phrases took into a noun group: returned [fire killing one insurgent]."""
        chunk = self.chunks[c]
        count = self.words.counter.at(self.lower, i + 1, chunk.last) if i + 1 < chunk.last else None
        if count is None or self.lower[chunk.head] not in self.nouns.people:
            return
        group = Group(c, c, i + 1, chunk.last, chunk.head, "people", count, "new", True)
        for saying in verbs[-1:]:
            if not saying.rest:
                yield from self.statements(saying.rule, [group], self.clause(c), c, i, i + 1)

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

    def _sufferers(self, c: int, end: int, rest: tuple[frozenset[str], ...]) -> list[Group]:
        """The people a transitive verb is done to; its phrase ends before word `end` or goes on after them."""
        if rest and "with" in rest[-1]:  # made off with 12 women
            return self.objects(self.g.phrases.of[end]) if end < len(self.lower) else []
        chunk = self.chunks[c]
        if end > chunk.last and end < len(self.lower):  # shot dead two men: "dead two men" may be one noun group
            return [replace(g, first=max(g.first, end)) for g in self.objects(self.g.phrases.of[end])] or self._subjected(c)
        return self._subjected(c)

    def _subjected(self, c: int) -> list[Group]:
        chunk = self.chunks[c]
        if chunk.voice == "passive" and chunk.form != "participle":
            return self._with_more(self.subjects(c, lone=chunk.form == "gerund" or self.lower[chunk.first] == "being"), c)
        lone = chunk.last - chunk.first == 1 and self.tags[chunk.head] in "EM"
        found = self.g.back(c)
        if lone and found >= 0 and self._finds(found):
            return self.subjects(found)
        if lone and (told := self._inverted(c)) >= 0:
            return self.objects(told + 1)
        follows = c + 1
        while follows < len(self.kinds) and self.kinds[follows] in SKIPPED:
            follows += 1
        direct, about = self.objects(c + 1), self._asked_about(c)
        if direct or not ((lone or about >= 0) and self.kinds[follows : follows + 1] in OBJECTLESS):
            return direct
        if about >= 0:
            return self._antecedent(about)
        conjoined = self._conjoined(c)
        return conjoined if conjoined is not None else self._with_more(self.subjects(c, lone=True), c)

    def _asked_about(self, c: int) -> int:
        """The chunk before the subject of the active verb in chunk `c`, where its object may stand before that: the men whom
        they killed, the men they killed; -1."""
        subject = self.g.back(c)
        if (
            self.chunks[c].voice == "active"
            and subject > 0
            and self.kinds[subject] == "N"
            and (self.kinds[subject - 1] == "W" or self.lower[self.chunks[subject].first] in SUBJECT_ONLY)
        ):
            return subject - 1
        return -1

    def _antecedent(self, c: int) -> list[Group]:
        """Of "the men whom they killed" the men; [] where nothing is asked about."""
        before = self.g.back(c, SKIPPED + ",") if c > 0 and self.kinds[c] in "WA" else c if self.kinds[c] == "N" else -1
        group = self.group(before) if before >= 0 else None
        return [self.counted_among(group)] if group is not None else []

    def _with_more(self, groups: list[Group], c: int) -> list[Group]:
        if not groups:
            return groups
        elsewhere = self.gapped(c + 1)
        if (
            len(groups) == 1 and self.kinds[c + 1 : c + 2] == "," and self.sums(groups[0], elsewhere)
        ):  # 11 were killed, six in Gaza and five in Ramallah
            elsewhere = [replace(g, mode="part") for g in elsewhere]
        return [*groups, *self.joined_after(c + 1), *elsewhere]

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
