#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Hookglass contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills `hookglass-cli listen` under load and looks at what is left.

    crash.py HOOKGLASS_CLI [--runs N] [--full-disk-runs N] [--migration-runs N] [--old-session FILE]

Each run sends events over several connections, kills the program with SIGKILL at a random moment and
checks with SQLite alone: every event that was acknowledged with 200 is in the session, the file is
sound, no event is there twice, and the program opens it again. The full-disk runs do the same in a
tmpfs of 2 MB (they need root), where most answers are 503. The migration runs kill it while an old
session is brought up to date: the file must then be wholly old or wholly new.
"""
import argparse
import http.client
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

CONNECTIONS = 8
BODY = '{"event":"room_started","id":"%s","room":{"room_id":"r","metadata":"' + "x" * 1400 + '"}}'


class Listener:
    def __init__(self, cli, session, *options):
        self.process = subprocess.Popen(
            [cli, "listen", "--port", "0", "--session", session, "--quiet",
             "--commit-timeout", "60000", *options],  # or a busy disk is taken for a full one
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.port = self.find_port()

    def find_port(self):
        """The port of the process' listening socket: --quiet says nothing, and a pipe nobody reads
        would fill."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            inodes = set()
            try:
                for entry in os.scandir(f"/proc/{self.process.pid}/fd"):
                    target = os.readlink(entry.path)
                    if target.startswith("socket:["):
                        inodes.add(target[8:-1])
            except OSError:
                pass
            for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]:
                fields = line.split()
                if fields[3] == "0A" and fields[9] in inodes:
                    return int(fields[1].split(":")[1], 16)
            time.sleep(0.005)
        return None

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Load(threading.Thread):
    """One connection that sends events until it breaks, and notes what was acknowledged."""

    def __init__(self, port, name):
        super().__init__()
        self.port, self.name_, self.acknowledged, self.refused = port, name, [], 0

    def run(self):
        number = 0
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            while True:
                event = f"{self.name_}-{number}"
                number += 1
                connection.request("POST", "/", BODY % event)
                answer = connection.getresponse()
                answer.read()
                if answer.status == 200:
                    self.acknowledged.append(event)
                else:
                    self.refused += 1
        except (OSError, http.client.HTTPException):
            pass


def events(session):
    connection = sqlite3.connect(session)
    try:
        check = connection.execute("PRAGMA integrity_check").fetchall()
        assert check == [("ok",)], check
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = connection.execute("SELECT seq, event_id FROM capture ORDER BY seq").fetchall()
        payloads = connection.execute("SELECT count(*) FROM payload").fetchone()[0]
    finally:
        connection.close()
    assert payloads == len(rows), (payloads, len(rows))
    assert [seq for seq, _ in rows] == list(range(1, len(rows) + 1)), "numbers have gaps"
    return [event for _, event in rows]


def crash(cli, folder, seconds, until_refused=False):
    """One run; answers how many events were acknowledged, refused, and are in the session."""
    session = os.path.join(folder, "s.hookglass")
    listener = Listener(cli, session)
    assert listener.port, "it does not listen"
    loads = [Load(listener.port, f"c{i}") for i in range(CONNECTIONS)]
    for load in loads:
        load.start()
    deadline = time.monotonic() + 60
    while until_refused and not any(load.refused for load in loads):
        if time.monotonic() > deadline:
            break
        time.sleep(0.01)
    time.sleep(seconds)
    listener.kill()
    for load in loads:
        load.join()
    acknowledged = [event for load in loads for event in load.acknowledged]
    # The copy is looked at, so that the program itself finds the file as the crash left it.
    copies = tempfile.mkdtemp()
    try:
        for suffix in ("", "-wal"):
            if os.path.exists(session + suffix):
                shutil.copy(session + suffix, os.path.join(copies, "s.hookglass" + suffix))
        stored = events(os.path.join(copies, "s.hookglass"))
    finally:
        shutil.rmtree(copies)
    missing = set(acknowledged) - set(stored)
    assert not missing, f"acknowledged but lost: {sorted(missing)[:5]} of {len(missing)}"
    assert len(set(stored)) == len(stored), "an event is there twice"
    return len(acknowledged), sum(load.refused for load in loads), len(stored), session


def check_reads(cli, session):
    before = subprocess.run([cli, "export", session, "--as", "ndjson"], capture_output=True)
    assert before.returncode in (0, 1), before.stderr


def check_opens(cli, session):
    """The program takes the session up again and stores another event in it."""
    listener = Listener(cli, session)
    assert listener.port, "it does not open the session again"
    connection = http.client.HTTPConnection("127.0.0.1", listener.port, timeout=30)
    connection.request("POST", "/", BODY % "after")
    status = connection.getresponse().status
    connection.close()
    listener.process.send_signal(signal.SIGTERM)
    assert listener.process.wait() == 0
    assert not os.path.exists(session + "-lock"), "the lock stays behind"
    return status


def crash_runs(cli, runs):
    totals = [0, 0, 0]
    for run in range(runs):
        with tempfile.TemporaryDirectory(dir=os.environ.get("HOOKGLASS_CRASH_DIR")) as folder:
            *figures, session = crash(cli, folder, random.uniform(0.05, 0.8))
            check_reads(cli, session)
            assert check_opens(cli, session) == 200
        totals = [a + b for a, b in zip(totals, figures)]
    print(f"{runs} crashes: {totals[0]} events acknowledged, none lost; {totals[2]} stored, none "
          f"twice; every file sound and opened again.", flush=True)


def full_disk_runs(cli, runs):
    totals = [0, 0, 0]
    for run in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder],
                                     capture_output=True)
            if mounted.returncode != 0:
                print("Full-disk runs skipped: a small tmpfs cannot be mounted (needs root).")
                return
            try:
                *figures, session = crash(cli, folder, random.uniform(0.0, 1.0),
                                          until_refused=True)
                assert figures[1] > 0, "the disk never was full"
                check_reads(cli, session)
                check_opens(cli, session)
            finally:
                subprocess.run(["umount", "-l", folder], check=True)
        totals = [a + b for a, b in zip(totals, figures)]
    print(f"{runs} crashes on a full disk: {totals[0]} events acknowledged, none lost; {totals[1]} "
          f"answered 503; every file sound and opened again.", flush=True)


def grow(old, count):
    """Makes an old session large, so that its migration takes a while."""
    connection = sqlite3.connect(old)
    columns = ("received_at, listener, peer, method, target, body_size, refusal_status, "
               "refusal_reason, verdict, cause, sender, event, event_id, created_at_seconds, "
               "room_id, participant, summary, status, rule, answered_after")
    connection.execute(
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) "
        f"INSERT INTO capture ({columns}) SELECT {columns} FROM capture, n WHERE seq = 1")
    connection.execute("INSERT INTO payload (seq, head, body, verification, event) SELECT "
                       "capture.seq, head, body, verification, payload.event FROM capture, "
                       "payload WHERE payload.seq = 1 AND capture.seq > 5")
    connection.commit()
    connection.close()


def wait_until_migrated(session):
    """Until the program has begun with it, as its lock shows; then how long the migration takes."""
    deadline = time.monotonic() + 60
    while not os.path.exists(session + "-lock") and time.monotonic() < deadline:
        time.sleep(0.001)
    began = time.monotonic()
    while time.monotonic() < deadline:
        connection = sqlite3.connect(session, timeout=60)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.close()
        if version == 5:
            return time.monotonic() - began
        time.sleep(0.001)
    raise AssertionError("it does not migrate")


def migration_runs(cli, runs, old):
    left = {}
    with tempfile.TemporaryDirectory() as folder:
        large = os.path.join(folder, "large.hookglass")
        shutil.copy(old, large)
        grow(large, 5000)
        seconds = 0.0
        for run in range(runs):
            session = os.path.join(folder, f"m{run}.hookglass")
            shutil.copy(large, session)
            process = subprocess.Popen([cli, "listen", "--port", "0", "--quiet", "--session",
                                        session], stderr=subprocess.DEVNULL)
            if run == 0:
                seconds = wait_until_migrated(session)
            while not os.path.exists(session + "-lock") and process.poll() is None:
                time.sleep(0.001)
            time.sleep(seconds * random.uniform(0.0, 1.2))
            process.kill()
            process.wait()
            stored = events(session)
            assert len(stored) == 5005, len(stored)
            connection = sqlite3.connect(session)
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            columns = [row[1] for row in connection.execute("PRAGMA table_info(capture)")]
            connection.close()
            assert version in (1, 2, 3, 4, 5) and ("attempt" in columns) == (version > 2)
            backups = [name for name in os.listdir(folder)
                       if name.startswith(f"m{run}.") and re.search(r"-backup(-\d+)?$", name)]
            if version > 2:
                assert backups, "migrated without a copy"
            left[version] = left.get(version, 0) + 1
            assert check_opens(cli, session) == 200
    print(f"{runs} crashes while migrating; file versions left: {left}; no capture lost.",
          flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--full-disk-runs", type=int, default=20)
    parser.add_argument("--migration-runs", type=int, default=20)
    parser.add_argument("--old-session", default=str(
        pathlib.Path(__file__).parent.parent / "data/sessions/version2.hookglass"))
    options = parser.parse_args()
    began = time.monotonic()
    crash_runs(options.cli, options.runs)
    full_disk_runs(options.cli, options.full_disk_runs)
    migration_runs(options.cli, options.migration_runs, options.old_session)
    print(f"{time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
