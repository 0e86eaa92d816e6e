"""Several noun groups that are one actor: possessives, of-chains, appositions, shared heads."""

from __future__ import annotations

from events.mentions.actor_groups import Groups
from events.mentions.actor_parts import Part, count_of, office, shared, somebody
from events.mentions.actor_words import DOINGS, GENERIC, GROUPS, LOYAL, QUANTITIES, SAYS, SENT, SPOKESPEOPLE
from events.mentions.place_words import KIND_OF


class Joined(Groups):
    """The groups of a sentence with the parts that belong together made one."""

    __slots__ = ()

    def join(self) -> None:
        """Join what the grammar makes one."""
        kinds = self.kinds
        if "'" in kinds:
            self._possessives()
        if "F" in kinds or "P" in kinds:
            self._chains()
        if "," in kinds or "(" in kinds:
            self._appositions()
        if "C" in kinds:
            self._coordinations()

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
                owned.person = owned.person or (self.name_run(owned.first, owned.last) if owned.known is None else "")
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
            if kind == "P" and outer is None and u > 1 and self.lower[self.chunks[u - 1].head] in LOYAL:
                self._loyal(u, inner)
                continue
            if outer is None:
                if kind == "F":
                    self._quantity(u, inner)
            elif outer.known is not None and outer.known.kind == "role":
                if kind == "P":
                    self._sent(outer, inner, self.lower[self.chunks[u].last - 1])
                elif outer.known.word in DOINGS and inner.known is not None and inner.known.kind == "role":
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
        """A role with what follows its "of"."""
        word = outer.known.word if outer.known is not None else ""
        kind = inner.known.kind if inner.known is not None else ""
        if inner.weak or inner.reference == "pronoun" or (kind == "seat" and not (outer.known and outer.known.sector)):
            return
        if kind == "role" and word not in GENERIC and word not in GROUPS:
            if not (outer.known and outer.known.person):
                return
            outer.country = outer.country or inner.composed()[2]
        else:
            outer.affiliate(inner)
        if kind != "seat":
            self._join(outer, inner, outer.unit)
            return
        del self.ends[outer.until]
        outer.mod, outer.last, outer.until = "", inner.last, inner.until
        self.ends[outer.until] = outer

    def _sent(self, outer: Part, inner: Part, preposition: str) -> None:
        """ "a spokesman for the ministry", "the ambassador to Syria": the latter is not Syria's."""
        word = outer.known.word if outer.known is not None else ""
        if inner.weak:
            return
        if preposition == "for" and word in SPOKESPEOPLE:
            outer.affiliate(inner)
            self._join(outer, inner, outer.unit)
        elif preposition in ("to", "for") and word in SENT:
            self._join(outer, inner, outer.unit)

    def _loyal(self, u: int, inner: Part) -> None:
        """ "forces loyal to Khalifa Haftar"."""
        outer = self.ends.get(u - 2)
        if outer is None or outer.known is None or outer.known.kind != "role" or inner.weak or inner.reference == "pronoun":
            return
        outer.affiliate(inner)
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
            two = self.parts.get(one.until + 2) if one is not None else None
            if one is None or two is None:
                continue
            joint = self.kinds[one.until + 1]
            if joint == "(":
                if one.known is not None and two.known is not None and one.composed()[0] and one.composed()[0] == two.composed()[0]:
                    del self.parts[two.unit], self.ends[two.until]
            elif joint == "," and self._closes(two.until + 1) and not self._located(one, two) and not self._only_says(one, two):
                self._apposed(one, two)

    def _only_says(self, one: Part, two: Part) -> bool:
        """Whether the second only tells who says all that stands before it: "killed a boy, Mayor Iven Petrak said"."""
        v = two.until + 1
        said = self.kinds[v : v + 1] == "V" and self.lower[self.chunks[v].head] in SAYS
        return said and "V" in self.kinds[: one.unit]

    def _located(self, one: Part, two: Part) -> bool:
        """Whether a name is a place's by what stands before it: "in the village of Sindrabad, a spokesman said", "in
        Larkana, Sindh, a spokesman said"."""
        if one.first > 1 and self.lower[one.first - 1] == "of" and self.lower[one.first - 2] in KIND_OF:
            return True
        u = one.unit
        fronted = u > 2 and self.kinds[u - 3 : u] == "PN," and self.lower[self.chunks[u - 3].first] in ("in", "at", "near")
        return fronted and two.determiner in ("a", "an") and self.kinds[two.until + 1 : two.until + 2] != ","

    def _closes(self, u: int) -> bool:
        """Whether an apposition may end before group `u`: no list goes on there."""
        rest = self.kinds[u : u + 3]
        return (
            not rest
            or rest[0] in ".V)q:"
            or (rest[0] == "," and rest[1:2] != "C" and not (rest[1:2] == "N" and self.kinds[u + 2 : u + 3] in ("C", ",")))
        )

    def _apposed(self, one: Part, two: Part) -> None:
        if somebody(one) and office(two):
            if one.known is None or one.known.kind == "role":
                two.person, two.reference, two.count = one.person or self.name_run(one.first, one.last), "name", None
                if one.known is not None:
                    two.affiliate(one)
                self._join(two, one, one.unit)
            else:
                self._join(one, two, one.unit)
        elif office(one) and somebody(two) and (not two.weak or self._introduces(one, two)):
            if two.known is not None and two.known.kind == "name":
                two.affiliate(one)
                self._join(two, one, one.unit)
                return
            one.person, one.reference, one.count = two.person or self.name_run(two.first, two.last), "name", None
            self._join(one, two, one.unit)

    def _introduces(self, one: Part, two: Part) -> bool:
        """Whether an office may introduce a lone name no list knows: "the leader, Shabeer", "as an expert, Shabeer"."""
        if one.determiner not in ("a", "an"):
            return True
        closed = self.kinds[two.until + 1 : two.until + 2] == ","
        return closed or (one.first > 0 and self.lower[one.first - 1] == "as")

    def _coordinations(self) -> None:
        """ "Afghan and coalition forces": the adjective shares the head that follows."""
        for u in sorted(self.parts, reverse=True):
            one = self.parts.get(u)
            if one is None or one.known is None or not one.bare or one.known.plural or one.known.kind not in ("people", "country"):
                continue
            joint = self.kinds[one.until + 1 : one.until + 2]
            two = self.parts.get(one.until + 2)
            if two is None or not joint or joint not in "C," or not _headed_alike(one, two):
                continue
            if (
                joint == "C"
                or (not two.bare and self.kinds[two.until + 1 : two.until + 2] == "C")
                or (one.known.kind != two.known.kind if two.known else False)
            ):
                shared(one, two)


def _headed_alike(one: Part, two: Part) -> bool:
    """Whether the head of `two` may be that of the adjective `one` too: "US and Afghan forces", not "US and soldiers"."""
    if two.known is None or two.known.kind != "role" or two.person or two.determiner or one.known is None:
        return False
    return one.known.kind == "people" or (one.last - one.first == 1 and bool(not two.bare or two.country or two.org))
