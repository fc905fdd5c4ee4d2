import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRows } from './check-rows.ts';
import { testingCheckStatus } from './testing-check-status.ts';

test('a line for each instance by its last run that ended; one that has not run yet has none', () => {
  const rows = checkRows(
    [
      testingCheckStatus({ checkId: 'a:1', state: 'ok', runs: 1 }),
      testingCheckStatus({ checkId: 'a:2', state: 'running', runs: 5, lastWarnings: ['one', 'two'] }),
      testingCheckStatus({ checkId: 'a:3', state: 'running', runs: 5, lastWarnings: ['one'], lastError: 'no' }),
      testingCheckStatus({ checkId: 'a:4', state: 'error', runs: 0, lastError: 'not run' }),
      testingCheckStatus({ checkId: 'a:5', state: 'running', runs: 0 }),
    ],
    [],
  );
  assert.deepEqual(rows, [
    ['a', 'a', 'a:1', 'OK', '', {}],
    ['a', 'a', 'a:2', 'WARNING', 'one\ntwo', {}],
    ['a', 'a', 'a:3', 'ERROR', 'no', {}],
    ['a', 'a', 'a:4', 'ERROR', 'not run', {}],
  ]);
});

test('a message has 4,000 characters at most', () => {
  const length = (lastError: string) =>
    checkRows([testingCheckStatus({ checkId: 'a:1', lastError })], [])[0]?.[4].length;
  assert.deepEqual([length('x'.repeat(4000)), length('x'.repeat(4001))], [4000, 4000]);
});

test('what could not be loaded is one line a check; warnings and datadog.yaml have none', () => {
  const rows = checkRows(
    [],
    [
      { severity: 'error', check: 'a', file: '/c/a.yaml', line: 3, message: 'invalid YAML' },
      { severity: 'error', check: 'a', file: '/c/a.ts', message: 'Cannot load the check: no' },
      { severity: 'warning', check: 'b', file: '/c/b.yaml', message: 'empty' },
      { severity: 'error', check: '', file: '/c/datadog.yaml', message: 'bad' },
    ],
  );
  assert.deepEqual(rows, [
    ['a', 'a', 'initialization', 'ERROR', '/c/a.yaml:3: invalid YAML\n/c/a.ts: Cannot load the check: no', {}],
  ]);
});
