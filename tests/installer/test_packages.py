"""Builds nothing, but takes the packages that `installer/dev.sh package` has made through their life:
installed into a clean Debian, used, upgraded, removed.

The tests are steps of one story, in the order of their numbers; after a step that fails the rest is
not tried. It needs root, for the clean Debian is a folder to change the root to.
"""

import asyncio
import hashlib
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from cleanroot import HOME, USER, CleanRoot

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("FRAMESCOPE_BUILD", ROOT / "build/release"))
CACHE = pathlib.Path(os.environ.get("FRAMESCOPE_PACKAGE_CACHE", ROOT / "build/package-test"))
PICTURES = BUILD / "package-pictures"  # to be looked at
SESSION_TYPE = "application/x-framescope-session"
OLDER = "0.0.1-1"
XVFB = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24 -nolisten tcp -nolisten local"]


def package(name):
    found = sorted((BUILD / "packages").glob(f"{name}_*.deb"))
    if len(found) != 1:
        raise AssertionError(f"one package {name} is expected in {BUILD}/packages: {found}")
    return found[0]


def field(deb, name):
    return subprocess.run(
        ["dpkg-deb", "-f", deb, name], check=True, text=True, stdout=subprocess.PIPE
    ).stdout.strip()


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def older_version(deb, folder):
    """The package \\a deb as if it were an earlier version, with a file that later ones lack."""
    tree = folder / f"older-{deb.stem}"
    subprocess.run(["dpkg-deb", "-R", deb, tree], check=True)
    control = tree / "DEBIAN/control"
    version = field(deb, "Version")
    control.write_text(control.read_text().replace(f"Version: {version}", f"Version: {OLDER}"))
    (tree / f"usr/share/doc/{field(deb, 'Package')}/of-old").write_text("gone in later versions\n")
    made = folder / f"{field(deb, 'Package')}_{OLDER}_{field(deb, 'Architecture')}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Znone", "-b", tree, made],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return made


class PackageTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.cli = package("framescope-cli")
        cls.gui = package("framescope")
        cls.root = CleanRoot(CACHE)
        cls.root.make()
        cls.addClassCleanup(cls.root.remove)
        cls.before = cls.root.files()
        cls.installed_before = cls.root.installed()
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        shutil.rmtree(PICTURES, ignore_errors=True)
        PICTURES.mkdir(parents=True)

    def as_user(self, *words, timeout=60, environment=None):
        return self.root.run(*words, user=USER, timeout=timeout, environment=environment)

    def inside(self, path):
        return self.root.path / path.lstrip("/")

    def home(self, name):
        return self.inside(f"{HOME}/{name}")

    def assert_picture(self, name):
        """A PNG of the window that was asked for, with more on it than a blank window has."""
        picture = self.home(name).read_bytes()
        shutil.copyfile(self.home(name), PICTURES / name)
        self.assertEqual(picture[:8], b"\x89PNG\r\n\x1a\n")
        self.assertEqual(struct.unpack(">II", picture[16:24]), (1280, 800))
        self.assertGreater(len(picture), 40_000, "octets; a blank window takes fewer")

    def render(self, name, *arguments):
        self.as_user(*XVFB, *arguments, "--screenshot", name, "--window-size", "1280x800")
        self.assert_picture(name)

    def test_1_framescope_cli_needs_no_window(self):
        self.root.install(older_version(self.cli, self.folder))
        installed = self.root.installed()
        self.assertIn("libqt6network6", installed)
        for part in ("libqt6gui6", "libqt6widgets6", "libqt6svg6"):
            self.assertNotIn(part, installed)

    def test_2_framescope_cli_talks_to_a_peer(self):
        asyncio.run(self.talk_to_python())

    async def talk_to_python(self):
        from websockets.server import serve

        async def echo(peer):
            async for message in peer:
                await peer.send(message)

        async with serve(echo, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            command = self.root.command(
                "framescope-cli", "connect", f"ws://127.0.0.1:{port}/", "--send", "Hello",
                "--count", "1", "--json", "--record", "talk.fscope", user=USER,
            )
            process = await asyncio.create_subprocess_exec(
                *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
            )
            async with asyncio.timeout(30):
                out, err = await process.communicate()
        self.assertEqual((process.returncode, err.decode()), (0, ""))
        objects = [json.loads(line) for line in out.splitlines()]
        self.assertTrue(any("opcode" in entry for entry in objects), objects)
        shown = self.as_user("framescope-cli", "show", "talk.fscope", "--messages", "--json")
        self.assertEqual(
            [json.loads(line)["payload"] for line in shown.splitlines()], ["Hello", "Hello"]
        )

    def test_3_framescope_shows_its_demo_on_a_display(self):
        self.root.install(older_version(self.gui, self.folder))
        self.assertEqual(self.as_user("framescope", "--version").split()[0].lower(), "framescope")
        self.render("demo.png", "framescope", "--demo")

    def test_4_framescope_speaks_to_nobody_else(self):
        """Of its own accord it never uses a network; the peers of the demo are on loopback."""
        log = self.folder / "connects"
        environment = {"QT_QPA_PLATFORM": "offscreen"}
        demo = ["framescope", "--demo", "--screenshot", "quiet.png"]
        subprocess.run(
            ["strace", "-f", "-o", log, "-e", "trace=connect,sendto,sendmsg"]
            + self.root.command(*demo, user=USER, environment=environment),
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=120,
        )
        reached = re.findall(r"inet_addr\(\"([^\"]+)|inet_pton\(AF_INET6, \"([^\"]+)", log.read_text())
        self.assertEqual({v4 or v6 for v4, v6 in reached}, {"127.0.0.1"})

    def test_5_a_session_opens_by_its_type(self):
        desktop = {"XDG_CURRENT_DESKTOP": "GNOME"}  # xdg-mime asks the desktop that it is on
        told = self.as_user("xdg-mime", "query", "filetype", "talk.fscope", environment=desktop)
        self.assertEqual(told.strip(), SESSION_TYPE)
        shutil.copyfile(self.home("talk.fscope"), self.home("no-extension"))
        described = self.as_user("gio", "info", "-a", "standard::content-type", "no-extension")
        self.assertIn(SESSION_TYPE, described, "its first octets should tell")
        handler = self.as_user(
            "xdg-mime", "query", "default", SESSION_TYPE, environment=desktop
        ).strip()
        self.assertEqual(handler, "framescope.desktop")
        self.assertIn("framescope.desktop", self.as_user("gio", "mime", SESSION_TYPE))
        entry = self.inside(f"usr/share/applications/{handler}").read_text()
        command = next(line for line in entry.splitlines() if line.startswith("Exec="))
        words = command.removeprefix("Exec=").replace("%f", "talk.fscope").split()
        self.render("session.png", *words)

    def test_6_an_upgrade_keeps_what_the_user_has(self):
        settings = self.home(".config/framescope/framescope.conf")
        self.assertTrue(settings.is_file(), "opening a file should have left settings")
        kept = {path: digest(path) for path in self.users_files()}
        self.root.install(self.cli, self.gui)
        installed = self.root.run("dpkg-query", "-W", "-f", "${Version}\\n", "framescope", "framescope-cli")
        self.assertEqual(installed.split(), [field(self.gui, "Version"), field(self.cli, "Version")])
        for name in ("framescope", "framescope-cli"):
            self.assertFalse(self.inside(f"usr/share/doc/{name}/of-old").exists())
        self.assertEqual({path: digest(path) for path in self.users_files()}, kept)
        self.assertIn("talk.fscope", settings.read_text())
        self.render("upgraded.png", "framescope", "talk.fscope")

    def users_files(self):
        kept = [path for path in self.home(".config").rglob("*") if path.is_file()]
        kept += [path for path in self.home(".local").rglob("*") if path.is_file()]
        return kept + [self.home("talk.fscope")]

    def test_7_the_manual_pages_are_read(self):
        for name in ("framescope", "framescope-cli"):
            page = self.as_user("man", "--pager=cat", name)
            self.assertIn("SYNOPSIS", page)
        self.assertIn("--expect FILE", page)

    def test_8_the_tar_runs_from_any_folder(self):
        archives = list((BUILD / "packages").glob("framescope-*.tar.gz"))
        self.assertEqual(len(archives), 1, archives)
        self.root.apt("remove", "framescope-cli")
        self.root.apt("purge", "framescope")
        self.assertFalse(self.inside("usr/bin/framescope").exists())
        place = self.home("some where")
        place.mkdir()
        subprocess.run(["tar", "-xf", archives[0], "-C", place], check=True)
        (tree,) = place.iterdir()
        programs = f"{HOME}/some where/{tree.name}/bin"
        decoded = self.as_user(f"{programs}/framescope-cli", "decode", "818537fa213d7f9f4d5158")
        self.assertIn('payload "Hello"', decoded)
        self.render("relocated.png", f"{programs}/framescope", "talk.fscope")

    def test_9_nothing_is_left_behind(self):
        kept = {path: digest(path) for path in self.users_files()}
        self.root.apt("autoremove", "--purge")
        self.assertEqual(self.root.installed(), self.installed_before)
        self.assertEqual(sorted(self.root.files() - self.before), [])
        self.assertEqual(sorted(self.before - self.root.files()), [])
        self.assertEqual({path: digest(path) for path in self.users_files()}, kept)


if __name__ == "__main__":
    if os.geteuid() != 0:
        print("SKIPPED: the package test changes the root, and only root may. Run it as root.")
        sys.exit(77)
    unittest.main(failfast=True, verbosity=2)
