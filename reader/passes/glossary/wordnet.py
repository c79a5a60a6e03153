"""WordNet's database files, read in place: lines found by bisection, synsets by byte offset.

Formats: wndb(5WN); inflections: morphy(7WN). Nothing is loaded but the pages of the files that are
looked at. A damaged file is a warning in the log and a dictionary that does not know the word.
"""

import logging
import mmap
import os
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

log = logging.getLogger(__name__)

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
"""Parts of speech and the suffixes of their files; satellites (s) lie among the adjectives."""

DETACHMENT = {
    "n": (
        ("ses", "s"),
        ("xes", "x"),
        ("zes", "z"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("men", "man"),
        ("ies", "y"),
        ("s", ""),
    ),
    "v": (
        ("ies", "y"),
        ("es", "e"),
        ("es", ""),
        ("s", ""),
        ("ed", "e"),
        ("ed", ""),
        ("ing", "e"),
        ("ing", ""),
    ),
    "a": (("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
    "r": (),
}
"""Rules of detachment, morphy(7WN)."""

HYPERNYMS = frozenset({"@", "@i"})


class Synset(Struct, frozen=True):
    """One meaning.

    Attributes:
        offset: byte offset of its line, eight digits on paper.
        pos: n, v, a or r.
        file: number of the lexicographer file, lexnames(5WN): 18 is noun.person.
        words: its lemmas, as spelt, with spaces.
        gloss: the definition without examples.
        examples: phrases that use it.
        hypernyms: byte offsets of its hypernyms, of the same part of speech.
    """

    offset: int
    pos: str
    file: int
    words: tuple[str, ...]
    gloss: str
    examples: tuple[str, ...]
    hypernyms: tuple[int, ...]


def find(environment: Mapping[str, str] | None = None) -> "WordNet | None":
    """The dictionary of this machine, or None.

    Looked for in WNSEARCHDIR and WNHOME/dict (wn(1WN)), below ``sys.prefix``, where Debian puts it,
    and in the folders of nltk.
    """
    for folder in _folders(os.environ if environment is None else environment):
        if (folder / "index.noun").is_file() and (folder / "data.noun").is_file():
            return open_at(str(folder))
    return None


@cache
def open_at(folder: str) -> "WordNet | None":
    """The dictionary in a folder, opened once in a process; None and a warning when it is damaged."""
    try:
        return WordNet(Path(folder))
    except (OSError, ValueError) as error:
        log.warning("the WordNet in %s cannot be read, so no word is defined by it: %s", folder, error)
        return None


def _folders(environment: Mapping[str, str]) -> Iterator[Path]:
    if environment.get("WNSEARCHDIR"):
        yield Path(environment["WNSEARCHDIR"])
    if environment.get("WNHOME"):
        yield Path(environment["WNHOME"]) / "dict"
    yield Path(sys.prefix) / "share" / "everyreader" / "wordnet"
    yield Path("/usr/share/wordnet")
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() fails where there is none
    for root in (Path(environment.get("NLTK_DATA") or sys.prefix), Path("/usr/share"), home):
        base = root if environment.get("NLTK_DATA") == str(root) else root / "nltk_data"
        yield from sorted((base / "corpora").glob("wordnet*"))


class WordNet:
    """A dictionary in a folder.

    Raises:
        OSError: a file cannot be opened.
        ValueError: a file is empty, or says no version.
    """

    def __init__(self, folder: Path) -> None:
        self._index: dict[str, mmap.mmap] = {}
        self._data: dict[str, mmap.mmap] = {}
        self._exceptions: dict[str, dict[str, tuple[str, ...]]] = {}
        for part, suffix in PARTS.items():
            if part != "n" and not (folder / f"index.{suffix}").is_file():
                continue
            self._index[part] = _map(folder / f"index.{suffix}")
            self._data[part] = _map(folder / f"data.{suffix}")
            self._exceptions[part] = _read_exceptions(folder / f"{suffix}.exc")
        version = re.search(rb"WordNet (\d\.\d)", self._data["n"][:3000])
        if version is None:
            raise ValueError("data.noun says no version")
        self.version = version[1].decode()
        self._known: dict[tuple[str, str], tuple[Synset, ...]] = {}
        self._bases: dict[tuple[str, str], tuple[str, ...]] = {}

    def locator(self, synset: Synset) -> str:
        """Where a sense is from: ``wordnet-3.1:06738281-n``."""
        return f"wordnet-{self.version}:{synset.offset:08d}-{synset.pos}"

    def synsets(self, lemma: str, pos: str) -> tuple[Synset, ...]:
        """The senses of a lemma, most frequent first; none when it is unknown or its lines are damaged."""
        key = (lemma.lower().replace(" ", "_"), pos)
        if key not in self._known:
            try:
                self._known[key] = self._read(*key)
            except (ValueError, IndexError) as error:
                log.warning("WordNet is damaged at %s.%s: %s", *key, error)
                self._known[key] = ()
        return self._known[key]

    def common(self, lemma: str, pos: str) -> bool:
        """Whether a lemma is a word of the language, and not only a name."""
        plain = lemma.replace("_", " ")
        return any(plain in synset.words for synset in self.synsets(lemma, pos))

    def hypernyms(self, synset: Synset) -> tuple[Synset, ...]:
        """The next more general meanings."""
        try:
            return tuple(self._synset(offset, synset.pos) for offset in synset.hypernyms)
        except (ValueError, IndexError) as error:
            log.warning("WordNet is damaged at %s: %s", self.locator(synset), error)
            return ()

    def lemmas(self, word: str, pos: str) -> tuple[str, ...]:
        """Base forms of a word that are in the dictionary, the word itself first (morphy)."""
        key = (word.lower(), pos)
        if key not in self._bases:
            self._bases[key] = self._detached(*key)
        return self._bases[key]

    def _detached(self, word: str, pos: str) -> tuple[str, ...]:
        """What :meth:`lemmas` gives of a word in small letters, worked out."""
        forms = [word, *self._exceptions.get(pos, {}).get(word, ())]
        for suffix, ending in DETACHMENT[pos]:
            if word.endswith(suffix) and len(word) > len(suffix) + 1:
                stem = word[: -len(suffix)] + ending
                forms.append(stem)
                if suffix in {"ed", "ing"} and re.search(r"([bdgklmnprst])\1$", stem):
                    forms.append(stem[:-1])  # not in morphy, which relies on the lists of exceptions
        return tuple(dict.fromkeys(form for form in forms if self.synsets(form, pos)))

    def _read(self, lemma: str, pos: str) -> tuple[Synset, ...]:
        if pos not in self._index or not lemma.isprintable() or not lemma or " " in lemma:
            return ()
        line = _bisect(self._index[pos], lemma.encode())
        if line is None:
            return ()
        fields = line.split()
        return tuple(self._synset(int(offset), pos) for offset in fields[-int(fields[2]) :])

    def _synset(self, offset: int, pos: str) -> Synset:
        data = self._data[pos]
        end = data.find(b"\n", offset)
        fields, bar, gloss = data[offset : end if end >= 0 else len(data)].decode().partition(" | ")
        parts = fields.split()
        if not bar or int(parts[0]) != offset:
            raise ValueError(f"no synset at byte {offset} of data.{PARTS[pos]}")
        count = int(parts[3], 16)
        words = tuple(re.sub(r"\(\w+\)$", "", w).replace("_", " ") for w in parts[4 : 4 + 2 * count : 2])
        pointers = parts[5 + 2 * count :]
        meaning, *examples = re.split(r';\s*(?=")', gloss.strip())
        return Synset(
            offset=offset,
            pos=pos,
            file=int(parts[1]),
            words=words,
            gloss=meaning.strip(" ;"),
            examples=tuple(example.strip(' ";') for example in examples),
            hypernyms=tuple(
                int(pointers[i + 1])
                for i in range(0, 4 * int(parts[4 + 2 * count]), 4)
                if pointers[i] in HYPERNYMS
            ),
        )


def _map(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _read_exceptions(path: Path) -> dict[str, tuple[str, ...]]:
    """Irregular forms, where the distribution has them: ``mice mouse``."""
    if not path.is_file():
        return {}
    lines = path.read_text("utf-8", errors="replace").splitlines()
    return {form: tuple(bases) for form, *bases in (line.split() for line in lines if line.strip())}


def _bisect(index: mmap.mmap, lemma: bytes) -> str | None:
    """The line of a lemma in a file sorted by bytes; the licence's lines start with spaces."""
    low, high = 0, len(index)
    while low < high:
        middle = (low + high) // 2
        start = index.rfind(b"\n", 0, middle) + 1
        end = index.find(b"\n", start)
        end = len(index) if end < 0 else end
        line = index[start:end]
        word = b" " if line.startswith(b"  ") else line.split(b" ", 1)[0]
        if word == lemma:
            return line.decode()
        if word < lemma:
            low = end + 1
        else:
            high = start
    return None
