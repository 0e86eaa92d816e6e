"""Keep what score.py and link_scores.py printed as events/measured.toml, from which the codebook tells the measured error.

python ../shared/eval/score.py all > SCORES; python tests/benchmarks/link_scores.py >> SCORES
python .ci/measured.py SCORES DATE > events/measured.toml
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

HEADER = re.compile(r"^(\w+)  (\d[^;]*?)(?:; (.*))?$")
LINKING = re.compile(r"^(\d+ articles on \d+ happenings)")
FIELD = re.compile(r"^(?:  )?(\S.{0,40}?) +(\d+) +(\d+) +\d+ +([\d.]+) +([\d.]+) +([\d.]+)$")


def measured(printed: str, date: str) -> Iterator[str]:
    """The lines of the file: a [[set]] a block, with its fields' number of gold and coded values and scores."""
    yield "# Made by .ci/measured.py from what score.py and link_scores.py printed; not to be edited by hand.\n"
    yield f'date = "{date}"'
    for line in printed.splitlines():
        if header := HEADER.match(line):
            yield f'\n[[set]]\nname = "{header[1]}"\nsize = "{header[2].strip()}"'
            yield f'found = "{header[3] or ""}"'
        elif linking := LINKING.match(line):
            yield f'\n[[set]]\nname = "linking"\nsize = "{linking[1]}"\nfound = ""'
        elif field := FIELD.match(line):
            yield f'[[set.field]]\nname = "{field[1]}"\ngold = {field[2]}\ncoded = {field[3]}'
            yield f"precision = {field[4]}\nrecall = {field[5]}\nf1 = {field[6]}"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print("\n".join(measured(Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2])))
