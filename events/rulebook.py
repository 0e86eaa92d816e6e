"""Rules are data: what the TOML and CSV files under `events/rules` may say, and how they are read.

    actions/*.toml     [[action]] what people do: verbs, nouns, arguments, codes, examples
    actors/*.csv       who there is: states, forces, armed groups, bodies, parties, leaders; roles
    nouns.toml         classes of things ("weapon", "building" ...) that rules constrain their arguments with
    weapons.toml       words for weapons, by the PLOVER mode of an attack with them
    cues.toml          [[cue]] negation, denial, threat, plan, hearsay, background ...
    lists.toml         words that the stages ask after besides (see events.lists)
    words.tsv          English word forms with their coarse tags (generated, see events.wordlist)

A `Rulebook` is what all of them say together. `Rulebook.load(extra=[...])` adds a user's TOML files: an [[action]] or
[[cue]] of a known name replaces the packaged one, a new name is added; [[actor]] entries and [nouns] lists likewise.
Everything wrong is a `RuleError` naming file, line and key.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from events.codes import CAMEO, CONTEXTS, MODES, SECTORS, SUPRANATIONAL
from events.errors import RuleError
from events.rule_files import line_of, rows, tables, toml

RULES = Path(__file__).parent / "rules"

Word = Annotated[str, Field(min_length=1, pattern=r"^\S.*\S$|^\S$")]
Class = Literal[
    "people", "armed", "civilian", "peacekeeper", "crowd", "mob", "assailant", "hacker", "gov", "org", "place", "building", "vehicle", "weapon", "goods", "money",
    "document", "law", "agreement", "event", "disaster", "animal", "game", "body", "abstract", "stronghold",
]  # fmt: skip
CLASSES: tuple[str, ...] = get_args(Class)
Type = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "ACCUSE",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip

Cue = Literal[
    "support", "undergo", "occur", "order", "charge", "report", "claim", "deny", "threat", "plan", "fail", "prevent", "begin", "hearsay",
    "condition", "background", "separate", "anaphor", "blame",
]  # fmt: skip


class ActionRule(BaseModel):
    """One thing people do, in the words news has for it.

    `verbs`: lemmas; the first word of a phrase inflects ("open fire", "crack down", "call for"); a particle may also
    follow the object ("blow the bridge up"). `nouns`: lemmas of nominal actions ("shelling", "peace talks"); both
    numbers are found. A verb that means this only with certain objects lists them: `objects` are lemmas, one of which
    must be the head of the direct object (or of the passive subject, or stand in its of-chain: "a round of talks");
    `not_objects` are lemmas that forbid the reading ("strike a deal"). `complement`: the verb needs a clause: "to" (to
    attack), "that", "ing" (attacking); with `complement_verbs` (lemmas) only such a clause; `not_complement` are verbs
    of that clause that forbid the reading ("asked not to be named"). `intransitive`: it has no direct object ("struck
    again"), and with `swap` nothing that the subject became ("fell silent").

    Who is who: the subject is the actor, the direct object the target. `target_by`: prepositions that introduce the
    target instead ("on", "against", "with"); they are tried first, then the direct object, unless `objects` takes it.
    `object_target`: such an object is itself the target where nobody is named with it ("vetoed the resolution"; of
    "imposed sanctions" it is not). `noun_target_by` likewise for the nouns (default: `target_by`, else on, against, upon, at). `of`: whom "of" names
    after the noun: "the killing of" its target, "the attack of" its actor. `swap`: the subject is the target ("came under
    attack from", "received aid from"). `said`: what somebody says of the subject ("said the rebels were responsible"): the
    speaker is the actor, the subject the target. `reciprocal`: "X and Y met" has X as actor and Y as target.

    `actor`, `target`: classes that the argument must be of, when it is there ("people", "place" ...; see nouns.toml).
    `deeds`: types of what the clause that completes the verb must tell of: "vowed to" do anything that is an ASSAULT.
    `own`: the clause that completes the verb tells what the speaker or the one spoken to will do or suffer: its subject is
    a pronoun or it is passive ("warned that they would be arrested"). `stands`: the words are the act although their verb is
    not: "ahead" where it must be still to come ("would respond in kind"), "denied" where it must be denied ("has not ruled
    out force").
    `effect`: the words only tell what came of something (kill, wound, destroy), which may have been told of before.
    `finds`: the subject only finds what others did ("police found the bodies").
    `recalls`: the words are about the attack told of before, and nothing without it ("claimed responsibility").
    `needs`: slots without which the reading is refused. `actor = ["weapon"]` is for "a bomb exploded".
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Word
    type: Type
    mode: str = ""
    cameo: str = Field(pattern=r"^\d{2,4}$")
    contexts: tuple[str, ...] = ()
    verbs: tuple[Word, ...] = ()
    nouns: tuple[Word, ...] = ()
    objects: tuple[Word, ...] = ()
    not_objects: tuple[Word, ...] = ()
    complement: tuple[Literal["to", "that", "ing"], ...] = ()
    complement_verbs: tuple[Word, ...] = ()
    not_complement: tuple[Word, ...] = ()
    object_target: bool = False
    target_by: tuple[Word, ...] = ()
    noun_target_by: tuple[Word, ...] = ()
    of: Literal["actor", "target"] = "actor"
    swap: bool = False
    said: bool = False
    intransitive: bool = False
    reciprocal: bool = False
    actor: tuple[Class, ...] = ()
    target: tuple[Class, ...] = ()
    needs: tuple[Literal["actor", "target"], ...] = ()
    weapon: str = ""
    deeds: tuple[Type, ...] = ()
    own: bool = False
    stands: Literal["", "ahead", "denied"] = ""
    effect: bool = False
    finds: bool = False
    recalls: bool = False
    examples: tuple[Word, ...] = Field(min_length=1)
    not_: tuple[Word, ...] = Field(default=(), alias="not")

    @model_validator(mode="after")
    def _codes_fit(self) -> ActionRule:
        if not self.verbs and not self.nouns:
            raise ValueError("a rule needs verbs or nouns")
        if self.mode and self.mode not in MODES[self.type]:
            raise ValueError(f"{self.type} has no mode {self.mode!r}; it has {', '.join(MODES[self.type]) or 'none'}")
        if unknown := set(self.contexts) - set(CONTEXTS):
            raise ValueError(f"no PLOVER context {', '.join(sorted(unknown))}")
        return self

    @field_validator("cameo")
    @classmethod
    def _in_cameo(cls, code: str) -> str:
        if code[:2] not in CAMEO:
            raise ValueError("CAMEO has no such code: its roots are 01 to 20")
        if code[2:3] > str(CAMEO[code[:2]]):
            raise ValueError(f"CAMEO has no such code: under {code[:2]} it goes to {code[:2]}{CAMEO[code[:2]]}")
        return code


class ActorEntry(BaseModel):
    """A name the lexicon knows. `code` is CAMEO-style, `country` ISO 3166 alpha-3 or IGO, NGO, IMG ..., `since` and
    `until` are years (or days, YYYY-MM-DD) between which the entry holds: who governs Afghanistan, who is president.
    `local` marks aliases that others go by too, or that mean nothing elsewhere: they hold, within their years, only in
    a text that tells of the country, and more of it than of the others'."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Word
    aliases: tuple[Word, ...] = ()
    code: str = ""
    country: str = Field(default="", pattern=r"^([A-Z]{3})?$")
    sector: str = ""
    since: str = Field(default="", pattern=r"^(\d{4}(-\d\d-\d\d)?)?$")
    until: str = Field(default="", pattern=r"^(\d{4}(-\d\d-\d\d)?)?$")
    kind: Literal["group", "body", "force", "state", "person", "party"] = "group"
    local: bool = False

    @model_validator(mode="after")
    def _codes_known(self, info: ValidationInfo) -> ActorEntry:
        if self.sector and self.sector not in SECTORS:
            raise ValueError(f"no PLOVER sector {self.sector!r}; one of {', '.join(SECTORS)}")
        _known_country(self.country, info)
        if self.code and self.code not in SECTORS:
            _known_country(self.code[:3], info)
        if min(len(self.since), len(self.until)) and self.since > (self.until + "-12-31")[:10]:
            raise ValueError(f"it holds since {self.since}, and until {self.until}, which is before")
        return self

    @field_validator("since", "until")
    @classmethod
    def _in_the_calendar(cls, day: str) -> str:
        if len(day) > 4:
            try:
                dt.date.fromisoformat(day)
            except ValueError as error:
                raise ValueError("is no day of the calendar; write a year, or a day as 2020-10-20") from error
        return day


class RoleEntry(BaseModel):
    """A common noun for people or bodies: "soldier" MIL, "parliament" LEG. `number`: one person, or a body of many.
    `armed` marks those whose fighting is a battle; `country` where the word itself tells ("carabinieri" ITA)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: Word
    sector: str = ""
    kind: Literal["person", "body"] = "person"
    country: str = ""
    armed: bool = False

    @model_validator(mode="after")
    def _codes_known(self, info: ValidationInfo) -> RoleEntry:
        if self.sector and self.sector not in SECTORS:
            raise ValueError(f"no PLOVER sector {self.sector!r}; one of {', '.join(SECTORS)}")
        _known_country(self.country, info)
        return self


def _known_country(code: str, info: ValidationInfo) -> None:
    """Raise `ValueError` where no country has this code, of those that the reader of a file knows."""
    if code and info.context is not None and code not in info.context:
        raise ValueError(f"{code!r} is no country's code (ISO 3166 alpha-3), and none of {', '.join(SUPRANATIONAL)}")


class CountryEntry(BaseModel):
    """A state: its names, the adjectives and nouns for its people, and the names news uses for its government
    ("Kabul", "the Kremlin"), which are actors only where grammar makes them so."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    iso3: str = Field(pattern=r"^[A-Z]{3}$")
    name: Word
    aliases: tuple[Word, ...] = ()
    demonyms: tuple[Word, ...] = ()
    metonyms: tuple[Word, ...] = ()
    since: str = ""
    until: str = ""


class CueRule(BaseModel):
    """Words that bear on the standing of an action. `words`: word sequences, lower case; a word in <angle brackets>
    is a lemma in any of its verb forms ("<deny>", "no evidence of")."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Word
    kind: Cue
    words: tuple[Word, ...] = Field(min_length=1)
    examples: tuple[Word, ...] = Field(min_length=1)
    not_: tuple[Word, ...] = Field(default=(), alias="not")


@dataclass(frozen=True)
class Rulebook:
    """All that is known, validated, as plain values. `digest` is a hash of the files' contents."""

    actions: tuple[ActionRule, ...]
    actors: tuple[ActorEntry, ...]
    roles: tuple[RoleEntry, ...]
    countries: tuple[CountryEntry, ...]
    cues: tuple[CueRule, ...]
    nouns: dict[str, tuple[str, ...]] = field(hash=False)
    weapons: dict[str, tuple[str, ...]] = field(hash=False)
    digest: str

    @classmethod
    def load(cls, extra: Iterable[str | Path] | str | Path = (), folder: str | Path = RULES) -> Rulebook:
        """Read the packaged rules and then `extra`, a user's TOML file or files, which extend or replace.

        Raises `RuleError` naming file, line and key.
        """
        folder, users = Path(folder), [Path(p) for p in ((extra,) if isinstance(extra, str | Path) else extra)]
        states = tuple(rows(folder / "actors" / "countries.csv", CountryEntry))
        known = _codes(states)
        actions: dict[str, ActionRule] = {}
        for path in sorted((folder / "actions").glob("*.toml")):
            _merge(actions, tables(path, "action", ActionRule), path, replace=False)
        cues: dict[str, CueRule] = {}
        _merge(cues, tables(folder / "cues.toml", "cue", CueRule), folder / "cues.toml", replace=False)
        actors = [e for path in sorted((folder / "actors").glob("*.csv")) if path.stem not in ("roles", "countries")
                  for e in rows(path, ActorEntry, known)]  # fmt: skip
        nouns = dict(_nouns(folder / "nouns.toml"))
        for path in users:
            _merge(actions, tables(path, "action", ActionRule), path, replace=True)
            _merge(cues, tables(path, "cue", CueRule), path, replace=True)
            actors.extend(e for _, e in tables(path, "actor", ActorEntry, countries=known))
            for name, words in _nouns(path):
                nouns[name] = (*nouns.get(name, ()), *words)
        return cls(
            actions=tuple(actions.values()),
            actors=tuple(actors),
            roles=tuple(rows(folder / "actors" / "roles.csv", RoleEntry, known)),
            countries=states,
            cues=tuple(cues.values()),
            nouns=nouns,
            weapons=dict(_weapons(folder / "weapons.toml")),
            digest=digest_of(folder, users),
        )


def check(path: str | Path) -> list[str]:
    """What is wrong with a user's rule file, each a line naming file, line and key; an empty list if nothing."""
    path, problems = Path(path), list[str]()
    try:
        known = _codes(rows(RULES / "actors" / "countries.csv", CountryEntry))
        for _ in tables(path, "actor", ActorEntry, problems, known):
            pass
        _merge({}, tables(path, "action", ActionRule, problems), path, replace=True, problems=problems)
        _merge({}, tables(path, "cue", CueRule, problems), path, replace=True, problems=problems)
    except RuleError as error:
        problems.append(str(error))
    try:
        list(_nouns(path))
    except RuleError as error:
        problems.append(str(error))
    return list(dict.fromkeys(problems))


def _codes(countries: Iterable[CountryEntry]) -> frozenset[str]:
    """The codes that a country's place in an entry may have."""
    return frozenset([*(c.iso3 for c in countries), *SUPRANATIONAL])


def _weapons(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for mode, listed in toml(path)[1].items():
        if mode not in MODES["ASSAULT"]:
            raise RuleError(f"{path}: no ASSAULT mode {mode!r}; one of {', '.join(MODES['ASSAULT'])}")
        yield mode, tuple(listed)


Named = TypeVar("Named", ActionRule, CueRule)

# ---- reading ------------------------------------------------------------------------------------------------------


def _nouns(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    text, data = toml(path)
    for name, words in data.get("nouns", {}).items():
        if name not in CLASSES:
            raise RuleError(f"{path}:{line_of(text, name)}: no noun class {name!r}; one of {', '.join(CLASSES)}")
        if not isinstance(words, list) or not all(isinstance(w, str) and w.strip() for w in words):
            raise RuleError(f"{path}:{line_of(text, name)}: {name} must be a list of words")
        yield name, tuple(words)


def _merge(
    into: dict[str, Named],
    rules: Iterable[tuple[int, Named]],
    path: Path,
    replace: bool,
    problems: list[str] | None = None,
) -> None:
    seen: set[str] = set()
    for line, rule in rules:
        if rule.name in seen or (rule.name in into and not replace):
            taken = f"{path}:{line}: the name {rule.name!r} is taken by another rule"
            if problems is None:
                raise RuleError(taken)
            problems.append(taken)
        seen.add(rule.name)
        into[rule.name] = rule


def digest_of(folder: Path = RULES, users: Sequence[Path] = ()) -> str:
    """A hash of every rule file's path and content: same rules, same digest, on every machine."""
    digest = hashlib.sha256()
    packaged = sorted(p for p in folder.rglob("*") if p.suffix in (".toml", ".csv", ".tsv"))
    for label, path in [(p.relative_to(folder).as_posix(), p) for p in packaged] + [("user", p) for p in users]:
        digest.update(label.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def both(rules: str, gazetteer: str) -> str:
    """The hash that rows carry, of the digests of rules and gazetteer."""
    return hashlib.sha256(f"{rules} {gazetteer}".encode()).hexdigest()[:24]
