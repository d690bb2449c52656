"""Group 6: UTF-8 (RFC 6455 section 8.1), failed at the first octet that cannot be right."""

from case import Await, Pieces, case, fails
from wire import TEXT, fragments, more, ping, text

KOSME = bytes.fromhex("cebae1bdb9cf83cebcceb5")  # with the accent of the polytonic block


def cases(full):
    yield from valid_messages()
    yield from invalid_messages()
    yield from fail_fast()
    yield from sequences()
    yield from cut_everywhere()


def valid_messages():
    mixed = "Hello-µ@ßöäüàá-UTF-8!!".encode()
    yield case("6.1.1 empty text", [text("")], [("text", b"")])
    yield case("6.1.2 three empty fragments",
               [text("", fin=False), more(""), more("", fin=True)], [("text", b"")])
    yield case("6.1.3 two empty fragments around another",
               [text("", fin=False), more("middle"), more("", fin=True)], [("text", b"middle")])
    yield case("6.2.1 valid UTF-8", [text(mixed)], [("text", mixed)])
    yield case("6.2.2 fragments between characters",
               [text(mixed[:12], fin=False), more(mixed[12:], fin=True)], [("text", mixed)])
    yield case("6.2.3 fragments of one octet", fragments(TEXT, mixed, 1), [("text", mixed)])
    yield case("6.2.4 fragments of one octet, Greek", fragments(TEXT, KOSME, 1), [("text", KOSME)])


def invalid_messages():
    invalid = KOSME + bytes.fromhex("eda080") + b"edited"
    yield case("6.3.1 a surrogate within", [text(invalid)], [], fails(1007))
    yield case("6.3.2 a surrogate within fragments of one octet",
               fragments(TEXT, invalid, 1)[:-1], [], fails(1007))


def fail_fast():
    """What shows the text to be wrong is sent, and then nothing more."""
    too_far = bytes.fromhex("f4908080")  # U+110000
    good = KOSME
    rest = b"edited"
    alive = [ping(b"alive"), Await(1)]
    pong = [("pong", b"alive")]

    yield case("6.4.1 U+110000 in the second of three fragments",
               [text(good, fin=False), *alive, more(too_far)], pong, fails(1007))
    yield case("6.4.2 U+110000 broken off in the second of three fragments",
               [text(good + too_far[:1], fin=False), *alive, more(too_far[1:2])], pong, fails(1007))
    whole = text(good + too_far + rest)
    yield case("6.4.3 U+110000 in the middle of a frame",
               [Pieces(whole, (len(good), len(good) + 4))], [], fails(1007))
    yield case("6.4.4 the octet that makes it U+110000 in the middle of a frame",
               [Pieces(whole, (len(good) + 1, len(good) + 2))], [], fails(1007))
    for number, (name, octets) in enumerate([
        ("a lone continuation octet", "80"),
        ("an overlong start", "c0"),
        ("a surrogate's second octet", "eda0"),
        ("an overlong second octet", "e080"),
        ("an octet that never stands in UTF-8", "ff"),
        ("a character that is broken off", "ce41"),
    ], 5):
        bad = bytes.fromhex(octets)
        whole = text(good + bad + rest)
        yield case(f"6.4.{number} {name} in the middle of a frame",
                   [Pieces(whole, (len(good), len(good) + len(bad)))], [], fails(1007))
    yield case("6.4.11 a character broken off by the end of the message, in fragments",
               [text(good[:1], fin=False), *alive, more(b"", fin=True)], pong, fails(1007))


GOOD = [
    ("6.5", "valid", ["hello$world", "hello¢world", "hello€world", "hello𤭢world", KOSME]),
    ("6.7", "first of its length", ["00", "c280", "e0a080", "f0908080"]),
    ("6.9", "last of its length", ["7f", "dfbf", "efbfbf", "f48fbfbf"]),
    ("6.11", "beside a boundary", ["ed9fbf", "ee8080", "efbfbd", "f48fbfbf"]),
    ("6.22", "no character", [
        "efbfbe", "efbfbf", *(
            chr(plane << 16 | last).encode().hex() for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
        )]),
    ("6.23", "special", ["efbfb9", "efbfba", "efbfbb", "efbfbc", "efbfbd", "efbbbf", "e280a8"]),
]

CONTINUATIONS = [f"{octet:02x}" for octet in range(0x80, 0xC0)]


def lonely(first, last):
    """Each start octet, followed by a space."""
    return "".join(f"{octet:02x}20" for octet in range(first, last + 1))


CUT_OFF = ["c0", "e080", "f08080", "f8808080", "fc80808080",
           "df", "efbf", "f7bfbf", "fbbfbfbf", "fdbfbfbfbf"]

BAD = [
    ("6.8", "first of five or six", ["f888808080", "fc8480808080"]),
    ("6.10", "last of four, five or six", ["f7bfbfbf", "fbbfbfbfbf", "fdbfbfbfbfbf"]),
    ("6.11", "beyond a boundary", ["f4908080"]),
    ("6.12", "continuation octets alone",
     ["80", "bf", *("".join((["80", "bf"] * 3)[:count]) for count in range(2, 7)),
      "".join(CONTINUATIONS)]),
    ("6.13", "start octets alone", [
        lonely(0xC0, 0xDF), lonely(0xE0, 0xEF), lonely(0xF0, 0xF7), lonely(0xF8, 0xFB), lonely(0xFC, 0xFD)]),
    ("6.14", "last octet missing", CUT_OFF),
    ("6.15", "last octets missing, one after the other", ["".join(CUT_OFF)]),
    ("6.16", "impossible octets", ["fe", "ff", "fefeffff"]),
    ("6.17", "overlong solidus", ["c0af", "e080af", "f08080af", "f8808080af", "fc80808080af"]),
    ("6.18", "overlong, the greatest", ["c1bf", "e09fbf", "f08fbfbf", "f887bfbfbf", "fc83bfbfbfbf"]),
    ("6.19", "overlong NUL", ["c080", "e08080", "f0808080", "f880808080", "fc8080808080"]),
    ("6.20", "surrogate", ["eda080", "edadbf", "edae80", "edafbf", "edb080", "edbe80", "edbfbf"]),
    ("6.21", "pair of surrogates", [
        "eda080edb080", "eda080edbfbf", "edadbfedb080", "edadbfedbfbf",
        "edae80edb080", "edae80edbfbf", "edafbfedb080", "edafbfedbfbf"]),
]


def octets_of(sequence):
    if isinstance(sequence, bytes):
        return sequence
    return sequence.encode() if sequence.startswith("hello") else bytes.fromhex(sequence)


def sequences():
    for group, about, list_of in GOOD:
        for number, sequence in enumerate(list_of, 1):
            payload = octets_of(sequence)
            yield case(f"{group}.{number} {about}: {payload.hex()}", [text(payload)], [("text", payload)])
    for length in range(1, len(KOSME) + 1):
        payload = KOSME[:length]
        try:
            payload.decode()
        except UnicodeDecodeError:
            expected, ending = [], [fails(1007)]
        else:
            expected, ending = [("text", payload)], []
        yield case(f"6.6.{length} the first {length} octets of a text", [text(payload)], expected, *ending)
    numbers = {"6.11": 5}
    for group, about, list_of in BAD:
        for number, sequence in enumerate(list_of, numbers.get(group, 1)):
            payload = octets_of(sequence)
            yield case(f"{group}.{number} {about}: {payload.hex()[:24]}", [text(payload)], [], fails(1007))


def cut_everywhere():
    """Long enough for whatever looks at many octets at once, and the mistake at each place in it."""
    clean = ("a" * 61 + "é€𤭢").encode() * 3
    yield case("6.24.1 a long text in fragments of seven octets",
               fragments(TEXT, clean, 7), [("text", clean)])
    yield case("6.24.2 a long text in fragments of one octet",
               fragments(TEXT, clean, 1), [("text", clean)])
    for number, at in enumerate([0, 1, 15, 16, 31, 32, 63, 64, 127, 128, 200], 3):
        ascii_text = b"x" * 256
        wrong = ascii_text[:at] + b"\x80" + ascii_text[at:]
        yield case(f"6.24.{number} a mistake at octet {at} of a long text",
                   [Pieces(text(wrong), (at, at + 1))], [], fails(1007))
