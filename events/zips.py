"""Archives of texts and pages (`.zip`), read without unpacking anything onto the disk.

Names inside are only names: nothing is written, so a name that climbs out of the archive ("../../etc/passwd") leads
nowhere. What unpacks to more than it may is refused at that size, whatever it claims to hold.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

MOST_FILES = 200_000
"""Entries of one archive; more is an archive made to do harm, or better cut in pieces."""


def texts(path: Path, suffixes: tuple[str, ...], largest: int, others: list[str]) -> Iterator[tuple[str, bytes, str]]:
    """The files of an archive with one of these suffixes, in the order of their names: (name, bytes, what is wrong).

    Files of more than `largest` bytes are refused. The names of those with other suffixes are added to `others`; hidden
    ones are passed over.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES:
                yield "", b"", f"holds {len(entries):,} files; an archive may hold {MOST_FILES:,}"
                return
            for entry in sorted(entries, key=lambda e: e.filename):
                name = PurePosixPath(entry.filename.replace("\\", "/"))
                if entry.is_dir() or name.name.startswith((".", "__")):
                    continue
                if not name.name.lower().endswith(suffixes):
                    others.append(_plain(name))
                    continue
                yield (_plain(name), *_bytes(archive, entry, largest))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        yield "", b"", f"is no whole zip file: {error}"[:300]


def _bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, largest: int) -> tuple[bytes, str]:
    if entry.flag_bits & 1:
        return b"", "is encrypted"
    try:
        with archive.open(entry) as file:
            raw = file.read(largest + 1)  # never more, whatever the archive says of its size
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
        return b"", f"cannot be unpacked: {error}"[:300]
    return (b"", f"has more than {largest:,} bytes") if len(raw) > largest else (raw, "")


def _plain(name: PurePosixPath) -> str:
    """A name without drives, roots and steps upwards."""
    return "/".join(part for part in name.parts if part not in ("..", ".", "/") and not part.endswith(":"))
