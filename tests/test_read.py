"""Files into articles: every kind, every fault, and the rest goes on."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json
import os
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.article import MAX_CHARS, Article
from events.errors import InputError
from events.read import MAX_BYTES, Reject, decode, read

TEXT = "A roadside bomb killed six policemen in the Andar district of Ghazni province on Wednesday."


def write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def jsonl(path: Path, *records: Any) -> Path:
    return write(path, "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records))


def articles(*inputs: Path, **options: Any) -> list[Article]:
    found = list(read(inputs, **options))
    assert all(isinstance(x, Article) for x in found), found
    return [x for x in found if isinstance(x, Article)]


def only_reject(path: Path) -> Reject:
    (found,) = read(path)
    assert isinstance(found, Reject)
    assert found.source_file == str(path)
    return found


# ---- kinds --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zipped", [False, True])
def test_jsonl(tmp_path: Path, zipped: bool) -> None:
    record = {"id": 5, "text": TEXT, "title": "Six die", "published": "2020-10-20", "source": "Wire", "section": "x"}
    raw = ("\ufeff" + json.dumps(record) + "\n\n" + json.dumps({"text": "More came."})).encode()
    path = write(tmp_path / ("a.jsonl.gz" if zipped else "a.jsonl"), gzip.compress(raw) if zipped else raw)
    first, second = articles(path)
    published = dt.datetime(2020, 10, 20, tzinfo=dt.UTC)
    assert first == Article(
        id="5", text=TEXT, title="Six die", published=published, source="Wire", day_only=True,
        source_file=str(path), line=1,
    )  # fmt: skip
    assert second.id == f"{path.name}:3"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, delimiter=delimiter)
        rows.writerows([["id", "text", "published"], ["1", "Two\nlines, one cell", ""], ["", "Café hit", "2020-10-20"]])
    first, second = articles(path)
    assert (first.id, first.text, first.published) == ("1", "Two\nlines, one cell", None)
    assert (second.id, second.text) == ("a.csv:4", "Café hit")


def test_csv_in_windows_1252_and_utf_16(tmp_path: Path) -> None:
    content = "id,text\n1,Café hit\n2,Bogotá hit\n"
    for encoding in ("cp1252", "utf-16", "utf-8"):
        found = articles(write(tmp_path / f"{encoding}.csv", content.encode(encoding)))
        assert [a.text for a in found] == ["Café hit", "Bogotá hit"]


def test_csv_with_a_very_long_cell(tmp_path: Path) -> None:
    long = "Troops left. " * 40_000
    found = articles(write(tmp_path / "a.csv", f"id,text\n1,{long}\n"))
    assert found[0].text == long


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_parquet_by_row_groups(tmp_path: Path, unit: str) -> None:
    when = dt.datetime(2020, 10, 20, 10, 15)
    times = pa.array([when, None, when], pa.timestamp(unit))
    table = pa.table({"text": [TEXT, "b b", "c c"], "published": times, "id": [1, 2, None], "other": [1, 2, 3]})
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=1)
    found = articles(tmp_path / "a.parquet")
    assert [a.id for a in found] == ["1", "2", "a.parquet:3"]
    assert [a.published for a in found] == [when.replace(tzinfo=dt.UTC), None, when.replace(tzinfo=dt.UTC)]
    assert not found[0].day_only


def test_parquet_with_days_and_large_strings(tmp_path: Path) -> None:
    table = pa.table({"text": pa.array([TEXT], pa.large_string()), "published": pa.array([dt.date(2020, 10, 20)])})
    pq.write_table(table, tmp_path / "a.parquet")
    (found,) = articles(tmp_path / "a.parquet")
    assert found.published == dt.datetime(2020, 10, 20, tzinfo=dt.UTC)
    assert found.day_only


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = "Bogotá\r\n\r\n“Six” died – señor Peña said.\r\n"
    (found,) = articles(write(tmp_path / "bogota.txt", text.encode(encoding)))
    assert (found.id, found.text) == ("bogota", text)


def test_text_with_windows_only_letters_that_are_undefined() -> None:
    assert decode(b"caf\xe9 \x81 x") == "café \ufffd x"


def test_html(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Six die in Ghazni | HK News</title><meta property='og:site_name' content='HK News'>"
        "<meta property='article:published_time' content='2020-10-20'></head><body><nav><a href='/'>Home</a></nav>"
        f"<h1>Six die in Ghazni</h1><p>{TEXT}</p><p>{TEXT.replace('six', 'two')}</p></body></html>"
    )
    (found,) = articles(write(tmp_path / "ghazni.html", page))
    assert (found.id, found.title, found.source) == ("ghazni", "Six die in Ghazni", "HK News")
    assert found.text == f"Six die in Ghazni\n\n{TEXT}\n\n{TEXT.replace('six', 'two')}"
    assert found.published == dt.datetime(2020, 10, 20, tzinfo=dt.UTC)


def test_folders_are_searched_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", "c.jsonl", ".hidden/x.txt", "b/.x.txt", "notes.md", "b/a/z.TXT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        write(path, json.dumps({"text": TEXT}) if name.endswith("jsonl") else TEXT)
    assert [a.id for a in articles(tmp_path)] == ["a", "b/10", "b/2", "b/a/z", "c.jsonl:1"]


def test_a_text_kind_and_a_page_of_one_name_get_two_ids(tmp_path: Path) -> None:
    write(tmp_path / "a.htm", f"<p>{TEXT}</p>")
    write(tmp_path / "a.txt", TEXT)
    assert [a.id for a in articles(tmp_path)] == ["a", "a#2"]
    assert [a.id for a in articles(tmp_path)] == ["a", "a#2"]


def test_fallback_day_reaches_every_article(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", {"text": TEXT}, {"text": TEXT, "published": "2020-10-20"})
    first, second = articles(path, published="2021-01-02")
    assert first.published is None
    assert second.published == dt.datetime(2020, 10, 20, tzinfo=dt.UTC)
    assert first.published_fallback == second.published_fallback == dt.datetime(2021, 1, 2, tzinfo=dt.UTC)


# ---- what stops everything ----------------------------------------------------------------------------------------


def test_missing_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: no such file or folder"):
        read(tmp_path / "nowhere.txt")


def test_unknown_kind(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no known kind of file; known are \.jsonl"):
        read([write(tmp_path / "a.docx", "x")])


def test_a_folder_without_articles(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no articles in this folder"):
        read(str(tmp_path))


def test_a_fallback_that_is_no_date(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="published: 'soon' is no date"):
        read(write(tmp_path / "a.txt", TEXT), published="soon")


# ---- what is rejected while the rest goes on ----------------------------------------------------------------------


def test_faulty_lines(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path / "a.jsonl",
        {"id": "a", "text": TEXT},
        "not json",
        {"id": "b", "body": TEXT},
        {"id": "c", "text": " "},
        {"id": "d", "text": TEXT, "published": "soon"},
        {"id": "a", "text": "Another text."},
        '["a"]',
        {"id": "e", "text": ["x"]},
        "[" * 100_000,
        '{"id": ' + "9" * 5000 + ', "text": "x"}',
        '{"id": "f", "text": "lone \\ud800 half"}',
        {"id": "g", "text": "Two words."},
        {"id": "h", "text": " Word.\n"},
    )
    with path.open("ab") as file:
        file.write(b'{"text": "caf\xe9"}\n')
    found = list(read(path))
    rejects = {r.line: r for r in found if isinstance(r, Reject)}
    assert [a.id for a in found if isinstance(a, Article)] == ["a", "f", "g"]
    reasons = {
        2: "is not JSON",
        3: "`text` is missing; the record has id, body",
        4: "`text` is empty",
        5: "`published` 'soon' is no date; write it as 2020-10-20",
        6: "the id 'a' was already taken",
        7: "is JSON, but no object",
        8: "`text` must be text; it is list",
        9: "is not JSON",
        10: "is not JSON",
        13: "`text` is one word, 'Word.', and no article",
        14: "is not UTF-8 text (byte 13 of the line)",
    }
    assert set(rejects) == set(reasons)
    for line, reason in reasons.items():
        assert reason in rejects[line].reason
        assert len(rejects[line].reason) < 400
    assert {n: r.article_id for n, r in rejects.items() if n in (3, 5, 6)} == {3: "b", 5: "d", 6: "a"}


def test_ids_are_unique_over_all_files(tmp_path: Path) -> None:
    one = jsonl(tmp_path / "1.jsonl", {"id": "a", "text": TEXT})
    two = jsonl(tmp_path / "2.jsonl", {"id": "a", "text": TEXT})
    first, second = read([one, two])
    assert isinstance(first, Article)
    assert second == Reject("a", str(two), 1, "the id 'a' was already taken by an earlier article")


def test_a_refused_article_leaves_its_id_free(tmp_path: Path) -> None:
    first, second = read(jsonl(tmp_path / "a.jsonl", {"id": "a", "text": ""}, {"id": "a", "text": TEXT}))
    assert isinstance(first, Reject)
    assert isinstance(second, Article)


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.html"])
def test_ten_megabytes_of_one_letter(tmp_path: Path, name: str) -> None:
    letters = "a" * 10_000_000
    content = {"a.jsonl": json.dumps({"id": "x", "text": letters}), "a.csv": f"id,text\nx,{letters}\ny,Troops left.\n"}
    path = write(tmp_path / name, content.get(name, letters))
    found = list(read(path))
    assert isinstance(found[0], Reject)
    assert any(word in found[0].reason for word in ("longer", "larger", "may have", "no story"))
    assert [a.id for a in found if isinstance(a, Article)] == (["y"] if name == "a.csv" else [])


def test_a_text_just_too_long(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "ab " * (MAX_CHARS // 3 + 1))
    assert "an article may have 1,000,000" in only_reject(path).reason
    assert path.stat().st_size < MAX_BYTES


def test_a_line_too_long_is_passed_over(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", {"id": "x", "text": "a" * 2 * MAX_BYTES}, {"id": "y", "text": TEXT})
    first, second = read(path)
    assert isinstance(first, Reject)
    assert (first.line, isinstance(second, Article)) == (1, True)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0", "is binary"),
        ("a.txt", bytes(range(1, 32)) * 9, "is binary"),
        ("a.txt", b"", "`text` is empty"),
        ("a.txt", b"\xff\xfea", "starts as UTF-16 but is not"),
        ("a.txt", "text".encode("utf-16-le"), "is binary"),
        ("a.html", b"\0\1\2", "is binary"),
        ("a.html", b"", "no story"),
        ("a.html", b"<html><body><nav><a href=/>Home</a></nav></body></html>", "no story"),
        ("a.csv", b"id,body\n1,x\n", "has no column `text`; it has id, body"),
        ("a.csv", b"", "has no column `text`"),
        ("a.parquet", b"PAR1 but not really", "is no whole Parquet file"),
        ("a.jsonl.gz", b"not gzip", "is no whole gzip file"),
        ("a.csv.gz", gzip.compress(b"id,text\n")[:-9], "is no whole gzip file"),
        ("a.jsonl", TEXT.encode("utf-16"), "is UTF-16 text; save it as UTF-8"),
        ("a.json", TEXT.encode("utf-16"), "is UTF-16 text; save it as UTF-8"),
        ("a.json", b"caf\xe9", "is not UTF-8 text; nothing behind entry 0 is read"),
        ("a.json", b"what?", "is not JSON: Expecting value (line 1); nothing from entry 1 on is read"),
        ("a.json", b"[", "breaks off behind entry 0: its list is not closed"),
        ("a.json", b'{"id": "a",\n\n"text": "b}', "is not JSON: Unterminated string starting at (line 3)"),
        ("a.json", b"[" * 100_000, "is not JSON"),
        ("a.json", b"12345", "is JSON, but no object, and each entry should be one: 12345"),
        ("a.csv", b'"', "has no column `text`"),
        ("a.jsonl.gz", gzip.compress(b'{"id":')[:-9], "is no whole gzip file"),
    ],
)
def test_files_that_are_not_what_they_say(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    assert reason in only_reject(write(tmp_path / name, content)).reason


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_headings_in_capitals_and_columns_given_twice(tmp_path: Path, suffix: str) -> None:
    def table(*names: str) -> Path:
        path = tmp_path / f"a.{suffix}"
        if suffix == "csv":
            return write(path, ",".join(names) + "\n" + ",".join(f'"{TEXT}"' for _ in names) + "\n")
        pq.write_table(pa.Table.from_arrays([pa.array([TEXT])] * len(names), names=list(names)), path)
        return path

    (found,) = articles(table("Text", "TITLE", "More"))
    assert (found.text, found.title) == (TEXT, TEXT)
    assert articles(table("Text", "text"))[0].text == TEXT
    assert only_reject(table("text", "text")).reason == "has two columns `text`; which one is meant?"


def test_a_csv_that_says_nothing_in_words(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", f"id,text,title,published,source\nNA,{TEXT},NA,NULL,None\n")
    (found,) = articles(path)
    assert (found.id, found.title, found.published, found.source) == ("a.csv:2", None, None, None)


def test_a_csv_with_quotation_marks_left_out_or_open(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.csv",
        f'id,text\n1,{TEXT}\n2,"Five died, six fell",,\n3,Five died, six fell\n4,A 5" pipe burst.\n5,"{TEXT}\n6,{TEXT}\n',
    )
    found = list(read(path))
    assert [a.id for a in found if isinstance(a, Article)] == ["1", "2", "4"]
    assert [(r.article_id, r.line, r.reason.split(";")[0].split(":")[0]) for r in found if isinstance(r, Reject)] == [
        ("3", 4, "has 3 cells under 2 headings"),
        ("5", 6, 'opens a quotation mark (") that is closed nowhere'),
    ]


@pytest.mark.parametrize("name", ["a.ndjson", "a.tsv"])
def test_other_suffixes_of_what_is_known(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    content = json.dumps({"id": "a", "text": TEXT}) if name == "a.ndjson" else f"id\ttext\na\t{TEXT}\n"
    assert [a.text for a in articles(write(path, content))] == [TEXT]


@pytest.mark.parametrize("name", ["a.csv.gz", "a.tsv.gz", "a.jsonl.gz", "a.ndjson.gz", "a.json.gz", "a.csv", "a.jsonl", "a.json"])
def test_tables_that_are_gzipped_whatever_their_name(tmp_path: Path, name: str) -> None:
    content = json.dumps({"id": "a", "text": TEXT}) if "json" in name else f"id\ttext\na\t{TEXT}\n"
    assert [a.text for a in articles(write(tmp_path / name, gzip.compress(content.encode())))] == [TEXT]


# ---- JSON ---------------------------------------------------------------------------------------------------------

RECORDS = [{"id": str(n), "text": f"{TEXT} {'[{,' * n}"} for n in range(3)]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(RECORDS),
        "\ufeff" + json.dumps(RECORDS, indent=2),
        "\n".join(map(json.dumps, RECORDS)),
        "\n".join(json.dumps(r, indent=2) for r in RECORDS),
        " [ " + " ,\n".join(map(json.dumps, RECORDS)) + " ]\n\n",
    ],
)
@pytest.mark.parametrize("piece", [1, 7, 1 << 16])
def test_json_as_a_list_or_one_after_the_other(tmp_path: Path, content: str, piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("events.read_tables.PIECE", piece)
    assert [(a.id, a.text) for a in articles(write(tmp_path / "a.json", content))] == [(r["id"], r["text"]) for r in RECORDS]


def test_one_object_is_one_article(tmp_path: Path) -> None:
    (found,) = articles(write(tmp_path / "a.json", json.dumps({"text": TEXT}, indent=1)))
    assert (found.id, found.text, found.line) == ("a.json:1", TEXT, 1)


def test_json_that_goes_wrong_half_way(tmp_path: Path) -> None:
    def read_of(content: str) -> list[tuple[int | None, str]]:
        return [(x.line, x.id if isinstance(x, Article) else x.reason) for x in read(write(tmp_path / "a.json", content))]

    one, two = map(json.dumps, RECORDS[:2])
    assert read_of(f"[{one},\n{two}") == [(1, "0"), (2, "1"), (None, "breaks off behind entry 2: its list is not closed")]
    assert read_of(f"[{one}]\n{two}") == [(1, "0"), (None, "has more behind the end of its list (line 2)")]
    assert read_of(f"[{one},\n7,\n{two}]") == [
        (1, "0"),
        (2, "is JSON, but no object, and each entry should be one: 7"),
        (3, "1"),
    ]
    assert read_of(f"[{one},\n{{oops}}, {two}]")[1][1].endswith("(line 2); nothing from entry 2 on is read")


def test_a_json_entry_too_long_to_be_held(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", '[{"text": "' + "a" * 5 * MAX_BYTES + '"}]')
    assert only_reject(path).reason.startswith("is not JSON: has no entry's end within 8,000,000 characters")


# ---- what is left unread ------------------------------------------------------------------------------------------


def test_what_a_folder_holds_besides_is_told(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    for name in ("b.docx", "c.xlsx", "d.pdf", "e.css", "f.js", "g.png", ".hidden", "README.md"):
        write(tmp_path / name, "x")
    (tmp_path / "deep").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "deep")
    said: list[str] = []
    assert [a.id for a in articles(tmp_path, noted=said.append)] == ["a"]
    assert said == [f"{tmp_path}: passed over what is of no known kind: b.docx, c.xlsx, d.pdf, e.css, f.js and 2 more"]
    (tmp_path / "a.txt").unlink()
    with pytest.raises(InputError, match=r"no articles in this folder; looked for .*, and found only b\.docx"):
        read(tmp_path)


def test_a_folder_that_cannot_be_looked_into_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt", TEXT)
    (tmp_path / "shut").mkdir()
    scan = os.scandir

    def refuse(path: Any) -> Any:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("os.scandir", refuse)
    article, reject = read(tmp_path)
    assert isinstance(article, Article)
    assert reject == Reject(None, str(tmp_path / "shut"), None, "cannot be read: Permission denied")


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "json", "parquet"])
def test_a_day_under_another_heading_is_told(tmp_path: Path, suffix: str) -> None:
    def table(**more: str) -> Path:
        path, record = tmp_path / f"a.{suffix}", {"id": "a", "text": TEXT, **more}
        if suffix == "parquet":
            pq.write_table(pa.Table.from_pylist([record]), path)
            return path
        return write(path, json.dumps(record) if "json" in suffix else ",".join(record) + "\n" + ",".join(record.values()) + "\n")

    said: list[str] = []
    articles(table(Date="2020-10-20"), noted=said.append)
    assert said == [f"{tmp_path / f'a.{suffix}'}: the column `Date` is not read; if it tells the day of publication, call it `published`"]
    articles(table(date="2020-10-20", published="2020-10-21"), noted=said.append)
    assert len(said) == 1


def test_a_pipe_among_the_files_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert only_reject(tmp_path / "a.txt").reason == "is no ordinary file, but a pipe or a device"


def test_parquet_without_text(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": [1], "body": ["x"]}), tmp_path / "a.parquet")
    assert only_reject(tmp_path / "a.parquet").reason == "has no column `text`; it has id, body"


def test_a_bad_file_among_good_ones(tmp_path: Path) -> None:
    write(tmp_path / "1.parquet", "junk")
    write(tmp_path / "2.txt", TEXT)
    assert [type(x) for x in read(tmp_path)] == [Reject, Article]


def test_reading_is_lazy(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", *({"id": n, "text": TEXT} for n in range(3)))
    stream = read(path)
    assert isinstance(next(stream), Article)
    path.unlink()
    assert [isinstance(x, Article) for x in stream] == [True, True]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_bytes_are_text_or_a_value_error(raw: bytes) -> None:
    try:
        text = decode(raw)
    except ValueError:
        return
    text.encode("utf-8")


@settings(deadline=None)
@given(st.lists(st.binary(max_size=60).map(lambda b: b.replace(b"\n", b""))))
def test_any_lines_come_out_as_articles_or_rejects(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name in ("a.jsonl", "a.csv"):
        head = b"id,text\n" if name == "a.csv" else b""
        found = list(read(write(folder / name, head + b"\n".join(lines))))
        assert all(isinstance(x, (Article, Reject)) for x in found)
