import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Integration } from '../../../../lib/model/integration.ts';
import { enableLines } from './enable-lines.ts';

const disk: Integration = {
  check: 'disk',
  sourceFile: '/lab/checks/disk/check.ts',
  description: '',
  metrics: [],
  example: { file: '/lab/checks/disk/conf.yaml.example', text: 'instances:\n' },
  confFile: '/lab/config/conf.d/disk.d/conf.yaml',
  instances: [],
  problems: [],
};
const lab = { configDir: '/lab/config', projectDir: '/lab' };
const instance = { checkId: 'disk:1', source: 'file:/lab/a.yaml', instanceYaml: '', initConfigYaml: '' };

test('the example is copied to the file that the agent reads', () => {
  assert.deepEqual(enableLines(disk, lab), {
    copy: [
      'mkdir -p /lab/config/conf.d/disk.d',
      'cp /lab/checks/disk/conf.yaml.example /lab/config/conf.d/disk.d/conf.yaml',
    ],
    edit: [`"\${EDITOR:-nano}" /lab/config/conf.d/disk.d/conf.yaml`],
    run: ['/lab/labrador check disk'],
    disable: [],
  });
});

test('what is configured is changed and switched off in its own files, each once', () => {
  const lines = enableLines({ ...disk, instances: [instance, { ...instance, checkId: 'disk:2' }] }, lab);
  assert.deepEqual(lines.edit, [`"\${EDITOR:-nano}" /lab/a.yaml`]);
  assert.deepEqual(lines.disable, ['mv /lab/a.yaml /lab/a.yaml.disabled']);
});

test('without an example nothing is copied, and the folder is made before the file is written', () => {
  const { example: _, ...bare } = disk;
  const { copy, edit } = enableLines(bare, lab);
  assert.equal(copy, undefined);
  assert.deepEqual(edit, [
    'mkdir -p /lab/config/conf.d/disk.d',
    `"\${EDITOR:-nano}" /lab/config/conf.d/disk.d/conf.yaml`,
  ]);
});

test('paths with spaces and quotes are one word for the shell', () => {
  const lines = enableLines({ ...disk, instances: [{ ...instance, source: "file:/my lab's/a.yaml" }] }, lab);
  assert.deepEqual(lines.disable, [String.raw`mv '/my lab'\''s/a.yaml' '/my lab'\''s/a.yaml.disabled'`]);
});

test('a configuration in another place than the clone is named', () => {
  const run = (folders: Parameters<typeof enableLines>[1]) => enableLines(disk, folders).run;
  assert.deepEqual(run({ ...lab, configDir: '/my lab' }), ["LABRADOR_CONFIG_DIR='/my lab' /lab/labrador check disk"]);
  assert.deepEqual(run({ projectDir: '/a b', configDir: '/a b/config' }), ["'/a b/labrador' check disk"]);
});
