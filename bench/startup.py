"""CPU of ``reader --help`` against the bare interpreter: at most 4 times as much.

python bench/startup.py        exit status 1 above the limit
"""

import os
import resource
import statistics
import subprocess
import sys

LIMIT = 4.0
RUNS = 15


def cpu(*arguments: str) -> float:
    """User and system seconds of one run of this interpreter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=os.environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    pairs = [(cpu("-m", "reader", "--help"), cpu("-c", "pass")) for _ in range(RUNS)]
    ratio = statistics.median(a for a, _ in pairs) / statistics.median(b for _, b in pairs)
    print(f"reader --help: {ratio:.2f} x bare Python (limit {LIMIT:.1f})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
