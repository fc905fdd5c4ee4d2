import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import type { CheckProblem, CheckStatus } from '../../../lib/model/check-status.ts';
import type { MakeBody } from '../forwarder/forwarder.ts';
import { AgentChecksSchedule } from './agent-checks-schedule.ts';
import { testingCheckStatus } from './testing-check-status.ts';

function start(checks: CheckStatus[]) {
  const clock = new VirtualClock(0);
  const state = { checks, problems: [] as CheckProblem[] };
  const posts: { readonly atS: number; readonly makeBody: MakeBody }[] = [];
  const schedule = new AgentChecksSchedule({
    clock,
    forwarder: {
      post: (kind, makeBody) =>
        posts.push({ atS: clock.now() / 1000, makeBody: kind === 'agent_checks' ? makeBody : assert.fail }),
    },
    identity: () => ({ hostname: 'h', uuid: 'u', apiKey: undefined }),
    checks: () => state.checks,
    problems: () => state.problems,
  });
  return { clock, state, posts, schedule, times: () => posts.map(({ atS }) => atS) };
}

const ok = testingCheckStatus({ checkId: 'a:1', state: 'ok', runs: 1 });

test('first when each instance has run once, then every ten minutes, with the head of all posts', async () => {
  const { clock, state, posts, schedule, times } = start([ok, testingCheckStatus({ checkId: 'b:1' })]);
  await clock.advance(20_000);
  assert.deepEqual(times(), []);
  state.checks = [ok, testingCheckStatus({ checkId: 'b:1', runs: 1 })];
  await clock.advance(2000);
  assert.deepEqual(times(), [22]);
  await clock.advance(1_200_000);
  assert.deepEqual(times(), [22, 622, 1222]);
  const { agentVersion, ...body } = { ...((await posts[0]?.makeBody()) as Record<string, unknown>) };
  assert.equal(typeof agentVersion, 'string');
  assert.deepEqual(body, {
    uuid: 'u',
    internalHostname: 'h',
    agent_checks: [
      ['a', 'a', 'a:1', 'OK', '', {}],
      ['b', 'b', 'b:1', 'OK', '', {}],
    ],
    external_host_tags: [],
  });
  schedule.stop();
  await clock.advance(1_200_000);
  assert.equal(posts.length, 3);
});

test('an instance that does not come to its first run holds it up for a minute', async () => {
  const { clock, times } = start([ok, testingCheckStatus({ checkId: 'b:1', state: 'running' })]);
  await clock.advance(58_000);
  assert.deepEqual(times(), []);
  await clock.advance(2000);
  assert.deepEqual(times(), [60]);
});

test('sooner when a state changes, ten seconds apart; texts and a run that is going are no change', async () => {
  const { clock, state, times } = start([ok]);
  await clock.advance(4000);
  assert.deepEqual(times(), [2]);
  state.checks = [{ ...ok, lastError: 'no 1' }];
  await clock.advance(6000);
  assert.deepEqual(times(), [2]);
  await clock.advance(2000);
  assert.deepEqual(times(), [2, 12]);
  state.checks = [{ ...ok, runs: 2, state: 'running', lastError: 'no 2' }];
  await clock.advance(60_000);
  assert.deepEqual(times(), [2, 12]);
  state.checks = [ok];
  await clock.advance(2000);
  assert.deepEqual(times(), [2, 12, 74]);
  state.problems = [{ severity: 'error', check: 'z', file: '/c/z.yaml', message: 'no' }];
  await clock.advance(20_000);
  assert.deepEqual(times(), [2, 12, 74, 84]);
  state.checks = [];
  await clock.advance(20_000);
  assert.deepEqual(times(), [2, 12, 74, 84, 96]);
});
