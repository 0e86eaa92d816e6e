"""Whether `confidence` sorts rows by correctness: prints how many were right, by tenths of confidence.

    python tests/benchmarks/calibration.py [--limit N] [--score FILE]

Needs the development sets that lie outside the project; --score names their scorer, which says what is right: a row of
isaf whose province and first day are the gold's; one of muc that lines up with a template by two fields; one of plover
with the gold type; one of places whose verb and place are. Without them it says so and leaves. AUC is the chance that of
a right and a wrong row the right one has the higher confidence; .5 is none.
"""

from __future__ import annotations

import argparse
import runpy
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SCORER = Path(__file__).resolve().parents[3] / "shared" / "eval" / "score.py"
Judged = tuple[float, bool]


def isaf(score: dict[str, Any], docs: list[dict[str, Any]], rows: dict[str, list[dict[str, Any]]]) -> Iterator[Judged]:
    for doc in docs:
        provinces = {score["fold"](p) for p in doc["gold"]["province"]}
        for row in rows[doc["id"]]:
            if row["status"] in score["HAPPENED"] and row["event_type"] in ("ASSAULT", "COERCE"):
                right = score["fold"](row["adm1"]) in provinces and score["day"](row["date_start"]) == doc["gold"]["start_date"]
                yield row["confidence"], right


def muc(score: dict[str, Any], docs: list[dict[str, Any]], rows: dict[str, list[dict[str, Any]]]) -> Iterator[Judged]:
    for doc in docs:
        golds = [score["muc_gold"](t) for t in doc["gold"] if t.get("type") and not t.get("optional")]
        found = score["incidents"](
            rows[doc["id"]],
            lambda r: r["event_type"] == "ASSAULT" and r["status"] in score["HAPPENED"] and r["actor_sector"] not in score["STATE"],
        )
        matched = set(_lined_up(score["MUC"], golds, [score["muc_row"](r) for r in found]))
        yield from ((row["confidence"], index in matched) for index, row in enumerate(found))


def _lined_up(matchers: dict[str, Any], golds: list[dict[str, Any]], gots: list[dict[str, Any]]) -> Iterator[int]:
    """The rows that `line_up` of the scorer pairs with a template."""
    fields = [(f, m) for f, m in matchers.items() if f != "country"]
    pairs = sorted(
        ((sum(bool(g.get(f) is not None and p.get(f) is not None and m(g[f], p[f])) for f, m in fields), -i, -j)
         for i, g in enumerate(golds) for j, p in enumerate(gots)),
        reverse=True,
    )  # fmt: skip
    golds_left, rows_left = set(range(len(golds))), set(range(len(gots)))
    for hits, i, j in pairs:
        if hits >= 2 and -i in golds_left and -j in rows_left:
            golds_left.remove(-i)
            rows_left.remove(-j)
            yield -j


def plover(score: dict[str, Any], docs: list[dict[str, Any]], rows: dict[str, list[dict[str, Any]]]) -> Iterator[Judged]:
    for doc in docs:
        gold = doc["gold"][0]["code"]
        for row in rows[doc["id"]]:
            both = gold == "YIELD" and row["event_type"] in ("CONCEDE", "RETREAT")
            yield row["confidence"], both or row["event_type"] == gold


def places(score: dict[str, Any], docs: list[dict[str, Any]], rows: dict[str, list[dict[str, Any]]]) -> Iterator[Judged]:
    fold = score["fold"]
    for doc in docs:
        verb, gold = fold(doc["verbs"][0][0]), {fold(place[0]) for place in doc["event_locations"]}
        for row in rows[doc["id"]]:
            if row["location"] and verb in fold(row["action"]).split():
                yield row["confidence"], any(fold(row["location"]) in g or g in fold(row["location"]) for g in gold)


SETS = {"isaf": ("isaf_dev", isaf), "muc": ("muc4_dev", muc), "plover": ("plover_dev", plover), "places": ("event_location_dev", places)}


def show(title: str, judged: Iterable[Judged]) -> None:
    """One line a tenth of confidence, and the AUC."""
    rows = sorted(judged)
    bins: dict[int, list[bool]] = defaultdict(list)
    for confidence, right in rows:
        bins[min(9, int(confidence * 10))].append(right)
    print(f"\n{title}: {len(rows)} rows, {sum(r for _, r in rows) / len(rows):.3f} right, AUC {auc(rows):.3f}")
    for tenth, rights in sorted(bins.items()):
        share = sum(rights) / len(rights)
        print(f"  {tenth / 10:.1f} to {(tenth + 1) / 10:.1f}  {len(rights):>5} rows  {share:.2f} right  {'#' * round(40 * share)}")


def auc(rows: list[Judged]) -> float:
    """Area under the ROC curve of rows sorted by confidence; ties count half."""
    right_at, wrong_at = defaultdict(int), defaultdict(int)
    for confidence, right in rows:
        (right_at if right else wrong_at)[confidence] += 1
    below, area = 0, 0.0
    for confidence in sorted({c for c, _ in rows}):
        area += right_at[confidence] * (below + wrong_at[confidence] / 2)
        below += wrong_at[confidence]
    right = sum(right_at.values())
    return area / (right * below) if right and below else float("nan")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, help="articles of each set")
    parser.add_argument("--score", type=Path, default=SCORER, metavar="FILE")
    args = parser.parse_args()
    if not args.score.exists():
        print(f"{args.score}: not there; nothing to calibrate against")
        return
    score = runpy.run_path(str(args.score))
    pooled: list[Judged] = []
    for name, (file, judge) in SETS.items():
        docs = score["read"](file)[: args.limit]
        judged = list(judge(score, docs, score["convert"](docs)))
        pooled += judged
        show(name, judged)
    show("all", pooled)


if __name__ == "__main__":
    main()
