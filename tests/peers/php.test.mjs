// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two thousand random deliveries, judged by PHP and by our model of Plug-N-Meet's PHP example.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { seeded } from './random.mjs';
import { cli, folder, key, root, secret } from './support.mjs';

const now = 1795425129;
const { random, pick, rarely } = seeded(20261125);
const later = now + 300;
// JSON text, so that the claims can be what JSON.stringify would never write.
const times = [-3600, -1, 0, 1, 60, 3600].map((s) => String(now + s));
const oddTimes = [
  ...times, `${now}.5`, `"${now}.5"`, `"${now}"`, `"${now + 1}"`, `"${later}"`, `" ${later}\\n"`, `"${later}\\u00a0"`,
  `"+${later}"`, 'null', 'true', 'false', '1e400', '-1e400', '-1', '0', '""', '[]', '{}', '"soon"', '"0x7fffffff"', '"1e10"', '".5e12"',
  '"5."', '"."', '"1e"', '12345678901234567890', '"12345678901234567890"', '"1e400"', '"INF"', '"1_000"', '1.7954254295e9',
];
const deep = (depth) => '['.repeat(depth) + ']'.repeat(depth);
const headers = [
  '{"alg":"HS256"}', '{"alg":"HS384"}', '{"alg":"none"}', '{"alg":"hs256"}', '{}', '{"alg":256}', '{"alg":["HS256"]}', '{"alg":null}', '[]',
  '"HS256"', 'null', '{"alg":"HS256","crit":["x"]}', '{"alg":"HS256","kid":null}', '{"alg":"none","alg":"HS256"}', '{"ALG":"HS256"}',
  ' {"alg":"HS256"}\n', '\xef\xbb\xbf{"alg":"HS256"}', '{"alg":"HS256","x":"\xff"}', '{"alg":"HS256","x":"\\ud800"}', '{"alg":"HS256","":1}',
  '{"alg":"HS256","\\u0000x":1}', '{"alg":"HS\\u0032\\u0035\\u0036"}', '{"alg":"HS256",}', '{"alg":"HS256","x":01}', '{"alg":"HS256","x":"\t"}',
  `{"alg":"HS256","x":${deep(100)}}`, `{"alg":"HS256","x":${deep(510)}}`, `{"alg":"HS256","x":${deep(511)}}`,
];
const hashes = (b64, digest) => [
  digest.toString('hex'), digest.toString('base64url'), b64.slice(0, -1), `${b64}==`, ` ${b64.slice(0, 9)}\\n${b64.slice(9)}`, `=${b64}`,
  `${b64.slice(0, 20)}=${b64.slice(20)}`, `${b64}AAAA`, `${b64.slice(0, -1)}A`, b64.slice(0, -2), `!${b64}`, `\xe9${b64}`, '', 'wrong',
];
const tornSignatures = (s) => [
  s + '=', s + '==', s.slice(0, -1), s + '!', '!' + s, s.slice(0, 9) + '\t' + s.slice(9), s + 'AAAA', s + '=AAAA', s.slice(0, 8) + '=' + s.slice(8), '=' + s, s + 'A', '',
];

function randomClaims(digest) {
  const b64 = digest.toString('base64');
  const time = (usual) => (random(3) === 0 ? pick([...oddTimes, undefined]) : String(usual));
  const text = rarely(hashes(b64, digest), b64);
  const list = [
    ['iss', rarely(['"other"', '7', 'null', undefined], `"${key}"`)], ['exp', time(later)], ['nbf', time(now)], ['iat', time(now)],
    ['sha256', rarely(['null', '5', 'true', '[]', undefined], `"${text}"`)], ['name', rarely(['7', '"\xff"', '"\\ud83d"', '{"a":{"b":1}}'], undefined)],
    ['exp', random(40) === 0 ? String(now - 3600) : undefined], ['\\u0000x', random(60) === 0 ? '1' : undefined], ['EXP', random(60) === 0 ? '1' : undefined],
  ].filter(([, value]) => value !== undefined);
  const object = `{${list.map(([name, value]) => `"${name}":${value}`).join(',')}}`;
  return rarely(['[]', '7', '{', 'null', '""', '{}', `\n{"sha256":"${b64}"}\n`], object);
}

function randomDelivery() {
  const body = rarely([Buffer.from(''), Buffer.from('x'), Buffer.from('{"event":"\xe9"}', 'latin1')], Buffer.from('{"event":"room_started"}'));
  const claims = randomClaims(createHash('sha256').update(body).digest());
  const encoded = (json) => Buffer.from(json, 'latin1').toString('base64url');
  let [first, second] = [encoded(rarely(headers, '{"alg":"HS256","typ":"JWT"}')), encoded(claims)];
  if (random(25) === 0) first += pick(['==', '=', 'A', '!', '\t', '=x', '====']);
  if (random(25) === 0) second = pick([second + '=', second.slice(0, 5) + '\t' + second.slice(5), second + '=AAAA', '=' + second, second.slice(0, 8) + '=' + second.slice(8)]);
  const configured = rarely(['short', 'exactly 32 bytes of secret text!', '31 bytes of a secret, no more !'], secret);
  const by = rarely([configured + '\n', 'another secret of 32 bytes.......'], configured);
  const mac = createHmac('sha256', by).update(`${first}.${second}`).digest(random(25) === 0 ? 'base64' : 'base64url');
  const whole = `${first}.${second}.${rarely(tornSignatures(mac), mac)}`;
  const token = rarely(['Bearer ' + whole, whole + '.x', '', '0', 'x', '..', '.' + whole], whole);
  const both = pick([{ authorization: token }, { authorization: token, hashToken: token }]);
  return { body, secret: configured, ...rarely([{ hashToken: token }, { authorization: '', hashToken: token }, { authorization: token, hashToken: 'x' }], both) };
}

/** What our model says, in the order of the deliveries. */
function judge(deliveries) {
  const answers = new Array(deliveries.length);
  for (const configured of new Set(deliveries.map((d) => d.secret))) {
    const chosen = deliveries.flatMap((d, i) => (d.secret === configured ? [i] : []));
    const requests = chosen.flatMap((i) => {
      const { authorization, hashToken, body } = deliveries[i];
      const head = (name, value) => (value === undefined ? '' : `${name}: ${value}\r\n`);
      const lines = head('Authorization', authorization) + head('Hash-Token', hashToken);
      return [Buffer.from(`=== request ${i}\nPOST / HTTP/1.1\r\n${lines}Content-Length: ${body.length}\r\n\r\n`), body, Buffer.from('\n')];
    });
    const [file, credentials] = [join(folder, 'php.http'), join(folder, 'php.json')];
    writeFileSync(file, Buffer.concat(requests));
    writeFileSync(credentials, JSON.stringify({ keys: [{ key, secret: configured }] }), { mode: 0o600 });
    const run = cli('verify', '--request', file, '--credentials', credentials, '--at', String(now), '--format', 'ndjson');
    const lines = run.out.trim().split('\n');
    assert.equal(lines.length, chosen.length, run.err);
    lines.forEach((line, n) => (answers[chosen[n]] = JSON.parse(line).accepted_by['plugnmeet-php']));
  }
  return answers;
}

const missing = spawnSync('php', ['-v']).error ? 'php is not installed (Debian: php-cli)' : false;

test('two thousand random deliveries, judged by PHP', { skip: missing }, () => {
  const deliveries = Array.from({ length: 2000 }, randomDelivery);
  const input = deliveries.map((d) => JSON.stringify({ ...d, body: d.body.toString('base64') }) + '\n').join('');
  const php = spawnSync('php', [join(root, 'tests/peers/receiver.php'), String(now)], { input, maxBuffer: 1 << 28 });
  const theirs = php.stdout.toString().trim().split('\n').map((line) => JSON.parse(line));
  assert.equal(theirs.length, deliveries.length, php.stderr.toString());
  const accepted = theirs.filter((answer) => answer === null).length;
  console.log(`PHP accepts ${accepted} of ${theirs.length}`);
  assert.ok(accepted > 200 && accepted < 1800);
  const disagreements = judge(deliveries).flatMap((ours, i) =>
    ours.accepts === (theirs[i] === null) ? [] : [{ ours, theirs: theirs[i], ...deliveries[i] }],
  );
  assert.deepEqual(disagreements, []);
});
