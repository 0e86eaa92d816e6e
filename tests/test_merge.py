"""Merge: which sentences of an article tell of one happening, and what is known of it then."""

from __future__ import annotations

import pytest

from events.article import article
from events.clean import clean
from events.model import Happening
from events.pipeline import Extractor, extract, extractor
from events.sentences import sentences


@pytest.fixture(scope="module")
def x() -> Extractor:
    return extractor()


def happenings(x: Extractor, text: str) -> list[Happening]:
    cleaned = clean(article({"id": "a", "text": text, "published": "2020-10-20"}))
    return x.happenings((cleaned,), (x.mentions(cleaned, sentences(cleaned)),))[0][0]


FIRST = "Gunmen attacked a bus in Herat city on Monday."
CASES = {
    # what unites: the same people, place, day; a definite noun; what only tells of an effect
    "0+1": [
        (FIRST, "The attack killed five passengers."),
        (FIRST, "They also shot at a truck."),
        ("A student killed ten people in Herat city on Monday.", "The gunman shot at a car."),
        ("Two bombings killed ten people in Herat city on Monday.", "Dozens were hurt."),
        ("A school in Sumy was destroyed by a drone on Monday.", "Four people were killed."),
        ("Taliban fighters attacked a convoy in Ghazni, killing 13 soldiers.", "Two Taliban fighters were killed in the firefight."),
        ("A bomber attacked a bus in Kashmir on Monday.", "The bomber killed 12 policemen in Kashmir's Pulwama district."),
        (FIRST, "Two policemen were wounded in the attack."),
        (FIRST, "Five passengers were killed."),
        (FIRST, "The gunmen attacked the bus on a busy road."),
        (FIRST, "One passenger was killed and another wounded."),
        (FIRST, "They shot dead the driver."),
        ("Gunmen shot at Judge Pedro Lara Rojas in Herat city on Monday.", "Lara was wounded by a bomb that was thrown at his car."),
        ("Judge Pedro Lara was shot by three men in Herat city on Monday.", "He was shot eight times."),
        ("The group claimed responsibility today for the attack on Maria Diaz, a judge of the court, who was killed on Friday in Herat.", "The group spoke of the attack."),
        ("Insurgents attacked a meeting in Herat on Monday, throwing grenades and firing at the people there.", "The attack lasted an hour."),
        ("A bomb exploded in Kabul on Monday.", "The blast killed five people."),
        ("A bomb exploded in Kabul on Monday.", "It damaged a school."),
        ("A suicide attack on a mosque in Kabul killed 12 worshippers on Monday.", "The attack also killed 3 policemen."),
        ("A suicide attack on a mosque in Kabul killed 12 worshippers on Monday.", "A suicide attack on the mosque in Kabul killed 12 people, police said."),
        ("Taliban fighters attacked a base in Ghazni on Monday.", "The militants killed six soldiers."),
        ("Police detain Taliban leader in Kandahar.", "Police detained a Taliban leader in the Arghandab district of Kandahar province."),
        ("Russian shelling killed three people in Kherson on Monday.", "Russian forces shelled the city of Kherson on Monday."),
        ("Gunmen attacked a college in Herat on Monday, killing ten students.", "Two attackers were killed by soldiers."),
        ("Eleven militants were killed in Faryab on Monday.", "Eleven Taliban fighters were killed in the Qaisar district of Faryab."),
        ("A clash killed ten rebels in Faryab, police said on Monday.", "The clash began in Qaisar district of Faryab late on Sunday."),
    ],
    # what separates: a word that says so, another place, day, mode, people, standing
    "0 1": [
        ("The force killed a rebel in Logar on May 3, 2020.", "The Taliban leader was killed in April."),
        ("US forces bombed a base in Achin on Monday.", "In 2017 the United States dropped a bomb on caves in Achin."),
        (FIRST, "In a separate incident, gunmen attacked a shop."),
        (FIRST, "Rebels also fired on a patrol."),
        ("Gunmen killed a chief at Kalengera in North Kivu on Monday.", "The area is held by a group that has killed traders around Beni."),
        ("Three candidates have been murdered in the campaign.", "Pedro Lara was shot in Cali on Monday."),
        ("Two soldiers were shot dead in the Qarsha quarter on Monday.", "Near Herat, a sniper wounded an officer."),
        ("Gunmen killed three farmers at Karsht on Monday.", "At Belanga, gunmen killed a trader."),
        (FIRST, "Another attack killed two men."),
        ("British soldiers came under fire in Basra on Sunday.", "The soldiers returned fire and one attacker was killed."),
        ("Bombings and shootings killed 14 people on Monday.", "Two policemen were killed at Tuz Khurmatu."),
        ("A suicide bomber killed five people in Kabul on Monday.", "A second bomber killed two policemen in Kabul."),
        (FIRST, "Teachers killed a dog thief."),
        ("Gunmen abducted Pedro Lara in Herat city on Monday.", "Lara was killed on Tuesday."),
        ("Gunmen killed Pedro Lara in Herat city on Monday.", "Gunmen killed Juan Mora in Herat city on Monday."),
        ("Gunmen killed a judge in Herat city on Monday.", "More than 400 judges have been murdered since 2016."),
        ("A suicide bomber killed five people at a mosque in Kabul on Monday.", "An hour later, a suicide bomber attacked a hospital in Kabul."),
        ("A suicide attack on a mosque in Kabul killed 12 worshippers on Monday.", "A suicide attack on an army bus in Kabul killed 8 soldiers on Monday."),
        (FIRST, "Gunmen attacked a shop in Kandahar city."),
        (FIRST, "Gunmen attacked a shop in Herat city on Sunday."),
        (FIRST, "Police arrested two men in Herat city on Monday."),
        ("About 9,000 people have been displaced.", "Shells hit a market in Khartoum on Thursday, killing six traders."),
        ("Troops destroyed seven trucks near Marte in Borno.", "The conflict has killed more than 30,000 people since 2009."),
        ("A missile strike killed two people in Poltava on Friday.", "The air force shot down 11 missiles."),
        ("Police arrested nine smugglers in Herat on Monday.", "Border guards detained several divers."),
        (FIRST, "Gunmen will attack another bus in Herat city, an official warned."),
        ("Russian shelling killed three people in Kherson on Monday.", "Ukrainian forces shelled the city of Kherson on Monday."),
        ("Taliban fighters attacked a base in Ghazni on Monday.", "Islamic State attacked a base in Ghazni on Monday."),
    ],
    "0 1 2": [
        (FIRST, "Police detained two men in Kandahar city.", "Police detained two men in the Arghandab district of Kandahar province."),
    ],
    "0+2 1": [
        (FIRST, "Police arrested four teachers in Kabul on Sunday.", "The attack in Herat city killed five passengers."),
    ],
    # what is answered is another happening
    "0+1 1": [
        ("Gunmen killed two students in Herat on Tuesday.", "The group said it carried out the attack in revenge for Monday's bombing of a shop in Ghazni."),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("groups", "told"), [(g, told) for g, texts in CASES.items() for told in texts], ids=lambda v: v if isinstance(v, str) else v[1][:50]
)
def test_which_sentences_go_together(groups: str, told: tuple[str, ...], x: Extractor) -> None:
    found = happenings(x, " ".join(told))
    assert " ".join("+".join(str(s) for s in sorted({c.sentence for c in h.claims})) for h in found) == groups


def test_who_is_only_surrounded_and_then_arrested_is_not_attacked(x: Extractor) -> None:
    told = happenings(x, "Joseph Okot was placed under house arrest in Gulu on Monday. Police surrounded his home at dawn.")
    assert [(h.type, [a.text for a in h.actors]) for h in told] == [("COERCE", ["Police"])]
    told = happenings(x, "Troops surrounded the mosque in Multan on Friday. Gunmen killed a trader in Lahore.")
    assert [h.type for h in told] == ["ASSAULT", "ASSAULT"]


def test_what_is_said_in_the_present_is_said_on_the_day_of_publication(x: Extractor) -> None:
    told = happenings(x, "Troops killed ten rebels near Goma on Thursday. Chad has warned the rebels. Mali condemned the attack.")
    assert [(h.type, h.interval.start.isoformat() if h.interval.start else "") for h in told] == [
        ("ASSAULT", "2020-10-15"), ("THREATEN", "2020-10-20"), ("ACCUSE", "2020-10-15"),
    ]  # fmt: skip


def test_armed_men_who_may_be_anybodys_are_not_those_of_the_one_group_named(x: Extractor) -> None:
    told = "Al-Shabaab said it had shelled Baidoa. Gunmen killed a trader in Kismayo. The militants also attacked a bus near Jowhar."
    actors = [[a.name for a in h.actors] for h in happenings(x, told) if h.type == "ASSAULT"]
    assert actors[1:] == [[""], ["Al-Shabaab"]]


def test_who_claims_an_attack_did_it_and_nothing_is_made_of_a_claim_alone(x: Extractor) -> None:
    told = happenings(x, "Gunmen killed two farmers near Gao on Monday. Ansar Dine quickly claimed responsibility.")
    assert [[a.text for a in h.actors] for h in told] == [["Ansar Dine", "Gunmen"]]
    told = happenings(x, "Masked gunmen shot two farmers near Gao on Monday. Ansar Dine later claimed the attack.")
    assert [h.actors[0].text for h in told] == ["Ansar Dine"]
    assert not happenings(x, "Ansar Dine claimed responsibility. The market was open again.")
    assert len(happenings(x, "A bomb wounded two farmers near Gao. No group has claimed responsibility.")) == 1


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("At least 12 killed in twin truck bombings in Quetta", "Two truck bombs exploded outside a barracks in Quetta on Monday, killing at least 12 people."),
        ("Sudan government air strike kills 20 in Nyala", "An air strike by Sudan's army on a market in Nyala killed 20 people on Monday."),
    ],
)  # fmt: skip
def test_the_lead_tells_what_the_title_does(title: str, lead: str, x: Extractor) -> None:
    rows = x.extract(article({"id": "a", "text": lead, "title": title, "published": "2020-10-20"}))
    assert [row.killed_low for row in rows] == [int("".join(c for c in title if c.isdigit()))]


def test_what_is_told_later_is_added(x: Extractor) -> None:
    (h,) = happenings(
        x,
        "A bus was attacked in Herat city on Monday. The attack was carried out by Taliban fighters. Five passengers were killed and two were wounded.",
    )
    assert [a.name for a in h.actors] == ["Taliban"]
    assert {(t.effect, t.best) for t in h.tolls} == {("killed", 5), ("wounded", 2)}
    assert [place.name for place in h.locations] == ["Herāt"]


def test_a_nearer_place_replaces_a_wider_one(x: Extractor) -> None:
    (h,) = happenings(x, "Gunmen attacked a bus in Helmand province on Monday. The attack in Sangin district killed five passengers.")
    assert [place.name for place in h.locations] == ["Sangin"]


def test_a_stated_mode_beats_a_generic_one(x: Extractor) -> None:
    (h,) = happenings(x, "An attack killed five people in Kabul on Monday. A car bomb exploded in Kabul on Monday.")
    assert h.mode == "explosives"


def test_what_a_few_were_killed_with_is_not_what_many_were(x: Extractor) -> None:
    text = "Troops killed 17 insurgents in an operation in Ghazni. In one clash a helicopter killed two insurgents with rockets."
    (h, *_) = happenings(x, text)
    assert (h.mode, h.weapon) == ("", "")


@pytest.mark.parametrize(
    ("text", "action", "day"),
    [
        ("Guards who had been captured in July were executed on Sunday in Herat.", "were executed", "2020-10-18"),
        ("Guards who had been captured in July were executed in Herat.", "were executed", "2020-07-01"),
        ("Troops killed a marcher in Herat, a day after a vote on Friday.", "killed", "2020-10-17"),
        ("Troops killed a marcher in Herat two days before the vote of 9 October.", "killed", "2020-10-07"),
    ],
)
def test_a_time_is_its_own_verbs(text: str, action: str, day: str) -> None:
    assert [start for said, _, start, _ in rows(text) if said == action] == [day]


def test_what_is_not_stated_is_inherited_from_before(x: Extractor) -> None:
    first, second = happenings(x, FIRST + " Police arrested two men.")
    assert (second.type, second.locations[0].name, second.locations[0].reason) == ("COERCE", "Herāt", "inherited")
    assert (second.interval.start, second.interval.reason) == (first.interval.start, "inherited")


def test_an_attack_known_only_as_the_attack_is_none(x: Extractor) -> None:
    assert happenings(x, "The attack shocked the region.") == []


def test_an_alleged_attack_that_also_happened_happened(x: Extractor) -> None:
    (h,) = happenings(
        x,
        "Taliban fighters claimed that they had killed six soldiers in Ghazni on Monday. Taliban fighters killed six soldiers in Ghazni on Monday.",
    )
    assert h.status == "happened"


def rows(text: str, published: str | None = "2020-10-20") -> list[tuple[str | None, str | None, str | None, str]]:
    """Action, words for the time, first day and its reason, of what is told as real."""
    return [
        (row.action, row.date_text, str(row.date_start) if row.date_start else None, row.date_reason)
        for row in extract(text, published=published)
        if row.status in ("happened", "alleged")
    ]


def test_words_for_a_time_stay_where_nobody_knows_the_day() -> None:
    assert rows("Gunmen killed two guards in Herat city on Monday.", None) == [("killed", "Monday", None, "unknown")]


def test_a_headline_has_the_day_of_the_lead() -> None:
    text = "Gunmen attack police post in Ghazni\n\nThe governor of Ghazni said on Monday that the post had been rebuilt."
    assert ("attack", None, "2020-10-19", "inherited") in rows(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # by Friday they had died: when, is not said
        ("Ten soldiers had been killed in Herat city by Friday.", "2020-10-20"),
        ("Ten soldiers were killed in Herat city on Friday.", "2020-10-16"),
        # the day of an attack that a man is suspected of is not the day of what follows
        ("Ahmad is suspected of an attack in Herat city on 3 October. Gunmen wounded two policemen near his house.", "2020-10-20"),
        ("Ahmad led an attack in Herat city on 3 October. Gunmen wounded two policemen near his house.", "2020-10-03"),
    ],
)
def test_days_that_are_another_happenings(text: str, day: str) -> None:
    assert {start for _, _, start, _ in rows(text)} == {day}


def test_what_is_said_to_be_recent_is_not_of_the_day_told_of_before(x: Extractor) -> None:
    (first, second) = happenings(x, "Gunmen attacked a bus in Herat on Monday. The army recently arrested two men in Zabul.")
    assert (first.interval.reason, second.interval.start, second.interval.reason) == ("relative", None, "unknown")
    assert [d.text for d in second.lead.dates] == ["recently"]


def test_people_pointed_back_to_stay_with_their_happening(x: Extractor) -> None:
    text = "Soldiers killed a commander, Nazar Gul, in Herat on Monday. He had sold mines to rebels. In addition to Nazar's death, two rebels were detained."
    found = {h.type: {t.effect for t in h.tolls} for h in happenings(x, text) if h.type in ("ASSAULT", "COERCE")}
    assert found == {"ASSAULT": {"killed"}, "COERCE": {"captured"}}
