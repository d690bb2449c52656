"""framescope-cli and the npm package ws, each as client and as server."""

import json
import pathlib
import shutil
import unittest

from support import PEERS, InteropTest, payload_of

HERE = pathlib.Path(__file__).resolve().parent
TEXT = "Grüße, 世界 🌍"
OCTETS = bytes(range(256))


class WsTest(InteropTest):
    def setUp(self):
        super().setUp()
        if not shutil.which("node"):
            self.fail("node is missing. Debian: apt-get install nodejs npm")
        if not (PEERS / "node_modules/ws").is_dir():
            self.fail(
                f"The npm package ws is missing in {PEERS}: installer/dev.sh test installs it"
            )

    async def node(self, script, *arguments):
        environment = {"NODE_PATH": str(PEERS / "node_modules")}
        return await self.start("node", str(HERE / script), *arguments, env=environment)


class Connect(WsTest):
    """framescope-cli is the client."""

    async def asyncSetUp(self):
        self.peer = await self.node("ws_server.js")
        self.url = f"ws://127.0.0.1:{(await self.peer.object())['port']}"

    async def test_text_and_binary_come_back(self):
        messages = ["--send", TEXT, "--send-hex", OCTETS.hex(), "--count", "2"]
        ended = await self.run_cli("connect", self.url + "/echo", "--json", *messages)
        self.assertEnded(ended, 0)
        received = ended.frames(direction="server_to_client")
        self.assertEqual([frame["opcode"] for frame in received], ["text", "binary", "close"])
        self.assertEqual([payload_of(frame) for frame in received[:2]], [TEXT.encode(), OCTETS])

        message = await self.peer.object(event="message")
        self.assertEqual(message, {**message, "binary": False, "hex": TEXT.encode().hex()})
        message = await self.peer.object(event="message")
        self.assertEqual(message, {**message, "binary": True, "hex": OCTETS.hex()})
        self.assertEqual((await self.peer.object(event="close"))["code"], 1000)

    async def test_fragments_with_a_ping_between_them(self):
        ended = await self.run_cli("connect", self.url + "/fragments", "--json", "--echo")
        self.assertEnded(ended, 0)
        received = ended.frames(direction="server_to_client")
        self.assertEqual(
            [(frame["opcode"], frame["fin"]) for frame in received],
            [
                ("text", False),
                ("continuation", False),
                ("ping", True),
                ("continuation", True),
                ("close", True),
            ],
        )
        # ws had sent its Close frame by then and need not have read the answer.
        [pong] = ended.frames(direction="client_to_server", opcode="pong")
        self.assertEqual(payload_of(pong), b"between")

    async def test_a_close_without_a_code_is_clean(self):
        ended = await self.run_cli("connect", self.url + "/close", "--json")
        self.assertEnded(ended, 0)
        [frame] = ended.frames(direction="server_to_client", opcode="close")
        self.assertEqual(frame["length"], 0)

    async def test_other_endings_fail(self):
        for path, words in [
            ("/close-4001", ["4001", "because"]),
            ("/vanish", []),
            ("/no", ["403"]),
        ]:
            with self.subTest(path=path):
                ended = await self.run_cli("connect", self.url + path)
                self.assertEnded(ended, 1)
                for word in words:
                    self.assertIn(word, ended.err)

    async def test_the_subprotocol_is_agreed(self):
        ended = await self.run_cli(
            "connect", self.url + "/close", "--subprotocol", "mqtt", "--subprotocol", "chat"
        )
        self.assertEnded(ended, 0)
        self.assertEqual((await self.peer.object(event="open"))["subprotocol"], "chat")

    async def test_a_large_message_arrives_whole(self):
        large = OCTETS * 4096
        file = self.temporary_folder() / "large"
        file.write_bytes(large)
        ended = await self.run_cli(
            "connect", self.url + "/echo", "--json", "--send-file", str(file), "--count", "1"
        )
        self.assertEnded(ended, 0)
        received = ended.frames(direction="server_to_client")
        self.assertTrue(
            b"".join(payload_of(f) for f in received if f["opcode"] != "close") == large
        )


class Serve(WsTest):
    """framescope-cli is the server."""

    async def talk(self, url, *script, **options):
        """Lets ws carry out a script; what it said, and how it ended."""
        peer = await self.node("ws_client.js", url, json.dumps(options), json.dumps(script))
        ended = await peer.end()
        self.assertEqual(ended.code, 0, ended)
        return ended

    async def test_everything_is_echoed(self):
        process, url = await self.serve("--connections", "1")
        ended = await self.talk(
            url,
            ["send", TEXT],
            ["send", {"hex": OCTETS.hex()}],
            ["send", "in ", {"fin": False}],
            ["send", "two parts", {"fin": True}],
            ["send", ""],
            ["ping", "still there"],
            ["close", 1000, "done"],
        )
        messages = [(entry["binary"], entry["hex"]) for entry in ended.objects(event="message")]
        self.assertEqual(
            messages,
            [
                (False, TEXT.encode().hex()),
                (True, OCTETS.hex()),
                (False, b"in two parts".hex()),
                (False, ""),
            ],
        )
        [pong] = ended.objects(event="pong")
        self.assertEqual(pong["hex"], b"still there".hex())
        [close] = ended.objects(event="close")
        self.assertEqual(close["code"], 1000)
        self.assertEnded(await process.end(), 0)

    async def test_a_large_message_is_echoed(self):
        _, url = await self.serve()
        ended = await self.talk(url, ["send", {"hex": OCTETS.hex(), "times": 4096}], ["close"])
        [message] = ended.objects(event="message")
        self.assertTrue(bytes.fromhex(message["hex"]) == OCTETS * 4096)

    async def test_a_foreign_origin_is_refused(self):
        _, url = await self.serve()
        ended = await self.talk(url, origin="https://foreign.example")
        [refusal] = ended.objects(event="refused")
        self.assertEqual(refusal["status"], 403)

    async def test_the_subprotocol_is_agreed(self):
        _, url = await self.serve("--subprotocol", "chat")
        ended = await self.talk(url, ["close"], subprotocols=["mqtt", "chat"])
        [opened] = ended.objects(event="open")
        self.assertEqual(opened["subprotocol"], "chat")

    async def test_close_codes_come_back(self):
        _, url = await self.serve()
        for code, reason in [(1001, "going"), (4000, "bye"), (3000, "")]:
            with self.subTest(code=code):
                ended = await self.talk(url, ["close", code, reason])
                [close] = ended.objects(event="close")
                self.assertEqual(close["code"], code)

    async def test_a_client_that_vanishes_harms_nobody(self):
        process, url = await self.serve("--connections", "2")
        await self.talk(url, ["send", "x"], ["terminate"])
        ended = await self.talk(url, ["send", "still here"], ["close"])
        self.assertEqual(len(ended.objects(event="message")), 1)
        await process.end()


if __name__ == "__main__":
    unittest.main(verbosity=2)
