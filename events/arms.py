"""Arms: with what an attack was made, and the mode and CAMEO code that follow from it."""

from __future__ import annotations

from events.fitting import Fitting
from events.model import Phrase, Trigger
from events.nature import Filled

VIOLENT = frozenset(("ASSAULT", "COERCE"))
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
            if preposition in ("with", "using", "by") and self._is(n, frozenset(("weapon",))) and n not in self.actors:
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
        return best.sense.rule.weapon

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
