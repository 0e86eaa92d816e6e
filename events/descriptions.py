"""Descriptions: what only tells which people or things are meant: relative clauses, participles behind a noun, appositions."""

from __future__ import annotations

from events.clauses import Clauses
from events.lists import listed

# Verbs that a clause may follow without "that": the nouns behind them are its subject, not their object.
SAYING = listed("grammar", "saying")
# Verbs that tell what an attack did, wherever it was: "the blast at a market in Homs that killed three".
CAUSING = listed("grammar", "causing")
# What is done to people: in "the murder of two nuns who were on their way" it is the nuns that "who" is about.
DONE_TO = listed("grammar", "done_to_people")
SCENES = frozenset("on in at near against outside inside".split())
NAMING = frozenset(("called", "named", "dubbed", "nicknamed"))
RELATIVES = frozenset(("who", "which", "that"))
# Forms that "as" completes.
AS_WHAT = listed("grammar", "as_what")


class Descriptions(Clauses):
    """Tells what describes a noun from what tells of a deed."""

    __slots__ = ()

    def _of_last(self, noun: int, c: int, v: int) -> bool:
        """Whether the relative clause of verb `v`, opened at `c`, is about the last noun of an of-chain, not its head."""
        if self.word(c) == "who":
            return self.word(self.group_start(noun)) in DONE_TO  # the murder of two nuns who had come to help
        return self.word(v) in CAUSING

    def _apposed(self, noun: int, joint: int) -> int:
        """The name that the noun before ", who" describes: "Maria Diaz, a judge of the court, who was shot"; else the noun."""
        start = self.group_start(noun)
        if joint - noun < 2 or start < 2 or self.kinds[start - 2 : start] != "N," or self.tags[self.chunks[noun].head] == "P":
            return noun
        return start - 2 if self.tags[self.chunks[start - 2].head] == "P" else noun

    def _as_what(self, p: int) -> bool:
        """Whether "as" completes a verb form that describes a noun: "agents posing as nurses", "men dressed as soldiers"; not
        one that tells what goes on meanwhile ("three killed as troops clash", "police watched as teachers marched")."""
        return self.word(p) == "as" and p > 0 and self.kinds[p - 1] == "V" and self._reduced(p - 1) and self.word(p - 1) in AS_WHAT

    def _described(self, noun: int, whole: bool) -> int:
        """The noun that "in Mali that ..." goes on to describe: a name needs no description; what killed is the `whole`."""
        kinds = self.kinds
        while (
            noun > 1
            and kinds[noun] == "N"
            and kinds[noun - 1] in "PF"
            and (self.tags[self.chunks[noun].head] == "P" or (whole and self.word(noun - 1) in SCENES))
        ):
            noun -= 2
        return noun

    def _relative(self, v: int) -> int:
        """The "that" or "who" of the relative clause whose verb chunk `v` is; -1 if it is none."""
        c = self.back(v)
        if (
            c > 0
            and self.kinds[c] in "WA"
            and self.kinds[c - 1] in "N,"
            and not (self.kinds[c] == "A" and c > 1 and self.kinds[c - 2] == "V" and self.word(c - 2) in SAYING)
        ):
            return c
        return -1

    def _related(self, v: int) -> int:
        """The noun that the clause of "who" or "that" right before the verb group `v` describes, without a comma; -1 if there is none."""
        c = self.back(v)
        relative = c > 0 and self.kinds[c] in "WA" and self.kinds[c - 1] == "N" and self.chunks[v].form == "finite"
        return c - 1 if relative and not (self.kinds[c] == "W" and self.word(c) not in RELATIVES) else -1

    def _behind_noun(self, v: int) -> int:
        """Where to look on for the subject left of a verb group that only describes it; -1 if it does not."""
        kinds, chunk = self.kinds, self.chunks[v]
        if kinds[v - 1] == "N" and self.word(v) in NAMING:
            return v - 1  # a gang called the Owls attacked
        if (inner := self._described_by(v)) >= 0:
            return inner
        if chunk.form == "gerund" and kinds[v - 1] == "N":
            return v - 1  # a school sheltering displaced people was hit
        if kinds[v - 1] == "C" and self._reduced(v):
            return self.described_too(v)  # men wearing masks and carrying rifles attacked
        if v >= 2 and kinds[v - 2 : v + 1] == "NVV" and chunk.form == "infinitive" and self._reduced(v - 1):
            return v - 2  # villagers forced to leave the valley were fed
        return -1

    def _described_by(self, v: int) -> int:
        """The noun that a verb form with an object describes: "soldiers guarding the gate", "men suspected of planting the
        bomb", "an attempt to kill the judge"; -1 if it describes none."""
        form, before = self.chunks[v].form, self.kinds[v - 1]
        if form in ("gerund", "infinitive") and before == "N" and self.chunks[v].voice == "active":
            return v - 1
        if (
            form == "gerund"
            and before in "PF"
            and v > 2
            and self.kinds[v - 3] == "N"
            and (self.kinds[v - 2] == "J" or self._reduced(v - 2))
        ):
            return v - 3
        return -1
