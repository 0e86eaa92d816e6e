"""Actors: who is found in a sentence, and who is who inside an article. The cases stand in actors.txt."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.codes import SUPRANATIONAL
from events.mentions.actor_lexicon import day, demonym_plural, role_plural, shape, spellings
from events.mentions.actor_parts import count_of
from events.mentions.actors import ActorFinder
from events.mentions.coreference import resolve
from events.model import Actor, Mentions, Phrases, Sentence
from events.phrases import phrases
from events.rulebook import ActorEntry, Rulebook
from events.words import Lexicon, words

TABLE = Path(__file__).parent / "actors.txt"
TODAY = dt.date(2020, 10, 20)
DATED = re.compile(r"\[(\d{4}-\d\d-\d\d)\] ")


@dataclass(frozen=True)
class Case:
    line: int
    sentence: str
    day: dt.date
    expected: tuple[str, ...]


def cases() -> list[Case]:
    found: list[Case] = []
    for n, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" "):
            last = found.pop()
            found.append(Case(last.line, last.sentence, last.day, (*last.expected, line.strip())))
        else:
            dated = DATED.match(line)
            when = dt.date.fromisoformat(dated[1]) if dated else TODAY
            found.append(Case(n, line[dated.end() if dated else 0 :], when, ()))
    return found


@lru_cache(maxsize=1)
def rules() -> Rulebook:
    return Rulebook.load()


@lru_cache(maxsize=1)
def finder() -> ActorFinder:
    return ActorFinder(rules())


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    return Lexicon.load()


def read(text: str, index: int = 0, start: int = 0) -> Phrases:
    return phrases(words(Sentence(index, text, start, start + len(text)), lexicon()))


def find(text: str, when: dt.date | None = TODAY) -> tuple[Actor, ...]:
    return finder().find(read(text), when)


def shown(actor: Actor) -> str:
    count = "" if actor.count is None else str(actor.count)
    return " | ".join(cell or "-" for cell in (actor.text, actor.name, actor.code, actor.country, actor.sector, count))


def known(actor: Actor) -> bool:
    """Not one of the lone capitalised words that coreference gives up unless the article knows them."""
    return actor.reference != "name" or bool(actor.name or actor.code)


@pytest.mark.parametrize("case", cases(), ids=lambda c: f"{c.line}: {c.sentence[:60]}")
def test_table(case: Case) -> None:
    assert tuple(shown(a) for a in find(case.sentence, case.day) if known(a)) == case.expected


def test_the_table_is_wide() -> None:
    rows = cases()
    assert len(rows) >= 150
    assert sum(not case.expected for case in rows) >= 10


# ---- the lists ----------------------------------------------------------------------------------------------------


def during(entry: ActorEntry) -> dt.date:
    """A day on which an entry holds."""
    return dt.date.fromisoformat(entry.until) if len(entry.until) == 10 else day(entry.until or entry.since, False)


def test_every_entry_is_found_under_its_own_name() -> None:
    lost = []
    for entry in rules().actors:
        if entry.kind == "state":
            continue
        when = during(entry)
        when = TODAY if when == dt.date.min else when
        found = find(f"On that morning people said that {entry.name} had been there.", when)
        if not any(a.name == entry.name and a.sector == entry.sector for a in found):
            lost.append((entry.name, entry.sector, [shown(a) for a in found]))
    assert not lost


def test_codes_begin_with_their_country() -> None:
    for entry in rules().actors:
        if entry.kind != "state":
            assert entry.code.startswith(entry.country + entry.sector), entry
            assert len(entry.country) == 3 or not entry.country, entry


def test_no_two_names_claim_one_alias_in_the_same_years() -> None:
    """But for a few abbreviations, which then say only what both are, and for what is another's in its own country."""
    holders: dict[str, list[ActorEntry]] = {}
    for entry in rules().actors:
        for alias in {entry.name, *entry.aliases}:
            holders.setdefault(alias, []).append(entry)
    clashes = {
        alias
        for alias, entries in holders.items()
        for i, one in enumerate(entries)
        for two in entries[i + 1 :]
        if one.name != two.name
        and (one.country == two.country or not (one.local or two.local))
        and day(one.since, False) <= day(two.until, True)
        and day(two.since, False) <= day(one.until, True)
    }
    assert clashes <= {"MNLA", "NRA", "National Liberation Army", "PNA", "SNA", "CGT"}


def test_the_lists_are_wide() -> None:
    entries = rules().actors
    armed = {e.name for e in entries if e.sector in ("REB", "UAF", "PRM", "CRM") and e.kind == "group"}
    assert len(armed) >= 600
    assert len({e.country for e in entries if e.country not in SUPRANATIONAL}) >= 120
    assert sum(e.kind == "person" for e in entries) >= 500
    assert sum(e.kind == "party" for e in entries) >= 300
    assert len({c.iso3 for c in rules().countries}) >= 195
    assert len(rules().roles) >= 900


def test_every_demonym_gives_its_country() -> None:
    for country in rules().countries:
        for demonym in country.demonyms:
            when = day(country.until, True) if country.until else TODAY
            found = find(f"On that morning three {demonym} soldiers had been there.", when)
            assert [a.country for a in found if a.sector == "MIL"] == [country.iso3], (demonym, found)


@pytest.mark.parametrize("spelling", [
    "Hizb-i-Islami Gulbuddin", "Hezb-e-Islami Gulbuddin", "Hezb-e Islami Gulbuddin", "Hizb-i Islami Gulbuddin",
    "Hezb-i-Islami Gulbuddin", "HIG",
])  # fmt: skip
def test_spellings_of_one_group(spelling: str) -> None:
    (actor,) = find(f"On that morning {spelling} had been there.", dt.date(2010, 5, 1))
    assert (actor.name, actor.code) == ("Hizb-i-Islami Gulbuddin", "AFGREBHIG")


def test_who_governs_afghanistan() -> None:
    before, after = (find("The Taliban were there.", when)[0] for when in (dt.date(2021, 8, 14), dt.date(2021, 8, 15)))
    assert (before.code, after.code) == ("AFGREBTAL", "AFGGOVTAL")


# ---- forms --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("one", "many"), [
    ("soldier", "soldiers"), ("policeman", "policemen"), ("chief of staff", "chiefs of staff"), ("child", "children"),
    ("schoolchild", "schoolchildren"), ("member of parliament", "members of parliament"), ("secretary", "secretaries"),
    ("thief", "thieves"), ("camerawoman", "camerawomen"),
])  # fmt: skip
def test_plurals_of_roles(one: str, many: str) -> None:
    assert role_plural(one) == many


@pytest.mark.parametrize(("one", "many"), [
    ("Afghan", "Afghans"), ("Chinese", "Chinese"), ("Frenchman", "Frenchmen"), ("German", "Germans"), ("Turkish", "Turkish"),
    ("Swiss", "Swiss"), ("Iraqi", "Iraqis"), ("U.S.", "U.S."),
])  # fmt: skip
def test_plurals_of_demonyms(one: str, many: str) -> None:
    assert demonym_plural(one) == many


def test_spellings() -> None:
    assert set(spellings("Al-Qaeda")) == {("al-qaeda",), ("al", "qaeda")}
    assert ("medecins", "sans", "frontieres") in set(spellings("Médecins Sans Frontières"))
    assert list(spellings("Lt. Gen.")) == [("lt.", "gen.")]
    assert [shape(x) for x in ("FARC", "Taliban", "contras", "the UN")] == ["U", "C", "", "U"]


@pytest.mark.parametrize(("text", "number"), [
    ("eight", 8), ("1,500", 1500), ("two dozen", 24), ("thirty-two", 32), ("three hundred", 300), ("10 15", None), ("", None),
])  # fmt: skip
def test_counts(text: str, number: int | None) -> None:
    assert count_of(text.split()) == number


# ---- values that must hold whatever the text ----------------------------------------------------------------------

WORD = st.sampled_from(
    "the a of for 's , ( ) and in at near Taliban Afghan army police soldiers eight Kabul Moscow U.S. US-led spokesman Gen. "
    "John Baker said killed attack Ministry Interior Islamic State they group some members Front Liberation National "
    "dozens ISIS . Chinese President Xi Jinping to by Iran US-Taliban rebels number ’s “ ” - al-Qaeda former".split()
)


@given(st.lists(WORD, min_size=1, max_size=24))
@settings(deadline=None, max_examples=400)
def test_whatever_the_words_spans_hold(tokens: list[str]) -> None:
    text = " ".join(tokens)
    read_text = read(text, start=7)
    for actor in finder().find(read_text, TODAY):
        assert text[actor.start - 7 : actor.end - 7] == actor.text
        assert 0 <= actor.first < actor.last <= len(read_text.words.forms)
        assert actor.code.startswith(actor.country)


# ---- coreference --------------------------------------------------------------------------------------------------


def article(*sentences: str, when: dt.date = TODAY) -> dict[str, Actor]:
    """The actors of an article, resolved, by number of sentence and the words they stand at."""
    mentions = [Mentions(p, finder().find(p, when)) for p in (read(s, i) for i, s in enumerate(sentences))]
    return {f"{i}: {m.phrases.words.span(a.first, a.last)}": a for i, m in enumerate(resolve(mentions)) for a in m.actors}


@pytest.mark.parametrize(("sentences", "mention", "name", "code"), [
    # short names
    (("Col Sonny Leggett, a US Forces spokesman, denied it.", "Leggett said nobody died."), "1: Leggett", "Sonny Leggett", "USAMIL"),
    (("Leggett said nobody died.", "Col Sonny Leggett, a US Forces spokesman, spoke later."), "0: Leggett", "Sonny Leggett", "USAMIL"),
    (("Taliban commander Mullah Dad Gul was seized.", "Troops found Gul in a cellar."), "1: Gul", "Dad Gul", "AFGREBTAL"),
    (("Police chief Ghulam Mohammad denied it.", "Ghulam Mohammad later resigned."), "1: Ghulam Mohammad", "Ghulam Mohammad", "COP"),
    # abbreviations
    (("The Popular Liberation Movement (PLM) burned a truck.", "The PLM denied it."), "1: PLM", "Popular Liberation Movement", "REB"),
    (("The Popular Liberation Movement (PLM) burned a truck.", "PLM fighters fled."), "1: PLM fighters", "Popular Liberation Movement", "REB"),
    # the last word of a group's name
    (("The Tamil Tigers took a base.", "The Tigers held it."), "1: Tigers", "Liberation Tigers of Tamil Eelam", "LKAREBLTT"),
    # definite roles
    (("Taliban fighters attacked a post.", "The militants killed five soldiers."), "1: militants", "Taliban", "AFGREBTAL"),
    (("Boko Haram raided a farm.", "The group said it took cattle."), "1: group", "Boko Haram", "NGAREBBKH"),
    (("Foreign Minister Wang Yi landed.", "The minister left on Monday."), "1: minister", "Wang Yi", "CHNGOV"),
    # pronouns
    (("Boko Haram said it had warned the owners.",), "0: it", "Boko Haram", "NGAREBBKH"),
    (("Boko Haram took the town.", "Soldiers fought it."), "1: it", "Boko Haram", "NGAREBBKH"),
    (("Boko Haram fought the army near Gwoza and said it had won.",), "0: it", "Boko Haram", "NGAREBBKH"),
    (("Vladimir Putin landed on Monday.", "He left on Tuesday."), "1: He", "Vladimir Putin", "RUSGOV"),
    (("Taliban fighters attacked a post.", "They burned two trucks."), "1: They", "Taliban", "AFGREBTAL"),
])  # fmt: skip
def test_coreference(sentences: tuple[str, ...], mention: str, name: str, code: str) -> None:
    found = article(*sentences)[mention]
    assert (found.name, found.code) == (name, code)


@pytest.mark.parametrize(("sentences", "mention"), [
    (("Boko Haram and the Islamic State - West Africa Province clashed.", "The militants fled."), "1: militants"),
    (("Soldiers fought Boko Haram fighters.", "They fled."), "1: They"),
    (("Soldiers fought Boko Haram.", "The state news agency said so."), "1: state news agency"),
    (("Soldiers fought Boko Haram.", "The coalition said nothing."), "1: coalition"),
    (("The town was quiet.", "Boko Haram burned it."), "1: it"),
    (("Vladimir Putin met Xi Jinping.", "He left on Tuesday."), "1: He"),
    (("The soldiers burned a farm.", "The army denied it."), "1: army"),
    (("A spokesman denied it.", "He left on Tuesday."), "1: He"),
])  # fmt: skip
def test_coreference_guesses_nothing(sentences: tuple[str, ...], mention: str) -> None:
    assert article(*sentences)[mention].name == ""


@pytest.mark.parametrize("second", ["Tigers roam the hills.", "The tigers slept.", "The Tigers Club won."])
def test_the_last_word_of_a_name_is_no_group_everywhere(second: str) -> None:
    assert not any(a.code == "LKAREBLTT" for at, a in article("The Tamil Tigers took a base.", second).items() if at[0] == "1")


def test_a_pronoun_gives_way_to_its_antecedents_words() -> None:
    found = article("Taliban fighters attacked a post.", "They burned two trucks.")
    one, two = found["0: Taliban fighters"], found["1: They"]
    assert (two.text, two.start, two.end, two.reference) == (one.text, one.start, one.end, "pronoun")
    assert (two.sentence, two.first, two.last) == (1, 0, 1)


def test_names_that_nobody_bears_are_given_up() -> None:
    assert "0: Bakhmut" not in article("Soldiers entered Bakhmut.")
    assert "0: Sangin" not in article("Sangin was attacked by gunmen.")


def test_two_of_one_surname_are_left_alone() -> None:
    found = article("In the morning, Rahul Kapoor met his cousin Anita Kapoor.", "Kapoor said nothing.")
    assert found["1: Kapoor"].name == "Kapoor"


def test_resolving_twice_changes_nothing() -> None:
    mentions = [
        Mentions(p, finder().find(p, TODAY))
        for i, s in enumerate(("Boko Haram raided a farm.", "The militants fled. They burned it."))
        for p in [read(s, i)]
    ]
    once = resolve(mentions)
    assert resolve(once) == once
    assert resolve([]) == []
