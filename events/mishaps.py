"""Mishaps: harm that nobody did, by nature, illness or accident: "killed in a bus crash", "the flood destroyed"."""

from __future__ import annotations

from events.arguments import Slots
from events.lists import listed
from events.parties import Parties

WEAPON = frozenset(("weapon",))
# What vehicles and buildings do in accidents.
MISHAPS = listed("mishaps", "mishaps")
BURSTING, BURST = listed("mishaps", "bursting"), frozenset(("blew", "burst", "exploded"))
TRAINS, HIT = listed("mishaps", "trains"), frozenset(("hit", "rammed", "struck"))
TRAFFIC, DRIVEN_INTO = listed("mishaps", "traffic"), listed("mishaps", "driven_into")
BURNING, LADEN = listed("mishaps", "burning"), listed("mishaps", "laden")
FIRES = frozenset(("fire", "fires", "flames"))
# What a name behind it is a storm's.
STORMS = frozenset("cyclone hurricane typhoon storm superstorm".split())
WRECKED = frozenset(("vehicle", "building", "disaster"))
DISASTER = frozenset(("disaster",))


class Mishaps(Parties):
    """`Parties` with what tells an accident from an attack."""

    __slots__ = ()

    def _accident(self, slots: Slots) -> str:
        """What killed, where it was nature, illness or mishap: "killed in a bus crash", "the flood destroyed"; or ""."""
        causes = [
            *slots.subject,
            *slots.agent,
            *(n for p, n in slots.prepositional[:2] if p in ("in", "by", "from", "during", "when", "of")),
        ]
        if slots.passive and not slots.agent and self.g.kinds[:2] == "PN" and self.g.word(0) in ("in", "during"):
            causes.append(1)  # in the crash two men were killed
        wrecked = self._mishaps() if slots.passive and not slots.agent else []
        causes.extend(wrecked)
        lone = (
            c for c in causes if c not in self.actors and not ((of := self._of(c)) is not None and self._nominal(of))
        )  # not "a wave of bombings"
        if found := next((self.g.word(c) for c in lone if c in wrecked or self._is(c, DISASTER)), ""):
            return found
        if storm := next((self.g.word(c) for c in slots.subject if self.g.lower[self.g.chunks[c].first] in STORMS), ""):
            return storm  # Cyclone Freddy struck the town
        if found := self._struck(slots.chunk):
            return found
        if not slots.passive and any(self.g.word(s) == "it" for s in slots.subject):  # after it killed four, the storm weakened
            return next(
                (self.g.word(c) for c, kind in enumerate(self.g.kinds) if kind == "N" and c not in self.actors and self._is(c, DISASTER)),
                "",
            )
        return ""

    def _struck(self, v: int) -> str:
        """The disaster of the clause that "when" or "as" opens behind the verb group `v` ("were destroyed when floods hit"),
        or the vehicle that crashed, "killing one"; ""."""
        g = self.g
        for c in range(v + 1, len(g.kinds) - 1):
            if g.kinds[c] in ".:AW":
                break
            if (
                g.kinds[c] in "SP"
                and g.word(c) in ("when", "as", "after")
                and g.kinds[c + 1] == "N"
                and self._is(c + 1, DISASTER)
                and c + 1 not in self.actors
            ):
                return g.word(c + 1)
        main = g.came_of(v)
        if main < 0:
            return ""
        said, subject = g.word(main), g.subject(main)
        if said in MISHAPS:
            return next((g.word(s) for s in subject if self._is(s, WRECKED)), "")
        if nature := next((g.word(s) for s in subject if s not in self.actors and self._is(s, DISASTER)), ""):
            return nature  # a fire swept through a hotel, killing ten
        things = BURSTING if said in BURST else TRAINS if said in HIT else frozenset[str]()
        if said in BURNING:
            things |= FIRES
        if (
            said in DRIVEN_INTO
            and LADEN.isdisjoint(g.lower)
            and not any(self._is(c, WEAPON) for c, kind in enumerate(g.kinds) if kind == "N")
        ):
            things |= TRAFFIC
        return next((g.word(s) for s in subject if g.word(s) in things), "")

    def _mishaps(self) -> list[int]:
        """The vehicles and buildings of a sentence that came to grief with nobody attacking: "when a bus overturned"."""
        g, n = self.g, len(self.g.kinds)
        if MISHAPS.isdisjoint(g.lower) or any(
            self._is(c, WEAPON) or (self._nominal(c) and not self._is(c, DISASTER)) for c in range(n) if g.kinds[c] == "N"
        ):
            return []
        return [
            c
            for v in range(n)
            if g.kinds[v] == "V" and g.word(v) in MISHAPS
            for c in g.subject(v)
            if self._is(c, WRECKED) or not self._classes(c) or g.word(c) == "it"
        ]
