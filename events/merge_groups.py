"""A happening in the making: the claims taken together so far, and what is known of it by them."""

from __future__ import annotations

from dataclasses import dataclass, field

from events.agreement import GENERIC
from events.dating import credits
from events.model import Actor, Claim, DateMention, PlaceMention, Toll
from events.people import united
from events.story import REAL

# What air defences bring down: that is no attack on people.
SHOT_DOWN = frozenset("missile missiles rocket rockets drone drones shell shells projectile projectiles".split())
DOWNED = ("down", "downed", "downing", "intercepted", "intercepting", "destroyed")
NEAR = 2
"""How many sentences on an attack's consequences are still told of, and a time or place still holds."""
VIOLENT = frozenset(("ASSAULT", "COERCE", "PROTEST"))
"""What is told of again and again; acts of words are told once, but for the title."""


@dataclass(slots=True)
class Group:
    """A happening in the making: its claims and what is known of it so far."""

    claims: list[Claim]
    type: str
    mode: str
    status: str
    actors: list[Actor] = field(default_factory=list)
    targets: list[Actor] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    tolls: dict[Toll, None] = field(default_factory=dict)
    modes: set[str] = field(default_factory=set)
    """The modes of its claims."""
    general: bool = True
    """Whether all its claims tell of what is done in general."""
    downed: bool = False
    """Whether one of its claims tells of missiles or drones brought down."""

    def add(self, claim: Claim) -> None:
        """Take in one more claim; what it states more fully than before is kept."""
        self.claims.append(claim)
        self.modes.add(claim.mode)
        self.general = self.general and claim.general
        self.downed = self.downed or shot_down(claim)
        if not of_few(claim, self):
            self.mode = claim.mode if self.mode in GENERIC and claim.mode not in GENERIC else self.mode or claim.mode
        self.status = "happened" if "happened" in (self.status, claim.status) and claim.status in REAL else self.status
        if self._restated(claim):
            self.actors, self.targets = list(claim.actors), list(claim.targets or self.targets)
        self.actors = united(self.actors, claim.actors)
        if credits(claim) and not any(a.name for a in self.actors[:1]):  # gunmen did it, and who says that they are his
            self.actors.sort(key=lambda a: a not in claim.actors)
        self.targets = united(self.targets, claim.targets)
        self.dates = self.dates or list(claim.dates)
        self.tolls.update(dict.fromkeys(claim.tolls))

    def _restated(self, claim: Claim) -> bool:
        """Whether the claim says in full, after a title, who said what to whom: "Ministers meet", "Iran's minister met his
        Omani counterpart"."""
        if self.type in VIOLENT or not claim.actors or len(self.claims) < 2:
            return False
        return all(c.sentence < claim.sentence for c in self.claims[:-1]) and not any(a.name for a in self.actors)


def of_few(claim: Claim, group: Group) -> bool:
    """Whether a claim tells of less than half of the people told of before: three of seventeen dead fell to aircraft."""
    few, all_ = (max((a.count or 0 for a in people), default=0) for people in (claim.targets, group.targets))
    return 0 < 2 * few < all_


def shot_down(claim: Claim) -> bool:
    """Whether a claim tells of missiles or drones brought down."""
    action = claim.action.lower()
    if not action.endswith(DOWNED):
        return False
    weapon = "" if action.endswith("destroyed") else claim.weapon
    return any((words.lower().split() or [""])[-1] in SHOT_DOWN for words in (weapon, *(t.text for t in claim.targets)))


def only_effect(claim: Claim) -> bool:
    """Whether a claim only tells what came of an attack: "two policemen were wounded", nobody named who did it."""
    return claim.effect and not claim.actors
