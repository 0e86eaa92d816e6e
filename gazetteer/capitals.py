"""Capitals that a text does not call by their names: "the Afghan capital", "this capital", "the provincial capital"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gazetteer.model import Mention, Resolution

if TYPE_CHECKING:
    from gazetteer.index import Gazetteer


def with_capitals(gazetteer: Gazetteer, mentions: Sequence[Mention], answers: list[Resolution], chief: str) -> list[Resolution]:
    """The answers, those for nameless mentions filled in: the capital of the country that an adjective names, else of the
    province or country told of last before it, else of the text's `chief` country."""
    out = list(answers)
    for i, mention in enumerate(mentions):
        if mention.name or mention.kind not in ("capital", "seat"):
            continue
        told = [r.place for r in reversed(out[:i]) if r.place is not None and r.reason == "stated"]
        if mention.kind == "seat":
            code = next((p.adm1_code for p in told if p.adm1_code), "")
        else:
            code = mention.country or chief or next((p.country for p in told if p.country), "")
        place = gazetteer.capital(code) if code else None
        if place is not None:
            out[i] = Resolution(place, "stated", 1, place.latitude, place.longitude, "exact", 1.0)
    return out
