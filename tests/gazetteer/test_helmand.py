"""A morning's list of places as Helmand's news names them, each settled in its district."""

from __future__ import annotations

from gazetteer import Context, Gazetteer, Mention


def settle(gazetteer: Gazetteer, *mentions: Mention, **context: str) -> list[tuple[str, str]]:
    found = gazetteer.resolve(mentions, Context(**context))
    return [(r.reason, (r.place.adm2_code or r.place.adm1_code) if r.place else "") for r in found]


def test_districts_of_a_stated_province(gazetteer: Gazetteer) -> None:
    names = ("Sangin", "Marjah", "Nawa", "Nad Ali")
    mentions = [Mention("Helmand", kind="province"), *(Mention(n, kind="district") for n in names)]
    assert settle(gazetteer, *mentions)[1:] == [
        ("stated", "AF3008"),
        ("stated", "AF3002"),
        ("stated", "AF3003"),
        ("stated", "AF3002"),
    ]


def test_areas_of_greshk(gazetteer: Gazetteer) -> None:
    names = ("Nahr Siraj", "Malgir", "Band-e-Barq")
    mentions = [Mention("Greshk"), *(Mention(n, kind="area", parents=(0,)) for n in names)]
    assert settle(gazetteer, *mentions, adm1_code="AF30") == [
        ("stated", "AF3004"),
        ("stated", "AF3004"),
        ("stated", "AF3004"),
        ("parent", "AF3004"),
    ]


def test_nawa_without_helmand_is_no_coin_toss(gazetteer: Gazetteer) -> None:
    [(reason, code)] = settle(gazetteer, Mention("Nawa", kind="district"), country="AFG")
    assert (reason, code) != ("stated", "AF3003")
