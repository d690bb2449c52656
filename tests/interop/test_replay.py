"""Conversations with Python's websockets, recorded, and replayed from either side."""

import asyncio
import itertools
import json
import sys
import unittest

from support import InteropTest, parse

try:
    import websockets
except ImportError:
    sys.exit("Python's websockets is missing. Debian: apt-get install python3-websockets")

ids = itertools.count(1)


def service(price=100, silent=(), notice=None, code=1000):
    """A shop that answers each order; what it does another way is said here."""

    async def serve(peer):
        async for text in peer:
            order = json.loads(text)
            if order["item"] in silent:
                continue
            if notice:
                await peer.send(notice)
            if order["item"] == "bye":
                await peer.close(code)
                return
            answer = {"id": next(ids), "item": order["item"], "price": price}
            await peer.send(json.dumps(answer))

    return serve


def kinds(ended):
    """Kind and subject of what differs, and the summary."""
    found = [parse(line) for line in ended.out.splitlines()]
    summary = found.pop()
    tally = [summary[kind] for kind in ("matched", "changed", "missing", "extra")]
    return [(entry["kind"], entry["subject"]) for entry in found if entry["kind"] != "matched"], tally


class Replay(InteropTest):
    """A recording is made once in each test, and replayed to servers that are more or less so."""

    async def peer(self, handler, **options):
        server = await websockets.serve(handler, "127.0.0.1", 0, **options)
        self.addAsyncCleanup(server.wait_closed)
        self.addCleanup(server.close)
        return f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/shop?lang=en"

    async def record(self, url, *options):
        """Orders three things, one after the other, in fragments too, and says bye."""
        path = str(self.temporary_folder() / "recorded.fscope")
        process = await self.cli("connect", url, "--stdin", "--json", "--record", path, *options)
        for item in ("tea", "milk", "x" * 3000, "bye"):
            await process.write(json.dumps({"item": item}) + "\n")
            await process.object(direction="server_to_client", fin=True)
        self.assertEnded(await process.end(), 0)
        return path

    async def replay(self, recording, url, *options):
        return await self.run_cli("replay", recording, "--to", url, "--json", *options)

    async def test_the_same_server_matches(self):
        for options in ((), ("--no-deflate",)):
            url = await self.peer(service())
            recording = await self.record(url, *options)
            for pace in ((), ("--speed", "max"), ("--wait", "answer"), ("--speed", "3")):
                ended = await self.replay(recording, url, "--ignore-json", "$.id", *pace)
                self.assertEnded(ended, 0)
                self.assertEqual(kinds(ended), ([], [6, 0, 0, 0]), ended)
                self.assertEqual(ended.err, "")

    async def test_the_recorded_path_is_asked_for(self):
        paths = []

        async def serve(peer):
            paths.append(peer.path)
            await service()(peer)

        url = await self.peer(serve)
        recording = await self.record(url)
        ended = await self.replay(recording, url.split("/shop")[0], "--ignore-json", "id")
        self.assertEnded(ended, 0)
        self.assertEqual(paths, ["/shop?lang=en"] * 2)

    async def test_what_is_different_is_named(self):
        recording = await self.record(await self.peer(service()))
        message, close = ("changed", "message"), ("changed", "close")
        extra = ("extra", "message")
        for changes, found, tally in (
            ({"price": 101}, [message] * 3, [3, 3, 0, 0]),
            ({"silent": ["milk"]}, [("missing", "message")], [5, 0, 1, 0]),
            ({"notice": "sale!"}, [extra] * 4, [6, 0, 0, 4]),
            ({"code": 1011}, [close], [5, 1, 0, 0]),
        ):
            with self.subTest(**changes):
                url = await self.peer(service(**changes))
                ended = await self.replay(
                    recording, url, "--ignore-json", "$.id", "--timeout", "1"
                )
                self.assertEnded(ended, 1)
                self.assertEqual(kinds(ended), (found, tally), ended)
        url = await self.peer(service(price=101))
        ended = await self.replay(recording, url)
        places = {
            place["where"]
            for entry in ended.objects(kind="changed")
            for place in entry["differences"]
        }
        self.assertEqual(places, {"$.id", "$.price"})

    async def test_another_handshake_is_named(self):
        url = await self.peer(service(), subprotocols=["shop"])
        recording = await self.record(url, "--subprotocol", "shop")
        ended = await self.replay(recording, await self.peer(service(), compression=None))
        self.assertEnded(ended, 1)
        (changed,) = ended.objects(subject="handshake")
        places = [place["where"] for place in changed["differences"]]
        self.assertEqual(places, ["subprotocol", "extensions"])
        self.assertIn("not frame by frame", ended.err)

    async def test_a_server_that_has_gone(self):
        recording = await self.record(await self.peer(service()))
        ended = await self.replay(recording, f"ws://127.0.0.1:{self.closed_port()}")
        self.assertEnded(ended, 1)

    async def test_the_server_side_is_played(self):
        recording = await self.record(await self.peer(service()))
        server, url = await self.serve(
            "--behavior", f"replay={recording}", "--connections", "2", "--json"
        )

        async def order(*items):
            answers = []
            async with websockets.connect(url + "shop?lang=en") as peer:
                for item in items:
                    await peer.send(json.dumps({"item": item}))
                    async for answer in peer:
                        answers.append(json.loads(answer)["item"])
                        break
                await peer.wait_closed()
                return answers, peer.close_code

        items = ("tea", "milk", "x" * 3000, "bye")
        same, other = await asyncio.gather(order(*items), order("tea", "beer", *items[2:]))
        self.assertEqual(same, ([*items[:3]], 1000))
        self.assertEqual(other, same)
        ended = await server.end()
        self.assertEnded(ended, 1)
        summaries = ended.objects(kind="summary")
        self.assertEqual(sorted(entry["changed"] for entry in summaries), [0, 1], ended)
        (changed,) = ended.objects(kind="changed")
        self.assertEqual(changed["differences"][0]["where"], "$.item")


if __name__ == "__main__":
    unittest.main(verbosity=2)
