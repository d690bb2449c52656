"""framescope-cli given what is wrong: exit code, a sentence on stderr, no crash and no hang."""

import asyncio
import contextlib
import socket
import ssl
import unittest

from support import (
    InteropTest,
    answer_handshake,
    ask_handshake,
    payload_of,
    read_head,
    read_to_end,
    rules_of,
)

HELLO = "818537fa213d7f9f4d5158"  # RFC 6455 section 5.7: a single masked text frame, "Hello"
CLOSE_1002 = bytes.fromhex("880203ea")


class Usage(InteropTest):
    async def test_bad_usage(self):
        for arguments in [
            [],
            ["dance"],
            ["--dance"],
            ["connect"],
            ["connect", "--dance", "ws://127.0.0.1/"],
            ["connect", "ws://127.0.0.1/", "--send-hex", "zz"],
            ["connect", "ws://127.0.0.1/", "--count", "many"],
            ["connect", "ws://127.0.0.1/", "-H", "no colon"],
            ["serve", "--dance"],
            ["serve", "--listen", "nonsense"],
            ["serve", "--listen", "127.0.0.1:99999"],
            ["serve", "--behavior", "sulk"],
            ["decode", "--dance", HELLO],
            ["decode", HELLO, "--from", "nowhere"],
            ["decode", "81zz"],
            ["decode", "818"],
        ]:
            with self.subTest(arguments=arguments):
                ended = await self.run_cli(*arguments)
                self.assertEnded(ended, 2)
                self.assertEqual(ended.out, "")

    async def test_malformed_urls(self):
        for url in [
            "not a url",
            "ws://",
            "http://127.0.0.1/",
            "//127.0.0.1/",
            "ws://127.0.0.1:0x1/",
            "ws://127.0.0.1:99999/",
            "ws://127.0.0.1/#fragment",
            "",
        ]:
            with self.subTest(url=url):
                ended = await self.run_cli("connect", url)
                self.assertEnded(ended, 2)

    async def test_help_and_version(self):
        for arguments in [
            ["--help"],
            ["--version"],
            ["connect", "--help"],
            ["serve", "--help"],
            ["decode", "--help"],
        ]:
            with self.subTest(arguments=arguments):
                ended = await self.run_cli(*arguments)
                self.assertEnded(ended, 0)
                self.assertNotEqual(ended.out, "")
                self.assertEqual(ended.err, "")

    async def test_a_file_to_send_that_is_not_there(self):
        missing = str(self.temporary_folder() / "missing")
        port = self.closed_port()
        ended = await self.run_cli("connect", f"ws://127.0.0.1:{port}/", "--send-file", missing)
        self.assertEnded(ended, 4)
        self.assertIn(missing, ended.err)


class Connect(InteropTest):
    """framescope-cli is the client of a server that does wrong."""

    async def connect_to(self, talk, *options):
        """Runs connect against a server that calls talk(reader, writer) and closes."""
        return await self.run_cli("connect", f"ws://{await self.raw_server(talk)}/", *options)

    async def test_refused(self):
        ended = await self.run_cli("connect", f"ws://127.0.0.1:{self.closed_port()}/")
        self.assertEnded(ended, 1)

    async def test_a_server_that_wants_a_certificate(self):
        """In TLS 1.3 it can say so only when the client thinks that all is well."""
        certificate, key = self.self_signed()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        context.load_verify_locations(certificate)
        context.verify_mode = ssl.CERT_REQUIRED

        def refuse(listener):
            peer, _ = listener.accept()
            with peer, contextlib.suppress(ssl.SSLError):
                context.wrap_socket(peer, server_side=True)

        with socket.create_server(("127.0.0.1", 0)) as listener:
            # asyncio's own TLS gives up without sending its alert.
            refusing = asyncio.create_task(asyncio.to_thread(refuse, listener))
            port = listener.getsockname()[1]
            ended = await self.run_cli(
                "connect", f"wss://127.0.0.1:{port}/", "--ca", certificate
            )
            await refusing
        self.assertEnded(ended, 1)
        self.assertIn("certificate required (116)", ended.err)

    async def answered_with(self, octets, *options):
        """Runs connect against a server that answers the request with these octets and goes."""

        async def talk(reader, writer):
            await read_head(reader)
            writer.write(octets)

        return await self.connect_to(talk, *options)

    async def test_answers_that_are_no_opening(self):
        upgrade = b"Upgrade: websocket\r\nConnection: Upgrade\r\n"
        switching = b"HTTP/1.1 101 Switching Protocols\r\n"
        for name, octets, code in [
            ("forbidden", b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", 1),
            ("a page", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", 1),
            ("elsewhere", b"HTTP/1.1 301 Moved\r\nLocation: http://[::1]/\r\n\r\n", 1),
            ("no accept", switching + upgrade + b"\r\n", 3),
            ("no upgrade", switching + b"Sec-WebSocket-Accept: x\r\n\r\n", 3),
            ("not HTTP", b"220 mail.example ESMTP\r\n\r\n", 3),
        ]:
            with self.subTest(name):
                self.assertEnded(await self.answered_with(octets), code)

    async def test_an_answer_that_ends_early(self):
        for octets in [b"", b"HTTP/1.1 101 Swit"]:
            with self.subTest(octets=octets):
                ended = await self.answered_with(octets)
                self.assertIn(ended.code, (1, 3), ended)
                self.assertNotEqual(ended.err, "")

    async def test_an_answer_without_end(self):
        ended = await self.answered_with(b"HTTP/1.1 101 OK\r\n" + b"X-Long: y\r\n" * 10000)
        self.assertIn(ended.code, (1, 3), ended)
        self.assertNotEqual(ended.err, "")

    async def test_the_status_is_named(self):
        ended = await self.answered_with(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        self.assertIn("403", ended.err)

    async def test_nothing_that_is_said_drives_the_terminal(self):
        escape = b"\x1b[31mred\x07\x9b1m"
        refusal = b"HTTP/1.1 403 " + escape + b"\r\nContent-Length: 0\r\n\r\n"
        refused = await self.answered_with(refusal)

        async def talk(reader, writer):
            await answer_handshake(reader, writer)
            reason = "\x1b[31mred\x07\x9b1m\n".encode()
            writer.write(bytes([0x88, 2 + len(reason)]) + (4000).to_bytes(2, "big") + reason)
            await reader.read(64)

        closed = await self.connect_to(talk)
        for ended in (refused, closed):
            self.assertEnded(ended, 1)
            self.assertIn(r"\x1b[31mred\x07", ended.err)
            self.assertEqual(ended.err.count("\n"), 1, ended.err)
            for octet in "\x1b\x07\x9b":
                self.assertNotIn(octet, ended.out + ended.err)

    async def test_handshakes_that_break_a_rule(self):
        for name, wrong, word in [
            ("accept", {"accept": "AAAAAAAAAAAAAAAAAAAAAAAAAAA="}, "Accept"),
            ("extension", {"extra": "Sec-WebSocket-Extensions: x-unasked\r\n"}, "xtension"),
            ("subprotocol", {"extra": "Sec-WebSocket-Protocol: unasked\r\n"}, "ubprotocol"),
        ]:
            with self.subTest(name):

                async def talk(reader, writer):
                    await answer_handshake(reader, writer, **wrong)
                    await read_to_end(reader)

                ended = await self.connect_to(talk)
                self.assertEnded(ended, 3)
                self.assertIn(word, ended.err)

    async def test_silence_ends_in_time(self):
        async def talk(reader, writer):
            await read_to_end(reader)

        ended = await self.connect_to(talk, "--timeout", "0.5")
        self.assertEnded(ended, 1)

    async def received_from(self, octets, *options):
        """Runs connect against a server that opens, sends these octets and waits for the Close.

        Gives how it ended and the first octet that the client sent.
        """
        answer = []

        async def talk(reader, writer):
            await answer_handshake(reader, writer)
            writer.write(octets)
            answer.append(await reader.readexactly(1))

        ended = await self.connect_to(talk, "--json", *options)
        return ended, b"".join(answer)

    async def test_frames_that_break_a_rule(self):
        for rule, octets, code in [
            ("mask.unexpected", HELLO, 1002),
            ("opcode.reserved", "8300", 1002),
            ("rsv.unexpected", "a100", 1002),
            ("control.fragmented", "0900", 1002),
            ("control.too-long", "897e007e" + "00" * 126, 1002),
            ("continuation.unexpected", "8000", 1002),
            ("continuation.missing", "010141" + "810142", 1002),
            ("utf8.invalid", "8102c328", 1007),
            ("close.body-too-short", "880103", 1002),
            ("close.code-invalid", "880203ed", 1002),
        ]:
            with self.subTest(rule):
                ended, sent = await self.received_from(bytes.fromhex(octets))
                self.assertEnded(ended, 3)
                self.assertIn(rule, rules_of(ended.frames(direction="server_to_client")))
                [close] = ended.frames(direction="client_to_server", opcode="close")
                self.assertEqual(payload_of(close)[:2], code.to_bytes(2, "big"))
                self.assertEqual(sent, b"\x88", "the Close frame really crossed")

    async def test_lenient_reports_and_goes_on(self):
        octets = bytes.fromhex(HELLO + "810141" + "880203e8")
        ended, _ = await self.received_from(octets, "--lenient")
        self.assertEnded(ended, 0)
        received = ended.frames(direction="server_to_client")
        self.assertEqual([frame["opcode"] for frame in received], ["text", "text", "close"])
        self.assertEqual(rules_of(received), ["mask.unexpected"])

    async def test_a_truncated_frame_is_shown_and_reported(self):
        async def talk(reader, writer):
            await answer_handshake(reader, writer)
            writer.write(bytes.fromhex("810548656c"))  # "Hel" of five octets

        ended = await self.connect_to(talk, "--json")
        self.assertEnded(ended, 1)
        [frame] = ended.frames(direction="server_to_client")
        self.assertEqual(frame["length"], 5)
        self.assertEqual(payload_of(frame), b"Hel")


class Serve(InteropTest):
    """framescope-cli is the server of a client that does wrong, and goes on serving."""

    async def assertServes(self, url):
        reader, writer = await self.raw_client(url)
        self.assertIn(" 101 ", await ask_handshake(reader, writer, url))
        writer.write(bytes.fromhex(HELLO))
        self.assertEqual(await reader.readexactly(7), b"\x81\x05Hello")
        writer.close()

    async def test_an_unmasked_frame_fails_the_connection(self):
        process, url = await self.serve("--json")
        reader, writer = await self.raw_client(url)
        await ask_handshake(reader, writer, url)
        writer.write(bytes.fromhex("810548656c6c6f"))
        self.assertTrue((await read_to_end(reader)).startswith(b"\x88"))
        frame = await process.object(opcode="text", direction="client_to_server")
        self.assertEqual(payload_of(frame), b"Hello")
        self.assertEqual(rules_of([frame]), ["mask.missing"])
        frame = await process.object(opcode="close", direction="server_to_client")
        self.assertEqual(payload_of(frame)[:2], CLOSE_1002[2:])
        await self.assertServes(url)

    async def test_a_truncated_frame_is_shown_and_reported(self):
        process, url = await self.serve("--json")
        reader, writer = await self.raw_client(url)
        await ask_handshake(reader, writer, url)
        writer.write(bytes.fromhex(HELLO)[:-2])
        writer.close()
        frame = await process.object(opcode="text", direction="client_to_server")
        self.assertEqual(frame["length"], 5)
        self.assertEqual(payload_of(frame), b"Hel")
        await self.assertServes(url)

    async def test_requests_that_are_no_opening(self):
        _, url = await self.serve()
        host = url.split("/")[2]
        good = (
            f"GET / HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        for name, request, status in [
            ("no key", good.replace("Sec-WebSocket-Key", "X-Key"), "400"),
            ("a short key", good.replace("dGhlIHNhbXBsZSBub25jZQ==", "AAAA"), "400"),
            ("old version", good.replace(": 13", ": 8"), "426"),
            ("no HTTP", "EHLO mail.example\r\n\r\n", "400"),
            ("not GET", good.replace("GET", "POST"), "40[05]"),
        ]:
            with self.subTest(name):
                reader, writer = await self.raw_client(url)
                writer.write(request.encode())
                answer = (await read_to_end(reader)).decode()
                self.assertRegex(answer, rf"^HTTP/1\.1 {status} ")
        await self.assertServes(url)

    async def test_a_request_without_end(self):
        _, url = await self.serve()
        reader, writer = await self.raw_client(url)
        writer.write(b"GET / HTTP/1.1\r\n" + b"X-Long: y\r\n" * 10000)
        await read_to_end(reader)
        await self.assertServes(url)

    async def test_a_port_that_is_taken(self):
        _, url = await self.serve()
        ended = await self.run_cli("serve", "--listen", url.split("/")[2])
        self.assertEnded(ended, 1)
        self.assertEqual(ended.out, "")


class Decode(InteropTest):
    async def decode(self, hex_octets, *options, stdin=""):
        ended = await self.run_cli("decode", hex_octets, "--json", *options, stdin=stdin)
        return ended.frames()

    async def test_the_masked_hello_of_the_rfc(self):
        [frame] = await self.decode(HELLO)
        expected = {
            "id": 1,
            "direction": "client_to_server",
            "opcode": "text",
            "fin": True,
            "rsv1": False,
            "rsv2": False,
            "rsv3": False,
            "masked": True,
            "masking_key": "37fa213d",
            "length": 5,
            "header": "8185",
            "payload": "Hello",
            "violations": [],
        }
        self.assertEqual({key: frame.get(key) for key in expected}, expected)

    async def test_the_anatomy_as_text(self):
        ended = await self.run_cli("decode", HELLO)
        self.assertEnded(ended, 0)
        for word in ["Hello", "FIN", "text", "37", "fa", "21", "3d"]:
            self.assertIn(word.lower(), ended.out.lower())

    async def test_octets_from_stdin(self):
        ended = await self.run_cli(
            "decode", "-", "--json", stdin="81 85 37 fa\n21 3d 7f 9f 4d 51 58\n"
        )
        self.assertEnded(ended, 0)
        self.assertEqual([payload_of(frame) for frame in ended.frames()], [b"Hello"])

    async def test_several_frames(self):
        frames = await self.decode("010348656c80026c6f", "--from", "server")
        self.assertEqual([frame["opcode"] for frame in frames], ["text", "continuation"])
        self.assertEqual([frame["direction"] for frame in frames], ["server_to_client"] * 2)
        self.assertEqual([payload_of(frame) for frame in frames], [b"Hel", b"lo"])

    async def test_violations_are_named(self):
        for octets, sender, rule in [
            ("810548656c6c6f", "client", "mask.missing"),
            (HELLO, "server", "mask.unexpected"),
            ("8300", "server", "opcode.reserved"),
            ("817e000548656c6c6f", "server", "length.not-minimal"),
            ("817f800000000000000048", "server", "length.high-bit"),
            ("8102c328", "server", "utf8.invalid"),
        ]:
            with self.subTest(rule):
                frames = await self.decode(octets, "--from", sender)
                self.assertIn(rule, rules_of(frames))

    async def test_octets_that_end_early(self):
        for octets, length in [(HELLO[:-4], 3), ("8185", None), ("81", None)]:
            with self.subTest(octets=octets):
                ended = await self.run_cli("decode", octets, "--json")
                self.assertEnded(ended, 4)
                self.assertEqual(
                    [len(payload_of(frame)) for frame in ended.frames()], [length] if length else []
                )

    async def test_octets_that_are_not_utf8(self):
        [frame] = await self.decode("8202fffe", "--from", "server")
        self.assertEqual(frame["payload_base64"], "//4=")
        self.assertNotIn("payload", frame)


if __name__ == "__main__":
    unittest.main(verbosity=2)
