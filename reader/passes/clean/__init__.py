"""The cleaner: the raw lines of a flattened document in, its canonical text out, every cut explained.

Conservative: a lost paragraph is worse than a line of promotion that stays. Nothing dropped is lost,
for every source line gets a Decision that quotes it and names the rule.
"""

from typing import TYPE_CHECKING

from reader.model import Decision, Document, SectionRole
from reader.passes.clean.overrides import Overrides

if TYPE_CHECKING:  # what judges is slow to load, and a text edited by hand is not judged
    from reader.passes.clean.verdicts import Labeller

NO_OVERRIDES = Overrides()


def clean(
    document: Document, overrides: Overrides = NO_OVERRIDES, label: "Labeller | None" = None
) -> tuple[Document, tuple[Decision, ...]]:
    """The canonical document of a raw or sifted one, and what became of each line of its source.

    A document that is neither comes back as it is, with no decisions. ``label`` judges raw lines, in the
    place of the learned labeller.

    Raises:
        EmptySource: nothing is kept of a sifted document.
        UnknownLine: an override names no line of the source, or the source has no lines.
    """
    role = document.sections[0].role
    if role is SectionRole.SIFTED:
        from reader.passes.clean import sifted

        return sifted.apply(document, overrides)
    if role is SectionRole.RAW:
        from reader.passes.clean import flattened

        return flattened.apply(document, overrides, label)
    overrides.actions((), document.metadata.source)
    return document, ()
