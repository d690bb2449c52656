"""A Debian root that nothing is installed in yet, and commands that run inside it.

The base system is made once by mmdebstrap, from the sources of this machine, and kept as a tar; each
test unpacks one for itself. Whatever is mounted for a command is mounted in a namespace of its own, so
that it goes with the command, however that ends.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import time

USER = 1000  # who runs programs in the root
HOME = "/home/user"
BASE_PACKAGES = [
    "ca-certificates",
    "desktop-file-utils",
    "hicolor-icon-theme",
    "libglib2.0-bin",
    "man-db",
    "shared-mime-info",
    "xauth",
    "xdg-utils",
    "xvfb",
]
BASE_AGE = 7 * 24 * 3600  # seconds after which the base is made anew
# Mirrors that lag behind are good enough for a test.
APT_OPTIONS = ["-o", "Acquire::Check-Valid-Until=false", "-o", "Acquire::Check-Date=false"]


class CleanRoot:
    def __init__(self, folder):
        self._folder = pathlib.Path(folder)
        self._base = self._folder / "base.tar"
        self._archives = self._folder / "archives"
        self.path = self._folder / "root"

    def make(self):
        """Unpacks the base; makes it first if there is none, or an old one, or another."""
        self._folder.mkdir(parents=True, exist_ok=True)
        recipe = self._folder / "base.recipe"
        wanted = " ".join(BASE_PACKAGES)
        fits = (
            self._base.exists()
            and recipe.exists()
            and recipe.read_text() == wanted
            and time.time() - self._base.stat().st_mtime < BASE_AGE
        )
        if not fits:
            self._make_base()
            recipe.write_text(wanted)
        self.remove()
        self.path.mkdir()
        subprocess.run(
            ["tar", "--extract", "--numeric-owner", "-p", "-f", self._base, "-C", self.path],
            check=True,
        )
        for name in ("etc/resolv.conf", "etc/hosts"):
            shutil.copyfile(f"/{name}", self.path / name)
        self._fill_archives()
        self.run("useradd", "--uid", str(USER), "--create-home", "--home-dir", HOME, "user")

    def remove(self):
        if self.path.exists():
            shutil.rmtree(self.path)

    def _make_base(self):
        print("making the base system", file=sys.stderr, flush=True)
        sources = "/etc/apt/sources.list.d/debian.sources"
        command = ["mmdebstrap", "--quiet", "--mode=root", "--variant=minbase"]
        command += ["--include=" + ",".join(BASE_PACKAGES), "--skip=cleanup/apt/lists"]
        command += ["--aptopt=Acquire::Check-Valid-Until \"false\""]
        command += ["--aptopt=APT::Install-Recommends \"false\"", "--dpkgopt=force-unsafe-io"]
        command += ["bookworm", str(self._base)]
        if os.path.exists(sources):
            command.append(sources)
        subprocess.run(command, check=True)

    # What apt has fetched is kept for the next time.
    def _fill_archives(self):
        self._archives.mkdir(exist_ok=True)
        for package in self._archives.glob("*.deb"):
            shutil.copy2(package, self.path / "var/cache/apt/archives")

    def _keep_archives(self):
        for package in (self.path / "var/cache/apt/archives").glob("*.deb"):
            kept = self._archives / package.name
            if not kept.exists():
                shutil.copy2(package, kept)

    def command(self, *words, user=None, environment=None):
        """The words that run a command inside."""
        variables = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
        variables["HOME"] = HOME if user else "/root"
        variables.update(environment or {})
        inside = ["unshare", "--mount", "--pid", "--fork", "--kill-child", f"--mount-proc={self.path}/proc"]
        inside += ["chroot"]
        if user:
            inside.append(f"--userspec={user}:{user}")
        inside += [str(self.path), "env", "-i", "-C", HOME if user else "/"]
        inside += [f"{name}={value}" for name, value in variables.items()]
        # Not as process 1, to which an X server does not tell that it is ready.
        inside += ["sh", "-c", '"$@"; exit $?', "sh"]
        return inside + [str(word) for word in words]

    def run(self, *words, user=None, environment=None, timeout=120):
        """Runs a command inside and returns its standard output; fails if the command does."""
        done = subprocess.run(
            self.command(*words, user=user, environment=environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=timeout,
            text=True,
        )
        if done.returncode != 0:
            raise AssertionError(
                f"{' '.join(map(str, words))} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
            )
        return done.stdout

    def apt(self, *words):
        command = ["apt-get", "-q", "-y", "-o", "APT::Keep-Downloaded-Packages=true"]
        command += APT_OPTIONS + list(words)
        environment = {"DEBIAN_FRONTEND": "noninteractive"}
        try:
            out = self.run(*command, environment=environment, timeout=300)
        except AssertionError:
            self.run("apt-get", "-q", *APT_OPTIONS, "update", timeout=300)
            out = self.run(*command, environment=environment, timeout=300)
        self._keep_archives()
        return out

    def install(self, *packages):
        """Installs package files and what they depend on, and nothing that is only recommended."""
        place = self.path / "srv"
        names = []
        for package in packages:
            shutil.copyfile(package, place / package.name)
            names.append(f"/srv/{package.name}")
        out = self.apt("install", "--no-install-recommends", *names)
        for package in packages:
            (place / package.name).unlink()
        return out

    def installed(self):
        """The names of the packages that are installed, or have left their settings."""
        lines = self.run("dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\\n").splitlines()
        return {line.split()[0]: line.split()[1] for line in lines}

    def files(self):
        """All files, but what belongs to the user, to apt and dpkg, or to nobody."""
        left_out = ("dev", "home", "proc", "run", "srv", "sys", "tmp", "var/cache", "var/lib/apt",
            "var/lib/dpkg", "var/log", "var/tmp")
        found = set()
        for folder, folders, names in os.walk(self.path):
            inside = os.path.relpath(folder, self.path)
            folders[:] = [
                name for name in folders if os.path.normpath(f"{inside}/{name}") not in left_out
            ]
            found.update(os.path.normpath(f"{inside}/{name}") for name in folders + names)
        return found
