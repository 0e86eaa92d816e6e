"""Senses: action rules compiled for matching, and the classes of noun groups that they constrain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from events.forms import Forms
from events.model import Actor
from events.rulebook import ActionRule, Rulebook
from events.value import value

ARMED = frozenset(("MIL", "COP", "REB", "UAF", "PRM", "SPY", "CRM"))
GOVERNING = frozenset(("GOV", "LEG", "JUD", "ELI", "PTY"))
# A rule's class that a noun group's class also satisfies: a soldier is people.
WIDER = {
    "armed": "people",
    "civilian": "people",
    "peacekeeper": "people",
    "crowd": "people",
    "mob": "people",
    "assailant": "people",
    "hacker": "people",
}
# What an unknown proper name may be.
NAME = frozenset(("people", "org", "gov", "armed", "civilian", "place"))
# What a pronoun that refers to nobody known may be: "they attacked the embassy" may be a crowd or a band.
PRONOUN = frozenset(("people",))


@value
class Meaning:
    """What claims ask of an `ActionRule`, whose fields these are. Each trigger of each sentence asks several of them, and
    slots answer sooner than the model does."""

    name: str
    type: str
    mode: str
    cameo: str
    contexts: tuple[str, ...]
    objects: tuple[str, ...]
    complement: tuple[str, ...]
    complement_verbs: tuple[str, ...]
    object_target: bool
    of: str
    swap: bool
    said: bool
    intransitive: bool
    reciprocal: bool
    needs: tuple[str, ...]
    weapon: str
    deeds: tuple[str, ...]
    own: bool
    stands: str
    effect: bool
    finds: bool
    recalls: bool

    @classmethod
    def of_rule(cls, rule: ActionRule) -> Meaning:
        """A rule's."""
        return cls(*[getattr(rule, field.name) for field in fields(cls)])


@value
class Sense:
    """An `ActionRule` with its lemma lists turned into sets of forms; `object_heads` are the last words of `objects`."""

    rule: Meaning
    objects: frozenset[str]
    object_heads: frozenset[str]
    not_objects: frozenset[str]
    complement_verbs: frozenset[str]
    not_complement: frozenset[str]
    target_by: frozenset[str]
    noun_target_by: frozenset[str]
    actor: frozenset[str]
    target: frozenset[str]


def either_way(lemmas: Iterable[str]) -> Iterator[str]:
    """Lemmas, and those of two words with a hyphen also without: "task-force", "task force"."""
    for lemma in lemmas:
        yield lemma
        if lemma.count("-") == 1:
            yield lemma.replace("-", " ")


def compile_senses(rulebook: Rulebook, forms: Forms) -> dict[str, Sense]:
    """Rule name -> sense."""
    out = {}
    for rule in rulebook.actions:
        objects = forms.nouns(either_way(rule.objects))
        noun_by = rule.noun_target_by or rule.target_by or ("on", "against", "upon", "at")
        out[rule.name] = Sense(
            Meaning.of_rule(rule),
            objects,
            frozenset(form.rpartition(" ")[2] for form in objects),
            forms.nouns(either_way(rule.not_objects)),
            forms.verbs(rule.complement_verbs),
            forms.verbs(rule.not_complement),
            frozenset(rule.target_by),
            frozenset(noun_by),
            frozenset(rule.actor),
            frozenset(rule.target),
        )
    return out


def compile_classes(rulebook: Rulebook, forms: Forms) -> dict[str, frozenset[str]]:
    """Noun form -> the classes it belongs to, from nouns.toml and the roles."""
    found: dict[str, set[str]] = {}
    for name, lemmas in rulebook.nouns.items():
        for lemma in either_way(lemmas):
            for form in forms.noun(lemma.lower()):
                found.setdefault(form, set()).add(name)
    for role in rulebook.roles:
        classes = {"people"} if role.kind == "person" else {"org"}
        if role.armed or role.sector in ARMED:
            classes.add("armed")
        if role.sector in GOVERNING:
            classes.add("gov")
        if role.sector == "CVL":
            classes.add("civilian")
        for form in forms.noun(role.role.lower()):
            found.setdefault(form, set()).update(classes)
    return {form: frozenset(classes) | {WIDER[c] for c in classes if c in WIDER} for form, classes in found.items()}


def actor_classes(actor: Actor) -> frozenset[str]:
    """The classes an actor mention belongs to."""
    classes = {"people"} if actor.reference != "thing" else set()
    if actor.sector in ARMED:
        classes |= {"armed", "org"}
    if actor.sector in GOVERNING or actor.sector == "SPY":
        classes |= {"gov", "org"}
    if actor.sector not in ARMED | GOVERNING and (actor.sector or not (actor.name or actor.reference == "pronoun")):
        classes |= {"civilian"}
    if actor.name and (actor.reference == "name" or (actor.reference == "pronoun" and actor.kind == "body")):
        classes |= {"org", "gov"}
    return frozenset(classes)


def compile_weapons(rulebook: Rulebook, forms: Forms) -> dict[str, str]:
    """Weapon word or phrase, in both numbers -> the mode of an attack with it."""
    out: dict[str, str] = {}
    for mode, lemmas in rulebook.weapons.items():
        for lemma in lemmas:
            for form in forms.noun(lemma):
                out.setdefault(form, mode)
    return out
