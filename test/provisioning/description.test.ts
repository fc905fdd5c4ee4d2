import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { missing, run } from './tool.ts';

test('vagrant accepts the Vagrantfile', { skip: missing('vagrant') }, (t) => {
  const home = mkdtempSync(path.join(tmpdir(), 'labrador-vagrant-'));
  t.after(() => rmSync(home, { recursive: true }));
  const { status, output } = run('vagrant', ['validate', '--ignore-provider'], {
    env: {
      ...process.env,
      VAGRANT_HOME: home,
      VAGRANT_DOTFILE_PATH: path.join(home, 'machine'),
      VAGRANT_CHECKPOINT_DISABLE: '1',
    },
  });
  assert.equal(status, 0, output);
});

for (const profile of ['', 'datadog']) {
  const name = profile ? `with the profile ${profile}` : 'as it is';
  test(`docker-compose accepts docker-compose.yml ${name}`, { skip: missing('docker-compose') }, () => {
    const { status, output } = run('docker-compose', [...(profile ? ['--profile', profile] : []), 'config']);
    assert.equal(status, 0, output);
    assert.match(output, /services\/agent\/main\.ts/);
    if (profile) assert.match(output, /datadog-agent:/);
  });
}

test('shellcheck finds nothing in the shell scripts', { skip: missing('shellcheck') }, () => {
  const { status, output } = run('shellcheck', ['labrador', 'vm/provision.sh', 'vm/install-agent.sh', '.ci/run']);
  assert.equal(status, 0, output);
});
