import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, test } from 'node:test';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { CheckWorker, type CheckWorkerOptions } from './check-worker.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-worker-'));
const workers: CheckWorker[] = [];
after(() => rmSync(folder, { recursive: true }));
afterEach(async () => {
  await Promise.all(workers.splice(0).map((each) => each.end('the test is over')));
});

let files = 0;
function start(source: string, overrides: Partial<CheckWorkerOptions> = {}) {
  const file = path.join(folder, `check${files++}.ts`);
  writeFileSync(file, `import { AgentCheck, z } from 'labrador/check';\n${source}`);
  const clock = new VirtualClock();
  const events = { logs: [] as string[], cache: [] as unknown[], crashes: [] as string[], stuck: 0, leftOut: 0 };
  const worker = new CheckWorker({
    check: 'demo',
    file,
    clock,
    timeoutMs: 1000,
    memoryLimitMb: 64,
    events: {
      log: (_checkId, level, message) => events.logs.push(`${level} ${message}`),
      cacheWritten: (_checkId, entries) => events.cache.push(entries),
      crashed: (message) => events.crashes.push(message),
      stuck: () => events.stuck++,
      outputLeftOut: (lines) => {
        events.leftOut += lines;
      },
    },
    ...overrides,
  });
  workers.push(worker);
  return { worker, clock, events, file };
}

const instance = { checkId: 'demo:1', instance: { tags: ['a:b'] }, initConfig: null, index: 0, cache: { seen: '7' } };

async function ready(worker: CheckWorker, instances = [instance]) {
  assert.deepEqual(await worker.loaded, { ok: true });
  return worker.configure(instances);
}

test('a check outside the clone loads, keeps its object between runs, and its samples come back', async () => {
  const { worker, clock, events } = start(`export default class extends AgentCheck {
    runs = 0;
    run() {
      this.runs++;
      this.gauge('demo.runs', this.runs);
      this.warning('run %d on %s', this.runs, this.hostname);
      this.log.info('seen %s', this.readPersistentCache('seen'));
      this.writePersistentCache('seen', String(this.runs));
    }
  }`);
  await ready(worker);
  await worker.run('demo:1', 'host-a');
  const outcome = await worker.run('demo:1', 'host-b');
  const [sample] = outcome.samples;
  assert.equal(outcome.error, undefined);
  assert.ok(sample?.kind === 'metric');
  assert.equal(sample.value, 2);
  assert.deepEqual(sample.tags, ['a:b']);
  assert.ok(Math.abs(sample.atMs - clock.now()) < 1000);
  assert.deepEqual(outcome.warnings, ['run 2 on host-b']);
  assert.ok(events.logs.includes('info seen 7'));
  assert.deepEqual(events.cache, [{ seen: '1' }, { seen: '2' }]);
});

test('what was sent before a throw is kept, with the error', async () => {
  const { worker } = start(`export default class extends AgentCheck {
    run() { this.gauge('demo.before', 1); throw new Error('no such luck'); }
  }`);
  await ready(worker);
  const outcome = await worker.run('demo:1', '');
  assert.match(outcome.error ?? '', /no such luck/);
  assert.equal(outcome.killed, false);
  assert.equal(outcome.samples.length, 1);
});

test('a loop without end is ended after the timeout; the neighbour run is lost and says why', async () => {
  const { worker, clock } = start(`export default class extends AgentCheck {
    async run() { if (this.instance.loop) for (;;); await new Promise(() => {}); }
  }`);
  await ready(worker, [instance, { ...instance, checkId: 'demo:2', instance: { loop: true } as never }]);
  const waiting = worker.run('demo:1', '');
  await clock.advance(500);
  const looping = worker.run('demo:2', '');
  await clock.advance(500);
  const first = await waiting;
  assert.match(first.error ?? '', /took longer than 1 s/);
  assert.match((await looping).error ?? '', /lost: .*demo:1/);
  await worker.ended;
  assert.equal(worker.isAlive, false);
});

for (const [what, pauseMs] of [
  ['new Array(10_000).fill({})', 1],
  ['Buffer.alloc(1e6, 1)', 1],
  ['new Array(1e6).fill(1)', 50],
] as const) {
  test(`memory without bound is ended: ${what}`, async () => {
    // With a pause after each, so that the guard looks before V8 itself is at its end, however busy the machine is.
    const { worker, clock } = start(
      `const flag = new Int32Array(new SharedArrayBuffer(4));
      export default class extends AgentCheck {
        run() { const all = []; for (;;) { all.push(${what}); Atomics.wait(flag, 0, 0, ${pauseMs}); } }
      }`,
      { memoryLimitMb: 24, timeoutMs: 3_600_000 },
    );
    await ready(worker);
    let outcome: Awaited<ReturnType<CheckWorker['run']>> | undefined;
    void worker.run('demo:1', '').then((ended) => {
      outcome = ended;
    });
    while (!outcome) await clock.advance(50);
    assert.match(outcome.error ?? '', /more than 24 MB of memory/);
    assert.equal(outcome.killed, true);
  });
}

test('process.exit and an error that nothing catches end the worker, not the process', async () => {
  const exit = start('export default class extends AgentCheck { run() { process.exit(3); } }');
  const uncaught = start(`export default class extends AgentCheck {
    run() { setTimeout(() => { throw new Error('later'); }, 0); return new Promise(() => {}); }
  }`);
  await Promise.all([exit, uncaught].map(({ worker }) => ready(worker)));
  const run = ({ worker }: { worker: CheckWorker }) => worker.run('demo:1', '');
  assert.match((await run(exit)).error ?? '', /process\.exit\(3\)/);
  const last = await run(uncaught);
  assert.match(last.error ?? '', /nothing caught.*later/s);
  assert.equal(last.killed, true);
});

test('a module that does not load says why and which files it has', async () => {
  const syntax = start('export default class {');
  const wrong = start('export class Demo {}');
  const loop = start('for (;;);');
  const a = await syntax.worker.loaded;
  assert.deepEqual(a, { ok: false, message: 'Unexpected eof', line: 2 });
  assert.deepEqual(
    syntax.worker.modules.map(({ file }) => file).filter((file) => path.basename(file) !== 'package.json'),
    [syntax.file],
  );
  const b = await wrong.worker.loaded;
  assert.match(b.ok ? '' : b.message, /default export must be a class.*exports Demo/);
  await loop.clock.advance(1000);
  const c = await loop.worker.loaded;
  assert.match(c.ok ? '' : c.message, /loading took longer/);
});

test('a package.json that makes the check CommonJS is named, once, and is watched', async (context) => {
  const packageJson = path.join(folder, 'package.json');
  context.after(() => rmSync(packageJson));
  writeFileSync(packageJson, '{"type": "commonjs"}');
  const { worker, events } = start('export default class extends AgentCheck { run() {} }');
  const outcome = await worker.loaded;
  assert.match(outcome.ok ? '' : outcome.message, /CommonJS because .*package\.json says so.*"type": "module"/);
  assert.ok(worker.modules.some(({ file }) => file === packageJson));
  await worker.ended;
  assert.deepEqual(events.crashes, []);
  writeFileSync(packageJson, '{"type": "module"}');
  await ready(start('export default class extends AgentCheck { run() {} }').worker);
});

test("the check's schema decides, by path", async () => {
  const { worker } = start(`export default class extends AgentCheck {
    static instanceSchema = z.object({ port: z.int() });
    run() {}
  }`);
  const verdicts = await ready(worker, [{ ...instance, instance: { port: 'x' } as never, index: 3 }]);
  assert.deepEqual(
    verdicts?.[0]?.problems.map(({ severity, keyPath }) => [severity, keyPath]),
    [['error', ['instances', 3, 'port']]],
  );
  assert.match((await worker.run('demo:1', '')).error ?? '', /not configured/);
});

test('a schema that never ends is ended', async () => {
  const { worker, clock } = start(`export default class extends AgentCheck {
    static instanceSchema = z.object({}).transform(() => { for (;;); });
    run() {}
  }`);
  const verdicts = ready(worker);
  await worker.loaded;
  await clock.advance(1000);
  assert.equal(await verdicts, undefined);
  await worker.ended;
});

test('what a check prints goes to the log', async () => {
  const { worker, events } = start(`export default class extends AgentCheck {
    async run() { process.stdout.write('hello\\n'); await new Promise(setImmediate); }
  }`);
  await ready(worker);
  await worker.run('demo:1', '');
  await worker.retire();
  assert.deepEqual(events.logs, ['info hello']);
});

test('a synchronous native call cannot be interrupted and is told as such, until it ends', {
  skip: process.platform === 'win32',
}, async () => {
  const fifo = path.join(folder, 'fifo');
  execFileSync('mkfifo', [fifo]);
  const writer = openSync(fifo, 'r+');
  const { worker, clock, events } = start(`import { execFileSync } from 'node:child_process';
  export default class extends AgentCheck { run() { execFileSync('head', ['-c', '1', ${JSON.stringify(fifo)}]); } }`);
  await ready(worker);
  const running = worker.run('demo:1', '');
  // The thread must be inside the call before the clock moves: its child shows that it is.
  while (!isReading(fifo)) await new Promise((resolve) => setImmediate(resolve));
  await clock.advance(1000);
  assert.match((await running).error ?? '', /took longer/);
  await clock.advance(1000);
  assert.equal(events.stuck, 1);
  assert.equal(worker.isAlive, false);
  writeFileSync(writer, 'x');
  await worker.ended;
  closeSync(writer);
});

function isReading(fifo: string): boolean {
  try {
    return execFileSync('pgrep', ['-f', `head -c 1 ${fifo}`]).length > 0;
  } catch {
    return false;
  }
}

test('close() waits for the run that is going: when forgotten, when retired, and at the end', async () => {
  const source = `export default class extends AgentCheck {
    async run() {
      this.open = true;
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
      if (!this.open) throw new Error('closed during the run');
      this.gauge('demo.late', 1);
    }
    close() { this.open = false; this.log.info('closed'); }
  }`;
  const ways: readonly ((worker: CheckWorker) => Promise<void> | void)[] = [
    (worker) => worker.forget(['demo:1']),
    (worker) => worker.retire(),
    (worker) => worker.shutDown('the agent stops'),
  ];
  for (const leave of ways) {
    const { worker, events } = start(source);
    await ready(worker);
    const running = worker.run('demo:1', '');
    const left = leave(worker);
    const { error, samples } = await running;
    assert.deepEqual([error, samples.length], [undefined, 1]);
    await left;
    await worker.retire();
    assert.deepEqual(events.logs, ['info closed']);
  }
});

test('an instance may have a time of its own, and the error names its key', async () => {
  const { worker, clock } = start(
    'export default class extends AgentCheck { run() { return new Promise(() => {}); } }',
  );
  await ready(worker);
  const running = worker.run('demo:1', '', { timeoutMs: 5000, key: 'check_timeout' });
  await clock.advance(4999);
  assert.ok(worker.isAlive);
  await clock.advance(1);
  assert.match((await running).error ?? '', /took longer than 5 s \(check_timeout\)/);
});

test('what a check prints is bounded per run, and the rest counted; so are log lines and warnings', async () => {
  const { worker, events } = start(`export default class extends AgentCheck {
    async run() {
      process.stdout.write('printed\\n'.repeat(2000));
      for (let line = 0; line < 600; line++) { this.log.info('logged'); this.warning('careful'); }
      await new Promise(setImmediate);
    }
  }`);
  await ready(worker);
  const outcome = await worker.run('demo:1', '');
  while (events.leftOut < 1500) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(events.logs.filter((line) => line === 'info printed').length, 500);
  assert.equal(events.logs.filter((line) => /prints further in this run is left out/.test(line)).length, 1);
  assert.equal(events.leftOut, 1500);
  assert.equal(outcome.refusedWarnings, 500);
  // 1,200 lines, as a warning is logged too: 499 and a last one that says so are passed on.
  assert.equal(outcome.refusedLogLines, 701);
  await worker.run('demo:1', '');
  while (events.leftOut < 3000) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(events.logs.filter((line) => line === 'info printed').length, 1000);
});
