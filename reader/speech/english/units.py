"""Amounts with the sign of a unit: ``5 km``, ``20 °C``, ``5ft 10in``."""

import re

from reader.speech.english.numbers import amount, cardinal, singular, span
from reader.speech.english.rules import DASH, GAP, LEFT, NUMBER, RIGHT, SIGN, Rule, after, any_of, attributive

UNITS = {
    "km": "kilometre",
    "cm": "centimetre",
    "mm": "millimetre",
    "nm": "nanometre",
    "µm": "micrometre",
    "m": "metre",
    "m²": "square metre",
    "m2": "square metre",
    "km²": "square kilometre",
    "km2": "square kilometre",
    "sq km": "square kilometre",
    "sq m": "square metre",
    "sq ft": "square foot",
    "sq. ft.": "square foot",
    "sq mi": "square mile",
    "m³": "cubic metre",
    "m3": "cubic metre",
    "cm³": "cubic centimetre",
    "ft": "foot",
    "ft.": "foot",
    "in": "inch",
    "yd": "yard",
    "yds": "yard",
    "mi": "mile",
    "ha": "hectare",
    "kg": "kilogram",
    "mg": "milligram",
    "µg": "microgram",
    "g": "gram",
    "lb": "pound",
    "lbs": "pound",
    "lb.": "pound",
    "lbs.": "pound",
    "oz": "ounce",
    "oz.": "ounce",
    "ml": "millilitre",
    "mL": "millilitre",
    "l": "litre",
    "cl": "centilitre",
    "km/h": "kilometre per hour",
    "kmh": "kilometre per hour",
    "kph": "kilometre per hour",
    "km/s": "kilometre per second",
    "m/s": "metre per second",
    "mph": "mile per hour",
    "mpg": "mile per gallon",
    "g/km": "gram per kilometre",
    "mg/l": "milligram per litre",
    "µg/m³": "microgram per cubic metre",
    "kWh": "kilowatt hour",
    "MWh": "megawatt hour",
    "GWh": "gigawatt hour",
    "TWh": "terawatt hour",
    "W": "watt",
    "kW": "kilowatt",
    "MW": "megawatt",
    "GW": "gigawatt",
    "V": "volt",
    "kV": "kilovolt",
    "kB": "kilobyte",
    "KB": "kilobyte",
    "MB": "megabyte",
    "GB": "gigabyte",
    "TB": "terabyte",
    "Mbps": "megabit per second",
    "Gbps": "gigabit per second",
    "Mb/s": "megabit per second",
    "Hz": "hertz",
    "kHz": "kilohertz",
    "MHz": "megahertz",
    "GHz": "gigahertz",
    "dB": "decibel",
    "hPa": "hectopascal",
    "kJ": "kilojoule",
    "kcal": "kilocalorie",
    "ppm": "part per million",
    "ppb": "part per billion",
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "min": "minute",
    "mins": "minute",
    "sec": "second",
    "secs": "second",
    "ms": "millisecond",
    "°C": "degree Celsius",
    "ºC": "degree Celsius",
    "° C": "degree Celsius",
    "°F": "degree Fahrenheit",
    "ºF": "degree Fahrenheit",
    "°": "degree",
}
"""Signs of units, and their names in the singular."""

MANY = {"foot": "feet", "inch": "inches", "hertz": "hertz"}
GLUED = {"in"}
"""Units that are words too, and are units only without a space."""

LARGE = {"bn": "billion", "tn": "trillion", "mn": "million"}
NOUN = re.compile(
    r" (?:race|sprint|hurdles|final|freestyle|butterfly|backstroke|breaststroke|relay|medley|run|dash|swim"
    r"|pistol|handgun|rifle|rounds?|shells?|guns?|cannon|mortars?|artillery|howitzers?|lens|film)\b"
)
EXTENT = re.compile(r" (?:deep|tall|high|long|wide|away|below|above|underwater|offshore)\b")
"""What tells behind ``100m`` that these are metres, not millions."""


def many(name: str) -> str:
    """The plural of the name of a unit: ``miles per hour``, ``square feet``."""
    head, per, rest = name.partition(" per ")
    first, _, last = head.rpartition(" ")
    if first == "degree":
        return f"degrees {last}"
    kind = "hertz" if last.endswith("hertz") else last
    tail = MANY.get(kind, f"{last}s") if kind != "hertz" else last
    return f"{first} {tail}".strip() + per + rest


def _measure(match: re.Match[str]) -> str | None:
    unit, first, last, gap = match["unit"], match["first"], match["last"], match["gap"]
    noun = NOUN.match(after(match)) is not None
    if (unit in GLUED and gap) or (unit == "m" and not gap and not (noun or EXTENT.match(after(match)))):
        return None
    name = UNITS[unit]
    alone = noun or "-" in (gap, after(match)[:1]) or attributive(match) or singular(first, last)
    return f"{span(first, last)} {name if alone else many(name)}"


def _height(match: re.Match[str]) -> str:
    return f"{cardinal(int(match['feet']))} foot {cardinal(int(match['inches']))}"


UNIT = any_of(UNITS).replace(r"\.", r"\.(?!\W{0,4}\Z)")

RULES: tuple[Rule, ...] = (
    (re.compile(rf"{LEFT}(?P<feet>[3-8])['’′](?P<inches>[0-9]|1[01])(?:[\"”″])"), _height),
    (
        re.compile(
            rf"{LEFT}(?P<first>{SIGN}{NUMBER})(?:{DASH}(?P<last>{NUMBER}))?(?P<gap>{GAP}|-)?(?P<unit>{UNIT})(?![\w²³/°])"
        ),
        _measure,
    ),
    (
        re.compile(rf"{LEFT}(?P<first>{SIGN}{NUMBER}){GAP}?(?P<scale>bn|tn|mn){RIGHT}"),
        lambda m: f"{amount(m['first'])} {LARGE[m['scale']]}",
    ),
)
