"""Whole pages as people copy or scrape them: the furniture of many kinds of outlet around one invented story."""

from __future__ import annotations

import datetime as dt

import pytest

from events.article import article
from events.clean import clean

ONE = "A roadside bomb killed six policemen in the Andar district of Ghazni province on Wednesday, officials said."
TWO = "Two more were taken to hospital with injuries, said the governor's spokesman, who blamed the Taliban."
THREE = "The group did not comment on the attack, which was the third of its kind in the district in a month."
TITLE = "Bomb kills six policemen in Ghazni"
DAY = dt.date(2020, 10, 20)

LAYOUTS = {
    "broadcaster": (
        f"{TITLE}\n\nPublished\n20 October 2020\n\nShare\nclose panel\nShare page\nCopy link\nAbout sharing\nRelated Topics\n"
        f"Taliban conflict\n\nImage source, Getty Images\nImage caption,\nThe bomb hit a police truck\n\n{ONE}\n\n"
        f"You may also be interested in:\nVideo: Inside a hospital\nThe women who drive\n\n{TWO}\n\n{THREE}\n\nMore on this story\n"
        "What is at stake in the talks?\n12 September 2020\nRelated Topics\nAfghanistan\nTaliban"
    ),
    "agency": (
        f"World News\nOctober 20, 2020 / 10:15 AM / Updated 3 hours ago\n{TITLE}\nBy Farid Samim\n\n2 Min Read\n\n"
        f"KABUL (Reuters) - {ONE}\n\n{TWO}\n\n{THREE}\n\nReporting by Farid Samim in Kabul; writing by Ann Cole; Editing by "
        "Joe Doe\n\nOur Standards: The Principles of Trust.\n\nMORE FROM THE WIRE"
    ),
    "agency with advertisements": (
        f"{TITLE}\nBy FARID SAMIM\nOctober 20, 2020\n\nKABUL, Afghanistan (AP) — {ONE}\n\nADVERTISEMENT\n\n{TWO}\n\n{THREE}"
        "\n\n___\n\nWire writer Ann Cole in Herat, Afghanistan, contributed to this report."
    ),
    "state agency": (
        f"{TITLE}\nSource: Wire| 2020-10-20 15:30:00|Editor: someone\n\nGHAZNI, Oct. 20 (Xinhua) -- {ONE}\n\n{TWO}\n\n{THREE} Enditem\n"
    ),
    "daily paper": (
        f"TODAY'S PAPER | OCTOBER 20, 2020\n\n{TITLE}\n\nThe Paper's Correspondent Published October 20, 2020 Updated October "
        f"21, 2020 07:12am\n\nFacebook Count\nTwitter Share\n0\n\nPESHAWAR: {ONE}\n\n{TWO}\n\n{THREE}\n\nPublished in The "
        "Paper, October 20th, 2020\n\nRead more\n\nOn Paper TV"
    ),
    "local agency": (
        f"Home\n\nSecurity\n\n{TITLE}\n\n{TITLE}\n\nBy\n\nFarid Samim\n\nOn\n\nOct 20, 2020 - 15:30\n\nGHAZNI CITY (Wire): "
        f"{ONE}\n\n{TWO}\n\n{THREE}\n\nhm/ma\n\nHits: 321\n\nSend"
    ),
    "local site": (
        f"The HK Wire (HKW) | Afghan Online Newspaper\nHome » News » Afghanistan » {TITLE}\n{TITLE}\nBy HK Wire - 20 Oct "
        f"2020, 10:30am\nShare on Facebook\nShare on Twitter\n{ONE}\n{TWO}\n{THREE}\nFollow the HK Wire on Twitter, @hkwire. "
        "Stay updated via breaking news.\nTags: Ghazni Taliban\nPrevious Post\nExplosion in Kabul wounds two\nNext Post\n"
        "President meets envoy"
    ),
    "broadcaster with lists": (
        f"{TITLE}\n\nBy HK Staff\nPublished On 20 Oct 2020\n20 Oct 2020\n\nSave articles to read later and create your own "
        f"reading list.\n\n{ONE}\n\nKEEP READING\nlist of 3 items\nlist 1 of 3\nPresident meets elders\nlist 2 of 3\nWhat next"
        f" for Doha?\nend of list\n\n{TWO}\n\n{THREE}\n\nSOURCE: HK AND NEWS AGENCIES"
    ),
    "blog": (
        f"{TITLE}\nPosted on October 20, 2020 by farid\n{ONE}\n{TWO}\n{THREE}\nFiled under: War\n3 Comments\nAli: They killed "
        "ten in my village last year, and nobody wrote a word about it, said my cousin on Friday."
    ),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str, newline: str) -> None:
    found = clean(article({"id": "a", "text": LAYOUTS[name].replace("\n", newline)}))
    assert found.title == TITLE
    assert [found.text[b.start : b.end] for b in found.blocks if b.kind == "title"] == [TITLE]
    assert [found.text[b.start : b.end] for b in found.blocks if b.kind == "body"] == [ONE, TWO, THREE]
    assert found.published is not None
    assert found.published.date() == DAY
