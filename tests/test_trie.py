"""The phrase dictionary."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from events.trie import build, longest, matches

PHRASES = build(
    [
        (("call",), "say"),
        (("call", "for"), "demand"),
        (("call", "for", "calm"), "soothe"),
        (("open", "fire"), "shoot"),
        (("call",), "phone"),
    ]
)


def test_all_that_begins_here_shortest_first() -> None:
    tokens = "they call for calm".split()
    assert list(matches(PHRASES, tokens, 1)) == [(2, ["say", "phone"]), (3, ["demand"]), (4, ["soothe"])]
    assert list(matches(PHRASES, tokens, 0)) == []


def test_the_longest() -> None:
    assert longest(PHRASES, "call for talks".split(), 0) == (2, ["demand"])
    assert longest(PHRASES, ["fire"], 0) is None
    assert longest(PHRASES, ["open"], 0) is None  # no entry of its own


def test_adverbs_may_stand_between_up_to_two() -> None:
    assert list(matches(PHRASES, "call again for".split(), 0, "Bri", "r"))[-1] == (3, ["demand"])
    assert list(matches(PHRASES, "call once again for".split(), 0, "Brri", "r"))[-1] == (4, ["demand"])
    assert list(matches(PHRASES, "call a b c for".split(), 0, "Brrri", "r")) == [(1, ["say", "phone"])]
    assert list(matches(PHRASES, "call men for".split(), 0, "BSi", "r")) == [(1, ["say", "phone"])]


def test_a_value_is_kept_once() -> None:
    assert longest(build([(("a",), 1), (("a",), 1), (("a",), 2)]), ["a"], 0) == (1, [1, 2])


words = st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(tuple)


@given(st.lists(words, max_size=12), words)
def test_it_finds_what_a_list_would(entries: list[tuple[str, ...]], text: tuple[str, ...]) -> None:
    found = {end for end, _ in matches(build((e, e) for e in entries), text, 0)}
    assert found == {len(e) for e in entries if text[: len(e)] == e}
