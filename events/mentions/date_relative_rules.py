"""Second pass of the date grammar: times told from publication or from the story. See `date_grammar`."""

from __future__ import annotations

from dataclasses import replace

from events.mentions.date_grammar import Found, Made, Pass
from events.mentions.date_spans import Ago, Inside, Night, Range, Vague, Window
from events.mentions.date_values import Date, Feast, Season, Slashed, Unit, Value, Weekday

RELATIVE = Pass()
rule = RELATIVE.rule
LONG = ("year", "decade")
MOST = 1000  # "10,000 years ago" tells no time that news could mean


@rule(
    "DAY",
    "(this|last|next|previous|following)* WD (comma|the|dash)? DAY",
    "WD lpar DAY rpar",
    "DAY comma a? WD",
    "DAY lpar WD rpar",
    "WD comma? the ordinal_digit TAIL",
)
def dated_weekday(found: Found) -> Made:
    """Monday, 12 May; 12 May, a Monday; Sunday the 10th: the date decides, the weekday is evidence for it."""
    value, day = found.value or Date(None, None, found.get("ordinal_digit")), found.get("weekday", "weekday_short")
    return replace(value, weekday=day) if isinstance(value, Date | Slashed) else None


@rule("DAY", "(today|tonight) part? (comma|dash)? DAY", "(today|tonight) part? lpar DAY rpar")
def dated_today(found: Found) -> Made:
    """Today, 14 September."""
    value: Value = found.value
    return value


@rule("DAY", "the (day|part) before today", "the (day|part) after today", "the part before last")
def day_before_yesterday(found: Found) -> Made:
    """The day before yesterday, the night before last, the day after tomorrow."""
    if found.has("last"):
        return Unit("day", -2)
    shift = -2 if found.has("before") else 2
    return Unit("day", shift) if found.get("today") * 2 == shift else None


@rule("WEEKS", "the (week|span) before last")
def before_last(found: Found) -> Made:
    """The week before last, the year before last."""
    unit = found.get("week", "span")
    if unit == "fortnight":
        return None
    kind = {"week": "WEEKS", "month": "MONTHS", "year": "YEARS", "decade": "DECADES"}[unit]
    return kind, Unit(unit, -2), unit in LONG


@rule("DAY", "weekday part? (of|in|a|comma)? (this|last|next) week", "(this|last|next) week (on|poss|comma)? weekday (?!DAY)",
      "weekday part? of the (previous|following|next) week")  # fmt: skip
def weekday_of_week(found: Found) -> Made:
    """Monday last week, next week on Friday."""
    shift = found.shift
    anchor = "story" if found.has("previous", "following") else "published"
    return Inside(Weekday(found.get("weekday")), Unit("week", shift, anchor))


@rule(
    "DAY",
    "weekday (comma weekday)+ comma? and weekday",
    "(between|from)? weekday part? (and|to|until) weekday part?",
    "weekday dash weekday",
    "weekday part? and (early|late) (on|in)? weekday",
)
def weekdays(found: Found) -> Made:
    """From Monday to Wednesday, on Friday and Saturday, Friday, Saturday and Sunday, Saturday-Sunday night."""
    first, *_, last = found.all("weekday")
    return Range(Weekday(first), Weekday(last)) if first != last else None


@rule("STORY", "(the|that) (same|following|previous|next|last) weekday", "that weekday", "(following|previous) weekday (?!poss)")
def weekday_of_story(found: Found) -> Made:
    """The following Monday, that Friday."""
    turn = "next" if found.has("following", "next") else "last" if found.has("previous", "last") else "latest"
    return Weekday(found.get("weekday"), turn, "story")


@rule(
    "DAY",
    "the? weekday part? before last (?!WD)",
    "(a|number) (week|weeks) last weekday",
    "(a|number) (week|weeks) ago (on|last|this)* weekday",
)
def weekday_before(found: Found) -> Made:
    """Sunday before last, a week last Tuesday, two weeks ago on Friday: so many weeks before the latest."""
    weeks = 1 if found.has("before") else found.measure[2]
    return Weekday(found.get("weekday"), back=weeks) if found.get("week", "weeks") != "fortnight" and weeks < 10 else None


@rule("DAY", "(this|last|next)* weekday", "(last|this|next) weekday_short", "(?<=on) weekday_short")
def weekday(found: Found) -> Made:
    """Monday, last Monday, this past Monday, next Monday."""
    turn = "next" if found.has("next") else "last" if found.has("last") and not found.has("this") else "latest"
    return Weekday(found.get("weekday", "weekday_short"), turn)


@rule("DAY", "today", "tonight")
def today(found: Found) -> Made:
    """Yesterday, today, tonight, tomorrow."""
    return Unit("day", found.get("today", "tonight"))


@rule("DAY", "last part", "this (part|same day)")
def last_night(found: Found) -> Made:
    """Last night, this morning."""
    if found.has("last"):
        return Unit("day", -1) if found.get("last") == "last" else None
    return Unit("day", 0)


@rule(
    "SPAN",
    "(the|this) (last|next|previous|following) QTY UNIT (?!of (MONTHS|YEARS|SEASONS|FEASTS|(the|this) span))",
    "(?<=in|during) last QTY UNIT",
)
def counted_window(found: Found) -> Made:
    """The past few days, in the last 24 hours, the next three weeks."""
    unit, _, most = found.measure
    if not 0 < most <= MOST:
        return None
    sign = 1 if found.has("next", "following") else -1
    anchor = "story" if found.has("previous", "following") else "published"
    return Window(unit, most, sign, anchor), sign < 0 and unit in LONG


@rule("SPAN", "(the|this) last (unit|units|clock_units) (?!on DAY|of (MONTHS|YEARS|SEASONS|FEASTS))", "(?<=in|during) last (units|clock_units)", "(?<=in|during|the) recent (units|clock_units)",
      "recent (units|clock_units)", "the next (units|clock_units)")  # fmt: skip
def window(found: Found) -> Made:
    """The past week, recent months, the next days. The plural alone counts as a few, recent days as a week."""
    unit, _, _ = found.measure
    one = found.has("day", "week", "span")
    if one and (found.has("next") or (found.get("last") == "last" and found.has("day"))):
        return None
    count = (2 if found.unit == "fortnight" else 1) if one else 7 if found.has("recent") and unit == "day" else 5
    sign = 1 if found.has("next") else -1
    return Window(unit, count, sign), sign < 0 and unit in LONG


@rule(
    "WEEKS",
    "(this|last|next)+ (week|weekend) (?!of (MONTHS|YEARS|SEASONS|FEASTS))",
    "the weekend (?!before|after|of DAY)",
    "(?<=at|on|during|earlier) weekend",
)
def week(found: Found) -> Made:
    """This week, last weekend, over the weekend."""
    if found.get("week") == "fortnight":
        return Window("week", 2, -1 if found.has("last") else 1) if found.has("last", "next") else None
    return Unit("weekend" if found.has("weekend") else "week", found.shift)


@rule("MONTHS", "(this|last|next) span")
def month_or_year(found: Found) -> Made:
    """This month, last year, next decade."""
    unit = found.get("span")
    kind = {"month": "MONTHS", "year": "YEARS", "decade": "DECADES"}[unit]
    return kind, Unit(unit, found.shift), found.shift < 0 and unit in LONG


@rule(
    "SEASONS",
    "(this|last|next)+ (season|season_weak)",
    "(?<=in|during|since) the (season|season_weak) (?!of)",
    "(?<=in) season (?!of)",
    "(?<=in (early|late|mid)) (season|season_weak) (?!of)",
)
def season(found: Found) -> Made:
    """Last summer, this spring, in the winter."""
    return Season(found.get("season", "season_weak"), None, found.turn)


@rule("MONTHS", "(this|last|next)+ (MONTHS|FEASTS|DAY)")
def turned(found: Found) -> Made:
    """Last May, next Ramadan, next 15 February."""
    value = found.value
    if not isinstance(value, Date | Feast) or value.year is not None:
        return None
    kind = next(t.kind for t in found.tokens if t.kind in ("MONTHS", "FEASTS", "DAY"))
    return kind, replace(value, turn=found.turn), False


@rule("DAY", "(the|this|that) same? day (last|next) span")
def day_last_year(found: Found) -> Made:
    """The same day last year: of publication's."""
    unit = found.get("span")
    return Ago(unit, 1, 1, -1 if found.has("last") else 1, exact=True) if found.get("last") != "past" else None


@rule("STORY", "(the|that) same? (unit|part|weekend) (?!poss)", "the? same (unit|part|weekend)", "(the|that) (following|previous|next) (unit|part|weekend)",
      "the (unit|part) (before|after|later) END", "(following|next|previous) (day|week|part) (?=comma|dot|$)")  # fmt: skip
def story_unit(found: Found) -> Made:
    """That day, the same night, the previous week, the next morning, the day before."""
    unit = "weekend" if found.has("weekend") else found.unit if found.has("day", "week", "span") else "day"
    if found.has("before", "previous"):
        shift = -1
    elif found.has("after", "following", "next", "later"):
        shift = 1
    elif found.has("same", "that"):
        shift = 0
    else:
        return None
    return Unit(unit, shift, "story") if unit != "fortnight" else None


@rule("STORY", "(?<=during) the part (?!of|on|to|from|before|DAY|weekday|today)")
def in_the_night(found: Found) -> Made:
    """During the night: the one that the story has come to."""
    return Night(Unit("day", 0), story=True) if found.get("part") == "night" else None


@rule("STORY", "recently")
def recently(found: Found) -> Made:
    """Recently: within some time."""
    return Vague("recently")


@rule("DAY", "(a|number) (week|weeks) ago today")
def weeks_before_day(found: Found) -> Made:
    """A week ago today, two weeks ago yesterday."""
    unit, weeks, _ = found.measure
    return Unit("day", found.get("today") - 7 * weeks) if unit == "week" and found.get("today") <= 0 else None


@rule("DAY", "QTY UNIT (and a half)? ago (today|on weekday|weekday|this span|to the day)?")
def ago(found: Found) -> Made:
    """Three days ago, a week ago, two or three months ago, a year ago today."""
    unit, low, high = found.measure
    if not 0 < low <= high <= MOST:
        return None
    kind = "DAY" if unit in ("day", "hour", "minute") else "WEEKS" if unit == "week" else "MONTHS" if unit == "month" else "YEARS"
    return kind, Ago(unit, low, high, exact=found.has("to") or found.get("today") == 0), unit in LONG


@rule("SPAN", "less QTY UNIT ago")
def less_than(found: Found) -> Made:
    """Less than a week ago: within it."""
    unit, _, most = found.measure
    return (Window(unit, most), unit in LONG) if most <= MOST else None


@rule("STORY", "(?<=on) the (ordinal|ordinal_digit) day (?!of)")
def nth_day(found: Found) -> Made:
    """On the second day: of something whose first day may not have been told."""
    return Vague("nth day") if found.get("ordinal", "ordinal_digit") > 1 else None


@rule(
    "STORY",
    "(units|clock_units) (ago|earlier|later)",
    "(units|clock_units) (before|after|following) (?=word|plural|name|rank|title|the|a|that|his)",
)
def vaguely(found: Found) -> Made:
    """Days ago, weeks later, hours after the blast: a few; of years nothing is known."""
    unit, _, _ = found.measure
    anchor = "published" if found.has("ago") else "event" if found.has("before", "after", "following") else "story"
    if unit in ("hour", "minute"):
        return Unit("day", 0, "story" if anchor == "event" else anchor)
    if unit in LONG:
        return Vague(unit), True
    return Ago(unit, 2, 6, 1 if found.has("later", "after", "following") else -1, anchor)


@rule("STORY", "QTY UNIT (and a half)? (earlier|later)", "QTY UNIT (before|after|previous) END")
def shifted(found: Found) -> Made:
    """Two days earlier, a week later, the night before."""
    unit, low, high = found.measure
    sign = -1 if found.has("earlier", "previous", "before") else 1
    return Ago(unit, low, high, sign, "story") if 0 < low <= high <= MOST else None


@rule(
    "STORY",
    "QTY UNIT (before|after|following)",
    "QTY UNIT previous to?",
    "QTY UNIT to the day (before|after)",
    "the (day|part) (before|after) (?=word|name|rank|title|his|the|a)",
)
def shifted_from(found: Found) -> Made:
    """Two days after the attack, the morning after they left: told from the days of the attack."""
    unit, low, high = ("day", 1, 1) if found.has("part") else found.measure
    sign = 1 if found.has("after", "following") else -1
    return Ago(unit, low, high, sign, "event", exact=found.has("to") and found.has("day")) if 0 < low <= high <= MOST else None


@rule("STORY", "(earlier|later|early|late|mid) (in|on|that) (the|that)? same? unit")
def within_unit(found: Found) -> Made:
    """Earlier in the day, later that week: of the story, or where it has no day yet, of publication."""
    if found.unit in ("day", "fortnight"):
        return Unit("day", 0, "either") if found.unit == "day" else None
    return found.part(Unit(found.unit, 0, "either"))


@rule("STORY", "the (day|part) of (?=the|his|that|a) (?!the (unit|units|weekday|YEARS|MONTHS))")
def day_of(found: Found) -> Made:
    """The day of the attack."""
    return Unit("day", 0, "event")


@rule(
    "STORY",
    "(the|at|since) end of the (week|span)",
    "(the|at|since) start of the (week|span)",
    "the (mid) of the (week|span)",
)
def edge_of_unit(found: Found) -> Made:
    """The end of the week, at the beginning of the year."""
    unit = found.unit
    return found.part(Unit(unit, 0, "either")) if unit != "fortnight" else None
