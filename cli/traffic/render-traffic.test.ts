import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderResult, summaryLine } from './render-traffic.ts';
import { type Outcome, Tally } from './tally.ts';

function tally(...outcomes: readonly (readonly [Outcome, number])[]): Tally {
  const made = new Tally();
  for (const [outcome, latencyMs] of outcomes) made.add(outcome, latencyMs);
  return made;
}

test('a summary counts what was refused, what failed, and shows latencies of answers', () => {
  const some = tally([200, 4], [404, 4], [500, 4], [303, 4], ['failed', 900]);
  assert.equal(
    summaryLine(some, 10_000),
    '5 requests (0.5/s): 1 refused (4xx), 1 errors (5xx), 1 without an answer; p50 4.0 ms, p95 4.0 ms',
  );
  assert.equal(
    summaryLine(tally(['failed', 1]), 0),
    '1 requests (0.0/s): 0 refused (4xx), 0 errors (5xx), 1 without an answer',
  );
});

test('the result has a line for each service, and says what did not come', () => {
  const tallies = new Map([
    ['employees', tally([200, 4], [200, 250])],
    ['apm-app', tally(['failed', 1])],
  ]);
  assert.equal(
    renderResult({ tallies, visits: 3, leftOut: 0, tookMs: 1000 }),
    [
      '3 visits in 1 s',
      '  apm-app    1 requests (1.0/s): 0 refused (4xx), 0 errors (5xx), 1 without an answer',
      '  employees  2 requests (2.0/s): 0 refused (4xx), 0 errors (5xx), 0 without an answer; p50 4.0 ms, p95 250 ms, p99 250 ms, longest 250 ms',
      '',
    ].join('\n'),
  );
  assert.match(renderResult({ tallies, visits: 3, leftOut: 2, tookMs: 1000 }), /; 2 more did not come/);
});
