"""The toll columns: from all that an article states of one happening to low, best and high for each effect.

The rule, in the order it is applied:

1. Parts stay out. A statement of mode "part" ("including two children") is counted in its whole.
2. One voice in one sentence about several people adds up: "five soldiers and three policemen" is eight.
3. One voice over several sentences corrects itself. Of two statements about the same people the later holds, unless it
   is vaguer and agrees ("dozens" after "31"). An update ("the toll rose to 12") sets aside all that was said before.
4. Several voices: the article's own is best; where only sources speak and differ, the one named first, which in news is
   the one better placed. The others widen: a source that puts it lower lowers `low`, one that puts it higher raises
   `high`, so that a ministry's two and the Taliban's thirty are low 2, best 2, high 30.
5. Groups add up: attackers, soldiers, civilians. A statement about people as such ("12 people") is the whole of the
   groups beside the attackers, so the larger of whole and sum holds.

`best` is None where the figure known is only "dozens"; `high` is None where no bound is set ("at least eight").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from events.codes import EFFECTS
from events.model import Toll

MOST = 2**31 - 1
"""No statement about more people than an int32 holds is about people."""
ANYBODY = frozenset(
    "people persons person dead deaths death bodies body casualties fatalities victims lives those".split()
)


class Figure(NamedTuple):
    """A number of people: at least `low`, most likely `best`, at most `high`."""

    low: int
    best: int | None
    high: int | None

    @property
    def rank(self) -> int:
        """How specific: 2 an exact figure, 1 a bound with a figure, 0 a vague count."""
        return 0 if self.best is None else 1 if self.high != self.low else 2


def figures(tolls: Iterable[Toll]) -> dict[str, Figure]:
    """Effect -> figure, for the effects of which anything is stated. See the rule at the top of this file."""
    usable = {(t.effect, t.start, t.end, t.who): t for t in tolls if t.mode != "part" and _sane(t)}
    found = {}
    for effect in EFFECTS:
        if statements := [t for t in usable.values() if t.effect == effect]:
            found[effect] = _one_effect(statements)
    return found


def _sane(toll: Toll) -> bool:
    numbers = [n for n in (toll.low, toll.best, toll.high) if n is not None]
    return bool(numbers) and all(0 <= n <= MOST for n in numbers)


def _one_effect(tolls: list[Toll]) -> Figure:
    groups: dict[str, list[Toll]] = {}
    for toll in sorted(tolls, key=lambda t: (t.start, t.end)):
        groups.setdefault(_people(toll), []).append(toll)
    settled = {name: _settle(group) for name, group in groups.items()}
    attackers = settled.pop("attackers", None)
    whole = settled.pop("anybody", None)
    victims = _sum(settled.values()) if settled else None
    both = _larger(whole, victims) if whole and victims else whole or victims
    if not attackers or not both:
        return attackers or both or Figure(0, None, None)
    total = _sum((both, attackers))
    # "12 people" may have counted the attacker already, so that only the named groups are sure to stand beside him.
    sure = max(both.low, attackers.low + (victims.low if victims else 0))
    return total._replace(low=sure)


def _people(toll: Toll) -> str:
    """Which people a statement is about: "attackers", "anybody", or a group by sector or, without one, by its words."""
    if toll.attackers:
        return "attackers"
    last = toll.who.lower().split()[-1:]
    if not last or last[0] in ANYBODY:
        return "anybody"
    return toll.sector if toll.sector not in ("", "UNK") else last[0]


def _settle(tolls: list[Toll]) -> Figure:
    """One group of people, statements in reading order -> one figure (steps 2 to 4)."""
    said: dict[tuple[int, str], list[Toll]] = {}
    for toll in tolls:
        said.setdefault((toll.sentence, toll.source), []).append(toll)
    voices: dict[str, Figure] = {}
    for (_, voice), together in said.items():
        new = _sum(_figure(t) for t in together)
        if any(t.mode == "update" for t in together):
            voices = {voice: new}
        else:
            voices[voice] = _corrected(voices[voice], new) if voice in voices else new
    own = voices.pop("", None)
    return _widened(own or next(iter(voices.values())), list(voices.values()))


def _figure(toll: Toll) -> Figure:
    low = toll.low if toll.low is not None else toll.best
    # "up to 30" has neither: nobody at least, 30 at most.
    return Figure(low if low is not None else 0, toll.best, toll.high)


def _corrected(old: Figure, new: Figure) -> Figure:
    """What holds when one voice says `new` after `old`."""
    if new.best is None:
        return old if old.best is not None else max(old, new, key=lambda f: f.low)
    agree = new.low <= (old.best or old.low) and (new.high is None or (old.best or old.low) <= new.high)
    return old if agree and new.rank < old.rank else new


def _widened(best: Figure, others: Sequence[Figure]) -> Figure:
    low = min([best.low, *(f.high for f in others if f.high is not None)])
    highs = [n for f in (best, *others) for n in (f.high, f.best) if n is not None]
    if best.high is None and max(highs, default=0) <= (best.best or best.low):
        return Figure(low, best.best, None)
    return Figure(low, best.best, max(highs, default=None))


def _sum(parts: Iterable[Figure]) -> Figure:
    parts = list(parts)
    bests, highs = [p.best for p in parts if p.best is not None], [p.high for p in parts if p.high is not None]
    return Figure(
        min(MOST, sum(p.low for p in parts)),
        min(MOST, sum(bests)) if len(bests) == len(parts) else None,
        min(MOST, sum(highs)) if len(highs) == len(parts) else None,
    )


def _larger(whole: Figure, parts: Figure) -> Figure:
    low = max(whole.low, parts.low)
    best = max((n for n in (whole.best, parts.best) if n is not None), default=None)
    high = None if whole.high is None else max(whole.high, parts.high or 0, parts.best or 0, low)
    return Figure(low, best if best is not None and best >= low else None, high)
