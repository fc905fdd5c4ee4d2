import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { loadDatadogConfig } from './datadog-config.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-config-'));
after(() => rmSync(folder, { recursive: true }));

function load(yaml: string, env: NodeJS.ProcessEnv = {}) {
  writeFileSync(path.join(folder, 'datadog.yaml'), yaml);
  return loadDatadogConfig(folder, env);
}

test('an empty file gives the Agent defaults', () => {
  const { config, problems } = load('');
  assert.deepEqual(problems, []);
  assert.equal(config.dogstatsd_port, 8125);
  assert.equal(config.labrador.port, 8080);
  assert.deepEqual(config.histogram_aggregates, ['max', 'median', 'avg', 'count']);
});

test('the environment wins over the file, lists split at spaces and commas', () => {
  const { config } = load('tags: [a:b]\nlabrador:\n  port: 1\n', {
    DD_TAGS: 'env:lab team:x,y:z',
    DD_LABRADOR_PORT: '9090',
    DD_USE_DOGSTATSD: 'false',
  });
  assert.deepEqual(config.tags, ['env:lab', 'team:x', 'y:z']);
  assert.equal(config.labrador.port, 9090);
  assert.equal(config.use_dogstatsd, false);
});

test('a bad value is reported with its line, and only it falls back to its default', () => {
  const { config, problems } = load('hostname: lab\ndogstatsd_port: many\nlabrador:\n  port: 70000\n');
  assert.equal(config.hostname, 'lab');
  assert.equal(config.dogstatsd_port, 8125);
  assert.equal(config.labrador.port, 8080);
  assert.deepEqual(
    problems.map(({ key, line }) => [key, line]),
    [
      ['dogstatsd_port', 2],
      ['labrador.port', 4],
    ],
  );
});

test('a bad variable is reported by its name', () => {
  const { problems } = load('', { DD_DOGSTATSD_PORT: 'x' });
  assert.equal(problems[0]?.file, 'environment variable DD_DOGSTATSD_PORT');
});

test('a syntax error is reported with its line', () => {
  const { problems } = load('tags: [a\nenv: x\n');
  assert.equal(problems[0]?.severity, 'error');
  assert.match(problems[0]?.message ?? '', /invalid YAML/);
});
