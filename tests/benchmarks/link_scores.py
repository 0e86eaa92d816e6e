"""Measures linking on the labelled set of `tests/linking`: precision, recall and F1 over pairs, and B-cubed.

    python tests/benchmarks/link_scores.py [--errors] [--half 0|1] [--table PATH]

The articles go through the extractor as they are, so its errors count too, in two ways. `rows`: pairs of rows of
different articles that tell of the same labelled happening by a row of the same type (what linking can get right);
`leading`: of these, the first row that an article has on a happening.
`happenings`: pairs of articles that tell of the same happening, whether or not the extractor found it in both (what a
user sees); linked where a row of each, in the labelled spans, shares an incident. A row in no labelled span is nobody's
happening and must link to nothing. B-cubed (Bagga & Baldwin 1998) is over rows. --half scores every other pair
of happenings, traps with what they are taken for.
--table saves the rows.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import itertools
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from events.batch import extract_table
from events.linking import DEEDS, REAL, link

SET = Path(__file__).resolve().parents[1] / "linking"
Row = dict[str, Any]


def articles() -> list[dict[str, str]]:
    with gzip.open(SET / "articles.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def labels() -> dict[str, list[tuple[int, int, str]]]:
    """Article id -> spans and the happenings they tell of."""
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    with (SET / "labels.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            spans[row["article_id"]].append((int(row["start"]), int(row["end"]), row["happening"]))
    return spans


def labelled(rows: list[Row], spans: dict[str, list[tuple[int, int, str]]]) -> list[tuple[Row, str]]:
    """The rows of deeds that happened, one an article's happening, each with the happening it tells of, "" for none."""
    seen: dict[tuple[str, str, Any, Any], tuple[Row, str]] = {}
    for row in rows:
        if row["event_type"] not in DEEDS or row["status"] not in REAL:
            continue
        at, own = row["action_start"], spans[row["article_id"]]
        name = next((h for start, end, h in own if at is not None and start <= at < end), None)
        if name is None:
            names = {h for _, _, h in own if h}
            name = names.pop() if at is None and len(names) == 1 else ""
        seen.setdefault((row["article_id"], row["event_type"], row["action"], at), (row, name))
    return list(seen.values())


def pairs(found: list[tuple[Row, str]]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Pairs of rows of different articles that should, and that do, share an incident."""
    gold, got = set(), set()
    for (i, (a, x)), (j, (b, y)) in itertools.combinations(enumerate(found), 2):
        if a["article_id"] == b["article_id"]:
            continue
        if x and x == y and a["event_type"] == b["event_type"]:
            gold.add((i, j))
        if a["incident_id"] == b["incident_id"]:
            got.add((i, j))
    return gold, got


def leading(found: list[tuple[Row, str]]) -> list[tuple[Row, str]]:
    """Of each article's rows on a happening the first in the text; what follows it are often details of their own."""
    first: dict[Any, tuple[Row, str]] = {}
    for row, name in sorted(found, key=lambda f: (f[0]["action_start"] is None, f[0]["action_start"] or 0)):
        first.setdefault((row["article_id"], name or row["event_id"]), (row, name))
    return list(first.values())


def happening_pairs(found: list[tuple[Row, str]], spans: dict[str, list[tuple[int, int, str]]]) -> tuple[set[Any], set[Any]]:
    """Pairs of (article, happening) that should, and that do, share an incident."""
    tellers: dict[str, set[str]] = defaultdict(set)
    for article, own in spans.items():
        for _, _, name in own:
            if name:
                tellers[name].add(article)
    gold = {((a, h), (b, h)) for h, told in tellers.items() for a, b in itertools.combinations(sorted(told), 2)}
    by_incident: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row, name in found:
        if name:
            by_incident[row["incident_id"]].add((row["article_id"], name))
    got = {(a, b) for told in by_incident.values() for a, b in itertools.combinations(sorted(told), 2) if a[0] != b[0]}
    return gold, got


def b_cubed(found: list[tuple[Row, str]]) -> tuple[float, float]:
    """Precision and recall, the mean over rows; a row of no happening is alone."""
    gold = [(name, row["event_type"]) if name else ("", str(i)) for i, (row, name) in enumerate(found)]
    got = [row["incident_id"] for row, _ in found]
    both, golds, gots = Counter(zip(gold, got, strict=True)), Counter(gold), Counter(got)
    precision = sum(both[g, p] / gots[p] for g, p in zip(gold, got, strict=True)) / len(found)
    recall = sum(both[g, p] / golds[g] for g, p in zip(gold, got, strict=True)) / len(found)
    return precision, recall


def line(name: str, gold: set[Any], got: set[Any]) -> str:
    right = len(gold & got)
    precision, recall = right / len(got) if got else 0.0, right / len(gold) if gold else 0.0
    return f"{name:<12}{len(gold):>7}{len(got):>8}{right:>8}{precision:>8.3f}{recall:>8.3f}{f1(precision, recall):>8.3f}"


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print pairs wrongly linked and missed, and what was not found")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--table", type=Path, metavar="PATH")
    args = parser.parse_args()
    given, spans = articles(), labels()
    if args.table and args.table.exists():
        table = pq.read_table(args.table)
    else:
        table = extract_table(pa.Table.from_pylist(given))
        if args.table:
            pq.write_table(table, args.table)
    found = labelled(link(table).to_pylist(), spans)
    if args.half is not None:
        found = [(r, h) for r, h in found if not h or int(h[1:]) // 2 % 2 == args.half]
        spans = {a: [s for s in own if not s[2] or int(s[2][1:]) // 2 % 2 == args.half] for a, own in spans.items()}
    told = {h for own in spans.values() for _, _, h in own if h}
    print(f"{len(given)} articles on {len(told)} happenings; {len(found)} rows of deeds, {sum(not h for _, h in found)} of none\n")
    print(f"{'':<12}{'gold':>7}{'linked':>8}{'right':>8}{'P':>8}{'R':>8}{'F1':>8}")
    gold, got = pairs(found)
    print(line("rows", gold, got))
    print(line("leading", *pairs(leading(found))))
    print(line("happenings", *happening_pairs(found, spans)))
    precision, recall = b_cubed(found)
    print(f"{'B-cubed':<35}{precision:>8.3f}{recall:>8.3f}{f1(precision, recall):>8.3f}")
    if args.errors:
        show_errors(found, spans, gold, got)


def show_errors(
    found: list[tuple[Row, str]], spans: dict[str, list[tuple[int, int, str]]], gold: set[tuple[int, int]], got: set[tuple[int, int]]
) -> None:
    for title, wrong in (("wrongly linked", got - gold), ("missed", gold - got)):
        print(f"\n{title}: {len(wrong)}")
        for i, j in sorted(wrong):
            for row, name in (found[i], found[j]):
                print(
                    "  ",
                    name,
                    row["article_id"],
                    *(
                        row[c]
                        for c in (
                            "event_type",
                            "event_mode",
                            "date_start",
                            "date_reason",
                            "place_name",
                            "adm1",
                            "place_reason",
                            "killed_best",
                            "wounded_best",
                        )
                    ),
                    "|",
                    row["sentence"],
                )
            print()
    seen = {(row["article_id"], name) for row, name in found}
    for article, own in spans.items():
        for name in sorted({h for _, _, h in own if h} - {h for a, h in seen if a == article}):
            print("  not found:", article, name)


if __name__ == "__main__":
    main()
