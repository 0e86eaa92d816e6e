"""Texts as they come, and what is left of them."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.article import Article, article
from events.clean import clean
from events.model import CleanText

LEAD = "A roadside bomb killed six policemen in the Andar district of Ghazni province on Wednesday, officials said."
MORE = "Two more were taken to hospital with injuries, said the governor's spokesman, who blamed the Taliban."
LAST = "The group did not comment on the attack, which was the third of its kind in the district in a month."


def cleaned(text: str, **given_: object) -> CleanText:
    return clean(article({"id": "a", "text": text, **given_}))


def parts(found: CleanText, kind: str) -> list[str]:
    return [found.text[b.start : b.end] for b in found.blocks if b.kind == kind]


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_a_scraped_page() -> None:
    found = cleaned(
        page(
            "Home / Latest News / Bomb kills six in Ghazni",
            "Bomb kills six in Ghazni",
            "HK News",
            f"GHAZNI: {LEAD}",
            MORE,
            LAST,
            "About admin",
            "Check Also",
            "Pensioners march in the capital for the third day",
            "HK Kabul: Retired teachers have staged a protest once more, demanding their … https://spam.example/",
        )
    )
    assert found.title == "Bomb kills six in Ghazni"
    assert parts(found, "title") == ["Bomb kills six in Ghazni"]
    assert parts(found, "dateline") == ["GHAZNI:"]
    assert parts(found, "body") == [LEAD, MORE, LAST]
    assert [b.place for b in found.blocks if b.kind == "dateline"] == ["GHAZNI"]


@pytest.mark.parametrize(
    "tail",
    [
        ["Read also: Curfew lifted in the old town"],
        ["Related Articles", "Curfew lifted in the old town", "Minister resigns"],
        ["Most Read", "1. Curfew lifted in the old town", "The minister resigned on Monday after a week of rumours, his office said, and will leave the country."],
        ["Share", "Facebook Twitter WhatsApp", "1,204 views", "Tags: Ghazni, Taliban"],
        ["© 2020 HK News. All rights reserved."],
        ["(Reporting by Farid Samim; Editing by Ann Cole)"],
        ["AFP"],
        ["-END-"],
        ["fs/ac"],
        ["Curfew lifted in the old town", "Minister resigns over fuel queues"],
        ["Leave a Reply", "Your email address will not be published.", "Name", "Comment by Ali: They killed ten in my village last year and nobody wrote about it."],
        ["https://spam.example/a", "https://spam.example/b https://spam.example/c"],
        ["Follow us on Twitter", "Subscribe to our newsletter"],
        ["—", "***"],
    ],
)  # fmt: skip
def test_tails_are_left_out(tail: list[str]) -> None:
    found = cleaned(page("Bomb kills six in Ghazni", LEAD, MORE, LAST, *tail))
    assert parts(found, "body") == [LEAD, MORE, LAST]


@pytest.mark.parametrize(
    "between",
    [
        ["ADVERTISEMENT"],
        ["Story continues below advertisement"],
        ["(Photo: Governor's office)"],
        ["Image source, Getty Images"],
        ["Read also: Curfew lifted in the old town"],
        ["Read also", "Curfew lifted in the old town", "Minister resigns"],
        ["— HK Wire (@hkwire) October 20, 2020"],
    ],
)
def test_furniture_amid_the_story_is_left_out(between: list[str]) -> None:
    found = cleaned(page("Bomb kills six in Ghazni", LEAD, *between, MORE, LAST, MORE, LAST))
    assert parts(found, "body") == [LEAD, MORE, LAST, MORE, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "- Ghazni: 5 killed",
        "Sangin/Helmand",
        "More attacks followed.",
        "[The ministry later denied that the dead were policemen.]",
        "Related attacks killed twelve people in the south.",
    ],
)
def test_what_may_be_story_stays(line: str) -> None:
    assert line in parts(cleaned(page("Bomb kills six in Ghazni", LEAD, line, MORE)), "body")


def test_a_sentence_cut_off_at_the_end_stays() -> None:
    cut = "The attackers fled towards the mountains after they had set fire to"
    assert parts(cleaned(page(LEAD, MORE, cut)), "body")[-1] == cut


def test_a_list_under_a_colon_stays() -> None:
    found = cleaned(page("Bomb kills six in Ghazni", LEAD, "The dead are:", "Gul Agha, a captain", "His driver", MORE))
    assert parts(found, "body") == [LEAD, "The dead are:", "Gul Agha, a captain", "His driver", MORE]


# ---- title --------------------------------------------------------------------------------------------------------


def test_a_given_title_is_found_whatever_its_case_or_site_name() -> None:
    text = page("HK NEWS", "BOMB KILLS SIX IN GHAZNI", LEAD)
    for given_ in ("Bomb kills six in Ghazni", "Bomb kills six in Ghazni | HK News", "Bomb kills six in Ghazni."):
        found = cleaned(text, title=given_)
        assert parts(found, "title") == ["BOMB KILLS SIX IN GHAZNI"]
        assert found.title == given_
        assert parts(found, "body") == [LEAD]


def test_a_given_title_that_the_text_lacks_is_still_known() -> None:
    found = cleaned(page(LEAD, MORE), title="Six die in  Andar")
    assert found.title == "Six die in Andar"
    assert parts(found, "title") == []
    assert parts(found, "body") == [LEAD, MORE]


def test_a_subtitle_belongs_to_the_title() -> None:
    found = cleaned(page("Bomb kills six in Ghazni", "Taliban deny that they laid the mine", "By Farid Samim", LEAD))
    assert parts(found, "title") == ["Bomb kills six in Ghazni", "Taliban deny that they laid the mine"]
    assert parts(found, "body") == [LEAD]


def test_a_headline_in_two_lines() -> None:
    found = cleaned(f"Bomb kills six policemen in\nGhazni after a night of fighting\n\nGHAZNI - {LEAD}")
    assert parts(found, "title") == ["Bomb kills six policemen in\nGhazni after a night of fighting"]


@pytest.mark.parametrize("text", [LEAD, LEAD.rstrip("."), "Bomb", "Troops shelled the town", f"KABUL: {LEAD}"])
def test_one_paragraph_has_no_title(text: str) -> None:
    found = cleaned(text)
    assert found.title == ""
    assert "".join(parts(found, "body")) == text.removeprefix("KABUL: ")


def test_lines_that_are_all_like_headlines_are_a_list() -> None:
    lines = [f"Attack number {n} kills two in Ghazni" for n in range(9)]
    found = cleaned("\n".join(lines))
    assert parts(found, "title") == lines[:1]
    assert parts(found, "body") == lines[1:]


# ---- line ends ----------------------------------------------------------------------------------------------------

WRAPPED = """\
   GHAZNI, 21 FEB 90 (RADIO) -- [TEXT] GUNMEN OF AN UNKNOWN GROUP BLEW
UP A BRIDGE ON THE ROAD TO THE CAPITAL ON MONDAY NIGHT. A PEASANT
WHO LIVED NEARBY WAS KILLED.

   GEN. ROZO SAID THAT THE ATTACKERS HAD USED 30 KG OF DYNAMITE AND
HAD FLED TOWARDS THE BORDER BEFORE THE ARMY ARRIVED.
   IN THE CITY OF ANDAR, MEANWHILE, TWO MEN SHOT A JUDGE AS HE LEFT
HIS HOUSE."""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\u2028", "\r"])
def test_hard_wrapped_copy(newline: str) -> None:
    found = cleaned(WRAPPED.replace("\n", newline))
    body = [" ".join(p.split()) for p in parts(found, "body")]
    assert [(b.place, b.day) for b in found.blocks if b.kind == "dateline"] == [("GHAZNI", dt.date(1990, 2, 21))]
    assert body == [
        "GUNMEN OF AN UNKNOWN GROUP BLEW UP A BRIDGE ON THE ROAD TO THE CAPITAL ON MONDAY NIGHT. A PEASANT WHO LIVED NEARBY WAS KILLED.",
        "GEN. ROZO SAID THAT THE ATTACKERS HAD USED 30 KG OF DYNAMITE AND HAD FLED TOWARDS THE BORDER BEFORE THE ARMY ARRIVED.",
        "IN THE CITY OF ANDAR, MEANWHILE, TWO MEN SHOT A JUDGE AS HE LEFT HIS HOUSE.",
    ]  # fmt: skip


MIXED = """\
The army said on Monday that it had taken back the town of Marja
from the rebels after two days of fighting. Eight soldiers and an
unknown number of rebels were killed, according to a statement by
the ministry of defence. It put the number of the wounded at forty.
Residents who fled to Lashkar Gah said that the bazaar was burning
and that they had seen bodies in the fields along the canal.
Nobody could say who held the bridge."""


@pytest.mark.parametrize("newline", ["\n", "\n\n", "\n \n"])
def test_hard_wrapped_copy_under_a_long_line_or_with_blank_lines(newline: str) -> None:
    link = "https://example.org/a/very/long/address/of/the/page/" + "x" * 80
    found = cleaned(newline.join([*MIXED.split("\n"), *MIXED.split("\n"), link]))
    assert " ".join(" ".join(parts(found, "body")).split()) == " ".join(f"{MIXED} {MIXED}".split())
    assert len(parts(found, "body")) <= 4


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\u2028", "\n\n", "\n\xa0\n", "\u2028\xa0\u2028"])
def test_one_line_a_paragraph(newline: str) -> None:
    found = cleaned(newline.join(["Bomb kills six in Ghazni", LEAD, MORE, LAST]))
    assert parts(found, "body") == [LEAD, MORE, LAST]


def test_a_line_end_amid_a_sentence_joins() -> None:
    found = cleaned(f"Bomb kills six in Ghazni\n\n{LEAD[:40]}\n{LEAD[40:].lstrip()}\n{MORE}")
    assert [" ".join(p.split()) for p in parts(found, "body")] == [LEAD, MORE]


def test_a_wire_without_line_ends() -> None:
    found = cleaned(f"KABUL (Wire) - {LEAD} {MORE} {LAST}")
    assert parts(found, "body") == [f"{LEAD} {MORE} {LAST}"]


def test_a_press_release() -> None:
    found = cleaned(
        "Force Detains Facilitator in Logar\nISAF Joint Command - Afghanistan\u20282010-08-CA-131\u2028For Immediate Release"
        f"\u2028Download PDF\u2028\xa0\u2028KABUL, Afghanistan (Aug. 12) –\u2028Nawa/Helmand\u2028{LEAD}\u2028\xa0\u2028{MORE}"
        "\u2028\xa0This is an update to IJC News Release #2010-08-CA-129"
    )
    assert parts(found, "title") == ["Force Detains Facilitator in Logar"]
    assert parts(found, "body") == ["Nawa/Helmand", LEAD, MORE]
    assert found.published == dt.datetime(2010, 8, 12, tzinfo=dt.UTC)


# ---- marks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Lima, 3 Feb 89 -- [Report] [Armed forces press committee] [Text] Rebels shot a judge.",
            ["Rebels shot a judge."],
        ),
        ("Rebels shot a judge. [Passage omitted] They fled.", ["Rebels shot a judge.", "They fled."]),
        ("Rebels of the [words indistinct] shot a judge.", ["Rebels of the [words indistinct] shot a judge."]),
        ("On Tuesday [18 April] A judge was shot.", ["On Tuesday [18 April] A judge was shot."]),
        ("Rebels of the Front [FMLN] shot a judge. [End recording]", ["Rebels of the Front [FMLN] shot a judge."]),
        ("Rebels shot a judge. (Photo: Palace of Justice)", ["Rebels shot a judge."]),
        ("Rebels shot a judge. https://t.co/abc pic.twitter.com/abc", ["Rebels shot a judge."]),
        (
            "Rebels shot a judge (see www.example.org) and fled.",
            ["Rebels shot a judge (see www.example.org) and fled."],
        ),
        (
            "Madrid (Spain), 15 Nov 89 (EFE) -- [Text] LA PAZ, 15 Nov (EFE) -- Rebels shot a judge.",
            ["Rebels shot a judge."],
        ),
        ("(Reuters) - Rebels shot a judge.", ["Rebels shot a judge."]),
    ],
)
def test_marks_within_paragraphs(text: str, body: list[str]) -> None:
    assert parts(cleaned(text), "body") == body


def test_a_dateline_within_a_dateline_gives_both_places() -> None:
    found = cleaned("Madrid (Spain), 15 Nov 89 (EFE) -- [Text] LA PAZ, 15 Nov (EFE) -- Rebels shot a judge.")
    places = [(b.place, b.day) for b in found.blocks if b.kind == "dateline"]
    assert places[0] == ("Madrid, Spain", dt.date(1989, 11, 15))
    assert places[1][0] == "LA PAZ"


# ---- publication --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Published: 20 October 2020", dt.date(2020, 10, 20)),
        ("Tuesday, 20 October 2020 14:35", dt.date(2020, 10, 20)),
        ("By Farid Samim | October 20, 2020", dt.date(2020, 10, 20)),
        ("Posted by: admin in Security  October 20, 2020", dt.date(2020, 10, 20)),
        ("By Farid Samim", None),
    ],
)
def test_a_header_states_the_day(head: str, day: dt.date | None) -> None:
    found = cleaned(page("Bomb kills six in Ghazni", head, LEAD, MORE))
    assert (found.published and found.published.date()) == day
    assert parts(found, "body") == [LEAD, MORE]


def test_what_is_given_comes_before_what_is_stated_before_the_fallback() -> None:
    text = f"KABUL, Afghanistan (April 27, 2011) - {LEAD}"
    fallback = "2020-01-01"
    given_ = cleaned(text, published="2011-04-28", published_fallback=fallback)
    assert given_.published == dt.datetime(2011, 4, 28, tzinfo=dt.UTC)
    assert cleaned(text, published_fallback=fallback).published == dt.datetime(2011, 4, 27, tzinfo=dt.UTC)
    assert cleaned(LEAD, published_fallback=fallback).published == dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    assert cleaned(LEAD).published is None


def test_a_dateline_without_a_year_takes_it_from_the_publication() -> None:
    found = cleaned(f"QALAT, Sept 5 (Wire) - {LEAD}", published="2013-09-06")
    assert [b.day for b in found.blocks if b.kind == "dateline"] == [dt.date(2013, 9, 5)]
    assert [b.day for b in cleaned(f"QALAT, Sept 5 (Wire) - {LEAD}").blocks if b.kind == "dateline"] == [None]


# ---- anything -----------------------------------------------------------------------------------------------------

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=300)
LINES = st.lists(
    st.sampled_from([LEAD, MORE, "KABUL:", "KABUL, Sept 5 (AP) - ", "About admin", "Read also", "Share", "[Text]", "By A. B.", "Title of it all", "https://x.y/", "(Photo: AP)", "  ", "\u2028", "\xa0", "x", "2010-08-CA-131"])
    | ANY_TEXT,
    max_size=12,
)  # fmt: skip


@settings(deadline=None)
@given(LINES, st.sampled_from(["\n", "\n\n", " ", "\r\n", "\u2028"]), st.none() | ANY_TEXT)
def test_blocks_are_in_order_apart_and_trimmed(lines: list[str], newline: str, title: str | None) -> None:
    text = newline.join(lines)
    found = clean(Article.model_construct(id="a", text=text, title=title, published=None, published_fallback=None))
    assert found.text == text
    spans = [(b.start, b.end) for b in found.blocks]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)
    assert all(b.kind in ("title", "dateline", "body") for b in found.blocks)
