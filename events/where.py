"""Which place and which time of a sentence belong to which action.

An action takes the places in its own clause, those behind the trigger first, then those before it, then a fronted
phrase ("In Kabul, ..."); what is left in the sentence goes to actions that have none. Places listed together stay
together; a place that only says where another lies is no place of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.grammar import Grammar
from events.mentions.place_words import RESIDENTS
from events.model import Claim, DateMention, Mentions, Phrases, PlaceMention
from events.when import clear, measured_for, measures

FORCE = frozenset(("ASSAULT", "COERCE"))
ON_GROUND = frozenset(("seize", "aerial", "drone", "heavy-weapons", "destroy"))
"""Modes by which a country is struck where it lies, not its government."""
WAYS = frozenset(("from", "to", "into", "toward", "towards"))
JOURNEYS = frozenset(
    "arrived arriving came coming travelling traveling travelled traveled driving drove flying flew returning returned heading headed going went "
    "walking sailing sent flown brought rushed commuting riding".split()
)
OPENING = frozenset(("after", "before", "as", "while", "when", "since", "because"))
EARLIER = frozenset(("since", "until", "before"))
"""What opens a clause whose time is another than the action's: "the worst defeat since it came two years ago"."""
FIRED = frozenset("fired launched shot lobbed sent".split())
STOPS = frozenset(".:SWA")
MORE = frozenset("in at near another more others people".split())
SAYING = frozenset("said told announced reported added says confirmed stated claimed declared disclosed revealed".split())
TOWARDS = frozenset("into to toward towards".split())
"""What tells where somebody goes, in a clause of its own."""
TELLING = frozenset("told informed briefed assured".split())
PAPERS = frozenset("statement interview briefing tweet report conference message release letter post broadcast".split())
PLACED = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"))
WORDS = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE"))
"""Types of acts that are done by saying something."""
MONTHS = frozenset("january february march april may june july august september october november december".split())
LONG = frozenset("year years month months decade decades century spring summer autumn fall winter".split())
FOR_WHAT = frozenset(("for", "over"))
SPANS = LONG | frozenset("day days week weeks weekend since".split())
DURING = frozenset(("in", "during", "by", "from"))
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth latest 2nd 3rd 4th 5th 6th 7th 8th 9th 10th worst".split())
CLAIMING = frozenset("claim claims claimed claiming".split())
CREDITED = frozenset(("responsibility", "credit"))
LIST_BETWEEN = frozenset(("and", "or", ",", ";", "&", "in", "the", "areas", "districts", "provinces", "both", "as", "well", "various", "of", "at", "near", "villages", "towns", "cities", "district", "province"))


def assign_places(g: Grammar, claims: Sequence[Claim], mentions: Mentions) -> list[Claim]:
    """The claims with the places that grammar ties to each."""
    if not mentions.places:
        return list(claims)
    of = mentions.phrases.of
    parents = {i for p in mentions.places for i in p.parents}
    own = [p for i, p in enumerate(mentions.places) if p.locative and i not in parents and not _opponent(p, mentions) and not _addressed(p, claims)]
    origins = {id(p) for p in own if comes_from(p, mentions)}
    offices = {id(p) for p in own if _of_office(p, mentions)}
    at = {id(p): of[p.first] for p in own}
    answered = g.answered()
    out = []
    for claim in claims:
        if aim := _aim(claim, mentions):
            out.append(replace(claim, places=tuple(aim)))
            continue
        c = of[min(claim.last - 1, len(of) - 1)]
        left, right = clause(g, of[claim.first], claim, claims, of)
        right = min(right, answered) if c < answered else right
        theirs = [p for p in _not_whence(claim, own, origins) if not _in_aside(g, at[id(p)], c) and not on_the_way(p, mentions, c)]
        theirs = [p for p in theirs if not _of_deed(g, p.first, claim, claims, of)]
        if claim.type in PLACED:
            theirs = [p for p in theirs if not said_there(mentions.phrases, at[id(p)])]
        theirs = [p for p in theirs if id(p) not in offices] or theirs
        if claim.type in FORCE:
            theirs = [p for p in theirs if not _fired_from((p,), mentions)] or theirs
        behind = [p for p in theirs if c <= at[id(p)] < right]
        before = [p for p in theirs if left <= at[id(p)] < c]
        chosen = together(mentions, behind or list(reversed(before)))
        if not chosen:
            fronted = [p for p in theirs if at[id(p)] < c and _fronted(g, at[id(p)])]
            chosen = together(mentions, fronted)
        out.append(replace(claim, places=tuple(chosen)) if chosen else claim)
    return _left_over(g, _where_they_fall(_with_next_places(g, out, of), mentions), own, at, origins, mentions)


def _where_they_fall(claims: Sequence[Claim], mentions: Mentions) -> list[Claim]:
    """Claims, those whose only place is where something was fired from with the place that it struck, if one is told:
    "rockets fired from Lebanon struck Haifa"."""
    struck = next((c.places for c in claims if c.type in FORCE and c.places and not _fired_from(c.places, mentions)), ())
    return [replace(c, places=struck) if struck and c.type in FORCE and _fired_from(c.places, mentions) else c for c in claims]


def _fired_from(places: Sequence[PlaceMention], mentions: Mentions) -> bool:
    """Whether all the places, if there are any, are only where something was fired from: "fired rockets from Gaza"."""
    lower = mentions.phrases.words.lower
    return bool(places) and all(p.preposition == "from" and not FIRED.isdisjoint(lower[max(p.first - 4, 0) : p.first]) for p in places)


def _next_predicate(g: Grammar, claim: Claim, claims: Sequence[Claim], of: tuple[int, ...]) -> Claim | None:
    """The claim of the verb that "and" joins to the claim's own, whose place and time may be of both: "killed three and
    detained two in Sharana on Monday"."""
    v = of[claim.first]
    if claim.nominal or g.kinds[v] != "V" or g.chunks[v].form != "finite":
        return None
    c = v + 1
    while c < len(g.kinds) and g.kinds[c] in "NF'RJq":
        c += 1
    if g.kinds[c : c + 1] != "C" or g.lower[g.chunks[c].first] != "and":
        return None
    joined = c + 1
    if claim.effect and g.kinds[joined : joined + 1] == "N":  # were killed and four wounded in Sharana on Monday
        joined += 2 if g.kinds[joined + 1 : joined + 2] == "R" else 1
    verbal = (o for o in claims if not o.nominal and o.type in FORCE and of[o.first] == joined)
    return next((o for o in verbal if (joined == c + 1 and _finite(g, joined)) or (joined > c + 1 and o.effect)), None)


def _with_next_places(g: Grammar, claims: list[Claim], of: tuple[int, ...]) -> list[Claim]:
    out = []
    for claim in claims:
        other = _next_predicate(g, claim, claims, of) if claim.type in FORCE and not any(p.first > claim.first for p in claim.places) else None
        behind = tuple(p for p in other.places if p.first > other.first) if other is not None else ()
        out.append(replace(claim, places=behind) if behind else claim)
    return out


def _opponent(place: PlaceMention, mentions: Mentions) -> bool:
    """Whether a state is named as whom something is against: "slogans against Israel"."""
    return place.preposition == "against" and any(a.first <= place.first and place.last <= a.last and a.country and a.code == a.country for a in mentions.actors)


def _addressed(place: PlaceMention, claims: Sequence[Claim]) -> bool:
    """Whether a country is named only as a party to words ("accused Israel of targeting civilians"), or its capital for its
    government ("lifted sanctions on Ankara")."""
    if place.kind:
        return False
    if not place.preposition and any(a.sector == "GOV" and (a.first, a.last) == (place.first, place.last) for c in claims for a in c.actors):
        return True  # accused Paris of arming the rebels
    for c in claims:
        theirs = [a for a in (*c.actors, *c.targets) if a.first <= place.first and place.last <= a.last and (a.country or (c.type == "REQUEST" and a.last - a.first == place.last - place.first))]
        if any((c.type in WORDS and not place.preposition) or (place.preposition == "on" and a.sector == "GOV" and c.mode not in ON_GROUND) for a in theirs):
            return True
    return False


def _of_deed(g: Grammar, word: int, claim: Claim, claims: Sequence[Claim], of: tuple[int, ...]) -> bool:
    """Whether the place or time at a word is that of the deed which words are about: "accused the army of shelling Taiz"."""
    if claim.type not in WORDS or claim.nominal:
        return False
    return any(
        not c.nominal and claim.last <= c.first < word and g.chunks[of[c.first]].form == "gerund" and g.kinds[of[c.first] - 1] in "PF" and not _finite_between(g, of[c.first], of[word])
        for c in claims
    )


def _finite_between(g: Grammar, first: int, last: int) -> bool:
    return any(_finite(g, c) for c in range(first + 1, last))


def _in_aside(g: Grammar, at: int, c: int) -> bool:
    """Whether the place at chunk `at` stands in an aside of its own, before chunk `c`: "Putin, arriving in Helsinki, said"."""
    opening = g.kinds.rfind(",V", 0, at)
    return opening > 0 and g.chunks[opening + 1].form in ("gerund", "participle") and "," not in g.kinds[opening + 1 : at] and "," in g.kinds[at:c]


def _not_whence(claim: Claim, own: list[PlaceMention], origins: set[int]) -> list[PlaceMention]:
    """The places but for those that people of an act of force only come from, and troops are sent from; not what they are
    taken from."""
    if claim.type == "MOBILIZE":
        return [p for p in own if p.preposition != "from"]
    if not origins or claim.type not in FORCE:
        return own
    return [p for p in own if id(p) not in origins or (claim.mode in ("abduct", "arrest") and p.first > claim.first)]


def _aim(claim: Claim, mentions: Mentions) -> list[PlaceMention]:
    """The places that are themselves what an action of force is done to: "captured Kunduz", "Gibraltar was captured"."""
    if claim.type not in FORCE:
        return []
    return [
        p for p in mentions.places for t in claim.targets
        if t.last == p.last and t.first <= p.first and ((p.locative and not t.name and not t.sector) or claim.mode in ON_GROUND)
    ]  # fmt: skip


def comes_from(place: PlaceMention, mentions: Mentions) -> bool:
    """Whether the place only says where somebody comes from: "a woman from Cali", "residents of Cali"."""
    before = mentions.phrases.words.lower[max(place.first - 2, 0) : place.first]
    if place.preposition == "of" and before[-1:] == ("of",) and before[0] in RESIDENTS:
        return True
    if place.preposition != "from" or before[-1:] != ("from",):
        return False
    return any(a.last == place.first - 1 and a.kind in ("person", "people") for a in mentions.actors)


def _of_office(place: PlaceMention, mentions: Mentions) -> bool:
    """Whether a place is one that somebody holds an office of: "the attorney of Andar district was shot in Ghazni"."""
    lower = mentions.phrases.words.lower
    j = next((j for j in range(place.first - 1, max(place.first - 4, 0), -1) if lower[j] in ("of", "for")), 0)
    return j > 0 and any(a.kind == "person" and a.first < j and (a.last == j or a.last >= place.first) and a.sector for a in mentions.actors)


def on_the_way(place: PlaceMention, mentions: Mentions, chunk: int = -1) -> bool:
    """Whether the place is only where somebody comes from or goes to, by another verb than that of `chunk`: "before
    troops arrived from Herat", "seized while travelling to Darzab"."""
    if place.preposition not in WAYS:
        return False
    lower, of = mentions.phrases.words.lower, mentions.phrases.of
    w = next((i for i in range(place.first - 1, max(place.first - 7, 0), -1) if lower[i] == place.preposition), 0)
    return w > 0 and mentions.phrases.words.tags[w - 1] in "GAEM" and of[w - 1] != chunk and lower[w - 1] in JOURNEYS


def clause(g: Grammar, c: int, claim: Claim, claims: Sequence[Claim], of: tuple[int, ...]) -> tuple[int, int]:
    """The chunks [left, right) of the clause around chunk `c`."""
    left = c
    if not claim.nominal and c > 1 and g.kinds[c] == "V" and g.chunks[c].form == "finite" and g.kinds[c - 2 : c] == "TC":
        return c, clause_end(g, of[min(claim.last - 1, len(of) - 1)], claim, claims, of)  # banned it in March | and ordered
    beside = not claim.nominal and g.chunks[c].form == "gerund" and c > 0 and g.kinds[c - 1] == ","  # ..., killing five
    while left > 0 and not beside and g.kinds[left - 1] not in STOPS and not _finite(g, left - 1) and not (g.kinds[left - 1] == "," and _ends_clause(g, left - 1)):
        left -= 1
    return left, clause_end(g, of[min(claim.last - 1, len(of) - 1)], claim, claims, of)


def clause_end(g: Grammar, c: int, claim: Claim, claims: Sequence[Claim], of: tuple[int, ...]) -> int:
    """The first chunk behind `c` that is not in its clause."""
    right, n = c + 1, len(g.kinds)
    while right < n and g.kinds[right] not in STOPS:
        if g.kinds[right] == "V" and g.chunks[right].form == "finite" and not g._reduced(right):
            if not claim.nominal:
                right = _before_subject(g, right)
                break
            if any(of[other.first] <= right <= of[other.last - 1] for other in claims if other is not claim and not other.nominal):
                break
        elif g._begins_clause(right) and not claim.nominal:
            break
        right += 1
    return right


def _finite(g: Grammar, v: int) -> bool:
    return g.kinds[v] == "V" and g.chunks[v].form == "finite" and not g._reduced(v)


def _ends_clause(g: Grammar, comma: int) -> bool:
    """Whether a clause of its own ends at the comma: "After a bomb killed five on Monday, police arrested two"."""
    if comma + 1 < len(g.kinds) and g._lists(comma + 1):  # "in Farah, Herat and Zabul, detaining ten"
        return False
    opening = g.kinds.rfind(",", 0, comma)
    return any(_finite(g, v) for v in range(opening + 1, comma))


def _before_subject(g: Grammar, v: int) -> int:
    """The chunk where the subject of the next clause's verb begins, "a spokesman in Kiev" with all that belongs to it."""
    c = g.back(v)
    if c < 0 or g.kinds[c] != "N":
        return v
    start = g.group_start(c)
    while start > 1 and g.kinds[start - 2 : start] == "NP" and g.word(v) in SAYING:
        start = g.group_start(start - 2)
    return start if start == 0 or g.kinds[start - 1] not in "PFY" else v


def _fronted(g: Grammar, c: int) -> bool:
    """Whether the noun group `c` stands in a phrase before the main clause: only prepositions and nouns before it."""
    return all(k in "PNFRTC,'S" for k in g.kinds[:c]) and "P" in g.kinds[:c]


def together(mentions: Mentions, places: list[PlaceMention]) -> list[PlaceMention]:
    """The first place and those listed with it, so many people at each too: "two in Karbala and one in Najaf"."""
    if not places:
        return []
    lower = mentions.phrases.words.lower
    out = [places[0]]
    for place in places[1:]:
        one, two = sorted((out[-1], place), key=lambda p: p.first)
        between = lower[one.last : two.first]
        covered = set(between) - LIST_BETWEEN
        if between[:1] in ((",",), ("and",)) and "#" in (tags := mentions.phrases.words.tags[one.last : two.first]):
            covered -= {word for word, tag in zip(between, tags, strict=True) if tag == "#"} | MORE
        named = {w for p in mentions.places if one.last <= p.first and p.last <= two.first for w in lower[p.first : p.last]}
        if between and not covered - named:
            out.append(place)
        else:
            break
    return sorted(out, key=lambda p: p.first)


def _left_over(g: Grammar, claims: list[Claim], own: list[PlaceMention], at: dict[int, int], origins: set[int], mentions: Mentions) -> list[Claim]:
    """Places of the sentence for claims that their own clause gives none: of a linked claim, else the nearest."""
    by_start, answered, of = {c.start: c for c in claims}, g.answered(), mentions.phrases.of
    out = []
    for claim in claims:
        if not claim.places:
            at_claim = of[claim.first]
            linked = next((by_start[s].places for s in claim.links if s in by_start and by_start[s].places), ())
            within = _relative(g, at_claim)
            said = {id(p) for p in own if claim.type in PLACED and said_there(mentions.phrases, at[id(p)])}
            there = [p for p in _not_whence(claim, own, origins) if id(p) not in said and not _of_deed(g, p.first, claim, claims, of) and not at_claim < answered <= at[id(p)] and p.preposition not in TOWARDS and not on_the_way(p, mentions, at_claim) and not _in_aside(g, at[id(p)], at_claim)]
            theirs = {id(p) for c in claims if c.type != claim.type and c.start not in claim.links and claim.type in PLACED for p in c.places}
            open_ = [p for p in there if _relative(g, at[id(p)]) in (-1, within) and not (id(p) in theirs and _apart(g, at[id(p)], at_claim))]
            nearest = () if linked else tuple(together(mentions, sorted(open_, key=lambda p: abs(p.first - claim.first))))
            claim = replace(claim, places=linked or nearest) if linked or nearest else claim
        out.append(claim)
    return out


def _apart(g: Grammar, p: int, c: int) -> bool:
    """Whether a comma and a clause's opening word stand between the place at chunk `p` and the action at chunk `c` behind it: "halt
    clashes in Gaza, hours after guerrillas captured"."""
    comma = g.kinds.find(",", p, c)
    return comma >= 0 and any(w in OPENING for w in g.lower[g.chunks[comma].last : g.chunks[c].first])


def _relative(g: Grammar, c: int) -> int:
    """The chunk that opens the relative clause around chunk `c`, whose places are its own: "the group, which is based in
    Britain, counted"; -1 if none does."""
    w = g.kinds.rfind("W", 0, c)
    between = g.kinds[w + 1 : c]
    closed = "." in between or ":" in between or (w > 0 and g.kinds[w - 1] == "," and "," in between)
    return -1 if closed else w


def said_there(phrases: Phrases, c: int) -> bool:
    """Whether the place at chunk `c` is where something is said: "said in Kabul", "told reporters in Washington"."""
    kinds, j = phrases.kinds, c - 1
    while j >= 0 and kinds[j] in "PTR":
        j -= 1
    if j > 0 and kinds[j] == "N" and kinds[j - 1] == "V":
        j -= 1
    v = c + 1
    if kinds[v : v + 1] == "V" and 0 <= j < c - 1 and kinds[j] == "N" and phrases.words.lower[phrases.chunks[v].head] in SAYING:
        return True  # the military in Kiev said
    return 0 <= j < c - 1 and kinds[j] == "V" and phrases.words.lower[phrases.chunks[j].head] in SAYING


def assign_dates(g: Grammar, claims: Sequence[Claim], mentions: Mentions) -> list[Claim]:
    """The claims with the times that grammar ties to each: those of its clause, then those of the sentence that no other
    action's clause holds."""
    of = mentions.phrases.of
    told = [d for d in mentions.dates if not _ranks(g, of[d.first], d)]
    if not told:
        return list(claims)
    measured = measures(told, g.tags)
    bounds = [clause(g, of[c.first], c, claims, of) for c in claims]
    answered = g.answered()
    out = []
    for i, claim in enumerate(claims):
        (left, right), linked = bounds[i], {claim.start, *claim.links}
        right = min(right, answered) if of[claim.first] < answered else right
        elsewhere = measured_for(measured, claim) if measured else frozenset()
        own = [d for d in told if d.first not in elsewhere and (not _only_named(claim) or _names_when(g, d, claim, of))]
        own = [] if not claim.nominal and credits(claim) else own  # claimed responsibility on Thursday
        own = [d for d in own if not _said_by_another(g, of[d.first], claim, of) and not _of_deed(g, d.first, claim, claims, of)]
        dates = [d for d in own if not _of_governor(g, of[d.first], claim, of) and not _compared(g, of[d.first], of[claim.first]) and not _of_nominal(g, of[d.first], d, claim, claims, of)]
        dates = [d for d in dates if not _of_described(g, of[d.first], claim, claims, of)]
        inside = [d for d in dates if left <= of[d.first] < right]
        others = [b for j, b in enumerate(bounds) if j != i and claims[j].start not in linked]
        free = [d for d in dates if d not in inside and (of[claim.first] >= answered or of[d.first] < answered) and not _other_time(g, of[d.first], of[claim.first]) and not _saying(g, of[d.first], claim, of) and not any(a <= of[d.first] < z for a, z in others)]
        if not claim.nominal and g.kinds[g.back(of[claim.first])] == "W":  # the judges, who were shot, will be buried today
            free = []
        if claim.status == "planned":
            free = [d for d in free if not _past_before(g, of[d.first], of[claim.first])]
        near = clear(g, _nearest(g, inside, claim, of) + _nearest(g, free, claim, of), claim, of)
        out.append(replace(claim, dates=tuple(sorted(near, key=lambda d: _saying(g, of[d.first], claim, of)))))
    return [_with_next_dates(g, claim, out, told, of) for claim in out]


def _with_next_dates(g: Grammar, claim: Claim, claims: Sequence[Claim], told: Sequence[DateMention], of: tuple[int, ...]) -> Claim:
    """The claim with a time that it has not itself: of the verb joined to its own by "and", one before the subject that they
    share, or of the clause that its own, opened by "when", goes on ("the last attack came in May, when two were killed")."""
    if claim.dates:
        return claim
    other = _next_predicate(g, claim, claims, of)
    if other is not None:
        return replace(claim, dates=tuple(d for d in other.dates if d.first > other.first))
    if fronted := _fronted_for_all(g, of[claim.first], told, of):
        return replace(claim, dates=fronted)
    left = clause(g, of[claim.first], claim, claims, of)[0]
    if left > 1 and g.kinds[left - 1] == "S" and g.word(left - 1) == "when":
        before = [c for c in claims if of[c.last - 1] < left - 1 and c.dates]
        return replace(claim, dates=before[-1].dates) if before else claim
    return claim


def _fronted_for_all(g: Grammar, v: int, told: Sequence[DateMention], of: tuple[int, ...]) -> tuple[DateMention, ...]:
    """The time that opens a sentence whose later verb stands in chunk `v`: "in 1971 he defected and led an ambush"."""
    joint = g.back(v)
    if g.kinds[v] != "V" or joint < 2 or g.kinds[joint] != "C" or g.chunks[v].form != "finite":
        return ()
    subject = g.subject(v)
    start = g.group_start(subject[0]) if subject else 0
    opening = g.kinds[:start].rstrip(",")
    return tuple(d for d in told if opening and of[d.last - 1] == len(opening) - 1 and "V" not in opening)


def _ranks(g: Grammar, t: int, date: DateMention) -> bool:
    """Whether a stretch of time only says among how many something ranks: "the fourth abduction in the state since May", "the
    deadliest attack this year". When it happened is another matter."""
    if SPANS.isdisjoint(date.text.lower().split()):
        return False
    c = t - 1
    while c >= 0 and (g.kinds[c] in "NPFY?" or g.chunks[c].form == "gerund"):
        if g.kinds[c] == "N" and any(
            g.lower[i] in ORDINALS or (g.tags[i] == "J" and g.lower[i].endswith("est")) for i in range(g.chunks[c].first, g.chunks[c].last)
        ):
            return True
        c -= 1
    return False


def _only_named(claim: Claim) -> bool:
    """Whether the action is a noun that some other verb's clause only names: "condemned today the murder of", "claimed
    responsibility today for the attack". That clause's time is not the action's."""
    return claim.nominal and (claim.telling == "named" or credits(claim))


def credits(claim: Claim) -> bool:
    """Whether somebody claims an attack for himself."""
    words = claim.action.lower().split()
    return not CREDITED.isdisjoint(words) or words[0] in CLAIMING


def _names_when(g: Grammar, date: DateMention, claim: Claim, of: tuple[int, ...]) -> bool:
    """Whether a time belongs to the noun itself: in its group ("Monday's attack", "the 2008 attack"), or behind it with
    no verb between."""
    t, noun = of[date.first], of[claim.last - 1]
    if t < noun:
        between = g.kinds[of[date.last - 1] + 1 : noun]
        return between == "'" or (not between and g.tags[date.first - 1 : date.first] == "D")
    return not any(_finite(g, v) for v in range(noun + 1, t))


def _other_time(g: Grammar, t: int, c: int) -> bool:
    """Whether the time at chunk `t` stands in a clause of "since", "until" or "before" that does not hold chunk `c`."""
    v = t - 1
    while v >= 0 and g.kinds[v] not in ".:;,V":
        v -= 1
    if v < 0 or g.kinds[v] != "V":
        return False
    start = _before_subject(g, v) - 1
    return start >= 0 and g.kinds[start] in "PS" and g.word(start) in EARLIER and not start < c <= t


def _past_before(g: Grammar, t: int, c: int) -> bool:
    """Whether the time at chunk `t` is that of a past verb in a clause before the plan in chunk `c`: "oil jumped on Wednesday as
    Washington prepared to reimpose sanctions"."""
    v = g._verb_left(t) if t < c else -1
    return v >= 0 and g.chunks[v].tense == "past" and g.chunks[v].form == "finite" and v != g.governor(c)


def _compared(g: Grammar, t: int, c: int) -> bool:
    """Whether the time at chunk `t` is only that of what chunk `c` is compared with: "might bomb the reactor, as it did another
    in 1981"."""
    v = g._verb_left(t)
    return c < v and g.word(v) in ("did", "does", "do") and g.kinds[v - 2 : v] in ("PN", "SN") and g.word(v - 2) == "as"


def _of_described(g: Grammar, t: int, claim: Claim, claims: Sequence[Claim], of: tuple[int, ...]) -> bool:
    """Whether the time at chunk `t` stands in a relative clause, behind the action, on something that is no action told
    here: "urged them to resume the dialogue that was suspended last year"."""
    w = max(g.kinds.rfind("NW", 0, t), g.kinds.rfind("NAV", 0, t))
    aside = g.kinds.rfind("N,W", 0, t)
    if aside >= 0 and "," not in g.kinds[aside + 2 : t] and "," in g.kinds[t : of[claim.first]]:
        return any(a.sentence == claim.sentence and of[a.first] <= aside <= of[a.last - 1] for a in (*claim.actors, *claim.targets))  # the mayor, who has held office since 2021, was shot
    return of[claim.first] < w < t and not any(c.nominal and of[c.last - 1] == w for c in claims) and not set(".:,") & set(g.kinds[w:t])


def _of_governor(g: Grammar, t: int, claim: Claim, of: tuple[int, ...]) -> bool:
    """Whether the time at chunk `t` stands between an infinitive and what governs it: "pledged on Sunday to release"."""
    v = of[claim.first]
    if claim.nominal or g.kinds[v] != "V" or g.chunks[v].form != "infinitive":
        return False
    return g.governor(v) < t < v


def _of_nominal(g: Grammar, t: int, date: DateMention, claim: Claim, claims: Sequence[Claim], of: tuple[int, ...]) -> bool:
    """Whether a month, season or year right behind a nominal action is that action's alone: "sentenced four students for
    taking part in protests last autumn"; and so is any time whose it is: "last year's blast"."""
    words = date.text.lower().split()
    if (noun := g.dated(date.last - 1)) >= 0 and g.word(t - 1) not in DURING:
        owners = [o for o in claims if o.nominal and of[o.last - 1] == noun]
        named = g.kinds[t - 1 : t] in ("P", "F")  # the results of Saturday's election
        return all(o.start != claim.start and o.start not in claim.links for o in owners) if owners or named else False
    if claim.nominal or not (LONG.intersection(words) or words[-1] in MONTHS or (words[-1].isdigit() and len(words[-1]) == 4 and len(words) < 4)):
        return False
    before = t - 2 if g.kinds[t - 1] == "P" else t - 1  # the murder of a farmer in March
    behind = {t - 1, before, t - 3 if g.kinds[t - 2 : t] == "PN" else t - 1}  # protests in Minsk last autumn
    c = before
    while c > 1 and g.kinds[c] == "N" and g.kinds[c - 1] in "FP" and g.word(c - 1) not in FOR_WHAT:  # for an attack on a convoy near Hama last year
        c -= 2
    if c > 1 and g.kinds[c] == "N" and g.word(c - 1) in FOR_WHAT:
        behind.add(c)
    nominal = (o for o in claims if o.nominal and o.start not in claim.links and o.start != claim.start and not _scene(g, of[o.last - 1]))
    return any({of[o.last - 1], g.chain_end(of[o.last - 1])} & behind for o in nominal)


def _scene(g: Grammar, noun: int) -> bool:
    """Whether a nominal action is where or when something was done, and so of its time: "was shot at a rally last August"."""
    before = g.back(g.group_start(noun))
    return before > 0 and g.kinds[before] == "P" and g.word(before) in ("at", "during") and g.kinds[g.back(before)] in "NV"


def _nearest(g: Grammar, dates: list[DateMention], claim: Claim, of: tuple[int, ...]) -> list[DateMention]:
    """Nearest to the action first; one that only dates the saying of it comes last, and "overnight" behind the day of an
    "overnight raid on Monday"."""
    named = any(d.text.lower() != "overnight" for d in dates)
    return sorted(
        dates,
        key=lambda d: (_saying(g, of[d.first], claim, of), named and d.text.lower() == "overnight", min(abs(d.first - claim.last), abs(claim.first - d.last))),
    )


def _over_hearers(g: Grammar, c: int) -> int:
    """The chunk before whom or what something is said to or in: "told reporters", "said in a statement"."""
    if c > 1 and g.kinds[c] == "N" and g.kinds[c - 1] == "P" and g.word(c) in PAPERS:
        return g.back(c - 1, "RT")
    return c - 1 if c > 0 and g.kinds[c] == "N" and g.kinds[c - 1] == "V" and g.word(c - 1) in TELLING else c


def _said_by_another(g: Grammar, c: int, claim: Claim, of: tuple[int, ...]) -> bool:
    """Whether the time at chunk `c` is only that of saying it: "a clash killed ten, police said on Monday"."""
    own = of[claim.first]
    return _saying(g, c, claim, of) and own not in (c - 1, c + 1, g.back(c, "PRT"))


def _saying(g: Grammar, c: int, claim: Claim, of: tuple[int, ...]) -> bool:
    """Whether the time at chunk `c` stands right beside a verb of saying: "said on Monday", "yesterday confirmed"."""
    before = _over_hearers(g, g.back(c, "PRT"))
    after = c + 1
    beside = [v for v in (before, after) if 0 <= v < len(g.kinds) and g.kinds[v] == "V"]
    return any(g.word(v) in SAYING for v in beside)
