"""From ARPABET, the transcription of CMUdict, to the International Phonetic Alphabet.

The phones are those of ``cmudict.phones``; a digit after a vowel is its stress: 0 none, 1 the main
one, 2 a second one. The symbols are the usual broad ones of General American (Handbook of the
International Phonetic Association, 1999, pages 41 to 44). IPA marks stress before the syllable,
which CMUdict does not divide: a syllable begins with as many consonants as an English word may
begin with (the principle of maximal onset).
"""

from collections.abc import Sequence

VOWELS = dict(
    pair.split(":")
    for pair in "AA:ɑ AE:æ AH:ʌ AO:ɔ AW:aʊ AY:aɪ EH:ɛ ER:ɝ EY:eɪ IH:ɪ IY:i OW:oʊ OY:ɔɪ UH:ʊ UW:u".split()
)
UNSTRESSED = {"AH": "ə", "ER": "ɚ"}
CONSONANTS = dict(
    pair.split(":")
    for pair in (
        "B:b CH:tʃ D:d DH:ð F:f G:ɡ HH:h JH:dʒ K:k L:l M:m N:n NG:ŋ P:p R:ɹ S:s SH:ʃ T:t TH:θ V:v W:w "
        "Y:j Z:z ZH:ʒ"
    ).split()
)
STRESS = {"1": "ˈ", "2": "ˌ"}

PAIRS = (
    "P-L P-R P-Y B-L B-R B-Y T-R T-W T-Y D-R D-W D-Y K-L K-R K-W K-Y G-L G-R G-W F-L F-R F-Y V-Y TH-R TH-W "
    "S-P S-T S-K S-F S-M S-N S-L S-W SH-R HH-Y HH-W M-Y N-Y L-Y "
    "S-P-L S-P-R S-P-Y S-T-R S-T-Y S-K-L S-K-R S-K-W S-K-Y"
)
ONSETS = frozenset(tuple(pair.split("-")) for pair in PAIRS.split())
"""Consonants together that English words begin with."""


def to_ipa(phones: Sequence[str], *, stressed: bool = True) -> str:
    """A word in IPA, its stress before the syllables.

    Raises:
        KeyError: a phone is none of CMUdict's.
    """
    out: list[str] = []
    run: list[str] = []
    for phone in phones:
        if phone in CONSONANTS:
            run.append(phone)
            continue
        name, stress = phone.rstrip("012"), phone[-1] if stressed else "0"
        onset = _onset(run) if out else len(run)
        coda, run = run[: len(run) - onset], run[len(run) - onset :]
        out += [CONSONANTS[each] for each in coda]
        out += [STRESS.get(stress, ""), *(CONSONANTS[each] for each in run)]
        out.append(UNSTRESSED[name] if stress == "0" and name in UNSTRESSED else VOWELS[name])
        run = []
    return "".join([*out, *(CONSONANTS[each] for each in run)])


def _onset(run: Sequence[str]) -> int:
    """How many of the consonants between two vowels begin the second syllable."""
    if not run or run[-1] == "NG":
        return 0
    for length in (3, 2):
        if tuple(run[-length:]) in ONSETS and len(run) >= length:
            return length
    return 1


def main_vowel(phones: Sequence[str]) -> tuple[int, str]:
    """The vowel under the main stress, and which of the vowels it is: what tells two words apart."""
    vowels = [phone for phone in phones if phone not in CONSONANTS]
    strong = (n for n, phone in enumerate(vowels) if phone.endswith("1"))
    place = next(strong, -1)
    return place, vowels[place] if vowels else ""
