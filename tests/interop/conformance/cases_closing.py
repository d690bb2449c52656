"""Group 7: the closing handshake."""

from case import answered, case, chopped, closes, together
from wire import Frame, close, more, ping, text, CLOSE

VALID = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999]
INVALID = [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999]
UNDEFINED = [5000, 65535]  # beyond all ranges: whoever takes them as a mistake is right as well


def cases(full):
    hello = text("Hello, world!")
    echo = ("text", hello.payload)
    broken = {"exit_codes": [3]}

    yield case("7.1.1 a message, then Close", [hello], [echo])
    yield case("7.1.2 two Close frames", [together(close(1000), close(1000))], [], answered(1000, exit_codes=[0, 3]))
    yield case("7.1.3 a Ping after Close", [together(close(1000), ping(b"late"))], [], answered(1000, exit_codes=[0, 3]))
    yield case("7.1.4 a message after Close", [together(close(1000), hello)], [], answered(1000, exit_codes=[0, 3]))
    yield case("7.1.5 Close between two fragments",
               [text("frag", fin=False), close(1000), more("ment", fin=True)], [], answered(1000, exit_codes=[0, 3]))
    large = b"*" * (256 << 10)
    yield case("7.1.6 a message of 256 KiB, Close and a Ping in one write",
               [together(text(large), close(1000), ping())], [("text", large)], answered(1000, exit_codes=[0, 3]))
    yield case("7.1.7 ten messages of 256 KiB and Close in one write",
               [together(*[text(large)] * 10, close(1000))], [("text", large)] * 10, answered(1000))
    yield case("7.1.8 4 MiB of messages after Close",
               [together(close(1000), *[text(large)] * 16)], [], answered(1000, exit_codes=[0, 3]))

    yield case("7.3.1 Close without a body", [close()], [], answered(None))
    yield case("7.3.2 Close with one octet", [Frame(CLOSE, b"a")], [], answered(1002, **broken))
    yield case("7.3.3 Close with a code alone", [close(1000)], [], answered(1000))
    yield case("7.3.4 Close with code and reason", [close(1000, b"Hello, world!")], [], answered(1000))
    yield case("7.3.5 Close with a reason of 123 octets", [close(1000, b"*" * 123)], [], answered(1000))
    yield case("7.3.6 Close with a reason of 124 octets", [close(1000, b"*" * 124)], [], answered(1002, **broken))
    yield case("7.3.7 Close with a reason of 123 octets, octet by octet",
               [chopped(1, close(1000, b"*" * 123))], [], answered(1000))
    yield case("7.3.8 Close in two frames", [close(1000, fin=False), more("", fin=True)], [], answered(1002, **broken))
    invalid = bytes.fromhex("cebae1bdb9cf83cebcceb5eda080656469746564")
    yield case("7.5.1 a reason that is not UTF-8", [close(1000, invalid)], [], answered(1007, 1002, **broken))
    yield case("7.5.2 a reason that breaks off", [close(1000, invalid[:1])], [], answered(1007, 1002, **broken))

    for number, code in enumerate(VALID, 1):
        yield case(f"7.7.{number} Close with {code}", [], [], closes(code, exit_code=code not in (1000, 1001)))
    for number, code in enumerate(INVALID, 1):
        yield case(f"7.9.{number} Close with {code}", [close(code)], [], answered(1002, **broken))
        yield case(f"7.9.{number + len(INVALID)} Close with {code} and a reason",
                   [close(code, b"why")], [], answered(1002, **broken))
    for number, code in enumerate(UNDEFINED, 1):
        yield case(f"7.13.{number} Close with {code}", [close(code)], [], answered(1002, code, exit_codes=[1, 3]))
