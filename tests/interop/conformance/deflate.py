"""permessage-deflate of the suite's own, on zlib (RFC 7692 section 7)."""

import dataclasses
import zlib

from wire import BrokenRule

NAME = "permessage-deflate"
TAIL = b"\0\0\xff\xff"  # left out at the end of a message (section 7.2.1)


@dataclasses.dataclass(frozen=True)
class Agreement:
    server_takeover: bool = True
    client_takeover: bool = True
    server_bits: int = 15
    client_bits: int = 15

    def side(self, server):
        """Context takeover and window bits of what this side compresses."""
        if server:
            return self.server_takeover, self.server_bits
        return self.client_takeover, self.client_bits


def parameters(element):
    """The parameters of one permessage-deflate; None for a parameter without value."""
    name, *rest = [part.strip() for part in element.split(";")]
    if name != NAME:
        raise BrokenRule(f"extension {name}")
    found = {}
    for part in rest:
        key, _, value = part.partition("=")
        if key in found:
            raise BrokenRule(f"{key} stands twice")
        found[key] = value.strip('"') or None
    return found


def agreed(offers, answer):
    """What the answer of a server to a client's offers agrees on."""
    given = parameters(answer)
    ours = [offer for offer in offers.split(",") if offer.strip().startswith(NAME)]
    if not any(accepts(parameters(offer), given) for offer in ours):
        raise BrokenRule(f"{answer!r} accepts none of {offers!r}")
    return Agreement(
        "server_no_context_takeover" not in given,
        "client_no_context_takeover" not in given,
        int(given.get("server_max_window_bits", 15)),
        int(given.get("client_max_window_bits", 15)),
    )


def accepts(offer, answer):
    for key, value in answer.items():
        flag = key.endswith("_no_context_takeover")
        if flag != (value is None) or not flag and value not in map(str, range(8, 16)):
            return False
    if "client_max_window_bits" in answer and "client_max_window_bits" not in offer:
        return False
    if "server_no_context_takeover" in offer and "server_no_context_takeover" not in answer:
        return False
    wanted = offer.get("server_max_window_bits")
    return wanted is None or int(answer.get("server_max_window_bits", 16)) <= int(wanted)


class Compressor:
    def __init__(self, takeover, bits):
        self._takeover = takeover
        self._bits = bits
        self._start()

    def _start(self):
        self._stream = zlib.compressobj(6, zlib.DEFLATED, -self._bits)

    def compress(self, payload):
        octets = self._stream.compress(payload) + self._stream.flush(zlib.Z_SYNC_FLUSH)
        if not self._takeover:
            self._start()
        return octets.removesuffix(TAIL) or b"\0"


class Decompressor:
    """Holds the sender to the window that was agreed on: zlib refuses what points beyond it."""

    def __init__(self, takeover, bits):
        self._takeover = takeover
        self._bits = bits
        self._start()

    def _start(self):
        self._stream = zlib.decompressobj(-self._bits)

    def decompress(self, octets):
        try:
            payload = self._stream.decompress(octets + TAIL)
        except zlib.error as error:
            raise BrokenRule(f"compressed data that cannot be read as agreed: {error}") from error
        if self._stream.eof or not self._takeover:
            self._start()
        return payload
