"""Words that bear on how an actor's words are read: which roles take their sector from what stands before them, which
verbs have a capital's government for object, and the like. Closed lists; who there is stands in rules/actors."""

from __future__ import annotations

from events.lists import listed

ARMED = frozenset(("MIL", "COP", "REB", "UAF", "PRM", "SPY", "CRM"))
IRREGULAR = frozenset(("REB", "UAF", "PRM", "CRM"))
UNARMED = frozenset(("GOV", "PTY", "OPP", "CVL", "SOC"))
# Who has left such an office is one of the elite (ELI).
OFFICE = frozenset(("GOV", "LEG", "JUD", "MIL", "COP", "SPY"))
PARTISAN = frozenset(("PTY", "OPP", "ELI"))

PRONOUNS = frozenset("he she they it him her them we i us himself herself themselves".split())
DEFINITE = frozenset("the this that these those his her their its our my your both".split())
# Determiners that are no part of the words an actor is quoted with.
DROPPED = frozenset("the a an this that these those his her their its our my your any some another each every all both no".split())
# What may stand before an adjective that shares its head: "a combined Afghan and coalition force".
TOGETHER = frozenset(("combined", "joint", "mixed", "partnered", "integrated"))
FORMER = frozenset("former ex one-time onetime erstwhile ousted deposed".split())
PARTICLES = frozenset("bin ibn al el de del la las los da dos di du van von der den ul ur ud uz us e y abu bint ben ter".split())

# ---- roles --------------------------------------------------------------------------------------------------------

# Roles that say little by themselves: an army spokesman is army, a rebel leader rebel.
GENERIC = listed("actors", "generic")
# Generic roles that a body which bears no arms does not lend its sector: the ministry's forces are forces.
BEARERS = frozenset(("forces", "fighter", "force"))
# People who are not of the organisation that stands before them: Taliban hostages, Hamas critics.
ESTRANGED = listed("actors", "estranged")
# Groups that are what they consist of: a group of gunmen, a convoy of soldiers.
GROUPS = listed("actors", "groups")
# Roles that are doings where people follow with "of": the movement of aid workers.
DOINGS = frozenset(("movement", "service", "command", "force", "defense", "defence", "presence"))
LOYAL = frozenset(("loyal", "allied", "faithful"))
SPOKESPEOPLE = frozenset("spokesman spokeswoman spokesperson spokespersons representative correspondent reporter".split())
# Roles whose "to" or "for" is part of them: the ambassador to Syria.
SENT = frozenset("ambassador envoy representative adviser advisor delegate attache lawyer attorney".split()) | {
    "special envoy", "peace envoy", "special representative", "high commissioner",
}  # fmt: skip
# Sectors whose mention before another head still tells who acts: a police raid, a student protest.
TELLING = ARMED | {"GOV", "OPP", "PTY", "LAB", "AGR", "EDU", "REF"}
TELLING_BODIES = ARMED | {"GOV", "OPP", "PTY"}
# Roles that are adjectives before another head: an official statement, a general strike.
DESCRIBING = listed("actors", "describing")
# Sectors whose roles are also surnames: James Baker, Mark Farmer.
SURNAMES = frozenset(("AGR", "LAB", "BUS", "CVL", "EDU", "MED", "REL", "JUD", "GOV", "LEG", "COP", "CRM", ""))

# ---- what stands around -------------------------------------------------------------------------------------------

QUANTITIES = listed("actors", "quantities")
WITHIN = frozenset(
    "in at near around outside inside within across throughout through into toward towards via over above under amid along between".split()
)
TO_AND_FRO = frozenset("to from of on off for".split())
SAYS = frozenset(
    "said says say told added tweeted stated explained noted insisted warned announced declared confirmed denied claimed".split()
)
# Verbs whose object, when it is a capital city, is the government there.
DEALS = listed("actors", "deals")
# What passes to or from a government, or falls on it: "aid to Kabul", "sanctions on Harare", but not "a trip to Kabul".
_PASSING = listed("actors", "passing")
DEALINGS = {
    "to": _PASSING,
    "from": _PASSING,
    "on": frozenset("pressure sanctions embargo tariffs tariff blame curbs restrictions".split()),
    "of": frozenset("criticism condemnation accusations recognition denunciation support".split()),
    "for": frozenset("support backing aid help assistance praise".split()),
    "at": frozenset("anger criticism fury threats".split()),
}
# A country's name before one of these is part of a place: Gaza City, the Iraq border.
PLACES = frozenset(
    "city province border capital territory district region town village valley street road river airport coast island".split()
)
