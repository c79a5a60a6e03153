"""CPU and memory of ``reader clean`` on a million words, as text and as a page: limits, not comparisons.

    python bench/long.py           exit status 1 above a limit

Each figure is a ratio to its limit: seconds of CPU to 60, and the highest resident size to 1 GiB.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from growth import article

WORDS = 1_000_000
SECONDS, ROOM = 60.0, 2**30

MEASURED = """\
import resource, sys
from reader.cli import main
status = main(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
sys.exit(status)
"""


def page(text: str) -> str:
    """The same text as a page: a short line is a heading, a long one a paragraph."""
    title, *lines = text.split("\n\n")
    body = "".join(f"<p>{line}</p>" if len(line) > 100 else f"<h2>{line.strip()}</h2>" for line in lines)
    head = f'<html lang="en"><head><title>{title}</title></head>'
    return f"<!DOCTYPE html>{head}<body><article><h1>{title}</h1>{body}</article></body></html>"


def measured(source: Path) -> tuple[float, int]:
    """CPU in seconds and the highest resident size in bytes of ``reader clean`` on a file."""
    output = source.with_suffix(".md")
    command = [sys.executable, "-c", MEASURED, "clean", str(source), "-o", str(output), "-q"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = done.stdout.split()
    kept = output.read_text(encoding="utf-8").count(" ")
    if kept < 0.9 * WORDS:
        sys.exit(f"reader clean: of {WORDS} words only {kept} were kept")
    return float(seconds), int(peak)


def main() -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (5 * int(SECONDS), 5 * int(SECONDS)))
    worst = 0.0
    with tempfile.TemporaryDirectory() as name:
        text = article(WORDS)
        for suffix, data in ((".txt", text), (".html", page(text))):
            source = Path(name, f"long{suffix}")
            source.write_text(data, encoding="utf-8")
            seconds, peak = measured(source)
            worst = max(worst, seconds / SECONDS, peak / ROOM)
            told = (
                f"{seconds:.1f} s, {peak >> 20} MiB; CPU {seconds / SECONDS:.2f} and memory {peak / ROOM:.2f}"
            )
            print(f"reader clean, {WORDS} words of {suffix[1:]}: {told} of the limit")
    return int(worst > 1)


if __name__ == "__main__":
    sys.exit(main())
