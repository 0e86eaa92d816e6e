"""The shipped gazetteer is what its sources say, and damaged files are said to be so."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gazetteer import BadSource, DamagedFile, Entry, Gazetteer, GazetteerError, cells, nesting, sources, store
from gazetteer.build import Words, build
from gazetteer.postings import STRONG


def test_the_shipped_gazetteer_is_the_sources_built(gazetteer: Gazetteer) -> None:
    tables = build(sources.all_entries(), sources.read_words(cells.DATA / "words.csv"))
    assert gazetteer.digest == tables.digest, "the sources have changed: run 'python -m gazetteer build'"
    shipped = pq.read_table(store.SHIPPED / "places.parquet")
    assert shipped.column("id").to_pylist() == tables.places.column("id").to_pylist()


def test_building_twice_gives_the_same(island: list[Entry]) -> None:
    assert build(island).digest == build(reversed(island)).digest


def test_entries_survive_the_way_to_disk_and_back(island: list[Entry], tmp_path: Path) -> None:
    store.write(build(island), tmp_path)
    assert build(store.entries(tmp_path)).digest == build(island).digest


def test_districts_and_their_seats_find_where_they_lie() -> None:
    north, south = (Entry(f"zz{n}", n, "adm1", "ZZZ", at, 1.0, adm1=n, adm1_code=f"ZZ-{n}") for n, at in (("North", 2.0), ("South", 1.0)))
    district = Entry("zz3", "Odombe", "adm2", "ZZZ", 2.0, 1.0, adm2="Odombe", adm2_code="ZZ-O")
    towns = [
        Entry(f"zt{i}", name, "settlement", "ZZZ", at, 1.0, weak=weak, adm1=of.name, adm1_code=of.adm1_code)
        for i, (name, weak, at, of) in enumerate(
            [("Odombé", (), 2.01, north), ("Sul", (), 1.99, south), ("Tem", (), 1.98, south), ("Far", ("Odombe",), 2.3, north)]
        )
    ]
    [*_, placed] = nesting.in_provinces([north, south, district], towns, [north, south])
    assert (placed.adm1, placed.adm1_code) == ("North", "ZZ-North")
    inside = list(nesting.in_districts(towns, [placed]))
    assert [t.adm2_code for t in inside] == ["ZZ-O", "", "", ""]
    [*_, torn] = nesting.in_provinces([replace(district, name="Elsewhere")], towns, [north, south])
    assert torn.adm1_code == ""  # its neighbours lie in both
    assert [t.adm2_code for t in nesting.in_districts(towns, [placed, replace(placed, adm2_code="ZZ-P")])] == [""] * 4


def test_every_id_is_given_once() -> None:
    ids = [e.id for e in sources.all_entries()]
    assert len(set(ids)) == len(ids)


def test_a_word_is_a_weak_name_of_a_village_only() -> None:
    village = Entry("zz1", "Orange", "settlement", "ZZZ", 1.0, 1.0)
    province = Entry("zz2", "Orange", "adm1", "ZZZ", 1.0, 1.0, adm1_code="ZZ1")
    words = Words(frozenset({"orange"}))
    assert not any(row & STRONG for row in build([village], words).names.column("row").to_pylist())
    assert any(row & STRONG for row in build([province], words).names.column("row").to_pylist())


@pytest.mark.parametrize("name", ["places.parquet", "names.arrow"])
def test_damaged_files_are_one_clear_error(island: list[Entry], tmp_path: Path, name: str) -> None:
    store.write(build(island), tmp_path)
    whole = (tmp_path / name).read_bytes()
    for damaged in (b"", b"PAR1", whole[:50], whole[: len(whole) // 2], whole[8:], b"\x00" * 500):
        (tmp_path / name).write_bytes(damaged)
        with pytest.raises(DamagedFile, match=name.split(".")[0]):
            Gazetteer.load(tmp_path)


@pytest.mark.parametrize(("name", "step"), [("places.parquet", 23), ("names.arrow", 3)])
def test_bytes_changed_inside_are_an_error_or_harmless(island: list[Entry], tmp_path: Path, name: str, step: int) -> None:
    store.write(build(island), tmp_path)
    whole = (tmp_path / name).read_bytes()
    for at in range(0, len(whole), step):
        (tmp_path / name).unlink()
        (tmp_path / name).write_bytes(whole[:at] + bytes([whole[at] ^ (0x80 if at % 2 else 0x01)]) + whole[at + 1 :])
        try:
            found = Gazetteer.load(tmp_path).lookup("Twinham")
        except GazetteerError:
            continue
        assert {c.place.id for c in found} == {"zz5", "zz6"}


def test_writing_anew_leaves_an_opened_gazetteer_what_it_was(island: list[Entry], tmp_path: Path) -> None:
    store.write(build(island), tmp_path)
    opened = Gazetteer.load(tmp_path)
    store.write(build(island[:2]), tmp_path)
    assert {c.place.id for c in opened.lookup("Twinham")} == {"zz5", "zz6"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["names.arrow", "places.parquet"]


def test_a_foreign_parquet_file_is_refused(island: list[Entry], tmp_path: Path) -> None:
    store.write(build(island), tmp_path)
    (tmp_path / "places.parquet").unlink()
    pq.write_table(pa.table({"a": [1]}), tmp_path / "places.parquet")
    with pytest.raises(DamagedFile, match="no gazetteer of this version"):
        Gazetteer.load(tmp_path)


def test_halves_of_two_builds_do_not_go_together(island: list[Entry], tmp_path: Path) -> None:
    store.write(build(island), tmp_path)
    names = (tmp_path / "names.arrow").read_bytes()
    store.write(build(island[:3]), tmp_path)
    (tmp_path / "names.arrow").write_bytes(names)
    with pytest.raises(DamagedFile, match="two different builds"):
        Gazetteer.load(tmp_path)


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="no such file"):
        Gazetteer.load(tmp_path / "nowhere")


def test_source_tables_say_where_they_are_wrong(tmp_path: Path) -> None:
    header = "id,name,kind,feature,country,adm1_code,adm2_code,latitude,longitude,name_is,strong,weak,population,since,until"
    table = tmp_path / "extras_x.csv"
    for row, message in (
        ("a,A,planet,,AFG,,,1,1,strong,,,,,", "row 2, column kind: 'planet'"),
        ("a,A,other,,AFG,,,north,1,strong,,,,,", "row 2, column latitude: 'north'"),
        ("a,A,other,,AFG,,,1,1,strong,,,,lately,", "row 2, column since: 'lately'"),
    ):
        table.write_text(f"{header}\n{row}\n", encoding="utf-8")
        with pytest.raises(BadSource, match=message):
            list(sources.read_extras(table))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"id,name\nx,Caf\xe9\n", "extras_x.csv: not text in UTF-8"),
        (b"id,name\n\nx\n", "extras_x.csv, row 2: 1 cells under 2 headings: x"),
        (b"id,name\nx,Y\nx,Y,Z\n", "extras_x.csv, row 3: 3 cells under 2 headings: x,Y,Z"),
    ],
)
def test_a_row_that_does_not_fit_is_told(content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "extras_x.csv").write_bytes(content)
    with pytest.raises(BadSource, match=words):
        list(cells.read_csv(tmp_path / "extras_x.csv"))


def test_an_id_given_twice_is_told(island: list[Entry], tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("id,strong,weak,not\n")
    assert sources.with_names(island, tmp_path / "names.csv") == island
    with pytest.raises(BadSource, match="two places have the id 'zz4'; Fenwick Quay is the second"):
        sources.with_names([*island, island[4]], tmp_path / "names.csv")


def test_zipped_tables_read_like_plain_ones(tmp_path: Path) -> None:
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(b"a,b\n1,x\n"))
    assert list(cells.read_csv(tmp_path / "t.csv.gz")) == [(2, {"a": "1", "b": "x"})]


def test_opening_leaves_arrow_its_allocator(island: list[Entry], tmp_path: Path) -> None:
    store.write(build(island), tmp_path)
    usual = pa.default_memory_pool().backend_name
    Gazetteer.load(tmp_path)
    assert pa.default_memory_pool().backend_name == usual
