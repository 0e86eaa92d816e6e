"""One gazetteer for all tests, and a small one of invented places."""

from __future__ import annotations

import pytest

from gazetteer import Entry, Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture
def island() -> list[Entry]:
    """A country of its own: two provinces, a district, its seat, and three villages, two of one name."""
    province = {"country": "ZZZ", "adm1": "Norland", "adm1_code": "ZZ01"}
    district = {**province, "adm2": "Brackwater", "adm2_code": "ZZ0101"}
    return [
        Entry("zz", "Quexland", "country", "ZZZ", 10.0, 10.0, demonyms=("Quexish",)),
        Entry("zz1", "Norland", "adm1", latitude=10.5, longitude=10.0, **province),
        Entry("zz2", "Sudland", "adm1", "ZZZ", 9.0, 10.0, adm1="Sudland", adm1_code="ZZ02"),
        Entry("zz3", "Brackwater", "adm2", latitude=10.6, longitude=10.1, **district),
        Entry("zz4", "Fenwick Quay", "settlement", latitude=10.6, longitude=10.1, name_is_strong=False, **district),
        Entry("zz5", "Twinham", "settlement", latitude=10.7, longitude=10.2, name_is_strong=False, **district),
        Entry("zz6", "Twinham", "settlement", "ZZZ", 8.5, 10.0, name_is_strong=False, adm1="Sudland", adm1_code="ZZ02"),
    ]
