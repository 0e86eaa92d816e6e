"""Phrases: which words belong together. Chunks are written KIND[words]; verb groups also with what they tell."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.mentions import dates
from events.model import Phrases, Sentence
from events.phrases import KINDS, phrases
from events.pipeline import extractor
from events.words import words

LEXICON = extractor().lexicon


def chunked(text: str, *times: tuple[int, int]) -> Phrases:
    return phrases(words(Sentence(0, text, 0, len(text)), LEXICON), times)


def shown(found: Phrases) -> str:
    return " ".join(f"{c.kind}[{found.words.span(c.first, c.last)}]" for c in found.chunks if c.kind != ".")


@pytest.mark.parametrize(
    ("text", "chunks"),
    [
        ("Gunmen attacked a police checkpoint near Sangin.", "N[Gunmen] V[attacked] N[a police checkpoint] P[near] N[Sangin]"),
        ("The head of the council said so.", "N[The head] F[of] N[the council] V[said] S[so]"),
        ("Five soldiers were killed by a bomb.", "N[Five soldiers] V[were killed] Y[by] N[a bomb]"),
        ("The militants' leader fled.", "N[The militants] '['] N[leader] V[fled]"),
        ("The army, police and militias left.", "N[The army] ,[,] N[police] C[and] N[militias] V[left]"),
        ("Italy gave Albania patrol boats.", "N[Italy] V[gave] N[Albania] N[patrol boats]"),
        ("Italy gave Albanian guards boats.", "N[Italy] V[gave] N[Albanian guards boats]"),
        ("Italy has Albania experts.", "N[Italy] V[has] N[Albania experts]"),
        ("The men who shot him have been arrested.", "N[The men] W[who] V[shot] N[him] V[have been arrested]"),
        ("Chad condemned what it called a coup.", "N[Chad] V[condemned] R[what] R[it] R[called] N[a coup]"),
        ("He saw what the police called a riot.", "N[He] V[saw] R[what] R[the] R[police] R[called] N[a riot]"),
        ("What they described as rebels fled.", "R[What] R[they] R[described] R[as] N[rebels] V[fled]"),
        ("He knew what it was called.", "N[He] V[knew] W[what] N[it] V[was called]"),
        ("There were very few guards.", "X[There] V[were] N[very few guards]"),
        ("Officials said that they had vowed to attack.", "N[Officials] V[said] A[that] N[they] V[had vowed] V[to attack]"),
        # bounds belong to the number
        ("At least five soldiers died.", "N[At least five soldiers] V[died]"),
        ("No more than 20 rebels fled.", "N[No more than 20 rebels] V[fled]"),
        ("Between 10 and 15 people died.", "N[Between 10 and 15 people] V[died]"),
        ("As many as 40 people died.", "N[As many as 40 people] V[died]"),
        ("A few hundred families fled.", "N[A few hundred families] V[fled]"),
        ("Two other men fled.", "N[Two other men] V[fled]"),
        ("They seized $3 million worth of heroin.", "N[They] V[seized] N[$3 million worth of heroin]"),
        ("Dozens of people fled.", "N[Dozens of people] V[fled]"),
        # and days stand apart from names
        ("Police arrested him on Monday.", "N[Police] V[arrested] N[him] T[on Monday]"),
        ("They denied Monday's bombing.", "N[They] V[denied] N[Monday's bombing]"),
        ("The men behind Monday's bombing fled.", "N[The men] P[behind] N[Monday's bombing] V[fled]"),
        ("They took two teachers hostage.", "N[They] V[took] N[two teachers] R[hostage]"),
        ("They died in an overnight raid.", "N[They] V[died] P[in] N[an overnight raid]"),
        ("They handed over two men.", "N[They] V[handed] R[over] N[two men]"),
        ("They killed over two men.", "N[They] V[killed] N[over two men]"),
        ("They freed a hostage.", "N[They] V[freed] N[a hostage]"),
    ],
)
def test_chunks(text: str, chunks: str) -> None:
    assert shown(chunked(text)) == chunks


def test_times_found_elsewhere_become_chunks() -> None:
    text = "Police arrested him in the early hours of 3 May."
    assert shown(chunked(text, (3, 10))).endswith("N[him] T[in the early hours of 3 May]")
    assert "T[in the early" not in shown(chunked(text))


def test_a_number_behind_a_time_counts_something() -> None:
    assert shown(chunked("Last year 300 people fled.", (0, 2))) == "T[Last year] N[300 people] V[fled]"


@pytest.mark.parametrize(
    ("text", "voice", "form", "tense", "modal", "negated"),
    [
        ("Rebels attacked it.", "active", "finite", "past", "", False),
        ("Rebels have attacked it.", "active", "finite", "present", "", False),
        ("Rebels had attacked it.", "active", "finite", "past", "", False),
        ("Rebels were attacking it.", "active", "finite", "past", "", False),
        ("Rebels were attacked.", "passive", "finite", "past", "", False),
        ("Rebels have been attacked.", "passive", "finite", "present", "", False),
        ("Rebels will attack it.", "active", "finite", "future", "will", False),
        ("Rebels will be attacked.", "passive", "finite", "future", "will", False),
        ("Rebels are going to attack it.", "active", "finite", "future", "will", False),
        ("Rebels are not going to be attacked.", "passive", "finite", "future", "will", True),
        ("Rebels were going to attack it.", "active", "finite", "", "would", False),
        ("Rebels were going to Paris.", "active", "finite", "past", "", False),
        ("Rebels never had a chance.", "active", "finite", "past", "", True),
        ("Rebels could attack it.", "active", "finite", "", "could", False),
        ("Rebels would not attack it.", "active", "finite", "", "would", True),
        ("Rebels did not attack it.", "active", "finite", "past", "", True),
        ("Rebels didn't attack it.", "active", "finite", "past", "", True),
        ("Rebels aren't attacking it.", "active", "finite", "present", "", True),
        ("Rebels never attacked it.", "active", "finite", "past", "", True),
    ],
)
def test_verb_groups(text: str, voice: str, form: str, tense: str, modal: str, negated: bool) -> None:
    (verb,) = (c for c in chunked(text).chunks if c.kind == "V")
    assert (verb.voice, verb.form, verb.tense, verb.modal, verb.negated) == (voice, form, tense, modal, negated)


APART = [
    ("The rebels have long refused talks.", "refused", "active finite present"),
    ("The council has so far refused talks.", "refused", "active finite present"),
    ("Police have since arrested two men.", "arrested", "active finite present"),
    ("The army had by then killed 12 rebels.", "killed", "active finite past"),
    ("Chad has once more accused Sudan of lying.", "accused", "active finite present"),
    ("The army has, for its part, shelled the town.", "shelled", "active finite present"),
    ("The army has, according to residents, shelled the town.", "shelled", "active finite present"),
    ("The envoy was, his lawyer said, tortured by guards.", "tortured", "passive finite past"),
    ("The envoy was on Monday freed.", "freed", "passive finite past"),
    ("Rebels have, in recent weeks, attacked several villages.", "attacked", "active finite present"),
    ("The minister has in a letter accused Chad.", "accused", "active finite present"),
    ("The envoy will next week meet the king.", "meet", "active finite future"),
    ("They have neither freed the crew nor killed it.", "freed", "active finite present not"),
    ("They have neither freed the crew nor killed it.", "killed", "active finite present not"),
    ("They neither freed the crew nor killed it.", "killed", "active finite past not"),
    ("Rebels have not so far attacked the town.", "attacked", "active finite present not"),
    ("Rebels have never, in the past, attacked the town.", "attacked", "active finite present not"),
    ("The council does not in principle oppose talks.", "oppose", "active finite present not"),
    # shared
    ("Rebels will attack the town and kill its chief.", "kill", "active finite future"),
    ("Rebels will attack the town, kill its chief and burn the market.", "kill", "active finite future"),
    ("Rebels did not attack the town or kill its chief.", "kill", "active finite past not"),
    ("Rebels vowed to attack the town and kill its chief.", "kill", "active infinitive -"),
    ("Rebels may have attacked the town and killed its chief.", "killed", "active finite -"),
    ("Rebels were not attacked or arrested.", "arrested", "passive finite past not"),
    ("Rebels have never attacked the town, killed its chief or burned it.", "killed", "active finite present not"),
    ("Rebels want to take a town and attack two others.", "attack", "active infinitive -"),
    ("Rebels will enter the town and arrest its chief.", "arrest", "active finite future"),
    # not so
    ("The army had two men arrested.", "arrested", "active finite past"),
    ("The man was in a room with guns, police said.", "said", "active finite past"),
    ("Rebels have attacked the town and killed its chief.", "killed", "active finite past"),
    ("The army has not shelled the town and accused the rebels.", "accused", "active finite past"),
    ("Rebels came to free prisoners and killed a guard.", "killed", "active finite past"),
    ("The chief will resign and rebels attack the town.", "attack", "active finite present"),
]


@pytest.mark.parametrize(("text", "of", "expected"), APART)
def test_auxiliaries_apart_or_shared(text: str, of: str, expected: str) -> None:
    tagged = words(Sentence(0, text, 0, len(text)), LEXICON)
    found = phrases(tagged, tuple((t.first, t.last) for t in dates.find(tagged)))
    verb = next(c for c in found.chunks if c.kind == "V" and tagged.lower[c.head] == of)
    assert f"{verb.voice} {verb.form} {verb.tense or '-'}{' not' if verb.negated else ''}" == expected


def test_forms_without_a_tense() -> None:
    vowed, attack = (c for c in chunked("Rebels vowed to attack it.").chunks if c.kind == "V")
    assert (vowed.form, attack.form, attack.tense) == ("finite", "infinitive", "")
    gerund = next(c for c in chunked("A bomb exploded, killing five people.").chunks if c.form == "gerund")
    assert gerund.tense == ""


@pytest.mark.parametrize(
    ("text", "head", "determiner"),
    [
        ("The three masked gunmen fled.", "gunmen", "the"),
        ("Their leader fled.", "leader", "their"),
        ("At least five soldiers fled.", "soldiers", ""),
        ("An army helicopter crashed.", "helicopter", "an"),
    ],
)
def test_noun_groups(text: str, head: str, determiner: str) -> None:
    found = chunked(text)
    assert found.words.lower[found.chunks[0].head] == head
    assert found.chunks[0].determiner == determiner


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from("the a rebels attack attacked killed five and , of to by was not on Monday Kabul who that's % ( “".split()),
        max_size=14,
    )
)
def test_every_word_is_in_one_chunk(pieces: list[str]) -> None:
    found = chunked(" ".join(pieces))
    assert [w for c in found.chunks for w in range(c.first, c.last)] == list(range(len(found.words.forms)))
    assert all(found.chunks[c].first <= w < found.chunks[c].last for w, c in enumerate(found.of))
    assert all(c.first <= c.head < c.last and c.kind in KINDS for c in found.chunks)
    assert found.kinds == "".join(c.kind for c in found.chunks)


@pytest.mark.parametrize("words_", ["quietly", "quietly old", "slowly the", "many of", "two", "old, ", "two old"])
def test_a_run_of_words_without_a_noun_costs_no_cube_of_its_length(words_: str) -> None:
    began = time.process_time()
    chunked(" ".join([words_] * 400))
    assert time.process_time() - began < 0.5  # it takes a tenth of that; a cube takes two seconds and more
