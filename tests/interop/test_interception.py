"""A proxy that changes messages between real peers that compress with context takeover: each message
refers to those before it (RFC 7692 section 7.2.3.2), so that after a change every later one would be
read wrongly unless the proxy compresses it anew."""

import asyncio
import json
import os
import pathlib
import shutil
import sys
import unittest

from support import DEADLINE, PEERS, InteropTest

try:
    import websockets
except ImportError:
    sys.exit("Python's websockets is missing. Debian: apt-get install python3-websockets")

HERE = pathlib.Path(__file__).resolve().parent
PROXY = os.environ.get("FRAMESCOPE_EDITING_PROXY", "")
COUNT = 120


def said_by(who):
    """Messages that compress well because each resembles those before it; some are long."""
    return [
        f"message {i} of the {who}: {{'price': {i * 37 % 101}, 'name': 'framescope'}}"
        + " and so on" * (i % 7) ** 3
        for i in range(COUNT)
    ]


def edited(messages):
    """What the other side hears of them; see editingproxy.cpp."""
    heard = []
    decisions = 0
    for i, message in enumerate(messages, 1):
        if i % 3:
            heard.append(message)
            continue
        change = message + " (edited)"
        heard += [[change], [change], [], [message, change]][decisions % 4]
        decisions += 1
    return heard


class Interception(InteropTest):
    def setUp(self):
        super().setUp()
        if not os.access(PROXY, os.X_OK):
            self.fail("fs_editing_proxy is missing: build it, and set FRAMESCOPE_EDITING_PROXY")
        if not (PEERS / "node_modules/ws").is_dir() or not shutil.which("node"):
            self.fail(f"The npm package ws is missing in {PEERS}: installer/dev.sh test installs it")
        self.from_client = said_by("client")
        self.from_server = said_by("server")

    async def node(self, script, *arguments):
        environment = {"NODE_PATH": str(PEERS / "node_modules")}
        return await self.start("node", str(HERE / script), *arguments, env=environment)

    async def proxy(self, target):
        process = await self.start(PROXY, target)
        return (await process.line()).removeprefix("listening on ")

    # Peers made of websockets; each returns what it has heard, once the connection is closed

    async def converse(self, peer, messages, on_heard):
        extension = next(e for e in peer.extensions if e.name == "permessage-deflate")
        self.assertFalse(extension.remote_no_context_takeover)
        self.assertFalse(extension.local_no_context_takeover)
        heard = []

        async def hear():
            async for message in peer:
                heard.append(message)
                await on_heard(heard)

        hearing = asyncio.create_task(hear())
        for message in messages:
            await peer.send(message)
        await hearing
        self.assertEqual(peer.close_code, 1000, peer.close_reason)
        return heard

    async def python_server(self):
        heard = asyncio.get_running_loop().create_future()

        async def serve(peer):
            async def close(heard):
                if heard[-1] == "bye":
                    await peer.close(1000)

            try:
                heard.set_result(await self.converse(peer, self.from_server, close))
            except BaseException as error:
                heard.set_exception(error)

        server = await websockets.serve(serve, "127.0.0.1", 0)
        self.addAsyncCleanup(server.wait_closed)
        self.addCleanup(server.close)
        return f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/", heard

    async def python_client(self, url):
        async with websockets.connect(url) as peer:

            async def bye(heard):
                if len(heard) == len(edited(self.from_server)):
                    await peer.send("bye")

            return await self.converse(peer, self.from_client, bye)

    # Likewise of ws

    def heard_by(self, ended):
        self.assertEqual(ended.code, 0, ended)
        lines = [json.loads(line) for line in ended.out.splitlines()]
        [closed] = [line for line in lines if "closed" in line]
        self.assertEqual(closed["closed"], 1000, ended)
        self.assertIn("permessage-deflate", str(closed["extensions"]))
        self.assertNotIn("takeover", str(closed["extensions"]))
        return [line["heard"] for line in lines if "heard" in line]

    async def ws_server(self):
        process = await self.node("deflate_server.js", json.dumps(self.from_server))
        port = (await process.object())["port"]

        async def heard():
            return self.heard_by(await process.end())

        return f"ws://127.0.0.1:{port}/", heard()

    async def ws_client(self, url):
        awaited = str(len(edited(self.from_server)))
        process = await self.node("deflate_client.js", url, json.dumps(self.from_client), awaited)
        return self.heard_by(await process.end())

    async def between(self, client, server):
        target, server_heard = await server()
        async with asyncio.timeout(2 * DEADLINE):
            client_heard = await client(await self.proxy(target))
            self.assertEqual(client_heard, edited(self.from_server))
            self.assertEqual(await server_heard, edited(self.from_client + ["bye"]))

    async def test_websockets_and_websockets(self):
        await self.between(self.python_client, self.python_server)

    async def test_websockets_and_ws(self):
        await self.between(self.python_client, self.ws_server)

    async def test_ws_and_websockets(self):
        await self.between(self.ws_client, self.python_server)

    async def test_ws_and_ws(self):
        await self.between(self.ws_client, self.ws_server)


if __name__ == "__main__":
    unittest.main(verbosity=2)
