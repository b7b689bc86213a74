// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The SDK signs, we verify; we sign, the SDK verifies.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { TokenVerifier, WebhookReceiver } from 'livekit-server-sdk';
import { allBodies, cli, credentials, folder, key, receive, secret, sign } from './support.mjs';

function verify(token, body) {
  const head = `POST /hook HTTP/1.1\r\nContent-Length: ${body.length}\r\nAuthorization: ${token}\r\n\r\n`;
  const file = join(folder, 'request.http');
  writeFileSync(file, Buffer.concat([Buffer.from(head), body]));
  const run = cli('verify', '--request', file, '--credentials', credentials, '--format', 'json');
  return { code: run.code, ...JSON.parse(run.out) };
}

test('we verify what the SDK signs', async () => {
  const bodies = allBodies();
  assert.ok(bodies.length > 70);
  for (const [name, body] of bodies) {
    const result = verify(await sign(body), body);
    assert.equal(result.verdict, 'verified', name);
    assert.equal(result.code, 0);
  }
});

test('we refuse what is wrong, and say why', async () => {
  const body = Buffer.from('{"event":"room_started"}');
  const altered = verify(await sign(body), Buffer.concat([body, Buffer.from('\n')]));
  assert.equal(altered.verdict, 'failed');
  assert.deepEqual(altered.diagnosis.map((d) => d.cause), ['body-altered']);
  assert.equal(altered.code, 1);
  const wrong = verify(await sign(body, { withSecret: 'another secret of good length 12345' }), body);
  assert.deepEqual(wrong.diagnosis.map((d) => d.cause), ['wrong-secret']);
  const old = verify(await sign(body, { ttl: '-10m' }), body);
  assert.ok(old.diagnosis.some((d) => d.cause === 'expired'));
});

test('the SDK verifies what we send', async () => {
  const received = await receive('--all');
  assert.equal(received.length, 30);
  const receiver = new WebhookReceiver(key, secret);
  const verifier = new TokenVerifier(key, secret);
  const liveKit = received.filter((r) => r.headers['content-type'] === 'application/webhook+json');
  assert.equal(liveKit.length, 14);
  for (const { headers, body } of received) {
    const claims = await verifier.verify(headers.authorization);
    assert.equal(claims.sha256, createHash('sha256').update(body).digest('base64'));
    const event = await receiver.receive(body.toString(), headers.authorization);
    assert.equal(event.event, JSON.parse(body).event);
    const isLiveKit = headers['content-type'] === 'application/webhook+json';
    assert.equal(headers['hash-token'], isLiveKit ? undefined : headers.authorization);
  }
});

test('the SDK understands a whole LiveKit meeting', async () => {
  const received = await receive('--session', '--sender', 'livekit', '--count', '3');
  const receiver = new WebhookReceiver(key, secret);
  const names = new Set();
  for (const { headers, body } of received) {
    const event = await receiver.receive(body.toString(), headers.authorization);
    const sent = JSON.parse(body);
    names.add(event.event);
    assert.equal(event.id, sent.id);
    assert.equal(event.createdAt, BigInt(sent.createdAt));
    assert.equal(event.room?.name, sent.room?.name);
    assert.equal(event.participant?.identity, sent.participant?.identity);
    assert.equal(event.track?.sid, sent.track?.sid);
    assert.equal(event.egressInfo?.egressId, sent.egressInfo?.egressId);
    assert.equal(event.ingressInfo?.ingressId, sent.ingressInfo?.ingressId);
    if (sent.room?.numParticipants) assert.equal(event.room.numParticipants, sent.room.numParticipants);
    if (sent.egressInfo) assert.equal(event.egressInfo.startedAt, BigInt(sent.egressInfo.startedAt));
  }
  assert.equal(names.size, 14);
});
