import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { loadDatadogConfig } from './datadog-config.ts';
import { SecretBackends } from './secrets/secret-backends.ts';

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

test('what cannot be read as data is a problem with its line, and never thrown', () => {
  const alias = load('hostname: lab\ntags: [*x]\n');
  assert.match(alias.problems[0]?.message ?? '', /invalid YAML: .*alias.*x/i);
  assert.deepEqual([alias.problems[0]?.severity, alias.problems[0]?.line], ['error', 2]);
  assert.match(load('- a\n').problems[0]?.message ?? '', /must be a map/);

  const unreadable = path.join(folder, 'unreadable');
  mkdirSync(path.join(unreadable, 'datadog.yaml'), { recursive: true });
  const { problems } = loadDatadogConfig(unreadable, {});
  assert.match(problems[0]?.message ?? '', /^Cannot read the file: EISDIR/);
  assert.deepEqual(loadDatadogConfig(path.join(folder, 'nothing there'), {}).problems, []);
});

test('a key without a value is an absent one', () => {
  const { config, problems } = load('tags:\n#  - a:b\nlog_level:\nlabrador:\n  port:\n');
  assert.deepEqual(problems, []);
  assert.deepEqual([config.tags, config.log_level, config.labrador.port], [[], 'info', 8080]);
  assert.deepEqual(load('labrador:\n').problems, []);
});

test('text stays as it is written, also where it looks like a number', () => {
  const digits = '1'.repeat(32);
  const { config, problems } = load(
    `api_key: ${digits}\napp_key: &key 007\nhostname: *key\nenv: true\ntags: [1.10, a:b]\nhistogram_percentiles: [0.950]\n`,
  );
  assert.deepEqual(problems, []);
  assert.deepEqual([config.api_key, config.app_key, config.hostname, config.env], [digits, '007', '007', 'true']);
  assert.deepEqual([config.tags, config.histogram_percentiles], [['1.10', 'a:b'], ['0.950']]);
  const fromEnv = load('', { DD_API_KEY: digits, DD_HOSTNAME: '[x', DD_TAGS: '2024', DD_DOGSTATSD_PORT: '9' });
  assert.deepEqual(fromEnv.problems, []);
  assert.deepEqual([fromEnv.config.api_key, fromEnv.config.hostname], [digits, '[x']);
  assert.deepEqual([fromEnv.config.tags, fromEnv.config.dogstatsd_port], [['2024'], 9]);
});

test('a key of the own section that is not known is warned of, with a hint; others are left alone', () => {
  const { problems } = load('jmx_use_container_support: true\nlabrador:\n  chek_timeout: 5\n  zoo: 1\n');
  assert.deepEqual(
    problems.map(({ severity, line, key }) => [severity, line, key]),
    [
      ['warning', 3, 'labrador.chek_timeout'],
      ['warning', 4, 'labrador.zoo'],
    ],
  );
  assert.match(problems[0]?.message ?? '', /did you mean check_timeout\?/);
  assert.match(problems[1]?.message ?? '', /known: port, /);
});

test('a key inside a section of the own section is warned of too, in the file and in a variable', () => {
  const inFile = load('labrador:\n  retention:\n    points: 7d\n    minuts: 90d\n');
  assert.deepEqual(inFile.problems, [
    {
      severity: 'warning',
      file: inFile.file,
      line: 4,
      key: 'labrador.retention.minuts',
      message: 'labrador.retention.minuts is not a known key and not read (did you mean minutes?)',
    },
  ]);
  assert.equal(inFile.config.labrador.retention.points, '7d');
  const { problems, config } = load('', { DD_LABRADOR_RETENTION: '{"hours":"9d","zoo":"1d"}' });
  assert.deepEqual([problems.length, problems[0]?.severity], [1, 'warning']);
  assert.equal(problems[0]?.file, 'environment variable DD_LABRADOR_RETENTION');
  assert.match(problems[0]?.message ?? '', /retention\.zoo is not .*\(known: points, minutes, hours, events, spans\)/);
  assert.equal(config.labrador.retention.hours, '9d');
});

test('where a list of words is due, text is one, split as in a variable; anything else is told', () => {
  for (const key of ['metric_filterlist', 'tags', 'dogstatsd_tags', 'histogram_aggregates'] as const) {
    const { config, problems } = load(`${key}: foo\n`);
    assert.deepEqual([config[key], problems], [['foo'], []]);
    assert.deepEqual(load(`${key}: foo, bar baz\n`).config[key], ['foo', 'bar', 'baz']);
    const wrong = load(`hostname: h\n${key}: {foo: bar}\n`);
    assert.deepEqual([wrong.problems[0]?.line, wrong.problems[0]?.key], [2, key]);
  }
});

test('a run may take a week, and no longer', () => {
  assert.equal(load('labrador:\n  check_timeout: 604800\n').config.labrador.check_timeout, 604_800);
  const { config, problems } = load('labrador:\n  check_timeout: 604801\n');
  assert.equal(problems[0]?.line, 2);
  assert.equal(config.labrador.check_timeout, 30);
});

test('mapper profiles come from the file or as JSON in the environment; a wrong one leaves none', () => {
  const yaml = `dogstatsd_mapper_profiles:
  - name: jobs
    prefix: "jobs."
    mappings:
      - match: "jobs.*"
        name: jobs
        tags: { job: "$1", code: 200 }
`;
  const mapping = { match: 'jobs.*', match_type: 'wildcard', name: 'jobs', tags: { job: '$1', code: '200' } };
  const { config, problems } = load(yaml);
  assert.deepEqual(problems, []);
  assert.deepEqual(config.dogstatsd_mapper_profiles, [{ name: 'jobs', prefix: 'jobs.', mappings: [mapping] }]);
  const json = '[{"name":"all","prefix":"*","mappings":[{"match":"a(.*)","match_type":"regex","name":"b"}]}]';
  const fromEnv = load(yaml, { DD_DOGSTATSD_MAPPER_PROFILES: json });
  assert.deepEqual(fromEnv.problems, []);
  assert.deepEqual(fromEnv.config.dogstatsd_mapper_profiles, [
    { name: 'all', prefix: '*', mappings: [{ match: 'a(.*)', match_type: 'regex', name: 'b', tags: {} }] },
  ]);
  const wrong = load(yaml.replace('match: "jobs.*"', 'match_type: glob'));
  assert.deepEqual(wrong.config.dogstatsd_mapper_profiles, []);
  assert.match(wrong.problems[0]?.message ?? '', /^dogstatsd_mapper_profiles\[0\]\.mappings\[0\]\.match/);
  assert.equal(load('', { DD_DOGSTATSD_MAPPER_PROFILES: '[{' }).problems.length, 1);
});

test("the trace receiver's keys, by the file and by the Agent's variables; a bad one is reset alone", () => {
  const { config, problems } = load(
    'apm_config:\n  receiver_port: 99999\n  max_payload_size: 2048\n  apm_non_local_traffic: true\n  obfuscation: { x: 1 }\n',
    { DD_APM_ENABLED: 'false', DD_APM_RECEIVER_SOCKET: '/run/apm.socket', DD_APM_ENV: '42' },
  );
  assert.deepEqual(config.apm_config, {
    enabled: false,
    receiver_port: 8126,
    receiver_socket: '/run/apm.socket',
    apm_non_local_traffic: true,
    max_payload_size: 2048,
    receiver_timeout: 0,
    env: '42',
  });
  assert.deepEqual(
    problems.map(({ severity, line, key }) => [severity, line, key]),
    [['error', 2, 'apm_config.receiver_port']],
  );
});

test("the trace receiver's variables win, and a bad one is named", () => {
  const file = 'apm_config:\n  receiver_port: 1\n  apm_non_local_traffic: true\n';
  const { config, problems } = load(file, {
    DD_APM_RECEIVER_PORT: '0',
    DD_APM_NON_LOCAL_TRAFFIC: 'false',
    DD_APM_MAX_PAYLOAD_SIZE: 'much',
    DD_APM_RECEIVER_TIMEOUT: '7',
  });
  const { receiver_port, apm_non_local_traffic, max_payload_size, receiver_timeout } = config.apm_config;
  assert.deepEqual(
    [receiver_port, apm_non_local_traffic, max_payload_size, receiver_timeout],
    [0, false, 26_214_400, 7],
  );
  assert.deepEqual(
    problems.map(({ file, key }) => [file, key]),
    [['environment variable DD_APM_MAX_PAYLOAD_SIZE', 'apm_config.max_payload_size']],
  );
});

test('a section that is no map is reported, and its defaults are used', () => {
  const { config, problems } = load('apm_config: 5\n');
  assert.equal(config.apm_config.receiver_port, 8126);
  assert.deepEqual(
    problems.map(({ key, line }) => [key, line]),
    [['apm_config', 1]],
  );
});

test('secrets stand in for ENC[…], in the file and in variables; those that cannot be had leave the default', () => {
  const command = path.join(folder, 'secrets.sh');
  const answer = { key: { value: 'k1' }, app: { value: 'k2' }, team: { value: 'team:x' } };
  writeFileSync(command, `#!/bin/sh\ncat > /dev/null\necho '${JSON.stringify(answer)}'\n`);
  chmodSync(command, 0o700);
  const yaml = `secret_backend_command: ${command}\napi_key: ENC[key]\nenv: ENC[none]\ntags: [a:b, 'ENC[team]']\n`;
  const { config, problems } = load(yaml, { DD_APP_KEY: 'ENC[app]' });
  assert.deepEqual([config.api_key, config.app_key, config.env, config.tags], ['k1', 'k2', '', ['a:b', 'team:x']]);
  assert.deepEqual(
    problems.map(({ key, line, message }) => [key, line, message]),
    [['env', 3, 'env: Cannot resolve ENC[none]: secret_backend_command did not answer for it; the default is used']],
  );
  const written = loadDatadogConfig(folder, {}, 'as written');
  assert.deepEqual([written.config.api_key, written.problems], ['ENC[key]', []]);
});

test('a process that reads twice asks once; a bad setting of secrets has its default and is reported', () => {
  const command = path.join(folder, 'counting.sh');
  const log = path.join(folder, 'counting.log');
  writeFileSync(command, `#!/bin/sh\ncat >> '${log}'\necho '{"key":{"value":"k1"}}'\n`);
  chmodSync(command, 0o700);
  const yaml = `secret_backend_command: ${command}\nsecret_backend_timeout: soon\napi_key: ENC[key]\n`;
  writeFileSync(path.join(folder, 'datadog.yaml'), yaml);
  const secrets = new SecretBackends();
  for (const { config, problems } of [1, 2].map(() => loadDatadogConfig(folder, {}, secrets))) {
    assert.equal(config.api_key, 'k1');
    assert.deepEqual(
      problems.map(({ key }) => key),
      ['secret_backend_timeout'],
    );
  }
  assert.equal(readFileSync(log, 'utf8'), '{"version":"1.0","secrets":["key"],"secret_backend_timeout":30}');
});

test('a secret without a command is a problem of its key', () => {
  const { config, problems } = load('api_key: ENC[key]\n');
  assert.equal(config.api_key, undefined);
  assert.match(
    problems[0]?.message ?? '',
    /^api_key: Cannot resolve ENC\[key\]: a secret needs secret_backend_command/,
  );
});

test('host_aliases are names of hosts; one that is none, or every host has, is told by its place', () => {
  const longest = `${'a'.repeat(63)}.`.repeat(4).slice(0, 255);
  const good = load(`host_aliases: [box.example.com, i-0123, 42, ${longest}]\n`);
  assert.deepEqual(good.problems, []);
  assert.deepEqual(good.config.host_aliases, ['box.example.com', 'i-0123', '42', longest]);
  assert.deepEqual(load('', { DD_HOST_ALIASES: 'a b' }).config.host_aliases, ['a', 'b']);
  for (const bad of ['under_score', '-a', 'a..b', 'LocalHost', `${longest}a`]) {
    const { config, problems } = load(`host_aliases:\n  - fine\n  - ${bad}\n`);
    assert.deepEqual([problems[0]?.key, problems[0]?.line, problems.length], ['host_aliases[1]', 3, 1], bad);
    assert.deepEqual(config.host_aliases, []);
  }
});
