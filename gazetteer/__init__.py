"""Names to places, offline: `from gazetteer import Gazetteer`."""

from __future__ import annotations

from gazetteer.errors import BadQuestion, BadSource, DamagedFile, GazetteerError, UnknownScope
from gazetteer.index import Gazetteer
from gazetteer.model import Candidate, Context, Entry, Mention, Place, Resolution

__all__ = [
    "BadQuestion",
    "BadSource",
    "Candidate",
    "Context",
    "DamagedFile",
    "Entry",
    "Gazetteer",
    "GazetteerError",
    "Mention",
    "Place",
    "Resolution",
    "UnknownScope",
]
