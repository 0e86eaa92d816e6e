"""The story's own line of times and places, for the claims that state none, and where a happening is in the end.

A claim without a place lies where the story stands: at the place told of last. That is no place of what never happened
or is long past, and none that only a description in the present tense names ("he has ties to leaders in Takhar"). Where
the people who act are pointed back to ("the security force"), and the place told of last is where others acted, it is
the place where they themselves were seen last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from events.bounds import SAYING, WORDS
from events.mentions.dates import bound_of
from events.model import Actor, Claim, DateMention, Interval, Location, Mentions, Phrases, PlaceMention
from events.settle import LOCATABLE, NOWHERE, Settled
from events.value import value
from events.when import of_somebody
from events.whence import comes_from, on_the_way, said_there
from gazetteer.offsets import sphere_km

REAL = frozenset(("happened", "alleged"))
# What happens at a place: words alone are said wherever the speaker sits.
PLACED = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"))
TALK = WORDS | {"CONSULT"}
CALLS = frozenset("telephone phone speaking exile telephoned satellite video reporting".split())
ELSEWHERE = frozenset(
    "meeting speaking talking arriving visiting attending travelling traveling campaigning vacationing holidaying".split()
)
CITIES = frozenset(("HKG", "MAC", "SGP", "MCO", "GIB", "VAT"))
"""Countries that are cities."""
AROUND = 4
"""How many sentences on a stated time still is that of what is told."""
ADDRESS = frozenset("we our ours ourselves i my me you your".split())
SPEECH = 0.4
"""The share of sentences with a first or second person from which an article, of four sentences or more, is somebody's own
words."""
LOOKED_BACK = dt.timedelta(days=14)
ACROSS_KM = 15.0
"""How far from the middle of a city its quarters lie."""
IN_TOWNS = frozenset(("building", "road"))
"""Kinds of places that towns have."""
BACK = 12
"""How many places back people may have been seen last."""


@value
class Scene:
    """A place that the story tells of: its sentence, and who acted there, if anybody."""

    sentence: int
    place: Location
    people: tuple[Actor, ...] = ()


@value
class Story:
    """Times and places, sentence by sentence; `head` is the number of the first sentence after the title. `told` has also
    the times at which things were said ("confirmed today that he was killed on 3 May"). `spoken` tells that somebody
    speaks to others in it all the while: a speech, an interview, a broadcast statement."""

    times: tuple[tuple[int, Interval], ...]
    scenes: tuple[Scene, ...]
    head: int
    told: tuple[tuple[int, Interval], ...] = ()
    spoken: bool = False

    @property
    def places(self) -> tuple[tuple[int, Location], ...]:
        """The places told of, each with its sentence."""
        return tuple((s.sentence, s.place) for s in self.scenes)

    def time_of(self, sentence: int, of_words: bool = False) -> Interval | None:
        """The time stated last in or before a sentence, `of_words` also that of saying something: a day or a few, no
        background; of a headline, that of the lead."""
        times = self.told if of_words else self.times
        before = next((t for at, t in reversed(times) if at <= sentence), None)
        if of_words and before is not None:  # who speaks of what happened speaks on the latest day told of
            before = max((t for at, t in times if at <= sentence), key=_last_day)
        return before or next((t for at, t in times if sentence < self.head <= at <= self.head + 1), None)

    def running(self, sentence: int) -> bool:
        """Whether a time was told a few sentences before at most, or only after."""
        before = [at for at, _ in self.times if at <= sentence]
        return not before or sentence - before[-1] <= AROUND

    def place_before(self, sentence: int, people: Sequence[Actor] = ()) -> Location | None:
        """The place told of last before a sentence, or that where `people` who are pointed back to acted last; else the
        first one after it."""
        before = [s for s in self.scenes if s.sentence <= sentence]
        if not before:
            return self.scenes[0].place if self.scenes else None
        known = [a for a in people if a.reference == "definite"]
        last = before[-1]
        if known and last.people and not _acted(last, known):
            recent = before[: -BACK - 1 : -1]
            seen = [s for s in recent if _acted(s, known)] or [s for s in recent if not s.people]
            return (seen or [last])[0].place
        return last.place


def _last_day(t: Interval) -> dt.date:
    return t.end or dt.date.min


def _acted(scene: Scene, people: Sequence[Actor]) -> bool:
    """Whether some of the people, known by the last word for them, acted in a scene."""
    heads = {_head(a) for a in people}
    return any(_head(a) in heads for a in scene.people)


def _head(actor: Actor) -> str:
    words = actor.text.lower().split()
    return words[-1].rstrip("s") if words else ""


def story(claims: Sequence[Claim], found: Sequence[Mentions], settled: Settled) -> Story:
    """The line of times and places, leaving out where what never happened, or long ago, is said to be."""
    times, told = _times(claims, found, settled)
    head = max((s.index + 1 for m in found if (s := m.phrases.words.sentence).block == "title"), default=0)
    spoken = sum(not ADDRESS.isdisjoint(m.phrases.words.lower) for m in found)
    addressed = len(found) > 3 and spoken >= SPEECH * len(found)
    return Story(times, _scenes(claims, found, settled), head, told, addressed)


Times = tuple[tuple[int, Interval], ...]


def _times(claims: Sequence[Claim], found: Sequence[Mentions], settled: Settled) -> tuple[Times, Times]:
    """The times of the story, and those with the times of saying something."""
    real = [c for c in claims if c.status in REAL]
    passed = {(d.sentence, d.first) for c in claims if c.status not in REAL for d in c.dates}
    passed -= {(d.sentence, d.first) for c in real for d in c.dates}
    acted = {(d.sentence, d.first) for c in real if c.type in PLACED for d in c.dates}
    dated = {sentence for sentence, _ in acted}
    before = {c.sentence for c in real if c.type == "ASSAULT" and not c.dates and c.action.lower().startswith("had ")}
    aside = _aside(real)
    times: list[tuple[int, Interval]] = []
    told: list[tuple[int, Interval]] = []
    lines = list(settled.headed)
    for m in found:
        sentence = m.phrases.words.sentence
        while lines and lines[0][0] <= sentence.start:
            day = lines.pop(0)[1]
            times.append((sentence.index, Interval(day, day, 1, "stated")))
        for d in m.dates:
            t, key = settled.time(d), (d.sentence, d.first)
            if t.start is None or t.precision not in (1, 2) or d.background or bound_of(d.value) or key in passed:
                continue
            if key not in acted and (_of_noun(d, m.phrases) or of_somebody(m.phrases, m.phrases.of[d.first])):
                continue
            if (key in aside and _which(d, m.phrases)) or (times and _looked_back(t, times[0][1], m.phrases, d)):
                continue
            told.append((sentence.index, t))
            if (sentence.index not in dated or key in acted) and not (times and sentence.index in before and _said_on(m.phrases, d)):
                times.append((sentence.index, t))
    return tuple(times), tuple(told)


def _which(date: DateMention, phrases: Phrases) -> bool:
    """Whether a time stands in a relative clause, without a comma, that tells which people are meant."""
    at = phrases.of[date.first]
    opened = phrases.kinds.rfind("NW", 0, at)
    return opened >= 0 and "," not in phrases.kinds[opened:at]


def _aside(real: Sequence[Claim]) -> set[tuple[int, int]]:
    """The times (sentence, first word) of nothing but what a clause tells aside, where the sentence itself tells of something else:
    "police announced the arrest of two men who robbed a bank on Monday"."""
    telling = {c.sentence for c in real if c.telling == "told" and not c.dates}
    of_told = {(d.sentence, d.first) for c in real if c.telling != "aside" for d in c.dates}
    return {(d.sentence, d.first) for c in real if c.telling == "aside" and c.sentence in telling for d in c.dates} - of_told


def _scenes(claims: Sequence[Claim], found: Sequence[Mentions], settled: Settled) -> tuple[Scene, ...]:
    """The places where the story is, with who acted there."""
    real = [c for c in claims if c.status in REAL]
    people: dict[tuple[int, int], tuple[Actor, ...]] = {}
    for c in real:
        for p in c.places:
            people[p.sentence, p.first] = (*people.get((p.sentence, p.first), ()), *c.actors)
    elsewhere = _elsewhere(claims, found, settled)
    told = {c.sentence for c in real if c.type in PLACED}
    scenes: list[Scene] = []
    for m in found:
        sentence = m.phrases.words.sentence
        if m.places and sentence.block != "title" and sentence.index not in told and _describes(m.phrases):
            continue
        parents = {i for p in m.places for i in p.parents}
        for i, p in enumerate(m.places):
            place, key = settled.place(p), (p.sentence, p.first)
            known = place.reason in LOCATABLE and (place.kind != "country" or place.country in CITIES)
            if known and p.locative and i not in parents and key not in elsewhere and not _beside(p, m):
                scenes.append(Scene(sentence.index, place, people.get(key, ())))
    return tuple(scenes)


def _elsewhere(claims: Sequence[Claim], found: Sequence[Mentions], settled: Settled) -> set[tuple[int, int]]:
    """The places (sentence, first word) of what never happened or is long past, of parties to words, and of words alone:
    nothing else happened there."""
    real = [c for c in claims if c.status in REAL]
    placed = {(p.sentence, p.first) for c in real for p in c.places}
    unreal = {(p.sentence, p.first) for c in claims if c.status not in REAL for p in c.places}
    unreal -= {(p.sentence, p.first) for c in real if c.telling != "aside" for p in c.places}  # an old attack, in which ten died
    spoken = [c for c in claims if c.type not in PLACED or c.cameo.startswith("08")]
    parties = {(a.sentence, a.first) for c in spoken for a in (*c.actors, *c.targets) if a.country or a.reference == "thing"}
    worded = {(p.sentence, p.first) for c in real if c.type in TALK for p in c.places}
    worded -= {(p.sentence, p.first) for c in real if c.type not in TALK for p in c.places}
    return unreal | _of_old(real, found, settled) | (parties - placed) | worded


def _beside(place: PlaceMention, m: Mentions) -> bool:
    """Whether the place only says where somebody speaks, comes from, goes to or is, or owns what is named behind it."""
    if _said_from(place, m) or comes_from(place, m) or said_there(m.phrases, m.phrases.of[place.first]):
        return True
    return _owner(place, m.phrases) or on_the_way(place, m) or _whereabouts(place, m.phrases)


def _said_on(phrases: Phrases, date: DateMention) -> bool:
    """Whether a time stands right behind a verb of saying: "said on Tuesday that his men had killed ten"."""
    c = phrases.of[date.first] - 1
    return c >= 0 and phrases.kinds[c] == "V" and phrases.words.lower[phrases.chunks[c].head] in SAYING


def _of_noun(date: DateMention, phrases: Phrases) -> bool:
    """Whether a time only says which of something is meant: "the results of Saturday's election"."""
    return phrases.words.tags[date.last : date.last + 1] == "'" and phrases.words.tags[date.last + 1 : date.last + 2] in tuple("NSPJ")


def _said_from(place: PlaceMention, m: Mentions) -> bool:
    """Whether a sentence opens with where somebody is who speaks in it ("In Brussels, the alliance's chief said"), or tells where
    he speaks from ("by telephone from London")."""
    at = m.phrases.of[place.first]
    comma = m.phrases.kinds.rfind(",", 0, at)
    if comma >= 0 and m.phrases.words.lower[m.phrases.chunks[comma + 1].first] in ELSEWHERE:
        return True
    if place.preposition == "from" and not CALLS.isdisjoint(m.phrases.words.lower[max(place.first - 4, 0) : place.first]):
        return True
    if place.preposition != "in" or place.first > 3 or m.phrases.kinds[:1] != "P":
        return False
    verb = next((c for c in m.phrases.chunks if c.kind == "V" and c.form == "finite"), None)
    return verb is not None and m.phrases.words.lower[verb.head] in SAYING


def _of_old(real: Sequence[Claim], found: Sequence[Mentions], settled: Settled) -> set[tuple[int, int]]:
    """The places (sentence, first word) of what alone happened long before the time that the article begins with."""
    first = next(
        (t for m in found for d in m.dates if (t := settled.time(d)).start is not None and t.precision in (1, 2) and not d.background), None
    )
    if first is None:
        return set()
    old = [c for c in real if c.dates and long_before(settled.time(c.dates[0]), first)]
    places = {(p.sentence, p.first) for c in old for p in c.places}
    return places - {(p.sentence, p.first) for c in real if c not in old and c.dates for p in c.places}


def _owner(place: PlaceMention, phrases: Phrases) -> bool:
    """Whether the place only owns what is named behind it: "a prosecutor at Ouahigouya's court"."""
    return phrases.words.tags[place.last : place.last + 1] == "'"


def _whereabouts(place: PlaceMention, phrases: Phrases) -> bool:
    """Whether an aside only tells where somebody is: "the president, who was in Moscow, declared"."""
    at, kinds = phrases.of[place.first], phrases.kinds
    aside = kinds.rfind(",WVP", 0, at)
    return (
        aside >= 0 and "," in kinds[at:] and "," not in kinds[aside + 1 : at] and phrases.words.tags[phrases.chunks[aside + 2].head] == "b"
    )


def _looked_back(t: Interval, first: Interval, phrases: Phrases, date: DateMention) -> bool:
    """Whether a time is only looked back on: one long before the story's, or one before it in a clause that says who somebody
    is ("the soldiers, who were taken on March 28, were handed over")."""
    if long_before(t, first):
        return True
    if t.end is None or first.start is None or t.end >= first.start:
        return False
    at = phrases.of[date.first]
    joint = phrases.kinds.rfind("W", 0, at)
    return joint > 0 and "," not in phrases.kinds[joint:at]


def long_before(t: Interval, first: Interval) -> bool:
    """Whether a time lies so long before the one that the story began with that it is looked back on, and the next
    sentence tells of the present again."""
    return t.end is not None and first.start is not None and t.end < first.start - LOOKED_BACK


def _describes(phrases: Phrases) -> bool:
    """Whether a sentence has verbs in the present tense only: it describes, the story stands still."""
    finite = [c for c in phrases.chunks if c.kind == "V" and c.form == "finite"]
    return bool(finite) and all(c.tense == "present" for c in finite)


def sets_scene(m: Mentions) -> bool:
    """Whether a sentence of the body opens with the place where what it tells of was: "In Karsht, gunmen ..."."""
    kinds = m.phrases.kinds
    at = next((m.phrases.of[p.first] for p in m.places if p.locative and p.preposition), -1)
    opening = kinds.lstrip("RCTq,")
    return at > 0 and opening[:1] == "P" and set("VSWA.:").isdisjoint(kinds[:at]) and m.phrases.words.sentence.block != "title"


def inside(a: Location, b: Location) -> bool:
    """Whether place `a` is place `b` or lies in it."""
    if a.place_id is None or b.place_id is None:
        return False
    if a.place_id == b.place_id or (a.adm2_code and a.adm2_code == b.adm2_code) or _quarter_of(a, b):
        return True
    if b.kind == "country":
        return a.country == b.country
    return b.kind == "adm1" and a.adm1_code is not None and a.adm1_code == b.adm1_code


def _quarter_of(a: Location, b: Location) -> bool:
    """Whether place `a` is a quarter and `b` the city around it."""
    if not a.quarter or b.quarter or b.kind != "settlement" or a.country != b.country:
        return False
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return False
    return sphere_km(a.latitude, a.longitude, b.latitude, b.longitude) <= ACROSS_KM


def summed_up(found: Sequence[Mentions], settled: Settled) -> tuple[Location, ...]:
    """The places of a title that names several, none inside another: it sums up what the body tells one by one."""
    places = [
        settled.place(p) for m in found if m.phrases.words.sentence.block == "title" for p in m.places if p.locative
    ]  # fmt: skip
    known = [p for p in places if p.reason in LOCATABLE and p.kind != "country"]
    apart = [p for p in known if not any(inside(p, q) for q in known if q is not p)]
    return tuple(apart) if len(apart) > 1 else ()


def where(places: Sequence[PlaceMention], claims: Sequence[Claim], type_: str, line: Story, settled: Settled) -> tuple[Location, ...]:
    """The locations of a happening of some type, of its `places` and the places of its `claims`: those stated, else one
    inherited. Of a happening first told of for a whole country, the place where it is told of again."""
    for stated in (places, *(c.places for c in claims)):
        own = tuple(settled.place(p) for p in stated)
        if own and any(p.reason in LOCATABLE for p in own):
            closer = _closer(own, claims, type_, line)
            return (closer,) if closer else _unrepeated(own)
    unnamed = [(p, place) for claim in claims for p in claim.places if (place := settled.place(p)).reason != NOWHERE.reason]
    unknown = [place for _, place in unnamed]
    inherited = _inherited(claims, type_, line, settled)
    if unnamed and (town := _town_of(*unnamed[0], inherited, line)):
        return (town,)
    if unknown:
        known = inherited if inherited.place_id else NOWHERE
        if not any(0 <= claims[0].sentence - s.sentence <= AROUND for s in line.scenes):  # nothing says in which province it is
            known = replace(known, adm1=None, adm1_code=None)
        return (replace(unknown[0], country=known.country, adm1=known.adm1, adm1_code=known.adm1_code),)
    return (inherited,)


def _town_of(site: PlaceMention, place: Location, inherited: Location, line: Story) -> Location | None:
    """The town of a building or a street of which no more is known: one that its sentence names ("the Grand hotel and a station
    in Oran"), else, of a building, that in which the story is."""
    if site.kind not in IN_TOWNS:
        return None
    town = next((s.place for s in line.scenes if s.sentence == site.sentence and s.place.kind == "settlement"), None)
    reason = "parent" if town else "inherited"
    if town is None and site.kind == "building" and inherited.kind == "settlement":
        town = inherited
    return replace(town, text=place.text, start=place.start, end=place.end, reason=reason, precision=2) if town else None


def _closer(own: tuple[Location, ...], claims: Sequence[Claim], type_: str, line: Story) -> Location | None:
    first = min(c.sentence for c in claims)
    wide = ("country", "adm1") if first < line.head else ("country",)  # a title names the province only
    if len(own) != 1 or own[0].kind not in wide or type_ not in PLACED:
        return None
    for claim in claims:
        place = line.place_before(claim.sentence) if claim.sentence > first and not claim.places else None
        since = any(first < s.sentence <= claim.sentence for s in line.scenes)
        if place is not None and since and place.country == own[0].country and (own[0].kind == "country" or inside(place, own[0])):
            return replace(place, text="", start=None, end=None, reason="inherited")
    return None


def _unrepeated(places: Sequence[Location]) -> tuple[Location, ...]:
    seen: dict[object, Location] = {}
    for p in places:
        seen.setdefault(p.place_id if p.reason == "stated" else p.text.lower(), p)
    return tuple(seen.values())


def _inherited(claims: Sequence[Claim], type_: str, line: Story, settled: Settled) -> Location:
    """The place told of last before the happening, else the first after it, else the dateline's country."""
    if type_ in PLACED and not claims[0].cameo.startswith("163"):  # sanctions are decided elsewhere
        place = line.place_before(claims[0].sentence, claims[0].actors)
        if place is not None:
            return replace(place, text="", start=None, end=None, reason="inherited")
    return settled.dateline if settled.dateline.place_id else NOWHERE
