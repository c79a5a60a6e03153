"""CPU of ``reader --help`` against the bare interpreter: at most 4 times as much.

python bench/startup.py        exit status 1 above the limit
"""

import statistics
import sys

import cost

LIMIT = 4.0
RUNS = 15


def main() -> int:
    commands = (["-m", "reader", "--help"], ["-c", "pass"])
    pairs = [tuple(map(cost.of_python, commands)) for _ in range(RUNS)]
    ratio = statistics.median(a for a, _ in pairs) / statistics.median(b for _, b in pairs)
    print(f"reader --help: {ratio:.2f} x bare Python (limit {LIMIT:.1f})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
