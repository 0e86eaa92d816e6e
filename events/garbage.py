"""The garbage collector, kept away from work whose values make no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No rounds of the collector in the block. Loading rules, and linking, make millions of small values that all stay and
    make no cycles; the collector's rounds over them cost a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
