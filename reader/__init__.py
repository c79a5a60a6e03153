"""everyreader: a scraped article in, editions everyone can read out.

``prepare`` makes the canonical document of a file, ``build`` its editions. Names are loaded when
they are first used, so that importing the package costs nothing.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.model import Document, Metadata
    from reader.pipeline import Edition, Prepared, Settings, build, prepare

__all__ = ["Document", "Edition", "Metadata", "Prepared", "ReaderError", "Settings", "build", "prepare"]

_ROOMS = {"ReaderError": "errors", "Document": "model", "Metadata": "model"}


def __getattr__(name: str) -> object:
    """The public name, from the room where it lives (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"reader.{_ROOMS.get(name, 'pipeline')}"), name)
