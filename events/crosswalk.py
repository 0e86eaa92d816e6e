"""From a PLOVER event to the types of ACLED and the Global Terrorism Database.

The mapping is data: `rules/crosswalk.toml`, read from top to bottom; for each of the two, the first entry that fits
decides. See that file for what an entry may ask for, and for the conventions it follows.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from events.codes import MODES, SECTORS, TYPES
from events.errors import RuleError
from events.value import value

FILE = Path(__file__).parent / "rules" / "crosswalk.toml"
OCCURRED = ("happened", "alleged", "historical")
"""Both databases record what took place: planned, threatened, hypothetical and negated acts have no type in them."""

ACLED: dict[str, tuple[str, ...]] = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Explosions/Remote violence": (
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other",
    ),
}  # fmt: skip
"""ACLED's event types and their sub-event types (ACLED codebook, 2023)."""

GTD = (
    "Assassination", "Armed Assault", "Bombing/Explosion", "Hijacking", "Hostage Taking (Barricade Incident)",
    "Hostage Taking (Kidnapping)", "Facility/Infrastructure Attack", "Unarmed Assault", "Unknown",
)  # fmt: skip
"""GTD's nine attack types (START, GTD codebook, 2021)."""


class Act(NamedTuple):
    """An event in the crosswalk's terms, which the entry it stands in must be the one to decide."""

    type: str = ""
    mode: str = ""
    cameo: str = ""
    actor: str = ""
    target: str = ""
    words: str = ""
    target_words: str = ""


class Entry(BaseModel):
    """One line of the crosswalk. Everything asked for must hold; what is left out may be anything.

    `type`, `mode`: any of these; "" in `mode` is an event without one. `cameo`: the code begins with one of these.
    `actor`, `target`: sectors, or the name of a group of sectors; "" is a sector that is not known. `words`: the
    action's or weapon's words hold one of these, whole words; `target_words` likewise the target's. `acled` is a
    sub-event type, "none" where ACLED has nothing; `gtd` an attack type or "none".
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: tuple[str, ...] = Field(min_length=1)
    mode: tuple[str, ...] = ()
    cameo: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    target_words: tuple[str, ...] = ()
    acled: str = ""
    gtd: str = ""
    examples: tuple[Act, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _codes_fit(self) -> Entry:
        if unknown := set(self.type) - set(TYPES):
            raise ValueError(f"no PLOVER type {', '.join(sorted(unknown))}")
        modes = {mode for t in self.type for mode in MODES[t]} | {""}
        if unknown := set(self.mode) - modes:
            raise ValueError(f"{'/'.join(self.type)} has no mode {', '.join(sorted(unknown))}")
        if self.acled not in ("", "none", *(sub for subs in ACLED.values() for sub in subs)):
            raise ValueError(f"no ACLED sub-event type {self.acled!r}")
        if self.gtd not in ("", "none", *GTD):
            raise ValueError(f"no GTD attack type {self.gtd!r}")
        if not self.acled and not self.gtd:
            raise ValueError("an entry gives acled or gtd")
        return self


class Codes(NamedTuple):
    """What an event is called elsewhere; None where it has no name there."""

    acled_event_type: str | None = None
    acled_sub_event_type: str | None = None
    gtd_attack_type: str | None = None


@value
class _Line:
    entry: Entry
    actor: frozenset[str]
    target: frozenset[str]
    words: re.Pattern[str] | None
    target_words: re.Pattern[str] | None

    def fits(self, act: Act) -> bool:
        """Whether an act of the entry's type and mode is one that it asks for."""
        entry = self.entry
        return (
            (not entry.cameo or act.cameo.startswith(entry.cameo))
            and (not self.actor or act.actor in self.actor)
            and (not self.target or act.target in self.target)
            and (self.words is None or self.words.search(act.words) is not None)
            and (self.target_words is None or self.target_words.search(act.target_words) is not None)
        )


class Crosswalk:
    """The crosswalk, ready for use: `Crosswalk.load()`, then `codes(...)` an event."""

    def __init__(self, entries: tuple[Entry, ...], sectors: dict[str, tuple[str, ...]]) -> None:
        self.entries = entries
        # By type and mode.
        self._acled: dict[tuple[str, str], list[_Line]] = {(t, m): [] for t in TYPES for m in ("", *MODES[t])}
        self._gtd: dict[tuple[str, str], list[_Line]] = {(t, m): [] for t in TYPES for m in ("", *MODES[t])}
        self._event_type = {sub: event for event, subs in ACLED.items() for sub in subs}
        for entry in entries:
            line = _Line(
                entry, _sectors(entry.actor, sectors), _sectors(entry.target, sectors),
                _any_word(entry.words), _any_word(entry.target_words),
            )  # fmt: skip
            for type_ in entry.type:
                for mode in ("", *MODES[type_]):
                    if not entry.mode or mode in entry.mode:
                        if entry.acled:
                            self._acled[type_, mode].append(line)
                        if entry.gtd:
                            self._gtd[type_, mode].append(line)

    @classmethod
    def load(cls, path: str | Path = FILE) -> Crosswalk:
        """Read a crosswalk file. Raises `RuleError` naming file and entry."""
        path = Path(path)
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise RuleError(f"{path}: cannot be read: {error.strerror}") from error
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise RuleError(f"{path}: is not TOML: {error}") from error
        sectors = {name: tuple(members) for name, members in data.get("sectors", {}).items()}
        return cls(tuple(_entry(path, n, e, sectors) for n, e in enumerate(data.get("entry", []), 1)), sectors)

    def codes(self, act: Act, status: str = "happened") -> Codes:
        """What ACLED and GTD call an event. Words are compared in lower case."""
        if status not in OCCURRED:
            return Codes()
        acled, gtd = self.decides(act)
        sub = acled.acled if acled and acled.acled != "none" else None
        attack = gtd.gtd if gtd and gtd.gtd != "none" else None
        return Codes(self._event_type[sub] if sub else None, sub, attack)

    def decides(self, act: Act) -> tuple[Entry | None, Entry | None]:
        """The entries that decide ACLED's and GTD's type."""
        acled = next((line.entry for line in self._acled.get((act.type, act.mode), ()) if line.fits(act)), None)
        gtd = next((line.entry for line in self._gtd.get((act.type, act.mode), ()) if line.fits(act)), None)
        return acled, gtd


def _entry(path: Path, number: int, data: dict[str, Any], sectors: dict[str, tuple[str, ...]]) -> Entry:
    try:
        entry = Entry.model_validate(data)
    except ValidationError as error:
        problem = error.errors()[0]
        key = ".".join(map(str, problem["loc"])) or "the entry"
        raise RuleError(f"{path}: entry {number}, {key}: {problem['msg'].removeprefix('Value error, ')}") from error
    if unknown := {*entry.actor, *entry.target} - {"", *SECTORS, *sectors}:
        raise RuleError(f"{path}: entry {number}: no sector or group of sectors {', '.join(sorted(unknown))}")
    return entry


def _sectors(names: tuple[str, ...], groups: dict[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(sector for name in names for sector in groups.get(name, (name,)))


def _any_word(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b") if words else None
