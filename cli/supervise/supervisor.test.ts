import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { VirtualClock } from '../../lib/clock/virtual-clock.ts';
import { ProcessFailure } from './process-failure.ts';
import type { ProcessRow } from './processes.ts';
import { Supervisor } from './supervisor.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-supervise-'));
after(() => rmSync(folder, { recursive: true }));

/** Says that it is ready, stops at SIGTERM, and notes when it does in the common log. */
const wellBehaved = `
import { appendFileSync } from 'node:fs';
const { NAME, NOTES } = process.env;
process.on('SIGTERM', () => { appendFileSync(NOTES, 'stop ' + NAME + '\\n'); process.exit(0); });
process.on('disconnect', () => process.exit(0));
appendFileSync(NOTES, 'start ' + NAME + '\\n');
process.send({ kind: 'ready', endpoints: { [NAME]: 'http://127.0.0.1:' + (process.env.PORT ?? 1) } });
`;

/** A lab of scripts, name → source, with a clock that stands still, and all that it told. */
function makeLab(scripts: Readonly<Record<string, string>>, { restart = false } = {}) {
  const place = mkdtempSync(path.join(folder, 'lab-'));
  const notes = path.join(place, 'notes');
  writeFileSync(notes, '');
  const rows = Object.entries(scripts).map(([name, source]): ProcessRow => {
    const entry = path.join(place, `${name}.mjs`);
    writeFileSync(entry, source);
    return {
      name,
      entry,
      dependsOn: [],
      environment: ({ own }) => ({ NAME: name, NOTES: notes, ...(own ? { PORT: '7' } : {}) }),
    };
  });
  const clock = new VirtualClock();
  const told = new Told();
  const supervisor = new Supervisor({
    rows,
    env: process.env,
    ports: 'free',
    clock,
    onLine: (name, line) => told.add(`${name}: ${line}`),
    onReport: (_level, message) => told.add(message),
    restart,
    onDeath: ({ message, lastLines }, inMs) => told.add(`${message} [${lastLines.join('|')}] ${inMs}`),
  });
  return { supervisor, clock, told, notes: () => readFileSync(notes, 'utf8').trim().split('\n') };
}

/** Collects what was told; one can wait for a message. */
class Told {
  readonly all: string[] = [];
  readonly #waiting = new Set<() => void>();

  add(message: string): void {
    this.all.push(message);
    for (const look of this.#waiting) look();
  }

  /** Resolves with the `count`th message that matches. */
  message(pattern: RegExp, count = 1): Promise<string> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.all.filter((message) => pattern.test(message))[count - 1];
        if (found === undefined) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }
}

test('processes start in order and stop in reverse', async () => {
  const { supervisor, notes } = makeLab({ one: wellBehaved, two: wellBehaved, three: wellBehaved });
  await supervisor.start();
  assert.deepEqual(supervisor.endpoints.get('two'), { two: 'http://127.0.0.1:1' });
  await supervisor.stop();
  assert.deepEqual(notes(), ['start one', 'start two', 'start three', 'stop three', 'stop two', 'stop one']);
});

test('one that dies before it is ready is a failure with its last lines, and the others can be stopped', async () => {
  const lab = makeLab({
    one: wellBehaved,
    two: `console.log('first'); console.error('no disk'); process.exitCode = 3;`,
    three: wellBehaved,
  });
  await assert.rejects(lab.supervisor.start(), (error) => {
    assert.ok(error instanceof ProcessFailure);
    assert.match(error.message, /Cannot start two: it ended with status 3/);
    assert.deepEqual([...error.lastLines].sort(), ['first', 'no disk']);
    return true;
  });
  await lab.supervisor.stop();
  assert.deepEqual(lab.notes(), ['start one', 'stop one']);
});

test('one that never says that it is ready is a failure after a minute', async () => {
  const { supervisor, clock, told } = makeLab({ slow: `console.log('up'); setInterval(() => {}, 1000);` });
  const start = assert.rejects(supervisor.start(), /Cannot start slow: not ready after 60 s/);
  await told.message(/slow: up/);
  await clock.advance(60_000);
  await start;
});

test('without restart a death is told once, with the last lines', async () => {
  const { supervisor, told } = makeLab({
    one: `process.send({ kind: 'ready', endpoints: {} }); setImmediate(() => { throw new Error('broken'); });`,
  });
  await supervisor.start();
  const message = await told.message(/died/);
  assert.match(message, /^one died with status 1 \[.*Error: broken.*\] undefined$/);
  await supervisor.stop();
});

test('one that ends in good order without having been asked is said to have done so', async () => {
  const { supervisor, told } = makeLab({ one: `${wellBehaved} process.kill(process.pid, 'SIGTERM');` });
  await supervisor.start();
  assert.equal(await told.message(/ended/), 'one ended with status 0 although nobody asked it to [] undefined');
  await supervisor.stop();
});

const diesOnceReady = `process.send({ kind: 'ready', endpoints: { port: process.env.PORT ?? 'none' } }, () => process.exit(1));`;

test('with restart a process comes back where it was, ever more slowly', async () => {
  const { supervisor, clock, told } = makeLab({ one: diesOnceReady }, { restart: true });
  await supervisor.start();
  assert.deepEqual(supervisor.endpoints.get('one'), { port: 'none' });
  for (const [index, delayMs] of [500, 1000, 2000, 4000].entries()) {
    const message = await told.message(/died/, index + 1);
    assert.match(message, new RegExp(` ${delayMs}$`));
    await clock.advance(delayMs - 1);
    assert.equal(told.all.filter((each) => each === 'one is up again').length, index);
    await clock.advance(1);
    await told.message(/up again/, index + 1);
  }
  assert.deepEqual(supervisor.endpoints.get('one'), { port: '7' });
  await supervisor.stop();
});

test('after a long life the next death is a first one', async () => {
  const { supervisor, clock, told } = makeLab(
    { one: `process.send({ kind: 'ready', endpoints: {} }); console.log(process.pid); setInterval(() => {}, 1000);` },
    { restart: true },
  );
  await supervisor.start();
  const kill = async (count: number): Promise<void> => {
    process.kill(Number((await told.message(/^one: \d+$/, count)).slice('one: '.length)), 'SIGKILL');
  };
  await kill(1);
  assert.match(await told.message(/died with signal SIGKILL/), / 500$/);
  await clock.advance(500);
  await told.message(/up again/);
  await clock.advance(60_000);
  await kill(2);
  assert.match(await told.message(/died/, 2), / 500$/);
  await supervisor.stop();
});

test('one that ignores SIGTERM is killed after the grace time, and that is reported', async () => {
  const { supervisor, clock, told } = makeLab({
    deaf: `process.on('SIGTERM', () => console.log('no')); setInterval(() => {}, 1000); process.send({ kind: 'ready', endpoints: {} });`,
  });
  await supervisor.start();
  const stopped = supervisor.stop();
  await told.message(/deaf: no/);
  await clock.advance(10_000);
  await stopped;
  assert.ok(told.all.includes('deaf did not stop within 10 s and was killed'));
});

test('stopping while one is starting stops that one too', async () => {
  const { supervisor, told, notes } = makeLab({
    one: wellBehaved,
    two: `process.on('SIGTERM', () => process.exit(0)); console.log('starting'); setInterval(() => {}, 1000);`,
  });
  const start = assert.rejects(supervisor.start(), ProcessFailure);
  await told.message(/two: starting/);
  await supervisor.stop();
  await start;
  assert.deepEqual(notes(), ['start one', 'stop one']);
});
