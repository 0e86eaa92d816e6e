"""Places of one's own: GeoNames exports, COD-AB tables, plain CSV."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gazetteer import BadSource, Context, Entry, Gazetteer, Mention, store
from gazetteer import add as adding
from gazetteer.__main__ import app, main
from gazetteer.build import build

ISO3 = {"SY": "SYR", "ZZ": "ZZZ"}


def geonames_row(ident: str, name: str, lat: str, lon: str, kind: str, admin1: str, admin2: str = "", people: str = "0") -> str:
    before, after = (ident, name, name, "", lat, lon, *kind.split("."), "SY", ""), ("", "", people, "", "", "", "")
    return "\t".join((*before, admin1, admin2, *after)) + "\n"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "SY.txt"
    path.write_text(
        geonames_row("1", "Dayr az Zawr", "35.1", "40.2", "A.ADM1", "07")
        + geonames_row("2", "Al Bukamal District", "34.6", "40.8", "A.ADM2", "07", "77")
        + geonames_row("3", "Al Bukamal", "34.45", "40.92", "P.PPLA2", "07", "77", "57000")
        + geonames_row("4", "Hajin", "34.69", "40.83", "P.PPL", "07", "77")
        + geonames_row("5", "Tall Hajin", "34.7", "40.8", "T.HLL", "07", "77"),
        encoding="utf-8",
    )
    return path


@pytest.fixture
def base() -> list[Entry]:
    return [
        Entry("iso:SYR", "Syria", "country", "SYR", 35.0, 38.0),
        Entry(
            "iso:SY-DY",
            "Deir ez-Zor",
            "adm1",
            "SYR",
            35.2,
            40.2,
            strong=("Dayr az-Zawr",),
            adm1="Deir ez-Zor",
            adm1_code="SY-DY",
        ),
        Entry(
            "geonames:9",
            "Mayadin",
            "settlement",
            "SYR",
            35.02,
            40.45,
            adm1="Deir ez-Zor",
            adm1_code="SY-DY",
            population=44000,
        ),
    ]


def loaded(entries: list[Entry], folder: Path) -> Gazetteer:
    store.write(build(entries), folder)
    return Gazetteer.load(folder)


def test_a_geonames_export_joins(export: Path, base: list[Entry], tmp_path: Path) -> None:
    added = adding.geonames(export, base, ISO3, None, None)
    gazetteer = loaded(adding.merged(base, added), tmp_path / "own")
    mentions = [
        Mention("Deir ez-Zor", "province"),
        Mention("Bukamal", "district", (0,)),
        Mention("Hajeen", "village", (1,)),
    ]
    district, village = gazetteer.resolve(mentions, Context(country="SYR"))[1:]
    assert district.place is not None
    assert village.place is not None
    assert (district.place.adm1_code, district.place.adm2_code) == ("SY-DY", "SY.07.77")
    assert (district.latitude, district.longitude) == (34.45, 40.92), "a district stands at its seat"
    assert (village.place.name, village.place.adm2_code) == ("Hajin", "SY.07.77")
    assert gazetteer.lookup("Tall Hajin") == []


def test_districts_and_names_from_further_geonames_files(export: Path, base: list[Entry], tmp_path: Path) -> None:
    text = export.read_text(encoding="utf-8")
    export.write_text("".join(line for line in text.splitlines(True) if "ADM2" not in line), encoding="utf-8")
    (tmp_path / "admin2Codes.txt").write_text("SY.07.77\tAbu Kamal\tAbu Kamal\t2\n", encoding="utf-8")
    (tmp_path / "alternate.txt").write_text("1\t4\ten\tHajeen-on-Euphrates\n2\t4\tlink\thttps://x\n", encoding="utf-8")
    added = adding.geonames(export, base, ISO3, tmp_path / "admin2Codes.txt", tmp_path / "alternate.txt")
    names = {e.name: e for e in added}
    assert names["Abu Kamal"].adm2_code == "SY.07.77"
    assert names["Hajin"].adm2 == "Abu Kamal"
    assert "Hajeen-on-Euphrates" in names["Hajin"].weak


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1\tX\n", "row 1: 2 fields"),
        (geonames_row("1", "X", "north", "1", "P.PPL", "07"), "row 1, column latitude: 'north'"),
        (geonames_row("1", "X", "1", "181", "P.PPL", "07"), "row 1, column longitude: 181"),
        (geonames_row("1", "", "1", "1", "P.PPL", "07"), "row 1, column name"),
        (geonames_row("1", "X", "1", "1", "P.PPL", "07").replace("\tSY\t", "\tQQ\t"), "'QQ' is no ISO"),
    ],
)
def test_a_bad_geonames_row_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(BadSource, match=message):
        adding.geonames(path, [], ISO3, None, None)


COD = "admin1Name_en,admin1Pcode,admin2Name_en,admin2Pcode,center_lat,center_lon\n"


def test_a_cod_ab_table_joins_and_recodes(base: list[Entry], tmp_path: Path) -> None:
    path = tmp_path / "syr_admin.csv"
    path.write_text(COD + "Deir-ez-Zor,SY09,,,,\nDeir-ez-Zor,SY09,Al Mayadin,SY0902,,\nDeir-ez-Zor,SY09,Abu Kamal,SY0903,34.5,40.9\n")
    gazetteer = loaded(adding.merged(base, adding.cod_ab(path, base, ISO3)), tmp_path / "own")
    assert [p.adm2_code for p in gazetteer.within("SY09", ("adm2",))] == ["SY0902", "SY0903"]
    city = gazetteer.lookup("Mayadin", within="SY09", kinds=("settlement",))[0].place
    assert (city.id, city.adm1, city.adm1_code) == ("geonames:9", "Deir-ez-Zor", "SY09")
    assert gazetteer.lookup("Dayr az-Zawr")[0].place.adm1_code == "SY09"


def sheet(rows: list[list[str]]) -> str:
    def cell(column: int, row: int, text: str) -> str:
        return f'<c r="{chr(65 + column)}{row}" t="inlineStr"><is><t>{text}</t></is></c>'

    lines = (f'<row r="{n}">{"".join(cell(i, n, t) for i, t in enumerate(r))}</row>' for n, r in enumerate(rows, 1))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def test_a_workbook_reads_like_a_table(base: list[Entry], tmp_path: Path) -> None:
    path = tmp_path / "syr_admin.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", sheet([["admin1Name_en", "admin1Pcode"], ["Deir-ez-Zor", "SY09"]]))
        book.writestr(
            "xl/worksheets/sheet2.xml",
            sheet([COD.strip().split(","), ["Deir-ez-Zor", "SY09", "Abu Kamal", "SY0903", "34.5", "40.9"]]),
        )
    found = {e.id: e for e in adding.cod_ab(path, base, ISO3)}
    assert (found["SY0903"].latitude, found["SY0903"].adm1_code) == (34.5, "SY09")


def test_bad_workbooks_and_tables_are_one_clear_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK not a zip")
    with pytest.raises(BadSource, match=r"not a readable \.xlsx"):
        adding.cod_ab(broken, [], ISO3)
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>')
    with pytest.raises(BadSource, match="declares entities"):
        adding.cod_ab(bomb, [], ISO3)
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    with pytest.raises(BadSource, match="is it a COD-AB table"):
        adding.cod_ab(other, [], ISO3)
    latin = tmp_path / "latin.csv"
    latin.write_bytes("name\nMünchen\n".encode("latin-1"))
    with pytest.raises(BadSource, match="UTF-8"):
        adding.cod_ab(latin, [], ISO3)


def test_a_plain_csv_joins(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,kind,country,latitude,longitude,weak\nCamp Zebra,other,SYR,35,38,Zebra|Z Camp\n", encoding="utf-8")
    [entry] = adding.plain_csv(path, ISO3.values())
    assert (entry.id, entry.weak, entry.latitude) == ("mine:2", ("Zebra", "Z Camp"), 35.0)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",other,SYR,1,1", "column name"),
        ("X,planet,SYR,1,1", "column kind: 'planet'"),
        ("X,other,Syria,1,1", "column country: 'Syria'"),
        ("X,other,SYR,95,1", "column latitude: 95 lies outside"),
        ("X,other,SYR,1,east", "column longitude: 'east'"),
    ],
)
def test_a_bad_csv_row_is_named(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"name,kind,country,latitude,longitude\n{row}\n", encoding="utf-8")
    with pytest.raises(BadSource, match=f"mine.csv, row 2, {message}"):
        list(adding.plain_csv(path, ISO3.values()))


def own(folder: Path, content: str, base: list[Entry] | None = None) -> list[Entry]:
    path = folder / "mine.csv"
    path.write_text(content, encoding="utf-8")
    return adding.plain_csv(path, ISO3.values(), base or ())


HEAD = "name,kind,country,latitude,longitude"


def test_headings_in_any_case_and_a_spreadsheet_s_semicolons(tmp_path: Path) -> None:
    [entry] = own(tmp_path, "\ufeffName;Kind;COUNTRY;Latitude ;Longitude\nCamp Zebra;other;SYR;35;38\n")
    assert (entry.name, entry.longitude) == ("Camp Zebra", 38.0)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "holds no place; needed are a line of headings, name, kind"),
        (f"{HEAD}\n", "holds no place"),
        (f"{HEAD}\nX,other,SYR,1,2,3\n", "row 2: 6 cells under 5 headings; put one with ',' in it in quotation marks"),
        (f"{HEAD}\nX,other,SYR,1,1\nx,other,SYR,1.0,1\n", "row 3: 'x', at the same point, stands in row 2 already"),
        (f"{HEAD},id\nX,other,SYR,1,1,a\nY,other,SYR,2,2,a\n", "row 3: the id 'a' stands in row 2 already"),
        (f"{HEAD},adm1code\nX,other,SYR,1,1,a\n", "no column is called adm1code; is adm1_code meant"),
        (f'{HEAD},population\nX,other,SYR,1,1,"1,000"\n', "column population: '1,000' is no whole number; write it as 12000"),
        (f"{HEAD},since,until\nX,other,SYR,1,1,2010,2005\n", "column until: it ends on 2005-12-31, before it begins on 2010-01-01"),
        (f"{HEAD},since\nX,other,SYR,1,1,1/2/2003\n", "column since: '1/2/2003' is neither a year nor a date"),
        (f'{HEAD}\nX,other,SYR,"33,5",1\n', "column latitude: '33,5' is no number of degrees; write it as 33.25"),
        (f"{HEAD},adm1_code\nX,settlement,SYR,35,40,SY-XX\n", "column adm1_code: 'SY-XX' is the code of no adm1 that"),
        (f"{HEAD},adm2_code\nX,settlement,SYR,35,40,SY-DY\n", "column adm2_code: 'SY-DY' is the code of no adm2 that"),
        (f"{HEAD},adm1_code\nX,settlement,ZZZ,35,40,SY-DY\n", "'SY-DY' is Deir ez-Zor in SYR, not in ZZZ"),
        (f"{HEAD}\nX,settlement,SYR,40,35.2\nY,settlement,SYR,60,35\n", "row 3: 60 35 lies far from all of SYR; are latitude and"),
    ],
)
def test_what_is_wrong_in_a_csv_is_told(content: str, message: str, base: list[Entry], tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="mine.csv(, row [23])?.*" + re.escape(message)):
        own(tmp_path, content, base)


def test_a_division_s_name_and_code_each_give_the_other(base: list[Entry], tmp_path: Path) -> None:
    table = f"""{HEAD},adm1,adm1_code,adm2,adm2_code,id
Hajin,adm2,SYR,34.7,40.8,Deir ez-Zor,,,,own:hajin
One,settlement,SYR,34.7,40.8,,SY-DY,,,
Two,settlement,SYR,34.6,40.8,Dayr az-Zawr,,Hajin,,
Three,settlement,SYR,34.5,40.8,,,,own:hajin,
Four,settlement,SYR,34.4,40.8,,,,,
"""
    found = {e.name: (e.adm1_code, e.adm2, e.adm2_code) for e in own(tmp_path, table, base)}
    assert found["Hajin"] == found["Three"] == found["Two"] == ("SY-DY", "Hajin", "own:hajin")
    assert (found["One"], found["Four"]) == (("SY-DY", "", ""), ("", "", ""))


def test_a_district_in_another_province_is_told(base: list[Entry], tmp_path: Path) -> None:
    table = f"""{HEAD},adm1_code,adm2_code
Hajin,adm2,SYR,34.7,40.8,SY-DY,DY1
Far,adm1,SYR,35,40,FAR,
One,settlement,SYR,34.7,40.8,FAR,DY1
"""
    with pytest.raises(BadSource, match=r"row 4, column adm2_code: Hajin \(DY1\) lies in SY-DY, not in FAR"):
        own(tmp_path, table, base)


def test_a_csv_without_a_column_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,kind\nX,other\n", encoding="utf-8")
    with pytest.raises(BadSource, match="no column country, latitude, longitude"):
        list(adding.plain_csv(path, ISO3.values()))


def test_adding_at_the_terminal(export: Path, base: list[Entry], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "SHIPPED", tmp_path / "shipped")
    store.write(build(base), tmp_path / "shipped")
    own = tmp_path / "own"
    result = CliRunner().invoke(app, ["add", "--to", str(own), "--geonames", str(export)])
    assert result.exit_code == 0, result.output
    assert Gazetteer.load(own).lookup("Hajin")[0].place.country == "SYR"
    more = tmp_path / "more.csv"
    more.write_text("name,kind,country,latitude,longitude\nCamp Zebra,other,SYR,35,38\n", encoding="utf-8")
    assert CliRunner().invoke(app, ["add", "--to", str(own), "--csv", str(more)]).exit_code == 0
    both = Gazetteer.load(own)
    assert both.lookup("Camp Zebra")
    assert both.lookup("Hajin")
    result = CliRunner().invoke(app, ["add", "--to", str(own), "--csv", str(more)])
    assert result.output.startswith("0 new places\n")
    more.write_text("name,kind,country,latitude,longitude\nCamp Zebra,other,SYR,35,39\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["add", "--to", str(own), "--csv", str(more)])
    assert result.output.startswith("0 new places, 1 given anew\n")
    result = CliRunner().invoke(app, ["add", "--to", str(more), "--csv", str(more)])
    assert (result.exit_code, "is a file; a gazetteer is a folder" in result.output) == (2, True)


def test_adding_nothing_is_an_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["add", "--to", str(tmp_path)])
    assert result.exit_code == 2
    assert "nothing to add" in result.output


def test_bad_input_at_the_terminal_is_said_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("name,kind\nX,other\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["gazetteer", "find", "Kabul", "--gazetteer", str(tmp_path)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    error = capsys.readouterr().err
    assert error.startswith("gazetteer: ")
    assert "Traceback" not in error
