import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { startBackend } from '../harness/start-backend.ts';

/** 20 when somebody asks for it: each takes about four seconds. */
const kills = Number(process.env.KILLS ?? 6);

/** What was accepted more than this before a kill has to be there after it. */
const promisedMs = 1000;

/** Between two posts: a steady load, not all that the machine can do. */
const pauseMs = 5;

/** Points of a metric, each at a second of its own: so many fit into one answer. */
const pointsAtMost = 1400;

interface Accepted {
  readonly second: number;
  readonly value: number;
  readonly atMs: number;
}

/** Posts points of a metric, one after the other and each among others, until the backend dies; tells of each that is accepted. */
async function postUntilDead(
  url: string,
  { metric, startS, onAccepted }: { metric: string; startS: number; onAccepted: () => void },
): Promise<Accepted[]> {
  const accepted: Accepted[] = [];
  for (let at = 0; at < pointsAtMost; at++) {
    const [second, value] = [startS + at, ((at * 7919) % 1009) / 8];
    const others = Array.from({ length: 200 }, (_, n) => ({ metric: `${metric}.other.${n}`, points: [[second, n]] }));
    const body = JSON.stringify({ series: [{ metric, points: [[second, value]] }, ...others] });
    const response = await fetch(`${url}/api/v1/series`, { method: 'POST', body }).catch(() => undefined);
    if (!response) return accepted;
    assert.equal(response.status, 202);
    accepted.push({ second, value, atMs: performance.now() });
    onAccepted();
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return accepted;
}

/** Second → value of all that is stored of a metric. */
async function stored(url: string, metric: string, startS: number): Promise<ReadonlyMap<number, number>> {
  const query = `avg:${metric}{*}.rollup(avg, 1)`;
  const parameters = new URLSearchParams({ from: `${startS}`, to: `${startS + pointsAtMost}`, query });
  const response = await fetch(`${url}/api/v1/query?${parameters}`);
  const { series } = (await response.json()) as { series: { pointlist: [number, number][] }[] };
  return new Map(series.flatMap(({ pointlist }) => pointlist.map(([ms, value]) => [ms / 1000, value])));
}

test(`killed ${kills} times while points come in, it opens again and has all that was accepted a second before`, async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-kill-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const places = { dataDir: path.join(folder, 'data'), configDir: path.join(folder, 'config') };
  const startS = Math.floor(Date.now() / 1000) - 2 * pointsAtMost;
  /** Metric → what must be there. */
  const promised = new Map<string, readonly Accepted[]>();
  const assertAllThere = async (url: string): Promise<void> => {
    for (const [metric, points] of promised) {
      const found = await stored(url, metric, startS);
      const missing = points.filter(({ second, value }) => found.get(second) !== value);
      assert.deepEqual(missing, [], `${metric} after ${promised.size} kills`);
    }
  };
  for (let kill = 0; kill < kills; kill++) {
    const backend = await startBackend(places);
    t.after(() => backend.end('SIGKILL'));
    await assertAllThere(backend.url);
    const first = Promise.withResolvers<void>();
    const posting = postUntilDead(backend.url, { metric: `kept.${kill}`, startS, onAccepted: first.resolve });
    await first.promise;
    // From just after the promise for the first on for half a second, so that kills meet every phase of a commit.
    await new Promise((resolve) => setTimeout(resolve, promisedMs + 100 + (kill * 500) / kills));
    const killedMs = performance.now();
    await backend.end('SIGKILL');
    const accepted = await posting;
    promised.set(
      `kept.${kill}`,
      accepted.filter(({ atMs }) => atMs <= killedMs - promisedMs),
    );
  }
  assert.ok(
    [...promised.values()].every((points) => points.length > 0),
    'each life had something to keep',
  );
  const backend = await startBackend(places);
  await assertAllThere(backend.url);
  await backend.end('SIGTERM');
});
