"""Years, dates and times of day."""

import re

from reader.speech.english.numbers import cardinal, ordinal, plural, two_digits, year
from reader.speech.english.rules import DASH, DOT, LEFT, RIGHT, Rule, after, any_of, before

MONTHS = """
    January February March April May June July August September October November December
""".split()
SHORT = {name[:3]: name for name in MONTHS} | {"Sept": "September"}
MONTH = rf"(?P<month>(?:{any_of(MONTHS)})\b|(?:{any_of(SHORT)})(?![\w'’]){DOT})"
WEEKDAYS = {
    "Mon": "Monday",
    "Tue": "Tuesday",
    "Tues": "Tuesday",
    "Wed": "Wednesday",
    "Thu": "Thursday",
    "Thur": "Thursday",
    "Thurs": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
ZONES = "GMT UTC BST CET CEST EST EDT ET CST CDT CT MST MDT MT PST PDT PT IST JST AEST".split()

DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
LAST_DAY = rf"(?:{DASH}(?P<last>[0-9]{{1,2}})(?:st|nd|rd|th)?)?"
YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
COUNTED = "people|men|women|children|others|members|years|months|weeks|days|hours|million|billion|per"
TWO_DIGITS = range(100)
DAYS, MONTH_NUMBERS, HOURS, HALF_DAY = range(1, 32), range(1, 13), range(25), range(1, 13)
DETERMINER = re.compile(
    r"(?:(?<!\w)(?:the|a|an|his|her|its|their|our|my|this|that|last)|['’]s)\s$", re.IGNORECASE
)
NOON = re.compile(r" (?:noon|midnight)\b")
ERAS = {"BC": "B.C", "BCE": "B.C.E", "AD": "A.D", "CE": "C.E"}


def month_of(text: str) -> str:
    """The full name of a month, written out or short."""
    return SHORT[text[:3]]


def _the(match: re.Match[str]) -> str:
    return "" if DETERMINER.search(before(match)[-8:]) else "the "


def _possible(day: str, last: str | None = None) -> bool:
    return int(day) in DAYS and (last is None or int(last) in range(int(day) + 1, 32))


def _tail(match: re.Match[str], join: str = ", ") -> str:
    return f"{join}{year(int(match['year']))}" if match["year"] else ""


def _month_first(match: re.Match[str]) -> str | None:
    day, last = match["day"], match["last"]
    if not _possible(day, last):
        return None
    to = f" to {ordinal(int(last))}" if last else ""
    return f"{month_of(match['month'])} {ordinal(int(day))}{to}{_tail(match)}"


def _day_first(match: re.Match[str]) -> str | None:
    day, last = match["day"], match["last"]
    if not _possible(day, last):
        return None
    to = f" to the {ordinal(int(last))}" if last else ""
    return f"{_the(match)}{ordinal(int(day))}{to} of {month_of(match['month'])}{_tail(match, ' ')}"


def _iso(match: re.Match[str]) -> str | None:
    month, day = int(match["number"]), int(match["day"])
    if month not in MONTH_NUMBERS or day not in DAYS:
        return None
    return f"{_the(match)}{ordinal(day)} of {MONTHS[month - 1]}{_tail(match, ' ')}"


def _numeric(match: re.Match[str]) -> str | None:
    """Day and month in the order that can be told, else number by number, which is true of both."""
    a, b, full = int(match["a"]), int(match["b"]), match["year"]
    if a not in DAYS or b not in DAYS or min(a, b) not in MONTH_NUMBERS:
        return None
    long = len(full) == len("2019")
    last = year(int(full)) if long else two_digits(int(full))
    if long and (a not in MONTH_NUMBERS or a == b):
        return f"{_the(match)}{ordinal(a)} of {MONTHS[b - 1]} {last}"
    if long and b not in MONTH_NUMBERS:
        return f"{MONTHS[a - 1]} {ordinal(b)}, {last}"
    return f"{cardinal(a)}, {cardinal(b)}, {last}"


def _years(match: re.Match[str]) -> str | None:
    first, last = int(match["year"]), match["last"]
    long = len(last) == len("1945")
    end = int(last) if long else first - first % 100 + int(last)
    if end <= first:
        return None
    return f"{year(first)} to {year(end) if long else two_digits(int(last))}"


def _season(match: re.Match[str]) -> str:
    last = int(match["last"])
    return f"{year(int(match['year']))} {two_digits(last) if last in TWO_DIGITS else year(last)}"


def _decade(match: re.Match[str]) -> str:
    return plural(year(int(match["year"])))


def _era(match: re.Match[str]) -> str:
    numbers = [match["year"], match["last"]] if match["last"] else [match["year"]]
    words = " to ".join(year(int(number.replace(",", ""))) for number in numbers)
    era = ERAS[match["era"].replace(".", "").strip()]
    return f"{words} {era}"


def _time(match: re.Match[str]) -> str | None:
    half = _half(match["half"])
    seconds, to = match.groupdict().get("second"), match.groupdict().get("to")
    clear = bool(half or seconds or NOON.match(after(match)))
    first = _hour_and_minute(match["hour"], match["minute"], bare=clear)
    if first is None or not to:
        more = f" {two_digits(int(seconds))}" if seconds and int(seconds) else ""
        return first and f"{first}{more}{half}"
    last = _hour_and_minute(to, match["until"], bare=bool(half))
    return last and f"{first} to {last}{half}"


def _hour_and_minute(hour: str, minute: str, *, bare: bool) -> str | None:
    """``ten oh five``, ``seventeen hundred``; the full hour without ``o'clock`` if ``bare``."""
    number, rest = int(hour), int(minute)
    if number not in HOURS:
        return None
    if rest:
        return f"{cardinal(number)} {two_digits(rest)}"
    if number in HALF_DAY:
        return cardinal(number) if bare else f"{cardinal(number)} o'clock"
    return f"{cardinal(number)} hundred"


def _half(text: str | None) -> str:
    return f" {text.strip()[0].lower()}.m" if text else ""


def _hour(match: re.Match[str]) -> str | None:
    hour, last = match["hour"], match["last"]
    if int(hour) not in HALF_DAY or (last and int(last) not in HALF_DAY):
        return None
    to = f" to {cardinal(int(last))}" if last else ""
    return f"{cardinal(int(hour))}{_half(match['own'])}{to}{_half(match['half'])}"


def _clock(match: re.Match[str]) -> str | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour not in HOURS:
        return None
    said = two_digits(hour)
    return f"{said} {two_digits(minute)}" if minute else f"{said} hundred"


HALF = rf"(?P<half>[ \u00a0]?[aApP](?:\.m{DOT}|\.M{DOT}|m|M))(?!\w)"
BEFORE_ERA = r"(?P<year>[0-9]{1,2},[0-9]{3}|[0-9]{1,5})"
ERA = rf" ?(?P<era>BCE|CE|BC|AD|B\.C\.E{DOT}|B\.C{DOT}|A\.D{DOT}|C\.E{DOT})(?!\w)"

RULES: tuple[Rule, ...] = (
    (re.compile(rf"{LEFT}{YEAR}-(?P<number>[01][0-9])-(?P<day>[0-3][0-9]){RIGHT}"), _iso),
    (
        re.compile(rf"{LEFT}(?P<a>[0-9]{{1,2}})(?P<s>[/.-])(?P<b>[0-9]{{1,2}})(?P=s){YEAR}{RIGHT}"),
        _numeric,
    ),
    (re.compile(rf"{LEFT}(?P<a>[0-9]{{1,2}})/(?P<b>[0-9]{{1,2}})/(?P<year>[0-9]{{2}}){RIGHT}"), _numeric),
    (re.compile(rf"\b{MONTH} {DAY}{LAST_DAY}(?:,? {YEAR})?{RIGHT}(?! (?:{COUNTED})\b)"), _month_first),
    (re.compile(rf"{LEFT}{DAY}{LAST_DAY}(?: of)? {MONTH}(?:,? {YEAR}{RIGHT})?(?![\w])"), _day_first),
    (re.compile(rf"\b{MONTH} {YEAR}{RIGHT}"), lambda m: f"{month_of(m['month'])} {year(int(m['year']))}"),
    (re.compile(rf"\b(?P<day>{any_of(WEEKDAYS)})\.(?=,? [A-Z0-9])"), lambda m: WEEKDAYS[m["day"]]),
    (
        re.compile(
            rf"\b(?:{any_of(set(SHORT) - {'May', 'Jun', 'Jul'})})\.(?= [a-z]|,)"
            rf"|\b(?:{any_of(SHORT)})\.?(?=[-–](?:{any_of(SHORT)}))"
        ),
        lambda m: month_of(m[0]),
    ),
    (re.compile(rf"{LEFT}{BEFORE_ERA}(?:{DASH}(?P<last>[0-9]{{1,4}}))?{ERA}"), _era),
    (
        re.compile(rf"\b(?:AD|A\.D\.) (?P<year>[0-9]{{1,4}}){RIGHT}"),
        lambda m: f"A.D {year(int(m['year']))}",
    ),
    (re.compile(r"(?<![\w/:#@.])(?P<year>1[0-9]{2}0|20[0-9]0)['’]?s\b"), _decade),
    (
        re.compile(r"(?<![\w/:#@.])['’‘]?(?P<year>[2-9]0)s\b"),
        lambda m: plural(cardinal(int(m["year"]))),
    ),
    (
        re.compile(r"(?<![\w'’‘])['’‘](?P<year>[0-9]{2})(?![\w'’%.,:-]|[.,]?[0-9])"),
        lambda m: two_digits(int(m["year"])),
    ),
    (re.compile(rf"{LEFT}{YEAR}{DASH}(?P<last>[0-9]{{4}}|[0-9]{{2}}){RIGHT}"), _years),
    (
        re.compile(rf"{LEFT}{YEAR}/(?P<last>[0-9]{{4}}|[0-9]{{2}}){RIGHT}"),
        _season,
    ),
    (re.compile(rf"{LEFT}(?P<hour>[0-9]{{2}})(?P<minute>[0-5][0-9])(?= (?:{any_of(ZONES)})\b)"), _clock),
    (
        re.compile(
            rf"{LEFT}(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-5][0-9])"
            rf"(?::(?P<second>[0-5][0-9])|{DASH}(?P<to>[0-9]{{1,2}}):(?P<until>[0-5][0-9]))?(?:{HALF}|{RIGHT})"
        ),
        _time,
    ),
    (
        re.compile(rf"{LEFT}(?P<hour>[0-9]{{1,2}})\.(?P<minute>[0-5][0-9]){HALF}"),
        _time,
    ),
    (
        re.compile(rf"{LEFT}(?P<hour>[0-9]{{1,2}})(?:(?P<own>[ap]m)?{DASH}(?P<last>[0-9]{{1,2}}))?{HALF}"),
        _hour,
    ),
    (re.compile(rf"{LEFT}{YEAR}{RIGHT}(?!,? ?[%°])"), lambda m: year(int(m["year"]))),
)
