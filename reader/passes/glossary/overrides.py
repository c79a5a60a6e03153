"""What a person says of single entries, over whatever the text and the dictionary say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from reader.config import Note
from reader.errors import UnknownEntry
from reader.model import Alphabet, EntryKind, Pronunciation, Sense, SenseSource
from reader.passes.glossary.analysis import PLAIN, Page, fold
from reader.passes.glossary.entries import Draft
from reader.passes.glossary.matching import Matcher, words_of
from reader.passes.glossary.names import Mention


def apply(
    drafts: Sequence[Draft], pages: Sequence[Page], notes: Mapping[str, Note], strict: Mapping[str, str]
) -> list[Draft]:
    """The drafts with every note obeyed: first what is split off, then what is merged, then the rest.

    A note on what the text holds but the glossary does not makes an entry of it. One that is renamed as
    another is called already is merged with that.

    Args:
        drafts: of names and terms; no two mentions overlap.
        pages: the text they stand in.
        notes: by a headword or another spelling, compared without regard to case.
        strict: of the notes that must find their entry, the place that says so.

    Raises:
        UnknownEntry: such a note names nothing that stands in the text.
    """
    table = _Table(drafts, pages)
    for name, note in notes.items():
        for spelling in note.split:
            table.split(name, spelling)
    for name, note in notes.items():
        found = table.find(name)
        if found is None:
            if name in strict and not note.hide:
                advice = "see the names with reader glossary"
                raise UnknownEntry(strict[name], f"no entry and no word of the text is {name!r}", advice)
            continue
        for same in filter(None, (*note.aliases, note.rename)):
            table.merge(found, same)
        table.drafts[found] = _noted(table.drafts[found], note)
    hidden = {found for name, note in notes.items() if note.hide and (found := table.find(name)) is not None}
    return [draft for n, draft in enumerate(table.drafts) if draft.mentions and n not in hidden]


def settle(stop: Iterable[str], notes: Mapping[str, Note]) -> tuple[frozenset[str], dict[str, Note]]:
    """The spellings to stop, folded, and the notes to obey: a note goes first, unless it says nothing."""
    told = [(name, note) for name, note in notes.items() if note != Note()]
    spoken_of = {fold(s) for name, note in told for s in (name, *note.aliases, *note.split, note.rename)}
    stopped = frozenset(map(fold, stop)) - spoken_of
    return stopped, {name: note for name, note in notes.items() if fold(name) not in stopped}


def without(drafts: Iterable[Draft], pages: Sequence[Page], stop: frozenset[str]) -> Iterator[Draft]:
    """The drafts whose headword is not stopped, less the aliases that are and what reads like them.

    Args:
        drafts: of names and terms.
        pages: the text they stand in.
        stop: spellings as :func:`reader.passes.glossary.analysis.fold` gives them.
    """
    for draft in drafts:
        aliases = tuple(a for a in draft.aliases if fold(a) not in stop)
        mentions = tuple(m for m in draft.mentions if fold(pages[m.page].quote(m.start, m.end)) not in stop)
        if mentions and fold(draft.headword) not in stop:
            yield replace(draft, aliases=aliases, mentions=mentions)


def _noted(draft: Draft, note: Note) -> Draft:
    """The draft with a person's definition, kind, headword and pronunciation."""
    if note.definition:
        draft = replace(draft, senses=(Sense(text=note.definition, source=SenseSource.PERSON),))
    if note.kind:
        draft = replace(draft, kind=EntryKind(note.kind))
    if note.ipa or note.say:
        alphabet = Alphabet.IPA if note.ipa else Alphabet.RESPELLING
        draft = replace(draft, pronunciation=Pronunciation(note.ipa or note.say, alphabet))
    if note.rename and note.rename != draft.headword:
        others = (draft.headword, *draft.aliases)
        draft = replace(
            draft, headword=note.rename, aliases=tuple(a for a in dict.fromkeys(others) if a != note.rename)
        )
    return draft


class _Table:
    """The drafts while they are put right; an emptied one stays in its place."""

    def __init__(self, drafts: Sequence[Draft], pages: Sequence[Page]) -> None:
        self.drafts = list(drafts)
        self._pages = pages
        self._owner = {fold(s): n for n in reversed(range(len(drafts))) for s in _spellings(drafts[n])}

    def find(self, name: str) -> int | None:
        """The draft that has a spelling; else a new one of the places where the text has it."""
        key = fold(name)
        if key not in self._owner:
            mentions = tuple(self._occurrences(name))
            if not mentions:
                return None
            self._add(Draft(name, EntryKind.CONCEPT, (), (), mentions))
        return self._owner[key]

    def split(self, name: str, spelling: str) -> None:
        """Make a draft of its own of the mentions of one that read so."""
        place = self._owner.get(fold(name))
        if place is None or fold(name) == fold(spelling):
            return
        draft = self.drafts[place]
        own = tuple(m for m in draft.mentions if fold(self._text(m)) == fold(spelling))
        if not own:
            return
        rest = tuple(m for m in draft.mentions if m not in own)
        spellings = [s for s in _spellings(draft) if fold(s) != fold(spelling)]
        self.drafts[place] = replace(
            draft, headword=spellings[0], aliases=tuple(spellings[1:]), mentions=rest
        )
        self._add(Draft(spelling, draft.kind, (), (), own))

    def merge(self, into: int, alias: str) -> None:
        """Give a draft all that the owner of an alias has: the alias names both."""
        other = self.find(alias)
        if other is None or other == into:
            return
        target, taken = self.drafts[into], self.drafts[other]
        mentions = sorted((*target.mentions, *taken.mentions), key=lambda m: (m.page, m.start))
        aliases = [s for s in (*target.aliases, *_spellings(taken)) if s != target.headword]
        self.drafts[into] = replace(target, aliases=tuple(dict.fromkeys(aliases)), mentions=tuple(mentions))
        self.drafts[other] = replace(taken, mentions=())
        self._owner |= {fold(s): into for s in _spellings(taken)}

    def _add(self, draft: Draft) -> None:
        self._owner[fold(draft.headword)] = len(self.drafts)
        self.drafts.append(draft)

    def _text(self, mention: Mention) -> str:
        return self._pages[mention.page].quote(mention.start, mention.end)

    def _occurrences(self, name: str) -> Iterator[Mention]:
        """Where the text has a spelling as whole words, outside the mentions of others."""
        plain = " ".join(name.translate(PLAIN).split())
        matcher = Matcher({words_of(form): form for form in (plain, plain[:1].upper() + plain[1:])})
        taken: dict[int, list[tuple[int, int]]] = {}
        for mention in (m for draft in self.drafts for m in draft.mentions):
            taken.setdefault(mention.page, []).append((mention.start, mention.end))
        for n, page in enumerate(self._pages):
            closed = [*taken.get(n, ()), *page.closed]
            for start, end, _ in matcher.find(page.text):
                if all(end <= a or b <= start for a, b in closed):
                    yield Mention(n, start, end)


def _spellings(draft: Draft) -> Iterable[str]:
    return (draft.headword, *draft.aliases)
