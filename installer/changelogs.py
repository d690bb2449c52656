#!/usr/bin/env python3
"""Writes the two changelogs of a Debian package: what CHANGELOG.md says, and the package's own.

The time is that of SOURCE_DATE_EPOCH, so that the same sources give the same octets.
"""

import argparse
import email.utils
import gzip
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[1]


def write_compressed(path, text):
    # mtime 0: gzip would note the time of packing.
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def debian_changelog(package, version, maintainer, seconds):
    date = email.utils.formatdate(seconds, localtime=False)
    return (
        f"{package} ({version}) unstable; urgency=medium\n\n"
        f"  * Version {version.split('-')[0]}; changelog.gz says what is new.\n\n"
        f" -- {maintainer}  {date}\n"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--package", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--maintainer", required=True)
    parser.add_argument("--into", required=True, type=pathlib.Path)
    options = parser.parse_args()
    options.into.mkdir(parents=True, exist_ok=True)
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    write_compressed(options.into / "changelog.gz", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    write_compressed(
        options.into / "changelog.Debian.gz",
        debian_changelog(options.package, options.version, options.maintainer, seconds),
    )


if __name__ == "__main__":
    main()
