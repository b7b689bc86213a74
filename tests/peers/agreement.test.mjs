// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A thousand random deliveries, judged by LiveKit's own receiver and by our model of it.

import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { WebhookReceiver } from 'livekit-server-sdk';
import { seeded } from './random.mjs';
import { allBodies, cli, credentials, folder, key, secret } from './support.mjs';

const now = 1795425129;
const RealDate = Date;
/** The receiver asks the clock; here it stands still. */
async function atFixedTime(run) {
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      super(...(args.length > 0 ? args : [now * 1000]));
    }
    static now() {
      return now * 1000;
    }
  };
  try {
    return await run();
  } finally {
    globalThis.Date = RealDate;
  }
}

const { random, pick, rarely } = seeded(424242);

const b64url = (text) => Buffer.from(text).toString('base64url');
// Times are JSON text, so that they can be what JSON.stringify would never write.
const times = [-3600, -61, -60, -59, -11, -10, -9, -1, 0, 1, 9, 10, 11, 59, 60, 61, 3600].map((s) => String(now + s));
const oddTimes = [...times, `"${now + 300}"`, 'null', 'true', `${now}.5`, '1e400', '-1', '[]', '"soon"'];

function randomBody() {
  const usual = pick(bodies);
  return rarely(
    [
      Buffer.from('{}'),
      Buffer.from('[]'),
      Buffer.from('null'),
      Buffer.from('not json'),
      Buffer.from(''),
      Buffer.from('{"event":1}'),
      Buffer.from('{"event":"x","room":[]}'),
      Buffer.from('{"event":"x","room":null,"createdAt":"17"}'),
      Buffer.from('{"event":"x","created_at":"soon"}'),
      Buffer.from('{"event":"x","numDropped":"3"}'),
      Buffer.from('{"event":"x","id":7}'),
      Buffer.from('{"event":"x","unheard":{"of":1}}'),
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), usual]),
      Buffer.from('{"event":"\xe9"}', 'latin1'),
      Buffer.concat([usual, Buffer.from('\n')]),
    ],
    usual,
  );
}
const bodies = allBodies().map(([, body]) => body);

function randomDelivery() {
  const body = randomBody();
  const digest = createHash('sha256').update(body).digest();
  const header = rarely(
    [
      '{"alg":"HS256"}', '{"alg":"HS384"}', '{"alg":"HS512","typ":"JWT"}', '{"alg":"none"}', '{"alg":"hs256"}', '{}',
      '{"alg":256}', '[]', '"HS256"', '{"alg":"HS256","crit":["x"],"x":1}', '{"alg":"HS256","crit":[]}',
      '{"alg":"HS256","crit":null}', '{"alg":"HS256","crit":["b64"],"b64":true}', '{"alg":"HS256","crit":["b64"]}',
      '{"alg":"HS256","kid":7}', '{"alg":"none","alg":"HS256"}', '{"alg":"RS256"}', '{"alg":"HS256"', 'null',
    ],
    '{"alg":"HS256","typ":"JWT"}',
  );
  const claims = [
    ['iss', rarely(['"other"', '7', 'null', `["${key}"]`, undefined, '"PLUGNMEET"'], `"${key}"`)],
    ['exp', random(3) === 0 ? pick([...oddTimes, undefined]) : String(now + 300)],
    ['nbf', random(3) === 0 ? pick([...oddTimes, undefined]) : String(now)],
    ['iat', random(3) === 0 ? pick([...oddTimes, undefined]) : String(now)],
    ['sha256', rarely([`"${digest.toString('hex')}"`, `"${digest.toString('base64url')}"`, '""', 'null', '5', undefined, '"wrong"'], `"${digest.toString('base64')}"`)],
    ['name', rarely(['7', '"x"'], undefined)],
    ['exp', random(40) === 0 ? String(now - 3600) : undefined],
  ].filter(([, value]) => value !== undefined);
  const payload = rarely(['[]', '7', '{'], `{${claims.map(([name, value]) => `"${name}":${value}`).join(',')}}`);
  let [first, second] = [b64url(header), b64url(payload)];
  if (random(25) === 0) first += '==';
  if (random(25) === 0) second = Buffer.from(payload).toString('base64');
  const hash = header.includes('HS384') ? 'sha384' : header.includes('HS512') ? 'sha512' : 'sha256';
  const by = rarely([secret + '\n', 'quite another secret', ''], secret);
  let signature = createHmac(hash, by).update(`${first}.${second}`).digest(random(25) === 0 ? 'base64' : 'base64url');
  signature = rarely([signature + '=', signature.slice(0, -1), signature + '!', '!' + signature, signature.slice(0, 9) + ' ' + signature.slice(9), signature + 'AAAA', ''], signature);
  const token = `${first}.${second}.${signature}`;
  return { body, token: rarely(['Bearer ' + token, token + '.x', '', 'x', token.replace('.', ' .'), '.' + token], token) };
}

test('a thousand random deliveries', async () => {
  const receiver = new WebhookReceiver(key, secret);
  const deliveries = Array.from({ length: 1000 }, randomDelivery);
  const answers = await atFixedTime(() =>
    Promise.all(
      deliveries.map(({ body, token }) =>
        receiver.receive(body.toString(), token).then(() => null, (error) => error.message),
      ),
    ),
  );
  const file = join(folder, 'agreement.http');
  const requests = deliveries.flatMap(({ body, token }, i) => [
    Buffer.from(`=== request ${i}\nPOST / HTTP/1.1\r\nAuthorization: ${token}\r\nContent-Length: ${body.length}\r\n\r\n`),
    body,
    Buffer.from('\n'),
  ]);
  writeFileSync(file, Buffer.concat(requests));
  const run = cli('verify', '--request', file, '--credentials', credentials, '--at', String(now), '--format', 'ndjson');
  const lines = run.out.trim().split('\n');
  assert.equal(lines.length, deliveries.length, run.err);
  const accepted = answers.filter((answer) => answer === null).length;
  console.log(`the receiver accepts ${accepted} of ${answers.length}`);
  assert.ok(accepted > 100 && accepted < 900);
  const disagreements = lines.flatMap((line, i) => {
    const ours = JSON.parse(line).accepted_by['livekit-node'];
    return ours.accepts === (answers[i] === null) ? [] : [{ ours, theirs: answers[i], token: deliveries[i].token, claims: deliveries[i].token.split('.').map((p) => Buffer.from(p, 'base64url').toString('latin1')).slice(0, 2), body: deliveries[i].body.toString().slice(0, 80) }];
  });
  assert.deepEqual(disagreements, []);
});
