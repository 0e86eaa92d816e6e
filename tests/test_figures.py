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
    said = dict(sector="", low=n, best=n, high=n, effect="killed") | known
    return Toll(who=who, text="", start=at, end=at + 5, sentence=sentence, first=0, last=1, **said)  # type: ignore[arg-type]


def killed(*tolls: Toll) -> tuple[int, int | None, int | None]:
    return tuple(figures(tolls)["killed"])  # type: ignore[return-value]


CASES = {
    "a number": ([toll(8)], (8, 8, 8)),
    "at least eight": ([toll(8, high=None)], (8, 8, None)),
    "up to thirty": ([toll(None, high=30)], (0, None, 30)),
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
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_rule(case: str) -> None:
    tolls, figure = CASES[case]
    assert killed(*tolls) == figure


def test_effects_are_kept_apart() -> None:
    found = figures([toll(5), toll(9, effect="wounded", at=1)])
    assert found == {"killed": Figure(5, 5, 5), "wounded": Figure(9, 9, 9)}


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
    st.sampled_from(EFFECTS), st.sampled_from(["people", "soldiers", "", "others"]), st.sampled_from(["", "MIL", "CVL"]),
    numbers, st.none() | st.integers(0, 50), st.none() | st.integers(0, 50), st.integers(0, 900), st.integers(0, 5),
    st.booleans(), st.sampled_from(["", "police", "Taliban"]), st.sampled_from(["new", "update", "part"]),
)  # fmt: skip


@given(st.lists(tolls, max_size=8))
def test_low_best_and_high_are_in_order_and_fit_their_column(said: list[Toll]) -> None:
    for low, best, high in figures(said).values():
        assert 0 <= low <= MOST
        assert best is None or low <= best <= MOST
        assert high is None or (best or low) <= high <= MOST
