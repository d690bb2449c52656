"""Looks at the packages that `installer/dev.sh package` has made, without installing them: what
Debian's own checks say, what is in them, and whether they are the same when they are made again."""

import gzip
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("FRAMESCOPE_BUILD", ROOT / "build/release"))
PACKAGES = BUILD / "packages"
REBUILD = os.environ.get("FRAMESCOPE_REBUILD") == "--rebuild"

# Lintian's warnings that are right, and stay.
ACCEPTED_WARNINGS = {
    "initial-upload-closes-no-bugs",  # nobody has asked Debian for it
}


def output(*command, **options):
    done = subprocess.run(
        command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options
    )
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def package(name):
    (found,) = PACKAGES.glob(f"{name}_*.deb")
    return found


def digests(folder):
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name.endswith((".deb", ".tar.gz"))
    }


def commit_time():
    return os.environ.get("SOURCE_DATE_EPOCH") or output("git", "log", "-1", "--format=%ct", cwd=ROOT).strip()


class ArtifactsTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def unpacked(self, name):
        tree = self.folder / name
        output("dpkg-deb", "-x", package(name), tree)
        return tree

    def depends(self, name):
        text = output("dpkg-deb", "-f", package(name), "Depends")
        return {word.split()[0] for word in text.split(",")}

    def test_there_is_all_that_is_wanted(self):
        names = sorted(re.sub(r"[_-]\d.*?(?=\.deb|\.tar)", "", name) for name in digests(PACKAGES))
        self.assertEqual(names, ["framescope-cli.deb", "framescope.deb", "framescope.tar.gz"])

    def test_lintian_finds_no_error(self):
        for name in ("framescope", "framescope-cli"):
            done = subprocess.run(
                ["lintian", "--allow-root", "--no-cfg", package(name)],
                text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )
            tags = re.findall(r"^([EW]): \S+?: (\S+)(.*)$", done.stdout, re.M)
            unexpected = [tag for tag in tags if tag[0] == "E" or tag[1] not in ACCEPTED_WARNINGS]
            self.assertEqual(unexpected, [], done.stdout)

    def test_dependencies_are_those_that_are_linked(self):
        cli = self.depends("framescope-cli")
        self.assertLessEqual({"libc6", "libqt6core6", "libqt6network6", "libssl3"}, cli)
        self.assertEqual(cli & {"libqt6gui6", "libqt6widgets6", "libqt6svg6", "framescope"}, set())
        self.assertLessEqual({"libqt6widgets6", "libqt6svg6", "qt6-qpa-plugins"}, self.depends("framescope"))

    def test_programs_know_nothing_of_where_they_were_built(self):
        for name in ("framescope", "framescope-cli"):
            program = (self.unpacked(name) / "usr/bin" / name).read_bytes()
            for place in (str(ROOT), str(BUILD)):
                self.assertNotIn(place.encode(), program)

    def test_appstream_takes_the_metadata(self):
        tree = self.unpacked("framescope")
        (metainfo,) = (tree / "usr/share/metainfo").iterdir()
        output("appstreamcli", "validate", "--no-net", metainfo)
        version = output("dpkg-deb", "-f", package("framescope"), "Version").split("-")[0]
        self.assertIn(f'<release version="{version}"', metainfo.read_text())

    def test_the_desktop_entry_and_icons_fit(self):
        share = self.unpacked("framescope") / "usr/share"
        output("desktop-file-validate", share / "applications/framescope.desktop")
        sizes = [f"{size}x{size}" for size in (16, 22, 24, 32, 48, 64, 128, 256, 512)]
        for icon in ("apps/framescope", "mimetypes/application-x-framescope-session"):
            self.assertTrue((share / f"icons/hicolor/scalable/{icon}.svg").is_file())
            for size in sizes:
                picture = (share / f"icons/hicolor/{size}/{icon}.png").read_bytes()
                self.assertEqual(int.from_bytes(picture[16:20], "big"), int(size.split("x")[0]))

    def test_the_samples_can_be_read(self):
        samples = self.unpacked("framescope") / "usr/share/framescope/samples"
        program = self.unpacked("framescope-cli") / "usr/bin/framescope-cli"
        names = sorted(path.name for path in samples.iterdir())
        self.assertEqual(names, ["conformance-mix.fscope", "harbor-chat.fscope", "telemetry-cbor.fscope",
            "tickwire-demo.fscope"])
        for name in names:
            self.assertGreater(int(output(program, "show", samples / name, "--count")), 200)

    def test_shells_complete(self):
        for name in ("framescope", "framescope-cli"):
            share = self.unpacked(name) / "usr/share"
            bash = share / f"bash-completion/completions/{name}"
            output("bash", "-n", bash)
            output("zsh", "-n", share / f"zsh/vendor-completions/_{name}")
            output("fish", "-n", share / f"fish/vendor_completions.d/{name}.fish")
        self.assertEqual(self.completed(bash, "framescope-cli re"), ["replay"])
        self.assertEqual(self.completed(bash, "framescope-cli decode --from "), ["client", "server"])
        self.assertIn("--behavior", self.completed(bash, "framescope-cli serve --be"))
        fish = share / "fish/vendor_completions.d/framescope-cli.fish"
        found = output("fish", "--no-config", "-c", f"source {fish}; complete -C 'framescope-cli decode --from '")
        self.assertEqual(sorted(line.split("\t")[0] for line in found.splitlines()), ["client", "server"])

    def completed(self, script, line):
        words = line.split(" ")
        command = (
            f"source {script}; COMP_WORDS=({shlex.join(words)}); "
            f"COMP_CWORD={len(words) - 1}; _framescope_cli; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        )
        return output("bash", "-c", command).split()

    def test_the_manual_says_what_help_says(self):
        tree = self.unpacked("framescope-cli") / "usr"
        page = gzip.decompress((tree / "share/man/man1/framescope-cli.1.gz").read_bytes()).decode()
        plain = page.replace("\\-", "-")
        commands = re.findall(r"^  ([a-z]+)  ", output(tree / "bin/framescope-cli", "--help"), re.M)
        self.assertIn("connect", commands)
        for command in commands:
            self.assertIn(f".SS {command} ", plain)
            told = output(tree / "bin/framescope-cli", command, "--help")
            for option in set(re.findall(r"^  (?:-\w,)?(--[a-z-]+)", told, re.M)):
                self.assertIn(f"\\fB{option}\\fR", plain, command)

    def test_the_bill_of_materials_is_complete(self):
        for name in ("framescope", "framescope-cli"):
            tree = self.unpacked(name) / "usr"
            bill = json.loads((tree / f"share/doc/{name}/{name}.spdx.json").read_text())
            self.check_spdx(bill)
            version = output("dpkg-deb", "-f", package(name), "Version").strip()
            listed = {entry["name"]: entry["versionInfo"] for entry in bill["packages"]}
            self.assertEqual(listed[name], version)
            # All that shlibdeps has found is linked.
            linked = self.depends(name) - {"qt6-qpa-plugins", "default-dbus-session-bus"}
            self.assertLessEqual(linked, set(listed))
            for part in ("libsqlitecpp-dev", "libcli11-dev" if name == "framescope-cli" else "libexpected-dev"):
                self.assertIn(part, listed, "is compiled in")
            for part, listed_version in listed.items():
                if part != name:
                    known = output("dpkg-query", "-W", "-f", "${Version}\\n", part).split()
                    self.assertIn(listed_version, known, part)

    def check_spdx(self, bill):
        """What SPDX 2.3 demands of a document."""
        self.assertEqual((bill["spdxVersion"], bill["dataLicense"]), ("SPDX-2.3", "CC0-1.0"))
        self.assertEqual(bill["SPDXID"], "SPDXRef-DOCUMENT")
        self.assertRegex(bill["documentNamespace"], r"^https://[^#\s]+$")
        self.assertRegex(bill["creationInfo"]["created"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        for creator in bill["creationInfo"]["creators"]:
            self.assertRegex(creator, r"^(Person|Organization|Tool): .+")
        ids = [entry["SPDXID"] for entry in bill["packages"]]
        self.assertEqual(len(ids), len(set(ids)))
        for entry in bill["packages"]:
            self.assertRegex(entry["SPDXID"], r"^SPDXRef-[A-Za-z0-9.-]+$")
            for member in ("name", "downloadLocation", "versionInfo", "licenseConcluded", "copyrightText"):
                self.assertTrue(entry[member], entry)
            self.assertIs(entry["filesAnalyzed"], False)
            for reference in entry.get("externalRefs", []):
                self.assertRegex(reference["referenceLocator"], r"^pkg:deb/debian/[^@]+@[^?]+\?arch=\w+$")
        relations = bill["relationships"]
        self.assertEqual([r["relationshipType"] for r in relations].count("DESCRIBES"), 1)
        for relation in relations:
            self.assertIn(relation["relationshipType"], ("DESCRIBES", "DYNAMIC_LINK", "STATIC_LINK"))
            self.assertIn(relation["spdxElementId"], [*ids, bill["SPDXID"]])
            self.assertIn(relation["relatedSpdxElement"], ids)

    def test_made_again_they_are_the_same(self):
        """From another install tree, elsewhere, by somebody with other habits, later."""
        again = self.folder / "again"
        environment = {
            **os.environ,
            "SOURCE_DATE_EPOCH": commit_time(),
            "TZ": "Pacific/Auckland",
            "LC_ALL": "C",
        }
        output(
            "sh", "-c", 'umask 022; exec "$@"', "sh",
            "cpack", "--config", BUILD / "CPackConfig.cmake", "-B", again,
            env=environment,
        )
        self.assertEqual(digests(again), digests(PACKAGES))

    @unittest.skipUnless(REBUILD, "compiles for minutes: installer/dev.sh package-test --rebuild")
    def test_compiled_again_they_are_the_same(self):
        """From a copy of the last commit in another folder, without a cache."""
        sources = self.folder / "elsewhere"
        sources.mkdir()
        archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, stdout=subprocess.PIPE)
        subprocess.run(["tar", "-x", "-C", sources], input=archive.stdout, check=True)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": commit_time(), "CCACHE_DISABLE": "1"}
        environment.pop("CMAKE_CXX_COMPILER_LAUNCHER", None)
        # How files are joined before they are compiled says in which order functions lie.
        (unity,) = re.findall(r"^CMAKE_UNITY_BUILD:\w+=(.+)$", (BUILD / "CMakeCache.txt").read_text(), re.M)
        options = ["-DBUILD_TESTING=OFF", f"-DCMAKE_UNITY_BUILD={unity}"]
        output("cmake", "--preset", "release", *options, cwd=sources, env=environment)
        output("cmake", "--build", "--preset", "release", "-j2", "--target", "package_files",
            cwd=sources, env=environment)
        again = self.folder / "again"
        output("sh", "-c", 'umask 022; exec "$@"', "sh",
            "cpack", "--config", "build/release/CPackConfig.cmake", "-B", again,
            cwd=sources, env=environment)
        self.assertEqual(digests(again), digests(PACKAGES))


if __name__ == "__main__":
    unittest.main(verbosity=2)
