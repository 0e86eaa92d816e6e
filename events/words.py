"""Words: tokens, and one coarse tag a word, from a lexicon and a short ordered list of context rules (`events.tagging`).

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

from events.auxiliaries import adverbs
from events.model import Sentence, Words
from events.tagging import settle
from events.tokens import TOKENS
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
    "J": "neighbouring neighboring outgoing incoming ongoing warring suspected alleged improvised armed armoured armored dead unidentified unknown unarmed masked killed-in-action so-called last "
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
NO_VERBS: Mapping[str, str] = MappingProxyType({})
KEPT = frozenset(w for tag in "jNS" for w in CLOSED[tag].split())
# Small in title-case headlines and in names; and verb forms that names are made of.
MINOR = frozenset(w for tag in "DbhomntyficsawpOl" for w in CLOSED[tag].split()) | {
    "del",
    "los",
    "las",
    "von",
    "van",
    "der",
    "bin",
    "ibn",
    "abu",
    "della",
}
PROPER = frozenset("United Armed Allied Combined Associated Integrated Unified Advanced Affected Reserved Occupied Does".split())
# In running text these stay small: capitals on them say "sentence start", never "name".
SMALL = frozenset(w for tag in "DbhomntyficsawpO" for w in CLOSED[tag].split()) | {"may"}
# The classes of words that, opening a sentence in capitals, are an abbreviation rather than its verb.
NAME_OR_VERB = frozenset("BZuUvVk")
# What names of months and days are without a capital.
SMALL_DAYS = {"may": "u", "march": "u", "sun": "N", "sat": "E", "mar": "B"}
NO_CLASSES: Mapping[str, str] = MappingProxyType({})
PUNCTUATION = {
    ",": ",", ";": ",", "(": "(", "[": "(", ")": ")", "]": ")", '"': "q", "“": "q", "”": "q", "„": "q", "«": "q", "»": "q",
    "''": "q", "``": "q", "-": "-", "–": "-", "—": "-", "--": "-", "---": "-", ":": ":", ".": ".", "!": ".", "?": "?", "…": ".",
    "$": "$", "€": "$", "£": "$", "'s": "'", "’s": "'", "ʼs": "'", "´s": "'", "'": "'", "’": "'", "'S": "'", "’S": "'", "%": "N", "&": "c", "‘": "q",
}  # fmt: skip
QUOTES = frozenset('"“”')
ARTICLE = re.compile(r"(?:al|el|ad|as|ar|at|an|az|ed|en|er|es|ez|ul|ash|wal|bin|ibn)-[A-Z]")  # al-Sisi


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
    def load(cls, path: Path = WORDS, nouns: Iterable[str] = (), names: Iterable[str] = (), verbs: Mapping[str, str] = NO_VERBS) -> Lexicon:
        """Read the word list, and add to it what `extended` does."""
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        classes = {row[0]: row[1] for row in rows}
        verb = {row[0]: row[0] if row[2] == "=" else row[2] for row in rows if len(row) > 2 and row[2]}
        noun = {row[0]: row[0] if row[3] == "=" else row[3] for row in rows if len(row) > 3}
        classes.update((word, tag) for tag, words in CLOSED.items() for word in words.split())
        return cls(classes, verb, noun).extended(nouns, names, verbs)

    def extended(self, nouns: Iterable[str] = (), names: Iterable[str] = (), verbs: Mapping[str, str] = NO_VERBS) -> Lexicon:
        """The word list with more in it. `nouns` are nominal actions of the rules: their -ing forms may be nouns; `verbs`
        all forms of the rules' verbs with their plain form, some of which no general word list has ("barrel-bombed")."""
        classes, actions = dict(self.classes), frozenset(verbs)
        for word in nouns:
            classes[word] = {"G": "g", "J": "j"}.get(classes.get(word, "N"), classes.get(word, "N"))
        for form in actions:
            if form in KEPT:
                continue
            letter = "g" if form.endswith("ing") else "E" if form.endswith("ed") else "v" if form.endswith("s") else "u"
            if classes.get(form, "J") == "J" or classes[form] in ("N" if letter != "v" else "S"):
                classes[form] = letter
        return Lexicon(classes, {**verbs, **self.verb_lemma}, self.noun_lemma, frozenset(names), actions)

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
NAMED = re.compile(r"DJ*P+[BUu]")  # an Istanbul court, which is no verb
TIED = frozenset("associated affiliated aligned".split())
"""Past forms that take no object, so that before a noun they describe it."""


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
    if '"' in text or "“" in text:
        forms, starts, ends = _unquoted(forms, starts, ends)
    lower = tuple(map(str.lower, forms))
    cased = is_cased(forms, lexicon.classes)
    classes = adverbs(_classes(forms, lower, cased, lexicon), lower)
    if "forces" in lower:
        classes = _of_arms(classes, lower)
    if "aged" in lower:
        classes = _aged(classes, lower)
    if not TIED.isdisjoint(lower):
        classes = _tied(classes, lower)
    if "a" in lower or "an" in lower:
        classes = NAMED.sub(lambda m: m[0][:-1] + "N" if lower[m.start()] in ("a", "an") else m[0], classes)
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
        elif form.isupper() and letter in NAME_OR_VERB and len(form) > 2 and cased:
            letter = "P"  # MEND vowed
        elif (
            first.isupper()
            and low not in SMALL
            and letter not in "d#"
            and ((cased and not _opening(out)) or low in lexicon.names or (len(form) > 1 and "." in form))
        ):
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


def _aged(classes: str, lower: Sequence[str]) -> str:
    """The classes with an age no number of what stands behind it: "a man aged 24 stabbed six people"."""
    for i, word in enumerate(lower[:-1]):
        if word == "aged" and classes[i + 1] == "#" and classes[i + 2 : i + 3] in ("E", "H", "A", "e"):
            classes = f"{classes[:i]}Jl{classes[i + 2 :]}"
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
