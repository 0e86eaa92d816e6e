"""Speech: who says what the sentence reports. "X said (that) ...", "..., X said", "..., said X", "according to X"."""

from __future__ import annotations

from events.grammar import Grammar
from events.model import Actor
from events.status import Standing
from events.status_verbs import NEGATIVE

# Past forms that before "to" say what others hold, not what the subject says.
HELD = frozenset("believed thought known suspected said reported alleged found estimated".split())


def _describes(g: Grammar, v: int) -> bool:
    """Whether the lone past form `v` only describes the noun before it: "a man accused of arson was killed"."""
    return g.chunks[v].form == "finite" and g._reduced(v)


class Speech:
    """The reporting verbs of one sentence with their speakers."""

    __slots__ = ("_reports", "actors", "g")

    def __init__(self, grammar: Grammar, standing: Standing, actors: dict[int, Actor]) -> None:
        self.g, self.actors = grammar, actors
        # (first chunk told, last chunk told, chunk of the verb, speaker, doubtful)
        self._reports: list[tuple[int, int, int, Actor | None, bool]] = []
        self._reports.extend(self._colon())
        according = "according" in grammar.lower
        for v, kind in enumerate(grammar.kinds):
            if kind == "V":
                cue = standing.kinds(grammar.chunks[v].head)
                if cue and ("report" in cue or "claim" in cue) and grammar.chunks[v].voice == "active" and not _describes(grammar, v):
                    self._reports.extend(self._verb(v, "report" not in cue))
            elif (
                according
                and kind == "P"
                and grammar.lower[grammar.chunks[v].first] == "to"
                and v
                and grammar.lower[grammar.chunks[v].first - 1] == "according"
            ):
                self._reports.extend(self._according(v))

    def _colon(self) -> list[tuple[int, int, int, Actor | None, bool]]:
        """Who stands before or behind a colon, as headlines name the speaker: "Police: two men shot in Lima", "Jets bombed
        hospital: UN". A country before one is only what it is about."""
        kinds, n = self.g.kinds, len(self.g.kinds)
        if ":" not in kinds:
            return []
        first, end = self.actors.get(0), kinds.rstrip(".")
        if kinds[:2] == "N:" and first is not None and (first.sector or first.kind == "person"):
            return [(2, n, 1, first, False)]
        last = len(end) - 1
        if end[-2:] == ":N" and "V" in end[: last - 1] and last in self.actors:
            return [(0, last - 1, last - 1, self.actors[last], False)]
        return []

    def _verb(self, v: int, doubtful: bool) -> list[tuple[int, int, int, Actor | None, bool]]:
        g, kinds, n = self.g, self.g.kinds, len(self.g.kinds)
        before, after = g.back(v, "RT"), v + 1
        inverted = after < n and kinds[after] == "N" and before >= 0 and kinds[before] in ",q" and g.chunks[v].form != "gerund"
        if inverted:  # "...," said X
            return [(0, before, v, self._speaker(g.coordinated(after)), doubtful)]
        if after < n and kinds[after] == "V" and g.chunks[after].form == "infinitive" and g.word(v) in HELD:
            return []  # militants believed to be members of the group
        subject = g.subject(v)
        if not subject or g.lower[g.chunks[subject[0]].first] in NEGATIVE:
            return []
        start = g.group_start(subject[0])
        lead = g.back(start, "")
        told_before = (
            g.chunks[v].form == "finite"
            and lead >= 0
            and kinds[lead] in ",q"
            and any(k == "V" for k in kinds[:lead])
            and not g._lists(subject[0])
        )
        follows = g.chunks[after] if after < n else None
        told_after = follows is not None and not (
            kinds[after] == "." or (kinds[after] in "PT" and "A" not in kinds[after:] and "V" not in kinds[after:])
        )
        if told_before and kinds[after:].lstrip("T").startswith(","):  # ..., police said, because ...
            return [(0, n, v, self._speaker(subject), doubtful)]
        if told_before and not (told_after and any(k == "V" for k in kinds[after:])):
            return [(0, lead, v, self._speaker(subject), doubtful)]
        relative = lead >= 0 and kinds[lead] == "W" and "," in kinds[v:]  # the rebels, whom the army accuses of it, left
        return [(v + 1, kinds.find(",", v) if relative else n, v, self._speaker(subject), doubtful)] if told_after else []

    def _according(self, p: int) -> list[tuple[int, int, int, Actor | None, bool]]:
        g = self.g
        if p + 1 >= len(g.kinds) or g.kinds[p + 1] != "N":
            return []
        return [(0, len(g.kinds), p, self._speaker([g.chain_head(p + 1)]), False)]

    def _speaker(self, chunks: list[int]) -> Actor | None:
        return next((self.actors[c] for c in chunks if c in self.actors), None)

    def source(self, chunk: int) -> tuple[Actor | None, bool]:
        """Who says what stands in `chunk`, and whether the verb of saying casts doubt; (None, False) for the article."""
        for first, last, verb, speaker, doubtful in reversed(self._reports):
            if first <= chunk < last and chunk != verb and speaker is not None:
                return speaker, doubtful
        return None, False
