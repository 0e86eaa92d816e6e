"""Batches in, batches out; one article's failure is its own."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pyarrow as pa
import pytest

from events.article import Article
from events.batch import TOGETHER, attempt, attempt_all, extract_frame, extract_table
from events.errors import ArticleError, InputError
from events.event import Event
from events.pipeline import extractor
from events.read import Reject
from events.table import SCHEMA


class Shouts:
    """A stand-in for the extractor: an event for each exclamation mark; some words make it fail."""

    digest = "abc"

    def extract(self, article: Article) -> list[Event]:
        if "refuse" in article.text:
            raise ArticleError("this text is refused")
        if "stumble" in article.text:
            raise KeyError("stumbled")
        return [
            Event(
                event_id=f"{article.id}/{at}", incident_id="i", article_id=article.id, event_type="PROTEST",
                published=article.published, action="!", action_start=at, action_end=at + 1,
            )
            for at, c in enumerate(article.text) if c == "!"
        ]  # fmt: skip


ARTICLES = {
    "id": ["a", "b", "c", "d"],
    "text": ["Down! Down!", "refuse", "calm", "stumble"],
    "published": ["2020-10-20", None, None, None],
    "other": [1, 2, 3, 4],
}


def test_a_table() -> None:
    rejects: list[Reject] = []
    rows = extract_table(pa.table(ARTICLES), Shouts(), rejects)
    assert rows.schema == SCHEMA
    assert rows.schema.metadata[b"dateline.rules"] == b"abc"
    assert rows["article_id"].to_pylist() == ["a", "a"]
    assert rows["action_start"].to_pylist() == [4, 10]
    assert [(r.article_id, r.line) for r in rejects] == [("b", 2), ("d", 4)]


def test_a_record_batch_gives_the_same() -> None:
    whole = pa.table(ARTICLES)
    (batch,) = whole.to_batches()
    assert extract_table(batch, Shouts(), []) == extract_table(whole, Shouts(), [])


def test_a_frame_has_whole_numbers_that_slice() -> None:
    rows = extract_frame(pd.DataFrame(ARTICLES), Shouts(), [])
    row = rows.iloc[0]
    assert ARTICLES["text"][0][row.action_start : row.action_end] == row.action
    assert rows["event_type"].dtype == "category"
    assert rows["killed_low"].isna().all()
    assert str(rows["published"].iloc[0]) == "2020-10-20 00:00:00+00:00"


def test_a_frame_may_mix_what_arrow_would_not() -> None:
    frame = pd.DataFrame({"id": [1, "b"], "text": ["Oh!", "Ah!"], "published": [pd.Timestamp("2020-10-20"), "2020-10-21"]})
    assert list(extract_frame(frame, Shouts(), [])["article_id"]) == ["1", "b"]


def test_articles_without_an_id_are_known_by_their_row() -> None:
    rows = extract_table(pa.table({"text": ["Oh!", "Ah!"]}), Shouts())
    assert rows["article_id"].to_pylist() == ["row:1", "row:2"]


def test_bad_articles_are_rejected_with_a_reason() -> None:
    rejects: list[Reject] = []
    articles = pa.table({"id": ["a", "b", "c"], "text": ["Oh!", None, "Ah!"], "published": ["soon", None, "2020-10-20"]})
    rows = extract_table(articles, Shouts(), rejects)
    assert rows["article_id"].to_pylist() == ["c"]
    assert [r.article_id for r in rejects] == ["a", "b"]
    assert "'soon' is no date" in rejects[0].reason
    assert "text" in rejects[1].reason


def test_nothing_is_lost_in_silence() -> None:
    with pytest.warns(UserWarning, match="2 articles could not be used, the first is 'b': this text is refused"):
        extract_table(pa.table(ARTICLES), Shouts())


@pytest.mark.filterwarnings("error")
def test_no_rejects_no_warning() -> None:
    assert extract_table(pa.table({"id": ["c"], "text": ["calm"]}), Shouts()).num_rows == 0


def test_headings_in_capitals() -> None:
    assert extract_table(pa.table({"ID": ["a"], "Text": ["Oh!"]}), Shouts())["article_id"].to_pylist() == ["a"]
    assert list(extract_frame(pd.DataFrame({"Id": ["a"], "TEXT": ["Oh!"]}), Shouts())["article_id"]) == ["a"]


def test_a_table_without_texts() -> None:
    with pytest.raises(InputError, match="no column `text`; it has id, body"):
        extract_table(pa.table({"id": ["a"], "body": ["Oh!"]}), Shouts())
    with pytest.raises(InputError, match="no column `text`"):
        extract_frame(pd.DataFrame({"body": ["Oh!"]}), Shouts())


def test_an_id_is_one_article_s() -> None:
    rejects: list[Reject] = []
    table = pa.table({"id": ["a", "b", "a", "b"], "text": ["Oh!", " ", "No!", "Ah!"]})
    assert extract_table(table, Shouts(), rejects)["event_id"].to_pylist() == ["a/2", "b/2"]
    assert [(r.line, r.reason) for r in rejects] == [(2, "`text` is empty"), (3, "the id 'a' was already taken by an earlier article")]


def test_an_index_called_id_is_the_id() -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "text": ["Oh!", "Ah!"]}).set_index("id")
    assert list(extract_frame(frame, Shouts())["article_id"]) == ["a", "b"]


def test_a_day_under_another_heading_is_told() -> None:
    with pytest.warns(UserWarning, match="the column `date` is not read"):
        extract_frame(pd.DataFrame({"id": ["a"], "text": ["Oh!"], "date": ["2020-10-20"]}), Shouts())


def test_cells_that_hold_nothing_in_any_of_pandas_ways() -> None:
    frame = pd.DataFrame({"id": ["a", None, "c"], "text": ["Oh!", "Ah!", None], "published": [None, None, "2020-10-20"]}, dtype="string")
    rejects: list[Reject] = []
    for given in (frame, frame.astype(object), frame.astype(object).where(frame.notna(), pd.NA)):
        assert list(extract_frame(given, Shouts(), rejects)["article_id"]) == ["a", "row:2"]
    assert [r.reason for r in rejects] == ["`text` is empty"] * 3


@pytest.mark.parametrize("wrong", [None, "articles.csv", ["Oh!"], pd.Series(["Oh!"])])
def test_what_is_no_table_is_told(wrong: object) -> None:
    with pytest.raises(InputError, match="extract_frame takes a pandas DataFrame; this is"):
        extract_frame(wrong)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="extract_table takes an Arrow table; this is"):
        extract_table(wrong)  # type: ignore[arg-type]


def test_tables_and_extractors_that_do_not_fit() -> None:
    with pytest.raises(InputError, match=r"this is a DataFrame \(of pandas: extract_frame\)"):
        extract_table(pd.DataFrame(ARTICLES))  # type: ignore[arg-type]
    with pytest.raises(InputError, match="has two columns `text`"):
        extract_frame(pd.DataFrame([["a", "Oh!", "Ah!"]], columns=["id", "text", "text"]), Shouts())
    with pytest.raises(InputError, match=r"`extractor` must be an events\.Extractor; it is a str"):
        extract_frame(pd.DataFrame(ARTICLES), "mine.toml")  # type: ignore[arg-type]


def test_an_unforeseen_failure_names_itself() -> None:
    article = Article(id="d", text="stumble", source_file="in.jsonl", line=7)
    reject = attempt(Shouts(), article)
    assert isinstance(reject, Reject)
    assert (reject.article_id, reject.source_file, reject.line) == ("d", "in.jsonl", 7)
    assert reject.reason.startswith("KeyError: 'stumbled' (test_batch.py:")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_whoever_wants_to_stop_is_let(stop: type[BaseException]) -> None:
    class Stops(Shouts):
        def extract(self, article: Article) -> list[Event]:
            raise stop

    with pytest.raises(stop):
        attempt(Stops(), Article(id="a", text="b"))


def test_several_together_fail_one_by_one() -> None:
    calls: list[int] = []

    class Together(Shouts):
        def extract_all(self, articles: Sequence[Article]) -> list[list[Event]]:
            calls.append(len(articles))
            return [self.extract(a) for a in articles]

    good = [Article(id=str(n), text="Oh!") for n in range(TOGETHER)]
    bad = Article(id="bad", text="stumble")
    done = list(attempt_all(Together(), [*good, bad, *good[:2]]))
    assert calls == [TOGETHER, 3]
    assert done[: len(good)] == [Shouts().extract(a) for a in good]
    assert [isinstance(d, Reject) for d in done[len(good) :]] == [True, False, False]


def test_several_together_have_the_rows_of_each_alone() -> None:
    texts = (
        "Gunmen killed two teachers in Gao on Monday.",
        "Nothing happened.",
        "Police arrested ten students in Lagos. They were freed on Friday.",
    )
    some = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    x = extractor()
    assert x.extract_all(some) == [x.extract(a) for a in some]
    assert all(x.extract_all(some)[n] for n in (0, 2))
