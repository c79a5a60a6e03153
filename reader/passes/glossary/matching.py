"""Finding many phrases in a text at once, in time linear in the text."""

import re
from collections.abc import Iterator, Mapping

WORD = re.compile(r"\w+|[^\w\s]")


def words_of(text: str) -> tuple[str, ...]:
    """A phrase as the matcher sees it: words and signs, without spaces."""
    return tuple(WORD.findall(text))


class Matcher:
    """Phrases by their first word, the longest first.

    Attributes:
        phrases: for each first word, the rest of the words and the value of each phrase.
    """

    def __init__(self, phrases: Mapping[tuple[str, ...], str]) -> None:
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for words, value in sorted(phrases.items(), key=lambda item: (-len(item[0]), item[0])):
            if words:
                self.phrases.setdefault(words[0], []).append((words, value))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Spans and values of the phrases that stand in a text as whole words, none overlapping."""
        pieces = list(WORD.finditer(text))
        place = 0
        while place < len(pieces):
            for words, value in self.phrases.get(pieces[place][0], ()):
                stretch = pieces[place : place + len(words)]
                if tuple(piece[0] for piece in stretch) == words and _tight(text, stretch, value):
                    yield stretch[0].start(), stretch[-1].end(), value
                    place += len(words) - 1
                    break
            place += 1


def _tight(text: str, stretch: list[re.Match[str]], phrase: str) -> bool:
    """Whether the words stand as in the phrase: spaces where it has some, nowhere else."""
    found = text[stretch[0].start() : stretch[-1].end()]
    if " ".join(found.split()) != phrase:
        return False
    before = text[max(0, stretch[0].start() - 1) : stretch[0].start()]
    after = text[stretch[-1].end() : stretch[-1].end() + 2]
    return before not in {"@", "#", "/"} and not re.match(r"[@/.]\w", after)
