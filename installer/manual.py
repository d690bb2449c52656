#!/usr/bin/env python3
"""Writes the manual page of a program, compressed, and its completions for bash, zsh and fish."""

import argparse
import gzip
import pathlib
import subprocess


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--generator", required=True)
    parser.add_argument("--program", required=True)
    parser.add_argument("--into", required=True, type=pathlib.Path)
    options = parser.parse_args()
    options.into.mkdir(parents=True, exist_ok=True)

    def made(form):
        command = [options.generator, form, options.program]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout

    page = gzip.compress(made("man"), compresslevel=9, mtime=0)
    (options.into / f"{options.program}.1.gz").write_bytes(page)
    (options.into / f"{options.program}.bash").write_bytes(made("bash"))
    (options.into / f"_{options.program}").write_bytes(made("zsh"))
    (options.into / f"{options.program}.fish").write_bytes(made("fish"))


if __name__ == "__main__":
    main()
