#!/usr/bin/env python3
"""How long `show --count --filter` takes on a large session, and how much memory.

make_session big.fscope 10000000
bench_filter.py build/release/bin/framescope-cli big.fscope
"""

import os
import subprocess
import sys
import time

FILTERS = [
    "opcode == ping",
    "len > 250",
    'text contains "error"',
    'text matches "(?i)time ?out"',
    "json.price > 9990",
    "delta > 10ms",
    'url contains "/feed/7" and payload contains "abc"',
    "time > 0.5 and time < 0.6",
]
RUNS = 3


def run(program, file, expression):
    """Seconds, seconds of processor time, MiB at most, and what was printed."""
    read, write = os.pipe()
    began = time.monotonic()
    child = subprocess.Popen(
        [program, "show", file, "--count", "--filter", expression], stdout=write
    )
    os.close(write)
    with os.fdopen(read) as output:
        printed = output.read().strip()
    _, status, usage = os.wait4(child.pid, 0)
    took = time.monotonic() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{expression}: exit code {child.returncode}")
    return took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, printed


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print("| Filter | Matches | Best of 3 | Processor time | Memory |")
    print("| --- | --- | --- | --- | --- |")
    run(sys.argv[1], sys.argv[2], 'payload contains "warm the cache"')
    for expression in FILTERS:
        runs = [run(sys.argv[1], sys.argv[2], expression) for _ in range(RUNS)]
        took, processor, memory, printed = min(runs)
        print(
            f"| `{expression}` | {printed} | {took:.2f} s | {processor:.2f} s | {memory:.0f} MiB |"
        )


if __name__ == "__main__":
    main()
