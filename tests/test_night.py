"""`events convert` as operators run it: datasets, logs, manifests, several processes, sudden ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

TEXTS = ("Gunmen killed three policemen in Sangin district on Monday.", "Police arrested two men in Herat.")
COMMAND = [sys.executable, "-m", "events", "convert", "in.jsonl"]


def write(number: int, *more: str) -> None:
    records = [{"id": f"a{n}", "text": f"{TEXTS[n % 2]} It was number {n}.", "published": "2020-10-20"} for n in range(number)]
    Path("in.jsonl").write_text("\n".join([*map(json.dumps, records), *more]), encoding="utf-8")


def convert(*arguments: str) -> tuple[int, list[Any]]:
    """The exit code, and the lines of the log."""
    run = subprocess.run([*COMMAND, *arguments, "--log", "json"], capture_output=True, text=True, check=False)
    assert run.stdout == ""
    return run.returncode, [json.loads(line) for line in run.stderr.splitlines()]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_dataset_from_night_to_night() -> None:
    write(4, "{not json")
    code, (reject, done) = convert("--out", "dataset")
    assert code == 1
    assert (reject["event"], reject["source_file"], reject["line"]) == ("reject", "in.jsonl", 5)
    assert (done["event"], done["articles"], done["skipped"], done["rejects"]) == ("done", 5, 0, 1)
    assert done["rows"] == len(pd.read_parquet("dataset")) == 4
    write(5)
    code, (done,) = convert("--out", "dataset", "--manifest", "run.json")
    assert code == 0
    assert (done["articles"], done["skipped"], done["rows"]) == (5, 4, 1)
    assert sorted(pd.read_parquet("dataset").article_id) == ["a0", "a1", "a2", "a3", "a4"]
    assert pq.read_table("dataset.rejects.parquet").num_rows == 0
    kept = [json.loads(p.read_text()) for p in Path("dataset/.dateline/runs").iterdir()]
    assert json.loads(Path("run.json").read_text()) in kept
    assert {k["rules"] for k in kept} == {pq.read_schema(next(Path("dataset").rglob("part-*"))).metadata[b"dateline.rules"].decode()}
    code, (done,) = convert("--out", "dataset", "--all")
    assert (code, done["skipped"], done["rows"]) == (0, 0, 5)
    assert len(pd.read_parquet("dataset")) == 5


def _of_folder(folder: Path) -> list[int]:
    """The processes at work in a folder."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                if (entry / "cwd").resolve() == folder:
                    found.append(int(entry.name))
            except OSError:
                continue
    return [pid for pid in found if pid != os.getpid()]


@pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="needs /proc to see processes")
def test_workers_do_not_outlive_a_run_that_is_killed(tmp_path: Path) -> None:
    write(3_000)
    with subprocess.Popen([*COMMAND, "--out", "dataset", "--workers", "2"]) as run:
        until = time.monotonic() + 60
        while len(_of_folder(tmp_path)) < 3 and time.monotonic() < until:
            time.sleep(0.05)
        assert len(_of_folder(tmp_path)) >= 3
        run.send_signal(signal.SIGKILL)
    until = time.monotonic() + 60
    while _of_folder(tmp_path) and time.monotonic() < until:
        time.sleep(0.05)
    assert _of_folder(tmp_path) == []
    write(2)
    code, (done,) = convert("--out", "dataset")
    assert (code, done["articles"]) == (0, 2)
