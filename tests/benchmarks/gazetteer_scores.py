"""Measures the gazetteer: how many places it settles, how exactly, how fast, in how much memory.

    python tests/benchmarks/gazetteer_scores.py [--places FILE] [--errors]

`--places` is a file of coded places, JSON lines (gzipped) in the manner of UCDP GED, whose fields `where_coordinates`,
`adm1`, `adm2`, `country`, `lat`, `lon` are used; without it, only the project's own figures are measured. `--errors`
prints what went wrong.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gazetteer import Context, Gazetteer, Mention, Resolution
from gazetteer.offsets import distance_km

HERE = Path(__file__).resolve().parent
VARIANTS = HERE.parent / "gazetteer" / "district_variants.csv"
DEVELOPMENT = HERE.parents[2] / "shared" / "eval" / "data" / "ucdp_ged_places_dev.jsonl.gz"
ONE_STATE = ({"ISR", "PSE"}, {"SRB", "XKX", "BIH", "HRV", "MNE"}, {"SDN", "SSD"}, {"RUS", "UKR", "ESH", "MAR"})
"""Countries that the coders of some years put under one name."""
KIND = re.compile(
    r" (district|province|town|village|city|area|locality|suburb|valley|airbase|oblast|state|governorate|department|municipality|region)\b",
    re.I,
)


@dataclass
class Score:
    """Of `asked`, `answered`; of these, `right`."""

    asked: int = 0
    answered: int = 0
    right: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, answered: bool, right: bool, note: str) -> None:
        self.asked += 1
        self.answered += answered
        self.right += right
        if not right:
            self.errors.append(("wrong    " if answered else "silent   ") + note)

    def __str__(self) -> str:
        recall = self.right / self.asked if self.asked else 0.0
        precision = self.right / self.answered if self.answered else 0.0
        return f"{self.right:4d} of {self.asked:4d} = {recall:.3f}   of {self.answered:4d} answers = {precision:.3f}"


def mention(text: str, **more: Any) -> Mention:
    """A coded place as a mention: the kind word taken off and told."""
    found = KIND.search(text)
    return Mention(KIND.sub("", text, count=1) if found else text, kind=found[1].lower() if found else "", **more)


def away(row: dict[str, Any], answer: Resolution) -> float:
    if answer.latitude is None or answer.longitude is None:
        return 1e9
    return distance_km(row["lat"], row["lon"], answer.latitude, answer.longitude)


def note(row: dict[str, Any], answer: Resolution) -> str:
    where = f"{row['where_coordinates']} | {row['adm1']} | {row['adm2']} | {row['country']} ({row['lat']:.3f}, {row['lon']:.3f})"
    got = (
        f"{answer.reason} {answer.place.name} {answer.place.kind} {answer.place.adm1_code} {answer.place.adm2_code}"
        if answer.place
        else answer.reason
    )
    return f"{where}  ->  {got} {answer.tier} {away(row, answer):.0f} km"


def afghan(gazetteer: Gazetteer, rows: list[dict[str, Any]]) -> dict[str, Score]:
    """Afghan rows: the district in its province; the place with its province stated; the place alone."""
    scores = {name: Score() for name in ("adm2 in its province", "25 km, province stated", "25 km, country alone")}
    context = Context(country="AFG")
    for row in rows:
        place, province = mention(row["where_coordinates"]), mention(row["adm1"] or "Afghanistan")
        district = mention(row["adm2"]) if row["adm2"] else None
        if district is not None:
            [_, inner] = gazetteer.resolve([province, Mention(district.name, "district", parents=(0,))], context)
            found = inner.reason == "stated" and inner.place is not None and inner.place.kind == "adm2"
            scores["adm2 in its province"].add(found, found and away(row, inner) < 80, f"{row['adm2']} {note(row, inner)}")
        [_, inner] = gazetteer.resolve([province, Mention(place.name, place.kind, parents=(0,))], context)
        if place.kind == "province" or row["where_coordinates"] == "Afghanistan":
            [inner] = gazetteer.resolve([place], context)
        answered = inner.reason == "stated"
        scores["25 km, province stated"].add(answered, answered and away(row, inner) <= 25, note(row, inner))
        [alone] = gazetteer.resolve([place], context)
        answered = alone.reason == "stated"
        scores["25 km, country alone"].add(answered, answered and away(row, alone) <= 25, note(row, alone))
    return scores


def world(gazetteer: Gazetteer, rows: list[dict[str, Any]]) -> dict[str, Score]:
    """Other rows: the country's name; the country of the place, stated and not; cities within 50 km."""
    names = (
        "country's name",
        "country, stated",
        "country, not stated",
        "cities 50 km",
        "cities 50 km, province stated",
        "all 50 km",
    )
    scores = {name: Score() for name in names}
    for row in rows:
        [state] = gazetteer.resolve([Mention(row["country"])], Context())
        scores["country's name"].add(state.place is not None, state.place is not None and state.place.kind == "country", note(row, state))
        code = state.place.country if state.place else ""
        place = mention(row["where_coordinates"])
        province = mention(row["adm1"]) if row["adm1"] else None
        [_, inner] = gazetteer.resolve([Mention(row["country"]), Mention(place.name, place.kind, parents=(0,))], Context())
        scores["country, stated"].add(inner.place is not None, _same_state(inner, code), note(row, inner))
        if province is not None and province != place:
            [_, loose] = gazetteer.resolve([province, Mention(place.name, place.kind, parents=(0,))], Context())
        else:
            [loose] = gazetteer.resolve([place], Context())
        scores["country, not stated"].add(loose.place is not None, _same_state(loose, code), note(row, loose))
        answered = inner.reason == "stated"
        near = answered and away(row, inner) <= 50
        if place.kind in ("town", "city") and row["where_prec"] == 1:
            scores["cities 50 km"].add(answered, near, note(row, inner))
            if province is not None:
                stated = [
                    Mention(row["country"]),
                    Mention(province.name, province.kind, parents=(0,)),
                    Mention(place.name, place.kind, parents=(0, 1)),
                ]
                full = gazetteer.resolve(stated, Context())[2]
                scores["cities 50 km, province stated"].add(
                    full.reason == "stated", full.reason == "stated" and away(row, full) <= 50, note(row, full)
                )
        scores["all 50 km"].add(answered, near, note(row, inner))
    return scores


def _same_state(answer: Resolution, code: str) -> bool:
    if answer.place is None:
        return False
    return answer.place.country == code or any({answer.place.country, code} <= group for group in ONE_STATE)


def variants(gazetteer: Gazetteer) -> Score:
    """Spelling variants of Afghan districts, their province given."""
    score = Score()
    with VARIANTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            [_, answer] = gazetteer.resolve(
                [Mention(row["province"], "province"), Mention(row["variant"], "district", parents=(0,))],
                Context(country="AFG"),
            )
            code = answer.place.adm2_code if answer.place and answer.reason == "stated" else ""
            score.add(
                bool(code),
                code == row["adm2_code"],
                f"{row['variant']} ({row['province']}) {row['adm2_code']} -> {code or answer.reason}",
            )
    return score


def speed() -> Iterator[str]:
    """Figures of load, lookup and memory, each in a fresh process; times are of the processor, whatever else runs."""
    code = """
import time
start = time.process_time(); from gazetteer import Gazetteer; imported = time.process_time() - start
start = time.process_time(); gazetteer = Gazetteer.load(); loaded = time.process_time() - start
memory = int([l for l in open('/proc/self/status') if l.startswith('VmRSS')][0].split()[1]) / 1024
import sys; names = sys.stdin.read().split('\\n')
def each(names, **more):
    start = time.process_time()
    for name in names: gazetteer.lookup(name, **more)
    return (time.process_time() - start) / len(names) * 1e6
gazetteer.lookup('Kabul')
exact = [n for n in names if not n.islower()]; folded = [n for n in names if n.islower()]
figures = [imported * 1e3, loaded * 1e3, memory, each(exact), each(exact), each(folded), each(folded)]
peak = int([l for l in open('/proc/self/status') if l.startswith('VmHWM')][0].split()[1]) / 1024
print(*figures, peak)
"""
    picked = random.Random(1).sample(_place_names(), 4000)
    names = "\n".join([*picked[:2000], *(n.lower() for n in picked[2000:])])
    runs = []
    for _ in range(3):
        out = subprocess.run([sys.executable, "-c", code], input=names, capture_output=True, text=True, check=True)
        runs.append([float(x) for x in out.stdout.split()])
    labels = ("import, ms", "load, ms", "memory after load, MB", "exact name, first time, µs", "exact name, again, µs",
              "folded name, first time, µs", "folded name, again, µs", "memory after 8,000 lookups, peak, MB")  # fmt: skip
    for label, *values in zip(labels, *runs, strict=True):
        yield f"{label:<40} {min(values):8.2f}   (of {', '.join(f'{v:.2f}' for v in values)})"


def _place_names() -> list[str]:
    import pyarrow.parquet as pq

    from gazetteer.store import SHIPPED

    return sorted({str(n) for n in pq.read_table(SHIPPED / "places.parquet", columns=["name"]).column("name").to_pylist()})


def show(scores: dict[str, Score], errors: bool) -> None:
    for name, score in scores.items():
        print(f"  {name:<34} {score}")
        if errors:
            print(*(f"      {e}" for e in score.errors), sep=os.linesep)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=Path, default=DEVELOPMENT if DEVELOPMENT.exists() else None)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--no-speed", action="store_true")
    arguments = parser.parse_args()
    gazetteer = Gazetteer.load()
    if VARIANTS.exists():
        show({"district variants": variants(gazetteer)}, arguments.errors)
    if arguments.places:
        with gzip.open(arguments.places, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        rows = [r for r in rows if r["where_coordinates"]]
        show(afghan(gazetteer, [r for r in rows if r["country"] == "Afghanistan"]), arguments.errors)
        show(world(gazetteer, [r for r in rows if r["country"] != "Afghanistan"]), arguments.errors)
    if not arguments.no_speed:
        print(*speed(), sep="\n")


if __name__ == "__main__":
    main()
