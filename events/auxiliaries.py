"""Auxiliaries that stand apart from their verb, or are shared by several.

"Have long refused", "has, in recent weeks, attacked", "was on Monday freed": set phrases ("so far", "in turn") become adverbs
before the words are tagged, so that the verb group holds them as it does "repeatedly"; times, prepositional phrases and
asides are chunks of their own, and the verb behind them is completed by the auxiliary before them. "Will attack the town and
kill its chief", "refused to leave it or free anyone": what one verb says with "will", "to" or "not" goes for the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from events.clauses import NEXT_PREDICATE
from events.lists import listed
from events.model import Phrase


def _by_first(phrases: frozenset[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases in words, by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(several, key=len, reverse=True)) for first, several in found.items()}


SET_PHRASES = _by_first(listed("interposed", "phrases"))
AUXILIARY = re.compile(r"[hbmoO](?![hbmEMGBt])")
# The class letters of what may be an auxiliary's verb, before the tags are settled.
VERBS = {"h": frozenset("EHMAebkB"), "b": frozenset("EHMAeGg"), "m": frozenset("BUuHbhk")}
# Of these, what "neither" may stand before.
PAST = ("E", "H", "M", "A", "e")
# What may complete which auxiliary, by its tag.
COMPLETING = {"h": frozenset("EMAb"), "b": frozenset("EMG"), "m": frozenset("Bbh")}
MOST = 12  # words between an auxiliary and its verb
TIMED = re.compile(r"R*T[RT]*V")
SAID = re.compile(r"R*(?:T|PN(?:FN)?)(?:[RT]|PN)?[RT]*V")
ASIDE = re.compile(r"R*,([^,.:WA?]{1,7}),R*V")
# What ends the clause in which a verb may share another's auxiliary, and where one may begin to.
CLAUSES = frozenset(".:WAS-q(")
NEITHER = frozenset(("or", "nor"))
SHARING = re.compile(r"[CRT,]V")


def adverbs(classes: str, lower: tuple[str, ...]) -> str:
    """The class letters with those of set phrases between an auxiliary and its verb, and of "so far", made adverbs'."""
    if "far" in lower:
        for i, word in enumerate(lower):
            if word == "far" and i and lower[i - 1] in ("so", "thus") and lower[i + 1 : i + 2] not in (("as",), ("from",), ("away",)):
                classes = f"{classes[: i - 1]}rr{classes[i + 1 :]}"
    if "neither" in lower:
        i = lower.index("neither")
        if classes[i + 1 : i + 2] in PAST:
            classes = f"{classes[:i]}n{classes[i + 1 :]}"  # have neither accepted nor rejected
    for match in AUXILIARY.finditer(classes):
        first = match.end()
        last = _between(classes, lower, first)
        if last > first and classes[last : last + 1] in VERBS["m" if match[0] in "moO" else match[0]]:
            between = "".join("n" if letter == "n" else "r" for letter in classes[first:last])  # have not so far attacked
            classes = classes[:first] + between + classes[last:]
    return classes


def _between(classes: str, lower: tuple[str, ...], first: int) -> int:
    """The word behind the set phrases and adverbs that begin at `first`, with the commas around them; `first` if there is no phrase."""
    i, phrases = first, 0
    opened = classes[i : i + 1] == ","
    i += opened
    while i < len(lower) and i - first < MOST:
        phrase = next((p for p in SET_PHRASES.get(lower[i], ()) if lower[i : i + len(p)] == p), None)
        if phrase:
            i, phrases = i + len(phrase), phrases + 1
        elif classes[i] in "rn":
            i += 1
        else:
            break
    if opened:
        i = i + 1 if classes[i : i + 1] == "," else first
    return i if phrases else first


def joined(
    tags: str,
    lower: tuple[str, ...],
    chunks: list[Phrase],
    kinds: list[str],
    auxiliaries: list[int],
    group: Callable[[str, tuple[str, ...], int, int], Phrase],
) -> None:
    """Completes, in `chunks` and `kinds`, the verbs that stand apart from their auxiliaries: those become adverbs, as does what
    an aside between the two says. `group` makes a verb group of tags and words."""
    line = "".join(kinds)
    for a in auxiliaries:
        chunk = chunks[a]
        letter = next((t for t in reversed(tags[chunk.first : chunk.last]) if t in "hbmoO"), "")
        letter = "m" if letter in "moO" else letter
        aside = ASIDE.match(line, a + 1)
        match = aside or (TIMED if letter == "b" else SAID).match(line, a + 1)
        if not letter or match is None:
            continue
        v = match.end() - 1
        verb = chunks[v]
        if tags[verb.first] not in COMPLETING[letter]:
            continue
        both = tags[chunk.first : chunk.last] + tags[verb.first : verb.last]
        chunks[v] = group(both, lower[chunk.first : chunk.last] + lower[verb.first : verb.last], verb.first, verb.last)
        passing = [a, *(range(a + 1, v) if aside else ())]
        spoken = aside is not None and "V" in aside[1]
        for i in passing:
            if i == a or kinds[i] in ",VCSJ" or (spoken and kinds[i] == "N" and kinds[i - 1] not in "PF"):
                kinds[i] = "R"


def shared(
    tags: str, lower: tuple[str, ...], chunks: list[Phrase], kinds: list[str], group: Callable[[str, tuple[str, ...], int, int], Phrase]
) -> None:
    """Gives, in `chunks`, to verbs that "and" or "or" joins to one with auxiliaries, or with "to", what they share of it."""
    line = "".join(kinds)
    given: dict[int, tuple[str, tuple[str, ...]]] = {}  # what each verb has before it, its own or shared
    for match in SHARING.finditer(line):
        v = match.end() - 1
        chunk = chunks[v]
        own = tags[chunk.first : chunk.last].strip("rn")
        joint = v - 1
        while joint > 0 and kinds[joint] in "RT":
            joint -= 1
        if own not in ("B", "E", "M") or kinds[joint] not in "C," or (kinds[joint] == "," and not NEXT_PREDICATE.match(line, v + 1)):
            continue
        before, words = _before(tags, lower, chunks, line, joint, own, given)
        if before and _shares(before, own, lower[chunks[joint].first] if kinds[joint] == "C" else _closing(lower, chunks, line, v)):
            given[v] = before, words
            chunks[v] = group(before + own, words + lower[chunk.last - 1 : chunk.last], chunk.first, chunk.last)


def _before(
    tags: str,
    lower: tuple[str, ...],
    chunks: list[Phrase],
    line: str,
    joint: int,
    own: str,
    given: dict[int, tuple[str, tuple[str, ...]]],
) -> tuple[str, tuple[str, ...]]:
    """What the verb that `joint` joins another to has before it: tags and words; nothing where it is of another form."""
    for u in range(joint - 1, -1, -1):
        if line[u] in CLAUSES:
            break
        if line[u] != "V":
            continue
        chunk = chunks[u]
        main = tags[chunk.last - 1]
        if (main == own or main + own in ("EM", "ME")) and (u in given or chunk.last - chunk.first > 1):
            return given.get(u) or (tags[chunk.first : chunk.last - 1], lower[chunk.first : chunk.last - 1])
        if not (
            chunk.form in ("gerund", "participle")
            or (main == "E" and u and line[u - 1] == "N")
            or (own != "B" and chunk.form == "infinitive")
        ):
            break  # a verb of the clause, not one that describes a noun or tells a purpose
    return "", ()


def _shares(before: str, own: str, joint: str) -> bool:
    """Whether a verb form shares what stands before another, joined by "and", "or" ...: a past form behind "and" may stand alone."""
    if joint not in NEITHER and joint != "and":
        return False
    if own == "B":
        return not {"t", "m", "o", "O"}.isdisjoint(before)
    if joint == "nor" and "n" in before:
        return True
    return not {"h", "b"}.isdisjoint(before) and (joint in NEITHER or not {"m", "o"}.isdisjoint(before))


def _closing(lower: tuple[str, ...], chunks: list[Phrase], line: str, v: int) -> str:
    """The word that closes the list of verbs that goes on behind the verb `v`."""
    joint = line.find("C", v)
    return lower[chunks[joint].first] if joint >= 0 else ""
