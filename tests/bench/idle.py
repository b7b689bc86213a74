#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Hookglass contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What idle connections cost: starts hookglass-cli, opens connections that were each served once,
and prints how its memory grew and how much of one CPU it uses while nothing happens.

    idle.py HOOKGLASS_CLI [CONNECTIONS] [SECONDS]
"""
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time

REQUEST = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"


def resident_kb(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def connect(port):
    client = socket.create_connection(("127.0.0.1", port))
    client.sendall(REQUEST)
    return client


def check_served(client):
    if not client.recv(4096).startswith(b"HTTP/1.1 200"):
        raise SystemExit("a connection was not served")


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 20
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    limit = str(count + 100)
    with tempfile.TemporaryDirectory() as folder:
        # With the limit of an ordinary shell, which the program has to raise itself.
        listener = subprocess.Popen(
            [program, "listen", "--port", "0", "--session", folder + "/idle.hookglass",
             "--max-connections", limit, "--max-connections-per-peer", limit,
             "--idle-timeout", "3600"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (1024, hard)))
        try:
            line = next(line for line in listener.stderr if line.startswith("Listening on "))
            port = int(line.strip().rstrip("/").rsplit(":", 1)[1])
            warm = connect(port)
            check_served(warm)
            before = resident_kb(listener.pid)
            clients = [connect(port) for _ in range(count)]
            for client in clients:
                check_served(client)
            grown = resident_kb(listener.pid) - before
            time.sleep(2)  # what was captured is written and checkpointed
            started, used = time.monotonic(), cpu_seconds(listener.pid)
            time.sleep(seconds)
            cpu = (cpu_seconds(listener.pid) - used) / (time.monotonic() - started)
            print(f"{count} idle connections: memory grew by {grown / 1024:.1f} MB "
                  f"({grown / count:.1f} KB each), {100 * cpu:.2f} % of one CPU")
            for client in clients + [warm]:
                client.close()
        finally:
            listener.terminate()
            listener.wait()


if __name__ == "__main__":
    main()
