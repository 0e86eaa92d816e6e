"""One run at a time: a lock that the system itself lets go when its holder dies, however it dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from events.errors import EventsError, OutputError


class Locked(EventsError, RuntimeError):
    """Another run is at work on the same dataset."""


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold the lock file `path` for the block. The file stays; that it is there means nothing.

    Raises:
        Locked: another process holds it; the words name that process.
        OutputError: the file cannot be written.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
    try:
        if not _take(handle):
            holder = os.pread(handle, 40, 0).decode("ascii", "replace").strip() if hasattr(os, "pread") else ""
            raise Locked(f"{path}: another run is at work on this dataset" + (f" (process {holder})" if holder else ""))
        _sign(handle)
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        return _take_on_windows(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _take_on_windows(handle: int) -> bool:
    import msvcrt

    try:
        os.lseek(handle, 1 << 20, os.SEEK_SET)  # beyond the holder's name, so that it can be read
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True


def _sign(handle: int) -> None:
    """The holder's process id, for the words of others; a disk too full for it is no reason to stop yet."""
    try:
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, str(os.getpid()).encode())
    except OSError:
        return
