#!/usr/bin/env python3
"""Writes down of what others' code a program consists, as SPDX 2.3 in JSON.

Nothing here is a list that somebody keeps: shared libraries are those that the loader finds for the
program, archives those in the command that linked it, and libraries that are headers alone those whose
headers its objects were compiled with. Debian's database says which package each of them is from.
"""

import argparse
import datetime
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess


def output(*command, cwd=None):
    done = subprocess.run(command, cwd=cwd, check=True, text=True, stdout=subprocess.PIPE)
    return done.stdout


class PackageDatabase:
    """Which package a file is from, and what is known of it."""

    def __init__(self):
        self._owners = {}
        for listing in pathlib.Path("/var/lib/dpkg/info").glob("*.list"):
            for line in listing.read_text().splitlines():
                self._owners.setdefault(self._merged(line), listing.stem)
        self._facts = {}
        fields = "${binary:Package}\t${Version}\t${Architecture}\t${source:Package}\t${Homepage}\n"
        for line in output("dpkg-query", "-W", "-f", fields).splitlines():
            name, version, architecture, source, homepage = line.split("\t")
            self._facts[name.split(":")[0]] = {
                "name": name.split(":")[0],
                "version": version,
                "architecture": architecture,
                "source": source,
                "homepage": homepage,
            }

    @staticmethod
    def _merged(path):
        """/lib is /usr/lib."""
        return re.sub(r"^/(lib|lib64|bin|sbin)/", r"/usr/\1/", path)

    def owner(self, path):
        """The name of the package; None: of none."""
        for candidate in (path, os.path.realpath(path)):
            owner = self._owners.get(self._merged(candidate))
            if owner:
                return owner.split(":")[0]
        return None

    def facts(self, name):
        return self._facts[name]

    def owners(self, paths):
        """Of files outside of our own tree; a file that belongs to nobody is an error."""
        found = set()
        for path in paths:
            owner = self.owner(path)
            if not owner:
                raise SystemExit(f"sbom.py: {path} is linked, but no package has it")
            found.add(owner)
        return found


class Program:
    """What a program in a build folder was made of."""

    def __init__(self, path, build):
        self._path = path
        self._build = build
        self._target = os.path.relpath(path, build)

    def needed(self):
        """The shared libraries that it names itself, by their sonames."""
        return set(re.findall(r"\(NEEDED\).*\[(.+)\]", output("readelf", "-dW", self._path)))

    def shared(self):
        """All shared libraries that are loaded with it: soname to path."""
        lines = output("ldd", self._path)
        return dict(re.findall(r"^\s*(\S+) => (/\S+)", lines, re.MULTILINE))

    def archives(self):
        """Archives from elsewhere that were linked."""
        command = output("ninja", "-C", self._build, "-t", "commands", "-s", self._target)
        words = shlex.split(command.splitlines()[-1])
        return {word for word in words if word.endswith(".a") and word.startswith("/usr/")}

    def headers(self):
        """Headers from elsewhere that its objects were compiled with."""
        inputs = output("ninja", "-C", self._build, "-t", "inputs", self._target).splitlines()
        wanted = {name for name in inputs if name.endswith((".o", ".gch"))}
        found = set()
        here = False
        for line in output("ninja", "-C", self._build, "-t", "deps").splitlines():
            if not line.startswith(" "):
                here = line.split(":")[0] in wanted
            elif here and line.strip().startswith("/usr/"):
                found.add(os.path.normpath(line.strip()))
        return found


def spdx_id(name):
    return "SPDXRef-Package-" + re.sub(r"[^A-Za-z0-9.-]", "-", name)


def spdx_package(facts):
    version = facts["version"]
    purl = f"pkg:deb/debian/{facts['name']}@{version.replace('+', '%2B')}?arch={facts['architecture']}"
    entry = {
        "SPDXID": spdx_id(facts["name"]),
        "name": facts["name"],
        "versionInfo": version,
        "supplier": "Organization: Debian",
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": "NOASSERTION",
        "copyrightText": "NOASSERTION",
        "sourceInfo": f"built from the source package {facts['source']}",
        "externalRefs": [
            {
                "referenceCategory": "PACKAGE-MANAGER",
                "referenceType": "purl",
                "referenceLocator": purl,
            }
        ],
    }
    if facts["homepage"]:
        entry["homepage"] = facts["homepage"]
    return entry


def parts_of(program, database):
    """The packages that the program has code from, by the relationship it has to them."""
    shared = program.shared()
    direct = database.owners(shared[name] for name in program.needed() if name in shared)
    loaded = database.owners(shared.values())
    archived = database.owners(program.archives())
    # A library's headers come with what is linked of it; what is left has no other part.
    covered = {database.facts(name)["source"] for name in loaded | archived}
    included = {
        name
        for name in database.owners(program.headers())
        if database.facts(name)["source"] not in covered
    }
    return [
        ("DYNAMIC_LINK", "named by the program", direct),
        ("DYNAMIC_LINK", "loaded by what the program names", loaded - direct),
        ("STATIC_LINK", "linked from an archive", archived),
        ("STATIC_LINK", "compiled in from headers", included),
    ]


def document(package, version, parts, database, seconds):
    ours = spdx_id(package)
    packages = [
        {
            "SPDXID": ours,
            "name": package,
            "versionInfo": version,
            "supplier": "Organization: The Framescope contributors",
            "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False,
            "licenseConcluded": "MIT",
            "licenseDeclared": "MIT",
            "copyrightText": "Copyright (c) 2026 The Framescope contributors",
            "primaryPackagePurpose": "APPLICATION",
        }
    ]
    relations = [
        {
            "spdxElementId": "SPDXRef-DOCUMENT",
            "relationshipType": "DESCRIBES",
            "relatedSpdxElement": ours,
        }
    ]
    known = set()
    for relation, comment, names in parts:
        for name in sorted(names):
            if name not in known:
                known.add(name)
                packages.append(spdx_package(database.facts(name)))
            relations.append(
                {
                    "spdxElementId": ours,
                    "relationshipType": relation,
                    "relatedSpdxElement": spdx_id(name),
                    "comment": comment,
                }
            )
    contents = hashlib.sha256(json.dumps([packages, relations]).encode()).hexdigest()
    created = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"{package}-{version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/{package}-{version}-{contents}",
        "creationInfo": {
            "created": created.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Organization: The Framescope contributors", "Tool: installer-sbom.py"],
        },
        "packages": packages,
        "relationships": relations,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--package", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--build", required=True, type=pathlib.Path)
    parser.add_argument("--into", required=True, type=pathlib.Path)
    options = parser.parse_args()
    database = PackageDatabase()
    parts = parts_of(Program(options.program, options.build), database)
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    made = document(options.package, options.version, parts, database, seconds)
    options.into.parent.mkdir(parents=True, exist_ok=True)
    options.into.write_text(json.dumps(made, indent=2) + "\n")


if __name__ == "__main__":
    main()
