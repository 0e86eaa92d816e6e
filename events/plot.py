"""Pictures of a table of events: `timeline`, `incident_map`, `matrix`. Need matplotlib: `pip install 'dateline[plot]'`.

    from events import plot
    plot.timeline(df); plot.incident_map(df, country="AFG"); plot.matrix(df)

Each takes the table as pandas or Arrow and returns matplotlib's `Axes`, drawn into `ax` if one is given. They count
incidents, not rows, and of these what happened or is alleged; `status` asks for others. What cannot be shown (no day,
no coordinates) is counted in a note below. The colours are Okabe and Ito's, which people who see colours differently
tell apart. A table without a column that is needed raises `InputError`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import pandas as pd
import pyarrow as pa

from events.errors import InputError
from events.outlines import Outline, Ring, countries, provinces

try:
    import matplotlib.pyplot as plt
    from matplotlib.collections import LineCollection
    from matplotlib.lines import Line2D
    from matplotlib.ticker import MaxNLocator
except ModuleNotFoundError as error:
    raise ModuleNotFoundError("events.plot needs matplotlib: pip install 'dateline[plot]'", name="matplotlib") from error

if TYPE_CHECKING:
    from matplotlib.axes import Axes

OKABE_ITO = ("#D55E00", "#56B4E9", "#009E73", "#E69F00", "#0072B2", "#CC79A7", "#F0E442")
OTHER = "#999999"
HAPPENED = ("happened", "alleged")
UNNAMED = "(not stated)"

Rows: TypeAlias = "pd.DataFrame | pa.Table"
Every = Literal["D", "W", "M", "Y"]


def timeline(
    rows: Rows,
    *,
    by: str = "event_type",
    every: Every | None = None,
    vaguest: int = 4,
    status: Collection[str] = HAPPENED,
    ax: Axes | None = None,
) -> Axes:
    """Incidents by day ("D"), week, month or year (as the span of time suggests), stacked by `by` (type, mode, country, actor_name ... any column).

    An incident counts in the period of its earliest day. Those whose day is vaguer than `date_prec` `vaguest` (4: up
    to a month) are left out. The seven most frequent values have colours; the rest are grey together.
    """
    frame = _frame(rows, ("incident_id", "status", "date_start", "date_prec", by), status)
    ax = ax or _axes(9, 3.5)
    whole = frame.drop_duplicates(["incident_id", by])
    kept = whole[whole.date_start.notna() & whole.date_prec.le(vaguest)]
    if _nothing(kept, ax):
        return ax
    days = pd.to_datetime(kept.date_start)
    every = every or _fitting(float((days.max() - days.min()).days))
    period = days.dt.to_period(every)
    kinds = _lumped(kept[by].astype(object).where(kept[by].notna(), UNNAMED).astype(str))
    counts = pd.crosstab(period, kinds)
    order = sorted(counts.columns, key=lambda k: (k == "other", -counts[k].sum(), k))
    starts = counts.index.to_timestamp()  # type: ignore[attr-defined]
    widths = [(p.end_time - p.start_time).total_seconds() / 86400 * 0.92 for p in counts.index]
    below = pd.Series(0, index=counts.index)
    for kind, colour in zip(order, (*OKABE_ITO, OTHER), strict=False):
        colour = OTHER if kind == "other" else colour
        ax.bar(starts, counts[kind], widths, below, align="edge", color=colour, edgecolor="white", linewidth=0.5, label=kind)
        below = below + counts[kind]
    ax.set_ylabel("incidents by " + {"D": "day", "W": "week", "M": "month", "Y": "year"}[every])
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    ax.legend(frameon=False, fontsize="small", loc="upper left", bbox_to_anchor=(1, 1))
    ax.tick_params(axis="x", rotation=30)
    ax.spines[["top", "right"]].set_visible(False)
    _note(ax, whole.incident_id.nunique() - kept.incident_id.nunique(), "without a day, or with too vague a one")
    return ax


def incident_map(
    rows: Rows,
    *,
    country: str | None = None,
    vaguest: int = 4,
    names: int = 5,
    status: Collection[str] = HAPPENED,
    ax: Axes | None = None,
) -> Axes:
    """Incidents by district, the points' area by deaths; a district without deaths has a small open point.

    A point stands amid the places the rows name in the district; what has no district, at its own place. Rows vaguer
    than `where_prec` `vaguest` (4: a province) are left out. Deaths are `killed_best`, else `killed_low`; those of an
    incident with several places are shared out evenly among them. `names` places with most deaths are named.
    `country` (ISO 3166 alpha-3) keeps one country; Afghanistan is drawn with its provinces.
    """
    frame = _frame(rows, (
        "incident_id", "status", "country", "adm1", "adm2", "adm2_code", "place_id", "place_name", "latitude", "longitude",
        "where_prec", "killed_best", "killed_low",
    ), status)  # fmt: skip
    frame = frame if country is None else frame[frame.country == country]
    ax = ax or _axes(8, 6)
    kept = frame[frame.latitude.notna() & frame.longitude.notna() & frame.where_prec.le(vaguest)]
    if _nothing(kept, ax):
        return ax
    found = places(kept)
    afghan = (kept.country == "AFG").all()
    _draw_outlines(ax, provinces() if afghan else countries())
    west, south, east, north = _window(found, provinces() if afghan else ())
    ax.set_xlim(west, east)
    ax.set_ylim(south, north)
    ax.set_aspect(1 / max(0.1, math.cos(math.radians((south + north) / 2))))
    scale = 900 / max(10.0, float(found.deaths.max()))
    deadly, other = found[found.deaths > 0], found[found.deaths == 0]
    ax.scatter(other.longitude, other.latitude, 22, facecolors="none", edgecolors="#0072B2", linewidths=1.2, zorder=3)
    ax.scatter(
        deadly.longitude, deadly.latitude, deadly.deaths * scale + 12, "#D55E00", alpha=0.65, edgecolors="#4a2000", linewidths=0.6, zorder=4
    )
    for place in deadly.nlargest(names, "deaths").itertuples():
        ax.annotate(str(place.name), (place.longitude, place.latitude), (4, 4), textcoords="offset points", fontsize=8, zorder=5)
    _size_legend(ax, float(found.deaths.max()), scale, bool(len(other)))
    ax.set_xticks([])
    ax.set_yticks([])
    _note(ax, frame.incident_id.nunique() - kept.incident_id.nunique(), "without a place, or with too wide a one")
    return ax


def matrix(
    rows: Rows, *, most: int = 12, status: Collection[str] = HAPPENED, event_type: str | None = None, ax: Axes | None = None
) -> Axes:
    """Who acts (down) upon whom (across), in incidents; `event_type` keeps one type.

    Actors stand by canonical name, unnamed ones by code or sector. The `most` frequent of each side are shown,
    and last, those whom the text leaves open.
    """
    frame = _frame(
        rows,
        ("incident_id", "status", "event_type", *(f"{s}_{c}" for s in ("actor", "target") for c in ("name", "code", "sector"))),
        status,
    )
    frame = frame if event_type is None else frame[frame.event_type == event_type]
    pairs = pd.DataFrame({"incident": frame.incident_id, "actor": _side(frame, "actor"), "target": _side(frame, "target")})
    pairs = pairs[(pairs.actor != UNNAMED) | (pairs.target != UNNAMED)].drop_duplicates()
    if pairs.empty:
        ax = ax or _axes(5, 3)
        _nothing(pairs, ax)
        return ax
    down, across = _frequent(pairs.actor, most), _frequent(pairs.target, most)
    shown_pairs = pairs[pairs.actor.isin(down) & pairs.target.isin(across)]
    shown = pd.crosstab(shown_pairs.actor, shown_pairs.target)
    shown = shown.loc[[a for a in down if a in shown.index], [t for t in across if t in shown.columns]]
    down, across = list(shown.index), list(shown.columns)
    ax = ax or _axes(3 + 0.5 * len(across), 2 + 0.35 * len(down))
    ax.imshow(shown.to_numpy(), cmap="Blues", aspect="auto", vmin=0)
    ax.set_xticks(range(len(across)), across, rotation=40, ha="right", rotation_mode="anchor", fontsize=8)
    ax.set_yticks(range(len(down)), down, fontsize=8)
    half = shown.to_numpy().max() / 2
    for i, line in enumerate(shown.to_numpy().tolist()):
        for j, count in enumerate(line):
            if count:
                ax.text(j, i, str(count), ha="center", va="center", fontsize=8, color="white" if count > half else "black")
    ax.set_xlabel("target")
    ax.set_ylabel("actor")
    _note(ax, pairs.incident.nunique() - shown_pairs.incident.nunique(), "between others")
    return ax


def places(frame: pd.DataFrame) -> pd.DataFrame:
    """The points of a map: district or place, `name`, `latitude`, `longitude`, `incidents`, `deaths`."""
    at = frame.drop_duplicates(["incident_id", "place_id", "latitude", "longitude"])
    toll = at.killed_best.where(at.killed_best.notna(), at.killed_low).astype("Float64").fillna(0).astype(float)
    share = toll / at.groupby("incident_id").incident_id.transform("size")
    district = at.adm2_code.notna() & at.where_prec.le(3)
    key = at.adm2_code.where(district, at.place_id.where(at.place_id.notna(), at.place_name))
    name = at.adm2.where(district & at.adm2.notna(), at.place_name)
    points = pd.DataFrame({
        "key": key, "name": name, "latitude": at.latitude, "longitude": at.longitude, "incident": at.incident_id, "deaths": share,
    })  # fmt: skip
    return points.groupby("key", as_index=False).agg(
        name=("name", "first"), latitude=("latitude", "mean"), longitude=("longitude", "mean"),
        incidents=("incident", "nunique"), deaths=("deaths", "sum"),
    )  # fmt: skip


# ---- the table ----------------------------------------------------------------------------------------------------


def _frame(rows: Rows, columns: Iterable[str], status: Collection[str]) -> pd.DataFrame:
    """The columns asked for, categories as plain words, of the rows with these standings."""
    wanted = list(dict.fromkeys(columns))
    if not isinstance(rows, pd.DataFrame | pa.Table):
        raise InputError(f"rows of events are needed, a pandas DataFrame or an Arrow table; this is a {type(rows).__name__}")
    have = rows.column_names if isinstance(rows, pa.Table) else list(rows.columns)
    if missing := [c for c in wanted if c not in have]:
        raise InputError(f"the table has no column {', '.join(missing)}; it has {', '.join(map(str, have))[:300]}")
    frame: pd.DataFrame = rows.select(wanted).to_pandas() if isinstance(rows, pa.Table) else rows[wanted].copy()
    for column in frame.columns:
        if isinstance(frame[column].dtype, pd.CategoricalDtype):
            frame[column] = frame[column].astype(object)
    return frame[frame.status.isin(list(status))]


def _lumped(kinds: pd.Series) -> pd.Series:
    """All but the most frequent as "other"."""
    frequent = kinds.value_counts().sort_index().sort_values(ascending=False, kind="stable").index
    return kinds if len(frequent) <= len(OKABE_ITO) else kinds.where(kinds.isin(frequent[: len(OKABE_ITO)]), "other")


def _frequent(names: pd.Series, most: int) -> list[str]:
    """The most frequent, the unnamed last."""
    order = names.value_counts().sort_index().sort_values(ascending=False, kind="stable").index
    named = [str(n) for n in order if n != UNNAMED][:most]
    return named + [UNNAMED] * (UNNAMED in order)


def _fitting(days: float) -> Every:
    """The period that gives a readable number of bars."""
    return "D" if days <= 60 else "W" if days <= 730 else "M" if days <= 3650 else "Y"


def _side(frame: pd.DataFrame, side: str) -> pd.Series:
    named = frame[f"{side}_name"].astype(object)
    for fallback in ("code", "sector"):
        named = named.where(named.notna(), frame[f"{side}_{fallback}"].astype(object))
    return named.where(named.notna(), UNNAMED)


# ---- the drawing --------------------------------------------------------------------------------------------------


def _axes(width: float, height: float) -> Axes:
    _, ax = plt.subplots(figsize=(width, height), layout="constrained")
    return ax


def _nothing(frame: pd.DataFrame, ax: Axes) -> bool:
    """Whether there is nothing to show, and if so, says it."""
    if frame.empty:
        ax.text(0.5, 0.5, "no incidents to show", ha="center", va="center", transform=ax.transAxes, color="#555555")
        ax.set_axis_off()
    return frame.empty


def _note(ax: Axes, left_out: int, why: str) -> None:
    if left_out:
        words = f"not shown: {left_out} incident{'' if left_out == 1 else 's'} {why}"
        ax.set_xlabel("\n".join(x for x in (ax.get_xlabel(), words) if x), fontsize=8, color="#555555")


def _draw_outlines(ax: Axes, outlines: Iterable[Outline]) -> None:
    lines = [part for outline in outlines for ring in outline.rings for part in _parted(ring)]
    ax.add_collection(LineCollection(lines, colors="#9a9a9a", linewidths=0.7, zorder=1))
    ax.set_facecolor("#fafaf7")


def _parted(ring: Ring) -> list[list[tuple[float, float]]]:
    """The ring, cut where it leaps over the 180th meridian."""
    parts = [[ring[0]]]
    for before, point in pairwise(ring):
        if abs(point[0] - before[0]) > 180:
            parts.append([])
        parts[-1].append(point)
    return parts


def _window(found: pd.DataFrame, outlines: Iterable[Outline]) -> tuple[float, float, float, float]:
    """West, south, east, north of what is to be seen, with a margin."""
    bounds = [o.bounds for o in outlines]
    west = min([float(found.longitude.min()), *(b[0] for b in bounds)])
    south = min([float(found.latitude.min()), *(b[1] for b in bounds)])
    east = max([float(found.longitude.max()), *(b[2] for b in bounds)])
    north = max([float(found.latitude.max()), *(b[3] for b in bounds)])
    margin = 0.3 if bounds else max(2.0, (east - west) * 0.08, (north - south) * 0.08)
    return max(-180.0, west - margin), max(-90.0, south - margin), min(180.0, east + margin), min(90.0, north + margin)


def _size_legend(ax: Axes, most: float, scale: float, with_open: bool) -> None:
    powers = [10**n for n in range(7) if 10**n <= most][-3:]
    steps = [1, 5] if 5 <= most < 10 else powers
    handles = [_dot(n * scale + 12, color="#D55E00", alpha=0.65, markeredgecolor="#4a2000", label=f"{n} killed") for n in steps]
    if with_open:
        handles.append(_dot(22, markerfacecolor="none", markeredgecolor="#0072B2", label="nobody known killed"))
    ax.legend(
        handles=handles, frameon=False, fontsize="small", loc="upper left", bbox_to_anchor=(1, 1), labelspacing=1.4, handletextpad=1.2,
    )  # fmt: skip


def _dot(area: float, **how: Any) -> Line2D:
    return Line2D([], [], linestyle="", marker="o", markersize=math.sqrt(area), **how)
