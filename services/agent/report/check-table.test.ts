import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatCheckTables } from './check-table.ts';

const point = { tags: ['a:b', 'c'], host: 'h', type: 'gauge', interval: 0, source_type_name: 'System' };

test('a line for each point, columns as wide as their widest cell, no section without data', () => {
  const metrics = [
    {
      ...point,
      metric: 'm',
      points: [[1_700_000_000, 1.5] as [number, number], [1_700_000_015, 2] as [number, number]],
    },
    { ...point, metric: 'longer.name', tags: [], points: [[1_700_000_000, 3] as [number, number]] },
  ];
  const text = formatCheckTables([{ aggregator: { metrics }, runner: {} }]);
  assert.equal(
    text,
    [
      '=== Series ===',
      '  METRIC       |  TYPE   |  TIMESTAMP   |  VALUE  |  HOST  |  TAGS',
      '  -------------+---------+--------------+---------+--------+--------',
      '  m            |  gauge  |  1700000000  |  1.5    |  h     |  a:b, c',
      '  m            |  gauge  |  1700000015  |  2      |  h     |  a:b, c',
      '  longer.name  |  gauge  |  1700000000  |  3      |  h     |',
      '',
    ].join('\n'),
  );
});

test('a message of several lines stays one line of the table', () => {
  const service_checks = [{ check: 'c', host_name: 'h', timestamp: 1, status: 2, message: 'no\nanswer', tags: [] }];
  const text = formatCheckTables([{ aggregator: { service_checks }, runner: {} }]);
  assert.match(text, /\| {2}no answer {2}\|/);
});
