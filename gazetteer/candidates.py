"""Every place that a mention may mean in its text, with what speaks for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gazetteer.answers import NEAR
from gazetteer.article import Article
from gazetteer.errors import UnknownScope
from gazetteer.folding import fold, fold_words, vowels
from gazetteer.kinds import AREA, BUILT, LINES, NATURAL, QUARTERS, kinds_of, without_generic
from gazetteer.likelihood import CLOSE, TOWN, clear, kind_agrees, kind_said, known_abroad, prior
from gazetteer.model import Candidate, Context, Mention, Place
from gazetteer.nearness import NEAR_PARENT_KM, SAME_SPOT_KM, dwarfed, km, lies_in, nested
from gazetteer.states import OTHERS

if TYPE_CHECKING:
    from gazetteer.index import Gazetteer

GONE = 0.2
"""What a place loses that was no more when the text was written."""
NEIGHBOURHOOD_KM = 3000.0
"""From a text's chief country, places are the likelier the nearer, up to here."""
REGION_KM = 250.0
"""How far from the middle of a region a place may lie that is said to lie in it."""
NEIGHBOUR_KM = 150.0
"""What is "north of" a place may be as far."""
LARGE = 150_000
"""A city this large may be meant by a name that is a word as well, behind a preposition ("in Nice")."""

KNOWN = 20_000
"""A town of so many people, whose namesakes have a tenth of them, is meant by its name wherever it lies."""
DISTRICTS = frozenset(("district", "county", "territory", "commune", "municipality", "regency"))
FEW = 1_000
"""A place of fewer people needs its country."""

Scored = tuple[float, Candidate]


def by_score(pair: Scored) -> tuple[float, str]:
    """What candidates are ordered by, best first."""
    return -pair[0], pair[1].place.id


def scored(
    gazetteer: Gazetteer,
    mention: Mention,
    parents: list[Place],
    article: Article,
    context: Context,
    beside: Place | None,
) -> list[Scored]:
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
    kept = [(_score(mention, said, own, c, b, article) - _late(c.place, context), c) for b, c in pairs if clear(mention, c)]
    return sorted(_stand_ins(mention, kept), key=by_score)


def _stand_ins(mention: Mention, found: list[Scored]) -> list[Scored]:
    """Candidates, towns that stand in for districts of their names all alike: which of two Granadas the municipality of
    Granada is, their sizes do not tell."""
    said = kinds_of(kind_said(mention))
    if len(found) < 2 or "adm2" not in said or any(c.place.kind in said or c.place.population >= LARGE for _, c in found):
        return found
    best: dict[str, float] = {}
    for score, c in found:
        best[c.place.country] = max(score, best.get(c.place.country, score))
    return [(best[c.place.country] if c.tier in CLOSE else score, c) for score, c in found]


def _with_neighbours(gazetteer: Gazetteer, mention: Mention, pairs: list[Scored], beside: Place) -> list[Scored]:
    """Candidates for a name that is said to lie beside a place: the nearer the likelier, and those in its province too."""
    found = {c.place.id: (b, c) for b, c in pairs}
    for code in filter(None, (beside.adm1_code, beside.country)):
        for c in _in_scope(gazetteer, mention, code):
            if km(c.place, beside) <= NEIGHBOUR_KM:
                found.setdefault(c.place.id, (0.3, c))
    return [(b + 0.4 * max(0.0, 1 - km(c.place, beside) / NEIGHBOUR_KM), c) for b, c in found.values()]


def _inside(gazetteer: Gazetteer, mention: Mention, parents: list[Place]) -> list[Scored]:
    """Candidates inside all the stated parents; or next to a stated district or town, in its province."""
    narrowest = max(parents, key=lambda p: (bool(p.adm2_code), bool(p.adm1_code)))
    others = [p for p in parents if p is not narrowest]
    found: list[Scored] = []
    if narrowest.kind in ("country", "adm1", "adm2") or narrowest.adm2_code:
        found = [(0.6, c) for c in gazetteer.lookup(mention.name, within=narrowest) if c.place.id != narrowest.id]
    if not found and narrowest.adm1_code:
        found = [
            (0.5, c)
            for c in gazetteer.lookup(mention.name, within=narrowest.adm1_code)
            if c.place.kind not in ("adm1", "adm2") and km(c.place, narrowest) <= NEAR_PARENT_KM
        ]
    if not found and narrowest.kind == "other" and narrowest.country:
        found = [
            (0.5, c)
            for c in gazetteer.lookup(mention.name, within=narrowest.country)
            if c.place.id != narrowest.id and c.tier in CLOSE and km(c.place, narrowest) <= REGION_KM
        ]
    if not found and narrowest.kind == "country":
        found = [(0.4, c) for state in OTHERS.get(narrowest.country, ()) for c in _in_scope(gazetteer, mention, state) if c.tier in CLOSE]
    return [(bonus, c) for bonus, c in found if all(lies_in(c.place, p) for p in others)]


def _in_no_parent(mention: Mention, candidate: Candidate) -> bool:
    """Whether a name that is not found in its parents stands by itself, the text having only named one place after
    another ("Colombia, Mexico"): that of a country or a province."""
    says = kinds_of(kind_said(mention))
    kind = candidate.place.kind
    return kind in ("country", "adm1") and candidate.strong and candidate.tier in CLOSE and (not says or kind in says)


def _anywhere(gazetteer: Gazetteer, mention: Mention, article: Article) -> list[Scored]:
    """Candidates in the provinces and countries of the text, and strong ones from all over the world."""
    found: dict[str, tuple[float, Candidate]] = {}
    likely: dict[str, tuple[float, Candidate]] = {}
    own = fold(mention.name)
    for code, vouchers in article.by_province:
        there = _in_scope(gazetteer, mention, code)
        others = [sentences for name, sentences in vouchers.items() if name != own] if there else []
        if not others:
            continue
        near = 0.6 if any(mention.sentence in sentences or -1 in sentences for sentences in others) else 0.55
        for c in there:
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
                or (weight == top and _alone(mention, c, [*in_country, *divisions], country in article.located))
            ):  # fmt: skip
                found[c.place.id] = (0.3 * weight / top, c)
    for country in sorted(article.nations):
        if country not in article.countries:
            in_country = [c for c in _in_scope(gazetteer, mention, country) if c.place.id not in found]
            for c in in_country:
                if c.strong or (not top and _alone(mention, c, in_country)):
                    found[c.place.id] = (0.25, c)
    _from_all_over(gazetteer, mention, article, found)
    if not found and not any(c.tier in CLOSE and c.place.feature != "village" for c in gazetteer.candidates(mention.name)):
        found = likely  # what a town is called is no other's name misspelt
    return _without_namesake(list(found.values()), article)


def _from_all_over(gazetteer: Gazetteer, mention: Mention, article: Article, found: dict[str, tuple[float, Candidate]]) -> None:
    """Add what the name means anywhere in the world: what is known abroad, and in a text without a country of its own
    every strong name; but not if one whose country acts in it has a namesake. Where that is nothing, a place of another kind than the text says (the region Kidal for "the town
    of Kidal"), a large city whose name is a word too, or the only place of the name."""
    told = bool(article.located)
    everything = gazetteer.candidates(mention.name)
    strict = article.first or told or _has_namesake(gazetteer, mention, everything, article)
    said = kind_said(mention)
    says = kinds_of(said)
    others: list[Candidate] = []
    for c in everything:
        if c.tier not in CLOSE or c.place.id in found or (strict and not known_abroad(c.place)):
            continue
        if told and said in AREA | QUARTERS and c.place.country not in article.countries:
            continue  # a quarter of a town, of no city abroad
        if c.strong and (c.place.kind in says or not says or c.place.kind == "country"):
            if not _rivalled(c.place, everything):
                found[c.place.id] = (0.0, c)
        elif _second_best(mention, c, said):
            others.append(c)
    placed = mention.locative and bool(mention.preposition or said)
    if not found and not others and placed and not strict:
        others = _within_reach(gazetteer, mention, lone(mention, everything), article)
    if not found:
        found.update((c.place.id, (0.0, c)) for c in others)


def _second_best(mention: Mention, candidate: Candidate, said: str) -> bool:
    place = candidate.place
    if candidate.strong and said not in NATURAL | LINES:
        return place.kind == "settlement" or (place.kind in ("adm1", "adm2") and said not in BUILT)
    behind = mention.locative and mention.preposition.lower() in ("in", "near", "outside")
    return behind and not said and place.kind == "settlement" and place.population >= LARGE


def _without_namesake(found: list[Scored], article: Article) -> list[Scored]:
    """Without a country whose name is also a province's in the country that the text is chiefly about: in a text about
    the United States, Georgia is a state."""
    main = article.chief
    province = any(c.place.kind == "adm1" and c.place.country == main and c.strong and c.tier in CLOSE for _, c in found)
    if not province:
        return found
    return [(bonus, c) for bonus, c in found if c.place.kind != "country" or c.place.country == main]


def _alone(mention: Mention, candidate: Candidate, rivals: list[Candidate], located: bool = False) -> bool:
    """Whether a weak name may be taken with nothing but its country known: a town's or a district's, or what the text calls
    by its kind, that has no rival there, or dwarfs those it has. A village's, and one of a country that something is not
    `located` in, has to be its first name."""
    if not mention.locative or candidate.tier not in CLOSE:
        return False
    place, said = candidate.place, kind_said(mention)
    called = place.kind in kinds_of(said) and said != "locality"
    known = place.population > 0 or (place.feature != "village" and bool(mention.preposition))
    if not (located and known and (mention.preposition or called)):
        if _first_name(place.name) != _first_name(mention.name):
            return False
        if not called and not place.population:
            return False
    return all(nested(r.place, place) or km(r.place, place) <= SAME_SPOT_KM or dwarfed(r.place, place) for r in rivals)


def lone(mention: Mention, everything: Sequence[Candidate]) -> list[Candidate]:
    """The one place in the world that a weak name may mean: a town's or a district's by its first name, and what is nested
    with it. Namesakes, if it has any, are hamlets to its size. A village's, and a suburb's, says too little."""
    said = kind_said(mention)
    if said in QUARTERS:
        return []
    own = _first_name(mention.name)
    close = [c for c in everything if c.tier in CLOSE]
    named = [c for c in close if _of_note(c.place, said) and own in (_first_name(c.place.name), _short_name(c.place.name))]
    first = max(
        named, key=lambda c: (said in DISTRICTS and c.place.kind == "adm2", c.place.population, c.place.kind == "adm2"), default=None
    )
    if first is None:  # a town's further name that is no other's
        return close if len(close) == 1 and close[0].place.population >= KNOWN and close[0].place.feature == "city" else []
    near = [c for c in close if nested(c.place, first.place) or km(c.place, first.place) <= SAME_SPOT_KM]
    others = [c.place for c in close if c not in near and c is not first]
    if said in DISTRICTS and [c.place.kind for c in close].count("adm2") == 1 and first.place.kind == "adm2":
        others = []  # the only district of the name, whatever towns have it
    people = max((c.place.population for c in near), default=0)
    if others and (people < KNOWN or any(p.kind != "settlement" or 10 * p.population > people for p in others)):
        return []
    return [c for c in named if c is first or c in near]


def _rivalled(place: Place, everything: Sequence[Candidate]) -> bool:
    """Whether a small province has a namesake abroad as large (Uri is in Switzerland and in Kashmir), or a town one that is a
    district (Hangu is a suburb of Tianjin and a district of Pakistan)."""
    if place.kind not in ("adm1", "settlement") or known_abroad(place):
        return False
    own = _first_name(place.name)
    rivals = [c.place for c in everything if c.tier in CLOSE and c.place.country != place.country and _first_name(c.place.name) == own]
    if place.kind == "settlement":
        return any(p.kind == "adm2" for p in rivals) and any(p.kind == "settlement" and p.population >= FEW for p in rivals)
    return any(p.kind == "settlement" and 2 * p.population >= place.population for p in rivals)


def _has_namesake(gazetteer: Gazetteer, mention: Mention, everything: Sequence[Candidate], article: Article) -> bool:
    """Whether a country that acts in the text has a place of the name, which may be meant as well: but not beside the one
    city of the name that is beside the country and dwarfs it (Russia shells Pokrovsk)."""
    own = _first_name(mention.name)
    for country in article.countries:
        there = [c.place for c in _in_scope(gazetteer, mention, country) if c.tier in CLOSE and _first_name(c.place.name) == own]
        if not there:
            continue
        strong = [c.place for c in everything if c.strong and c.tier in CLOSE]
        most = max(p.population for p in there)
        if len(strong) != 1 or any(p.kind != "settlement" for p in (*there, *strong)) or strong[0].country == country:
            return True
        if strong[0].population < 5 * most or not gazetteer.borders(country, strong[0]):
            return True
    return False


def _within_reach(gazetteer: Gazetteer, mention: Mention, found: list[Candidate], article: Article) -> list[Candidate]:
    """Of candidates, those that may be meant in a text whose only countries are those that act in it: in one of them, near one
    of them, or a town known by itself."""
    acting = article.countries.keys() | article.nations.keys()
    own = _first_name(mention.name)
    if not acting or any(c.place.population >= KNOWN and _first_name(c.place.name) == own for c in found):
        return found
    return [c for c in found if any(code == c.place.country or gazetteer.borders(code, c.place) for code in sorted(acting))]


def _of_note(place: Place, said: str) -> bool:
    """Whether a district or a town may be meant with nothing else known: no village, and none with few people."""
    if place.kind == "adm2":
        return True
    return place.kind == "settlement" and not 0 < place.population < FEW and (place.feature != "village" or said == "village")


def _first_name(name: str) -> str:
    """A place's first name by its vowels, without what kind it is."""
    return vowels(without_generic(fold_words(name))[0])


def _short_name(name: str) -> str:
    """A place's name before "de": Iguala de la Independencia is called Iguala."""
    short, of, _ = name.partition(" de ")
    return vowels(fold_words(short)) if of else ""


def _in_scope(gazetteer: Gazetteer, mention: Mention, code: str) -> Sequence[Candidate]:
    try:
        candidates = gazetteer.candidates(mention.name, code)
    except UnknownScope:
        return ()
    return candidates if mention.locative or not candidates else [c for c in candidates if c.strong]


def _late(place: Place, context: Context) -> float:
    """What a place loses that was no more when the text was written: it may still be written about."""
    return GONE if context.date and place.until and place.until < context.date else 0.0


def _score(mention: Mention, said: str, own: str, candidate: Candidate, bonus: float, article: Article) -> float:
    """How well a candidate fits a mention of the name `own` (folded) and the kind `said`."""
    place = candidate.place
    score = candidate.score + bonus + kind_agrees(said, place)
    score += 0.1 if candidate.strong else 0.0
    score += prior(place)
    if place.kind == "settlement":
        score += 0.3 if mention.offset_km is not None or mention.preposition.lower() in NEAR else 0.0
        score -= 0.3 if said in ("village", "hamlet") and place.population > TOWN else 0.0
    if article.home and place.kind != "country" and place.country not in article.countries:
        score += 0.15 * max(0.0, 1 - km(place, article.home) / NEIGHBOURHOOD_KM)
    nearest = 1e9
    for name, point in article.points:
        if name != own and abs(point.latitude - place.latitude) < 1:  # more is over 100 km, which counts for nothing
            nearest = min(nearest, km(place, point))
    return score + max(0.0, 0.1 * (1 - nearest / 100))
