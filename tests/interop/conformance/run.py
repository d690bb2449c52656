#!/usr/bin/env python3
"""Holds framescope-cli to the WebSocket protocol: plays every case with it and says which fail.

    run.py server [PART...]    framescope-cli serve --behavior echo is under test
    run.py client [PART...]    framescope-cli connect --echo is under test

PART chooses the cases whose name begins with it, "6.4" for example. FRAMESCOPE_CLI is the program;
FRAMESCOPE_CONFORMANCE=full plays each case in all its sizes.
"""

import asyncio
import os
import pathlib
import signal
import socket
import sys

import cases_closing
import cases_deflate
import cases_framing
import cases_utf8
import cases_volume
from conversation import DEADLINE, FULL, Conversation, Failed
from wire import BrokenRule

ROOT = pathlib.Path(__file__).resolve().parents[3]
CLI = os.environ.get("FRAMESCOPE_CLI", str(ROOT / "build/release/bin/framescope-cli"))
GROUPS = [cases_framing, cases_utf8, cases_closing, cases_volume, cases_deflate]
AT_ONCE = 4


def chosen_cases(role, parts):
    for group in GROUPS:
        for case in group.cases(FULL):
            if role == "client" and case.deflate and case.deflate.agrees is False:
                continue  # about an offer, and that is not ours to make
            if not parts or any(matches(case.name, part) for part in parts):
                yield case


def matches(name, part):
    number = name.split()[0].rstrip(":")
    return number == part or number.startswith(part + ".")


class ServerUnderTest:
    """One process serves all cases."""

    async def start(self):
        self._process = await asyncio.create_subprocess_exec(
            CLI, "serve", "--listen", "127.0.0.1:0", "--behavior", "echo",
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        first = (await self._process.stdout.readline()).decode()
        self._port = int(first.rstrip("/\n").rpartition(":")[2])
        self._draining = asyncio.create_task(self._drain())

    async def _drain(self):
        while await self._process.stdout.read(1 << 18):
            pass

    async def play(self, case):
        sock = socket.create_connection(("127.0.0.1", self._port))
        with sock:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sock.setblocking(False)
            await Conversation(sock, is_server=False).play(case)

    async def stop(self):
        """None, or what is wrong with how it ends."""
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGINT)
        try:
            code = await asyncio.wait_for(self._process.wait(), DEADLINE)
        except asyncio.TimeoutError:
            self._process.kill()
            await self._process.wait()
            return "the server does not end when it is interrupted"
        return None if code == 130 else f"the server ended with {code}"


class ClientUnderTest:
    """A process and a listening socket for each case."""

    async def start(self):
        pass

    async def play(self, case):
        loop = asyncio.get_running_loop()
        with socket.create_server(("127.0.0.1", 0)) as listener:
            listener.setblocking(False)
            process = await asyncio.create_subprocess_exec(
                CLI, "connect", f"ws://127.0.0.1:{listener.getsockname()[1]}/", "--echo",
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.PIPE,
            )
            complaint = asyncio.create_task(process.stderr.read())
            try:
                sock, _ = await loop.sock_accept(listener)
                with sock:
                    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    sock.setblocking(False)
                    await Conversation(sock, is_server=True).play(case)
                code = await process.wait()
                if code not in case.ending.exit_codes:
                    said = (await complaint).decode().strip()
                    raise Failed(f"exit code {code}, not {set(case.ending.exit_codes)}: {said}")
            finally:
                if process.returncode is None:
                    process.kill()
                    await process.wait()
                await complaint

    async def stop(self):
        return None


async def verdict(under_test, case):
    """None, or why the case has failed."""
    try:
        await asyncio.wait_for(under_test.play(case), DEADLINE)
    except asyncio.TimeoutError:
        return f"nothing happens any more, after {DEADLINE:g} s"
    except (Failed, BrokenRule, OSError) as failed:
        return str(failed)
    return None


async def run(role, parts):
    under_test = ServerUnderTest() if role == "server" else ClientUnderTest()
    await under_test.start()
    cases = chosen_cases(role, parts)
    count, failures = 0, []

    async def worker():
        nonlocal count
        for case in cases:
            count += 1
            failure = await verdict(under_test, case)
            if failure:
                failures.append(case.name)
            print(f"FAIL  {case.name}: {failure}" if failure else f"pass  {case.name}", flush=True)

    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    failure = await under_test.stop()
    if failure:
        failures.append(failure)
        print(f"FAIL  {failure}")
    print(f"{role}: {count} cases, {len(failures)} failed")
    return 0 if count and not failures else 1


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in ("server", "client"):
        sys.exit(__doc__)
    sys.exit(asyncio.run(run(sys.argv[1], sys.argv[2:])))
