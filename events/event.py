"""One row of the table as a value: `Event`. The columns are declared here and nowhere else.

Each column has a type, an Arrow type and a description; `events.table` makes the Arrow schema of them and
`events.codebook` the codebook. Column names and meanings are the product's public contract: add, never rename.

`None` means unknown. A list is empty where there is nothing to list, never `None`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

# The second half of each alias names the column's Arrow type; `events.table` reads it.
Id = Annotated[str, "string"]
Text = Annotated[str | None, "string"]
Term = Annotated[str | None, "dictionary"]
Terms = Annotated[tuple[str, ...], "list<dictionary>"]
Moment = Annotated[dt.datetime | None, "timestamp[s, UTC]"]
Day = Annotated[dt.date | None, "date32"]
Int8 = Annotated[int | None, Field(ge=-128, le=127), "int8"]
Int16 = Annotated[int | None, Field(ge=0, le=2**15 - 1), "int16"]
Int32 = Annotated[int | None, Field(ge=0, le=2**31 - 1), "int32"]
Real = Annotated[float | None, "float32"]
Degrees = Annotated[float | None, Field(ge=-180, le=180), "double"]

Type = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "ACCUSE",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["happened", "alleged", "planned", "threatened", "hypothetical", "negated", "historical"]
PlaceReason = Literal["stated", "inherited", "parent", "tie", "unknown_name", "no_mention"]
DateReason = Literal["stated", "relative", "inherited", "published", "unknown"]
Effect = Literal["killed", "wounded", "captured", "abducted", "displaced"]


class _Value(BaseModel):
    """A frozen value that shows itself without its empty fields."""

    # Its checks are built when first needed: converting needs none (see `trusted`).
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    _defaults: ClassVar[dict[str, Any]]
    _all: ClassVar[set[str]]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        cls._defaults = {name: field.default for name, field in cls.model_fields.items()}
        cls._all = set(cls.model_fields)

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """A value of columns that this package has filled itself, every one of its own type: nothing is checked.

        Checking would cost more than filling. The tests check rows by the thousand (`tests/test_table.py`), and Arrow
        takes no value that is not of its column's type.
        """
        value, fill = cls.__new__(cls), object.__setattr__
        fill(value, "__dict__", {**cls._defaults, **values})
        fill(value, "__pydantic_fields_set__", cls._all)  # one for all rows, which are frozen
        fill(value, "__pydantic_extra__", None)
        fill(value, "__pydantic_private__", None)
        return value

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        return ((name, value) for name, value in super().__repr_args__() if value is not None and value != ())

    __str__ = BaseModel.__repr__


class Party(_Value):
    """One of those who act or are acted upon."""

    text: Text = Field(None, description="The words, as in the text.")
    name: Text = Field(None, description="Canonical name from the lexicon; null for unnamed people.")
    code: Text = Field(None, description="CAMEO-style composite code: USAMIL, AFGREBTAL.")
    country: Text = Field(None, description="ISO 3166 alpha-3, or IGO, NGO, IMG ...")
    sector: Text = Field(None, description="PLOVER sector: GOV, MIL, COP, REB, UAF, CVL ...")
    count: Int32 = Field(None, description="Number of people stated: 8 for 'eight policemen'.")
    start: Int32 = Field(None, description="Offset of the first character in the article's text.")
    end: Int32 = Field(None, description="Offset behind the last character.")


class TollStatement(_Value):
    """One statement of the article about people killed, wounded, captured, abducted or displaced."""

    effect: Annotated[Effect, "string"] = Field(description="killed, wounded, captured, abducted or displaced.")
    who: Text = Field(None, description="The words for the people: 'five soldiers'.")
    sector: Text = Field(None, description="PLOVER sector of the people.")
    low: Int32 = Field(None, description="Least number the statement allows.")
    best: Int32 = Field(None, description="The number stated; null for 'dozens'.")
    high: Int32 = Field(None, description="Greatest number the statement allows; null where it sets no bound.")
    text: Text = Field(None, description="The statement, as in the text.")
    start: Int32 = Field(None, description="Offset of the first character in the article's text.")
    end: Int32 = Field(None, description="Offset behind the last character.")
    attackers: Annotated[bool, "bool"] = Field(False, description="Whether the people are those who attacked.")
    source: Text = Field(None, description="Who says so; null where the article itself does.")


Parties = Annotated[tuple[Party, ...], "list<struct>"]
Tolls = Annotated[tuple[TollStatement, ...], "list<struct>"]


class Event(_Value):
    """One actor - action - target - location - date event, as one article tells it."""

    # ---- identity
    event_id: Id = Field(
        description="The row: the same for the same article text and rules, on every machine. Copies of one text under "
        "two article ids share it: (article_id, event_id) is unique."
    )
    incident_id: Id = Field(description="The happening; shared by the rows of one happening.")
    article_id: Text = Field(None, description="The article's id, as given.")
    source: Text = Field(None, description="Who published the article, as given or as the page says.")
    url: Text = Field(None, description="The article's address, as given or as the page says.")
    title: Text = Field(None, description="The article's title, as given or as the page says.")
    published: Moment = Field(
        None,
        description="When the article was published (UTC), as given or read from the page; null if neither. Parquet "
        "knows no seconds, so files hold milliseconds.",
    )
    # ---- action
    action: Text = Field(None, description="The words that state the action, as in the text.")
    event_type: Annotated[Type, "dictionary"] = Field(description="PLOVER event type, one of 16.")
    event_mode: Term = Field(None, description="PLOVER mode, where the type has one: aerial, abduct, demo ...")
    contexts: Terms = Field((), description="PLOVER contexts that apply: military, election, terrorism ...")
    cameo_code: Text = Field(None, description="CAMEO code, as deep as the text supports: '195', else '19'.")
    quad_class: Int8 = Field(
        None,
        description="1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict "
        "(SANCTION is 4, as in the section of PLOVER's manual).",
    )
    goldstein: Real = Field(None, description="Goldstein weight of the CAMEO root, -10 (conflict) to +10.")
    acled_event_type: Term = Field(None, description="ACLED event type; null where ACLED has no such event.")
    acled_sub_event_type: Term = Field(None, description="ACLED sub-event type; null where ACLED has no such event.")
    gtd_attack_type: Term = Field(None, description="GTD attack type; null for the acts of states.")
    status: Annotated[Status, "dictionary"] = Field(
        "happened",
        description="happened; alleged (only as somebody's claim); planned; threatened; hypothetical; negated (denied, "
        "or did not happen); historical (background).",
    )
    attributed_to: Text = Field(None, description="Who says so, canonical name; null where the article itself does.")
    # ---- actor, target
    actor: Text = Field(None, description="Who acts: the words, as in the text.")
    target: Text = Field(None, description="Who is acted upon: the words, as in the text.")
    actor_name: Text = Field(None, description="Canonical name of the actor; null for unnamed people.")
    target_name: Text = Field(None, description="Canonical name of the target; null for unnamed people.")
    actor_code: Text = Field(None, description="CAMEO-style composite code of the actor: USAMIL.")
    target_code: Text = Field(None, description="CAMEO-style composite code of the target: AFGREBTAL.")
    actor_country: Text = Field(None, description="Actor's country: ISO 3166 alpha-3, or IGO, NGO, IMG ...")
    target_country: Text = Field(None, description="Target's country: ISO 3166 alpha-3, or IGO, NGO, IMG ...")
    actor_sector: Term = Field(None, description="PLOVER sector of the actor: GOV, MIL, COP, REB, UAF, CVL ...")
    target_sector: Term = Field(None, description="PLOVER sector of the target: GOV, MIL, COP, REB, UAF, CVL ...")
    actors: Parties = Field((), description="All who act; the flat columns tell of the first.")
    targets: Parties = Field((), description="All who are acted upon; the flat columns tell of the first.")
    weapon: Text = Field(None, description="The weapon: the words, as in the text.")
    # ---- location
    location: Text = Field(None, description="The place: the words, as in the text.")
    place_name: Text = Field(None, description="Name of the gazetteer's entry.")
    place_kind: Term = Field(None, description="country, adm1, adm2, settlement or other.")
    place_id: Text = Field(None, description="Id of the gazetteer's entry.")
    country: Text = Field(None, description="Country of the place, ISO 3166 alpha-3.")
    adm1: Text = Field(None, description="First-level division: province, state.")
    adm1_code: Text = Field(None, description="Code of the first-level division: P-code where there is one.")
    adm2: Text = Field(None, description="Second-level division: district, county.")
    adm2_code: Text = Field(
        None, description="Code of the second-level division: P-code where there is one, else the gazetteer's own (IN-JK.kupwara)."
    )
    latitude: Degrees = Field(None, description="WGS 84 latitude; of a district, its seat's.")
    longitude: Degrees = Field(None, description="WGS 84 longitude; of a district, its seat's.")
    where_prec: Int8 = Field(
        None,
        description="1 exact place, 2 near a named place, 3 district, 4 province, 5 larger than a province or a line, "
        "6 country (after UCDP GED).",
    )
    place_reason: Annotated[PlaceReason, "dictionary"] = Field(
        "no_mention",
        description="stated; inherited (from another sentence, headline or dateline); parent (name unknown, its stated "
        "parent used); tie; unknown_name; no_mention.",
    )
    # ---- date
    date_text: Text = Field(None, description="The date: the words, as in the text.")
    date_start: Day = Field(None, description="Earliest day it can have been.")
    date_end: Day = Field(None, description="Latest day it can have been, inclusive.")
    date_prec: Int8 = Field(None, description="1 exact day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year (after UCDP GED).")
    date_reason: Annotated[DateReason, "dictionary"] = Field(
        "unknown",
        description="stated; relative (to publication); inherited; published (nothing stated: fell back); unknown.",
    )
    # ---- toll
    killed_low: Int32 = Field(None, description="People killed in the happening, at least.")
    killed_best: Int32 = Field(None, description="People killed in the happening, best estimate.")
    killed_high: Int32 = Field(None, description="People killed in the happening, at most; null where unbounded.")
    wounded_low: Int32 = Field(None, description="People wounded, at least.")
    wounded_best: Int32 = Field(None, description="People wounded, best estimate.")
    wounded_high: Int32 = Field(None, description="People wounded, at most; null where unbounded.")
    captured_low: Int32 = Field(None, description="People detained by a force, at least.")
    captured_best: Int32 = Field(None, description="People detained by a force, best estimate.")
    captured_high: Int32 = Field(None, description="People detained by a force, at most; null where unbounded.")
    abducted_low: Int32 = Field(None, description="People kidnapped, at least.")
    abducted_best: Int32 = Field(None, description="People kidnapped, best estimate.")
    abducted_high: Int32 = Field(None, description="People kidnapped, at most; null where unbounded.")
    displaced_low: Int32 = Field(None, description="People driven from their homes, at least.")
    displaced_best: Int32 = Field(None, description="People driven from their homes, best estimate.")
    displaced_high: Int32 = Field(None, description="People driven from their homes, at most; null where unbounded.")
    tolls: Tolls = Field((), description="Each statement that the figures rest on.")
    # ---- evidence
    sentence: Text = Field(None, description="The sentence in which the action stands.")
    sentence_index: Int32 = Field(None, description="Number of the sentence in the article, from 0.")
    action_start: Int32 = Field(None, description="Offset of `action` in the article's text; null if not in it.")
    action_end: Int32 = Field(None, description="Offset behind `action`: text[action_start:action_end] == action.")
    actor_start: Int32 = Field(None, description="Offset of `actor` in the article's text.")
    actor_end: Int32 = Field(None, description="Offset behind `actor`.")
    target_start: Int32 = Field(None, description="Offset of `target` in the article's text.")
    target_end: Int32 = Field(None, description="Offset behind `target`.")
    location_start: Int32 = Field(None, description="Offset of `location` in the article's text.")
    location_end: Int32 = Field(None, description="Offset behind `location`.")
    date_start_char: Int32 = Field(None, description="Offset of `date_text` in the article's text.")
    date_end_char: Int32 = Field(None, description="Offset behind `date_text`.")
    mentions: Int16 = Field(None, description="How many statements of the article this row brings together.")
    rule: Text = Field(None, description="Id of the rule that fired.")
    confidence: Real = Field(None, ge=0, le=1, description="0 to 1, from documented signals.")
