"""What the interop tests share: the program under test, its peers, and deadlines.

Nothing here sleeps: every step waits for output or for a connection, and fails after DEADLINE.
Every process that a test starts is killed when the test ends.
"""

import asyncio
import base64
import hashlib
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import unittest

DEADLINE = 10  # seconds that one step may take

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLI = os.environ.get("FRAMESCOPE_CLI", str(ROOT / "build/release/bin/framescope-cli"))
PEERS = pathlib.Path(os.environ.get("FRAMESCOPE_TEST_PEERS", ROOT / "build/test-peers"))


class Ended:
    """How a process ended: exit code, standard output and standard error."""

    def __init__(self, code, out, err):
        self.code = code
        self.out = out
        self.err = err

    def __repr__(self):
        return f"exit code {self.code}\nstdout:\n{self.out}\nstderr:\n{self.err}"

    def objects(self, **members):
        """The JSON objects among the lines of standard output that have these members."""
        parsed = (parse(line) for line in self.out.splitlines())
        return [entry for entry in parsed if matches(entry, members)]

    def frames(self, **members):
        return [entry for entry in self.objects(**members) if "opcode" in entry]


def parse(line):
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None


def matches(entry, members):
    return entry is not None and all(entry.get(key) == value for key, value in members.items())


def payload_of(frame):
    """The payload of a frame in JSON, as octets."""
    if "payload_base64" in frame:
        return base64.b64decode(frame["payload_base64"], validate=True)
    return frame["payload"].encode()


def rules_of(frames):
    """The names of all rules that these frames break."""
    return [violation["rule"] for frame in frames for violation in frame["violations"]]


class Process:
    """A child process whose standard output is read line by line."""

    def __init__(self, process):
        self._process = process
        self._lines = []
        self._draining = None
        self._err = asyncio.create_task(process.stderr.read())

    @classmethod
    async def start(cls, *command, env=None):
        pipe = asyncio.subprocess.PIPE
        return cls(
            await asyncio.create_subprocess_exec(
                *command,
                stdin=pipe,
                stdout=pipe,
                stderr=pipe,
                limit=16 << 20,  # octets in a line: a frame of 1 MiB as JSON
                env={**os.environ, **(env or {})},
                start_new_session=True,  # so that kill() reaches its children too
            )
        )

    @property
    def pid(self):
        return self._process.pid

    def drain(self):
        """Reads the output on and forgets it, so that the process is never held up by us. Then
        line() is not to be called any more."""
        self._draining = asyncio.create_task(self._forget())

    async def _forget(self):
        while await self._process.stdout.read(1 << 16):
            pass

    async def line(self):
        """The next line; fails when there is none."""
        async with asyncio.timeout(DEADLINE):
            line = (await self._process.stdout.readline()).decode()
        if not line:
            raise AssertionError(f"the output ended early: {await self.end()}")
        self._lines.append(line)
        return line.rstrip("\n")

    async def object(self, **members):
        """The next JSON object with these members; other lines are passed over."""
        while True:
            entry = parse(await self.line())
            if matches(entry, members):
                return entry

    async def write(self, text):
        self._process.stdin.write(text.encode())
        await self._process.stdin.drain()

    def close_stdin(self):
        self._process.stdin.close()

    def interrupt(self):
        self._process.send_signal(signal.SIGINT)

    async def end(self):
        """Waits until the process ends by itself."""
        async with asyncio.timeout(DEADLINE):
            if self._draining:
                await self._draining
            rest = await self._process.stdout.read()
            err = await self._err
            code = await self._process.wait()
        return Ended(code, "".join(self._lines) + rest.decode(), err.decode())

    async def kill(self):
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        await self._process.wait()
        await self._err


class InteropTest(unittest.IsolatedAsyncioTestCase):
    """Starts programs and raw peers, and ends them with the test."""

    maxDiff = None

    def setUp(self):
        if not os.access(CLI, os.X_OK):
            self.fail(f"{CLI} is missing: build framescope-cli first, or set FRAMESCOPE_CLI")

    async def start(self, *command, env=None):
        process = await Process.start(*command, env=env)
        self.addAsyncCleanup(process.kill)
        return process

    async def cli(self, *arguments):
        return await self.start(CLI, *arguments)

    async def run_cli(self, *arguments, stdin=""):
        """Runs framescope-cli to its end."""
        process = await self.cli(*arguments)
        try:
            await process.write(stdin)
            process.close_stdin()
        except (BrokenPipeError, ConnectionResetError):
            pass  # it ended without reading
        return await process.end()

    async def serve(self, *options):
        """Starts framescope-cli serve; the process and the URL it listens on."""
        process = await self.cli("serve", "--listen", "127.0.0.1:0", *options)
        first = await process.line()
        self.assertRegex(first, r"^listening on wss?://127\.0\.0\.1:\d+/$")
        return process, first.removeprefix("listening on ")

    async def raw_server(self, talk):
        """A TCP server that calls talk(reader, writer) and closes; its host:port."""

        async def accept(reader, writer):
            try:
                await talk(reader, writer)
            except asyncio.IncompleteReadError:
                pass  # the peer left; what that means is for the test to say
            finally:
                writer.close()

        server = await asyncio.start_server(accept, "127.0.0.1", 0)
        self.addCleanup(server.close)
        return f"127.0.0.1:{server.sockets[0].getsockname()[1]}"

    async def raw_client(self, url):
        """A TCP connection to the server of this URL."""
        host, port = re.fullmatch(r"wss?://([^:/]+):(\d+)/", url).groups()
        reader, writer = await asyncio.open_connection(host, int(port))
        self.addCleanup(writer.close)
        return reader, writer

    def closed_port(self):
        """A port of the loopback interface on which nobody listens while the test runs."""
        taken = socket.socket()
        self.addCleanup(taken.close)
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]

    def temporary_folder(self):
        folder = tempfile.TemporaryDirectory(prefix="framescope-", ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        return pathlib.Path(folder.name)

    def self_signed(self):
        """The files of a certificate for 127.0.0.1 that nobody vouches for, and of its key."""
        folder = self.temporary_folder()
        certificate, key = str(folder / "certificate.pem"), str(folder / "key.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
            + ["-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
            + ["-addext", "subjectAltName=IP:127.0.0.1", "-out", certificate, "-keyout", key],
            check=True,
            capture_output=True,
        )
        return certificate, key

    def assertEnded(self, ended, code):
        """The exit code is right, and a failure says why."""
        self.assertEqual(ended.code, code, ended)
        if code in (1, 2, 3, 4):
            self.assertRegex(ended.err, r"\w+ \w+", "a failure says why on stderr")


def accept_for(key):
    """Sec-WebSocket-Accept for a Sec-WebSocket-Key (RFC 6455 section 4.2.2)."""
    digest = hashlib.sha1(key.encode() + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()
    return base64.b64encode(digest).decode()


async def read_head(reader):
    """An HTTP head, up to and with the empty line."""
    async with asyncio.timeout(DEADLINE):
        return (await reader.readuntil(b"\r\n\r\n")).decode()


def field_of(head, name):
    """The value of the first header field of this name, or None."""
    found = re.search(rf"^{re.escape(name)}:[ \t]*(.*?)[ \t]*\r$", head, re.I | re.M)
    return found.group(1) if found else None


async def answer_handshake(reader, writer, *, accept=None, extra=""):
    """The server's side of the opening handshake; accept replaces the right value."""
    request = await read_head(reader)
    value = accept or accept_for(field_of(request, "Sec-WebSocket-Key"))
    writer.write(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Accept: {value}\r\n{extra}\r\n".encode()
    )
    return request


async def ask_handshake(reader, writer, url, *, extra=""):
    """The client's side of the opening handshake; the response head."""
    host = url.split("/")[2]
    writer.write(
        f"GET / HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        f"{extra}\r\n".encode()
    )
    return await read_head(reader)


async def read_to_end(reader):
    """Everything until the peer ends the TCP connection, which may be by a reset."""
    octets = b""
    async with asyncio.timeout(DEADLINE):
        try:
            while part := await reader.read(65536):
                octets += part
        except ConnectionResetError:
            pass
    return octets
