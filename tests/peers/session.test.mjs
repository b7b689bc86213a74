// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests the SDK signed, over real HTTP into `listen`, out again by `export`, judged by ajv.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import Ajv from 'ajv';
import { allBodies, cli, credentials, folder, listen, root, sign } from './support.mjs';

function schema(name) {
  return JSON.parse(readFileSync(join(root, 'resources/schemas', name)));
}
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const sessionSchema = schema('hookglass-session.schema.json');
const checkSession = ajv.compile(sessionSchema);
const checkCapture = ajv.getSchema(`${sessionSchema.$id}#/definitions/capture`);

function validate(check, value, name) {
  assert.ok(check(value), `${name}: ${ajv.errorsText(check.errors)}`);
}

test('a session is exported as it was received', async () => {
  const session = join(folder, 's.hookglass');
  const bodies = [...allBodies(), ['binary', Buffer.from([0, 255, 13, 10])]];
  const listener = await listen(
    '--session', session, '--credentials', credentials,
    '--count', String(bodies.length), '--format', 'ndjson',
  );
  const tokens = [];
  for (const [, body] of bodies) {
    const token = await sign(body);
    tokens.push(token);
    const answer = await fetch(listener.url, {
      method: 'POST', body, headers: { Authorization: token, 'X-Empty': '' },
    });
    assert.equal(answer.status, 200);
  }
  const { code, out } = await listener.done;
  assert.equal(code, 0);
  const lines = out.trim().split('\n').map((line) => JSON.parse(line));
  assert.equal(lines.length, bodies.length);
  for (const [i, line] of lines.entries()) assert.equal(line.verification.verdict, 'verified', bodies[i][0]);

  const whole = cli('export', session, '--redact', 'none');
  const exported = JSON.parse(whole.out);
  validate(checkSession, exported, 'export --redact none');
  for (const [i, { request }] of exported.captures.entries()) {
    const body = 'body' in request ? Buffer.from(request.body) : Buffer.from(request.body_base64, 'base64');
    assert.ok(body.equals(bodies[i][1]), bodies[i][0]);
    const header = request.headers.find(([name]) => name.toLowerCase() === 'authorization');
    assert.equal(header[1], tokens[i]);
  }
  for (const redact of ['secrets', 'all']) {
    const masked = cli('export', session, '--redact', redact).out;
    validate(checkSession, JSON.parse(masked), redact);
    for (const token of tokens) assert.ok(!masked.includes(token.split('.')[2]));
  }
  for (const line of lines) validate(checkCapture, line, 'NDJSON line');
});

test('refused requests are in the export too', async () => {
  const session = join(folder, 'r.hookglass');
  const listener = await listen('--session', session, '--count', '1', '--max-body', '10');
  const answer = await fetch(listener.url, { method: 'POST', body: 'x'.repeat(100) });
  assert.equal(answer.status, 413);
  await listener.done;
  const exported = JSON.parse(cli('export', session).out);
  validate(checkSession, exported, 'refusal');
  assert.equal(exported.captures[0].refusal.status, 413);
});

test('the event schemas describe what is sent', () => {
  for (const sender of ['plugnmeet', 'livekit']) {
    const check = ajv.compile(schema(`${sender}.schema.json`));
    for (const [name, body] of allBodies()) {
      if (name.startsWith(`${sender}/`) && !name.includes('legacy'))
        validate(check, JSON.parse(body), name);
    }
    assert.equal(check({ event: 'no_such_event' }), false);
    assert.equal(check({ event: 'room_started', room: 5 }), false);
  }
});
