"""The conventions of other databases, as functions of a row: what `rule` names in `events/exports/*.toml`."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from events.table import extractor_version
from events.value import value

Value = str | int | float | None

STATE = frozenset(("MIL", "COP", "GOV", "SPY", "PRM", "JUD", "LEG"))
IRREGULAR = frozenset(("REB", "UAF", "CRM"))
QUAD = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
DISORDER = {
    "Battles": "Political violence", "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence", "Protests": "Demonstrations", "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}  # fmt: skip
SUB_DISORDER = {
    "Excessive force against protesters": "Political violence; Demonstrations",
    "Mob violence": "Political violence",
}


@value
class Told:
    """A row to export, and what other rows of its incident add: all sources, and this place's share of those killed."""

    row: Mapping[str, Any]
    sources: tuple[str, ...] = ()
    killed: Mapping[str, int] | None = None


def country_id(told: Told) -> Value:
    return f"{told.row['country'] or ''}{told.row['event_id']}"


def relid(told: Told) -> Value:
    return "-".join(str(x) for x in (told.row["country"], year(told), told.row["event_id"]) if x)


def year(told: Told) -> Value:
    start = told.row["date_start"]
    return int(start.year) if start else None


def actor(told: Told) -> Value:
    return _name(told.row, "actor")


def target(told: Told) -> Value:
    return _name(told.row, "target")


def other_actors(told: Told) -> Value:
    return _joined(p["name"] or p["text"] for p in told.row["actors"][1:])


def other_targets(told: Told) -> Value:
    return _joined(p["name"] or p["text"] for p in told.row["targets"][1:])


def actor_sectors(told: Told) -> Value:
    return _joined(p["sector"] for p in told.row["actors"])


def target_sectors(told: Told) -> Value:
    return _joined(p["sector"] for p in told.row["targets"])


def contexts(told: Told) -> Value:
    return _joined(told.row["contexts"])


def quad_words(told: Told) -> Value:
    return QUAD.get(told.row["quad_class"])


def place(told: Told) -> Value:
    name: str | None = told.row["place_name"] or told.row["location"]
    return name


def city(told: Told) -> Value:
    name: str | None = told.row["place_name"]
    return name if told.row["place_kind"] == "settlement" else None


def geonames_id(told: Told) -> Value:
    maker, _, number = (told.row["place_id"] or "").partition(":")
    return number if maker == "geonames" and number.isdecimal() else None


def iso_numeric(told: Told) -> Value:
    code: str | None = told.row["country"]
    return _countries()[code][0] if code in _countries() else None


def country_name(told: Told) -> Value:
    code: str | None = told.row["country"]
    return _countries()[code][1] if code in _countries() else code


def sources(told: Told) -> Value:
    return _joined(told.sources or (told.row["source"],))


def source_count(told: Told) -> Value:
    return max(1, len(told.sources))


def timestamp(told: Told) -> Value:
    published = told.row["published"]
    return int(published.timestamp()) if published else None


def version(told: Told) -> Value:
    return f"dateline {extractor_version()}"


def wkt(told: Told) -> Value:
    lat, lon = told.row["latitude"], told.row["longitude"]
    return None if lat is None or lon is None else f"POINT ({lon:.6f} {lat:.6f})"


def priogrid(told: Told) -> Value:
    """The cell's number: Tollefsen, Strand & Buhaug, PRIO-GRID, Journal of Peace Research 49 (2012)."""
    lat, lon = told.row["latitude"], told.row["longitude"]
    if lat is None or lon is None:
        return None
    return min(359, int((lat + 90) * 2)) * 720 + min(719, int((lon + 180) * 2)) + 1


# ---- ACLED --------------------------------------------------------------------------------------------------------


def acled_time_precision(told: Told) -> Value:
    return {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}.get(told.row["date_prec"])


def acled_geo_precision(told: Told) -> Value:
    return {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3}.get(told.row["where_prec"])


def acled_disorder(told: Told) -> Value:
    return SUB_DISORDER.get(told.row["acled_sub_event_type"]) or DISORDER.get(told.row["acled_event_type"])


def acled_inter1(told: Told) -> Value:
    return _inter(told.row, "actor")


def acled_inter2(told: Told) -> Value:
    return _inter(told.row, "target")


def acled_interaction(told: Told) -> Value:
    sides = [side for side in (_inter(told.row, "actor"), _inter(told.row, "target")) if side]
    return "-".join(sides) if len(sides) == 2 else f"{sides[0]} only" if sides else None


def acled_civilians(told: Told) -> Value:
    kind, civil = told.row["acled_event_type"], _inter(told.row, "target") in ("Civilians", "Protesters")
    against = kind == "Violence against civilians" or told.row["acled_sub_event_type"] == "Excessive force against protesters"
    return "Civilian targeting" if against or (kind == "Explosions/Remote violence" and civil) else None


def _inter(row: Mapping[str, Any], role: str) -> str | None:
    sector, country = row[f"{role}_sector"], row[f"{role}_country"]
    if role == "actor" and row["acled_event_type"] in ("Protests", "Riots") and sector not in STATE:
        return "Protesters" if row["acled_event_type"] == "Protests" else "Rioters"
    if sector is None or sector == "UNK":
        return None
    if sector in STATE:
        return "External/Other forces" if country and row["country"] and country != row["country"] else "State forces"
    return {"REB": "Rebel group", "UAF": "Political militia", "CRM": "Political militia"}.get(sector, "Civilians")


def fatalities(told: Told) -> Value:
    return killed_best(told) or 0


# ---- UCDP ---------------------------------------------------------------------------------------------------------


def ucdp_type(told: Told) -> Value:
    sides = _camp(told.row["actor_sector"]), _camp(told.row["target_sector"])
    if sides[1] == "civil":
        return 3 if sides[0] in ("state", "irregular") else None
    if "" in sides or "civil" in sides:
        return None
    return 1 if "state" in sides else 2


def ucdp_side_a(told: Told) -> Value:
    return _sides(told)[0]


def ucdp_side_b(told: Told) -> Value:
    return _sides(told)[1]


def ucdp_dyad(told: Told) -> Value:
    a, b = _sides(told)
    return f"{a} - {b}" if a and b else None


def ucdp_clarity(told: Told) -> Value:
    return 1 if told.row["date_prec"] == 1 else 2


def ucdp_start(told: Told) -> Value:
    return _midnight(told.row["date_start"])


def ucdp_end(told: Told) -> Value:
    return _midnight(told.row["date_end"])


def ucdp_source_article(told: Told) -> Value:
    published = told.row["published"]
    day = published.date().isoformat() if published else ""
    return '"{}"'.format(",".join((told.row["source"] or "", day, (told.row["title"] or "").replace('"', "'"))))


def killed_low(told: Told) -> Value:
    return _killed(told).get("low")


def killed_best(told: Told) -> Value:
    return _killed(told).get("best")


def killed_high(told: Told) -> Value:
    return _killed(told).get("high")


def deaths_a(told: Told) -> Value:
    return _by_side(told)[0]


def deaths_b(told: Told) -> Value:
    return _by_side(told)[1]


def deaths_civilians(told: Told) -> Value:
    return _by_side(told)[2]


def deaths_unknown(told: Told) -> Value:
    return _by_side(told)[3]


def _swapped(row: Mapping[str, Any]) -> bool:
    """Whether side a is the target: in state-based violence it is the state, whoever attacked."""
    return _camp(row["actor_sector"]) != "state" and _camp(row["target_sector"]) == "state"


def _sides(told: Told) -> tuple[str | None, str | None]:
    row = told.row
    first, second = _name(row, "actor"), _name(row, "target")
    if ucdp_type(told) == 3:
        return first, "Civilians"
    return (second, first) if _swapped(row) else (first, second)


def _by_side(told: Told) -> tuple[int, int, int, int]:
    """Killed of side a, of side b, civilians, unknown, which together make `best`.

    Of several statements about one camp the greatest number counts. Attackers are the actor's.
    """
    best = int(_killed(told).get("best") or 0)
    ours, theirs = _camp(told.row["actor_sector"]), _camp(told.row["target_sector"])
    most = {"actor": 0, "target": 0, "civil": 0}
    for toll in told.row["tolls"]:
        number = toll["best"] if toll["best"] is not None else toll["low"]
        if toll["effect"] != "killed" or not number:
            continue
        camp = _camp(toll["sector"])
        side = "actor" if toll["attackers"] else "civil" if camp == "civil" else ""
        if not side and camp and ours != theirs:
            side = "actor" if camp == ours else "target" if camp == theirs else ""
        if side:
            most[side] = max(most[side], number)
    if sum(most.values()) > best:  # a share, or statements that overlap: not ours to divide
        return 0, 0, 0, best
    a, b = (most["target"], most["actor"]) if _swapped(told.row) else (most["actor"], most["target"])
    return a, b, most["civil"], best - a - b - most["civil"]


def _camp(sector: str | None) -> str:
    if sector is None or sector == "UNK":
        return ""
    return "state" if sector in STATE else "irregular" if sector in IRREGULAR else "civil"


# ---- of an incident -----------------------------------------------------------------------------------------------


def toll(row: Mapping[str, Any]) -> dict[str, int]:
    """A row's killed with every bound a number: best falls back on low, high on best."""
    low = row["killed_low"] or 0
    best = row["killed_best"] if row["killed_best"] is not None else low
    high = row["killed_high"] if row["killed_high"] is not None else best
    return {"low": min(low, best), "best": best, "high": max(high, best)}


def shares(killed: Mapping[str, int], places: int) -> list[dict[str, int]]:
    """The killed of an incident divided among its places: equal shares, the first ones take what is left over."""
    return [{bound: n // places + (i < n % places) for bound, n in killed.items()} for i in range(places)]


def _killed(told: Told) -> Mapping[str, int]:
    return told.killed if told.killed is not None else toll(told.row)


def _name(row: Mapping[str, Any], role: str) -> str | None:
    name: str | None = row[f"{role}_name"] or row[role]
    return name


def _joined(parts: Any) -> str | None:
    return "; ".join(dict.fromkeys(p for p in parts if p)) or None


def _midnight(day: dt.date | None) -> str | None:
    return f"{day.isoformat()} 00:00:00.000" if day else None


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[int | None, str]]:
    """ISO 3166 alpha-3 -> numeric code and name."""
    text = files("events").joinpath("exports", "countries.csv").read_text(encoding="utf-8")
    rows: Sequence[dict[str, str]] = list(csv.DictReader(text.splitlines()))
    return {r["iso3"]: (int(r["numeric"]) if r["numeric"] else None, r["name"]) for r in rows}


RULES: dict[str, Callable[[Told], Value]] = {
    f.__name__: f
    for f in (
        country_id, relid, year, actor, target, other_actors, other_targets, actor_sectors, target_sectors, contexts,
        quad_words, place, city, geonames_id, iso_numeric, country_name, sources, source_count, timestamp, version, wkt,
        priogrid, acled_time_precision, acled_geo_precision, acled_disorder, acled_inter1, acled_inter2,
        acled_interaction, acled_civilians, fatalities, ucdp_type, ucdp_side_a, ucdp_side_b, ucdp_dyad, ucdp_clarity,
        ucdp_start, ucdp_end, ucdp_source_article, killed_low, killed_best, killed_high, deaths_a, deaths_b,
        deaths_civilians, deaths_unknown,
    )
}  # fmt: skip
"""By name. Each takes a row and returns the value of one column; what it means stands in the column's words."""
