"""How fast the whole way is and each of its stages, how it grows, what it needs: `make bench`.

    python tests/benchmarks/bench.py [FOLDER] [--articles N] [--full]

Without a folder, articles are made from the samples that come with the package, seeded: their sentences, shuffled into
stories of ten to thirty. `--full` grows them to 100,000 (an hour or so); without it, to a few thousand.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from events.article import Article, article
from events.clean import clean
from events.event import Event
from events.mentions import dates
from events.mentions.coreference import resolve as corefer
from events.merge import merge
from events.phrases import phrases
from events.pipeline import Extractor
from events.read import read
from events.sentences import sentences
from events.settle import settle
from events.table import event_rows, table
from events.words import words
from events.workers import BATCH, run, settle_down

SAMPLES = Path(__file__).parents[2] / "events" / "samples"


def made(number: int, seed: int = 1) -> Iterator[Article]:
    """Articles of the samples' sentences."""
    told = [s.text for a in read(SAMPLES) if isinstance(a, Article) for s in sentences(clean(a))]
    rng = random.Random(seed)
    for n in range(number):
        chosen = rng.sample(told, rng.randint(10, 30))
        text = "\n\n".join(" ".join(chosen[i : i + 3]) for i in range(0, len(chosen), 3))
        yield article({"id": f"bench-{n}", "text": text, "published": f"2020-{n % 12 + 1:02}-{n % 28 + 1:02}"})


def stages(articles: list[Article], extractor: Extractor) -> None:
    """Time in each stage, over all articles."""
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], object]) -> object:
        began = time.perf_counter()
        result = work()
        spent[name] = spent.get(name, 0.0) + time.perf_counter() - began
        return result

    count = chars = 0
    made: list[Event] = []
    for n, a in enumerate(articles, 1):
        cleaned = timed("clean", lambda a=a: clean(a))
        split = timed("sentences", lambda c=cleaned: sentences(c))
        count, chars = count + len(split), chars + len(a.text)
        day = cleaned.published.date() if cleaned.published else None
        found = []
        for s in split:
            if not timed("prefilter", lambda s=s: extractor.triggers.possible(s.text)):
                continue
            tagged = timed("words", lambda s=s: words(s, extractor.lexicon))
            times = timed("dates", lambda t=tagged: dates.find(t))
            spans = tuple((t.first, t.last) for t in times)
            chunked = timed("phrases", lambda t=tagged, s=spans: phrases(t, s))
            timed("actors", lambda c=chunked, d=day: extractor.actors.find(c, d))
            timed("triggers", lambda c=chunked: extractor.triggers.find(c))
            actors = extractor.actors.find(chunked, day)
            timed("places", lambda c=chunked, x=actors: extractor.places.find(c, x))
            timed("tolls", lambda c=chunked, x=actors: extractor.tolls.find(c, x))
            timed("cues", lambda t=tagged: extractor.cues.find(t))
            found.append(extractor.find(s, day))
        found = timed("coreference", lambda f=found: corefer(f))
        claims = timed("claims", lambda f=found: [c for m in f for c in extractor.claims.read(m)])
        settled = timed("settle", lambda c=cleaned, f=found: settle(c, f, extractor.gazetteer))
        happenings = timed("merge", lambda c=claims, f=found, s=settled: merge(c, f, s))
        rows = timed("rows", lambda a=a, h=happenings, s=split: event_rows(
            a, h, s, crosswalk=extractor.crosswalk, rules=extractor.digest))  # fmt: skip
        made += rows
        if n % BATCH == 0 or n == len(articles):  # as rows travel
            timed("arrow", lambda r=made: table(r))
            made = []
    whole = sum(spent.values())
    print(f"\nstages, one process: {len(articles):,} articles, {count:,} sentences, {chars / 1e6:.1f} MB")
    for name, seconds in spent.items():
        print(f"  {name:<12}{count / seconds:>12,.0f} sentences/s {chars / 1e6 / seconds:>9.2f} MB/s {seconds / whole:>7.1%}")
    print(f"  {'together':<12}{count / whole:>12,.0f} sentences/s {chars / 1e6 / whole:>9.2f} MB/s")
    began, computing = time.perf_counter(), time.process_time()
    for first in range(0, len(articles), BATCH):
        run(articles[first : first + BATCH], extractor)
    seconds, computing = time.perf_counter() - began, time.process_time() - computing
    print(f"  {'in one go':<12}{count / seconds:>12,.0f} sentences/s, {count / computing:,.0f} for a second of computing")


def way(source: Path, workers: int, out: Path) -> tuple[float, int]:
    """Seconds that `events convert` takes, start-up and all, and the megabytes it needs at most."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "events", "convert", str(source), "--out", str(out), "-q", "-w", str(workers)]
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:]); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    said = subprocess.run([sys.executable, "-c", code, *command], check=True, capture_output=True, text=True)
    return time.perf_counter() - began, int(said.stdout.split()[-1]) // 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--full", action="store_true")
    args = parser.parse_args()
    began = time.perf_counter()
    extractor = Extractor()
    settle_down()
    print(f"rules and gazetteer: {time.perf_counter() - began:.2f} s")
    given = [a for a in read(args.folder) if isinstance(a, Article)] if args.folder else list(made(args.articles))
    for a in given[:20]:
        extractor.extract(a)
    stages(given[: args.articles], extractor)
    with tempfile.TemporaryDirectory() as folder:
        for number in [100, 1_000, 10_000, 100_000] if args.full else [100, args.articles * 4]:
            source = Path(folder, f"{number}.jsonl")
            count = chars = 0
            with source.open("w", encoding="utf-8") as file:
                for n in range(number):
                    a = given[n % len(given)]
                    file.write(json.dumps({"id": str(n), "text": a.text, "published": str(a.published or "")}) + "\n")
                    chars += len(a.text)
                    count += len(sentences(clean(a))) if n < len(given) else 0
            count = count * number // min(number, len(given))
            for workers in (1, 2):
                seconds, peak = way(source, workers, Path(folder, "out.parquet"))
                print(
                    f"whole way, {workers} worker{'s' * (workers > 1)}, {number:>7,} articles: {seconds:8.1f} s  "
                    f"{number / seconds:8,.1f} articles/s {count / seconds:9,.0f} sentences/s "
                    f"{chars / 1e6 / seconds:7.2f} MB/s  peak {peak:,} MB a process"
                )


if __name__ == "__main__":
    main()
