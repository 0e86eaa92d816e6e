"""A name in, the places that it may mean out: looked for step by step, the closest spelling first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gazetteer.errors import UnknownScope
from gazetteer.folding import ARTICLES, acronym, bracketed, english_carons, fold, fold_words, skeleton, vowels
from gazetteer.kinds import kinds_of, without_generic
from gazetteer.model import KINDS, Candidate
from gazetteer.postings import OTHER, OTHER_KIND, ROW, SPELT, STRONG, TIER_SCORE
from gazetteer.shelf import Shelf

FUZZY_CUTOFF = 82.0
LONG_SKELETON = 4
"""So many consonants tell villages of one province, or divisions of a country, apart."""
DIVISIONS = ("adm1", "adm2")

Found = dict[tuple[int, int], Candidate]
Kinds = tuple[str, ...] | None


def find(shelves: Sequence[Shelf], name: str, scope: str | None, kinds: Kinds) -> list[Candidate]:
    """Every place that `name` may mean in a scope, or anywhere, best first.

    Raises:
        UnknownScope: no shelf knows the scope.
    """
    if scope is None and kinds is None and len(shelves) == 1 and (answer := shelves[0].spelt(name)):
        return answer
    if scope is not None and not any(shelf.rows(scope) for shelf in shelves):
        raise UnknownScope(f"{scope!r} is no country's, province's or district's code of this gazetteer (AFG, AF30, AF3008)")
    found: Found = {}
    says: frozenset[str] = frozenset()
    for spelling in bracketed(name):
        words = fold_words(spelling)
        bare, said = without_generic(words)
        says = says or kinds_of(said)
        _closest(shelves, spelling, words, bare, scope, kinds, found)
        for n, shelf in enumerate(shelves):
            if scope is None or shelf.is_country(scope):
                _at_large(n, shelf, words, bare, scope, kinds, found)
            elif shelf.rows(scope):
                _coarser(n, shelf, words, bare, scope, kinds, found)
        if found:
            break
    weighed = [_weighed(c, says) for c in found.values()] if says else list(found.values())
    return sorted(weighed, key=_best) if len(weighed) > 1 else weighed


def _closest(
    shelves: Sequence[Shelf],
    spelling: str,
    words: tuple[str, ...],
    bare: tuple[str, ...],
    scope: str | None,
    kinds: Kinds,
    found: Found,
) -> None:
    """Places under the name as it is spelt, else under the first of its keys that leads anywhere."""
    for n, shelf in enumerate(shelves):
        _add(n, shelf, [v & ~OTHER for v in shelf.postings(SPELT + spelling)], scope, kinds, found)
    asked = range(len(shelves)) if not found else [n for n in range(len(shelves)) if all(n != at for at, _ in found)]
    for key in _keys(spelling, words, bare) if asked else ():
        for n in asked:
            _add(n, shelves[n], shelves[n].postings(key), scope, kinds, found)
        if found:
            return


def _keys(name: str, words: tuple[str, ...], bare: tuple[str, ...]) -> Iterable[str]:
    """Keys to try in turn: as it stands, with carons read as English, without generic words, without an article."""
    keys = [acronym(name), "".join(words)]
    if not name.isascii():
        keys.append(fold(english_carons(name)))
    if len(bare) < len(words):
        keys.append("".join(bare))
    if len(bare) > 1 and bare[0] in ARTICLES:
        keys.append("".join(bare[1:]))
    return [k for k in dict.fromkeys(keys) if len(k) > 1]


def _add(n: int, shelf: Shelf, values: list[int], scope: str | None, kinds: Kinds, found: Found) -> None:
    """The rows of a key, those inside the scope and of the kinds asked for."""
    if scope is not None and values:
        rows = shelf.rows(scope)
        values = [v for v in values if v & ROW in rows]
    if kinds is not None:
        values = [v for v in values if shelf.kind(v & ROW) in kinds]
    for value, candidate in zip(values, shelf.candidates(values), strict=True):
        found[n, value & ROW] = candidate


def _coarser(
    n: int,
    shelf: Shelf,
    words: tuple[str, ...],
    bare: tuple[str, ...],
    scope: str,
    kinds: Kinds,
    found: Found,
) -> None:
    """Inside a scope: divisions by vowels, skeleton and likeness, settlements where nothing closer was found."""
    by_vowels, by_skeleton = shelf.coarse(scope)
    district = any(shelf.place(r).adm2_code == scope for r in shelf.rows(scope)[:1])
    closer = bool(found)
    for spelling in dict.fromkeys((words, bare)):
        for tier, index, key in (
            ("vowels", by_vowels, vowels(spelling)),
            ("skeleton", by_skeleton, skeleton(spelling)),
        ):
            for row in index.get(key, ()) if key else ():
                place = shelf.place(row)
                division = place.kind in DIVISIONS
                if (n, row) in found or (kinds is not None and place.kind not in kinds):
                    continue
                if division or (not closer and (tier == "vowels" or district or len(key) >= LONG_SKELETON)):
                    found[n, row] = Candidate(place, tier, TIER_SCORE[tier], division)
    if not found:
        _alike(n, shelf, vowels(bare), scope, kinds, found, district)


def _alike(n: int, shelf: Shelf, key: str, scope: str, kinds: Kinds, found: Found, district: bool) -> None:
    """Divisions of a scope (and all places of a district) spelled nearly like `key`."""
    if len(key) < 5:
        return
    from rapidfuzz import fuzz, process  # the last resort, and slow to import

    by_vowels, _ = shelf.coarse(scope)
    wanted = (*DIVISIONS, "settlement") if district else DIVISIONS
    choices = shelf.spellings_of(scope, wanted)
    for choice, likeness, _ in process.extract(key, choices, scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF, limit=5):
        for row in by_vowels[choice]:
            place = shelf.place(row)
            if place.kind in wanted and (kinds is None or place.kind in kinds):
                score = TIER_SCORE["fuzzy"] * likeness / 100
                found[n, row] = Candidate(place, "fuzzy", round(score, 4), place.kind != "settlement")


def _at_large(
    n: int,
    shelf: Shelf,
    words: tuple[str, ...],
    bare: tuple[str, ...],
    scope: str | None,
    kinds: Kinds,
    found: Found,
) -> None:
    """In a country or anywhere: divisions and cities by vowels, else divisions by skeleton; if nothing was closer."""
    if found:
        return
    rows = shelf.rows(scope) if scope is not None else range(len(shelf))
    for tier, key_of in (("vowels", vowels), ("skeleton", skeleton)):
        for spelling in dict.fromkeys((words, bare)):
            key = key_of(spelling)
            for value in shelf.postings(f"{tier[0]} {key}") if len(key) >= LONG_SKELETON else ():
                row = value & ROW
                kind = shelf.kind(row)
                if row in rows and (kinds is None or kind in kinds) and (tier == "vowels" or kind in DIVISIONS):
                    found[n, row] = Candidate(shelf.place(row), tier, TIER_SCORE[tier], bool(value & STRONG))
        if found:
            return


def _weighed(candidate: Candidate, says: frozenset[str]) -> Candidate:
    if candidate.place.kind in says:
        return candidate
    return Candidate(candidate.place, candidate.tier, round(candidate.score - OTHER_KIND, 4), candidate.strong)


def _best(candidate: Candidate) -> tuple[object, ...]:
    place = candidate.place
    return (-candidate.score, not candidate.strong, KINDS.index(place.kind), -place.population, place.id)
