"""Groups 1 to 5: messages, Pings and Pongs, reserved bits and opcodes, fragmentation."""

from case import Await, answered, case, chopped, fails, together
from wire import Frame, binary, close, fragments, more, ping, pong, text, BINARY, TEXT


def cases(full):
    yield from messages()
    yield from pings_and_pongs()
    yield from reserved_bits()
    yield from reserved_opcodes()
    yield from fragmentation()


SIZES = [0, 125, 126, 127, 128, 65535, 65536]


def messages():
    for group, frame, kind, octet in [
        ("1.1", text, "text", b"*"),
        ("1.2", binary, "binary", b"\xfe"),
    ]:
        for number, size in enumerate(SIZES, 1):
            payload = octet * size
            name = f"{group}.{number} {kind} message of {size} octets"
            yield case(name, [frame(payload)], [(kind, payload)])
        payload = octet * 65536
        name = f"{group}.8 {kind} message of 65536 octets in writes of 997"
        yield case(name, [chopped(997, frame(payload))], [(kind, payload)])
        name = f"{group}.9 all of these {kind} messages in one write"
        payloads = [octet * size for size in SIZES]
        yield case(name, [together(*map(frame, payloads))], [(kind, p) for p in payloads])


def pings_and_pongs():
    odd = bytes.fromhex("00fffefdfcfb00ff")
    full = b"\xfe" * 125
    ten = [b"payload-%d" % number for number in range(10)]
    yield case("2.1 Ping without payload", [ping()], [("pong", b"")])
    yield case("2.2 Ping with text", [ping(b"Hello, world!")], [("pong", b"Hello, world!")])
    yield case("2.3 Ping with octets that are no text", [ping(odd)], [("pong", odd)])
    yield case("2.4 Ping with 125 octets", [ping(full)], [("pong", full)])
    yield case("2.5 Ping with 126 octets", [ping(full + b"\xfe")], [], fails(1002))
    yield case("2.6 Ping with 125 octets, octet by octet", [chopped(1, ping(full))], [("pong", full)])
    yield case("2.7 unsolicited Pong without payload", [pong()])
    yield case("2.8 unsolicited Pong with payload", [pong(b"unasked")])
    yield case("2.9 unsolicited Pong, then a Ping", [pong(b"unasked"), ping(b"asked")], [("pong", b"asked")])
    pongs = [("pong", payload) for payload in ten]
    yield case("2.10 ten Pings", map(ping, ten), pongs)
    yield case("2.11 ten Pings, octet by octet", [chopped(1, *map(ping, ten))], pongs)
    yield case("2.12 ten Pings in one write", [together(*map(ping, ten))], pongs)
    yield case("2.13 Pong with 126 octets", [pong(full + b"\xfe")], [], fails(1002))


def reserved_bits():
    hello = text("Hello, world!")
    echo = ("text", hello.payload)

    def wrong(rsv):
        return text("Hello, world!", rsv=rsv)

    yield case("3.1 RSV3 in a text message", [wrong(1)], [], fails(1002))
    yield case("3.2 RSV2 set among text messages", [hello, wrong(2), ping()], [echo], fails(1002))
    yield case("3.3 RSV2 and RSV3 set among text messages, in one write",
               [together(hello, wrong(3), ping())], [echo], fails(1002))
    yield case("3.4 RSV1 set among text messages, octet by octet",
               [chopped(1, hello, wrong(4), ping())], [echo], fails(1002))
    yield case("3.5 RSV1 and RSV3 in a binary message", [binary(b"\0\xff", rsv=5)], [], fails(1002))
    yield case("3.6 RSV1 and RSV2 in a Ping", [ping(b"Hello", rsv=6)], [], fails(1002))
    yield case("3.7 all three in a Close", [close(1000, rsv=7)], [], fails(1002))


def reserved_opcodes():
    hello = text("Hello, world!")
    echo = ("text", hello.payload)
    for group, first in [("4.1", 3), ("4.2", 11)]:
        kind = "data" if first == 3 else "control"
        yield case(f"{group}.1 reserved {kind} opcode {first}", [Frame(first)], [], fails(1002))
        yield case(f"{group}.2 reserved {kind} opcode {first + 1} with payload",
                   [Frame(first + 1, b"reserved")], [], fails(1002))
        yield case(f"{group}.3 reserved {kind} opcode {first + 2} among others",
                   [hello, Frame(first + 2), ping()], [echo], fails(1002))
        yield case(f"{group}.4 reserved {kind} opcode {first + 3} with payload among others",
                   [hello, Frame(first + 3, b"reserved"), ping()], [echo], fails(1002))
        yield case(f"{group}.5 reserved {kind} opcode {first + 4}, octet by octet",
                   [chopped(1, hello, Frame(first + 4, b"reserved"), ping())], [echo], fails(1002))


def ways(*frames):
    """The same frames in a write each, in one write, and octet by octet."""
    yield "", list(frames)
    yield ", in one write", [together(*frames)]
    yield ", octet by octet", [chopped(1, *frames)]


def fragmentation():
    first, last = text("frag", fin=False), more("ment", fin=True)
    whole = ("text", b"fragment")
    stray = more("non-continuation", fin=True)
    open_stray = more("non-continuation")

    yield case("5.1 Ping in two frames", [ping(b"frag", fin=False), last], [], fails(1002))
    yield case("5.2 Pong in two frames", [pong(b"frag", fin=False), last], [], fails(1002))
    for number, (way, steps) in enumerate(ways(first, last), 3):
        yield case(f"5.{number} text in two fragments{way}", steps, [whole])
    for number, (way, steps) in enumerate(ways(first, ping(b"between"), last), 6):
        yield case(f"5.{number} a Ping between two fragments{way}", steps,
                   [("pong", b"between"), whole])
    for number, (way, steps) in enumerate(ways(stray, text("Hello")), 9):
        yield case(f"5.{number} final continuation of nothing{way}", steps, [], fails(1002))
    for number, (way, steps) in enumerate(ways(open_stray, text("Hello")), 12):
        yield case(f"5.{number} continuation of nothing{way}", steps, [], fails(1002))
    yield case("5.15 a message in two fragments, a continuation of nothing, a message",
               [first, last, open_stray, text("Hello")], [whole], fails(1002))
    yield case("5.16 continuations of nothing, each before a message in fragments",
               [open_stray, first, last, open_stray, first, last], [], fails(1002))
    yield case("5.17 final continuations of nothing, each before a message in fragments",
               [stray, first, last, stray, first, last], [], fails(1002))
    yield case("5.18 a message begins within another", [first, text("ment")], [], fails(1002))

    pieces = fragments(TEXT, b"fragment1fragment2fragment3fragment4fragment5", 9)
    five = [*pieces[:2], ping(b"one"), *pieces[2:4], ping(b"two"), pieces[4]]
    expected = [("pong", b"one"), ("pong", b"two"), ("text", b"".join(p.payload for p in pieces))]
    yield case("5.19 five fragments, waiting for the Pongs between them",
               [*five[:3], Await(1), *five[3:6], Await(2), five[6]], expected)
    yield case("5.20 five fragments and Pings in one write", [together(*five)], expected)
    yield case("5.21 a binary message begins within a text", [first, binary(b"ment")], [], fails(1002))
    yield case("5.22 a Pong and empty fragments between two fragments",
               [first, pong(b"unasked"), more(b""), more(b""), last], [whole])
    yield case("5.23 a message of empty fragments", [binary(b"", fin=False), more(b""), more(b"", fin=True)],
               [("binary", b"")])
    payload = bytes(range(256))
    yield case("5.24 fragments of one octet, one message after the other",
               fragments(BINARY, payload, 1) * 2, [("binary", payload)] * 2)
    yield case("5.25 Close between two fragments", [first, close(1000), last], [],
               answered(1000, exit_codes=[0, 3]))
