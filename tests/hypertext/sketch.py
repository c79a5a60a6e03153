"""Blocks in a short notation that a person can read in a test."""

from reader.model import Block, Cut, Figure, Heading, Leaf, List, Note, Paragraph, ParagraphRole, Quote, Table


def sketch(block: Block) -> str:  # noqa: PLR0911 - one for each kind of block
    """``h2 Title``, ``p Text``, ``ul(p a | p b)``; marks as ``{emphasis text}``, ``{link:URL text}``."""
    match block:
        case Heading():
            return f"h{block.level} {marked(block)}"
        case Paragraph():
            return f"{'pre' if block.role is ParagraphRole.VERBATIM else 'p'} {marked(block)}"
        case Quote():
            return f"quote({sketches(block.blocks)})"
        case List():
            kind = f"ol{block.start}" if block.ordered else "ul"
            return f"{kind}({' | '.join(sketches(item.blocks) for item in block.items)})"
        case Table():
            rows = (" | ".join(marked(cell) for cell in row.cells) for row in block.rows)
            return f"table{'+' * block.headed}({' / '.join(rows)})"
        case Figure():
            return f"figure({marked(block.description)} | {marked(block.caption)} | {block.href})"
        case Note():
            return f"note {block.label}({sketches(block.blocks)})"
        case Cut():
            return f"cut {block.rule}({sketch(block.block)})"


def sketches(blocks: tuple[Block, ...] | list[Block]) -> str:
    """Several blocks, parted by semicolons."""
    return "; ".join(map(sketch, blocks))


def marked(leaf: Leaf) -> str:
    """The text of a leaf with its marks around what they mark."""
    at: dict[int, list[str]] = {}
    for mark in leaf.marks:
        name = f"{mark.role}:{mark.target}" if mark.target else mark.role
        at.setdefault(mark.span.start, []).append(f"{{{name} ")
    for mark in reversed(leaf.marks):
        at.setdefault(mark.span.end, []).insert(0, "}")
    text = "".join("".join(at.get(n, ())) + char for n, char in enumerate(leaf.text))
    return text + "".join(at.get(len(leaf.text), ()))
