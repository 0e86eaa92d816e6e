"""What the packages promise to a type checker of somebody else's."""

from __future__ import annotations

from importlib.resources import files

import pytest


@pytest.mark.parametrize("package", ["events", "gazetteer"])
def test_its_types_are_meant_for_others(package: str) -> None:
    assert files(package).joinpath("py.typed").is_file()
