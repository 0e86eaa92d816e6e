"""Archives: web crawls and zip files, good, damaged and malicious."""

from __future__ import annotations

import gzip
import sys
import zipfile
from pathlib import Path

import pytest

from events import zips
from events.article import Article
from events.english import is_english
from events.read import Reject, read

ENGLISH = (
    "Gunmen attacked a police checkpoint in the Sangin district of Helmand on Monday, killing three officers, the "
    "governor said. Two of the attackers were also killed in the fight, which lasted for an hour, he said."
)
PAGE = "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
OTHERS = {
    "German": "Bewaffnete griffen am Montag einen Kontrollposten der Polizei im Bezirk Sangin an und töteten drei Beamte.",
    "French": "Des hommes armés ont attaqué lundi un poste de contrôle de la police dans le district de Sangin, tuant trois.",
    "Spanish": "Hombres armados atacaron el lunes un puesto de control de la policía en el distrito y mataron a tres agentes.",
    "Dutch": "Gewapende mannen hebben maandag een politiepost in het district aangevallen en daarbij drie agenten gedood.",
    "Dari": "افراد مسلح روز دوشنبه به یک پاسگاه پولیس در ولسوالی سنگین حمله کردند و سه پولیس را کشتند.",
    "Indonesian": "Orang-orang bersenjata menyerang pos polisi di distrik itu pada hari Senin dan menewaskan tiga petugas.",
}


def page(text: str, title: str = "Attack in Sangin") -> bytes:
    return PAGE.format(title=title, body=f"<p>{text}</p>" * 3).encode()


def warc(path: Path, *answers: tuple[str, bytes, str, int], zipped: bool = True) -> Path:
    """An archive with these answers: address, body, kind, status."""
    raw = b""
    for url, body, sort, status in answers:
        head = f"HTTP/1.1 {status} Said\r\nContent-Type: {sort}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        record = (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-10-20T00:00:00Z\r\n"
                f"WARC-Record-ID: <urn:x:{url}>\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(head) + len(body)}\r\n\r\n"
            ).encode()
            + head
            + body
            + b"\r\n\r\n"
        )
        raw += gzip.compress(record) if zipped else record
    path.write_bytes(raw)
    return path


def found(*paths: Path) -> tuple[list[Article], list[Reject]]:
    items = list(read(paths))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Reject)]


@pytest.mark.parametrize("zipped", [True, False])
def test_pages_of_a_crawl(tmp_path: Path, zipped: bool) -> None:
    path = warc(
        tmp_path / ("a.warc.gz" if zipped else "a.warc"),
        ("http://news.example/1", page(ENGLISH), "text/html; charset=utf-8", 200),
        ("http://news.example/logo.png", b"\x89PNG", "image/png", 200),
        ("http://news.example/gone", page("Not found."), "text/html", 404),
        ("http://news.example/2", page(OTHERS["French"]), "text/html", 200),
        zipped=zipped,
    )
    (article,), (left_out,) = found(path)
    assert article.url == "http://news.example/1"
    assert "Gunmen attacked a police checkpoint" in article.text
    assert left_out.reason == "1 pages in other languages than English were left out"


def test_a_crawl_that_breaks_off(tmp_path: Path) -> None:
    path = warc(tmp_path / "a.warc.gz", *[(f"http://n.example/{n}", page(ENGLISH), "text/html", 200) for n in range(9)])
    path.write_bytes(path.read_bytes()[:-40])
    articles, rejects = found(path)
    assert len(articles) <= 9
    assert len(rejects) <= 1
    (tmp_path / "b.warc").write_bytes(b"nothing of the kind\n" * 50)
    assert found(tmp_path / "b.warc")[0] == []
    (tmp_path / "c.warc").write_bytes(b"")
    assert [r.reason for r in found(tmp_path / "c.warc")[1]] == ["is no web archive: there is no record in it"]


def test_without_the_package_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = warc(tmp_path / "a.warc")
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (reject,) = found(path)[1]
    assert reject.reason == "needs the package fastwarc to be read: pip install 'dateline[warc]'"


def test_texts_and_pages_of_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "night.zip", "w") as archive:
        archive.writestr("b/two.txt", ENGLISH)
        archive.writestr("a/one.html", page(ENGLISH))
        archive.writestr("notes.doc", b"not ours")
        archive.writestr("__MACOSX/._two.txt", b"\0\0")
        archive.writestr("a/bad.txt", b"\0\1\2")
    articles, rejects = found(tmp_path / "night.zip")
    assert [a.id for a in articles] == ["night/a/one", "night/b/two"]
    assert [(r.article_id, r.reason) for r in rejects] == [("night/a/bad", "is binary, not text")]


def test_what_else_a_zip_holds_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "night.zip", "w") as archive:
        for name in ("a.txt", "b/news.csv", "b/more.zip", "style.css"):
            archive.writestr(name, ENGLISH)
    said: list[str] = []
    first, *rejects = read(tmp_path / "night.zip", noted=said.append)
    assert isinstance(first, Article)
    table = "is a table or an archive in an archive: unpack it to have it read"
    assert rejects == [Reject(f"night/b/{name}", str(tmp_path / "night.zip"), None, table) for name in ("more.zip", "news.csv")]
    assert said == [f"{tmp_path / 'night.zip'}: passed over what is neither text nor page: style.css"]


def test_names_that_climb_lead_nowhere(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    with zipfile.ZipFile(inside / "x.zip", "w") as archive:
        for name in ("../../climbed.txt", "/rooted.txt", "..\\..\\back.txt", "C:\\drive.txt"):
            archive.writestr(zipfile.ZipInfo(name), ENGLISH)
    articles, _ = found(inside / "x.zip")
    assert sorted(a.id for a in articles) == ["x/back", "x/climbed", "x/drive", "x/rooted"]
    assert [p.name for p in tmp_path.rglob("*")] == ["inside", "x.zip"]


def test_a_bomb_is_refused_at_its_limit(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"a " * 20_000_000)
        archive.writestr("calm.txt", ENGLISH)
    articles, (reject,) = found(tmp_path / "bomb.zip")
    assert [a.id for a in articles] == ["bomb/calm"]
    assert reject.reason == "has more than 4,000,000 bytes"


def test_archives_that_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\3\4 and then nothing")
    assert found(tmp_path / "a.zip")[1][0].reason == "is no whole zip file: File is not a zip file"
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.txt", ENGLISH * 20)
    raw = bytearray((tmp_path / "b.zip").read_bytes())
    raw[60:70] = b"\0" * 10
    (tmp_path / "b.zip").write_bytes(bytes(raw))
    assert found(tmp_path / "b.zip")[1][0].reason.startswith("cannot be unpacked")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        for n in range(4):
            archive.writestr(f"{n}.txt", ENGLISH)
    monkeypatch.setattr(zips, "MOST_FILES", 3)
    assert found(tmp_path / "c.zip")[1][0].reason == "holds 4 files; an archive may hold 3"


def test_a_gzip_bomb_of_one_line_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    lines = b'{"id": "a", "text": "' + b"a" * 30_000_000 + b'"}\n{"id": "b", "text": "Police arrested two men."}\n'
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    (article,), (reject,) = found(tmp_path / "a.jsonl.gz")
    assert article.id == "b"
    assert reject.reason == "is longer than 8,000,000 bytes"


@pytest.mark.parametrize("body", ["<div>" * 200_000, "<" * 500_000, "<p" * 200_000 + ">", "&" * 500_000, "<table><tr><td>" * 30_000])
def test_pages_made_to_harm_end(tmp_path: Path, body: str) -> None:
    (tmp_path / "a.html").write_text(f"<html><body>{body}<p>{ENGLISH}</p>", encoding="utf-8")
    assert len(list(read(tmp_path / "a.html"))) == 1


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_told(language: str) -> None:
    assert not is_english(OTHERS[language])


@pytest.mark.parametrize("text", [ENGLISH, "Blast kills 12", "KABUL (AP) - The Taliban have taken the town, officials said on Monday."])
def test_english_is_told(text: str) -> None:
    assert is_english(text)
