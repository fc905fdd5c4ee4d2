import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { wrongPorts } from './wrong-ports.ts';

function placesWith(context: TestContext, yaml: string) {
  const configDir = mkdtempSync(path.join(tmpdir(), 'labrador-ports-'));
  context.after(() => rmSync(configDir, { recursive: true }));
  writeFileSync(path.join(configDir, 'datadog.yaml'), yaml);
  return { configDir, dataDir: configDir };
}

const variables = [
  ['DD_LABRADOR_PORT', 'labrador.port'],
  ['DD_DOGSTATSD_PORT', 'dogstatsd_port'],
  ['DD_APM_RECEIVER_PORT', 'apm_config.receiver_port'],
  ['DD_LABRADOR_EMPLOYEES_PORT', 'labrador.employees_port'],
  ['DD_LABRADOR_APM_APP_PORT', 'labrador.apm_app_port'],
  ['DD_LABRADOR_MYSQL_PORT', 'labrador.mysql_port'],
] as const;

for (const [variable, key] of variables) {
  test(`${variable} that is no port is named`, (context) => {
    const places = placesWith(context, '');
    for (const value of ['abc', '65536', '-1', '80.5', 'true']) {
      assert.deepEqual(wrongPorts({ [variable]: value }, places), [
        `environment variable ${variable}: ${key} must be a whole number from 0 to 65535`,
      ]);
    }
    for (const value of ['0', '65535', '']) assert.deepEqual(wrongPorts({ [variable]: value }, places), []);
  });
}

test('a key is named with its place in the file; what is wrong with others is not told here', (context) => {
  const places = placesWith(context, 'dogstatsd_buffer_size: x\nlabrador:\n  check_timeout: x\n  port: abc\n');
  assert.deepEqual(wrongPorts({}, places), [
    `${path.join(places.configDir, 'datadog.yaml')}, line 4: labrador.port must be a whole number from 0 to 65535`,
  ]);
  assert.deepEqual(wrongPorts({ DD_LABRADOR_PORT: '1234' }, places), []);
});
