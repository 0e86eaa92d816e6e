"""Settle: what the place names and times of an article mean, all of them together.

Place names are resolved in one go, so that a province named anywhere helps a village named elsewhere. Times are resolved
in reading order, each against publication and the story's own last time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from events.mentions import dates
from events.mentions.date_headings import Headed, day_lines, day_of_title, in_year, year_headings
from events.mentions.place_pointers import HERE, SAME, pointed_to
from events.model import CleanText, DateMention, Interval, Location, Mentions, PlaceMention
from events.value import value
from events.when import measures
from events.words import QUOTES
from gazetteer import Context, Gazetteer, Mention, Place, Resolution

SAYING = frozenset("said told announced reported says confirmed stated claimed".split())
NOWHERE = Location("", None, None, "no_mention")
LOCATABLE = ("stated", "parent")
OPENING = 8
"""Characters of bullets, spaces and "on" before the day that opens an entry."""
NAMELESS = frozenset(("capital", "seat", HERE, SAME))


@value
class Settled:
    """The article's places and times: by mention, what it means; `dateline` is where the reporter sits (a country at
    best), `published` the moment of publication. `headed`: days that lines of their own give to what stands below them, each with
    where the line ends."""

    places: dict[tuple[int, int], Location]
    times: dict[tuple[int, int], Interval]
    dateline: Location
    published: dt.datetime | None
    day: dt.date | None
    headed: tuple[tuple[int, dt.date], ...] = ()

    def place(self, mention: PlaceMention) -> Location:
        """What a place mention means."""
        return self.places.get((mention.sentence, mention.first), NOWHERE)

    def time(self, mention: DateMention) -> Interval:
        """What a time expression means."""
        return self.times.get((mention.sentence, mention.first), dates.UNKNOWN)


def settle(clean: CleanText, found: Sequence[Mentions], gazetteer: Gazetteer, future: frozenset[tuple[int, int]] = frozenset()) -> Settled:
    """Resolve every place and time of an article; the first place settled tells in which day's light it was written.
    `future` are time mentions (sentence, first word) in a future clause."""
    country = _country_of(clean, gazetteer)
    places = _places(clean, found, gazetteer, country)
    dateline = _dateline(country, gazetteer)
    here = next((p for p in places.values() if p.longitude is not None), dateline)
    published = clean.published
    headed = day_lines(clean.text, published.date() if published else None)
    times = _times(clean, found, future, here, headed)
    day = dates.day_at(published, here.longitude, here.country or "") if published else next((b.day for b in clean.blocks if b.day), None)
    return Settled(places, times, dateline, published, day, headed if len(headed) > 1 else ())


def _places(clean: CleanText, found: Sequence[Mentions], gazetteer: Gazetteer, country: str) -> dict[tuple[int, int], Location]:
    mentions: list[Mention] = []
    back: list[PlaceMention] = []
    for m in found:
        base = len(mentions)
        for p in m.places:
            mentions.append(_mention(p, base))
            back.append(p)
    if not mentions:
        return {}
    named = [a.country for m in found for a in m.actors if a.country]
    states = {code for code in set(named) if gazetteer.country(code)}
    nations = tuple(code for code in named if code in states)
    context = Context(source_country=country, date=clean.published.date() if clean.published else None, nations=nations)
    resolved = gazetteer.resolve(mentions, context)
    return _with_pointers([(p, _location(p, r)) for p, r in zip(back, resolved, strict=True)], clean, gazetteer)


def _with_pointers(
    settled: Sequence[tuple[PlaceMention, Location]], clean: CleanText, gazetteer: Gazetteer
) -> dict[tuple[int, int], Location]:
    """Places by mention, those of "here" and "the same village" being what they point to; what points to none is no place."""
    out: dict[tuple[int, int], Location] = {}
    told: list[tuple[PlaceMention, Location]] = []
    for p, place in settled:
        if p.kind in (HERE, SAME):
            block = next((b for b in reversed(clean.blocks) if b.kind == "dateline" and b.place and b.end <= p.start), None)
            meant = pointed_to(p, told, _place_named(block.place, gazetteer) if block else None)
            if meant is None:
                continue
            place = replace(meant, text=p.text, start=p.start, end=p.end)
        else:
            told.append((p, place))
        out[p.sentence, p.first] = place
    return out


def _mention(place: PlaceMention, base: int) -> Mention:
    """A place mention in the gazetteer's terms; `base` is the number of mentions in the sentences before its own."""
    name = "" if place.kind in NAMELESS else place.text
    near = None if place.near is None else base + place.near
    return Mention(
        name, place.kind, tuple(base + i for i in place.parents), place.preposition, place.locative, place.offset_km,
        place.bearing, base, place.sentence, place.country, near,
    )  # fmt: skip


def _location(mention: PlaceMention, resolution: Resolution) -> Location:
    place = resolution.place
    if place is None:  # a border has a point, and lies in neither country
        location = Location(mention.text, mention.start, mention.end, resolution.reason)
        return replace(location, precision=resolution.precision, latitude=resolution.latitude, longitude=resolution.longitude)
    return located(
        place, mention.text, mention.start, mention.end, resolution.reason, resolution.precision, resolution.latitude, resolution.longitude
    )


def located(
    place: Place,
    text: str,
    start: int | None,
    end: int | None,
    reason: str,
    precision: int | None,
    latitude: float | None,
    longitude: float | None,
) -> Location:
    """A gazetteer place in the table's terms."""
    return Location(
        text, start, end, reason, precision, place.id, place.name, place.kind, place.country or None, place.adm1 or None,
        place.adm1_code or None, place.adm2 or None, place.adm2_code or None,
        latitude if latitude is not None else place.latitude, longitude if longitude is not None else place.longitude,
        place.feature == "suburb",
    )  # fmt: skip


def _country_of(clean: CleanText, gazetteer: Gazetteer) -> str:
    """The country that the dateline's words lie in; "" where they do not settle it, or there are none."""
    dateline = next((b for b in clean.blocks if b.kind == "dateline" and b.place), None)
    return _country_named(dateline.place, gazetteer) if dateline is not None else ""


@lru_cache(maxsize=1024)
def _country_named(name: str, gazetteer: Gazetteer) -> str:
    """The country of a dateline; the same ones begin article after article."""
    return next((r.place.country for r in _resolved(name, gazetteer) if r.place is not None), "")


def _place_named(name: str, gazetteer: Gazetteer) -> Location | None:
    """The city or other place of a dateline, smaller than a country, if it is known."""
    first = next(iter(_resolved(name, gazetteer, "city")), None)
    if first is None or first.place is None or first.reason != "stated" or first.place.kind == "country":
        return None
    return located(first.place, name, None, None, "stated", first.precision, first.latitude, first.longitude)


def _resolved(name: str, gazetteer: Gazetteer, kind: str = "") -> Sequence[Resolution]:
    """What the parts of a dateline mean, the first of which is of a `kind`, if one is given."""
    parts = [p.strip() for p in name.replace("(", ",").replace(")", "").split(",") if p.strip()]
    mentions = [Mention(p, kind if i == 0 else "", (i + 1,) if i + 1 < len(parts) else ()) for i, p in enumerate(parts)]
    return gazetteer.resolve(mentions, Context()) if mentions else []


def _dateline(country: str, gazetteer: Gazetteer) -> Location:
    """The dateline as a place for rows that state none: its country only, for that is where the reporter sits."""
    place = gazetteer.country(country) if country else None
    if place is None:
        return NOWHERE
    return located(place, "", None, None, "inherited", 6, None, None)


def _told(clean: CleanText, filed: Sequence[tuple[int, dt.datetime]], at: int) -> dt.datetime | None:
    """When the words at an offset were told: on the day of the dateline above them, where it names one, else at publication.
    Several reports in one text have a dateline each."""
    day = next((day for end, day in reversed(filed) if end <= at), None)
    known = clean.published
    return known if day is None or (known and day.date() == known.date()) else day


def _filed(clean: CleanText, lines: tuple[tuple[int, dt.date], ...]) -> list[tuple[int, dt.datetime]]:
    """The days on which what stands below was told, as datelines, titles and lines of their own name them, each with where that
    ends."""
    named = [(b.end, b.day) for b in clean.blocks if b.day]
    near = clean.published.date() if clean.published else None
    titled = ((b.end, day_of_title(clean.text[b.start : b.end], near)) for b in clean.blocks if b.kind == "title")
    named += [(end, day) for end, day in titled if day is not None]
    return [(end, dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)) for end, day in sorted((*named, *lines))]


def _of_heading(mention: DateMention, headed: Sequence[Headed], told: dt.datetime | None) -> object:
    """What a time expression means, with the year that a heading above gives it where it opens an entry below that, or
    nothing else is known."""
    meant = mention.value
    if not isinstance(meant, dates.Value):
        return meant
    for h in headed:
        if h.start <= mention.start < h.end and (told is None or any(0 <= mention.start - e <= OPENING for e in h.entries)):
            return in_year(meant, h.year)
    return meant


def _counted_to(m: Mentions, mention: DateMention, known: dict[tuple[int, int], Interval]) -> Interval | None:
    """The day told right before a time that is measured from something ("shelled on Sunday, | two days after"), or where it opens
    its sentence, last in that: "A week after rebels took the town, troops shelled it on Sunday"."""
    told = [d for d in m.dates if d.last <= mention.first] or [d for d in m.dates if d.first >= mention.last and mention.first < 2]
    day = known.get((told[-1].sentence, told[-1].first)) if told else None
    return day if day is not None and day.start is not None and day.precision == 1 else None


def _said(m: Mentions, told: dt.datetime | None) -> dt.datetime | None:
    """The day on which a sentence's words were said, where it is named: "overnight shelling killed two, officials said on Wednesday",
    "they told reporters on Wednesday"."""
    lower = m.phrases.words.lower
    for d in m.dates:
        before = lower[max(d.first - 4, 0) : d.first]
        if not SAYING.isdisjoint(before[-2:]) or ("told" in before[-3:-1] and before[-1] == "on"):
            day = dates.resolve(d.value, told)
            if day.start is not None and day.precision == 1:
                return dt.datetime(day.start.year, day.start.month, day.start.day, tzinfo=dt.UTC)
    return None


def _to_come(interval: Interval, told: dt.datetime | None) -> bool:
    """Whether a time lies beyond the day after the telling, so that nothing has been then."""
    return told is not None and interval.start is not None and (interval.start - told.date()).days > 1


def _quoted(m: Mentions, mention: DateMention) -> bool:
    """Whether a time stands in quoted words, and so is counted from the day on which they were said."""
    lower = m.phrases.words.lower
    opened = sum(word in QUOTES for word in lower[: mention.first])
    return opened % 2 == 1 and not QUOTES.isdisjoint(lower[mention.last :])


def _times(
    clean: CleanText,
    found: Sequence[Mentions],
    future: frozenset[tuple[int, int]],
    here: Location,
    lines: tuple[tuple[int, dt.date], ...] = (),
) -> dict[tuple[int, int], Interval]:
    order = dates.slashed_order(tuple(d for m in found for d in m.dates))
    out: dict[tuple[int, int], Interval] = {}
    story: Interval | None = None
    headed = year_headings(clean.text)
    filed = _filed(clean, lines)
    for m in found:
        measured = measures(m.dates, m.phrases.words.tags)
        counted: list[tuple[DateMention, dt.datetime | None]] = []
        for mention in sorted(m.dates, key=lambda d: d.first in measured):
            key = (mention.sentence, mention.first)
            told = _told(clean, filed, mention.start)
            meant = _of_heading(mention, headed, told) if headed else mention.value
            if mention.value == dates.OVERNIGHT or _quoted(m, mention):
                told = _said(m, told) or told
            event = out.get((mention.sentence, measured[mention.first].first)) if mention.first in measured else None
            interval = dates.resolve(meant, told, story, here.longitude, key in future, order, here.country or "", event)
            out[key] = interval
            if mention.first not in measured and dates.measured_from(mention.value):
                counted.append((mention, told))
            if interval.start is not None and not mention.background and interval.precision in (1, 2) and not _to_come(interval, told):
                story = interval
        for mention, told in counted:
            if (day := _counted_to(m, mention, out)) is not None:
                out[mention.sentence, mention.last - 1] = dates.resolve(dates.turned(mention.value), told, day)
    return out
