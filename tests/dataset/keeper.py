"""A night's run in a process of its own, with an extractor that takes articles at their word: for tests to kill.

    python keeper.py ARTICLES.jsonl DATASET [RULES]

An article's text is the number of its rows. Each article is slow enough for a run to be killed in the middle.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from events import dataset as datasets
from events.article import Article
from events.convert import convert_into
from events.errors import ArticleError
from events.event import Event
from events.read import Reject, read
from events.table import with_metadata
from events.workers import Done, work


class Counts:
    """As many events as the text says; "none" is refused."""

    def __init__(self, digest: str, seconds: float = 0.0) -> None:
        self.digest, self._seconds = digest, seconds

    def extract(self, article: Article) -> list[Event]:
        if self._seconds:
            time.sleep(self._seconds)
        if "none" in article.text:
            raise ArticleError("this one has no number")
        return [
            Event(
                event_id=f"{article.id}-{n}", incident_id=article.id, article_id=article.id, event_type="COERCE",
                status="happened", action=self.digest, published=article.published, sentence=article.text,
                contexts=("military", "election")[: n % 3],
            )
            for n in range(int(article.text.split()[0]))
        ]  # fmt: skip


def keep(articles: Iterable[Article | Reject], folder: Path, rules: str = "r1", seconds: float = 0.0, again: bool = False) -> list[Reject]:
    """One run."""
    with datasets.opened(folder, with_metadata(rules)) as dataset:
        one: partial[Iterator[Done]] = partial(work, extractor=Counts(rules, seconds))
        return convert_into(dataset, iter(articles), one, again)[1]


if __name__ == "__main__":
    datasets.COMMIT_ARTICLES = 64
    keep(read(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4], seconds=0.0005)
