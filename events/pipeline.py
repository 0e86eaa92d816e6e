"""The whole way, from article to rows, on one screen: `Extractor.extract`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path

from events.article import Article, article
from events.claims import ClaimReader
from events.clean import clean
from events.confidence import confidence
from events.crosswalk import Crosswalk
from events.errors import InputError
from events.event import Event
from events.forms import Forms
from events.garbage import uncollected
from events.homes import at_home
from events.market import is_market, unlike_markets
from events.mentions import dates
from events.mentions.actions import TriggerFinder
from events.mentions.actors import ActorFinder
from events.mentions.coreference import resolve as corefer
from events.mentions.cues import CueFinder
from events.mentions.place_links import is_heading
from events.mentions.places import PlaceFinder
from events.mentions.tolls import TollFinder
from events.merge import merge
from events.model import Claim, CleanText, DateMention, Happening, Mentions, Sentence
from events.phrases import phrases
from events.rulebook import Rulebook, both
from events.sentences import sentences
from events.settle import Settled, settle
from events.sport import is_sport, unlike_games
from events.table import event_rows
from events.tally import tally
from events.words import Lexicon, words
from gazetteer import Gazetteer

SHORT_LINE = 60
"""Characters of the longest line that may be a heading with a place ("Sangin/Helmand")."""


EXPECTED = ("expected", "scheduled", "due", "slated", "planned", "plan", "plans", "hopes", "hope", "intends")
"""Last words of actions that look ahead, and whose time is that of what is to come: "is expected to meet on Wednesday"."""
TOLD = frozenset(("happened", "alleged", "historical"))
"""What has been: a day that it shares with something planned does not lie ahead."""


class Extractor:
    """Rules and gazetteer, compiled; turns articles into rows. Holds no state of any article.

    Without arguments they are the packaged ones; with rules of your own,
    `events.Extractor(events.Rulebook.load(extra=["mine.toml"]))`. Takes about a second to make: make one, and keep it.

    Raises:
        RuleError: a rule file says something that cannot be.
        InputError: `rulebook` or `gazetteer` is none.
    """

    def __init__(self, rulebook: Rulebook | None = None, gazetteer: Gazetteer | None = None) -> None:
        for given, kind in ((rulebook, Rulebook), (gazetteer, Gazetteer)):
            if given is not None and not isinstance(given, kind):
                raise InputError(f"an Extractor takes a {kind.__name__} (of {kind.__name__}.load), not a {type(given).__name__}")
        with uncollected():
            self._compile(rulebook or Rulebook.load(), gazetteer if gazetteer is not None else Gazetteer.load())

    def _compile(self, rulebook: Rulebook, gazetteer: Gazetteer) -> None:
        self.rulebook, self.gazetteer = rulebook, gazetteer
        self.lexicon = lexicon(rulebook)
        forms = Forms(self.lexicon)
        self.actors = ActorFinder(rulebook)
        self.triggers = TriggerFinder(rulebook.actions, forms)
        self.cues = CueFinder(rulebook.cues, forms)
        demonyms = frozenset(d.lower() for c in rulebook.countries for d in c.demonyms)
        self.places = PlaceFinder(self.gazetteer, demonyms, self.lexicon.classes)
        self.tolls = TollFinder(rulebook, forms)
        self.claims = ClaimReader(rulebook, forms, self.lexicon.verb_lemma)
        self.crosswalk = Crosswalk.load()
        self.digest = both(rulebook.digest, self.gazetteer.digest)

    def extract(self, article: Article) -> list[Event]:
        """The rows of one article, an `Article` as `events.read` gives them; of a plain text, `events.extract` has them.

        Raises:
            InputError: it is no `Article`.
        """
        if not isinstance(article, Article):
            raise InputError(
                f"an Extractor reads an Article, not a {type(article).__name__}; for a text, events.extract(text, by=extractor)"
            )
        return self.extract_all((article,))[0]

    def extract_all(self, articles: Sequence[Article]) -> list[list[Event]]:
        """The rows of each of some articles. Each stage does them all before the next begins: what a stage needs stays in
        the processor's caches meanwhile, which is faster."""
        cleaned = [clean(a) for a in articles]
        read = [sentences(c) for c in cleaned]
        found = self._mentions(cleaned, read)
        happenings, settled = self.happenings(cleaned, found)
        return [
            event_rows(a, h, r, crosswalk=self.crosswalk, rules=self.digest, published=s.published, confidence=confidence)
            for a, h, r, s in zip(articles, happenings, read, settled, strict=True)
        ]

    def happenings(self, cleaned: Sequence[CleanText], found: Sequence[list[Mentions]]) -> tuple[list[list[Happening]], list[Settled]]:
        """The happenings that each article tells of, and its places and times."""
        claims = [_meant(told, f) if told else told for told, f in zip(self.claims.read_each(found), found, strict=True)]
        settled = [settle(c, f, self.gazetteer, _ahead(told)) for c, f, told in zip(cleaned, found, claims, strict=True)]
        merged = [merge(at_home(told, f, s), f, s) for told, f, s in zip(claims, found, settled, strict=True)]
        return [tally(m, f) for m, f in zip(merged, found, strict=True)], settled

    def mentions(self, cleaned: CleanText, read: Sequence[Sentence]) -> list[Mentions]:
        """What is found in each sentence of an article that can tell of something, and in lines that only say where; names
        filled in across sentences."""
        return self._mentions((cleaned,), (read,))[0]

    def _mentions(self, cleaned: Sequence[CleanText], read: Sequence[Sequence[Sentence]]) -> list[list[Mentions]]:
        chosen = [
            [(s, can_tell) for s in some if (can_tell := self.triggers.possible(s.text) or self.tolls.possible(s.text)) or _short_line(s)]
            for some in read
        ]
        days = [c.published.date() if c.published else None for c in cleaned]
        found = self._found([[s for s, _ in some] for some in chosen], days, [partial(_texts, c) for c in cleaned])
        return [
            corefer([m for m, (_, can_tell) in zip(told, some, strict=True) if can_tell or is_heading(m.phrases.words, m.places)])
            for told, some in zip(found, chosen, strict=True)
        ]

    def find(self, sentence: Sentence, day: dt.date | None) -> Mentions:
        """Everything one sentence mentions."""
        return self._found([[sentence]], [day], [lambda: (sentence.text,)])[0][0]

    def _found(
        self, read: Sequence[Sequence[Sentence]], days: Iterable[dt.date | None], texts: Iterable[Callable[[], Iterable[str]]]
    ) -> list[list[Mentions]]:
        """Everything that the sentences of each article mention; `days` are those of publication, `texts` the articles'."""
        tagged = [[words(s, self.lexicon) for s in some] for some in read]
        times = [[dates.find(t) for t in some] for some in tagged]
        chunked = [
            [phrases(t, tuple([(d.first, d.last) for d in found])) for t, found in zip(some, told, strict=True)]
            for some, told in zip(tagged, times, strict=True)
        ]
        days = [day or _first_day(told) for day, told in zip(days, times, strict=True)]
        told = map(self.actors.told, texts)
        actors = [[self.actors.find(c, day, about) for c in some] for some, day, about in zip(chunked, days, told, strict=True)]
        triggers = [[self.triggers.find(c) for c in some] for some in chunked]
        places = [list(map(self.places.find, some, people)) for some, people in zip(chunked, actors, strict=True)]
        tolls = [list(map(self.tolls.find, some, people)) for some, people in zip(chunked, actors, strict=True)]
        cues = [[self.cues.find(t) for t in some] for some in tagged]
        columns = zip(chunked, actors, triggers, places, times, tolls, cues, strict=True)
        return [[Mentions(*m) for m in zip(*some, strict=True)] for some in columns]


def _texts(cleaned: CleanText) -> Iterable[str]:
    """The title, dateline and paragraphs of an article."""
    return (cleaned.title, *(cleaned.text[b.start : b.end] for b in cleaned.blocks if b.kind != "title"))


def _first_day(times: Iterable[Iterable[DateMention]]) -> dt.date | None:
    """The first day that a text names in full: where nobody says when it was published, those in office then are meant."""
    named = (dates.resolve(d.value, None) for found in times for d in found if not d.background)
    return next((i.start for i in named if i.precision == 1), None)


def _short_line(sentence: Sentence) -> bool:
    """Whether a sentence is a line of the body short enough to say only where."""
    return len(sentence.text) <= SHORT_LINE and sentence.block != "title" and not sentence.text.endswith((".", "?", "!"))


def _meant(claims: list[Claim], found: Sequence[Mentions]) -> list[Claim]:
    """The claims of an article that are no figures of speech."""
    if is_sport(found):
        return unlike_games(claims)
    return unlike_markets(claims) if is_market(found) else claims


def _ahead(claims: Iterable[Claim]) -> frozenset[tuple[int, int]]:
    """The times (sentence, first word) of what is planned or promised, and of nothing that has been."""
    ahead: set[tuple[int, int]] = set()
    told: set[tuple[int, int]] = set()
    for claim in claims:
        promised = claim.action[:5].lower() in ("will ", "shall") or (claim.type == "AGREE" and claim.action.lower().endswith(EXPECTED))
        if claim.status == "planned" or promised:
            ahead |= {(d.sentence, d.first) for d in claim.dates[:1]}
        elif claim.status in TOLD:
            told |= {(d.sentence, d.first) for d in claim.dates}
    return frozenset(ahead - told)


def lexicon(rulebook: Rulebook) -> Lexicon:
    """The word list, with what the rules' own verbs and nouns add to it."""
    verbs = {verb.lower().split()[0] for rule in rulebook.actions for verb in rule.verbs}
    general = Lexicon.load()
    forms = Forms(general)
    inflected = {form: verb for verb in sorted(verbs) for form in forms.verb(verb)}
    return general.extended(nouns=(n for rule in rulebook.actions for n in rule.nouns), verbs=inflected)


@lru_cache(maxsize=4)
def extractor(rules: tuple[str, ...] = (), gazetteer: str | None = None) -> Extractor:
    """The extractor for the packaged rules and gazetteer plus a user's own files, made once a process."""
    return Extractor(Rulebook.load(extra=[Path(r) for r in rules]), Gazetteer.load(gazetteer))


def extract(
    text: str,
    *,
    title: str | None = None,
    published: dt.datetime | dt.date | str | None = None,
    by: Extractor | None = None,
) -> list[Event]:
    """The rows of one text, in the order of its happenings; an empty list where it tells of none.

    Args:
        text: what the rows' character offsets count in.
        title: its headline, where that is no part of the text.
        published: the moment (UTC) or day of publication, by which "on Monday" is understood.
        by: the extractor, with rules or a gazetteer of your own; by default the packaged ones.

    Raises:
        ArticleError: the text is empty or too long, or `published` no date.
    """
    return (by or extractor()).extract(article({"id": "text", "text": text, "title": title, "published": published}))
