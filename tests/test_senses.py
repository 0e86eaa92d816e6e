"""Senses: what a thing may be, and rules with their lemmas in all forms."""

from __future__ import annotations

import dataclasses

import pytest

from events.forms import Forms
from events.model import Actor
from events.rulebook import Rulebook
from events.senses import actor_classes, compile_classes, compile_senses, compile_weapons
from events.words import Lexicon

BOOK = Rulebook.load()
FORMS = Forms(Lexicon.load())


def test_lemmas_become_sets_of_forms() -> None:
    senses = compile_senses(BOOK, FORMS)
    assert list(senses) == [rule.name for rule in BOOK.actions]
    for sense in senses.values():
        assert sense.objects >= set(sense.rule.objects)
        assert sense.noun_target_by, "a noun's target is looked for somewhere"
    several = next(s for s in senses.values() if any(not o.endswith("s") for o in s.rule.objects))
    assert len(several.objects) > len(several.rule.objects)


CLASSES = compile_classes(BOOK, FORMS)


@pytest.mark.parametrize(
    ("noun", "classes", "none_of"),
    [
        ("soldier", "people armed", "civilian"),
        ("soldiers", "people armed", "civilian"),
        ("farmers", "people", "armed"),
        ("parliament", "org gov", "armed"),
        ("rifle", "weapon", "people"),
        ("mortars", "weapon", "people"),
        ("mosque", "building", "people"),
        ("trucks", "vehicle", "weapon"),
        ("flood", "disaster", "people"),
    ],
)
def test_classes_of_nouns(noun: str, classes: str, none_of: str) -> None:
    assert set(classes.split()) <= CLASSES[noun]
    assert none_of not in CLASSES[noun]


def test_a_noun_that_nobody_lists_has_no_class() -> None:
    assert "zorch" not in CLASSES


SOLDIERS = Actor("soldiers", 0, 8, 0, 0, 1, sector="MIL")


@pytest.mark.parametrize(
    ("changed", "classes"),
    [
        ({}, "people armed org"),
        ({"sector": "GOV"}, "people gov org"),
        ({"sector": "CVL"}, "people civilian"),
        ({"sector": ""}, "people civilian"),
        ({"sector": "", "reference": "thing"}, "civilian"),
        ({"sector": "REB", "name": "Taliban", "reference": "name"}, "people armed org gov"),
    ],
)  # fmt: skip
def test_classes_of_actors(changed: dict[str, str], classes: str) -> None:
    assert actor_classes(dataclasses.replace(SOLDIERS, **changed)) == set(classes.split())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("weapon", "mode"),
    [
        ("roadside bomb", "explosives"),
        ("car bombs", "explosives"),
        ("drones", "drone"),
        ("rifles", "firearms"),
        ("mortars", "heavy-weapons"),
    ],
)
def test_weapons_tell_the_mode(weapon: str, mode: str) -> None:
    assert compile_weapons(BOOK, FORMS)[weapon] == mode
