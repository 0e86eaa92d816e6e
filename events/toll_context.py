"""What statements of tolls say in the light of each other: who died of the wounds told of before, whose bodies were found.

    His guard was wounded. The guard died later.               the guard is dead besides those dead before
    Three policemen were abducted. Their bodies were found.    three
    Three were killed. By evening the number rose to seven.    seven
    An elder was shot. His nephew was also shot dead.          two

Nothing here looks at the text; what points back to people of whom nothing was told stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from events.model import Toll

POINTING = frozenset(("their", "them", "they"))
HURT = frozenset(("wounded", "injured"))
ALSO = " also "
NUMBER = "number"
"""The words for the people where none stand: the number rose to seven."""


def in_context(tolls: Iterable[Toll]) -> list[Toll]:
    """The statements of one happening, those that point back to people of whom something else was told understood so."""
    said = list(tolls)
    if any(t.who == NUMBER for t in said):
        said = [_of_the_dead(t, said) if t.who == NUMBER else t for t in said]
    if any(ALSO in t.text for t in said):
        said = [_besides(t, said) if ALSO in t.text and t.mode == "new" else t for t in said]
    if not any(t.mode == "same" for t in said):
        return said
    out: list[Toll] = []
    for toll in said:
        if toll.mode == "same" and not toll.background:
            before = [t for t in said if (t.sentence, t.start) < (toll.sentence, toll.start)]
            if toll.best is None:
                toll = _their_number(toll, before, said)
            elif toll.effect == "killed":
                toll = _died_later(toll, before)
        out.append(toll)
    return out


def _of_the_dead(toll: Toll, said: list[Toll]) -> Toll:
    """ "The number rose to seven": of the dead, where a smaller number of these is what was told of last."""
    last = next((t for t in reversed(said) if t.sentence < toll.sentence), None)
    dead = last is not None and last.effect == "killed" and last.mode != "part" and (last.best or last.low or 0) <= (toll.best or 0)
    return toll if dead else replace(toll, background=True)


def _besides(toll: Toll, said: list[Toll]) -> Toll:
    """ "His nephew was also killed": besides those told of before, where nobody was called so."""
    before = [t for t in said if t.effect == toll.effect and t.sentence < toll.sentence and not t.background]
    return replace(toll, mode="more") if before and all(_head(t) != _head(toll) for t in before) else toll


def _head(toll: Toll) -> str:
    return toll.who.lower().split()[-1] if toll.who else ""


def _died_later(toll: Toll, before: list[Toll]) -> Toll:
    """A death more, where those who died were told of as wounded and not as dead."""
    alike = {t.effect for t in before if _head(t) == _head(toll)}
    hurt = not HURT.isdisjoint(toll.who.lower().split())
    return replace(toll, mode="more") if hurt or ("wounded" in alike and "killed" not in alike) else toll


def _their_number(toll: Toll, before: list[Toll], said: list[Toll]) -> Toll:
    """The number of those of whom something else was told, where only a pronoun tells to whom it happened."""
    if POINTING.isdisjoint(toll.who.lower().split()[:1]):
        return toll
    if any(t.effect == toll.effect and t is not toll and t.mode != "part" and not t.background for t in said):
        return toll
    known = [t for t in before if t.effect != toll.effect and t.sentence < toll.sentence and t.mode != "part" and t.best is not None]
    if not known or known[-1].best is None or known[-1].best < 2:
        return toll
    return replace(toll, low=known[-1].low, best=known[-1].best, high=known[-1].high)
