import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueryResponse, QuerySeries } from '../../lib/api-types/query.ts';
import { describeOutcome } from './describe-outcome.ts';
import { recentValues } from './recent-values.ts';
import type { UnseenMetric } from './unseen-metric.ts';

const asked = { query: 'sum:x{*}.as_count()', condition: '== 3', within: '10s', windowS: 300 };

/** Lines of an answer, as their values 5 s apart from midnight on. */
function values(lines: Readonly<Record<string, readonly (number | null)[]>>) {
  const series = Object.entries(lines).map(
    ([scope, points]) =>
      ({
        scope,
        pointlist: points.map((value, n) => [Date.UTC(2026, 0, 1) + n * 5000, value]),
      }) as unknown as QuerySeries,
  );
  return recentValues({ series } as unknown as QueryResponse);
}

test('where it does not hold the five newest points of every series are shown', () => {
  const found = values({ 'room:a': [9, 3, 1, 2, null, 4, 0], 'room:b': [null, 7], 'room:c': [null] });
  assert.equal(
    describeOutcome({ holds: false, values: found }, asked),
    `sum:x{*}.as_count() == 3: does not hold within 10s
  room:a: 0 at 2026-01-01T00:00:30.000Z
    before: 4 at 2026-01-01T00:00:25.000Z
    before: 2 at 2026-01-01T00:00:15.000Z
    before: 1 at 2026-01-01T00:00:10.000Z
    before: 3 at 2026-01-01T00:00:05.000Z
  room:b: 7 at 2026-01-01T00:00:05.000Z
`,
  );
});

test('where it holds the newest points are enough', () => {
  assert.equal(
    describeOutcome({ holds: true, values: values({ '*': [1, 3] }) }, asked),
    'sum:x{*}.as_count() == 3: holds\n  *: 3 at 2026-01-01T00:00:05.000Z\n',
  );
});

test('no points, and very many series', () => {
  assert.match(describeOutcome({ holds: false, values: [] }, asked), /\n {2}no points in the past 5 minutes\n$/);
  const ofUnseen = (unseen: UnseenMetric) => describeOutcome({ holds: false, values: [], unseen }, asked);
  assert.match(ofUnseen({ name: 'x' }), /10s\n {2}no metric of the name x was ever seen\n$/);
  assert.match(ofUnseen({ name: 'x', nearest: 'y' }), /was ever seen; did you mean y\?\n$/);
  const many = values(Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`n:${n}`, [n]])));
  assert.match(describeOutcome({ holds: true, values: many }, asked), /n:19: .*\n {2}… and 1 more series\n$/);
});
