"""Merge: claims of one article that tell of one happening become one.

What unites two claims: the grammar ties them ("the blast killed five"); or type, mode, people, place and time agree as
far as both state them, and something points back (a definite noun, a pronoun, the same people named again) or the later
adds nothing that differs. What separates: another place or day, another mode of attack, other people, a cue such as
"in a separate incident", a status that is not of one kind (a planned attack is not one that happened).
Every happening then gets one place list, one interval, one set of tolls; slots still empty are inherited by rule.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from events.agreement import GENERIC, apart, closer, dates_agree, modes_agree, places_agree
from events.background import FROM_AFAR, fresh, news, old, record
from events.bounds import FORCE
from events.mentions.dates import bound_of, is_open, of_same_day
from events.merge_groups import NEAR, VIOLENT, Group, of_few, only_effect, shot_down
from events.merge_sifting import sifted
from events.model import Claim, Cue, DateMention, Happening, Interval, Mentions
from events.people import from_the_other_side, of_band, one_person, only_band, people_agree
from events.senses import ARMED
from events.settle import Settled
from events.several import besides, tells_of_several
from events.story import PLACED, REAL, Story, inside, long_before, sets_scene, story, where
from events.toll_homes import give_tolls

Dead = set[tuple[int | None, str]]

ORDINAL = frozenset(("another", "second", "third", "fourth", "different"))
HAPPENINGS = frozenset(
    "incident incidents case cases bomber bombers attacker attackers device devices bomb bombs explosive explosives group "
    "vehicle car town village city district province place area part neighborhood neighbourhood development report".split()
)
"""What is counted where happenings are: "another bomb", "in another district"."""
REACH = 80
"""How many happenings back a claim is compared with: an article longer than that has long left the first ones."""
SPAN = dt.timedelta(days=60)
"""A longer time is that of a war, not of an attack."""
LEAD = 3
"""The sentences in which an article says what it is about."""
MURDERS = frozenset("murder murders assassination assassinations".split())
KILLINGS = frozenset("killing killings murder murders massacre massacres deaths".split())
LATEST = frozenset(("by", "before", "as of"))
"""Bounds of time that name a day on which the happening, for all that is said, was not."""
NAMESAKES = 0.4
"""What people of one kind have in common who need not be the same."""
UNKNOWN = Interval(None, None, None, "unknown")


def merge(claims: Sequence[Claim], found: Sequence[Mentions], settled: Settled) -> list[Happening]:
    """The article's happenings, in the order of their first mention."""
    line = story(claims, found, settled)
    scenes = {m.phrases.words.sentence.index for m in found if sets_scene(m)}
    separate = {m.phrases.words.sentence.index for m in found if any(c.kind == "separate" and _separates(c, m) for c in m.cues)}
    sums = {m.phrases.words.sentence.index for m in found if tells_of_several(m)}
    also = {m.phrases.words.sentence.index: m.phrases.words.lower.index("also") for m in found if "also" in m.phrases.words.lower}
    dead = _dead(found)
    groups: list[Group] = []
    by_start: dict[tuple[int, int], Group] = {}
    carried = {(c.sentence, c.start): c.links for c in claims if c.links and not c.nominal}
    for claim in claims:
        group = next((by_start[claim.sentence, s] for s in claim.links if (claim.sentence, s) in by_start), None)
        if group is None and claim.nominal:
            group = _beside(claim, carried, by_start, settled)
        if group is not None and (group.type != claim.type or not _same_standing(claim.status, group.status)):
            group = None
        if group is None:
            lead = claim.sentence == line.head  # which tells again what the title does, be it of several
            open_ = [
                g
                for g in groups
                if g.claims[0].sentence not in sums
                or claim.definite
                or lead
                or (only_effect(claim) and not claim.places)
                or claim.sentence == g.claims[0].sentence
            ]
            group = _home(claim, open_, settled, line, claim.sentence in separate or besides(claim, also), dead, claim.sentence in scenes)
        if group is None:
            group = Group([], claim.type, claim.mode, claim.status)
            groups.append(group)
        group.add(_turned(claim, group))
        group.places = closer(group.places, claim.places, settled)
        by_start[claim.sentence, claim.start] = group
    give_tolls(groups, found)
    groups = sifted(groups, found, line, settled)
    band = only_band(found)
    if band is not None:
        for group in (g for g in groups if g.status in REAL):
            group.actors, group.targets = of_band(group.actors, band), of_band(group.targets, band)
    caught = frozenset(
        a.text.lower().split()[-1]
        for g in groups if g.type == "COERCE" and g.mode == "arrest" and g.status in REAL for a in g.targets
    )  # fmt: skip
    return [_happening(g, line, settled, caught) for g in groups]


def _beside(
    claim: Claim, carried: Mapping[tuple[int, int], tuple[int, ...]], by_start: Mapping[tuple[int, int], Group], settled: Settled
) -> Group | None:
    """The happening of another noun that one verb says the same of: "Shelling and air strikes killed 14 people"."""
    joined = (by_start.get((claim.sentence, s)) for verb in claim.links for s in carried.get((claim.sentence, verb), ()))
    return next((g for g in joined if g is not None and places_agree(claim.places, g.places, settled) >= 0), None)


def _separates(cue: Cue, m: Mentions) -> bool:
    """Whether words that can begin another happening do: "another attack", "a second bomber"; not "and another wounded"."""
    words, chunk = m.phrases.words, m.phrases.chunks[m.phrases.of[cue.first]]
    if words.lower[cue.first : cue.last][-1] not in ORDINAL or chunk.kind != "N":
        return True
    return words.lower[chunk.head] in HAPPENINGS or any(t.form == "noun" and chunk.first <= t.head < chunk.last for t in m.triggers)


# ---- which happening a claim tells of -----------------------------------------------------------------------------


def _home(
    claim: Claim, groups: list[Group], settled: Settled, line: Story, separate: bool, dead: dict[int, Dead], scene: bool
) -> Group | None:
    """The happening that the claim belongs to, nearest first; None for a new one."""
    best, best_score = None, 0.0
    for distance, group in enumerate(reversed(groups[-REACH:])):
        score = (
            0.0
            if _beside_in_title(claim, group, line)
            else _fit(claim, group, settled, separate, group.claims[-1].sentence < line.head <= claim.sentence < line.head + LEAD)
        )
        if (
            score > 0
            and not _same_victim(claim, group)
            and (
                _elsewhere(claim, group, settled, line)
                or (scene and _another_scene(claim, group, settled))
                or _long_apart(claim, group, settled, line)
                or _other_dead(claim, group, dead)
            )
        ):
            score = 0.0
        if score > 0 and score - 0.1 * min(distance, 10) > best_score:
            best, best_score = group, score - 0.1 * min(distance, 10)
    return best


def _beside_in_title(claim: Claim, group: Group, line: Story) -> bool:
    """Whether a title tells of both in clauses of their own, of other people: "Ten rebels killed in clash, mine kills boy"."""
    if claim.sentence >= line.head or group.claims[-1].sentence != claim.sentence or not claim.targets or not group.targets:
        return False
    return claim.weapon != group.claims[-1].weapon and people_agree(claim.targets, group.targets) <= 0


def _dead(found: Sequence[Mentions]) -> dict[int, Dead]:
    """The dead that each sentence of the body counts as news, as (number, who they are)."""
    return {
        m.phrases.words.sentence.index: {(t.best, t.who.split()[-1].lower()) for t in counted}
        for m in found
        if m.phrases.words.sentence.block != "title"
        and (
            counted := [
                t for t in m.tolls if t.effect == "killed" and t.mode == "new" and t.best and t.who and not (t.attackers or t.background)
            ]
        )
    }


def _other_dead(claim: Claim, group: Group, dead: dict[int, Dead]) -> bool:
    """Whether an attack told anew has dead of its own, others in number and kind than all that the happening had."""
    if claim.definite or only_effect(claim) or claim.sentence not in dead:
        return False
    told, known = {x for one in dead[claim.sentence] for x in one}, False
    for c in reversed(group.claims):
        if c.sentence in dead and c.sentence != claim.sentence:
            known = True
            if not told.isdisjoint(x for one in dead[c.sentence] for x in one):
                return False
    return known


def _elsewhere(claim: Claim, group: Group, settled: Settled, line: Story) -> bool:
    """Whether the story has moved to another place since it told of the happening, so that a claim without a place of its
    own is not about it. A claim that points back ("the attack") is."""
    if claim.places or claim.definite or not group.places:
        return False
    last = group.claims[-1].sentence
    since = [p for at, p in line.places if last < at <= claim.sentence]
    known = [settled.place(p) for p in group.places]
    return bool(since) and not any(inside(since[-1], k) or inside(k, since[-1]) for k in known)


def _another_scene(claim: Claim, group: Group, settled: Settled) -> bool:
    """Whether the place that a sentence opens with ("In Karsht, ...") is another than the happening's, though it be unknown
    to the gazetteer and might lie anywhere. A claim that points back is still about it."""
    if claim.definite or not claim.places or not group.places:
        return False
    return places_agree(claim.places, group.places, settled) <= 0


def _long_apart(claim: Claim, group: Group, settled: Settled, line: Story) -> bool:
    """Whether one of them is dated, and the other by the story's time lies long before or after it: "in 2017 the United
    States bombed caves" is not of this week's strike. A claim that points back may be."""
    if bool(claim.dates) == bool(group.dates) or claim.definite:
        return False
    stated = settled.time((claim.dates or group.dates)[0])
    if (stated.precision == 5 or (stated.start and stated.end and stated.end - stated.start > SPAN)) and any(
        c.general for c in ((claim,) if claim.dates else group.claims)
    ):
        return True  # the conflict has killed 30,000 since 2009
    told = line.time_of(group.claims[0].sentence if claim.dates else claim.sentence)
    if told is None:
        return False
    if stated.precision in (1, 2):
        return long_before(stated, told) or long_before(told, stated)
    return apart(stated, told)


def _fit(claim: Claim, group: Group, settled: Settled, separate: bool, titled: bool = False) -> float:
    """How well a claim fits a happening; 0 or less for not at all. `titled`: it is of the lead, and the title's alone so far."""
    if claim.type != group.type or not _same_standing(claim.status, group.status):
        return 0.0
    claim = _turned(claim, group)
    victim = _same_victim(claim, group)
    if _done_otherwise(claim, group, titled) and not victim:
        return 0.0
    place = places_agree(claim.places, group.places, settled)
    date = dates_agree(claim.dates, group.dates, settled)
    actors = people_agree(claim.actors, group.actors)
    targets = people_agree(claim.targets, group.targets)
    shared = max(place, date, actors, targets) if claim.telling == "told" else max(date, targets - NAMESAKES)
    if shared <= 0 and claim.general != group.general and not claim.definite:
        return 0.0  # what has been done all along is not what was done on Thursday
    if _hit_back(claim, group):
        return 0.0
    effect = only_effect(claim) and not separate and 0 <= claim.sentence - group.claims[-1].sentence <= NEAR
    if effect:
        targets = max(targets, 0.0) + 0.5  # one attack has many victims
    elif claim.definite and claim.links:
        targets = max(targets, 0.0)  # and so has "the attack"
    if victim and claim.nominal and claim.telling == "named":
        date = max(date, 0.0)  # condemned the murder of Lara on Monday
    if min(place, date, actors, targets) < 0 or _over_years(claim, group, settled):
        return 0.0
    same_sentence = any(c.sentence == claim.sentence for c in group.claims[-10:])
    if claim.type not in VIOLENT:
        again = titled and (actors > 0 or (claim.actors and group.actors and claim.rule == group.claims[0].rule))
        return 1.0 + actors + targets if again or (actors > 0 and targets > 0) else 0.0
    if separate and not claim.definite and not same_sentence and not victim:
        return 0.0
    score = 0.5 + place + date + actors + targets + (1.0 + _again(claim, group) if claim.definite else 0.0)
    if same_sentence and claim.mode and group.mode and claim.mode != group.mode and not victim:
        return 0.0
    others = claim.type == "COERCE" and claim.mode == "arrest" and bool(claim.targets and group.targets) and targets == 0
    if (
        0 <= claim.sentence - group.claims[-1].sentence <= 1
        and not (claim.actors and group.actors and actors == 0 and not (titled and targets > 0))
        and not others
    ):
        score += 0.5  # what the next sentence tells of nothing else is told of the same
    elif claim.type == "ASSAULT" and claim.targets and group.targets and targets <= 0 and not claim.definite:
        score -= 0.5  # further on, the same attackers with other victims attack anew
    return score if score >= 1.0 else 0.0


def _hit_back(claim: Claim, group: Group) -> bool:
    """Whether those who were attacked attack: "came under fire", "the soldiers returned fire"."""
    if (
        claim.type != "ASSAULT"
        or claim.definite
        or not (claim.actors and group.targets)
        or any(people_agree(claim.actors, (t,)) < 0.5 for t in group.targets)
    ):
        return False
    return people_agree(claim.actors, group.actors) <= 0 and any(a.sector in ARMED for a in claim.actors)


def _done_otherwise(claim: Claim, group: Group, titled: bool) -> bool:
    """Whether what the claim tells was done in another way than the happening; a title says little of how."""
    vague = titled and (claim.mode in GENERIC or group.mode in GENERIC)
    alike = vague or modes_agree(claim.mode, group.mode) or claim.mode in group.modes or _bombed(claim, group)
    if shot_down(claim) != group.downed or not alike:
        return True
    taken = (claim.mode == "abduct") != (group.mode == "abduct")  # the kidnappers killed in a rescue
    if claim.nominal and group.mode in FROM_AFAR and claim.action.lower().split()[-1] in MURDERS:
        return True  # the murder of a politician is no air raid
    if taken and claim.nominal and group.mode == "abduct" and claim.action.lower().split()[-1] in KILLINGS:
        return True
    return taken and bool(claim.targets and group.targets) and people_agree(claim.targets, group.targets) <= 0


def _bombed(claim: Claim, group: Group) -> bool:
    """Whether one says that something was bombed, and the other that it was from the air."""
    modes = {claim.mode, group.mode}
    return modes == {"explosives", "aerial"} and any(
        c.action.lower().split()[-1] in ("bombed", "bombs", "bomb") for c in (claim, *group.claims) if c.mode == "explosives"
    )


def _turned(claim: Claim, group: Group) -> Claim:
    """The claim as it bears on the happening; kidnappers are killed elsewhere than where they took people."""
    return claim if group.mode == "abduct" else from_the_other_side(claim, group.actors, group.targets)


def _again(claim: Claim, group: Group) -> float:
    """0.5 where the happening was told of in the noun that now points back: "explosions", "the explosions"."""
    word = claim.action.lower().split()[-1].rstrip("s")
    return 0.5 if any(word in (w.rstrip("s") for w in c.action.lower().split()) for c in group.claims) else 0.0


def _over_years(claim: Claim, group: Group, settled: Settled) -> bool:
    """Whether the claim sums up months or years, and the happening was on a day: "400 have been murdered since 2016"."""
    if not claim.dates or not group.dates or not claim.general:
        return False
    own, its = settled.time(claim.dates[0]), settled.time(group.dates[0])
    return own.start is not None and own.precision in (4, 5, None) and its.precision in (1, 2)


def _same_victim(claim: Claim, group: Group) -> bool:
    """Whether an attack hit somebody whom the happening has by name; that he was taken and that he was killed are two."""
    if claim.type != "ASSAULT" or (claim.mode == "abduct") != (group.mode == "abduct"):
        return False
    return any(one_person(a, b) for a in claim.targets for b in group.targets)


def _same_standing(one: str, two: str) -> bool:
    return one == two or (one in REAL and two in REAL)


# ---- the happening ------------------------------------------------------------------------------------------------


def _happening(group: Group, line: Story, settled: Settled, caught: frozenset[str]) -> Happening:
    lead = max(
        group.claims,
        key=lambda c: (
            c.sentence >= 0 and c.start >= 0,
            c.type != "PROTEST" or c.telling == "told",
            c.type != "ASSAULT" or not c.general,
            bool(c.actors) + bool(c.targets),
            c.status == group.status,
            not c.nominal,
            -c.sentence,
        ),
    )
    interval, date, background = _when(group, line, settled)
    background = (
        background
        or old(group.claims, settled, line)
        or (
            group.type == "ASSAULT"
            and not news(group, settled, line.head, line.spoken, line.running(min(c.sentence for c in group.claims)))
        )
    )
    background = background and not (group.type == "ASSAULT" and fresh(group, settled))
    background = background or (group.type == "ASSAULT" and record(group.claims, group.actors, tuple(group.tolls), caught))
    status = "historical" if background and group.status in REAL else group.status
    return Happening(
        claims=tuple(group.claims), lead=lead, type=group.type, mode=group.mode, cameo=lead.cameo, status=status,
        actors=tuple(group.actors), targets=tuple(group.targets), locations=where(group.places, group.claims, group.type, line, settled), interval=interval,
        date=date, tolls=tuple(group.tolls), weapon=next((c.weapon for c in group.claims if c.weapon and not of_few(c, group)), ""),
        attributed_to=_source(lead, group),
        contexts=tuple(dict.fromkeys(x for c in group.claims for x in c.contexts)),
    )  # fmt: skip


def _source(lead: Claim, group: Group) -> str:
    """Who says so: of what is a fact not the one who only claimed it."""
    claims = [lead, *group.claims]
    sure = [c for c in claims if c.status == group.status]
    return next((c.attributed_to for c in sure or claims if c.attributed_to), "")


def _when(group: Group, line: Story, settled: Settled) -> tuple[Interval, DateMention | None, bool]:
    """The happening's days: stated by one of its claims, else the last day told of before it, else publication; and
    whether they tell of background: what is dated by a year only, or counted over one, is no news of today."""
    stated = [d for claim in group.claims for d in claim.dates if bound_of(d.value) not in LATEST]
    exact = [d for d in stated if (t := settled.time(d)).start is not None and t.precision not in (5, None)]
    if any(c.telling == "told" and not c.dates for c in group.claims if c.sentence < line.head + LEAD):
        stated = exact  # what the lead tells is not dated by "the fifth attack this year"
    stated.sort(key=lambda d: d not in exact)
    background = any(d.background for d in stated)
    for mention in stated:
        interval = settled.time(mention)
        if interval.start is not None:
            return interval, mention, mention.background or interval.precision in (5, None)
    if (vague := next((d for d in stated if is_open(d.value)), None)) is not None:
        return UNKNOWN, vague, background
    if settled.day is not None and group.type not in PLACED and all(c.general for c in group.claims):
        return Interval(settled.day, settled.day, 1, "published"), None, background  # Chad has warned, the army denies
    if group.type in FORCE and all(c.telling == "named" and (c.targets or not c.definite) for c in group.claims):
        return UNKNOWN, None, background  # condemned the murder of a student
    if group.status in REAL:
        sentences = dict.fromkeys(c.sentence for c in group.claims)
        found = [at for s in sentences if (at := line.time_of(s, group.type not in PLACED)) is not None]
        if not found and any(of_same_day(d.value) for d in stated):
            found = [t for _, t in line.times]  # a second bomb went off minutes later; the first had exploded on Tuesday
        if found:
            return replace(found[0], reason="inherited"), None, background
    if settled.day is not None:
        return Interval(settled.day, settled.day, 1, "published"), None, background
    return UNKNOWN, next(iter(stated), None), background
