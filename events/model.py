"""The values that pass from stage to stage, in the order an article walks. All are frozen.

Offsets. `start` and `end` count characters of the article's text as given, end exclusive, wherever a value has
them. `first` and `last` count words of one sentence, last exclusive.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import field

from events.value import value

# ---- read, clean, sentences ---------------------------------------------------------------------------------------


@value
class Block:
    """A stretch of the article that belongs together: the title, the dateline, a paragraph of the body.

    `kind` is "title", "dateline" or "body". Page furniture lies in no block. `place` and `day` are what a dateline
    says ("KABUL, Afghanistan (April 27, 2011) -"): `place` its words, `day` the day it names, if it names one whole.
    """

    kind: str
    start: int
    end: int
    place: str = ""
    day: dt.date | None = None


@value
class CleanText:
    """An article's text and the blocks in it worth reading. `published` as given, else as the text states it."""

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    published: dt.datetime | None = None


@value
class Sentence:
    """One sentence. `text == article.text[start:end]`; `block` is the kind of its block, `paragraph` its number.

    A title given apart from the text (not found in it) has `start == end == -1` and block "title": it can supply
    actors, places and types to the rows of the body but no offsets.
    """

    index: int
    text: str
    start: int
    end: int
    block: str = "body"
    paragraph: int = 0


# ---- words --------------------------------------------------------------------------------------------------------


@value
class Words:
    """A sentence as words, in parallel columns, and `tags`, one character a word (see `events.words.TAGS`).

    `lower` is lower-cased; `starts`/`ends` count in the article's text. `cased` is False where capitals say nothing
    (all-capitals copy, title-case headlines).
    """

    sentence: Sentence
    forms: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: str
    cased: bool = True

    def span(self, first: int, last: int) -> str:
        """The text from word `first` up to and not including word `last`, exactly as written."""
        base = self.sentence.start
        return self.sentence.text[self.starts[first] - base : self.ends[last - 1] - base]


# ---- phrases ------------------------------------------------------------------------------------------------------


@value
class Phrase:
    """A chunk of the sentence. `kind` is one character, see `events.phrases.KINDS`; `head` is its chief word.

    For noun groups (N) `determiner` is the lower-cased determiner or possessive pronoun ("the", "a", "their"), or "".
    For verb groups: `voice` "active" or "passive"; `form` "finite", "infinitive", "participle" (past), "gerund" (-ing);
    `tense` "past", "present", "future" or ""; `modal` the modal or semi-modal word ("would", "may", "") and `negated`.
    """

    kind: str
    first: int
    last: int
    head: int
    determiner: str = ""
    voice: str = ""
    form: str = ""
    tense: str = ""
    modal: str = ""
    negated: bool = False


@value
class Phrases:
    """A sentence's chunks in order, and `kinds`: one character a chunk, so that regular expressions run over it.

    `of` gives for a word its chunk: `chunks[of[i]]` holds word i.
    """

    words: Words
    chunks: tuple[Phrase, ...]
    kinds: str
    of: tuple[int, ...]


# ---- mentions -----------------------------------------------------------------------------------------------------


@value
class Actor:
    """Somebody or a body named or described: the Taliban, eight policemen, US Forces spokesman Col Sonny Leggett.

    `name` is the lexicon's canonical name, "" for unnamed people. `code` is CAMEO-style (USAMIL, AFGREBTAL), `country`
    ISO 3166 alpha-3 or IGO, NGO, IMG ..., `sector` a PLOVER sector; "" where not known. `count` is the number of
    people stated. `reference` tells how the words refer: "name", "indefinite" (a soldier), "definite" (the militants),
    "pronoun". `kind` is "person" (one), "people" (several), "body" (a group, an organisation, a state) or "" where the
    words do not tell. `first`/`last` are words of the sentence with index `sentence`.
    """

    text: str
    start: int
    end: int
    sentence: int
    first: int
    last: int
    name: str = ""
    code: str = ""
    country: str = ""
    sector: str = ""
    count: int | None = None
    reference: str = "indefinite"
    kind: str = ""


@value
class Interval:
    """Days from `start` to `end`, inclusive, with UCDP precision (1 a day, 2 to six days, 3 a week, 4 to a month,
    5 to a year) and how it was come by: stated, relative, inherited, published or unknown."""

    start: dt.date | None
    end: dt.date | None
    precision: int | None
    reason: str


@value
class DateMention:
    """A time expression found in a sentence. `value` is what it means before any clock is known; see
    `events.mentions.dates`, whose `resolve` turns it into an `Interval`."""

    text: str
    start: int
    end: int
    sentence: int
    first: int
    last: int
    value: object
    background: bool = False


@value
class PlaceMention:
    """Words that may name a place. `kind` is what the words around it say ("district", "province", "village", "city",
    "river", "road" ... or ""); `parents` are the mentions (by position in the sentence's tuple) that it is said to lie
    in; `preposition` is the word that introduces it ("in", "near", "north of" ... or ""); `offset_km` and `bearing`
    (degrees from north) hold "30 km north of". `locative` is False for uses as actor or adjective. `country` (alpha-3) is
    that of an adjective before it ("the Iraqi city of"), `near` the mention that it is said to lie beside (", west of Mosul").
    A capital without its name has the kind "capital", that of a province "seat"."""

    text: str
    start: int
    end: int
    sentence: int
    first: int
    last: int
    kind: str = ""
    preposition: str = ""
    locative: bool = True
    parents: tuple[int, ...] = ()
    offset_km: float | None = None
    bearing: float | None = None
    country: str = ""
    near: int | None = None


@value
class Location:
    """A settled place, in the table's terms; `reason` is the table's `place_reason`."""

    text: str
    start: int | None
    end: int | None
    reason: str
    precision: int | None = None
    place_id: str | None = None
    name: str | None = None
    kind: str | None = None
    country: str | None = None
    adm1: str | None = None
    adm1_code: str | None = None
    adm2: str | None = None
    adm2_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    quarter: bool = False
    """Whether it is a part of a city."""


@value
class Toll:
    """One statement about people: `effect` killed, wounded, captured, abducted or displaced; `who` the words for them
    ("five soldiers"), `sector` theirs. `attackers` is True where the people are those who attacked. `source` says who
    says so ("" for the article itself). `low`, `best`, `high` as in the table. `mode` is "new", "same" (people pointed
    back to: "the two men"), "more" (added: "two others"), "part" (of those just counted: "including two children"),
    "update" ("the toll rose to 12") or "aside" (not this happening's own, see `events.tally`). `background` marks what lies behind the story ("since 2001", "wanted for killing
    ten"); `named` a person called by name; `claimed` that an armed group says it of others than its own."""

    effect: str
    who: str
    sector: str
    low: int | None
    best: int | None
    high: int | None
    text: str
    start: int
    end: int
    sentence: int
    first: int
    last: int
    attackers: bool = False
    source: str = ""
    mode: str = "new"
    background: bool = False
    named: bool = False
    claimed: bool = False


@value
class Trigger:
    """Words that may state an action. `senses` are the rules they may be, each with the word its phrase ends before
    ("call" and "call for"), longest first; `form` is "verb" or "noun"; `head` is the verb or the noun itself."""

    sentence: int
    first: int
    last: int
    head: int
    form: str
    senses: tuple[tuple[str, int], ...]


@value
class Cue:
    """Words that bear on an action's standing: `kind` is one of events.rulebook.Cue (negation, denial, threat,
    plan, condition, hearsay, background, separator, anaphor ...), `rule` the id of the cue's rule."""

    kind: str
    sentence: int
    first: int
    last: int
    rule: str


@value
class Mentions:
    """Everything found in one sentence."""

    phrases: Phrases
    actors: tuple[Actor, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    tolls: tuple[Toll, ...] = ()
    cues: tuple[Cue, ...] = ()


# ---- claims and events --------------------------------------------------------------------------------------------


@value
class Claim:
    """What one sentence says of one action. Slots that the sentence leaves open are empty, never guessed.

    `places` and `dates` hold the sentence's own mentions that the grammar ties to this action, closest first; `links` are
    the `start`s of claims that the grammar says tell of the same happening ("the blast killed five"). `definite` marks
    nouns that point back ("the attack"), `effect` words that only tell what came of an action ("two were wounded").
    `harmless` marks what only says that nobody came to harm. `telling` is "told", "aside" or "named", `general` a verb in the present or perfect; see `events.telling`. `trace` tells in words how each slot was filled, for `explain`.
    """

    sentence: int
    rule: str
    type: str
    mode: str
    cameo: str
    action: str
    start: int
    end: int
    first: int
    last: int
    nominal: bool
    status: str = "happened"
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    tolls: tuple[Toll, ...] = ()
    weapon: str = ""
    attributed_to: str = ""
    contexts: tuple[str, ...] = ()
    definite: bool = False
    effect: bool = False
    harmless: bool = False
    telling: str = "told"
    general: bool = False
    links: tuple[int, ...] = ()
    trace: tuple[str, ...] = ()


@value
class Happening:
    """Claims of one article that tell of one happening, brought together: one row a place comes of it."""

    claims: tuple[Claim, ...]
    lead: Claim
    type: str
    mode: str
    cameo: str
    status: str
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    locations: tuple[Location, ...]
    interval: Interval
    date: DateMention | None
    tolls: tuple[Toll, ...]
    weapon: str = ""
    attributed_to: str = ""
    contexts: tuple[str, ...] = ()
    signals: dict[str, float] = field(default_factory=dict)
