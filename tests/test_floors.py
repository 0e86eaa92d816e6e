"""The scores that CI reads from score.py's output, and the floors it holds them against."""

from __future__ import annotations

import runpy
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = runpy.run_path(str(ROOT / ".ci" / "floors.py"))

PRINTED = """\
  missing: the deal signed in February
seed: 17 of 18 expected, 0 forbidden, 31 rows in all

muc  1500 articles; articles with an incident: found 600, missed 200, false 175, rightly none 525
  field            gold   rows  right       P       R      F1
  type              900    800    500   0.625   0.556   0.588
  matched           900    800    600   0.750   0.667   0.706

plover  1044 sentences, 900 coded, 1500 rows
  field            gold   rows  right       P       R      F1
  type (any row)   1044    900    700   0.778   0.670   0.720
  type+actors      1044    900    500   0.556   0.479   0.514
    ACCUSE       gold   65  P 0.700  R 0.600  F1 0.646
    macro-F1 over types 0.651
"""


def test_scores_are_read() -> None:
    assert FLOORS["scores"](PRINTED) == {
        ("seed", "expected"): 17, ("seed", "forbidden"): 0, ("muc", "false"): 0.25, ("muc", "type"): 0.588,
        ("muc", "matched"): 0.706, ("plover", "type (any row)"): 0.720, ("plover", "type+actors"): 0.514,
        ("plover", "macro"): 0.651,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("floors", "fallen"),
    [
        ('[least.muc]\ntype = 0.588\n[most.muc]\nfalse = 0.25', []),
        ("[least.muc]\ntype = 0.59", ["muc type"]),
        ("[most.seed]\nforbidden = -1", ["seed forbidden"]),
        ("[least.places]\nmatched = 0.1", ["places matched"]),
    ],
)  # fmt: skip
def test_what_fell_is_named(floors: str, fallen: list[str]) -> None:
    found = FLOORS["fallen"](FLOORS["scores"](PRINTED), tomllib.loads(floors))
    assert [line.split(":")[0] for line in found] == fallen


def test_the_exit_code_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "scores").write_text(PRINTED)
    (tmp_path / "floors").write_text("[least.muc]\nmatched = 0.8")
    arguments = ["floors.py", str(tmp_path / "scores"), str(tmp_path / "floors")]
    assert FLOORS["main"](arguments) == 1
    assert "fallen: muc matched: 0.706" in capsys.readouterr().out
    (tmp_path / "floors").write_text("")
    assert FLOORS["main"](arguments) == 0
    assert FLOORS["main"](["floors.py"]) == 2


def test_the_project_s_floors_can_be_read() -> None:
    floors = tomllib.loads((ROOT / "tests" / "floors.toml").read_text())
    assert set(floors) <= {"least", "most"}
