"""Captures that other tools read: tshark dissects our pcapng, and we read what it has written."""

import asyncio
import json
import pathlib
import shutil
import unittest

from support import InteropTest

SESSION = {"kind": "session", "format": 1, "started": "2026-01-01T00:00:00.000Z"}
REQUEST = (
    "GET /chat HTTP/1.1\r\nHost: server.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
RESPONSE = (
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
)
# RFC 7692 section 7.2.3.1: "Hello", compressed.
EXTENSION = "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n"
DEFLATED_HELLO = "8kjNyckHAA=="


def event(connection, time, kind, head=None, **details):
    made = {"kind": "event", "connection": connection, "time": time, "event": kind}
    if head is not None:
        made["head"] = head
    return {**made, "details": details}


def frame(connection, time, sender, opcode, payload="", **more):
    made = {
        "kind": "frame",
        "connection": connection,
        "time": time,
        "direction": "client_to_server" if sender == "client" else "server_to_client",
        "opcode": opcode,
        **more,
    }
    if sender == "client":
        made.setdefault("masking_key", "37fa213d")
    if "payload_base64" not in made:
        made["payload"] = payload
    return made


def connection(number, client="192.0.2.7", server="198.51.100.2", compressed=False):
    """A connection up to its answered handshake."""
    request, response = REQUEST, RESPONSE
    if compressed:
        request = request[:-2] + EXTENSION
        response = response[:-2] + EXTENSION
    url = "ws://server.example/chat"
    return [
        {"kind": "connection", "id": number, "role": "proxy", "url": url, "state": "closed"},
        event(number, 0.001, "tcp_connected", peer_address=client, peer_port=50000 + number,
              local_address=server, local_port=9001),
        event(number, 0.002, "request", head=request, url=url, checks=[]),
        event(number, 0.003, "response", head=response, checks=[], subprotocol="",
              extensions=["permessage-deflate"] if compressed else [], opened=True),
    ]


CLOSED = {"cause": "closing_handshake", "by": "client", "reason": "", "code": 1000}


class Tshark(InteropTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        if not shutil.which("tshark"):
            self.fail("tshark is not installed: apt-get install tshark")
        self.folder = pathlib.Path(self.temporary_folder())

    async def convert(self, source, target, code=0):
        ended = await self.run_cli("convert", str(self.folder / source), str(self.folder / target))
        self.assertEnded(ended, code)
        return ended

    async def capture_of(self, objects):
        lines = [json.dumps(entry) + "\n" for entry in [SESSION, *objects]]
        (self.folder / "in.jsonl").write_text("".join(lines))
        await self.convert("in.jsonl", "out.pcapng")

    async def tshark(self, *arguments, name="out.pcapng"):
        process = await asyncio.create_subprocess_exec(
            "tshark", "-r", str(self.folder / name),
            "-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE", *arguments,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
        out, err = await asyncio.wait_for(process.communicate(), 60)
        self.assertEqual(process.returncode, 0, err.decode())
        return out.decode().splitlines()

    async def fields(self, filter_, *names):
        arguments = [argument for name in names for argument in ("-e", name)]
        lines = await self.tshark("-Y", filter_, "-T", "fields", *arguments)
        return [line.split("\t") for line in lines]

    async def assert_sound(self):
        wrong = await self.tshark(
            "-Y", "_ws.malformed || tcp.analysis.flags || tcp.checksum.status == \"Bad\" || "
            "ip.checksum.status == \"Bad\"")
        self.assertEqual(wrong, [])

    async def test_frames_of_every_kind(self):
        await self.capture_of([
            *connection(1),
            frame(1, 0.0100000010, "client", "text", "hello"),
            frame(1, 0.011, "server", "text", "wor", fin=False),
            frame(1, 0.012, "server", "ping", "p"),
            frame(1, 0.013, "server", "continuation", "ld"),
            frame(1, 0.014, "client", "pong", "p"),
            frame(1, 0.015, "server", "binary", payload_base64="AP8Q"),
            frame(1, 0.016, "client", "close", payload_base64="A+g="),
            frame(1, 0.017, "server", "close", payload_base64="A+g="),
            event(1, 0.018, "close", **CLOSED),
        ])
        await self.assert_sound()
        handshake = await self.fields("http", "http.request.uri", "http.response.code")
        self.assertEqual(handshake, [["/chat", ""], ["", "101"]])
        opcodes = await self.fields("websocket", "websocket.opcode", "websocket.mask")
        self.assertEqual([opcode for opcode, _ in opcodes],
                         ["1", "1", "9", "0", "10", "2", "8", "8"])
        self.assertEqual([mask for _, mask in opcodes].count("1"), 3)
        texts = await self.fields("websocket.payload.text", "websocket.payload.text",
                                  "frame.time_epoch")
        self.assertEqual(texts[0], ["hello", "1767225600.010000001"])
        flags = await self.fields("tcp.flags.syn == 1 || tcp.flags.fin == 1", "tcp.flags.str")
        self.assertEqual(len(flags), 4)

    async def test_large_and_compressed_messages(self):
        large = "large " * 50_000
        await self.capture_of([
            *connection(1),
            *connection(2, client="2001:db8::7", server="2001:db8::2", compressed=True),
            frame(1, 0.010, "server", "text", large),
            frame(2, 0.011, "server", "text", payload_base64=DEFLATED_HELLO, rsv1=True),
            frame(2, 0.012, "client", "text", payload_base64=DEFLATED_HELLO, rsv1=True),
            {"kind": "event", "connection": 2, "time": 0.02, "event": "close",
             "details": {"cause": "connection_reset", "by": "client", "reason": ""}},
        ])
        await self.assert_sound()
        texts = await self.fields("websocket && ip", "websocket.payload_length_ext_64")
        self.assertEqual(texts, [[str(len(large))]])
        texts = await self.fields("websocket && ipv6", "websocket.payload.text")
        self.assertEqual(texts, [["Hello"], ["Hello"]])
        self.assertEqual(len(await self.tshark("-Y", "tcp.flags.reset == 1")), 1)

    async def test_violations_are_comments(self):
        broken = {"rule": "mask.missing", "by": "client"}
        await self.capture_of([
            *connection(1),
            {**frame(1, 0.01, "server", "text", "x"), "direction": "client_to_server",
             "violations": [broken]},
        ])
        comments = await self.fields("frame.comment", "frame.comment")
        self.assertTrue(any("mask.missing" in comment for [comment] in comments), comments)

    async def test_what_others_have_written_comes_back(self):
        await self.capture_of([
            *connection(1),
            *(frame(1, 0.01 + i / 1000, "client" if i % 3 else "server", "text", f"message {i}")
              for i in range(50)),
        ])
        # Through Wireshark's own library, into both formats.
        for name, kind in [("again.pcapng", "pcapng"), ("again.pcap", "nsecpcap")]:
            await self.tshark("-F", kind, "-w", str(self.folder / name))
            await self.convert(name, name + ".fscope")
            shown = await self.run_cli("show", str(self.folder / (name + ".fscope")), "--json")
            self.assertEnded(shown, 0)
            self.assertEqual([entry["payload"] for entry in shown.frames()],
                             [f"message {i}" for i in range(50)])
            self.assertEqual([violation for entry in shown.frames()
                              for violation in entry["violations"]], [])


if __name__ == "__main__":
    unittest.main()
