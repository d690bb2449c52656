"""Plays a case with the program under test, over a TCP connection that is watched to its end."""

import asyncio
import base64
import hashlib
import os

import deflate
from case import Await, Chopped, Message, Pieces, Together
from wire import BINARY, CLOSE, CONTINUATION, PING, PONG, RSV1, TEXT, BrokenRule, FrameReader, close
from wire import fragments

FULL = os.environ.get("FRAMESCOPE_CONFORMANCE") == "full"
DEADLINE = 300 if FULL else 30  # seconds of a case
GRACE = 0.02  # seconds in which a client that does not wait would end TCP before the server
GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Failed(Exception):
    """The program under test has not done what the case expects."""


def accept_key(key):
    return base64.b64encode(hashlib.sha1((key + GUID).encode()).digest()).decode()


def fields(head):
    """The header fields of a head by their name in lower case; equal ones are joined by commas."""
    found = {}
    for line in head.split("\r\n")[1:]:
        name, _, value = line.partition(":")
        name = name.strip().lower()
        found[name] = f"{found[name]}, {value.strip()}" if name in found else value.strip()
    return found


class Conversation:
    """Our side of one connection."""

    def __init__(self, sock, is_server):
        self._sock = sock
        self._is_server = is_server
        self._loop = asyncio.get_running_loop()
        self._changed = asyncio.Condition()
        self._frames = FrameReader(masked=is_server)
        self._events = []
        self._close = None  # the Close frame that came
        self._end = None  # of TCP: "FIN", "RST"
        self._broken = None
        self._message = None  # [kind, compressed, its octets so far]
        self._compressor = self._decompressor = None

    # The opening handshake

    async def _head(self):
        octets = b""
        while b"\r\n\r\n" not in octets:
            more = await self._loop.sock_recv(self._sock, 65536)
            if not more:
                raise Failed(f"TCP ended in the opening handshake: {octets!r}")
            octets += more
        head, _, self._rest = octets.partition(b"\r\n\r\n")
        return head.decode("latin-1")

    async def open(self, case):
        if self._is_server:
            await self._answer(case.deflate)
        else:
            await self._ask(case.deflate)

    async def _ask(self, wanted):
        key = base64.b64encode(os.urandom(16)).decode()
        host, port = self._sock.getpeername()
        extensions = f"Sec-WebSocket-Extensions: {wanted.offer}\r\n" if wanted else ""
        await self._loop.sock_sendall(
            self._sock,
            (
                f"GET / HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: WebSocket\r\n"
                f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
                f"Sec-WebSocket-Version: 13\r\n{extensions}\r\n"
            ).encode(),
        )
        head = await self._head()
        answer = fields(head)
        if not head.startswith("HTTP/1.1 101 ") or answer["sec-websocket-accept"] != accept_key(key):
            raise Failed(f"the opening handshake: {head}")
        extension = answer.get("sec-websocket-extensions")
        if extension and not wanted:
            raise Failed(f"nobody has asked for {extension}")
        if wanted and wanted.agrees not in (None, bool(extension)):
            raise Failed(f"the answer to {wanted.offer!r} is {extension!r}")
        if extension:
            self._agree(wanted.offer, extension)

    async def _answer(self, wanted):
        asked = fields(await self._head())
        offer = asked.get("sec-websocket-extensions", "")
        extensions = ""
        if wanted:
            extensions = f"Sec-WebSocket-Extensions: {wanted.answer}\r\n"
            self._agree(offer, wanted.answer)
        await self._loop.sock_sendall(
            self._sock,
            (
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Accept: {accept_key(asked['sec-websocket-key'])}\r\n{extensions}\r\n"
            ).encode(),
        )

    def _agree(self, offer, answer):
        agreement = deflate.agreed(offer, answer)
        self._compressor = deflate.Compressor(*agreement.side(self._is_server))
        self._decompressor = deflate.Decompressor(*agreement.side(not self._is_server))
        self._frames = FrameReader(masked=self._is_server, rsv_allowed=RSV1)

    # What comes

    async def _read(self):
        octets = self._rest
        while True:
            try:
                for frame in self._frames.feed(octets):
                    self._take(frame)
            except BrokenRule as broken:
                self._broken = self._broken or str(broken)
            async with self._changed:
                self._changed.notify_all()
            try:
                octets = await self._loop.sock_recv(self._sock, 1 << 18)
            except ConnectionError:
                self._end = "RST"
            else:
                self._end = None if octets else "FIN"
            if self._end:
                async with self._changed:
                    self._changed.notify_all()
                return

    def _take(self, frame):
        if self._close:
            raise BrokenRule(f"opcode {frame.opcode} after Close")
        if frame.opcode == CLOSE:
            self._close = frame
        elif frame.opcode in (PING, PONG):
            self._events.append(("ping" if frame.opcode == PING else "pong", frame.payload))
        else:
            self._take_data(frame)

    def _take_data(self, frame):
        if (frame.opcode == CONTINUATION) != (self._message is not None):
            raise BrokenRule("a continuation of nothing, or a message within another")
        if frame.opcode == CONTINUATION and frame.rsv:
            raise BrokenRule("RSV1 in a continuation")
        if not self._message:
            kind = "text" if frame.opcode == TEXT else "binary"
            self._message = [kind, bool(frame.rsv), bytearray()]
        self._message[2] += frame.payload
        if not frame.fin:
            return
        kind, compressed, payload = self._message
        self._message = None
        payload = bytes(payload)
        self._events.append((kind, self._decompressor.decompress(payload) if compressed else payload))

    async def _until(self, reached):
        async with self._changed:
            await self._changed.wait_for(reached)

    def _over(self):
        return bool(self._close or self._end or self._broken)

    # What goes

    def _octets(self, *frames):
        return b"".join(frame.octets(masked=not self._is_server) for frame in frames)

    async def _write(self, octets, size=None):
        size = size or max(1, len(octets))
        for at in range(0, len(octets), size):
            if self._end:
                return
            await self._loop.sock_sendall(self._sock, octets[at : at + size])
            if at // size % 256 == 255:
                await asyncio.sleep(0)  # let it be read what comes back

    async def _say(self, step):
        if isinstance(step, Await):
            await self._until(lambda: len(self._events) >= step.count or self._over())
        elif isinstance(step, Together):
            await self._write(self._octets(*step.frames))
        elif isinstance(step, Chopped):
            await self._write(self._octets(*step.frames), step.size)
        elif isinstance(step, Message):
            await self._write(self._octets(*self._frames_of(step)))
        elif isinstance(step, Pieces):
            octets = self._octets(step.frame)
            header = len(octets) - len(step.frame.payload)
            start = 0
            for end in step.ends:
                await self._write(octets[start : header + end])
                start = header + end
                await asyncio.sleep(GRACE / 4)  # a segment each, mostly
        else:
            await self._write(self._octets(step))

    def _frames_of(self, message):
        payload, rsv = message.payload, 0
        if self._compressor and not message.plain:
            payload, rsv = self._compressor.compress(payload), RSV1
        opcode = TEXT if message.kind == "text" else BINARY
        return fragments(opcode, payload, message.fragment or max(1, len(payload)), rsv)

    # The whole of it

    async def play(self, case):
        """Returns when all is as expected; TCP is ended then, from both sides."""
        await self.open(case)
        reading = asyncio.create_task(self._read())
        try:
            await self._converse(case)
            await self._part(case)
            self._judge(case)
        finally:
            reading.cancel()

    async def _converse(self, case):
        try:
            for step in case.steps:
                if self._over():
                    break
                await self._say(step)
        except ConnectionError:
            pass  # what has come before tells whether it should have
        if case.ending.last:
            await self._until(lambda: len(self._events) >= len(case.expected) or self._over())
            await self._say(case.ending.last)
        await self._until(self._over)

    async def _part(self, case):
        """RFC 6455 section 7.1.1: the server ends TCP first."""
        if self._close and not self._end and case.ending.reply:
            try:
                await self._say(close(int.from_bytes(self._close.payload[:2], "big") or None))
            except ConnectionError:
                pass
        if self._is_server and not self._broken:
            try:
                await asyncio.wait_for(self._until(lambda: self._end), GRACE)
                raise Failed(f"the client ended TCP before the server, by {self._end}")
            except asyncio.TimeoutError:
                self._sock.shutdown(1)
        await self._until(lambda: self._end or self._broken)

    def _judge(self, case):
        if self._broken:
            raise Failed(f"it broke a rule: {self._broken}")
        for place, (got, expected) in enumerate(zip(self._events, case.expected), 1):
            if got != expected:
                raise Failed(f"event {place} is {shown(got)}, not {shown(expected)}")
        if len(self._events) != len(case.expected):
            raise Failed(f"{len(self._events)} events came, not {len(case.expected)}")
        if not self._close:
            raise Failed(f"unclean: TCP ended by {self._end} without a Close frame")
        code = int.from_bytes(self._close.payload[:2], "big") if self._close.payload else None
        if code not in case.ending.codes:
            raise Failed(f"Close has code {code}, not {' or '.join(map(str, case.ending.codes))}")
        if self._end != "FIN" or self._frames.inside_frame:
            raise Failed(f"TCP ended by {self._end}")


def shown(event):
    kind, payload = event
    return f"{kind} {payload[:40]!r} of {len(payload)} octets"
