# SPDX-FileCopyrightText: 2026 Hookglass contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signed requests for receive.py, each with an event id and a token of its own."""

import base64
import hashlib
import hmac
import json
import pathlib
import time

BODIES = pathlib.Path(__file__).resolve().parent.parent / "data/protocol/bodies"
KEY, SECRET = "plugnmeet", "zumyyYWqv7KR2kUqvYdq4z4sXg7XTBD2ljT6"
TOKEN_SECONDS = 300  # as long as the servers' own
# Real bodies near the size that is asked for; the rest is put into the participant's metadata.
SOURCES = {1500: [BODIES / "livekit" / f"{name}.json" for name in
                  ("track_published", "track_unpublished", "participant_joined.with_metadata")],
           4000: [BODIES / "plugnmeet" / f"{name}.json" for name in
                  ("participant_joined", "room_started", "track_published.audio")]}


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def token(body, now):
    claims = {"iss": KEY, "exp": now + TOKEN_SECONDS, "nbf": now, "iat": now,
              "sha256": base64.b64encode(hashlib.sha256(body).digest()).decode()}
    parts = [base64url(json.dumps(part, separators=(",", ":")).encode())
             for part in ({"alg": "HS256", "typ": "JWT"}, claims)]
    signed = b".".join(parts)
    return signed + b"." + base64url(hmac.new(SECRET.encode(), signed, hashlib.sha256).digest())


def request(source, size, number, now):
    """One request as Plug-N-Meet sends it, with an id of its own."""
    event = json.loads(source)
    event["id"] = f"00000000-0000-4000-8000-{number:012d}"
    event["created_at" if "created_at" in event else "createdAt"] = str(now)
    missing = size - len(json.dumps(event, separators=(",", ":"), ensure_ascii=False).encode())
    if missing > 0 and "participant" in event:
        event["participant"]["metadata"] = event["participant"].get("metadata", "") + "m" * missing
    body = json.dumps(event, separators=(",", ":"), ensure_ascii=False).encode()
    signed = token(body, now)
    return b"\r\n".join([b"POST /hook HTTP/1.1", b"Host: 127.0.0.1", b"User-Agent: Go-http-client/1.1",
                         b"Content-Length: %d" % len(body), b"Authorization: " + signed,
                         b"Content-Type: application/json", b"Hash-Token: " + signed,
                         b"Accept-Encoding: gzip", b"", body])


def write_requests(path, size, count):
    """Tokens last five minutes: made anew for every run."""
    now = int(time.time()) - 2
    sources = [source.read_bytes() for source in SOURCES[size]]
    with open(path, "wb") as file:
        for number in range(count):
            one = request(sources[number % len(sources)], size, number, now)
            file.write(b"%d\n" % len(one) + one)
