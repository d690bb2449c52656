"""framescope-cli and the websockets package of Python, each as client and as server."""

import asyncio
import http
import ssl
import sys
import unittest

from support import DEADLINE, InteropTest, payload_of, rules_of

try:
    import websockets
except ImportError:
    sys.exit("Python's websockets is missing. Debian: apt-get install python3-websockets")

OCTETS = bytes(range(256))
TEXT = "Grüße, 世界 🌍"


async def echo(peer):
    async for message in peer:
        await peer.send(message)


class Connect(InteropTest):
    """framescope-cli is the client."""

    async def peer(self, handler, **options):
        """Starts a server that treats each connection with handler; its URL."""
        options = {"compression": None, "max_size": None, **options}
        server = await websockets.serve(handler, "127.0.0.1", 0, **options)
        self.addAsyncCleanup(server.wait_closed)
        self.addCleanup(server.close)
        scheme = "wss" if "ssl" in options else "ws"
        return f"{scheme}://127.0.0.1:{server.sockets[0].getsockname()[1]}/"

    async def test_text_and_binary_come_back(self):
        url = await self.peer(echo)
        ended = await self.run_cli(
            "connect", url, "--json", "--send", TEXT, "--send-hex", OCTETS.hex(), "--count", "2"
        )
        self.assertEnded(ended, 0)

        sent = ended.frames(direction="client_to_server")
        self.assertEqual([frame["opcode"] for frame in sent], ["text", "binary", "close"])
        self.assertTrue(all(frame["masked"] for frame in sent))
        self.assertEqual(len({frame["masking_key"] for frame in sent}), 3, "a fresh key each")
        self.assertEqual(payload_of(sent[2])[:2], (1000).to_bytes(2, "big"))

        received = ended.frames(direction="server_to_client")
        self.assertEqual([frame["opcode"] for frame in received], ["text", "binary", "close"])
        self.assertFalse(any(frame["masked"] for frame in received))
        self.assertEqual([payload_of(frame) for frame in received[:2]], [TEXT.encode(), OCTETS])
        self.assertEqual(rules_of(ended.frames()), [])
        ids = [frame["id"] for frame in ended.frames()]
        self.assertEqual(sorted(ids), list(range(1, 7)), "ids are dense")

    async def test_plain_output_shows_both_directions(self):
        url = await self.peer(echo)
        ended = await self.run_cli("connect", url, "--send", "a plain line", "--count", "1")
        self.assertEnded(ended, 0)
        self.assertEqual(ended.out.count("a plain line"), 2, ended)

    async def test_fragments_are_shown_and_echoed_whole(self):
        answers = []

        async def fragments(peer):
            await peer.send(["Frag", "mented ", "text"])
            await peer.send([b"\x00\x01", b"\xff"])
            answers.append(await peer.recv())
            answers.append(await peer.recv())

        ended = await self.run_cli("connect", await self.peer(fragments), "--json", "--echo")
        self.assertEnded(ended, 0)
        self.assertEqual(answers, ["Fragmented text", b"\x00\x01\xff"])
        received = ended.frames(direction="server_to_client")
        opcodes = [frame["opcode"] for frame in received if frame["opcode"] != "close"]
        self.assertEqual(opcodes[:3], ["text", "continuation", "continuation"])
        self.assertEqual(opcodes.count("binary"), 1)
        self.assertFalse(received[0]["fin"])

    async def test_a_ping_is_answered(self):
        async def ping(peer):
            await asyncio.wait_for(await peer.ping(b"are you there"), DEADLINE)

        ended = await self.run_cli("connect", await self.peer(ping), "--json")
        self.assertEnded(ended, 0)
        pongs = ended.frames(direction="client_to_server", opcode="pong")
        self.assertEqual([payload_of(pong) for pong in pongs], [b"are you there"])

    async def test_close_codes_decide_the_exit_code(self):
        for code, reason, exit_code in [
            (1000, "done", 0),
            (1001, "going home", 0),
            (1011, "it broke", 1),
            (4001, "because", 1),
        ]:
            with self.subTest(code=code):

                async def close(peer):
                    await peer.close(code, reason)

                ended = await self.run_cli("connect", await self.peer(close), "--json")
                self.assertEnded(ended, exit_code)
                closes = ended.frames(opcode="close", direction="server_to_client")
                body = code.to_bytes(2, "big") + reason.encode()
                self.assertEqual([payload_of(frame) for frame in closes], [body])
                if exit_code:
                    self.assertIn(str(code), ended.err)
                    self.assertIn(reason, ended.err)

    async def test_a_lost_connection_fails(self):
        async def vanish(peer):
            peer.transport.abort()

        self.assertEnded(await self.run_cli("connect", await self.peer(vanish)), 1)

    async def test_a_refusal_fails_and_names_the_status(self):
        async def refuse(path, headers):
            return http.HTTPStatus.FORBIDDEN, [], b"not you\n"

        url = await self.peer(echo, process_request=refuse)
        ended = await self.run_cli("connect", url)
        self.assertEnded(ended, 1)
        self.assertIn("403", ended.err)

    async def test_the_request_is_the_one_asked_for(self):
        seen = []

        async def note(peer):
            seen.append((peer.path, peer.request_headers, peer.subprotocol))

        url = await self.peer(note, subprotocols=["chat"])
        options = "--subprotocol superchat --subprotocol chat --origin https://example.org".split()
        fields = ["-H", "X-Trace: 7", "-H", "X-Trace: 8", "-H", "Cookie: a=b"]
        ended = await self.run_cli("connect", url + "room?id=7", *options, *fields)
        self.assertEnded(ended, 0)
        [(path, headers, subprotocol)] = seen
        self.assertEqual(path, "/room?id=7")
        self.assertEqual(headers["Origin"], "https://example.org")
        self.assertEqual(headers.get_all("X-Trace"), ["7", "8"])
        self.assertEqual(headers["Cookie"], "a=b")
        self.assertEqual(subprotocol, "chat")

    async def test_a_large_message_arrives_whole(self):
        large = OCTETS * 4096
        file = self.temporary_folder() / "large"
        file.write_bytes(large)
        url = await self.peer(echo)
        ended = await self.run_cli(
            "connect", url, "--json", "--send-file", str(file), "--count", "1"
        )
        self.assertEnded(ended, 0)
        received = ended.frames(direction="server_to_client")
        octets = b"".join(payload_of(f) for f in received if f["opcode"] != "close")
        self.assertEqual(len(octets), 1 << 20)
        self.assertTrue(octets == large)

    async def test_lines_of_stdin_are_messages(self):
        talk = asyncio.get_running_loop().create_future()

        async def note(peer):
            messages = [message async for message in peer]
            talk.set_result((messages, peer.close_code))

        url = await self.peer(note)
        ended = await self.run_cli("connect", url, "--stdin", stdin="first\nzweite Zeile ä\n")
        self.assertEnded(ended, 0)
        self.assertEqual(
            await asyncio.wait_for(talk, DEADLINE), (["first", "zweite Zeile ä"], 1000)
        )

    async def test_raw_octets_cross_as_they_are(self):
        messages = []

        async def note(peer):
            messages.append(await peer.recv())

        # "Hello" in two masked fragments, the second with a length that is not minimal.
        raw = "018200000000" + b"He".hex() + "80fe000300000000" + b"llo".hex()
        ended = await self.run_cli("connect", await self.peer(note), "--send-raw", raw)
        self.assertEnded(ended, 0)
        self.assertEqual(messages, ["Hello"])

    async def test_an_untrusted_certificate_is_refused(self):
        certificate, key = self.self_signed()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        url = await self.peer(echo, ssl=context)

        ended = await self.run_cli("connect", url, "--send", "x", "--count", "1")
        self.assertEnded(ended, 1)
        self.assertIn("certificate", ended.err.lower())
        for trust in (["--ca", certificate], ["--insecure"]):
            with self.subTest(trust=trust[0]):
                ended = await self.run_cli(
                    "connect", url, "--json", "--send", "secret", "--count", "1", *trust
                )
                self.assertEnded(ended, 0)
                [frame] = ended.frames(direction="server_to_client", opcode="text")
                self.assertEqual(payload_of(frame), b"secret")


class Serve(InteropTest):
    """framescope-cli is the server."""

    def peer(self, url, **options):
        options = {"open_timeout": DEADLINE, "close_timeout": DEADLINE, "max_size": None, **options}
        return websockets.connect(url, **options)

    async def test_everything_is_echoed(self):
        process, url = await self.serve("--connections", "1")
        async with self.peer(url) as peer:
            for message in [TEXT, OCTETS, "", b"", OCTETS * 4096]:
                await peer.send(message)
                self.assertEqual(await asyncio.wait_for(peer.recv(), DEADLINE), message)
            await peer.send(["in ", "three ", "parts"])
            self.assertEqual(await asyncio.wait_for(peer.recv(), DEADLINE), "in three parts")
            await asyncio.wait_for(await peer.ping(b"still there"), DEADLINE)
        self.assertEqual(peer.close_code, 1000)
        self.assertEnded(await process.end(), 0)

    async def test_frames_are_reported(self):
        process, url = await self.serve("--json", "--connections", "1")
        async with self.peer(url, compression=None) as peer:
            await peer.send("seen")
            self.assertEqual(await asyncio.wait_for(peer.recv(), DEADLINE), "seen")
        ended = await process.end()
        self.assertEnded(ended, 0)
        [received] = ended.frames(direction="client_to_server", opcode="text")
        [answer] = ended.frames(direction="server_to_client", opcode="text")
        self.assertTrue(received["masked"])
        self.assertFalse(answer["masked"])
        self.assertEqual([payload_of(received), payload_of(answer)], [b"seen", b"seen"])
        self.assertEqual(received["connection"], answer["connection"])
        self.assertLessEqual(received["time"], answer["time"])

    async def test_the_sink_says_nothing(self):
        process, url = await self.serve("--behavior", "sink", "--json", "--connections", "1")
        async with self.peer(url, compression=None) as peer:
            await peer.send("into the void")
            await asyncio.wait_for(await peer.ping(), DEADLINE)
        ended = await process.end()
        self.assertEnded(ended, 0)
        self.assertEqual(len(ended.frames(direction="client_to_server", opcode="text")), 1)
        answers = {frame["opcode"] for frame in ended.frames(direction="server_to_client")}
        self.assertEqual(answers, {"pong", "close"})

    async def test_the_first_common_subprotocol_is_chosen(self):
        _, url = await self.serve("--subprotocol", "superchat", "--subprotocol", "chat")
        async with self.peer(url, subprotocols=["other", "chat", "superchat"]) as peer:
            self.assertEqual(peer.subprotocol, "superchat")
        async with self.peer(url, subprotocols=["other"]) as peer:
            self.assertIsNone(peer.subprotocol)

    async def assertRefused(self, url, origin):
        with self.assertRaises(websockets.InvalidStatusCode) as caught:
            await self.peer(url, origin=origin)
        self.assertEqual(caught.exception.status_code, 403)

    async def test_only_its_own_origin_by_default(self):
        _, url = await self.serve()
        await self.assertRefused(url, "https://foreign.example")
        async with self.peer(url, origin=url.replace("ws://", "http://").rstrip("/")):
            pass
        async with self.peer(url):
            pass

    async def test_origins_can_be_opened(self):
        _, url = await self.serve("--origin", "https://*.example.org")
        async with self.peer(url, origin="https://shop.example.org"):
            pass
        await self.assertRefused(url, "https://example.com")
        _, url = await self.serve("--origin", "any")
        async with self.peer(url, origin="https://foreign.example"):
            pass

    async def test_a_close_is_answered_in_kind(self):
        process, url = await self.serve("--json")
        async with self.peer(url) as peer:
            await peer.close(4000, "bye")
        self.assertEqual(peer.close_code, 4000)
        body = (4000).to_bytes(2, "big")
        frame = await process.object(opcode="close", direction="client_to_server")
        self.assertEqual(payload_of(frame), body + b"bye")
        frame = await process.object(opcode="close", direction="server_to_client")
        self.assertEqual(payload_of(frame)[:2], body)

    async def test_a_message_over_the_limit_is_refused(self):
        _, url = await self.serve("--read-limit", "1000")
        async with self.peer(url) as peer:
            await peer.send("x" * 1001)
            await asyncio.wait_for(peer.wait_closed(), DEADLINE)
        self.assertEqual(peer.close_code, 1009)

    async def test_clients_are_kept_apart(self):
        process, url = await self.serve("--json", "--connections", "5")

        async def talk(name):
            async with self.peer(url, compression=None) as peer:
                for number in range(20):
                    await peer.send(f"{name} {number}")
                    answer = await asyncio.wait_for(peer.recv(), DEADLINE)
                    self.assertEqual(answer, f"{name} {number}")

        await asyncio.gather(*(talk(f"client {i}") for i in range(5)))
        ended = await process.end()
        self.assertEnded(ended, 0)
        self.assertEqual({frame["connection"] for frame in ended.frames()}, {1, 2, 3, 4, 5})
        self.assertEqual(len(ended.frames(opcode="text")), 200)

    async def test_tls(self):
        certificate, key = self.self_signed()
        trusting = ssl.create_default_context(cafile=certificate)
        careless = ssl.create_default_context()
        careless.check_hostname = False
        careless.verify_mode = ssl.CERT_NONE
        for options, context in [
            (["--cert", certificate, "--key", key], trusting),
            (["--tls-self-signed"], careless),
        ]:
            with self.subTest(options[0]):
                process, url = await self.serve("--connections", "1", *options)
                self.assertTrue(url.startswith("wss://"), url)
                async with self.peer(url, ssl=context) as peer:
                    await peer.send("secret")
                    self.assertEqual(await asyncio.wait_for(peer.recv(), DEADLINE), "secret")
                self.assertEnded(await process.end(), 0)

    async def test_interrupted(self):
        process, url = await self.serve()
        async with self.peer(url) as peer:
            process.interrupt()
            ended = await process.end()
            await asyncio.wait_for(peer.wait_closed(), DEADLINE)
        self.assertEqual(ended.code, 130, ended)


if __name__ == "__main__":
    unittest.main(verbosity=2)
