"""From IPA to the phoneme mnemonics of espeak-ng's English, between double brackets.

espeak-ng obeys ``[[...]]`` under its flag PHONEMES; its SSML knows no phoneme element. The
mnemonics are those of ``phsource/ph_english`` (docs/phonemes.md of espeak-ng). Only what this module
writes may be obeyed: double brackets of the text itself become parentheses, which sound the same.
"""

import re
import unicodedata
from collections.abc import Sequence

from reader.voices import Said
from reader.voices.rewriting import Rewritten, Stretch, rewrite

VOWELS = dict(
    pair.split("=")
    for pair in (
        "aɪ=aI aʊ=aU eɪ=eI oʊ=oU əʊ=oU ɔɪ=OI ɑː=A: ɔː=O: ɜː=3: ɝː=3: iː=i: uː=u: ɑ=A: ɒ=0 ɔ=O: æ=a a=a ʌ=V "
        "ɛ=E e=E ɝ=3: ɜ=3: ɚ=3 ə=@ ɪ=I i=i: ʊ=U u=u: o=oU"
    ).split()
)
CONSONANTS = dict(
    pair.split("=")
    for pair in (
        "tʃ=tS dʒ=dZ b=b d=d f=f ɡ=g g=g h=h k=k l=l m=m n=n ŋ=N p=p ɹ=r r=r s=s ʃ=S t=t θ=T ð=D v=v w=w j=j "
        "z=z ʒ=Z x=x"
    ).split()
)
COLOURED = {"ɑ": "A@", "ɑː": "A@", "ɔ": "O@", "ɔː": "O@", "ɛ": "e@", "ɪ": "i@3", "ʊ": "U@", "ə": "3"}
"""Vowels with an r that no vowel follows: one phoneme, which each English says in its own way."""

STRESS = {"ˈ": "'", "ˌ": ","}
SYLLABIC = "\u0329"
SILENT = re.compile(r"[/\[\].\u0361\u035c\u203f]")
"""What people write around and between the sounds: slashes, brackets, syllable dots, ties."""

SOUND = re.compile("|".join(sorted([*VOWELS, *CONSONANTS, *STRESS, SYLLABIC, " "], key=len, reverse=True)))
POSSESSIVE = re.compile(r"['\u2019]s\b")
HISSING, VOICELESS = ("s", "z", "S", "Z", "tS", "dZ"), ("p", "t", "k", "f", "T", "x")


def mnemonics(ipa: str) -> list[list[str]]:
    """The phonemes of each word; nothing where a sound is not among those of English."""
    text = SILENT.sub("", unicodedata.normalize("NFD", ipa)).strip()
    words: list[list[str]] = []
    for word in text.split():
        if "".join(SOUND.findall(word)) != word or not any(vowel in word for vowel in VOWELS):
            return []
        words.append(_word(SOUND.findall(word)))
    return words


def _word(sounds: Sequence[str]) -> list[str]:
    """Phonemes with the stress before the vowel, where espeak-ng wants it."""
    out: list[str] = []
    stress = ""
    for place, sound in enumerate(sounds):
        if sound == "ɹ" and place and sounds[place - 1] in COLOURED and not _opens(sounds[place + 1 :]):
            last = out[-1]
            out[-1] = last[: last[0] in STRESS.values()] + COLOURED[sounds[place - 1]]
        elif sound in STRESS:
            stress = STRESS[sound]
        elif sound == SYLLABIC:
            out[-1:] = ["@", *out[-1:]]
        elif sound in VOWELS:
            out.append(stress + VOWELS[sound])
            stress = ""
        else:
            out.append(CONSONANTS[sound])
    return out


def _opens(sounds: Sequence[str]) -> bool:
    """Whether a vowel is next, with or without stress."""
    following = [sound for sound in sounds[:2] if sound not in STRESS]
    return bool(following) and following[0] in VOWELS


def written(text: str, said: Sequence[Said]) -> Rewritten | None:
    """The text for the engine with its flag PHONEMES, or None where none of the IPA can be said."""
    stretches: list[Stretch] = []
    for each in said:
        words = mnemonics(each.ipa)
        if not words:
            continue
        end = each.end
        if match := POSSESSIVE.match(text, end):
            end = match.end()
            words[-1].append(_ending(words[-1][-1]))
        spelt = " ".join("|".join(word) for word in words)
        # Glued to what stands before them, brackets may be passed over.
        space = " " if each.start and not text[each.start - 1].isspace() else ""
        glue = " " if text[end : end + 1].isalnum() else ""
        stretches.append(Stretch(each.start, end, f"{space}[[{spelt}]]{glue}"))
    if not stretches:
        return None
    plain = text.replace("[[", "((").replace("]]", "))")
    return rewrite(plain, stretches)


def _ending(last: str) -> str:
    """How an ’s sounds after a phoneme (Quirk et al., A Comprehensive Grammar of English, 5.113)."""
    return "I2|z" if last in HISSING else "s" if last in VOICELESS else "z"
