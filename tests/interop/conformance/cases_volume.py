"""Groups 9 and 10: large messages, many messages, and however they are cut."""

from case import Await, case, chopped
from wire import BINARY, TEXT, binary, fragments, ping, text

KIB, MIB = 1 << 10, 1 << 20

KINDS = [("text", text, TEXT, b"*"), ("binary", binary, BINARY, b"\xfe")]


def size_name(size):
    return f"{size // MIB} MiB" if size >= MIB else f"{size // KIB} KiB" if size >= KIB else f"{size} octets"


def cases(full):
    for offset, (kind, frame, opcode, octet) in enumerate(KINDS):
        yield from whole(9_1 + offset, kind, frame, octet, full)
        yield from in_fragments(9_3 + offset, kind, opcode, octet, full)
        yield from in_writes(9_5 + offset, kind, frame, octet, full)
        yield from to_and_fro(9_7 + offset, kind, frame, octet, full)
    payload = b"*" * 65536
    yield case("10.1 text of 64 KiB in fragments of 1300 octets",
               fragments(TEXT, payload, 1300), [("text", payload)])


def named(group, number, about):
    return f"{group // 10}.{group % 10}.{number} {about}"


def whole(group, kind, frame, octet, full):
    for number, size in enumerate([64 * KIB, 256 * KIB, MIB, 4 * MIB, 8 * MIB, 16 * MIB], 1):
        if full or size in (MIB, 16 * MIB):
            payload = octet * size
            yield case(named(group, number, f"{kind} of {size_name(size)}"), [frame(payload)], [(kind, payload)])


def in_fragments(group, kind, opcode, octet, full):
    """Of 4 MiB, with a Ping in the middle; the smallest fragments of less unless in full."""
    for number, size in enumerate(4**n for n in range(3, 12)):
        if not full and size not in (64, 64 * KIB):
            continue
        payload = octet * (4 * MIB if full or size > 64 else 512 * KIB)
        frames = fragments(opcode, payload, size)
        frames.insert(len(frames) // 2, ping(b"between"))
        steps = [chopped(64 * KIB, *frames)]
        expected = [("pong", b"between"), (kind, payload)]
        name = f"{kind} of {size_name(len(payload))} in fragments of {size_name(size)}"
        yield case(named(group, number + 1, name), steps, expected)


def in_writes(group, kind, frame, octet, full):
    for number, size in enumerate([64, 128, 256, 512, 1024, 2048], 1):
        if full or size in (64, 2048):
            payload = octet * (MIB if full else 256 * KIB)
            name = f"{kind} of {size_name(len(payload))} in writes of {size} octets"
            yield case(named(group, number, name), [chopped(size, frame(payload))], [(kind, payload)])


def to_and_fro(group, kind, frame, octet, full):
    """Each message is sent when the one before has come back."""
    for number, size in enumerate([0, 16, 64, 256, 1024, 4096], 1):
        if full or size in (0, 256, 4096):
            count = 1000 if full else 100
            payload = octet * size
            steps = [step for done in range(1, count + 1) for step in (frame(payload), Await(done))]
            name = f"{count} {kind} messages of {size_name(size)}, to and fro"
            yield case(named(group, number, name), steps, [(kind, payload)] * count)
