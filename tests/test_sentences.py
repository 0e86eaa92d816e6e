"""Sentences: where they end, where they do not, and that offsets hold."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events import sentences as module
from events.article import article
from events.clean import clean
from events.errors import RuleError
from events.model import Block, CleanText, Sentence
from events.sentences import LONGEST, sentences


def split(text: str) -> list[str]:
    """The text's sentences, one line each; the ends to be are marked with | in the tests below."""
    found = sentences(CleanText(text, (Block("body", 0, len(text)),)))
    assert all(text[s.start : s.end] == s.text for s in found)
    return [" ".join(s.text.split()) for s in found]


@pytest.mark.parametrize(
    "marked",
    [
        "Gen. Rozo met Col. Jones.| Lt. Gen. Hadi left.| Maj. Gen. Ali came.",
        "U.S. forces struck.| The U.S. Army moved north.| U.N. envoys met him in Geneva.",
        "Gov. Gul, Sen. Lee and Rep. Smith spoke to Mr. Khan and Dr. Roy.",
        "Juan J. Perez of the E.L.N. died.| J. R. Cruz lives.",
        "He left at 5 p.m. Monday.| It was 5 p.m.| The bomb went off.",
        "On Sept. 5 and Jan. 6 they met.| No. 5 was shot.",
        "Some 60 km. from Kabul a mine went off.| They walked 5 km.| They rested.",
        "Kom. Anwar and Eng. Hamidullah fought near Mt. Sinjar.",
        'He said: "We will go."| Then he went.',
        "“We will go.”| He went.",
        '"We will go," he said.| "They will not."| She left.',
        "They waited...| Then they ran.",
        "He fell ... and rose.",
        "Who did it?| Nobody knows!| The police left.",
        "The first fled; the second stayed; the third died.",
        "A bomb went off in\nthe market of Kabul.| Six died\nthere.",
        "A bomb went off.\r\n| Six died\u2028there.",
        "GEN. ROZO MET COL. JONES.| LT. GEN. HADI LEFT THE U.S. EMBASSY ON JAN. 5.| HE DIED.",
        "1. The army left.| 2. The rebels came.",
        "The toll rose to 12.| Five were children.",
        "He paid $2.5 million.| It weighed 5.5 kg.",
        "Bombs fell on Sangin, Marjah, Nawa and Nad Ali.| Two died.",
        "(It was late.) He slept.",
        "Five were killed.[2]| The army denied it.",
        "St. John and St. Petersburg lie far apart.",
        "Acme Co. Ltd. of Kano closed.",
    ],
)
def test_ends(marked: str) -> None:
    assert split(marked.replace("|", "")) == [" ".join(s.split()) for s in marked.split("|")]


@pytest.mark.parametrize("example", module.load().examples)
def test_abbreviations_do_not_end(example: str) -> None:
    assert split(example) == [example]


@pytest.mark.parametrize("example", module.load().counter)
def test_abbreviations_end_where_they_must(example: str) -> None:
    assert len(split(example)) == 2


def test_short_speeches_stay_whole_and_long_ones_do_not() -> None:
    short = "“We reject the claim. These strikes are legal,” he said."
    assert split(short) == [short]
    long = "“" + " ".join(f"We reject claim number {n} of the men in the hills." for n in range(20)) + "” he said."
    assert len(split(long)) >= 20


def test_endless_sentences_are_cut_between_words() -> None:
    text = "and ".join(f"town {n}, " for n in range(2000))
    pieces = [s.text for s in sentences(CleanText(text, (Block("body", 0, len(text)),)))]
    assert all(len(p) <= LONGEST for p in pieces)
    assert "".join(" ".join(pieces).split()) == "".join(text.split())
    solid = "x" * 10_000
    assert "".join(split(solid)) == solid


def test_title_paragraphs_and_datelines() -> None:
    text = "Six die in Ghazni\n\nKABUL: A bomb went off in the market. Six died. [Passage omitted] More came.\n\nThe army left."
    found = sentences(clean(article({"id": "a", "text": text})))
    assert [(s.index, s.block, s.paragraph, s.text) for s in found] == [
        (0, "title", 0, "Six die in Ghazni"),
        (1, "body", 1, "A bomb went off in the market."),
        (2, "body", 1, "Six died."),
        (3, "body", 1, "More came."),
        (4, "body", 2, "The army left."),
    ]


def test_a_title_apart_from_the_text_comes_first_without_offsets() -> None:
    found = sentences(clean(article({"id": "a", "text": "A bomb went off in the market.", "title": "Six die"})))
    assert found[0] == Sentence(0, "Six die", -1, -1, "title", 0)
    assert [s.index for s in found] == [0, 1]


def test_nothing_gives_nothing() -> None:
    assert sentences(CleanText("", ())) == ()
    assert split(" \n\t ") == []


@pytest.mark.parametrize("content", ["abbreviations = 1", "[abbreviations]\njoins = ['Gen']", "[abbreviations"])
def test_a_wrong_list_of_abbreviations_is_said(tmp_path: Path, content: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(content)
    with pytest.raises(RuleError, match=r"mine\.toml"):
        module.load(path)


PIECES = st.lists(
    st.sampled_from(["Gen. ", "U.S. ", "“", "”", '"', "(", ")", "[", ". ", "... ", "? ", "\n", "\u2028", "1. ", "😀", "A", "a", "é", "p.m. ", "\x00", "\ud800", "\x85"])
    | st.text(st.characters(exclude_categories=()), max_size=20)
)  # fmt: skip


@settings(deadline=None)
@given(PIECES)
def test_offsets_hold_in_any_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = sentences(CleanText(text, (Block("body", 0, len(text)),) if text else ()))
    assert all(text[s.start : s.end] == s.text and s.text.strip() == s.text != "" for s in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())
    assert [s.index for s in found] == list(range(len(found)))


@settings(deadline=None)
@given(PIECES, st.none() | st.text(max_size=30))
def test_read_clean_and_split_together(pieces: list[str], title: str | None) -> None:
    text = "".join(pieces)
    if not text.strip():
        return
    given_ = article({"id": "a", "text": text, "title": title})
    for s in sentences(clean(given_)):
        assert s.start == -1 or given_.text[s.start : s.end] == s.text
