"""Hostile articles, pages and files by the thousand, until the time is up: `make fuzz`, an hour.

    python tests/fuzz/fuzz.py [SECONDS] [SEED]

Nothing may fail but by an error meant for people, give offsets that do not hold, or take more than its time. What does
is printed with the input that did it, cut down as far as Hypothesis can.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from events.article import Article, article
from events.batch import attempt
from events.clean import clean
from events.errors import ArticleError, EventsError
from events.limits import time_limit
from events.page import read_page
from events.pipeline import extractor
from events.read import Reject, read
from events.sentences import sentences
from events.table import table

SAMPLES = Path(__file__).parents[2] / "events" / "samples"
SECONDS_EACH = 5.0
"""An article of a few thousand characters takes a hundredth of it."""

told = [s.text for a in read(SAMPLES) if isinstance(a, Article) for s in sentences(clean(a))]
tokens = sorted({w for t in told for w in t.split()})
nasty = st.sampled_from(
    ["\0", "\x1b[2J", "\u202e", "\ud800", "\ufeff", "\u200d", "İ", "ﬁ", "ß", "\r", "\x85", "\u2028", "((((", "[[", '"', "“", "’s", "--", "..", "…", "$1", "1,000,000,000,000", "99999999999999999999",
     "0/0/0000", "31 February", "at least", "between 5 and 3", "U.S.", "Gen.", "of of of", "and and", ", , ,", "killed", "who said that", "in in in", "30 km north of", "%", "\\", "\t", " " * 50]
)  # fmt: skip
scraps = st.one_of(st.sampled_from(told), st.sampled_from(tokens), nasty, st.text(max_size=8))
joined = st.builds(lambda parts, glue: glue.join(parts), st.lists(scraps, max_size=40), st.sampled_from([" ", "", "\n", ", ", " and "]))
repeated = st.builds(lambda scrap, times: (scrap + " ") * times, scraps, st.integers(1, 400))
texts = st.one_of(joined, repeated, st.builds(lambda a, b: a + b, joined, repeated))
days = st.one_of(st.none(), st.dates().map(str), st.text(max_size=12))
titles = st.one_of(st.none(), st.sampled_from(told), st.text(max_size=30))


def articles(text: str, title: str | None, published: str | None) -> None:
    """An article gives rows whose offsets hold, or is refused in words."""
    try:
        found = article({"id": "a", "text": text, "title": title, "published": published})
    except ArticleError:
        return
    with time_limit(SECONDS_EACH):
        rows = attempt(extractor(), found)
    if isinstance(rows, Reject):
        # `attempt` names what it caught after its type; a refusal on purpose starts with words of its own.
        assert not rows.reason.split(":")[0].endswith(("Error", "Exception")), rows.reason
        assert "took longer" not in rows.reason, rows.reason
        return
    for row in rows:
        for column in ("action", "actor", "target", "location"):
            start, end = getattr(row, f"{column}_start"), getattr(row, f"{column}_end")
            assert start is None or found.text[start:end] == getattr(row, column), (column, row)
    assert len({row.event_id for row in rows}) == len(rows)
    table(rows)


tags = st.sampled_from(["<div>", "</div>", "<p>", "</p>", "<table>", "<td", "<!--", "-->", "<script>", "</script>", "<![CDATA[", "&#0;", "&#x110000;", "<a href='", "<meta charset=utf-7>", "<title>", "<time datetime='9999-99-99'>"])  # fmt: skip
markup = st.lists(st.one_of(tags, st.sampled_from(told), nasty), max_size=60).map("".join)


def pages(page: str, raw: bytes) -> None:
    """A page gives text, or is refused in words."""
    with time_limit(SECONDS_EACH):
        try:
            assert read_page(page.encode("utf-8", "surrogatepass") + raw)["text"]
        except ValueError as error:
            if isinstance(error, ArticleError):  # the time was up
                raise


def files(raw: bytes, suffix: str) -> None:
    """A file of any bytes gives articles and rejects, or an error for people."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{suffix}")
        path.write_bytes(raw)
        try:
            for item in read(path):
                assert isinstance(item, Article) or item.reason
        except EventsError:
            return


suffixes = st.sampled_from([".jsonl", ".jsonl.gz", ".csv", ".parquet", ".html", ".txt", ".zip", ".warc", ".warc.gz"])
starts = st.sampled_from([b"", b"PK\3\4", b"\x1f\x8b\x08", b"PAR1", b"WARC/1.0\r\n", b'{"text": "', b"id,text\n", b"\xff\xfe", b"\xef\xbb\xbf", b'"'])  # fmt: skip
bodies = st.builds(lambda a, b, c: a + b + c, starts, st.binary(max_size=300), st.sampled_from(told).map(str.encode))

TARGETS: list[tuple[Any, dict[str, Any]]] = [
    (articles, {"text": texts, "title": titles, "published": days}),
    (pages, {"page": markup, "raw": st.binary(max_size=40)}),
    (files, {"raw": bodies, "suffix": suffixes}),
]


def main() -> int:
    """Rounds of every target with new seeds until the time is up; how many of them found something."""
    until = time.monotonic() + (float(sys.argv[1]) if len(sys.argv) > 1 else 3600.0)
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    found = cases = 0
    profile = settings(
        max_examples=200, deadline=None, database=None, print_blob=False,
        suppress_health_check=list(HealthCheck), phases=(Phase.generate, Phase.shrink),
    )  # fmt: skip
    while time.monotonic() < until:
        for check, strategies in TARGETS:
            try:
                seeded(number)(profile(given(**strategies)(check)))()
            except (Exception, BaseExceptionGroup) as error:
                found += 1
                print(f"---- {check.__name__}, seed {number}: {type(error).__name__}: {str(error)[:800]}")
                for note in getattr(error, "__notes__", ()):
                    print(note[:3000])
            cases += 200
        number += 1
    print(f"{cases:,} cases, seeds up to {number - 1}: {found} failed")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
