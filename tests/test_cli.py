"""The command line: what it writes, what it says, how it ends. The extractor is a stand-in; its own tests are elsewhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from events.article import Article
from events.cli import app
from events.errors import ArticleError
from events.event import Event
from events.table import SCHEMA

GOOD = [
    {"id": "a", "text": "Police arrested two men in Herat.", "published": "2020-10-20"},
    {"id": "b", "text": "Residents of Farah rallied on Monday.", "published": "2020-10-20"},
]


class Names:
    """An event for each text, whose action is its first word."""

    digest = "abc"

    def extract(self, article: Article) -> list[Event]:
        word = article.text.split()[0]
        if word == "Refuse":
            raise ArticleError("this text is refused")
        if word == "Stumble":
            raise ZeroDivisionError("by nothing")
        when = article.published or article.published_fallback
        return [
            Event(
                event_id=article.id, incident_id="i", article_id=article.id, event_type="COERCE", action=word,
                sentence=article.text, published=when, action_start=0, action_end=len(word), killed_low=2, killed_best=2,
                status="alleged", attributed_to="police", actor=word, actor_sector="COP", place_name="Herat", country="AFG",
            )
        ]  # fmt: skip


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Runs a command in an empty folder, with the stand-in."""
    monkeypatch.setattr("events.cli.extractor_for", lambda rules, gazetteer: Names())
    monkeypatch.chdir(tmp_path)
    return lambda *args: CliRunner().invoke(app, [str(a) for a in args], prog_name="events")


def articles(*records: object, name: str = "in.jsonl") -> Path:
    path = Path(name)
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records), encoding="utf-8")
    return path


def rejects(name: str = "out.rejects.parquet") -> list[dict[str, object]]:
    return pq.read_table(name).to_pylist()


def no_traceback(result: Result) -> None:
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)


# ---- convert ------------------------------------------------------------------------------------------------------


def test_articles_become_a_table(run) -> None:
    result = run("convert", articles(*GOOD), "--out", "out.parquet", "--workers", "1")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert re.fullmatch(r"2 articles, 2 rows, 0 rejected \(\S+ articles a second\): out.parquet\n", result.stderr)
    made = pq.read_table("out.parquet")
    assert made["article_id"].to_pylist() == ["a", "b"]
    assert made.schema.names == SCHEMA.names
    assert made.schema.metadata[b"dateline.rules"] == b"abc"
    assert rejects() == []


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_other_formats_have_rejects_of_their_own_kind(run, kind: str) -> None:
    assert run("convert", articles(*GOOD), "--out", f"out.{kind}").exit_code == 0
    assert {p.name for p in Path().iterdir()} == {"in.jsonl", f"out.{kind}", f"out.rejects.{kind}"}


def test_standard_output(run) -> None:
    result = run("convert", articles(*GOOD), "--out", "-")
    assert [json.loads(line)["article_id"] for line in result.stdout.splitlines()] == ["a", "b"]
    assert {p.name for p in Path().iterdir()} == {"in.jsonl"}
    assert run("convert", "in.jsonl", "--out", "-", "--format", "csv").stdout.startswith('"event_id"')


def test_several_inputs_and_a_day_for_texts_without_one(run) -> None:
    Path("texts").mkdir()
    Path("texts/one.txt").write_text("Gunmen attacked a post.")
    assert run("convert", articles(*GOOD), "texts", "--out", "out.parquet", "--published", "2021-03-04").exit_code == 0
    rows = pq.read_table("out.parquet").to_pylist()
    assert [str(r["published"])[:10] for r in rows] == ["2020-10-20", "2020-10-20", "2021-03-04"]


def test_bad_articles_are_named_and_the_rest_goes_on(run) -> None:
    bad = ["{not json", {"id": "a", "text": "Refuse this."}, {"id": "b"}, {"id": "c", "text": "Stumble over this."}]
    result = run("convert", articles(*bad, {"id": "d", "text": "Fine weather came."}), "--out", "out.parquet")
    assert result.exit_code == 1
    no_traceback(result)
    assert pq.read_table("out.parquet")["article_id"].to_pylist() == ["d"]
    found = rejects()
    assert [(r["article_id"], r["source_file"], r["line"]) for r in found] == [
        (None, "in.jsonl", 1), ("a", "in.jsonl", 2), ("b", "in.jsonl", 3), ("c", "in.jsonl", 4),
    ]  # fmt: skip
    assert found[1]["reason"] == "this text is refused"
    assert found[2]["reason"] == "`text` is missing; the record has id"
    assert found[3]["reason"].startswith("ZeroDivisionError: by nothing (test_cli.py:")
    for reject in found:
        assert str(reject["reason"]) in result.stderr
    assert "rejected a (in.jsonl:2): this text is refused" in result.stderr.splitlines()


def test_rejects_where_they_are_asked_for(run) -> None:
    source = articles({"id": "a", "text": "Refuse this."})
    assert run("convert", source, "--out", "out.parquet", "--rejects", "bad/refused.csv").exit_code == 1
    assert "this text is refused" in Path("bad/refused.csv").read_text()
    assert not Path("out.rejects.parquet").exists()


def test_quiet(run) -> None:
    result = run("convert", articles({"id": "a", "text": "Refuse this."}), "--out", "out.parquet", "--quiet")
    assert (result.exit_code, result.output, len(rejects())) == (1, "", 1)


def test_many_rejects_are_not_all_named(run) -> None:
    source = articles(*({"id": n, "text": "Refuse this."} for n in range(50)))
    result = run("convert", source, "--out", "out.parquet")
    assert len([line for line in result.stderr.splitlines() if line.startswith("rejected")]) == 22
    assert len(rejects()) == 50


def test_a_name_cannot_play_tricks_on_the_terminal(run) -> None:
    result = run("convert", articles({"id": "a\x1b[2Jb", "text": "Refuse this."}), "--out", "out.parquet")
    assert "\x1b" not in result.stderr
    assert rejects()[0]["article_id"] == "a\x1b[2Jb"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none.jsonl", "--out", "out.parquet"], "none.jsonl: no such file or folder"),
        (["in.jsonl", "--out", "out.xlsx"], "known are parquet, csv, jsonl"),
        (["in.jsonl", "--out", "out.parquet", "--format", "xlsx"], "no format 'xlsx'"),
        (["in.jsonl", "--out", "out.parquet", "--published", "soon"], "'soon' is no date"),
        (["in.jsonl", "--out", "in.jsonl"], "is an input, and would be overwritten"),
        ([".", "--out", "out.parquet"], "a second run would read it as articles"),
        (["in.jsonl", "--out", "out.csv", "--rejects", "out.csv"], "choose two names"),
        (["in.jsonl", "--out", "out.csv", "--manifest", "out.csv"], "choose two names"),
        (["in.jsonl", "--out", ""], "name a file or a folder"),
        (["in.jsonl", "--out", ".."], "name a file or a folder"),
        (["in.jsonl"], "Missing option '--out'"),
        (["--out", "out.parquet"], "Missing argument 'INPUT"),
        (["in.jsonl", "--aut", "out.parquet"], "--out"),
    ],
)
def test_bad_usage_says_what_is_wrong(run, arguments: list[str], words: str) -> None:
    articles(*GOOD)
    before = Path("in.jsonl").read_bytes()
    result = run("convert", *arguments)
    assert result.exit_code in (2, 3)
    no_traceback(result)
    assert words in " ".join(result.stderr.replace("│", " ").split())
    assert Path("in.jsonl").read_bytes() == before
    assert {p.name for p in Path().iterdir()} == {"in.jsonl"}


def test_an_output_that_cannot_be_written(run) -> None:
    Path("file").write_text("")
    result = run("convert", articles(*GOOD), "--out", "file/out.parquet")
    assert result.exit_code == 3
    assert "file/out.parquet: cannot be written" in result.stderr or "file/out.rejects.parquet" in result.stderr
    no_traceback(result)


def test_stopping_leaves_nothing(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(self: Names, article: Article) -> list[Event]:
        raise KeyboardInterrupt

    monkeypatch.setattr(Names, "extract", stop)
    result = run("convert", articles(*GOOD), "--out", "out.parquet")
    assert result.exit_code == 130
    assert {p.name for p in Path().iterdir()} == {"in.jsonl"}


def test_bad_rules_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.toml").write_text('[[action]]\nname = "x"\n')
    result = CliRunner().invoke(app, ["convert", str(articles(*GOOD)), "--out", "o.csv", "--rules", "mine.toml"])
    assert result.exit_code == 2
    assert "mine.toml:1" in result.stderr


# ---- show, rules, the rest ----------------------------------------------------------------------------------------


def test_show(run) -> None:
    run("convert", articles(*GOOD), "--out", "out.parquet")
    result = run("show", "out.parquet")
    assert result.exit_code == 0
    for words in (
        "Herat, AFG",
        "COERCE",
        "alleged by police",
        "Police [COP]",
        "2+ killed",
        "arrested two men in Herat.",
    ):
        assert words in result.stdout
    result = run("show", "out.parquet", "--columns", "article_id,action", "--rows", "1")
    assert "Police" in result.stdout
    assert "Residents" not in result.stdout
    assert "1 of 2 rows" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none.parquet"], "no such file"),
        (["in.jsonl"], "is no Parquet file"),
        (["empty"], "no .parquet file in this folder"),
        (["out.parquet", "--columns", "actoor"], "has no column actoor"),
        (["articles.parquet"], "has no column event_id"),
    ],
)
def test_show_what_cannot_be_shown(run, arguments: list[str], words: str) -> None:
    run("convert", articles(*GOOD), "--out", "out.parquet")
    Path("empty").mkdir()
    pq.write_table(pa.Table.from_pylist(GOOD), "articles.parquet")
    result = run("show", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    no_traceback(result)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError(28, "No space left on device", "/tmp/x"), "events: /tmp/x: No space left on device\n"),
        (OSError("odd"), "events: this system: odd\n"),
        (MemoryError(), "events: there is not enough memory; nothing was written\n"),
    ],
)
def test_what_the_system_refuses_is_said_in_a_line(run, fault: Exception, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise fault

    monkeypatch.setattr("events.cli_link.linked", fail)
    result = run("link", "in.parquet", "--out", "out.parquet")
    assert (result.exit_code, result.stderr) == (3, said)


def test_a_table_with_columns_of_other_types(run) -> None:
    run("convert", articles(*GOOD), "--out", "out.parquet")
    table = pq.read_table("out.parquet")
    pq.write_table(table.set_column(table.column_names.index("actors"), "actors", pa.array([1, 2])), "odd.parquet")
    pq.write_table(table.select(["event_id", "event_type"]), "few.parquet")
    result = run("link", "odd.parquet", "--out", "linked.parquet")
    assert (result.exit_code, result.stderr.startswith("events: odd.parquet: is no Parquet file of events")) == (2, True)
    result = run("show", "few.parquet")
    assert result.stderr.startswith("events: few.parquet: has no column article_id, event_mode")
    assert result.exit_code == 2


def test_tables_beside_it_are_shown(run) -> None:
    run("convert", articles(GOOD[0], {"id": "c"}), "--out", "out.parquet")
    result = run("show", "out.rejects.parquet")
    assert (result.exit_code, "`text` is missing; the record has id" in result.stdout) == (0, True)
    assert run("link", "out.parquet", "--out", "linked.parquet").exit_code == 0
    result = run("show", "linked.incidents.parquet")
    assert (result.exit_code, "COERCE" in result.stdout, "Herat" in result.stdout) == (0, True, True)


def test_a_dataset_is_shown(run) -> None:
    run("convert", articles(*GOOD, {"id": "c", "text": "Fighters left.", "published": "2021-01-02"}), "--out", "out")
    assert run("show", "out").stdout.count("COERCE") == 3
    result = run("show", "out", "--rows", "2", "--columns", "article_id")
    assert (result.exit_code, "2 of 3 rows" in result.stdout) == (0, True)


def test_a_limit_without_end_is_none(run) -> None:
    assert run("convert", articles(*GOOD), "--out", "out.csv", "--time-limit", "inf", "--workers", "1").exit_code == 0


def test_a_link_that_leads_to_itself(run) -> None:
    Path("loop.txt").symlink_to("loop.txt")
    result = run("convert", "loop.txt", "--out", "out.csv")
    assert (result.exit_code, result.stderr) == (2, "events: loop.txt: no such file or folder\n")


def test_an_id_that_no_file_can_hold_is_rejected_by_another(run) -> None:
    result = run("convert", articles('{"id": "\\ud800", "text": "Troops left.", "published": "soon"}'), "--out", "out.parquet")
    assert result.exit_code == 1
    assert pq.read_table("out.rejects.parquet").to_pylist()[0]["article_id"] == "\ufffd"


def test_names_and_headings_that_are_no_text(run) -> None:
    """Linux lets a file be called anything but text, and its first line may be anything too."""
    folder = os.fsencode(Path("in").absolute())
    os.mkdir(folder)
    for name, content in ((b"caf\xe9.txt", b"Troops left."), (b"\xff.csv", b"\xe9,\xea\n"), (b"\xfe.txt", b"x")):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)
    for kind in ("parquet", "csv", "jsonl"):
        result = run("convert", "in", "--out", f"out.{kind}", "--manifest", "run.json")
        no_traceback(result)
        assert result.exit_code == 1
    assert pq.read_table("out.parquet")["article_id"].to_pylist() == ["caf\ufffd"]
    assert [r["source_file"] for r in rejects()] == ["in/\ufffd.txt", "in/\ufffd.csv"]
    out = os.fsdecode(b"\xe9.parquet")
    no_traceback(result := run("convert", articles(*GOOD), "--out", out, "--manifest", "run.json"))
    assert result.exit_code == 0
    assert json.loads(Path("run.json").read_text(encoding="utf-8"))["out"] == "\ufffd.parquet"


def test_what_is_left_unread_is_told(run) -> None:
    Path("in").mkdir()
    articles({**GOOD[0], "date": "2020-10-19"}, name="in/a.jsonl")
    Path("in/notes.docx").write_bytes(b"PK")
    said = ["note: in: passed over what is of no known kind: notes.docx"]
    result = run("convert", "in", "--out", "out.csv")
    assert (result.exit_code, result.stderr.splitlines()[:-1]) == (0, said)
    assert run("convert", "in", "--out", "out.csv", "--quiet").stderr == ""
    first = json.loads(run("convert", "in", "--out", "out.csv", "--log", "json").stderr.splitlines()[0])
    assert (first["event"], first["words"]) == ("note", said[0].removeprefix("note: "))


RULE = """
[[action]]
name = "herd <target>"
type = "COERCE"
cameo = "17"
verbs = ["herd"]
target = ["people"]
needs = ["target"]
examples = ["Troops herded villagers into trucks."]
not = ["Farmers herded goats into the yard."]
"""


def test_rules_that_do_what_they_say(run) -> None:
    Path("good.toml").write_text(RULE)
    result = run("rules", "check", "good.toml")
    assert (result.exit_code, result.output) == (0, "good.toml: nothing wrong\n")


def test_rules_that_cannot_be_read(run) -> None:
    Path("good.toml").write_text(RULE)
    Path("bad.toml").write_text(RULE.replace("COERCE", "COERSE"))
    result = run("rules", "check", "good.toml", "bad.toml")
    assert result.exit_code == 1
    assert "bad.toml:4: 'herd <target>', type" in result.stderr
    assert "nothing wrong" not in result.output


def test_a_rule_file_that_is_not_there_or_holds_nothing(run) -> None:
    result = run("rules", "check", "none.toml")
    assert (result.exit_code, result.stderr) == (2, "events: none.toml: no such file\n")
    Path("empty.toml").write_text("# later\n")
    assert run("rules", "check", "empty.toml").stdout == "empty.toml: nothing wrong, but there is no rule in it\n"


def test_rules_that_do_not_claim_their_examples(run) -> None:
    Path("mine.toml").write_text(RULE.replace("Troops herded villagers", "Troops marched villagers").replace("goats", "refugees"))
    result = run("rules", "check", "mine.toml")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "mine.toml: 'herd <target>' does not claim its example: Troops marched villagers into trucks.",
        "mine.toml: 'herd <target>' claims its counter-example: Farmers herded refugees into the yard.",
    ]


def test_explain(run) -> None:
    result = run("explain", "Gunmen attacked a checkpoint in Sangin on Monday.", "--published", "2020-10-20")
    assert result.exit_code == 0
    for words in ("attacked", "Gunmen", "Sangin", "ASSAULT", "2020-10-19"):
        assert words in result.stdout


@pytest.mark.parametrize(("arguments", "words"), [([" "], "is empty"), (["War came.", "--published", "soon"], "'soon' is no date")])
def test_explain_what_cannot_be_read(run, arguments: list[str], words: str) -> None:
    result = run("explain", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    no_traceback(result)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_explain_reads_standard_input_as_files_are_read(encoding: str) -> None:
    result = CliRunner().invoke(app, ["explain", "-"], input="Gunmen attacked Café Zoë in Herat.".encode(encoding))
    assert "Café Zoë" in result.stdout
    result = CliRunner().invoke(app, ["explain", "-"], input=b"\0\1\2")
    assert (result.exit_code, result.stderr) == (2, "events: standard input: is binary, not text\n")


def test_a_mistyped_command_is_put_right(run) -> None:
    result = run("convrt")
    assert result.exit_code == 2
    assert "convert" in result.stderr


def test_version_and_help(run) -> None:
    assert run("--version").stdout.startswith("events ")
    for command in ([], ["convert"], ["explain"], ["show"], ["rules"], ["rules", "check"]):
        result = run(*command, "--help")
        assert result.exit_code == 0
        assert "Usage" in result.stdout


def test_it_runs_as_a_module() -> None:
    run = subprocess.run([sys.executable, "-m", "events", "--version"], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("events ")


def test_pandas_stays_out(tmp_path: Path) -> None:
    """Not even pyarrow's own look for it, on the first list it turns into a column, brings pandas in."""
    code = (
        "import sys; sys.argv[1:] = ['convert', sys.argv[1], '--out', '-']\n"
        "import events.cli; import events.__main__ as command\n"
        "command.leave = lambda code: None\n"
        "from events.event import Event\n"
        "class One:\n"
        "    digest = 'abc'\n"
        "    extract = lambda self, article: [Event(event_id='e', incident_id='i', event_type='AID')]\n"
        "events.cli.extractor_for = lambda rules, gazetteer: One()\n"
        "try: command.main()\n"
        "finally: print('pandas' in sys.modules)\n"
    )
    (tmp_path / "in.txt").write_text("Aid came.")
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code, str(tmp_path / "in.txt")],
        capture_output=True,
        text=True,
        check=True,
    )
    row, imported = run.stdout.splitlines()
    assert json.loads(row)["event_type"] == "AID"
    assert imported == "False"
    assert not [line for line in run.stderr.splitlines() if line.split("|")[-1].strip().split(".")[0] == "pandas"]


def test_the_samples_give_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    samples = Path(__file__).parent.parent / "events" / "samples"
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "events", "convert", str(samples), "--out", str(tmp_path / f"{seed}.parquet")]
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True)
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "2.parquet").read_bytes()
    rows = pq.read_table(tmp_path / "1.parquet").to_pylist()
    assert len({r["article_id"] for r in rows}) >= 12
    assert len({(r["article_id"], r["event_id"]) for r in rows}) == len(rows)


@pytest.mark.parametrize(("code", "status", "said"), [(None, 0, ""), (0, 0, ""), (1, 1, ""), ("no room", 1, "no room\n")])
def test_the_process_ends_with_its_code_and_all_it_had_to_say(code: object, status: int, said: str) -> None:
    program = f"import sys; from events.__main__ import leave; print('row', end=''); leave({code!r})"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (status, "row", said)


def test_a_run_that_is_told_to_end_takes_its_half_files_away(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys, time\n"
        "import events.cli as cli\n"
        "from events.__main__ import main\n"
        "def never(*arguments, **options):\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "    time.sleep(60)\n"
        "    yield\n"
        "import events.workers\n"
        "events.workers.work = never\n"
        "sys.argv = ['events', 'convert', 'in.txt', '--out', 'out.parquet']\n"
        "main()\n"
    )
    (tmp_path / "in.txt").write_text("Troops left the town.")
    ended = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (-15, "events: stopped; nothing was written\n")
    assert os.listdir(tmp_path) == ["in.txt"]
