"""Tagging: which of several things a word is, by what stands beside it; `events.words` gives the letters and the method."""

from __future__ import annotations

import re

from events.lists import listed

# Participles that describe the noun behind them, where a verb stands right before: "killed wounded soldiers".
DESCRIBING = listed("tagging", "describing")
# The context rules, in order, by the class letter they settle; each looks only at what stands beside it.
_CONTEXT = {
    # hit, set, cut: participle after be or have, plain after to or a modal, noun after a determiner, else past
    "H": ((r"(?<=[bh])H|(?<=[bh][rn])H", "E"), (r"(?<=[tmoO])H|(?<=[tmoO][rn])H", "B"), (r"(?<=[DJ'#])H(?![DpP])", "N"), (r"H", "E")),
    # e (shot): past after a noun, name, pronoun or auxiliary, or before by/dead/an object; else noun
    "e": ((r"(?<=[NSPp)bhmw,vr])e|(?<=[uU])e(?=l|J?[D#p])|(?<=[bh][rnl])e|e(?=y|[Dp])|(?<=c)e(?=J?#|J[DNS])", "E"), (r"e", "N")),
    # 's after a pronoun or wh-word is "is"
    "'": ((r"(?<=[pwx])'", "b"),),
    # a participle between a determiner, number or preposition and a noun describes it
    "E": ((r"(?<=[DJ'#])E(?=E[JNSuvg])", "J"), (r"(?<!d#)(?<=[DJ'#iyf])E(?=[JNSPuvgkj#])|^E(?=[JNSPuvkj#])|(?<=[q(])E(?=S)|(?<=[DJ'#iyf]r)E(?=[JNSP])|(?<=^r)E(?=[JNS])|(?<=G)E(?=S)"
           r"|(?<=[EAZ])E(?=N?S)|(?<=b[gG])E(?=N?S)|(?<=t)E(?=[NSP])|(?<=[tmo][BuU])E(?=[NSP])", "J"),),  # plucked stranded villagers
    "M": ((r"(?<=[DJ'#iyf])M(?=[JNSPuvgkj#])|^M(?=[JNSPuvkj#])|(?<=[tmo][BUu])M(?=[NS])|(?<=[BZ])M(?=[NS])", "J"),),  # return stolen art
    # hanged, overran: after be or have, what the list takes for the past only is the participle
    "A": ((r"(?<=[bh])A|(?<=[bh][rnl])A", "M"),),
    # k (open, free, clear): a verb after to, a modal or a plural, part of one before a number (set free two), a noun between one
    # and be or have (an army major was); else an adjective
    "k": ((r"(?<=[EBMZ])k(?=#)", "l"), (r"(?<=[NP])k(?=[bh])", "N"), (r"^k(?=D)|(?<=[tmoOp])k|(?<=[tmoO][rn])k|(?<=[SPc])k(?=D)|(?<=,)k(?=#)", "B"), (r"k", "J")),
    # j (offensive, military, general): an adjective before a noun, else a noun
    "j": ((r"j(?=[JNSPugv])", "J"), (r"j", "N")),
    # a plain or -s verb cannot follow a determiner, adjective or number
    "B": ((r"(?<=[DJ#'f])B|(?<=E)B(?=[tif.,])|(?<=i)B(?=[.,]|$)", "N"), (r"(?<=h)B|(?<=h[rnl])B", "M")),
    "Z": ((r"(?<=[D#'f])Z", "S"),),
    # an adverb that a determiner has behind it and nothing to describe: across the south
    "r": ((r"(?<=D)r(?=[if.,)cyAZM]|E[D#p])", "N"),),
    # u, U (attack, talk): noun or plain verb
    "U": ((r"(?<=[tmoOp])U|(?<=[tmoO][rn])U|(?<=[EAMZG])U(?=[Dp])", "B"), (r"(?<=[DJ'#fiygEAMZ])U|^U(?=[ifv,.])|(?<=[NPu])U(?=[.,i]|$)", "N"), (r"U", "B")),
    "u": (
        (r"^u(?=D)|(?<=c)u(?=r?[Dp])|(?<=[tmoOp])u|(?<=[tmoO][rn])u", "B"), (r"(?<=[DJ'#fiygEAMZ])u", "N"),
        (r"(?<=[SP])u(?=a)|(?<=S)u(?=[DPpJNSi#tl])|(?<=[wa])u(?=[DPpJS#])|(?<=Bc)u|(?<=BS)u|(?<=P)u(?=D|[#J]+[NS])", "B"), (r"u", "N"),
    ),
    # v, V (attacks, leaves): plural noun or -s verb
    "v": ((r"(?<=c)v(?=a[DpPNSJ#])", "Z"), (r"(?<=[DJ'#fiygBEZGAM])v", "S"), (r"(?<=[pwa])v|(?<=[pwa]r)v|(?<=[NP)])v(?=r?[Dp#]|th|l)", "Z")),
    "V": ((r"(?<=[DJ'#fiygBEZGAM])V|(?<=[EAZ]P)V|(?<=[EAZ]lP)V", "S"),),  # brushed aside US calls
    # g (bombing, meeting): a noun after a determiner, name or singular noun, or before of; a verb after a plural
    "g": ((r"(?<=[S,])g(?=[DpPNJS#])|(?<=c)g(?=#)|(?<=b)g|(?<=b[rn])g|(?<=S)g(?=i)|g(?=[Dp]|#+[JNS])"
          r"|(?<=[,c]r)g(?=[DpPJNS#])|(?<=[,c])g(?=[ir]r?#)|(?<=[,cNSPi])g(?=(?:iJ|iDi|Di|lt)D?#)", "G"), (r"g", "N")),  # killing at least, as many as, up to
    "G": ((r"(?<=[DJ#'])G(?=[JNSPuvk])", "J"), (r"(?<=D)G(?=[fic.,])|(?<=[JNP])G(?=f)", "N")),
}  # fmt: skip
# A rule without a context, always its letter's last, has no pattern.
CONTEXT = tuple((letter, tuple((re.compile(p) if p != letter else None, tag) for p, tag in rules)) for letter, rules in _CONTEXT.items())
# A noun or verb that "and" joins to a plain verb, before a number: "to kill a man and wound two others".
JOINED_U = re.compile(r"[tmoO][rn]*[BUu][^BZEAMGHbhomOtwas.:]*c[uU](?=#)")
DEFINITE_E = re.compile(r"(?<=D)E(?=[c.,ift]|$)")
OF_VERB = re.compile(r"D(?=r(?:[.,ifc]|$))")
VERBLESS = re.compile(r"^(?:[^BZEAMbhom]|(?<=,)[BZ])*$")
# What came of it, at the end of a headline: ", five soldiers killed".
AFTERMATH = re.compile(r"(?:,c?[#JNSPDr]+E(?:[idPNSDJ#]*))+\.?")
# How a headline may begin that tells first what came of it, up to "as": "Five soldiers killed in Gao as".
FOREMOST = re.compile(r"(?:i[JrN])?[#JNSPDr]+E(?:[fi,dPNSDJ#]|c#*E)*[is]")
# An -s form before "to" and a verb, where nothing else could be the sentence's verb.
PLANNING = re.compile(r"[^BZEAMbhomOt.]*[NP][vV](?=t[rn]*B(?:[^ZEAMbhomOB]|(?<=t)B)*$)")
# What may precede and follow the verb of a headline: "Rebels attack army base", "Army raids rebel camp"
OBJECTISH = frozenset("NSPJ#Dv")
# What people and places that others hold are called; of the killed and wounded the same words are as often the verb.
HELD = listed("tagging", "held")
# A noun group with a verb of its own behind an opening phrase: "During the raid, armed men fired".
OPENED = re.compile(r"[JN#]*[NS][EAZb]")
VERBS = frozenset("EAZBMbhmo")
JOINED = re.compile(r"^[JNSP]+[c,][JNSP]+$")
TOWARDS = frozenset("with to into from at".split())
# What goes with the name of an attack: a wave of bombing raids.
ATTACKS = listed("tagging", "attacks")
ACCUSING = listed("tagging", "accusing")
ACCUSED_OF = frozenset(("of", "for", "with", "from"))
DONE_TO = re.compile(r"[JN#]{0,2}[SPp]|D")
COMMA_V = re.compile(r"(?<=[,c])v(?=[PNSJ#D])")
COMMA_U = re.compile(r"[,c]u(?=[PNSJj#Du])")


def settle(classes: str, lower: tuple[str, ...] = (), actions: frozenset[str] = frozenset()) -> str:
    """Apply the context rules to a string of class letters: what is left are tags. `actions` are the forms of the rules'
    verbs, which are preferred as the verb of a headline."""
    tags = classes
    if "the" in lower and "DE" in tags:
        tags = DEFINITE_E.sub(lambda m: "S" if lower[m.start() - 1 : m.start()] == ("the",) else m[0], tags)  # treated the wounded
    if "her" in lower and "Dr" in tags:
        tags = OF_VERB.sub(
            lambda m: "p" if lower[m.start()] == "her" and lower[m.start() + 1][-2:] == "ly" else m[0], tags
        )  # killing her instantly
    if "cu" in tags or "cU" in tags:
        tags = JOINED_U.sub(lambda m: m[0][:-1] + "B", tags)
    for letter, rules in CONTEXT:
        if letter in tags:
            for pattern, tag in rules:
                tags = _settled(tags, letter, pattern, tag) if pattern is not None else tags.replace(letter, tag)
    if lower and not DESCRIBING.isdisjoint(lower):
        tags = _described(tags, lower)
    if "g" in classes and not ACCUSING.isdisjoint(lower):
        tags = _accused(classes, tags, lower)
    if ("vt" in tags or "Vt" in tags) and (plan := PLANNING.match(tags)):
        tags = f"{tags[: plan.end() - 1]}Z{tags[plan.end() :]}"  # the army plans to attack
    if "E" in tags and (i := _participle(classes, tags, lower, actions)) > 0:
        tags = f"{tags[: i - 1]}BJ{tags[i + 1 :]}"
    first, last = _line(tags, lower)
    if VERBLESS.match(tags[first:last]) and (verb := _headline_verb(classes[:last], tags[:last], lower, actions, first)) >= 0:
        tags = f"{tags[:verb]}{'B' if classes[verb] in 'uU' else 'Z'}{tags[verb + 1 :]}"
        tags = tags[: verb + 1] + COMMA_V.sub("Z", tags[verb + 1 :])
        while again := next((m.start() + 1 for m in COMMA_U.finditer(classes, verb) if tags[m.start() + 1] == "N"), 0):
            tags = tags[:again] + "B" + tags[again + 1 :]
    if "v" in tags or "V" in tags:
        tags = tags.replace("v", "S").replace("V", "Z")
    return tags


def _accused(classes: str, tags: str, lower: tuple[str, ...]) -> str:
    """The tags with verbs for what somebody is accused of doing to others, or kept from: "accused the army of shelling villages"."""
    said = next(i for i, word in enumerate(lower) if word in ACCUSING)
    for i in range(said + 2, len(tags) - 1):
        if (
            classes[i] == "g"
            and tags[i] == "N"
            and tags[i - 1] in "fi"
            and lower[i - 1] in ACCUSED_OF
            and DONE_TO.match(tags, i + 1)
            and lower[i + 1] not in ATTACKS
        ):
            tags = f"{tags[:i]}G{tags[i + 1 :]}"
    return tags


def _described(tags: str, lower: tuple[str, ...]) -> str:
    """The tags with adjectives for participles between a verb and a noun, and in "armed forces"."""
    for i in range(len(tags) - 1):
        if tags[i] != "E" or lower[i] not in DESCRIBING or tags[i + 1] not in "JNSP":
            continue
        listed = i and tags[i - 1] == "," and tags[i + 2 : i + 3] == ","  # teachers, displaced persons, students
        opening = i and tags[i - 1] == "," and OPENED.match(tags, i + 1) and VERBS.isdisjoint(tags[:i])
        if (i and tags[i - 1] in "EMAZBG") or listed or opening or lower[i : i + 2] == ("armed", "forces"):
            tags = tags[:i] + "J" + tags[i + 1 :]
    return tags


def _settled(tags: str, letter: str, pattern: re.Pattern[str], tag: str) -> str:
    """The tags with one rule applied wherever its letter stands in its context; looking for the letter first, which is
    rare, is several times faster than `pattern.sub`."""
    at = tags.find(letter)
    found: list[int] = []
    while at >= 0:
        if pattern.match(tags, at):
            found.append(at)
        at = tags.find(letter, at + 1)
    for at in found:
        tags = tags[:at] + tag + tags[at + 1 :]
    return tags


def _participle(classes: str, tags: str, lower: tuple[str, ...], actions: frozenset[str]) -> int:
    """The participle of a headline that describes the object of the verb before it, and seems the line's only verb: "Police
    rescue kidnapped rancher", "Troops raid captured town"; -1 if there is none."""
    i = tags.find("E")
    if (
        i < 2
        or not lower
        or lower[i] not in HELD
        or tags[i + 1 : i + 2] not in ("N", "S")
        or "D" in tags[:i]
        or not VERBLESS.match(tags[:i] + tags[i + 1 :])
    ):
        return -1
    fits = classes[i - 1] in "uUJjk" and tags[i - 1] in "NJ" and lower[i - 1] in actions
    return i if fits and (tags[i - 2] in "SPv" or lower[i - 2] == "police") else -1


def _line(tags: str, lower: tuple[str, ...]) -> tuple[int, int]:
    """The words that a headline's verb may stand among: not what came of it ("Rebels attack base, five killed"), which may stand
    before it too ("Five killed as rebels attack base")."""
    if "E" not in tags:
        return 0, len(tags)
    end = tags.find(",")
    if end > 0 and AFTERMATH.fullmatch(tags, end):
        return 0, end + 1
    opening = FOREMOST.match(tags)
    as_ = lower.index("as") if opening and "as" in lower else 0
    return (as_ + 1, len(tags)) if opening and as_ > 1 and tags[as_] in "is" and as_ < opening.end() else (0, len(tags))


def _headline_verb(classes: str, tags: str, lower: tuple[str, ...], actions: frozenset[str], first: int = 0) -> int:
    """The word of a verbless line that is its verb, in a headline's present tense; -1 if none can be."""
    found = -1
    for i in range(first + 1, len(classes) - 1):
        letter, before, after = classes[i], tags[i - 1], tags[i + 1]
        toward = after == "i" and i + 1 < len(lower) and lower[i + 1] in TOWARDS
        if letter in "uUk":
            several = before in "Sv" or lower[i - 1 : i] == ("police",)
            joined = before in "NP" and lower[i : i + 1] and lower[i] in actions and JOINED.search(tags, 0, i)
            fits = (several and (after in OBJECTISH or after == "i")) or (
                before in "NP" and after in OBJECTISH and (joined or (before == "P" and _object_follows(classes, tags, i)))
            )
        else:
            fits = letter in "vV" and before in "NPS)" and (after in OBJECTISH or toward)
        if fits and lower and lower[i] in actions:
            return i
        found = i if fits and found < 0 else found
    return found


def _object_follows(classes: str, tags: str, i: int) -> bool:
    """Whether more than nouns that may be verbs follow: "Taliban attack police post", not "Taliban bomb attack in Kabul"."""
    end = i + 1
    while end < len(tags) and tags[end] in "NSPJ#Dv":
        end += 1
    return any(letter not in "uvUV" for letter in classes[i + 1 : end])
