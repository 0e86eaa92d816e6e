"""Makes `rules/words.tsv`: English word forms, the coarse class each has, and the lemmas behind them.

    python -m events.wordlist          # writes the file anew; the tests compare it with what is shipped

Sources, both MIT: Brill's lexicon of most likely tags (Brown corpus and Penn Treebank; shipped with TextBlob) and
LemmInflect's tables of forms. A form is a verb only if Brill's corpora saw some form of its lemma as a verb, and
likewise for nouns: so "attack" is both, "people" is a noun although dictionaries know a verb "to people".
Needs the extra `dateline[build]`; nothing at run time does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

WORDS = Path(__file__).parent / "rules" / "words.tsv"

# Penn tag -> (part of speech, coarse tag where the part of speech alone does not say it)
PENN = {
    "NN": "N", "NNS": "S", "VB": "B", "VBP": "B", "VBZ": "Z", "VBD": "E", "VBN": "E", "VBG": "G",
    "JJ": "J", "JJR": "J", "JJS": "J", "RB": "r", "RBR": "r", "RBS": "r",
}  # fmt: skip
# Verbs that the corpora saw once or twice and that cost more than they give; lemmas that the shorter word steals.
NO_VERB = frozenset(
    "people police troop man woman body state second minute million militia army school office border quake minister doctor father "
    "gas party season neighbor bus dozen author".split()
)
# Nouns that the corpora saw mostly as verbs: "a phone call", "released on bail".
NOUNS_TOO = frozenset(
    "bail blacklist buy bypass call capture catch climb cover cull dig dump embrace handover hire hold hunt kick kill launch lead leave lift match "
    "overhaul overthrow pass permit probe pull push quarantine read rebuke recall recount remand reprimand rerun rethink run salvage sail "
    "seal shake shove snub spin stand start stay stop strip suspect swim swing tackle throw trim turn upload wait walk win wreck "
    "crossing landing offering gathering filing sentencing posting opening closing holding".split()
)
LEMMAS = {"wound": "wound", "wounds": "wound", "found": "find", "ground": "ground", "saw": "see", "shot": "shoot",
          "felt": "feel", "fell": "fall", "left": "leave", "lay": "lie", "bound": "bind", "put": "put"}  # fmt: skip
FORMS = {"B": ("VB", "VBP"), "Z": ("VBZ",), "E": ("VBD", "VBN"), "G": ("VBG",), "N": ("NN",), "S": ("NNS",)}


def brill() -> dict[str, str]:
    """Lower-case forms and their most likely coarse tag, of Brill's lexicon."""
    lines = (files("textblob") / "en" / "en-lexicon.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ") for line in lines if line and not line.startswith(";;;"))
    return {p[0]: PENN[p[1]] for p in pairs if len(p) == 2 and p[1] in PENN and re.fullmatch(r"[a-z]+(?:-[a-z]+)*", p[0])}


def paradigms(lemma: str, pos: str) -> dict[str, set[str]]:
    """Form -> coarse tags, for one lemma as verb or noun, with simple past and past participle told apart."""
    from lemminflect import getAllInflections

    table = getAllInflections(lemma, upos=pos)
    out: dict[str, set[str]] = defaultdict(set)
    for coarse, tags in FORMS.items():
        for tag in tags:
            for form in table.get(tag, ()):
                if re.fullmatch(r"[a-z]+(?:-[a-z]+)*", form):
                    out[form].add(coarse)
    past = set(table.get("VBD", ()))
    participle = set(table.get("VBN", ())) or past  # the table leaves out a participle equal to the past
    for form in past - participle:
        out[form] = out[form] - {"E"} | {"A"}
    for form in participle - past:
        out[form] = out[form] - {"E"} | {"M"}
    return out


def klass(form: str, prior: str, tags: set[str]) -> str:
    """The class letter of a form: its likely tag, or one of the ambiguous classes that `events.words` settles."""
    noun, verb = tags & {"N", "S"}, tags & {"B", "Z", "G", "E", "A", "M"}
    if "B" in tags and tags & {"E", "A", "M"} and not noun:
        return "E" if prior == "E" else "B"
    if "N" in noun and "E" in verb and "B" not in verb:
        return "e"  # shot: a noun, a past, a participle
    if "N" in noun and "B" in verb:
        return "k" if prior == "J" else "U" if prior == "B" else "u"
    if "S" in noun and "Z" in verb:
        return "V" if prior == "Z" else "v"
    if "G" in verb:
        return "g" if prior in "NSJ" or form in NOUNS_TOO else "G"
    if prior == "J" and "B" in verb:
        return "k"
    if prior == "J":
        return next((t for t in "EMA" if t in tags), "J")
    for coarse in ("A", "M"):
        if coarse in verb and prior == "E":
            return coarse
    return prior


def build() -> list[tuple[str, str, str, str]]:
    """Rows (form, class, verb lemma, noun lemma), sorted by form."""
    from lemminflect import getAllLemmas

    prior = brill()
    verbs, nouns = set(), set()
    for form, tag in prior.items():
        lemmas = getAllLemmas(form)
        if tag in "BZEG":
            verbs.update(set(lemmas.get("VERB", ()) or lemmas.get("AUX", ())) - NO_VERB)
        if tag in "NS":
            nouns.update(lemmas.get("NOUN", ()))
    nouns |= NOUNS_TOO & verbs
    tags: dict[str, set[str]] = defaultdict(set)
    lemma: dict[str, dict[str, str]] = {"VERB": {}, "NOUN": {}}
    for pos, lemmas in (("VERB", verbs), ("NOUN", nouns)):
        for word in sorted(lemmas, key=lambda w: (len(w), w)):
            for form, found in paradigms(word, pos).items():
                tags[form] |= found
                lemma[pos].setdefault(form, word)
    lemma["VERB"].update({form: word for form, word in LEMMAS.items() if word in verbs})
    rows = []
    for form in sorted(set(prior) | set(tags)):
        likely = prior.get(form) or next(t for t in "NSBZEAMG" if t in tags[form])
        if len(form) > 1 or form == "a":
            rows.append((form, klass(form, likely, tags.get(form, set())), lemma["VERB"].get(form, ""), lemma["NOUN"].get(form, "")))
    return rows


def write(rows: Iterable[tuple[str, str, str, str]], path: Path = WORDS) -> None:
    """Write the rows; a lemma equal to its form is written as "="."""
    lines = ("\t".join((form, c, *("=" if lemma == form else lemma for lemma in (v, n)))).rstrip("\t") for form, c, v, n in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(build())
