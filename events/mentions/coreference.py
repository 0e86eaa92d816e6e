"""Coreference inside one article: short names, abbreviations, definite roles and pronouns get their antecedent's name.

Only what is unambiguous is filled in: one candidate, or nothing. The words and offsets of a mention stay its own, and
name, code, country and sector are lent; only a pronoun, whose word says nothing, gives way to its antecedent's words. Nothing is guessed for the army, the police or the government without a
country: which country is meant, the article as a whole decides later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from events.mentions.given_names import GIVEN
from events.model import Actor, Mentions, Words

IRREGULAR = frozenset(("REB", "UAF", "PRM", "CRM"))
NONSTATE = IRREGULAR | {"PTY", "OPP", "SOC", "CVL", "LAB", "REL", "BUS", "JRN", "REF", "MED"}
# Definite words for whoever was named last: the militants, the group.
FIGHTERS = frozenset(
    "militants insurgents rebels guerrillas guerillas fighters terrorists extremists jihadists separatists gunmen attackers assailants militiamen subversives "
    "militant insurgent rebel guerrilla terrorist militia gang cartel jihadis islamists islamist mujahideen hardliners".split()
)
BODIES = frozenset(
    "group organization organisation movement faction outfit network front agency party union company committee alliance coalition".split()
)
OFFICES = frozenset("agency company union committee alliance coalition".split())
UNARMED = NONSTATE - IRREGULAR
# Words of names that say nothing alone.
BLANK = frozenset(
    "of the and for de la el al bin ibn abu van von front party army state states national liberation united islamic movement forces force union council "
    "ministry group people's peoples democratic revolutionary popular central south north east west new general international world republic mr mrs ms dr "
    "president minister khan ali ahmad ahmed mohammad mohammed muhammad mullah haji".split()
)
OBJECT_FORMS = frozenset(("him", "her", "them", "it", "us", "me"))
VERBAL = frozenset("EAMBZGi")  # tags of verbs, and of prepositions, before an object
FINITE = frozenset("EAMBZhbmo")
SAYING = frozenset("saying adding claiming announcing alleging reporting declaring confirming denying".split())
NEAR = 3  # sentences back in which a definite role looks for its antecedent


def resolve(mentions: Sequence[Mentions]) -> list[Mentions]:
    """The same mentions with the actors of each sentence resolved over the whole article, in reading order."""
    if not any(m.actors for m in mentions):
        return list(mentions)
    rows = [list(m.actors) for m in mentions]
    short = _abbreviations(mentions)
    if short:
        rows = [_expand(m.phrases.words, row, short) for m, row in zip(mentions, rows, strict=True)]
    if called := _last_words(rows):
        rows = [_called(m.phrases.words, row, called) for m, row in zip(mentions, rows, strict=True)]
    rows = _named(rows)
    rows = _anaphora(rows, [m.phrases.words for m in mentions])
    return [
        m if tuple(row) == m.actors else Mentions(m.phrases, tuple(row), m.triggers, m.places, m.dates, m.tolls, m.cues)
        for m, row in zip(mentions, rows, strict=True)
    ]


def _lend(actor: Actor, source: Actor, name: str = "") -> Actor:
    return Actor(
        actor.text, actor.start, actor.end, actor.sentence, actor.first, actor.last, name or source.name, source.code,
        source.country, source.sector or actor.sector, actor.count, actor.reference, actor.kind or source.kind,
    )  # fmt: skip


def _stand_in(pronoun: Actor, source: Actor) -> Actor:
    """The antecedent in the pronoun's place: its words and their offsets, at the pronoun's words of its sentence."""
    return Actor(
        source.text, source.start, source.end, pronoun.sentence, pronoun.first, pronoun.last, source.name, source.code,
        source.country, source.sector, source.count, "pronoun", source.kind,
    )  # fmt: skip


# ---- abbreviations ------------------------------------------------------------------------------------------------


def _abbreviations(mentions: Sequence[Mentions]) -> dict[str, Actor]:
    """ "National Democratic Front (NDF)": abbreviation -> the actor it stands for; None of those introduced twice."""
    found: dict[str, Actor] = {}
    for m in mentions:
        forms = m.phrases.words.forms
        if "(" not in forms and "[" not in forms:
            continue
        ends = {a.last: a for a in m.actors}
        for i in range(len(forms) - 2):
            if forms[i] in "([" and forms[i + 2] in ")]" and (actor := ends.get(i)) is not None and _abbreviates(forms[i + 1], actor.text):
                named = actor if actor.name else replace(actor, name=actor.text, reference="name")
                found.setdefault(forms[i + 1], named)
    return found


def _abbreviates(short: str, text: str) -> bool:
    """Whether a word in brackets is made of the initials, in order, of the words before it."""
    if not 2 <= len(short) <= 8 or not short.isalpha() or not short[0].isupper():
        return False
    initials = [w[0].lower() for part in text.split() for w in part.split("-") if w]
    letters = iter(initials)
    hits = sum(any(letter == c for letter in letters) for c in short.lower())
    return hits >= max(2, len(short) - 1)


def _expand(words: Words, row: list[Actor], short: dict[str, Actor]) -> list[Actor]:
    """Give the abbreviations of one sentence the names they were introduced with."""
    places = {i for i, form in enumerate(words.forms) if form in short}
    if not places:
        return row
    out = []
    for actor in row:
        inside = [i for i in places if actor.first <= i < actor.last]
        places.difference_update(inside)
        source = short[words.forms[inside[0]]] if inside else None
        if (
            source is not None
            and actor.start != source.start
            and (not actor.name or actor.name == actor.text or actor.last - actor.first == 1)
        ):
            actor = _lend(actor, source)
        out.append(actor)
    for i in sorted(places):
        if words.tags[i] in "NSP" and not _bracketed(words, i):
            source = short[words.forms[i]]
            bare = Actor(words.forms[i], words.starts[i], words.ends[i], words.sentence.index, i, i + 1, reference="name")
            out.append(_lend(bare, source))
    return sorted(out, key=lambda a: a.first)


def _bracketed(words: Words, i: int) -> bool:
    return i > 0 and words.forms[i - 1] in "(["


def _last_words(rows: Sequence[Sequence[Actor]]) -> dict[str, Actor]:
    """The word that an armed group's name ends in -> the group, where the article names one that has it: the Tamil Tigers,
    later "the Tigers"."""
    found: dict[str, Actor] = {}
    for actor in (a for row in rows for a in row):
        last = actor.text.rsplit(None, 1)[-1]
        if " " not in actor.text or not actor.name or actor.sector not in IRREGULAR or actor.kind == "person" or not last.istitle():
            continue
        if not {last.lower()} & (BLANK | FIGHTERS | BODIES) and found.setdefault(last, actor).name != actor.name:
            del found[last]
    return found


def _called(words: Words, row: list[Actor], called: dict[str, Actor]) -> list[Actor]:
    """The actors of one sentence with the groups that it calls by the last word of their names, behind "the"."""
    if not words.cased or called.keys().isdisjoint(words.forms):
        return row
    taken = {i for a in row for i in range(a.first, a.last)}
    out = list(row)
    for i, form in enumerate(words.forms[1:-1], 1):
        if form in called and i not in taken and words.lower[i - 1] == "the" and not words.forms[i + 1][:1].isupper():
            bare = Actor(form, words.starts[i], words.ends[i], words.sentence.index, i, i + 1, reference="name")
            out.append(_lend(bare, called[form]))
    return sorted(out, key=lambda a: a.first)


# ---- names --------------------------------------------------------------------------------------------------------


def _named(rows: list[list[Actor]]) -> list[list[Actor]]:
    """One person, one name: "Leggett" and "Col Leggett" become Sonny Leggett; an affiliation told once holds for all.
    A lone capitalised word that turns out to be nobody known is given up."""
    full: dict[str, Actor] = {}
    by_word: dict[str, set[str]] = {}
    told: dict[str, set[str]] = {}
    for actor in (a for row in rows for a in row):
        if not actor.name or actor.reference == "pronoun":
            if actor.reference == "name" and " " in actor.text and not actor.code:  # it may be somebody: no other is sure
                for word in _telling(actor.text):
                    by_word.setdefault(word, set()).add(actor.text)
            continue
        known = full.get(actor.name)
        if known is None or len(actor.code) > len(known.code):
            full[actor.name] = actor
        if actor.kind == "person" and actor.name in actor.text:
            told.setdefault(actor.name.lower().rsplit(None, 1)[-1], set()).add(actor.name)
        if actor.kind == "person" and " " in actor.name:
            for word in _telling(actor.name):
                by_word.setdefault(word, set()).add(actor.name)
    return [[a for a in (_whole(actor, full, by_word, told) for actor in row) if a is not None] for row in rows]


def _telling(name: str) -> Iterator[str]:
    """The words of a person's name that may stand for it: all but given names and particles; at least the last."""
    words = name.lower().split()
    yield words[-1]
    for word in words[:-1]:
        if word not in BLANK and (word not in GIVEN or len(words) == 2):
            yield word


def _whole(actor: Actor, full: dict[str, Actor], by_word: dict[str, set[str]], told: dict[str, set[str]]) -> Actor | None:
    if actor.reference != "name" or actor.kind not in ("person", ""):
        return actor
    namesakes = told.get(actor.text.lower(), set()) if actor.kind == "person" and " " in actor.name else set()
    if len(namesakes) == 1 and (name := next(iter(namesakes))) != actor.name and name in full:
        return _lend(actor, full[name])  # "Ortega" is the Ortega whom the article names in full, not the best known one
    bare = actor.name or actor.text
    if " " not in bare:
        names = by_word.get(bare.lower(), set())
        if len(names) == 1 and (name := next(iter(names))) != actor.name and name in full:
            source = full[name]
            return _lend(actor, source) if not actor.code or source.country else replace(actor, name=name, kind="person")
    if not actor.name:
        return None if not actor.code else actor
    source = full[actor.name]
    return _lend(actor, source) if not actor.code and source.code else actor


# ---- definite roles and pronouns ----------------------------------------------------------------------------------


def _anaphora(rows: list[list[Actor]], sentences: Sequence[Words]) -> list[list[Actor]]:
    out: list[list[Actor]] = []
    for row, words in zip(rows, sentences, strict=True):
        done: list[Actor] = []
        for actor in row:
            found = None
            if actor.reference == "definite" and not actor.name and actor.code == actor.sector:
                found = _definite(actor, [*out[-NEAR:], done])
            elif actor.reference == "pronoun":
                found = _pronoun(actor, words, done, out[-1] if out else [])
            if found is not None:
                actor = _stand_in(actor, found) if actor.reference == "pronoun" else _lend(actor, found)
            done.append(actor)
        out.append(done)
    return out


def _definite(actor: Actor, before: list[list[Actor]]) -> Actor | None:
    """The antecedent of "the militants", "the group", "the minister": the one last named that the word fits."""
    head = actor.text.rsplit(None, 1)[-1].lower()
    several = head in FIGHTERS
    if (
        not several
        and head in BODIES
        and (known := [a for row in before for a in row if (a.name or a.country) and a.reference != "pronoun" and _says(a, head)])
    ):
        return known[-1] if len({(a.name, a.code) for a in known}) == 1 else None  # the coalition is the U.S.-led coalition
    for row in reversed(before):
        if several or head in BODIES:
            sectors = IRREGULAR if several else UNARMED if head in OFFICES else NONSTATE
            fitting = [
                a
                for a in row
                if a.name
                and a.reference != "pronoun"
                and a.sector in sectors
                and (a.kind != "person" or _led(a))
                and (a.kind != "people" or a.sector != "CVL")
            ]
        else:
            fitting = [a for a in row if (a.name or a.country) and a.reference != "pronoun" and a.kind == actor.kind and _says(a, head)]
        names = {(a.name, a.code) for a in fitting}
        if len(names) == 1:
            return fitting[-1]
        if names:
            return None
    return None


def _led(actor: Actor) -> bool:
    """Whether somebody without a name of his own is known by his group's: "a leader of the M23"."""
    return actor.reference != "name" and actor.sector in IRREGULAR


def _says(actor: Actor, head: str) -> bool:
    """Whether a mention's own words hold the role: "the minister" after "Foreign Minister Wang Yi"."""
    return head in actor.text.lower().split()


def _speaker(pronoun: Actor, words: Words, done: list[Actor], kinds: frozenset[str]) -> Actor | None:
    """Who speaks of himself: "the ministry met the envoy and said it would leave" is about the ministry, the subject."""
    before = words.tags[: pronoun.first].rstrip("a")
    saying = before.endswith("G") and words.lower[len(before) - 1] in SAYING
    if not (before.endswith("A") or saying) or words.tags[pronoun.last : pronoun.last + 1] not in tuple(FINITE) or not done:
        return None
    first = done[0]
    fronted = words.tags[: first.first].rpartition(",")[2] if words.tags[:1] == "i" else words.tags[: first.first]
    opens = all(tag in "DJPrN'" for tag in fronted)
    return first if opens and first.kind in kinds and (first.name or first.sector) else None


def _doer(pronoun: Actor, words: Words, done: list[Actor]) -> Actor | None:
    """Who does it to the pronoun, who is somebody else: "the Taliban released them" did not release the Taliban."""
    if not done or pronoun.first == 0 or words.tags[pronoun.first - 1] not in VERBAL:
        return None
    if words.tags[pronoun.last : pronoun.last + 1] in tuple(FINITE):  # the group said it had left
        return None
    between = words.tags[done[-1].last : pronoun.first]
    return done[-1] if between and not set(between) & set("awsCc,;") else None


def _pronoun(actor: Actor, words: Words, done: list[Actor], previous: list[Actor]) -> Actor | None:
    """The antecedent of he, she, it or they: the only fitting mention before it in its sentence, else the only fitting
    one of the sentence before."""
    pronoun = words.lower[actor.last - 1]
    kinds = PRONOUNS.get(pronoun)
    if kinds is None:
        return None
    if pronoun in ("it", "they") and (speaker := _speaker(actor, words, done, kinds)) is not None:
        return speaker
    doer = _doer(actor, words, done) if pronoun in OBJECT_FORMS else None
    for row in (done, previous):
        fitting = [a for a in row if a.kind in kinds and (a.name or a.sector) and not _inside(a, row)]
        if doer and row is done:
            fitting = [a for a in fitting if not (a.first <= doer.first and doer.last <= a.last)]
        people = {(a.name or a.text, a.code) for a in fitting}
        if len(people) == 1:
            return fitting[-1]
        if people:
            return None
    return None


PRONOUNS = {
    "he": frozenset(("person",)), "him": frozenset(("person",)), "she": frozenset(("person",)), "her": frozenset(("person",)),
    "they": frozenset(("people", "body")), "them": frozenset(("people", "body")), "it": frozenset(("body",)),
}  # fmt: skip


def _inside(actor: Actor, row: Iterable[Actor]) -> bool:
    """Whether a mention lies in a longer one."""
    return any(a.first <= actor.first and actor.last <= a.last and (a.last - a.first) > (actor.last - actor.first) for a in row)
