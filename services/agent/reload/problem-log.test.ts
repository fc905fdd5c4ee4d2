import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckProblem } from '../../../lib/model/check-status.ts';
import { createPlainLogger } from '../report/plain-logger.ts';
import { ProblemLog } from './problem-log.ts';

const port: CheckProblem = {
  severity: 'error',
  check: 'a',
  file: '/a.yaml',
  line: 2,
  key: 'port',
  message: 'port: one',
};
const { key: _, ...yaml }: CheckProblem = { ...port, message: 'invalid YAML' };

/** @returns what is logged for these problems, after those of the calls before */
function log(): (...problems: readonly CheckProblem[]) => string[] {
  const lines: string[] = [];
  const problemLog = new ProblemLog(createPlainLogger((line) => lines.push(line.trimEnd()), 'info'));
  return (...problems) => {
    problemLog.update(problems);
    return lines.splice(0);
  };
}

test('an error that takes the place of another is told, and the place is mended once nothing is wrong there', () => {
  const update = log();
  assert.deepEqual(update(port), ['error: /a.yaml:2: port: one']);
  assert.deepEqual(update({ ...port, line: 5 }), []);
  assert.deepEqual(update({ ...port, message: 'port: two' }), ['error: /a.yaml:2: port: two']);
  assert.deepEqual(update(port, { ...port, message: 'port: two' }), ['error: /a.yaml:2: port: one']);
  assert.deepEqual(update(port), []);
  assert.deepEqual(update({ ...port, key: 'host', message: 'host: no' }), [
    'error: /a.yaml:2: host: no',
    'info: mended: /a.yaml:2: port',
  ]);
  assert.deepEqual(update(), ['info: mended: /a.yaml:2: host']);
});

test('a file is mended when none of its keys is in error; warnings may stay', () => {
  const update = log();
  update(yaml);
  assert.deepEqual(update({ ...yaml, message: 'invalid YAML: other' }), ['error: /a.yaml:2: invalid YAML: other']);
  assert.deepEqual(update(port), ['error: /a.yaml:2: port: one']);
  assert.deepEqual(update(yaml), ['error: /a.yaml:2: invalid YAML']);
  const warning: CheckProblem = { ...port, severity: 'warning', message: 'port is not supported' };
  assert.deepEqual(update(warning), ['warn: /a.yaml:2: port is not supported', 'info: mended: /a.yaml:2']);
});
