#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Hookglass contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast the whole way of a webhook is: read, verify, decode, commit with fsync, answer.

Sends the same signed requests to a bare QtHttpServer handler and to `hookglass-cli listen`, in
turn, as fast as they answer (wrk, a closed loop), and compares. Fails when an answer is not 200 or
the session does not hold what was answered. Build and run:

    sudo apt-get install wrk
    cmake --preset bench
    cmake --build --preset bench -- hookglass-cli bench-bareserver bench-nosync
    tests/bench/receive.py --quick
"""

import argparse
import contextlib
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from signedrequests import KEY, SECRET, write_requests  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent


class Broken(Exception):
    """The run says nothing about speed: something else is wrong."""


class Server:
    """A server program, from its line "Listening on URL" to SIGTERM."""

    def __init__(self, arguments, folder, preload=None):
        self.errors = folder / "stderr"
        environment = dict(os.environ, **({"LD_PRELOAD": str(preload)} if preload else {}))
        with open(self.errors, "wb") as errors:
            self.process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=errors,
                                            stdin=subprocess.DEVNULL, env=environment)
        self.url = self.wait_for_url()
        self.rss_at_start = self.rss()

    def wait_for_url(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self.process.poll() is None:
            for line in self.errors.read_text(errors="replace").splitlines(keepends=True):
                if line.startswith("Listening on ") and line.endswith("\n"):
                    return line.split()[-1]
            time.sleep(0.02)
        self.kill()
        raise Broken("the server does not listen: " + self.errors.read_text(errors="replace"))

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def rss(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        raise Broken("the server has gone")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Broken("the server does not stop") from None
        if code not in (0, -signal.SIGTERM):
            raise Broken(f"the server ended with {code}: " + self.errors.read_text(errors="replace"))

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def wrk(url, requests, connections, seconds):
    run = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s",
                          HERE / "receive.lua", url, "--", requests],
                         capture_output=True, text=True, timeout=seconds + 60, check=False)
    found = [line.split()[1:] for line in run.stdout.splitlines() if line.startswith("RESULT ")]
    if run.returncode != 0 or not found:
        raise Broken(f"wrk ended with {run.returncode}: {run.stdout}{run.stderr}")
    answered, microseconds, p50, p99, errors = map(int, found[0])
    if errors or answered == 0:
        raise Broken(f"wrk had {errors} errors beside {answered} answers: {run.stdout}")
    return {"answered": answered, "rate": answered / microseconds * 1e6, "p50": p50 / 1000,
            "p99": p99 / 1000}


def check_session(path, answered, unread):
    """Everything answered is stored, verified and was answered 200. When wrk stops it leaves up to
    `unread` requests whose answers it does not read any more."""
    with contextlib.closing(sqlite3.connect(path)) as session:
        stored, verified, good = session.execute(
            "SELECT count(*), total(verdict = 'verified'), total(status = 200) FROM capture "
            "WHERE refusal_status = 0").fetchone()
        bodies = session.execute("SELECT count(*) FROM payload").fetchone()[0]
    if not answered <= stored <= answered + unread:
        raise Broken(f"{answered} answered, but {stored} stored")
    if verified != stored or good != stored or bodies < stored:
        raise Broken(f"of {stored} stored {verified:.0f} are verified, {good:.0f} answered 200, "
                     f"{bodies} have a body")
    return stored


class Bench:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.cli = options.build / "app/cli/hookglass-cli"
        self.bare = options.build / "tests/bench/bench-bareserver"
        self.nosync = options.build / "tests/bench/libbench-nosync.so"
        for needed in (self.cli, self.bare, self.nosync):
            if not needed.exists():
                raise Broken(f"{needed} is not there: build it first (see --help)")
        if not shutil.which("wrk"):
            raise Broken("wrk is not installed: apt-get install wrk")
        self.credentials = folder / "keys.json"
        self.credentials.write_text(json.dumps({"keys": [{"key": KEY, "secret": SECRET}]}))
        self.credentials.chmod(0o600)
        self.requests = folder / "requests"
        self.session = folder / "bench.hookglass"

    def limits(self, connections):
        """All connections come from one address; raise the caps where there are any."""
        usage = subprocess.run([self.cli, "listen", "--help"], capture_output=True, text=True,
                               check=False).stdout
        arguments = []
        for option in ("--max-connections", "--max-connections-per-peer"):
            if option + " " in usage:
                arguments += [option, str(max(connections + 16, 64))]
        return arguments

    def hookglass(self, connections):
        for file in self.folder.glob("bench.hookglass*"):
            file.unlink()
        return Server([self.cli, "listen", "--port", "0", "--session", self.session,
                       "--credentials", self.credentials, *self.limits(connections)], self.folder,
                      self.nosync if self.options.no_fsync else None)

    def measure(self, server, connections):
        """One measured run on a fresh server, after a second to warm up."""
        try:
            warm = wrk(server.url, self.requests, connections, 1)
            cpu = server.cpu_seconds()
            run = wrk(server.url, self.requests, connections, self.options.seconds)
            run["cpu"] = (server.cpu_seconds() - cpu) / run["answered"] * 1e6
            run["rss"] = (server.rss_at_start, server.rss())
            run["all"] = warm["answered"] + run["answered"]
            server.stop()
        finally:
            server.kill()
        return run

    def pair(self, size, connections):
        write_requests(self.requests, size, self.options.requests)
        bare = self.measure(Server([self.bare], self.folder), connections)
        ours = self.measure(self.hookglass(connections), connections)
        stored = check_session(self.session, ours["all"], 2 * connections)
        ours["disk"] = self.session.stat().st_size / stored
        ours["growth"] = (ours["rss"][1] - ours["rss"][0]) / stored
        return bare, ours

    def compare(self, size, connections):
        pairs = [self.pair(size, connections) for _ in range(self.options.runs)]

        def middle(of, which=None):
            return statistics.median(of(pair if which is None else pair[which]) for pair in pairs)

        ratios = [ours["rate"] / bare["rate"] for bare, ours in pairs]
        columns = [f"{size:5d} {connections:5d}"]
        columns += [f"{middle(lambda run: run['rate'], which):9.0f}" for which in (0, 1)]
        columns.append(f"{statistics.median(ratios):6.2f} ({min(ratios):.2f}-{max(ratios):.2f})")
        for name in ("p50", "p99"):
            columns.append(" ".join(f"{middle(lambda run: run[name], which):6.2f}"
                                    for which in (0, 1)))
        columns.append(f"{middle(lambda pair: pair[1]['p99'] / pair[0]['p99']):5.1f}")
        columns.append(" ".join(f"{middle(lambda run: run['cpu'], which):5.1f}" for which in (0, 1)))
        columns.append("/".join(f"{middle(lambda run: run['rss'][when], 1) / 1e6:.0f}"
                                for when in (0, 1)))
        columns.append(f"{middle(lambda run: run['growth'], 1):6.0f}")
        columns.append(f"{middle(lambda run: run['disk'], 1):6.0f}")
        print("  ".join(columns), flush=True)

    def soak(self, events):
        """One session until it holds so many events, in slices with fresh tokens."""
        connections, total, slices = 64, 0, []
        server = self.hookglass(connections)
        print(f"soak of {events} events, {connections} connections: "
              "events, requests/s, p99 ms, RSS MB, file MB, WAL MB")
        try:
            while total < events:
                write_requests(self.requests, 1500, self.options.requests)
                run = wrk(server.url, self.requests, connections, 4)
                total += run["answered"]
                run.update(total=total, rss=server.rss())
                slices.append(run)
                wal = pathlib.Path(f"{self.session}-wal")
                print(f"{total:8d} {run['rate']:7.0f} {run['p99']:7.1f} {run['rss'] / 1e6:6.0f} "
                      f"{self.session.stat().st_size / 1e6:7.0f} {wal.stat().st_size / 1e6:5.0f}",
                      flush=True)
            server.stop()
        finally:
            server.kill()
        stored = check_session(self.session, total, len(slices) * connections)
        self.tell_soak(slices, stored)

    def tell_soak(self, slices, stored):
        part = min(100_000, stored // 4)

        def rate(some):
            taken, seconds = 0, 0.0
            for run in some:
                if taken < part:
                    taken += run["answered"]
                    seconds += run["answered"] / run["rate"]
            return taken / seconds

        first, last = rate(slices), rate(reversed(slices))
        start = next(run for run in slices if run["total"] >= part)
        grown = (slices[-1]["rss"] - start["rss"]) / max(1, slices[-1]["total"] - start["total"])
        print(f"first {part}: {first:.0f}/s, last: {last:.0f}/s, {last / first - 1:+.1%}; "
              f"RSS {grown:+.1f} bytes per event after the first {part}; "
              f"disk {self.session.stat().st_size / stored:.0f} bytes per event")


def numbers(text):
    return [int(part) for part in text.split(",")]


def parse():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=HERE.parent.parent / "build/bench")
    parser.add_argument("--folder", help="where sessions are written (default: in the build folder)")
    parser.add_argument("--quick", action="store_true", help="1.5 KB, 8 and 64 connections, 3 runs")
    parser.add_argument("--no-fsync", action="store_true", help="nothing waits for the disk")
    parser.add_argument("--runs", type=int)
    parser.add_argument("--seconds", type=int, help="of each measured run")
    parser.add_argument("--bodies", type=numbers, help="sizes: 1500,4000")
    parser.add_argument("--connections", type=numbers, help="1,8,64,512")
    parser.add_argument("--requests", type=int, default=10_000, help="different ones to send")
    parser.add_argument("--soak", type=int, nargs="?", const=1_000_000, metavar="EVENTS")
    options = parser.parse_args()
    short = options.quick
    options.runs = options.runs or (3 if short else 5)
    options.seconds = options.seconds or (2 if short else 4)
    options.bodies = options.bodies or ([1500] if short else [1500, 4000])
    options.connections = options.connections or ([8, 64] if short else [1, 8, 64, 512])
    return options


def main():
    options = parse()
    load = os.getloadavg()
    print(f"{os.cpu_count()} processors, load {load[0]:.1f}"
          + (", without fsync" if options.no_fsync else ""))
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.folder or options.build) as folder:
        bench = Bench(options, pathlib.Path(folder))
        if options.soak:
            bench.soak(options.soak)
            return 0
        print("Bare QtHttpServer handler | hookglass-cli listen; medians of "
              f"{options.runs} alternating runs of {options.seconds} s")
        print(" body conns     bare/s     ours/s  ratio (min-max)    p50 ms each    p99 ms each  "
              "p99x  CPU us each  RSS MB  B/event  disk B/event")
        for size in options.bodies:
            for connections in options.connections:
                bench.compare(size, connections)
    print(f"load {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Broken as problem:
        sys.exit(f"receive.py: {problem}")
    except KeyboardInterrupt:
        sys.exit(130)
