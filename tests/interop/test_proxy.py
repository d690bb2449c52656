"""framescope-cli proxy between real clients and real servers: Python's websockets, npm's ws,
Chromium, curl where it is installed, and its own serve and connect."""

import asyncio
import base64
import hashlib
import pathlib
import re
import shutil
import ssl
import subprocess
import unittest

import websockets

from support import (
    CLI,
    InteropTest,
    ask_handshake,
    payload_of,
    read_head,
    read_to_end,
    rules_of,
)
from test_chromium_peer import BROWSER_DEADLINE, CHROMIUM, Chromium as ChromiumPage
from test_ws_peer import WsTest

TEXT = "Grüße, 世界 🌍"


class ProxyTest(InteropTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        # The authority is this test's alone.
        self.data = self.temporary_folder()
        self.authority = str(self.data / "ca.pem")

    async def proxy(self, *options):
        """Starts framescope-cli proxy; the process and the URL it listens on."""
        process = await self.start(
            *(CLI, "proxy", "--listen", "127.0.0.1:0", *options),
            env={"XDG_DATA_HOME": str(self.data), "HOME": str(self.data)},
        )
        first = await process.line()
        self.assertRegex(first, r"^listening on wss?://127\.0\.0\.1:\d+/$")
        return process, first.removeprefix("listening on ")

    async def ended(self, process):
        process.interrupt()
        return await process.end()

    def trusting_context(self):
        return ssl.create_default_context(cafile=self.authority)

    async def echo(self, **options):
        """An echo server of python3-websockets; host:port."""

        async def answer(connection):
            async for message in connection:
                await connection.send(message)

        server = await websockets.serve(answer, "127.0.0.1", 0, max_size=None, **options)

        async def close():
            server.close()
            await server.wait_closed()

        self.addAsyncCleanup(close)
        return f"127.0.0.1:{server.sockets[0].getsockname()[1]}"


class PythonPeers(ProxyTest):
    async def talk(self, url, **options):
        async with websockets.connect(url, max_size=None, **options) as client:
            await client.send(TEXT)
            self.assertEqual(await client.recv(), TEXT)
            await client.send(bytes(range(256)) * 4096)
            self.assertEqual(await client.recv(), bytes(range(256)) * 4096)
            await client.ping()
            return client.response_headers

    async def test_messages_cross_compressed_as_they_were(self):
        host = await self.echo()
        process, url = await self.proxy("--target", f"ws://{host}/", "--json", "--connections", "1")
        headers = await self.talk(url + "chat")
        self.assertIn("permessage-deflate", headers["Sec-WebSocket-Extensions"])
        ended = await process.end()
        self.assertEnded(ended, 0)
        data = [f for f in ended.frames() if f["opcode"] in ("text", "binary")]
        self.assertTrue(data and all(frame["rsv1"] for frame in data))
        self.assertEqual(rules_of(ended.frames()), [])
        requests = ended.objects(event="request")
        self.assertEqual([request["url"] for request in requests], [url + "chat"])
        self.assertEqual(
            [(f["direction"], f["masked"]) for f in ended.frames(opcode="close")],
            [("client_to_server", True), ("server_to_client", False)],
        )

    async def test_tls_on_both_sides(self):
        certificate, key = self.self_signed()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        host = await self.echo(ssl=context)
        process, url = await self.proxy(
            *("--target", f"wss://{host}/", "--ca", certificate, "--tls", "--json"),
            *("--ca-export", self.authority, "--connections", "1"),
        )
        self.assertTrue(url.startswith("wss://"))
        await self.talk(url, ssl=self.trusting_context())
        ended = await process.end()
        self.assertEnded(ended, 0)
        self.assertEqual(len(ended.objects(event="tls")), 2)

    async def test_an_untrusted_server_is_refused_with_its_reason(self):
        certificate, key = self.self_signed()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        host = await self.echo(ssl=context)
        process, url = await self.proxy(
            *("--target", f"wss://{host}/", "--json", "--connections", "1")
        )
        reader, writer = await self.raw_client(url)
        head = await ask_handshake(reader, writer, url)
        self.assertTrue(head.startswith("HTTP/1.1 502 "), head)
        self.assertIn("certificate", (await read_to_end(reader)).decode())
        self.assertEnded(await process.end(), 1)

    async def test_insecure_is_seen(self):
        certificate, key = self.self_signed()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        host = await self.echo(ssl=context)
        process, url = await self.proxy(
            *("--target", f"wss://{host}/", "--insecure", "--json", "--connections", "1")
        )
        await self.talk(url)
        [tls] = (await process.end()).objects(event="tls")
        self.assertTrue(tls["verification_errors"])

    async def test_a_client_that_breaks_a_rule_is_told_by_whoever_sees_it(self):
        host = await self.echo()
        for options in ((), ("--strict",)):
            process, url = await self.proxy(
                *("--target", f"ws://{host}/", "--json", "--connections", "1", *options)
            )
            reader, writer = await self.raw_client(url)
            await ask_handshake(reader, writer, url)
            writer.write(bytes.fromhex("8105") + b"Hello")  # not masked
            octets = await read_to_end(reader)
            self.assertEqual(octets[0], 0x88)
            self.assertEqual(int.from_bytes(octets[2:4], "big"), 1002)
            writer.close()
            ended = await process.end()
            self.assertEnded(ended, 3)
            self.assertIn("mask.missing", rules_of(ended.frames()))


class Forward(ProxyTest):
    async def connected(self, url, target):
        """A raw connection through CONNECT."""
        reader, writer = await self.raw_client(url)
        writer.write(f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n".encode())
        self.assertTrue((await read_head(reader)).startswith("HTTP/1.1 200 "))
        return reader, writer

    async def test_connect_goes_through_proxy(self):
        serving, target = await self.serve("--json")
        for scheme in ("http", "socks5"):
            with self.subTest(scheme):
                process, url = await self.proxy("--forward", "--json", "--connections", "1")
                ended = await self.run_cli(
                    *("connect", target, "--proxy", url.replace("ws", scheme, 1).rstrip("/")),
                    *("--send", TEXT, "--count", "1", "--json", "--no-deflate"),
                )
                self.assertEnded(ended, 0)
                self.assertEqual(
                    [payload_of(frame) for frame in ended.frames(opcode="text")],
                    [TEXT.encode()] * 2,
                )
                seen = await process.end()
                self.assertEnded(seen, 0)
                self.assertEqual(
                    [f["header"] for f in seen.frames()], [f["header"] for f in ended.frames()]
                )

    async def test_tls_in_a_tunnel_is_terminated_for_the_name_asked_for(self):
        certificate, key = self.self_signed()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        host = await self.echo(ssl=context)
        process, url = await self.proxy(
            *("--forward", "--tls", "--ca-export", self.authority, "--insecure", "--json")
        )
        reader, writer = await self.connected(url, host)
        await writer.start_tls(self.trusting_context(), server_hostname="some.example")
        names = writer.get_extra_info("peercert")["subjectAltName"]
        self.assertEqual(names, (("DNS", "some.example"),))
        head = await ask_handshake(reader, writer, f"wss://{host}/")
        self.assertTrue(head.startswith("HTTP/1.1 101 "), head)
        writer.close()
        ended = await self.ended(process)
        self.assertEqual(len(ended.objects(event="tls")), 2)

    async def test_ordinary_http_crosses_untouched(self):
        asked = []

        async def answer(reader, writer):
            asked.append(await read_head(reader))
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: y\r\n\r\nHello")

        host = await self.raw_server(answer)
        _, url = await self.proxy("--forward")
        reader, writer = await self.connected(url, host)
        writer.write(b"GET /x HTTP/1.1\r\nHost: a\r\nWeird:   spaces \r\n\r\n")
        self.assertEqual(
            await read_to_end(reader), b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: y\r\n\r\nHello"
        )
        self.assertEqual(asked, ["GET /x HTTP/1.1\r\nHost: a\r\nWeird:   spaces \r\n\r\n"])

    @unittest.skipUnless(shutil.which("curl"), "curl is not installed")
    async def test_curl(self):
        async def answer(reader, writer):
            await read_head(reader)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello")

        host = await self.raw_server(answer)
        _, url = await self.proxy("--forward")
        where = re.sub(r"^ws://(.*)/$", r"\1", url)
        for option in (f"http://{where}", f"socks5h://{where}"):
            curl = await self.start("curl", "-sS", "--proxy", option, f"http://{host}/")
            self.assertEqual((await curl.end()).out, "Hello")


class OpenSsl(ProxyTest):
    async def test_accepts_the_certificates(self):
        host = await self.echo()
        _, url = await self.proxy(
            *("--target", f"ws://{host}/", "--tls", "--ca-export", self.authority)
        )
        where = re.sub(r"^wss://(.*)/$", r"\1", url)
        client = await self.start(
            *("openssl", "s_client", "-connect", where, "-CAfile", self.authority),
            *("-x509_strict", "-verify_return_error", "-verify_ip", "127.0.0.1", "-alpn"),
            "h2,http/1.1",
        )
        client.close_stdin()
        out = (await client.end()).out
        self.assertIn("Verification: OK", out)
        self.assertIn("ALPN protocol: http/1.1", out)

    async def test_the_key_is_private(self):
        host = await self.echo()
        await self.proxy("--target", f"ws://{host}/", "--tls", "--ca-export", self.authority)
        [key] = self.data.rglob("authority.pem")
        self.assertEqual(key.stat().st_mode & 0o777, 0o600)
        self.assertNotIn("PRIVATE KEY", pathlib.Path(self.authority).read_text())
        key.chmod(0o644)
        ended = await (
            await self.start(
                *(CLI, "proxy", "--target", f"ws://{host}/", "--tls"),
                env={"XDG_DATA_HOME": str(self.data), "HOME": str(self.data)},
            )
        ).end()
        self.assertEnded(ended, 1)
        self.assertIn("644", ended.err)


class NodePeers(ProxyTest, WsTest):
    async def test_client_and_server(self):
        peer = await self.node("ws_server.js")
        port = (await peer.object())["port"]
        process, url = await self.proxy(
            *("--target", f"ws://127.0.0.1:{port}/fragments", "--json", "--connections", "1")
        )
        client = await self.node("ws_client.js", url, "{}", "[]")
        await client.object(event="open")
        message = await client.object(event="message")
        self.assertEqual(bytes.fromhex(message["hex"]), b"Fragmented text")
        self.assertEqual((await client.object(event="close"))["code"], 1000)
        ended = await process.end()
        self.assertEnded(ended, 0)
        self.assertEqual(
            [f["opcode"] for f in ended.frames(direction="server_to_client")],
            ["text", "continuation", "ping", "continuation", "close"],
        )


class Chromium(ProxyTest, ChromiumPage):
    """A page in Chromium, which is told to use the forward proxy."""

    async def browse_through(self, proxy, url, *options):
        profile = self.temporary_folder()
        page = f"{self.origin}/?url={url}"
        where = re.sub(r"^ws://(.*)/$", r"\1", proxy)
        await self.start(
            *CHROMIUM,
            f"--proxy-server=http://{where}",
            "--proxy-bypass-list=<-loopback>",
            f"--user-data-dir={profile}",
            *options,
            page,
            env={"HOME": str(profile)},
        )
        async with asyncio.timeout(BROWSER_DEADLINE):
            return await self.verdict

    def assertTalked(self, verdict):
        self.assertEqual(verdict["texts"], [TEXT])
        self.assertEqual(verdict["binaries"], [{"length": 1 << 20, "intact": True}])
        self.assertTrue(verdict["close"]["wasClean"])

    async def test_ws(self):
        _, url = await self.serve("--subprotocol", "chat", "--origin", self.origin)
        process, proxy = await self.proxy("--forward", "--json")
        self.assertTalked(await self.browse_through(proxy, url))
        ended = await self.ended(process)
        self.assertEqual(rules_of(ended.frames()), [])
        self.assertIn(url, [request["url"] for request in ended.objects(event="request")])
        self.assertTrue(ended.frames(opcode="text", direction="client_to_server"))

    async def test_wss(self):
        _, url = await self.serve(
            "--subprotocol", "chat", "--origin", self.origin, "--tls-self-signed"
        )
        process, proxy = await self.proxy(
            *("--forward", "--tls", "--insecure", "--ca-export", self.authority, "--json")
        )
        key = subprocess.run(
            f"openssl x509 -in {self.authority} -pubkey -noout | openssl pkey -pubin -outform der",
            shell=True,
            check=True,
            capture_output=True,
        ).stdout
        spki = base64.b64encode(hashlib.sha256(key).digest()).decode()
        self.assertTalked(
            await self.browse_through(proxy, url, f"--ignore-certificate-errors-spki-list={spki}")
        )
        ended = await self.ended(process)
        self.assertTrue(ended.frames(opcode="text", direction="client_to_server"))
        self.assertEqual(rules_of(ended.frames()), [])

    # Not those of the page without a proxy again.
    test_a_page_talks_to_the_echo_server = None
    test_a_page_of_another_origin_is_kept_out = None


def load_tests(loader, _, __):
    """Only what is defined here: the imported classes bring tests of their own."""
    suite = unittest.TestSuite()
    for case in (PythonPeers, Forward, OpenSsl, NodePeers, Chromium):
        suite.addTests(loader.loadTestsFromTestCase(case))
    return suite


if __name__ == "__main__":
    unittest.main(verbosity=2)
