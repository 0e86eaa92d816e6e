"""Spellings brought together, tier by tier."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.folding import acronym, bracketed, english_carons, fold, fold_words, hashed, plain, skeleton, vowels


@pytest.mark.parametrize(
    "spelling",
    [
        "Nad-e-Ali",
        "Nad-i Ali",
        "Nad e Ali",
        "Nād ‘Alī",
        "NAD ALI",
        "Nadali",
        "Nad 'Ali",
        "\u200fNad\u200e Ali",
        "Nad\tAli",
    ],
)
def test_typography_folds(spelling: str) -> None:
    assert fold(spelling) == "nadali"


@pytest.mark.parametrize(("one", "other"), [("Sabari", "Sabaray"), ("Nuristan", "Nooristan"), ("Khost", "Khowst")])
def test_vowels_fold(one: str, other: str) -> None:
    assert vowels(fold_words(one)) == vowels(fold_words(other))


@pytest.mark.parametrize(("one", "other"), [("Qandahar", "Kandahar"), ("Baghlan", "Baglan"), ("Wardak", "Vardag")])
def test_skeletons_agree_on_all_but_the_last(one: str, other: str) -> None:
    same = skeleton(fold_words(one)) == skeleton(fold_words(other))
    assert same is (one != "Wardak")


def test_short_skeletons_are_no_keys() -> None:
    assert skeleton(fold_words("Bak")) == ""


def test_arabic_letters_of_three_languages_fold() -> None:
    assert fold("كابل") == fold("کابل")
    assert fold("\u202bهلمند\u202c") == fold("هلمند")


def test_carons_stand_for_two_letters() -> None:
    assert fold(english_carons("Gūčay")) == "guchay"


def test_acronyms_keep_their_case() -> None:
    assert acronym("U.S.") == acronym("US") == "=US"
    assert acronym("us") == acronym("Us") == acronym("ZURICH") == ""


def test_brackets_give_two_readings() -> None:
    assert bracketed("Nad Ali district (Marja)")[1:] == ("Nad Ali district", "Marja")
    assert bracketed("Nad Ali") == ("Nad Ali",)
    assert len(bracketed("((" * 50)) == 1


@given(st.text(max_size=200))
def test_any_text_folds_and_folding_is_done_once(text: str) -> None:
    words = fold_words(text)
    assert fold("".join(words)) in ("".join(words), "")
    assert all(isinstance(key, str) for key in (vowels(words), skeleton(words)))
    assert 0 <= hashed(fold(text)) < 2**64


@pytest.mark.parametrize("text", ["", " ", "\x00\x1b", "-" * 120, "a" * 10_000, "(" * 10_000, "\u200f" * 50])
def test_what_is_no_name_folds_to_nothing(text: str) -> None:
    assert fold(text) == ""


def test_control_characters_go() -> None:
    assert plain("Kab\x07ul\u200f") == "Kabul"
