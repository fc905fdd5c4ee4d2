import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabProcess } from '../../lib/api-types/lab.ts';
import { healthReport } from './health-report.ts';
import { renderHealth } from './render-health.ts';

const nowMs = 1_700_000_000_000;
const base = { pid: 1, version: '1', startedAtMs: 0, rssBytes: 1, endpoints: {} };

function agentWith(check: object): LabProcess {
  return {
    name: 'agent',
    status: { ...base, name: 'agent', checks: [{ checkId: 'c:1', state: 'ok', ...check }] } as never,
  };
}

test('processes that answer, and a collector whose checks run, are healthy', () => {
  const report = healthReport([{ name: 'backend', status: { ...base, name: 'backend' } }, agentWith({})], nowMs);
  assert.deepEqual(report, { healthy: ['backend', 'agent', 'collector'], unhealthy: [] });
  assert.equal(renderHealth(report), 'Agent health: PASS\n=== 3 healthy components ===\nbackend, agent, collector\n');
});

test('a process that does not answer is not', () => {
  const report = healthReport([{ name: 'mysql' }], nowMs);
  assert.match(report.unhealthy[0]?.reason ?? '', /does not answer/);
  assert.match(renderHealth(report), /^Agent health: FAIL\n=== 1 unhealthy components ===\nmysql: does not answer/);
});

test('a run may be ten seconds late, no more', () => {
  assert.deepEqual(healthReport([agentWith({ nextRunAtMs: nowMs - 10_000 })], nowMs).unhealthy, []);
  assert.deepEqual(healthReport([agentWith({ nextRunAtMs: nowMs - 10_001 })], nowMs).unhealthy, [
    { name: 'collector', reason: 'no run of c:1 though it is due' },
  ]);
});

/** A backend that was started at 0, with an evaluation of monitors. */
function backendWith(lastEvaluation?: object): LabProcess {
  const monitors = { count: 1, byState: {}, withProblems: 0, problems: [], ...(lastEvaluation && { lastEvaluation }) };
  return { name: 'backend', status: { ...base, name: 'backend', startedAtMs: nowMs - 181_000, monitors } as never };
}

test('monitors are healthy while an evaluation has begun within three minutes, and the last has not failed', () => {
  const reasonOf = (lastEvaluation?: object): string | undefined =>
    healthReport([backendWith(lastEvaluation)], nowMs).unhealthy[0]?.reason;
  assert.deepEqual(healthReport([backendWith({ atMs: nowMs - 180_000, tookMs: 5 })], nowMs), {
    healthy: ['backend', 'monitors'],
    unhealthy: [],
  });
  assert.equal(reasonOf({ atMs: nowMs - 181_000, tookMs: 5 }), 'the last evaluation began 3 min 1 s ago');
  assert.equal(reasonOf({ atMs: nowMs - 181_000 }), 'the last evaluation began 3 min 1 s ago, and that still runs');
  assert.equal(reasonOf(), 'never evaluated, 3 min 1 s after the start');
  const failed = { atMs: nowMs - 1000, tookMs: 5, failure: 'the disk is full' };
  assert.equal(reasonOf(failed), 'the last evaluation failed: the disk is full');
});
