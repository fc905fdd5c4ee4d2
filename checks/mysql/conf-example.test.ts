import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { mysqlInitConfig, mysqlInstance } from './instance.ts';

const oldNames = ['user', 'pass'];

test('conf.yaml.example is valid as it stands and with every option in use, and leaves none out', () => {
  const text = readFileSync(new URL('conf.yaml.example', import.meta.url), 'utf8');
  const asItStands = parse(text) as { instances: unknown[] };
  assert.deepEqual(asItStands.instances, [{ host: '127.0.0.1', username: 'datadog' }]);

  const inUse = parse(text.replaceAll(/^( *)# /gm, '$1')) as { init_config: object; instances: [{ options: object }] };
  const [instance] = inUse.instances;
  mysqlInitConfig.parse(inUse.init_config);
  const { options } = mysqlInstance.parse(instance);
  const keys = Object.keys(mysqlInstance.shape).filter((key) => !oldNames.includes(key));
  assert.deepEqual(Object.keys(instance).sort(), keys.sort());
  assert.deepEqual(Object.keys(instance.options).sort(), Object.keys(options).sort());
});

test('the configuration of the lab is valid', () => {
  const text = readFileSync(new URL('../../config/conf.d/mysql.d/conf.yaml', import.meta.url), 'utf8');
  const { instances } = parse(text) as { instances: { defaults_file: string; min_collection_interval: number }[] };
  assert.equal(mysqlInstance.parse(instances[0]).defaults_file, '%%env_LABRADOR_DATA_DIR%%/mysql/datadog.cnf');
  assert.equal(instances[0]?.min_collection_interval, 15);
});
