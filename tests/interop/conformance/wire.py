"""A frame codec of the suite's own (RFC 6455 section 5): what judges must not share code with what
is judged."""

import dataclasses
import os

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA

RSV1 = 0x4  # in the three bits RSV1 RSV2 RSV3


@dataclasses.dataclass(frozen=True)
class Frame:
    opcode: int
    payload: bytes = b""
    fin: bool = True
    rsv: int = 0

    def header(self, masked):
        """All of the header but the masking-key."""
        first = self.fin << 7 | self.rsv << 4 | self.opcode
        size = len(self.payload)
        bit = masked << 7
        if size <= 125:
            return bytes([first, bit | size])
        if size <= 0xFFFF:
            return bytes([first, bit | 126]) + size.to_bytes(2, "big")
        return bytes([first, bit | 127]) + size.to_bytes(8, "big")

    def octets(self, masked):
        """The frame on the wire; a client masks."""
        if not masked:
            return self.header(False) + self.payload
        key = os.urandom(4)
        return self.header(True) + key + mask(self.payload, key)


def mask(octets, key):
    size = len(octets)
    repeated = (key * (size // 4 + 1))[:size]
    return (int.from_bytes(octets, "big") ^ int.from_bytes(repeated, "big")).to_bytes(size, "big")


def text(payload, **more):
    octets = payload.encode() if isinstance(payload, str) else payload
    return Frame(TEXT, octets, **more)


def binary(payload, **more):
    return Frame(BINARY, payload, **more)


def more(payload, fin=False, **rest):
    """A continuation; the message goes on unless fin is set."""
    octets = payload.encode() if isinstance(payload, str) else payload
    return Frame(CONTINUATION, octets, fin=fin, **rest)


def ping(payload=b"", **more):
    return Frame(PING, payload, **more)


def pong(payload=b"", **more):
    return Frame(PONG, payload, **more)


def close(code=None, reason=b"", **more):
    return Frame(CLOSE, b"" if code is None else code.to_bytes(2, "big") + reason, **more)


def fragments(opcode, payload, size, rsv=0):
    """A message in frames of at most size octets; RSV bits stand in the first alone."""
    pieces = [payload[at : at + size] for at in range(0, len(payload), size)] or [b""]
    last = len(pieces) - 1
    return [
        Frame(opcode if i == 0 else CONTINUATION, piece, i == last, rsv if i == 0 else 0)
        for i, piece in enumerate(pieces)
    ]


class BrokenRule(Exception):
    """The program under test has sent what an endpoint must not send."""


class FrameReader:
    """Cuts what the program under test sends into frames, and holds it to the rules."""

    def __init__(self, masked, rsv_allowed=0):
        self._masked = masked
        self._rsv_allowed = rsv_allowed
        self._octets = bytearray()

    def feed(self, octets):
        self._octets += octets
        while (frame := self._next()) is not None:
            yield frame

    @property
    def inside_frame(self):
        return bool(self._octets)

    def _next(self):
        octets = self._octets
        if len(octets) < 2:
            return None
        fin, rsv, opcode = bool(octets[0] & 0x80), octets[0] >> 4 & 7, octets[0] & 0xF
        masked, size = bool(octets[1] & 0x80), octets[1] & 0x7F
        extended = {126: 2, 127: 8}.get(size, 0)
        at = 2 + extended + 4 * masked
        if len(octets) < at:
            return None
        if extended:
            size = int.from_bytes(octets[2 : 2 + extended], "big")
        self._judge(fin, rsv, opcode, masked, size, extended)
        if len(octets) < at + size:
            return None
        payload = bytes(octets[at : at + size])
        if masked:
            payload = mask(payload, bytes(octets[at - 4 : at]))
        del octets[: at + size]
        return Frame(opcode, payload, fin, rsv)

    def _judge(self, fin, rsv, opcode, masked, size, extended):
        if masked != self._masked:
            raise BrokenRule("a masked frame of a server" if masked else "a frame without mask")
        if opcode not in (CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG):
            raise BrokenRule(f"reserved opcode {opcode}")
        if rsv & ~self._rsv_allowed:
            raise BrokenRule(f"reserved bits {rsv:03b}")
        if opcode >= CLOSE and (not fin or size > 125 or rsv):
            raise BrokenRule("a control frame that is long, fragmented or compressed")
        if extended and size < {2: 126, 8: 0x10000}[extended]:
            raise BrokenRule(f"length {size} in {extended} octets")
        if size >= 1 << 63:
            raise BrokenRule("a length of 64 bits")
