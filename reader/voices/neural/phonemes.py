"""What hibari is given: letters that it knows, and IPA as its own phonemes, ``[word](/phonemes/)``.

The phonemes are those of misaki (its ``EN_PHONES.md``): a letter for each diphthong and affricate of English,
no length marks in American, stress before the vowel. Only what this module writes may be obeyed: what
would read as such a link in the text itself is parted, which sounds the same. Letters and digits of other
scripts, which hibari passes over in silence, are transliterated.
"""

import re
import unicodedata
from collections.abc import Sequence

from anyascii import anyascii

from reader.voices import Said
from reader.voices.rewriting import Rewritten, Stretch, rewrite

SOUNDS = dict(
    pair.split("=")
    for pair in (
        "aɪ=I aʊ=W eɪ=A oʊ=O əʊ=O ɔɪ=Y ɑː=ɑ ɔː=ɔ ɜː=ɜɹ ɝː=ɜɹ iː=i uː=u ɑ=ɑ ɒ=ɑ ɔ=ɔ æ=æ a=æ ʌ=ʌ ɛ=ɛ e=ɛ ɝ=ɜɹ "
        "ɜɹ=ɜɹ ɜ=ɜɹ ɚ=əɹ ə=ə ɪ=ɪ i=i ʊ=ʊ u=u o=O tʃ=ʧ dʒ=ʤ b=b d=d f=f ɡ=ɡ g=ɡ h=h k=k l=l m=m n=n ŋ=ŋ p=p "
        "ɹ=ɹ r=ɹ s=s ʃ=ʃ t=t θ=θ ð=ð v=v w=w j=j z=z ʒ=ʒ x=k"
    ).split()
)
VOWELS = frozenset("IWAOYɑɔæʌɛɜəɪiʊu")
STRESS = "ˈˌ"
SILENT = re.compile(r"[/\[\].\u0361\u035c\u203f\u0329]")
"""What people write around, between and below the sounds: slashes, brackets, syllable dots, ties."""

SOUND = re.compile("|".join([*sorted(SOUNDS, key=len, reverse=True), f"[{STRESS}]"]))
LINK = re.compile(r"\](?=\()")
FOREIGN = re.compile(r"[^\W_a-zA-Z0-9]+")


def written(text: str, said: Sequence[Said]) -> Rewritten:
    """The text with the sounds of words in it; what is no English sound is left as it is written."""
    told = [
        Stretch(each.start, each.end, f"[{text[each.start : each.end]}](/{sounds}/)")
        for each in said
        if (sounds := misaki(each.ipa)) and not {"[", "]"} & set(text[each.start : each.end])
    ]
    mended = [Stretch(m.start(), m.end(), "] ") for m in LINK.finditer(text)]
    mended += [Stretch(m.start(), m.end(), _latin(m)) for m in FOREIGN.finditer(text)]
    apart = [
        each for each in mended if not any(one.start < each.end and each.start < one.end for one in told)
    ]
    return rewrite(text, sorted([*apart, *told], key=lambda each: each.start))


def _latin(found: re.Match[str]) -> str:
    """Letters with those of other scripts transliterated, or if none can be, the name of the first.

    Accents stay where they are part of a word; alone, such letters are passed over too.
    """
    start, end = found.span()
    alone = not any(map(str.isalnum, found.string[max(0, start - 1) : start] + found.string[end : end + 1]))
    own = {c for c in found[0] if not alone and unicodedata.name(c, "").startswith("LATIN")}
    told = "".join(c if c in own else anyascii(c) for c in found[0])
    return told if told.strip() else unicodedata.name(found[0][0], "sign").lower()


def misaki(ipa: str) -> str:
    """The phonemes of words, parted by spaces; nothing where a sound is not among those of English."""
    words: list[str] = []
    for word in SILENT.sub("", unicodedata.normalize("NFD", ipa)).split():
        sounds = SOUND.findall(word)
        if "".join(sounds) != word or not any(SOUNDS.get(sound, " ")[0] in VOWELS for sound in sounds):
            return ""
        words.append(_word(sounds))
    return " ".join(words)


def _word(sounds: Sequence[str]) -> str:
    """A word with each stress before the vowel that it is about."""
    found, due = "", ""
    for sound in sounds:
        if sound in STRESS:
            due = sound
            continue
        phoneme = SOUNDS[sound]
        if phoneme[0] in VOWELS:
            found, due = found + due, ""
        found += phoneme
    return found
