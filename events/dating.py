"""Which time of a sentence belongs to which action: that of its own clause, then what no other action's clause holds.

A time that is another's stays with it: "urged them on Sunday to end the siege that began in March" began in March.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace

from events.bounds import SAYING, WORDS, before_subject, clause, finite, finite_between, next_predicate, of_deed
from events.grammar import Grammar
from events.model import Claim, DateMention, Mentions
from events.when import clear, counted_from, measured_for, measures

EARLIER = frozenset(("since", "until", "before"))
"""What opens a clause whose time is another than the action's: "the worst defeat since it came two years ago"."""
TELLING = frozenset("told informed briefed assured".split())
PAPERS = frozenset(
    "communique communiqué memo notice bulletin dispatch statement interview briefing tweet report conference message release letter post broadcast".split()
)
MONTHS = frozenset("january february march april may june july august september october november december".split())
LONG = frozenset("year years month months decade decades century spring summer autumn fall winter".split())
INTENDING = frozenset("plan plans planned planning intend intends intended intending prepare prepares prepared preparing".split())
FOR_DEEDS = frozenset(("of", "for", "from", "against"))
FOR_WHAT = frozenset(("for", "over"))
SPANS = LONG | frozenset("day days week weeks weekend since".split())
DURING = frozenset(("in", "during", "by", "from"))
BRINGING = frozenset("bringing brings brought taking raising raises raised pushing pushes".split())
DOING = frozenset("carried committed perpetrated staged mounted waged conducted executed".split())
"""Verbs by which a nominal action is said to have been done."""
SUMS = frozenset("number toll total tally count".split())
ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth latest 2nd 3rd 4th 5th 6th 7th 8th 9th 10th worst".split()
)
CLAIMING = frozenset("claim claims claimed claiming".split())
CREDITED = frozenset(("responsibility", "credit"))


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
        own = [
            d
            for d in told
            if d.first not in elsewhere and (not _only_named(claim) or _names_when(g, d, claim, of) or _claimed_then(d, claim))
        ]
        own = [] if not claim.nominal and credits(claim) else own  # claimed responsibility on Thursday
        own = [d for d in own if not _said_by_another(g, of[d.first], claim, of) and not of_deed(g, d.first, claim, claims, of)]
        dates = [
            d
            for d in own
            if not _of_governor(g, of[d.first], claim, of)
            and not _compared(g, of[d.first], of[claim.first])
            and (claim.nominal or not _of_done(g, of[d.first], of[claim.first]))
            and not _of_nominal(g, of[d.first], d, claim, claims, of)
            and not _of_plan(g, of[d.first], claim, of)
        ]
        dates = [d for d in dates if not _of_described(g, of[d.first], claim, claims, of)]
        inside = [d for d in dates if left <= of[d.first] < right]
        others = [b for j, b in enumerate(bounds) if j != i and claims[j].start not in linked]
        free = [
            d
            for d in dates
            if d not in inside
            and (of[claim.first] >= answered or of[d.first] < answered)
            and not _other_time(g, of[d.first], of[claim.first])
            and not _saying(g, of[d.first], claim, of)
            and not any(a <= of[d.first] < z for a, z in others)
        ]
        if not claim.nominal and g.kinds[g.back(of[claim.first])] == "W":  # the judges, who were shot, will be buried today
            free = []
        if claim.status == "planned":
            free = [d for d in free if not _past_before(g, of[d.first], of[claim.first])]
        inside, free = _within_semicolons(g, inside, free, claim, claims)
        near = clear(g, _nearest(g, inside, claim, of) + _nearest(g, free, claim, of), claim, of)
        near = counted_from(near, claim, g.tags)
        out.append(replace(claim, dates=tuple(sorted(near, key=lambda d: _saying(g, of[d.first], claim, of)))))
    return [_with_next_dates(g, claim, out, told, of) for claim in out]


def _within_semicolons(
    g: Grammar, inside: list[DateMention], free: list[DateMention], claim: Claim, claims: Sequence[Claim]
) -> tuple[list[DateMention], list[DateMention]]:
    """The times without those that stand beyond a semicolon, where the claim's own part of the sentence has one, or where
    they lie further on, beside another claim: "the 1998 war killed 3,000; on Monday a mine killed two"."""
    ends = [i for i, word in enumerate(g.lower) if word == ";"]
    if not ends:
        return inside, free
    here = bisect(ends, claim.first)
    held = {bisect(ends, c.first) for c in claims}
    own = any(bisect(ends, d.first) == here for d in (*inside, *free))

    def near(d: DateMention) -> bool:
        part = bisect(ends, d.first)
        return part == here or not (own or (part > here and part in held))

    return [d for d in inside if near(d)], [d for d in free if near(d)]


def _with_next_dates(g: Grammar, claim: Claim, claims: Sequence[Claim], told: Sequence[DateMention], of: tuple[int, ...]) -> Claim:
    """The claim with a time that it has not itself: of the verb joined to its own by "and", one before the subject that they
    share, or of the clause that its own, opened by "when", goes on ("the last attack came in May, when two were killed")."""
    if claim.dates:
        return claim
    other = next_predicate(g, claim, claims, of)
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
    if any(g.lower[i] in BRINGING and not SUMS.isdisjoint(g.lower[i + 1 : i + 6]) for i in range(max(date.first - 14, 0), date.first)):
        return True  # killed seven, bringing the number of dead since January to 31
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


def _claimed_then(date: DateMention, claim: Claim) -> bool:
    """Whether a month or year in which somebody claimed an attack for himself is as near to that as is told: "claimed
    the bombing as its own in June 1994"."""
    return claim.first < date.first < claim.last and not (LONG | MONTHS).isdisjoint(date.text.lower().split())


def _names_when(g: Grammar, date: DateMention, claim: Claim, of: tuple[int, ...]) -> bool:
    """Whether a time belongs to the noun itself: in its group ("Monday's attack", "the 2008 attack"), or behind it with
    no verb between."""
    t, noun = of[date.first], of[claim.last - 1]
    if t < noun:
        between = g.kinds[of[date.last - 1] + 1 : noun]
        return between == "'" or (not between and g.tags[date.first - 1 : date.first] == "D")
    return not any(finite(g, v) and not _done(g, v) for v in range(noun + 1, t))


def _done(g: Grammar, v: int) -> bool:
    """Whether the past form at chunk `v` says of a nominal action that it was done: "the massacre carried out on 16 November"."""
    behind = v + 2 if g.kinds[v + 1 : v + 2] == "R" else v + 1
    return g.word(v) in DOING and g.kinds[v - 1] == "N" and g.kinds[behind : behind + 1] in tuple("PYTF")


def _of_done(g: Grammar, t: int, c: int) -> bool:
    """Whether the time at chunk `t` says when something named behind chunk `c` was done: "ordered an inquiry into the massacre
    carried out on 16 November"."""
    v = max((v for v in range(c + 1, t) if g.kinds[v] == "V"), default=-1)
    return v > c and _done(g, v) and not set(".:,") & set(g.kinds[v:t])


def _other_time(g: Grammar, t: int, c: int) -> bool:
    """Whether the time at chunk `t` stands in a clause of "since", "until" or "before" that does not hold chunk `c`."""
    v = t - 1
    while v >= 0 and g.kinds[v] not in ".:;,V":
        v -= 1
    if v < 0 or g.kinds[v] != "V":
        return False
    start = before_subject(g, v) - 1
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
    if claim.type in WORDS and _of_participle(g, t, of[claim.first]):
        return True
    w = max(g.kinds.rfind("NW", 0, t), g.kinds.rfind("NAV", 0, t))
    aside = g.kinds.rfind("N,W", 0, t)
    if aside >= 0 and "," not in g.kinds[aside + 2 : t] and "," in g.kinds[t : of[claim.first]]:
        return any(
            a.sentence == claim.sentence and of[a.first] <= aside <= of[a.last - 1] for a in (*claim.actors, *claim.targets)
        )  # the mayor, who has held office since 2021, was shot
    return of[claim.first] < w < t and not any(c.nominal and of[c.last - 1] == w for c in claims) and not set(".:,") & set(g.kinds[w:t])


def _of_participle(g: Grammar, t: int, c: int) -> bool:
    """Whether the time at chunk `t` stands behind a participle that describes a noun which the words in chunk `c` are about:
    "urged both sides to respect a ceasefire signed in June"."""
    v = t - 1
    return c < v - 1 and g.kinds[v] == "V" and g.chunks[v].form != "gerund" and g._reduced(v)


def _of_governor(g: Grammar, t: int, claim: Claim, of: tuple[int, ...]) -> bool:
    """Whether the time at chunk `t` stands between an infinitive, or a gerund behind a preposition, and what governs it: "pledged
    on Sunday to release", "accused the army on Friday of shelling"."""
    v = of[claim.first]
    if claim.nominal or g.kinds[v] != "V" or g.chunks[v].form not in ("infinitive", "gerund"):
        return False
    if g.chunks[v].form == "gerund":
        return v > 1 and g.kinds[v - 1] in "PF" and g.word(v - 1) in FOR_DEEDS and t == v - 2
    return g.governor(v) < t < v


def _of_plan(g: Grammar, t: int, claim: Claim, of: tuple[int, ...]) -> bool:
    """Whether the time at chunk `t` is that of what is planned: "plans to attack the post on Monday"."""
    c = of[claim.last - 1]
    if claim.nominal or g.lower[g.chunks[of[claim.first]].head] not in INTENDING:
        return False
    return any(g.kinds[v] == "V" and g.chunks[v].form == "infinitive" for v in range(c + 1, t)) and not finite_between(g, c, t)


def _of_nominal(g: Grammar, t: int, date: DateMention, claim: Claim, claims: Sequence[Claim], of: tuple[int, ...]) -> bool:
    """Whether a month, season or year right behind a nominal action is that action's alone: "sentenced four students for
    taking part in protests last autumn"; and so is any time whose it is: "last year's blast"."""
    words = date.text.lower().split()
    if (noun := g.dated(date.last - 1)) >= 0 and g.word(t - 1) not in DURING:
        owners = [o for o in claims if o.nominal and of[o.last - 1] == noun]
        named = g.kinds[t - 1 : t] in ("P", "F")  # the results of Saturday's election
        return all(o.start != claim.start and o.start not in claim.links for o in owners) if owners or named else False
    if claim.nominal or not (
        LONG.intersection(words) or words[-1] in MONTHS or (words[-1].isdigit() and len(words[-1]) == 4 and len(words) < 4)
    ):
        return False
    before = t - 2 if g.kinds[t - 1] == "P" else t - 1  # the murder of a farmer in March
    behind = {t - 1, before, t - 3 if g.kinds[t - 2 : t] == "PN" else t - 1}  # protests in Minsk last autumn
    c = before
    while (
        c > 1 and g.kinds[c] == "N" and g.kinds[c - 1] in "FP" and g.word(c - 1) not in FOR_WHAT
    ):  # for an attack on a convoy near Hama last year
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
        key=lambda d: (
            _saying(g, of[d.first], claim, of),
            named and d.text.lower() == "overnight",
            min(abs(d.first - claim.last), abs(claim.first - d.last)),
        ),
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
    if before > 0 and g.word(before) == "dated" and g.kinds[before - 1] == "N" and g.word(before - 1) in PAPERS:
        return True  # in a letter dated 13 March
    beside = [v for v in (before, after) if 0 <= v < len(g.kinds) and g.kinds[v] == "V"]
    return any(g.word(v) in SAYING for v in beside)
