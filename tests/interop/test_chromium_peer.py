"""framescope-cli as a server of a page in headless Chromium."""

import asyncio
import json
import pathlib
import shutil
import unittest
import urllib.parse

from support import InteropTest, field_of, payload_of, read_head, rules_of

PAGE = (pathlib.Path(__file__).resolve().parent / "page.html").read_bytes()
# Without its sandbox, which neither root nor most containers have: the page is ours.
CHROMIUM = (
    "chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic"
    " --disable-sync --disable-background-networking --disable-component-update --no-first-run"
).split()
BROWSER_DEADLINE = 30  # seconds: a browser on a busy machine takes its time to start


class Chromium(InteropTest):
    def setUp(self):
        super().setUp()
        if not shutil.which("chromium"):
            self.fail("chromium is missing. Debian: apt-get install chromium")

    async def asyncSetUp(self):
        """Starts the web server that the page comes from, and with it the page's origin."""
        self.verdict = asyncio.get_running_loop().create_future()
        self.origin = f"http://{await self.raw_server(self.answer)}"

    async def answer(self, reader, writer):
        head = await read_head(reader)
        body = b""
        if head.startswith("POST /verdict "):
            posted = await reader.readexactly(int(field_of(head, "Content-Length")))
            self.verdict.set_result(json.loads(posted))
        elif head.startswith("GET /?"):
            body = PAGE
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
            b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
        )
        await writer.drain()

    async def browse(self, url):
        """Opens the page, which talks to the WebSocket server at url; what it saw."""
        profile = self.temporary_folder()
        page = f"{self.origin}/?{urllib.parse.urlencode({'url': url})}"
        await self.start(*CHROMIUM, f"--user-data-dir={profile}", page, env={"HOME": str(profile)})
        async with asyncio.timeout(BROWSER_DEADLINE):
            return await self.verdict

    async def test_a_page_talks_to_the_echo_server(self):
        process, url = await self.serve(
            "--json", "--connections", "1", "--subprotocol", "chat", "--origin", self.origin
        )
        verdict = await self.browse(url)
        self.assertEqual(verdict["texts"], ["Grüße, 世界 🌍"])
        self.assertEqual(verdict["binaries"], [{"length": 1 << 20, "intact": True}])
        self.assertEqual(verdict["subprotocol"], "chat")
        self.assertEqual(verdict["close"]["code"], 4000)
        self.assertTrue(verdict["close"]["wasClean"])
        ended = await process.end()
        [close] = ended.frames(opcode="close", direction="client_to_server")
        self.assertEqual(payload_of(close), (4000).to_bytes(2, "big") + b"seen enough")
        self.assertTrue(all(f["masked"] for f in ended.frames(direction="client_to_server")))
        self.assertEqual(rules_of(ended.frames()), [])

    async def test_a_page_of_another_origin_is_kept_out(self):
        _, url = await self.serve("--subprotocol", "chat")
        verdict = await self.browse(url)
        self.assertEqual(verdict["texts"], [])
        self.assertEqual(verdict["close"], {"code": 1006, "reason": "", "wasClean": False})


if __name__ == "__main__":
    unittest.main(verbosity=2)
