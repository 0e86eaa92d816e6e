"""What was brought together becomes rows of the table: `event_rows`, and the Arrow schema they are stored under.

Ids. `event_id` is a hash of the article's text, the rules and what tells the row from the article's others: the words
of its action, their offset, type, status, rule and place. `incident_id` is one of the text and of the happening's
leading action alone, so that it outlives a change of rules. Neither depends on the machine, the run, the article's id
or its date. Where two rows would agree in all of that, their order decides.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from operator import itemgetter
from typing import Any

import pyarrow as pa
from pydantic import BaseModel

from events.article import Article
from events.codes import GOLDSTEIN, QUAD
from events.crosswalk import Act, Crosswalk
from events.event import Event, Party, TollStatement
from events.figures import MOST, figures
from events.model import Actor, Happening, Location, Sentence, Toll

SCHEMA_VERSION = "1"
"""Rises when a column is added or its values change their meaning."""

MOST_MENTIONS = 2**15 - 1
"""What the column `mentions` can hold."""

# ---- schema -------------------------------------------------------------------------------------------------------

ARROW: dict[str, pa.DataType] = {
    "string": pa.string(),
    "dictionary": pa.dictionary(pa.int32(), pa.string()),
    "list<dictionary>": pa.list_(pa.dictionary(pa.int32(), pa.string())),
    "timestamp[s, UTC]": pa.timestamp("s", tz="UTC"),
    "date32": pa.date32(),
    "int8": pa.int8(),
    "int16": pa.int16(),
    "int32": pa.int32(),
    "float32": pa.float32(),
    "double": pa.float64(),
    "bool": pa.bool_(),
}


def _fields(model: type[BaseModel]) -> list[pa.Field]:
    """A model's fields as Arrow fields, each with its description."""
    fields = []
    for name, info in model.model_fields.items():
        kind = next(m for m in info.metadata if isinstance(m, str))
        if kind == "list<struct>":
            (struct,) = (a for a in info.annotation.__args__ if a is not ...)  # type: ignore[union-attr]
            arrow = pa.list_(pa.struct(_fields(struct)))
        else:
            arrow = ARROW[kind]
        fields.append(pa.field(name, arrow, metadata={"description": info.description or ""}))
    return fields


SCHEMA: pa.Schema = pa.schema(_fields(Event))
"""The table's schema: `Event`'s columns, in its order. Each field carries its description as metadata."""


def extractor_version() -> str:
    """The installed version of this package, "0" in a tree that is not installed."""
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "0"


def with_metadata(digest: str) -> pa.Schema:
    """The schema with the file-level metadata: schema version, extractor version, hash of rules and gazetteer."""
    return SCHEMA.with_metadata({"dateline.schema": SCHEMA_VERSION, "dateline.version": extractor_version(), "dateline.rules": digest})


def table(events: Sequence[Event], schema: pa.Schema = SCHEMA) -> pa.Table:
    """Events as an Arrow table."""
    # Row by row, for a row's eighty cells lie together in memory and a column's are far apart.
    rows = [_CELLS(e.__dict__) for e in events]
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return pa.table([_column(column, f.type) for column, f in zip(columns, schema, strict=True)], schema=schema)


_CELLS = itemgetter(*SCHEMA.names)


def _column(values: Sequence[Any], type_: pa.DataType) -> pa.Array:
    if pa.types.is_list(type_) and pa.types.is_struct(type_.value_type):
        values = [[item.__dict__ for item in items] for items in values]
    elif pa.types.is_timestamp(type_):
        values = [None if v is None else _second(v) for v in values]
    return pa.array(values, type_)


def _second(moment: dt.datetime) -> dt.datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).replace(microsecond=0)


# ---- rows ---------------------------------------------------------------------------------------------------------

Confidence = Callable[[Happening, Location], float]


def event_rows(
    article: Article,
    happenings: Iterable[Happening],
    sentences: Sequence[Sentence],
    *,
    crosswalk: Crosswalk,
    rules: str,
    published: dt.datetime | None = None,
    confidence: Confidence | None = None,
) -> list[Event]:
    """One row for each place of each happening, in the order given.

    `rules` is the rulebook's digest, `published` the moment as given or read from the page (else the article's own).
    """
    by_index, taken = {s.index: s for s in sentences}, Counter[str]()
    key, rows = _hash(article.text), []
    for happening in happenings:
        incident = _nth(taken, _hash(key, "incident", *_lead(happening)))
        for place in happening.locations:
            identity = _hash(key, rules, incident, happening.status, happening.lead.rule, place.text, str(place.start))
            rows.append(
                event_row(
                    article, happening, place, by_index.get(happening.lead.sentence),
                    event_id=_nth(taken, identity), incident_id=incident, crosswalk=crosswalk, published=published,
                    confidence=confidence(happening, place) if confidence else None,
                )
            )  # fmt: skip
    return rows


def event_row(
    article: Article,
    happening: Happening,
    place: Location,
    sentence: Sentence | None,
    *,
    event_id: str,
    incident_id: str,
    crosswalk: Crosswalk,
    published: dt.datetime | None = None,
    confidence: float | None = None,
) -> Event:
    """The row that one happening makes at one of its places.

    Offsets are given only where the words stand in the text at them: a title given apart from the text has none.
    """
    lead, text = happening.lead, article.text
    actor = happening.actors[0] if happening.actors else None
    target = happening.targets[0] if happening.targets else None
    cells: Cells = dict(
        event_id=event_id, incident_id=incident_id, article_id=article.id, source=article.source, url=article.url,
        title=article.title, published=published or article.published,
        event_type=happening.type, event_mode=happening.mode or None, contexts=happening.contexts,
        cameo_code=happening.cameo or None, quad_class=QUAD[happening.type],
        goldstein=GOLDSTEIN.get(happening.cameo[:2]), status=happening.status,
        attributed_to=happening.attributed_to or None, weapon=happening.weapon or None,
        actors=tuple([_party(text, a) for a in happening.actors]),
        targets=tuple([_party(text, t) for t in happening.targets]),
        tolls=tuple([_statement(text, t) for t in happening.tolls]),
        sentence=sentence.text if sentence else None, sentence_index=lead.sentence if lead.sentence >= 0 else None,
        mentions=min(len(happening.claims), MOST_MENTIONS), rule=lead.rule or None, confidence=confidence,
    )  # fmt: skip
    _span(cells, text, ACTION, lead.action, lead.start, lead.end)
    if actor is not None:
        _flat(cells, text, ROLES["actor"], actor)
    if target is not None:
        _flat(cells, text, ROLES["target"], target)
    _crosswalked(cells, crosswalk, happening, actor, target)
    _where(cells, text, place)
    _when(cells, text, happening)
    if happening.tolls:
        _toll_columns(cells, happening)
    return Event.trusted(cells)


Cells = dict[str, Any]
"""Columns of a row by name; what fills some of them adds them to it."""


def _span(cells: Cells, text: str, columns: tuple[str, str, str], words: str, start: int | None, end: int | None) -> None:
    """The words and their offsets, under the names of their columns."""
    cells[columns[0]] = words or None
    cells[columns[1]], cells[columns[2]] = _offsets(text, words, start, end)


def _offsets(text: str, words: str, start: int | None, end: int | None) -> tuple[int | None, int | None]:
    stands = words and start is not None and start >= 0 and text[start:end] == words
    return (start, end) if stands else (None, None)


def _spanned(words: str) -> tuple[str, str, str]:
    return words, f"{words}_start", f"{words}_end"


ACTION, LOCATION = _spanned("action"), _spanned("location")
Role = tuple[tuple[str, str, str], str, str, str, str]
ROLES: dict[str, Role] = {
    role: (_spanned(role), f"{role}_name", f"{role}_code", f"{role}_country", f"{role}_sector") for role in ("actor", "target")
}
TOLLS = {
    effect: tuple(f"{effect}_{bound}" for bound in ("low", "best", "high"))
    for effect in ("killed", "wounded", "captured", "abducted", "displaced")
}


def _flat(cells: Cells, text: str, columns: Role, actor: Actor) -> None:
    words, name, code, country, sector = columns
    _span(cells, text, words, actor.text, actor.start, actor.end)
    cells[name], cells[code] = actor.name or None, actor.code or None
    cells[country], cells[sector] = actor.country or None, actor.sector or None


def _party(text: str, actor: Actor) -> Party:
    start, end = _offsets(text, actor.text, actor.start, actor.end)
    count = actor.count if actor.count is not None and 0 <= actor.count <= MOST else None
    return Party.trusted(
        dict(
            text=actor.text or None, name=actor.name or None, code=actor.code or None, country=actor.country or None,
            sector=actor.sector or None, count=count, start=start, end=end,
        )
    )  # fmt: skip


def _statement(text: str, toll: Toll) -> TollStatement:
    start, end = _offsets(text, toll.text, toll.start, toll.end)
    low, best, high = (n if n is not None and 0 <= n <= MOST else None for n in (toll.low, toll.best, toll.high))
    return TollStatement.trusted(
        dict(
            effect=toll.effect, who=toll.who or None, sector=toll.sector or None, low=low, best=best, high=high,
            text=toll.text or None, start=start, end=end, attackers=toll.attackers, source=toll.source or None,
        )
    )  # fmt: skip


def _crosswalked(cells: Cells, crosswalk: Crosswalk, happening: Happening, actor: Actor | None, target: Actor | None) -> None:
    act = Act(
        happening.type,
        happening.mode,
        happening.cameo,
        actor.sector if actor else "",
        target.sector if target else "",
        f"{happening.lead.action} {happening.weapon}".lower(),
        target.text.lower() if target else "",
    )
    codes = crosswalk.codes(act, happening.status)
    cells["acled_event_type"], cells["acled_sub_event_type"], cells["gtd_attack_type"] = codes


def _where(cells: Cells, text: str, place: Location) -> None:
    _span(cells, text, LOCATION, place.text, place.start, place.end)
    cells["place_name"], cells["place_kind"], cells["place_id"] = place.name, place.kind, place.place_id
    cells["country"], cells["adm1"], cells["adm1_code"] = place.country, place.adm1, place.adm1_code
    cells["adm2"], cells["adm2_code"] = place.adm2, place.adm2_code
    cells["latitude"], cells["longitude"] = place.latitude, place.longitude
    cells["where_prec"], cells["place_reason"] = place.precision, place.reason


def _when(cells: Cells, text: str, happening: Happening) -> None:
    interval, date = happening.interval, happening.date
    cells["date_start"], cells["date_end"] = interval.start, interval.end
    cells["date_prec"], cells["date_reason"] = interval.precision, interval.reason
    if date is not None:
        cells["date_text"] = date.text or None
        cells["date_start_char"], cells["date_end_char"] = _offsets(text, date.text, date.start, date.end)


def _its_own(happening: Happening) -> bool:
    """Whether all that is said of people is said by the happening's own verbs, so that none of it lies behind it."""
    told = {(c.sentence, word) for c in happening.claims for word in range(c.first, c.last)}
    return all(any((t.sentence, word) in told for word in range(t.first, t.last)) for t in happening.tolls)


def _toll_columns(cells: Cells, happening: Happening) -> None:
    for effect, figure in figures(happening.tolls, happening.status == "historical" or _its_own(happening)).items():
        low, best, high = TOLLS[effect]
        cells[low], cells[best], cells[high] = figure


# ---- ids ----------------------------------------------------------------------------------------------------------


def _lead(happening: Happening) -> tuple[str, ...]:
    lead = happening.lead
    return happening.type, happening.mode, lead.action, str(lead.start)


def _hash(*parts: str) -> str:
    contents = [part.encode("utf-8", "surrogatepass") for part in parts]
    return hashlib.sha256(b"".join([len(c).to_bytes(8, "big") + c for c in contents])).hexdigest()[:24]


def _nth(taken: Counter[str], identity: str) -> str:
    """`identity` itself the first time it is asked for, afterwards one made of it and its count."""
    taken[identity] += 1
    return identity if taken[identity] == 1 else _hash(identity, str(taken[identity]))
