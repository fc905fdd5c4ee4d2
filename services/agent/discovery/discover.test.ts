import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { discover } from './discover.ts';

const oneInstance = 'instances:\n  - {}\n';

/** Discovers in a folder with `conf.d`, `checks` and `own` (additional_checksd), and cleans up. */
function discoverIn(files: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-discover-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const places = { shipped: path.join(folder, 'checks'), additional: path.join(folder, 'own') };
    const { checks, unconfigured } = discover({ confdDir: path.join(folder, 'conf.d'), checkFolders: places, env });
    const short = (file: string) => path.relative(folder, file);
    return { checks, unconfigured, short, problems: checks.flatMap((each) => each.problems) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('which files count as configuration', () => {
  const table: readonly (readonly [readonly string[], readonly string[]])[] = [
    [['a.yaml'], ['a.yaml']],
    [
      ['a.yml', 'a.d/x.yaml', 'a.d/y.yml'],
      ['a.d/x.yaml', 'a.d/y.yml', 'a.yml'],
    ],
    [['a.d/conf.yaml.default'], ['a.d/conf.yaml.default']],
    [['a.d/conf.yaml.default', 'a.yaml'], ['a.yaml']],
    [['a.yaml.example', 'a.d/conf.yaml.example', 'a.yaml.bak', 'a.d/conf.yaml.disabled'], []],
    [['a/conf.yaml', 'a.d/deeper/conf.yaml', 'a.d/auto_conf.yaml', 'metrics.yaml', '.a.yaml'], []],
  ];
  for (const [given, expected] of table) {
    const { checks, short } = discoverIn(Object.fromEntries(given.map((name) => [`conf.d/${name}`, oneInstance])));
    const found = checks.flatMap(({ confs }) => confs.map(({ file }) => short(file).slice('conf.d/'.length)));
    assert.deepEqual(found.sort(), expected, given.join());
    assert.ok(checks.every(({ check }) => check === 'a'));
  }
});

test('where the code is found, and what is shadowed', () => {
  const table: readonly (readonly [readonly string[], string | undefined, number])[] = [
    [['checks/a/check.ts'], 'checks/a/check.ts', 0],
    [['own/a/check.ts'], 'own/a/check.ts', 0],
    [['own/a.ts'], 'own/a.ts', 0],
    [['own/a.ts', 'own/a/check.ts', 'checks/a/check.ts'], 'checks/a/check.ts', 2],
    [['own/a.js', 'checks/a.ts'], undefined, 0],
  ];
  for (const [given, expected, shadowed] of table) {
    const files = Object.fromEntries(given.map((name) => [name, '']));
    const { checks, short } = discoverIn({ ...files, 'conf.d/a.yaml': oneInstance });
    const source = checks[0]?.source;
    assert.equal(source && short(source.file), expected, given.join());
    assert.equal(checks[0]?.problems.filter(({ message }) => message.startsWith('not used')).length, shadowed);
  }
});

test('a configuration without check, and a check without configuration, name the paths looked for', () => {
  const { problems, unconfigured, short } = discoverIn({
    'conf.d/a.yaml': oneInstance,
    'own/b.ts': '',
    'own/b.test.ts': '',
  });
  assert.match(
    problems[0]?.message ?? '',
    /no check of this name; looked for .*checks\/a\/check\.ts and .*own\/a\/check\.ts and .*own\/a\.ts/,
  );
  assert.deepEqual(
    unconfigured.map(({ check, lookedFor }) => [check, lookedFor.map(short)]),
    [['b', ['conf.d/b.d/*.yaml', 'conf.d/b.yaml']]],
  );
});

test('what is wrong has a line and a key, and concerns only its own instance', () => {
  const text =
    'init_config:\ninstances:\n  - name: fine\n  - tags: 5\n  - min_collection_interval: 0.5\n  - host: "%%env_NONE%%"\n';
  const { checks, problems } = discoverIn({ 'conf.d/a.yaml': text, 'own/a.ts': '' });
  assert.deepEqual(
    problems.map(({ line, key }) => [line, key]),
    [
      [4, 'instances[1].tags'],
      [5, 'instances[2].min_collection_interval'],
      [6, 'instances[3].host'],
    ],
  );
  const candidates = checks[0]?.confs[0]?.candidates ?? [];
  assert.deepEqual(
    candidates.map(({ config }) => config !== undefined),
    [true, false, false, false],
  );
});

test('files that are no configuration at all', () => {
  const table: readonly (readonly [string, string, RegExp])[] = [
    ['', 'empty', /empty/],
    ['- a\n', 'broken', /must be a map/],
    ['instances: 5\n', 'broken', /must be a list/],
    ['instances:\n', 'broken', /^instances has no entry; give it a list/],
    ['logs:\n  - type: file\n', 'other', /logs is not supported yet/],
    ['instances: [\n', 'broken', /invalid YAML/],
  ];
  for (const [text, state, message] of table) {
    const { checks, problems } = discoverIn({ 'conf.d/a.yaml': text, 'own/a.ts': '' });
    assert.equal(checks[0]?.confs[0]?.state, state, text);
    assert.match(problems[0]?.message ?? '', message, text);
  }
});

test('templates are resolved, whole numbers and booleans become such', () => {
  const text = 'instances:\n  - {port: "%%env_P%%", url: "http://%%env_H%%:%%env_P%%", on: "%%env_B%%"}\n';
  const { checks } = discoverIn({ 'conf.d/a.yaml': text, 'own/a.ts': '' }, { P: '80', H: 'x', B: 'true' });
  assert.deepEqual(checks[0]?.confs[0]?.candidates[0]?.config?.instance, { port: 80, url: 'http://x:80', on: true });
});

test('the check id has the instance name and changes with the configuration only', () => {
  const idsOf = (text: string) =>
    discoverIn({ 'conf.d/a.yaml': text, 'own/a.ts': '' }).checks[0]?.confs[0]?.candidates.map(
      ({ config }) => config?.checkId,
    ) ?? [];
  const [first, second] = idsOf('instances:\n  - {name: n, x: 1}\n  - {x: 1}\n');
  assert.match(first ?? '', /^a:n:[0-9a-f]+$/);
  assert.match(second ?? '', /^a:[0-9a-f]+$/);
  assert.deepEqual(idsOf('instances:\n  - {y: 2}\n  - {x: 1, name: n}\n')[1], first);
  assert.notEqual(idsOf('init_config: {z: 1}\ninstances:\n  - {x: 1}\n')[0], second);
});

test('links in a circle are problems by name, and keep nothing else', { skip: process.platform === 'win32' }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-discover-'));
  try {
    const confdDir = path.join(folder, 'conf.d');
    mkdirSync(path.join(confdDir, 'inner.d'), { recursive: true });
    writeFileSync(path.join(confdDir, 'good.yaml'), oneInstance);
    for (const name of ['loop.yaml', 'around.d', 'inner.d/conf.yaml', 'other.txt'])
      symlinkSync(path.basename(name), path.join(confdDir, name));
    const { checks } = discover({ confdDir, checkFolders: { shipped: folder, additional: '' }, env: {} });
    const broken = checks.filter(({ check }) => check !== 'good');
    assert.deepEqual(broken.map(({ check }) => check).sort(), ['around', 'inner', 'loop']);
    for (const { problems } of broken) assert.match(problems[0]?.message ?? '', /Cannot read it: ELOOP/);
    assert.equal(checks.find(({ check }) => check === 'good')?.confs[0]?.state, 'instances');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a conf.d that cannot be listed or is not there is a problem', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-discover-'));
  try {
    const confdDir = path.join(folder, 'conf.d');
    const checkFolders = { shipped: folder, additional: '' };
    const [missing] = discover({ confdDir, checkFolders, env: {} }).checks;
    const { severity, file, message } = missing?.problems[0] ?? {};
    assert.deepEqual([severity, file], ['error', confdDir]);
    assert.match(message ?? '', /no such folder.*confd_path \(DD_CONFD_PATH\)/);
    writeFileSync(confdDir, '');
    const [found] = discover({ confdDir, checkFolders, env: {} }).checks;
    assert.match(found?.problems[0]?.message ?? '', /Cannot read it: ENOTDIR/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
