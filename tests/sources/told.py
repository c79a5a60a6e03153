"""What a source of sifted blocks told, in a form that tests can spell out."""

from reader.model import Cut, Document, Heading, SectionRole, text_of


def blocks_told(document: Document) -> list[tuple[str, str]]:
    """Each block as its kind and level, or the rule that cut it, and its text."""
    (section,) = document.sections
    assert section.role is SectionRole.SIFTED
    found = []
    for block in section.blocks:
        kind = block.rule if isinstance(block, Cut) else type(block).__name__
        name = f"{kind}{block.level}" if isinstance(block, Heading) else kind
        found.append((name, text_of(block).replace("\n", "|")))
    return found
