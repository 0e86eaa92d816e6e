"""`python -m events` and the `events` command."""

from __future__ import annotations

import gc
import os
import signal
import sys
import warnings
from types import FrameType, ModuleType
from typing import NoReturn


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
    asked: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        raise KeyboardInterrupt  # so that half a file is taken away

    signal.signal(signal.SIGTERM, stop)
    from events.cli import app

    code: object = 0
    try:
        app(prog_name="events", obj=keep_pandas_out)
    except SystemExit as ended:
        code = ended.code
    if asked:  # whoever asked (systemd, kill) is to see that it was done
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        sys.stderr.flush()
        os.kill(os.getpid(), signal.SIGTERM)
    leave(code)


def leave(code: object) -> NoReturn:
    """End the process with an exit code, at once: to free the rules' million values one by one takes a tenth of a second.

    By now every file is closed and every worker has ended; only what waits in the standard streams is left.
    """
    if isinstance(code, str):
        print(code, file=sys.stderr)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # whoever read the output has gone
        os._exit(1)
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    main()
