import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { discover } from '../discovery/discover.ts';
import { CheckGroup } from './check-group.ts';

/** How long threads may take to answer, in real milliseconds. */
const patienceMs = 10_000;

/** One check, `demo`, in a folder of its own. */
function group(context: TestContext) {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-group-'));
  const clock = new VirtualClock();
  const made = new CheckGroup({
    check: 'demo',
    clock,
    timeoutMs: () => 24 * 3_600_000,
    memoryLimitMb: 64,
    events: { log: () => {}, cacheWritten: () => {}, outputLeftOut: () => {} },
    readCache: () => ({}),
    onInstances: () => {},
    onCrash: () => {},
  });
  const until = async (isTrue: () => boolean): Promise<void> => {
    const giveUpAt = performance.now() + patienceMs;
    while (!isTrue() && performance.now() < giveUpAt) await clock.advance(1);
    assert.ok(isTrue(), 'did not come about');
  };
  context.after(async () => {
    let isStopped = false;
    void made.stop().then(() => {
      isStopped = true;
    });
    await until(() => isStopped);
    rmSync(folder, { recursive: true });
  });
  return {
    folder,
    made,
    until,
    code: (body: string) =>
      writeFileSync(
        path.join(folder, 'demo.ts'),
        `import { existsSync } from 'node:fs';\nimport { AgentCheck } from 'labrador/check';\nexport default class extends AgentCheck { ${body} }\n`,
      ),
    /** Writes the entries, finds the check, and puts it into force. */
    update(...entries: readonly string[]): Promise<void> {
      writeFileSync(path.join(folder, 'demo.yaml'), `instances:\n${entries.map((each) => `  - ${each}\n`).join('')}`);
      const checkFolders = { shipped: path.join(folder, 'none'), additional: folder };
      const [found] = discover({ confdDir: folder, checkFolders, env: {} }).checks;
      assert.ok(found);
      return made.update(found);
    },
    ids: () => made.instances.map(({ checkId }) => checkId),
  };
}

test('a run that makes a fresh worker is not lost to edits that come meanwhile', async (context) => {
  const { made, code, update, ids } = group(context);
  code("run() { if (this.instance.die) process.exit(1); this.gauge('g', 1); }");
  await update('{name: a}', '{name: b, die: true}');
  const [a = '', b = ''] = ids();
  const died = await made.run(b, '');
  assert.ok('error' in died && /process\.exit/.test(died.error ?? ''));
  const running = made.run(a, '');
  const updates = [update('{name: a}'), update('{name: a}', '{name: c}')];
  const outcome = await running;
  assert.ok('samples' in outcome);
  assert.deepEqual([outcome.error, outcome.samples.length], [undefined, 1]);
  await Promise.all(updates);
  assert.deepEqual(
    ids().map((id) => id.split(':')[1]),
    ['a', 'c'],
  );
});

test('a changed configuration beside broken code is taken up once the worker that has the last good code answers', async (context) => {
  const { folder, made, code, update, until, ids } = group(context);
  const flag = path.join(folder, 'go');
  code(`run() { while (!existsSync(${JSON.stringify(flag)})); this.gauge('g', 1); }`);
  await update('{name: a}');
  const [a = ''] = ids();
  let isOver = false;
  const running = made.run(a, '').finally(() => {
    isOver = true;
  });
  code('run() {');
  let isUpdated = false;
  void update('{name: b}').then(() => {
    isUpdated = true;
  });
  await until(() => isUpdated);
  assert.equal(isOver, false);
  assert.deepEqual(ids(), [a]);
  assert.match(made.problems[0]?.message ?? '', /Cannot load the check/);

  writeFileSync(flag, '');
  const outcome = await running;
  assert.ok('samples' in outcome && outcome.samples.length === 1);
  await until(() => ids()[0]?.startsWith('demo:b:') === true);
  assert.equal(ids().length, 1);
  assert.match(made.problems[0]?.message ?? '', /Cannot load the check/);
});

test('an instance has its own time to run', async (context) => {
  const { made, code, update, until, ids } = group(context);
  code('run() { return new Promise(() => {}); }');
  await update('{check_timeout: 0.2}');
  let error: string | undefined;
  void made.run(ids()[0] ?? '', '').then((outcome) => {
    error = 'error' in outcome ? outcome.error : '';
  });
  await until(() => error !== undefined);
  assert.match(error ?? '', /took longer than 0\.2 s \(check_timeout\)/);
});
