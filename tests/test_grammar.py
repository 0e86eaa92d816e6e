"""Grammar: subjects, objects, agents and prepositional arguments, as words of readable sentences."""

from __future__ import annotations

import pytest

from events.grammar import Grammar
from events.mentions import dates
from events.model import Sentence
from events.phrases import phrases
from events.pipeline import extractor
from events.words import words

LEXICON = extractor().lexicon


def grammar(text: str) -> Grammar:
    tagged = words(Sentence(0, text, 0, len(text)), LEXICON)
    return Grammar(phrases(tagged, tuple((t.first, t.last) for t in dates.find(tagged))))


def verb(g: Grammar, word: str) -> int:
    """The chunk of the verb group that holds `word`."""
    return next(c for c, chunk in enumerate(g.chunks) if chunk.kind == "V" and word in g.lower[chunk.first : chunk.last])


@pytest.mark.parametrize(
    ("text", "of", "subject"),
    [
        ("Gunmen attacked a convoy.", "attacked", "gunmen"),
        ("Gunmen on motorbikes attacked a convoy.", "attacked", "gunmen"),
        ("Gunmen, police said, attacked a convoy.", "said", "police"),
        ("The head of the council resigned.", "resigned", "head"),
        ("The army and the police attacked.", "attacked", "army police"),
        ("The army, the police and a militia attacked.", "attacked", "army police militia"),
        ("Iran's envoy left.", "left", "envoy"),
        ("Militants armed with rifles attacked a convoy.", "attacked", "militants"),
        ("Militants riding camels and firing rifles attacked a convoy.", "attacked", "militants"),
        ("Militants riding camels and firing rifles attacked a convoy.", "firing", "militants"),
        ("The mayor said that the militants, firing rifles, attacked a convoy.", "firing", "militants"),
        ("The group, which seized the town in May, attacked again.", "attacked", "group"),
        ("The group, which seized the town in May, attacked again.", "seized", "group"),
        ("Zabihullah Mujahid, a spokesman for the group, rejected the claim.", "rejected", "mujahid"),
        ("The men who shot him fled.", "shot", "men"),
        ("Gunmen stormed the office and killed a guard.", "killed", "gunmen"),
        ("The rebels vowed to attack the town.", "attack", "rebels"),
        ("The rebels vowed to attack the town and abduct its chief.", "abduct", "rebels"),
        ("The rebels have long refused talks.", "refused", "rebels"),
        ("A man aged 24 stabbed six people.", "stabbed", "man"),
        ("The rebels have, in recent weeks, attacked villages.", "attacked", "rebels"),
        ("The army has, residents said, shelled the town.", "shelled", "army"),
        ("The army has for years accused the rebels.", "accused", "army"),
        ("An Istanbul court this week freed the trader.", "freed", "court"),
        ("In Kabul, protesters blocked the road.", "blocked", "protesters"),
        ("On Monday gunmen attacked a convoy.", "attacked", "gunmen"),
        ("The army (backed by militias) attacked.", "attacked", "army"),
        ("A bomb exploded, killing five people.", "killing", "bomb"),
        ("Soldiers were killed after rebels attacked the base.", "attacked", "rebels"),
        ("Army raids camp, kills three", "kills", "army"),
        ("The attack on guards in Mali that left three dead failed.", "left", "attack"),
        ("The men in the house that burned fled.", "burned", "house"),
        ("Shells fired from Syria landed in the town.", "landed", "shells"),
        ("Troops entered a town that resisted them, killing five.", "killing", "troops"),
        ("Police foiled a plot to bomb it and arrested five.", "arrested", "police"),
        ("Soldiers guarding the gate killed two men.", "killed", "soldiers"),
        ("Five men suspected of planting the bomb were arrested.", "arrested", "men"),
        ("An attempt to kill the judge failed.", "failed", "attempt"),
        ("Despite appeals to cease fire, troops and gunmen attacked.", "attacked", "troops gunmen"),
        ("Having seized the port, the militia moved on.", "seized", "militia"),
        ("Having seized the port, they moved on.", "seized", "they"),
        ("They blamed the rebels, but the envoy left.", "left", "envoy"),
        # a speaker in between tells, and goes on to speak
        ("A shell hit a bus, officials said, killing nine.", "killing", "shell"),
        ("A shell hit a bus, a spokesman for the mayor told reporters on Friday, killing nine.", "killing", "shell"),
        ("A shell hit a bus, officials said, blaming the rebels.", "blaming", "officials"),
        # what a conjunction joins: two clauses, or two nouns
        ("A bomb exploded in Kandahar and gunmen attacked a post.", "attacked", "gunmen"),
        ("Gunmen killed five soldiers and two policemen fled.", "fled", "policemen"),
        ("The bombings in Kabul and Herat killed ten people.", "killed", "bombings"),
        ("Police said five soldiers and two guards fled.", "fled", "soldiers guards"),
        ("Soldiers killed in Kabul and Herat were buried.", "buried", "soldiers"),
        ("The army retaliated by shelling the village.", "shelling", "army"),
        ("As troops tried to seize the rebels, the rebels attempted to shoot them, and were killed.", "killed", "rebels"),
        ("The man believed to lead the rebels was killed.", "killed", "man"),
        ("Rebels forced to flee the town were killed.", "killed", "rebels"),
        ("About forty women -- chanting for bread -- marched on the ministry.", "marched", "women"),
        ("Agents posing as nurses flew the captives out.", "flew", "agents"),
        ("Delhi demanded that Islamabad close the camps and withdrew trade benefits.", "withdrew", "delhi"),
        ("In Jenin, the army raids a camp, kills three", "kills", "army"),
    ],
)
def test_subjects(text: str, of: str, subject: str) -> None:
    g = grammar(text)
    assert [g.word(c) for c in g.subject(verb(g, of))] == subject.split()


@pytest.mark.parametrize(
    ("text", "of", "subject"),
    [
        ("The general ordered his troops to attack the city.", "attack", "troops"),
        ("The envoy called on the rebels to release them.", "release", "rebels"),
        ("The envoy called on the rebels to leave the town and release them.", "release", "rebels"),
        ("The rebels promised the envoy to release them.", "release", "rebels"),
        ("The rebels used the truce to attack the city.", "attack", "rebels"),
        ("Troops were ordered to attack the city.", "attack", "troops"),
        ("The chief accused the rebels of planting the bomb.", "planting", "rebels"),
        ("The chief charged two men with planting the bomb.", "planting", "men"),
        ("Two men were charged with planting the bomb.", "planting", "men"),
        ("The rebels claimed credit for planting the bomb.", "planting", "rebels"),
        ("The chief accused the rebels before visiting the town.", "visiting", "chief"),
    ],
)
def test_an_object_may_be_the_subject_of_what_follows(text: str, of: str, subject: str) -> None:
    sentence = Sentence(0, text, 0, len(text))
    found = extractor().find(sentence, None)
    g = Grammar(found.phrases, found.cues)
    assert [g.word(c) for c in g.subject(verb(g, of))] == subject.split()


@pytest.mark.parametrize(
    ("text", "of", "objects"),
    [
        ("Gunmen attacked a convoy.", "attacked", "convoy"),
        ("Gunmen killed a guard and two drivers.", "killed", "guard drivers"),
        ("Gunmen killed a guard, a cook and two drivers.", "killed", "guard cook drivers"),
        ("Gunmen killed the governor's brother.", "killed", "brother"),
        ("Gunmen killed a member of the council.", "killed", "member"),
        ("Gunmen killed a guard and the driver fled.", "killed", "guard"),
        ("Gunmen on Monday killed a guard.", "killed", "guard"),
        ("Gunmen fled in a van.", "fled", ""),
    ],
)
def test_objects(text: str, of: str, objects: str) -> None:
    g = grammar(text)
    assert [g.word(c) for c in g.direct(verb(g, of) + 1)] == objects.split()


@pytest.mark.parametrize(
    ("text", "of", "agents"),
    [
        ("A guard was killed by gunmen.", "killed", "gunmen"),
        ("A guard was killed on Monday in Kabul by gunmen.", "killed", "gunmen"),
        ("A guard was killed by soldiers and policemen.", "killed", "soldiers policemen"),
        ("A guard was killed in Kabul.", "killed", ""),
        ("A guard was killed, and a house was burned by rebels.", "killed", ""),
    ],
)
def test_agents(text: str, of: str, agents: str) -> None:
    g = grammar(text)
    assert [g.word(c) for c in g.agent(verb(g, of) + 1)] == agents.split()


@pytest.mark.parametrize(
    ("text", "of", "pairs"),
    [
        ("Rebels fired on troops near Homs with mortars.", "fired", "on troops, near homs, with mortars"),
        ("Rebels fired on troops after the army attacked the town.", "fired", "on troops"),
        ("Rebels fired on troops after the raid.", "fired", "on troops, after raid"),
        ("Rebels fired on troops who had entered the town.", "fired", "on troops"),
        ("Rebels fired.", "fired", ""),
    ],
)
def test_prepositional_arguments_end_with_their_clause(text: str, of: str, pairs: str) -> None:
    g = grammar(text)
    assert ", ".join(f"{p} {g.word(n)}" for p, n in g.prepositional(verb(g, of) + 1)) == pairs


def test_governors() -> None:
    g = grammar("The commander ordered his troops to leave the town.")
    assert g.word(g.governor(verb(g, "leave"))) == "ordered"
    g = grammar("To leave was wise.")
    assert g.governor(verb(g, "leave")) == -1


def test_lists_are_told_from_asides() -> None:
    g = grammar("Gunmen killed Ali Khan, a teacher, in Ghazni.")
    assert [g.word(c) for c in g.direct(verb(g, "killed") + 1)] == ["khan"]
