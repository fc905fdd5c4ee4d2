import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { projectRoot } from '../../../../lib/config/places.ts';
import { serveStatus } from '../../../../lib/lifecycle/status-socket.ts';
import type { IntegrationsReport } from '../../../../lib/model/integration.ts';
import type { ApiDeps } from '../api-deps.ts';
import { integrations } from './integrations.ts';

test('what the agent reports; without an agent only where configuration lies', async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'labrador-'));
  t.after(() => rmSync(dataDir, { recursive: true }));
  const deps = { dataDir, configDir: '/c' } as ApiDeps;
  const app = express().get('/', integrations(deps));
  assert.deepEqual((await request(app).get('/').expect(200)).body, { configDir: '/c', projectDir: projectRoot });

  const report: IntegrationsReport = { confdPath: '/c/conf.d', integrations: [] };
  const status = { name: 'agent', pid: 1, version: '0', startedAtMs: 0, rssBytes: 1, endpoints: {} };
  const server = await serveStatus({ dataDir, name: 'agent' }, () => status, { integrations: () => report });
  t.after(() => server.close());
  assert.deepEqual((await request(app).get('/').expect(200)).body, {
    configDir: '/c',
    projectDir: projectRoot,
    report,
  });
});
