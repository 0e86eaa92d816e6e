"""The actor lists as one token trie: names, countries, peoples, seats of government, roles, each with what it stands for.

Spelling varies more than a list can hold, so every name is also entered without diacritics, with its hyphens as spaces
and with "al" joined or apart; capitals are checked after the lookup, by the shape the list gives the name.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from events.forms import plural
from events.rulebook import ActorEntry, CountryEntry, RoleEntry, Rulebook
from events.tokens import tokenize
from events.trie import END, Node, build
from events.value import value

EVER = dt.date.min
NEVER = dt.date.max
TODAY = dt.date(2025, 1, 1)  # of texts without a day
# What a name is taken for where the same words may be several things.
ORDER = {"none": 0, "name": 1, "country": 2, "people": 3, "seat": 4, "role": 5}
SMALL_FORMS = frozenset(
    "is us who it in on or as at an if am so no all are aid him her was fan ten fact model plan care mend ram tip far up cut pan mud pad site ice raw "
    "let arena jam gal fed".split()
)
# Who held such an office is one of the elite afterwards.
OFFICES = frozenset(("GOV", "LEG", "JUD", "MIL", "COP", "SPY"))
ARTICLES = ("the ", "The ")
SINGULAR_ONLY = ("ese", "ish", "ch", "sh", "ss", "ois", "oise", "x", "z")
INVARIANT = frozenset("police people personnel troops staff crew infantry aircrew gunmen media press".split())
IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "persons",
    "wife": "wives",
    "thief": "thieves",
}
LETTERS = re.compile(r"[A-Za-z ]*[A-Za-z][A-Za-z ]*")
NOWHERE: Mapping[str, int] = MappingProxyType({})
JOINED = frozenset(("al", "el", "ul", "ar", "as", "an", "ad", "ash", "at", "az"))


@value
class Known:
    """What a sequence of words may stand for.

    `kind`: "name", "country", "people" (a demonym), "seat" (a capital that may mean its government), "role", or "none" for
    words that only look like an actor ("New Mexico", "Latin American", "the Korean War"). `shape`:
    "" any case, "C" its first word begins with a capital, "U" capitals throughout. `person`: one or several people and
    not a body; `plural`: said of several; `word`: the role itself, lower case, singular; `local`: see `ActorEntry`.
    """

    kind: str
    name: str = ""
    code: str = ""
    country: str = ""
    sector: str = ""
    shape: str = ""
    since: dt.date = EVER
    until: dt.date = NEVER
    person: bool = False
    plural: bool = False
    armed: bool = False
    word: str = ""
    local: bool = False


def lexicon(rulebook: Rulebook) -> Node:
    """The trie of everything the actor lists know; the values at a node come in the order of `ORDER`."""
    ranked: dict[str, list[tuple[tuple[str, ...], Known]]] = {kind: [] for kind in ORDER}
    for entry in _all(rulebook):
        ranked[entry[1].kind].append(entry)
    return build(entry for kind in ranked for entry in ranked[kind])


def nowhere() -> Mapping[str, int]:
    """What a text tells of countries where nothing is known of it."""
    return NOWHERE


def settle(
    found: list[Known],
    forms: tuple[str, ...],
    date: dt.date | None,
    shouted: bool,
    told: Callable[[], Mapping[str, int]] = nowhere,
) -> Known | None:
    """The one of several readings that fits the capitals, the day and the countries that the text tells of; None if none
    fits or several fit alike. `told` reckons how often the text names a country, or who belongs to it, by ISO code.

    A reading out of its years still holds where it is the only one: a group is named by its name before it was founded
    and after it was dissolved; but who has left office is one of the elite (ELI). `shouted` is True in all-capitals
    copy, where short words prove nothing.
    """
    fitting = [k for k in found if _shaped(k, forms, shouted)]
    if any(k.local for k in fitting):
        fitting = _local(fitting, date or TODAY, told())
    if not fitting:
        return None
    best = fitting[0].kind
    fitting = [k for k in fitting if k.kind == best]
    if len(fitting) > 1:
        distance = [_outside(k, date or TODAY) for k in fitting]
        least = min(distance)
        fitting = [k for k, d in zip(fitting, distance, strict=True) if d == least]
        if any(k.country != fitting[0].country for k in fitting):
            fitting = _told(fitting, told())
    known = fitting[0]
    if all(k.name == known.name and k.code == known.code for k in fitting):
        if known.person and known.kind == "name" and known.sector in OFFICES and date is not None and date > known.until:
            return replace(known, sector="ELI", code=known.country + "ELI")
        return known
    return _common(fitting)


def _local(found: list[Known], day: dt.date, told: Mapping[str, int]) -> list[Known]:
    """The local readings of the one country that the text tells of more than of all others that a reading has, and no
    less than half as much as of any; without such a one those that hold anywhere."""
    elsewhere = [k for k in found if not k.local]
    countries = {k.country for k in elsewhere}
    local = [k for k in found if k.local and not _outside(k, day) and k.country not in countries]
    here = max((k.country for k in local), key=lambda c: told.get(c, 0), default="")
    others = (countries | {k.country for k in local}) - {here}
    times = told.get(here, 0)
    if times <= max((told.get(c, 0) for c in others), default=0) or 2 * times < max(told.values(), default=0):
        return elsewhere
    return [k for k in local if k.country == here]


def _told(found: list[Known], told: Mapping[str, int]) -> list[Known]:
    """The readings of the country that the text tells of most; all of them where it tells of none."""
    most = max(told.get(k.country, 0) for k in found)
    return [k for k in found if told.get(k.country, 0) == most]


def _common(found: list[Known]) -> Known | None:
    """What ambiguous names have in common: "SLA" of two rebel armies is a rebel army."""
    first = found[0]
    if any(k.sector != first.sector or k.person != first.person for k in found) or not first.sector:
        return None
    country = first.country if all(k.country == first.country for k in found) else ""
    return replace(first, name="", code=country + first.sector, country=country)


def _outside(known: Known, day: dt.date) -> int:
    if day < known.since:
        return (known.since - day).days
    return (day - known.until).days if day > known.until else 0


def _shaped(known: Known, forms: tuple[str, ...], shouted: bool) -> bool:
    if not known.shape:
        return True
    first = forms[0]
    if known.shape == "U":
        return first.isupper() and not (shouted and len(forms) == 1 and (len(first) < 3 or first.lower() in SMALL_FORMS))
    return not first[0].islower() or (len(forms) > 2 and any(form[0].isupper() for form in forms))


# ---- entries ------------------------------------------------------------------------------------------------------


def _all(rulebook: Rulebook) -> Iterator[tuple[tuple[str, ...], Known]]:
    for entry in rulebook.actors:
        yield from _named(entry)
    for country in rulebook.countries:
        yield from _country(country)
    known_roles = frozenset(r.role for r in rulebook.roles)
    for role in rulebook.roles:
        yield from _role(role, known_roles)


def _named(entry: ActorEntry) -> Iterator[tuple[tuple[str, ...], Known]]:
    code = entry.code or entry.country + entry.sector
    kind = "name" if entry.kind != "state" or entry.country else "none"
    years = day(entry.since, False), day(entry.until, True)
    person = entry.kind == "person"
    shapes: dict[tuple[str, bool], Known] = {}
    for alias in (entry.name, *entry.aliases):
        form, local = shape(alias), entry.local and alias is not entry.name
        if (form, local) not in shapes:
            known = Known(kind, entry.name, code, entry.country, entry.sector, form, *years, person, local=local)
            shapes[form, local] = known
        for tokens in spellings(alias):
            yield tokens, shapes[form, local]


def _country(entry: CountryEntry) -> Iterator[tuple[tuple[str, ...], Known]]:
    base = Known("country", entry.name, entry.iso3, entry.iso3, "", "C", day(entry.since, False), day(entry.until, True))
    for alias in (entry.name, *entry.aliases):
        yield from _led(alias, replace(base, shape=shape(alias)))
    for demonym in entry.demonyms:
        people = replace(base, kind="people", shape=shape(demonym))
        yield from _led(demonym, people)
        if (several := demonym_plural(demonym)) != demonym:
            for tokens in spellings(several):
                yield tokens, replace(people, plural=True)
    for seat in entry.metonyms:
        for tokens in spellings(seat):
            yield tokens, replace(base, kind="seat", code=entry.iso3 + "GOV", sector="GOV")


def _led(alias: str, known: Known) -> Iterator[tuple[tuple[str, ...], Known]]:
    """A name, and where it is one word the adjective of what it leads: "US-led"."""
    for tokens in spellings(alias):
        yield tokens, known
        if len(tokens) == 1:
            yield (tokens[0] + "-led",), replace(known, kind="people", name="")


def _role(entry: RoleEntry, known: frozenset[str]) -> Iterator[tuple[tuple[str, ...], Known]]:
    already = is_plural(entry.role, known)
    one = Known(
        "role", country=entry.country, sector=entry.sector, shape=shape(entry.role), person=entry.kind == "person",
        plural=already, armed=entry.armed, word=entry.role.lower(),
    )  # fmt: skip
    for tokens in spellings(entry.role):
        yield tokens, one
    if not already and (several := role_plural(entry.role)) not in known:
        many = Known("role", "", "", one.country, one.sector, one.shape, EVER, NEVER, one.person, True, one.armed, one.word)
        for tokens in spellings(several):
            yield tokens, many


def day(text: str, last: bool) -> dt.date:
    """A year or day of the lists as a date: of a bare year its first day, or its last; of nothing, the end of time."""
    if not text:
        return NEVER if last else EVER
    if len(text) == 4:
        return dt.date(int(text), 12, 31) if last else dt.date(int(text), 1, 1)
    return dt.date.fromisoformat(text)


def shape(alias: str) -> str:
    """How a name must be written to be one: "U" for abbreviations, "C" for names with a capital, "" for the rest."""
    alias = _bare(alias)
    if alias.isupper() and len(alias) > 1 and len(tokenize(alias)) == 1:
        return "U"
    return "C" if alias[0].isupper() or alias[0].isdigit() else ""


def spellings(name: str) -> Iterable[tuple[str, ...]]:
    """The token sequences a name may be met as, lower case."""
    name = _bare(name)
    if LETTERS.fullmatch(name) and JOINED.isdisjoint(words := name.lower().split()):
        return (tuple(words),)
    found: dict[tuple[str, ...], None] = {}
    for plain in dict.fromkeys((name, folded(name))):
        for variant in _joints(plain.replace("’", "'").replace("‘", "'")):
            # a word behind it, so that "Gen." keeps its stop as it does before a name
            tokens = tuple([w.lower() for w in tokenize(variant + " X")[:-1]])
            if tokens:
                found[tokens] = None
    return found


def _bare(name: str) -> str:
    return name[4:] if name.startswith(ARTICLES) else name


def _joints(name: str) -> Iterable[str]:
    yield name
    if "-" in name:
        yield name.replace("-", " ")
    words = name.split(" ")
    joined = [w + "-" if w.lower() in JOINED and i + 1 < len(words) else w + " " for i, w in enumerate(words)]
    if (variant := "".join(joined).strip()) != name:
        yield variant


def folded(text: str) -> str:
    """A text without its diacritics."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def demonym_plural(demonym: str) -> str:
    """The noun for several people of a nation: Afghans, Frenchmen; the Chinese stay as they are."""
    if demonym.endswith(SINGULAR_ONLY) or demonym.isupper() or "." in demonym:
        return demonym
    if demonym.endswith(("man", "woman")) and not demonym.endswith(("German", "Roman", "Burman")):
        return demonym[:-2] + "en"
    return demonym + "s"


def is_plural(role: str, known: frozenset[str]) -> bool:
    """Whether a role of the list is already said of several: "troops", "gunmen", "security forces"."""
    head = _head(role)
    if head in INVARIANT or head.endswith("men"):
        return True
    return head.endswith("s") and not head.endswith(("ss", "us", "is")) and plural(head[:-1]) == head


def role_plural(role: str) -> str:
    """The plural of a role; of "chief of staff" its first word's."""
    head = _head(role)
    several = IRREGULAR.get(head) or (head[: -len("child")] + "children" if head.endswith("child") else plural(head))
    if head.endswith("woman"):
        several = head[:-5] + "women"
    start = role.find(" of ") if " of " in role else len(role)
    return role[: start - len(head)] + several + role[start:]


def _head(role: str) -> str:
    return role.split(" of ")[0].split(" ")[-1]


def walk(node: Node | None, lower: tuple[str, ...], i: int) -> list[tuple[int, list[Known]]]:
    """(end, readings) of every entry that goes on from `node` with word `i`, shortest first."""
    n, out = len(lower), []
    while node is not None:
        if END in node:
            out.append((i, node[END]))
        if i >= n:
            break
        node = node.get(lower[i])
        i += 1
    return out
