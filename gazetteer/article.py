"""What is known of a text while its places are settled: its countries, provinces and points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazetteer.folding import fold
from gazetteer.model import Candidate, Context, Mention, Place

if TYPE_CHECKING:
    from gazetteer.index import Gazetteer

Settled = tuple[Candidate | None, str]
"""The place of a mention, if it is settled, and the reason."""


@dataclass(slots=True)
class Article:
    """What the mentions settled so far say of the text: weights of countries, provinces and points.

    Provinces and points remember the (folded) name that vouches for them, since no name may vouch for itself, and
    provinces the sentence, which is -1 for what the context gives. In the `first` round only what is known abroad
    counts without its country. `home` is the country that the text is chiefly about; `located` are those in which it
    says that something is, not only that they act; `nations` those whose people it names, which say less than a place.
    """

    countries: Counter[str] = field(default_factory=Counter)
    nations: Counter[str] = field(default_factory=Counter)
    provinces: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    points: list[tuple[str, Place]] = field(default_factory=list)
    located: set[str] = field(default_factory=set)
    first: bool = False
    home: Place | None = None
    # What `weighed` reckons from these, once a round.
    chief: str = ""
    top: int = 0
    by_country: list[tuple[str, int]] = field(default_factory=list)
    by_province: list[tuple[str, dict[str, set[int]]]] = field(default_factory=list)

    def weighed(self) -> None:
        """Reckon what all mentions of a round ask for."""
        self.chief, self.top = chief(self), max(self.countries.values(), default=0)
        self.by_country = sorted(self.countries.items())
        self.by_province = [(code, _by_name(vouchers)) for code, vouchers in sorted(self.provinces.items())]
        self.points = list({(name, place.id): (name, place) for name, place in self.points}.values())  # each once


def _by_name(vouchers: Iterable[tuple[str, int]]) -> dict[str, set[int]]:
    """Name that vouches for a province -> the sentences that it stands in."""
    found: dict[str, set[int]] = {}
    for name, sentence in vouchers:
        found.setdefault(name, set()).add(sentence)
    return found


def from_context(gazetteer: Gazetteer, context: Context) -> Article:
    article = Article(nations=Counter(context.nations))
    if context.adm1_code:
        article.provinces[context.adm1_code] = [("", -1)]
        division = gazetteer.division(context.adm1_code)
        if division:
            article.countries[division.country] += 4
            article.located.add(division.country)
    if context.country:
        article.countries[context.country] += 4
        article.located.add(context.country)
    if context.source_country:
        article.countries[context.source_country] += 1
    for hint in context.hints:
        division = gazetteer.division(hint)
        if division:
            article.countries[division.country] += 1
            article.located.add(division.country)
            article.provinces.setdefault(division.adm1_code, []).append(("", -2))
    return article


def learn(article: Article, mentions: Sequence[Mention], settled: dict[int, Settled]) -> None:
    """What the first round settled beyond doubt."""
    for i, (candidate, _) in settled.items():
        if candidate is None:
            continue
        place, mention = candidate.place, mentions[i]
        if candidate.strong or mention.parents:
            article.countries[place.country] += 2 if mention.locative else 1
            if mention.locative and mention.preposition.lower() != "from":
                article.located.add(place.country)  # rockets from Lebanon fall elsewhere
            if mention.locative and place.adm1_code:
                key = fold(mention.name)
                article.provinces.setdefault(place.adm1_code, []).append((key, mention.sentence))
                if place.kind != "adm1":
                    article.points.append((key, place))


def chief(article: Article) -> str:
    """The country that has most of the text's places; "" if it has none."""
    weights = article.countries or article.nations
    return max(weights, key=lambda c: (weights[c], c), default="")
