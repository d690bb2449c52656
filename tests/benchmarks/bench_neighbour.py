#!/usr/bin/env python3
"""How long a connection waits while the server is busy with a large message of another.

bench_neighbour.py build/release/bin/framescope-cli

One client sends text of 60 MiB to `serve`, which echoes it; another, a process of its own, sends Pings
and measures how long their Pongs take. A row is the middle one of five runs by the longest wait.
"""

import pathlib
import random
import re
import socket
import struct
import subprocess
import sys
import threading
import time
import zlib

RUNS = 5
SIZE = 60 << 20  # octets


def text():
    """Words in an order of chance: they compress to about a half."""
    choice = random.Random(1)
    letters = b"abcdefghijklmnopqrstuvwxyz"
    words = [bytes(choice.choices(letters, k=choice.randint(2, 9))) for _ in range(5000)]
    message = bytearray()
    while len(message) < SIZE:
        message += b" ".join(choice.choices(words, k=2000))
    return bytes(message[:SIZE])


def compressed(message):
    deflate = zlib.compressobj(1, zlib.DEFLATED, -15)
    return (deflate.compress(message) + deflate.flush(zlib.Z_SYNC_FLUSH))[:-4]


def connect(port, extra=b""):
    peer = socket.create_connection(("127.0.0.1", port))
    peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    peer.sendall(
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" % port
        + extra
        + b"\r\n"
    )
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += peer.recv(1)
    assert b" 101 " in head, head
    return peer


def exactly(peer, count):
    octets = b""
    while len(octets) < count:
        octets += peer.recv(count - len(octets))
    return octets


def ping(port):
    """Until standard input ends; prints the waits in milliseconds."""
    peer = connect(port)
    over = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
    waits = []
    print("ready", flush=True)
    while not over.is_set():
        began = time.perf_counter()
        peer.sendall(b"\x89\x80\0\0\0\0")
        exactly(peer, 2)
        waits.append(1000 * (time.perf_counter() - began))
        time.sleep(0.0005)
    print(*waits)


def echo(port, first, payload, extra):
    """Sends a message, masked with zeros, and reads its echo."""
    peer = connect(port, extra)
    header = bytes([first, 0xFF]) + struct.pack(">Q", len(payload)) + bytes(4)
    sending = threading.Thread(target=lambda: (peer.sendall(header), peer.sendall(payload)))
    sending.start()
    left = struct.unpack(">Q", exactly(peer, 10)[2:])[0]
    while left > 0:
        left -= len(peer.recv(min(left, 1 << 20)))
    sending.join()


def run(program, *message):
    """Seconds of the echo; the middle and the longest wait; MiB at most."""
    pipe = subprocess.PIPE
    server = subprocess.Popen([program, "serve"], stdout=pipe, stderr=subprocess.DEVNULL)
    port = int(re.search(rb":(\d+)/", server.stdout.readline())[1])
    threading.Thread(target=server.stdout.read, daemon=True).start()
    pinging = subprocess.Popen(
        [sys.executable, __file__, "ping", str(port)], stdin=pipe, stdout=pipe, text=True
    )
    pinging.stdout.readline()
    began = time.perf_counter()
    echo(port, *message)
    took = time.perf_counter() - began
    waits = sorted(float(wait) for wait in pinging.communicate()[0].split())
    status = pathlib.Path(f"/proc/{server.pid}/status").read_text()
    server.terminate()
    server.wait()
    memory = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
    return waits[-1], waits[len(waits) // 2], took, memory


def main():
    program = sys.argv[1]
    message = text()
    extension = b"Sec-WebSocket-Extensions: permessage-deflate\r\n"
    print("| Message | Longest wait | Middle one | Echo | Memory |")
    print("| --- | --- | --- | --- | --- |")
    for name, *how in [
        ("compressed", 0xC1, compressed(message), extension),
        ("not compressed", 0x81, message, b""),
    ]:
        runs = sorted(run(program, *how) for _ in range(RUNS))
        longest, middle, took, memory = runs[RUNS // 2]
        print(f"| {name} | {longest:.0f} ms | {middle:.2f} ms | {took:.1f} s | {memory:.0f} MiB |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["ping"]:
        ping(int(sys.argv[2]))
    else:
        main()
