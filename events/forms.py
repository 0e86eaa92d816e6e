"""Inflection of the rules' lemmas: from the word list where it knows the lemma, by the regular rules otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from events.words import Lexicon

VOWELS = "aeiou"


def regular_verb(lemma: str) -> set[str]:
    """All forms of a regular verb: "firebomb" -> firebombs, firebombed, firebombing."""
    if lemma.endswith("e"):
        return {lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    s = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    forms = {lemma, lemma + s, lemma + "ed", lemma + "ing"}
    if len(lemma) > 2 and lemma[-1] not in VOWELS + "wxy" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS:
        forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return forms


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    if noun.endswith("man") and noun not in ("german", "human", "roman", "ottoman", "shaman", "talisman", "caiman"):
        return noun[:-3] + "men"
    return noun + "s"


class Forms:
    """Lemma -> its forms, made once at load. The same few thousand lemmas stand in many rules, so answers are kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verb_forms: dict[str, frozenset[str]] = {}
        self._noun_forms: dict[str, frozenset[str]] = {}
        self._verbs: dict[str, set[str]] = defaultdict(set)
        self._nouns: dict[str, set[str]] = defaultdict(set)
        for form, lemma in lexicon.verb_lemma.items():
            self._verbs[lemma].add(form)
        for form, lemma in lexicon.noun_lemma.items():
            self._nouns[lemma].add(form)

    def verb(self, lemma: str) -> frozenset[str]:
        """All forms of a verb."""
        found = self._verb_forms.get(lemma)
        if found is None:
            known = self._verbs.get(lemma, set())
            found = self._verb_forms[lemma] = frozenset(known | {lemma} if len(known) > 1 else regular_verb(lemma))
        return found

    def noun(self, lemma: str) -> frozenset[str]:
        """Singular and plural of a noun, which may be several words ("car bomb"); a lemma given as plural stays."""
        found = self._noun_forms.get(lemma)
        if found is None:
            before, _, last = lemma.rpartition(" ")
            known = self._nouns.get(last, set())
            forms = known | {last} if known else {last, plural(last)}
            found = self._noun_forms[lemma] = frozenset([f"{before} {form}" if before else form for form in forms])
        return found

    def nouns(self, lemmas: Iterable[str]) -> frozenset[str]:
        """All forms of several nouns, for membership tests on heads."""
        return frozenset[str]().union(*map(self.noun, lemmas))

    def verbs(self, lemmas: Iterable[str]) -> frozenset[str]:
        """All forms of several verbs; of several words the first inflects ("step down")."""
        out = set[str]()
        for lemma in lemmas:
            first, _, rest = lemma.partition(" ")
            out.update(f"{form} {rest}" if rest else form for form in self.verb(first))
        return frozenset(out)
