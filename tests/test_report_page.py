"""The report page: what it holds, that nothing in it comes alive, and, where there is a browser, that it works."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from events.cli import app
from events.errors import InputError
from events.event import Event, TollStatement
from events.report_page import FIELDS, embedded, page, pieces, record, report
from events.table import table, with_metadata

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
TEXT = "On Monday gunmen killed two policemen in Sangin, Helmand."
NASTY = '</script><img src=x onerror="document.title=1"><!-- <b>&amp;'


def an_event(n: int = 0, **changed: Any) -> Event:
    values: dict[str, Any] = dict(
        event_id=f"e{n}", incident_id=f"i{n}", article_id=f"a{n}", event_type="ASSAULT", event_mode="firearms", quad_class=4,
        action="killed", action_start=117, action_end=123, actor="gunmen", actor_start=110, actor_end=116, actor_sector="UAF",
        target="two policemen", target_start=124, target_end=137, location="Sangin", location_start=141, location_end=147,
        date_text="Monday", date_start_char=103, date_end_char=109, place_name="Sangin", country="AFG", adm1="Helmand",
        latitude=32.07, longitude=64.83, where_prec=3, date_start=dt.date(2020, 10, 19), date_end=dt.date(2020, 10, 19),
        killed_low=2, killed_best=2, killed_high=2, sentence=TEXT, rule="kill <target>", confidence=0.712345,
    )  # fmt: skip
    return Event.model_validate(values | changed)


def rows(*events: Event) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table(events).to_pylist()
    return found


def data_of(content: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', content, re.DOTALL)
    data: dict[str, Any] = json.loads(text)
    return data


# ---- what it holds ------------------------------------------------------------------------------------------------


def test_the_sentence_is_marked_where_the_offsets_say() -> None:
    (row,) = rows(an_event())
    assert pieces(row) == [
        ("", "On "), ("date", "Monday"), ("", " "), ("actor", "gunmen"), ("", " "), ("action", "killed"), ("", " "),
        ("target", "two policemen"), ("", " in "), ("place", "Sangin"), ("", ", Helmand."),
    ]  # fmt: skip


def test_of_two_like_words_the_one_meant_is_marked() -> None:
    sentence = "Police said gunmen shot at police."
    (row,) = rows(an_event(
        sentence=sentence, action="shot", action_start=19, action_end=23, actor="gunmen", actor_start=12, actor_end=18,
        target="police", target_start=27, target_end=33, location=None, location_start=None, date_text=None,
    ))  # fmt: skip
    assert [p for p in pieces(row) if p[0]] == [("actor", "gunmen"), ("action", "shot"), ("target", "police")]


def test_tolls_are_marked_where_nothing_else_is() -> None:
    tolls = (
        TollStatement(effect="killed", text="two policemen", start=124, end=137),
        TollStatement(effect="killed", text="On", start=100, end=102),
    )
    (row,) = rows(an_event(tolls=tolls))
    assert pieces(row)[0] == ("toll", "On")
    assert ("target", "two policemen") in pieces(row)


@given(st.text(max_size=40), st.text(max_size=10), st.integers(0, 60))
def test_no_letter_of_a_sentence_is_lost(sentence: str, words: str, at: int) -> None:
    (row,) = rows(an_event())
    row |= {"sentence": sentence, "action": words, "action_start": at, "location_start": None}
    assert "".join(text for _, text in pieces(row)) == sentence


def test_a_record_has_its_fields() -> None:
    (row,) = rows(an_event(killed_high=None))
    told = dict(zip(FIELDS, record(row), strict=True))
    assert (told["when"], told["place"], told["who"], told["toll"]) == (
        "2020-10-19",
        "Sangin, Helmand, AFG",
        "gunmen [UAF]",
        "at least 2",
    )
    assert (told["killed"], told["confidence"]) == (2, 0.71)


@given(st.text())
def test_embedded_data_cannot_end_its_element(text: str) -> None:
    told = embedded({"a": text, "b": NASTY})
    assert not set("<>&\u2028\u2029") & set(told)
    assert json.loads(told) == {"a": text, "b": NASTY}


def test_nothing_from_articles_becomes_markup() -> None:
    event = an_event(sentence=NASTY, title=NASTY, source=NASTY, url="javascript:alert(1)", place_name=NASTY, actor_name="{{data}}")
    content = page(rows(event), f"{NASTY} {{{{data}}}}", {"dateline.rules": NASTY})
    assert NASTY not in content
    assert html.escape(NASTY) in content
    row = dict(zip(FIELDS, data_of(content)["rows"][0], strict=True))
    assert (row["title"], row["who"]) == (NASTY, "{{data}} [UAF]")
    assert "innerHTML" not in content


def test_it_asks_nothing_of_the_network() -> None:
    content = page(rows(an_event()), "Events", {})
    assert "default-src 'none'" in content
    assert not re.findall(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//|@import|url\(""", content)


def test_the_map_is_of_where_the_rows_are() -> None:
    afghan = data_of(page(rows(an_event()), "", {}))
    assert "Helmand" in [name for name, _ in afghan["outlines"]]
    assert 58 < afghan["view"][0] < 61
    abroad = data_of(page(rows(an_event(country="COL", latitude=4.6, longitude=-74.1)), "", {}))
    names = [name for name, _ in abroad["outlines"]]
    assert "Colombia" in names
    assert "Helmand" not in names
    west, south, east, north = abroad["view"]
    assert west < -74.1 < east
    assert south < 4.6 < north
    assert data_of(page([], "", {}))["rows"] == []


def test_the_command(tmp_path: Path) -> None:
    pq.write_table(table([an_event()], with_metadata("abc")), tmp_path / "in.parquet")
    arguments = ["report", str(tmp_path / "in.parquet"), "--out", str(tmp_path / "report.html"), "--title", "October"]
    result = CliRunner().invoke(app, arguments, prog_name="events")
    assert result.exit_code == 0, result.output
    content = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<h1>October</h1>" in content
    assert "rules abc" in content
    with pytest.raises(InputError, match="would be overwritten"):
        report(tmp_path / "in.parquet", tmp_path / "in.parquet")


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("events.report_page.MOST_ROWS", 1)
    pq.write_table(table([an_event(0), an_event(1)]), tmp_path / "in.parquet")
    with pytest.raises(InputError, match="more than 1 rows"):
        report(tmp_path / "in.parquet", tmp_path / "report.html")


# ---- in a browser -------------------------------------------------------------------------------------------------

DRIVER = """<script>
const told = {};
const wait = ms => new Promise(done => setTimeout(done, ms));
(async () => {
  await wait(300);
  told.title = document.title;
  told.first = by("count").textContent;
  told.inPage = document.querySelectorAll("tr.row").length;
  told.rowcount = by("table").getAttribute("aria-rowcount");
  told.circles = document.querySelectorAll("#map circle").length;
  told.land = document.querySelectorAll("#map path").length;
  told.bars = document.querySelectorAll("#timeline rect").length;
  by("scroll").scrollTop = 1e9;
  by("scroll").dispatchEvent(new Event("scroll"));  // there are no frames, in which it would come by itself
  await wait(300);
  told.bottom = [...document.querySelectorAll("tr.row")].at(-1)?.getAttribute("aria-rowindex");
  const button = document.querySelector("tr.row button");
  button.click();
  told.focus = document.activeElement.id;
  told.marks = [...document.querySelectorAll("#evidence mark")].map(m => m.className + ":" + m.firstChild.textContent);
  told.link = document.querySelector("#evidence a")?.getAttribute("href") ?? null;
  told.alive = document.querySelectorAll("#evidence img, td img, td b").length;
  by("f-words").value = "needle"; by("f-words").dispatchEvent(new Event("input", { bubbles: true }));
  await wait(400);
  told.found = by("count").textContent;
  told.cells = [...document.querySelectorAll("tr.row td")].map(td => td.textContent);
  by("filters").reset();
  await wait(300);
  document.querySelector("th[data-column=killed] button").click();
  document.querySelector("th[data-column=killed] button").click();
  told.sorted = document.querySelector("th[data-column=killed]").getAttribute("aria-sort");
  told.most = document.querySelector("tr.row td.number").textContent;
  const out = document.createElement("pre"); out.id = "driven"; out.textContent = JSON.stringify(told); document.body.append(out);
})().catch(error => { const out = document.createElement("pre"); out.id = "driven"; out.textContent = JSON.stringify({ error: String(error) }); document.body.append(out); });
</script>"""


def driven(content: str, folder: Path) -> dict[str, Any]:
    """What the driver saw in the page, in a headless browser."""
    assert BROWSER
    (folder / "driven.html").write_text(content.replace("</body>", DRIVER + "</body>"), encoding="utf-8")
    command = [
        BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={folder / 'profile'}",
        "--window-size=1400,1200", "--virtual-time-budget=20000", "--dump-dom", (folder / "driven.html").as_uri(),
    ]  # fmt: skip
    dom = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    (seen,) = re.findall(r'<pre id="driven">(.*?)</pre>', dom, re.DOTALL)
    found: dict[str, Any] = json.loads(html.unescape(seen))
    return found


@pytest.mark.skipif(BROWSER is None, reason="no Chromium or Chrome is installed to open the page with")
def test_ten_thousand_rows_in_a_browser(tmp_path: Path) -> None:
    events = [
        an_event(
            n,
            killed_best=n % 90,
            killed_low=n % 90,
            killed_high=None,
            date_start=dt.date(2020, 1, 1) + dt.timedelta(n % 300),
        )
        for n in range(9_998)
    ]
    nasty = an_event(
        9_998,
        sentence=NASTY + " needle",
        place_name=NASTY,
        title=NASTY,
        url="javascript:alert(1)",
        status="alleged",
        killed_low=95,
        killed_best=95,
        killed_high=95,
    )
    planned = an_event(9_999, status="planned", latitude=-10.0)
    seen = driven(page(rows(*events, nasty, planned), "Events", {}), tmp_path)
    assert "error" not in seen
    assert seen["title"] == "Events"
    assert seen["first"] == "9,999 of 10,000 rows, 9,999 incidents"
    assert 10 < seen["inPage"] < 60
    assert (seen["rowcount"], seen["bottom"]) == ("10000", "10000")
    assert seen["circles"] == 1
    assert seen["land"] > 34
    assert seen["bars"] > 5
    assert seen["focus"] == "evidence"
    assert {"actor:gunmen", "action:killed", "target:two policemen", "place:Sangin", "date:Monday"} == set(seen["marks"])
    assert (seen["link"], seen["alive"]) == (None, 0)
    assert seen["found"] == "1 of 10,000 rows, 1 incidents"
    assert seen["cells"][1].startswith(NASTY)
    assert (seen["sorted"], seen["most"]) == ("descending", "95")


@pytest.mark.skipif(BROWSER is None, reason="no Chromium or Chrome is installed to open the page with")
def test_addresses_of_articles_are_links_only_where_they_lead_to_the_web(tmp_path: Path) -> None:
    seen = driven(
        page(
            rows(an_event(url="https://example.org/a?b=1&c=2"), an_event(1, sentence="needle", url="data:text/html,x")),
            "Events",
            {},
        ),
        tmp_path,
    )
    assert seen["link"] == "https://example.org/a?b=1&c=2"
