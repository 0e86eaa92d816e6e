"""One noun group at a time: what its head stands for, with what stands before it.

A `Group` is a chunk of the sentence, or several that one name spans ("Ministry of the Interior").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.codes import SUPRANATIONAL
from events.mentions.actor_lexicon import Known
from events.mentions.actor_parts import Part, count_of
from events.mentions.actor_words import (
    DEALINGS,
    DEALS,
    DEFINITE,
    DESCRIBING,
    FORMER,
    PARTICLES,
    PLACES,
    PRONOUNS,
    SAYS,
    SURNAMES,
    TELLING,
    TELLING_BODIES,
    TO_AND_FRO,
    TOGETHER,
    WITHIN,
)
from events.mentions.given_names import GIVEN
from events.model import Phrase, Phrases

Hit = tuple[int, int, Known]  # first word, last word (exclusive), what the words stand for
ORDINALS = ("st", "nd", "rd", "th")


class Groups:
    """The groups of one sentence, the hits inside them, and the parts they make: `parts` by the group they begin at,
    `ends` by the group they end at, `extra` those before a head that is no actor."""

    __slots__ = ("chunks", "ends", "extra", "forms", "hits", "kinds", "lower", "parts", "tags", "words")

    def __init__(self, phrases: Phrases, hits: list[Hit]) -> None:
        self.words = words = phrases.words
        self.lower, self.forms, self.tags = words.lower, words.forms, words.tags
        self.chunks: Sequence[Phrase] = phrases.chunks
        self.kinds = phrases.kinds
        self.hits: dict[int, list[Hit]] = {}
        self.parts: dict[int, Part] = {}
        self.ends: dict[int, Part] = {}
        self.extra: list[Part] = []
        of = phrases.of
        for hit in hits:
            u = of[hit[0]]
            if self.kinds[u] != "N" or of[hit[1] - 1] != u:
                self._regroup(phrases, hits)
                break
            self.hits.setdefault(u, []).append(hit)

    def _regroup(self, phrases: Phrases, hits: list[Hit]) -> None:
        """Chunks that one name spans ("Ministry of the Interior") become one noun group."""
        self.hits = {}
        kinds: list[str] = []
        merged: list[Phrase] = []
        j, c = 0, 0
        while c < len(phrases.chunks):
            group, inside = phrases.chunks[c], []
            while j < len(hits) and hits[j][0] < group.last:
                c, widened = self._widened(phrases, c, group, hits[j])
                if widened is not None:
                    group = widened
                    inside.append(hits[j])
                j += 1
            if inside and group.kind == "N":
                self.hits[len(kinds)] = inside
            kinds.append(group.kind)
            merged.append(group)
            c += 1
        self.kinds, self.chunks = "".join(kinds), merged

    def _widened(self, phrases: Phrases, c: int, group: Phrase, hit: Hit) -> tuple[int, Phrase | None]:
        """The last chunk of a group, and the group, when it takes in a hit; None where the hit does not hold there: a
        role is a role only among nouns."""
        first, end, known = hit
        if end > group.last:
            c = phrases.of[end - 1]
            if known.kind == "role" and (phrases.kinds[c] != "N" or group.kind != "N"):
                return phrases.of[first], None
            last = phrases.chunks[c]
            return c, Phrase("N", group.first, last.last, max(end - 1, last.head if last.kind == "N" else 0), group.determiner)
        if group.kind != "N" and known.kind in ("name", "country") and end - first == group.last - group.first:
            return c, Phrase("N", group.first, group.last, group.last - 1)
        return c, group

    # ---- heads ----------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Fill `parts` and `extra`."""
        tags, lower, hits = self.tags, self.lower, self.hits
        for u, chunk in enumerate(self.chunks):
            if self.kinds[u] != "N":
                continue
            if u in hits:
                part = self._listed(u, chunk)
            elif tags[chunk.head] in "pP" or lower[chunk.head] == "others":
                part = self._unlisted(u)
            else:
                continue
            if part is not None:
                self.parts[u] = self.ends[u] = part

    def _listed(self, u: int, chunk: Phrase) -> Part | None:
        """What group `u` says of somebody with words that the lists know; None where it says nothing."""
        hits = self._without_namesakes(self.hits[u], chunk.first, chunk.last)
        if not hits:
            return self._unlisted(u)
        begin, end, known = hits[-1]
        if known.kind == "country" and end == chunk.head and self.lower[chunk.head] in PLACES:
            return None
        if end > chunk.head or self._only_figures(end, chunk.last):
            if known.kind == "seat" and not self._governs(u):
                return None
            part = self._headed(u, hits[:-1], known, begin)
            self._own_name(part, begin, end)
            return part
        if _one_person(known) and (run := self.name_run(end, chunk.last)):
            return self._titled(u, hits, run)
        self._modifiers(u, hits)
        return None

    def _titled(self, u: int, hits: list[Hit], name: str) -> Part:
        """Roles before a personal name; of several the first: "commander Mullah Abdul Qayum" is a commander."""
        while len(hits) > 1 and hits[-2][1] == hits[-1][0] and hits[-2][2].kind == "role" and hits[-2][2].person:
            hits = hits[:-1]
        part = self._headed(u, hits[:-1], hits[-1][2], hits[-1][0])
        part.person, part.reference, part.count = name, "name", None
        return part

    def _headed(self, u: int, before: list[Hit], known: Known, begin: int) -> Part:
        first, last = self.chunks[u].first, self.chunks[u].last
        determiner = self.lower[first] if self.tags[first] == "D" else ""
        named = known.kind in ("name", "country", "seat")
        part = Part(first, last, u, u, known, "name" if named else "definite" if determiner in DEFINITE else "indefinite")
        part.determiner = determiner
        led = first + (determiner != "")
        part.bare = begin in (first, led) or (begin == led + 1 and self.lower[led] in TOGETHER)
        for _, _, k in before:
            if k.kind == "name":
                part.org = k
            elif k.kind == "role":
                part.mod = k.sector or part.mod
                part.country = part.country or k.country
            elif not part.country:
                part.country = k.country
        if before and before[-1][2].kind == "people" and known.kind == "name" and not known.person:
            part.known = _elsewhere(known, before[-1][2].country)
        if known.person or known.kind in ("people", "name"):
            part.count = self._counted(first, begin, known, determiner)
        part.former = begin > first and not FORMER.isdisjoint(self.lower[first:begin])
        return part

    def _counted(self, first: int, begin: int, known: Known, determiner: str) -> int | None:
        """How many people the words before a head state: "eight policemen", "a soldier"."""
        if "#" in self.tags[first:begin]:
            return self._number(first, begin)
        if begin > first and "-" in self.lower[first]:
            return count_of((self.lower[first],))  # thirty-two
        return 1 if determiner in ("a", "an", "another") and not known.plural and known.kind != "name" else None

    def _number(self, first: int, last: int) -> int | None:
        return count_of([self.lower[i] for i in range(first, last) if self.tags[i] == "#" and not self.lower[i].endswith(ORDINALS)])

    def _own_name(self, part: Part, begin: int, end: int) -> None:
        """A body whose name its own words make: "the Atlacatl Battalion"."""
        known, forms = part.known, self.forms
        if known is None or known.kind != "role" or known.person or part.org is not None or part.bare or not self.words.cased:
            return
        if not (forms[end - 1][0].isupper() and forms[begin][0].isupper()):
            return
        first = begin
        while first > part.first and forms[first - 1][0].isupper() and self.tags[first - 1] in "PNJ":
            first -= 1
        if first < begin and not any(f < begin and k.kind != "role" and e > first for f, e, k in self.hits[part.unit]):
            part.person, part.reference = self.words.span(first, part.last), "name"

    def _only_figures(self, first: int, last: int) -> bool:
        return first == last or not self.tags[first:last].strip("#r()")

    def name_run(self, first: int, last: int) -> str:
        """The personal name that words `first` to `last` are, or ""."""
        forms, lower, tags = self.forms, self.lower, self.tags
        if not 0 < last - first < 7 or not forms[first][0].isupper() or (tags[first] != "P" and lower[first] not in GIVEN):
            return ""
        for i in range(first + 1, last):
            if lower[i] not in PARTICLES and (tags[i] not in "PNJ" or not forms[i][0].isupper()):
                return ""
        return self.words.span(first, last)

    def _without_namesakes(self, hits: list[Hit], begin: int, last: int) -> list[Hit]:
        """The hits without those that are parts of a person's name: James Baker, Jordan Smith."""
        if last - begin == 1 or not self.words.cased:
            return hits
        taken = {i for f, e, _ in hits for i in range(f, e)}
        return [
            hit for hit in hits
            if hit[1] - hit[0] > 1 or hit[2].plural or not self.forms[hit[0]][0].isupper()
            or not (self._surname(hit, begin, taken) or self._given(hit, last, taken))
        ]  # fmt: skip

    def _surname(self, hit: Hit, begin: int, taken: set[int]) -> bool:
        """Whether a one-word hit follows a given name that no list claims: Baker of "James Baker"."""
        before, known = hit[0] - 1, hit[2]
        if before < begin or before in taken or not self.forms[before][0].isupper() or self.tags[before] == "D":
            return False
        somebody = known.kind == "name" and known.person
        if not (self.lower[before] in GIVEN or len(self.forms[before].rstrip(".")) == 1 or (somebody and self.tags[before] == "P")):
            return False
        return (
            known.kind in ("country", "people", "seat") or somebody or (known.kind == "role" and known.person and known.sector in SURNAMES)
        )

    def _given(self, hit: Hit, last: int, taken: set[int]) -> bool:
        """Whether a one-word hit is a given name that a surname follows: Jordan of "Jordan Smith"."""
        after, known = hit[1], hit[2]
        if after >= last or after in taken or not self.forms[after][0].isupper() or self.tags[after] != "P":
            return False
        if known.kind == "role":
            return bool(known.shape) and self.lower[hit[0]] in GIVEN  # Christian Bale
        return self.lower[hit[0]] in GIVEN or (known.kind == "name" and known.person)

    def _modifiers(self, u: int, hits: list[Hit]) -> None:
        """Names, peoples and armed roles before a head that is no actor: "US air strike", "police raid"."""
        if self.lower[self.chunks[u].head] in PLACES:
            return
        before = -1
        for first, end, known in hits:
            if not _tells(known):
                continue
            part = Part(first, end, u, u, known, "name" if known.kind in ("name", "country") else "indefinite")
            if self.extra and self.extra[-1].last == first and self.extra[-1].unit == u and known.kind == "role":
                part.first = self.extra[-1].first
                part.affiliate(self.extra.pop())
            if first == before:
                self.extra[-1].clip, part.clip = -1, 1
            before = first
            self.extra.append(part)

    def _governs(self, u: int) -> bool:
        """Whether a capital city acts for its government here: as subject of an active verb, or where people deal."""
        kinds, first = self.kinds, self.chunks[u].first
        before = self.lower[first - 1] if first else ""
        nxt = self._past_adverbs(u + 1)
        after = kinds[nxt] if nxt < len(kinds) else "."
        if before in DEALINGS and first > 1 and self.lower[first - 2] in DEALINGS[before]:
            return True
        if before == "off" and after == "'":  # brushed off Tokyo's protest
            return True
        if before in WITHIN or before in TO_AND_FRO or (u and kinds[u - 1] == "," and after == ","):
            return before == "between"
        if after == "'" or before in ("with", "against", "than", "but"):
            return True
        if before == "by":
            return True
        if before == "and":
            return after == "V"
        if u and kinds[u - 1] == "V":
            return self.lower[self.chunks[u - 1].head] in DEALS
        if after == "C" and kinds[nxt + 1 : nxt + 3] == "NV" and self.lower[self.chunks[nxt].first] == "and" and self._capitalised(nxt + 1):
            nxt += 2  # Ankara and Baghdad signed
            after = "V"
        return after == "V" and self._active(nxt)

    def _capitalised(self, u: int) -> bool:
        return self.tags[self.chunks[u].head] == "P"

    def _active(self, u: int) -> bool:
        verb = self.chunks[u]
        be = "b" in self.tags[verb.first : verb.last]
        return self.tags[verb.head] in ("Gb" if be else "EABZM")

    def _past_adverbs(self, u: int) -> int:
        while u < len(self.kinds) and self.kinds[u] in "RT":
            u += 1
        return u

    def _unlisted(self, u: int) -> Part | None:
        """A group in which the lists know nothing: a pronoun, "others", somebody's name, or nobody."""
        first, last, head = self.chunks[u].first, self.chunks[u].last, self.chunks[u].head
        tag = self.tags[head]
        if tag == "p":
            return Part(first, last, u, u, None, "pronoun") if self.lower[head] in PRONOUNS else None
        if self.lower[head] == "others":
            return Part(first, last, u, u, None, "indefinite", count=self._number(first, head))
        if tag != "P" or self.tags[first] == "D" or not (run := self.name_run(first, last)):
            return None
        return None if first and self.lower[first - 1] in WITHIN else self._stranger(u, run)

    def _stranger(self, u: int, run: str) -> Part | None:
        """Somebody by a name that no list knows: surely, if it begins with a given name or speaks; else weakly."""
        first, last = self.chunks[u].first, self.chunks[u].last
        if (self.lower[first] in GIVEN and last - first > 1) or self._speaks(u):
            return Part(first, last, u, u, None, "name", run)
        return Part(first, last, u, u, None, "name", weak=True) if self.words.cased else None

    def _speaks(self, u: int) -> bool:
        """Whether group `u` is somebody who says something."""
        kinds, chunks = self.kinds, self.chunks
        nxt = self._past_adverbs(u + 1)
        if nxt < len(kinds) and kinds[nxt] == "V" and self.lower[chunks[nxt].head] in SAYS:
            return True
        return u > 1 and kinds[u - 1] == "V" and self.lower[chunks[u - 1].head] in ("said", "says", "added") and kinds[u - 2] in ",q"


def _elsewhere(known: Known, country: str) -> Known:
    """A name under another nation's adjective is a namesake: the Norwegian Labour Party, the Syrian Muslim Brotherhood."""
    if not known.country or known.country == country or known.country in SUPRANATIONAL:
        return known
    return replace(known, name="", country=country, code=country + known.sector)


def _one_person(known: Known) -> bool:
    return known.kind == "role" and known.person and not known.plural


def _tells(known: Known) -> bool:
    """Whether a mention before another head tells who acts: a name, a people, "police"; not "official"."""
    if known.kind != "role":
        return known.kind != "seat"
    return known.word not in DESCRIBING and known.sector in (TELLING if known.person else TELLING_BODIES)
