"""Datelines and dates written out: where and when a story was filed.

    KABUL:                                         MAZAR-E SHARIF, Afghanistan (AP) -
    LASHKAR GAH, Sept 5 (Reuters) -                KABUL, Afghanistan (April 27, 2011) –
    Bogota, 13 Feb 90 (EFE) -- [Text]              Tel Aviv (Israel), 12 Nov 89 (IDF radio) -- [Excerpt]

One pattern reads them; `read_dateline` then asks for enough signs (capitals, an agency, a date) before it believes.
"""

from __future__ import annotations

import datetime as dt
import re

from events.value import value

MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
DAY = rf"""(?:(?:{WEEKDAY})[.,]?\ )?(?:
    {MONTH}\.?\ \d{{1,2}}(?:st|nd|rd|th)?(?:,?\ (?:\d{{4}}|'?\d{{2}})(?![\d:]))?
  | \d{{1,2}}(?:st|nd|rd|th)?\ {MONTH}\b\.?(?:,?\ (?:\d{{4}}|'?\d{{2}})(?![\d:]))?
  | \d{{4}}-\d{{2}}-\d{{2}}
)"""
WORD = r"[^\W\d_][\w.'’‘ʿ]{0,24}(?:-[\w'’‘]{1,20}){0,3}"
NAME = rf"{WORD}(?:\ {WORD}){{0,3}}"

DATELINE = re.compile(
    rf"""
    (?P<place>{NAME}(?:(?:,\ |\ ?/\ ?|\ and\ ){NAME}){{0,3}}?)
    (?:\ ?(?P<open>[(\[])(?P<inner>[^()\[\]]{{1,40}})[)\]])?
    (?:,?\ (?P<date>{DAY}|no\ date)\.?)?
    (?:,?\ ?(?:\((?P<agency>[^()]{{1,60}})\)|/(?P<tass>[A-Z][A-Za-z]{{1,12}})/\.?|,\ (?P<irna>[A-Z]{{3,6}})(?=\ ?-)))?
    (?P<mark>\ ?(?:--|[-–—−_\x96\x97])(?=\s|\[|[^\W_]|\Z)|\ ?:(?=\s|\Z)|(?=\s|\Z))
    \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
WRITTEN = re.compile(
    rf"(?<![\w/])(?:(?P<m1>{MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>\d{{4}}|'?\d{{2}})(?![\d:])"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m2>{MONTH})\.?,? (?P<y2>\d{{4}}|'?\d{{2}})(?![\d:])"
    rf"|(?P<y3>\d{{4}})[-/](?P<m3>\d{{2}})[-/](?P<d3>\d{{2}})(?!\d))",
    re.IGNORECASE,
)
RELEASE_MONTH = re.compile(r"((?:19|20)\d\d)[-–](\d\d)[-–][A-Z]")
YEARLESS = re.compile(rf"(?<!\w)(?:(?P<m1>{MONTH})\.? (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{MONTH}))\b", re.I)
NOT_PLACES = frozenset(
    """advisory alert analysis announcement background blog breaking column commentary correction corrected developing
    editorial editor exclusive explained explainer factbox feature flash graphic headline images interview latest live
    live updates media news note opinion photo photos picture pictures podcast press q a question answer quote report
    review sources special statement story summary timeline title top update updated urgent video watch wrapup wrap
    attention important subject re fw to from date time place location dear source by in on at the a an but and or if
    when while after police army officials officer government minister president spokesman spokesperson taliban isis"""
    .split()
)  # fmt: skip
OUTLETS = frozenset("ap afp ani pti reuters xinhua irna tass upi dpa efe at kp voa bbc cnn".split())
OUTLET = re.compile(r"\((?:AP|AFP|ANI|CNN|BBC|UPI|DPA|EFE|VOA|PTI|IANS|Reuters|Xinhua|Sputnik|Pajhwok)\)\s*(?:--|[-–—:])?\s*")
NOWHERE = frozenset({"clandestine", "no city", "no location", "undisclosed location"})


@value
class Dateline:
    """A dateline found: `end` is where the story begins, `place` its words ("" if it hides its place), `day` whole."""

    end: int
    place: str
    day: dt.date | None = None


def read_dateline(text: str, start: int, end: int, first: bool, near: dt.date | None = None) -> Dateline | None:
    """The dateline that a paragraph, `text[start:end]`, opens with; None if it opens with something else.

    `first` says that it is the story's first paragraph, where less proof is asked for. `near` is the publication day;
    a day without a year ("Sept 5") is taken in the year that brings it close to that, else left open.
    """
    if text[start] == "(" and (outlet := OUTLET.match(text, start, end)):
        return Dateline(outlet.end(), "")
    if not text[start].isupper() or (not first and not text[start : start + 2].isupper()):
        return None
    found = DATELINE.match(text, start, min(end, start + 160))
    if not found:
        return None
    place, inner, agency = found["place"], found["inner"] or "", found["agency"] or found["tass"] or found["irna"] or ""
    written = found["date"] or next((x for x in (inner, agency) if _day_words(x)), "")
    if inner and not agency and found["open"] == "(":
        agency, inner = inner, inner if found["date"] else ""
    if not _believable(found, place, agency, written, first, text[found.end() : end]):
        return None
    day = written_day(written) or yearless_day(written, near)
    country = inner if inner != written else ""
    return Dateline(found.end(), _place(place, country), day)


def _believable(found: re.Match[str], place: str, agency: str, written: str, first: bool, rest: str) -> bool:
    names = re.split(r", | ?/ ?", place)
    head = names[0]
    if not all(_is_name(n, bool(written)) for n in names) or head.casefold().strip(".") in NOT_PLACES:
        return False
    mark = found["mark"].strip()
    opener = rest[:1]
    if opener and not (opener.isupper() or opener.isdigit() or opener in "\"'“‘«[(…’”"):
        return False
    capitals = head.isupper() and sum(map(str.isalpha, head)) > 1
    if not mark:  # nothing but a line's end or a space after it: "KABUL, Afghanistan (Jan. 25, 2013)"
        closes = bool(found["agency"] or found["tass"] or found["inner"])
        return bool(written) and closes and (capitals or (first and bool(agency)))
    if written or (agency and mark != ":" and first) or (agency and capitals):
        return True
    if rest[:1].isupper() and rest[:2].isupper() and place.isupper() and len(rest) > 40 and rest[:40].isupper():
        return first  # all-capitals copy: capitals prove nothing
    return capitals or (first and len(head.split()) <= 3 and len(names) <= 2)


def _is_name(name: str, dated: bool) -> bool:
    words = name.split()
    small = dated or (words[-1][0].isupper() and all(w[0].isupper() or len(w) <= 3 for w in words))
    return words[0][0].isupper() and small


def _place(place: str, country: str) -> str:
    outlet, _, rest = place.partition(" ")
    if rest and outlet.casefold() in OUTLETS:
        place = rest
    if place.casefold() in NOWHERE:
        return country
    return f"{place}, {country}" if country and country.casefold() != place.casefold() else place


def _day_words(text: str) -> bool:
    return bool(WRITTEN.search(text) or YEARLESS.search(text))


def written_day(text: str) -> dt.date | None:
    """The first day written out in full: "April 27, 2011", "27 April 2011", "13 Feb 90", "2011-04-27"; else None.

    Two-digit years run from 1970 to 2069.
    """
    for found in WRITTEN.finditer(text):
        year, month, day = (next(g for g in (found[f"{k}{n}"] for n in "123") if g) for k in "ymd")
        number = int(year.lstrip("'"))
        if len(year.lstrip("'")) == 2:
            number += 1900 if number >= 70 else 2000
        try:
            return dt.date(number, _month(month), int(day))
        except ValueError:
            continue
    return None


def yearless_day(text: str, near: dt.date | None) -> dt.date | None:
    """The day that "Sept 5" means in news published about `near`: within 60 days before it or 2 after; else None."""
    found = YEARLESS.search(text) if near else None
    if not found or near is None:
        return None
    month, day = found["m1"] or found["m2"], found["d1"] or found["d2"]
    for year in (near.year, near.year - 1, near.year + 1):
        try:
            candidate = dt.date(year, _month(month), int(day))
        except ValueError:
            continue
        if -2 <= (near - candidate).days <= 60:
            return candidate
    return None


def written_month(text: str) -> dt.date | None:
    """The last day of the month that a release number names ("2010-09-CA-005"), else None."""
    found = RELEASE_MONTH.match(text)
    if not found or not 1 <= int(found[2]) <= 12:
        return None
    year, month = int(found[1]), int(found[2])
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _month(name: str) -> int:
    return int(name) if name.isdigit() else MONTHS[name[:3].lower()]
