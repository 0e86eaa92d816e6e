"""Whose a toll is: every statement goes to the happening that its sentence tells of, else to the one told of last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from events.model import Claim, Mentions, Toll
from events.story import REAL

TOLL_TYPES = {
    "killed": ("ASSAULT",),
    "wounded": ("ASSAULT", "PROTEST"),
    "captured": ("COERCE",),
    "abducted": ("ASSAULT",),
    "displaced": ("ASSAULT", "COERCE"),
}
MOST_TOLLS = 200
"""Statements kept of one happening; no news has more, and hostile input shall not cost the square of its length."""
TOLL_REACH = 6
"""How many sentences after the happening a toll may still be its."""
TOLL_AHEAD = 2
"""How many sentences before it, where none was told of yet: "Dead: 4. Injured: 11. A bomb went off ..."."""

OF_A_WAR = 500
"""More dead than that, where a war or years are named, are no raid's."""
WARS = frozenset("war wars conflict insurgency rebellion uprising genocide years decade decades".split())
DISASTERS = frozenset(
    "tsunami earthquake quake flood floods cyclone hurricane typhoon landslide drought famine epidemic outbreak cholera".split()
)


class Harming(Protocol):
    """A happening as far as it matters for the statements of tolls that it is given."""

    claims: list[Claim]
    type: str
    mode: str
    status: str
    tolls: dict[Toll, None]


def give_tolls(groups: Sequence[Harming], found: Sequence[Mentions]) -> None:
    """Give every toll statement to the happening that its sentence tells of, else to the one told of last."""
    told: dict[int, list[tuple[Claim, Harming]]] = {}
    for group in groups:
        for claim in group.claims if group.status in (*REAL, "historical") else ():
            told.setdefault(claim.sentence, []).append((claim, group))
    for m in found:
        lower = m.phrases.words.lower
        elsewhere = bool(m.tolls) and m.phrases.words.sentence.index not in told and not DISASTERS.isdisjoint(lower)
        for toll in m.tolls:
            home = None if elsewhere or _of_a_war(toll, lower, told) else _for_toll(toll, told)
            if home is not None and len(home.tolls) < MOST_TOLLS:
                home.tolls[toll] = None


def _of_a_war(toll: Toll, lower: tuple[str, ...], told: dict[int, list[tuple[Claim, Harming]]]) -> bool:
    """Whether a sentence that tells of no happening counts the dead of a war: "40,000 have died in ten years of civil war"."""
    least = toll.low if toll.best is None else toll.best
    return toll.sentence not in told and (least or 0) >= OF_A_WAR and not WARS.isdisjoint(lower)


def _for_toll(toll: Toll, told: dict[int, list[tuple[Claim, Harming]]]) -> Harming | None:
    """The happening of fitting type that was told of last, within a few sentences; of another type, in the sentence."""
    types = TOLL_TYPES[toll.effect]
    best, best_key = None, (10**6, 10**6)
    first = not toll.background and toll.mode != "same" and min(told, default=0) > toll.sentence
    for behind in range(-TOLL_AHEAD if first else 0, TOLL_REACH + 1):
        for claim, group in told.get(toll.sentence - behind, ()):
            off = 0 if group.type in types else 1
            if off and behind and not (toll.high == 0 and group.type == "COERCE"):  # two were held; no one was hurt
                continue
            own = not behind and toll.first <= claim.first < toll.last
            away = not own and (group.status == "historical") != toll.background
            off += group.mode == "abduct" and toll.effect in ("killed", "wounded") and not own  # were killed in the raid
            off = 4 * off if toll.mode == "same" else off  # "besides Umar's death, two men were held"
            key = (abs(behind) + 3 * off + 3 * away, min(abs(claim.start - toll.start), abs(claim.end - toll.start)))
            if key < best_key:
                best, best_key = group, key
    return best if best is not None or toll.background or toll.mode == "same" else _raided(toll, told)


def _raided(toll: Toll, told: dict[int, list[tuple[Claim, Harming]]]) -> Harming | None:
    """The raid or arrest told of just before, where nothing else is: police raided a house; in the gunfight two men died."""
    if toll.effect not in ("killed", "wounded"):
        return None
    near = (group for behind in (1, 2) for _, group in told.get(toll.sentence - behind, ()) if group.type == "COERCE")
    return next((group for group in near if group.status in REAL), None)
