"""Saved pages, whole and broken."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.page import MAX_TAGS, plain, read_page

PLACES = ["Andar", "Qarabagh", "Khogyani", "Gelan", "Nawa", "Giro", "Rashidan", "Waghaz"]
STORY = [f"Gunmen attacked a checkpost in the {p} district before dawn and killed {n} men, police said." for n, p in enumerate(PLACES, 2)]
TEASER = "The minister of energy resigned on Monday after a week of power cuts that had darkened the capital."


def page(body: str) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Night of attacks in Ghazni | HK News</title>
<meta property="og:title" content="Night of attacks in Ghazni"><meta property="og:site_name" content="HK News">
<meta property="article:published_time" content="2021-03-04T08:10:00+04:30"></head><body>
<header><nav><ul><li><a href="/">Home</a></li></ul></nav></header><div class="main"><article>
<h1>Night of attacks in Ghazni</h1><div class="content">{body}</div></article>
<aside><h3>Related</h3><p><a href="/2">{TEASER}</a></p></aside></div>
<footer><p>Copyright 2021 HK News. All rights reserved by the publisher of this newspaper in Ghazni.</p></footer></body></html>"""


def paragraphs(template: str) -> str:
    return "".join(template.format(p) for p in STORY)


@pytest.mark.parametrize(
    "html",
    [
        page(paragraphs("<p>{}</p>")),
        page(paragraphs("<p>{}")),
        page(paragraphs("{}<br><br>")),
        page(paragraphs("<div>{}</div>")),
        page(paragraphs("<div class=x><p>{}</p>")),
        page(paragraphs("<p>{}</p></div></article><article><div>")),
        page(paragraphs("<p><b>{}</i></p>")),
        page(paragraphs("<p>{}</p><script>var a = '<p>x</p>';</script>")),
        page("<aside><a href=x>ad</a>" + paragraphs("<p>{}</p>")),
        page(paragraphs("<section class=widget><p>{}</p></section>")),
        "<html><body><header><h1>T</h1>" + paragraphs("<p>{}</p>"),
        "<html><head><title>T<body>" + paragraphs("<p>{}"),
        "<html><body><table><tr><td><font size=2>" + paragraphs("<font face=Arial>{}</font><p>") + "</table>",
        "<html><body><form>" + paragraphs("<p>{}</p>") + "</form></body></html>",
        "<html><body><noscript>" + paragraphs("<p>{}</p>") + "</noscript></body></html>",
    ],
)
def test_the_story_comes_through_broken_tags(html: str) -> None:
    text = read_page(html.encode())["text"]
    assert [p for p in STORY if p not in text] == []
    assert TEASER not in text
    assert "Copyright" not in text


def test_what_the_page_says_of_itself() -> None:
    found = read_page(page(paragraphs("<p>{}</p>")).encode())
    assert found["title"] == "Night of attacks in Ghazni"
    assert found["published"] == "2021-03-04"
    assert found["source"] == "HK News"
    assert found["text"].startswith("Night of attacks in Ghazni\n\nGunmen")


def test_dates_of_other_stories_are_not_the_page_s() -> None:
    html = re.sub('<meta property="article.*?>', "", page(paragraphs("<p>{}</p>")))
    assert read_page(html.encode())["published"] is None
    html = html.replace("<h3>Related", '<time datetime="2019-01-01">1 January 2019</time><h3>Related')
    assert read_page(html.encode())["published"] is None


def test_encodings() -> None:
    html = "<html><head><meta charset='{}'></head><body><p>{}</p></body></html>"
    text = "Señor Peña said on Monday that the rebels had left the town of Bogotá and would not come back."
    for name in ("utf-8", "windows-1252", "utf-16"):
        assert read_page(html.format(name, text).encode(name))["text"] == text


def test_a_page_of_endless_tags_is_read_without_a_tree() -> None:
    html = page(paragraphs("<p>{}</p>") + "<div>" * MAX_TAGS)
    text = read_page(html.encode())["text"]
    assert [p for p in STORY if p not in text] == []


def test_plain_leaves_links_labels_and_margins() -> None:
    long = "Gunmen attacked a checkpost in the district before dawn and killed six men, the police said on Monday."
    html = f"<nav><p>{long}</p></nav><p>Short.</p><p><a href=x>{long}</a></p><p>{long[:-1]}</p><p>{long}<p>{long}"
    assert plain(html) == [long]
    assert plain(f"<script>a < b; <script> '{long}'</script><p>{long}") == [long]
    assert plain(f"<p>{long.replace('checkpost', 'check&shy;post &amp; camp')}")[0].count("&") == 1


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<a href=x>",
                "</a>",
                "<script>",
                "<!--",
                "-->",
                "<",
                ">",
                "&#x0;",
                "&amp",
                "<aside>",
                "<head>",
                "<body>",
                *STORY[:2],
            ]
        )
        | st.text(max_size=10)
    )
)
def test_any_soup(pieces: list[str]) -> None:  # fmt: skip
    html = "".join(pieces)
    assert all(len(p) >= 80 for p in plain(html))
    try:
        found = read_page(html.encode("utf-8", "replace"))
    except ValueError:
        return
    assert found["text"].strip()
