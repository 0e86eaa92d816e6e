"""The codebook as Markdown: `events codebook`. Made of what the program itself goes by, so that it cannot fall behind.

Columns come from `events.event`, values from `events.codes` with the words of `events/codebook.toml`, conventions from
the modules that decide (what they say of themselves), counts and tables from the rules, measured error from
`events/measured.toml`, commands from the command line.
"""

from __future__ import annotations

import importlib
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import groupby
from typing import Any

from pydantic import BaseModel

from events import codes, crosswalk
from events.event import Event, Party, TollStatement
from events.rulebook import Rulebook
from events.table import SCHEMA_VERSION

GROUPS = (
    ("Identity", "event_id"), ("Action", "action"), ("Actor and target", "actor"), ("Location", "location"),
    ("Date", "date_text"), ("Toll", "killed_low"), ("Evidence", "sentence"),
)  # fmt: skip
"""Heading, and the first column under it."""
VALUES = {
    "event_type": "types", "event_mode": "modes", "contexts": "contexts", "quad_class": "quad_class", "status": "status",
    "actor_sector": "sectors", "place_kind": "place_kind", "where_prec": "where_prec", "place_reason": "place_reason",
    "date_prec": "date_prec", "date_reason": "date_reason",
}  # fmt: skip
"""Columns with a closed list of values, and where `codebook.toml` has words for them."""
DECIDES = (
    ("Numbers of people", "events.mentions.numbers"),
    ("Merging: what is one happening in an article", "events.merge"),
    ("Status", "events.status"),
    ("Settling places and times", "events.settle"),
    ("Toll figures", "events.figures"),
    ("Tolls told twice, and sums", "events.tally"),
    ("Ids", "events.table"),
    ("Confidence", "events.confidence"),
    ("Linking: what is one happening across articles", "events.linking"),
    ("Likeness: when two accounts match", "events.likeness"),
    ("Incidents: what several articles agree on", "events.consensus"),
)
"""Heading, and the module whose own description says how it is decided."""

INTRODUCTION = """\
# Codebook of the table of events

Made by `events codebook` from the schema and the rules that the program runs by; not written by hand.

A row is one action of an actor towards a target, at a place and a time, as one article tells it. Everything that the
article says of it, in headline, lead and later sentences, is brought together in it. An action at several places is a
row a place; these share `incident_id`, and each has the toll of the whole. Null means unknown: no column holds a filler
value. Character offsets count Unicode characters of the article's text as it was given, end exclusive.
"""


def words() -> dict[str, Any]:
    """The codebook's words for codes, and the known limits: `events/codebook.toml`."""
    return _toml("codebook.toml")


def codebook() -> str:
    """The whole codebook, Markdown."""
    rules = Rulebook.load()
    sections = [
        [INTRODUCTION], _columns(), _values(words()), _conventions(), _vague(), _rules(rules), _crosswalk(), _exports(),
        _commands(), _measured(), _limits(words()),
    ]  # fmt: skip
    return "\n".join(line.rstrip() for section in sections for line in section).strip() + "\n"


# ---- columns and values -------------------------------------------------------------------------------------------


def _columns() -> Iterator[str]:
    yield f"\n## Columns\n\n{len(Event.model_fields)} columns, version {SCHEMA_VERSION} of the schema.\n"
    starts = {first: heading for heading, first in GROUPS}
    for name, info in Event.model_fields.items():
        if name in starts:
            yield from ("", f"### {starts[name]}", "", "| column | type | meaning |", "| --- | --- | --- |")
        yield _row(f"`{name}`", kind_of(info.metadata), info.description or "")
    for heading, model in (("An element of `actors` and `targets`", Party), ("An element of `tolls`", TollStatement)):
        yield from ("", f"### {heading}", "")
        yield from _table(("field", "type", "meaning"), _fields(model))
    yield from ("", "File metadata: `dateline.schema` is the schema's version, `dateline.version` the program's,")
    yield from ("`dateline.rules` a hash of rules and gazetteer. Each Parquet field carries its description.", "")


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, str, str]]:
    for name, info in model.model_fields.items():
        yield f"`{name}`", kind_of(info.metadata), info.description or ""


def kind_of(metadata: Sequence[Any]) -> str:
    """The Arrow type that a field of `Event` is annotated with."""
    return next(m for m in metadata if isinstance(m, str))


def _values(known: dict[str, Any]) -> Iterator[str]:
    yield "## Values"
    for column, key in VALUES.items():
        yield from ("", f"### `{column}`" + (" and `target_sector`" if column == "actor_sector" else ""), "")
        if key == "modes":
            for type_, modes in known["modes"].items():
                yield from _table((f"{type_}", "meaning"), ((f"`{m}`", text) for m, text in modes.items()))
                yield ""
        elif key == "types":
            rows = ((f"`{t}`", codes.QUAD[t], text) for t, text in known[key].items())
            yield from _table(("value", "quad_class", "meaning"), rows)
        else:
            yield from _table(("value", "meaning"), ((f"`{v}`", text) for v, text in known[key].items()))
    yield from (
        "",
        "### Countries that are none",
        "",
        "`actor_country` and `target_country` hold ISO 3166 alpha-3, or:",
        "",
    )
    yield from _table(("value", "meaning"), ((f"`{v}`", text) for v, text in known["supranational"].items()))
    yield from ("", "### Effects on people", "")
    yield from _table(("effect", "meaning"), ((f"`{v}`", text) for v, text in known["effects"].items()))
    yield from ("", "### `goldstein`", "", "By CAMEO root:", "")
    yield from _table(("root", "weight"), codes.GOLDSTEIN.items())
    yield ""


# ---- how it decides -----------------------------------------------------------------------------------------------


def _conventions() -> Iterator[str]:
    yield "## How it is decided"
    for heading, module in DECIDES:
        told = importlib.import_module(module).__doc__ or ""
        yield from ("", f"### {heading}", "", *(line.replace("<", "\\<") for line in told.strip().splitlines()))
    yield ""


def _vague() -> Iterator[str]:
    from events.mentions.numbers import BOUNDS, PLURALS

    tolls = tomllib.loads(files("events").joinpath("rules", "tolls.toml").read_text(encoding="utf-8"))
    yield from ("## Vague counts", "", "Each gives `low`; `best` and `high` stay null.", "")
    rows = [(", ".join(v["words"]), v["low"], v["meaning"]) for v in tolls["vague"]]
    rows += [(f"{word} (of people)", 2 * n, f"two of them at least: {n} each") for word, n in PLURALS.items()]
    rows += [(", ".join(c["words"]), c["low"], c["meaning"]) for c in tolls["collective"]]
    yield from _table(("words", "low", "meaning"), rows)
    yield from ("", "Words before a number, and the bound that they set (see Numbers of people):", "")
    by_kind = groupby(sorted(BOUNDS, key=lambda phrase: BOUNDS[phrase]), key=lambda phrase: BOUNDS[phrase])
    yield from _table(("kind", "words"), ((k, ", ".join(" ".join(p) for p in phrases)) for k, phrases in by_kind))
    yield ""


def _rules(book: Rulebook) -> Iterator[str]:
    counts, verbs, nouns = Counter[str](), Counter[str](), Counter[str]()
    for action in book.actions:
        counts[action.type] += 1
        verbs[action.type] += len(action.verbs)
        nouns[action.type] += len(action.nouns)
    yield from ("## Rules", "", "What the packaged rules hold; `rule` names the one that made a row.", "")
    rows = [(f"`{t}`", counts[t], verbs[t], nouns[t]) for t in codes.TYPES]
    rows.append(("all", counts.total(), verbs.total(), nouns.total()))
    yield from _table(("type", "rules", "verbs", "nouns"), rows)
    kinds = Counter(actor.kind for actor in book.actors)
    told = ", ".join(f"{n:,} of kind {kind}" for kind, n in sorted(kinds.items()))
    yield from ("", f"Names in the lexicon of actors: {len(book.actors):,} ({told}); {len(book.roles):,} roles;")
    yield from (f"{len(book.countries):,} countries; {len(book.cues):,} cues of standing.", "")


def _crosswalk() -> Iterator[str]:
    told = files("events").joinpath("rules", "crosswalk.toml").read_text(encoding="utf-8").splitlines()
    yield from ("## Crosswalk to ACLED and GTD", "")
    for line in told:
        if not line.startswith("#"):
            break
        yield line.removeprefix("#").strip()
    entries = tomllib.loads("\n".join(told))["entry"]
    asked = ("type", "mode", "cameo", "actor", "target")
    rows = (
        (*(", ".join(x or "(none)" for x in e.get(key, ())) for key in asked),
         " / ".join(", ".join(e[key]) for key in ("words", "target_words") if key in e),
         e.get("acled", ""), e.get("gtd", ""))
        for e in entries
    )  # fmt: skip
    yield from (
        "",
        "Both record what took place: statuses " + ", ".join(f"`{s}`" for s in crosswalk.OCCURRED) + ".",
        "",
    )
    yield from _table((*asked, "words", "ACLED sub-event type", "GTD attack type"), rows)
    yield ""


# ---- what others make of it ---------------------------------------------------------------------------------------


def _exports() -> Iterator[str]:
    from events.export import SHAPES, shape

    yield from (
        "## Exports",
        "",
        "`events export PATH --to SHAPE --out FILE`. A column without a source is left empty.",
        "",
    )
    for name in SHAPES:
        told = shape(name)
        yield from (f"### {name}", "", told.about.strip(), "")
        if told.columns:
            rows = ((f"`{c.name}`", f"`{c.source}`" if c.source else "", c.words) for c in told.columns)
            yield from _table(("column", "from", "convention"), rows)
            yield ""


def _commands() -> Iterator[str]:
    from events.codebook_commands import described

    yield from ("## Commands", "")
    for command in described():
        yield from (f"### `{command.usage}`", "", command.words, "")
        yield from _table(("option", "meaning"), ((f"`{name}`", text) for name, text in command.options))
        yield ""


# ---- how far to trust it ------------------------------------------------------------------------------------------


def _measured() -> Iterator[str]:
    found = _toml("measured.toml")
    yield from (
        "## Measured error",
        "",
        f"On development texts, {found['date']}. Rules were written with these texts in",
    )
    yield "sight, so expect less on others. Precision: of the values coded, how many are right; recall: of those to"
    yield from ("be coded, how many were. A set's texts are not part of the program.", "")
    for group in found["set"]:
        about = words()["sets"].get(group["name"], group["name"])
        yield from (
            f"### {group['name']}: {group['size']}",
            "",
            about + (f" {group['found'].capitalize()}." if group["found"] else ""),
            "",
        )
        rows = [(f["name"], f["gold"], f["coded"], f"{f['precision']:.2f}", f"{f['recall']:.2f}", f"{f['f1']:.2f}") for f in group["field"]]
        yield from _table(("field", "gold", "coded", "precision", "recall", "F1"), rows)
        yield ""


def _limits(known: dict[str, Any]) -> Iterator[str]:
    yield from ("## Known limits", "", *(f"- **{limit['name']}.** {limit['words']}" for limit in known["limit"]))


# ---- Markdown -----------------------------------------------------------------------------------------------------


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield _row(*head)
    yield _row(*("---" for _ in head))
    for row in rows:
        yield _row(*row)


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(c).replace("|", "\\|").replace("\n", " ").replace("<", "\\<") for c in cells) + " |"


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("events").joinpath(name).read_text(encoding="utf-8"))
