"""An explanation as HTML for notebooks: the text with its words marked, and the rows below.

The colours are Okabe and Ito's, which people who see colours differently tell apart ("Color Universal Design", 2008);
the hover text says in words what a colour means. Whatever comes from the article is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from events.event import Event, Party, TollStatement
from events.value import value

if TYPE_CHECKING:
    from events.explaining import Explanation, SentenceExplained

COLOURS = {
    "action": "#D55E00", "actor": "#56B4E9", "target": "#E69F00", "place": "#009E73", "date": "#CC79A7", "toll": "#F0E442",
}  # fmt: skip
"""What is marked, and its colour."""

HEADINGS = ("", "what", "who", "to whom", "where", "when", "toll", "status", "rule", "confidence")


@value
class Mark:
    """Characters `start` to `end` of the article's text play the part `kind` in row number `row` (from 1)."""

    start: int
    end: int
    kind: str
    row: int
    note: str


def page_of(told: Explanation) -> str:
    """The explanation as a fragment of HTML, safe to put into a page."""
    marks = marks_of(told.rows, told.sentences)
    title = told.article.title
    return (
        f'<style>{_style()}</style><div class="dateline">'
        + (f"<h4>{escape(title)}</h4>" if title and title not in told.article.text else "")
        + f'<div class="dl-text">{"".join(_text(told.article.text, marks, told.sentences))}</div>'
        + f'<div class="dl-key">{_key()}</div>{_table(told.rows)}</div>'
    )


# ---- marks --------------------------------------------------------------------------------------------------------


def marks_of(rows: Sequence[Event], sentences: Iterable[SentenceExplained] = ()) -> list[Mark]:
    """The words that the rows rest on, each with what it was taken for. Words outside the text have no mark."""
    traces = {(c.start, c.end): c.trace for s in sentences for c in s.claims}
    marks: dict[tuple[int, int, str, int], Mark] = {}
    for number, row in enumerate(rows, 1):
        trace = traces.get((row.action_start or 0, row.action_end or 0), ())
        for start, end, kind, note in _slots(row, trace):
            if start is not None and end is not None and 0 <= start < end:
                marks.setdefault((start, end, kind, number), Mark(start, end, kind, number, f"row {number}, {kind}: {note}"))
    return sorted(marks.values(), key=lambda m: (m.start, m.end, m.row))


def _slots(e: Event, trace: Sequence[str]) -> Iterator[tuple[int | None, int | None, str, str]]:
    how = "".join(f"\n  {line}" for line in trace)
    yield e.action_start, e.action_end, "action", f"{_what(e)}, {e.status}; rule {e.rule!r}, CAMEO {e.cameo_code}{how}"
    yield from ((p.start, p.end, "actor", _party_note(p)) for p in e.actors)
    yield from ((p.start, p.end, "target", _party_note(p)) for p in e.targets)
    yield e.location_start, e.location_end, "place", _place_note(e)
    yield e.date_start_char, e.date_end_char, "date", f"{_when(e)}, precision {e.date_prec} ({e.date_reason})"
    yield from ((t.start, t.end, "toll", _toll_note(t)) for t in e.tolls)


def _party_note(p: Party) -> str:
    known = ", ".join(x for x in (p.name, p.code, p.country, p.sector, f"{p.count} people" if p.count else None) if x)
    return known or "nobody known"


def _place_note(e: Event) -> str:
    at = "" if e.latitude is None or e.longitude is None else f" at {e.latitude:.3f}, {e.longitude:.3f}"
    return f"{_where(e)}{at}, precision {e.where_prec} ({e.place_reason})"


def _toll_note(t: TollStatement) -> str:
    return (
        f"{t.effect} {_figures(t.low, t.best, t.high)}"
        + (", attackers" if t.attackers else "")
        + (f", says {t.source}" if t.source else "")
    )


# ---- the text -----------------------------------------------------------------------------------------------------


def _text(text: str, marks: Sequence[Mark], sentences: Sequence[SentenceExplained]) -> Iterator[str]:
    """The text cut wherever a mark or a sentence begins or ends, so that marks may overlap as they please."""
    inside = [s for s in sentences if s.start >= 0]
    cuts = {0, len(text), *(x for m in marks for x in (m.start, m.end)), *(x for s in inside for x in (s.start, s.end))}
    edges = sorted(c for c in cuts if c <= len(text))
    starting: dict[int, list[Mark]] = {}
    for mark in marks:
        starting.setdefault(mark.start, []).append(mark)
    current: list[Mark] = []
    at = 0
    for start, end in pairwise(edges):
        current = [m for m in current if m.end > start] + starting.get(start, [])
        while at < len(inside) and inside[at].end <= start:
            at += 1
        sentence = inside[at] if at < len(inside) and inside[at].start <= start else None
        yield _piece(text[start:end], current, sentence)
        if ended := [str(m.row) for m in current if m.kind == "action" and m.end == end]:
            yield f"<sup>{','.join(ended)}</sup>"


def _piece(words: str, marks: Sequence[Mark], sentence: SentenceExplained | None) -> str:
    if not marks:
        if sentence is None:
            return f'<span class="dl-out">{escape(words)}</span>' if words.strip() else escape(words)
        why = f' title="{escape(sentence.why_nothing)}"' if sentence.why_nothing else ""
        return f"<span{why}>{escape(words)}</span>"
    narrow = min(marks, key=lambda m: m.end - m.start)  # the wider ones show as lines below it
    kinds = dict.fromkeys((narrow.kind, *(m.kind for m in marks)))
    lines = ",".join(f"0 {3 * n}px 0 {COLOURS[k]}" for n, k in enumerate(kinds, 1))
    note = escape("\n".join(dict.fromkeys(m.note for m in marks)))
    return f'<mark class="dl-{narrow.kind}" style="box-shadow:{lines}" title="{note}">{escape(words)}</mark>'


def _key() -> str:
    return " ".join(f'<mark class="dl-{kind}">{kind}</mark>' for kind in COLOURS) + " <span>hover for rule and meaning</span>"


def _style() -> str:
    tints = "".join(f".dateline mark.dl-{kind}{{background:{_tint(colour)}}}" for kind, colour in COLOURS.items())
    return (
        ".dateline .dl-text{white-space:pre-wrap;max-width:50em;line-height:1.8}"
        ".dateline mark{color:#000;padding:0 1px;cursor:help}.dateline sup{font-size:65%;margin-left:1px}"
        ".dateline mark.dl-action{font-weight:bold}.dateline .dl-out{opacity:.6}.dateline .dl-key{margin:.8em 0;font-size:90%}"
        ".dateline td,.dateline th{text-align:left;vertical-align:top;padding:2px 8px}" + tints
    )


def _tint(colour: str) -> str:
    """Half way to white: black words stay easy to read on it."""
    return "#" + "".join(f"{(int(colour[i : i + 2], 16) + 255) // 2:02X}" for i in (1, 3, 5))


# ---- the rows -----------------------------------------------------------------------------------------------------


def _table(rows: Sequence[Event]) -> str:
    if not rows:
        return "<p>No rows. Hover over a sentence to see why.</p>"
    head = "".join(f'<th scope="col">{h}</th>' for h in HEADINGS)
    body = "".join(f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in _cells(n, e))}</tr>" for n, e in enumerate(rows, 1))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cells(number: int, e: Event) -> tuple[str, ...]:
    return (
        str(number), _what(e), _who(e.actor_name, e.actor, e.actor_code), _who(e.target_name, e.target, e.target_code),
        _where(e), _when(e), _tolls(e), e.status, e.rule or "", "" if e.confidence is None else f"{e.confidence:.2f}",
    )  # fmt: skip


def _what(e: Event) -> str:
    return e.event_type + (f" / {e.event_mode}" if e.event_mode else "")


def _who(name: str | None, words: str | None, code: str | None) -> str:
    return (name or words or "") + (f" [{code}]" if code else "")


def _where(e: Event) -> str:
    return ", ".join(dict.fromkeys(x for x in (e.place_name or e.location, e.adm2, e.adm1, e.country) if x)) or "not stated"


def _when(e: Event) -> str:
    days = dict.fromkeys(d.isoformat().replace("-", "\u2011") for d in (e.date_start, e.date_end) if d)  # does not break
    return " to ".join(days) or "not stated"


def _tolls(e: Event) -> str:
    values = e.__dict__
    figures = (
        (x, *(values[f"{x}_{bound}"] for bound in ("low", "best", "high")))
        for x in ("killed", "wounded", "captured", "abducted", "displaced")
    )
    return ", ".join(f"{x} {_figures(low, best, high)}" for x, low, best, high in figures if (low, best, high) != (None, None, None))


def _figures(low: int | None, best: int | None, high: int | None) -> str:
    if low == best == high:
        return str(best)
    return "/".join("?" if n is None else str(n) for n in (low, best, high))
