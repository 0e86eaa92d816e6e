"""`value`: the decorator of all values that pass from stage to stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True)
def value(cls: type[Value]) -> type[Value]:
    """A slotted dataclass that no code may change, which the type checker sees to: a check at run time would make each of
    the thousands of values of an article take twice as long to make, and the class itself as well."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
