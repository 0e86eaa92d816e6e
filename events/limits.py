"""A bound on the work that one article may cause.

The time is the process's own (CPU, not the clock on the wall), so that a busy machine rejects no more than an idle one.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from events.batch import extract_all
from events.errors import ArticleError

if TYPE_CHECKING:
    from events.article import Article
    from events.batch import Extracts
    from events.event import Event

SECONDS = 60.0
"""What an article may take by default: some ten times what the longest one that is let in takes."""
LONGEST = 1e8
"""Three years: the clock counts no further, and "inf" is a number too."""


class Limited:
    """An extractor that gives an article up after `seconds` of the process's time: an `ArticleError`, so a reject."""

    def __init__(self, extractor: Extracts, seconds: float = SECONDS) -> None:
        self._extractor, self._seconds = extractor, seconds

    @property
    def digest(self) -> str:
        return self._extractor.digest

    def extract(self, article: Article) -> list[Event]:
        """The article's rows.

        Raises:
            ArticleError: the time ran out, or what the extractor itself found wrong.
        """
        with time_limit(self._seconds):
            return self._extractor.extract(article)

    def extract_all(self, articles: Sequence[Article]) -> list[list[Event]]:
        """The rows of each article. They have together as long as one has alone; if that is too short, they can be done
        one by one.

        Raises:
            ArticleError: as in `extract`.
        """
        with time_limit(self._seconds):
            return extract_all(self._extractor, articles)


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `ArticleError` in the block once it has run for `seconds` of the process's time; 0 is no limit.

    Timers interrupt only a process's main thread, and Windows has none: elsewhere the block runs without a limit.
    """
    if seconds <= 0 or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(number: int, frame: FrameType | None) -> None:
        raise ArticleError(f"took longer than {seconds:g} seconds of computing; it was given up")

    before = signal.signal(signal.SIGPROF, over)
    try:
        # It rings again and again: an exception raised inside a destructor would be lost.
        signal.setitimer(signal.ITIMER_PROF, min(seconds, LONGEST), 1.0)
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
