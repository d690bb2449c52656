#!/usr/bin/env python3
"""How long opening, converting and replaying take, and how much memory.

make_session big.fscope 10000000; make_session million.fscope 1000000
bench_commands.py build/release/bin/framescope-cli open big.fscope
bench_commands.py build/release/bin/framescope-cli convert million.fscope
bench_commands.py build/release/bin/framescope-cli replay 200000

A row is the quickest of three runs, from the start of the program to its end; memory is the most
that was resident. Files are made beside the session, and removed again.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

RUNS = 3


def run(command, stdin=None):
    """Seconds and MiB at most."""
    began = time.monotonic()
    child = subprocess.Popen(
        command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    took = time.monotonic() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit code {child.returncode}")
    return took, usage.ru_maxrss / 1024


def best(command):
    return min(run(command) for _ in range(RUNS))


def count(program, session):
    return int(subprocess.check_output([program, "show", "--count", session]))


def bench_open(program, session):
    rows = {
        "the first 100 frames": ["--limit", "100"],
        "the last 100 frames": ["--filter", f"id > {count(program, session) - 100}"],
        "the connections": ["--connections"],
        "statistics of all": ["--stats"],
    }
    print("| What | Time | Memory |")
    print("| --- | --- | --- |")
    for name, options in rows.items():
        took, memory = best([program, "show", session, *options])
        print(f"| {name} | {took:.2f} s | {memory:.0f} MiB |")


def bench_convert(program, session):
    frames = count(program, session)
    print("| From | To | Time | Frames a second | Size | Memory |")
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory(dir=pathlib.Path(session).resolve().parent) as folder:
        for extension in ["fscope", "jsonl", "pcapng", "har"]:
            there = os.path.join(folder, "there." + extension)
            back = os.path.join(folder, "back.fscope")
            for source, target in [(session, there), (there, back)]:
                took, memory = best([program, "convert", source, target, "--force"])
                print(
                    f"| {pathlib.Path(source).suffix} | {pathlib.Path(target).suffix}"
                    f" | {took:.2f} s | {frames / took:,.0f}"
                    f" | {os.path.getsize(target) >> 20} MiB | {memory:.0f} MiB |"
                )
            os.remove(there)


def serve(program, *options):
    server = subprocess.Popen(
        [program, "serve", *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    return server, server.stdout.readline().decode().split()[-1]


def bench_replay(program, messages):
    with tempfile.TemporaryDirectory() as folder:
        talk = os.path.join(folder, "talk.fscope")
        lines = os.path.join(folder, "lines")
        with open(lines, "w", encoding="utf-8") as file:
            for number in range(messages):
                file.write('{"id":%d,"method":"subscribe","params":["%080d"]}\n' % (number, number))
        server, url = serve(program, "--connections", "1", "--record", f"{folder}/server.fscope")
        with open(lines, "rb") as file:
            run(
                [program, "connect", url, "--stdin", "--count", str(messages), "--record", talk],
                file,
            )
        server.wait()
        print("| What | Messages each way | Time | Messages a second | Memory |")
        print("| --- | --- | --- | --- | --- |")
        server, url = serve(program, "--record", f"{folder}/again.fscope")
        try:
            took, memory = best([program, "replay", talk, "--to", url, "--speed", "max"])
        finally:
            server.terminate()
            server.wait()
        print(
            f"| against an echo, as fast as it goes | {messages:,} | {took:.2f} s"
            f" | {2 * messages / took:,.0f} | {memory:.0f} MiB |"
        )


def main():
    if len(sys.argv) != 4 or sys.argv[2] not in ("open", "convert", "replay"):
        sys.exit(__doc__)
    program, what, argument = sys.argv[1:]
    print(f"load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    if what == "open":
        bench_open(program, argument)
    elif what == "convert":
        bench_convert(program, argument)
    else:
        bench_replay(program, int(argument))


if __name__ == "__main__":
    main()
