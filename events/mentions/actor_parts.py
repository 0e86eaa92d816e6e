"""What one noun group says of somebody, and how an affiliation changes it: codes composed in CAMEO's manner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.mentions.actor_lexicon import Known
from events.mentions.actor_words import ARMED, BEARERS, ESTRANGED, GENERIC, IRREGULAR, OFFICE, PARTISAN, UNARMED
from events.mentions.numbers import value


@dataclass(slots=True)
class Part:
    """One noun group, or several that the grammar made one, on its way to an `Actor`.

    `known` is what its head stands for, None for an unknown name, a pronoun or "others". `unit`/`until` are the first
    and last group it spans. Affiliations: `country` (ISO code), `org` (a name), `mod` (the sector of a body before it).
    `clip` is -1 or 1 for the first or second half of one word ("US-Taliban").
    """

    first: int
    last: int
    unit: int
    until: int
    known: Known | None
    reference: str
    person: str = ""
    country: str = ""
    org: Known | None = None
    mod: str = ""
    former: bool = False
    count: int | None = None
    determiner: str = ""
    bare: bool = False
    weak: bool = False
    clip: int = 0

    def affiliate(self, other: Part) -> None:
        """Take on what a group in an of-chain, a possessive or an apposition says."""
        if self.known is not None and self.known.kind == "name" and self.known.country:
            return
        name, _, country, sector = other.composed()
        known = other.known
        if other.org is not None and self.org is None and name:
            self.org = other.org
        elif known is not None and known.kind == "name" and self.org is None:
            self.org = known
        elif sector and not (known is not None and known.kind == "people"):
            self.mod = self.mod or sector
        self.country = self.country or country

    def kind(self) -> str:
        """ "person", "people", "body" or ""; see `Actor`."""
        known = self.known
        if known is None:
            return "person" if self.person else ""
        if known.kind == "people":
            return "people" if known.plural or (self.count or 0) > 1 else "person" if self.determiner in ("a", "an") else "body"
        if known.kind == "role" and known.person:
            return "people" if known.plural and not self.person else "person"
        return "person" if known.kind == "name" and known.person else "body"

    def composed(self) -> tuple[str, str, str, str]:
        """(name, code, country, sector)."""
        known = self.known
        if known is None:
            return self._stranger()
        if known.kind == "name":
            return self._named(known)
        if known.kind == "role":
            return self._role(known)
        if known.kind == "people" and (known.plural or self.count or self.determiner in ("a", "an")) and self.determiner != "the":
            return known.name, known.country + "CVL", known.country, "CVL"
        return known.name, known.code, known.country, known.sector

    def _stranger(self) -> tuple[str, str, str, str]:
        org, country, sector = self.org, self.country, self.mod
        if org is not None and not org.person:
            return self.person, org.code, org.country, org.sector
        country = country or (org.country if org else "")
        return self.person, country + sector, country, sector

    def _named(self, known: Known) -> tuple[str, str, str, str]:
        country, sector = known.country or self.country, known.sector or self.mod
        if known.person and sector in PARTISAN and self.mod in OFFICE and not self.former:
            return known.name, country + self.mod, country, self.mod  # the title tells the office he held then: Prime Minister Tony Blair
        code = known.code if known.country or not country else country + sector
        return known.name, code, country, sector

    def _role(self, known: Known) -> tuple[str, str, str, str]:
        sector, mod = known.sector, self.mod
        if mod and (not sector or known.word in GENERIC or (known.armed and mod in ARMED)):
            sector = mod
        org, country = self.org, known.country or self.country
        if org is not None and known.word not in ESTRANGED:
            if org.person:
                country = country or org.country
                sector = org.sector if not sector or (known.armed and org.sector in IRREGULAR) else sector
            else:
                return self._of_body(org, known, sector)
        if self.former and known.person and sector in OFFICE:
            sector = "ELI"
        return self.person, country + sector, country, sector

    def _of_body(self, org: Known, known: Known, sector: str) -> tuple[str, str, str, str]:
        """A role in a named body: its name and code, unless the role is of another kind than the body."""
        country = org.country or self.country
        name = self.person or org.name
        if not org.sector:
            return name, org.code + sector, country, sector
        if org.sector == "CVL" and org.country != "NGO":  # a people: Hazara students
            return name, country + (sector or "CVL"), country, sector or "CVL"
        if org.sector == "PTY" and sector in OFFICE and known.word not in GENERIC:
            return self.person, country + sector, country, sector
        if known.armed and org.sector in UNARMED and known.word not in GENERIC - BEARERS:
            arms = "MIL" if org.sector == "GOV" and sector in IRREGULAR else sector or org.sector
            return name, country + arms + org.code[len(org.country) + len(org.sector) :], country, arms
        return name, org.code if org.country else country + org.code, country, org.sector


def count_of(numbers: Sequence[str]) -> int | None:
    """The number that number words state: "1,200", "two dozen"; None for a range, "dozens" or no number."""
    found = value(numbers, 0) if numbers else None
    return found[0] if found is not None and found[1] == len(numbers) else None


def shared(adjective: Part, head: Part) -> None:
    """Give "Afghan" of "Afghan and coalition forces" the head it stands for."""
    if adjective.known is None or head.known is None:
        raise ValueError("both parts must be known")
    adjective.country = adjective.known.country
    adjective.mod, adjective.former = head.mod, head.former
    adjective.known = replace(head.known, country="")
    adjective.reference, adjective.count = head.reference, None


def somebody(part: Part) -> bool:
    """A person by name."""
    if part.known is None:
        return part.reference == "name"
    return bool(part.person) if part.known.kind == "role" else part.known.kind == "name" and part.known.person


def office(part: Part) -> bool:
    """One person by role and not by name."""
    known = part.known
    return known is not None and known.kind == "role" and known.person and not known.plural and not part.person and part.count in (None, 1)
