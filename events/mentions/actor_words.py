"""Words that bear on how an actor's words are read: which roles take their sector from what stands before them, which
verbs have a capital's government for object, and the like. Closed lists; who there is stands in rules/actors."""

from __future__ import annotations

ARMED = frozenset(("MIL", "COP", "REB", "UAF", "PRM", "SPY", "CRM"))
IRREGULAR = frozenset(("REB", "UAF", "PRM", "CRM"))
UNARMED = frozenset(("GOV", "PTY", "OPP", "CVL", "SOC"))
# Who has left such an office is one of the elite (ELI).
OFFICE = frozenset(("GOV", "LEG", "JUD", "MIL", "COP", "SPY"))
PARTISAN = frozenset(("PTY", "OPP", "ELI"))

PRONOUNS = frozenset("he she they it him her them we i us himself herself themselves".split())
DEFINITE = frozenset("the this that these those his her their its our my your both".split())
# Determiners that are no part of the words an actor is quoted with.
DROPPED = frozenset(
    "the a an this that these those his her their its our my your any some another each every all both no".split()
)
# What may stand before an adjective that shares its head: "a combined Afghan and coalition force".
TOGETHER = frozenset(("combined", "joint", "mixed", "partnered", "integrated"))
FORMER = frozenset("former ex one-time onetime erstwhile ousted deposed".split())
PARTICLES = frozenset(
    "bin ibn al el de del la las los da dos di du van von der den ul ur ud uz us e y abu bint ben ter".split()
)

# ---- roles --------------------------------------------------------------------------------------------------------

# Roles that say little by themselves: an army spokesman is army, a rebel leader rebel.
GENERIC = frozenset(
    "spokesman spokeswoman spokesperson spokespersons official officer leader leaders chief head director deputy commander member source secretary "
    "chairman chairwoman employee staff staffer worker adviser advisor aide negotiator envoy boss founder co-founder operative fighter volunteer warrior "
    "cell network faction unit group leadership wing team delegation authority authorities force forces office department command detachment squad "
    "division battalion brigade patrol convoy band outfit representative delegate emissary board committee council commission organization organisation "
    "federation association bloc front movement body insider recruit trainee agent supporter follower guard sympathizer personnel headquarters side "
    "suspect facilitator ringleader mastermind youth".split()
) | frozenset((
    "senior official", "top official", "local official", "local leader", "national leader", "deputy commander", "senior commander", "top commander",
    "local commander", "field commander", "staff member", "senior aide", "armed wing", "military wing", "political wing", "deputy head", "deputy chief",
    "deputy leader", "group member", "ranking member", "high-ranking officer", "military leader", "political leader", "spiritual leader", "chief of staff",
    "general secretary", "central committee", "leadership council", "general command",
))  # fmt: skip
# Generic roles that a body which bears no arms does not lend its sector: the ministry's forces are forces.
BEARERS = frozenset(("forces", "fighter", "force"))
# People who are not of the organisation that stands before them: Taliban hostages, Hamas critics.
ESTRANGED = frozenset(
    "hostage captive abductee victim opponent critic rival survivor enemy dissident defector foe".split()
) | {"kidnap victim"}
# Groups that are what they consist of: a group of gunmen, a convoy of soldiers.
GROUPS = frozenset(
    "group band team squad crowd unit cell convoy contingent column force delegation member network coalition party gang detachment mob family "
    "alliance patrol crew youth leader commander".split()
) | {"group member"}
# Roles that are doings where people follow with "of": the movement of aid workers.
DOINGS = frozenset(("movement", "service", "command", "force", "defense", "defence", "presence"))
LOYAL = frozenset(("loyal", "allied", "faithful"))
SPOKESPEOPLE = frozenset(
    "spokesman spokeswoman spokesperson spokespersons representative correspondent reporter".split()
)
# Roles whose "to" or "for" is part of them: the ambassador to Syria.
SENT = frozenset("ambassador envoy representative adviser advisor delegate attache lawyer attorney".split()) | {
    "special envoy", "peace envoy", "special representative", "high commissioner",
}  # fmt: skip
# Sectors whose mention before another head still tells who acts: a police raid, a student protest.
TELLING = ARMED | {"GOV", "OPP", "PTY", "LAB", "AGR", "EDU", "REF"}
TELLING_BODIES = ARMED | {"GOV", "OPP", "PTY"}
# Roles that are adjectives before another head: an official statement, a general strike.
DESCRIBING = frozenset(
    "official general major criminal intelligence chief guard corps patrol minister secretary president communist socialist liberal conservative "
    "republican nationalist democrat presidency nations countries private candidate commandant elite revolutionary radical captain marshal customs".split()
)
# Sectors whose roles are also surnames: James Baker, Mark Farmer.
SURNAMES = frozenset(("AGR", "LAB", "BUS", "CVL", "EDU", "MED", "REL", "JUD", "GOV", "LEG", "COP", "CRM", ""))

# ---- what stands around -------------------------------------------------------------------------------------------

QUANTITIES = frozenset(
    "number dozens hundreds thousands scores lot lots majority handful couple pair rest remnants some many most one several all both half wave two "
    "three four five six seven eight nine ten few each none tens dozen third total estimated more part".split()
)
WITHIN = frozenset(
    "in at near around outside inside within across throughout through into toward towards via over above under amid along between".split()
)
TO_AND_FRO = frozenset("to from of on off for".split())
SAYS = frozenset(
    "said says say told added tweeted stated explained noted insisted warned announced declared confirmed denied claimed".split()
)
# Verbs whose object, when it is a capital city, is the government there.
DEALS = frozenset(
    "accuse accused accuses accusing urge urged urges urging ask asked asks asking tell told tells call called calls calling warn warned warns warning "
    "blame blamed blames blaming criticize criticized criticised condemn condemned condemns support supported supports press pressed pressure pressured "
    "threaten threatened threatens inform informed persuade persuaded help helped back backed oppose opposed thank thanked slam slammed "
    "assure assured assures reassure reassured notify notified consult consulted lobby lobbied defy defied defies rebuke rebuked rebukes castigate castigated "
    "lambast lambasted denounce denounced denounces praise praised praises congratulate congratulated punish punished sanction sanctioned reward rewarded arm "
    "armed alert alerted give gave gives giving offer offered offers send sent grant granted provide provided supply supplied sue sued isolate isolated "
    "force forced compel compelled remind reminded advise advised caution cautioned anger angered infuriate infuriated reproach reproached implore implored "
    "beg begged petition petitioned chide chided scold scolded deny denied promise promised pushing pressing pressuring push pushed accept accepted want wants wanted wanting demand demanded invite invited order ordered expects".split()
)
# What passes to or from a government, or falls on it: "aid to Kabul", "sanctions on Harare", but not "a trip to Kabul".
_PASSING = frozenset(
    "aid assistance support warning warnings message messages ultimatum letter threat threats appeal appeals arms weapons sales concessions loan loans "
    "response request requests blow pressure demand demands help permission approval reaction order orders funding money condemnation criticism missiles "
    "missile tanks jets drones ammunition deliveries exports imports shipments protest note complaint apology offer offers proposal answer signal signals pledge assurance "
    "assurances guarantees compensation backing recognition cooperation evidence information intelligence promise promises plea reply "
    "invitation investment".split()
)
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
