"""framescope-cli as a server of a page in headless Chromium."""

import asyncio
import json
import os
import pathlib
import shutil
import unittest
import urllib.parse

import websockets

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


class Tab:
    """A tab of Chromium, driven by its DevTools protocol."""

    def __init__(self, devtools, session):
        self._devtools = devtools
        self._session = session
        self._last = 0

    @classmethod
    async def open(cls, devtools, url):
        tab = cls(devtools, None)
        target = await tab.call("Target.createTarget", url="about:blank")
        tab._session = (await tab.call("Target.attachToTarget", flatten=True, **target))[
            "sessionId"
        ]
        await tab.call("Log.enable")
        await tab.call("Page.navigate", url=url)
        return tab

    async def call(self, method, **parameters):
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        await self._devtools.send(json.dumps(message))
        async with asyncio.timeout(BROWSER_DEADLINE):
            while True:
                answer = json.loads(await self._devtools.recv())
                if answer.get("method") == "Log.entryAdded":
                    raise AssertionError(answer["params"]["entry"])  # the policy, a failed request
                if answer.get("id") == self._last:
                    return answer["result"]

    async def evaluate(self, expression):
        answer = await self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        return answer["result"].get("value")

    async def shows(self, text, element):
        """Waits until the element has this text."""
        condition = f"document.querySelector({json.dumps(element)})?.textContent"
        await self.evaluate(
            "new Promise((done) => { const look = () => {"
            f" if ({condition}?.includes({json.dumps(text)})) done(true); }};"
            " new MutationObserver(look).observe(document,"
            " {subtree: true, childList: true, characterData: true}); look(); })"
        )


class Pages(InteropTest):
    """The pages that serve hands out."""

    def setUp(self):
        super().setUp()
        if not shutil.which("chromium"):
            self.fail("chromium is missing. Debian: apt-get install chromium")

    async def browse(self, url):
        profile = self.temporary_folder()
        browser = await self.start(
            # What it says, it says on stderr.
            *("sh", "-c", 'exec "$@" 2>&1', "sh"),
            *CHROMIUM,
            "--remote-debugging-port=0",
            f"--user-data-dir={profile}",
            "about:blank",
            env={"HOME": str(profile)},
        )
        while not (line := await browser.line()).startswith("DevTools listening on "):
            pass
        devtools = await websockets.connect(line.split()[-1], max_size=None)
        self.addAsyncCleanup(devtools.close)
        return await Tab.open(devtools, url.replace("ws", "http", 1))

    async def test_the_console_talks(self):
        _, url = await self.serve()
        tab = await self.browse(url)
        await tab.shows("Connected to", "#state")
        hostile = "<img src=x onerror=alert(1)>"
        await tab.call("Input.insertText", text=hostile)  # the field has the focus
        await tab.call(
            "Input.dispatchKeyEvent", type="keyDown", key="Enter", windowsVirtualKeyCode=13, text="\r"
        )
        await tab.shows(f"← {hostile}", "#log")
        self.assertEqual(await tab.evaluate("document.querySelectorAll('img').length"), 0)
        await tab.evaluate("document.querySelector('#toggle').click()")
        await tab.shows("Closed with 1000", "#state")

    async def test_the_file_is_live(self):
        folder = self.temporary_folder()
        path = folder / "watched <b>.txt"
        path.write_text("at first <i>&amp;\n")
        server, url = await self.serve("--json", "--no-deflate", "--behavior", f"watch={path}")
        tab = await self.browse(url)
        await tab.shows("Live", "#state")
        await tab.shows("at first <i>&amp;\n", "#file")  # as the page brought it
        (folder / "new").write_text("renamed over")
        os.rename(folder / "new", path)
        await tab.shows("renamed over", "#file")
        path.unlink()
        (folder / "new").write_text("made anew")
        os.rename(folder / "new", path)
        await tab.shows("made anew", "#file")
        first = await server.object(opcode="text")
        self.assertEqual(first["payload"], "renamed over")  # lastMod kept the first from coming


if __name__ == "__main__":
    unittest.main(verbosity=2)
