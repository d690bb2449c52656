"""What a case is: a conversation of one side, and what the program under test must say to it."""

import dataclasses

from wire import Frame, close

# What is sent. A bare Frame is one write.


@dataclasses.dataclass(frozen=True)
class Together:
    """Several frames in one write."""

    frames: tuple


@dataclasses.dataclass(frozen=True)
class Chopped:
    """Frames in writes of so many octets, whatever begins and ends in them."""

    frames: tuple
    size: int


@dataclasses.dataclass(frozen=True)
class Pieces:
    """One frame, up to each of these places in its payload. It is never finished unless the last
    place is its end: what has to happen after a piece must not need the next one."""

    frame: Frame
    ends: tuple


@dataclasses.dataclass(frozen=True)
class Await:
    """Goes on once so many events have been received in all."""

    count: int


def together(*frames):
    return Together(tuple(frames))


def chopped(size, *frames):
    return Chopped(tuple(frames), size)


@dataclasses.dataclass(frozen=True)
class Message:
    """A whole message, compressed as was agreed on unless plain is set."""

    kind: str
    payload: bytes
    fragment: int | None = None  # octets of a frame's payload at most
    plain: bool = False


# What is received: ("text", octets), ("binary", octets), ("ping", octets), ("pong", octets).


@dataclasses.dataclass(frozen=True)
class Ending:
    """How the connection ends. The Close frame of the program under test carries one of codes, None
    for none; last is the Close frame we send when all else is done."""

    codes: frozenset
    last: Frame | None = None
    exit_codes: frozenset = frozenset([0])  # of framescope-cli connect
    reply: bool = False  # to the Close frame that comes: nothing of ours has closed yet


def closes(code=1000, reason=b"", exit_code=0):
    """We close, and are answered alike."""
    return Ending(frozenset([code]), close(code, reason), frozenset([exit_code]))


def answered(*codes, exit_codes=(0,)):
    """There is a Close frame among what is sent already."""
    return Ending(frozenset(codes), None, frozenset(exit_codes))


def fails(*codes):
    """The program under test fails the connection (RFC 6455 section 7.1.7)."""
    return Ending(frozenset(codes), None, frozenset([3]), reply=True)


@dataclasses.dataclass(frozen=True)
class Deflate:
    """permessage-deflate (RFC 7692). As a client we offer, as a server we answer, if the offer lets
    us; what is agreed on is kept by both sides, and checked."""

    offer: str = "permessage-deflate; client_max_window_bits"
    answer: str = "permessage-deflate"
    agrees: bool | None = True  # False if the program under test has to decline, None if it may


@dataclasses.dataclass(frozen=True)
class Case:
    name: str  # its number and what it is about
    steps: tuple
    expected: tuple = ()
    ending: Ending = closes()
    deflate: Deflate | None = None


def case(name, steps, expected=(), ending=closes(), deflate=None):
    return Case(name, tuple(steps), tuple(expected), ending, deflate)
