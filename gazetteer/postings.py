"""Keys and what they lead to: a row of the places each, and what the key tells of it, in one number."""

from __future__ import annotations

TIER_SCORE = {"exact": 1.0, "folded": 0.95, "vowels": 0.85, "skeleton": 0.7, "fuzzy": 0.5}
OTHER_KIND = 0.1
"""What a candidate loses if the name's own words say another kind: a village for "Nawa district"."""

SPELT = '"'
"""Begins the key of a name as a source spells it, which leads to all that the name may mean. Other keys are folded; those
of divisions and cities by vowels and by consonants begin with "v " and "s "."""
STRONG, EXACT, OTHER = 1 << 31, 1 << 30, 1 << 29
"""Added to a row: the name decides by itself that it is a place; a source spells it exactly so; its words say another kind
of place."""
BITS = 29
ROW = OTHER - 1
"""What is left of it is the row."""


def _meaning(bits: int) -> tuple[str, float, bool]:
    """Tier, score and strength by the three bits."""
    tier = "exact" if bits & EXACT else "folded"
    score = TIER_SCORE[tier] - (OTHER_KIND if bits & OTHER else 0.0)
    return tier, round(score, 4), bool(bits & STRONG)


MEANINGS = tuple(_meaning(bits << BITS) for bits in range(8))
