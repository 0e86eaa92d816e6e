"""Places that are not where an action happens, though its clause names them.

rockets fired from Lebanon      where they came from
a woman from Cali               where somebody is at home
the attorney of Andar district  what somebody holds an office of
slogans against Israel          whom something is against
told reporters in Washington    where something is said
"""

from __future__ import annotations

from collections.abc import Sequence

from events.bounds import FORCE, SAYING, WORDS
from events.grammar import Grammar
from events.mentions.place_words import RESIDENTS
from events.model import Claim, Mentions, Phrases, PlaceMention

# What introduces what is talked about, and nouns with which "on" does not.
TOPIC = frozenset(("about", "over", "regarding", "concerning", "on"))
BESIDE = frozenset(
    "sidelines sideline margins fringes eve ground island border road board ship plane phone telephone invitation behalf day".split()
)
ON_GROUND = frozenset(("seize", "aerial", "drone", "heavy-weapons", "destroy"))
"""Modes by which a country is struck where it lies, not its government."""
WAYS = frozenset(("from", "to", "into", "toward", "towards"))
JOURNEYS = frozenset(
    "arrived arriving came coming travelling traveling travelled traveled driving drove flying flew returning returned heading headed going went "
    "walking sailing sent flown brought rushed commuting riding".split()
)
FIRED = frozenset("fired launched shot lobbed sent".split())


def fired_from(places: Sequence[PlaceMention], mentions: Mentions) -> bool:
    """Whether all the places, if there are any, are only where something was fired from: "fired rockets from Gaza"."""
    lower = mentions.phrases.words.lower
    return bool(places) and all(p.preposition == "from" and not FIRED.isdisjoint(lower[max(p.first - 4, 0) : p.first]) for p in places)


def opponent(place: PlaceMention, mentions: Mentions) -> bool:
    """Whether a state is named as whom something is against: "slogans against Israel"."""
    return place.preposition == "against" and any(
        a.first <= place.first and place.last <= a.last and a.country and a.code == a.country for a in mentions.actors
    )


def addressed(place: PlaceMention, claims: Sequence[Claim]) -> bool:
    """Whether a country is named only as a party to words ("accused Israel of targeting civilians"), or its capital for its
    government ("lifted sanctions on Ankara")."""
    if place.kind:
        return False
    if not place.preposition and any(
        a.sector == "GOV" and (a.first, a.last) == (place.first, place.last) for c in claims for a in c.actors
    ):
        return True  # accused Paris of arming the rebels
    for c in claims:
        theirs = [
            a
            for a in (*c.actors, *c.targets)
            if a.first <= place.first
            and place.last <= a.last
            and (a.country or (c.type == "REQUEST" and a.last - a.first == place.last - place.first))
        ]
        if any(
            (c.type in WORDS and not place.preposition) or (place.preposition == "on" and a.sector == "GOV" and c.mode not in ON_GROUND)
            for a in theirs
        ):
            return True
    return False


def in_aside(g: Grammar, at: int, c: int) -> bool:
    """Whether the place at chunk `at` stands in an aside of its own, before chunk `c`: "Putin, arriving in Helsinki, said"."""
    opening = g.kinds.rfind(",V", 0, at)
    return (
        opening > 0
        and g.chunks[opening + 1].form in ("gerund", "participle")
        and "," not in g.kinds[opening + 1 : at]
        and "," in g.kinds[at:c]
    )


def not_whence(claim: Claim, own: list[PlaceMention], origins: set[int]) -> list[PlaceMention]:
    """The places but for those that people of an act of force only come from, and troops are sent from; not what they are
    taken from."""
    if claim.type == "MOBILIZE":
        return [p for p in own if p.preposition != "from"]
    if not origins or claim.type not in FORCE:
        return own
    return [p for p in own if id(p) not in origins or (claim.mode in ("abduct", "arrest") and p.first > claim.first)]


def comes_from(place: PlaceMention, mentions: Mentions) -> bool:
    """Whether the place only says where somebody comes from: "a woman from Cali", "residents of Cali"."""
    before = mentions.phrases.words.lower[max(place.first - 2, 0) : place.first]
    if place.preposition == "of" and before[-1:] == ("of",) and before[0] in RESIDENTS:
        return True
    if place.preposition != "from" or before[-1:] != ("from",):
        return False
    return any(a.last == place.first - 1 and a.kind in ("person", "people") for a in mentions.actors)


def of_office(place: PlaceMention, mentions: Mentions) -> bool:
    """Whether a place is one that somebody holds an office of: "the attorney of Andar district was shot in Ghazni"."""
    lower = mentions.phrases.words.lower
    j = next((j for j in range(place.first - 1, max(place.first - 4, 0), -1) if lower[j] in ("of", "for")), 0)
    return j > 0 and any(
        a.kind == "person" and a.first < j and (a.last == j or a.last >= place.first) and a.sector for a in mentions.actors
    )


def on_the_way(place: PlaceMention, mentions: Mentions, chunk: int = -1) -> bool:
    """Whether the place is only where somebody comes from or goes to, by another verb than that of `chunk`: "before
    troops arrived from Herat", "seized while travelling to Darzab"."""
    if place.preposition not in WAYS:
        return False
    lower, of = mentions.phrases.words.lower, mentions.phrases.of
    w = next((i for i in range(place.first - 1, max(place.first - 7, 0), -1) if lower[i] == place.preposition), 0)
    return w > 0 and mentions.phrases.words.tags[w - 1] in "GAEM" and of[w - 1] != chunk and lower[w - 1] in JOURNEYS


DECLARING = frozenset("announced reported confirmed claimed declared disclosed revealed".split())
"""Of the verbs of saying, those whose object is what is said and not whoever hears it."""


def said_there(phrases: Phrases, c: int) -> bool:
    """Whether the place at chunk `c` is where something is said: "said in Kabul", "told reporters in Washington"; but what is
    declared may be in the place itself: "declared a ceasefire in Idlib"."""
    kinds, j = phrases.kinds, c - 1
    while j >= 0 and kinds[j] in "PTR":
        j -= 1
    if j > 0 and kinds[j] == "N" and kinds[j - 1] == "V" and phrases.words.lower[phrases.chunks[j - 1].head] not in DECLARING:
        j -= 1
    v = c + 1
    took = kinds[v : v + 2] == "VN" and phrases.words.lower[phrases.chunks[v + 1].head] in ("life", "lives", "victims")  # claimed lives
    if (
        kinds[v : v + 1] == "V"
        and not took
        and 0 <= j < c - 1
        and kinds[j] == "N"
        and phrases.words.lower[phrases.chunks[v].head] in SAYING
    ):
        return True  # the military in Kiev said
    return 0 <= j < c - 1 and kinds[j] == "V" and phrases.words.lower[phrases.chunks[j].head] in SAYING


def of_topic(g: Grammar, c: int, at: int) -> bool:
    """Whether the place at chunk `at` lies in what is talked about behind chunk `c`: "talks on the war in Yemen"."""
    return any(
        g.kinds[i] == "P" and g.word(i) in TOPIC and g.kinds[i + 1] == "N" and g.word(i + 1) not in BESIDE and i + 1 < at
        for i in range(c + 1, at)
    )
