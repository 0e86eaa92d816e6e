"""Phrases: noun groups and verb groups, found by regular expressions over the sentence's string of tags.

This is the basic-phrase stage of FASTUS (Hobbs et al., 1997): it does not attach anything, it only says which words
belong together, so that the grammar of claims can walk over chunks instead of words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from events.auxiliaries import joined, shared
from events.mentions.numbers import value
from events.model import Phrase, Phrases, Words

KINDS = {
    "N": "noun group", "V": "verb group", "T": "time expression", "J": "predicate adjective", "P": "preposition",
    "F": "of", "Y": "by", "C": "and, or, but", "W": "who, which", "A": "that", "S": "subordinator", "R": "adverb or particle",
    "X": "there", "'": "possessive", ",": "comma", "(": "bracket", ")": "bracket", "q": "quotation mark", "-": "dash",
    ":": "colon", ".": "full stop", "?": "anything else",
}  # fmt: skip

CHUNK = re.compile(
    r"[',()q:.fcwaxl?*-]|i(?!r?D?[d@])"  # always chunks of their own: tried first, being half of all
    # times, with the preposition before them
    r"|(?:[iys]r?D?)?(?:@+|d[d#]*)"
    # verb groups: to + plain form; auxiliaries and a main verb; a main verb alone
    r"|t[rn]*(?:[bh][rnl]*)*[BEMGbhk]|n?r*[mbhoO](?:[mbhorn]*(?=[BEMGAbho]))[BEMGAbho]|n?[mbhoO]n*|n?[BZEAMG]"
    # noun groups: a pronoun; counted, described, named; what a determiner alone stands for
    r"|p|[rD]*(?:\$?#+f)+(?=[DJ#NSPrp])(?:[rD]*[J#]*[NSP]+|p)|(?:(?:r(?=[rDJ#])){0,3}D+)?"
    # (a number after a noun begins a group of its own where people or things are counted: "in Kabul | two men died";
    # no word can be taken in two ways, before the first noun or behind it, so that a run of words is gone over once)
    r"(?:r(?=[rJ#])|J,(?=J+[NSP])|[J$]|#(?!f))*"
    r"(?:[NSP](?:(?:r(?=[rJ])|J,(?=J+[NSP])|[JNSP]|#(?!f)(?![#JNP]*S))*(?:[NSP]|#(?!f)(?![#JNP]*S)))?|#(?!f)(?![#JNP]*S))"
    r"|D+(?:J+|E)?(?![NSPJ#])"
    r"|."
)
# The kind of a chunk of one word, by its tag; of a longer one, by the tags it may have.
SINGLE = {"'": "'", ",": ",", "(": "(", ")": ")", "q": "q", "-": "-", ":": ":", ".": ".", "J": "J", "k": "J", "i": "P", "t": "P",
          "f": "F", "y": "Y", "c": "C", "w": "W", "a": "A", "s": "S", "r": "R", "n": "R", "l": "R", "x": "X", "d": "T", "@": "T"} | dict.fromkeys(
              "BZEAMGmbhoO", "V") | dict.fromkeys("pNSP", "N")  # fmt: skip
# A determiner or number may be left over as well as stand for a noun.
ALONE = re.compile(r"D(?![NSPJ#])|#(?!f)(?![#JNP]*S)")
AUXILIARY = frozenset("hbmoOrn")
NOMINAL = frozenset("prD#fJ,$NSPE")
POSSESSIVE_TIME = re.compile(r"(?:(?<=[iysf])[d@#D]*[d@]'|[d@]+')(?=[DJNSPEG#])")  # Monday's bombing, for last week's attack
NIGHTLY = re.compile(r"D(?:[J#]{1,3}(?=@))?[d@]+(?=[JNSG])")  # in an overnight raid
GOING = re.compile(r"(?<=[brn])Gt(?=r?[Bbh])")  # are going to attack
# What somebody only calls so: "condemned what it called a coup".
CALLING = frozenset(
    "called calls termed terms dubbed labelled labeled branded considers considered deemed deems described describes characterised characterized denounced".split()
)
TAKEN = frozenset(("hostage", "captive", "prisoner"))

TAKING = frozenset("take takes took taken taking hold holds held holding".split())

BEFORE_NUMBER = frozenset(
    "about around over under nearly almost roughly approximately some only just exactly another estimated perhaps probably well above".split()
)
GIVING = frozenset(
    "give gives gave given giving grants granted granting lends lent lending awarded awarding offered offering promised".split()
)
# A name and, without a determiner, things: those who get them and what they get.
RECEIVER = re.compile(r"(P{1,3})[J#N]*[NS]")
HANDING = frozenset("hand hands handed handing turn turns turned turning take takes took taken taking".split())
ROUND = frozenset("dozen hundred thousand million score dozens hundreds thousands millions scores".split())
MULTIPLIED = frozenset("a an half few several many couple".split())
COMPARED = frozenset("more less fewer greater higher lower other".split())
BOUNDS = frozenset((("least", "at"), ("most", "at"), ("to", "up"), ("to", "close"), ("of", "upwards"), ("of", "upward")))
SEMI_MODAL = frozenset(
    "will would can could may might shall should must 'll 'd cannot won't wouldn't can't couldn't shouldn't mustn't".split()
)
PAST = frozenset("was were had did didn't wasn't weren't hadn't got".split())
NOT_BE = frozenset("isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t".split())
FUTURE = frozenset("will shall 'll won't".split())


def quantify(words: Words) -> str:
    """The tags with "at least", "more than", "up to" before a number, and "10 to 15", made part of the number."""
    tags, lower = words.tags, words.lower
    if "#" not in tags:
        return tags
    out = list(tags)
    for i, tag in enumerate(tags):
        if tag == "#":
            _behind(out, tags, lower, i)
            if i:
                _before(out, tags, lower, i)
    return "".join(out)


def _behind(out: list[str], tags: str, lower: tuple[str, ...], i: int) -> None:
    """What stands behind the number at `i`: "two other men", "two more", "ten or so"."""
    if tags[i + 1 : i + 2] == "D" and lower[i + 1] in ("other", "more") and tags[i + 2 : i + 3] in ("J", "N", "S", "P"):
        out[i + 1] = "J"
    elif lower[i + 1 : i + 2] == ("more",) and lower[i + 2 : i + 3] != ("than",):
        out[i + 1] = "#"
    elif lower[i + 1 : i + 3] in (("or", "more"), ("or", "so")):
        out[i + 1] = out[i + 2] = "#"
    elif lower[i + 1 : i + 2] == ("+",) or lower[i + 1 : i + 3] == ("worth", "of"):
        out[i + 1] = "#"
    elif tags[i - 1 : i] == "(" and tags[i + 1 : i + 2] == ")" and i > 1 and value(lower, i - 2):
        out[i - 2 : i + 2] = "####"  # three (3) soldiers


def _before(out: list[str], tags: str, lower: tuple[str, ...], i: int) -> None:
    """What stands before the number at `i`: a bound, a round multiple ("a few hundred"), the other end of a range."""
    if lower[i] in ROUND:
        while i > 1 and lower[i - 1] in MULTIPLIED:
            i -= 1
            out[i] = "#"
    one, two = lower[i - 1], lower[i - 2] if i > 1 else ""
    if (one == "over" and two in HANDING) or (one == "dead" and i > 1 and tags[i - 2] in "EABZG"):  # shot dead six people
        out[i - 1] = "l"
    elif one in BEFORE_NUMBER:
        out[i - 1] = "r"
    elif (one, two) in BOUNDS or (one == "than" and two in COMPARED):
        out[i - 1] = out[i - 2] = "r"
        if i > 2 and lower[i - 3] == "no":
            out[i - 3] = "r"
    elif one == "as" and two in ("many", "few", "much") and i > 2 and lower[i - 3] == "as":
        out[i - 3 : i] = "rrr"
    elif one == "and" and two in ("hundred", "thousand", "million"):
        out[i - 1] = "#"
    elif one in ("to", "or", "and") and i > 1 and tags[i - 2] == "#":
        between = i > 2 and lower[i - 3] == "between"
        if one != "and" or between:
            out[i - 1] = "#"
        if between:
            out[i - 3] = "r"


def phrases(words: Words, times: tuple[tuple[int, int], ...] = ()) -> Phrases:
    """Chunk a sentence. `times` are word ranges of time expressions, which become chunks of their own."""
    tags = quantify(words)
    for first, last in times:
        tags = tags[:first] + "@" * (last - first) + tags[last:]  # a number behind it counts something: last year | 300 people
    if "@'" in tags or "d'" in tags:
        tags = POSSESSIVE_TIME.sub(lambda m: "J" * len(m[0]), tags)
    if "D@" in tags or "Dd" in tags or "J@" in tags:
        tags = NIGHTLY.sub(lambda m: "D" + "J" * (len(m[0]) - 1) if words.lower[m.start()] in ("a", "an") else m[0], tags)
    if not TAKEN.isdisjoint(words.lower):
        tags = _taken(words, tags)
    if "w" in tags and "what" in words.lower:
        tags = _so_called(words, tags)
    if "Gt" in tags and "going" in words.lower:
        tags = GOING.sub(lambda m: "mm" if words.lower[m.start()] == "going" else m[0], tags)
    chunks: list[Phrase] = []
    of: list[int] = []
    kinds: list[str] = []
    apart: list[int] = []  # auxiliaries without their verb
    first = 0
    groups = CHUNK.findall(tags)
    if not GIVING.isdisjoint(words.lower):
        groups = _given(words, groups)
    for c, group in enumerate(groups):
        last = first + len(group)
        kind = kind_of(group) if group not in ("D", "#") else "N" if ALONE.match(tags, first) else "?"
        if kind == "V":
            chunk = _verb_group(group, words.lower[first:last], first, last)
            if AUXILIARY.issuperset(group):
                apart.append(c)
        elif kind == "N":
            chunk = _noun_group(words, tags, first, last)
        else:
            chunk = _chunk(kind, first, last, last - 1)
        of += [c] * len(group)
        kinds.append(kind)
        chunks.append(chunk)
        first = last
    if apart:
        joined(tags, words.lower, chunks, kinds, apart, _verb_group)
    if kinds.count("V") > 1 and "C" in kinds:
        shared(tags, words.lower, chunks, kinds, _verb_group)
    return Phrases(words, tuple(chunks), "".join(kinds), tuple(of))


# The same few values, over and over; to make one costs more than to find it.
_chunk = lru_cache(maxsize=16384)(Phrase)


@lru_cache(maxsize=8192)
def kind_of(tags: str) -> str:
    """The kind of a chunk of these tags."""
    if len(tags) == 1:
        return SINGLE.get(tags, "?")
    return "T" if "d" in tags or "@" in tags else "N" if NOMINAL.issuperset(tags) else "V"


def _taken(words: Words, tags: str) -> str:
    """The tags with what people are taken or held as no part of their noun group: "took two teachers hostage"."""
    out = list(tags)
    for i, word in enumerate(words.lower):
        if (
            i
            and word in TAKEN
            and tags[i - 1] in "NSPp"
            and tags[i + 1 : i + 2] not in ("N", "S", "P", "E", "b")
            and not TAKING.isdisjoint(words.lower[max(i - 8, 0) : i])
        ):
            out[i] = "r"
    return "".join(out)


def _given(words: Words, groups: list[str]) -> list[str]:
    """The groups with who is given something by name and what is given as two: "gave | Ukraine | tanks"."""
    out: list[str] = []
    first = 0
    for group in groups:
        receiver = RECEIVER.fullmatch(group) if first and words.lower[first - 1] in GIVING and words.cased else None
        out += (receiver[1], group[receiver.end(1) :]) if receiver else (group,)
        first += len(group)
    return out


def _so_called(words: Words, tags: str) -> str:
    """The tags with who calls something so, and that he does, as no clause of its own: "condemned what it called a coup"."""
    lower = words.lower
    what = lower.index("what")
    verb = next((i for i in range(what + 2, min(what + 7, len(lower))) if lower[i] in CALLING), 0)
    if not verb or not set(tags[what + 1 : verb]) <= set("DJNSPph"):
        return tags
    last = verb + 2 if lower[verb + 1 : verb + 2] == ("as",) else verb + 1
    if tags[last : last + 1] not in ("D", "J", "N", "S", "P", "#"):
        return tags
    return tags[:what] + "l" * (last - what) + tags[last:]


def _noun_group(words: Words, tags: str, first: int, last: int) -> Phrase:
    head = last - 1
    while head > first and tags[head] not in "NSPp":
        head -= 1
    if tags[head] not in "NSPp":
        head = last - 1
    determiner = words.lower[first] if tags[first] == "D" else ""
    return _chunk("N", first, last, head, determiner)


def _verb_group(group: str, lower: tuple[str, ...], first: int, last: int) -> Phrase:
    """Voice, form, tense and modality of a verb group, read off its tags."""
    voice, form, tense, modal, negated = _verbal(group, lower)
    return Phrase("V", first, last, last - 1, "", voice, form, tense, modal, negated)


@lru_cache(maxsize=8192)
def _verbal(group: str, lower: tuple[str, ...]) -> tuple[str, str, str, str, bool]:
    """Voice, form, tense, modal and whether negated, of a verb group with these tags and words."""
    main = group[-1]
    be = "b" in group[:-1] or (group[0] == "O" and lower[0] in NOT_BE)
    voice = "passive" if be and main in "EM" else "active"
    modal = next((w for w in lower if w in SEMI_MODAL), "")
    if group[0] == "t":
        form, tense = "infinitive", ""
    elif (main == "G" and not be) or lower[0] == "having":
        form, tense = "gerund", ""
    elif main == "M" and len(group.replace("n", "")) == 1:
        form, tense, voice = "participle", "", "passive"
    else:
        form = "finite"
        past = (main in "EA" and not be and "h" not in group) or not PAST.isdisjoint(lower)
        tense = "future" if modal in FUTURE and modal else "past" if past else "present"
        if "going" in lower[:-2] and not modal:
            tense, modal = ("", "would") if past else ("future", "will")
        if modal and modal not in FUTURE:
            tense = ""
    return voice, form, tense, modal, "n" in group or "O" in group
