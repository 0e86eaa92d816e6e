"""Inflection: from the word list where it knows the lemma, by rule otherwise."""

from __future__ import annotations

import pytest

from events.forms import Forms, plural, regular_verb
from events.words import Lexicon

FORMS = Forms(Lexicon.load())


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("firebomb", "firebomb firebombs firebombed firebombing"),
        ("torture", "torture tortures tortured torturing"),
        ("decry", "decry decries decried decrying"),
        ("deploy", "deploy deploys deployed deploying"),
        ("ambush", "ambush ambushes ambushed ambushing"),
        ("gas", "gas gases gased gasing gassed gassing"),
        ("drag", "drag drags draged draging dragged dragging"),
        ("raid", "raid raids raided raiding"),
        ("allow", "allow allows allowed allowing"),
    ],
)
def test_regular_verbs(lemma: str, forms: str) -> None:
    assert regular_verb(lemma) == set(forms.split())


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("attack", "attacks"),
        ("blast", "blasts"),
        ("ambush", "ambushes"),
        ("army", "armies"),
        ("convoy", "convoys"),
        ("gunman", "gunmen"),
        ("German", "Germans"),
        ("box", "boxes"),
    ],
)
def test_plurals(noun: str, many: str) -> None:
    assert plural(noun.lower()) == many.lower()


@pytest.mark.parametrize(
    ("lemma", "some"),
    [
        ("shoot", "shot shoots shooting shoot"),
        ("strike", "struck striking"),
        ("take", "took taken"),
        ("hit", "hit hitting"),
        ("flee", "fled"),
    ],
)
def test_irregular_verbs_come_from_the_word_list(lemma: str, some: str) -> None:
    assert set(some.split()) <= FORMS.verb(lemma)
    assert lemma + "ed" not in FORMS.verb(lemma)


def test_unknown_verbs_are_regular() -> None:
    assert FORMS.verb("zorch") == {"zorch", "zorches", "zorched", "zorching"}


def test_nouns_in_both_numbers_and_of_several_words() -> None:
    assert FORMS.noun("car bomb") == {"car bomb", "car bombs"}
    assert FORMS.noun("child") == {"child", "children"}
    assert FORMS.nouns(("siege", "coup")) == {"siege", "sieges", "coup", "coups"}
    assert FORMS.verbs(("flee", "raid")) == FORMS.verb("flee") | FORMS.verb("raid")
