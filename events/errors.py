"""What can go wrong, in words for people. One root: `EventsError`."""

from __future__ import annotations


class EventsError(Exception):
    """Root of every error this package raises on purpose."""


class RuleError(EventsError, ValueError):
    """A rule file says something that cannot be: names file, line and key, and what would be right."""


class InputError(EventsError, ValueError):
    """An input cannot be read at all: a missing file, a folder without articles, a table without `text`."""


class ArticleError(EventsError, ValueError):
    """One article cannot be used; it goes to the rejects table and the batch goes on."""


class OutputError(EventsError, OSError):
    """The output cannot be written: a full disk, a read-only folder, an unknown format."""
