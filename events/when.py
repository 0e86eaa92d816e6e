"""When: which of a sentence's times cannot be an action's, because another clause or another time has them.

soldiers who were captured in July were executed on Sunday      July is the capture's
the trial of a man accused of a murder in 2011 began on Monday  Monday is the trial's
shot dead a day after a vote on Monday                          Monday only says from when a day is counted
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from events.grammar import Grammar
from events.mentions.date_spans import Vague
from events.mentions.dates import measured_from, of_same_day
from events.model import Claim, DateMention, Phrases

Measures = dict[int, DateMention]
"""First word of a time that is measured from another ("two days after ...") -> that other time."""


def measures(dates: Sequence[DateMention], tags: Sequence[str]) -> Measures:
    """The times of a sentence that only tell from when others are counted: the next one, before any comma."""
    return {
        d.first: after
        for d, after in itertools.pairwise(dates)
        if measured_from(d.value) and not {",", ":", "."}.intersection(tags[d.last : after.first])
    }


def measured_for(measured: Measures, claim: Claim) -> frozenset[int]:
    """First words of the times that are no claim's but those that stand between what is counted and from when."""
    return frozenset(d.first for at, d in measured.items() if not at < claim.first < d.first)


def counted_from(dates: list[DateMention], claim: Claim, tags: Sequence[str]) -> list[DateMention]:
    """The times of an action, but for those that only tell how long after it another came: "two days after rebels seized the
    town". Where it has no other, such a one stands for the day so long before; see `events.settle`."""
    back = [
        d
        for d in dates
        if d.last <= claim.first and measured_from(d.value) and not {",", ":", "."}.intersection(tags[d.last : claim.first])
    ]
    if not back:
        return dates
    own = [d for d in dates if d not in back]
    return own or [replace(d, first=d.last - 1, value=Vague("then")) for d in back[-1:] if not of_same_day(d.value)]


def clear(g: Grammar, dates: Iterable[DateMention], claim: Claim, of: Sequence[int]) -> list[DateMention]:
    """The times that no other verb holds, if the claim has such, else all of them."""
    near = [d for d in dates if not of_somebody(g.phrases, of[d.first], of[claim.first])]
    own = (
        [d for d in near if not _across(g, of[d.first], of[claim.first]) and not _of_relative(g, of[d.first], of[claim.first])]
        if len(near) > 1
        else near
    )
    return own or near


def of_somebody(phrases: Phrases, t: int, c: int = -1) -> bool:
    """Whether the time at chunk `t` stands in a clause between commas, which does not hold chunk `c`, about somebody: "the
    mayor, who took office on 1 June, was shot"."""
    kinds = phrases.kinds
    opened = kinds.rfind("W", 0, t)
    if (
        opened < 1
        or kinds[opened - 1] != ","
        or phrases.words.lower[phrases.chunks[opened].first] not in ("who", "whom")
        or "," in kinds[opened:t]
        or kinds[opened:t].count("V") != 1
    ):
        return False
    closed = kinds.find(",", t)
    return closed > 0 and not opened <= c <= closed and "V" not in kinds[t:closed]


def _across(g: Grammar, t: int, c: int) -> bool:
    """Whether a finite verb stands between the time at chunk `t` and the action at chunk `c`."""
    one, two = sorted((t, c))
    return any(g.kinds[v] == "V" and g.chunks[v].form == "finite" and not g._reduced(v) for v in range(one + 1, two))


def _of_relative(g: Grammar, t: int, c: int) -> bool:
    """Whether the time at chunk `t` belongs to a relative clause that ends before the verb at chunk `c`."""
    opened = g.kinds.rfind("W", 0, t)
    if not 0 <= opened < t < c or g.kinds[c] != "V":
        return False
    verb = g.kinds.find("V", opened, t)
    return verb > 0 and "V" not in g.kinds[verb + 1 : c] and "C" not in g.kinds[t:c]
