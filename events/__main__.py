"""`python -m events` and the `events` command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType


class NoPandas:
    """Refuses pandas to this process. The command line has no use for it, but pyarrow imports it (0.4 s) on the first
    list it is given, to see whether that is a Series; finding none, it does without."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name == "pandas":
            raise ModuleNotFoundError("pandas is not used by the command line", name=name)
        return None


def main() -> None:
    """Run the command line."""
    sys.meta_path.insert(0, NoPandas)
    from events.cli import app

    app(prog_name="events")


if __name__ == "__main__":
    main()
