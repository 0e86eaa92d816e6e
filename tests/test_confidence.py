"""Confidence sinks where less is known of how a row came about, and stays between 0 and 1."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.codes import DATE_REASONS, PLACE_REASONS, STATUSES, TYPES
from events.confidence import confidence
from events.model import Actor, Claim, Happening, Interval, Location

DAY = dt.date(2020, 10, 20)
CLAIM = Claim(0, "bomb <target>", "ASSAULT", "explosives", "183", "bombed", 10, 16, 2, 3, nominal=False)
NAMED = Actor("the Taliban", 0, 11, 0, 0, 2, name="Taliban", code="AFGREBTAL", country="AFG", sector="REB")
SANGIN = Location("Sangin", 20, 26, "stated", 3, "AF3004", "Sangin", "adm2", "AFG")
TOLD = Happening(
    (CLAIM,), CLAIM, "ASSAULT", "explosives", "183", "happened", (NAMED,), (NAMED,), (SANGIN,), Interval(DAY, DAY, 1, "relative"), None, ()
)


@pytest.mark.parametrize(
    "worse",
    [
        dict(status="alleged"), dict(status="negated"), dict(actors=()), dict(targets=()), dict(mode=""),
        dict(actors=(replace(NAMED, name=""),)), dict(interval=Interval(DAY, DAY, 1, "published")),
        dict(interval=Interval(DAY - dt.timedelta(5), DAY, 2, "relative")), dict(lead=replace(CLAIM, sentence=9)),
        dict(claims=(replace(CLAIM, nominal=True),)), dict(cameo="18"),
    ],
    ids=str,
)  # fmt: skip
def test_less_known_is_less_sure(worse: dict[str, Any]) -> None:
    assert confidence(replace(TOLD, **worse), SANGIN) < confidence(TOLD, SANGIN)


@pytest.mark.parametrize("worse", [dict(reason="inherited"), dict(reason="tie"), dict(precision=4)], ids=str)
def test_a_place_less_known_is_less_sure(worse: dict[str, Any]) -> None:
    assert confidence(TOLD, replace(SANGIN, **worse)) < confidence(TOLD, SANGIN)


def test_told_twice_is_surer() -> None:
    assert confidence(replace(TOLD, claims=(CLAIM, CLAIM)), SANGIN) > confidence(TOLD, SANGIN)


@settings(deadline=None)
@given(
    st.sampled_from(TYPES), st.sampled_from(STATUSES), st.sampled_from(DATE_REASONS), st.sampled_from(PLACE_REASONS),
    st.none() | st.integers(1, 6), st.integers(1, 40),
)  # fmt: skip
def test_between_0_and_1_for_every_vocabulary(type_: str, status: str, when: str, where: str, precision: int | None, mentions: int) -> None:
    told = replace(
        TOLD, type=type_, status=status, claims=(CLAIM,) * mentions, interval=Interval(DAY, DAY, precision and min(precision, 5), when)
    )
    assert 0 < confidence(told, replace(SANGIN, reason=where, precision=precision)) < 1
