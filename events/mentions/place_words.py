"""Words by which place names are known: kinds of places, prepositions, directions, and what joins a place to its parent."""

from __future__ import annotations

KIND_WORDS = {
    "district": "district districts subdistrict subdistricts tehsil tehsils taluk woluswali uluswali rayon raion raions upazila cercle canton commune "
                "communes woreda woredas lga lgas regency agency kabupaten arrondissement",
    "county": "county counties territory territories",
    "province": "province provinces state states governorate governorates region regions oblast department departments prefecture wilayat wilaya krai",
    "village": "village villages hamlet hamlets settlement settlements kibbutz township townships vereda barangay",
    "city": "city cities town towns capital municipality municipalities port",
    "area": "area areas locality localities neighborhood neighborhoods neighbourhood neighbourhoods suburb suburbs sector sectors quarter zone zones "
            "countryside outskirts intersection square colony borough ward slum slums shantytown favela enclave estate seafront waterfront beachfront corniche",
    "valley": "valley valleys gorge pass",
    "mountain": "mountain mountains hills hill heights peninsula desert forest jungle plateau",
    "island": "island islands isle islet atoll archipelago",
    "road": "road highway street avenue bridge junction roundabout boulevard motorway",
    "river": "river lake dam canal sea ocean strait bay",
    "border": "border frontier",
    "site": "airport airfield airbase base camp camps crossing checkpoint barracks garrison refinery mine",
    "building": "university hospital mosque church bazaar market stadium station headquarters school palace hotel jail prison compound "
                "subway metro theatre theater cinema restaurant cafe nightclub supermarket mall synagogue temple monastery "
                "cathedral shrine seminary clinic harbour harbor",
}  # fmt: skip
KIND_OF = {word: kind for kind, words in KIND_WORDS.items() for word in words.split()}
SEVERAL = frozenset("villages hamlets towns cities settlements townships districts".split())
"""Behind one name, these lie in the place of that name."""
MISSIONS = frozenset("embassy embassies consulate consulates ambassador consul".split())
"""What a country has in others: a bomb at the Iranian embassy, or Iran's, is not in Iran."""
OFFICES = frozenset(
    "governor gov gov. mayor premier chief commissioner police assembly house legislature senate council government ministry court prosecutor "
    "prosecutors attorney sheriff representative representatives congressman congresswoman senator sen. rep. supreme high".split()
)
"""Behind a place's name they are that place's: "Texas Governor Greg Abbott", "Kano State Police Command"."""
FAITHS = frozenset(
    "jewish catholic protestant christian muslim moslem islamic shiite shia shi'ite sunni orthodox anglican baptist methodist lutheran "
    "evangelical pentecostal presbyterian mormon adventist coptic maronite hindu sikh buddhist ahmadi ismaili baha'i yazidi".split()
)
"""Before a building they say whose it is, not what it is called: "a Catholic school"."""
WISHES = frozenset("request invitation insistence behest urging initiative suggestion instigation expense mercy side".split())
"""At whose wish something is done says nothing of where: "at Algeria's request"."""
BODIES = frozenset(
    "university bank ministry government president prime parliament church people republic king queen prince embassy consulate".split()
)
"""Behind these, "of" and a name tell whose something is, not where."""
LOCATIVE = frozenset(
    "in at near from to into around outside inside across throughout towards toward off between through along within beside "
    "outskirts via over above on against amid behind beyond under onto nearby".split()
)
CLOSE_BY = frozenset("in at near outside".split())
DIRECTIONS = {"north": 0.0, "northeast": 45.0, "north-east": 45.0, "east": 90.0, "southeast": 135.0, "south-east": 135.0,
              "south": 180.0, "southwest": 225.0, "south-west": 225.0, "west": 270.0, "northwest": 315.0, "north-west": 315.0}  # fmt: skip
UNITS = {"km": 1.0, "kms": 1.0, "kilometers": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometre": 1.0, "miles": 1.609, "mile": 1.609}
# Words before a name that are no part of it: "southern Helmand", "the central Iraqi city of Najaf".
REGIONAL = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern north-eastern north-western "
    "south-eastern south-western downtown upper lower".split()
) | frozenset(DIRECTIONS)  # fmt: skip
SPATIAL = frozenset(
    "part parts center centre heart rest most edge edges side sides section sections streets street outskirts suburbs battlefields battlefield "
    "vicinity coast coasts half quarter corner corners skies shores shore banks bank tip much all slopes foothills entrance gates gate middle slums "
    "jungles mountains plains roads waters airspace territory soil front tip interior north south east west border".split()
)
TAKEN = frozenset(
    "control capture recapture seizure fall siege bombing shelling bombardment occupation invasion liberation storming blockade evacuation defence defense sacking encirclement".split()
)
"""Behind these, "of" and a name tell where: "took control of Bambari"."""
RESIDENTS = frozenset("resident residents inhabitant inhabitants villagers townspeople townsfolk dwellers".split())
"""Who they are "of" a place says where they are at home, and mostly where they act."""
AIMED = frozenset(
    "bombed shelled liberated retook recaptured besieged overran stormed bombarded occupied evacuated patrolled pounded encircled "
    "bombing shelling besieging patrolling pounding bombarding".split()
)
"""Verbs whose object, if it is a name that may be a place's, is one."""
STRUCK = frozenset("hit struck hitting striking hits strikes".split())
PROJECTILES = frozenset(
    "rocket rockets missile missiles shell shells drone drones mortar mortars bomb bombs projectile projectiles".split()
)
"""What strikes a place by a name that may be a place's: "a missile hit Kiryat Shmona"."""
MODIFIERS = frozenset("provincial district refugee military international air army police local".split())
"""Between a name and the word for its kind: "Kandahar provincial capital", "Jenin refugee camp"."""
PARTICLES = frozenset("de del de-la la las los do da dos das du des al el".split())
"""Small words inside names of two: "San Miguel del Ene"."""
JOINTS = frozenset("of and y the wa ul es am an upon sur bin ibn abu ou".split())
"""Small words inside names that a gazetteer has to know: "Jammu and Kashmir", "Gulf of Aden"."""
LIST_JOINTS = frozenset((",", "and", "or", "&", "/"))
# Between a place and the place it lies in, articles and words for kinds and parts left out: "Sangin district, Helmand",
# "Malgir in Greshk", "Marja (Helmand)", "Ecatepec, on the outskirts of Mexico City", "San Jose, in the west of Lima".
PARENT_JOINTS = frozenset(
    (
        (",",),
        ("in",),
        ("of",),
        ("(",),
        ("/",),
        (",", "in"),
        (",", "of"),
        (",", "on", "of"),
        ("on", "of"),
        (",", "at", "of"),
        ("in", "of"),
        (",", "in", "of"),
        ("'s",),
        ("’s",),
    )
)
TALKS = frozenset(
    "talks ties relations relationship agreement deal war tension tensions match ceasefire truce dialogue conflict cooperation dispute "
    "meeting meetings contacts negotiations trade alliance summit treaty accord peace consultations differences rivalry friendship".split()
)
"""Between two places that stand for their governments: "talks between Kabul and Islamabad"."""
TITLES = frozenset(
    "mr mrs ms dr gen gen. general col col. colonel capt captain lt maj major sgt president minister mullah maulvi sheikh haji king "
    "queen prince pope saint judge senator".split()
)
