"""Sport: whether an article reports a match. Its attacks, shots, battles and crushing blows are figures of speech.

Single words decide nothing ("a defender", "a derby"); several words of the game together do, the fewer where a score stands
by them. In such an article only what could not be said of a match stays: deeds of police, armed groups or named public
bodies, bombs and abductions, people counted dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from events.lists import listed
from events.model import Actor, Claim, Mentions, Toll

WORDS = listed("sport", "words")
PLAIN = listed("sport", "plain")
"""Words of the game that are also other things: two count as one."""
CLUBS = listed("sport", "clubs")
SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
ENOUGH = 3.0
BODIES = frozenset(("REB", "COP", "GOV", "SPY", "JUD", "LEG", "UAF", "CRM", "PRM"))
UNLIKE_GAMES = frozenset(
    ("explosives", "suicide-attack", "aerial", "drone", "abduct", "sexual", "torture", "crowd-control", "riot", "demo")
)
PLAYERS = frozenset("we us they them you i he she him her".split())


def is_sport(found: Iterable[Mentions]) -> bool:
    """Whether the article that the sentences are of reports a match."""
    told: set[str] = set()
    score = 0.0
    for m in found:
        lower, text = m.phrases.words.lower, m.phrases.words.sentence.text
        told.update(WORDS.intersection(lower))
        if not score and ("-" in text or "–" in text) and any(w[0].isdigit() and SCORE.fullmatch(w) for w in lower):
            score = 1.0
    return len(told - PLAIN) + len(told & PLAIN) / 2 + score >= ENOUGH and bool(told - PLAIN)


def unlike_games(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that are meant as they are said even in such an article."""
    return [c for c in claims if c.mode in UNLIKE_GAMES or any(map(_public, (*c.actors, *c.targets))) or any(map(_dead, c.tolls))]


def _public(party: Actor) -> bool:
    last = party.text.rpartition(" ")[2]
    if party.reference != "pronoun" and not party.country and last[:1].isupper() and last.lower() in CLUBS:
        return False  # Rangers, ruthless Pirates
    return party.sector in BODIES or (party.sector == "MIL" and bool(party.name))


def _dead(toll: Toll) -> bool:
    return toll.effect == "killed" and bool(toll.low) and toll.who.lower() not in PLAYERS
