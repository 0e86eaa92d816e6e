"""Words: tokens, and one coarse tag a word, from a lexicon and a short ordered list of context rules.

The method is Brill's (A simple rule-based part of speech tagger, ANLP 1992), with two departures for speed: a word that
can be several things gets an ambiguous class letter from the lexicon, and the context rules are regular expressions
over the sentence's string of class letters, one character a word, so that they run in C.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from events.model import Sentence, Words
from events.value import value
from events.wordlist import WORDS

TAGS = {
    "D": "determiner or possessive pronoun", "J": "adjective", "N": "singular or mass noun", "S": "plural noun",
    "P": "proper name", "#": "number", "$": "currency sign", "B": "verb, plain form", "Z": "verb, -s form",
    "E": "verb, past or past participle", "A": "verb, past only (took)", "M": "verb, past participle only (taken)",
    "G": "verb, -ing form", "b": "form of be", "h": "form of have", "o": "form of do", "O": "negated auxiliary",
    "m": "modal", "n": "not, never", "t": "to", "i": "preposition", "y": "by", "f": "of", "c": "coordinator",
    "s": "subordinator", "a": "that", "w": "wh-word", "p": "pronoun", "r": "adverb", "l": "particle", "x": "there",
    "d": "time word", "'": "possessive", ",": "comma or semicolon", "(": "opening bracket", ")": "closing bracket",
    "q": "quotation mark", "-": "dash", ":": "colon", ".": "full stop", "?": "question mark", "*": "anything else",
}  # fmt: skip

CLOSED = {
    "D": "the a an this these those some any no every each another both all either neither such his her its their our "
         "your my whose several multiple many few most certain various numerous more less much other",
    "b": "is are was were be been being am isn wasn 're 'm get gets got gotten getting",
    "h": "has have had having 've", "o": "do does did", "m": "will would can could may might shall should must 'll 'd cannot",
    "O": "didn't doesn't don't won't wouldn't can't couldn't isn't aren't wasn't weren't hasn't haven't hadn't shouldn't mustn't",
    "n": "not never n't", "t": "to", "y": "by", "f": "of", "c": "and or but nor &",
    "i": "in on at from with without into onto against for during through throughout across near between among amid amidst "
         "under over above below behind beside besides beyond inside outside within around about toward towards upon via "
         "after before since until till despite per than like unlike along alongside following including concerning "
         "regarding as atop aboard off amongst versus vs pending excluding barring",
    "s": "because although though while whereas if unless whether once lest so when whenever wherever where why how",
    "a": "that", "w": "who whom which what whoever whatever whichever",
    "p": "he she it they him them we us i you me himself herself itself themselves ourselves yourself myself someone somebody "
         "anyone anybody everyone everybody nobody one none nothing something everything",
    "l": "up out down away back together apart aside forward", "x": "there",
    "r": "also again already still just only even soon now then here later earlier too very quite almost nearly twice "
         "once ever often always yet instead however meanwhile therefore thus moreover separately briefly elsewhere ago abroad "
         "reportedly allegedly currently recently further alone else rather well persona grata",
    "d": "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
         "october november december today yesterday tomorrow tonight overnight jan feb mar apr jun jul aug sept sep oct nov dec "
         "mon tue tues wed thu thur thurs fri sat",
    "#": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
         "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen dozens scores "
         "hundreds thousands millions",
    "H": "hit set cut put beat overrun hurt shut spread cast split burst shed cost quit bet rid beset upset lay found",  # plain form = past
    "k": "live own welcome",
    "J": "neighbouring neighboring outgoing incoming ongoing warring suspected alleged improvised armed dead unidentified unknown unarmed masked killed-in-action so-called last "
         "next same first second third former late political civil foreign international local",
    # adjectives that as often stand as nouns ("the military struck", "two militants")
    "j": "military militant civilian insurgent extremist terrorist separatist communist nationalist criminal general captive chief "
         "individual relative operative migrant pedestrian combatant noncombatant mercenary fugitive dissident leftist rightist "
         "rebel subversive elder associate rival orphan irregular partisan paramilitary expatriate minor native recipient suspect teen "
         "academic calm cardinal centrist cleaner collective conservative contingent cooperative delinquent dependent evangelical fascist feminist informer "
         "intellectual legion liberal metropolitan missionary multinational notable populist principal regular republican revolutionary signatory socialist",
    "N": "police police-man lot number group series stun",
    "S": "people personnel outskirts suspects rebels jets men women children policemen policewomen gunmen militiamen servicemen troops others",
    "A": "said told slew overran",
}  # fmt: skip
# Nouns that no verb of the rules unmakes ("police" the streets).
KEPT = frozenset(w for tag in "jNS" for w in CLOSED[tag].split())
# Participles that describe the noun behind them, where a verb stands right before: "killed wounded soldiers".
DESCRIBING = frozenset("wounded injured displaced retired armed captured detained jailed imprisoned exiled elected unarmed hooded masked uniformed".split())
# Small in title-case headlines and in names; and verb forms that names are made of.
MINOR = frozenset(w for tag in "DbhomntyficsawpOl" for w in CLOSED[tag].split()) | {"del", "los", "las", "von", "van", "der", "bin", "ibn", "abu", "della"}
PROPER = frozenset("United Armed Allied Combined Associated Integrated Unified Advanced Affected Reserved Occupied Does".split())
# In running text these stay small: capitals on them say "sentence start", never "name".
SMALL = frozenset(w for tag in "DbhomntyficsawpO" for w in CLOSED[tag].split()) | {"may"}

ABBREVIATIONS = (
    "Gen Col Lt Maj Capt Sgt Cpl Pvt Brig Cmdr Adm Gov Sen Rep Mr Mrs Ms Dr Prof Rev Hon St Ft Mt No Jr Sr Jan Feb Mar Apr Jun "
    "Jul Aug Sept Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun Inc Corp Ltd Co Bros Dept Univ Pres Amb Min Supt Insp Const Pfc "
    "Spc Fr Msgr Ing Lic Sra Srta Dra Av Ave Blvd Mgr Atty Asst Pte Sqn Flt Comdr Dist Prov"
).split()
TOKEN = re.compile(
    r"[A-Za-z]++(?=[ ,])"  # most words: what would match below is no longer
    r"|(?:[A-Za-z]\.){2,}(?:-\w+)*"  # U.S., a.m., U.S.-led
    r"|(?=[A-Z])(?:" + "|".join(ABBREVIATIONS) + r")\.(?=\s+[\w\"“])"  # Gen. Miller
    r"|[A-Z]\.(?=\s+[A-Z][a-z])"  # Austin S. Miller
    r"|\d+(?:[.,:/]\d+)*(?:-?(?:st|nd|rd|th)\b)?(?:-\w+)*%?"  # 1,500  12/05/2020  3rd  12-year-old
    r"|[A-Za-z]{1,4}\d{1,4}\b(?![-.])"  # G7, MH17, R4
    r"|[A-Za-z]+n['’]t\b"
    r"|['’ʼ´](?:s|S|re|ve|ll|d|m)\b"
    r"|[^\W\d_]+(?:[-‐‑&](?=[^\W_])[^\W_]+|['’‘ʼ`](?!(?:s|S|re|ve|ll|d|m)\b)(?=[^\W\d_])[^\W\d_]+)*"
    r"|\w+|--+|\.\.+|[^\w\s]"
)
TOKENS = re.compile(rf"\s*+({TOKEN.pattern})")  # the blanks before it with it: else every rule is tried at every blank
# What names of months and days are without a capital.
SMALL_DAYS = {"may": "u", "march": "u", "sun": "N", "sat": "E", "mar": "B"}
NO_CLASSES: Mapping[str, str] = MappingProxyType({})
PUNCTUATION = {
    ",": ",", ";": ",", "(": "(", "[": "(", ")": ")", "]": ")", '"': "q", "“": "q", "”": "q", "„": "q", "«": "q", "»": "q",
    "''": "q", "``": "q", "-": "-", "–": "-", "—": "-", "--": "-", "---": "-", ":": ":", ".": ".", "!": ".", "?": "?", "…": ".",
    "$": "$", "€": "$", "£": "$", "'s": "'", "’s": "'", "ʼs": "'", "´s": "'", "'": "'", "’": "'", "'S": "'", "’S": "'", "%": "N", "&": "c", "‘": "q",
}  # fmt: skip

QUOTES = frozenset('"“”')
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
    # k (open, free, clear): a verb after to, a modal or a plural, part of one before a number (set free two); else an adjective
    "k": ((r"(?<=[EBMZ])k(?=#)", "l"), (r"^k(?=D)|(?<=[tmoOp])k|(?<=[tmoO][rn])k|(?<=[SP])k(?=D)", "B"), (r"k", "J")),
    # j (offensive, military, general): an adjective before a noun, else a noun
    "j": ((r"j(?=[JNSPugv])", "J"), (r"j", "N")),
    # a plain or -s verb cannot follow a determiner, adjective or number
    "B": ((r"(?<=[DJ#'f])B|(?<=E)B(?=[tif.,])", "N"), (r"(?<=h)B|(?<=h[rnl])B", "M")),
    "Z": ((r"(?<=[D#'f])Z", "S"),),
    # an adverb that a determiner has behind it and nothing to describe: across the south
    "r": ((r"(?<=D)r(?=[if.,)cyAZM]|E[D#p])", "N"),),
    # u, U (attack, talk): noun or plain verb
    "U": ((r"(?<=[tmoOp])U|(?<=[tmoO][rn])U|(?<=[EAMZG])U(?=[Dp])", "B"), (r"(?<=[DJ'#fiygEAMZ])U|^U(?=[ifv,.])|(?<=[NPu])U(?=[.,i]|$)", "N"), (r"U", "B")),
    "u": (
        (r"^u(?=D)|(?<=[tmoOp])u|(?<=[tmoO][rn])u", "B"), (r"(?<=[DJ'#fiygEAMZ])u", "N"),
        (r"(?<=[SP])u(?=a)|(?<=S)u(?=[DPpJNSi#tl])|(?<=[wa])u(?=[DPpJS#])|(?<=Bc)u|(?<=BS)u|(?<=P)u(?=D|[#J]+[NS])", "B"), (r"u", "N"),
    ),
    # v, V (attacks, leaves): plural noun or -s verb
    "v": ((r"(?<=[DJ'#fiygBEZGAM])v", "S"), (r"(?<=[pwa])v|(?<=[pwa]r)v|(?<=[NP)])v(?=r?[Dp#]|th|l)", "Z")),
    "V": ((r"(?<=[DJ'#fiygBEZGAM])V|(?<=[EAZ]P)V|(?<=[EAZ]lP)V", "S"),),  # brushed aside US calls
    # g (bombing, meeting): a noun after a determiner, name or singular noun, or before of; a verb after a plural
    "g": ((r"(?<=[S,])g(?=[DpPNJS#])|(?<=c)g(?=#)|(?<=b)g|(?<=b[rn])g|(?<=S)g(?=i)|g(?=[Dp]|#+[JNS])"
          r"|(?<=[,c]r)g(?=[DpPJNS#])|(?<=[,c])g(?=[ir]r?#)|(?<=[,cNSP])g(?=(?:iJ|iDi|Di|lt)#)", "G"), (r"g", "N")),  # killing at least, as many as, up to
    "G": ((r"(?<=[DJ#'])G(?=[JNSPuvk])", "J"), (r"(?<=D)G(?=[fic.,])|(?<=[JNP])G(?=f)", "N")),
}  # fmt: skip
# A rule without a context, always its letter's last, has no pattern.
CONTEXT = tuple((letter, tuple((re.compile(p) if p != letter else None, tag) for p, tag in rules)) for letter, rules in _CONTEXT.items())
DEFINITE_E = re.compile(r"(?<=D)E(?=[c.,ift]|$)")
OF_VERB = re.compile(r"D(?=r(?:[.,ifc]|$))")
VERBLESS = re.compile(r"^(?:[^BZEAMbhom]|(?<=,)[BZ])*$")
# An -s form before "to" and a verb, where nothing else could be the sentence's verb.
PLANNING = re.compile(r"[^BZEAMbhomOt.]*[NP][vV](?=t[rn]*B(?:[^ZEAMbhomOB]|(?<=t)B)*$)")
ARTICLE = re.compile(r"(?:al|el|ad|as|ar|at|an|az|ed|en|er|es|ez|ul|ash|wal|bin|ibn)-[A-Z]")  # al-Sisi
# What may precede and follow the verb of a headline: "Rebels attack army base", "Army raids rebel camp"
OBJECTISH = frozenset("NSPJ#Dv")
# What people and places that others hold are called; of the killed and wounded the same words are as often the verb.
HELD = frozenset(
    "kidnapped abducted captured detained jailed imprisoned arrested stranded trapped seized stolen besieged occupied wanted suspected hijacked displaced "
    "convicted exiled".split()
)
TOWARDS = frozenset("with to into from at".split())
# What goes with the name of an attack: a wave of bombing raids.
ATTACKS = frozenset("raids raid attacks attack strikes campaign campaigns missions sorties operations incidents casualties victims runs positions spree".split())
ACCUSING = frozenset("accused accuses accuse accusing blamed blames blaming condemned suspected convicted".split())
DONE_TO = re.compile(r"[JN#]{0,2}[SPp]|D")
COMMA_V = re.compile(r"(?<=[,c])v(?=[PNSJ#D])")
COMMA_U = re.compile(r"[,c]u(?=[PNSJj#Du])")


@value
class Lexicon:
    """Word -> class letter, and for the matching of rules the verb and noun lemmas of forms. `names` are lower-cased
    first words of known names, which count as names where capitals say nothing; `actions` the forms of the rules' verbs."""

    classes: dict[str, str]
    verb_lemma: dict[str, str]
    noun_lemma: dict[str, str]
    names: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()

    @classmethod
    def load(cls, path: Path = WORDS, nouns: Iterable[str] = (), names: Iterable[str] = (), verbs: Iterable[str] = ()) -> Lexicon:
        """Read the word list, and add to it what `extended` does."""
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        classes = {row[0]: row[1] for row in rows}
        verb = {row[0]: row[0] if row[2] == "=" else row[2] for row in rows if len(row) > 2 and row[2]}
        noun = {row[0]: row[0] if row[3] == "=" else row[3] for row in rows if len(row) > 3}
        classes.update((word, tag) for tag, words in CLOSED.items() for word in words.split())
        return cls(classes, verb, noun).extended(nouns, names, verbs)

    def extended(self, nouns: Iterable[str] = (), names: Iterable[str] = (), verbs: Iterable[str] = ()) -> Lexicon:
        """The word list with more in it. `nouns` are nominal actions of the rules: their -ing forms may be nouns; `verbs`
        all forms of the rules' verbs, some of which no general word list has ("barrel-bombed")."""
        classes, actions = dict(self.classes), frozenset(verbs)
        for word in nouns:
            classes[word] = {"G": "g", "J": "j"}.get(classes.get(word, "N"), classes.get(word, "N"))
        for form in actions:
            if form in KEPT:
                continue
            letter = "g" if form.endswith("ing") else "E" if form.endswith("ed") else "v" if form.endswith("s") else "u"
            if classes.get(form, "J") == "J" or classes[form] in ("N" if letter != "v" else "S"):
                classes[form] = letter
        return Lexicon(classes, self.verb_lemma, self.noun_lemma, frozenset(names), actions)

    def guess(self, lower: str) -> str:
        """The class of a word that no list knows, by its ending."""
        if lower[0].isdigit():
            return "J" if "-" in lower and lower[-1].isalpha() else "#"
        tail = lower.rsplit("-", 1)[-1]
        if tail != lower:
            found = self.classes.get(tail, "J")
            return "J" if found in "EMGAkJB" else "S" if found in "SvV" else "#" if found == "#" else "N"
        if lower.endswith("ly"):
            return "r"
        if lower.endswith("ing"):
            return "G"
        if lower.endswith("ed"):
            return "E"
        if lower.endswith(("ous", "ful", "ive", "able", "ible", "ian", "ish", "less")):
            return "J"
        return "S" if lower.endswith("s") and not lower.endswith("ss") else "N"


ARMS = frozenset("air armed security special ground land naval government defence defense police ethnic rebel coalition occupation".split())
# What cannot follow the verb: in "the Serb forces leave" it is a noun.
FOLLOWING = frozenset("UBAEmbho.i")
TIED = frozenset("associated affiliated aligned".split())
"""Past forms that take no object, so that before a noun they describe it."""


def tokenize(text: str) -> list[str]:
    """The tokens of a text as written, without offsets: for cutting lexicon names the way sentences are cut."""
    return TOKENS.findall(text)


def is_cased(forms: Sequence[str], classes: Mapping[str, str] = NO_CLASSES) -> bool:
    """False for all-capitals copy and title-case headlines, where a capital does not tell a name.

    A small word of substance says that capitals are names ("Gen. Miller met President Ghani in Kabul"), unless a verb
    has a capital inside the sentence ("Taliban Attack Leaves Five Dead in Ghazni province").
    """
    small = len([f for f in forms if f[0].islower() and len(f) > 3])
    if small > 2 and 4 * small > len(forms):
        return True  # as below, and true of most sentences
    longer = [f for f in forms if len(f) > 3 and f[0].isalpha()]
    if len(longer) < 3:
        return not (longer and all(f.isupper() for f in longer) and len(forms) > 3)
    upper = len([f for f in longer if f[0].isupper()])
    if upper < 0.75 * len(longer):
        return True
    if not any(len(f) > 2 and f.islower() and f not in MINOR and f.isalpha() for f in forms):
        return len(longer) < 5 and upper < len(longer)
    return not any(f[0].isupper() and classes.get(f.lower(), "P") in "AZVBE" and f not in PROPER for f in forms[1:] if len(f) > 3)


def words(sentence: Sentence, lexicon: Lexicon) -> Words:
    """Cut a sentence into words and tag them."""
    text, base, at = sentence.text, sentence.start, 0
    starts: list[int] = []
    ends: list[int] = []
    forms = TOKENS.findall(text)
    for form in forms:
        at = text.index(form, at)  # nothing but blanks stands between two tokens
        starts.append(base + at)
        at += len(form)
        ends.append(base + at)
    if "\"" in text or "“" in text:
        forms, starts, ends = _unquoted(forms, starts, ends)
    lower = tuple(map(str.lower, forms))
    cased = is_cased(forms, lexicon.classes)
    classes = _classes(forms, lower, cased, lexicon)
    if "forces" in lower:
        classes = _of_arms(classes, lower)
    if not TIED.isdisjoint(lower):
        classes = _tied(classes, lower)
    tags = settle(classes, lower, lexicon.actions)
    return Words(sentence, tuple(forms), lower, tuple(starts), tuple(ends), tags, cased)


def _unquoted(forms: list[str], starts: list[int], ends: list[int]) -> tuple[list[str], list[int], list[int]]:
    """Without the quotation marks around a few words inside a noun group (the "safe area" of Zepa), which say nothing of
    who speaks."""
    marks = [i for i, form in enumerate(forms) if form in QUOTES]
    dropped: set[int] = set()
    for at, (one, two) in enumerate(itertools.pairwise(marks)):
        opening = forms[one] == "“" or (forms[one] == '"' and at % 2 == 0)
        inner = forms[one + 1 : two]
        if opening and one and forms[one - 1].isalpha() and 0 < len(inner) <= 3 and all(w[0].isalpha() and w.islower() for w in inner):
            dropped |= {one, two}
    if not dropped:
        return forms, starts, ends
    kept = [i for i in range(len(forms)) if i not in dropped]
    return [forms[i] for i in kept], [starts[i] for i in kept], [ends[i] for i in kept]


def _classes(forms: Sequence[str], lower: Sequence[str], cased: bool, lexicon: Lexicon) -> str:
    """One class letter a word, before context."""
    classes = lexicon.classes
    out: list[str] = []
    for form, low, letter in zip(forms, lower, map(classes.get, lower), strict=True):
        if letter is not None and form == low and letter != "d":
            # a word of the list, without capitals: the list decides
            out.append("l" if low == "off" and out and out[-1] == "U" else letter)  # call off
            continue
        first = form[0]
        if letter is None:
            if low in PUNCTUATION:
                letter = PUNCTUATION[low]
            elif not first.isalnum():
                letter = "'" if first in "'’" else "*"
            elif (first.isupper() and not (low in lexicon.verb_lemma and _opening(out))) or ARTICLE.match(form):
                letter = "P"
            else:
                letter = "P" if low in lexicon.names else lexicon.guess(low)
        elif form == "IS" and cased:
            letter = "P"  # Islamic State
        elif (low == "us" and form == "US") or (form == "WHO" and cased):
            letter = "P"  # the country; in all-capitals copy too, where the pronoun is rarer
        elif first.isupper() and low not in SMALL and letter not in "d#" and ((cased and not _opening(out)) or low in lexicon.names or (len(form) > 1 and "." in form)):
            letter = "P"
        elif letter == "d" and low in SMALL_DAYS and not first.isupper():
            letter = SMALL_DAYS[low]
        out.append(letter)
    return "".join(out)


def _of_arms(classes: str, lower: Sequence[str]) -> str:
    """The classes with "forces" a noun in what armed forces are called, and before a verb: "air forces", "Serb forces left"."""
    for i, word in enumerate(lower):
        if word == "forces" and i and (lower[i - 1] in ARMS or classes[i + 1 : i + 2] in FOLLOWING):
            classes = f"{classes[:i]}S{classes[i + 1 :]}"
    return classes


def _tied(classes: str, lower: Sequence[str]) -> str:
    """The classes with what joins a name to a noun as an adjective: "an al-Qaeda associated leader"."""
    for i, word in enumerate(lower[1:-1], 1):
        if word in TIED and classes[i - 1] in "PNJ" and classes[i + 1] in "PNSJ":
            classes = f"{classes[:i]}J{classes[i + 1 :]}"
    return classes


def _opening(before: list[str]) -> bool:
    """Whether a word after those of these letters opens the sentence, or a quotation in it."""
    i = len(before) - 1
    while i >= 0 and before[i] in "(-*'":
        i -= 1
    return i < 0 or before[i] == "q"


def settle(classes: str, lower: tuple[str, ...] = (), actions: frozenset[str] = frozenset()) -> str:
    """Apply the context rules to a string of class letters: what is left are tags. `actions` are the forms of the rules'
    verbs, which are preferred as the verb of a headline."""
    tags = classes
    if "the" in lower and "DE" in tags:
        tags = DEFINITE_E.sub(lambda m: "S" if lower[m.start() - 1 : m.start()] == ("the",) else m[0], tags)  # treated the wounded
    if "her" in lower and "Dr" in tags:
        tags = OF_VERB.sub(lambda m: "p" if lower[m.start()] == "her" and lower[m.start() + 1][-2:] == "ly" else m[0], tags)  # killing her instantly
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
    if VERBLESS.match(tags) and (verb := _headline_verb(classes, tags, lower, actions)) >= 0:
        tags = f"{tags[:verb]}{'B' if classes[verb] in 'uU' else 'Z'}{tags[verb + 1 :]}"
        tags = tags[: verb + 1] + COMMA_V.sub("Z", tags[verb + 1 :])
        while again := next((m.start() + 1 for m in COMMA_U.finditer(classes, verb) if tags[m.start() + 1] == "N"), 0):
            tags = tags[:again] + "B" + tags[again + 1 :]
    if "v" in tags or "V" in tags:
        tags = tags.replace("v", "S").replace("V", "Z")
    return tags


def _accused(classes: str, tags: str, lower: tuple[str, ...]) -> str:
    """The tags with verbs for what somebody is accused of doing to others: "accused the army of shelling villages"."""
    said = next(i for i, word in enumerate(lower) if word in ACCUSING)
    for i in range(said + 2, len(tags) - 1):
        if classes[i] == "g" and tags[i] == "N" and tags[i - 1] in "fi" and lower[i - 1] in ("of", "for") and DONE_TO.match(tags, i + 1) and lower[i + 1] not in ATTACKS:
            tags = f"{tags[:i]}G{tags[i + 1 :]}"
    return tags


def _described(tags: str, lower: tuple[str, ...]) -> str:
    """The tags with adjectives for participles between a verb and a noun, and in "armed forces"."""
    for i in range(len(tags) - 1):
        if tags[i] != "E" or lower[i] not in DESCRIBING or tags[i + 1] not in "JNSP":
            continue
        listed = i and tags[i - 1] == "," and tags[i + 2 : i + 3] == ","  # teachers, displaced persons, students
        if (i and tags[i - 1] in "EMAZBG") or listed or lower[i : i + 2] == ("armed", "forces"):
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
    if i < 2 or not lower or lower[i] not in HELD or tags[i + 1 : i + 2] not in ("N", "S") or "D" in tags[:i] or not VERBLESS.match(tags[:i] + tags[i + 1 :]):
        return -1
    fits = classes[i - 1] in "uUJjk" and tags[i - 1] in "NJ" and lower[i - 1] in actions
    return i if fits and (tags[i - 2] in "SPv" or lower[i - 2] == "police") else -1


def _headline_verb(classes: str, tags: str, lower: tuple[str, ...], actions: frozenset[str]) -> int:
    """The word of a verbless line that is its verb, in a headline's present tense; -1 if none can be."""
    found = -1
    for i in range(1, len(classes) - 1):
        letter, before, after = classes[i], tags[i - 1], tags[i + 1]
        toward = after == "i" and i + 1 < len(lower) and lower[i + 1] in TOWARDS
        if letter in "uUk":
            several = before in "Sv" or lower[i - 1 : i] == ("police",)
            fits = (several and (after in OBJECTISH or after == "i")) or (before == "P" and after in OBJECTISH and _object_follows(classes, tags, i))
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
