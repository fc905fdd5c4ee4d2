import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Worker } from 'node:worker_threads';
import type { Submission } from '../../../lib/check/submission.ts';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { discover } from '../discovery/discover.ts';
import { Scheduler } from '../schedule/scheduler.ts';
import { Collector } from './collector.ts';

const check = (body: string) =>
  `import { AgentCheck } from 'labrador/check';\nexport default class extends AgentCheck { run() { ${body} } }\n`;

/** Threads that are alive, from now on. */
function watchThreads(t: TestContext): ReadonlySet<Worker> {
  const alive = new Set<Worker>();
  const onWorker = (worker: Worker) => {
    alive.add(worker);
    worker.once('exit', () => alive.delete(worker));
  };
  process.on('worker', onWorker);
  t.after(() => process.off('worker', onWorker));
  return alive;
}

test('beside a loop without end and a check that throws, a good check misses nothing for a minute', async (t) => {
  const threads = watchThreads(t);
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-collector-'));
  mkdirSync(path.join(folder, 'conf.d'));
  const bodies = {
    good: "this.gauge('good', 1); this.gauge('none', NaN); this.monotonicCount('growing', this.clock.now());",
    loop: "this.gauge('loop', 1); for (;;);",
    thrower: "this.gauge('thrower', 1); throw new Error('no luck');",
  };
  for (const [name, body] of Object.entries(bodies)) {
    writeFileSync(path.join(folder, `${name}.ts`), check(body));
    writeFileSync(path.join(folder, 'conf.d', `${name}.yaml`), 'instances:\n  - min_collection_interval: 5\n');
  }
  const clock = new VirtualClock();
  const submitted: { readonly check: string; readonly submission: Submission }[] = [];
  const going = new Set<string>();
  const scheduler: Scheduler = new Scheduler(clock, {
    async run(checkId, due) {
      const [name = ''] = checkId.split(':');
      going.add(name);
      const run = await collector.run(checkId, due);
      going.delete(name);
      if (run?.submission) submitted.push({ check: name, submission: run.submission });
    },
    missed: (checkId, count) => collector.missed(checkId, count),
  });
  const collector: Collector = new Collector({
    clock,
    log: createLogger('test', 'off'),
    settings: () => ({ hostname: 'h', checkTimeoutS: 7, histogram: { aggregates: [], percentiles: [] } }),
    cache: { read: () => ({}), write: () => {} },
    onAdded: ({ checkId, intervalS }) => scheduler.add(checkId, intervalS),
    onRemoved: (checkId) => scheduler.remove(checkId),
  });
  t.after(async () => {
    // The loop does not answer: the time that it is given to close is turned by hand.
    const stopping = collector.stop();
    await clock.advance(2000);
    await stopping;
    rmSync(folder, { recursive: true });
  });
  const checkFolders = { shipped: path.join(folder, 'none'), additional: folder };
  await collector.apply(discover({ confdDir: path.join(folder, 'conf.d'), checkFolders, env: {} }));
  const status = (name: string) => {
    const found = collector.status((checkId) => scheduler.nextRunAtMs(checkId)).find((each) => each.check === name);
    assert.ok(found);
    return found;
  };
  /** The threads live in real time: before the clock moves on, the quick checks have answered. */
  const quickOnesIdle = async () => {
    while (['good', 'thrower'].some((name) => going.has(name))) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  /** So has the thread that was ended: of three checks two are left. */
  const loopGone = async () => {
    while (threads.size > 2) await new Promise((resolve) => setImmediate(resolve));
  };
  let loopErrors = 0;
  for (let elapsedMs = 0; elapsedMs < 61_000; elapsedMs += 250) {
    await clock.advance(250);
    await quickOnesIdle();
    if (status('loop').errors > loopErrors) await loopGone();
    loopErrors = status('loop').errors;
  }
  void scheduler.stop();

  const good = submitted.filter((each) => each.check === 'good').map(({ submission }) => submission.timestampS);
  assert.equal(good.length, 13);
  for (const [index, timestampS] of good.entries()) assert.equal(timestampS - (good[0] ?? 0), index * 5);
  assert.equal(status('good').missedRuns, 0);
  assert.equal(status('good').state, 'ok');

  const thrower = submitted.filter((each) => each.check === 'thrower');
  assert.equal(thrower.length, 13);
  assert.equal(thrower[0]?.submission.series[0]?.metric, 'thrower');
  assert.equal(status('thrower').errors, 13);
  assert.match(status('thrower').lastError ?? '', /no luck/);

  assert.equal(submitted.filter((each) => each.check === 'loop').length, 0);
  const loop = status('loop');
  assert.match(loop.lastError ?? '', /took longer than 7 s/);
  assert.equal(collector.counters['sampler.not_finite'], 13);
  // Due every 5 s, each run ended after 7 s: every second due time is missed.
  assert.ok(loop.errors >= 5 && loop.missedRuns >= 5, `${loop.errors} errors, ${loop.missedRuns} missed`);
});
