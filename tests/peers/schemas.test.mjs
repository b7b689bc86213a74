// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The schema checks against ajv: the same schemas, the same documents, the same answers. What only
// Hookglass knows (both spellings of a name, JSON in a text) is undone here, independently, before
// ajv is asked.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import AjvModule from 'ajv';
import { allBodies, folder, receive, root } from './support.mjs';

const Ajv = AjvModule.default ?? AjvModule;
const options = {
  allErrors: true,
  strict: false,
  validateFormats: false,
  ownProperties: true,
  logger: false,
};
const generated = 3000; // documents a schema

/** mulberry32: the same documents in every run. */
function randomOf(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const pick = (random, list) => list[Math.floor(random() * list.length)];

function ask(schema, questions) {
  const file = join(folder, 'schema.json');
  writeFileSync(file, JSON.stringify(schema));
  const run = spawnSync(process.env.HOOKGLASS_SCHEMACHECK, [file], {
    input: questions.map((each) => JSON.stringify(each) + '\n').join(''),
    maxBuffer: 1 << 28,
  });
  assert.equal(run.status, 0, run.stderr.toString());
  const answers = run.stdout.toString().trim().split('\n').map((line) => JSON.parse(line));
  assert.equal(answers.length, questions.length);
  return answers;
}

const member = (path, name) => (/^[A-Za-z0-9_]+$/.test(name) ? `${path}.${name}` : `${path}["${name}"]`);

/** Where ajv finds fault, in our way of writing paths. */
function failingPaths(errors, document, prefix) {
  return (errors ?? []).map((error) => {
    let path = prefix;
    let place = document;
    for (const coded of error.instancePath.split('/').slice(1)) {
      const step = coded.replaceAll('~1', '/').replaceAll('~0', '~');
      path = Array.isArray(place) ? `${path}[${step}]` : member(path, step);
      place = place[step];
    }
    if (error.keyword === 'required') return member(path, error.params.missingProperty);
    if (error.keyword === 'additionalProperties')
      return member(path, error.params.additionalProperty);
    return path;
  });
}

const spelling = (name) => name.replaceAll('_', '').toLowerCase();
const sorted = (paths) => [...new Set(paths.map(spelling))].sort();

const camel = (name) => name.replace(/(?!^)_(.)/g, (_, letter) => letter.toUpperCase());
const snake = (name) => name.replace(/(?!^)[A-Z]/g, (letter) => '_' + letter.toLowerCase());

/** Spells fields as the schema has them; collects the JSON in texts. False: a name is there twice. */
function normalize(value, schema, whole, path, contents) {
  while (schema?.$ref)
    schema = schema.$ref.split('/').slice(1).reduce((place, step) => place[step], whole);
  if (Array.isArray(value))
    return value.map((each, i) => normalize(each, schema?.items, whole, `${path}[${i}]`, contents));
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'string' && schema?.['x-content'] && value !== '') {
      try {
        contents.push([path, JSON.parse(value), schema['x-content']]);
      } catch {} // not JSON: no fault in the sense of the schema
    }
    return value;
  }
  const known = schema?.properties ?? {};
  const open = typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  const result = {};
  for (const [name, child] of Object.entries(value)) {
    const its = [name, camel(name), snake(name)].find((each) => Object.hasOwn(known, each)) ?? name;
    if (Object.hasOwn(result, its)) throw new RangeError('two spellings of one field');
    result[its] = normalize(child, known[its] ?? open, whole, member(path, its), contents);
  }
  return result;
}

function everyPlace(value, places = []) {
  if (value !== null && typeof value === 'object')
    for (const key of Object.keys(value)) {
      places.push([value, key]);
      everyPlace(value[key], places);
    }
  return places;
}

const strange = [null, true, false, 0, -1, 1, 2.5, 4294967295, 4294967296, -2147483649, 1e20, '', 'x',
  '7', '-7', 'NaN', 'Infinity', '1789000000', 1789000000, 'ACTIVE', 'VIDEO', [], [1], [null], ['x'],
  [{}], {}, { a: 1 }, '{}', '{"room_title":1}', '[', '{"room_features":{"room_duration":true}}'];

function mutate(document, random) {
  const copy = structuredClone(document);
  for (let changes = 1 + Math.floor(random() * 3); changes > 0; --changes) {
    const places = everyPlace(copy);
    if (places.length === 0) break;
    const [holder, key] = pick(random, places);
    const value = holder[key];
    const kind = random();
    if (kind < 0.35) holder[key] = structuredClone(pick(random, strange));
    else if (kind < 0.55 && !Array.isArray(holder)) delete holder[key];
    else if (kind < 0.7 && !Array.isArray(holder)) {
      delete holder[key];
      holder[pick(random, [camel(key), snake(key), key + 's', 'odd ' + key])] = value;
    } else if (kind < 0.8) holder[key] = [value, structuredClone(pick(random, strange))];
    else if (kind < 0.9 && typeof value === 'string' && value.startsWith('{'))
      holder[key] = JSON.stringify(mutate(JSON.parse(value), random));
    else if (value !== null && typeof value === 'object' && !Array.isArray(value))
      value['more' + Math.floor(random() * 3)] = structuredClone(pick(random, strange));
    else holder[key] = { inner: value };
  }
  return copy;
}

const folders = { plugnmeet: /^plugnmeet/, livekit: /^livekit/ };
for (const sender of Object.keys(folders)) {
  const schema = JSON.parse(readFileSync(join(root, `resources/schemas/${sender}.schema.json`)));
  const ajv = new Ajv(options);

  test(`${sender}: the schema is a valid one`, () => {
    assert.ok(ajv.validateSchema(schema), JSON.stringify(ajv.errors));
    // and every part of it can be compiled, which finds references that lead nowhere
    if (!ajv.getSchema(schema.$id)) ajv.addSchema(schema);
    for (const name of Object.keys(schema.definitions))
      if (name !== 'events' && name !== 'formerEvents')
        assert.ok(ajv.getSchema(`${schema.$id}#/definitions/${name}`), name);
  });

  test(`${sender}: the same answers as ajv`, async (context) => {
    if (!ajv.getSchema(schema.$id)) ajv.addSchema(schema);
    const base = allBodies()
      .filter(([name]) => folders[sender].test(name))
      .map(([, bytes]) => JSON.parse(bytes));
    const meetings = await receive('--session', '--sender', sender, '--seed', '7', '--count', '2');
    const samples = new Set(meetings.map(({ body }) => JSON.parse(body)));
    base.push(...samples);
    const random = randomOf(sender.length);
    const documents = [...base];
    while (documents.length < base.length + generated) documents.push(mutate(pick(random, base), random));

    const groups = ['events', 'formerEvents'].filter((group) => schema.definitions[group]);
    const cases = [];
    let skipped = 0;
    for (const document of documents) {
      const group = groups.find((each) => Object.hasOwn(schema.definitions[each], document.event));
      const at = group && `#/definitions/${group}/${document.event}`;
      try {
        const contents = [];
        const normal = normalize(document, at ? { $ref: at } : {}, schema, '$', contents);
        cases.push({ document, normal, contents, at });
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        ++skipped;
      }
    }
    const whole = ask(schema, cases.map(({ document }) => ({ document })));
    const single = ask(schema, cases.map(({ document, at }) => ({ document, at })));
    let invalid = 0;
    cases.forEach(({ document, normal, contents, at }, i) => {
      const expected = [];
      for (const [path, content, pointer] of [['$', normal, at ?? ''], ...contents]) {
        const validate = ajv.getSchema(schema.$id + pointer);
        // JSON in a text may have the other spelling and JSON in texts too
        const inner = [];
        const plain = path === '$' ? content : normalize(content, { $ref: pointer }, schema, path, inner);
        assert.equal(inner.length, 0);
        if (!validate(plain)) expected.push(...failingPaths(validate.errors, plain, path));
      }
      const faults = (answer) => answer.issues.filter((each) => each.violation).map((each) => each.path);
      const text = JSON.stringify(document);
      assert.equal(faults(whole[i]).length === 0, expected.length === 0, text);
      if (at) assert.deepEqual(sorted(faults(single[i])), sorted(expected), text);
      else assert.ok(faults(single[i]).includes('$'), text);
      if (expected.length > 0) ++invalid;
      if (samples.has(document)) assert.deepEqual(expected, [], text);
    });
    context.diagnostic(`${cases.length} documents, ${invalid} invalid, ${skipped} left out`);
    assert.ok(cases.length >= 2000 && invalid > 500 && invalid < cases.length - 500);
  });
}

const branch = (name, more = {}, required = []) => ({
  type: 'object',
  properties: { kind: { const: name }, ...more },
  required: ['kind', ...required],
});
const types = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];
/** Small schemas, with every keyword that we know. */
const synthetic = [
  {},
  true,
  false,
  ...types.map((type) => ({ type })),
  ...types.slice(1).map((type) => ({ type: [type, 'null'] })),
  { type: ['string', 'integer'], minimum: 0 },
  { properties: { a: { type: 'string' }, b: { type: 'integer' } } },
  { type: 'object', properties: { a: {} }, required: ['a', 'b'] },
  { properties: { a: true, b: false } },
  { required: ['kind'] },
  { enum: [1, '1', null, true, 1.5] },
  { enum: ['a', 'b', ''] },
  { properties: { a: { enum: [0, 2] }, b: { enum: [false] } } },
  ...['a', '', 1, 0, -1.5, null, true, false].map((value) => ({ const: value })),
  { enum: ['a', 'b', 1], const: 'b' },
  { items: { type: 'integer' } },
  { items: false },
  { items: { items: { type: 'string' } } },
  { type: 'array', items: { properties: { a: { minimum: 1 } }, required: ['a'] } },
  { additionalProperties: false },
  { properties: { a: {}, b: {} }, additionalProperties: false },
  { properties: { a: {} }, additionalProperties: { type: 'integer', maximum: 2 } },
  { properties: { a: { type: 'null' } }, additionalProperties: true },
  { minimum: 0 },
  { maximum: 1.5 },
  { minimum: -1, maximum: 1 },
  { properties: { a: { $ref: '#' }, children: { items: { $ref: '#' } }, x: { type: 'integer' } } },
  { $ref: '#/definitions/one', definitions: { one: { $ref: '#/definitions/two' }, two: { type: 'string' } } },
  {
    properties: { a: { $ref: '#/definitions/a~1b~0c%25d' } },
    definitions: { 'a/b~c%d': { type: 'boolean' } },
  },
  { oneOf: [branch('a', { x: { type: 'integer' } }), branch('b', {}, ['x'])] },
  { type: 'object', oneOf: [branch('a', { x: { type: 'string' } }, ['x'])], required: ['a'] },
  { properties: { a: { oneOf: [branch('a'), branch('b', { x: { minimum: 1 } })] } } },
  { items: { oneOf: [{ $ref: '#/definitions/b' }, branch('a')] }, definitions: { b: branch('b') } },
  { type: ['object', 'null'], title: 't', description: 'd', default: 1, examples: [1], format: 'uuid' },
];

const leaves = [null, true, false, 0, 1, 2, -1, 1.5, -1.5, 3, 100, '', 'a', 'b', '1', 'x'];
function invent(random, depth) {
  const kind = random();
  if (depth <= 0 || kind < 0.4) return pick(random, leaves);
  if (kind < 0.6) return Array.from({ length: random() * 4 }, () => invent(random, depth - 1));
  const object = {};
  for (let i = random() * 4; i > 0; --i)
    object[pick(random, ['a', 'b', 'kind', 'x', 'children', 'other', 'a b'])] = invent(random, depth - 1);
  if (random() < 0.4) object.kind = pick(random, ['a', 'b', 'c']);
  return object;
}

test('small schemas: the same answers as ajv', (context) => {
  const random = randomOf(7);
  let compared = 0;
  let invalid = 0;
  for (const schema of synthetic) {
    const validate = new Ajv(options).compile(schema);
    const documents = [...leaves, {}, [], ...Array.from({ length: 300 }, () => invent(random, 3))];
    const answers = ask(schema, documents.map((document) => ({ document })));
    documents.forEach((document, i) => {
      const text = JSON.stringify(schema) + ' ' + JSON.stringify(document);
      const faults = answers[i].issues.filter((each) => each.violation).map((each) => each.path);
      assert.equal(faults.length === 0, validate(document), text);
      // With oneOf ajv tells the faults of every branch, we those of the chosen one.
      if (!JSON.stringify(schema).includes('oneOf'))
        assert.deepEqual(sorted(faults), sorted(failingPaths(validate.errors, document, '$')), text);
      ++compared;
      if (faults.length > 0) ++invalid;
    });
  }
  context.diagnostic(`${synthetic.length} schemas, ${compared} documents, ${invalid} invalid`);
});
