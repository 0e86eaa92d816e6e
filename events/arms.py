"""Arms: with what an attack was made, and the mode and CAMEO code that follow from it."""

from __future__ import annotations

from dataclasses import replace

from events.arguments import Slots
from events.fitting import Fitting
from events.model import Actor, Phrase, Trigger
from events.nature import Filled

VIOLENT = frozenset(("ASSAULT", "COERCE"))
WEAPON = frozenset(("weapon",))
BEARING = frozenset(("armed", "equipped"))
WIELDING = frozenset("wielding brandishing carrying wearing".split())
AIRCRAFT = frozenset(
    "plane planes airplane airplanes aeroplane aeroplanes aircraft jet jets helicopter helicopters chopper choppers bomber bombers".split()
)
# CAMEO codes by the mode of an attack, and of bombings by the bomb.
ARMS = {"suicide-attack": "1831", "aerial": "195", "drone": "1952", "heavy-weapons": "194", "unconventional": "204"}
BOMBS = (("1833", ("roadside", "ied", "improvised", "mine")), ("1832", ("car", "truck", "vehicle", "van", "motorcycle", "lorry")))


class Arms(Fitting):
    """Finds the weapon of an attack."""

    __slots__ = ()

    def _weapon(self, trigger: Trigger, best: Filled) -> str:
        if best.sense.rule.type not in VIOLENT:
            return ""
        if best.weapon >= 0:
            return self._thing(best.weapon).text
        for preposition, n in best.slots.prepositional:
            if preposition in ("with", "using", "by") and self._is(n, WEAPON) and n not in self.actors and not self._theirs_who_fell(n):
                return self._thing(n).text
        chunk: Phrase = self.g.chunks[best.slots.chunk]
        classes = self.reader.classes
        if trigger.form == "noun":
            inside = [w for w in range(chunk.first, trigger.last) if "weapon" in classes.get(self.g.lower[w], ())]
            if inside:
                return self.words.span(inside[0], inside[-1] + 1)
        for o in best.slots.object:
            if (o not in best.targets or best.sense.rule.type != "ASSAULT") and "weapon" in classes.get(self.g.word(o), ()):
                return self._thing(o).text
        borne = self._borne(best.slots.agent if best.slots.passive else best.slots.subject) if best.sense.rule.type == "ASSAULT" else -1
        return self._thing(borne).text if borne >= 0 else best.sense.rule.weapon

    def _flown(self, mode: str, slots: Slots) -> list[Actor]:
        """The aircraft that attack from the air, of which no more is said: some armed force's."""
        if mode != "aerial":
            return []
        doers = slots.agent if slots.passive else slots.subject
        return [replace(self._thing(c), code="MIL", sector="MIL", kind="body") for c in doers if self.g.word(c) in AIRCRAFT]

    def bears_arms(self, trigger: Trigger) -> bool:
        """Whether a verb only says with what somebody is armed: "gunmen armed with rifles"."""
        c = self.g.phrases.of[trigger.head]
        bearing = trigger.form == "verb" and self.g.lower[trigger.head] in BEARING and self.g.kinds[c : c + 2] == "VP"
        return bearing and self.g.word(c + 1) == "with" and self.g._reduced(c)

    def _theirs_who_fell(self, n: int) -> bool:
        """Whether somebody is described by a weapon that he has: "killed ten men armed with rifles"."""
        armed = self.g.back(self.g.back(self.g.group_start(n)))
        return armed >= 0 and self.g.kinds[armed] == "V" and self.g.word(armed) in BEARING

    def _borne(self, doers: list[int]) -> int:
        """The weapon that those who act are said to have: "gunmen armed with rifles attacked", "a man wielding an axe killed"."""
        for doer in doers:
            v = self.g.chain_end(doer) + 1
            if self.g.kinds[v : v + 1] != "V":
                continue
            n = (
                v + 2
                if self.g.word(v) in BEARING and self.g.kinds[v : v + 3] == "VPN"
                else v + 1
                if self.g.word(v) in WIELDING and self.g.kinds[v : v + 2] == "VN"
                else -1
            )
            if n >= 0 and self._is(n, WEAPON):
                return n
        return -1

    def _mode(self, mode: str, trigger: Trigger, best: Filled, weapon: str) -> str:
        """The mode of an attack: the rule's; who blows himself up is not only a bomber."""
        slots, g = best.slots, self.g
        doers = (g.chunks[c] for c in (slots.agent if slots.passive else slots.subject))
        if mode in ("", "explosives") and any("suicide" in g.lower[c.first : c.last] for c in doers):
            return "suicide-attack"
        return mode or self._weapon_mode(trigger, best, weapon)

    def _weapon_mode(self, trigger: Trigger, best: Filled, weapon: str) -> str:
        """The mode of an attack whose rule leaves it open, from the weapon, the words before the noun, or a subject that
        is a vehicle or weapon."""
        g, modes = self.g, self.reader.weapons
        chunks = [g.chunks[s] for s in best.slots.subject] if not best.slots.passive else [g.chunks[s] for s in best.slots.agent]
        spans = [[w.lower() for w in weapon.split()]]
        if trigger.form == "noun":
            chunk = g.chunks[best.slots.chunk]
            spans.append(list(g.lower[chunk.first : trigger.last]))
        spans.extend(list(g.lower[c.first : c.last]) for c in chunks)
        for words in spans:
            for size in (3, 2, 1):
                for i in range(len(words) - size, -1, -1):
                    if mode := modes.get(" ".join(words[i : i + size])):
                        return mode
        return ""


def by_weapon(cameo: str, mode: str, weapon: str) -> str:
    """The CAMEO code of an attack that its words leave general, by what was used."""
    if cameo not in ("18", "180", "19", "190"):
        return cameo
    if mode == "explosives":
        return next((code for code, words in BOMBS if any(w in weapon for w in words)), "183")
    return ARMS.get(mode, cameo)
