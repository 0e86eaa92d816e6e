"""What one noun group says of somebody, and how an affiliation changes it: codes composed in CAMEO's manner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.mentions.actor_lexicon import Known

ARMED = frozenset(("MIL", "COP", "REB", "UAF", "PRM", "SPY", "CRM"))
IRREGULAR = frozenset(("REB", "UAF", "PRM", "CRM"))
UNARMED = frozenset(("GOV", "PTY", "OPP", "CVL", "SOC"))
OFFICE = frozenset(("GOV", "LEG", "JUD", "MIL", "COP", "SPY"))
FORMER = frozenset("former ex one-time onetime erstwhile ousted deposed".split())
# Roles that say little by themselves: an army spokesman is army, a rebel leader rebel.
GENERIC = frozenset(
    "spokesman spokeswoman spokesperson spokespersons official senior official|top official|local official|officer leader local leader|national leader|"
    "leaders|chief head director deputy commander deputy commander|senior commander|top commander|local commander|field commander|member source "
    "secretary chairman chairwoman employee staff staff member|staffer worker adviser advisor aide senior aide|negotiator envoy boss founder "
    "co-founder operative fighter volunteer warrior cell network faction unit group leadership wing armed wing|military wing|team delegation authority "
    "authorities force forces office department command detachment squad division battalion brigade patrol convoy band outfit representative delegate "
    "emissary board committee council commission organization organisation federation association bloc front movement body deputy head|deputy chief|"
    "deputy leader|group member|ranking member|high-ranking officer|insider recruit trainee agent supporter follower guard sympathizer personnel "
    "headquarters leadership council|general command|side suspect facilitator ringleader mastermind youth".replace("|", " ").split()
) | frozenset(
    "senior official|top official|local official|local leader|national leader|deputy commander|senior commander|top commander|local commander|"
    "field commander|staff member|senior aide|armed wing|military wing|deputy head|deputy chief|group member|ranking member|high-ranking officer|"
    "general command|military leader|political leader|spiritual leader|political wing|chief of staff|general secretary|central committee".split("|")
)
# People who are not of the organisation that stands before them: Taliban hostages, Hamas critics.
ESTRANGED = frozenset(
    "hostage captive victim abductee opponent critic rival survivor target hostages enemy kidnap victim|dissident defector foe negotiator".replace("|", " ").split()
) - {"negotiator", "target"}
# Groups that are what they consist of: a group of gunmen, a convoy of soldiers.
GROUPS = frozenset(
    "group band team squad crowd unit cell convoy contingent column force delegation member network coalition party gang detachment mob family "
    "families group member|alliance patrol crew youth number leader commander".replace("|", " ").split()
)
SPOKESPEOPLE = frozenset("spokesman spokeswoman spokesperson spokespersons representative correspondent reporter".split())
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}


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
        code = known.code if known.country or not country else country + sector
        return known.name, code, country, sector

    def _role(self, known: Known) -> tuple[str, str, str, str]:
        sector, mod = known.sector, self.mod
        if mod and (not sector or known.word in GENERIC or (known.armed and mod in ARMED)):
            sector = mod
        org, country = self.org, known.country or self.country
        if org is not None and known.word not in ESTRANGED:
            if org.person:
                country, sector = country or org.country, sector or org.sector
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
        if org.sector == "PTY" and sector in OFFICE and known.word not in GENERIC:
            return self.person, country + sector, country, sector
        if known.armed and org.sector in UNARMED and known.word not in GENERIC - {"forces", "fighter", "force"}:
            arms = "MIL" if org.sector == "GOV" and sector in IRREGULAR else sector or org.sector
            return name, country + arms + org.code[len(org.country) + len(org.sector) :], country, arms
        return name, org.code if org.country else country + org.code, country, org.sector


def count_of(lower: Sequence[str]) -> int | None:
    """The number that words state: "1,200", "two dozen", "three hundred"; None for a range, "dozens" or no number."""
    total, current, seen = 0, 0, False
    for word in lower:
        if word[0].isdigit():
            digits = word.replace(",", "")
            if seen or not digits.isdecimal() or len(digits) > 9:
                return None
            current, seen = int(digits), True
        elif word in NUMBERS:
            if current % 10 or (seen and NUMBERS[word] >= 10 and current % 100):
                return None
            current, seen = current + NUMBERS[word], True
        elif word in SCALES:
            current, seen = max(current, 1) * SCALES[word], True
            if word in ("thousand", "million"):
                total, current = total + current, 0
        elif "-" in word and all(w in NUMBERS for w in word.split("-")):
            current, seen = current + sum(NUMBERS[w] for w in word.split("-")), True
        elif word not in ("and", "a", "an"):
            return None
    return total + current if seen else None


def shared(adjective: Part, head: Part) -> None:
    """Give "Afghan" of "Afghan and coalition forces" the head it stands for."""
    assert adjective.known is not None and head.known is not None
    adjective.country = adjective.known.country
    adjective.mod, adjective.former = head.mod, head.former
    adjective.known = replace(head.known, country="")
    adjective.reference, adjective.count = head.reference, None
