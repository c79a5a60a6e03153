"""The verb ``glossary``: the names and terms of a document, or of many together, explained."""

import argparse
from collections.abc import Iterator, Sequence

from reader import codec
from reader.cli import screen
from reader.cli.verbs import USAGE, identities, misses_its_document, settings_of, write
from reader.glossary.collection import Collection, collect
from reader.model import Document
from reader.pipeline import Progress, run
from reader.pipeline.plan import Task, counting, plan
from reader.sources import name_of


def glossary(options: argparse.Namespace) -> int:
    """Write the glossary, or list it; that of several documents tells where else an entry stands."""
    tasks = plan(options.sources, settings_of(options))
    if misses_its_document(options, len(tasks)):
        return USAGE
    with screen.progress(quiet=options.quiet or options.json) as progress:
        documents = _explained(tasks, progress)
        found = next(documents) if len(tasks) == 1 else collect(documents)
    if options.output:
        data = _written(found, options.output.suffix.lower())
        given = [task.source for task in tasks] + [options.stop_list] * bool(options.stop_list)
        write(options.output, data, identities(given))
    if options.json:
        screen.write_out(_written(found, ".json").decode())
    elif options.output is None:
        screen.show_glossary(found)
    elif not options.quiet:
        screen.say(f"{options.output}: {screen.entries(found)}")
    return 0


def _explained(tasks: Sequence[Task], progress: Progress) -> Iterator[Document]:
    for number, task in enumerate(tasks, 1):
        with counting(task.source, number, len(tasks), "no glossary is made"):
            progress(f"explaining {name_of(task.source)}", number - 1, len(tasks))
            yield run(task, glossary=True).document


def _written(found: Document | Collection, suffix: str) -> bytes:
    """The glossary as the suffix of its file says; otherwise as JSON."""
    if suffix == ".toml":
        return codec.glossary_toml(found.glossary)
    if isinstance(found, Document):
        return codec.glossary_markdown(found) if suffix == ".md" else codec.write_glossary(found)
    return codec.collection_markdown(found) if suffix == ".md" else codec.write_collection(found)
