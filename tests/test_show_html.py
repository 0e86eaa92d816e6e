"""Explanations in a notebook: marks where the words are, nothing of the article's own markup let through."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.article import Article
from events.event import Event, Party
from events.explaining import SentenceExplained, explain
from events.read import read
from events.show_html import COLOURS, Mark, _text, marks_of

SAMPLES = Path(__file__).parent.parent / "events" / "samples"
ARTICLES = [a for a in read(SAMPLES) if isinstance(a, Article)]


class Page(HTMLParser):
    """What a browser would make of it: the words of the text, the tags, the marks with their hover text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.tags, self.marks, self._open = "", set[str](), list[tuple[str, str, str]](), list[tuple[str, dict]]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.add(tag)
        self._open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tag, attrs = self._open[-1] if self._open else ("", {})
        if any(a.get("class") == "dl-text" for _, a in self._open) and tag != "sup":
            self.words += data
        if tag == "mark" and attrs.get("title"):
            self.marks.append((attrs["class"].removeprefix("dl-"), data, attrs["title"]))


def test_words_are_marked_for_what_they_are() -> None:
    text = "Gunmen killed five soldiers in Sangin district on Monday."
    page = Page(explain(text, "2020-10-20")._repr_html_())
    marked = {kind: (words, note) for kind, words, note in page.marks}
    assert marked["actor"][0] == "Gunmen"
    assert marked["action"][0] == "killed"
    assert marked["date"][0] == "on Monday" or marked["date"][0] == "Monday"
    assert "Sangin" in marked["place"][0]
    assert "rule" in marked["action"][1]
    assert "Helmand" in marked["place"][1]
    assert "(stated)" in marked["place"][1]
    assert "five" in "".join(words for kind, words, _ in page.marks if kind in ("target", "toll"))


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_the_text_stands_as_given(article: Article) -> None:
    told = explain(article)
    page = Page(told._repr_html_())
    assert page.words == article.text.replace("\r", "")
    assert {m.kind for m in marks_of(told.rows)} <= set(COLOURS)


def test_markup_in_the_text_stays_words() -> None:
    text = 'Gunmen <b onclick="x()">attacked</b> a checkpoint in Sangin.\n\n<script>alert("&amp;")</script> Police said so.'
    title = "<img src=x onerror=alert(1)>"
    html = explain(text, title=title)._repr_html_()
    assert Page(html).words == text
    assert not Page(html).tags & {"script", "b", "img"}


def test_markup_in_a_row_stays_words() -> None:
    row = Event(
        event_id="1", incident_id="1", event_type="ASSAULT", action="hit", action_start=0, action_end=3, rule='"><script>',
        actors=(Party(text="x", name="'\"><i>", start=1, end=5),),
    )  # fmt: skip
    html = "".join(_text("hit him", marks_of([row]), ()))
    assert Page(f'<div class="dl-text">{html}</div>').tags == {"div", "mark", "sup", "span"}


def test_overlapping_words_keep_both_marks() -> None:
    marks = [Mark(0, 8, "toll", 1, "a toll"), Mark(4, 12, "target", 1, "a target")]
    page = Page(f'<div class="dl-text">{"".join(_text("ten soldiers died", marks, ()))}</div>')
    assert [(words, note) for _, words, note in page.marks] == [
        ("ten ", "a toll"), ("sold", "a toll\na target"), ("iers", "a target"),
    ]  # fmt: skip


def test_a_sentence_without_a_row_says_why() -> None:
    html = explain("The bazaar was quiet and the shops were open.")._repr_html_()
    assert 'title="no action: none of its words states one"' in html
    assert "No rows" in html


@settings(deadline=None)
@given(
    st.text(st.sampled_from("ab <&>\"'\n"), min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9), st.sampled_from(sorted(COLOURS))), max_size=8),
    st.integers(0, 30),
)
def test_any_marks_leave_the_words_alone(text: str, spans: list[tuple[int, int, str]], cut: int) -> None:
    marks = [Mark(s, min(s + n, len(text)), k, 1, "<note>") for s, n, k in spans if s < len(text)]
    cut = min(cut, len(text))
    sentences = [SentenceExplained(text[:cut], 0, cut, None, (), (), "<why>")] if cut else []
    page = Page(f'<div class="dl-text">{"".join(_text(text, sorted(marks, key=lambda m: m.start), sentences))}</div>')
    assert page.words == text
    assert all(note == "<note>" for _, _, note in page.marks)
