"""The words of time: what each may be (its kind) and what it stands for.

`KINDS` names every kind of word the date grammar speaks of. A word has one kind; those that are mostly something
else ("may", "fall", "Asad") have kinds of their own, which the grammar takes only in firm company.
"""

from __future__ import annotations

from typing import Any

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY_SHORT = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTH_SHORT = {
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip

# The signs of the Afghan year in Dari and Pashto, the months of the Iranian, as newsrooms spell them in Latin letters.
SOLAR_MONTHS: tuple[tuple[str, ...], ...] = (
    ("hamal", "hammal", "wray", "wrai", "wrey", "farvardin", "farwardin"),
    ("sawr", "saur", "saor", "sowr", "thawr", "thaur", "ghwayay", "ghwayai", "ghwaye", "ghoyay", "ghwaya",
     "ordibehesht", "ardibehesht"),
    ("jawza", "jauza", "jowza", "jawzah", "jouza", "gbargolay", "ghbargolay", "ghbargholay", "gbargolai", "khordad"),
    ("saratan", "sarataan", "chungash", "chungakh", "chungaakh", "changash", "changakh", "tir"),
    ("asad", "assad", "zmaray", "zmarai", "zmarey", "mordad", "amordad"),
    ("sunbula", "sonbola", "sumbula", "sonbula", "sunbulah", "sunbola", "sumbola", "wazhay", "wagay", "wagai", "wazhai",
     "shahrivar"),
    ("mizan", "meezan", "mezan", "tala", "tula", "mehr"),
    ("aqrab", "aghrab", "akrab", "larum", "laram", "lrum", "aban"),
    ("qaws", "qaus", "qows", "qous", "qaos", "linday", "lindai", "lindey", "lindy", "azar"),
    ("jadi", "jaddi", "jady", "jaddy", "jadee", "jadai", "marghumay", "marghumai", "marghomai", "marghomay", "dey"),
    ("dalwa", "dalw", "dalv", "dalwah", "dalva", "dalu", "daluw", "salwagha", "salwaagha", "salwagh", "bahman"),
    ("hoot", "hut", "hout", "kab", "esfand"),
)  # fmt: skip
SOLAR_WEAK = frozenset("asad assad tala tula tir mehr dey azar lindy hut kab larum laram wray bahman".split())
LUNAR_MONTHS = {
    "muharram": 1, "moharram": 1, "muharam": 1, "safar": 2, "rajab": 7, "shaban": 8, "shaaban": 8, "ramadan": 9,
    "ramazan": 9, "ramadhan": 9, "zilqada": 11, "zilhaj": 12, "zilhajja": 12, "dhulhijjah": 12, "ramzan": 9, "ramazaan": 9, "ramadaan": 9, "shawwal": 10, "shawal": 10,
}  # fmt: skip

FEASTS = {
    "ashura": "ashura", "ashoura": "ashura", "ashurah": "ashura", "tasua": "tasua", "arbaeen": "arbaeen", "arbain": "arbaeen",
    "nowruz": "nowruz", "nawroz": "nowruz", "nowroz": "nowruz", "nauroz": "nowruz", "navroz": "nowruz", "newroz": "nowruz",
    "norooz": "nowruz", "nawruz": "nowruz", "mawlid": "mawlid", "milad": "mawlid", "hajj": "hajj", "christmas": "christmas",
    "easter": "easter", "pentecost": "pentecost", "halloween": "halloween", "thanksgiving": "thanksgiving", "eid": "eid",
}  # fmt: skip

NUMBERS = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12}
ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
# How far back a vague count may reach: (fewest, most).
VAGUE = {"couple": (2, 2), "few": (2, 5), "several": (3, 7), "many": (3, 12), "some": (2, 7)}

# kind -> words. The value of a word is given after a colon, else the word itself.
_TABLE: dict[str, str] = {
    "day": "day",
    "days": "days:day nights:day",
    "week": "week fortnight",
    "weeks": "weeks:week fortnights:fortnight",
    "span": "month year decade",
    "spans": "months:month years:year decades:decade",
    "clock_unit": "second:minute minute moment:minute instant:minute",
    "clock_units": "hour hours:hour hrs:hour seconds:minute minutes:minute moments:minute",
    "weekend": "weekend weekends",
    "part": "morning afternoon evening night nighttime mid-morning",
    "point": "dawn dusk midnight noon midday daybreak sunrise sunset nightfall sundown predawn lunchtime",
    "season": "summer:2 autumn:3 winter:4 springtime:1",
    "season_weak": "spring:1 fall:3",
    "today": "today:0 yesterday:-1 tomorrow:1",
    "tonight": "tonight:0",
    "overnight": "overnight",
    "last": "last past:past",
    "final": "final closing dying",
    "opening": "opening",
    "previous": "previous preceding prior",
    "next": "next coming upcoming",
    "following": "following ensuing",
    "this": "this these",
    "same": "same very",
    "that": "that",
    "recent": "recent",
    "recently": "recently lately",
    "early": "early",
    "wee": "wee small",
    "late": "late",
    "mid": "mid middle",
    "earlier": "earlier",
    "later": "later afterward afterwards",
    "ago": "ago",
    "back": "back",
    "before": "before",
    "after": "after",
    "since": "since",
    "until": "until till til",
    "by": "by",
    "as": "as",
    "of": "of",
    "the": "the",
    "a": "a an",
    "on": "on",
    "in": "in",
    "at": "at around about",
    "during": "during over within throughout across",
    "from": "from",
    "to": "to through thru into",
    "between": "between",
    "and": "and or",
    "end": "end",
    "ending": "ending ended",
    "start": "beginning start starting outset onset",
    "half": "half",
    "quarter": "quarter",
    "eve": "eve",
    "so": "so",
    "far": "far",
    "his": "his her its their my our your",
    "people": "people persons troops police civilians soldiers men women children policemen militants members fighters "
    "insurgents voters families others rebels residents villagers students workers officers terrorists guerrillas "
    "prisoners refugees employees inhabitants personnel passengers houses homes cases votes",
    "measure": "percent dollars miles kilometers kilometres km meters metres feet kg kilograms tons tonnes hectares acres "
    "pounds euros million billion thousand hundred rounds hours hrs gmt degrees rifle rifles toyota nissan honda ford hilux corolla "
    "mercedes hyundai isuzu mitsubishi",
    "paper": "times telegraph mirror express mail world herald independent post star tribune punch people's standard vision",
    "mosque": "mosque",
    "festive": "tree trees card cards gift gifts present presents market markets party parties shopping bonus bonuses carol "
    "carols song songs message lights decorations dinner",
    "faith": "confidence trust faith belief",
    "attacks": "attacks",
    "every": "every each per",
    "title": "mr mrs ms miss dr sir lord chief president minister premier secretary theresa pastor",
    "rank": "brigadier general gen colonel col captain capt major maj sergeant sgt lieutenant lt inspector superintendent "
    "commissioner governor senator reverend rev bishop honourable prof professor comrade",
    "said": "said says told added took became visited met has had is was will won announced warned",
    "prayers": "prayers prayer sermon sermons",
    "band": "movement front brigade group organization organisation coalition party faction movements hospital hotel "
    "road street square bridge foundation university stadium airport avenue avenues neighborhood neighbourhood dam "
    "barracks brigades revolutionary battalion alliance army union league network committee regiment squad coalition militia",
    "road": "highway route avenue road",
    "local": "local utc zulu est",
    "elections": "election elections vote votes poll polls summit referendum ballot",
    "calendar": "solar hijri shamsi",
}


def _words() -> dict[str, tuple[str, Any]]:
    table: dict[str, tuple[str, Any]] = {}
    for kind, words in _TABLE.items():
        for item in words.split():
            word, _, value = item.partition(":")
            number = value.lstrip("-").isdigit()
            table.setdefault(word, (kind, int(value) if number else value or word))
    table.update((word, ("weekday", n)) for n, word in enumerate(WEEKDAYS))
    table.update((word, ("weekday_short", n)) for word, n in WEEKDAY_SHORT.items())
    table.update((word, ("month", n)) for n, word in enumerate(MONTHS, 1))
    table.update((word, ("month_weak", MONTHS.index(word) + 1)) for word in ("may", "march"))
    table.update((word, ("month_short", n)) for word, n in MONTH_SHORT.items())
    for n, names in enumerate(SOLAR_MONTHS, 1):
        table.update((word, ("solar_weak" if word in SOLAR_WEAK else "solar", n)) for word in names)
    table.update((word, ("lunar", n)) for word, n in LUNAR_MONTHS.items())
    table.update((word, ("feast", name)) for word, name in FEASTS.items())
    table.update((word, ("number", (n, n))) for word, n in NUMBERS.items())
    table.update((word, ("vague", bounds)) for word, bounds in VAGUE.items())
    table.update((word, ("ordinal", n)) for word, n in ORDINALS.items())
    return table


# word -> (kind, value)
WORDS = _words()
