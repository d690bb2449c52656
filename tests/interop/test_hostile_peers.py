"""Peers that mean harm: framescope-cli stays up, its memory stays bounded, its descriptors come back,
and it goes on with everyone else."""

import asyncio
import os
import pathlib
import resource
import socket
import ssl
import struct
import sys
import unittest
import zlib

from support import CLI, DEADLINE, InteropTest, answer_handshake, ask_handshake, read_to_end

sys.path.insert(0, str(pathlib.Path(__file__).parent / "conformance"))
from wire import BINARY, TEXT, Frame, FrameReader, binary, close, more, ping, text  # noqa: E402

MIB = 1 << 20
SHORT = ["--timeout", "0.3"]
SMALL = ["--read-limit", str(MIB)]
DEFLATE = "Sec-WebSocket-Extensions: permessage-deflate\r\n"
STALLED = 0.5  # seconds without an octet taken: the sender is held back


def octets_of(*frames):
    """As a client sends them."""
    return b"".join(frame.octets(masked=True) for frame in frames)


def announce(opcode, length, *, masked, fin=True):
    """The header of a frame whose payload may never come."""
    header = bytes([fin << 7 | opcode, masked << 7 | 127]) + length.to_bytes(8, "big")
    return header + b"\1\2\3\4" * masked


def bomb(size):
    """What decompresses to so many octets."""
    deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
    piece = deflate.compress(bytes(MIB)) + deflate.flush(zlib.Z_FULL_FLUSH)  # refers to no other
    return (piece * (size // MIB))[:-4]


def reset(writer):
    """Ends TCP by RST instead of FIN."""
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


class Watched:
    """A process whose memory and descriptors are looked at from outside."""

    def __init__(self, process):
        self._process = process
        self._folder = pathlib.Path(f"/proc/{process.pid}")
        process.drain()

    def descriptors(self):
        return len(os.listdir(self._folder / "fd"))

    def memory(self, peak=False):
        """Octets of resident memory."""
        name = "VmHWM:" if peak else "VmRSS:"
        lines = (self._folder / "status").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))


class HostileTest(InteropTest):
    async def flood(self, writer, octets, most):
        """Sends octets again and again, at most so many; how many went until it was held back."""
        loop = asyncio.get_running_loop()
        sent = 0
        with writer.get_extra_info("socket").dup() as sock:
            sock.setblocking(False)
            try:
                while sent < most:
                    async with asyncio.timeout(STALLED):
                        await loop.sock_sendall(sock, octets)
                    sent += len(octets)
            except (TimeoutError, ConnectionError):
                pass
        return sent

    async def pour(self, reader, writer, octets, most=1 << 30):
        """Sends octets until the peer has closed; what it has said."""
        loop = asyncio.get_running_loop()
        answer = asyncio.create_task(read_to_end(reader))
        sent = 0
        with writer.get_extra_info("socket").dup() as sock:
            sock.setblocking(False)
            try:
                while sent < most and not answer.done():
                    await loop.sock_sendall(sock, octets)
                    sent += len(octets)
                    await asyncio.sleep(0)
            except ConnectionError:
                pass
        return await answer


class Serve(HostileTest):
    async def start_server(self, *options):
        process, self.url = await self.serve(*options)
        self.server = Watched(process)
        await self.echo()
        self.before = self.server.descriptors()
        self.memory_before = self.server.memory()

    async def open(self, extra=""):
        reader, writer = await self.raw_client(self.url)
        head = await ask_handshake(reader, writer, self.url, extra=extra)
        self.assertIn(" 101 ", head)
        return reader, writer

    async def echo(self):
        """Somebody else is served, to the end."""
        reader, writer = await self.open_when_there_is_room()
        writer.write(octets_of(text("Hello")))
        async with asyncio.timeout(DEADLINE):
            self.assertEqual(await reader.readexactly(7), b"\x81\x05Hello")
        writer.write(octets_of(close(1000)))
        self.assertEqual(await read_to_end(reader), bytes.fromhex("880203e8"))
        writer.close()

    def assertBounded(self, growth=32 * MIB, *, peak=False):
        grown = self.server.memory(peak) - self.memory_before
        self.assertLess(grown, growth, f"{grown / MIB:.1f} MiB more than before")

    async def assertUnharmed(self, growth=32 * MIB):
        """Nothing of it is left."""
        await self.echo()
        self.assertBounded(growth)
        async with asyncio.timeout(DEADLINE):
            while self.server.descriptors() > self.before:
                await asyncio.sleep(0.01)

    def assertClosedWith(self, code, answer):
        self.assertEqual(answer[:1], b"\x88", answer[:100])
        self.assertEqual(int.from_bytes(answer[2:4], "big"), code)

    # Before the opening handshake is done

    async def test_heads_octet_by_octet(self):
        await self.start_server(*SHORT)

        async def slowly():
            reader, writer = await self.raw_client(self.url)
            answer = asyncio.create_task(read_to_end(reader))
            head = b"GET / HTTP/1.1\r\nHost: example\r\n" + b"X-Slow: y\r\n" * 1000
            try:
                for octet in head:
                    if answer.done():
                        break
                    writer.write(bytes([octet]))
                    await asyncio.sleep(0.03)
            except ConnectionError:
                pass
            writer.close()
            return await answer

        slow = asyncio.gather(*(slowly() for _ in range(30)))
        await self.echo()
        for answer in await slow:
            self.assertTrue(answer.startswith(b"HTTP/1.1 408 "), answer[:60])
        await self.assertUnharmed()

    async def test_heads_without_end(self):
        await self.start_server()
        for line in [b"X-Long: y\r\n", b"y" * 1000]:
            reader, writer = await self.raw_client(self.url)
            writer.write(b"GET / HTTP/1.1\r\n")
            answer = await self.pour(reader, writer, line * 100, 64 * MIB)
            self.assertTrue(answer.startswith(b"HTTP/1.1 431 "), answer[:60])
            writer.close()
        await self.assertUnharmed()

    async def test_a_head_over_the_limit_is_answered(self):
        await self.start_server()
        reader, writer = await self.raw_client(self.url)
        writer.write(b"GET / HTTP/1.1\r\nX-Long: " + b"y" * 70000)
        self.assertTrue((await read_to_end(reader)).startswith(b"HTTP/1.1 431 "))
        writer.close()
        await self.assertUnharmed()

    # The end of TCP, at any time

    def states(self):
        """The octets of a client after which it may be gone, by the name of the state."""
        head = (
            f"GET / HTTP/1.1\r\nHost: {self.url.split('/')[2]}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n"
        ).encode()
        message = octets_of(binary(bytes(300)))
        return {
            "nothing sent": b"",
            "inside the head": head[:40],
            "a refused head": b"GET / HTTP/1.1\r\n\r\n",
            "open": head,
            "inside a frame header": head + message[:3],
            "inside a masking-key": head + message[:6],
            "inside a payload": head + message[:100],
            "inside a message": head + octets_of(text("frag", fin=False)),
            "after a message": head + message,
            "after a large message": head + octets_of(binary(bytes(4 * MIB))),
            "after a Ping": head + octets_of(ping(b"?")),
            "after a mistake": head + octets_of(Frame(3)),
            "after Close": head + octets_of(close(1000)),
        }

    async def test_resets_in_every_state(self):
        await self.start_server(*SHORT)
        for name, octets in self.states().items():
            with self.subTest(name):
                for answered in (False, True):
                    reader, writer = await self.raw_client(self.url)
                    writer.write(octets)
                    await writer.drain()
                    if answered and octets.startswith(b"GET") and octets.endswith(b"\r\n\r\n"):
                        await reader.read(1)
                    reset(writer)
                await self.echo()
        await self.assertUnharmed()

    async def test_half_open_in_every_state(self):
        await self.start_server(*SHORT)
        for name, octets in self.states().items():
            with self.subTest(name):
                reader, writer = await self.raw_client(self.url)
                writer.write(octets)
                writer.write_eof()
                await read_to_end(reader)  # it ends, too
                writer.close()
        await self.assertUnharmed()

    async def test_silence_in_every_state(self):
        await self.start_server(*SHORT)
        for name, octets in self.states().items():
            if name in ("open", "inside a message") or name.startswith("after a "):
                continue  # it may be silent as long as it likes, or has its answer already
            with self.subTest(name):
                reader, writer = await self.raw_client(self.url)
                writer.write(octets)
                await read_to_end(reader)
                writer.close()
        await self.assertUnharmed()

    # Frames

    async def test_segments_of_one_octet(self):
        await self.start_server()
        reader, writer = await self.raw_client(self.url)
        writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        octets = self.states()["open"] + octets_of(binary(bytes(300)), ping(b"?"), close(1000))
        for octet in octets:
            writer.write(bytes([octet]))
            await asyncio.sleep(0)
        answer = (await read_to_end(reader)).partition(b"\r\n\r\n")[2]
        expected = [binary(bytes(300)), Frame(0xA, b"?"), close(1000)]
        self.assertEqual(answer, b"".join(frame.octets(masked=False) for frame in expected))
        writer.close()
        await self.assertUnharmed()

    async def test_floods_whose_answers_nobody_reads(self):
        await self.start_server(*SMALL)
        most = 256 * MIB
        for name, frame in [
            ("Pings", ping(b"x" * 125)),
            ("empty Pings", ping()),
            ("empty messages", text("")),
            ("messages", binary(bytes(65536))),
        ]:
            with self.subTest(name):
                count = max(1, 65536 // len(octets_of(frame)))
                reader, writer = await self.open()
                writer.transport.pause_reading()
                sent = await self.flood(writer, octets_of(*[frame] * count), most)
                self.assertLess(sent, most, "the sender is held back")
                self.assertBounded()
                await self.echo()
                reset(writer)
        await self.assertUnharmed()

    async def test_a_slow_reader_gets_all(self):
        await self.start_server(*SMALL)
        reader, writer = await self.open()
        writer.transport.pause_reading()
        message = binary(bytes(range(256)) * 256)
        count = 200
        sending = asyncio.create_task(self.flood_all(writer, octets_of(message), count))
        await self.echo()
        self.assertBounded()
        writer.transport.resume_reading()
        answer = message.octets(masked=False)
        async with asyncio.timeout(3 * DEADLINE):
            for _ in range(count):
                self.assertEqual(await reader.readexactly(len(answer)), answer)
            await sending
        self.assertBounded()
        writer.close()
        await self.assertUnharmed()

    async def flood_all(self, writer, octets, count):
        for _ in range(count):
            writer.write(octets)
            await writer.drain()

    async def test_a_message_without_end(self):
        await self.start_server("--read-limit", "65536")
        for size in (4, 16384):
            with self.subTest(size):
                reader, writer = await self.open()
                writer.write(octets_of(text("x", fin=False)))
                several = octets_of(*[more(b"x" * size)] * (65536 // size))
                self.assertClosedWith(1009, await self.pour(reader, writer, several))
                writer.close()
        await self.assertUnharmed()

    async def test_empty_fragments_without_end(self):
        await self.start_server(*SMALL)
        reader, writer = await self.open()
        writer.write(octets_of(text("", fin=False)))
        for _ in range(20):
            writer.write(octets_of(more(b"")) * 5000)
            await writer.drain()
        self.assertBounded()
        writer.write(octets_of(more(b"", fin=True)))
        async with asyncio.timeout(DEADLINE):
            self.assertEqual(await reader.readexactly(2), b"\x81\x00")
        writer.close()
        await self.assertUnharmed()

    async def test_lengths_that_are_announced_only(self):
        await self.start_server()
        for length, code in [(1 << 27, 1009), (1 << 62, 1009), (1 << 63, 1002), ((1 << 64) - 1, 1002)]:
            for opcode in (TEXT, BINARY, 0x9):
                with self.subTest(length=length, opcode=opcode):
                    reader, writer = await self.open()
                    writer.write(announce(opcode, length, masked=True))
                    wanted = 1002 if opcode == 0x9 else code
                    self.assertClosedWith(wanted, await read_to_end(reader))
                    writer.close()
        just_allowed = []
        for _ in range(20):
            reader, writer = await self.open()
            writer.write(announce(BINARY, 64 * MIB, masked=True) + b"x")
            just_allowed.append(writer)
        self.assertBounded(peak=True)
        for writer in just_allowed:
            writer.close()
        await self.assertUnharmed()

    async def test_compressed_bombs(self):
        await self.start_server(*SMALL)
        octets = bomb(256 * MIB)
        for name, frames in [
            ("in one frame", [Frame(BINARY, octets, rsv=4)]),
            ("as text", [Frame(TEXT, octets, rsv=4)]),
            ("in fragments", [Frame(BINARY, octets[:100], fin=False, rsv=4), more(octets[100:])]),
        ]:
            with self.subTest(name):
                reader, writer = await self.open(DEFLATE)
                writer.write(octets_of(*frames))
                self.assertClosedWith(1009, await read_to_end(reader))
                writer.close()
        self.assertBounded(peak=True)
        await self.assertUnharmed()

    async def test_many_small_bombs(self):
        """Each of them is within the limit, and their echoes are as small."""
        await self.start_server(*SMALL)
        reader, writer = await self.open(DEFLATE + "Sec-WebSocket-Extensions: x\r\n")
        one = octets_of(Frame(BINARY, bomb(MIB), rsv=4))
        writer.write(one * 200 + octets_of(close(1000)))
        answer = await read_to_end(reader)
        self.assertTrue(answer.endswith(bytes.fromhex("880203e8")))
        self.assertBounded(peak=True)
        writer.close()
        await self.assertUnharmed()

    # Many connections

    def allow_descriptors(self, wanted):
        """As many of the wanted ones as the system lets us have."""
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        enough = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        if soft != resource.RLIM_INFINITY and soft < enough:
            resource.setrlimit(resource.RLIMIT_NOFILE, (enough, hard))
            self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        return enough

    async def test_thousands_of_idle_connections(self):
        count = min(3000, self.allow_descriptors(3500) - 500)
        await self.start_server("--connection-limit", str(count + 10))
        idle = []
        for _ in range(count // 100):
            idle += await asyncio.gather(*(self.open() for _ in range(100)))
        self.assertBounded(len(idle) * 64 * 1024)
        for _ in range(20):
            await self.echo()
        for _, writer in idle[::2]:
            writer.close()
        for _, writer in idle[1::2]:
            reset(writer)
        await self.assertUnharmed(len(idle) * 64 * 1024)

    async def test_connections_over_the_limit(self):
        await self.start_server("--connection-limit", "3")
        held = [await self.open_when_there_is_room() for _ in range(3)]
        for _ in range(2):  # those who are refused stay, and take no place
            reader, writer = await self.raw_client(self.url)
            self.assertIn(" 503 ", await ask_handshake(reader, writer, self.url))
            reader, writer = held.pop(0)
            writer.write(octets_of(close(1000)))
            self.assertEqual(await read_to_end(reader), bytes.fromhex("880203e8"))
            writer.close()
            held.append(await self.open_when_there_is_room())
        for _, writer in held:
            writer.close()
        await self.assertUnharmed()

    async def open_when_there_is_room(self):
        async with asyncio.timeout(DEADLINE):
            while True:  # the end of another's TCP has to be seen first
                reader, writer = await self.raw_client(self.url)
                try:
                    if " 101 " in await ask_handshake(reader, writer, self.url):
                        return reader, writer
                except (asyncio.IncompleteReadError, ConnectionError):
                    pass  # not even refused
                writer.close()
                await asyncio.sleep(0.01)

    async def test_even_the_refused_are_limited(self):
        await self.start_server("--connection-limit", "2")
        held = [await self.open_when_there_is_room() for _ in range(2)]
        ends = []
        for _ in range(10):  # at once, so that none of them has lingered long enough
            reader, writer = await self.raw_client(self.url)
            ends.append(reader)
            held.append((reader, writer))
        answers = [(await read_to_end(reader))[:12] for reader in ends]
        self.assertIn(b"", answers)
        self.assertLessEqual(set(answers), {b"", b"HTTP/1.1 503"})
        for _, writer in held:
            writer.close()
        await self.open_when_there_is_room()

    async def test_descriptors_run_out(self):
        process = await self.start("/bin/sh", "-c", f'ulimit -n 60; exec "{CLI}" serve')
        self.url = (await process.line()).removeprefix("listening on ")
        self.server = Watched(process)
        await self.echo()
        self.before, self.memory_before = self.server.descriptors(), self.server.memory()
        crowd = [await self.raw_client(self.url) for _ in range(100)]
        for reader, writer in crowd:
            reset(writer)
        await self.assertUnharmed()

    # TLS

    async def test_tls_that_is_none(self):
        process, url = await self.serve("--tls-self-signed", *SHORT)
        self.server = Watched(process)
        await self.tls_echo(url)
        self.before, self.memory_before = self.server.descriptors(), self.server.memory()
        hello = await self.client_hello()
        for name, octets in [
            ("nothing", b""),
            ("plain HTTP", b"GET / HTTP/1.1\r\nHost: example\r\n\r\n"),
            ("noise", bytes(range(256)) * 256),
            ("half a ClientHello", hello[: len(hello) // 2]),
            ("a ClientHello alone", hello),
            ("a record that is announced only", bytes.fromhex("1603013fff01")),
        ]:
            for ends in ("waits", "FIN", "RST"):
                with self.subTest(name, ends=ends):
                    reader, writer = await self.raw_client(url)
                    writer.write(octets)
                    if ends == "RST":
                        await writer.drain()
                        reset(writer)
                        continue
                    if ends == "FIN":
                        writer.write_eof()
                    await read_to_end(reader)
                    writer.close()
        await self.tls_echo(url)
        self.assertBounded()
        async with asyncio.timeout(DEADLINE):
            while self.server.descriptors() > self.before:
                await asyncio.sleep(0.01)

    async def client_hello(self):
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        try:
            self.trusting().wrap_bio(incoming, outgoing).do_handshake()
        except ssl.SSLWantReadError:
            pass
        return outgoing.read()

    def trusting(self):
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context

    async def tls_echo(self, url):
        port = int(url.rstrip("/").rpartition(":")[2])
        async with asyncio.timeout(DEADLINE):
            reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=self.trusting())
        self.assertIn(" 101 ", await ask_handshake(reader, writer, url))
        writer.write(octets_of(text("Hello")))
        async with asyncio.timeout(DEADLINE):
            self.assertEqual(await reader.readexactly(7), b"\x81\x05Hello")
        writer.close()


class Connect(HostileTest):
    """The hostile one is the server."""

    async def client_of(self, talk, *options):
        """Starts connect --echo against a server that calls talk(reader, writer) after the opening
        handshake; the process, watched."""

        async def opened(reader, writer):
            extra = DEFLATE if "--no-deflate" not in options else ""
            await answer_handshake(reader, writer, extra=extra)
            await talk(reader, writer)

        process = await self.cli("connect", f"ws://{await self.raw_server(opened)}/", "--echo", *options)
        return process, Watched(process)

    async def ends_with(self, code, talk, *options):
        process, _ = await self.client_of(talk, *options)
        self.assertEnded(await process.end(), code)

    async def test_what_is_too_much(self):
        octets = bomb(256 * MIB)

        def limit(*frames):
            async def talk(reader, writer):
                writer.write(b"".join(frame.octets(masked=False) for frame in frames))
                self.said = await read_to_end(reader)

            return talk

        for name, frames in [
            ("a bomb", [Frame(BINARY, octets, rsv=4)]),
            ("a bomb in fragments", [Frame(BINARY, octets[:99], fin=False, rsv=4), more(octets[99:])]),
        ]:
            with self.subTest(name):
                await self.ends_with(1, limit(*frames))
                self.assertEqual(code_of(self.said), 1009)

    async def test_a_message_without_end(self):
        async def talk(reader, writer):
            self.said = await self.pour(reader, writer, fragment)

        fragment = more(b"x" * 65536).octets(masked=False)

        async def begin(reader, writer):
            writer.write(text("x", fin=False).octets(masked=False))
            await talk(reader, writer)

        await self.ends_with(1, begin)
        self.assertEqual(code_of(self.said), 1009)

    async def test_lengths_that_are_announced_only(self):
        for length, code, exit_code in [(1 << 27, 1009, 1), (1 << 62, 1009, 1), (1 << 63, 1002, 3)]:
            async def talk(reader, writer, length=length):
                writer.write(announce(BINARY, length, masked=False))
                self.said = await read_to_end(reader)

            with self.subTest(length=length):
                await self.ends_with(exit_code, talk)
                self.assertEqual(code_of(self.said), code)

    async def test_a_flood_whose_answers_nobody_reads(self):
        for frame in (ping(b"x" * 125), binary(bytes(65536))):
            outcome = asyncio.get_running_loop().create_future()

            async def talk(reader, writer, frame=frame, outcome=outcome):
                writer.transport.pause_reading()
                octets = frame.octets(masked=False)
                flood = octets * max(1, 65536 // len(octets))
                outcome.set_result(await self.flood(writer, flood, 256 * MIB))

            with self.subTest(opcode=frame.opcode):
                process, watched = await self.client_of(talk, "--no-deflate")
                async with asyncio.timeout(6 * DEADLINE):
                    self.assertLess(await outcome, 256 * MIB, "the sender is held back")
                self.assertLess(watched.memory(peak=True), 96 * MIB)
                await process.kill()

    async def test_resets_in_every_state(self):
        for name, octets, code in [
            ("open", b"", 1),
            ("inside a frame header", b"\x82\x7e\x01", 1),
            ("inside a payload", b"\x82\x05ab", 1),
            ("inside a message", b"\x02\x02ab", 1),
            ("after a message", b"\x82\x02ab", 1),
            ("after a mistake", b"\x83\x00", 3),
        ]:
            async def talk(reader, writer, octets=octets):
                writer.write(octets)
                await writer.drain()
                reset(writer)

            with self.subTest(name):
                await self.ends_with(code, talk)

    async def test_resets_in_the_opening_handshake(self):
        for octets in [b"", b"HTTP/1.1 101 Swi"]:
            async def talk(reader, writer, octets=octets):
                writer.write(octets)
                await writer.drain()
                reset(writer)

            with self.subTest(octets=octets):
                process = await self.cli("connect", f"ws://{await self.raw_server(talk)}/")
                self.assertEnded(await process.end(), 1)


def code_of(octets):
    """The code of the Close frame that is the last a client has said."""
    last = list(FrameReader(masked=True).feed(octets))[-1]
    return int.from_bytes(last.payload[:2], "big")


if __name__ == "__main__":
    unittest.main(verbosity=2)
