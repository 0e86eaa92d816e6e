"""How far a row is to be trusted: `confidence`, from what the extractor itself knows of how it came by it.

A sum of weights, turned into 0 to 1 by the logistic function. The weights were set by hand from how often rows with and
without each signal were right on the development sets (`tests/benchmarks/calibration.py` prints the table), and rounded:
no model was fitted. What they say, in order of weight:

- status: a row that happened can be wrong in fewer ways than one planned, threatened, hypothetical or denied;
- type: ASSAULT, COERCE and MOBILIZE are told in passing and in figures of speech more than ACCUSE or REJECT are;
- actor and target: named, described, or not stated at all;
- date: stated or reckoned from publication, told elsewhere in the article, only the day of publication, or none, which
  speaks against a deed; and how exact: an interval of days is right far less often than a day;
- the text: stated more than once, near the top, by a verb rather than a noun; told in a main clause, not aside (of
  attacks `events.background` has seen to that already); a deed not in the present or the perfect, as habits are;
- detail: a mode, a weapon, a toll, a code deeper than the type's own;
- place: stated by the sentence itself, inherited, or unsettled; how exact; how far from the action its words stand.

Read it as an order, not as a probability: on texts unlike news of armed conflict it will be too high or too low throughout.
"""

from __future__ import annotations

import math

from events.model import Actor, Claim, Happening, Location

BASE = -0.1
STATUS = {"alleged": -0.4, "historical": -0.8, "hypothetical": -1.6, "planned": -1.6, "threatened": -2.2, "negated": -2.6}
TYPE = {
    "REJECT": 0.8, "ACCUSE": 0.7, "THREATEN": 0.8, "AGREE": 0.4, "SUPPORT": 0.4, "COOPERATE": -1.0, "MOBILIZE": -0.4,
    "ASSAULT": -0.3, "COERCE": -0.3,
}  # fmt: skip
ACTOR = {"named": 0.4, "described": 0.2, "none": -0.4}
TARGET = {"named": 0.3, "described": 0.2, "none": -0.5}
DATE = {"stated": 0.2, "relative": 0.3, "inherited": 0.0, "published": -0.3, "unknown": -0.3}
VAGUE_DATE = {2: -1.2, 3: -1.2, 4: -1.2, 5: -1.2}
PLACE = {"stated": 0.2, "parent": 0.0, "inherited": -0.2, "tie": -0.8, "unknown_name": -0.4, "no_mention": -0.2}
VAGUE_PLACE = {4: -0.4, 5: -0.4, 6: -0.6}
# Characters between the action and its place, up to which the weight holds: a place far off may be another verb's.
BESIDE = ((20, 0.3), (70, 0.0), (400, -0.7))
UNDATED = -0.7
"""For a deed of no known day."""
MENTION = 0.35
"""For each doubling of the statements that were brought together, up to eight."""
NOUN, MODE, WEAPON, TOLL, DEEP, BARE = -0.3, 0.3, 0.4, 0.3, 0.2, -0.2
ASIDE, GENERAL = -0.6, -0.4
TOP = ((1, 0.5), (3, 0.2), (7, 0.0))
"""Number of the sentence below which the weight holds; further down, `BELOW`."""
BELOW = -0.4
# What is done has a mode and a place; words need neither.
DEEDS = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"))


def confidence(happening: Happening, location: Location) -> float:
    """0 (not to be trusted) to 1, for the row that a happening makes at one of its places."""
    lead = happening.lead
    total = BASE + STATUS.get(happening.status, 0.0) + TYPE.get(happening.type, 0.0)
    total += ACTOR[_known(happening.actors)] + TARGET[_known(happening.targets)]
    total += DATE[happening.interval.reason] + VAGUE_DATE.get(happening.interval.precision or 1, 0.0)
    total += MENTION * math.log2(min(max(1, len(happening.claims)), 8))
    total += next((weight for below, weight in TOP if lead.sentence < below), BELOW)
    total += NOUN * all(claim.nominal for claim in happening.claims)
    if happening.type != "ASSAULT":
        total += ASIDE * all(claim.telling != "told" for claim in happening.claims)
    total += (WEAPON if happening.weapon else 0.0) + (TOLL if happening.tolls else 0.0)
    total += DEEP if len(happening.cameo) >= 4 else BARE if len(happening.cameo) < 3 else 0.0
    if happening.type in DEEDS:
        total += GENERAL * all(claim.general for claim in happening.claims)
        total += MODE if happening.mode else -MODE
        total += UNDATED if happening.interval.reason == "unknown" else 0.0
        total += PLACE[location.reason] + VAGUE_PLACE.get(location.precision or 1, 0.0) + _beside(lead, location)
    return round(1 / (1 + math.exp(-total)), 4)


def _beside(lead: Claim, location: Location) -> float:
    """The weight of the distance between the words of the action and of its place; none where the place is not stated."""
    if location.start is None or location.end is None or not any(p.start == location.start for p in lead.places):
        return 0.0
    between = max(lead.start - location.end, location.start - lead.end, 0)
    return next((weight for up_to, weight in BESIDE if between <= up_to), BESIDE[-1][1])


def _known(people: tuple[Actor, ...]) -> str:
    if not people:
        return "none"
    return "named" if any(p.name for p in people) else "described"
