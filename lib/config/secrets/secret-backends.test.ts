import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { SecretBackendSettings } from './secret-backend.ts';
import { SecretBackends } from './secret-backends.ts';

test('one backend for equal settings; what any of them gave is masked in every form', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-secrets-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const command = path.join(folder, 'secrets.sh');
  const answer = { a: { value: 'pa"ss/1' }, b: { value: 'pa"ss/12\n' }, short: { value: '42' } };
  writeFileSync(`${command}.json`, JSON.stringify(answer));
  writeFileSync(command, `#!/bin/sh\ncat > /dev/null\ncat '${command}.json'\n`);
  chmodSync(command, 0o700);
  const settings = (timeoutS: number): SecretBackendSettings => ({
    ...{ command, arguments: ['x'], timeoutS, outputMaxBytes: 1000 },
    ...{ allowsGroupExec: false, trimsLineBreak: false },
  });
  const backends = new SecretBackends();
  assert.equal(backends.scrub('pa"ss/1'), 'pa"ss/1');
  assert.equal(backends.of(settings(1)), backends.of(settings(1)));
  assert.notEqual(backends.of(settings(1)), backends.of(settings(2)));
  await backends.of(settings(10)).fetch(['a']);
  await backends.of(settings(20)).fetch(['b', 'short']);
  assert.equal(
    backends.scrub('<pa"ss/1> <pa"ss/12> {"p":"pa\\"ss/1"} http://u:pa%22ss%2F12@h 42'),
    '<********> <********> {"p":"********"} http://u:********@h 42',
  );
});
