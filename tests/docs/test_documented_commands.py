"""Runs every command that README.md, CONTRIBUTING.md and docs/ show, so that a page cannot rot.

The fenced blocks of a page, `sh` and `console`, are run one after the other in a folder of the page's
own. A comment before a block says what is special about it:

    <!-- test: background -->    it goes on until the page ends, and has told its first line
    <!-- test: interrupt -->     what is in the background is ended by Ctrl+C first
    <!-- test: ends with N -->   its exit code

Of a `console` block the output is compared, but for times and ports. What cannot be run here is listed
by name in NOT_RUN, with the reason. The ports that pages name are exchanged for free ones.
"""

import asyncio
import contextlib
import os
import pathlib
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/interop"))
from support import CLI

PROGRAMS = pathlib.Path(CLI).parent
DEADLINE = 60  # seconds that a block may take
PORTS = re.compile(r"(?<=127\.0\.0\.1:)(8080|900\d)\b|(?<=--port )(900\d)\b")
FEED = "wss://example.org/feed"  # exchanged for a server of this test that breaks a rule

BUILDS = "builds, or installs packages: .ci/run does the same"
# Page and beginning of a block (empty: all of the page's): why it is not run.
NOT_RUN = {
    ("README.md", "installer/dev.sh run"): BUILDS,
    ("README.md", "installer/dev.sh package"): "package_packages installs the packages",
    ("CONTRIBUTING.md", "installer/dev.sh run"): BUILDS,
    ("CONTRIBUTING.md", "cmake --preset debug"): BUILDS,
    ("CONTRIBUTING.md", "installer/dev.sh format"): BUILDS,
    ("CONTRIBUTING.md", "installer/dev.sh package-test"): BUILDS,
    ("docs/intercept.md", "$ framescope-cli show"): "of a recording with edits, which windows make",
    ("docs/performance.md", ""): "benchmarks: minutes, and millions of frames",
    ("docs/replay.md", "$ framescope-cli replay"): "its server changes: interop_replay tests that",
}


def pages():
    found = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in found if blocks_of(page)]


class Block:
    def __init__(self, page, line, language, text, directive):
        self.page = page.relative_to(ROOT).as_posix()
        self.line = line
        self.console = language == "console"
        self.text = text
        self.directive = directive

    def __str__(self):
        return f"{self.page}:{self.line}"

    @property
    def first(self):
        return self.text.splitlines()[0]

    def steps(self):
        """Commands, each with the output that the page shows of it; None: it shows none."""
        if not self.console:
            return [(self.text, None)]
        steps = []
        for line in self.text.splitlines():
            if line.startswith("$ "):
                steps.append((line[2:], []))
            else:
                steps[-1][1].append(line)
        return [(command, "\n".join(output)) for command, output in steps]


def blocks_of(page):
    text = page.read_text("utf-8")
    fence = re.compile(r"(?:<!-- test: ([^\n]+) -->\n)?^```(sh|console)\n(.*?)^```$", re.M | re.S)
    return [
        Block(page, text.count("\n", 0, match.start(2)) + 1, match[2], match[3], match[1] or "")
        for match in fence.finditer(text)
    ]


def reason_not_to_run(block):
    for (page, beginning), reason in NOT_RUN.items():
        if page == block.page and block.first.startswith(beginning):
            return reason
    return None


def comparable(output):
    """Without what is another at each run."""
    output = re.sub(r"\b\d+\.\d{6}\b", "TIME", output)
    return re.sub(r"(port |127\.0\.0\.1:)\d+", r"\1PORT", output).strip()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def feed(reader, writer):
    """A server that breaks a rule and closes as it should."""
    import base64
    import hashlib

    head = await reader.readuntil(b"\r\n\r\n")
    key = re.search(rb"(?i)sec-websocket-key: *(\S+)", head)[1]
    accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
    writer.write(
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
    )
    writer.write(b"\x83\x00" + b"\x88\x02\x03\xe8")  # a reserved opcode, then Close
    await reader.read(64)
    writer.close()


class World:
    """A folder with the files that pages speak of, and the programs that they call."""

    def __init__(self, folder, feed_port):
        self.folder = folder
        self._ports = {"feed": str(feed_port)}
        self._background = []
        self.programs = folder / ".programs"
        self.programs.mkdir()
        self._shims()
        self._files()

    def _shim(self, name, script):
        path = self.programs / name
        path.write_text("#!/bin/sh\n" + script + "\n")
        path.chmod(0o755)

    def _shims(self):
        self._shim("framescope-cli", f'exec "{CLI}" "$@"')
        # Nobody closes the window here.
        self._shim(
            "framescope",
            f'exec "{PROGRAMS}/framescope" --screenshot "{self.folder}/window.png" "$@"',
        )
        browser = shutil.which("chromium")
        self._shim(
            "chromium",
            f'exec "{browser}" --headless --no-sandbox --disable-gpu "$@" --dump-dom '
            f'http://127.0.0.1:{self.port("9001")}/',
        )
        # The reader's own programs, in examples of replaying.
        self._shim("my-server", f'exec "{CLI}" serve --listen "127.0.0.1:$2"')
        # It waits for its server, as clients do.
        self._shim(
            "my-client",
            f'until "{CLI}" replay talk.fscope --to "$1" --speed max; do sleep 0.1; done',
        )

    def _files(self):
        with self.background("framescope-cli serve --listen 127.0.0.1:9001"):
            self.run(
                "framescope-cli connect ws://127.0.0.1:9001/ --send Hello --send '{\"price\":101}' "
                "--count 2 --record talk.fscope"
            )
        for name in ("session.fscope", "tests/talk.fscope"):
            (self.folder / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(self.folder / "talk.fscope", self.folder / name)
        self.run("framescope-cli convert talk.fscope browser.har")
        (self.folder / "notes.txt").write_text("a note\n")

    def port(self, named):
        return self._ports.setdefault(named, str(free_port()))

    def _exchanged(self, text):
        text = text.replace(FEED, f"ws://127.0.0.1:{self.port('feed')}/feed")
        return PORTS.sub(lambda match: self.port(match[0]), text)

    def _environment(self):
        home = str(self.folder)
        return {
            "PATH": f"{self.programs}:{os.environ['PATH']}",
            "HOME": home,
            "LC_ALL": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_RUNTIME_DIR": home,
        }

    def run(self, command):
        """Runs a block; what it has left in the background ends with it."""
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
            process = subprocess.Popen(
                ["bash", "-eu", "-o", "pipefail", "-c", self._exchanged(command)],
                cwd=self.folder,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
            try:
                code = process.wait(DEADLINE)
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(command, code, out.read(), err.read())

    def start(self, command):
        """Starts what goes on, and returns its first line."""
        process = subprocess.Popen(
            ["bash", "-eu", "-c", "exec " + self._exchanged(command).strip()],
            cwd=self.folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._background.append(process)
        first = process.stdout.readline()
        if not first:
            raise AssertionError(f"{command} ended at once: {process.communicate()[1]}")
        return first

    def interrupt(self):
        for process in self._background:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=DEADLINE)
        self._background = []

    @contextlib.contextmanager
    def background(self, command):
        self.start(command)
        try:
            yield
        finally:
            self.interrupt()

    def end(self):
        for process in self._background:
            process.kill()
            process.communicate()


class DocumentedCommandsTest(unittest.IsolatedAsyncioTestCase):
    maxDiff = None

    async def asyncSetUp(self):
        self.server = await asyncio.start_server(feed, "127.0.0.1", 0)
        self.addCleanup(self.server.close)

    async def run_page(self, page):
        folder = self.enterContext(tempfile.TemporaryDirectory())
        port = self.server.sockets[0].getsockname()[1]
        await asyncio.to_thread(self.run_blocks, page, pathlib.Path(folder), port)

    def run_blocks(self, page, folder, port):
        world = World(folder, port)
        try:
            for block in blocks_of(page):
                if reason_not_to_run(block) is None:
                    with self.subTest(str(block)):
                        self.run_block(world, block)
        finally:
            world.end()

    def run_block(self, world, block):
        directive = block.directive
        if directive == "interrupt":
            world.interrupt()
        if directive == "background":
            ((command, output),) = block.steps()
            first = world.start(command)
            if output is not None:
                self.assertEqual(comparable(first), comparable(output))
            return
        expected = int(directive.removeprefix("ends with ")) if "ends with" in directive else 0
        for command, output in block.steps():
            done = world.run(command)
            self.assertEqual(
                done.returncode, expected, f"{block}\n{command}\n{done.stdout}{done.stderr}"
            )
            if output is not None:
                self.assertEqual(comparable(done.stdout + done.stderr), comparable(output))

    def test_what_is_not_run_is_there(self):
        unused = dict(NOT_RUN)
        for page in pages():
            for block in blocks_of(page):
                for page_name, beginning in NOT_RUN:
                    if page_name == block.page and block.first.startswith(beginning):
                        unused.pop((page_name, beginning), None)
        self.assertEqual(unused, {}, "NOT_RUN names blocks that no page has")

    def test_directives_are_known(self):
        known = re.compile(r"background|interrupt|ends with \d+")
        for page in pages():
            comments = re.findall(r"<!-- test: (.+) -->", page.read_text("utf-8"))
            read = [block.directive for block in blocks_of(page) if block.directive]
            self.assertEqual(comments, read, f"{page}: a comment that no block follows")
            for directive in read:
                self.assertRegex(directive, known)

    def test_the_set_up_script_knows_its_commands(self):
        script = (ROOT / "installer/dev.sh").read_text()
        for page in [*pages(), ROOT / "HACKING.md"]:
            for command in re.findall(r"installer/dev\.sh ([a-z-]+)", page.read_text("utf-8")):
                self.assertRegex(script, rf"(?m)^    {command}\) ", f"{page} names {command}")

    def test_pictures_are_made_by_the_program(self):
        folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        subprocess.run(
            [ROOT / "docs/pictures.sh", PROGRAMS, folder],
            check=True,
            stderr=subprocess.PIPE,
            timeout=2 * DEADLINE,
        )
        made = {picture.name for picture in folder.iterdir()}
        self.assertLessEqual(made, {picture.name for picture in (ROOT / "docs/images").iterdir()})
        for picture in folder.iterdir():
            size = struct.unpack(">II", picture.read_bytes()[16:24])
            self.assertEqual(size, (1440, 900), picture.name)

    def test_scripts_of_ours_are_there(self):
        for page in [*pages(), ROOT / "HACKING.md"]:
            for script in re.findall(r"\b(?:tests|docs|installer)/[\w/]+\.(?:py|sh)\b", page.read_text("utf-8")):
                self.assertTrue((ROOT / script).is_file(), f"{page} names {script}")

    def test_links_lead_to_files(self):
        for page in [*pages(), ROOT / "HACKING.md", ROOT / "ARCHITECTURE.md"]:
            for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
                self.assertTrue((page.parent / target).exists(), f"{page} links to {target}")


def add_page(page):
    name = re.sub(r"\W", "_", page.relative_to(ROOT).with_suffix("").as_posix()).lower()

    async def test(self):
        await self.run_page(page)

    setattr(DocumentedCommandsTest, f"test_commands_of_{name}", test)


for documented in pages():
    add_page(documented)

if __name__ == "__main__":
    unittest.main(verbosity=2)
