"""How many megabytes of text a second the finder of time expressions reads, on one core, and what share of it tells a time.

    python tests/benchmarks/dates_speed.py [FILE.jsonl[.gz] ...]

Without files it reads the sentences of tests/mentions/dates.txt, which is nothing but time expressions: the worst
case. Of files it takes each line's "text". Sentences are cut and made words beforehand; only `find` is timed, in processor
time, the best of five runs or of two seconds of them. With `--random N` it reads N random strings instead, and says what it found in them.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from events.mentions.dates import find
from events.model import Sentence, Words
from events.tokens import TOKEN
from events.words import is_cased

TABLE = Path(__file__).parents[1] / "mentions" / "dates.txt"
END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\[“\"])|\s*\n+\s*")


def sentences(paths: list[str]) -> Iterator[str]:
    """The text to read, in sentences, roughly cut."""
    if not paths:
        for line in TABLE.read_text(encoding="utf-8").splitlines():
            if line and line[0] not in "#=@":
                yield re.sub(r"[\[\]]", "", line.rpartition("|")[0]).strip()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8") as file:
            for line in file:
                yield from filter(None, END.split(json.loads(line)["text"]))


def noise(count: int) -> Iterator[str]:
    """Random strings: letters, marks and digits of all scripts, with a fixed seed."""
    dice = random.Random(2020)
    for _ in range(count):
        most = dice.choice((0x7E, 0x24F, 0x2FFF, 0xFFFF))
        codes = (dice.randint(32, most) for _ in range(dice.randint(0, 120)))
        yield "".join(chr(c) for c in codes if not 0xD800 <= c < 0xE000)


def words(text: str) -> Words:
    found = list(TOKEN.finditer(text))
    forms = tuple(m.group() for m in found)
    starts, ends = tuple(m.start() for m in found), tuple(m.end() for m in found)
    lower = tuple(f.lower() for f in forms)
    return Words(Sentence(0, text, 0, len(text)), forms, lower, starts, ends, "", is_cased(list(forms)))


def main() -> None:
    arguments = sys.argv[1:]
    random_ = arguments[:1] == ["--random"]
    made = [words(text) for text in (noise(int(arguments[1])) if random_ else sentences(arguments))]
    size = sum(len(w.sentence.text.encode("utf-8")) for w in made)
    best, found, runs, begun = float("inf"), 0, 0, time.process_time()
    while runs < (1 if random_ else 5) or (not random_ and time.process_time() - begun < 2):
        started = time.process_time()
        found = sum(len(find(w)) for w in made)
        best, runs = min(best, time.process_time() - started), runs + 1
    print(f"{len(made):,} sentences, {size / 1e6:.2f} MB, {found:,} time expressions")
    print(f"{size / best / 1e6:.2f} MB/s, {best / len(made) * 1e6:.1f} microseconds a sentence")


if __name__ == "__main__":
    main()
