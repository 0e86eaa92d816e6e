"""Market: whether an article reports on companies and their shares, where raids, hostile bids and price wars are figures of speech.

Several words of the stock market and the balance sheet together decide. In such an article only what companies alone cannot mean
stays: what a state, a public body or an armed group does or suffers, strikes, people counted dead, violence at a place or with arms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from events.lists import listed
from events.model import Actor, Claim, Mentions

WORDS = listed("market", "words")
PLAIN = listed("market", "plain")
"""Words of the market that are also other things: two count as one."""
ENOUGH, MORE = 3.0, 4.0
"""How many words do, if two of them are of the market alone; and if not."""
PUBLIC = frozenset("COP GOV JUD LEG MIL PRM PTY REB SPY UAF ELI JRN REF OPP REL SOC CRM LAB".split())
VIOLENT = frozenset(("ASSAULT", "COERCE"))


def is_market(found: Iterable[Mentions]) -> bool:
    """Whether the article that the sentences are of reports on companies."""
    told: set[str] = set()
    for m in found:
        told.update(WORDS.intersection(m.phrases.words.lower))
    alone = len(told - PLAIN)
    score = alone + len(told & PLAIN) / 2
    return score >= (ENOUGH if alone > 1 else MORE)


def unlike_markets(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that are meant as they are said even in such an article."""
    return [
        c
        for c in claims
        if (c.type == "PROTEST" and c.status != "threatened") or any(map(_public, (*c.actors, *c.targets))) or _violence(c)
    ]


def _public(party: Actor) -> bool:
    return party.sector in PUBLIC or (bool(party.country) and party.sector != "BUS")


def _violence(claim: Claim) -> bool:
    """Whether violence has more of its own than the word: a place, a weapon, dead."""
    harmed = any(t.effect in ("killed", "wounded") and t.low for t in claim.tolls)
    return claim.type in VIOLENT and (harmed or bool(claim.places or claim.weapon))
