"""Arguments: what grammar offers each trigger before any sense is chosen, as head words."""

from __future__ import annotations

import datetime as dt

import pytest

from events.arguments import Slots, verb_slots
from events.grammar import Grammar
from events.model import Sentence
from events.noun_arguments import noun_slots
from events.pipeline import Extractor, extractor
from events.status import Standing


@pytest.fixture(scope="module")
def x() -> Extractor:
    return extractor()


def slots(x: Extractor, text: str, word: str) -> tuple[Grammar, Slots]:
    """The slots of the trigger headed by `word`."""
    found = x.find(Sentence(0, text, 0, len(text)), dt.date(2020, 10, 20))
    g = Grammar(found.phrases)
    trigger = next(t for t in found.triggers if g.lower[t.head] == word)
    if trigger.form == "noun":
        return g, noun_slots(g, trigger, Standing(g, found.cues))
    return g, verb_slots(g, trigger, min(last for _, last in trigger.senses), x.lexicon.verb_lemma.get(word, word))


def shown(g: Grammar, s: Slots) -> str:
    def heads(chunks: list[int]) -> str:
        return "+".join(g.word(c) for c in chunks)

    parts = {
        "passive": "" if not s.passive else "yes", "subject": heads(s.subject), "object": heads(s.object), "agent": heads(s.agent),
        "owner": heads(s.possessor), "carried by": g.word(s.support) if s.support >= 0 else "", "undergone": "yes" if s.undergo else "",
        "with": " ".join(dict.fromkeys(f"{p}:{g.word(n)}" for p, n in s.prepositional)), "clause": s.complement,
    }  # fmt: skip
    return ", ".join(f"{name} {value}" if value != "yes" else name for name, value in parts.items() if value)


@pytest.mark.parametrize(
    ("text", "word", "offered"),
    [
        ("Gunmen attacked a convoy near Herat.", "attacked", "subject gunmen, object convoy, with near:herat"),
        ("A convoy was attacked by gunmen.", "attacked", "passive, subject convoy, agent gunmen, with by:gunmen"),
        # headlines leave out "were"; running text with a subject of its own does not
        ("Five soldiers killed in ambush", "killed", "passive, subject soldiers, with in:ambush"),
        ("Five soldiers killed in the raid were buried.", "killed", "passive, subject soldiers, with in:raid"),
        # clauses that complete
        ("Rebels threatened to attack the town.", "threatened", "subject rebels, clause to"),
        ("The army denied that it had shelled the town.", "denied", "subject army, clause that"),
        ("The army admitted it was holding the mayor.", "admitted", "subject army, clause that"),
        ("The army admitted nurses to the camp.", "admitted", "subject army, object nurses, with to:camp"),
        ("Rebels began shelling the town.", "shelling", "subject rebels, object town"),
        # nouns
        ("The army's attack on Homs failed.", "attack", "owner army, with on:homs"),
        ("Troops launched an offensive against the rebels.", "offensive", "subject troops, carried by launched, with against:rebels"),
        ("The convoy came under attack from militants.", "attack", "subject convoy, carried by came, undergone, with from:militants"),
        ("An attack was carried out by rebels in Homs.", "attack", "agent rebels, carried by carried, with by:rebels in:homs"),
        ("Clashes between troops and rebels erupted in Homs.", "clashes", "with between:troops in:homs"),
        ("Critics condemned the attack.", "attack", ""),
    ],
)
def test_slots(text: str, word: str, offered: str, x: Extractor) -> None:
    assert shown(*slots(x, text, word)) == offered


def test_what_modifies_a_nominal_trigger(x: Extractor) -> None:
    g, s = slots(x, "Several US airstrikes hit the base.", "airstrikes")
    first, last = s.modifiers or (0, 0)
    assert g.lower[first:last] == ("several", "us")
    assert slots(x, "Airstrikes hit the base.", "airstrikes")[1].modifiers is None
