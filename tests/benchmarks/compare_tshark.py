#!/usr/bin/env python3
"""framescope-cli beside tshark on the same frames, in turns, in one run.

make_session million.fscope 1000000
compare_tshark.py build/release/bin/framescope-cli million.fscope
compare_tshark.py --json ...     for programs

The session is written as pcapng beside it, which tshark reads and dissects. Counted are the text
messages that contain a word: by tshark in the capture, by framescope-cli in the session. Then each
reads the whole capture: tshark lists its packets, framescope-cli makes a session of it. Each figure is
the median of the rounds; memory is the most that was resident. On a machine that is busy besides, the
processor time of all threads says more than the time that passed.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

WORD = "error"


def run(command):
    """Seconds, those of processors, MiB at most, and the lines that were printed."""
    read, write = os.pipe()
    began = time.monotonic()
    child = subprocess.Popen(command, stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    lines = 0
    last = b""
    with os.fdopen(read, "rb") as output:
        while chunk := output.read(1 << 20):
            lines += chunk.count(b"\n")
            last = chunk
    complaint = child.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(child.pid, 0)
    took = time.monotonic() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit code {child.returncode}\n{complaint}")
    processor = usage.ru_utime + usage.ru_stime
    return {"seconds": took, "processor": processor, "MiB": usage.ru_maxrss / 1024, "lines": lines, "printed": last}


def tshark(*arguments):
    # No names are looked up elsewhere.
    return ["tshark", "-n", *arguments]


def measure(commands, rounds):
    runs = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(command()))
            print(f"{name}: {runs[name][-1]['seconds']:.2f} s", file=sys.stderr)
    return {
        name: {
            "seconds": statistics.median(one["seconds"] for one in of),
            "processor": statistics.median(one["processor"] for one in of),
            "MiB": statistics.median(one["MiB"] for one in of),
            "lines": of[-1]["lines"],
            "printed": of[-1]["printed"].decode().strip(),
        }
        for name, of in runs.items()
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", help="framescope-cli")
    parser.add_argument("session", help="a session, as make_session writes it")
    parser.add_argument("--rounds", type=int, default=3, help="how often each runs (3)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=pathlib.Path(options.session).resolve().parent) as folder:
        capture = os.path.join(folder, "same.pcapng")
        back = os.path.join(folder, "back.fscope")
        run([options.program, "convert", options.session, capture])
        commands = {
            "tshark counts": lambda: tshark(
                "-r", capture, "-Y", f'websocket.payload.text contains "{WORD}"'
            ),
            "framescope counts": lambda: [
                options.program, "show", options.session, "--count", "--filter",
                f'text contains "{WORD}"',
            ],
            "tshark reads": lambda: tshark("-r", capture),
            "framescope imports": lambda: [
                options.program, "convert", capture, back, "--force",
            ],
        }
        found = measure(commands, options.rounds)
        found["capture MiB"] = os.path.getsize(capture) / (1 << 20)
    counts, ours = found["tshark counts"], found["framescope counts"]
    if counts["lines"] != int(ours["printed"]):
        sys.exit(f"tshark finds {counts['lines']}, framescope-cli {ours['printed']}")
    reads, imports = found["tshark reads"], found["framescope imports"]
    ratios = {
        "count": counts["seconds"] / ours["seconds"],
        "count, processor": counts["processor"] / ours["processor"],
        "count, memory": counts["MiB"] / ours["MiB"],
        "import": reads["seconds"] / imports["seconds"],
        "import, processor": reads["processor"] / imports["processor"],
    }
    if options.json:
        print(json.dumps({"runs": found, "ratios": ratios}, default=float))
        return
    print(f"load {os.getloadavg()[0]:.1f}; capture {found['capture MiB']:.0f} MiB;"
          f" {counts['lines']} matches")
    print("| What | Time | Processor time | Memory |")
    print("| --- | --- | --- | --- |")
    for name in commands:
        one = found[name]
        print(
            f"| {name} | {one['seconds']:.2f} s | {one['processor']:.2f} s | {one['MiB']:.0f} MiB |"
        )
    print(
        f"Count of matches: {ratios['count']:.0f} times as fast"
        f" ({ratios['count, processor']:.0f} by processor time),"
        f" in 1/{ratios['count, memory']:.0f} of the memory."
        f" Import: {ratios['import']:.1f} times as fast"
        f" ({ratios['import, processor']:.1f} by processor time)."
    )


if __name__ == "__main__":
    main()
