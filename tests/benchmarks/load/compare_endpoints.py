#!/usr/bin/env python3
"""Endpoints under load, beside other programs in the same run: the figures that count are ratios.

    cmake --preset release -DFRAMESCOPE_BENCHMARKS=ON && cmake --build --preset release
    python3 tests/benchmarks/load/compare_endpoints.py echo     # beside QtWebSockets
    python3 tests/benchmarks/load/compare_endpoints.py echo --alike
    python3 tests/benchmarks/load/compare_endpoints.py proxy    # beside haproxy and mitmdump
    python3 tests/benchmarks/load/compare_endpoints.py memory   # after one and ten million frames
    python3 tests/benchmarks/load/compare_endpoints.py disk     # beside the disk alone
    python3 tests/benchmarks/load/compare_endpoints.py idle     # beside thousands that say nothing

Prints Markdown tables. What is not installed is left out and said. Everything is on loopback.
"""

import argparse
import contextlib
import itertools
import json
import mmap
import os
import re
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


class Peer:
    """A program in the background. Its first line of output tells where it listens."""

    def __init__(self, command, port=None):
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        if port is None:
            port = int(re.search(r"(\d+)/?\s*$", self.process.stdout.readline()).group(1))
        self.port = port
        wait_until_listening(port)

    def peak_memory(self):
        """The greatest resident size so far, in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def wait_until_listening(port):
    for _ in range(400):
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        time.sleep(0.025)
    sys.exit(f"nothing listens on port {port}")


@contextlib.contextmanager
def running(command, port=None):
    peer = Peer(command, port)
    try:
        yield peer
    finally:
        peer.stop()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def cell(text):
    """Connections, octets and messages in flight: "50,32,64"."""
    connections, octets, in_flight = map(int, text.split(","))
    return connections, octets, in_flight


class Bench:
    def __init__(self, build, rounds, milliseconds, alike, folder):
        self.cli = str(build / "bin" / "framescope-cli")
        self.load = str(build / "tests" / "bench_load")
        self.qtwebsockets = str(build / "tests" / "qtwebsockets_echo")
        self.rounds = rounds
        self.milliseconds = milliseconds
        self.alike = alike
        self.folder = folder
        self.recordings = 0

    def recording(self):
        self.recordings += 1
        return str(Path(self.folder) / f"{self.recordings}.fscope")

    def client(self, port, **options):
        command = [self.load, "client", "--port", str(port)]
        options.setdefault("time", self.milliseconds)
        for name, value in options.items():
            command.append("--" + name.replace("_", "-"))
            if value is not True:
                command.append(str(value))
        if self.alike:
            command.append("--alike")
        return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)

    def in_turn(self, ports, figure, **options):
        """The median figure of each port; they take turns, so that a slow moment meets them all."""
        figures = {name: [] for name in ports}
        for _ in range(self.rounds):
            for name, port in ports.items():
                figures[name].append(self.client(port, **options)[figure])
        return {name: statistics.median(values) for name, values in figures.items()}

    def serve(self, *options):
        return [self.cli, "serve", "--record", self.recording(), *options]

    def proxy(self, port):
        return [self.cli, "proxy", "--target", f"ws://127.0.0.1:{port}/", "--record",
                self.recording()]

    def haproxy(self, port, target):
        path = Path(self.folder) / f"haproxy-{port}.cfg"
        path.write_text(
            "defaults\n  mode tcp\n  timeout connect 5s\n  timeout client 60s\n"
            f"  timeout server 60s\nlisten relay\n  bind 127.0.0.1:{port}\n"
            f"  server target 127.0.0.1:{target}\n"
        )
        return ["haproxy", "-db", "-f", str(path)]

    def mitmdump(self, port, target):
        return ["mitmdump", "-q", "-p", str(port), "-w", self.recording(), "--mode",
                f"reverse:http://127.0.0.1:{target}"]


def echo(bench, cells):
    """serve --record beside an echo server on QtWebSockets that records nothing."""
    print("| connections | octets | in flight | framescope-cli /s | QtWebSockets /s | ratio |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for connections, payload, in_flight in cells:
        with running(bench.serve()) as ours, running([bench.qtwebsockets]) as theirs:
            rates = bench.in_turn(
                {"ours": ours.port, "theirs": theirs.port}, "rate",
                connections=connections, payload=payload, in_flight=in_flight,
            )
        print(
            f"| {connections} | {payload} | {in_flight} | {rates['ours']:,.0f} | "
            f"{rates['theirs']:,.0f} | {rates['ours'] / rates['theirs']:.2f} |",
            flush=True,
        )


def proxy(bench, _):
    """proxy --record beside haproxy in TCP mode and mitmdump -w."""
    haproxy = shutil.which("haproxy")
    mitmdump = shutil.which("mitmdump")
    for name, found in (("haproxy", haproxy), ("mitmdump", mitmdump)):
        if not found:
            print(f"{name} is not installed: left out.\n")
    with contextlib.ExitStack() as stack:
        target = stack.enter_context(running([bench.load, "echo"])).port
        ports = {"direct": target}
        ports["framescope-cli"] = stack.enter_context(running(bench.proxy(target))).port
        if haproxy:
            port = free_port()
            stack.enter_context(running(bench.haproxy(port, target), port))
            ports["haproxy"] = port
        if mitmdump:
            port = free_port()
            stack.enter_context(running(bench.mitmdump(port, target), port))
            ports["mitmdump"] = port
        names = list(ports)
        print("| connections | octets | in flight | figure | " + " | ".join(names) + " |")
        print("| ---: | ---: | ---: | --- |" + " ---: |" * len(names))
        for connections, payload, in_flight in ((50, 120, 64), (50, 1024, 64), (1, 1024, 64)):
            rates = bench.in_turn(
                ports, "rate", connections=connections, payload=payload, in_flight=in_flight)
            print(f"| {connections} | {payload} | {in_flight} | messages/s | "
                  + " | ".join(f"{rates[name]:,.0f}" for name in names) + " |", flush=True)
        latencies = bench.in_turn(ports, "median_us", connections=1, payload=32, in_flight=1)
        print("| 1 | 32 | 1 | µs added | "
              + " | ".join(f"{latencies[name] - latencies['direct']:.1f}" for name in names)
              + " |", flush=True)
    with running([bench.load, "sink"]) as sink, running(bench.proxy(sink.port)) as ours:
        rate = bench.client(ours.port, payload=120, one_way=True)["rate"]
        print(f"\nOne way, 120 octets, one connection: {rate:,.0f} frames/s sent.")


def memory(bench, _):
    """The greatest resident size of framescope-cli after many frames."""
    print("| command | frames each way | peak MiB |")
    print("| --- | ---: | ---: |")
    for million in (1, 10):
        messages = million * 500_000
        with running([bench.load, "echo"]) as target, running(bench.proxy(target.port)) as ours:
            bench.client(
                ours.port, connections=50, payload=120, in_flight=64, messages=messages)
            print(f"| proxy --record | {messages:,} | {ours.peak_memory():.1f} |", flush=True)
        with running(bench.serve()) as ours:
            bench.client(
                ours.port, connections=50, payload=120, in_flight=64, messages=messages)
            print(f"| serve --record | {messages:,} | {ours.peak_memory():.1f} |", flush=True)


REQUEST = (
    b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


def open_idle(port, count):
    """Connections that are open and say nothing, for as long as they are kept."""
    opened = []
    for _ in range(count):  # one by one: not every server has room for many that wait
        connection = socket.create_connection(("127.0.0.1", port))
        connection.sendall(REQUEST)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += connection.recv(4096)
        opened.append(connection)
    return opened


def idle(bench, _):
    """What one connection gets while others are open and idle."""
    counts = (0, 1000, 4000)
    theirs = 1000  # the echo server on QtWebSockets takes minutes to accept some thousands
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 2 * counts[-1]:
        sys.exit(f"{counts[-1]} connections need as many descriptors: ulimit -Hn says {hard}")
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    print("| idle connections | framescope-cli, µs | QtWebSockets, µs |")
    print("| ---: | ---: | ---: |")
    serve = bench.serve("--connection-limit", str(counts[-1] + 10))
    with running(serve) as ours, running([bench.qtwebsockets]) as qtwebsockets:
        ports = {"ours": ours.port, "theirs": qtwebsockets.port}
        opened = {name: [] for name in ports}
        for count in counts:
            if count > theirs:
                ports.pop("theirs", None)
            for name, port in ports.items():
                opened[name] += open_idle(port, count - len(opened[name]))
            latencies = bench.in_turn(
                ports, "median_us", connections=1, payload=32, in_flight=1)
            print(f"| {count:,} | {latencies['ours']:,.0f} | "
                  + (f"{latencies['theirs']:,.0f} |" if "theirs" in latencies else "|"),
                  flush=True)


def disk_rate(path, seconds, past_memory):
    """Octets a second that the disk takes of what is appended to a file: through the memory in
    which the system keeps files, as programs do, or past it."""
    block = mmap.mmap(-1, 1 << 20)  # aligned, as O_DIRECT wants it
    flags = os.O_DIRECT if past_memory else 0
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | flags, 0o600)
    try:
        began = time.monotonic()
        written = 0
        while time.monotonic() < began + seconds:
            written += os.write(descriptor, block)
        os.fsync(descriptor)
        return written / (time.monotonic() - began)
    finally:
        os.close(descriptor)
        os.unlink(path)


def disk(bench, _):
    """proxy --record of messages of 1 KiB beside what the disk takes: does it keep that up?"""
    print("| appended | past memory | framescope-cli | ratios | messages/s | frames sent "
          "| frames in the file | peak MiB |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for _ in range(bench.rounds):
        alone = [disk_rate(Path(bench.folder) / "disk", bench.milliseconds / 2000, past_memory)
                 for past_memory in (False, True)]
        with running([bench.load, "echo"]) as target:
            command = bench.proxy(target.port)
            recording = Path(command[-1])
            began = time.monotonic()
            with running(command) as ours:
                result = bench.client(ours.port, connections=50, payload=1024, in_flight=64)
                peak = ours.peak_memory()
            seconds = time.monotonic() - began
        ours = recording.stat().st_size / seconds  # until all was written
        count = [bench.cli, "show", str(recording), "--count", "--filter", "opcode == binary"]
        frames = int(subprocess.run(count, check=True, stdout=subprocess.PIPE).stdout)
        recording.unlink()
        print("| " + " | ".join(f"{rate / 1e6:,.0f} MB/s" for rate in (*alone, ours))
              + " | " + ", ".join(f"{ours / rate:.2f}" for rate in alone)
              + f" | {result['rate']:,.0f} | {2 * result['messages']:,} | {frames:,} "
              f"| {peak:.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["echo", "proxy", "memory", "disk", "idle"])
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "release")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--time", type=int, default=1500, help="milliseconds of each measurement")
    parser.add_argument("--alike", action="store_true",
                        help="the same payload in every message, instead of no two alike")
    parser.add_argument("--cell", type=cell, action="append", dest="cells",
                        metavar="CONNECTIONS,OCTETS,IN_FLIGHT",
                        help="a row of the table of echo, in place of all; may be repeated")
    arguments = parser.parse_args()
    cells = arguments.cells or list(itertools.product((1, 50), (32, 1024, 65536), (1, 64)))
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        bench = Bench(
            arguments.build, arguments.rounds, arguments.time, arguments.alike, folder)
        measure = {"echo": echo, "proxy": proxy, "memory": memory, "disk": disk, "idle": idle}
        measure[arguments.what](bench, cells)


if __name__ == "__main__":
    main()
