"""Groups 12 and 13: permessage-deflate (RFC 7692), plain and with every parameter."""

import functools
import random
import zlib

from case import Await, Deflate, Message, case, chopped, fails
from wire import PING, RSV1, TEXT, Frame, binary, close, more, ping, text

KIB = 1 << 10
LARGEST = 128 * KIB


@functools.cache
def corpus(about):
    """More octets than any message takes, the same ones in every run."""
    chance = random.Random(about)
    words = ["".join(chance.choices("etaoinshrdlu", k=chance.randint(2, 9))) for _ in range(400)]
    if about == "prose":
        octets = " ".join(chance.choices(words, k=50000)).encode()
    elif about == "JSON":
        octets = b",".join(
            b'{"id":%d,"name":"%s","price":%.2f}'
            % (number, chance.choice(words).encode(), chance.random() * 100)
            for number in range(6000)
        )
    elif about == "characters of two to four octets":
        # Four octets each: a cut at a multiple of four breaks no character.
        octets = "".join(chance.choices(["éü", "𤭢", "ñβ", "𝄞"], k=70000)).encode()
    else:
        octets = chance.randbytes(2 * LARGEST)
    return octets[: 2 * LARGEST]


CONTENTS = ["JSON", "noise", "prose", "characters of two to four octets", "the same octet"]

# Octets of a message, and of a fragment.
VOLUMES = [(size, None) for size in (16, 64, 256, KIB, 4 * KIB, 8 * KIB, 16 * KIB, 32 * KIB, 64 * KIB, LARGEST)]
VOLUMES += [(8 * KIB, 256), (16 * KIB, 256), (32 * KIB, 256), (64 * KIB, 256), (LARGEST, 256),
            (LARGEST, KIB), (LARGEST, 4 * KIB), (LARGEST, 32 * KIB)]


def messages(about, size, count, fragment=None):
    """Windows into the corpus that overlap, so that the context pays."""
    kind = "binary" if about == "noise" else "text"
    source = b"*" * (2 * LARGEST) if about == "the same octet" else corpus(about)
    room = len(source) - size
    starts = [number * 48 % (room + 1) // 4 * 4 for number in range(min(count, 50))]
    windows = [source[at : at + size] for at in starts]  # shared: a thousand would take much memory
    for number in range(count):
        yield Message(kind, windows[number % len(windows)], fragment)


def to_and_fro(sent):
    """Two messages ahead of what has come back."""
    for number, message in enumerate(sent):
        if number >= 2:
            yield Await(number - 1)
        yield message


def echo_case(name, about, volume, full, deflate):
    size, fragment = volume
    count = 1000 if full else 4 if size > 4 * KIB else 10
    sent = list(messages(about, size, count, fragment))
    cut = f" in fragments of {fragment}" if fragment else ""
    return case(f"{name}: {count} messages of {size} octets{cut}, {about}",
                to_and_fro(sent), [(m.kind, m.payload) for m in sent], deflate=deflate)


def cases(full):
    for group, about in enumerate(CONTENTS, 1):
        for number, volume in enumerate(VOLUMES, 1):
            if full or volume in (VOLUMES[0], VOLUMES[3], VOLUMES[9], VOLUMES[14]):
                yield echo_case(f"12.{group}.{number}", about, volume, full, Deflate())
    for group, deflate in enumerate(PARAMETERS, 1):
        for number, volume in enumerate(VOLUMES, 1):
            if full or volume in (VOLUMES[1], VOLUMES[6], VOLUMES[15]):
                about = "prose" if number % 2 else "JSON"
                yield echo_case(f"13.{group}.{number}", about, volume, full, deflate)
    yield from octets_of_the_rfc()
    yield from streams()
    yield from mistakes()


def offered(*parameters):
    """As a client that takes whatever the server wants of it."""
    hints = ["client_no_context_takeover", "client_max_window_bits"]
    return "; ".join(["permessage-deflate", *hints, *parameters])


def answering(*parameters):
    return "; ".join(["permessage-deflate", *parameters])


SERVER_RESETS, CLIENT_RESETS = "server_no_context_takeover", "client_no_context_takeover"

PARAMETERS = [
    Deflate(offered(), answering()),
    Deflate(offered(SERVER_RESETS), answering(CLIENT_RESETS)),
    Deflate(offered("server_max_window_bits=9"), answering("client_max_window_bits=9")),
    Deflate(offered("server_max_window_bits=15"), answering("client_max_window_bits=15")),
    Deflate(offered(SERVER_RESETS, "server_max_window_bits=9"),
            answering(CLIENT_RESETS, "client_max_window_bits=9")),
    Deflate(offered(SERVER_RESETS, "server_max_window_bits=15"),
            answering(CLIENT_RESETS, "client_max_window_bits=15")),
    Deflate(", ".join([offered(SERVER_RESETS, "server_max_window_bits=9"), offered(SERVER_RESETS), offered()]),
            answering(SERVER_RESETS, CLIENT_RESETS)),
    # Beyond the public suite: all window sizes, and offers of which one only is legal.
    Deflate("permessage-deflate", answering(SERVER_RESETS)),
    Deflate("permessage-deflate; client_max_window_bits=10; server_max_window_bits=12",
            answering("server_max_window_bits=10", "client_max_window_bits=12")),
    Deflate(offered("server_max_window_bits=8"), answering("client_max_window_bits=8"), agrees=None),
    Deflate('permessage-deflate; server_max_window_bits="11"', answering("server_max_window_bits=11")),
    Deflate("permessage-deflate; server_max_window_bits=16, permessage-deflate", answering()),
    Deflate("x-unknown; permessage-deflate, permessage-deflate; server_max_window_bits=13",
            answering("server_max_window_bits=13", "client_max_window_bits=13")),
    Deflate("permessage-deflate; server_max_window_bits", answering(), agrees=False),
    Deflate("permessage-deflate; server_max_window_bits=7", answering(), agrees=False),
    Deflate("permessage-deflate; server_max_window_bits=016", answering(), agrees=False),
    Deflate("permessage-deflate; client_no_context_takeover=1", answering(), agrees=False),
    Deflate("permessage-deflate; client_max_window_bits=16", answering(), agrees=False),
    Deflate("permessage-deflate; something_new", answering(), agrees=False),
    Deflate(offered(CLIENT_RESETS), answering(), agrees=False),
]


def compressed(hexadecimal, fin=True, opcode=TEXT):
    return Frame(opcode, bytes.fromhex(hexadecimal), fin, RSV1)


def octets_of_the_rfc():
    """Section 7.2.3, as it stands there."""
    hello = ("text", b"Hello")
    yield case("13.30.1 a compressed Hello", [compressed("f248cdc9c90700")], [hello], deflate=Deflate())
    yield case("13.30.2 a compressed Hello in two frames",
               [compressed("f248cd", fin=False), more(bytes.fromhex("c9c90700"), fin=True)], [hello], deflate=Deflate())
    yield case("13.30.3 a Hello that refers to the one before",
               [compressed("f248cdc9c90700"), compressed("f200110000")], [hello] * 2, deflate=Deflate())
    yield case("13.30.4 a stored block", [compressed("000500faff48656c6c6f00")], [hello], deflate=Deflate())
    yield case("13.30.5 a block with BFINAL", [compressed("f348cdc9c9070000")], [hello], deflate=Deflate())
    yield case("13.30.6 two blocks", [compressed("f24805000000ffffcac9c90700")], [hello], deflate=Deflate())
    yield case("13.30.7 an empty message", [compressed("00")], [("text", b"")], deflate=Deflate())
    yield case("13.30.8 octet by octet, with a Ping",
               [chopped(1, compressed("f248cd", fin=False), ping(), more(bytes.fromhex("c9c90700"), fin=True))],
               [("pong", b""), hello], deflate=Deflate())
    yield case("13.30.9 after BFINAL the window is kept",
               [compressed("f348cdc9c9070000"), compressed("f200110000")], [hello] * 2, deflate=Deflate())


def streams():
    prose = corpus("prose")[:2048]
    sent = [Message("text", prose), Message("text", prose, plain=True), Message("text", prose),
            Message("binary", prose, 100), Message("text", b""), Message("text", prose, 1)]
    yield case("13.31.1 compressed and plain messages in turn", to_and_fro(sent),
               [(m.kind, m.payload) for m in sent], deflate=Deflate())
    level = [zlib.compressobj(level, zlib.DEFLATED, -15) for level in (0, 1, 9)]
    frames = [Frame(TEXT, (c.compress(prose) + c.flush(zlib.Z_SYNC_FLUSH))[:-4], rsv=RSV1) for c in level]
    yield case("13.31.2 stored, fast and thorough", frames, [("text", prose)] * 3, deflate=Deflate())
    million = Message("binary", b"*" * (16 << 20))
    yield case("13.31.3 16 MiB that compress to 16 KiB", [million], [("binary", million.payload)],
               deflate=Deflate())


def mistakes():
    hello = compressed("f248cdc9c90700")
    echo = ("text", b"Hello")
    rest = bytes.fromhex("c9c90700")
    bad_text = Message("text", b"Hello \xff" + b"!" * 64)
    for number, (about, steps, expected, codes) in enumerate([
        ("RSV1 in a continuation",
         [compressed("f248cd", fin=False), more(rest, fin=True, rsv=RSV1)], [], [1002]),
        ("RSV1 in a continuation of a plain message",
         [text("Hel", fin=False), more("lo", fin=True, rsv=RSV1)], [], [1002]),
        ("RSV1 in a Ping", [hello, Frame(PING, b"", rsv=RSV1)], [echo], [1002]),
        ("RSV1 in a Close", [close(1000, rsv=RSV1)], [], [1002]),
        ("RSV2 in a compressed message", [hello, text("Hello", rsv=6)], [echo], [1002]),
        ("no DEFLATE at all", [hello, binary(b"\xff" * 20, rsv=RSV1)], [echo], [1002, 1007]),
        ("a distance beyond the beginning", [compressed("f200110000")], [], [1002, 1007]),
        ("a stored block of a wrong length", [compressed("000500aaaa48656c6c6f00")], [], [1002, 1007]),
        ("text that is not UTF-8", [bad_text], [], [1007]),
        ("text that breaks off", [Message("text", "é".encode()[:1])], [], [1007]),
    ], 1):
        yield case(f"13.32.{number} {about}", steps, expected, fails(*codes), deflate=Deflate())
    yield case("13.32.11 RSV1 where nothing was agreed on", [hello], [], fails(1002))
    unfinished = zlib.compressobj(0, zlib.DEFLATED, -15)
    octets = unfinished.compress(b"\xff" * 1000) + unfinished.flush(zlib.Z_SYNC_FLUSH)
    yield case("13.32.12 no UTF-8 in a fragment, and no more",
               [Frame(TEXT, octets, fin=False, rsv=RSV1)], [], fails(1007), deflate=Deflate())
