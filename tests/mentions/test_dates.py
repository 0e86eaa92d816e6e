"""Time expressions: what is found in a sentence, and what days it means. The cases stand in dates.txt."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.mentions import dates
from events.mentions.date_calendar_rules import CALENDAR
from events.mentions.date_grammar import Found, Grammar, Made, Pass, Rule, beginnings
from events.mentions.date_relative_rules import RELATIVE
from events.mentions.date_span_rules import PARTS, SPANS, YEARED
from events.mentions.date_tokens import CHARS, read
from events.mentions.date_words import WORDS
from events.model import Interval, Sentence, Words
from events.tokens import TOKEN
from events.words import is_cased

TABLE = Path(__file__).parent / "dates.txt"


@dataclass(frozen=True)
class Clock:
    """Publication, the story's day, that of what is named, and whether the sentence looks ahead."""

    published: dt.datetime | None = None
    story: Interval | None = None
    event: Interval | None = None
    future: bool = False


@dataclass(frozen=True)
class Case:
    line: int
    sentence: str
    phrases: tuple[str, ...]
    expected: tuple[str, ...]
    clock: Clock


def day(text: str) -> Interval:
    return Interval(dt.date.fromisoformat(text), dt.date.fromisoformat(text), 1, "stated")


def clock(line: str) -> Clock:
    words = line.split()
    story, event = (day(words[words.index(w) + 1]) if w in words else None for w in ("story", "event"))
    published = None if words[1] == "none" else dt.datetime.fromisoformat(words[1])
    return Clock(published, story, event, "future" in words)


def cases() -> list[Case]:
    found, now = [], Clock()
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@"):
            now = clock(line)
        elif line and line[0] not in "#=":
            marked, _, rest = line.rpartition("|")
            phrases = tuple(re.findall(r"\[([^]]*)\]", marked))
            expected = tuple(e.strip() for e in rest.split(";")) if rest.strip() else ()
            found.append(Case(number, re.sub(r"[\[\]]", "", marked).strip(), phrases, expected, now))
    return found


def words(text: str, start: int = 0) -> Words:
    """A sentence's words, cut as the pipeline cuts them."""
    found = list(TOKEN.finditer(text))
    forms = tuple(m.group() for m in found)
    return Words(
        Sentence(0, text, start, start + len(text)),
        forms,
        tuple(f.lower() for f in forms),
        tuple(start + m.start() for m in found),
        tuple(start + m.end() for m in found),
        "",
        is_cased(list(forms)),
    )


def shown(interval: Interval, background: bool) -> str:
    """An interval in the notation of the table."""
    if interval.start is None:
        return "? bg" if background else "?"
    days = f"{interval.start}" if interval.start == interval.end else f"{interval.start}..{interval.end}"
    precision = interval.precision or "-"
    return f"{days} {precision} {interval.reason}" + (" bg" if background else "")


def resolved(case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    mentions = dates.find(words(case.sentence))
    c = case.clock
    intervals = [dates.resolve(m.value, c.published, c.story, future=c.future, event=c.event) for m in mentions]
    return tuple(m.text for m in mentions), tuple(shown(i, m.background) for i, m in zip(intervals, mentions, strict=True))


@pytest.mark.parametrize("case", cases(), ids=lambda c: f"{c.line}: {c.sentence[:60]}")
def test_table(case: Case) -> None:
    assert resolved(case) == (case.phrases, case.expected)


# ---- what holds for every text ------------------------------------------------------------------------------------

NUMBERS = st.one_of(
    st.integers(0, 40).map(str),
    st.integers(0, 9999).map(str),
    st.sampled_from("12/05/2020 2020-05-12 9/11 3-5 1998-2001 1990s 3rd 31/31/9999 0000-00-00 131400Z 10:30 99/99/99".split()),
)
WORD = st.sampled_from([*WORDS, "Kabul", "killed", "said", ",", ".", "-", "(", ")", "'s", "/"])
SPEECH = st.lists(st.one_of(WORD, WORD.map(str.capitalize), NUMBERS), min_size=1, max_size=14).map(" ".join)
TEXT = st.one_of(SPEECH, st.text(max_size=80), st.text(alphabet=st.characters(max_codepoint=0x2FFF), max_size=60))
DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
PUBLISHED = st.one_of(st.none(), st.datetimes())
STORY = st.one_of(st.none(), DAYS.map(lambda d: Interval(d, d, 1, "stated")))


@given(TEXT, st.integers(-1, 50))
def test_mentions_are_slices_of_the_text_in_order(text: str, start: int) -> None:
    sentence = words(text, start)
    end = start
    for mention in dates.find(sentence):
        assert text[mention.start - start : mention.end - start] == mention.text
        assert end <= mention.start < mention.end
        assert sentence.starts[mention.first] <= mention.start
        assert mention.end <= sentence.ends[mention.last - 1]
        end = mention.end


@settings(max_examples=400)
@given(TEXT, PUBLISHED, STORY, st.booleans())
def test_intervals_run_forward_and_say_how_exact_they_are(
    text: str, published: dt.datetime | None, story: Interval | None, future: bool
) -> None:
    for mention in dates.find(words(text)):
        interval = dates.resolve(mention.value, published, story, future=future)
        if interval.start is None or interval.end is None:
            assert interval == dates.UNKNOWN
            continue
        assert interval.start <= interval.end
        assert interval.precision == dates.precision((interval.start, interval.end))
        assert interval.reason in ("stated", "relative")


@settings(max_examples=400)
@given(SPEECH, st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1)), STORY)
def test_nothing_relative_lies_after_publication_unless_it_looks_ahead(text: str, published: dt.datetime, story: Interval | None) -> None:
    for mention in dates.find(words(text)):
        interval = dates.resolve(mention.value, published, story)
        if interval.end and interval.reason == "relative" and not mention.value.future:  # type: ignore[attr-defined]
            assert interval.end <= published.date()


@given(SPEECH, STORY)
def test_without_publication_only_the_words_or_the_story_settle_a_day(text: str, story: Interval | None) -> None:
    for mention in dates.find(words(text)):
        interval = dates.resolve(mention.value, None, story)
        assert interval.reason in (("stated", "relative", "unknown") if story else ("stated", "unknown", "relative"))
        if interval.reason == "relative" and story is None:
            assert type(mention.value).__name__ in ("Slashed", "Range", "Bound", "Inside")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("since Monday", "since"),
        ("by Monday", "by"),
        ("on Monday", ""),
        ("as of today", "as of"),
        ("before May 3", "before"),
    ],
)
def test_bound_of(text: str, bound: str) -> None:
    (mention,) = dates.find(words(f"It was shut {text}."))
    assert dates.bound_of(mention.value) == bound


@pytest.mark.parametrize("value", ["Monday", None, 3])
def test_what_is_no_value_is_unknown(value: object) -> None:
    assert dates.resolve(value, dt.datetime(2020, 10, 21)) == dates.UNKNOWN


# ---- the day of publication at the place --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "longitude", "country", "expected"),
    [
        ("2020-10-20T20:00", 65.0, "", "2020-10-21"),  # half past midnight in Kandahar, by the sun
        ("2020-10-20T19:40", None, "AFG", "2020-10-21"),
        ("2020-10-20T19:20", None, "AFG", "2020-10-20"),
        ("2020-10-20T03:00", None, "COL", "2020-10-19"),
        ("2020-10-20T03:00", -74.0, "", "2020-10-19"),
        ("2020-10-20T23:00", None, "", "2020-10-20"),
        ("2020-10-20T00:00", None, "COL", "2020-10-20"),  # a date without a clock stays the day it says
        ("0001-01-01T01:00", None, "COL", "0001-01-01"),
    ],
)
def test_day_at(published: str, longitude: float | None, country: str, expected: str) -> None:
    day = dates.day_at(dt.datetime.fromisoformat(published), longitude, country)
    assert day == dt.date.fromisoformat(expected)


def test_yesterday_is_told_from_the_day_at_the_place() -> None:
    (mention,) = dates.find(words("It was hit yesterday."))
    late = dt.datetime(2020, 10, 20, 21, 0)
    assert dates.resolve(mention.value, late).start == dt.date(2020, 10, 19)
    assert dates.resolve(mention.value, late, longitude=65.0).start == dt.date(2020, 10, 20)


def test_the_order_of_slashed_dates_is_learned_from_the_article() -> None:
    plain = dates.find(words("It was hit on 06/05/2020."))
    telling = dates.find(words("It was hit on 25/05/2020 and 05/05/2020."))
    published = dt.datetime(2020, 10, 21)
    assert dates.slashed_order(plain) == ""
    assert dates.slashed_order(plain + telling) == "dmy"
    interval = dates.resolve(plain[0].value, published, order="dmy")
    assert interval.start == dt.date(2020, 5, 6)
    assert dates.slashed_order(telling + dates.find(words("It was hit on 05/25/2020."))) == ""


def test_a_year_marks_background_but_for_the_year_of_publication() -> None:
    (mention,) = dates.find(words("Fighting began in 2011."))
    today = dt.date(2011, 7, 1)
    interval = dates.resolve(mention.value, dt.datetime(2011, 7, 1))
    assert not dates.is_background(mention, interval, today)
    assert dates.is_background(mention, interval, dt.date(2012, 7, 1))


def test_every_word_of_time_stands_in_the_table() -> None:
    """The kinds that make a sentence worth reading are all tried by some case."""
    told = {word for case in cases() for phrase in case.phrases for word in re.findall(r"[a-z]+", phrase.lower())}
    tried = {WORDS[word][0] for word in told if word in WORDS}
    assert tried >= {
        "weekday",
        "month",
        "month_weak",
        "month_short",
        "solar",
        "lunar",
        "feast",
        "season",
        "ordinal",
        "vague",
    }


# ---- the grammar itself -------------------------------------------------------------------------------------------


def test_every_pattern_of_every_rule_is_used_by_a_case() -> None:
    used: set[str] = set()

    def watched(rule: Rule) -> Rule:
        def make(found: Found) -> Made:
            value = rule.make(found)
            if value is not None:
                used.add(rule.source)
            return value

        return replace(rule, make=make)

    passes = []
    for original in (CALENDAR, RELATIVE, YEARED, PARTS, SPANS):
        copy = Pass()
        copy.rules = [watched(rule) for rule in original.rules]
        passes.append(copy)
    grammar = Grammar(*passes)
    for case in cases():
        grammar.parse(read(case.sentence, 0, len(case.sentence), words(case.sentence).cased))
    patterns = {rule.source for p in passes for rule in p.rules}
    assert not (patterns - used), "\n".join(sorted(patterns - used))


@pytest.mark.parametrize(
    ("pattern", "begun"),
    [
        ("ab", "ab"),
        ("a?b", "ab b"),
        ("a+b?", "a aa ab"),
        ("(?:a|b)c", "ac bc"),
        ("(?:a|b?)c", "ac bc c"),
        ("(?:a|b)*c+d", "aa ab ba bb ac bc cc cd"),
        ("(?<=x)a", "a"),
        ("(?<=[xy])(?!z)a?b", "ab b"),
        ("^a|b$", "a b"),
        ("[ab]?c", "ac bc c"),
        ("(?:a(?:b|c)|d?)e", "ab ac de e"),
    ],
)
def test_beginnings(pattern: str, begun: str) -> None:
    assert beginnings(pattern) == set(begun.split())


def test_every_rule_begins_as_its_beginnings_say() -> None:
    """Each rule's pattern, tried on all pairs of kinds, begins with nothing that is not among its beginnings."""
    for rule in (r for p in (CALENDAR, RELATIVE, YEARED, PARTS, SPANS) for r in p.rules):
        begun, pattern = beginnings(rule.spelled), re.compile(rule.spelled)
        for kinds in (a + b for a in CHARS.values() for b in CHARS.values()):
            fit = pattern.match(kinds)
            assert fit is None or not fit.group() or {kinds, kinds[0]} & begun, (rule.source, kinds)


def test_a_day_alone_in_quotation_marks_is_a_name() -> None:
    assert dates.find(words('The "9 May" Front attacked a base.')) == ()
    assert [d.text for d in dates.find(words("The front attacked a base on 9 May."))] == ["9 May"]


def test_a_weekday_in_the_sentence_settles_the_order_of_a_slashed_date() -> None:
    assert dates.slashed_order(dates.find(words("11/02/2009: On Monday night a convoy was hit."))) == "mdy"
    assert dates.slashed_order(dates.find(words("11/02/2009: On Wednesday night a convoy was hit."))) == "dmy"
    assert dates.slashed_order(dates.find(words("11/02/2009: On Friday night a convoy was hit."))) == ""
