"""Tolls to columns: each step of the rule with a case that would come out otherwise without it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.codes import EFFECTS
from events.figures import MOST, Figure, figures
from events.model import Toll


def toll(n: int | None, who: str = "people", sentence: int = 0, **known: object) -> Toll:
    """`n` of `who` were killed; the `at`th statement of its sentence."""
    at = sentence * 100 + int(known.pop("at", 0)) * 10  # type: ignore[call-overload]
    said = dict(sector="", low=n, best=n, high=n, effect="killed", start=at, end=at + 5, text="") | known
    return Toll(who=who, sentence=sentence, first=0, last=1, **said)  # type: ignore[arg-type]


def killed(*tolls: Toll) -> tuple[int, int | None, int | None]:
    return tuple(figures(tolls)["killed"])  # type: ignore[return-value]


CASES = {
    "a number": ([toll(8)], (8, 8, 8)),
    "at least eight": ([toll(8, high=None)], (8, 8, None)),
    "up to thirty": ([toll(None, high=30)], (0, None, 30)),
    "beside those dead, others feared dead may be none": (
        [toll(3, "soldiers", sector="MIL"), toll(0, "guides", sector="LAB", best=None, high=30, at=1)],
        (3, 3, 33),
    ),
    "feared dead alone": ([toll(0, best=None, high=30)], (0, None, 30)),
    "the wounded who died are more dead": (
        [
            toll(1, "a judge", sector="JUD"), toll(1, "his guard", effect="wounded", sentence=1),
            toll(1, "The guard", sentence=2, mode="same"),
        ],
        (2, 2, 2),
    ),
    "who was told of as dead is not dead again": (
        [toll(1, "a guard"), toll(1, "two guards", effect="wounded", sentence=1), toll(1, "The guard", sentence=2, mode="same")],
        (1, 1, 1),
    ),
    "the bodies of those abducted are as many": (
        [
            toll(3, "three policemen", effect="abducted", sector="COP"),
            toll(2, "Their bodies", sentence=1, best=None, high=None, mode="same"),
        ],
        (3, 3, 3),
    ),
    "their bodies are those dead before": (
        [toll(5, "five nurses", sector="MED"), toll(2, "their bodies", at=1, best=None, high=None, mode="same")],
        (5, 5, 5),
    ),
    "two more of people are added to them": (
        [toll(5, "Five people"), toll(2, "two more", at=1, mode="more")],
        (7, 7, 7),
    ),
    "the attacker, though pointed back to, is dead too": (
        [toll(2, "two Italians", sector="CVL"), toll(1, "The attacker", sentence=1, mode="same", attackers=True)],
        (3, 3, 3),
    ),
    "but not where he was counted already": (
        [
            toll(4, "Four people"), toll(1, "the gunman", at=1, mode="part", attackers=True),
            toll(1, "The attacker", sentence=1, mode="same", attackers=True),
        ],
        (4, 4, 4),
    ),
    "a soldier by name among insurgents dead is another": (
        [toll(4, "four insurgents", sector="REB"), toll(1, "Sgt. Hamm", sentence=1, sector="MIL", named=True)],
        (5, 5, 5),
    ),
    "what an armed group claims of its enemies is a count of the same": (
        [toll(8, "eight recruits", source="officials"), toll(40, "40 policemen", sentence=1, sector="COP", source="Taliban", claimed=True)],
        (8, 8, 40),
    ),
    "and yields to what others say, be it told first": (
        [toll(40, "40 soldiers", sector="MIL", source="rebels", claimed=True), toll(6, "six", sentence=1, source="army")],
        (6, 6, 40),
    ),
    "alone it is all there is": ([toll(40, "40 soldiers", sector="MIL", source="rebels", claimed=True)], (40, 40, 40)),
    "a number that rose is that of the dead told of last": ([toll(3), toll(7, "number", sentence=1, mode="update")], (7, 7, 7)),
    "but not where it is smaller": ([toll(30), toll(7, "number", sentence=1, mode="update")], (30, 30, 30)),
    "the attacker who also died is beside the people": (
        [toll(9), toll(1, "The bomber", sentence=1, attackers=True, mode="same", text="The bomber was also killed")],
        (10, 10, 10),
    ),
    "who was also killed is another": (
        [toll(1, "an elder", sector="CVL"), toll(1, "His nephew", sentence=1, sector="CVL", text="His nephew was also killed")],
        (2, 2, 2),
    ),
    "the same also killed is the same": (
        [toll(2, "two farmers", sector="CVL"), toll(2, "two farmers", sentence=2, sector="CVL", text="two farmers were also killed")],
        (2, 2, 2),
    ),
    "looters for one and marchers for another are the same": (
        [toll(2, "two looters", source="a spokesman"), toll(9, "nine marchers", sector="CVL", source="the opposition", at=1)],
        (2, 2, 9),
    ),
    "but not where one source tells of both": (
        [toll(2, "two looters", source="a spokesman"), toll(9, "nine marchers", sector="CVL", source="a spokesman", at=1)],
        (11, 11, 11),
    ),
    "an office nobody else had is another's": (
        [toll(57, "57 soldiers", sector="MIL"), toll(1, "the district chief", sentence=1, sector="GOV", mode="same")],
        (58, 58, 58),
    ),
    "but not where one was told of who may have it": (
        [toll(1, "Ahmad Wali", sector="GOV", named=True), toll(1, "The mayor", sentence=1, sector="GOV", mode="same")],
        (1, 1, 1),
    ),
    "dozens": ([toll(24, best=None, high=None)], (24, None, None)),
    "no casualties is zero, not nothing": ([toll(0)], (0, 0, 0)),
    "people of several kinds in one sentence add up": (
        [toll(5, "soldiers", sector="MIL"), toll(3, "civilians", sector="CVL", at=1)],
        (8, 8, 8),
    ),
    "people of one sector in one sentence add up too": (
        [toll(3, "women", sector="CVL"), toll(2, "children", sector="CVL", at=1)],
        (5, 5, 5),
    ),
    "people listed beside others are no whole": (
        [toll(2, "people", start=0, end=20), toll(1, "a soldier", sector="MIL", start=0, end=31)],
        (3, 3, 3),
    ),
    "where only some are told of, so many at least": (
        [toll(2, "children", sector="CVL", mode="part"), toll(1, "a woman", sector="CVL", mode="part", at=1)],
        (3, None, None),
    ),
    "what was reported first gives way": (
        [toll(7, "people", source="Earlier reports"), toll(9, "people", sentence=1)],
        (9, 9, 9),
    ),
    "what was reported first is better than no number": (
        [toll(3, "insurgents", best=None, high=None), toll(13, "insurgents", sentence=1, source="Initial reports")],
        (13, 13, 13),
    ),
    "what was reported first counts where nothing else is told": ([toll(7, "people", source="Early reports")], (7, 7, 7)),
    "what another source counts of people is no second group": (
        [toll(7, "worshippers", sector="CVL", source="mayor"), toll(21, "bodies", sentence=1, source="a doctor")],
        (7, 7, 21),
    ),
    "a part is in its whole": ([toll(8, "civilians", sector="CVL"), toll(2, "children", sector="CVL", at=1, mode="part")], (8, 8, 8)),
    "one statement found twice counts once": ([toll(5), toll(5)], (5, 5, 5)),
    "the later statement holds": ([toll(8), toll(10, sentence=3)], (10, 10, 10)),
    "a vaguer one that agrees does not": ([toll(31), toll(24, sentence=3, best=None, high=None)], (31, 31, 31)),
    "nor does a bound that agrees": ([toll(12), toll(10, sentence=3, high=None)], (12, 12, 12)),
    "a bound that contradicts does": ([toll(10), toll(12, sentence=3, high=None)], (12, 12, None)),
    "a figure beats a vague count before it": ([toll(24, best=None, high=None), toll(31, sentence=1)], (31, 31, 31)),
    "an update sets aside what was said": (
        [toll(30, source="Taliban"), toll(8, sentence=1), toll(12, sentence=2, mode="update", source="officials")],
        (12, 12, 12),
    ),
    "the article's own figure is best, the others widen": (
        [toll(2, "soldiers", sector="MIL"), toll(30, "soldiers", sentence=1, sector="MIL", source="Taliban")],
        (2, 2, 30),
    ),
    "a lower claim widens downwards": ([toll(10), toll(4, sentence=1, source="the ministry")], (4, 10, 10)),
    "among sources the first named is best": (
        [toll(5, source="police"), toll(20, sentence=1, source="Taliban")],
        (5, 5, 20),
    ),
    "an open bound that nobody exceeds stays open": (
        [toll(8, high=None), toll(8, sentence=1, source="police", high=None)],
        (8, 8, None),
    ),
    "people as such are the whole of the groups": ([toll(12), toll(5, "soldiers", sentence=1, sector="MIL")], (12, 12, 12)),
    "unless the groups are more": (
        [toll(8), toll(6, "soldiers", sentence=1, sector="MIL"), toll(4, "civilians", sentence=1, sector="CVL", at=1)],
        (10, 10, 10),
    ),
    "attackers are added, but may be among the people counted": (
        [toll(12), toll(1, "the bomber", sentence=1, sector="REB", attackers=True)],
        (12, 13, 13),
    ),
    "beside a named group they are sure": (
        [toll(5, "soldiers", sector="MIL"), toll(2, "attackers", sentence=1, sector="REB", attackers=True)],
        (7, 7, 7),
    ),
    "no civilians is none of them, and of others nothing": (
        [toll(4, "insurgents", sector="REB"), toll(0, "No civilians", sentence=1, sector="CVL")],
        (4, 4, 4),
    ),
    "a leader told of alone after several insurgents is one of them": (
        [toll(6, "six insurgents", sector="REB"), toll(1, "a Taliban leader", sentence=2, sector="REB")],
        (6, 6, 6),
    ),
    "but not one told of before them, or added": (
        [toll(1, "a Taliban leader", sector="REB"), toll(6, "six insurgents", sentence=2, sector="REB")],
        (7, 7, 7),
    ),
    "officers are those spoken of before": (
        [toll(8, "eight police", sector="COP"), toll(8, "eight officers", sentence=1, sector="MIL")],
        (8, 8, 8),
    ),
    "but army officers are not police": (
        [toll(8, "eight police", sector="COP"), toll(8, "eight army officers", sentence=1, sector="MIL")],
        (16, 16, 16),
    ),
    "less than a source was quoted with above is a part": (
        [toll(10, source="police"), toll(6, sentence=1)],
        (10, 10, 10),
    ),
    "a smaller figure later tells of a part": ([toll(8), toll(3, sentence=2)], (8, 8, 8)),
    "an exact figure refines a vague one": (
        [toll(3, "several insurgents", sector="REB", best=None, high=None), toll(2, "two insurgents", sentence=1, sector="REB")],
        (2, 2, 2),
    ),
    "one man of several does not": (
        [toll(3, "several insurgents", sector="REB", best=None, high=None), toll(1, "an insurgent", sentence=1, sector="REB")],
        (3, None, None),
    ),
    "an exact source beats the article's vague word": (
        [toll(3, "several", best=None, high=None), toll(13, sentence=1, source="police")],
        (13, 13, 13),
    ),
    "background stays out": ([toll(3), toll(2000, "soldiers", sentence=1, sector="MIL", background=True)], (3, 3, 3)),
    "a leader and his men are two groups": (
        [toll(1, "a Taliban leader", sector="REB"), toll(2, "two insurgents", sentence=1, sector="REB", mode="more")],
        (3, 3, 3),
    ),
    "so are a specialist and insurgents": (
        [toll(1, "a forger", sector="REB"), toll(1, "an insurgent", sentence=1, sector="REB")],
        (2, 2, 2),
    ),
    "the leader again is the same": (
        [toll(1, "a Taliban leader", sector="REB"), toll(1, "the leader", sentence=1, sector="REB", mode="same")],
        (1, 1, 1),
    ),
    "others are added": ([toll(8, "eight policemen", sector="COP"), toll(2, "two others", at=1, mode="more")], (10, 10, 10)),
    "and said again they are the same": (
        [
            toll(1, "a leader", sector="REB"), toll(1, "one suspected insurgent", sector="REB", at=1),
            toll(1, "an additional insurgent", sentence=4, sector="REB", mode="more"),
        ],
        (2, 2, 2),
    ),
    "more of the same are new where nobody was added before": (
        [toll(2, "two soldiers", sector="MIL"), toll(3, "three more soldiers", sentence=1, sector="MIL", mode="more")],
        (5, 5, 5),
    ),
    "four, then one and three others, are four": (
        [
            toll(4, "four insurgents", sector="REB"), toll(1, "the commander", sentence=3, sector="REB", mode="same"),
            toll(3, "three others", sentence=3, at=1, mode="more"),
        ],
        (4, 4, 4),
    ),
    "words that point back count where nothing else does": ([toll(2, "them", best=None, high=None, mode="same")], (2, None, None)),
    "and not beside what they point to": (
        [toll(5, "five rebels", sector="REB"), toll(2, "the rebels", sentence=1, sector="REB", best=None, high=None, mode="same")],
        (5, 5, 5),
    ),
    "two names are two people": (
        [toll(1, "Ahmad Wali", named=True), toll(1, "Haji Karim", sentence=1, named=True)],
        (2, 2, 2),
    ),
    "one name in two forms is one": (
        [toll(1, "Mullah Ahmad Wali", named=True), toll(1, "Wali", sentence=1, named=True)],
        (1, 1, 1),
    ),
    "a name tells who the leader is": (
        [toll(1, "a Taliban leader", sector="REB"), toll(1, "Ahmad Wali", sentence=1, named=True)],
        (1, 1, 1),
    ),
    "a name after a number is one of them": ([toll(5, "five soldiers", sector="MIL"), toll(1, "Ahmad Wali", sentence=1, named=True)], (5, 5, 5)),
    "attackers and insurgents killed are the same": (
        [toll(2, "two insurgents", sector="REB"), toll(2, "two suicide bombers", sentence=1, sector="UAF", attackers=True)],
        (2, 2, 2),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_rule(case: str) -> None:
    tolls, figure = CASES[case]
    assert killed(*tolls) == figure


def test_background_counts_only_for_what_is_history_itself() -> None:
    said = [toll(2000, "soldiers", background=True)]
    assert figures(said) == {}
    assert figures(said, background=True) == {"killed": Figure(2000, 2000, 2000)}
    assert figures([*said, toll(3, sentence=1)], background=True) == {"killed": Figure(3, 3, 3)}


def test_effects_are_kept_apart() -> None:
    found = figures([toll(5), toll(9, effect="wounded", at=1)])
    assert found == {"killed": Figure(5, 5, 5), "wounded": Figure(9, 9, 9)}


def test_none_of_some_people_alone_is_no_figure() -> None:
    assert figures([toll(0, "No civilians", sector="CVL")]) == {}


def test_no_statement_no_figure() -> None:
    assert figures([]) == {}
    assert figures([toll(None)]) == {}


numbers = st.none() | st.integers(-5, MOST + 5)
tolls = st.builds(
    lambda effect, who, sector, low, more, up, at, sentence, attackers, source, mode: Toll(
        effect, who, sector, low, None if low is None or more is None else low + more,
        None if low is None or more is None or up is None else low + more + up,
        "", sentence * 1000 + at, sentence * 1000 + at + 1, sentence, 0, 1, attackers, source, mode,
    ),
    st.sampled_from(EFFECTS), st.sampled_from(["people", "soldiers", "", "others", "a leader", "them"]), st.sampled_from(["", "MIL", "CVL", "REB"]),
    numbers, st.none() | st.integers(0, 50), st.none() | st.integers(0, 50), st.integers(0, 900), st.integers(0, 5),
    st.booleans(), st.sampled_from(["", "police", "Taliban"]), st.sampled_from(["new", "same", "more", "update", "part"]),
)  # fmt: skip


@given(st.lists(tolls, max_size=8))
def test_low_best_and_high_are_in_order_and_fit_their_column(said: list[Toll]) -> None:
    for low, best, high in figures(said).values():
        assert 0 <= low <= MOST
        assert best is None or low <= best <= MOST
        assert high is None or (best or low) <= high <= MOST
