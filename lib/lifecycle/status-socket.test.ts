import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { ProcessStatus } from '../model/process-status.ts';
import { readReport, readStatus, serveStatus, statusSocketPath } from './status-socket.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'labrador-'));
after(() => rmSync(dataDir, { recursive: true }));

const status: ProcessStatus = {
  name: 'x',
  pid: 1,
  version: '0',
  startedAtMs: 0,
  rssBytes: 1,
  endpoints: {},
};

test('a status is read where it is served, and not any more once closed', async () => {
  const place = { dataDir, name: 'served' };
  const server = await serveStatus(place, async () => status);
  assert.deepEqual(await readStatus(place), status);
  await server.close();
  assert.equal(await readStatus(place), undefined);
  assert.equal(existsSync(statusSocketPath(dataDir, 'served')), false);
});

test('what a dead process left is replaced', async () => {
  const place = { dataDir, name: 'left' };
  mkdirSync(path.join(dataDir, 'run'), { recursive: true });
  writeFileSync(statusSocketPath(dataDir, 'left'), '');
  assert.equal(await readStatus(place), undefined);
  const server = await serveStatus(place, () => status);
  after(() => server.close());
  assert.deepEqual(await readStatus(place), status);
});

test('a status that throws, and one that does not come in time, are none', async () => {
  const broken = await serveStatus({ dataDir, name: 'broken' }, () => {
    throw new Error('no');
  });
  after(() => broken.close());
  assert.equal(await readStatus({ dataDir, name: 'broken' }), undefined);
  const hanging = await serveStatus({ dataDir, name: 'hanging' }, () => new Promise(() => undefined));
  after(() => hanging.close());
  assert.equal(await readStatus({ dataDir, name: 'hanging' }, 20), undefined);
});

test('reports are read by their names', async () => {
  const place = { dataDir, name: 'reports' };
  const server = await serveStatus(place, () => status, { parts: async () => ['a'] });
  after(() => server.close());
  assert.deepEqual(await readReport(place, 'parts'), ['a']);
  assert.deepEqual(await readReport(place, 'status'), status);
  assert.equal(await readReport(place, 'toString'), undefined);
});

test('another path is 404', async () => {
  const server = await serveStatus({ dataDir, name: 'paths' }, () => status);
  after(() => server.close());
  const code = await new Promise((resolve) =>
    http.get({ socketPath: statusSocketPath(dataDir, 'paths'), path: '/other' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }),
  );
  assert.equal(code, 404);
});

test('a folder whose path is too long for a socket is refused by name', async () => {
  const long = path.join(dataDir, 'x'.repeat(100));
  await assert.rejects(
    serveStatus({ dataDir: long, name: 'x' }, () => status),
    /too long for a socket.*--data/,
  );
});
