"""Explain: what each stage made of a text, for people. `events.explain("...")`, `events explain "..."`.

The value shows itself: in colour on a terminal, with its words marked in a notebook.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from events.article import Article, article
from events.clean import clean
from events.event import Event
from events.model import Actor, Claim, Mentions
from events.phrases import KINDS
from events.pipeline import Extractor, extractor
from events.sentences import sentences
from events.value import value
from events.words import TAGS

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

MOST_REFUSALS = 12


@value
class SentenceExplained:
    """One sentence: what was found in it, its claims, the senses refused, and why there is no claim ("" if there is).

    `start` and `end` are its offsets in the article's text, -1 for a title that stands apart from it.
    """

    text: str
    start: int
    end: int
    mentions: Mentions | None
    claims: tuple[Claim, ...]
    refusals: tuple[tuple[str, str, str], ...]
    why_nothing: str


@value
class Explanation:
    """What every stage made of an article, and its rows. Prints itself in colour on a terminal, shows itself with its
    words marked in a notebook; `str()` gives it plain."""

    article: Article
    sentences: tuple[SentenceExplained, ...]
    rows: tuple[Event, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for sentence in self.sentences:
            yield from _sentence(sentence)
        yield ""
        yield f"[bold]{len(self.rows)} row{'' if len(self.rows) == 1 else 's'}[/bold]"
        for row in self.rows:
            yield _row(row)

    def __str__(self) -> str:
        from rich.console import Console

        out = StringIO()
        Console(file=out, width=160, no_color=True, highlight=False, force_terminal=False, force_jupyter=False).print(self)
        return out.getvalue()

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from events.show_html import page_of

        return page_of(self)


def explain(
    text: str | Article,
    published: dt.datetime | dt.date | str | None = None,
    extractor_: Extractor | None = None,
    *,
    title: str | None = None,
) -> Explanation:
    """What every stage makes of a text: words with tags, phrases, mentions, claims with their slots, rows; and where a
    sentence gives nothing, why.

    `text` may be an `Article` as `events.read` gives them, which has its own title and day: `published` and `title`
    then only fill what it lacks. Raises `ArticleError` where the text is empty or `published` no date.
    """
    x = extractor_ or extractor()
    given = _article(text, published, title)
    cleaned = clean(given)
    read = sentences(cleaned)
    found = {m.phrases.words.sentence.index: m for m in x.mentions(cleaned, read)}
    out = []
    for s in read:
        mentions = found.get(s.index)
        claims = x.claims.read(mentions) if mentions else ()
        refusals = tuple(x.claims.refusals(mentions)) if mentions and not claims else ()
        out.append(SentenceExplained(s.text, s.start, s.end, mentions, claims, refusals, "" if claims else _why(mentions, refusals)))
    return Explanation(given, tuple(out), tuple(x.extract(given)))


def _article(text: str | Article, published: dt.datetime | dt.date | str | None, title: str | None) -> Article:
    given = text.model_dump() if isinstance(text, Article) else {"id": "text", "text": text}
    lacking = {"published": published, "title": title}
    return article({**given, **{k: v for k, v in lacking.items() if given.get(k) is None}})


def _why(mentions: Mentions | None, refusals: tuple[tuple[str, str, str], ...]) -> str:
    if mentions is None or not mentions.triggers:
        return "no action: none of its words states one"
    words = ", ".join(dict.fromkeys(mentions.phrases.words.forms[t.head] for t in mentions.triggers))
    if refusals and len({w for w, _, _ in refusals}) >= len({mentions.phrases.words.forms[t.head] for t in mentions.triggers}):
        return f"no sense of {words} fits its arguments"
    if not mentions.actors:
        return f"{words}: an action without actor and target"
    return f"{words}: nobody public has part in it, or it has neither actor nor target"


def _sentence(s: SentenceExplained) -> Iterator[str]:
    yield ""
    yield f"[bold]{_safe(s.text)}[/bold]"
    if s.mentions is not None:
        w = s.mentions.phrases.words
        yield "  words    " + " ".join(f"{_safe(f)}[dim]/{_safe(t)}[/dim]" for f, t in zip(w.forms, w.tags, strict=True))
        yield "  phrases  " + " ".join(f"[cyan]{_safe(c.kind)}[/cyan]⟨{_safe(w.span(c.first, c.last))}⟩" for c in s.mentions.phrases.chunks)
        used = dict.fromkeys(w.tags)
        yield "  [dim]tags     " + ", ".join(f"{_safe(t)} {TAGS.get(t, '')}" for t in used) + "[/dim]"
        yield "  [dim]kinds    " + ", ".join(f"{_safe(k)} {KINDS.get(k, '')}" for k in dict.fromkeys(s.mentions.phrases.kinds)) + "[/dim]"
        yield from _mentions(s.mentions)
    for claim in s.claims:
        yield from _claim(claim)
    if s.why_nothing:
        yield f"  [yellow]no claim: {_safe(s.why_nothing)}[/yellow]"
    for word, rule, reason in s.refusals[:MOST_REFUSALS]:
        yield f"    [dim]{_safe(word)}: not {_safe(rule)!r}: {_safe(reason)}[/dim]"


def _mentions(m: Mentions) -> Iterator[str]:
    for a in m.actors:
        known = ", ".join(x for x in (a.name, a.code, a.country, a.sector, a.reference, f"{a.count} people" if a.count else "") if x)
        yield f"  actor    [green]{_safe(a.text)}[/green] ({_safe(known)})"
    for p in m.places:
        known = ", ".join(x for x in (p.kind, p.preposition, "" if p.locative else "not a location here") if x)
        yield f"  place    [blue]{_safe(p.text)}[/blue] ({_safe(known)})"
    for d in m.dates:
        yield f"  date     [magenta]{_safe(d.text)}[/magenta]"
    for t in m.tolls:
        yield f"  toll     [red]{_safe(t.text)}[/red] ({t.effect} {t.low}/{t.best}/{t.high})"
    for c in m.cues:
        yield f"  cue      {_safe(m.phrases.words.span(c.first, c.last))} ({c.kind})"


def _claim(c: Claim) -> Iterator[str]:
    yield f"  [bold green]claim[/bold green]    {c.type}{' / ' + c.mode if c.mode else ''} “{_safe(c.action)}”  rule {_safe(c.rule)!r}  CAMEO {c.cameo}"
    yield f"           actor {_people(c.actors)} · target {_people(c.targets)} · status {c.status}" + (
        f" · says {_safe(c.attributed_to)}" if c.attributed_to else ""
    )
    where = ", ".join(_safe(p.text) for p in c.places) or "—"
    when = ", ".join(_safe(d.text) for d in c.dates) or "—"
    yield f"           where {where} · when {when}" + (f" · with {_safe(c.weapon)}" if c.weapon else "")
    yield f"           [dim]{_safe('; '.join(c.trace))}[/dim]"


def _people(actors: tuple[Actor, ...]) -> str:
    return ", ".join(_safe(a.name or a.text) for a in actors) or "—"


def _row(e: Event) -> str:
    place = ", ".join(x for x in (e.place_name or e.location, e.adm2, e.adm1, e.country) if x) or "nowhere stated"
    return (
        f"  {e.event_type}{' / ' + e.event_mode if e.event_mode else ''}: {_safe(e.actor_name or e.actor or '—')} → {_safe(e.target_name or e.target or '—')}"
        f" · {_safe(place)} ({e.place_reason}) · {e.date_start or '?'} to {e.date_end or '?'} ({e.date_reason}) · {e.status}"
        f" · killed {e.killed_low if e.killed_low is not None else '?'}"
    )


def _safe(text: str) -> str:
    """Text that rich prints as it stands."""
    return text.replace("[", r"\[")
