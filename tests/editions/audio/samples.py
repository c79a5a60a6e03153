"""Documents to speak, executors to speak them with, and a real decoder."""

import array
import io
from concurrent.futures import Executor, Future
from typing import Any

import av

from reader.model import Document, Heading, Metadata, Paragraph
from reader.outline import assemble
from reader.passes.segment import segment

METADATA = Metadata(title="Sixty sections", language="en", authors=("Ann Author",))


def document(sections: int, words: str = "It says that Mr. Lavrov isn't here. Is that so?") -> Document:
    """A title and numbered sections of one paragraph each."""
    blocks: list[Heading | Paragraph] = [Heading(METADATA.title, level=1)]
    for number in range(2, sections + 1):
        blocks += [Heading(f"Part {number}: “Détente”"), Paragraph(f"This is part {number}. {words}")]
    return segment(assemble(METADATA, blocks))


class Here(Executor):
    """Runs a task where it is submitted."""

    def submit(self, function: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  # as an executor does
            future.set_exception(error)
        return future


def decoded(data: bytes) -> tuple[int, "array.array[int]"]:
    """Rate and 16-bit samples of an MP3 file, as FFmpeg's libraries hear it."""
    samples: array.array[int] = array.array("h")
    with av.open(io.BytesIO(data), "r") as file:
        stream = file.streams.audio[0]
        rate = int(stream.rate)
        for frame in file.decode(stream):
            samples.extend(
                max(-32768, min(32767, round(each * 32767))) for each in frame.to_ndarray()[0].tolist()
            )
    return rate, samples
