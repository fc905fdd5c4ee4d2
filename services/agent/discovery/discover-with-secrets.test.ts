import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { datadogSchema } from '../../../lib/config/datadog-schema.ts';
import { SecretBackends } from '../../../lib/config/secrets/secret-backends.ts';
import { discoverWithSecrets } from './discover-with-secrets.ts';

function lab(t: TestContext) {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-secrets-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [confdDir, command, log] = ['conf.d', 'secrets.sh', 'log'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(confdDir);
  writeFileSync(log, '');
  writeFileSync(
    command,
    `#!/bin/sh\ncat >> '${log}'\necho '{"a":{"value":"x"},"b":{"value":"y"},"n":{"value":"5"}}'\n`,
  );
  chmodSync(command, 0o700);
  writeFileSync(path.join(confdDir, 'one.yaml'), 'instances:\n  - {p: "ENC[a]", n: "ENC[n]", name: "ENC[a]"}\n');
  writeFileSync(path.join(confdDir, 'two.yaml'), 'init_config: {q: "%%env_Q%%"}\ninstances:\n  - {p: "is ENC[a]"}\n');
  for (const check of ['one', 'two']) writeFileSync(path.join(folder, `${check}.ts`), '');
  const backends = new SecretBackends();
  const find = async (keys: object = {}) => {
    const datadog = datadogSchema.parse({ secret_backend_command: command, ...keys });
    const places = { confdDir, checkFolders: { shipped: '', additional: folder }, env: { Q: 'ENC[b]' } };
    const { checks } = await discoverWithSecrets(places, { datadog, backends });
    const candidates = checks.flatMap(({ confs }) => confs.flatMap((conf) => conf.candidates));
    return { configs: candidates.map(({ config }) => config), problems: checks.flatMap(({ problems }) => problems) };
  };
  return { find, asked: () => readFileSync(log, 'utf8').match(/"secrets":\[[^\]]*\]/g) ?? [] };
}

test('the secrets of all files are asked for in one go, and once; a part of a text is none', async (t) => {
  const { find, asked } = lab(t);
  for (const { configs, problems } of [await find(), await find()]) {
    assert.deepEqual(problems, []);
    assert.deepEqual(
      configs.map((config) => [config?.instance, config?.initConfig]),
      [
        [{ p: 'x', n: '5', name: 'x' }, {}],
        [{ p: 'is ENC[a]' }, { q: 'y' }],
      ],
    );
    assert.deepEqual(configs[0]?.shown.instance, { p: 'ENC[a]', n: 'ENC[n]', name: 'ENC[a]' });
    assert.match(configs[0]?.checkId ?? '', /^one:ENC\[a\]:/);
  }
  assert.deepEqual(asked(), ['"secrets":["a","n","b"]']);
});

test('secret_backend_skip_checks: checks get what is written', async (t) => {
  const { find, asked } = lab(t);
  const { configs, problems } = await find({ secret_backend_skip_checks: true });
  assert.deepEqual(problems, []);
  assert.deepEqual(configs[0]?.instance, { p: 'ENC[a]', n: 'ENC[n]', name: 'ENC[a]' });
  assert.deepEqual(asked(), []);
});

test('without a command each place is a problem with its line', async (t) => {
  const { find } = lab(t);
  const { configs, problems } = await find({ secret_backend_command: '' });
  assert.deepEqual(configs, [undefined, undefined]);
  assert.deepEqual(
    problems.map(({ check, line, key }) => [check, line, key]),
    [
      ['one', 2, 'instances[0].p'],
      ['one', 2, 'instances[0].n'],
      ['one', 2, 'instances[0].name'],
      ['two', 1, 'init_config.q'],
    ],
  );
});
