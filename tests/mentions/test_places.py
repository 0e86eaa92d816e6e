"""Place mentions, written

name (kind; preposition) < the names it is said to lie in            "!" before a name that is no location here
"""

from __future__ import annotations

import datetime as dt

import pytest

from events.model import Mentions, PlaceMention, Sentence
from events.pipeline import Extractor, extractor


@pytest.fixture(scope="module")
def x() -> Extractor:
    return extractor()


def found(x: Extractor, text: str) -> Mentions:
    return x.find(Sentence(0, text, 0, len(text)), dt.date(2020, 10, 20))


def shown(mentions: Mentions) -> str:
    def one(p: PlaceMention) -> str:
        parents = [mentions.places[i].text for i in p.parents]
        return (
            ("" if p.locative else "!")
            + f"{p.text} ({p.kind or '-'}; {p.preposition or '-'})"
            + (f" < {' < '.join(parents)}" if parents else "")
        )

    return ", ".join(one(p) for p in mentions.places)


CASES = {
    # strong names stand anywhere, kinds and prepositions come from the words beside them
    "A bomb went off in Kabul.": "Kabul (-; in)",
    "Rebels seized the city of Goma.": "Goma (city; of)",
    # a capital at the head of a sentence says nothing of "New" and "South", the gazetteer does
    "New Zealand sent tents to Tonga.": "!New Zealand (-; -), Tonga (-; to)",
    "South Sudan expelled an envoy.": "!South Sudan (-; -)",
    "New Taliban rules closed parks in Herat.": "Herat (-; in)",
    # before its office a place is whose that is, and no person's name
    "Ohio Governor Mike DeWine sent troops to Toledo.": "!Ohio (-; -), Toledo (-; to)",
    "Rebels fled to DR Congo.": "DR Congo (-; to)",
    "Dr Kinshasa was shot.": "",
    # a country tells whose somebody is who is somewhere, and lies in no city
    "She met the Emir of Qatar in Sofia.": "!Qatar (-; -), Sofia (-; in)",
    # what a missile strikes by a name that may be a place's is one
    "A rocket hit Kiryat Shmona.": "Kiryat Shmona (-; -)",
    # several villages lie in the place whose name stands before them
    "Bandits raided Sokoto villages.": "Sokoto (-; -)",
    "Fighting broke out in Helmand province.": "Helmand (province; in)",
    "Gunmen fled towards Herat.": "Herat (-; towards)",
    "Protests were held across southern Yemen.": "Yemen (-; across)",
    # parents
    "Gunmen killed him in Sangin district of Helmand province.": "Sangin (district; in) < Helmand, Helmand (province; of)",
    "Gunmen killed him in the Andar district of Ghazni.": "Andar (district; in) < Ghazni, Ghazni (-; of)",
    "Gunmen killed him in Sangin district, Helmand.": "Sangin (district; in) < Helmand, Helmand (-; in)",
    "Gunmen killed him in Sangin (Helmand).": "Sangin (-; in) < Helmand, Helmand (-; -)",
    "Gunmen killed him in Helmand's Sangin district.": "Helmand (-; in), Sangin (district; in) < Helmand",
    "Gunmen killed him in Larkana, Sindh, Pakistan.": "Larkana (-; in) < Sindh < Pakistan, Sindh (-; in) < Pakistan, Pakistan (-; in)",
    # lists share kind, preposition and parent
    "Bombs went off in Larkana, Sukkur and Dadu in Sindh.": (
        "Larkana (-; in) < Sindh, Sukkur (-; in) < Sindh, Dadu (-; in) < Sindh, Sindh (-; in)"
    ),
    "Airstrikes hit Sangin, Marjah and Nad Ali districts of Helmand.": (
        "Sangin (district; -) < Helmand, Marjah (district; -) < Helmand, Nad Ali (district; -) < Helmand, Helmand (-; of)"
    ),
    "A bomb went off in Kabul and Herat.": "Kabul (-; in), Herat (-; in)",
    # what acts or describes is no location
    "Kabul said that talks would go on.": "!Kabul (-; -)",
    "The Helmand police chief resigned.": "!Helmand (-; -)",
    # people are no places, nor are adjectives
    "General Dostum spoke to Mr Paris.": "",
    "The Peruvian minister resigned.": "",
    "Ali Reading met John Nice.": "",
    # small places need a preposition or a word for their kind; unknown ones too
    "Troops were sent to the village of Zorchabad.": "Zorchabad (village; of)",
    "Gunmen killed him near Zorchabad.": "Zorchabad (-; near)",
    "He joined Zorchabad.": "",
    "Gunmen killed him in Front of a school.": "",
    # words for kinds: inside names, before and behind them
    "Soldiers raided Zorchabad LGA.": "Zorchabad (district; -)",
    "A bomb went off in Zorchabad Agency.": "Zorchabad (district; in)",
    "He was shot on Zorchabad Avenue.": "Zorchabad Avenue (road; on)",
    "Rebels ambushed soldiers in Barangay Zorchabad.": "Zorchabad (village; in)",
    "Fishermen were attacked on Lake Chad.": "Lake Chad (-; on)",
    "Gunmen came from Lake Zorchabad.": "Lake Zorchabad (river; from)",
    "A rocket struck Bagram airfield.": "Bagram airfield (site; -)",
    "Gunmen stormed a Karachi hospital on Monday.": "Karachi (building; -)",
    "Gunmen stormed a Jewish school in Toulouse.": "Toulouse (-; in)",
    "A bomb killed two people in Dar es Salaam.": "Dar es Salaam (-; in)",
    "A rocket struck Zorchabad airfield.": "Zorchabad (site; -)",
    "Gunmen killed him in the Nazian district of Nangarhar.": "Nazian (district; in) < Nangarhar, Nangarhar (-; of)",
    "Gunmen killed him in the Peruvian district of Ate.": "Ate (district; of)",
    # names of several words, small ones among them
    "Pirates sank a ship in the Gulf of Aden.": "Gulf of Aden (-; in)",
    "Troops were sent to Jammu and Kashmir.": "Jammu and Kashmir (-; to)",
    "Troops were sent to Lebanon and Kashmir.": "Lebanon (-; to), Kashmir (-; to)",
    "Police were sent to Agusan del Norte.": "Agusan del Norte (-; to)",
    "Clashes broke out in Lower Shabelle.": "Lower Shabelle (-; in)",
    "Clashes broke out in lower Helmand.": "Helmand (-; in)",
    # what lies in what, told by apposition and parts
    "Gunmen killed him in Molenbeek, a district of Brussels.": "Molenbeek (district; in) < Brussels, Brussels (-; of)",
    "Fighting broke out in El Fasher, the capital of North Darfur.": "El Fasher (city; in) < North Darfur, North Darfur (-; of)",
    "His body was found in Zorchabad, on the outskirts of Kabul.": "Zorchabad (-; in) < Kabul, Kabul (-; of)",
    "A bomb killed him in the south Baghdad neighbourhood of Zorchabad.": "Baghdad (-; in), Zorchabad (area; of) < Baghdad",
    "Rebels attacked Palma in northern Mozambique.": "Palma (-; -) < Mozambique, Mozambique (-; in)",
    "Rebels attacked Palma in the morning.": "",
    # what lies beside what
    "Students marched in Baquba, north of Baghdad.": "Baquba (-; in), !Baghdad (-; north)",
    "A bomb hit a bus on the road between Kaya and Kongoussi.": "Kaya and Kongoussi (-; between)",
    "Clashes broke out on the border between Thailand and Cambodia.": "Thailand and Cambodia (-; between)",
    "Trade between Chad and Sudan fell after shots in Tine.": "!Chad (-; between), !Sudan (-; between), Tine (-; in)",
    "Guards were shot dead on the Tajik-Kyrgyz frontier.": "Tajik-Kyrgyz (border; on)",
    "Talks between Kabul and Islamabad failed.": "!Kabul (-; between), !Islamabad (-; between)",
    # whose, not where
    "A bomb exploded outside the U.S. embassy in Baghdad.": "Baghdad (-; in)",
    "The University of Chile was occupied by students.": "",
    "Gunmen attacked the Somali capital Mogadishu.": "Mogadishu (-; -)",
    "A bomb hit the Somali region of Ethiopia.": "Somali (province; -) < Ethiopia, Ethiopia (-; of)",
    "He was murdered at home, Paris said.": "!Paris (-; -)",
    "Gunmen burned a car outside Kandahar police headquarters.": "Kandahar (building; outside)",
    "Militants took control of Bambari.": "Bambari (-; of)",
    "The mayor of Bambari resigned.": "!Bambari (-; -)",
    "Rebels stormed an African Union base in Zorchabad.": "Zorchabad (-; in)",
    "Mayor shot by own guard; US general unhurt": "!US (-; -)",
    # what only points to a place
    "Gunmen shot two guards here on Monday.": "here (here; in)",
    "Gunmen shot two guards here in Zorchabad.": "Zorchabad (-; in)",
    "We are glad that he was freed here.": "",
    "A second bomb went off in the same district of the city.": "same district (same; in)",
    "Shells fell on this northern town.": "this northern town (same; on)",
    "He sat on the same village council.": "",
    "He was shot in the same city of Kirkuk.": "Kirkuk (city; of)",
    "He came back on the same day.": "",
    # a village of a state that belongs to a country
    "Gunmen raided the village of Zorchabad in Nigeria's Zamfara state.": "Zorchabad (village; of) < Nigeria < Zamfara, Nigeria (-; in), Zamfara (province; in) < Nigeria",
    # a capital without its name
    "A bomb exploded in the Afghan capital on Monday.": "Afghan capital (capital; in)",
    "Shots were heard in the provincial capital.": "provincial capital (seat; in)",
    "Troops took positions around this capital.": "capital (capital; around)",
    "A bomb exploded in the capital, Kabul.": "Kabul (-; in)",
    "They discussed capital punishment in the Afghan capital markets.": "",
}  # fmt: skip


@pytest.mark.parametrize("sentence", CASES)
def test_places(sentence: str, x: Extractor) -> None:
    assert shown(found(x, sentence)) == CASES[sentence]


@pytest.mark.parametrize(
    ("text", "km", "bearing"),
    [
        ("A mine exploded 30 km north of Kandahar.", 30.0, 0.0),
        ("A mine exploded some 10 miles south-east of Mosul.", 16.09, 135.0),
        ("A mine exploded 1,200 kilometres west of Kabul.", 1200.0, 270.0),
        ("A mine exploded 30 km (19 miles) north of Kandahar.", 30.0, 0.0),
        ("A mine exploded north of Kandahar.", None, None),
        ("A mine exploded in Kandahar.", None, None),
    ],
)
def test_offsets_from_a_named_place(text: str, km: float | None, bearing: float | None, x: Extractor) -> None:
    (place,) = found(x, text).places
    assert (place.offset_km, place.bearing) == (pytest.approx(km) if km else None, bearing)


def test_an_adjective_names_the_country(x: Extractor) -> None:
    def countries(text: str) -> list[str]:
        return [p.country for p in found(x, text).places]

    assert countries("A bomb went off in the northern Iraqi city of Kirkuk.") == ["IRQ"]
    assert countries("A bomb went off in the Somali capital Mogadishu.") == ["SOM"]
    assert countries("Iraqi officials said that the city of Kirkuk was quiet.") == [""]


def test_a_name_within_a_body_s_name_is_no_place(x: Extractor) -> None:
    assert [p.text for p in found(x, "Islamic State in Iraq and Syria attacked a base in Mosul.").places] == ["Mosul"]


def test_spans(x: Extractor) -> None:
    text = "Gunmen killed him in Sangin district of Helmand province."
    assert [text[p.start : p.end] for p in found(x, text).places] == ["Sangin", "Helmand"]
