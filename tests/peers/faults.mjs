// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Breaks deliveries on purpose, one fault at a time or two. Knows nothing of how they are diagnosed:
// it signs with node:crypto, and what a handler does to a body is done by what a handler uses.

import { createHash, createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export const now = 1795425129;
export const keys = {
  plugnmeet: 'FICTIONALsecretFICTIONALsecret123456',
  livekit: 'ANOTHERfictionalSECRETanother7890123',
};
// A secret that is base64 text of 33 bytes, so that decoding it gives another usable key.
const encodedSecret = Buffer.from('fictional bytes behind a base64 !').toString('base64');

const b64url = (bytes) => Buffer.from(bytes).toString('base64url');
const text = (buffer) => buffer.toString('utf8');
const strings = /"(?:[^"\\]|\\.)*"/gs;

/** Rewrites what stands outside of strings. */
function outside(json, change) {
  let result = '';
  let end = 0;
  for (const match of json.matchAll(strings)) {
    result += change(json.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return result + change(json.slice(end));
}
const inside = (json, change) => json.replace(strings, (s) => change(s));
const compact = (json) => outside(json, (gap) => gap.replace(/\s+/g, ''));
function pretty(json, unit = '  ') {
  let depth = 0;
  return outside(compact(json), (gap) =>
    gap.replace(/[{[]([}\]])?|[}\]]|,|:/g, (c, close) => {
      if (close) return c;
      if (c === '{' || c === '[') return c + '\n' + unit.repeat(++depth);
      if (c === '}' || c === ']') return '\n' + unit.repeat(--depth) + c;
      return c === ',' ? ',\n' + unit.repeat(depth) : ': ';
    }),
  );
}
const unicodeEscaped = (s) =>
  s.replace(/[\u0080-\uffff]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
const htmlEscaped = (s) =>
  s.replace(/[<>&\u2028\u2029]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((k) => [k, sorted(value[k])]));
}
const int64Names = /"(created_at|createdAt|creation_time|creationTime|creation_time_ms|creationTimeMs|joined_at|joinedAt|joined_at_ms|joinedAtMs|started_at|startedAt|ended_at|endedAt|updated_at|updatedAt|unix_micro|unixMicro|total_usage|size|duration)":( ?)"(\d+)"/g;

const splice = (b, at, byte) => Buffer.concat([b.subarray(0, at), Buffer.from([byte]), b.subarray(at)]);
/** Nothing that works on text touches what is none (a compressed body, say). */
const onText = (change) => (body) => (Buffer.from(text(body)).equals(body) ? Buffer.from(change(text(body))) : body);
/** Parsed and written again with its keys in order; the spaces after commas stay as they were. */
function withSortedKeys(json) {
  const isSpaced = compact(json) !== json;
  let value;
  try {
    value = JSON.parse(json);
  } catch {
    return json;
  }
  const written = JSON.stringify(sorted(value));
  return isSpaced ? outside(written, (gap) => gap.replace(/,/g, ', ')) : written;
}

/** What happens to a body on its way. `server`: what the server would have to have signed first. */
export const repairs = {
  'trailing-newline': { change: onText((s) => s + '\n') },
  trimmed: { server: onText((s) => s + '\n'), change: onText((s) => s.trim()) },
  'bom-added': { change: (b) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), b]) },
  'bom-removed': {
    server: (b) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), b]),
    change: (b) => b.subarray(b[0] === 0xef ? 3 : 0),
  },
  compacted: { server: onText((s) => outside(compact(s), (gap) => gap.replace(/,/g, ', '))), change: onText(compact) },
  'comma-spaced': { server: onText(compact), change: onText((s) => outside(s, (gap) => gap.replace(/,(?!\s)/g, ', '))) },
  'colon-spaced': { change: onText((s) => outside(s, (gap) => gap.replace(/:(?!\s)/g, ': '))) },
  'pretty-printed': { change: onText((s) => pretty(s)) },
  'keys-sorted': { change: onText(withSortedKeys) },
  'slashes-escaped': { change: onText((s) => inside(s, (t) => t.replace(/(?<!\\)\//g, '\\/'))) },
  'unicode-escaped': { change: onText((s) => inside(s, unicodeEscaped)) },
  'html-escaped': { change: onText((s) => inside(s, htmlEscaped)) },
  'int64-as-number': { change: onText((s) => s.replace(int64Names, '"$1":$2$3')) },
  crlf: { server: onText((s) => pretty(s)), change: onText((s) => s.replace(/\r?\n/g, '\r\n')) },
  lf: { server: onText((s) => pretty(s).replace(/\n/g, '\r\n')), change: onText((s) => s.replace(/\r\n/g, '\n')) },
  'latin1-recoded': { change: (b) => Buffer.from(b.toString('latin1'), 'utf8') },
  'content-encoded': { change: (b) => gzipSync(b) },
  'form-wrapped': { change: onText((s) => 'payload=' + encodeURIComponent(s)) },
  truncated: { change: (b) => b.subarray(0, b.length - 1) },
};

/** Each cause at the stage where it happens; two faults of one stage exclude each other. */
export const causes = {
  'token-missing': { stage: 'headers', headers: () => ({}) },
  'token-empty': { stage: 'headers', headers: () => ({ Authorization: '', 'Hash-Token': '' }) },
  'tokens-differ': { stage: 'headers', headers: (t) => ({ Authorization: t, 'Hash-Token': t.slice(0, -4) + 'AAAA' }) },
  'authorization-stripped': { stage: 'headers', headers: (t) => ({ 'Hash-Token': t }) },
  'bearer-prefix': { stage: 'text', token: (t) => 'Bearer ' + t },
  'token-whitespace': { stage: 'text', token: (t) => t.slice(0, 60) + ' ' + t.slice(60) },
  'token-truncated': { stage: 'text', token: (t) => t.slice(0, -9) },
  'token-malformed': { stage: 'text', token: () => 'Basic dXNlcjpwYXNzd29yZA' },
  'alg-none': { stage: 'header', header: { alg: 'none', typ: 'JWT' } },
  'alg-unsupported': { stage: 'header', header: { alg: 'HS384', typ: 'JWT' } },
  'crit-unsupported': { stage: 'header', header: { alg: 'HS256', crit: ['exp'] } },
  'issuer-missing': { stage: 'issuer', claims: ({ iss, ...rest }) => rest },
  'issuer-unknown': { stage: 'issuer', claims: (c) => ({ ...c, iss: 'APIfictional' }) },
  'wrong-secret': { stage: 'issuer', secret: () => 'quite another secret of a good length' },
  'signed-with-other-key': { stage: 'issuer', secret: () => keys.livekit },
  'secret-whitespace': { stage: 'issuer', secret: (s) => s + '\n' },
  'secret-encoding': { stage: 'issuer', configured: encodedSecret, secret: () => Buffer.from(encodedSecret, 'base64') },
  'key-secret-swapped': { stage: 'issuer', secret: () => 'plugnmeet' },
  'secret-too-short': { stage: 'issuer', configured: 'mysecret', secret: () => 'mysecret' },
  expired: { stage: 'exp', claims: (c) => ({ ...c, exp: now - 61, nbf: now - 361, iat: now - 361 }) },
  'not-yet-valid': { stage: 'nbf', claims: (c) => ({ ...c, nbf: now + 61 }) },
  'issued-in-future': { stage: 'iat', claims: (c) => ({ ...c, iat: now + 3600 }) },
  'exp-missing': { stage: 'exp', claims: ({ exp, ...rest }) => rest },
  'exp-not-numeric': { stage: 'exp', claims: (c) => ({ ...c, exp: String(c.exp) }) },
  'hash-missing': { stage: 'hash', claims: ({ sha256, ...rest }) => rest },
  'hash-encoding': { stage: 'hash', claims: (c) => ({ ...c, sha256: Buffer.from(c.sha256, 'base64').toString('hex') }) },
  'body-altered': { stage: 'body', sent: onText((s) => s.replace(/"event":/, '"evert":')) },
  'body-empty': { stage: 'body', sent: () => Buffer.alloc(0) },
  'body-not-json': { stage: 'body', signed: onText((s) => 'event=' + s.slice(1)) },
  'body-not-utf8': { stage: 'body', signed: (b) => splice(b, b.indexOf('"', b.indexOf(':')) + 1, 0xe9) },
  'body-bom': { stage: 'body', signed: (b) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), b]) },
};

/** All faults by name: the causes, and the changes to a body. */
export const faults = new Map([
  ...Object.entries(causes),
  ...Object.entries(repairs).map(([name, repair]) => [name, { stage: 'body', repair }]),
]);

/** A delivery of `body` with the named faults: {request, configured}; null when they change nothing. */
export function inject(body, names) {
  const chosen = names.map((name) => faults.get(name));
  let signed = body;
  for (const fault of chosen) {
    if (fault.signed) signed = fault.signed(signed);
    if (fault.repair?.server) signed = fault.repair.server(signed);
  }
  let sent = signed;
  for (const fault of chosen) {
    const before = sent;
    if (fault.sent) sent = fault.sent(sent);
    if (fault.repair) sent = fault.repair.change(sent);
    if ((fault.sent || fault.repair) && sent.equals(before)) return null;
  }
  const aboutBody = chosen.some((fault) => fault.sent || fault.repair);
  if (aboutBody && sent.equals(signed)) return null;

  const configured = chosen.find((fault) => fault.configured)?.configured ?? keys.plugnmeet;
  let secret = configured;
  let header = { alg: 'HS256', typ: 'JWT' };
  let claims = { iss: 'plugnmeet', exp: now + 300, nbf: now, iat: now };
  claims.sha256 = createHash('sha256').update(signed).digest('base64');
  for (const fault of chosen) {
    if (fault.header) header = fault.header;
    if (fault.claims) claims = fault.claims(claims);
    if (fault.secret) secret = fault.secret(secret);
  }
  const input = b64url(JSON.stringify(header)) + '.' + b64url(JSON.stringify(claims));
  const hash = header.alg === 'HS384' ? 'sha384' : 'sha256';
  const mac = header.alg === 'none' ? '' : createHmac(hash, secret).update(input).digest('base64url');
  let token = input + '.' + mac;
  for (const fault of chosen) if (fault.token) token = fault.token(token);
  let headers = { Authorization: token, 'Hash-Token': token };
  for (const fault of chosen) if (fault.headers) headers = fault.headers(token);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `POST /hook HTTP/1.1\r\n${lines.join('')}Content-Length: ${sent.length}\r\n\r\n`;
  return { request: Buffer.concat([Buffer.from(head), sent]), configured };
}
