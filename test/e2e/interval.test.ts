import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { QueryResponse } from '../../lib/api-types/query.ts';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';
import type { AgentStatus } from '../../lib/model/process-status.ts';
import { startLab, type TestLab } from '../harness/start-lab.ts';

/**
 * Seconds between the points of my_metric before and after the edit. Short, so that the suite is; the exercise's own are
 * seen with LABRADOR_INTERVALS=45,5.
 */
const [before = 3, after = 1] = (process.env.LABRADOR_INTERVALS ?? '3,1').split(',').map(Number);

test('a new interval in YAML changes the spacing of the points, and nothing else', async (t) => {
  const lab = await startLab({
    with: ['backend', 'agent'],
    config: {
      'conf.d/my_metric.d/conf.yaml': instanceEvery(before),
      'conf.d/my_metric.d/neighbour.yaml': instanceEvery(2, 'neighbour'),
    },
  });
  t.after(() => lab.stop());

  const slow = await points(lab, 'my_metric{name:edited}', { atLeast: 3 });
  assert.deepEqual(spacings(slow), [before, before]);
  const pid = (await agentStatus(lab)).pid;

  writeFileSync(path.join(lab.configDir, 'conf.d/my_metric.d/conf.yaml'), instanceEvery(after));
  const all = await points(lab, 'my_metric{name:edited}', { atLeast: slow.length + 4 });
  assert.deepEqual(spacings(all.slice(-4)), [after, after, after]);

  const { checks, pid: pidAfter } = await agentStatus(lab);
  assert.equal(pidAfter, pid, 'the agent was restarted');
  assert.deepEqual(
    checks.map(({ intervalS }) => intervalS).sort((a, b) => a - b),
    [after, 2].sort((a, b) => a - b),
  );
  assert.equal(
    checks.reduce((missed, check) => missed + check.missedRuns, 0),
    0,
  );
  const neighbour = spacings(await points(lab, 'my_metric{name:neighbour}', { atLeast: 3 }));
  assert.deepEqual(
    neighbour,
    neighbour.map(() => 2),
  );
});

function instanceEvery(seconds: number, name = 'edited'): string {
  return `instances:\n  - min_collection_interval: ${seconds}\n    tags: ['name:${name}']\n`;
}

function spacings(seconds: readonly number[]): number[] {
  return seconds.slice(1).map((second, index) => second - (seconds[index] ?? 0));
}

/** Seconds of the stored points, in order, once there are enough of them. */
async function points(lab: TestLab, query: string, { atLeast }: { atLeast: number }): Promise<number[]> {
  for (const giveUp = Date.now() + atLeast * before * 1000 + 20_000; ; await delay(100)) {
    const now = Math.floor(Date.now() / 1000);
    const parameters = new URLSearchParams({
      query: `avg:${query}.rollup(avg, 1)`,
      from: String(now - 1200),
      to: String(now),
    });
    const response = await fetch(`${lab.url}/api/v1/query?${parameters}`);
    const { series } = (await response.json()) as QueryResponse;
    const seconds = (series[0]?.pointlist ?? []).map(([timestampMs]) => timestampMs / 1000);
    if (seconds.length >= atLeast) return seconds;
    assert.ok(Date.now() < giveUp, `${seconds.length} of ${atLeast} points came\n${lab.logs()}`);
  }
}

async function agentStatus(lab: TestLab): Promise<AgentStatus> {
  const status = await readStatus<AgentStatus>({ dataDir: lab.dataDir, name: 'agent' });
  assert.ok(status, 'the agent does not answer');
  return status;
}
