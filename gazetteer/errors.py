"""What can go wrong, under one root."""

from __future__ import annotations


class GazetteerError(Exception):
    """Root of every error of this package; its message is written for the person who reads it."""


class DamagedFile(GazetteerError, ValueError):
    """A gazetteer's file is missing, cut short, or was not written by this package."""


class BadSource(GazetteerError, ValueError):
    """A source table cannot be used: says the file, the row, the column, and what would be right."""

    def __init__(self, file: object, reason: str, row: int | None = None, column: str = "") -> None:
        where = str(file)
        if row is not None:
            where += f", row {row}"
        if column:
            where += f", column {column}"
        super().__init__(f"{where}: {reason}")


class UnknownScope(GazetteerError, ValueError):
    """`within` names no country, province or district that the gazetteer holds."""


class BadQuestion(GazetteerError, ValueError):
    """What is asked cannot be answered: a name that is no text, a kind of place or a point that is none."""
