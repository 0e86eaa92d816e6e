"""Groups: which noun groups of a sentence are people, how many, and which of them suffer a verb.

Conventions besides the vague words of rules/tolls.toml: "a soldier", "another", a named person and a bare singular are
one; a bare plural ("soldiers were killed") is two at least; a body of people ("a patrol") counts by the table, unless it
says its size ("a family of five"). A group is `mode`

    new     told for the first time, as far as the words say        same    pointed back to: the men, them, him, both
    more    added to others: another, two others, three more        part    some of those just counted: including two children
"""

from __future__ import annotations

from events.grammar import Grammar
from events.mentions.numbers import Count
from events.mentions.toll_rules import Nouns, TollWords
from events.model import Actor, Phrases
from events.value import value

BARE_PLURAL = 2
ONE = frozenset("a an another one each every".split())
BACK = frozenset("the this that these those both such".split())
QUANTIFIERS = frozenset("several many some few most all both another each more multiple numerous various other none".split())
MORE = frozenset("more other others another additional further extra".split())
NTH = frozenset("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
NONE = frozenset("no nobody none neither zero".split())
ANY = frozenset("any anyone anybody".split())
HIM = frozenset("him her he she i me".split())
THEM = frozenset("them they us we those these".split())
ABBREVIATED = frozenset(("kia", "wia"))
"""Killed, wounded in action; written small they are other words."""
TWICE = frozenset(("twice", "double"))
SHARED = frozenset("all most each".split())
"""Quantifiers that, alone, say no number."""
AGES = frozenset("aged ages age".split())
BETWEEN_AGES = frozenset(", and or to between from".split())
SELF = {"himself": 1, "herself": 1, "themselves": 2, "itself": 1, "self": 1}
# Heads that only measure what "of" names after them.
MEASURES = frozenset(
    "number numbers total couple pair handful lot lots group dozens scores hundreds thousands tens millions dozen majority "
    "body bodies corpse corpses remains life lives score hundred thousand million half third quarter most".split()
)
SHARES = frozenset("percent majority half third quarter most".split())
OWN = frozenset("his her their my our".split())
HEADS = frozenset("head heads figure figures".split())
"""People behind a noun that says of what: the village head, an opposition figure."""
HEADED = frozenset(
    "village district tribal clan community school family police council town county state ward commune municipal local religious "
    "party department agency bank prison hospital household opposition political senior leading public media militant union".split()
)
"""Of what somebody may be head, or a figure."""
PERSON_ENDINGS = (
    "er",
    "or",
    "ist",
    "man",
    "men",
    "ers",
    "ors",
    "ists",
    "women",
    "woman",
    "ees",
    "ee",
    "ants",
    "ians",
    "ian",
    "path",
    "paths",
)
TITLES = frozenset(
    "mr mrs ms dr gen col lt maj capt sgt cpl pvt brig cmdr adm gov sen rep prof rev hon mullah maulvi mawlawi maulana haji "
    "hajji qari sheikh sayed sayyid qazi mufti imam malik commander leader general colonel captain major president king prince".split()
)


@value
class Group:
    """People (`kind` "people", "name", "body", "number", "pronoun") named by chunks `chunk` to `last_chunk`, words
    `first` to `last`. `count` is None for "no one". `counted` tells that a number or a vague count is stated; `sure`
    that the words alone make them people."""

    chunk: int
    last_chunk: int
    first: int
    last: int
    head: int
    kind: str
    count: Count | None
    mode: str = "new"
    counted: bool = False
    sure: bool = True


class People:
    """Finds the people of one sentence. Holds the sentence, its actors and the word tables."""

    __slots__ = ("actors", "chunks", "g", "kinds", "lower", "nouns", "tags", "words")

    def __init__(self, phrases: Phrases, actors: tuple[Actor, ...], words: TollWords, nouns: Nouns) -> None:
        self.g = Grammar(phrases)
        self.chunks, self.kinds = phrases.chunks, phrases.kinds
        self.lower, self.tags = phrases.words.lower, phrases.words.tags
        self.actors, self.words, self.nouns = actors, words, nouns

    # ---- one group ------------------------------------------------------------------------------------------------

    def actor(self, word: int) -> Actor | None:
        """The shortest actor that holds a word."""
        return min((a for a in self.actors if a.first <= word < a.last), key=lambda a: a.last - a.first, default=None)

    def group(self, c: int, alone: bool = False) -> Group | None:
        """The people that noun group `c` is part of, with its of-chain, or the chunk `alone`; None if no people."""
        if not 0 <= c < len(self.kinds) or self.kinds[c] not in "N?":
            return None
        a, b = (c, c) if alone else self._chain(c)
        core, end = self._core(a, b)
        head = self.chunks[core].head
        first, last = self.chunks[a].first, self.chunks[end].last
        if self.lower[first : first + 2] == ("the", "number") or (first and self.lower[first - 1] == "how"):
            return None  # the number of people killed, how many were killed: which, is not said
        if head == first > 1 and self.lower[first - 1 : first + 1] == ("that", "number") and self.lower[first - 2] in TWICE:
            double = self._as_many_as(first, last)  # twice that number were hurt
            return Group(a, end, first, last, head, "number", double, "new", True) if double is not None else None
        kind, sure = self._kind(core, head) if self.lower[head] not in ABBREVIATED else ("", False)
        if not kind:
            head = self._earlier_head(core)
            if head < 0:
                return None
            kind, sure, last = "people", True, head + 1
        count, mode, counted = self._count(a, core, head, kind, first, last)
        if count is None and mode not in ("none", "any"):
            return None
        if count is not None:
            first = min(first, count.first) if count.last > first else first
        while first < head and self.tags[first] == "r" and (count is None or first not in range(count.first, count.last)):
            first += 1
        return Group(a, end, first, max(last, head + 1), head, kind, count, mode, counted, sure)

    def _chain(self, c: int) -> tuple[int, int]:
        """The first and last chunk of the of-chain that holds `c`: dozens of people, the bodies of four men."""
        a = b = c
        while a >= 2 and self.kinds[a - 1] == "F" and self.kinds[a - 2] in "N?" and self._measures(a - 2):
            a -= 2
        while a >= 2 and self.kinds[a - 1] == "'" and self.kinds[a - 2] == "N":
            a -= 2
        while b + 2 < len(self.kinds) and self.kinds[b + 1] in "F'" and self.kinds[b + 2] == "N":
            b += 2
        while b + 4 < len(self.kinds) and self.kinds[b + 1 : b + 5] == "(N)N":  # the Movement (IMU) leader
            b += 4
        return a, b

    def _measures(self, c: int) -> bool:
        head = self.chunks[c].head
        word = self.lower[head]
        return word in MEASURES or word in self.words.collectives or self.tags[head] in "#D" or self.kinds[c] == "?"

    def _core(self, a: int, b: int) -> tuple[int, int]:
        """The chunk whose noun is what the chain a..b is about, and the last chunk that belongs to it."""
        core = end = a
        aside = self.kinds[b - 1 : b] == ")"
        if aside and ("F" not in self.kinds[a:b] or self.tags[self.chunks[a].head] == "P"):
            return b, b  # a Movement of the Free (MF) leader, but not a technician of the Free Movement (FM) bureau
        for c in range(a, b, 2):
            if self.kinds[c + 1] == "'" or (self._measures(c) and not self._sized(c)):
                core = end = c + 2
            else:
                return core, b if self._sized(c) or (self.kinds[c + 1] == "F" and (b == c + 2 or aside)) else end
        return core, end

    def _sized(self, c: int) -> bool:
        """A body of people that says its size: a family of five."""
        head = self.lower[self.chunks[c].head]
        return head in self.words.collectives and self.kinds[c + 1] == "F" and self.tags[self.chunks[c + 2].head] == "#"

    def _earlier_head(self, core: int) -> int:
        """People before a word that the phrases took for the head: four soldiers aboard; -1."""
        chunk = self.chunks[core]
        for w in range(chunk.head - 1, chunk.first, -1):
            if self.tags[w] == "S" and self.lower[w] in self.nouns.people:
                return w
        return -1

    def _kind(self, c: int, head: int) -> tuple[str, bool]:
        """What the head makes of the group ("" if not people), and whether that is sure."""
        word, tag, nouns = self.lower[head], self.tags[head], self.nouns
        if word in NTH and self.chunks[c].last - self.chunks[c].first == 2 and self.lower[head - 1] in ("a", "an"):
            return "number", True  # killing two and wounding a third
        if word in SELF or word in HIM or word in THEM:
            return "pronoun", True
        if tag == "p":
            return ("people", True) if word in NONE or word in ANY or word in ("one", "someone", "somebody", "everyone") else ("", False)
        if word in self.words.collectives:
            return "body", True
        if word in SHARED:
            return "number", True
        if word in ("others", "other") or word in nouns.people:
            return "people", True
        if tag == "#" or word in ("half", "dozen"):
            kind = "people" if word.partition("-of-")[0] in nouns.people else "number"  # a father-of-three
            return ("", False) if self._year(head) or self._in_ages(head) else (kind, True)
        if tag == "D":
            return ("number", True) if word in QUANTIFIERS else ("", False)
        if word in nouns.groups and tag == "P":
            return "body", True
        actor = self.actor(head)
        if tag == "P":
            titled = any(self.lower[w].rstrip(".") in TITLES or self.lower[w] in nouns.people for w in range(self.chunks[c].first, head))
            several = self.tags[self.chunks[c].first] == "#" and word.endswith("s")
            if (
                word in nouns.things and not titled and not several and (actor is None or not actor.sector or not actor.count)
            ):  # eight Sea Tigers are people
                return "", False
            return "name", titled or (several and word.endswith(PERSON_ENDINGS)) or (
                actor is not None and bool(actor.sector) and actor.count == 1
            ) or self._apposed(c)
        if word in HEADS and self._heads(c, head):
            return "people", True
        if word in nouns.things or tag not in "NS":
            return "", False
        return ("people", True) if (actor is not None and actor.sector) or word.endswith(PERSON_ENDINGS) else ("", False)

    def _heads(self, c: int, head: int) -> bool:
        """The village head, the head of the militia; not a man's head."""
        of = (
            self.kinds[c + 1 : c + 3] == "FN"
            and self.lower[self.chunks[c].first] in ("the", "a")
            and self.lower[head] in ("head", "figure")
        )
        return self.lower[head - 1] in HEADED or (of and self.lower[self.chunks[c + 2].head] not in self.nouns.people)

    def _apposed(self, c: int) -> bool:
        """A name with a description of a person beside it: "Murach, a Taliban leader,"."""
        for n, comma in ((c + 2, c + 1), (c - 2, c - 1)):
            if (
                0 <= n < len(self.kinds)
                and self.kinds[comma] == ","
                and self.kinds[n] == "N"
                and self.lower[self.chunks[n].head] in self.nouns.people
            ):
                return True
        return False

    def _year(self, word: int) -> bool:
        text = self.lower[word]
        return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")

    def _in_ages(self, word: int) -> bool:
        """A number in a list of ages: three brothers, aged 12, 14 and 19."""
        while word and (self.tags[word] == "#" or self.lower[word] in BETWEEN_AGES):
            word -= 1
        return self.lower[word] in AGES

    def _count(self, a: int, core: int, head: int, kind: str, first: int, last: int) -> tuple[Count | None, str, bool]:
        """(count, mode, whether stated) of the words first..last, whose noun is word `head` of chunk `core`."""
        lower, opening = self.lower, self.lower[first]
        if self._share(first, last, head):
            return None, "", False
        if opening == "all" and lower[last : last + 1] == ("but",):  # all but one
            return None, "", False
        if opening in NONE and lower[first + 1 : first + 2] not in (("fewer",), ("less",), ("more",)):
            return None, "none", True
        if opening in ("more", "fewer") and kind == "people" and self.lower[head] == lower[first + 1] and "than" in lower[last:]:
            return None, "", False  # more people were killed in May than in April
        if first and lower[first - 1] == "not" and (opening in ANY or opening in ONE):  # not a single soldier
            return None, "none", True
        if opening in ANY:
            return None, "any", False
        if lower[head] in NTH:
            return Count(1, 1, 1, first, last), "more", True
        if first and opening == "many" and lower[first - 1] == "as":
            as_many = self._as_many_as(first, last)
            return as_many, "new", as_many is not None
        halved = first and lower[first - 1] == "half" and opening in ("a", "an")
        stated = self.words.counter.count(lower, first - halved, last if kind == "body" else max(head + 1, self.chunks[a].last))
        if kind == "body" and stated is not None and stated.last > head and lower[head] in self.words.exact:
            stated = None  # a couple and their children
        if kind == "pronoun" and stated is None:
            return self._pronoun(head)
        told = range(stated.first, stated.last) if stated is not None else range(0)
        back = opening in BACK and not self._owned(a, core)
        added = (lower[w] in MORE and w not in told for w in range(first, last))
        more = any(added) and not (back and stated is None)  # "the other guards" are known, "the other two" are not
        mode = "more" if more or (opening in ("a", "an") and lower[first + 1] in NTH) else "same" if back else "new"
        if stated is not None and not (stated.high == 1 and lower[stated.first] in ("a", "an")):
            mode = "new" if mode == "same" and self._partitive(a, core) else mode
            return self._of_bodies(stated, kind, head, last), mode, True
        return self._unstated(kind, head, first, last, mode)

    def _as_many_as(self, first: int, last: int) -> Count | None:
        """As many, twice as many: the number of the people counted before."""
        times = 2 if not TWICE.isdisjoint(self.lower[max(first - 2, 0) : first]) else 1
        for c in range(self.g.phrases.of[first] - 1, -1, -1):
            before = self.group(c, alone=True)
            if before is not None and before.counted and before.count is not None and before.count.best:
                known = before.count
                high = None if known.high is None or (first > 2 and self.lower[first - 2] == "least") else known.high * times
                return Count(known.low * times, None if known.best is None else known.best * times, high, first, last)
        return None

    def _share(self, first: int, last: int, head: int) -> bool:
        """A share of people ("20 percent", "most") is no number of them; "half a dozen" and "a third" (man) are."""
        lower = self.lower
        if lower[last : last + 1] in (("per",), ("percent",)):
            return True
        if lower[first : first + 2] in (("half", "a"), ("half", "dozen")) or lower[head] in NTH:
            return False
        return any(
            lower[w].endswith("%") or (lower[w] in SHARES and (lower[w] != "third" or lower[w + 1 : w + 2] == ("of",)))
            for w in range(first, last)
        )

    def _pronoun(self, head: int) -> tuple[Count, str, bool]:
        word = self.lower[head]
        one = word in HIM or SELF.get(word) == 1
        count = (
            Count(1, 1, 1, head, head + 1)
            if one
            else self._as_known(head) or self._as_doers(head) or Count(BARE_PLURAL, None, None, head, head + 1)
        )
        return count, "new" if word in SELF else "same", False

    def _as_known(self, head: int) -> Count | None:
        """Of "seized two men and shot them" the two: the number of the people named last before a pronoun."""
        if self.lower[head] not in ("them", "their"):
            return None
        own = self.g.phrases.of[head] - 1  # who does it to them is somebody else: freed 30 miners after rebels kidnapped them
        doers = self.g.subject(own) if self.kinds[own : own + 1] == "V" else []
        for c in range(own, -1, -1):
            if c in doers:
                continue
            before = self.group(c) if self.kinds[c] in "N?" and self.tags[self.chunks[c].head] in "S#" else None
            if before is not None and before.kind in ("people", "number") and before.count is not None:
                known = before.counted and before.count.low > 1
                return before.count._replace(first=head, last=head + 1) if known else None
        return None

    def _as_doers(self, head: int) -> Count | None:
        """Of "two bombers attacked a shrine, killing themselves" the two: the number of those who do it."""
        if self.lower[head] != "themselves":
            return None
        for v in range(self.g.phrases.of[head] - 1, -1, -1):
            for doer in self.g.subject(v) if self.kinds[v] == "V" else ():
                group = self.group(doer)
                if group is not None and group.counted and group.count is not None and group.count.low > 1:
                    return group.count._replace(first=head, last=head + 1)
        return None

    def _unstated(self, kind: str, head: int, first: int, last: int, mode: str) -> tuple[Count | None, str, bool]:
        """The count of a group that states none."""
        opening, plural = self.lower[first], self._plural(head)
        if kind == "body":
            low = self.words.collectives.get(self.lower[head], BARE_PLURAL)
            if self.lower[head] in self.words.exact:
                return Count(low, low, low, first, last), mode, False
            return Count(low * (BARE_PLURAL if self.tags[head] == "S" else 1), None, None, first, last), mode, False
        if opening == "both":
            theirs = not OWN.isdisjoint(self.lower[first + 1 : first + 3])  # both of their children
            return Count(2, 2, 2, first, last), "new" if theirs else "same", True
        if (opening in ONE and not (kind == "people" and plural)) or (kind in ("people", "name") and not plural):
            return Count(1, 1, 1, first, last), mode, opening in ONE
        return (None, "", False) if kind == "number" else (Count(BARE_PLURAL, None, None, first, last), mode, False)

    def _owned(self, a: int, core: int) -> bool:
        """The governor's bodyguard: "the" is the governor's."""
        return "'" in self.kinds[a:core]

    def _plural(self, head: int) -> bool:
        return self.tags[head] == "S" or self.lower[head] in self.nouns.plurals

    def _partitive(self, a: int, core: int) -> bool:
        """ "several of them", "two of the men": some of those known, told of for the first time."""
        return core > a or "f" in self.tags[self.chunks[a].first : self.chunks[core].last]

    def _of_bodies(self, count: Count, kind: str, head: int, last: int) -> Count:
        """Bodies of people by number: "500 families" and "two busloads of pilgrims" are so many times a body's low; "a family
        of five" is five, "two groups of 20 men" are 40."""
        if kind == "people" and self.lower[count.last + 1 : count.last + 2] == ("of",) and self.lower[count.last] in self.words.collectives:
            head, kind = count.last, "body"
            size = self.words.counter.count(self.lower, head + 1, last)
            if size is not None and size.best is not None and count.best is not None:
                return Count(count.low * size.low, count.best * size.best, None, count.first, size.last)
        if kind != "body" or head < count.last or (count.low > 1 and self.tags[head] == "N"):  # 21 crew
            return count
        each = self.words.collectives.get(self.lower[head], 1)
        return count if each == 1 else Count(count.low * each, None, None, count.first, count.last)
