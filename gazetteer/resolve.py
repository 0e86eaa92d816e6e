"""All places of one text settled together.

Each mention is scored against every place its name may mean; what counts, in this order: lying in the parents the
text states; the kind the text says; how close the spelling is; lying in a province, then in a country that the text is
about; nearness to places already settled; population as a last word. Settled mentions then speak for the rest, in a
second round. A name that only suggests a place (a village's) has to lie in a stated parent or in a province of the
text, or be the only one in its country. Two places that fit equally well are a tie, not a coin toss.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gazetteer import offsets
from gazetteer.answers import NEAR, answer, between, line_ends
from gazetteer.capitals import with_capitals
from gazetteer.errors import UnknownScope
from gazetteer.folding import fold, fold_words, vowels
from gazetteer.kinds import AREA, BUILT, LINES, NATURAL, QUARTERS, kinds_of, without_generic
from gazetteer.likelihood import CLOSE, TOWN, clear, kind_agrees, kind_said, known_abroad, prior
from gazetteer.model import KINDS, Candidate, Context, Mention, Place, Resolution

if TYPE_CHECKING:
    from gazetteer.index import Gazetteer

GONE = 0.2
TIE = 0.06
"""Two scores this close are equal."""
NEIGHBOURHOOD_KM = 3000.0
"""From a text's chief country, places are the likelier the nearer, up to here."""
SAME_SPOT_KM = 15.0
"""Two candidates this close are one place, told twice."""
REGION_KM = 250.0
"""How far from the middle of a region a place may lie that is said to lie in it."""
NEIGHBOUR_KM = 150.0
"""What is "north of" a place may be as far."""
LARGE = 150_000
"""A city this large may be meant by a name that is a word as well, behind a preposition ("in Nice")."""
NEAR_PARENT_KM = 40.0
"""How far outside a stated district a place may lie and still be said to lie in it: borders are drawn differently."""


@dataclass(slots=True)
class _Article:
    """What the mentions settled so far say of the text: weights of countries, provinces and points.

    Provinces and points remember the (folded) name that vouches for them, since no name may vouch for itself, and
    provinces the sentence, which is -1 for what the context gives. In the `first` round only what is known abroad
    counts without its country. `home` is the country that the text is chiefly about; `nations` are those whose people
    it names, which say less than a place does.
    """

    countries: Counter[str] = field(default_factory=Counter)
    nations: Counter[str] = field(default_factory=Counter)
    provinces: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    points: list[tuple[str, Place]] = field(default_factory=list)
    first: bool = False
    home: Place | None = None
    # What `weighed` reckons from these, once a round.
    chief: str = ""
    top: int = 0
    by_country: list[tuple[str, int]] = field(default_factory=list)
    by_province: list[tuple[str, list[tuple[str, int]]]] = field(default_factory=list)

    def weighed(self) -> None:
        """Reckon what all mentions of a round ask for."""
        self.chief, self.top = _chief(self), max(self.countries.values(), default=0)
        self.by_country, self.by_province = sorted(self.countries.items()), sorted(self.provinces.items())


def resolve(gazetteer: Gazetteer, mentions: Sequence[Mention], context: Context) -> list[Resolution]:
    """The place of each mention, or the reason why there is none; in the order of `mentions`."""
    asked = [_in_full(gazetteer, m) for m in mentions]
    pairs: dict[int, int] = {}
    for i, mention in enumerate(mentions):
        ends = line_ends(mention)
        if ends and gazetteer.strength(mention.name) is None:
            pairs[i] = len(asked)
            asked += [replace(mention, name=end, kind="", preposition="") for end in ends]
    article = _from_context(gazetteer, context)
    article.first = True
    order = _parents_first(asked)
    first = _round(gazetteer, asked, order, article, context)
    article = _from_context(gazetteer, context)
    _learn(article, asked, first)
    article.home = gazetteer.country(_chief(article))
    found = _round(gazetteer, asked, order, article, context)
    answers: dict[int, Resolution] = {}
    for i in order:
        if i < len(mentions):
            answers[i] = _answer(gazetteer, mentions[i], found, i, answers)
    for i, at in pairs.items():
        one, other = found[at][0], found[at + 1][0]
        if one and other and "adm1" not in (one.place.kind, other.place.kind):
            answers[i] = between(gazetteer, one, other)
        elif (one or other) and mentions[i].preposition.lower() == "between":
            answers[i] = answer(replace(mentions[i], preposition="near"), one or other, "", [], None)
    return with_capitals(gazetteer, mentions, [answers[i] for i in range(len(mentions))], _chief(article))


def _answer(
    gazetteer: Gazetteer, mention: Mention, found: dict[int, _Settled], i: int, answers: dict[int, Resolution]
) -> Resolution:
    parents = [found[p][0] for p in mention.parents if p in found]
    if home := gazetteer.country(mention.country) if mention.country else None:
        parents.append(Candidate(home, "exact", 1.0, True))
    beside = answers.get(mention.near) if mention.near is not None else None
    return answer(mention, *found[i], parents, beside)


def _in_full(gazetteer: Gazetteer, mention: Mention) -> Mention:
    """A mention whose kind is part of the name: what is called Guatemala and a city is Guatemala City."""
    name = f"{mention.name} {mention.kind}"
    return replace(mention, name=name) if mention.kind and gazetteer.strength(name) == "strong" else mention


_Settled = tuple[Candidate | None, str]
_Scored = tuple[float, Candidate]


def _round(
    gazetteer: Gazetteer, mentions: Sequence[Mention], order: Sequence[int], article: _Article, context: Context
) -> dict[int, _Settled]:
    article.weighed()
    settled: dict[int, _Settled] = {}
    again: dict[object, _Settled] = {}
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
                again[said] = _settle(_scored(gazetteer, mention, [], article, context, None))
            settled[i] = again[said]
            continue
        scored = _scored(gazetteer, mention, parents, article, context, beside.place if beside else None)
        if len(scored) > 1 and i in children:
            scored = _holding(gazetteer, scored, children[i])
        settled[i] = _settle(scored)
    return settled


def _holding(gazetteer: Gazetteer, scored: list[_Scored], children: list[Mention]) -> list[_Scored]:
    """What a place is said to lie in is the likelier a division or country that holds a place of its name: of "Buffalo,
    New York" the state, of "Columbus, Georgia" the American one."""
    out: list[_Scored] = []
    for score, candidate in scored:
        place = candidate.place
        code = {"country": place.country, "adm1": place.adm1_code}.get(place.kind, place.adm2_code)
        holds = bool(code) and any(
            c.tier in CLOSE and c.place.id != place.id for m in children for c in gazetteer.lookup(m.name, within=code)
        )
        out.append((score + holds, candidate))
    return sorted(out, key=_by_score)


def _by_score(pair: _Scored) -> tuple[float, str]:
    return -pair[0], pair[1].place.id


def _from_context(gazetteer: Gazetteer, context: Context) -> _Article:
    article = _Article(nations=Counter(context.nations))
    if context.adm1_code:
        article.provinces[context.adm1_code] = [("", -1)]
        division = gazetteer.division(context.adm1_code)
        if division:
            article.countries[division.country] += 4
    if context.country:
        article.countries[context.country] += 4
    if context.source_country:
        article.countries[context.source_country] += 1
    for hint in context.hints:
        division = gazetteer.division(hint)
        if division:
            article.countries[division.country] += 1
            article.provinces.setdefault(division.adm1_code, []).append(("", -2))
    return article


def _learn(article: _Article, mentions: Sequence[Mention], settled: dict[int, _Settled]) -> None:
    """What the first round settled beyond doubt."""
    for i, (candidate, _) in settled.items():
        if candidate is None:
            continue
        place, mention = candidate.place, mentions[i]
        if candidate.strong or mention.parents:
            article.countries[place.country] += 2 if mention.locative else 1
            if mention.locative and place.adm1_code:
                key = fold(mention.name)
                article.provinces.setdefault(place.adm1_code, []).append((key, mention.sentence))
                if place.kind != "adm1":
                    article.points.append((key, place))


def _chief(article: _Article) -> str:
    """The country that has most of the text's places; "" if it has none."""
    weights = article.countries or article.nations
    return max(weights, key=lambda c: (weights[c], c), default="")


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


# ---- candidates and their scores ----------------------------------------------------------------------------------


def _scored(
    gazetteer: Gazetteer,
    mention: Mention,
    parents: list[Place],
    article: _Article,
    context: Context,
    beside: Place | None,
) -> list[_Scored]:
    """Candidates that may stand, with their scores, best first."""
    home = gazetteer.country(mention.country) if mention.country else None
    inside = [*parents, home] if home else parents
    pairs = _inside(gazetteer, mention, inside) if inside else []
    if not pairs:
        pairs = _anywhere(gazetteer, mention, article)
        if parents:
            pairs = [(b, c) for b, c in pairs if _in_no_parent(mention, c)]
    if beside is not None and not parents:
        pairs = _with_neighbours(gazetteer, mention, pairs, beside)
    if not pairs:
        return []
    said, own = kind_said(mention), fold(mention.name)
    kept = [
        (_score(mention, said, own, c, b, article) - _late(c.place, context), c) for b, c in pairs if clear(mention, c)
    ]
    return sorted(kept, key=_by_score)


def _with_neighbours(gazetteer: Gazetteer, mention: Mention, pairs: list[_Scored], beside: Place) -> list[_Scored]:
    """Candidates for a name that is said to lie beside a place: the nearer the likelier, and those in its province too."""
    found = {c.place.id: (b, c) for b, c in pairs}
    for code in filter(None, (beside.adm1_code, beside.country)):
        for c in _in_scope(gazetteer, mention, code):
            if _km(c.place, beside) <= NEIGHBOUR_KM:
                found.setdefault(c.place.id, (0.3, c))
    return [(b + 0.4 * max(0.0, 1 - _km(c.place, beside) / NEIGHBOUR_KM), c) for b, c in found.values()]


def _inside(gazetteer: Gazetteer, mention: Mention, parents: list[Place]) -> list[_Scored]:
    """Candidates inside all the stated parents; or next to a stated district or town, in its province."""
    narrowest = max(parents, key=lambda p: (bool(p.adm2_code), bool(p.adm1_code)))
    others = [p for p in parents if p is not narrowest]
    found: list[_Scored] = []
    if narrowest.kind in ("country", "adm1", "adm2") or narrowest.adm2_code:
        found = [(0.6, c) for c in gazetteer.lookup(mention.name, within=narrowest) if c.place.id != narrowest.id]
    if not found and narrowest.adm1_code:
        found = [
            (0.5, c)
            for c in gazetteer.lookup(mention.name, within=narrowest.adm1_code)
            if c.place.kind not in ("adm1", "adm2") and _km(c.place, narrowest) <= NEAR_PARENT_KM
        ]
    if not found and narrowest.kind == "other" and narrowest.country:
        found = [
            (0.5, c)
            for c in gazetteer.lookup(mention.name, within=narrowest.country)
            if c.place.id != narrowest.id and c.tier in CLOSE and _km(c.place, narrowest) <= REGION_KM
        ]
    return [(bonus, c) for bonus, c in found if all(_lies_in(c.place, p) for p in others)]


def _in_no_parent(mention: Mention, candidate: Candidate) -> bool:
    """Whether a name that is not found in its parents stands by itself, the text having only named one place after
    another ("Colombia, Mexico"): that of a country or a province."""
    says = kinds_of(kind_said(mention))
    kind = candidate.place.kind
    return kind in ("country", "adm1") and candidate.strong and candidate.tier in CLOSE and (not says or kind in says)


def _lies_in(place: Place, parent: Place) -> bool:
    if parent.kind == "country":
        return place.country == parent.country
    if parent.kind == "adm1":
        return place.adm1_code in (parent.adm1_code, "") and place.country == parent.country
    return _km(place, parent) <= NEAR_PARENT_KM or place.adm2_code == parent.adm2_code != ""


def _anywhere(gazetteer: Gazetteer, mention: Mention, article: _Article) -> list[_Scored]:
    """Candidates in the provinces and countries of the text, and strong ones from all over the world."""
    found: dict[str, tuple[float, Candidate]] = {}
    likely: dict[str, tuple[float, Candidate]] = {}
    own = fold(mention.name)
    for code, vouchers in article.by_province:
        sentences = {sentence for name, sentence in vouchers if name != own}
        if not sentences:
            continue
        near = 0.6 if sentences & {mention.sentence, -1} else 0.55
        for c in _in_scope(gazetteer, mention, code):
            far = c.tier == "fuzzy" or (c.tier == "skeleton" and c.place.kind == "settlement")
            (likely if far else found).setdefault(c.place.id, (near, c))
    top = article.top
    for country, weight in article.by_country:
        in_country = [c for c in _in_scope(gazetteer, mention, country) if c.place.id not in found]
        if not in_country or (found and not any(c.strong for c in in_country)):
            continue
        divisions = gazetteer.candidates(mention.name, country, ("adm1", "adm2"))
        for c in in_country:
            if (
                (c.strong and (2 * weight >= top or known_abroad(c.place)))
                or (weight == top and _alone(mention, c, [*in_country, *divisions]))
            ):  # fmt: skip
                found[c.place.id] = (0.3 * weight / top, c)
    for country in sorted(article.nations):
        if country not in article.countries:
            in_country = [c for c in _in_scope(gazetteer, mention, country) if c.place.id not in found]
            for c in in_country:
                if c.strong or (not top and _alone(mention, c, in_country)):
                    found[c.place.id] = (0.25, c)
    _from_all_over(gazetteer, mention, article, found)
    return _without_namesake(list((found or likely).values()), article)


def _from_all_over(
    gazetteer: Gazetteer, mention: Mention, article: _Article, found: dict[str, tuple[float, Candidate]]
) -> None:
    """Add what the name means anywhere in the world: what is known abroad, and in a text without a country of its own
    every strong name. Where that is nothing, a place of another kind than the text says (the region Kidal for "the town
    of Kidal"), a large city whose name is a word too, or the only place of the name."""
    told = article.top > 0
    strict = article.first or told
    said = kind_said(mention)
    says = kinds_of(said)
    others: list[Candidate] = []
    everything = gazetteer.candidates(mention.name)
    for c in everything:
        if c.tier not in CLOSE or c.place.id in found or (strict and not known_abroad(c.place)):
            continue
        if told and said in AREA | QUARTERS and c.place.country not in article.countries:
            continue  # a quarter of a town, of no city abroad
        if c.strong and (c.place.kind in says or not says or c.place.kind == "country"):
            found[c.place.id] = (0.0, c)
        elif _second_best(mention, c, said):
            others.append(c)
    placed = mention.locative and bool(mention.preposition or said)
    if not found and not strict and placed and not others and len(everything) == 1:
        others = [c for c in everything if c.tier in CLOSE and _alone(mention, c, [])]
    if not found:
        found.update((c.place.id, (0.0, c)) for c in others)


def _second_best(mention: Mention, candidate: Candidate, said: str) -> bool:
    place = candidate.place
    if candidate.strong and said not in NATURAL | LINES:
        return place.kind == "settlement" or (place.kind in ("adm1", "adm2") and said not in BUILT)
    behind = mention.locative and mention.preposition.lower() in ("in", "near", "outside")
    return behind and not said and place.kind == "settlement" and place.population >= LARGE


def _without_namesake(found: list[_Scored], article: _Article) -> list[_Scored]:
    """Without a country whose name is also a province's in the country that the text is chiefly about: in a text about
    the United States, Georgia is a state."""
    chief = article.chief
    province = any(
        c.place.kind == "adm1" and c.place.country == chief and c.strong and c.tier in CLOSE for _, c in found
    )
    if not province:
        return found
    return [(bonus, c) for bonus, c in found if c.place.kind != "country" or c.place.country == chief]


def _alone(mention: Mention, candidate: Candidate, rivals: list[Candidate]) -> bool:
    """Whether a weak name may be taken with nothing but its country known: its place's first name, the only one there,
    and a town, or called a village by the text."""
    if not mention.locative or candidate.tier not in CLOSE:
        return False
    if vowels(fold_words(candidate.place.name)) != vowels(without_generic(fold_words(mention.name))[0]):
        return False
    called = "settlement" in kinds_of(kind_said(mention)) and kind_said(mention) != "locality"
    if not called and not candidate.place.population:
        return False
    return all(_nested(r.place, candidate.place) or _km(r.place, candidate.place) <= SAME_SPOT_KM for r in rivals)


def _in_scope(gazetteer: Gazetteer, mention: Mention, code: str) -> Sequence[Candidate]:
    try:
        candidates = gazetteer.candidates(mention.name, code)
    except UnknownScope:
        return ()
    return candidates if mention.locative or not candidates else [c for c in candidates if c.strong]


def _late(place: Place, context: Context) -> float:
    """What a place loses that was no more when the text was written: it may still be written about."""
    return GONE if context.date and place.until and place.until < context.date else 0.0


def _score(mention: Mention, said: str, own: str, candidate: Candidate, bonus: float, article: _Article) -> float:
    """How well a candidate fits a mention of the name `own` (folded) and the kind `said`."""
    place = candidate.place
    score = candidate.score + bonus + kind_agrees(said, place)
    score += 0.1 if candidate.strong else 0.0
    score += prior(place)
    if place.kind == "settlement":
        score += 0.3 if mention.offset_km is not None or mention.preposition.lower() in NEAR else 0.0
        score -= 0.3 if said in ("village", "hamlet") and place.population > TOWN else 0.0
    if article.home and place.kind != "country" and place.country not in article.countries:
        score += 0.15 * max(0.0, 1 - _km(place, article.home) / NEIGHBOURHOOD_KM)
    nearest = 1e9
    for name, point in article.points:
        if name != own and abs(point.latitude - place.latitude) < 1:  # more is over 100 km, which counts for nothing
            nearest = min(nearest, _km(place, point))
    return score + max(0.0, 0.1 * (1 - nearest / 100))


def _settle(scored: list[_Scored]) -> _Settled:
    """The best candidate, unless another place does as well."""
    if not scored:
        return None, "unknown_name"
    best = scored[0]
    for score, rival in scored[1:]:
        if best[0] - score > TIE:
            break
        if _km(rival.place, best[1].place) > SAME_SPOT_KM and not _nested(rival.place, best[1].place):
            return None, "tie"
    return best[1], "stated"


def _nested(one: Place, other: Place) -> bool:
    """Whether one of two namesakes holds the other: a province and its capital."""
    outer = one if KINDS.index(one.kind) < KINDS.index(other.kind) else other
    inner = other if outer is one else one
    if outer.kind == "adm2":
        return outer.adm2_code == inner.adm2_code
    if outer.kind == "adm1":
        return outer.adm1_code == inner.adm1_code
    return outer.kind == "country" and outer.country == inner.country


def _km(one: Place, other: Place) -> float:
    return offsets.sphere_km(one.latitude, one.longitude, other.latitude, other.longitude)
