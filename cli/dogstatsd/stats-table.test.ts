import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statsTable } from './stats-table.ts';

test('a line for each metric, and a word on samples that have none', () => {
  const metrics = [
    { name: 'a.long.name.of.a.metric.that.is.wider.than.forty', count: 12, lastSeenS: Date.UTC(2026, 0, 1) / 1000 },
    { name: 'hits', count: 3, lastSeenS: 0 },
  ];
  assert.equal(
    statsTable({ enabled: true, metrics, leftOut: 7 }),
    `Metric                                   | Count      | Last Seen
-----------------------------------------|------------|------------------------
a.long.name.of.a.metric.that.is.wider.than.forty | 12         | 2026-01-01 00:00:00 UTC
hits                                     | 3          | 1970-01-01 00:00:00 UTC

7 samples of further metrics, beyond 2, have no line.
`,
  );
  assert.equal(statsTable({ enabled: true, metrics: [], leftOut: 0 }), 'No metrics processed yet.\n');
});
