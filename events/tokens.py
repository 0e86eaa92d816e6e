"""Tokens: where a sentence is cut into words."""

from __future__ import annotations

import re

ABBREVIATIONS = (
    "Gen Col Lt Maj Capt Sgt Cpl Pvt Brig Cmdr Adm Gov Sen Rep Mr Mrs Ms Dr Prof Rev Hon St Ft Mt No Jr Sr Jan Feb Mar Apr Jun "
    "Jul Aug Sept Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun Inc Corp Ltd Co Bros Dept Univ Pres Amb Min Supt Insp Const Pfc "
    "Spc Fr Msgr Ing Lic Sra Srta Dra Av Ave Blvd Mgr Atty Asst Pte Sqn Flt Comdr Dist Prov"
).split()
TOKEN = re.compile(
    r"[A-Za-z]++(?=[ ,])"  # most words: what would match below is no longer
    r"|(?:[A-Za-z]\.){2,}(?:-\w+)*"  # U.S., a.m., U.S.-led
    r"|(?=[A-Z])(?:" + "|".join(ABBREVIATIONS) + r")\.(?=\s+[\w\"“])"  # Gen. Miller
    r"|[A-Z]\.(?=\s+[A-Z][a-z])"  # Austin S. Miller
    r"|\d+(?:[.,:/]\d+)*(?:-?(?:st|nd|rd|th)\b)?(?:-\w+)*%?"  # 1,500  12/05/2020  3rd  12-year-old
    r"|[A-Za-z]{1,4}\d{1,4}\b(?![-.])"  # G7, MH17, R4
    r"|[A-Za-z]+n['’]t\b"
    r"|['’ʼ´](?:s|S|re|ve|ll|d|m)\b"
    r"|[^\W\d_]+(?:[-‐‑&](?=[^\W_])[^\W_]+|['’‘ʼ`](?!(?:s|S|re|ve|ll|d|m)\b)(?=[^\W\d_])[^\W\d_]+)*"
    r"|\w+|--+|\.\.+|[^\w\s]"
)
TOKENS = re.compile(rf"\s*+({TOKEN.pattern})")  # the blanks before it with it: else every rule is tried at every blank


def tokenize(text: str) -> list[str]:
    """The tokens of a text as written, without offsets: for cutting lexicon names the way sentences are cut."""
    return TOKENS.findall(text)
