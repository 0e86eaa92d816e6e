"""The words of tolls, from rules/tolls.toml: validated, inflected, and laid out for looking up.

The conventions for vague counts are `Conventions.vague` and `Conventions.collective`: words, low and meaning.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from events import plain_toml
from events.errors import RuleError
from events.forms import Forms
from events.mentions.numbers import Counter
from events.rulebook import RULES, Rulebook
from events.value import value

FILE = RULES / "tolls.toml"
Word = Annotated[str, Field(min_length=1, pattern=r"^\S.*\S$|^\S$")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TollRule(_Entry):
    """One way of saying that people came to harm; the keys are explained at the top of rules/tolls.toml."""

    name: Word
    effect: Literal["killed", "wounded", "captured", "abducted", "displaced", "casualties"]
    verbs: tuple[Word, ...] = ()
    befall: tuple[Word, ...] = ()
    objects: tuple[Word, ...] = ()
    states: tuple[Word, ...] = ()
    nouns: tuple[Word, ...] = ()
    counted: tuple[Word, ...] = ()
    with_: tuple[Word, ...] = Field(default=(), alias="with")
    after: tuple[Word, ...] = ()
    before: tuple[Word, ...] = ()
    evidence: bool = False
    unsure: bool = False
    only: Literal["", "self", "men", "people", "doer", "none"] = ""
    by: Literal["", "armed", "state", "bands"] = ""
    civilian: bool = False
    living: bool = False
    least: int = 0
    examples: tuple[Word, ...] = Field(min_length=1)
    not_: tuple[Word, ...] = Field(min_length=1, alias="not")

    @model_validator(mode="after")
    def _says_something(self) -> TollRule:
        if not (self.verbs or self.befall or self.states or self.nouns or self.counted):
            raise ValueError("a rule needs verbs, befall, states, nouns or counted")
        return self


class Vague(_Entry):
    """Words that count for at least `low` people."""

    low: int = Field(gt=0)
    exact: bool = False
    words: tuple[Word, ...] = Field(min_length=1)
    meaning: Word


class WordLists(_Entry):
    """Words that bear on a statement; see rules/tolls.toml."""

    attackers: tuple[Word, ...]
    men: tuple[Word, ...]
    factual: tuple[Word, ...]
    unreal: tuple[Word, ...]
    intended: tuple[Word, ...]
    past: tuple[Word, ...]


class Conventions(_Entry):
    """All of rules/tolls.toml."""

    toll: tuple[TollRule, ...]
    vague: tuple[Vague, ...]
    collective: tuple[Vague, ...]
    lists: WordLists

    @classmethod
    def load(cls, path: Path = FILE) -> Conventions:
        """Read the file. Raises `RuleError` naming file, entry and key."""
        try:
            found = cls.model_validate(plain_toml.loads(path.read_text(encoding="utf-8")))
        except OSError as error:
            raise RuleError(f"{path}: cannot be read: {error.strerror}") from error
        except tomllib.TOMLDecodeError as error:
            raise RuleError(f"{path}: is not TOML: {error}") from error
        except ValidationError as error:
            problem = error.errors()[0]
            raise RuleError(f"{path}: {'.'.join(map(str, problem['loc']))}: {problem['msg']}") from error
        names = [rule.name for rule in found.toll]
        if doubled := {name for name in names if names.count(name) > 1}:
            raise RuleError(f"{path}: two [[toll]] entries are named {', '.join(sorted(doubled))}")
        return found


@value
class Saying:
    """One phrase of a rule: `rest` are the words that must follow its first word, each with its forms."""

    rule: TollRule
    rest: tuple[frozenset[str], ...] = ()


Table = dict[str, tuple[Saying, ...]]


@dataclass(frozen=True)
class TollWords:
    """The rules by the form that begins them, and what nouns are."""

    verbs: Table
    befall: Table
    states: Table
    nouns: Table
    counted: Table
    objects: dict[str, frozenset[str]]
    with_: dict[str, frozenset[str]]
    first: frozenset[str]
    counter: Counter
    collectives: dict[str, int]
    exact: frozenset[str]
    attackers: frozenset[str]
    men: frozenset[str]
    factual: frozenset[str]
    unreal: frozenset[str]
    intended: frozenset[str]
    past: dict[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, conventions: Conventions, forms: Forms) -> TollWords:
        """Inflect the conventions' words."""
        rules, lists = conventions.toll, conventions.lists
        verbs = _table(((r, v) for r in rules for v in r.verbs), forms.verb, forms)
        befall = _table(((r, v) for r in rules for v in r.befall), forms.verb, forms)
        states = _table(((r, s) for r in rules for s in r.states), lambda word: {word}, forms)
        nouns = _table(((r, n) for r in rules for n in r.nouns), forms.noun, forms)
        counted = _table(((r, n) for r in rules for n in r.counted), forms.noun, forms)
        past: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for phrase in lists.past:
            past[phrase.split()[0]].append(tuple(phrase.split()))
        return cls(
            verbs, befall, states, nouns, counted,
            objects={r.name: forms.nouns(r.objects) for r in rules if r.objects},
            with_={r.name: forms.verbs(r.with_) for r in rules if r.with_},
            first=frozenset().union(verbs, befall, states, nouns, counted, ("toll", "tolls", "number", "figure", "himself", "herself", "themselves", "self")),
            counter=Counter({tuple(w.split()): v.low for v in conventions.vague for w in v.words}),
            collectives={form: v.low for v in conventions.collective for w in v.words for form in forms.noun(w)},
            exact=frozenset(w for v in conventions.collective if v.exact for w in v.words),
            attackers=forms.nouns(lists.attackers), men=forms.nouns(lists.men),
            factual=forms.verbs(lists.factual), unreal=forms.verbs((*lists.unreal, *lists.intended)),
            intended=forms.verbs(lists.intended),
            past={first: tuple(phrases) for first, phrases in past.items()},
        )  # fmt: skip


def _table(phrases: Iterable[tuple[TollRule, str]], inflect: Callable[[str], Iterable[str]], forms: Forms) -> Table:
    """Form of the first word -> its sayings, longest first. "be martyred" begins with its second word: be may be far."""
    found: dict[str, list[Saying]] = defaultdict(list)
    for rule, phrase in phrases:
        first, *rest = phrase.lower().split()
        for form in inflect(first):
            found[form].append(Saying(rule, tuple(frozenset(forms.noun(word)) for word in rest)))
    return {form: tuple(sorted(sayings, key=lambda s: -len(s.rest))) for form, sayings in found.items()}


@dataclass(frozen=True)
class Nouns:
    """What the heads of noun groups are: people (with their sector, where the word tells), things, names of groups."""

    people: frozenset[str]
    plurals: frozenset[str]
    armed: frozenset[str]
    things: frozenset[str]
    groups: frozenset[str]
    sector: dict[str, str]
    reports: frozenset[str]
    bands: frozenset[str]
    countries: frozenset[str]

    @classmethod
    def of(cls, rulebook: Rulebook, forms: Forms) -> Nouns:
        """From the rulebook's noun classes, roles and names of groups."""
        lists, roles = rulebook.nouns, [r for r in rulebook.roles if r.kind == "person"]
        things = frozenset().union(*(forms.nouns(words) for name, words in lists.items() if name in THINGS))
        lemmas = {_last(word) for word in (*lists["people"], *lists["civilian"], *lists["armed"])}
        lemmas |= {_last(r.role) for r in roles if " " not in r.role or _last(r.role) not in things}
        demonyms = {d.lower() for c in rulebook.countries for d in c.demonyms if " " not in d and d[0].isupper()}
        people = ({form for lemma in lemmas for form in forms.noun(lemma)} | {"passers-by"}) - NOT_PEOPLE
        plurals = {form for lemma in lemmas for form in forms.noun(lemma) if form != lemma} | {d + "s" for d in demonyms} | {"passers-by"}
        sector: dict[str, str] = {}
        for role in roles:
            for form in forms.noun(role.role.lower()) if " " not in role.role else ():
                sector.setdefault(form, role.sector)
        for form in forms.nouns(lists["civilian"]):
            sector.setdefault(form, "CVL")
        armed = forms.nouns(lists["armed"]) | forms.nouns(r.role.lower() for r in roles if r.armed and " " not in r.role)
        groups = {n.lower() for a in rulebook.actors if a.kind != "person" for n in (a.name, *a.aliases) if " " not in n}
        armed -= forms.nouns(lists["civilian"])
        said = [word for cue in rulebook.cues if cue.kind in ("report", "claim") for word in cue.words]
        return cls(
            frozenset(people | plurals - NOT_PEOPLE), frozenset(plurals - NOT_PEOPLE), armed, things - people,
            frozenset(groups), sector,
            countries=frozenset(c.name.lower() for c in rulebook.countries if " " not in c.name),
            bands=frozenset(a.name for a in rulebook.actors if a.kind != "person" and a.sector in BANDS),
            reports=forms.verbs(w[1:-1] for w in said if w[0] == "<" and w[-1] == ">"),
        )  # fmt: skip

    def is_band(self, source: str) -> bool:
        """Whether who says something is an armed group that is no state's: the Taliban, rebels."""
        return source in self.bands or self.sector.get(source.rsplit(" ", 1)[-1].lower(), "") in BANDS


BANDS = frozenset(("REB", "UAF", "CRM"))
"""Sectors of armed groups that are no state's."""
THINGS = tuple("place building vehicle weapon goods money document law agreement event animal game body abstract gov org".split())
# Said of people in the lists of actors, but as objects of harm they are something else, or counted otherwise.
NOT_PEOPLE = frozenset(
    "head heads figure figures side sides party parties body bodies score scores million millions hundred hundreds thousand "
    "thousands dozen dozens population populations power powers source sources force forces name names mass masses minority "
    "majority community communities nation nations public relation relations subject subjects striker".split()
)


def _last(role: str) -> str:
    """The head of a role: officer of police officer, member of member of parliament."""
    return role.lower().split(" of ")[0].split(" in ")[0].rsplit(" ", 1)[-1]
