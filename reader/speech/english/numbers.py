"""Numbers in words, by num2words, which is imported when the first number has to be said."""

from functools import lru_cache

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SIGNS = {"-": "minus ", "−": "minus ", "+": "plus "}
ONES = range(10)
LATEST = 2
"""The millennium whose first years are told in full."""

REMEMBERED = 4096
"""Numbers whose words are kept."""


@lru_cache(REMEMBERED)
def cardinal(number: int) -> str:
    """``one thousand two hundred and thirty-four``."""
    from num2words import num2words

    return str(num2words(number, lang="en")).replace(",", "")


@lru_cache(REMEMBERED)
def ordinal(number: int) -> str:
    """``one hundred and third``."""
    from num2words import num2words

    return str(num2words(number, lang="en", to="ordinal")).replace(",", "")


def digits(text: str) -> str:
    """Digit by digit; everything else in the text is passed over."""
    return " ".join(DIGITS[int(sign)] for sign in text if sign in "0123456789")


def amount(text: str) -> str:
    """An amount as written, with its sign, commas and decimals: ``-1,234.50``."""
    sign, bare = (text[0], text[1:]) if text[0] in SIGNS else ("", text)
    whole, _, part = bare.partition(".")
    whole = whole.replace(",", "")
    said = digits(whole) if len(whole) > 1 and whole[0] == "0" else cardinal(int(whole))
    return SIGNS.get(sign, "") + (f"{said} point {digits(part)}" if part else said)


def span(first: str, last: str | None) -> str:
    """One amount, or two with what lies between them: ``ten to fifteen``."""
    return f"{amount(first)} to {amount(last)}" if last else amount(first)


def singular(first: str, last: str | None = None) -> bool:
    """Whether what is counted stands in the singular."""
    return last is None and first.lstrip("".join(SIGNS)) == "1"


def year(number: int) -> str:
    """``nineteen oh five``, ``two thousand seven``, ``twenty sixteen``; before 1000, the number."""
    century, rest = divmod(number, 100)
    millennium, decades = divmod(number, 1000)
    if not millennium or not decades:
        return cardinal(number)
    if millennium == LATEST and decades in ONES:
        return f"{cardinal(number - rest)} {DIGITS[rest]}"
    return f"{cardinal(century)} {two_digits(rest) if rest else 'hundred'}"


def two_digits(number: int) -> str:
    """The last two digits of a year, the minutes of an hour: ``oh five``, ``thirty-nine``."""
    if number == 0:
        return "oh oh"
    return f"oh {DIGITS[number]}" if number in ONES else cardinal(number)


def plural(words: str) -> str:
    """``nineties``, ``hundreds``, ``sixes``."""
    if words.endswith("y"):
        return f"{words[:-1]}ies"
    return words + ("es" if words.endswith("x") else "s")
