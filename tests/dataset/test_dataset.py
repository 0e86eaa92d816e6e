"""A dataset that grows from run to run: what it holds, and what becomes of it when a run dies."""

from __future__ import annotations

import importlib.util
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pyarrow.dataset as ds
import pytest

from events import transaction
from events.article import Article, article
from events.dataset import opened
from events.errors import InputError, OutputError
from events.lock import Locked
from events.table import SCHEMA, with_metadata

KEEPER = Path(__file__).with_name("keeper.py")
KILLS = int(os.environ.get("DATELINE_KILLS", "10"))
"""Moments at which a run is killed; `make kill` tries a hundred."""


def _keeper() -> ModuleType:
    spec = importlib.util.spec_from_file_location("keeper", KEEPER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


keep = _keeper().keep


def story(name: str, text: str = "2 events", published: str | None = "2020-10-20") -> Article:
    return article({"id": name, "text": text, "published": published})


def rows(folder: Path) -> list[dict[str, Any]]:
    """What any reader of a folder finds."""
    found = ds.dataset(folder, partitioning="hive").to_table()
    return sorted(found.to_pylist(), key=lambda r: r["event_id"])


def ids(folder: Path) -> list[str]:
    return [r["event_id"] for r in rows(folder)]


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.glob("year=*/month=*/part-*"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "dataset"


def test_rows_lie_by_month_of_publication(folder: Path) -> None:
    keep([story("a"), story("b", published="2021-01-31"), story("c", published=None)], folder)
    assert files(folder) == [
        "year=0000/month=00/part-000001.parquet",
        "year=2020/month=10/part-000001.parquet",
        "year=2021/month=01/part-000001.parquet",
    ]
    assert [(r["event_id"], r["year"], r["month"]) for r in rows(folder)] == [
        ("a-0", 2020, 10), ("a-1", 2020, 10), ("b-0", 2021, 1), ("b-1", 2021, 1), ("c-0", 0, 0), ("c-1", 0, 0),
    ]  # fmt: skip


@pytest.mark.parametrize("stories", [[story("a", published=None)], [story("a", "0 events")]])
def test_a_folder_without_dated_rows_can_be_read(folder: Path, stories: list[Article]) -> None:
    keep(stories, folder)
    assert (pd.read_parquet(folder).year == 0).all()
    assert ds.dataset(folder, partitioning="hive").schema.names == [*SCHEMA.names, "year", "month"]


def test_values_come_back_as_they_were(folder: Path) -> None:
    keep([story("a", "3 events")], folder)
    keep([story("b", "3 events")], folder)
    found = rows(folder)
    assert [r["contexts"] for r in found] == [[], ["military"], ["military", "election"]] * 2
    assert {r["status"] for r in found} == {"happened"}
    assert ds.dataset(folder / "year=2020/month=10").schema.names == SCHEMA.names


def test_a_second_run_does_only_what_is_new_or_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep([story("a"), story("b"), story("z", "none here")], folder)
    done: list[str] = []
    extract = keep.__globals__["Counts"].extract
    monkeypatch.setattr(keep.__globals__["Counts"], "extract", lambda self, found: (done.append(found.id), extract(self, found))[1])
    keep([story("a"), story("b", "3 events"), story("c"), story("z", "none here")], folder)
    assert done == ["b", "c"]
    assert ids(folder) == ["a-0", "a-1", "b-0", "b-1", "b-2", "c-0", "c-1"]


def test_a_changed_article_moves_to_its_new_month_and_leaves_nothing_behind(folder: Path) -> None:
    keep([story("a")], folder)
    keep([story("a", "1 event", published="2019-05-01")], folder)
    assert files(folder) == ["year=2019/month=05/part-000002.parquet"]
    assert ids(folder) == ["a-0"]
    keep([story("a", "0 events", published="2019-05-01")], folder)
    assert files(folder) == []
    assert not (folder / "year=2019/month=05").exists()


def test_other_rules_do_all_anew(folder: Path) -> None:
    keep([story("a"), story("b")], folder)
    keep([story("a")], folder, "r2")
    assert [(r["event_id"], r["action"]) for r in rows(folder)] == [
        ("a-0", "r2"), ("a-1", "r2"), ("b-0", "r1"), ("b-1", "r1"),
    ]  # fmt: skip
    assert len(files(folder)) == 2  # rows made by different rules stay in different files


def test_all_does_all_anew_and_nothing_twice(folder: Path) -> None:
    stories = [story(str(n), published=f"2020-{n % 3 + 1:02}-01") for n in range(30)]
    keep(stories, folder)
    before = rows(folder)
    keep(stories, folder, again=True)
    assert rows(folder) == before


def test_rows_stay_that_the_ledger_has_lost(folder: Path) -> None:
    keep([story("a"), story("b")], folder)
    for path in (folder / ".dateline/articles").iterdir():
        path.unlink()
    keep([story("a")], folder)
    assert ids(folder) == ["a-0", "a-1", "b-0", "b-1"]


def test_small_files_are_put_together(folder: Path) -> None:
    for n in range(5):
        keep([story(f"{9 - n}")], folder)
    assert files(folder) == ["year=2020/month=10/part-000001.parquet"]
    assert ids(folder) == [f"{n}-{i}" for n in range(5, 10) for i in range(2)]


def test_a_long_ledger_is_written_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("events.ledger.MOST_SEGMENTS", 3)
    for n in range(9):
        keep([story(str(n))], folder)
    assert len(list((folder / ".dateline/articles").iterdir())) <= 4
    with opened(folder, with_metadata("r1")) as dataset:
        assert all(dataset.has(story(str(n))) for n in range(9))


def test_rejects_stand_until_they_are_mended(folder: Path) -> None:
    assert [r.article_id for r in keep([story("a", "none here")], folder)] == ["a"]
    assert [r.reason for r in keep([story("b")], folder)] == ["this one has no number"]
    assert keep([story("a")], folder) == []


def test_one_run_at_a_time(folder: Path) -> None:
    with (
        opened(folder, with_metadata("r1")),
        pytest.raises(Locked, match=rf"another run .*\(process {os.getpid()}\)"),
        opened(folder, with_metadata("r1")),
    ):
        pass
    keep([story("a")], folder)  # the first has let go


def test_the_lock_of_a_dead_process_is_no_lock(folder: Path) -> None:
    code = f"""
import time
from pathlib import Path
from events.dataset import opened
from events.table import with_metadata
with opened(Path({str(folder)!r}), with_metadata("r1")):
    print("held", flush=True)
    time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Locked), opened(folder, with_metadata("r1")):
            pass
        holder.kill()
        holder.wait()
    keep([story("a")], folder)


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"")
    with pytest.raises(InputError, match="a folder of other things"):
        keep([story("a")], tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_file_that_is_damaged_is_named(folder: Path) -> None:
    keep([story("a")], folder)
    (folder / "year=2020/month=10/part-000001.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputError, match=r"part-000001\.parquet: cannot be read"):
        keep([story("b")], folder)


# ---- runs that die ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", range(12))
def test_a_change_that_stops_after_any_step_is_carried_out_later(folder: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Every removal and every renaming of a change, in turn, is the last one before the lights go out."""
    keep([story("a"), story("b"), story("c", published=None)], folder)
    changed = [story("a", "1 event"), story("b", "3 events", published="2021-01-01"), story("c", "0 events")]
    left = step

    class Dark(BaseException):
        pass

    def stumble(act: Any) -> Any:
        def acts(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                raise Dark
            return act(*args, **kwargs)

        return acts

    with monkeypatch.context() as broken:
        broken.setattr(transaction.Path, "replace", stumble(Path.replace))
        broken.setattr(transaction.Path, "unlink", stumble(Path.unlink))
        try:
            keep(changed, folder)
        except Dark:
            seen = Counter(ids(folder))
            assert not [row for row, times in seen.items() if times > 1]
    keep(changed, folder)
    assert ids(folder) == ["a-0", "b-0", "b-1", "b-2"]
    assert not list((folder / ".dateline/aside").iterdir())
    assert not (folder / ".dateline/journal.json").exists()


def _write(path: Path, version: int) -> None:
    """Articles whose rows change in number and month from version to version."""
    numbers = random.Random(version)
    lines = []
    for n in range(400):
        month = f"20{10 + n % 2}-{1 + (n + version) % 3:02}-05" if n % 7 else None
        text = "none here" if n % 31 == version else f"{numbers.randrange(4)} events"
        lines.append(json.dumps({"id": f"a{n:04}", "text": text, "published": month}))
    path.write_text("\n".join(lines), encoding="utf-8")


def test_a_run_killed_at_any_moment_leaves_a_dataset_that_the_next_run_finishes(tmp_path: Path) -> None:
    moments = random.Random(20201020)
    source, calm, stormy = tmp_path / "in.jsonl", tmp_path / "calm", tmp_path / "stormy"
    command = [sys.executable, str(KEEPER), str(source)]
    _write(source, 0)
    began = time.monotonic()
    subprocess.run([*command, str(calm)], check=True)
    takes = time.monotonic() - began
    killed = 0
    for kill in range(KILLS):
        if kill % 5 == 0:
            _write(source, kill // 5)  # every few kills, the articles change, and with them their rows and months
            subprocess.run([*command, str(calm), f"r{kill // 5 % 2}"], check=True)
        with subprocess.Popen([*command, str(stormy), f"r{kill // 5 % 2}"]) as run:
            time.sleep(moments.uniform(0.3, 1.0) * takes)
            run.send_signal(signal.SIGKILL)
            killed += run.wait() == -signal.SIGKILL
        if (stormy / ".dateline").exists() and files(stormy):
            seen = Counter(ids(stormy))
            assert not [row for row, times in seen.items() if times > 1]
    assert killed
    last = f"r{(KILLS - 1) // 5 % 2}"
    subprocess.run([*command, str(stormy), last], check=True)
    assert rows(stormy) == rows(calm)


def test_a_full_disk_is_one_clear_error_and_no_damage(folder: Path) -> None:
    keep([story("a")], folder)
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "lock"}
    code = f"""
import resource, signal, sys
sys.path.insert(0, {str(KEEPER.parent)!r})
from pathlib import Path
from keeper import keep
from events.article import article
from events.errors import OutputError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    keep([article({{"id": str(n), "text": "3 events"}}) for n in range(500)], Path({str(folder)!r}))
except OutputError as error:
    print(error)
"""
    said = subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.PIPE, text=True).stdout
    assert "cannot be written: File too large" in said
    assert said.count("\n") == 1
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "lock"} == before
    keep([story("b")], folder)
    assert ids(folder) == ["a-0", "a-1", "b-0", "b-1"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders cannot be made read-only here")
def test_a_read_only_folder_is_one_clear_error(tmp_path: Path) -> None:
    """Root may write into read-only folders, so the run is somebody else's."""
    place = tmp_path / "place"
    place.mkdir()
    place.chmod(0o555)
    code = f"""
import fcntl
import os
from pathlib import Path
from events.dataset import opened
from events.errors import OutputError
from events.table import with_metadata
schema = with_metadata("r1")
if os.geteuid() == 0:
    os.setegid(65534); os.seteuid(65534)
try:
    with opened(Path({str(place / "dataset")!r}), schema):
        pass
except OutputError as error:
    print("told")
except PermissionError as error:
    print(error)
"""
    said = subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.PIPE, text=True).stdout
    assert said == "told\n"


def test_a_dataset_that_cannot_be_written_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep([story("a")], folder)

    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(transaction.json, "dump", full)
        with pytest.raises(OutputError, match=r"journal\.json: cannot be written: No space left on device"):
            keep([story("b")], folder)
    assert ids(folder) == ["a-0", "a-1"]
    keep([story("b")], folder)
    assert ids(folder) == ["a-0", "a-1", "b-0", "b-1"]
