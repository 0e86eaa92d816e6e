"""Clauses: which chunks belong together, and where a clause ends, by walking over chunks.

No tree is built. Like FASTUS's clause patterns, each question is answered by a short walk, skipping what may stand
between (adverbs, time, brackets, appositions, prepositional phrases, relative clauses) and stopping at what ends the
clause. All functions take chunk indices of one `Phrases` and return chunk indices; nothing found is [].
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from events.lists import listed
from events.model import Cue, Phrases

SUBORDINATING = frozenset("after before since until till as because while although though when whereas if unless that once than".split())
SKIPPED = "RTq"
# What a prepositional walk may cross to the right of a trigger, and what ends the clause.
ENDS_CLAUSE = frozenset(".:SWXA")
LIST = re.compile(r"N(?:,N)*,?C[RT]*N")
NEXT_MEMBER = re.compile(r"(?:,C?|C)[RT]*N")
FRONTED = re.compile(r"[RCTq]*(?:P[RT]*N(?:FN|'N|PN|CN|,N|VN)*[RT]*)+")
NEXT_PREDICATE = re.compile(r"[^.:WAV]*(?:V[^.:WAV]*)?,?C[RTq]*V")
CONTRARY = frozenset(("but", "yet", "so"))  # these join clauses, not nouns
SUBJECT_ONLY = frozenset("he she they we i".split())
# Past forms that as often describe what was done to the noun before them: "soldiers killed in Kabul and Herat were buried".
DONE_TO = listed("clauses", "done_to")
# Nouns that with "in" and "for" or "to" tell what is answered: "in revenge for Saturday's bombing in Cali".
ANSWERS = frozenset("revenge retaliation reprisal reprisals response answer vengeance reaction".split())
# Nouns that with "in" and "of" are one preposition.
IN_OF = frozenset(("front", "search", "pursuit"))
# Past forms whose infinitive is the subject's own act: "the men attempted to flee" needs no other verb.
OWN_ACTS = listed("clauses", "own_acts")
SELF_ACTING = listed("clauses", "self_acting")
# Nouns that "with" or "between" completes, so that it says nothing of the verb: "fighting near the border with Niger".
AMONG = frozenset(("including", "among", "mostly", "mainly"))
ITS_OWN = frozenset(("against", "for", "over", "about", "to", "of"))
"""Prepositions right behind a participle that describes a noun belong to it."""
BORDERS = frozenset("border borders frontier frontiers boundary boundaries".split())


class Clauses:
    """Coordination, chains, objects and prepositional phrases of one sentence. Holds nothing but the sentence's chunks."""

    __slots__ = ("_orders", "_prevents", "_subjects", "chunks", "kinds", "lower", "phrases", "tags")

    def __init__(self, phrases: Phrases, cues: Iterable[Cue] = ()) -> None:
        # Verbs whose object does what the verb form after it says, and the word their phrase ends before.
        self._orders = {cue.first: cue.last for cue in cues if cue.kind in ("order", "charge")}
        self._prevents = {cue.first for cue in cues if cue.kind == "prevent"}
        self._subjects: dict[int, list[int]] = {}
        self.phrases = phrases
        self.chunks = phrases.chunks
        self.kinds = phrases.kinds
        self.lower = phrases.words.lower
        self.tags = phrases.words.tags

    def word(self, c: int) -> str:
        """The lower-cased head word of chunk `c`."""
        return self.lower[self.chunks[c].head]

    def back(self, c: int, skip: str = SKIPPED) -> int:
        """The nearest chunk left of `c` that is not skipped; -1 at the sentence's start."""
        c -= 1
        while c >= 0 and self.kinds[c] in skip:
            c -= 1
        return c

    def group_start(self, c: int) -> int:
        """The first chunk of the noun phrase that ends with the noun group `c`: over 's, of and coordination."""
        kinds = self.kinds
        while c >= 2:
            if (kinds[c - 1] in "'F" and kinds[c - 2] == "N") or (
                kinds[c - 1] == "C" and kinds[c - 2] == "N" and self.word(c - 1) not in CONTRARY
            ):
                c -= 2
            elif kinds[c - 1] == "C" and kinds[c - 2] == "," and self.word(c - 1) not in CONTRARY and c >= 3 and kinds[c - 3] == "N":
                c -= 3
            elif kinds[c - 1] == "," and kinds[c - 2] == "N" and self._lists(c) and not self._fronted(c - 1):
                c -= 2
            else:
                break
        return c

    def _lists(self, c: int) -> bool:
        """Whether the comma before noun group `c` is a list's: another "and N" follows it ("A, B and C")."""
        return LIST.match(self.kinds, c) is not None

    def members(self, c: int, start: int = -1) -> list[int]:
        """The coordinated noun groups that end with `c`, first to last; of a chain (N of N, N's N) its head."""
        out, kinds = [], self.kinds
        i = start = self.group_start(c) if start < 0 else start
        while i <= c:
            if (kinds[i] == "N" and (i == start or kinds[i - 1] in ",C") and not (i + 1 <= c and kinds[i + 1] == "'")) or (
                kinds[i] == "N" and kinds[i - 1] == "'"
            ):
                out.append(i)
            i += 1
        return out

    def _fronted(self, comma: int) -> bool:
        """Whether what stands before the comma is a fronted phrase: "In Kabul, ..."."""
        return FRONTED.fullmatch(self.kinds, 0, comma) is not None

    def _reduced(self, v: int) -> bool:
        """A participle after its noun ("militants armed with rifles"), skipped when looking for the subject."""
        chunk = self.chunks[v]
        if v and chunk.form == "gerund" and self.kinds[v - 1] == "C":
            return self.described_too(v) >= 0
        if v == 0 or self.kinds[v - 1] != "N" or chunk.last - chunk.first > 1:
            return False
        if chunk.form in ("gerund", "participle"):
            return True
        follows = self.kinds[v + 1] if v + 1 < len(self.kinds) else "."
        if follows == "V" and self.word(v) in OWN_ACTS and self.chunks[v + 1].form == "infinitive":
            return False
        describes = self.tags[chunk.head] == "E" and follows in "PYVTF" and self.word(v) not in SELF_ACTING
        return describes and not self._only_verb(v)

    def described_too(self, v: int) -> int:
        """The gerund behind a noun that "and" joins the gerund `v` to: "gunmen riding motorcycles and firing rifles"; -1."""
        u = v - 2
        while u > 0 and self.kinds[u] in "NPFT'":
            u -= 1
        return u if u > 0 and self.kinds[u] == "V" and self.chunks[u].form == "gerund" and self.kinds[u - 1] == "N" else -1

    def _only_verb(self, v: int) -> bool:
        """Whether a past form is its clause's one verb: "a bomb exploded in Kabul", "the army retaliated by shelling"."""
        kinds, n = self.kinds, len(self.kinds)
        if kinds[v + 1] == "Y" and v + 2 < n and kinds[v + 2] == "V":
            return True
        i = v - 1
        while i >= 0 and kinds[i] not in ".:SWA":
            if kinds[i] == "V" and self.chunks[i].form == "finite" and not self._done_before(i, v):
                return False
            i -= 1
        stops = ".:SWA," if self.lower[self.chunks[v].head] in DONE_TO else ".:SWAC,"
        i = v + 1
        while i < n and kinds[i] not in stops:
            if kinds[i] == "V" and self.chunks[i].form == "finite":
                return False
            i += 1
        return True

    def _done_before(self, i: int, v: int) -> bool:
        """Of two past forms the first describes a noun, the second tells: "shells fired from Syria landed in a town"."""
        return (
            self.kinds[i - 1 : i] == "N"
            and self.kinds[i + 1] in "PY"
            and self.word(i) in DONE_TO
            and self.word(v) not in DONE_TO
            and self.kinds.rfind(",", i, v) < 0
        )

    def dated(self, word: int) -> int:
        """The noun group whose time the word is in: "last year's blast", "Friday's summit"; -1."""
        at = self.phrases.of[word]
        if self.kinds[at : at + 3] == "T'N":
            return at + 2
        chunk = self.chunks[at]
        return at if chunk.kind == "N" and word < chunk.head and "'" in self.tags[word : chunk.head] else -1

    def after(self, word: int) -> int:
        """The chunk that begins at or after word `word`; a trigger that ends inside a chunk goes on in that chunk."""
        of = self.phrases.of
        return of[word] if word < len(of) else len(self.chunks)

    def direct(self, c: int) -> list[int]:
        """The direct object's noun groups where chunk `c` is the first after the verb."""
        kinds = self.kinds
        while c < len(kinds) and kinds[c] in SKIPPED:
            c += 1
        if c >= len(kinds) or kinds[c] != "N" or self.lower[self.chunks[c].first] in SUBJECT_ONLY:
            return []
        return self.coordinated(c)

    def coordinated(self, c: int, whole: bool = False) -> list[int]:
        """Noun group `c` and those coordinated to its right, heads only; one that begins a new clause is left out, unless
        the `whole` is wanted ("between A and B")."""
        kinds, out = self.kinds, [self.chain_head(c)]
        end = self.chain_end(c)
        while True:
            match = NEXT_MEMBER.match(kinds, end + 1)
            if not match:
                return out
            nxt = match.end() - 1
            joint = kinds.find("C", end + 1, nxt)
            if joint >= 0 and self.word(joint) in CONTRARY and kinds[joint - 1] == ",":
                return out  # blamed the rebels, but the envoy said
            if "C" not in match[0] and (not self._lists(nxt) or (not whole and self._list_acts(nxt))):
                return out
            stop = self.chain_end(nxt)
            follows = kinds[stop + 1] if stop + 1 < len(kinds) else "."
            if not whole and follows == "V" and self.chunks[stop + 1].form == "finite" and not self._reduced(stop + 1):
                return out
            out.append(self.chain_head(nxt))
            end = stop

    def _list_acts(self, c: int) -> bool:
        """Whether the list that goes on with noun group `c` is the next clause's subject: "..., witnesses and media said"."""
        match = LIST.match(self.kinds, c)
        end = self.chain_end(match.end() - 1) if match else c
        return self.kinds[end + 1 : end + 2] == "V" and self.chunks[end + 1].form == "finite" and not self._reduced(end + 1)

    def chain_end(self, c: int) -> int:
        """The last noun group of an of- or 's-chain beginning at `c`."""
        while c + 2 < len(self.kinds) and self.kinds[c + 1] in "F'" and self.kinds[c + 2] == "N":
            c += 2
        return c

    def chain_head(self, c: int) -> int:
        """The noun group that heads the chain beginning at `c`: after 's the later, before of the earlier."""
        while c + 2 < len(self.kinds) and self.kinds[c + 1] == "'" and self.kinds[c + 2] == "N":
            c += 2
        return c

    def answered(self, c: int = 0) -> int:
        """The chunk at or right of `c` from which the sentence tells what an action answers, whose place and victims are not the
        action's; past the end if it does not."""
        kinds = self.kinds
        while (c := kinds.find("PNP", c)) >= 0:
            if self.word(c + 1) in ANSWERS and self.word(c) in ("in", "as"):
                return c
            c += 1
        return len(kinds)

    def prepositional(self, c: int, cross_objects: bool = True) -> Iterator[tuple[str, int]]:
        """(preposition, noun group) pairs right of chunk `c`, up to the end of the clause, nearest first."""
        kinds, n, first = self.kinds, self.answered(c), c
        while c < n:
            kind = kinds[c]
            if kind in "PFY":
                nxt = c + 1
                while nxt < n and kinds[nxt] in "RTq":
                    nxt += 1
                if nxt + 2 < n and self.word(nxt) in IN_OF and kinds[nxt : nxt + 3] == "NFN":
                    yield f"in {self.word(nxt)} of", self.chain_head(nxt + 2)
                    c = nxt + 3
                    continue
                if nxt + 2 < n and self.word(nxt) == "hands" and kinds[nxt : nxt + 3] == "NFN":
                    yield "by", self.chain_head(nxt + 2)  # at the hands of
                    c = nxt + 3
                    continue
                if nxt < n and kinds[nxt] == "N" and not self._opens_clause(c, nxt):
                    inner = c > 0 and kinds[c - 1] == "V" and c > first and self.word(c) in ITS_OWN  # on men protesting against a bill
                    if not inner and not (
                        self.word(c) in ("with", "between") and self.kinds[max(c - 2, 0) : c] == "PN" and self.word(c - 1) in BORDERS
                    ):
                        yield self.lower[self.chunks[c].last - 1], self.chain_head(nxt)
                    c = nxt + 1
                    continue
                if nxt < n and kinds[nxt] == "V":
                    return
                if kind == "P" and self.word(c) in SUBORDINATING:
                    return
                c = nxt
            elif kind == "," and (closing := self._of_whom(c)) > 0:
                c = closing + 1
            elif (
                kind in ENDS_CLAUSE
                or (kind == "V" and not self._reduced(c))
                or (kind == "N" and self._begins_clause(c))
                or (kind == "C" and c + 1 < n and kinds[c + 1] == "V")
                or (kind == "," and c + 1 < n and kinds[c + 1] == "P")
            ):
                return
            else:
                c += 1

    def _of_whom(self, comma: int) -> int:
        """The comma that closes an aside on who is among those counted: "killed 22 people, including three monks, in"; -1."""
        if comma + 1 >= len(self.kinds) or self.lower[self.chunks[comma + 1].first] not in AMONG:
            return -1
        closing = comma + 2
        while closing < len(self.kinds) and self.kinds[closing] in "NPFC'":
            closing += 1
        return closing if self.kinds[closing : closing + 2] == ",P" else -1

    def _opens_clause(self, p: int, noun: int) -> bool:
        """Whether a preposition that is also a conjunction opens a clause here: "after militants attacked"."""
        if self.word(p) not in SUBORDINATING:
            return False
        end = self.coordinated(noun)[-1]
        end = self.chain_end(end)
        while end + 1 < len(self.kinds) and self.kinds[end + 1] in "RT":
            end += 1
        return (
            end + 1 < len(self.kinds)
            and self.kinds[end + 1] == "V"
            and self.chunks[end + 1].form == "finite"
            and not self._reduced(end + 1)
        )

    def _begins_clause(self, c: int) -> bool:
        """A noun group right before a finite verb that is not a reduced relative begins the next clause."""
        if c == 0 or self.kinds[c - 1] not in ",CqTA":
            return False
        end = self.chain_end(c)
        return (
            end + 1 < len(self.kinds)
            and self.kinds[end + 1] == "V"
            and self.chunks[end + 1].form == "finite"
            and not self._reduced(end + 1)
        )

    def agent(self, c: int) -> list[int]:
        """The noun groups after "by" right of chunk `c`, in the same clause."""
        for preposition, noun in self.prepositional(c):
            if preposition == "by":
                return self.coordinated(noun)
        return []
