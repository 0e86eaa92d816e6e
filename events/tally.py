"""Tally: people whom one article counts twice are counted once, though it tells of two happenings.

"The force killed several insurgents in Sangin on Monday" and, four sentences on, "aircraft returned fire, killing 13
insurgents" may become two happenings; the thirteen are the several. After the happenings are settled, the statements
of each are compared with those of the happenings told before:

The headline's figure stands aside where the text has one no smaller, or tells of several happenings whose dead it sums up.
A part ("eleven of them died in Karsht") is the whole of a happening that has a place of its own and no other statement.
What lies behind the story stands aside from the beginning, but for a happening with a date of its own ("last month").

1. They say again what was said if both are of one time and place, as far as each states them, nothing sets the later
   one apart ("in a separate raid"), and the figure of both together is no greater than the first allows (see
   `events.figures`: the same number, a part, an exact number for a vague one, people pointed back to). Then all the
   statements stand with the happening told first, or with the second where the first is only the headline's.
2. A number for several happenings at once ("separate operations", "attacks in Herat and Farah") belongs to none of
   them. Where the article goes on to tell of one of them with a place and a toll of its own, the sum is kept among
   the statements, as mode "aside", and no longer counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from events.agreement import modes_agree
from events.codes import EFFECTS
from events.figures import FAMILY, Figure, figures
from events.model import Happening, Interval, Location, Mentions, Toll
from events.several import tells_of_several
from events.story import inside

STRETCH = frozenset("this since past so over recent far".split())
PLACED = frozenset(("stated", "parent", "unknown_name"))
"""Reasons of a place that the happening's own sentences name."""
REAL = frozenset(("happened", "alleged"))
ANYBODY = (["people"], ["persons"], ["men"], ["others"], ["more"], ["dead"])
MOST = 60
"""Happenings with a toll that are compared: an article with more is a list, and comparing costs its square."""
WEEK = 7
"""Days within which the parts of a sum lie: it may be dated by when it was told."""
SLACK = 3
"""Days by which the day of publication, taken where none is stated, may miss the day of the happening."""


@dataclass(slots=True)
class _Holder:
    """A happening with statements about one effect, in reading order."""

    at: int
    tolls: list[Toll]
    titled: bool
    apart: bool
    sums: bool


def tally(happenings: Sequence[Happening], found: Sequence[Mentions]) -> list[Happening]:
    """The happenings, with the statements of each toll where they belong. See the rule at the top of this file."""
    sentences = {m.phrases.words.sentence.index: m for m in found}
    titles = {i for i, m in sentences.items() if m.phrases.words.sentence.block == "title"}
    tolls = [_below_headline(_own_part(_dated(h), h), titles) if h.tolls else [] for h in happenings]
    tolls = _apart_from_headline(tolls, happenings, titles)
    for effect in EFFECTS:
        holders = [h for i in range(len(happenings)) if (h := _holder(i, happenings[i], tolls[i], effect, sentences)) is not None]
        holders.sort(key=lambda h: (h.tolls[0].sentence, h.tolls[0].start))
        if len(holders) > 1:
            _bring_together(holders[:MOST], happenings, tolls, [i for i, m in sentences.items() if _turns(m)])
    return [replace(h, tolls=tuple(t)) if tuple(t) != h.tolls else h for h, t in zip(happenings, tolls, strict=True)]


def _dated(happening: Happening) -> list[Toll]:
    """The happening's statements; what lies behind the story ("last month a bomb killed 63") is no background to a
    happening that the same sentence dates by itself, unless it sums up a stretch of time ("this month alone") or tells of
    others beside it ("killed ten in revenge for an attack in which 18 died")."""
    date = happening.date
    if (
        date is None
        or happening.lead.sentence != date.sentence
        or happening.status not in REAL
        or not STRETCH.isdisjoint(date.text.lower().split())
    ):
        return list(happening.tolls)
    now = {t.effect for t in happening.tolls if not t.background and t.sentence == date.sentence}
    return [
        replace(t, background=False) if t.background and t.sentence == date.sentence and t.effect not in now else t for t in happening.tolls
    ]


def _below_headline(tolls: list[Toll], titles: set[int]) -> list[Toll]:
    """The statements of a happening: the headline's, being short for the text's, stand aside where that tells no less."""
    if not titles or all(t.sentence not in titles for t in tolls):
        return tolls
    short = figures(t for t in tolls if t.sentence in titles)
    full = figures(t for t in tolls if t.sentence not in titles)
    told = {effect for effect, figure in short.items() if effect in full and full[effect].low >= figure.low}
    return [replace(t, mode="aside") if t.sentence in titles and t.effect in told and t.mode != "part" else t for t in tolls]


def _own_part(tolls: list[Toll], happening: Happening) -> list[Toll]:
    """The statements of a happening with a place of its own: what is a part of others told of elsewhere is all of its own."""
    if all(t.mode != "part" for t in tolls) or not any(p.reason in PLACED for p in happening.locations):
        return tolls
    whole = {t.effect for t in tolls if t.mode not in ("part", "aside") and not t.background}
    return [
        replace(t, mode="new") if t.mode == "part" and t.effect not in whole and t.sentence == happening.lead.sentence else t for t in tolls
    ]


def _apart_from_headline(tolls: list[list[Toll]], happenings: Sequence[Happening], titles: set[int]) -> list[list[Toll]]:
    """The statements of all happenings: what a headline sums up of several that the text tells of apart stands aside."""
    told = [i for i, h in enumerate(happenings) if h.status in REAL and any(t.sentence not in titles for t in tolls[i])]
    if not titles or len(told) < 2:
        return tolls
    full = [figures(t for t in tolls[i] if t.sentence not in titles) for i in told]
    out = list(tolls)
    for i in told:
        short = figures(t for t in tolls[i] if t.sentence in titles)
        summed = {
            e
            for e, f in short.items()
            if sum(e in own for own in full) > 1 and e in full[told.index(i)] and sum(own[e].low for own in full if e in own) >= f.low
        }
        if summed:
            out[i] = [replace(t, mode="aside") if t.sentence in titles and t.effect in summed else t for t in tolls[i]]
    return out


def _holder(at: int, happening: Happening, tolls: Iterable[Toll], effect: str, sentences: dict[int, Mentions]) -> _Holder | None:
    said = [t for t in tolls if t.effect == effect and not t.background and t.mode != "aside"]
    if happening.status not in REAL or not any(t.mode != "part" and t.high != 0 for t in said):
        return None
    said.sort(key=lambda t: (t.sentence, t.start))
    told = [sentences[i] for i in dict.fromkeys(t.sentence for t in said) if i in sentences]
    return _Holder(
        at, said,
        titled=all(m.phrases.words.sentence.block == "title" for m in told),
        apart=any(_set_apart(m) for m in told),
        sums=any(tells_of_several(m) for m in told) or len(happening.locations) > 1,
    )  # fmt: skip


def _set_apart(m: Mentions) -> bool:
    """Whether the sentence sets what it tells apart: "another force detained", not "detained another man"."""
    return any(c.kind == "separate" and not any(t.first <= c.first < t.last for t in m.tolls) for c in m.cues)


def _turns(m: Mentions) -> bool:
    """Whether a sentence turns to another place: In Sabari district, ...; Elsewhere ..."""
    return any(p.locative and p.first <= 2 and p.preposition for p in m.places) or any(
        c.kind == "separate" and c.first == 0 for c in m.cues
    )


def _bring_together(holders: list[_Holder], happenings: Sequence[Happening], tolls: list[list[Toll]], turns: Sequence[int]) -> None:
    """Move or mark, in `tolls`, what the later of the holders say again; `turns` are the sentences that turn elsewhere."""
    kept: list[_Holder] = []
    for later in holders:
        for earlier in reversed(kept):
            one, other = happenings[earlier.at], happenings[later.at]
            moved = any(earlier.tolls[0].sentence < turn <= later.tolls[0].sentence for turn in turns)
            if earlier.sums and _narrower(other, one) and _may_be_one(one, other, moved, WEEK) and not _others(earlier, later):
                _mark(earlier, tolls)
                continue
            if not _may_be_one(one, other, moved):
                continue
            if not later.apart and _says_again(earlier, later, one, other):
                home, guest = (later, earlier) if earlier.titled and not later.titled else (earlier, later)
                tolls[home.at] += [t for t in guest.tolls if t not in tolls[home.at]]
                tolls[guest.at] = [t for t in tolls[guest.at] if t not in guest.tolls]
                home.tolls = sorted({*home.tolls, *guest.tolls}, key=lambda t: (t.sentence, t.start))
                home.titled = False
                kept[kept.index(earlier)] = home
                break
        else:
            kept.append(later)


def _others(earlier: _Holder, later: _Holder) -> bool:
    """Whether a sum counts fighters or forces and what is told later counts other people: four civilians are none of the
    eighteen insurgents."""
    was, new = ({_family(t) for t in holder.tolls if t.mode != "part"} for holder in (earlier, later))
    return not was & {"", "civilians"} and "" not in new and was.isdisjoint(new)


def _family(toll: Toll) -> str:
    """Whose people a statement counts; "" for anybody."""
    if toll.sector in ("", "UNK") or toll.who.lower().split()[-1:] in ANYBODY:
        return ""
    return FAMILY.get(toll.sector, "civilians")


def _mark(holder: _Holder, tolls: list[list[Toll]]) -> None:
    """The holder's statements are sums over several happenings."""
    marked = {t: replace(t, mode="aside") for t in holder.tolls}
    tolls[holder.at] = [marked.get(t, t) for t in tolls[holder.at]]
    holder.tolls = list(marked.values())


# ---- one happening or two -----------------------------------------------------------------------------------------


def _may_be_one(one: Happening, other: Happening, moved: bool, slack: int = 0) -> bool:
    """Whether place and time, as far as they are known, are those of one happening. A place only inherited says
    little where the text has not `moved` to another one in between."""
    if not _times_meet(one.interval, other.interval, slack):
        return False
    a, b = _known(one.locations), _known(other.locations)
    if (moved or not modes_agree(one.mode, other.mode)) and _elsewhere(one.locations, other.locations):
        return False
    if not a or not b or any(inside(x, y) or inside(y, x) for x in a for y in b):
        return True
    return not moved and all(p.reason == "inherited" for p in b)


def _known(places: Iterable[Location]) -> list[Location]:
    return [p for p in places if p.place_id is not None]


def _elsewhere(one: Iterable[Location], other: Iterable[Location]) -> bool:
    """Whether both name places, one of them unknown to us, in other words: a text that has turned to another place means it."""
    stated = [[p for p in places if p.reason in PLACED] for places in (one, other)]
    if not all(stated) or all(p.place_id for places in stated for p in places):
        return False
    return {p.text.lower() for p in stated[0]}.isdisjoint(p.text.lower() for p in stated[1])


def _times_meet(one: Interval, other: Interval, slack: int) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    slack = max(slack, SLACK if "published" in (one.reason, other.reason) else 0)
    return (other.start - one.end).days <= slack and (one.start - other.end).days <= slack


def _narrower(other: Happening, one: Happening) -> bool:
    """Whether the other happening has a place other than the first one's, among its places or in it."""
    theirs, ours = _known(other.locations), [p for p in _known(one.locations) if p.reason != "inherited"]
    if len(theirs) != 1:
        return False
    return not ours or len(ours) > 1 or ours[0].place_id != theirs[0].place_id


def _says_again(earlier: _Holder, later: _Holder, one: Happening, other: Happening) -> bool:
    """Whether the figure of both together is no greater than the first allows, or some of the people are the same."""
    if one.type == other.type == "ASSAULT" and not modes_agree(one.lead.mode, other.lead.mode):
        return False
    was, new, both = (_figure(t) for t in (earlier.tolls, later.tolls, [*earlier.tolls, *later.tolls]))
    if was is None or new is None or both is None:
        return False
    if both[:2] == was[:2]:
        return not _smaller_scene(was, new, other)
    back = any(t.mode == "same" for t in later.tolls)  # the leader of before, now with four of his men
    return (was.best is None or was.high is None or back) and both.low < was.low + new.low


def _smaller_scene(was: Figure, new: Figure, other: Happening) -> bool:
    """A smaller number at a place and time of its own is another happening's rather than a part."""
    own = other.interval.reason in ("stated", "relative") and any(p.reason == "stated" for p in other.locations)
    return own and new.best is not None and was.best is not None and new.best < was.best


def _figure(tolls: Iterable[Toll]) -> Figure | None:
    return next(iter(figures(tolls).values()), None)
