"""Standing in a clause: what stands around an action, be it told by a verb or a noun: if, unless, what somebody denied or
asked for, and the words of background."""

from __future__ import annotations

from collections.abc import Iterable

from events.grammar import Grammar
from events.model import Cue

GOVERNED = {
    "deny": "negated",
    "fail": "negated",
    "prevent": "hypothetical",
    "threat": "threatened",
    "plan": "planned",
    "hearsay": "alleged",
    "claim": "alleged",
}
HYPOTHETICAL = frozenset("would could may might can should must cannot can't couldn't wouldn't".split())
LATELY = frozenset(("minutes", "hours", "days", "nights", "weeks"))
NONE: frozenset[str] = frozenset()
SUPPOSING = frozenset(("had", "should", "were"))
RELATING = frozenset(("of", "for", "in", "to", "have"))
WANTING = frozenset(
    "demand demands demanded demanding insist insists insisted insisting urge urges urged request requests requested recommend recommends "
    "recommended propose proposes proposed ask asks asked suggest suggests suggested order orders ordered".split()
)


class ClauseStanding:
    """Reads what the clause makes of an action in it."""

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
        if self._supposed(c):
            return "hypothetical"
        g, left, right, aside = self.g, c, c, 0
        while (
            left > 0
            and g.kinds[left - 1] not in ".:A"
            and not (g.kinds[left - 1] == "," and left > 1 and g.kinds[left - 2] == "V")
            and not (g.kinds[max(left - 2, 0) : left] == ",C" and g.word(left - 1) == "but" and g.kinds[left] in "NX")
        ):
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

    def _supposed(self, c: int) -> bool:
        """Whether chunk `c` stands in a condition that a verb before its subject tells: "Had they attacked, many would have died"."""
        g, i = self.g, c - 1 if self.g.kinds[c] == "V" and self.g.word(c) not in SUPPOSING else c
        while i >= 0 and g.kinds[i] in "NPFRT'":
            i -= 1
        if i < 0 or g.kinds[i : i + 2] != "VN" or g.chunks[i].last - g.chunks[i].first > 1 or g.word(i) not in SUPPOSING:
            return False
        opens = i == 0 or g.kinds[i - 1] in ",:qVAJ"
        return opens and any(
            k == "V" and n != i and (g.chunks[n].modal in HYPOTHETICAL or g.chunks[n].tense == "future") for n, k in enumerate(g.kinds)
        )

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
        return "history" in self.g.lower[cue.first : cue.last] and any(
            w in ("worst", "most", "first") or (w.endswith("iest") or w in ("deadliest", "largest", "biggest")) for w in before
        )

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
        if comma < 0 or not any(
            g.kinds[v] == "V" and g.chunks[v].form == "finite" and not g._reduced(v) for v in range(max(opened, left - 1) + 1, comma)
        ):
            return 0
        return g.chunks[comma].last

    def _aside(self, word: int) -> bool:
        """Whether the word is a participle that only describes a noun: "a drone believed to have been launched by them hit"."""
        c = self.g.phrases.of[word]
        adjective = self.g.kinds[c] == "J" and self.g.kinds[c - 1 : c] == "N"  # a man suspected of theft was beaten
        return adjective or (self.g.kinds[c] == "V" and self.g._reduced(c))

    def _background(self, word: int, end: int) -> bool:
        """Whether a cue of background begins at the word and bears on what ends before word `end`: what somebody is known
        for ("suspected of bombings") stands behind the cue, not before it ("arrested a man suspected of bombings")."""
        return any(
            cue.kind == "background"
            and not self._past_days(cue)
            and not self._ranked(cue)
            and not (self.g.lower[cue.last - 1] in RELATING and (word >= end or self._aside(word)))
            and not (word >= end and self._of_cause(word))
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
