"""The crosswalk: every entry decides its own examples, and what an analyst would expect comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.codes import MODES, SECTORS, TYPES
from events.crosswalk import ACLED, GTD, Act, Crosswalk
from events.errors import RuleError

CROSSWALK = Crosswalk.load()
EXAMPLES = [(n, entry, example) for n, entry in enumerate(CROSSWALK.entries, 1) for example in entry.examples]


@pytest.mark.parametrize(("number", "entry", "example"), EXAMPLES, ids=[f"{n}-{e.words or e.mode}" for n, _, e in EXAMPLES])
def test_each_entry_decides_its_examples(number: int, entry: object, example: Act) -> None:
    acled, gtd = CROSSWALK.decides(example)
    if entry.acled:  # type: ignore[attr-defined]
        assert acled is entry
    if entry.gtd:  # type: ignore[attr-defined]
        assert gtd is entry


CASES = [
    (Act(type="ASSAULT", mode="aerial", actor="MIL", target="REB"), ("Explosions/Remote violence", "Air/drone strike", None)),
    (Act(type="ASSAULT", mode="drone", actor="REB", target="CVL"), ("Explosions/Remote violence", "Air/drone strike", "Bombing/Explosion")),
    (Act(type="ASSAULT", mode="suicide-attack", actor="UAF", target="REL"), ("Explosions/Remote violence", "Suicide bomb", "Bombing/Explosion")),
    (Act(type="ASSAULT", mode="explosives", actor="", target="MIL", words="roadside bomb"), ("Explosions/Remote violence", "Remote explosive/landmine/IED", "Bombing/Explosion")),
    (Act(type="ASSAULT", mode="explosives", actor="UAF", words="threw a grenade"), ("Explosions/Remote violence", "Grenade", "Bombing/Explosion")),
    (Act(type="ASSAULT", mode="heavy-weapons", actor="MIL", target="CVL"), ("Explosions/Remote violence", "Shelling/artillery/missile attack", None)),
    (Act(type="ASSAULT", mode="firearms", actor="REB", target="MIL"), ("Battles", "Armed clash", "Armed Assault")),
    (Act(type="ASSAULT", mode="firearms", actor="MIL", target="REB"), ("Battles", "Armed clash", None)),
    (Act(type="ASSAULT", mode="firearms", actor="REB", target="CVL"), ("Violence against civilians", "Attack", "Armed Assault")),
    (Act(type="ASSAULT", mode="", actor="REB", target="GOV"), ("Violence against civilians", "Attack", "Armed Assault")),
    (Act(type="ASSAULT", mode="targeted", actor="UAF", target="JUD"), ("Violence against civilians", "Attack", "Assassination")),
    (Act(type="ASSAULT", mode="abduct", actor="UAF", target="MED"), ("Violence against civilians", "Abduction/forced disappearance", "Hostage Taking (Kidnapping)")),
    (Act(type="ASSAULT", mode="sexual", actor="MIL", target="CVL"), ("Violence against civilians", "Sexual violence", None)),
    (Act(type="ASSAULT", mode="", actor="", target="MIL", words="were killed"), (None, None, None)),
    (Act(type="ASSAULT", mode="", actor="REB", target=""), (None, None, "Armed Assault")),
    (Act(type="ASSAULT", mode="", words="clashes"), (None, None, None)),
    (Act(type="ASSAULT", mode="", actor="", target="COP", words="were attacked"), ("Battles", "Armed clash", None)),
    (Act(type="COERCE", mode="arrest", actor="COP", target="CRM"), ("Strategic developments", "Arrests", None)),
    (Act(type="COERCE", mode="seize", cameo="192", actor="MIL"), ("Battles", "Government regains territory", None)),
    (Act(type="COERCE", mode="seize", cameo="192", actor="REB"), ("Battles", "Non-state actor overtakes territory", None)),
    (Act(type="COERCE", mode="curfew", actor="GOV"), (None, None, None)),
    (Act(type="PROTEST", mode="demo", actor="CVL"), ("Protests", "Peaceful protest", None)),
    (Act(type="PROTEST", mode="riot", actor="CVL"), ("Riots", "Violent demonstration", None)),
    (Act(type="PROTEST", mode="strike", actor="LAB"), (None, None, None)),
    (Act(type="RETREAT", mode="ceasefire", actor="REB"), ("Strategic developments", "Agreement", None)),
]  # fmt: skip


@pytest.mark.parametrize(("act", "codes"), CASES)
def test_what_an_analyst_expects(act: Act, codes: tuple[str | None, ...]) -> None:
    assert CROSSWALK.codes(act) == codes


@pytest.mark.parametrize("type_", ["CONSULT", "CONCEDE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "SANCTION", "AID"])
def test_words_and_aid_are_in_neither_database(type_: str) -> None:
    for mode in ("", *MODES[type_]):
        assert CROSSWALK.codes(Act(type=type_, mode=mode, actor="REB", target="CVL")) == (None, None, None)


def test_whatever_comes_the_names_are_of_the_codebooks() -> None:
    for type_ in TYPES:
        for mode in ("", *MODES[type_]):
            for actor in ("", *SECTORS):
                event, sub, attack = CROSSWALK.codes(Act(type=type_, mode=mode, actor=actor, target="CVL", words="attack"))
                assert (event is None and sub is None) or sub in ACLED[event or ""]
                assert attack is None or attack in GTD


def test_words_count_only_whole() -> None:
    codes = CROSSWALK.codes(Act(type="ASSAULT", mode="explosives", actor="REB", words="bombed the grenadines"))
    assert codes.acled_sub_event_type == "Remote explosive/landmine/IED"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('type = ["FIGHT"]\nacled = "Attack"', "no PLOVER type FIGHT"),
        ('type = ["ASSAULT"]\nmode = ["demo"]\nacled = "Attack"', "ASSAULT has no mode demo"),
        ('type = ["ASSAULT"]\nacled = "Bombing"', "no ACLED sub-event type 'Bombing'"),
        ('type = ["ASSAULT"]\ngtd = "Bombing"', "no GTD attack type 'Bombing'"),
        ('type = ["ASSAULT"]', "gives acled or gtd"),
        ('type = ["ASSAULT"]\nactor = ["XXX"]\nacled = "Attack"', "no sector or group of sectors XXX"),
        ('type = ["ASSAULT"]\nacled = "Attack"\nsender = ["MIL"]', "sender"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, entry: str, words: str) -> None:
    file = tmp_path / "crosswalk.toml"
    file.write_text(f'[[entry]]\n{entry}\nexamples = [{{ type = "ASSAULT" }}]\n')
    with pytest.raises(RuleError, match="entry 1") as caught:
        Crosswalk.load(file)
    assert words in str(caught.value)


def test_a_file_that_is_not_there_or_not_toml(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        Crosswalk.load(tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_text("[[entry")
    with pytest.raises(RuleError, match="is not TOML"):
        Crosswalk.load(tmp_path / "bad.toml")
