"""Compare what score.py printed with the floors that no change may fall below.

    python .ci/floors.py SCORES tests/floors.toml

score.py prints a block a set: a line with its name, then a line a field with three counts and precision, recall, F1.
The floors are F1 by set and field; the sets and fields that have none are only shown. Exit code 1 names what fell.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

FIELD = re.compile(r"^  (\S.{0,40}?) +\d+ +\d+ +\d+ +[\d.]+ +[\d.]+ +([\d.]+)$")
BLOCK = re.compile(r"^(\w+)  \d+ ")
SEED = re.compile(r"^seed: (\d+) of (\d+) expected, (\d+) forbidden")
MACRO = re.compile(r"^ +macro-F1 over types ([\d.]+)$")
MISSED = re.compile(r"^muc .*missed (\d+), false (\d+), rightly none (\d+)")


def scores(printed: str) -> dict[tuple[str, str], float]:
    """(set, field) -> score, from score.py's output. `seed`: expected, forbidden; `muc`: false (share of the articles
    without an incident that were given one)."""
    found: dict[tuple[str, str], float] = {}
    block = ""
    for line in printed.splitlines():
        if seed := SEED.match(line):
            found["seed", "expected"], found["seed", "forbidden"] = float(seed[1]), float(seed[3])
        elif header := BLOCK.match(line):
            block = header[1]
            if none := MISSED.match(line):
                found[block, "false"] = int(none[2]) / max(1, int(none[2]) + int(none[3]))
        elif field := FIELD.match(line):
            found[block, field[1].strip()] = float(field[2])
        elif macro := MACRO.match(line):
            found[block, "macro"] = float(macro[1])
    return found


def fallen(found: dict[tuple[str, str], float], floors: dict[str, dict[str, dict[str, float]]]) -> list[str]:
    """What lies below its floor ([least.SET]) or above its ceiling ([most.SET]), or was not scored at all."""
    wrong = []
    for kind, sets in floors.items():
        for name, fields in sets.items():
            for field, bound in fields.items():
                score = found.get((name, field))
                if score is None:
                    wrong.append(f"{name} {field}: no score; the floor is {bound}")
                elif score < bound if kind == "least" else score > bound:
                    wrong.append(f"{name} {field}: {score:.3f}; at {kind} {bound} is asked")
    return wrong


def main(argv: list[str]) -> int:
    if len(argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    found = scores(Path(argv[1]).read_text(encoding="utf-8"))
    wrong = fallen(found, tomllib.loads(Path(argv[2]).read_text(encoding="utf-8")))
    for line in wrong:
        print("fallen:", line)
    print(f"floors: {len(found)} scores, {len(wrong)} fallen")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
