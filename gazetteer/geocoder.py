"""geopy's geocoder interface over the gazetteer: code written for geopy runs offline.

from gazetteer.geocoder import Local
geolocator = Local()
geolocator.geocode("Sangin, Helmand, Afghanistan").point
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from geopy.exc import GeocoderQueryError  # type: ignore[import-untyped]
from geopy.extra.rate_limiter import RateLimiter  # type: ignore[import-untyped]
from geopy.geocoders.base import Geocoder  # type: ignore[import-untyped]
from geopy.location import Location  # type: ignore[import-untyped]
from geopy.point import Point  # type: ignore[import-untyped]

from gazetteer.cells import DATA, read_csv
from gazetteer.index import Gazetteer
from gazetteer.model import Context, Mention, Place

SECONDS_BETWEEN = 1.0
"""Between two questions to a fallback: what public services ask for."""


class Local(Geocoder):  # type: ignore[misc]
    """A geopy geocoder that asks the gazetteer.

    `fallback` is any other geopy geocoder, asked (not more than once a second, and once for each query) for names
    that the gazetteer does not know; there is none by default.
    """

    def __init__(self, gazetteer: Gazetteer | None = None, fallback: Any = None, **options: Any) -> None:
        super().__init__(**options)
        self.gazetteer = gazetteer or Gazetteer.load()
        self._iso3 = {row["iso2"]: row["iso3"] for _, row in read_csv(DATA / "countries.csv")}
        self._asked: dict[tuple[str, bool], Any] = {}
        self._fallback = RateLimiter(fallback.geocode, min_delay_seconds=SECONDS_BETWEEN) if fallback else None

    def geocode(
        self,
        query: str,
        exactly_one: bool = True,
        timeout: Any = None,
        *,
        country_codes: str | Sequence[str] | None = None,
        limit: int | None = None,
    ) -> Any:
        """The Location of a name, None if it is unknown or may be several places; a list of all that it may be with
        `exactly_one=False`.

        `query` names the place, then what it lies in: "Sangin, Helmand, Afghanistan". `country_codes` are ISO 3166
        alpha-2 or alpha-3.
        """
        parts = [part.strip() for part in str(query).split(",") if part.strip()]
        if not parts:
            return None
        countries = self._countries(country_codes)
        places = self._settled(parts, countries) if exactly_one else self._all(parts, countries)
        if not places:
            return self._ask(str(query), exactly_one)
        locations = [_location(p) for p in places[:limit]]
        return locations[0] if exactly_one else locations

    def reverse(self, query: Any, exactly_one: bool = True, timeout: Any = None, *, limit: int = 10) -> Any:
        """The Location of the settlement or district nearest a point; the `limit` nearest with `exactly_one=False`."""
        try:
            point = Point(query)
        except (ValueError, TypeError) as error:
            raise GeocoderQueryError(f"{query!r} is no point: {error}") from error
        places = self.gazetteer.nearest(point.latitude, point.longitude, 1 if exactly_one else limit)
        if exactly_one:
            return _location(places[0]) if places else None
        return [_location(p) for p in places]

    def _settled(self, parts: Sequence[str], countries: Sequence[str]) -> list[Place]:
        """The one place meant, by the same rules as places in a text."""
        last = len(parts) - 1
        mentions = [Mention(name, parents=tuple(range(i + 1, last + 1))) for i, name in enumerate(parts)]
        context = Context(country=countries[0] if len(countries) == 1 else "")
        answer = self.gazetteer.resolve(mentions, context)[0]
        if answer.place is None or answer.reason != "stated" or (countries and answer.place.country not in countries):
            return []
        return [answer.place]

    def _all(self, parts: Sequence[str], countries: Sequence[str]) -> list[Place]:
        settled = self._settled(parts[1:], countries) if len(parts) > 1 else []
        if len(parts) > 1 and not settled:
            return []
        found = self.gazetteer.lookup(parts[0], within=settled[0] if settled else None)
        return [c.place for c in found if not countries or c.place.country in countries]

    def _countries(self, codes: str | Sequence[str] | None) -> list[str]:
        asked = [codes] if isinstance(codes, str) else list(codes or ())
        found = [self._iso3.get(code.upper(), code.upper()) for code in asked]
        for code in found:
            if self.gazetteer.country(code) is None:
                raise GeocoderQueryError(f"{code!r} is no ISO 3166 country code")
        return found

    def _ask(self, query: str, exactly_one: bool) -> Any:
        if self._fallback is None:
            return None
        if (query, exactly_one) not in self._asked:
            self._asked[query, exactly_one] = self._fallback(query, exactly_one=exactly_one)
        return self._asked[query, exactly_one]


def _location(place: Place) -> Any:
    names = [place.name]
    if place.kind not in ("country", "adm1"):
        names += [n for n in (place.adm2, place.adm1) if n and n not in names]
    country = place.country if place.kind != "country" else ""
    raw = asdict(place)
    return Location(", ".join([*names, *([country] if country else [])]), (place.latitude, place.longitude), raw)
