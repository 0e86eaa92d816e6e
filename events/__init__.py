"""Dateline's extractor: news articles in, a table of incidents out.

events.extract(text, published="2020-10-20")    one text -> rows, as `Event` values
events.extract_frame(df), extract_table(table)  many articles, as pandas or Arrow
events.explain(text)                            what every stage made of it, and why
events.link(table), incidents(linked)           one incident_id across articles; one row an incident
events.plot.timeline(df), incident_map, matrix  pictures; need matplotlib: pip install 'dateline[plot]'
events.Rulebook.load(extra=["mine.toml"])       the rules, with a user's own
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from events.batch import extract_frame, extract_table
    from events.consensus import incidents
    from events.errors import EventsError
    from events.event import Event
    from events.explaining import explain
    from events.linking import link
    from events.pipeline import Extractor, extract
    from events.rulebook import Rulebook

__all__ = ["Event", "EventsError", "Extractor", "Rulebook", "explain", "extract", "extract_frame", "extract_table", "incidents", "link"]

# Loaded when first asked for: a name of one module need not wait for pyarrow, which another needs.
_HOME = {
    "Event": "events.event", "EventsError": "events.errors", "Extractor": "events.pipeline", "Rulebook": "events.rulebook",
    "explain": "events.explaining", "extract": "events.pipeline", "extract_frame": "events.batch", "extract_table": "events.batch",
    "incidents": "events.consensus", "link": "events.linking",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "plot":
        return import_module("events.plot")
    if name not in _HOME:
        raise AttributeError(f"module 'events' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__, "plot"])
