"""`python -m events` and the `events` command."""

from __future__ import annotations

import gc
import sys
import warnings
from types import ModuleType


def keep_pandas_out() -> None:
    """Tell pyarrow, before it looks, that there is no pandas it could use.

    The command line has no use for pandas, but pyarrow imports it (0.4 s) on the first list that it is given, to see
    whether that is a Series; finding only an ancient one, it does without for the rest of the process.
    """
    if "pandas" in sys.modules:
        return
    import pyarrow as pa

    ancient = ModuleType("pandas")
    ancient.__version__ = "0"  # type: ignore[attr-defined]
    sys.modules["pandas"] = ancient
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pa.array([])
    finally:
        del sys.modules["pandas"]


def main() -> None:
    """Run the command line."""
    gc.disable()  # until the rules are loaded: see events.cli.extractor_for
    from events.cli import app

    app(prog_name="events", obj=keep_pandas_out)


if __name__ == "__main__":
    main()
