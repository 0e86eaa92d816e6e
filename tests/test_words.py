"""Words: how a sentence is cut, and the tag each word gets. The cases are written word/tag."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.model import Sentence
from events.pipeline import extractor
from events.tagging import settle
from events.tokens import TOKEN, tokenize
from events.words import TAGS, Lexicon, is_cased, words

LEXICON = extractor().lexicon


def tagged(text: str) -> str:
    found = words(Sentence(0, text, 0, len(text)), LEXICON)
    return " ".join(f"{form}/{tag}" for form, tag in zip(found.forms, found.tags, strict=True))


def bare(notation: str) -> str:
    """The sentence that a word/tag notation stands for, its words apart."""
    return " ".join(pair.rpartition("/")[0] for pair in notation.split(" "))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("U.S.-led forces", "U.S.-led forces"),
        ("Gen. Miller left at 5 p.m. sharp", "Gen. Miller left at 5 p.m. sharp"),
        ("He met the general.", "He met the general ."),
        ("Gen. Austin S. Miller met S. Jaishankar", "Gen. Austin S. Miller met S. Jaishankar"),
        ("They went to plan B. then home", "They went to plan B . then home"),
        ("1,500 men, 3rd brigade, 12.5%", "1,500 men , 3rd brigade , 12.5%"),
        ("a 12-year-old on 12/05/2020", "a 12-year-old on 12/05/2020"),
        ("didn't", "didn't"),
        ("Iran's envoy", "Iran 's envoy"),
        ("the militants’ base", "the militants ’ base"),
        ("Mazar-e-Sharif", "Mazar-e-Sharif"),
        ("Sana'a and N’Djamena", "Sana'a and N’Djamena"),
        ("“No,” she said…", "“ No , ” she said …"),
        ("São Tomé, Łódź", "São Tomé , Łódź"),
        ("well--almost", "well -- almost"),
        ("$40m", "$ 40 m"),
    ],
)
def test_cutting(text: str, tokens: str) -> None:
    assert tokenize(text) == tokens.split()


@pytest.mark.parametrize(
    "notation",
    [
        # noun or verb, by what stands beside it
        "The/D attack/N killed/E five/# soldiers/S ./.",
        "They/p plan/B to/t attack/B the/D town/N ./.",
        "Rebels/S did/o not/n attack/B the/D convoy/N ./.",
        "Floods/S in/i the/D north/N killed/E two/# farmers/S ./.",
        "They/p deployed/E across/i the/D south/N in/i June/d ./.",
        "A/D specialised/J armed/J force/N attacked/E it/p ./.",
        "At/i dawn/N ,/, armed/J villagers/S fired/E at/i them/p ./.",
        "Oman/P condemns/Z the/D raid/N and/c demands/Z that/a they/p leave/B ./.",
        "Iran/P ,/, Iraq/P border/N talks/S",
        "Medics/S treated/E the/D wounded/S and/c left/E ./.",
        "The/D air/N force/N shot/E down/l two/# jets/S ./.",
        "The/D bombing/N of/f the/D bridge/N was/b condemned/E ./.",
        "It/p fell/E ,/, killing/G at/i least/J six/# guards/S ./.",
        "It/p fell/E ,/, killing/G about/i six/# guards/S ./.",
        "The/D bombing/N in/i June/d killed/E them/p ./.",
        "Workers/S are/b striking/G in/i the/D capital/N ./.",
        "The/D talks/S failed/E ./.",
        "He/p talks/Z to/t reporters/S ./.",
        # hit, set, cut: their past is their plain form
        "The/D army/N hit/E a/D base/N ./.",
        "He/p was/b hit/E by/y a/D bullet/N ./.",
        "They/p tried/E to/t hit/B a/D base/N ./.",
        "The/D hit/N was/b direct/J ./.",
        # shot: noun, past, participle
        "Police/N shot/E a/D man/N ./.",
        "He/p heard/E a/D shot/N ./.",
        # participles that describe
        "An/D armed/J group/N attacked/E the/D village/N ./.",
        "Gunmen/S shot/E retired/J General/P Omar/P Daud/P ./.",
        "Rebels/S killed/E wounded/J soldiers/S ./.",
        "Soldiers/S wounded/E soldiers/S ./.",
        "He/p came/A to/t honor/B murdered/J Judge/P Omar/P Daud/P ./.",
        "The/D badly/r injured/J Soviet/P seamen/S left/E ./.",
        "Armed/J forces/S personnel/S fled/E ./.",
        "Wounded/J soldiers/S were/b flown/M to/t Helmand/P ./.",
        "Heavily/r armed/J men/S attacked/E a/D village/N ./.",
        "They/p shot/E an/D IS/P affiliated/J leader/N ./.",
        "Groups/S associated/E with/i IS/P fled/E ./.",
        "The/D group/N claims/Z to/t have/h killed/E ten/# ./.",
        "They/p urged/E the/D oil/N firms/S to/t invest/B ./.",
        "Police/N quickly/r attacked/E them/p ./.",
        # past forms that English does not also use as participles, but news does
        "Two/# men/S were/b hanged/M ./.",
        "They/p hanged/A two/# men/S ./.",
        "Rebels/S overran/A a/D base/N ./.",
        "The/D base/N was/b overrun/E by/y rebels/S ./.",
        # verbs of the rules that are nouns first
        "Police/N shot/E and/c wounded/E a/D man/N ./.",
        "According/G to/t police/N ,/, rebels/S fled/E ./.",
        # names
        "Gen./P Scott/P Miller/P met/E U.S./P troops/S ./.",
        "IS/P claimed/E the/D attack/N ./.",
        "He/p met/E President/P al-Sisi/P ./.",
        "The/D US/P met/E us/p ./.",
        # months and the words that look like them
        "They/p will/m march/B in/i March/d ./.",
        "He/p may/m visit/B on/i Monday/d ./.",
        # the possessive and the verb
        "It/p 's/b the/D third/J attack/N ./.",
        "Iran/P 's/' envoy/N left/E ./.",
        # numbers and money
        "Some/D 1,500/# people/S paid/E $/$ 20/# ./.",
        # what no list knows, by its ending
        "The/D grobblers/S were/b quimbed/E glorpily/r ./.",
    ],
)
def test_tags(notation: str) -> None:
    assert tagged(bare(notation)) == notation


def test_in_headlines_an_s_form_after_a_name_is_the_verb() -> None:
    assert tagged("US Strikes Hideout In Yemen") == "US/P Strikes/Z Hideout/N In/i Yemen/P"
    assert tagged("The US strikes were condemned.").split()[2] == "strikes/S"


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Rebels attack army base", "attack"),
        ("Rebel attack on army base", ""),
        ("Army jets pound rebel positions", "pound"),
        ("Taliban attack police post in Helmand", "attack"),
        ("Taliban bomb attack in Kabul", ""),
        ("US air strikes in Yemen", ""),
        ("Army clashes with rebels in Goma", "clashes"),
        ("Police arrest 12 in raid", "arrest"),
        ("Israel raids camp, kills three", "raids kills"),
        ("Rebels attack base, kill five", "attack kill"),
        ("Rebels attack bases in Homs, police stations in Hama", "attack"),
        ("Suicide attack on mosque in Peshawar", ""),
        ("GUNMEN ATTACK BUS IN QUETTA", "ATTACK"),
        ("Police in Chaco rescue kidnapped rancher", "rescue"),
        ("Soldiers free abducted girls", "free"),
        ("The army plans to attack the town.", "plans attack"),
        ("Chile plans to free 500 prisoners next week.", "plans free"),
        ("The army plans to attack the town were leaked.", "attack leaked"),
        ("Market bombing wounded soldiers", "wounded"),
    ],
)
def test_the_verb_of_a_headline(text: str, verbs: str) -> None:
    pairs = [pair.rpartition("/") for pair in tagged(text).split()]
    assert " ".join(form for form, _, tag in pairs if tag in "BZEAMG") == verbs


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("Gunmen killed five soldiers near the border", True),
        ("Gunmen Kill Five Soldiers Near The Border", False),
        ("GUNMEN KILLED FIVE SOLDIERS NEAR THE BORDER", False),
        ("Bombing in Kabul", True),
        ("Gen. Austin Miller met President Ashraf Ghani in Kabul", True),
        ("General Miller Meets President Ghani in Kabul", False),
        ("Taliban Attack Leaves Five Dead in Ghazni province", False),
    ],
)
def test_where_capitals_say_nothing(text: str, cased: bool) -> None:
    assert is_cased(tokenize(text), LEXICON.classes) is cased


def test_spans_are_the_text_as_written() -> None:
    text = "The  U.S.-led\tforce left."
    found = words(Sentence(3, text, 40, 40 + len(text)), LEXICON)
    assert found.span(0, 3) == "The  U.S.-led\tforce"
    assert (found.starts[1], found.ends[1]) == (45, 53)


def test_rules_add_their_own_verbs_and_nouns() -> None:
    plain, more = Lexicon.load(), Lexicon.load(verbs=dict.fromkeys(("zorching", "zorched", "zorches", "zorch"), "zorch"), nouns=("quimb",))
    assert "zorched" not in plain.classes
    assert [more.classes[w] for w in ("zorch", "zorches", "zorched", "zorching", "quimb")] == ["u", "v", "E", "g", "N"]
    assert more.verb_lemma["zorched"] == "zorch"
    assert settle("Dg") == "DN"  # and the sentence decides


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_cut_without_loss_and_tagged(text: str) -> None:
    found = words(Sentence(0, text, 7, 7 + len(text)), LEXICON)
    assert len(found.forms) == len(found.lower) == len(found.starts) == len(found.ends) == len(found.tags)
    assert all(text[s - 7 : e - 7] == f for f, s, e in zip(found.forms, found.starts, found.ends, strict=True))
    assert all(a <= b for a, b in zip(found.ends, found.starts[1:], strict=False))
    assert "".join("".join(found.forms).split()) == "".join(text.split())
    assert set(found.tags) <= set(TAGS)


PIECES = [*"aGeU.,'’- \n\t0159:/%$(\"é‑n", "Gen. ", "U.S.", "didn't", "3rd"]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_every_character_but_blanks_is_in_one_token(text: str) -> None:
    found = list(TOKEN.finditer(text))
    assert tokenize(text) == [m[0] for m in found]
    assert "".join(m[0] for m in found) == "".join(text.split())


def test_the_rules_own_verbs_have_a_plain_form() -> None:
    lemma = extractor().lexicon.verb_lemma
    assert [lemma[w] for w in ("apologised", "martyred", "barrel-bombing", "backtracks")] == [
        "apologise",
        "martyr",
        "barrel-bomb",
        "backtrack",
    ]
