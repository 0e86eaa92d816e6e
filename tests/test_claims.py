"""Claims: what one sentence says of each action, written

    TYPE/mode: actors > targets @ places | times | with weapon | status | said by whom

"-" where the sentence names nobody; parts that say nothing (and "happened") are left out.
"""

from __future__ import annotations

import datetime as dt

import pytest

from events.model import Actor, Claim, Sentence
from events.pipeline import Extractor, extractor

DAY = dt.date(2020, 10, 20)


@pytest.fixture(scope="module")
def x() -> Extractor:
    return extractor()


def read(x: Extractor, text: str) -> tuple[Claim, ...]:
    return x.claims.read(x.find(Sentence(0, text, 0, len(text)), DAY))


def people(actors: tuple[Actor, ...]) -> str:
    return " + ".join(a.text for a in actors) or "-"


def shown(claim: Claim) -> str:
    parts = [f"{claim.type}{'/' if claim.mode else ''}{claim.mode}: {people(claim.actors)} > {people(claim.targets)}"]
    if claim.places:
        parts[0] += " @ " + " + ".join(p.text for p in claim.places)
    parts += [d.text for d in claim.dates]
    parts += [f"with {claim.weapon}"] * bool(claim.weapon) + [claim.status] * (claim.status != "happened")
    parts += [f"said by {claim.attributed_to}"] * bool(claim.attributed_to)
    return " | ".join(parts)


CASES = {
    # words in quotation marks inside a noun group
    'Serb troops overran the "safe area" of Zepa on Tuesday.': ('ASSAULT: Serb troops > safe area" of Zepa @ Zepa | Tuesday',),
    # who says it goes on
    "TPLF leader Debretsion Gebremichael said fighting was still raging and accused government troops of looting.": (
        "ACCUSE/disapprove: TPLF leader Debretsion Gebremichael > government troops",
    ),
    # floods and crashes are no attacks
    "Two thousand houses were destroyed when flash floods hit the valley.": (),
    "A helicopter crashed near the river, killing one and injuring 12.": (),
    # a vow to make attacks is a threat
    "The rebels vowed to intensify attacks with the arrival of spring.": ("THREATEN/violence: rebels > -", "ASSAULT: rebels > - | threatened"),
    # what others are asked to do is no deed of theirs, but gives the request its mode
    "The envoy urged the rebels to free the priest.": ("REQUEST/yield: envoy > rebels",),
    "The Security Council demanded that Serb forces leave Kosovo.": ("REQUEST/yield: Security Council > Serb forces @ Kosovo",),
    "Nurses begged the ministry to vaccinate the children.": ("REQUEST/assist: Nurses > ministry",),
    "The rebels vowed to blow up the dam.": ("THREATEN/violence: rebels > -", "ASSAULT/explosives: rebels > dam | threatened"),
    "The general ordered his troops to shell the port.": (
        "REQUEST: general > troops",
        "ASSAULT/heavy-weapons: troops > port | planned",
    ),
    # active and passive
    "Taliban fighters attacked a police checkpoint in Sangin district of Helmand province on Monday.": (
        "ASSAULT: Taliban fighters > police checkpoint @ Sangin | Monday",
    ),
    "The governor was assassinated by gunmen on a motorbike.": ("ASSAULT/targeted: gunmen > governor",),
    "Gunmen, who arrived on motorbikes, shot dead a councillor in Karachi.": (
        "ASSAULT/firearms: Gunmen > councillor @ Karachi",
    ),
    "Gunmen kidnapped two engineers from a building site in Zamfara State on Tuesday.": (
        "ASSAULT/abduct: Gunmen > two engineers @ Zamfara State | Tuesday",
    ),
    # weapons are no actors, and tell the mode
    "A roadside bomb killed three farmers near Lashkar Gah on Sunday.": (
        "ASSAULT/explosives: - > three farmers @ Lashkar Gah | Sunday | with roadside bomb",
    ),
    "Troops shelled Douma.": ("ASSAULT/heavy-weapons: Troops > Douma @ Douma",),
    # nouns, with the verbs that carry them
    "The army carried out several airstrikes in Sangin, Marjah, Nawa and Nad Ali districts.": (
        "ASSAULT/aerial: army > - @ Sangin + Marjah + Nawa + Nad Ali",
    ),
    "Clashes between army troops and rebels broke out near Goma.": ("ASSAULT: army troops > rebels @ Goma",),
    "The convoy came under attack from militants.": ("ASSAULT: militants > convoy",),
    "US airstrikes hit Helmand.": ("ASSAULT/aerial: US > - @ Helmand",),
    # two actions that grammar makes one happening lend each other what they lack
    "Five policemen were killed in an attack by Taliban fighters in Ghazni.": (
        "ASSAULT: Taliban fighters > Five policemen @ Ghazni",
        "ASSAULT: Taliban fighters > Five policemen @ Ghazni",
    ),
    "A suicide bomber blew himself up outside a mosque in Kabul, killing 12 worshippers.": (
        "ASSAULT/suicide-attack: suicide bomber > mosque @ Kabul",
        "ASSAULT/suicide-attack: suicide bomber > 12 worshippers @ Kabul",
    ),
    "Israel's strike on a convoy in Syria killed two officers.": (
        "ASSAULT: Israel > convoy @ Syria",
        "ASSAULT: Israel > two officers @ Syria",
    ),
    # and actions that are two stay two
    "On Monday police arrested two suspects in Farah; on Tuesday the army shelled a camp in Zabul.": (
        "COERCE/arrest: police > two suspects @ Farah | Monday",
        "ASSAULT/heavy-weapons: army > camp @ Zabul | Tuesday",
    ),
    # a list of predicates shares its subject, over brackets and asides
    "Police searched a house after a tip-off, arrested four men and seized weapons.": (
        "COERCE/seize: Police > house",
        "COERCE/arrest: Police > four men",
        "COERCE/seize: Police > - | with weapons",
    ),
    "Fighters of the group (JNIM), which is linked to al-Qaeda, have besieged Djibo.": (
        "ASSAULT: Fighters of the group > Djibo @ Djibo",
    ),
    "The minister, who met the envoy, rejected the offer and left.": (
        "CONSULT: minister > envoy",
        "REJECT: minister > offer",
    ),
    # who went on to say something is not whom he asked
    "The ministry recalled its envoy, asked the delegation to leave, and said troops had attacked a post.": (
        "SANCTION/withdraw: ministry > envoy",
        "REQUEST/yield: ministry > delegation",
        "ASSAULT: troops > post | said by ministry",
    ),
    # a list before a verb of its own is that verb's subject
    "The junta bombed a village, killing 100 people, witnesses and media reports said.": (
        "ASSAULT/explosives: junta > village",
        "ASSAULT/explosives: junta > 100 people",
    ),
    "Gunmen killed a teacher, a farmer and a driver.": ("ASSAULT/firearms: Gunmen > teacher + farmer + driver",),
    # whom a building shelters is not who is driven out there
    "An air strike on a school sheltering displaced people killed 27 Palestinians.": (
        "ASSAULT/aerial: - > school",
        "AID: school > displaced people",
        "ASSAULT/aerial: - > 27 Palestinians",
    ),
    # who finds the dead has not killed them
    "Police found the decapitated bodies of 11 men in Chilapa.": ("ASSAULT: - > decapitated bodies of 11 men @ Chilapa",),
    "Police found the body of a swimmer.": (),
    # what belongs to a circumstance is not the verb's
    "A patrol seized grenades from smugglers after a tip from residents.": ("COERCE/seize: patrol > smugglers | with grenades",),
    "A patrol seized grenades after a tip from residents.": ("COERCE/seize: patrol > - | with grenades",),
    # armed men do not demonstrate
    "Armed men on motorcycles invaded the school and marched the children into the forest.": (
        "ASSAULT: Armed men > school",
    ),
    # a form that could be a participle is the clause's verb, for want of another
    "Gunmen attacked in Kunduz and beat several journalists.": (
        "ASSAULT/firearms: Gunmen > - @ Kunduz",
        "ASSAULT/beat: Gunmen > several journalists @ Kunduz",
    ),
    # a country before a nominal action is its scene, unless states do such things
    "Mali convoy ambush leaves 37 dead": ("ASSAULT/firearms: - > 37", "ASSAULT/firearms: - > 37"),
    "Israel air strike kills four in Rafah": ("ASSAULT/aerial: Israel > four @ Rafah", "ASSAULT/aerial: Israel > four @ Rafah"),
    # names, nobody, crowds of thousands
    "The National Front for Liberation shot down a helicopter near Nayrab.": (
        "ASSAULT/heavy-weapons: National Front > helicopter @ Nayrab",
    ),
    "No one has been arrested.": (),
    "Tens of thousands marched in Yangon.": ("PROTEST/demo: Tens of thousands > - @ Yangon",),
    # words and deals
    "The foreign minister met his Iranian counterpart in Muscat on Thursday.": (
        "CONSULT: foreign minister > Iranian counterpart @ Muscat | Thursday",
    ),
    "Thousands of people marched through Santiago.": ("PROTEST/demo: Thousands of people > - @ Santiago",),
    "Government forces withdrew from Almar.": ("RETREAT/withdraw: Government forces > Almar @ Almar",),
    "The militants released four hostages in exchange for prisoners.": ("RETREAT/release: militants > four hostages",),
    # whom the thing that was done to concerns; else the thing itself, where it is done to
    "The ministry rejected a request by the rebels.": ("REJECT: ministry > rebels",),
    "The court turned down an appeal filed by the former mayor.": ("REJECT: court > former mayor",),
    "Baku rejected the Armenian proposal.": ("REJECT: Baku > Armenian",),
    "Parliament vetoed the resolution.": ("REJECT/yield: Parliament > resolution",),
    "Prosecutors opened an investigation into the death of a Kurdish prisoner.": (
        "ACCUSE/investigate: Prosecutors > Kurdish prisoner",
    ),
    "The council lifted the state of emergency.": ("CONCEDE: council > -",),
    # measures and moves of troops, for a place or out of it
    "The army imposed a curfew in Basra.": ("COERCE/curfew: army > Basra @ Basra",),
    "India withdrew its peacekeepers from Sinai.": ("SANCTION/withdraw: India > Sinai @ Sinai",),
    "The minister imposed a curfew on Monday.": ("COERCE/curfew: minister > - | Monday",),
    "Colombia offered to send troops to Haiti.": (
        "AGREE: Colombia > Haiti @ Haiti",
        "MOBILIZE/troops: Colombia > Haiti @ Haiti | planned",
    ),
    # what is asked for, and what is said of somebody
    "Lebanon asked Kuwait for an emergency loan.": ("REQUEST/assist: Lebanon > Kuwait",),
    "The Turkish president said Sweden must do more.": ("REQUEST: Turkish president > Sweden",),
    "The general said Hezbollah was responsible for the raid.": (
        "ACCUSE/allege: general > Hezbollah | said by general",
        "ASSAULT: - > - | said by general",
    ),
    "Hezbollah was responsible for the garden.": (),
    "Amnesty International issued a report accusing the army of torture.": (
        "ACCUSE/allege: Amnesty International > army",
    ),
    "The opposition said it would boycott the election.": ("THREATEN: opposition > election | said by opposition",),
    # what a speaker's own side will do is a threat, what others will do a forecast
    "The general said his troops would attack Goma.": ("THREATEN/violence: troops > Goma @ Goma | said by general",),
    "The general said the rebels would attack Goma.": ("ASSAULT: rebels > Goma @ Goma | hypothetical | said by general",),
    # crowds riot, others attack; animals and states are not beaten
    "Demonstrators hurled stones at riot police.": ("PROTEST/riot: Demonstrators > riot police",),
    "Settlers hurled stones at farmers.": ("ASSAULT/primitive: Settlers > farmers | with stones",),
    "Ireland beat Scotland in Dublin.": (),
    "The dog attacked a postman.": (),
    # a mediator is neither of those he mediates between
    "The bishop launched a mediation effort between the army and the rebels.": (
        "CONSULT/third-party: bishop > army + rebels",
    ),
    # who says so
    '"We killed ten soldiers," Mujahid said.': ("ASSAULT: Mujahid > ten soldiers | alleged | said by Mujahid",),
    "Gunmen killed a shopkeeper, police said.": ("ASSAULT/firearms: Gunmen > shopkeeper | said by police",),
    # each accused the other
    "Armenia and Azerbaijan accused each other.": (
        "ACCUSE/disapprove: Armenia > Azerbaijan",
        "ACCUSE/disapprove: Azerbaijan > Armenia",
    ),
    # what a striker does, and a soldier
    "Nurses struck again in Harare.": ("PROTEST/strike: Nurses > - @ Harare",),
    "The Taliban struck again in Kunduz.": ("ASSAULT: Taliban > - @ Kunduz",),
    "Unions called a strike for Friday.": ("PROTEST/strike: Unions > - | Friday | planned",),
    "Masked armed men attacked a bus.": ("ASSAULT: Masked armed men > bus",),
    "Masked protesters attacked a bus.": ("PROTEST/riot: Masked protesters > bus",),
    # who claims an attack did it, as he says
    "The Taliban claimed responsibility for the attack.": ("ASSAULT: Taliban > - | alleged | said by Taliban",),
    "No group has claimed responsibility for the attack.": ("ASSAULT: - > -",),
    "Rebels took responsibility for Monday's bombing that killed four.": (
        "ASSAULT/explosives: Rebels > four | Monday",
        "ASSAULT/explosives: Rebels > four | Monday",
    ),
    # who is accused of it, not who accuses
    "The governor blamed the rebels for planting the mine.": (
        "ACCUSE/disapprove: governor > rebels",
        "ASSAULT/explosives: rebels > - | with mine | alleged | said by governor",
    ),
    "The bishop condemned the murder of a priest by gunmen.": (
        "ACCUSE/disapprove: bishop > gunmen",
        "ASSAULT: gunmen > priest",
    ),
    "The UN condemned Israel's attack on the camp.": ("ACCUSE/disapprove: UN > Israel", "ASSAULT: Israel > camp"),
    # what is launched is no target, unless something is done to it
    "Russia launched 40 drones at Kyiv overnight.": ("ASSAULT/drone: Russia > Kyiv @ Kyiv | overnight | with 40 drones",),
    "The army used drones to attack the camp.": ("ASSAULT/drone: army > - | with drones", "ASSAULT: army > camp"),
    "Rebels attacked the mine.": ("ASSAULT: Rebels > mine",),
    # two clauses
    "A bomb exploded in Homs and gunmen attacked a post in Hama.": (
        "ASSAULT/explosives: - > Homs @ Homs | with bomb",
        "ASSAULT/firearms: gunmen > post @ Hama",
    ),
    # who carried out what is condemned, and whose words a leaflet carries
    "The council condemned the murder of Ana Ruiz, carried out by rebels in Herat.": (
        "ACCUSE/disapprove: council > murder of Ana Ruiz @ Herat",
        "ASSAULT: rebels > Ana Ruiz @ Herat",
    ),
    "Rebels distributed leaflets claiming responsibility for the murder of Judge Pedro Lara.": ("ASSAULT: Rebels > Judge Pedro Lara",),
    "Police found leaflets claiming responsibility for the murder of Judge Pedro Lara.": ("ASSAULT: - > Judge Pedro Lara | said by Police",),
    # who grants what a decree grants
    "The president signed a decree granting amnesty to the rebels.": ("CONCEDE: president > rebels",),
    "Militants took two teachers hostage in Khost.": ("ASSAULT/abduct: Militants > two teachers @ Khost",),
    "A suicide bomber detonated his explosives near a checkpoint.": (
        "ASSAULT/suicide-attack: suicide bomber > checkpoint | with explosives",
    ),
    "The rebels' campaign of bombings against the police went on.": ("ASSAULT/explosives: rebels > police",),
    # whose weapon it was
    "Russian jets bombed a hospital in Idlib.": ("ASSAULT/aerial: Russian > hospital @ Idlib",),
    "Jets bombed a hospital in Idlib.": ("ASSAULT/aerial: Jets > hospital @ Idlib",),
    "A mine planted by rebels killed two soldiers in Arauca.": (
        "ASSAULT/explosives: rebels > - @ Arauca",
        "ASSAULT/explosives: rebels > two soldiers @ Arauca | with mine",
    ),
    # what an attack hit
    "A convoy was hit by an airstrike in Homs.": ("ASSAULT/aerial: - > convoy @ Homs",),
    "Troops repelled an attack by rebels.": ("ASSAULT: Troops > rebels",),
    "The shooting was blamed on rebels.": ("ASSAULT/firearms: rebels > -", "ACCUSE/disapprove: - > rebels"),
    "The editor was released following mediation by elders.": (
        "RETREAT/release: - > editor",
        "CONSULT/third-party: elders > -",
    ),
    "The Council condemned in the strongest terms the attack on peacekeepers.": (
        "ACCUSE/disapprove: Council > attack",
        "ASSAULT: - > peacekeepers",
    ),
    "The minister is expected to visit Beijing next week.": (
        "CONSULT/visit: minister > Beijing @ Beijing | next week | planned",
    ),
    # the verb that ", killing" goes with
    "Soldiers fired on a car that failed to stop, killing two people.": (
        "ASSAULT/firearms: Soldiers > car",
        "ASSAULT: Soldiers > two people",
    ),
    "Police foiled a plot to bomb the embassy and arrested five men.": (
        "ASSAULT/explosives: - > embassy | negated",
        "COERCE/arrest: Police > five men",
    ),
    # who is blamed did it
    "The army blamed the rebels for the attack on the convoy.": (
        "ACCUSE/disapprove: army > rebels",
        "ASSAULT: rebels > convoy | alleged | said by army",
    ),
    # whose "by" it is
    "Villagers staged a protest at the killing of two youths by soldiers.": (
        "PROTEST/demo: Villagers > killing of two youths",
        "ASSAULT: soldiers > two youths",
    ),
    # what stands beside a noun belongs to it
    "He freed the mayor, kidnapped on 3 May.": ("RETREAT/release: He > mayor", "ASSAULT/abduct: - > mayor | 3 May"),
    "Police said a hospital was bombed by US aircraft.": ("ASSAULT/aerial: US > hospital | said by Police",),
    "The mayor was murdered by rebels, police said, because he refused to pay them.": (
        "ASSAULT: rebels > mayor | said by police",
        "REJECT/assist: he > them | said by police",
    ),
    "Rebels hurled a bomb at a bank without wounding anyone.": (
        "ASSAULT/explosives: Rebels > bank | with bomb",
    ),
    "Guards opened fire on students protesting against a fee in Sindrabad.": (
        "ASSAULT/firearms: Guards > students @ Sindrabad",
        "PROTEST/demo: students > fee @ Sindrabad",
    ),
    "Rebels killed five men near the town of Sindrabad, a police spokesman said.": (
        "ASSAULT: Rebels > five men @ Sindrabad | said by police spokesman",
    ),
    # of two sides neither is said to have killed
    "Ten people were killed in fighting between herders and farmers in Plateau.": (
        "ASSAULT: - > Ten people @ Plateau",
        "ASSAULT: herders > farmers @ Plateau",
    ),
    "The bombing of a bus, in which nine people died, was claimed by the Taliban.": ("ASSAULT/explosives: Taliban > bus",),
    "Gunmen stormed a bar and shot dead six people.": (
        "ASSAULT/firearms: Gunmen > bar",
        "ASSAULT/firearms: Gunmen > six people",
    ),
    "The rebels, whom the army accuses of theft, released 20 boys.": ("RETREAT/release: rebels > 20 boys",),
    # those harmed in a fight are the one side of it, and whose operation it was are the other
    "Two rebels were killed in a clash with the army near Herat.": (
        "ASSAULT: army > Two rebels @ Herat",
        "ASSAULT: army > Two rebels @ Herat",
    ),
    "Two people were killed in a clash between rebels and the army.": (
        "ASSAULT: - > Two people",
        "ASSAULT: rebels > army",
    ),
    "The smuggler was killed in a police raid in Herat.": (
        "ASSAULT: police > smuggler @ Herat",
        "COERCE/seize: police > - @ Herat",
    ),
    # who is arrested over an attack is who is said to have made it
    "Two men were arrested in Herat on Monday in connection with the murder of Judge Omar Daud.": (
        "COERCE/arrest: - > Two men @ Herat | Monday",
        "ASSAULT: Two men > Judge Omar Daud @ Herat",
    ),
    "Two men were arrested in Herat on Monday after the murder of Judge Omar Daud.": (
        "COERCE/arrest: - > Two men @ Herat | Monday",
        "ASSAULT: - > Judge Omar Daud @ Herat",
    ),
    # claimed, between whom and what stands a time
    "The Taliban claimed responsibility on Monday for the bombing of a bus in Herat.": (
        "ASSAULT/explosives: Taliban > bus @ Herat | alleged | said by Taliban",
    ),
    "In a statement, the Peace Front, PF, claimed responsibility for a bomb attack in Herat.": (
        "ASSAULT/explosives: Peace Front > - @ Herat | with bomb",
    ),
    # whom "who" is about, and what the main clause's day is not of
    "The funerals of the priests who were killed in Herat will be held on Friday.": ("ASSAULT: - > priests @ Herat",),
    "The bodies of the two men were found in Herat.": (),
    # words are no weapons
    "The senator harshly attacked the president.": (),
    "The rebels suddenly attacked the president.": ("ASSAULT: rebels > president",),
    "Nine people were killed in the crash of an airliner.": (),
    "Nine people were killed in a wave of bombings.": ("ASSAULT: - > Nine people",),
    "The crowd mourned after Senator Lara's assassination.": ("ASSAULT/targeted: - > Senator Lara",),
    # names that a participle gives
    "Three members of a gang called the Owls attacked a bus.": ("ASSAULT: Three members of a gang > bus",),
    # planes are their country's armed force
    "Homes in Aleppo were destroyed by Russian aircraft.": ("ASSAULT/destroy: Russian > Homes @ Aleppo",),
    # who has it done, and to whom it is done
    "The president had the editor arrested in Herat on Monday.": ("COERCE/arrest: president > editor @ Herat | Monday",),
    "The force had two soldiers killed in Herat on Monday.": ("ASSAULT: - > two soldiers @ Herat | Monday",),
    "Police arrest of a union leader sparked a strike by 900 miners.": (
        "COERCE/arrest: Police > union leader",
        "PROTEST/strike: 900 miners > -",
    ),
    "Gunmen using silenced rifles shot dead a judge in Herat.": ("ASSAULT/firearms: Gunmen > judge @ Herat",),
    # one act of words, one claim; a denial says what is denied
    "The rebels refused to free the hostages.": ("REJECT/yield: rebels > hostages",),
    "Iran warned Oman that it would retaliate.": ("THREATEN: Iran > Oman",),
    "The lawyer said he would petition the governor.": ("PROTEST: lawyer > governor | hypothetical | said by lawyer",),
    "The ceasefire signed in Herat will hold.": ("RETREAT/ceasefire: - > - @ Herat",),
    "The emir had 20 of them arrested in Herat.": ("COERCE/arrest: emir > 20 of them @ Herat",),
    "The rebels promised not to attack Goma.": ("AGREE: rebels > Goma @ Goma", "ASSAULT: rebels > Goma @ Goma | negated",),
    "A man suspected of theft was beaten to death by the crowd.": ("ASSAULT/beat: crowd > man",),
    # what is supposed, with "if" or with the verb before its subject
    "Had the army attacked Goma, hundreds would have fled.": ("ASSAULT: army > Goma @ Goma | hypothetical",),
    "Hundreds would have fled had the army attacked Goma.": ("ASSAULT: army > Goma @ Goma | hypothetical",),
    "Should the rebels attack again, many will flee.": ("ASSAULT: rebels > - | hypothetical",),
    "They had attacked Goma and the town would burn.": ("ASSAULT: They > Goma @ Goma",),
    "The militia said it would carry out attacks on Goma.": ("THREATEN/violence: militia > Goma @ Goma | alleged | said by militia",),
    "The premier called the raid on Goma in May a crime.": ("ASSAULT: - > Goma @ Goma | May",),
    "The premier called the attack on Goma a crime.": ("ASSAULT: - > Goma @ Goma",),
    "The ministry claimed that 80 fighters were killed.": ("ASSAULT: - > 80 fighters | alleged | said by ministry",),
    "Troops invaded after a coup backed by Chad.": ("ASSAULT: Troops > -", "ASSAULT: Chad > -", "SUPPORT: Chad > -"),
    "Two outposts near Herat fell at dawn.": ("COERCE/seize: - > Two outposts @ Herat",),
    "The army and rebels traded fire across the river.": ("ASSAULT/firearms: army > rebels",),
    # other senses of the words of violence
    "The town fell silent.": (),
    "The company fired 20 employees.": (),
    "The singer bombed in Las Vegas.": (),
    "General Dostum spoke in Jawzjan.": (),
    "The bazaar was quiet and the shops were open.": (),
    "The flood killed nine people in Ghazni.": (),
}  # fmt: skip


@pytest.mark.parametrize("sentence", CASES)
def test_claims(sentence: str, x: Extractor) -> None:
    assert tuple(shown(claim) for claim in read(x, sentence)) == CASES[sentence]


def test_a_claim_says_how_its_slots_were_filled(x: Extractor) -> None:
    (claim,) = read(x, "The governor was assassinated by gunmen on a motorbike.")
    assert "passive" in claim.trace
    assert claim.action == "was assassinated"
    (claim,) = read(x, "The army carried out several airstrikes in Sangin.")
    assert claim.trace[1] == "support verb 'carried'"
    assert (claim.action, claim.nominal, claim.definite) == ("carried out several airstrikes", True, False)


def test_nouns_that_point_back_are_definite(x: Extractor) -> None:
    definite = {
        text: [c.definite for c in read(x, text) if c.nominal]
        for text in ("The attack killed five soldiers.", "An attack killed five soldiers.")
    }
    assert list(definite.values()) == [[True], [False]]


def test_linked_claims_name_each_other(x: Extractor) -> None:
    killed, attack = read(x, "Five policemen were killed in an attack by Taliban fighters in Ghazni.")
    assert (killed.links, attack.links) == ((attack.start,), (killed.start,))


def test_what_only_tells_of_an_effect_is_marked(x: Extractor) -> None:
    (wounded,) = read(x, "Two policemen were wounded in Ghazni.")
    (attacked,) = read(x, "Gunmen attacked two policemen in Ghazni.")
    assert (wounded.effect, attacked.effect) == (True, False)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The company fired 20 employees.", "its object is none of the rule's"),
        ("The flood killed nine people in Ghazni.", "'flood' is no attack"),
    ],
)
def test_refused_senses_say_why(text: str, reason: str, x: Extractor) -> None:
    refusals = x.claims.refusals(x.find(Sentence(0, text, 0, len(text)), DAY))
    assert reason in {why for _, _, why in refusals}
