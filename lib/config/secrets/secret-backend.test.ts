import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { SecretBackend, type SecretBackendSettings } from './secret-backend.ts';

const defaults = { arguments: [], timeoutS: 30, outputMaxBytes: 1000, allowsGroupExec: false, trimsLineBreak: false };

/** A backend whose command is this shell script, which may write to `$LOG`. */
function backendOf(t: TestContext, script: string, settings: Partial<SecretBackendSettings> = {}, mode = 0o700) {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-secrets-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const command = path.join(folder, 'secrets.sh');
  const log = path.join(folder, 'log');
  writeFileSync(log, '');
  writeFileSync(command, `#!/bin/sh\nLOG='${log}'\n${script}\n`);
  chmodSync(command, mode);
  const backend = new SecretBackend({ ...defaults, command, ...settings });
  return { backend, command, asked: () => readFileSync(log, 'utf8') };
}

const answering = (answer: object): string => `cat >> "$LOG"; echo '${JSON.stringify(answer)}'`;

for (const [name, fetch] of [
  ['later', (backend: SecretBackend, handles: string[]) => backend.fetch(handles)],
  ['at once', async (backend: SecretBackend, handles: string[]) => backend.fetchNow(handles)],
] as const) {
  test(`${name}: handles are asked for in one run, and what is known is not asked for again`, async (t) => {
    const answer = { a: { value: 'x', error: null }, b: { value: null, error: 'no such secret' }, c: { value: '' } };
    const { backend, asked } = backendOf(t, answering(answer));
    await fetch(backend, ['a', 'b', 'c', 'd', 'a']);
    assert.equal(asked(), '{"version":"1.0","secrets":["a","b","c","d"],"secret_backend_timeout":30}');
    assert.deepEqual(backend.get('a'), { value: 'x' });
    assert.deepEqual(backend.get('b'), { error: 'secret_backend_command says: no such secret' });
    assert.deepEqual(backend.get('c'), { error: 'secret_backend_command gave an empty value' });
    assert.deepEqual(backend.get('d'), { error: 'secret_backend_command did not answer for it' });
    await fetch(backend, ['a', 'b']);
    assert.match(asked(), /\}\{"version":"1\.0","secrets":\["b"\]/);
    await fetch(backend, ['a']);
    assert.equal(asked().split('version').length, 3);
  });

  test(`${name}: a command that fails, says nonsense, too much, or nothing in time`, async (t) => {
    const errorOf = async (script: string, settings: Partial<SecretBackendSettings> = {}) => {
      const { backend } = backendOf(t, script, settings);
      await fetch(backend, ['a']);
      const secret = backend.get('a');
      return 'error' in secret ? secret.error : assert.fail('a secret');
    };
    assert.equal(await errorOf('exit 3'), 'secret_backend_command ended with status 3');
    assert.match(await errorOf('cat > /dev/null; echo geheim'), /did not answer \{"handle"/);
    assert.match(await errorOf('cat > /dev/null; echo \'{"a":5}\''), /did not answer \{"handle"/);
    assert.equal(
      await errorOf('cat > /dev/null; while :; do echo 0123456789; done', { outputMaxBytes: 100 }),
      'secret_backend_command wrote more than 100 bytes (secret_backend_output_max_size)',
    );
    assert.equal(
      await errorOf('exec sleep 100', { timeoutS: 0.05 }),
      'secret_backend_command took longer than 0.05 s (secret_backend_timeout)',
    );
    // It ends itself, and what it has started holds its output.
    assert.match(await errorOf('sleep 5 &', { timeoutS: 0.1 }), /took longer than 0\.1 s/);
    assert.match(await errorOf(':', { arguments: ['a\0b'] }), /^Cannot run secret_backend_command .* null bytes/);
    assert.equal(await errorOf('kill -9 $$'), 'secret_backend_command was ended by a signal');
  });

  test(`${name}: arguments, and a line end that is left out`, async (t) => {
    const script = 'cat > /dev/null; printf \'{"a":{"value":"%s\\\\n"}}\' "$2"';
    const given = { arguments: ['-x', 'from argument'] };
    const { backend } = backendOf(t, script, { ...given, trimsLineBreak: true });
    await fetch(backend, ['a']);
    assert.deepEqual(backend.get('a'), { value: 'from argument' });
    const { backend: whole } = backendOf(t, script, given);
    await fetch(whole, ['a']);
    assert.deepEqual(whole.get('a'), { value: 'from argument\n' });
  });

  test(`${name}: a command that others may read, write or run is not run`, async (t) => {
    const errorOf = async (mode: number, settings: Partial<SecretBackendSettings> = {}) => {
      const { backend, asked } = backendOf(t, answering({ a: { value: 'x' } }), settings, mode);
      await fetch(backend, ['a']);
      const secret = backend.get('a');
      assert.equal(asked() === '', 'error' in secret);
      return 'error' in secret ? secret.error.replace(/ \/.*?\.sh/, '') : '';
    };
    const rights = 'secret_backend_command gives rights to other users: set its mode to 700 (chmod)';
    assert.equal(await errorOf(0o701), rights);
    assert.equal(await errorOf(0o740), rights);
    assert.equal(await errorOf(0o600), 'secret_backend_command may not be run: set its mode to 700 (chmod)');
    assert.equal(await errorOf(0o500), '');
    assert.equal(await errorOf(0o750, { allowsGroupExec: true }), '');
    assert.match(await errorOf(0o770, { allowsGroupExec: true }), /set its mode to 750/);
  });
}

test('a command without its whole path is not sought in PATH', async () => {
  const backend = new SecretBackend({ ...defaults, command: 'cat' });
  await backend.fetch(['a']);
  assert.deepEqual(backend.get('a'), { error: 'secret_backend_command cat must be an absolute path' });
});

test('a command that is not there, and a handle that nobody asked for', async () => {
  const backend = new SecretBackend({ ...defaults, command: '/nowhere/secrets.sh' });
  assert.deepEqual(backend.get('a'), { error: 'it was not fetched' });
  await backend.fetch(['a']);
  assert.deepEqual(backend.get('a'), { error: 'secret_backend_command /nowhere/secrets.sh is not there' });
});
