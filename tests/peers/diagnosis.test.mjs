// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Injects every fault, alone and in pairs, into every body, and reads the cause back.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { causes, faults, inject, keys, now, repairs } from './faults.mjs';
import { seeded } from './random.mjs';
import { allBodies, cli, folder } from './support.mjs';

// What is to be mended first comes first; what fails nothing by itself comes last.
const rank = [...Object.keys(causes).filter((name) => name !== 'authorization-stripped'), 'authorization-stripped'];
const emptied = rank.indexOf('body-empty'); // says more than that the body was altered
rank.splice(emptied, 1);
rank.splice(rank.indexOf('body-altered'), 0, 'body-empty');
const causeOf = (name) => (name in repairs ? 'body-altered' : name);

/** Judges all deliveries with as few runs as there are configured secrets. */
function judge(deliveries) {
  const results = new Array(deliveries.length);
  for (const configured of new Set(deliveries.map((d) => d.configured))) {
    const chosen = deliveries.flatMap((d, i) => (d.configured === configured ? [i] : []));
    const file = join(folder, 'faulty.http');
    const credentials = join(folder, 'faulty.json');
    writeFileSync(file, Buffer.concat(chosen.flatMap((i) => [Buffer.from(`=== request ${i}\n`), deliveries[i].request, Buffer.from('\n')])));
    const list = [{ key: 'plugnmeet', secret: configured }, { key: 'livekit', secret: keys.livekit }];
    writeFileSync(credentials, JSON.stringify({ keys: list }), { mode: 0o600 });
    const run = cli('verify', '--request', file, '--credentials', credentials, '--at', String(now), '--format', 'ndjson');
    const lines = run.out.trim().split('\n');
    assert.equal(lines.length, chosen.length, run.err);
    lines.forEach((line, n) => (results[chosen[n]] = JSON.parse(line)));
    for (const value of [configured, ...Object.values(keys)])
      assert.ok(!run.out.includes(JSON.stringify(value).slice(1, -1)), 'a secret was printed');
  }
  return results;
}

function collect(bodies, sets) {
  const deliveries = [];
  for (const names of sets)
    for (const [file, body] of bodies) {
      const delivery = inject(body, names);
      if (delivery) deliveries.push({ ...delivery, names, file });
    }
  return deliveries;
}

/** Counts what was injected and what was said; `certain` and wrong is never forgiven. */
function compare(deliveries, results) {
  const table = new Map();
  const wrong = [];
  const falselyCertain = [];
  const unknown = new Map();
  let exact = 0;
  let restored = 0;
  let restorable = 0;
  deliveries.forEach((delivery, i) => {
    const expected = delivery.names.map(causeOf).sort((a, b) => rank.indexOf(a) - rank.indexOf(b))[0];
    const said = results[i].diagnosis[0]?.cause ?? 'nothing';
    const cell = `${expected} → ${said}`;
    table.set(cell, (table.get(cell) ?? 0) + 1);
    if (said === expected) exact += 1;
    else wrong.push(`${delivery.file} [${delivery.names}]: ${said}`);
    const injected = delivery.names.map(causeOf);
    const implied = injected.includes('body-empty') ? [...injected, 'body-altered'] : injected;
    for (const each of results[i].diagnosis)
      if (each.certainty === 'certain' && !implied.includes(each.cause))
        falselyCertain.push(`${delivery.file} [${delivery.names}]: ${each.cause}`);
    const changes = delivery.names.filter((name) => name in repairs);
    const altered = results[i].diagnosis.find((each) => each.cause === 'body-altered');
    if (changes.length > 0 && changes.length === delivery.names.length && altered) {
      restorable += 1;
      if (altered.repair !== 'unknown') restored += 1;
      else unknown.set(delivery.names.join(), (unknown.get(delivery.names.join()) ?? 0) + 1);
    }
  });
  return { table, wrong, falselyCertain, unknown, exact, restored, restorable };
}

function report(title, deliveries, outcome) {
  console.log(`${title}: ${deliveries.length} deliveries, first cause exact in ${outcome.exact}, ` +
    `falsely certain ${outcome.falselyCertain.length}, bodies restored ${outcome.restored} of ${outcome.restorable}`);
  for (const [cell, count] of [...outcome.table].sort()) {
    const [expected, said] = cell.split(' → ');
    console.log(`  ${expected === said ? ' ' : '!'} ${expected.padEnd(24)} ${said.padEnd(24)} ${count}`);
  }
  for (const [names, count] of outcome.unknown) console.log(`  not restored: ${names} ${count}`);
  for (const line of [...outcome.wrong, ...outcome.falselyCertain].slice(0, 20)) console.log('  wrong: ' + line);
}

test('every fault alone', () => {
  const deliveries = collect(allBodies(), [...faults.keys()].map((name) => [name]));
  for (const name of faults.keys()) assert.ok(deliveries.some((d) => d.names[0] === name), name);
  const results = judge(deliveries);
  const outcome = compare(deliveries, results);
  report('alone', deliveries, outcome);
  assert.deepEqual(outcome.falselyCertain, []);
  assert.ok(outcome.exact >= 0.99 * deliveries.length);
  // A single change to a body is not only noticed but named, unless it cannot be undone.
  const named = new Map();
  deliveries.forEach((delivery, i) => {
    const [name] = delivery.names;
    if (!(name in repairs)) return;
    const said = results[i].diagnosis.find((each) => each.cause === 'body-altered')?.repair;
    const counts = named.get(name) ?? { right: 0, all: 0, others: {} };
    counts.all += 1;
    if (said === name) counts.right += 1;
    else (counts.others[said] ??= []).push(delivery.file);
    named.set(name, counts);
  });
  for (const [name, counts] of named)
    console.log(`  repair ${name.padEnd(20)} ${counts.right} of ${counts.all} ${counts.right < counts.all ? JSON.stringify(counts.others) : ''}`);
  for (const [name, counts] of named) assert.ok(counts.right >= 0.8 * counts.all, name);
});

/** Two faults that can be in one delivery: of different stages, or two changes to a body. */
function canBeBoth(pair) {
  const [a, b] = pair.map((name) => faults.get(name));
  return pair[0] !== pair[1] && (a.stage !== b.stage || pair.every((name) => name in repairs));
}

test('every pair, in one body', () => {
  const names = [...faults.keys()];
  const pairs = names.flatMap((a) => names.map((b) => [a, b])).filter(canBeBoth);
  const deliveries = collect(allBodies().filter(([file]) => file === 'plugnmeet/participant_joined.json'), pairs);
  assert.ok(deliveries.length > 1500);
  const outcome = compare(deliveries, judge(deliveries));
  report('every pair', deliveries, outcome);
  assert.deepEqual(outcome.falselyCertain, []);
  assert.ok(outcome.exact >= 0.99 * deliveries.length);
});

test('two hundred random pairs', () => {
  const { random } = seeded(20261124);
  const names = [...faults.keys()];
  const pairs = new Map();
  while (pairs.size < 200) {
    const pair = [names[random(names.length)], names[random(names.length)]];
    if (canBeBoth(pair)) pairs.set(pair.join(), pair);
  }
  const deliveries = collect(allBodies(), [...pairs.values()]);
  const outcome = compare(deliveries, judge(deliveries));
  report('pairs', deliveries, outcome);
  assert.deepEqual(outcome.falselyCertain, []);
  assert.ok(outcome.exact >= 0.99 * deliveries.length);
});
