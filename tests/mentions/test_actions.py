"""Triggers: the words that may state an action, written verb[words] or noun[words]."""

from __future__ import annotations

import pytest

from events.forms import Forms
from events.mentions.actions import TriggerFinder, noun_forms, verb_forms
from events.model import Phrases, Sentence
from events.phrases import phrases
from events.pipeline import lexicon
from events.rulebook import ActionRule, Rulebook
from events.words import words


def rule(name: str, verbs: str = "", nouns: str = "") -> ActionRule:
    listed = [tuple(filter(None, x.split(", "))) for x in (verbs, nouns)]
    return ActionRule(name=name, type="ASSAULT", cameo="19", verbs=listed[0], nouns=listed[1], examples=("X",))


RULES = (
    rule("attack", "attack, raid", "attack, raid, suicide attack"),
    rule("shoot", "shoot, open fire, shoot dead", "shooting, exchange of fire"),
    rule("call", "call, call for"),
    rule("blow up", "blow up"),
    rule("burn", "set on fire, burn"),
    rule("take", "take hostage"),
    rule("rape", "sexually assault"),
    rule("talk", "", "peace talks, talks"),
)
LEXICON = lexicon(Rulebook.load())
FORMS = Forms(LEXICON)
FINDER = TriggerFinder(RULES, FORMS)


def chunked(text: str) -> Phrases:
    return phrases(words(Sentence(0, text, 0, len(text)), LEXICON))


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Gunmen attacked a bus.", "verb[attacked] attack"),
        ("The attack on the bus failed.", "noun[attack] attack"),
        ("A suicide attack killed nobody.", "noun[suicide attack] attack"),
        ("Attack helicopters landed.", ""),  # no head of its noun group
        ("Soldiers opened fire.", "verb[opened fire] shoot"),
        ("Soldiers opened a school.", ""),
        ("An exchange of fire followed.", "noun[exchange of fire] shoot"),
        # longest first
        ("They called for calm.", "verb[called for] call, verb[called] call"),
        ("They called again for calm.", "verb[called again for] call, verb[called] call"),
        ("Police shot dead a man.", "verb[shot dead] shoot, verb[shot] shoot"),
        # the object in between
        ("Rebels blew the bridge up.", "verb[blew] blow up"),
        ("Rebels blew up the bridge.", "verb[blew up] blow up"),
        ("They set the clinic on fire.", "verb[set] burn"),
        ("They set the clinic on Friday.", ""),
        ("Gunmen took them hostage.", "verb[took] take"),
        # adverbs that belong to the verb
        ("Soldiers sexually assaulted a woman.", "verb[sexually assaulted] rape"),
        # two in one sentence
        ("Rebels raided a camp before the peace talks.", "verb[raided] attack; noun[peace talks] talk"),
        ("The shops were open.", ""),
    ],
)
def test_triggers(text: str, triggers: str) -> None:
    found = chunked(text)
    assert (
        "; ".join(", ".join(f"{t.form}[{found.words.span(t.first, end)}] {name}" for name, end in t.senses) for t in FINDER.find(found))
        == triggers
    )


@pytest.mark.parametrize(
    ("text", "possible"), [("Gunmen ATTACKED.", True), ("The weather stayed warm.", False), ("", False), ("Talks—again", True)]
)
def test_the_cheap_scan(text: str, possible: bool) -> None:
    assert FINDER.possible(text) is possible


def test_the_cheap_scan_loses_nothing() -> None:
    book = Rulebook.load()
    finder = TriggerFinder(book.actions, FORMS)
    assert [e for r in book.actions for e in r.examples if finder.find(chunked(e)) and not finder.possible(e)] == []


def test_phrases_in_all_forms() -> None:
    assert set(verb_forms("open fire", FORMS)) == {("open", "fire"), ("opens", "fire"), ("opened", "fire"), ("opening", "fire")}
    assert ("sexually", "assaulted") in set(verb_forms("sexually assault", FORMS))
    assert ("rallied", "behind") in set(verb_forms("rally behind", FORMS))
    assert set(noun_forms("car bomb", FORMS)) == {("car", "bomb"), ("car", "bombs")}
