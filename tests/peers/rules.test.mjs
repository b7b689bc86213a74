// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The schema of response rules and the program that reads them: the same files are taken, judged
// by ajv and by `listen`.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import Ajv from 'ajv';
import { cli, folder, root } from './support.mjs';

const schema = JSON.parse(readFileSync(join(root, 'resources/schemas/hookglass-rules.schema.json')));
const check = new Ajv({ strict: false }).compile(schema);

/** Whether `listen` takes the rules: then it goes on to an address that does not exist. */
function taken(document) {
  const file = join(folder, 'rules.json');
  writeFileSync(file, JSON.stringify(document));
  const session = join(folder, 'rules.hookglass');
  const run = cli('listen', '--respond', file, '--bind', 'nowhere', '--session', session);
  assert.equal(run.code, 2);
  const reachedTheAddress = run.err.includes('Cannot listen on "nowhere"');
  assert.notEqual(reachedTheAddress, run.err.includes(file), run.err);
  return reachedTheAddress;
}

const rule = (members) => ({ rules: [members] });
const good = [
  { rules: [] },
  rule({}),
  rule({ name: 'fail once', filter: 'event:room_*', first_attempts: 1, status: 503 }),
  rule({ headers: [['Retry-After', '4'], ['X-Tab', 'a\tb'], ['X-Empty', '']], body: 'é€😀', delay_ms: 60000 }),
  rule({ action: 'as-verifier', delay_ms: 1 }),
  rule({ action: 'no-answer', first_attempts: 100 }),
  rule({ action: 'answer', status: 200 }),
  rule({ status: 204, body: '' }),
  { rules: Array(100).fill({}) },
];
const bad = [
  [],
  {},
  { rules: {} },
  { rules: [], other: 1 },
  rule(7),
  rule({ other: 1 }),
  rule({ name: '' }),
  rule({ name: 'n'.repeat(61) }),
  rule({ name: 'default' }),
  rule({ name: 1 }),
  rule({ filter: 1 }),
  rule({ filter: 'a'.repeat(1001) }),
  rule({ first_attempts: -1 }),
  rule({ first_attempts: 101 }),
  rule({ first_attempts: 1.5 }),
  rule({ status: 199 }),
  rule({ status: 600 }),
  rule({ status: '503' }),
  rule({ headers: {} }),
  rule({ headers: [['A']] }),
  rule({ headers: [['A', 1]] }),
  rule({ headers: [['A B', '1']] }),
  rule({ headers: [['', '1']] }),
  rule({ headers: [['cOntent-length', '1']] }),
  rule({ headers: [['Transfer-Encoding', 'chunked']] }),
  rule({ headers: [['Connection', 'close']] }),
  rule({ headers: [['A', '1\r\nB: 2']] }),
  rule({ headers: [['A', '\u0000']] }),
  rule({ headers: Array(51).fill(['A', '1']) }),
  rule({ body: 1 }),
  rule({ body: 'x'.repeat(65537) }),
  rule({ status: 204, body: 'x' }),
  rule({ delay_ms: 60001 }),
  rule({ delay_ms: -1 }),
  rule({ action: 'close' }),
  rule({ action: 'no-answer', status: 503 }),
  rule({ action: 'as-verifier', headers: [] }),
  { rules: Array(101).fill({}) },
];

for (const [documents, expected] of [[good, true], [bad, false]]) {
  test(`${documents.length} files that are ${expected ? 'taken' : 'refused'}`, () => {
    for (const document of documents) {
      const text = JSON.stringify(document).slice(0, 200);
      assert.equal(check(document), expected, `ajv: ${text}`);
      assert.equal(taken(document), expected, `listen: ${text}`);
    }
  });
}

test('the examples in the README are rules', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const examples = [...readme.matchAll(/```json\n(\{ ?"rules"[^]*?)```/g)].map((found) => JSON.parse(found[1]));
  assert.ok(examples.length > 0);
  for (const example of examples) {
    assert.ok(check(example), JSON.stringify(check.errors));
    assert.ok(taken(example));
  }
});
