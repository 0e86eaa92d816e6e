"""Groups of one name: which of them an article means goes by the country that it tells of, and by the day."""

from __future__ import annotations

import pytest

from events import extract

MEANT = [
    ("PEMBA, Mozambique - Al-Shabab fighters killed nine farmers near Macomia.", "2021-04-02", "MOZREBASM"),
    ("MOGADISHU - Al-Shabab fighters killed nine farmers near Afgoye.", "2021-04-02", "SOMREBSHB"),
    ("Al-Shabab fighters killed nine farmers in their village.", "2021-04-02", "SOMREBSHB"),
    ("Kenyan police said al-Shabab fighters killed nine farmers near Mandera in northern Kenya.", "2021-04-02", "SOMREBSHB"),
    ("Somali al-Shabab fighters, who have ties to Mozambique, killed nine farmers near Afgoye, Somalia.", "2021-04-02", "SOMREBSHB"),
    ("Mozambican officials said al-Shabab fighters killed nine farmers.", "2012-04-02", "SOMREBSHB"),  # before there were any
    ("In India's Jammu and Kashmir, the PDP accused the army of killing a student.", "2016-07-11", "INDPTYJKP"),
    ("In Nigeria's Rivers State, the PDP accused the army of killing a student.", "2016-07-11", "NGAPTYPDP"),
    ("Forces of the Islamic Republic killed a Taliban commander in Kunduz, Afghanistan.", "2021-06-20", "AFGMIL"),
    ("Forces of the Islamic Republic killed a smuggler in Zahedan, Iran.", "2021-06-20", "IRNMIL"),
    ("SAN JUAN, Puerto Rico - The PNP accused the governor of fraud.", "2019-07-11", "PRIPTYPNP"),
    ("MANILA - The PNP killed a robber in Quezon City, the Philippines.", "2019-07-11", "PHLCOPPNP"),
    ("TIRANA, Albania - The Democratic Party accused the police of rigging the vote.", "2021-04-27", "ALBPTYDPA"),
    ("BEIRUT, Lebanon - Islamic Jihad kidnapped two teachers.", "1986-10-02", "LBNREBIJO"),
    ("GAZA - Islamic Jihad kidnapped two soldiers.", "2006-10-02", "PSEREBPIJ"),
    ("Maoist rebels killed a landlord in Negros, the Philippines, said an Indian journalist. Philippine soldiers chased them, "
     "and Filipino villagers fled from the Philippine province.", "2005-03-01", "REB"),
    ("Maoist rebels killed a landlord in Chhattisgarh, India.", "2005-03-01", "INDREBMAO"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "code"), MEANT)
def test_who_is_meant_by_a_shared_name(text: str, published: str, code: str) -> None:
    assert extract(text, published=published)[0].actor_code == code


def test_a_title_tells_the_country_too() -> None:
    (row,) = extract("Shabaab gunmen burned a school in Palma.", title="Mozambique: school burned", published="2021-04-02")
    assert row.actor_code == "MOZREBASM"
