"""Writes the labelled set for linking: `articles.jsonl.gz` and `labels.csv`, from `happenings.py` and the texts below.

    python tests/linking/make.py

Each outlet tells a happening in its own manner: an agency, a local paper, a ministry, the militants' spokesman with
figures of his own, the next day's follow-up with a higher toll, a brief, and a weekly round-up of many. Some tell of
older things at the end. A line of `labels.csv` says which characters of an article tell of which happening; an
empty name is background, which is nobody's happening of these months. The same seed gives the same files.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import importlib.util
import io
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
SEED, MORE = 20, 64
ONES = "no one two three four five six seven eight nine ten".split()

LEADS: dict[str, tuple[str, ...]] = {
    "ied": (
        "{Killed} {were} killed{and_wounded} when their vehicle hit a roadside bomb {site} {where} {when}",
        "A roadside bomb killed {killed}{and_wounding} {site} {where} {when}",
        "A mine planted {site} exploded {where} {when}, killing {killed}{and_injuring}",
        "A bomb blast {site} {where} left {killed} dead{and_wounded} {when}",
        "{Killed} {were} killed{and_wounded} in an explosion {site} {where} {when}",
        "An improvised explosive device went off {site} {where} {when}, killing {killed}{and_injuring}",
    ),
    "suicide": (
        "A suicide bomber detonated his explosives {site} {where} {when}, killing {killed}{and_injuring}",
        "A suicide attack {site} {where} killed {killed}{and_wounding} {when}",
        "{Killed} {were} killed{and_wounded} when a suicide bomber struck {site} {where} {when}",
        "A bomber blew himself up {site} {where} {when}, leaving {killed} dead{and_wounded}",
        "At least {killed} {were} killed{and_wounded} in a suicide bombing {site} {where} {when}",
    ),
    "air": (
        "Air force jets bombed a Taliban position {where} {when}, killing {killed}{and_injuring}",
        "{Killed} {were} killed{and_wounded} in an airstrike {where} {when}",
        "An airstrike {where} killed {killed}{and_wounding} {when}",
        "Warplanes carried out airstrikes {where} {when}, in which {killed} {were} killed",
        "US forces conducted an airstrike {where} {when} that killed {killed}",
    ),
    "checkpoint": (
        "Taliban fighters attacked a security checkpoint {where} {when}, killing {killed}{and_injuring}",
        "{Killed} {were} killed{and_wounded} in a Taliban attack on a checkpoint {where} {when}",
        "Insurgents stormed a security outpost {where} {when} and killed {killed}",
        "A Taliban assault on a checkpoint {where} {when} killed {killed}{and_wounding}",
        "Militants raided a checkpoint {where} {when}, leaving {killed} dead{and_wounded}",
    ),
    "shooting": (
        "Unknown gunmen shot dead {killed} {site} {where} {when}",
        "{Killed} {were} shot dead by unidentified armed men {site} {where} {when}",
        "Gunmen riding a motorcycle opened fire {site} {where} {when}, killing {killed}{and_injuring}",
        "Armed men killed {killed}{and_wounding} {site} {where} {when}",
        "{Killed} {were} gunned down {site} {where} {when}",
    ),
    "arrest": (
        "Security forces arrested {taken} {where} {when}",
        "{Taken} {were_taken} arrested during an operation {where} {when}",
        "Special forces detained {taken} in a raid {where} {when}",
        "Police captured {taken} {where} {when}",
        "{Taken} {were_taken} detained by the intelligence service {where} {when}",
    ),
    "abduct": (
        "Gunmen kidnapped {taken} {site} {where} {when}",
        "{Taken} {were_taken} abducted by the Taliban {site} {where} {when}",
        "Taliban militants stopped vehicles {site} {where} {when} and abducted {taken}",
        "{Taken} {were_taken} kidnapped {site} {where} {when}",
    ),
    "protest": (
        "Hundreds of residents took to the streets {where} {when} to protest against {cause}",
        "Hundreds of people staged a demonstration {where} {when} over {cause}",
        "Protesters blocked the main road {where} {when}, complaining of {cause}",
        "Residents rallied {where} {when} against {cause}",
    ),
    "mortar": (
        "A mortar shell hit a house {where} {when}, killing {killed}{and_injuring}",
        "{Killed} {were} killed{and_wounded} when a mortar round landed on a home {where} {when}",
        "Mortar fire killed {killed}{and_wounding} {where} {when}",
        "Shelling {where} {when} killed {killed}{and_wounding}",
    ),
}  # fmt: skip
NOUNS = {"ied": "blast", "suicide": "suicide bombing", "air": "airstrike", "checkpoint": "attack", "shooting": "shooting", "arrest": "operation",
         "abduct": "kidnapping", "protest": "protest", "mortar": "shelling"}  # fmt: skip
DETAILS: dict[str, tuple[str, ...]] = {
    "ied": ("The wounded were taken to a nearby hospital.", "No group has claimed responsibility for the {noun}.", "Officials blamed the Taliban for planting the device.", "Such devices are the insurgents' weapon of choice in the area."),
    "suicide": ("Witnesses described bodies lying on the ground after the {noun}.", "The Taliban denied any involvement.", "Ambulances rushed to the scene of the {noun}.", "Security forces cordoned off the area."),
    "air": ("A Taliban commander was among the dead, the official said.", "There was no word on civilian casualties.", "The Taliban did not comment on the {noun}."),
    "checkpoint": ("The fighting lasted for three hours.", "Reinforcements were sent to the area.", "The attackers took weapons and ammunition with them."),
    "shooting": ("The attackers fled the scene.", "An investigation is under way, police said.", "Nobody has claimed responsibility for the {noun}."),
    "arrest": ("Weapons and ammunition were seized during the {noun}.", "The detainees were handed over for investigation."),
    "abduct": ("Elders are trying to secure their release.", "The Taliban have not commented on the {noun}."),
    "protest": ("The {noun} ended peacefully after a few hours.", "Local officials promised to look into their demands."),
    "mortar": ("It was not clear who had fired the shell.", "Each side blamed the other for the {noun}."),
}  # fmt: skip
OLDER = (
    "In 2011, a suicide bombing at a shrine in Kabul killed more than 70 people.",
    "The visit came on the anniversary of a 2016 attack in which 38 police recruits were killed in Paghman.",
    "Thousands of civilians have been killed in the country since 2009, according to the United Nations.",
    "Two years ago, a truck bomb killed 150 people in the diplomatic quarter of Kabul.",
    "The Taliban, who were ousted in 2001, have been fighting the government for 18 years.",
)
WIRES, LOCALS, BRIEFS = ("Hindukush Wire", "Meridian Agency"), ("Arman Daily", "Spinghar News", "Oxus Press"), ("Newsline", "Kabul Ticker")


@dataclass
class Article:
    """A text in the making, with the spans that tell of each happening."""

    id: str
    source: str
    published: dt.datetime
    title: str = ""
    text: str = ""
    told: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, words: str, happening: str | None = None, end: str = " ") -> None:
        """More text; `happening` is what it tells of, "" for background, None for nothing."""
        start = len(self.text)
        self.text += words
        if happening is not None:
            self.told.append((start, len(self.text), happening))
        self.text += end


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"linking_{name}", HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def count(n: int, who: str) -> str:
    """ "five policemen", "23 soldiers", "one other"."""
    return f"{ONES[n] if n <= 10 else n} {who.removesuffix('s') if n == 1 else who}"


def filled(template: str, fact: Any, where: str, when: str) -> str:
    """A template's sentence without its full stop."""
    killed, taken, wounded = count(fact.killed, fact.who), count(fact.taken, fact.who), count(fact.wounded, "others")
    injured = wounded if fact.wounded else ""
    text = template.format(
        killed=killed, Killed=killed[0].upper() + killed[1:], taken=taken, Taken=taken[0].upper() + taken[1:], were="were", were_taken="were",
        and_wounded=f" and {injured} wounded" if injured else "", and_wounding=f" and wounded {injured}" if injured else "",
        and_injuring=f" and injuring {injured}" if injured else "", site=fact.site, where=where, when=when, cause=fact.cause or "insecurity",
    )  # fmt: skip
    return " ".join(text.split()).replace(" ,", ",")


def town(fact: Any) -> bool:
    return fact.country != "Afghanistan" or fact.district in (
        "Kabul",
        "Kandahar",
        "Herat",
        "Jalalabad",
        "Khost",
        "Gardez",
        "Lashkargah",
        "Asadabad",
        "Faizabad",
        "Taluqan",
        "Nili",
    )


class Desk:
    """Writes articles; holds the seeded chance and what has been written."""

    def __init__(self) -> None:
        self.rng = random.Random(SEED)
        self.articles: list[Article] = []

    def article(self, source: str, day: dt.date, hour: int) -> Article:
        made = Article(f"a{len(self.articles):04}", source, dt.datetime(day.year, day.month, day.day, hour, self.rng.randrange(60)))
        self.articles.append(made)
        return made

    def where(self, fact: Any, manner: str) -> str:
        d, p, c = fact.district, fact.province, fact.country
        if c != "Afghanistan":
            return {"wire": f"in the city of {d} in {c}", "local": f"in {d}, {c}", "province": f"in {d}", "plain": f"in {d}, {c}"}[manner]
        if town(fact):
            ways = {
                "wire": f"in {d} city, the capital of {p} province",
                "local": f"in {d} city",
                "province": f"in {d} city",
                "plain": f"in {d} city",
            }
            return f"in {d}" if d == "Kabul" and manner != "wire" else ("in the Afghan capital, Kabul," if d == "Kabul" else ways[manner])
        return {
            "wire": f"in {d} district of {p} province",
            "local": f"in the {d} district of {p}",
            "province": f"in {p} province",
            "plain": f"in {d} district, {p} province",
        }[manner]

    def weekday(self, fact: Any) -> str:
        part = "night" if fact.hour >= 18 else "evening" if fact.hour >= 17 else "afternoon" if fact.hour >= 12 else "morning"
        return self.rng.choice((f"on {fact.day:%A}", f"on {fact.day:%A}", f"on {fact.day:%A} {part}"))

    def leads(self, kind: str) -> Iterator[str]:
        yield from self.rng.sample(LEADS[kind], len(LEADS[kind]))
        yield from self.leads(kind)

    def details(self, made: Article, name: str, fact: Any, number: int) -> None:
        for sentence in self.rng.sample(DETAILS[fact.kind], min(number, len(DETAILS[fact.kind]))):
            made.add(sentence.format(noun=NOUNS[fact.kind]), name)

    def background(self, made: Article) -> None:
        if self.rng.random() < 0.4:
            made.add("\n\n" + self.rng.choice(OLDER), "")

    # ---- outlets

    def wire(self, name: str, fact: Any, lead: str) -> None:
        made = self.article(self.rng.choice(WIRES), fact.day, min(23, fact.hour + 3))
        made.title = filled(lead, fact, self.where(fact, "province"), "")
        made.add(f"{'KABUL' if fact.country == 'Afghanistan' else fact.district.upper()} (HW) -", None)
        manner = "province" if self.rng.random() < 0.25 and not town(fact) else "wire"
        made.add(f"{filled(lead, fact, self.where(fact, manner), self.weekday(fact))}, officials said.", name, "\n\n")
        self.details(made, name, fact, 2)
        self.background(made)

    def local(self, name: str, fact: Any, lead: str) -> None:
        made = self.article(self.rng.choice(LOCALS), fact.day + dt.timedelta(self.rng.random() < 0.4), 20 if fact.hour < 19 else 23)
        made.add(f"{filled(lead, fact, self.where(fact, 'local'), self.weekday(fact))}, a spokesman for the governor said.", name)
        self.details(made, name, fact, 1)
        if town(fact) or self.rng.random() < 0.5:
            made.add(f"The incident took place at around {fact.hour % 12 or 12} {'am' if fact.hour < 12 else 'pm'}, he said.", name)
        self.background(made)

    def ministry(self, name: str, fact: Any, lead: str) -> None:
        source = "Ministry of Defence" if fact.kind in ("air", "arrest") or fact.who == "soldiers" else "Ministry of Interior"
        made = self.article(source, fact.day + dt.timedelta(1), 8)
        made.add(
            f"{filled(lead, fact, self.where(fact, 'plain'), f'on {fact.day.day} {fact.day:%B}')}, the {source} said in a statement.", name
        )
        self.details(made, name, fact, 1)

    def claim(self, name: str, fact: Any, lead: str) -> None:
        made = self.article("Voice of Victory", fact.day + dt.timedelta(self.rng.random() < 0.5), 23)
        higher = replace(fact, killed=fact.killed * 2 + 1, who="enemy soldiers" if fact.who in ("soldiers", "policemen") else fact.who)
        made.add(
            f"Taliban spokesman Zabihullah Mujahid said the group's fighters were behind the {NOUNS[fact.kind]} {self.where(fact, 'local')} {self.weekday(fact)}.",
            name,
        )
        made.add(f"He claimed that {count(higher.killed, higher.who)} were killed in the {NOUNS[fact.kind]}.", name)

    def follow_up(self, name: str, fact: Any, lead: str) -> None:
        made = self.article(self.rng.choice((*WIRES, *LOCALS)), fact.day + dt.timedelta(1), 14)
        dead = fact.killed + self.rng.choice((1, 1, 2, 3))
        noun = NOUNS[fact.kind]
        first = self.rng.choice(
            (
                f"The death toll from {fact.day:%A}'s {noun} {fact.site} {self.where(fact, 'wire')} has risen to {dead}, officials said {made.published:on %A}.",
                f"The number of people killed in {fact.day:%A}'s {noun} {fact.site} {self.where(fact, 'local')} has climbed to {dead}, a doctor said {made.published:on %A}.",
                f"{filled(lead, replace(fact, killed=dead), self.where(fact, 'wire'), f'on {fact.day:%A}')}, officials said, raising an earlier toll of {fact.killed}.",
            )
        )
        made.add(" ".join(first.split()), name, "\n\n")
        made.add("Relatives buried the victims as mourners called on the government to do more.", None)
        self.details(made, name, fact, 1)
        self.background(made)

    def brief(self, name: str, fact: Any, lead: str) -> None:
        made = self.article(self.rng.choice(BRIEFS), fact.day, min(23, fact.hour + 1))
        early = replace(fact, wounded=0, killed=max(2, fact.killed - self.rng.choice((0, 0, 1)))) if fact.killed else fact
        made.add(f"{filled(lead, early, self.where(fact, 'plain'), self.rng.choice(('', 'today', self.weekday(fact))))}.", name)

    def both(self, one: tuple[str, Any], two: tuple[str, Any]) -> None:
        """One article that tells of two happenings of one day, an hour apart or in two provinces."""
        (a, first), (b, second) = one, two
        made = self.article(self.rng.choice(WIRES), first.day, 21)
        made.add(
            f"{filled(next(self.leads(first.kind)), first, self.where(first, 'wire'), self.weekday(first))}, officials said.", a, "\n\n"
        )
        self.details(made, a, first, 1)
        linking = (
            "About an hour later"
            if first.district == second.district and first.hour != second.hour
            else "In a separate incident the same day"
        )
        lead = filled(next(self.leads(second.kind)), second, self.where(second, "local"), "")
        lower = (
            lead[0].lower() + lead[1:]
            if lead.split()[0] in ("A", "An", "Unknown", "Armed", "Gunmen", "Security", "Police", "Mortar", "Militants")
            else lead
        )
        made.add(f"{linking}, {lower}, police said.", b)

    def round_up(self, told: list[tuple[str, Any]], day: dt.date) -> None:
        made = self.article("Kabul Herald", day, 6)
        made.title = "Security round-up"
        for name, fact in told:
            made.add(f"{filled(next(self.leads(fact.kind)), fact, self.where(fact, 'local'), f'on {fact.day:%A}')}.", name, "\n\n")


def written() -> list[Article]:
    """All articles, in the order of publication."""
    happenings = load("happenings")
    facts = [(f"h{i:03}", f) for i, f in enumerate([f for pair in happenings.TRAPS for f in pair] + happenings.others(MORE, SEED))]
    desk = Desk()
    trapped = sum(map(len, happenings.TRAPS))
    for number, (name, fact) in enumerate(facts):
        outlets = [desk.wire, desk.local, desk.brief]
        if fact.country == "Afghanistan":
            outlets.append(desk.ministry)
        if fact.kind in ("ied", "suicide", "mortar", "shooting"):
            outlets.append(desk.follow_up)
        if fact.kind in ("checkpoint",):
            outlets.append(desk.claim)
        leads = desk.leads(fact.kind)
        for outlet in sorted(desk.rng.sample(range(len(outlets)), 3 if number >= trapped else min(4, len(outlets)))):
            outlets[outlet](name, fact, next(leads))
    pairs = iter(facts[:trapped])
    for one, two in zip(pairs, pairs, strict=True):
        if one[1].day == two[1].day:
            desk.both(one, two)
    weeks: dict[dt.date, list[tuple[str, Any]]] = {}
    for name, fact in facts:
        if fact.country == "Afghanistan":
            weeks.setdefault(fact.day - dt.timedelta(fact.day.weekday()), []).append((name, fact))
    for monday, told in sorted(weeks.items()):
        desk.round_up(desk.rng.sample(told, min(6, len(told))), monday + dt.timedelta(6))
    return sorted(desk.articles, key=lambda a: (a.published, a.id))


def main() -> None:
    articles = written()
    lines = io.BytesIO()
    # The time of writing stays out of the file, so that the same seed gives the same bytes.
    with gzip.GzipFile(fileobj=lines, mode="wb", mtime=0) as file:
        for a in articles:
            record = dict(
                id=a.id, source=a.source, published=a.published.strftime("%Y-%m-%dT%H:%M:%SZ"), title=a.title, text=a.text.strip()
            )
            file.write(json.dumps(record).encode() + b"\n")
    (HERE / "articles.jsonl.gz").write_bytes(lines.getvalue())
    with (HERE / "labels.csv").open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("article_id", "start", "end", "happening"))
        writer.writerows((a.id, start, end, name) for a in articles for start, end, name in a.told)


if __name__ == "__main__":
    main()
