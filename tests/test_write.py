"""Files appear whole or not at all, in three formats that hold the same."""

from __future__ import annotations

import csv
import datetime as dt
import errno
import io
import json
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from events.errors import OutputError
from events.event import Event, Party
from events.table import table, with_metadata
from events.write import ROW_GROUP, format_of, is_dataset, writing

SCHEMA = with_metadata("abc")
ROWS = [
    Event(
        event_id=f"e{n}", incident_id="i", event_type="ASSAULT", title='He said "no",\nand left', contexts=("military", "crime"),
        published=dt.datetime(2020, 10, 20, 7, 30, tzinfo=dt.UTC), date_start=dt.date(2020, 10, 19), confidence=0.83,
        actors=(Party(text="Täliban", name="Taliban"),), killed_low=5,
    )
    for n in range(3)
]  # fmt: skip


def write(path: Path, rows: list[Event] = ROWS, kind: str | None = None) -> Path:
    with writing(path, SCHEMA, kind) as out:
        for row in rows:
            out.write(table([row], SCHEMA))
    return path


def test_parquet(tmp_path: Path) -> None:
    made = pq.ParquetFile(write(tmp_path / "t.parquet"))
    assert made.read().to_pylist() == table(ROWS).to_pylist()
    assert made.schema_arrow.metadata[b"dateline.rules"] == b"abc"
    assert made.num_row_groups == 1


def test_parquet_in_row_groups(tmp_path: Path) -> None:
    part = pa.concat_tables([table(ROWS[:1], SCHEMA)] * (ROW_GROUP // 2))
    with writing(tmp_path / "t.parquet", SCHEMA) as out:
        for _ in range(5):
            out.write(part)
    made = pq.ParquetFile(tmp_path / "t.parquet")
    assert [made.metadata.row_group(i).num_rows for i in range(made.num_row_groups)] == [
        ROW_GROUP,
        ROW_GROUP,
        ROW_GROUP // 2,
    ]


def test_the_same_rows_make_the_same_bytes(tmp_path: Path) -> None:
    assert write(tmp_path / "a.parquet").read_bytes() == write(tmp_path / "b.parquet").read_bytes()


def test_csv(tmp_path: Path) -> None:
    text = write(tmp_path / "t.csv").read_text(encoding="utf-8")
    first, *rest = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rest) == 2
    assert list(first) == SCHEMA.names
    assert first["title"] == 'He said "no",\nand left'
    assert first["contexts"] == "military|crime"
    assert json.loads(first["actors"])[0]["text"] == "Täliban"
    assert [first[c] for c in ("published", "date_start", "confidence", "killed_low", "killed_high", "targets")] == [
        "2020-10-20T07:30:00Z", "2020-10-19", "0.83", "5", "", "",
    ]  # fmt: skip


def test_json_lines(tmp_path: Path) -> None:
    first, *rest = map(json.loads, write(tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines())
    assert len(rest) == 2
    assert list(first) == SCHEMA.names
    assert first["contexts"] == ["military", "crime"]
    assert first["actors"][0]["name"] == "Taliban"
    assert [first[c] for c in ("published", "date_start", "confidence", "killed_low", "killed_high", "targets")] == [
        "2020-10-20T07:30:00Z", "2020-10-19", 0.83, 5, None, [],
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["parquet", "csv", "jsonl"])
def test_no_rows_make_a_file_all_the_same(tmp_path: Path, kind: str) -> None:
    made = write(tmp_path / f"t.{kind}", [])
    if kind == "parquet":
        assert pq.read_table(made).num_rows == 0
    else:
        assert made.read_text().count("\n") == (kind == "csv")


@pytest.mark.parametrize("kind", ["parquet", "csv", "jsonl"])
def test_what_goes_wrong_leaves_the_old_file_and_nothing_else(tmp_path: Path, kind: str) -> None:
    path = write(tmp_path / f"t.{kind}")
    before = path.read_bytes()

    def breaks() -> None:
        with writing(path, SCHEMA) as out:
            out.write(table(ROWS, SCHEMA))
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        breaks()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match=r"t\.parquet: cannot be written: No space left on device"):
        write(tmp_path / "t.parquet")
    assert not list(tmp_path.iterdir())


def test_errors_of_the_input_are_not_laid_at_the_output_s_door(tmp_path: Path) -> None:
    def breaks() -> None:
        with writing(tmp_path / "t.csv", SCHEMA):
            raise FileNotFoundError("some article")

    with pytest.raises(FileNotFoundError):
        breaks()


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    assert write(tmp_path / "a" / "b" / "t.csv").exists()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "t.csv").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write(tmp_path / "t.csv")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path / "a" / "t.csv")


@pytest.mark.parametrize(
    ("path", "given", "kind"),
    [
        ("a.parquet", None, "parquet"),
        ("A.CSV", None, "csv"),
        ("-", None, "jsonl"),
        ("-", "csv", "csv"),
        ("a.dat", "JSONL", "jsonl"),
    ],
)
def test_format(path: str, given: str | None, kind: str) -> None:
    assert format_of(Path(path), given) == kind


@pytest.mark.parametrize(("path", "given"), [("a.xlsx", None), ("a", None), ("a.csv", "xlsx")])
def test_an_unknown_format_names_the_known(path: str, given: str | None) -> None:
    with pytest.raises(OutputError, match="known are parquet, csv, jsonl"):
        format_of(Path(path), given)


def test_a_link_goes_on_leading_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    write(tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith('"event_id"')


def test_a_pipe_is_written_into_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(tmp_path / "pipe", ROWS[:1], "jsonl")
        assert json.loads(os.read(reader, 65_536))["event_id"] == "e0"
    finally:
        os.close(reader)
    assert (tmp_path / "pipe").is_fifo()
    assert [p.name for p in tmp_path.iterdir()] == ["pipe"]


def test_what_names_a_dataset(tmp_path: Path) -> None:
    assert is_dataset(tmp_path)
    assert is_dataset(tmp_path / "new")
    assert not is_dataset(tmp_path / "new.parquet")
    assert not is_dataset(Path("-"))
