import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BackendStatus, MailSummary, MonitorsSummary } from '../../lib/model/process-status.ts';
import { diagnoseNotifications } from './notifications.ts';

const nowMs = 1_700_000_000_000;
const base = {
  name: 'backend',
  pid: 1,
  version: '1',
  startedAtMs: 0,
  rssBytes: 1,
  endpoints: {},
  counters: {},
} as const;
const fine: MonitorsSummary = {
  ...{ count: 2, byState: { OK: 2 }, withProblems: 0, problems: [] },
  lastEvaluation: { atMs: nowMs - 1000, tookMs: 5 },
};
const quiet: MailSummary = { sent: 1, waiting: 0, failed: 0, heldBack: 0, kept: 0, settingsProblems: [] };

function findings(status: Partial<BackendStatus>): readonly string[] {
  return diagnoseNotifications({ ...base, ...status }, nowMs).map(
    ({ name, result, finding, remedy }) => `${result} ${name}: ${finding}${remedy === undefined ? '' : ' !'}`,
  );
}

test('where all is well, it says so', () => {
  assert.deepEqual(findings({ monitors: fine, mail: quiet }), [
    'PASS monitors: 2 are evaluated',
    'PASS messages: none failed, none waits in vain',
  ]);
});

test('monitors that cannot be evaluated, messages that cannot be sent, and an engine that stands, each with a remedy', () => {
  const problems = [{ monitorId: 7, name: 'high', problem: 'no metric' }];
  const lastEvaluation = { atMs: nowMs - 240_000 };
  assert.deepEqual(
    findings({
      monitors: { ...fine, withProblems: 3, problems, lastEvaluation },
      mail: { ...quiet, failed: 1, newestFailure: { to: 'a@example.com', reason: 'refused', atMs: nowMs } },
    }),
    [
      'FAIL evaluation: the last evaluation began 4 min 0 s ago, and that still runs !',
      'WARNING monitor 7: high: cannot be evaluated: no metric !',
      'WARNING monitors: 2 more cannot be evaluated !',
      'WARNING messages: 1 given up, 0 waiting; the newest that failed is to a@example.com: refused !',
    ],
  );
});
