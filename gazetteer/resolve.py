"""All places of one text settled together.

Each mention is scored against every place its name may mean; what counts, in this order: lying in the parents the
text states; the kind the text says; how close the spelling is; lying in a province, then in a country that the text is
about; nearness to places already settled; population as a last word. Settled mentions then speak for the rest, in a
second round. A name that only suggests a place (a village's) has to lie in a stated parent or in a province of the
text, or be the only one in its country. Two places that fit equally well are a tie, not a coin toss.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer.answers import answer, between, line_ends
from gazetteer.article import Article, Settled, chief, from_context, learn
from gazetteer.candidates import Scored, by_score, scored
from gazetteer.capitals import with_capitals
from gazetteer.kinds import kinds_of
from gazetteer.likelihood import CLOSE, kind_said
from gazetteer.model import Candidate, Context, Mention, Resolution
from gazetteer.nearness import SAME_SPOT_KM, dwarfed, km, nested

if TYPE_CHECKING:
    from gazetteer.index import Gazetteer

TIE = 0.06
"""Two scores this close are equal."""


def resolve(gazetteer: Gazetteer, mentions: Sequence[Mention], context: Context) -> list[Resolution]:
    """The place of each mention, or the reason why there is none; in the order of `mentions`."""
    asked = [_in_full(gazetteer, m) for m in mentions]
    pairs: dict[int, int] = {}
    for i, mention in enumerate(mentions):
        ends = line_ends(mention)
        if ends and gazetteer.strength(asked[i].name) is None:
            pairs[i] = len(asked)
            asked += [replace(mention, name=_of_people(gazetteer, end), kind="", preposition="") for end in ends]
    article = from_context(gazetteer, context)
    article.first = True
    order = _parents_first(asked)
    found = _round(gazetteer, asked, order, article, context)
    article = _learned(gazetteer, asked, found, context)
    if not article.located:  # nothing known abroad, so what is known in its country has the next word
        found = _round(gazetteer, asked, order, article, context)
        article = _learned(gazetteer, asked, found, context)
    found = _round(gazetteer, asked, order, article, context)
    answers: dict[int, Resolution] = {}
    for i in order:
        if i < len(mentions):
            answers[i] = _answer(gazetteer, mentions[i], found, i, answers)
    for i, at in pairs.items():
        one, other = found[at][0], found[at + 1][0]
        if one and other and "adm1" not in (one.place.kind, other.place.kind):
            answers[i] = between(gazetteer, one, other, [found[p][0] for p in mentions[i].parents if p in found])
        elif (one or other) and mentions[i].preposition.lower() == "between":
            answers[i] = answer(replace(mentions[i], preposition="near"), one or other, "", [], None)
    return with_capitals(gazetteer, mentions, [answers[i] for i in range(len(mentions))], chief(article))


def _learned(gazetteer: Gazetteer, asked: Sequence[Mention], found: dict[int, Settled], context: Context) -> Article:
    """What is known of the text when so much of it is settled."""
    article = from_context(gazetteer, context)
    learn(article, asked, found)
    article.home = gazetteer.country(chief(article))
    return article


def _answer(gazetteer: Gazetteer, mention: Mention, found: dict[int, Settled], i: int, answers: dict[int, Resolution]) -> Resolution:
    parents = [found[p][0] for p in mention.parents if p in found]
    if home := gazetteer.country(mention.country) if mention.country else None:
        parents.append(Candidate(home, "exact", 1.0, True))
    beside = answers.get(mention.near) if mention.near is not None else None
    return _at_its_city(gazetteer, mention, answer(mention, *found[i], parents, beside))


def _at_its_city(gazetteer: Gazetteer, mention: Mention, found: Resolution) -> Resolution:
    """A province that the text does not call one ("in Agadez") at the city of its name in it, which may be meant."""
    place = found.place
    if place is None or place.kind != "adm1" or found.reason != "stated" or kind_said(mention) or found.precision == 2:
        return found
    named = gazetteer.candidates(mention.name, place.adm1_code, ("settlement",))
    city = max((c.place for c in named if c.tier in CLOSE), key=lambda p: p.population, default=None)
    return replace(found, latitude=city.latitude, longitude=city.longitude) if city and city.population else found


def _in_full(gazetteer: Gazetteer, mention: Mention) -> Mention:
    """A mention whose kind is part of the name: what is called Guatemala and a city is Guatemala City, and the road from
    Herat to Kandahar the Kandahar-Herat highway."""
    names = [f"{mention.name} {mention.kind}"] if mention.kind else []
    if ends := line_ends(mention):
        names.append(f"{ends[1]}-{ends[0]} {kind_said(mention) or mention.name.rpartition(' ')[2]}")
    name = next((n for n in names if gazetteer.strength(n) == "strong"), "")
    return replace(mention, name=name) if name else mention


def _of_people(gazetteer: Gazetteer, end: str) -> str:
    """The end of a line, the country's name for its adjective: "the Afghan-Pakistani border"."""
    code = gazetteer.nationality(end)
    home = gazetteer.country(code) if code else None
    return home.name if home else end


def _round(
    gazetteer: Gazetteer, mentions: Sequence[Mention], order: Sequence[int], article: Article, context: Context
) -> dict[int, Settled]:
    article.weighed()
    settled: dict[int, Settled] = {}
    again: dict[object, Settled] = {}
    children: dict[int, list[Mention]] = {}
    for mention in mentions:
        for p in mention.parents:
            children.setdefault(p, []).append(mention)
    for i in order:
        mention = mentions[i]
        if not mention.name:
            settled[i] = None, "unknown_name"
            continue
        parents = [c.place for p in mention.parents if p in settled and (c := settled[p][0]) is not None]
        beside = settled.get(mention.near, (None, ""))[0] if mention.near is not None else None
        if not parents and beside is None and i not in children:
            # What is said twice in the same way is settled once; its sentence counts where a province is known.
            said = (
                mention.name, mention.kind, mention.locative, mention.preposition, mention.offset_km is None,
                mention.country, mention.sentence if article.provinces else 0,
            )  # fmt: skip
            if said not in again:
                again[said] = _settle(mention, scored(gazetteer, mention, [], article, context, None))
            settled[i] = again[said]
            continue
        ranked = scored(gazetteer, mention, parents, article, context, beside.place if beside else None)
        if len(ranked) > 1 and i in children:
            ranked = _holding(gazetteer, ranked, children[i])
        settled[i] = _settle(mention, ranked)
    return settled


def _holding(gazetteer: Gazetteer, ranked: list[Scored], children: list[Mention]) -> list[Scored]:
    """What a place is said to lie in is the likelier a division or country that holds a place of its name: of "Buffalo,
    New York" the state, of "Columbus, Georgia" the American one."""
    out: list[Scored] = []
    for score, candidate in ranked:
        place = candidate.place
        code = {"country": place.country, "adm1": place.adm1_code}.get(place.kind, place.adm2_code)
        holds = bool(code) and any(
            c.tier in CLOSE and c.place.id != place.id for m in children for c in gazetteer.lookup(m.name, within=code)
        )
        out.append((score + holds, candidate))
    return sorted(out, key=by_score)


def _settle(mention: Mention, ranked: list[Scored]) -> Settled:
    """The best candidate, unless another place does as well: a namesake of another spot, and no far smaller town. Sizes do
    not tell which town a district is called by."""
    if not ranked:
        return None, "unknown_name"
    best, place = ranked[0], ranked[0][1].place
    sized = place.kind == "settlement" and "adm2" not in kinds_of(kind_said(mention))
    for score, rival in ranked[1:]:
        if best[0] - score > TIE:
            break
        if km(rival.place, place) <= SAME_SPOT_KM or nested(rival.place, place):
            continue
        if not (sized and dwarfed(rival.place, place)):
            return None, "tie"
    return best[1], "stated"


def _parents_first(mentions: Sequence[Mention]) -> list[int]:
    order: dict[int, None] = {}
    seen: set[int] = set()
    for i in range(len(mentions)):
        _visit(mentions, i, 0, seen, order)
    return list(order)


def _visit(mentions: Sequence[Mention], i: int, depth: int, seen: set[int], order: dict[int, None]) -> None:
    """Put a mention behind its parents and what it lies beside."""
    if i in seen or not 0 <= i < len(mentions):
        return
    seen.add(i)
    if depth < 20:
        for other in mentions[i].parents:
            _visit(mentions, other, depth + 1, seen, order)
        if (near := mentions[i].near) is not None:
            _visit(mentions, near, depth + 1, seen, order)
    order[i] = None
