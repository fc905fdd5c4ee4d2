import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { labrador } from '../harness/labrador.ts';
import { startLab } from '../harness/start-lab.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-operations-'));
after(() => rmSync(folder, { recursive: true }));

test('health, diagnose and hostname of a lab that runs', async () => {
  const lab = await startLab({ with: ['backend', 'agent'] });
  after(() => lab.stop());
  const env = { ...lab.env };

  const health = await labrador(['health'], { env });
  assert.equal(health.status, 0);
  assert.match(health.stdout, /^Agent health: PASS\n=== 3 healthy components ===\nagent, collector, backend\n$/);

  const diagnosed = await labrador(['diagnose', '--json'], { env });
  assert.equal(diagnosed.status, 0, diagnosed.stdout);
  const diagnoses = JSON.parse(diagnosed.stdout) as { name: string; result: string }[];
  assert.deepEqual(
    diagnoses.map(({ name, result }) => `${name} ${result}`),
    [
      'datadog.yaml PASS',
      'data folder PASS',
      'disk PASS',
      'backend, dogstatsd PASS',
      'backend, traces PASS',
      'backend, http PASS',
    ],
  );

  const named = await labrador(['hostname', '--json'], { env: { ...env, DD_HOSTNAME: 'lab-7' } });
  assert.deepEqual(JSON.parse(named.stdout), { hostname: 'lab-7', provider: 'configuration' });
});

test('without a lab health fails and says so; diagnose looks at what there is', async () => {
  const health = await labrador(['health', '--data', folder]);
  assert.equal(health.status, 1);
  assert.match(health.stderr, /no lab runs on /);

  const missing = await labrador(['diagnose', '--data', path.join(folder, 'none')]);
  assert.equal(missing.status, 1);
  assert.match(missing.stdout, /FAIL \[data folder\] ENOENT.*\n {2}Name a folder/);
});

test('the name of the host is that of the system where none is configured', async () => {
  const { stdout } = await labrador(['hostname'], { folder });
  assert.equal(stdout, `${os.hostname()}\n`);
});
