"""What a user asks with, checked: names, kinds, points, entries of one's own."""

from __future__ import annotations

from numbers import Real

from gazetteer.errors import BadQuestion
from gazetteer.folding import fold
from gazetteer.model import KINDS, Entry


def text_of(name: object, what: str) -> str:
    """A name, if it is text. Raises `BadQuestion`, as all here."""
    if not isinstance(name, str):
        raise BadQuestion(f"{what} must be text; it is {name!r}"[:200])
    return name


def check_kind(kind: object) -> None:
    """Refuse what is no kind of place."""
    if kind not in KINDS:
        raise BadQuestion(f"{kind!r} is no kind of place; kinds are {', '.join(KINDS)}")


def check_point(latitude: object, longitude: object) -> None:
    """Refuse what is no point in degrees."""
    for name, value, limit in (("latitude", latitude, 90), ("longitude", longitude, 180)):
        if not isinstance(value, Real) or not -limit <= float(value) <= limit:
            raise BadQuestion(f"`{name}` must be a number of degrees from -{limit} to {limit}; it is {value!r}"[:200])


def checked(entry: Entry) -> Entry:
    """An entry of a user's own, if it can be one."""
    text_of(entry.id, "an entry's id")
    if not fold(text_of(entry.name, f"the name of the entry {entry.id!r}")):
        raise BadQuestion(f"the entry {entry.id!r} has no name")
    try:
        check_kind(entry.kind)
        check_point(entry.latitude, entry.longitude)
    except BadQuestion as error:
        raise BadQuestion(f"{entry.name}: {error}") from None
    return entry
