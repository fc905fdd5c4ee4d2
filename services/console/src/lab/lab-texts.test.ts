import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabStatus } from '../../../../lib/api-types/lab.ts';
import { labTroubles } from '../shell/lab-troubles.ts';
import { counterGroups, countsTrouble } from './counter-groups.ts';
import { counterText } from './counter-text.ts';
import { exportLines } from './export-lines.ts';
import { submittedMetrics } from './submitted-metrics.ts';

test('the variables paste into a shell, whatever is in them', () => {
  const env = [
    { name: 'LABRADOR_URL', value: 'http://127.0.0.1:8080' },
    { name: 'LABRADOR_DATA_DIR', value: "/home/it's me/lab" },
    { name: 'LAB_MYSQL_URL', value: '', file: '/lab/mysql/employees.url' },
  ];
  assert.equal(
    exportLines(env),
    `export LABRADOR_URL=http://127.0.0.1:8080\nexport LABRADOR_DATA_DIR='/home/it'\\''s me/lab'\nexport LAB_MYSQL_URL="$(cat /lab/mysql/employees.url)"`,
  );
});

test('counters are grouped by their first word, in order', () => {
  const groups = counterGroups([
    ['store.points', 3],
    ['dogstatsd.packets', 2],
    ['up', 1],
    ['dogstatsd.dropped.contexts', 1],
  ]);
  assert.deepEqual(
    groups.map(({ name, counters }) => [name, counters.map((one) => one.name)]),
    [
      ['backend', ['up']],
      ['dogstatsd', ['dropped.contexts', 'packets']],
      ['store', ['points']],
    ],
  );
});

test('what should not happen stands out, what is normal does not', () => {
  for (const name of ['dogstatsd.parse_errors', 'dogstatsd.dropped.contexts', 'intake.refused.too_old']) {
    assert.ok(countsTrouble(name), name);
  }
  for (const name of ['dogstatsd.packets', 'store.late_points', 'store.flush_ms']) {
    assert.ok(!countsTrouble(name), name);
  }
});

test('a counter is read as its name says', () => {
  assert.equal(counterText('database_bytes', 3 * 1024 ** 2), '3 MiB');
  assert.equal(counterText('flush_ms_max', 12.47), '12 ms');
  assert.equal(counterText('points', 84_122), '84,122');
});

test('what needs a person: silent processes, failing checks, errors in files; warnings do not', () => {
  const lab = {
    processes: [{ name: 'backend', status: {} }, { name: 'apm-app' }],
    agent: {
      checks: [{ state: 'ok' }, { state: 'error' }, { state: 'warning' }],
      problems: [{ severity: 'error' }, { severity: 'warning' }],
    },
  } as unknown as LabStatus;
  assert.equal(labTroubles(lab), 3);
});

test('a metric sent several times in a run is one, from its lowest to its highest value', () => {
  const sent = (name: string, value: number, type = 'gauge') => ({ name, type, value });
  assert.deepEqual(submittedMetrics([sent('b', 5), sent('a', 1), sent('b', -2), sent('b', 3), sent('b', 9, 'count')]), [
    { name: 'b', type: 'gauge', low: -2, high: 5, count: 3 },
    { name: 'a', type: 'gauge', low: 1, high: 1, count: 1 },
    { name: 'b', type: 'count', low: 9, high: 9, count: 1 },
  ]);
  assert.deepEqual(submittedMetrics([]), []);
});
