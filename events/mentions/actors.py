"""Actors: the noun groups of a sentence that denote people or bodies, with name, country, sector and count.

A group is an actor by what its head is: a name of the lists ("the Taliban"), a country or its people, a role
("policemen"), a person's name. What stands before the head, behind "of" or before 's gives country and organisation:
"Afghan security forces", "Taliban fighters", "the army's 205th corps", "a spokesman for the Interior Ministry". Where
the head is none ("US air strike", "Taliban attack"), the names and armed roles before it are mentions of their own: they
never hold the group's head word.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from events.mentions.actor_lexicon import NEVER, Known, lexicon, settle, walk
from events.mentions.actor_parts import ARMED, FORMER, GENERIC, GROUPS, SPOKESPEOPLE, Part, count_of, shared
from events.mentions.given_names import GIVEN
from events.model import Actor, Phrase, Phrases, Words
from events.rulebook import Rulebook

Hit = tuple[int, int, Known]

PRONOUNS = frozenset("he she they it him her them we i us himself herself themselves".split())
DEFINITE = frozenset("the this that these those his her their its our my your both".split())
DROPPED = frozenset("the a an this that these those his her their its our my your any some another each every all both no".split())
WITHIN = frozenset("in at near around outside inside within across throughout through into toward towards via over above under amid along between".split())
TO_AND_FRO = frozenset("to from of on off for".split())
SAYS = frozenset("said says say told added tweeted stated explained noted insisted warned announced declared confirmed denied claimed".split())
# Verbs whose object, when it is a capital city, is the government there.
DEALS = frozenset(
    "accuse accused accuses accusing urge urged urges urging ask asked asks asking tell told tells call called calls calling warn warned warns warning "
    "blame blamed blames blaming criticize criticized criticised condemn condemned condemns support supported supports press pressed pressure pressured "
    "threaten threatened threatens inform informed persuade persuaded help helped back backed oppose opposed thank thanked slam slammed".split()
)
PARTICLES = frozenset("bin ibn al el de del la las los da dos di du van von der den ul ur ud uz us al- e y abu bint ben ter".split())
QUANTITIES = frozenset(
    "number dozens hundreds thousands scores lot lots majority handful couple pair rest remnants some many most one several all both half wave two "
    "three four five six seven eight nine ten few each none tens dozen third total estimated more part".split()
)
# Roles whose mention before another head still tells who acts: a police raid, a student protest.
TELLING = ARMED | {"GOV", "OPP", "PTY", "LAB", "AGR", "EDU", "REF"}
BODIES_TOO = ARMED | {"GOV", "OPP", "PTY"}
SENT = frozenset("ambassador envoy special envoy peace envoy representative special representative adviser advisor delegate high commissioner attache lawyer attorney".split())
# Roles that are adjectives before another head: an official statement, a general strike.
DESCRIBING = frozenset(
    "official general major criminal intelligence chief guard corps patrol minister secretary president communist socialist liberal conservative "
    "republican nationalist democrat presidency nations countries private candidate commandant elite revolutionary radical captain marshal customs".split()
)
DOINGS = frozenset(("movement", "service", "command", "force", "defense", "defence", "presence"))
PAIRED = frozenset(("name", "country", "people"))
# What passes to or from a government: "aid to Kabul", but not "a trip to Kabul".
DEALINGS = frozenset(
    "aid assistance support warning warnings message messages ultimatum letter threat threats appeal appeals arms weapons sales concessions loan loans "
    "response request requests blow pressure demand demands help permission approval reaction order orders funding money condemnation criticism".split()
)
# A country's name before one of these is part of a place: Gaza City, the Iraq border.
PLACES = frozenset("city province border capital territory district region town village valley street road river airport coast island".split())
SURNAMES = frozenset(("AGR", "LAB", "BUS", "CVL", "EDU", "MED", "REL", "JUD", "GOV", "LEG", "COP", "CRM", ""))


class ActorFinder:
    """Finds actors; made once from the rules."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._trie = lexicon(rulebook)

    def names(self) -> frozenset[str]:
        """The first words of all names and peoples, lower case: what counts as a name where capitals say nothing."""
        return frozenset(word for word, node in self._trie.items() if any(k.kind != "role" and k.shape for k in node.get("", ())))

    def find(self, phrases: Phrases, date: dt.date | None = None) -> tuple[Actor, ...]:
        """The actors of a sentence in order. `date` is the article's day: it settles who governs and who holds an
        office; without it the present is meant."""
        hits = self._hits(phrases.words, date)
        tags = phrases.words.tags
        if not hits and "P" not in tags and "p" not in tags:
            return ()
        return _Reading(phrases, hits).actors()

    def _hits(self, words: Words, date: dt.date | None) -> list[Hit]:
        """The longest entries of the lists, left to right, not overlapping."""
        lower, forms, trie = words.lower, words.forms, self._trie
        text = words.sentence.text
        if "’" in text:
            lower = tuple(w.replace("’", "'") for w in lower)
        shouted = text.isupper()
        out: list[Hit] = []
        stop, n = 0, len(lower)
        for i, word in [(i, w) for i, w in enumerate(lower) if w in trie or "-" in w]:
            if i < stop:
                continue
            node = trie.get(word)
            if node is None:
                if len(word) > 3:
                    out.extend(self._pair(i, word, forms[i], date))
                continue
            if i + 1 < n and lower[i + 1] in node:
                found = walk(node, lower, i + 1)
            elif "" in node:
                found = [(i + 1, node[""])]
            else:
                continue
            while found:
                end, readings = found.pop()
                known = readings[0]
                if len(readings) > 1 or (known.shape and (known.shape == "U" or known.until is not NEVER or known.kind == "none" or forms[i][0].islower())):
                    fitting = settle(readings, forms[i:end], date, shouted)
                    if fitting is None:
                        continue
                    known = fitting
                if i == 0 and end == 1 and words.cased and _common_word(known, words.tags[0]):
                    continue
                stop = end
                if known.kind != "none":
                    out.append((i, end, known))
                break
        return out

    def _pair(self, i: int, word: str, form: str, date: dt.date | None) -> list[Hit]:
        """ "US-Taliban" talks: two names in one word, a hit each."""
        one, _, two = word.partition("-")
        out: list[Hit] = []
        for half, written in zip((one, two), form.split("-", 1), strict=True):
            readings = [k for k in self._trie.get(half, {}).get("", ()) if k.kind in PAIRED]
            known = settle(readings, (written,), date, False) if readings else None
            if known is None:
                return []
            out.append((i, i + 1, known))
        return out


class _Reading:
    """One sentence: its groups, the hits inside them, and the parts they make."""

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
        if any(of[hit[1] - 1] != of[hit[0]] or self.kinds[of[hit[0]]] != "N" for hit in hits):
            self._regroup(phrases, hits)
        else:
            for hit in hits:
                self.hits.setdefault(of[hit[0]], []).append(hit)

    def _regroup(self, phrases: Phrases, hits: list[Hit]) -> None:
        """Chunks that one name spans ("Ministry of the Interior") become one noun group."""
        of, chunks = phrases.of, phrases.chunks
        kinds: list[str] = []
        merged: list[Phrase] = []
        n, j, c = len(hits), 0, 0
        while c < len(chunks):
            chunk = chunks[c]
            kind, first, last, head = chunk.kind, chunk.first, chunk.last, chunk.head
            inside: list[Hit] = []
            while j < n and hits[j][0] < last:
                hit = hits[j]
                j += 1
                if hit[1] > last:
                    end = of[hit[1] - 1]
                    if hit[2].kind == "role" and (phrases.kinds[end] != "N" or kind != "N"):
                        continue
                    c, kind, last, head = end, "N", chunks[end].last, max(hit[1] - 1, chunks[end].head if phrases.kinds[end] == "N" else 0)
                elif kind != "N" and hit[2].kind in ("name", "country") and hit[1] - hit[0] == last - first:
                    kind, head = "N", last - 1
                inside.append(hit)
            if inside and kind == "N":
                self.hits[len(kinds)] = inside
            kinds.append(kind)
            merged.append(chunk if chunk.last == last and chunk.kind == kind else Phrase(kind, first, last, head, chunk.determiner))
            c += 1
        self.kinds, self.chunks = "".join(kinds), merged

    # ---- the way --------------------------------------------------------------------------------------------------

    def actors(self) -> tuple[Actor, ...]:
        kinds, parts, tags, lower, hits = self.kinds, self.parts, self.tags, self.lower, self.hits
        for u, chunk in enumerate(self.chunks):
            if kinds[u] == "N":
                part = self._part(u, chunk) if u in hits else None
                if part is None and u not in hits and (tags[chunk.head] in "pP" or lower[chunk.head] == "others"):
                    part = self._unlisted(u)
                if part is not None:
                    parts[u] = self.ends[u] = part
        if not parts and not self.extra:
            return ()
        if "'" in kinds:
            self._possessives()
        if "F" in kinds or "P" in kinds:
            self._chains()
        if len(parts) > 1 or self.extra:
            if "," in kinds or "(" in kinds:
                self._appositions()
            if "C" in kinds:
                self._coordinations()
        found = sorted((*self.parts.values(), *self.extra), key=lambda p: p.first)
        return tuple(self._actor(p) for p in found)

    def _actor(self, part: Part) -> Actor:
        words, first = self.words, part.first
        while first < part.last - 1 and self.tags[first] == "D" and self.lower[first] in DROPPED and self.tags[first + 1] != "f":
            first += 1
        text, start, end = words.span(first, part.last), words.starts[first], words.ends[part.last - 1]
        if part.clip:
            cut = text.index("-")
            text, start, end = (text[:cut], start, start + cut) if part.clip < 0 else (text[cut + 1 :], start + cut + 1, end)
        return Actor(text, start, end, words.sentence.index, first, part.last, *part.composed(), part.count, part.reference, part.kind())

    # ---- one group ------------------------------------------------------------------------------------------------

    def _part(self, u: int, chunk: Phrase) -> Part | None:
        first, last, head = chunk.first, chunk.last, chunk.head
        hits = self._without_namesakes(self.hits[u], first, last)
        if not hits:
            return self._unlisted(u)
        begin, end, known = hits[-1]
        if known.kind == "country" and end == head and self.lower[head] in PLACES:
            return None
        if end > head or self._only_figures(end, last):
            if known.kind == "seat" and not self._governs(u):
                return None
            part = self._headed(u, hits[:-1], known, begin)
            if known.kind == "role":
                self._own_name(part, begin, end)
            return part
        if known.kind == "role" and known.person and not known.plural and (run := self._name_run(end, last)):
            while len(hits) > 1 and hits[-2][1] == begin and hits[-2][2].kind == "role" and hits[-2][2].person:
                begin, _, known = hits[-2]  # "commander Mullah Abdul Qayum" is a commander
                hits.pop()
            part = self._headed(u, hits[:-1], known, begin)
            part.person, part.reference, part.count = run, "name", None
            return part
        self._modifiers(u, hits)
        return None

    def _headed(self, u: int, before: list[Hit], known: Known, begin: int) -> Part:
        first, last = self.chunks[u].first, self.chunks[u].last
        lower, tags = self.lower, self.tags
        determiner = lower[first] if tags[first] == "D" else ""
        named = known.kind in ("name", "country", "seat")
        part = Part(first, last, u, u, known, "name" if named else "definite" if determiner in DEFINITE else "indefinite")
        part.determiner = determiner
        part.bare = begin == first or (begin == first + 1 and determiner != "")
        for _, _, k in before:
            if k.kind == "name":
                part.org = k
            elif k.kind == "role":
                part.mod = k.sector or part.mod
                part.country = part.country or k.country
            elif not part.country:
                part.country = k.country
        if known.person or known.kind in ("people", "name"):
            if "#" in tags[first:begin]:
                part.count = count_of([lower[i] for i in range(first, begin) if tags[i] == "#" and lower[i][-2:] not in ("st", "nd", "rd", "th")])
            elif determiner in ("a", "an", "another") and not known.plural and known.kind != "name":
                part.count = 1
        part.former = any(lower[i] in FORMER for i in range(first, begin))
        return part

    def _own_name(self, part: Part, begin: int, end: int) -> None:
        """A body whose name its own words make: "the Atlacatl Battalion"."""
        known, forms = part.known, self.forms
        if known is None or known.person or part.org is not None or not self.words.cased or not forms[end - 1][0].isupper() or not forms[begin][0].isupper():
            return
        first = begin
        while first > part.first and forms[first - 1][0].isupper() and self.tags[first - 1] in "PNJ" and not part.bare:
            first -= 1
        if first < begin and part.first <= first and not any(f < begin and k.kind != "role" and e > first for f, e, k in self.hits[part.unit]):
            part.person, part.reference = self.words.span(first, part.last), "name"

    def _only_figures(self, first: int, last: int) -> bool:
        return all(self.tags[i] in "#r)(" for i in range(first, last))

    def _name_run(self, first: int, last: int) -> str:
        """The personal name that words `first` to `last` are, or ""."""
        forms, lower, tags = self.forms, self.lower, self.tags
        if not 0 < last - first < 7 or not forms[first][0].isupper():
            return ""
        for i in range(first, last):
            if not (forms[i][0].isupper() and (tags[i] == "P" or (tags[i] in "NJ" and i > first))) and lower[i] not in PARTICLES:
                return ""
        return self.words.span(first, last)

    def _without_namesakes(self, hits: list[Hit], begin: int, last: int) -> list[Hit]:
        """The hits without those that are parts of a person's name: James Baker, Jordan Smith."""
        forms, lower = self.forms, self.lower
        taken = {i for f, e, _ in hits for i in range(f, e)}
        out = []
        for first, end, known in hits:
            if end - first == 1 and forms[first][0].isupper() and self.words.cased and not known.plural:
                before, after = first - 1, first + 1
                somebody = known.kind == "name" and known.person
                surname = (
                    before >= begin and before not in taken and forms[before][0].isupper()
                    and (lower[before] in GIVEN or len(forms[before].rstrip(".")) == 1 or (somebody and self.tags[before] == "P"))
                    and (known.kind in ("country", "people", "seat") or somebody or (known.kind == "role" and known.person and known.sector in SURNAMES))
                )  # fmt: skip
                given = (
                    after < last and after not in taken and forms[after][0].isupper() and self.tags[after] == "P"
                    and (lower[first] in GIVEN or somebody) and known.kind != "role"
                )  # fmt: skip
                if surname or given:
                    continue
            out.append((first, end, known))
        return out

    def _modifiers(self, u: int, hits: list[Hit]) -> None:
        """Names, peoples and armed roles before a head that is no actor: "US air strike", "police raid"."""
        if self.lower[self.chunks[u].head] in PLACES:
            return
        before = -1
        for first, end, known in hits:
            if known.kind == "seat" or (known.kind == "role" and (known.word in DESCRIBING or known.sector not in TELLING or (not known.person and known.sector not in BODIES_TOO))):
                continue
            part = Part(first, end, u, u, known, "name" if known.kind in ("name", "country") else "indefinite")
            if self.extra and self.extra[-1].last == first and known.kind == "role":
                part.affiliate(self.extra.pop())
                part.first = min(hits[0][0], first)
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
        if before in ("to", "from") and first > 1 and self.lower[first - 2] in DEALINGS:
            return True
        if before in WITHIN or before in TO_AND_FRO or (u and kinds[u - 1] == "," and after == ","):
            return before == "between"
        if before in ("with", "against", "by", "than", "and", "but") or after == "'":
            return before not in ("and", "by") or after == "V" or after == "'"
        if u and kinds[u - 1] == "V":
            return self.lower[self.chunks[u - 1].head] in DEALS
        if after != "V":
            return False
        verb = self.chunks[nxt]
        return self.tags[verb.head] in "EABZ" and "b" not in self.tags[verb.first : verb.last]

    def _past_adverbs(self, u: int) -> int:
        while u < len(self.kinds) and self.kinds[u] in "RT":
            u += 1
        return u

    def _unlisted(self, u: int) -> Part | None:
        """A group in which the lists know nothing: a pronoun, "others", somebody's name, or nobody."""
        first, last, head = self.chunks[u].first, self.chunks[u].last, self.chunks[u].head
        lower, tag = self.lower, self.tags[head]
        if tag == "p":
            return Part(first, last, u, u, None, "pronoun") if lower[head] in PRONOUNS else None
        if lower[head] == "others":
            part = Part(first, last, u, u, None, "indefinite")
            part.count = count_of([lower[i] for i in range(first, head) if self.tags[i] == "#"])
            return part
        if tag != "P" or self.tags[first] == "D" or not (run := self._name_run(first, last)):
            return None
        before = self.lower[first - 1] if first else ""
        if before in WITHIN:
            return None
        given = lower[first] in GIVEN and (last - first > 1 or self._speaks(u))
        if given or self._speaks(u):
            return Part(first, last, u, u, None, "name", run)
        if not self.words.cased:
            return None
        part = Part(first, last, u, u, None, "name")
        part.weak = True
        return part

    def _speaks(self, u: int) -> bool:
        """Whether group `u` is somebody who says something."""
        kinds, chunks = self.kinds, self.chunks
        nxt = self._past_adverbs(u + 1)
        if nxt < len(kinds) and kinds[nxt] == "V" and self.lower[chunks[nxt].head] in SAYS:
            return True
        return u > 1 and kinds[u - 1] == "V" and self.lower[chunks[u - 1].head] in ("said", "says", "added") and kinds[u - 2] in ",q"

    # ---- several groups -------------------------------------------------------------------------------------------

    def _join(self, head: Part, other: Part, at: int) -> None:
        """Make two parts one, kept at group `at`."""
        del self.parts[head.unit], self.parts[other.unit]
        del self.ends[head.until], self.ends[other.until]
        head.first, head.last = min(head.first, other.first), max(head.last, other.last)
        head.unit, head.until = min(head.unit, other.unit), max(head.until, other.until)
        self.parts[at] = self.ends[head.until] = head

    def _possessives(self) -> None:
        """ "Iran's foreign minister", "the army's 205th corps": the owner gives country, organisation, sector."""
        for u in range(1, len(self.kinds) - 1):
            if self.kinds[u] != "'":
                continue
            owner = self.ends.get(u - 1)
            owned = self.parts.get(u + 1)
            if owner is None or owned is None or owner.known is None:
                continue
            if owned.known is None or owned.known.kind in ("role", "name"):
                owned.weak = owned.weak and owner.known.kind == "role"
                owned.person = owned.person or (self._name_run(owned.first, owned.last) if owned.known is None else "")
                owned.affiliate(owner)
                if owned.reference == "indefinite":
                    owned.reference = "definite"
                self._join(owned, owner, owner.unit)

    def _chains(self) -> None:
        """ "members of the Taliban", "a spokesman for the ministry", "a group of gunmen", from right to left."""
        for u in range(len(self.kinds) - 2, 0, -1):
            kind = self.kinds[u]
            if kind not in "FP":
                continue
            inner = self.parts.get(u + 1) or (self._seat(u + 1) if kind == "F" else None)
            outer = self.ends.get(u - 1)
            if inner is None:
                continue
            if kind == "P":
                self._sent(outer, inner, self.lower[self.chunks[u].last - 1])
            elif outer is None:
                self._quantity(u, inner)
            elif outer.known is not None and outer.known.kind == "role":
                if outer.known.word in DOINGS and inner.known is not None and inner.known.kind == "role":
                    del self.parts[outer.unit], self.ends[outer.until]  # "the movement of aid workers"
                else:
                    self._role_of(outer, inner)

    def _seat(self, u: int) -> Part | None:
        """A capital behind "of": "the mayor of Kabul"."""
        hits, chunk = self.hits.get(u, ()), self.chunks[u]
        if len(hits) == 1 and hits[0][2].kind == "seat" and hits[0][1] == chunk.last:
            return Part(chunk.first, chunk.last, u, u, hits[0][2], "name")
        return None

    def _role_of(self, outer: Part, inner: Part) -> None:
        known, seat = outer.known, inner.known is not None and inner.known.kind == "seat"
        assert known is not None
        if inner.weak or inner.reference == "pronoun" or (seat and not known.sector):
            return
        if inner.known is not None and inner.known.kind == "role" and not (known.word in GENERIC or known.word in GROUPS):
            if not known.person:
                return
            outer.country = outer.country or inner.composed()[2]
        else:
            outer.affiliate(inner)
        if seat:
            del self.ends[outer.until]
            outer.mod, outer.last, outer.until = "", inner.last, inner.until
            self.ends[outer.until] = outer
            return
        self._join(outer, inner, outer.unit)

    def _sent(self, outer: Part | None, inner: Part, preposition: str) -> None:
        if outer is None or outer.known is None or outer.known.kind != "role" or inner.weak:
            return
        if preposition == "for" and outer.known.word in SPOKESPEOPLE:
            outer.affiliate(inner)
            self._join(outer, inner, outer.unit)
        elif preposition in ("to", "for") and outer.known.word in SENT:
            self._join(outer, inner, outer.unit)

    def _quantity(self, u: int, inner: Part) -> None:
        """ "some of the soldiers", "a number of rebels": the quantity belongs to the people."""
        first, last, head = self.chunks[u - 1].first, self.chunks[u - 1].last, self.chunks[u - 1].head
        if self.kinds[u - 1] != "N" or self.lower[head] not in QUANTITIES or inner.reference == "pronoun":
            return
        if self.parts.get(inner.unit) is not inner:
            return  # already part of somebody else ("a group of some of the soldiers")
        numbers = [self.lower[i] for i in range(first, last) if self.tags[i] == "#"]
        del self.parts[inner.unit]
        inner.first, inner.unit = first, u - 1
        inner.count = count_of(numbers) if numbers else None
        inner.determiner = self.lower[first] if self.tags[first] == "D" else ""
        self.parts[u - 1] = inner

    def _appositions(self) -> None:
        """ "Sonny Leggett, a US Forces spokesman," and "the spokesman, Zabihullah Mujahid," are one person."""
        for u in sorted(self.parts):
            one = self.parts.get(u)
            if one is None or one.until + 2 > len(self.kinds):
                continue
            joint = self.kinds[one.until + 1 : one.until + 2]
            two = self.parts.get(one.until + 2)
            if two is None or not joint:
                continue
            if joint == "(":
                if one.known is not None and two.known is not None and one.composed()[0] and one.composed()[0] == two.composed()[0]:
                    del self.parts[two.unit], self.ends[two.until]
            elif joint == "," and self._closes(two.until + 1):
                self._apposed(one, two)

    def _closes(self, u: int) -> bool:
        """Whether an apposition may end before group `u`: no list goes on there."""
        rest = self.kinds[u : u + 3]
        return not rest or rest[0] in ".V)q:" or (rest[0] == "," and rest[1:2] != "C" and not (rest[1:2] == "N" and self.kinds[u + 2 : u + 3] in ("C", ",")))

    def _apposed(self, one: Part, two: Part) -> None:
        if _somebody(one) and _office(two):
            if one.known is None or one.known.kind == "role":
                two.person, two.reference, two.count = one.person or self._name_run(one.first, one.last), "name", None
                if one.known is not None:
                    two.affiliate(one)
                self._join(two, one, one.unit)
            else:
                self._join(one, two, one.unit)
        elif _office(one) and _somebody(two) and (one.determiner not in ("a", "an") or not two.weak):
            if two.known is not None and two.known.kind == "name":
                two.affiliate(one)
                self._join(two, one, one.unit)
                return
            one.person, one.reference, one.count = two.person or self._name_run(two.first, two.last), "name", None
            self._join(one, two, one.unit)

    def _coordinations(self) -> None:
        """ "Afghan and coalition forces": the adjective shares the head that follows."""
        for u in sorted(self.parts, reverse=True):
            one = self.parts.get(u)
            if one is None or one.known is None or not one.bare or one.known.plural or one.known.kind not in ("people", "country"):
                continue
            if one.last - one.first > 1 and one.known.kind == "country":
                continue
            joint = self.kinds[one.until + 1 : one.until + 2]
            two = self.parts.get(one.until + 2)
            if joint not in ("C", ",") or not joint or two is None or two.known is None or two.known.kind != "role" or two.person or two.determiner:
                continue
            listed = joint == "C" or (two.bare is False and self.kinds[two.until + 1 : two.until + 2] == "C") or one.known.kind != two.known.kind
            if listed and (one.known.kind == "people" or not two.bare or two.country or two.org):
                shared(one, two)


def _somebody(part: Part) -> bool:
    """A person by name, with no office said yet."""
    if part.known is None:
        return part.reference == "name"
    return bool(part.person) if part.known.kind == "role" else part.known.kind == "name" and part.known.person


def _office(part: Part) -> bool:
    """One person by role and not by name."""
    known = part.known
    return known is not None and known.kind == "role" and known.person and not known.plural and not part.person and part.count in (None, 1)


def _common_word(known: Known, tag: str) -> bool:
    """Whether the capital of a sentence's first word says nothing: "Dawn broke", "Solidarity is needed"."""
    return known.kind == "name" and not known.person and known.shape == "C" and tag not in "PS"

