"""Deeds: what is asked for, refused or threatened in an act of words, and what that makes of the act.

"The envoy urged the rebels to free the priest" is one act, a request, which the deed gives its mode; the rebels have freed
nobody. What somebody plans himself ("vowed to attack", "agreed to withdraw") stands as well, with the status it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.meanings import OWN
from events.model import Claim, Trigger
from events.nature import Filled
from events.senses import ARMED
from events.ties import Ties

# PLOVER mode and CAMEO code of an act of words, by type and mode of the deed it is about ("" for any other mode).
MODES = {
    "THREATEN": {
        "ASSAULT": {"": ("violence", "138")}, "MOBILIZE": {"": ("violence", "138")}, "PROTEST": {"": ("relations", "133")},
        "COERCE": {"": ("restrict", "132"), "arrest": ("arrest", "132"), "deport": ("expel", "136")},
        "SANCTION": {"": ("relations", "131"), "expel": ("expel", "136")}, "REJECT": {"": ("relations", "131")},
    },
    "REQUEST": {
        "AID": {"": ("assist", "103")}, "COOPERATE": {"": ("assist", "101")}, "MOBILIZE": {"": ("assist", "103")},
        "RETREAT": {"": ("yield", "105")}, "CONCEDE": {"": ("yield", "105")}, "CONSULT": {"": ("meet", "106")},
        "AGREE": {"": ("meet", "107")}, "SANCTION": {"": ("change", "104")}, "ACCUSE": {"": ("change", "104")},
        "SUPPORT": {"": ("change", "102")},
    },
    "REJECT": {
        "AID": {"": ("assist", "122")}, "COOPERATE": {"": ("assist", "121")}, "MOBILIZE": {"": ("assist", "122")},
        "RETREAT": {"": ("yield", "124")}, "CONCEDE": {"": ("yield", "124")}, "CONSULT": {"": ("meet", "125")},
        "AGREE": {"": ("meet", "127")},
    },
}  # fmt: skip
# Deeds of these statuses have not been done.
UNDONE = frozenset(("planned", "hypothetical", "negated", "threatened"))
REFUSING = frozenset(("refuse", "decline"))
# What is ordered of one's own men is one's own plan.
ORDERING = frozenset("order command instruct direct send tell authorise authorize".split())


class Deeds(Ties):
    """Reads the acts of words of a sentence together with the deeds they are about."""

    __slots__ = ()

    def _worded(self, claims: Sequence[Claim], filled: list[tuple[Trigger, Filled]]) -> tuple[list[Claim], set[int]]:
        """The claims, their acts of words with the modes that the deeds in them give; and the indices of the deeds that are
        no claims of their own."""
        out, inner = list(claims), set[int]()
        for j, (trigger, f) in enumerate(filled):
            known = MODES.get(out[j].type)
            if known is None or trigger.form != "verb":
                continue
            verb = self._completing(f.slots.complement_chunk)
            for i in self._deeds_in(verb, filled):
                if filled[i][1].slots.chunk == verb and not out[j].mode and (modes := known.get(claims[i].type)):
                    mode, cameo = modes.get(claims[i].mode, modes[""])
                    if out[j].type == "REQUEST" and out[j].cameo.startswith("02"):
                        cameo = f"02{cameo[2:]}"
                    out[j] = replace(out[j], mode=mode, cameo=cameo)
                plain = self.g.tags[self.g.chunks[filled[i][1].slots.chunk].first] == "B"  # demanded that they leave
                if self._asked_for(out[j], claims[i], self._lemma(f.slots.chunk), plain):
                    inner.add(i)
        return out, inner

    def _asked_for(self, words: Claim, deed: Claim, lemma: str, plain: bool) -> bool:
        """Whether a deed in an act of words is only what others are asked to do, what is refused, or what would be done under a
        threat; `plain` is whether its verb is a plain form, as of what is not so yet."""
        if words.type == "REQUEST":
            ordered = lemma in ORDERING and any(a.sector in ARMED or self.words.lower[max(a.first - 1, 0)] in OWN for a in deed.actors)
            return (plain or deed.status in UNDONE) and not ordered
        if words.type == "REJECT":
            return lemma in REFUSING and deed.status == "negated"
        return words.type == "THREATEN" and (deed.status == "hypothetical" or deed.type == "THREATEN")

    def _completing(self, c: int) -> int:
        """The verb of the clause whose verb or subject is chunk `c`; -1."""
        g = self.g
        while 0 <= c < len(g.kinds) and g.kinds[c] not in "V.:":
            c += 1
        return c if 0 <= c < len(g.kinds) and g.kinds[c] == "V" else -1

    def _deeds_in(self, verb: int, filled: list[tuple[Trigger, Filled]]) -> Iterator[int]:
        """The indices of the verbs that stand in the clause of chunk `verb`, or are joined to it."""
        if verb >= 0:
            for i, (trigger, f) in enumerate(filled):
                if trigger.form == "verb" and f.slots.chunk >= verb and self._joined(f.slots.chunk, verb):
                    yield i

    def _joined(self, v: int, verb: int) -> bool:
        """Whether the verb group `v` is `verb`, goes with it by "and", or completes it."""
        g = self.g
        while v > verb:
            before = g.back(v)
            if g.chunks[v].form == "infinitive":
                v = g.governor(v)
            elif before > verb and g.kinds[before] == "C":
                v = g._joined_to(before, v)
            else:
                return False
        return v == verb
