"""Rule files: what may be said in them, what a user may change, and how a mistake is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.errors import EventsError, RuleError
from events.rulebook import CLASSES, Rulebook, check

PACKAGED = Rulebook.load()
RULE = """\
[[action]]
name = "zorch <target>"
type = "ASSAULT"
cameo = "19"
verbs = ["zorch"]
examples = ["Rebels zorched the town."]
"""


def file(folder: Path, content: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder of rules with one rule in it, which is read faster than the packaged ones."""
    folder = tmp_path / "rules"
    (folder / "actors").mkdir(parents=True)
    (folder / "actions").mkdir()
    file(folder / "actions", RULE.replace("zorch", "raid"), "raid.toml")
    for name in ("cues.toml", "nouns.toml", "weapons.toml"):
        file(folder, "", name)
    file(folder / "actors", "role,sector\nsoldier,MIL\n", "roles.csv")
    file(folder / "actors", "iso3,name,demonyms\nZZZ,Quexland,Quexish|Quexlander\n", "countries.csv")
    return folder


def test_the_packaged_rules() -> None:
    assert {rule.type for rule in PACKAGED.actions} >= {"ASSAULT", "CONSULT", "AID", "RETREAT", "PROTEST", "SANCTION"}
    assert len({rule.name for rule in PACKAGED.actions}) == len(PACKAGED.actions)
    assert {country.iso3 for country in PACKAGED.countries} >= {"AFG", "COL", "USA", "YEM"}
    assert any(actor.name == "Taliban" and actor.sector == "REB" for actor in PACKAGED.actors)
    assert set(PACKAGED.nouns) <= set(CLASSES)


def test_a_user_adds_and_replaces(tmp_path: Path) -> None:
    known = PACKAGED.actions[0]
    mine = file(tmp_path, RULE + RULE.replace("zorch <target>", known.name))
    book = Rulebook.load(extra=[mine])
    by_name = {rule.name: rule for rule in book.actions}
    assert len(book.actions) == len(PACKAGED.actions) + 1
    assert by_name["zorch <target>"].verbs == by_name[known.name].verbs == ("zorch",)


def test_a_user_s_actors_and_nouns_are_added(tmp_path: Path) -> None:
    mine = file(
        tmp_path, '[nouns]\nweapon = ["zorcher"]\n[[actor]]\nname = "Zorch Front"\ncode = "AFGREBZOR"\ncountry = "AFG"\nsector = "REB"\n'
    )
    book = Rulebook.load(extra=[mine])
    assert book.actors[-1].name == "Zorch Front"
    assert "zorcher" in book.nouns["weapon"]
    assert set(book.nouns["weapon"]) > set(PACKAGED.nouns["weapon"])


def test_the_digest_knows_every_letter(tmp_path: Path, small: Path) -> None:
    one = Rulebook.load([file(tmp_path, RULE)], small).digest
    assert one == Rulebook.load([file(tmp_path, RULE, "same.toml")], small).digest
    assert one != Rulebook.load([file(tmp_path, RULE + "# a remark\n")], small).digest
    alone = Rulebook.load(folder=small).digest
    assert one != alone
    file(small / "actors", "role,sector\nsoldier,REB\n", "roles.csv")
    assert alone != Rulebook.load(folder=small).digest


def test_lists_are_read_by_the_bar(small: Path) -> None:
    book = Rulebook.load(folder=small)
    assert book.countries[0].demonyms == ("Quexish", "Quexlander")
    assert [rule.name for rule in book.actions] == ["raid <target>"]


def test_a_mistake_in_a_list_is_told_with_its_line(small: Path) -> None:
    file(small / "actors", "role,sector\nsoldier,MIL\nraider,REBEL\n", "roles.csv")
    with pytest.raises(RuleError, match=r"roles\.csv:3: .*no PLOVER sector 'REBEL'"):
        Rulebook.load(folder=small)


def test_a_name_stands_in_one_packaged_file_only(small: Path) -> None:
    file(small / "actions", RULE.replace("zorch", "raid"), "second.toml")
    with pytest.raises(RuleError, match=r"second\.toml:1: the name 'raid <target>' is taken"):
        Rulebook.load(folder=small)


MISTAKES = {
    "not TOML": ("[[action]\n", r"mine\.toml: is not TOML"),
    "an unknown table": ("[[actions]]\nname = 'x'\n", r"mine\.toml: no such table: actions; known are"),
    "an unknown key": (RULE + 'verb = ["zorch"]\n', r"mine\.toml:7: 'zorch <target>', verb:"),
    "an unknown type": (RULE.replace("ASSAULT", "ASSULT"), r"mine\.toml:3: 'zorch <target>', type: .*'ASSAULT'.*\(it says 'ASSULT'\)"),
    "a mode of another type": (RULE + 'mode = "riot"\n', r"mine\.toml:1: .*ASSAULT has no mode 'riot'; it has abduct"),
    "a wrong CAMEO code": (RULE.replace('"19"', '"x19"'), r"mine\.toml:4: .*cameo: should be two to four digits: 193 \(it says 'x19'\)"),
    "a CAMEO root that is none": (RULE.replace('"19"', '"99"'), r"mine\.toml:4: .*cameo: CAMEO has no such code: its roots are 01 to 20"),
    "a CAMEO code that is none": (RULE.replace('"19"', '"199"'), r"mine\.toml:4: .*under 19 it goes to 196 \(it says '199'\)"),
    "an unknown context": (RULE + 'contexts = ["war"]\n', r"no PLOVER context war"),
    "no example": (RULE.replace('examples = ["Rebels zorched the town."]', "examples = []"), r"mine\.toml:6: .*examples"),
    "examples left out": (
        RULE.replace('examples = ["Rebels zorched the town."]\n', ""),
        r"mine\.toml:1: .*examples: is missing, and needed",
    ),
    "neither verbs nor nouns": (RULE.replace('verbs = ["zorch"]\n', ""), r"a rule needs verbs or nouns"),
    "an unknown class": (RULE + 'target = ["peoples"]\n', r"mine\.toml:7: .*target"),
    "the same name twice": (RULE + RULE, r"mine\.toml:7: the name 'zorch <target>' is taken"),
    "an unknown sector": ('[[actor]]\nname = "Zorch Front"\nsector = "REBEL"\n', r"no PLOVER sector 'REBEL'; one of COP, GOV"),
    "an actor of no country": (
        '[[actor]]\nname = "Zorch Front"\ncode = "XYZREB"\n',
        r"mine\.toml:1: 'Zorch Front', the rule: 'XYZ' is no country's code \(ISO 3166 alpha-3\), and none of IGO",
    ),
    "a country by its name": (
        '[[actor]]\nname = "Z"\ncountry = "Quexland"\n',
        r"mine\.toml:3: 'Z', country: should be three capital letters",
    ),
    "a word with a blank": (RULE.replace('["zorch"]', '["zorch "]'), r"mine\.toml:5: .*verbs: should neither begin nor end with a blank"),
    "an empty word": (RULE.replace('["zorch"]', '[""]'), r"mine\.toml:5: .*verbs: should not be empty"),
    "a country that is none": ('[[actor]]\nname = "Zorch Front"\ncountry = "XYZ"\n', r"'XYZ' is no country's code"),
    "a day that is none": ('[[actor]]\nname = "Z"\nsince = "2020-02-30"\n', r"mine\.toml:3: 'Z', since: is no day of the calendar"),
    "a month instead of a day": ('[[actor]]\nname = "Z"\nsince = "2020-05-01"\nuntil = "2020-04"\n', r"mine\.toml:4: 'Z', until"),
    "years that are turned round": ('[[actor]]\nname = "Z"\nsince = "2020-05-01"\nuntil = "2019"\n', r"since 2020-05-01, and until 2019"),
    "an unknown kind of cue": (
        '[[cue]]\nname = "x"\nkind = "denial"\nwords = ["x"]\nexamples = ["X"]\n',
        r"mine\.toml:3: 'x', kind: .*'deny'",
    ),
    "an unknown noun class": ('[nouns]\nweapon = ["x"]\nweapns = ["zorcher"]\n', r"mine\.toml:3: no noun class 'weapns'"),
    "nouns that are no list": ('[nouns]\nweapon = "zorcher"\n', r"mine\.toml:2: weapon must be a list of words"),
    "one pair of brackets": (RULE.replace("[[action]]", "[action]"), r"mine\.toml:1: action: each entry begins with a line \[\[action\]\]"),
    "a word that should be a list": (
        RULE.replace('["zorch"]', '"zorch"'),
        r'mine\.toml:5: .*verbs: should be a list of words: \["one", "another"\] \(it says',
    ),
    "a number that should be text": (
        RULE.replace('"19"', "19"),
        r"mine\.toml:4: .*cameo: should be text, in quotation marks \(it says 19\)",
    ),
    "a cue without words": ('[[cue]]\nname = "x"\nkind = "deny"\nwords = []\nexamples = ["X"]\n', r"mine\.toml:4: 'x', words"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_are_told_with_file_and_line(mistake: str, tmp_path: Path, small: Path) -> None:
    content, said = MISTAKES[mistake]
    path = file(tmp_path, content)
    with pytest.raises(RuleError, match=said):
        Rulebook.load([path], small)


def test_codes_of_countries_bodies_and_sectors_are_known(tmp_path: Path, small: Path) -> None:
    entries = "".join(f'[[actor]]\nname = "{code}"\ncode = "{code}"\n' for code in ("ZZZREB", "UNOPKO", "IGO", "REB"))
    years = '[[actor]]\nname = "Z"\nsince = "2020-05-01"\nuntil = "2020"\n'
    path = file(tmp_path, entries + years)
    assert [a.code for a in Rulebook.load(path, small).actors] == ["ZZZREB", "UNOPKO", "IGO", "REB", ""]


def test_a_list_that_a_spreadsheet_wrote(small: Path) -> None:
    path = small / "actors" / "groups.csv"
    path.write_bytes(b"\xef\xbb\xbfname,aliases,code\r\nZorch Front,ZF|Zorchers,ZZZREB\r\n")
    assert Rulebook.load(folder=small).actors[0].aliases == ("ZF", "Zorchers")
    for content, said in (
        (b"name,code\nZorch Front, of Quex,ZZZREB\n", r"groups\.csv:2: 'Zorch Front' has 3 cells under 2 headings"),
        (b"name,code\nZorch Front,XYZREB\n", r"groups\.csv:2: 'Zorch Front', the row: 'XYZ' is no country's code"),
        (b"name,kode\nZorch Front,ZZZREB\n", r"groups\.csv:2: 'Zorch Front', kode: there is no such key"),
        (b"name,code\nZ\xf6rch,ZZZREB\n", r"groups\.csv: is not UTF-8 text \(byte 11\); save it as UTF-8"),
    ):
        path.write_bytes(content)
        with pytest.raises(RuleError, match=said):
            Rulebook.load(folder=small)


def test_all_that_is_wrong_in_a_file_is_listed(tmp_path: Path) -> None:
    path = file(tmp_path, RULE.replace("ASSAULT", "ASSULT") + "[[actor]]\nname = 'Z'\nsector = 'REBEL'\n[nouns]\nweapns = ['z']\n")
    said = check(path)
    assert len(said) == 3
    assert all(any(what in line for line in said) for what in (":3:", "'REBEL'", "'weapns'"))


def test_every_mistake_of_a_table_is_listed(tmp_path: Path) -> None:
    wrong = RULE.replace("ASSAULT", "ASSULT")
    said = check(file(tmp_path, wrong + wrong.replace("zorch", "blitz")))
    assert ["'zorch <target>'" in said[0], "'blitz <target>'" in said[1], len(said)] == [True, True, 2]


def test_a_name_given_twice_in_one_file_is_told(tmp_path: Path) -> None:
    assert check(file(tmp_path, RULE + RULE.replace("zorch <target>", "blitz <target>"))) == []
    said = check(file(tmp_path, RULE + RULE))
    assert len(said) == 1
    assert "mine.toml:7: the name 'zorch <target>' is taken" in said[0]


def test_a_good_file_has_nothing_wrong(tmp_path: Path) -> None:
    assert check(file(tmp_path, RULE)) == []


def test_a_file_as_windows_and_others_write_it(tmp_path: Path) -> None:
    path = file(tmp_path, RULE)
    path.write_bytes(b"\xef\xbb\xbf" + RULE.replace("[[action]]", "[[action]]  # mine").replace("\n", "\r\n").encode())
    assert check(path) == []


def test_a_missing_or_unreadable_file_is_told(tmp_path: Path, small: Path) -> None:
    with pytest.raises(RuleError, match=r"none\.toml: cannot be read"):
        Rulebook.load([tmp_path / "none.toml"], small)
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(RuleError, match=r"latin\.toml: is not UTF-8 text \(byte 5\)"):
        Rulebook.load([tmp_path / "latin.toml"], small)
    assert issubclass(RuleError, EventsError)
    assert issubclass(RuleError, ValueError)
