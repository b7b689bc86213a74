// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import { spawn, spawnSync } from 'node:child_process';
import { createHash, webcrypto } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessToken } from 'livekit-server-sdk';

globalThis.crypto ??= webcrypto; // Node.js 18 keeps it to itself; the SDK looks for it there

export const root = process.env.HOOKGLASS_ROOT;
export const key = 'plugnmeet';
export const secret = 'FICTIONALsecretFICTIONALsecret123456';
export const folder = mkdtempSync(join(tmpdir(), 'hookglass-peers-'));
export const credentials = join(folder, 'keys.json');
writeFileSync(credentials, JSON.stringify({ keys: [{ key, secret }] }), { mode: 0o600 });

/** Every body of the protocol data: [name, bytes]. */
export function allBodies() {
  const base = join(root, 'tests/data/protocol/bodies');
  return readdirSync(base).flatMap((name) =>
    readdirSync(join(base, name)).map((file) => [
      `${name}/${file}`,
      readFileSync(join(base, name, file)),
    ]),
  );
}

/** A token of the SDK's own making. */
export async function sign(body, { withSecret = secret, ttl = '5m' } = {}) {
  const token = new AccessToken(key, withSecret, { ttl });
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return token.toJwt();
}

export function cli(...args) {
  const run = spawnSync(process.env.HOOKGLASS_CLI, args, { maxBuffer: 1 << 28 });
  return { code: run.status, out: run.stdout.toString(), err: run.stderr.toString() };
}

/** Starts `listen` and waits until it says where. */
export async function listen(...args) {
  const child = spawn(process.env.HOOKGLASS_CLI, ['listen', '--port', '0', ...args]);
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => (out += data));
  const done = new Promise((resolve) =>
    child.on('close', (code) => resolve({ code, out, err })),
  );
  const url = await new Promise((resolve, reject) => {
    child.stderr.on('data', (data) => {
      err += data;
      const found = err.match(/Listening on (\S+)\n/);
      if (found) resolve(found[1]);
    });
    child.on('close', () => reject(new Error(err)));
  });
  return { url, done };
}

/** Runs `send` and gives what a server of Node's received. */
export async function receive(...args) {
  const received = [];
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, raw: request.rawHeaders, body: Buffer.concat(chunks) });
      response.end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}/hook`;
  const code = await new Promise((resolve) => {
    spawn(process.env.HOOKGLASS_CLI, ['send', ...args, '--url', url, '--credentials', credentials]).on(
      'close',
      resolve,
    );
  });
  server.close();
  if (code !== 0) throw new Error(`send ended with ${code}`);
  return received;
}
