"""The toll columns: from all that an article states of one happening to low, best and high for each effect.

The rule, in the order it is applied:

1. Parts stay out: a statement of mode "part" ("including two children") is counted in its whole, one of mode "aside"
   elsewhere (see `events.tally`). So does background, unless there is nothing else; and "no civilians were hurt", which says nothing of others.
2. Statements are sorted by whom they are about: attackers; people as such ("12 people", "five", "the dead"); leaders,
   specialists and named persons; irregulars (insurgents, suspects, gunmen); soldiers; police; officials; civilians of all kinds.
   "Men", "individuals" and "others" are whoever else was spoken of.
3. Of one group, one voice in one sentence adds up: three women and two children are five civilians. Over several
   sentences it says the same again: the greater figure holds, because a smaller one tells of a part, and an exact one
   refines a vague one ("two" after "several"). An update ("the toll rose to 12") sets aside all that was said before.
   A named person adds only to other names and leaders, not to people already counted in plural; nor does a leader told of
   by himself after several insurgents.
4. Words that point back ("the two men", "them") count only where nothing else does. Words that add ("another", "two
   others") make a group of their own, which a later "two additional" says again if it can. Who died of wounds told of before
   is dead besides those who were (`events.toll_context`).
5. Several voices: the article's own is best, unless it is vague and another's exact, or smaller than what a source was
   quoted with above it, and so of a part; where only sources speak and differ, the one named first, which in news is
   the one better placed, but an armed group that tells of its enemies' losses last. Sources count the same people,
   whatever they call them: looters or marchers, recruits or policemen. The others widen: a source that puts it lower
   lowers `low`, one that puts it higher raises `high`, so that a ministry's two and the Taliban's thirty are low 2,
   best 2, high 30.
6. Groups add up, but killed attackers and killed insurgents are the same people. A statement about people as such is
   the whole of the groups beside the attackers, so the larger of whole and sum holds.

`best` is None where the figure known is only "dozens"; `high` is None where no bound is set ("at least eight").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from events.codes import EFFECTS
from events.mentions.numbers import PLURALS, value
from events.model import Toll
from events.toll_context import in_context

MOST = 2**31 - 1
"""No statement about more people than an int32 holds is about people."""
MOST_SAID = 300
"""Statements of one effect that are read: a text with more is a list, and comparing them costs its square."""
ANYBODY = frozenset(
    "people persons person dead deaths death bodies body corpses corpse casualties casualty fatalities fatality victims lives "
    "life those handful dozen score injuries arrests murders killings killed wounded injured one nobody none anyone detentions".split()
)
WHOEVER = frozenset(
    "others other another more second third fourth fifth sixth individuals individual men man suspects suspect them they him her he she himself associates associate "
    "accomplices accomplice companions companion occupants several many some few most all both numerous various".split()
)
ARMS = frozenset("police army military intelligence security border traffic prison customs election government".split())
RANK = frozenset(
    "insurgent militant fighter terrorist rebel gunman guerrilla guerrillero extremist jihadist jihadi member gangster bandit criminal "
    "militiaman combatant enemy subversive separatist soldier bomber attacker assailant taliban person kidnapper mujahid".split()
)
LEADERS = frozenset(
    "leader commander sub-commander subcommander chief facilitator financier emir governor head expert specialist dealer supplier "
    "deputy planner organizer organiser liaison kingpin boss mastermind trafficker smuggler recruiter".split()
)
FAMILY = {"REB": "irregulars", "UAF": "irregulars", "CRM": "irregulars", "MIL": "soldiers", "COP": "police", "SPY": "officials",
          "GOV": "officials", "JUD": "officials", "LEG": "officials"}  # fmt: skip
ENEMIES = frozenset("soldiers police officials others anybody".split())
"""Of whom armed groups claim to have killed many."""
OUTDATED = frozenset("initial early earlier first preliminary previous".split())
"""How reports begin that others have overtaken."""
TOTAL = frozenset("no one nobody none anyone any zero people person persons casualties casualty injuries deaths fatalities not".split())


class Figure(NamedTuple):
    """A number of people: at least `low`, most likely `best`, at most `high`."""

    low: int
    best: int | None
    high: int | None


def figures(tolls: Iterable[Toll], background: bool = False) -> dict[str, Figure]:
    """Effect -> figure, for the effects of which anything is stated. `background` for a happening that is history
    itself, whose statements all are. See the rule at the top of this file."""
    said = in_context(t for t in tolls if _sane(t))
    usable = {(t.effect, t.start, t.end, t.who): t for t in said if t.mode not in ("part", "aside")}
    found = {}
    for effect in EFFECTS:
        statements = [t for t in usable.values() if t.effect == effect]
        statements = [t for t in statements if not t.background] or (statements if background else [])
        if any(t.attackers and t.mode == "part" and t.effect == effect for t in said):  # "four died, including the gunman"
            statements = [t for t in statements if not (t.attackers and t.mode == "same")]
        totals = {t.sentence for t in statements if t.mode == "update"}  # "rose to 15 after three of the wounded died"
        statements = [t for t in statements if t.mode == "update" or t.sentence not in totals]
        if any(not _partly_none(t) for t in statements):
            found[effect] = _one_effect(sorted(statements, key=lambda t: (t.sentence, t.start, t.end))[:MOST_SAID])
        elif not statements and (parts := [t for t in said if t.effect == effect and t.mode == "part" and not t.background and t.low]):
            first = [t.low or 0 for t in parts if t.sentence == parts[0].sentence]
            found[effect] = Figure(min(MOST, sum(first)), None, None)  # the dead included two children, and who else is not said
    return found


def _sane(toll: Toll) -> bool:
    numbers = [n for n in (toll.low, toll.best, toll.high) if n is not None]
    return bool(numbers) and all(0 <= n <= MOST for n in numbers)


def _partly_none(toll: Toll) -> bool:
    """ "No civilians": none of some people, which leaves open how many of others."""
    return toll.high == 0 and not set(toll.who.lower().split()) <= TOTAL


def _one_effect(tolls: list[Toll]) -> Figure:
    groups = _groups(tolls)
    settled = {name: _settle([tolls[i] for i in members]) for name, members in groups.items()}
    attackers = settled.pop("attackers", None)
    if attackers and "irregulars" in settled:  # the insurgents killed are those who attacked
        settled["irregulars"] = _larger(settled["irregulars"], attackers)
        attackers = None
    whole = _sum([settled.pop(name) for name in list(settled) if name.startswith("anybody")])
    victims = _sum(settled.values())
    both = _larger(whole, victims) if whole and victims else whole or victims
    if whole and victims and victims.best is not None and _told_by_another(tolls, groups):
        both = _widened(victims, [whole])
    if not attackers or not both:
        return attackers or both or Figure(0, None, None)
    total = _sum((both, attackers)) or both
    # "12 people" may have counted the attacker already, so that only the named groups are sure to stand beside him.
    beside = any(" also " in tolls[i].text for i in groups["attackers"])
    sure = max(both.low + attackers.low * beside, attackers.low + (victims.low if victims else 0))
    return total._replace(low=sure)


def _told_by_another(tolls: Sequence[Toll], groups: Groups) -> bool:
    """Whether civilians were counted first, by one source, and people as such only by another: the mayor's seven
    worshippers and a doctor's twenty bodies are two counts of the same."""
    people = [i for name, members in groups.items() if name.startswith("anybody") for i in members]
    others = [i for name, members in groups.items() if not name.startswith("anybody") for i in members]
    civilian = all(
        FAMILY.get(tolls[i].sector, "civilians") == "civilians" and not tolls[i].attackers and not tolls[i].named for i in others
    )
    voices = {tolls[i].source for i in people}
    return civilian and min(others) < min(people) and "" not in voices and voices.isdisjoint(tolls[i].source for i in others)


# ---- who is meant -------------------------------------------------------------------------------------------------


Groups = dict[str, list[int]]
Together = dict[int, list[Toll]]
"""Sentence -> its statements."""


def _groups(tolls: Sequence[Toll]) -> Groups:
    """The statements (by position) about each group of people, in reading order (steps 2 to 4)."""
    together: Together = {}
    for toll in tolls:
        together.setdefault(toll.sentence, []).append(toll)
    again = _told_again(tolls, together)
    families = ["" if t.sentence in again else "besides" if _beside_others(t, together) else _family(t) for t in tolls]
    _rivals(tolls, families)
    _other_voices(tolls, families)
    known = next((f for f in families if f not in ("", "leaders", "attackers", "anybody")), "others")
    groups: Groups = {}
    for i, toll in enumerate(tolls):
        if toll.sentence in again:
            continue
        family = families[i] or ("anybody" if toll.mode == "more" and known == "others" and "anybody" in groups else known)
        if toll.mode == "update":
            for name in [n for n in groups if n.startswith((family, "others"))]:
                del groups[name]
        if toll.mode == "same":
            family = _pointed_back(toll, family, groups, tolls, together)
        elif toll.mode == "more":
            family = _added(toll, "others" if family == "anybody" and family not in groups else family, groups, tolls, together)
        elif family == "leaders" and (toll.named or _one_of_them(toll, groups, tolls, together)):
            family = _named(toll, groups, tolls, together)
        if family:
            groups.setdefault(family, []).append(i)
    return groups


def _rivals(tolls: Sequence[Toll], families: list[str]) -> None:
    """Sort what an armed group claims of its enemies with what others tell of these, whatever they call them: a ministry's
    eight recruits and the Taliban's 40 policemen are two counts of the same."""
    victims = [
        f for t, f in zip(tolls, families, strict=True)
        if not t.claimed and t.high != 0 and t.mode in ("new", "same", "update") and f not in ("", "leaders", "attackers", "irregulars", "besides")
    ]  # fmt: skip
    for i, toll in enumerate(tolls):
        if toll.claimed and victims and families[i] not in victims and families[i] in ENEMIES:
            families[i] = victims[0]


def _other_voices(tolls: Sequence[Toll], families: list[str]) -> None:
    """Sort people of no known sector whom one source tells of with the civilians another does, whatever each calls them: a
    spokesman's two looters and the opposition's nine marchers are two counts of the same."""
    civil = [
        i for i, t in enumerate(tolls)
        if t.source and t.mode == "new" and not t.attackers and not t.named and t.high != 0 and FAMILY.get(t.sector, "civilians") == "civilians"
        and families[i] not in ("", "leaders", "anybody", "besides")
    ]  # fmt: skip
    for i in civil:
        own = {families[j] for j in civil if tolls[j].source == tolls[i].source}
        others = [families[j] for j in civil if tolls[j].source != tolls[i].source and j < i]
        if others and own.isdisjoint(others) and len(own) == 1:
            families[i] = others[0]


def _told_again(tolls: Sequence[Toll], together: Together) -> dict[int, int]:
    """Sentence -> earlier sentence whose number it only says again, by other groups: "four insurgents, including a
    commander", then "the commander and three others"."""
    totals: dict[int, int | None] = {}
    adding: set[int] = set()
    for toll in tolls:
        best = totals.get(toll.sentence, 0)
        totals[toll.sentence] = None if best is None or toll.best is None or toll.high == 0 else best + toll.best
        if toll.mode == "more" and _in_company(toll, together, also_same=True):
            adding.add(toll.sentence)
    earlier = {s: next((o for o in totals if o < s and totals[o] == totals[s]), None) for s in adding if totals[s]}
    return {s: o for s, o in earlier.items() if o is not None}


def _beside_others(toll: Toll, together: Together) -> bool:
    """Whether people as such are one item of a list, and so not the whole of it: two people and a soldier were killed."""
    if _family(toll) != "anybody" or toll.mode not in ("new", "more") or toll.best is None:
        return False
    listed = (o for o in together[toll.sentence] if o.mode not in ("part", "aside", "update") and o.high != 0 and o.source == toll.source)
    return any(
        o is not toll and (o.start == toll.start or o.end == toll.end) and _family(o) not in ("anybody", "attackers", "") for o in listed
    )


def _family(toll: Toll) -> str:
    """Which people a statement is about; "" for whoever else was spoken of."""
    words = toll.who.lower().split()
    last = words[-1] if words else ""
    if toll.attackers:
        return "attackers"
    if last in ("officer", "officers") and ARMS.isdisjoint(words):
        return ""  # of the police or of the army, as was said before
    if last in WHOEVER and not (toll.mode == "same" and toll.high == 1) and toll.mode != "update":
        return ""
    if not last or last in ANYBODY or last in PLURALS or value((last,), 0) or not last.replace("-", "").isalpha() or toll.mode == "update":
        return "anybody"
    if last.removesuffix("s") in LEADERS or toll.named or (toll.mode == "same" and toll.high == 1 and last in WHOEVER):
        return "leaders"
    if toll.high == 1 and FAMILY.get(toll.sector) == "irregulars" and last.removesuffix("s") not in RANK:
        return "leaders"  # a forger, a financier: somebody in particular
    if toll.sector in ("", "UNK"):
        return last.removesuffix("s") or "anybody"
    return FAMILY.get(toll.sector, "civilians")


def _name(toll: Toll) -> frozenset[str]:
    """The words of a named person's name, lower case; empty for others."""
    return frozenset(w.lower() for w in toll.who.split() if w[0].isupper() and w.lower() not in LEADERS) if toll.named else frozenset()


def _in_company(toll: Toll, together: Together, also_same: bool = False) -> bool:
    """Whether its sentence tells of others who came to the same harm."""
    return any(o is not toll and (also_same or o.mode != "same") and o.high != 0 for o in together[toll.sentence])


def _pointed_back(toll: Toll, family: str, groups: Groups, tolls: Sequence[Toll], together: Together) -> str:
    """The group that "the two men" belong to; "" if they tell nothing new."""
    if not groups:
        return family
    if family == "attackers" and family not in groups and toll.best is not None and not toll.who.lower().endswith(("self", "selves")):
        return family
    if family in groups:
        vague = all(tolls[i].best is None for i in groups[family])
        return family if vague and toll.best is not None and toll.low != 1 else ""
    several = all((tolls[i].high or 2) > 1 for members in groups.values() for i in members)
    if FAMILY.get(toll.sector) == "officials" and toll.best == 1 and several:
        return family  # besides soldiers, the district chief: nobody was told of whom it could mean
    known = sum(max(tolls[i].low or 0 for i in members) for members in groups.values())
    if toll.best is None and known >= (toll.low or 0) and toll.who.lower().startswith("the"):  # their bodies, the dead
        return ""
    return family if _in_company(toll, together) or (toll.low or 0) > known else ""


def _added(toll: Toll, family: str, groups: Groups, tolls: Sequence[Toll], together: Together) -> str:
    """The group of "two others": one told of before, as others too, or a new one."""
    alike = [name for name in groups if name.partition("+")[0] in (family, "others")]
    for name in alike:
        for old in (tolls[i] for i in groups[name]):
            again = old.mode == "more" or _in_company(old, together)
            if old.sentence != toll.sentence and again and (old.best is None or toll.best in (None, old.best)):
                return name
    n = sum(name.partition("+")[0] == family for name in alike)
    return f"{family}+{n}" if n else family


def _one_of_them(toll: Toll, groups: Groups, tolls: Sequence[Toll], together: Together) -> bool:
    """Whether a leader told of by himself, after several of his side, is one of those."""
    if toll.high != 1 or toll.mode != "new" or _in_company(toll, together) or FAMILY.get(toll.sector, "irregulars") != "irregulars":
        return False
    return any(tolls[i].low and (tolls[i].low or 0) > 1 and tolls[i].sentence < toll.sentence for i in groups.get("irregulars", ()))


def _named(toll: Toll, groups: Groups, tolls: Sequence[Toll], together: Together) -> str:
    """The group of a named person: that of the leader or name told of before, else a new one; "" if among others."""
    leaders = [name for name in groups if name.partition("+")[0] == "leaders"]
    for name in leaders:
        before = [_name(tolls[i]) for i in groups[name]]
        if any(_name(toll) & other for other in before) or not any(before):
            return name
    if not leaders and groups and not _in_company(toll, together):
        own = FAMILY.get(toll.sector, "")
        other_side = own in ("soldiers", "police") and not toll.claimed and all(n.startswith(("irregulars", "attackers")) for n in groups)
        return own if other_side else ""  # troops killed four insurgents; Sgt. Hamm died
    return f"leaders+{len(leaders)}" if leaders else "leaders"


# ---- one group ----------------------------------------------------------------------------------------------------


def _settle(tolls: list[Toll]) -> Figure:
    """One group of people, statements in reading order -> one figure (steps 3 and 5)."""
    said: dict[tuple[int, str], list[Toll]] = {}
    for toll in tolls:
        said.setdefault((toll.sentence, toll.source), []).append(toll)
    voices: dict[str, Figure] = {}
    for (_, voice), together in said.items():
        new = _sum(_figure(t) for t in together) or Figure(0, None, None)
        if any(t.mode == "update" for t in together):
            voices = {voice: new}
        else:
            voices[voice] = _corrected(voices[voice], new) if voice in voices else new
    since = {voice: figure for voice, figure in voices.items() if voice.partition(" ")[0].lower() not in OUTDATED}
    if any(figure.best is not None for figure in since.values()):
        voices = since  # what was first reported does not hold beside a number told now
    said_by = list(voices)
    claims = {t.source for t in tolls if t.claimed}
    exact = sorted((voice for voice, figure in voices.items() if figure.best is not None), key=claims.__contains__)
    first = "" if "" in voices and (not exact or "" in exact) else (exact or list(voices))[0]
    best = voices.pop(first)
    before = [voice for voice in said_by if voice in voices and said_by.index(voice) < said_by.index(first)]
    if first == "" and best.high is not None and any((voices[v].best or 0) > best.high for v in before):
        first = next(v for v in before if (voices[v].best or 0) > best.high)  # less than an official said above: a part
        best = voices.pop(first)
    return _widened(best, list(voices.values()))


def _figure(toll: Toll) -> Figure:
    low = toll.low if toll.low is not None else 0
    best = toll.best if toll.best is None else max(low, toll.best)
    return Figure(low, best, toll.high if toll.high is None else max(best or low, toll.high))


def _corrected(old: Figure, new: Figure) -> Figure:
    """What holds when one voice says `new` after `old`."""
    if old.best is None and new.best is not None:
        return old if new.high is not None and new.high <= 1 < old.low else new
    if (old.best or old.low) == (new.best or new.low):
        return new if new.high == new.low else old
    return new if (new.best or new.low) > (old.best or old.low) else old


def _widened(best: Figure, others: Sequence[Figure]) -> Figure:
    low = min([best.low, *(f.high for f in others if f.high is not None)])
    highs = [n for f in (best, *others) for n in (f.high, f.best) if n is not None]
    if best.high is None and max(highs, default=0) <= (best.best or best.low):
        return Figure(low, best.best, None)
    return Figure(low, best.best, max(highs, default=None))


def _sum(figures: Iterable[Figure]) -> Figure | None:
    """Figures of different people together; None of none."""
    parts = list(figures)
    if not parts:
        return None
    told = [p for p in parts if p.best is not None or p.low] or parts  # beside deaths told, those only feared are none yet
    bests, highs = [p.best for p in told if p.best is not None], [p.high for p in parts if p.high is not None]
    return Figure(
        min(MOST, sum(p.low for p in parts)),
        min(MOST, sum(bests)) if len(bests) == len(told) else None,
        min(MOST, sum(highs)) if len(highs) == len(parts) else None,
    )


def _larger(whole: Figure, parts: Figure) -> Figure:
    low = max(whole.low, parts.low)
    best = max((n for n in (whole.best, parts.best) if n is not None), default=None)
    high = None if whole.high is None else max(whole.high, parts.high or 0, parts.best or 0, low)
    return Figure(low, best if best is not None and best >= low else None, high)
