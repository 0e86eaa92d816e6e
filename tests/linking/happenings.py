"""What happened: the invented facts from which `make.py` writes articles. Places are real, happenings are not.

`TRAPS` are written by hand, in sets that are easily taken for one another; `others` draws the rest from hand-written
lists with a seed.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    """One happening. `who` are the victims, captives or protesters; `site` is where in the place, with its preposition."""

    kind: str
    day: dt.date
    district: str
    province: str
    country: str = "Afghanistan"
    region: str = ""
    who: str = "policemen"
    killed: int = 0
    wounded: int = 0
    taken: int = 0
    site: str = ""
    hour: int = 9
    cause: str = ""


def on(month: int, day: int) -> dt.date:
    return dt.date(2019, month, day)


HELMAND, GHAZNI, KABUL, NANGARHAR = "Helmand", "Ghazni", "Kabul", "Nangarhar"

TRAPS: tuple[tuple[Fact, ...], ...] = (
    # Two blasts an hour apart, in one town.
    (Fact("suicide", on(3, 4), "Jalalabad", NANGARHAR, who="worshippers", killed=14, wounded=31, site="outside a mosque", hour=8),
     Fact("ied", on(3, 4), "Jalalabad", NANGARHAR, who="policemen", killed=3, wounded=5, site="near a police checkpoint", hour=9)),
    (Fact("ied", on(3, 17), "Kabul", KABUL, who="civilians", killed=4, wounded=11, site="in a vegetable market", hour=10),
     Fact("ied", on(3, 17), "Kabul", KABUL, who="government employees", killed=2, wounded=7, site="beside a ministry bus", hour=11)),
    (Fact("suicide", on(4, 9), "Kandahar", "Kandahar", who="soldiers", killed=9, wounded=16, site="at the gate of an army base", hour=7),
     Fact("suicide", on(4, 9), "Kandahar", "Kandahar", who="civilians", killed=6, wounded=23, site="at a bank", hour=8)),
    (Fact("ied", on(5, 12), "Herat", "Herat", who="civilians", killed=2, wounded=9, site="near a school", hour=13),
     Fact("ied", on(5, 12), "Herat", "Herat", who="policemen", killed=5, wounded=2, site="near a police station", hour=14)),
    (Fact("suicide", on(6, 2), "Kabul", KABUL, who="students", killed=21, wounded=48, site="outside a university", hour=15),
     Fact("suicide", on(6, 2), "Kabul", KABUL, who="policemen", killed=7, wounded=12, site="at a police headquarters", hour=16)),
    (Fact("ied", on(6, 20), "Baghdad", "Baghdad", "Iraq", who="shoppers", killed=8, wounded=19, site="in a crowded market", hour=17),
     Fact("ied", on(6, 20), "Baghdad", "Baghdad", "Iraq", who="people", killed=5, wounded=14, site="outside a restaurant", hour=18)),
    # The same district on the next day.
    (Fact("checkpoint", on(3, 8), "Sangin", HELMAND, who="policemen", killed=6, wounded=4),
     Fact("checkpoint", on(3, 9), "Sangin", HELMAND, who="soldiers", killed=8, wounded=3)),
    (Fact("air", on(3, 21), "Andar", GHAZNI, who="Taliban fighters", killed=12),
     Fact("air", on(3, 22), "Andar", GHAZNI, who="Taliban fighters", killed=17, wounded=5)),
    (Fact("ied", on(4, 14), "Shindand", "Herat", who="civilians", killed=5, wounded=2, site="on a main road"),
     Fact("ied", on(4, 15), "Shindand", "Herat", who="civilians", killed=3, wounded=6, site="on a main road")),
    (Fact("arrest", on(4, 24), "Achin", NANGARHAR, who="Islamic State fighters", taken=4),
     Fact("arrest", on(4, 25), "Achin", NANGARHAR, who="Islamic State fighters", taken=6)),
    (Fact("shooting", on(5, 6), "Khan Abad", "Kunduz", who="teachers", killed=2),
     Fact("shooting", on(5, 7), "Khan Abad", "Kunduz", who="tribal elders", killed=2)),
    (Fact("mortar", on(5, 20), "Qaysar", "Faryab", who="children", killed=4, wounded=3),
     Fact("mortar", on(5, 21), "Qaysar", "Faryab", who="civilians", killed=6, wounded=9)),
    (Fact("air", on(6, 11), "Nad Ali", HELMAND, who="Taliban fighters", killed=9),
     Fact("air", on(6, 12), "Nad Ali", HELMAND, who="Taliban fighters", killed=9)),
    # The same name elsewhere.
    (Fact("ied", on(3, 12), "Nawa", HELMAND, who="policemen", killed=4, wounded=2), Fact("ied", on(3, 12), "Nawa", GHAZNI, who="policemen", killed=3, wounded=5)),
    (Fact("arrest", on(4, 2), "Khogyani", NANGARHAR, who="militants", taken=5), Fact("arrest", on(4, 2), "Khogyani", GHAZNI, who="militants", taken=5)),
    (Fact("checkpoint", on(4, 28), "Kohistan", "Faryab", who="soldiers", killed=7, wounded=6),
     Fact("checkpoint", on(4, 28), "Kohistan", "Kapisa", who="policemen", killed=4, wounded=6)),
    (Fact("shooting", on(5, 29), "Kohistan", "Sari Pul", who="policemen", killed=3), Fact("shooting", on(5, 29), "Kohistan", "Faryab", who="policemen", killed=3)),
    # Another province, the same kind, day and toll.
    (Fact("ied", on(3, 26), "Gereshk", HELMAND, who="civilians", killed=5, wounded=3), Fact("ied", on(3, 26), "Qalat", "Zabul", who="civilians", killed=5, wounded=3)),
    (Fact("air", on(4, 19), "Imam Sahib", "Kunduz", who="Taliban fighters", killed=11), Fact("air", on(4, 19), "Deh Rawud", "Uruzgan", who="Taliban fighters", killed=11)),
    (Fact("checkpoint", on(5, 15), "Baghlan-e-Markazi", "Baghlan", who="soldiers", killed=10, wounded=5),
     Fact("checkpoint", on(5, 15), "Bala Buluk", "Farah", who="soldiers", killed=10, wounded=5)),
    (Fact("shooting", on(6, 6), "Khost", "Khost", who="policemen", killed=2, wounded=1), Fact("shooting", on(6, 6), "Gardez", "Paktia", who="policemen", killed=2, wounded=1)),
    (Fact("suicide", on(6, 25), "Maiduguri", "Borno", "Nigeria", who="people", killed=13, wounded=20, site="at a mosque"),
     Fact("suicide", on(6, 25), "Mogadishu", "Banadir", "Somalia", who="people", killed=13, wounded=20, site="at a hotel")),
    # One district and day, two kinds of deed; and two raids with different catches.
    (Fact("abduct", on(5, 3), "Moqor", GHAZNI, who="bus passengers", taken=16, site="on the Kabul-Kandahar highway"),
     Fact("ied", on(5, 3), "Moqor", GHAZNI, who="civilians", killed=7, wounded=4, site="on the Kabul-Kandahar highway")),
    (Fact("air", on(6, 16), "Chahar Dara", "Kunduz", who="Taliban fighters", killed=15), Fact("checkpoint", on(6, 16), "Chahar Dara", "Kunduz", who="policemen", killed=5, wounded=7)),
)  # fmt: skip

AFGHAN = (
    ("Marjah", HELMAND), ("Musa Qala", HELMAND), ("Lashkargah", HELMAND), ("Maiwand", "Kandahar"), ("Spin Boldak", "Kandahar"), ("Arghandab", "Kandahar"),
    ("Tirin Kot", "Uruzgan"), ("Shahjoy", "Zabul"), ("Qarabagh", GHAZNI), ("Sayed Abad", "Wardak"), ("Pul-e-Alam", "Logar"),
    ("Zurmat", "Paktia"), ("Barmal", "Paktika"), ("Sabari", "Khost"), ("Asadabad", "Kunar"), ("Alishang", "Laghman"), ("Chaparhar", NANGARHAR),
    ("Surobi", KABUL), ("Tagab", "Kapisa"), ("Bagram", "Parwan"), ("Pul-e-Khumri", "Baghlan"), ("Taluqan", "Takhar"), ("Faizabad", "Badakhshan"),
    ("Dasht-e-Archi", "Kunduz"), ("Aqcha", "Jawzjan"), ("Chimtal", "Balkh"), ("Almar", "Faryab"), ("Bala Murghab", "Badghis"), ("Guzara", "Herat"),
    ("Firozkoh", "Ghor"), ("Khash Rod", "Nimroz"), ("Pusht Rod", "Farah"), ("Nili", "Daykundi"),
)  # fmt: skip
ABROAD = (
    ("Kirkuk", "Kirkuk", "Iraq"), ("Baquba", "Diyala", "Iraq"), ("Mosul", "Nineveh", "Iraq"), ("Idlib", "Idlib", "Syria"), ("Quetta", "Balochistan", "Pakistan"),
    ("Peshawar", "Khyber Pakhtunkhwa", "Pakistan"), ("Kismayo", "Lower Juba", "Somalia"), ("Gao", "Gao", "Mali"), ("Marawi", "Lanao del Sur", "the Philippines"),
)  # fmt: skip
VICTIMS = {
    "ied": ("policemen", "soldiers", "civilians", "women and children", "farmers"), "suicide": ("civilians", "soldiers", "worshippers", "policemen"),
    "air": ("militants",), "checkpoint": ("policemen", "soldiers", "members of the security forces"), "shooting": ("tribal elders", "policemen", "teachers", "journalists"),
    "arrest": ("militants", "suspects", "Taliban fighters"), "abduct": ("engineers", "labourers", "bus passengers", "aid workers"), "protest": ("residents",),
    "mortar": ("civilians", "children", "members of one family"),
}  # fmt: skip
SITES = {
    "ied": ("", "near a checkpoint", "outside a school", "in a market", "on a main road"),
    "suicide": ("outside a mosque", "at a wedding hall", "at a military base", "near a hospital", "at a hotel"),
    "shooting": ("", "outside a mosque", "on their way home", "in a market"), "abduct": ("", "on a main road"),
}  # fmt: skip
CAUSES = ("civilian casualties", "a lack of electricity", "rising insecurity", "the arrest of a local commander", "unpaid salaries")


def others(count: int, seed: int) -> list[Fact]:
    """`count` happenings more, on days and at places that no other has."""
    rng = random.Random(seed)
    kinds = ("ied", "suicide", "air", "checkpoint", "shooting", "arrest", "abduct", "protest", "mortar")
    taken: set[tuple[str, dt.date]] = {(f.province, f.day) for pair in TRAPS for f in pair}
    facts: list[Fact] = []
    while len(facts) < count:
        kind = kinds[len(facts) % len(kinds)]
        abroad = kind in ("ied", "suicide", "shooting", "mortar") and rng.random() < 0.25
        place = rng.choice(ABROAD) if abroad else (*rng.choice(AFGHAN), "Afghanistan")
        day = dt.date(2019, 3, 1) + dt.timedelta(rng.randrange(120))
        if (place[1], day) in taken:
            continue
        taken.add((place[1], day))
        dead = kind not in ("arrest", "abduct", "protest")
        facts.append(
            Fact(
                kind, day, *place, who=rng.choice(VICTIMS[kind]), killed=rng.choice((2, 2, 3, 4, 5, 6, 8, 11, 15, 23)) if dead else 0,
                wounded=rng.choice((0, 2, 3, 5, 7, 12, 18)) if dead else 0, taken=rng.choice((2, 3, 4, 6, 9)) if kind in ("arrest", "abduct") else 0,
                site=rng.choice(SITES.get(kind, ("",))), hour=rng.randrange(6, 20), cause=rng.choice(CAUSES),
            )
        )  # fmt: skip
    return facts
