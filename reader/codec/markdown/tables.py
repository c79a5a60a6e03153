"""Tables of Markdown, as GFM has them but for one thing: no cell is dropped."""

from typing import Any


def add_tables(parser: Any) -> None:
    """Teach a parser tables; cells beyond the last column stay in it, parted by the bars they came with."""
    from markdown_it.rules_block.table import escapedSplit, getLine, table

    def whole(state: Any, start: int, end: int, silent: bool) -> bool:
        first = len(state.tokens)
        if not table(state, start, end, silent):
            return False
        line, columns, last = start, 0, None
        for token in state.tokens[first:]:
            if token.type == "tr_open":
                line, columns = token.map[0], 0
            elif token.type == "inline":
                columns, last = columns + 1, token
            elif token.type == "tr_close":
                cells = escapedSplit(getLine(state, line).strip())
                bare = cells[cells[0] == "" : len(cells) - (cells[-1] == "" and len(cells) > 1)]
                if last is not None and len(bare) > columns:
                    last.content = " | ".join(cell.strip() for cell in bare[columns - 1 :])
        return True

    parser.enable("table").block.ruler.at("table", whole, {"alt": ["paragraph", "reference"]})
