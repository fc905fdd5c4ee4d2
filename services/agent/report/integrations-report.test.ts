import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { discover } from '../discovery/discover.ts';
import { integrationsReport } from './integrations-report.ts';

function reportOf(t: TestContext, files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-integrations-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const confdDir = path.join(folder, 'conf.d');
  const checkFolders = { shipped: path.join(folder, 'checks'), additional: path.join(folder, 'own') };
  const report = integrationsReport(discover({ confdDir, checkFolders, env: {} }), { confdDir, checkFolders });
  return { folder, ...report };
}

test('a check tells what it is, what it sends, and how it is configured, without its secrets', (t) => {
  const { folder, integrations } = reportOf(t, {
    'checks/web/check.ts': '/** Asks a page. */\nexport default class Web {}\n',
    'checks/web/metadata.csv':
      'metric_name,metric_type,interval,unit_name,per_unit_name,description\nweb.time,gauge,,second,,How long\nweb.hits,rate,,request,second,\n',
    'checks/web/conf.yaml.example': 'instances:\n  - url: x\n',
    'conf.d/web.d/conf.yaml': 'init_config:\n  proxy: p\ninstances:\n  - url: http://u:pw@h\n    password: geheim\n',
  });
  const [web] = integrations;
  assert.deepEqual(
    { ...web, instances: web?.instances.map(({ checkId: _, ...instance }) => instance) },
    {
      check: 'web',
      sourceFile: path.join(folder, 'checks/web/check.ts'),
      description: 'Asks a page.',
      metrics: [
        { name: 'web.time', type: 'gauge', unit: 'second', description: 'How long' },
        { name: 'web.hits', type: 'rate', unit: 'request/second', description: '' },
      ],
      example: { file: path.join(folder, 'checks/web/conf.yaml.example'), text: 'instances:\n  - url: x\n' },
      confFile: path.join(folder, 'conf.d/web.d/conf.yaml'),
      instances: [
        {
          source: `file:${path.join(folder, 'conf.d/web.d/conf.yaml')}`,
          instanceYaml: 'url: http://u:********@h\npassword: "********"\n',
          initConfigYaml: 'proxy: p\n',
        },
      ],
      problems: [],
    },
  );
});

test('checks without configuration, and configurations without a check, are there too', (t) => {
  const { folder, integrations } = reportOf(t, {
    'own/alone.ts': 'export default class Alone {}\n',
    'own/README.md': 'Not of this check alone.\n',
    'conf.d/missing.yaml': 'instances:\n  - {}\n',
  });
  const [alone, missing] = integrations;
  assert.deepEqual(alone, {
    check: 'alone',
    sourceFile: path.join(folder, 'own/alone.ts'),
    description: '',
    metrics: [],
    confFile: path.join(folder, 'conf.d/alone.d/conf.yaml'),
    instances: [],
    problems: [],
  });
  assert.deepEqual([missing?.check, missing?.sourceFile, missing?.instances.length], ['missing', undefined, 1]);
  assert.match(missing?.problems[0] ?? '', /there is no check of this name/);
});

test('what is wrong in its metadata.csv is told with its line', (t) => {
  const { folder, integrations } = reportOf(t, {
    'checks/web/check.ts': '',
    'checks/web/metadata.csv': 'metric_name,metric_type\nweb.time\n',
    'conf.d/web.yaml': 'instances:\n  - {}\n',
  });
  const file = path.join(folder, 'checks/web/metadata.csv');
  assert.match(integrations[0]?.problems.join('') ?? '', new RegExp(`^${file}:2: `));
});
