import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { VirtualClock } from '../../lib/clock/virtual-clock.ts';
import { datadogSchema } from '../../lib/config/datadog-schema.ts';
import { ProcessFailure } from './process-failure.ts';
import type { ProcessRow } from './process-row.ts';
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

/** What a test wants of a row. */
type RowParts = Partial<
  Pick<ProcessRow, 'dependsOn' | 'follows' | 'address' | 'isOptional' | 'readyTimeoutMs' | 'environment'>
>;

interface LabParts {
  readonly restart?: boolean;
  readonly goesOnWithout?: boolean;
  /** Name → what differs from a row that depends on the one before it. */
  readonly rows?: Readonly<Record<string, RowParts>>;
}

/** A lab of scripts, name → source, each depending on the one before, with a clock that stands still, and all that it told. */
function makeLab(scripts: Readonly<Record<string, string>>, parts: LabParts = {}) {
  const { restart = false, goesOnWithout = false } = parts;
  const names = Object.keys(scripts);
  const place = mkdtempSync(path.join(folder, 'lab-'));
  const notes = path.join(place, 'notes');
  writeFileSync(notes, '');
  const rows = Object.entries(scripts).map(([name, source], index): ProcessRow => {
    const entry = path.join(place, `${name}.mjs`);
    writeFileSync(entry, source);
    return {
      name,
      entry,
      dependsOn: names.slice(Math.max(0, index - 1), index),
      environment: ({ own }) => ({ NAME: name, NOTES: notes, ...(own ? { PORT: '7' } : {}) }),
      ...parts.rows?.[name],
    };
  });
  const clock = new VirtualClock();
  const told = new Told();
  const supervisor = new Supervisor({
    rows,
    env: process.env,
    ports: 'free',
    config: datadogSchema.parse({}),
    dataDir: place,
    clock,
    onLine: (name, line) => told.add(`${name}: ${line}`),
    onReport: (_level, message) => told.add(message),
    restart,
    ...(goesOnWithout
      ? { onLeftOut: ({ message, lastLines }) => told.add(`left out: ${message} [${lastLines.join('|')}]`) }
      : {}),
    onDeath: ({ message, lastLines }, inMs) => told.add(`${message} [${lastLines.join('|')}] ${inMs}`),
  });
  return {
    supervisor,
    clock,
    told,
    notes: () => readFileSync(notes, 'utf8').trim().split('\n'),
    /** Resolves when one is ready. */
    ready: async (name: string): Promise<void> => {
      while (!supervisor.endpoints.has(name)) await new Promise((resolve) => setImmediate(resolve));
    },
    /** Lets the scripts that wait for this go on. */
    allow: (what: 'ready' | 'stop') => writeFileSync(`${notes}.${what}`, ''),
  };
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

test('processes that depend on each other start in order and stop in reverse', async () => {
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

/** Ready and gone when the test says so, by a file. */
const waitsForFile = `
import { existsSync, appendFileSync } from 'node:fs';
const { NAME, NOTES } = process.env;
const until = (name, then) => { if (existsSync(NOTES + '.' + name)) then(); else setTimeout(() => until(name, then), 5); };
appendFileSync(NOTES, 'start ' + NAME + '\\n');
console.log('waits');
process.on('SIGTERM', () => until('stop', () => { appendFileSync(NOTES, 'stop ' + NAME + '\\n'); process.exit(0); }));
process.on('disconnect', () => process.exit(0));
until('ready', () => process.send({ kind: 'ready', endpoints: {} }));
`;

test('what does not depend on each other starts and stops at the same time, what does waits for it', async () => {
  const rows = { two: { dependsOn: [] }, three: { dependsOn: ['one', 'two'] } };
  const lab = makeLab({ one: waitsForFile, two: waitsForFile, three: wellBehaved }, { rows });
  const start = lab.supervisor.start();
  await Promise.all([lab.told.message(/one: waits/), lab.told.message(/two: waits/)]);
  assert.deepEqual(lab.notes().sort(), ['start one', 'start two']);
  lab.allow('ready');
  await start;
  assert.equal(lab.notes()[2], 'start three');
  const stopped = lab.supervisor.stop();
  lab.allow('stop');
  await stopped;
  assert.deepEqual(lab.notes().slice(3, 4), ['stop three']);
  assert.deepEqual(lab.notes().slice(4).sort(), ['stop one', 'stop two']);
});

test('an optional one that does not start is left out with what needs it, and what only follows it runs', async () => {
  const rows = {
    database: { dependsOn: [], isOptional: true },
    user: { isOptional: true },
    follower: { dependsOn: ['one'], follows: ['user'], isOptional: true },
  };
  const scripts = { one: wellBehaved, database: `console.error('no disk'); process.exitCode = 3;` };
  const all = { ...scripts, user: wellBehaved, follower: wellBehaved };
  const lab = makeLab(all, { rows, goesOnWithout: true });
  await lab.supervisor.start();
  assert.deepEqual(lab.told.all.filter((message) => message.startsWith('left out')).sort(), [
    'left out: Cannot start database: it ended with status 3 [no disk]',
    'left out: Cannot start user: it needs database []',
  ]);
  assert.deepEqual([...lab.supervisor.endpoints.keys()], ['one', 'follower']);
  await lab.supervisor.stop();
  assert.deepEqual(lab.notes(), ['start one', 'start follower', 'stop follower', 'stop one']);

  const strict = makeLab(all, { rows });
  await assert.rejects(strict.supervisor.start(), /Cannot start database/);
  await strict.supervisor.stop();
});

test('a row that says that it cannot run in this lab is a failure in its words', async () => {
  const environment = (): never => {
    throw new Error('Cannot start two: there is no door');
  };
  const lab = makeLab({ one: wellBehaved, two: wellBehaved }, { rows: { two: { environment } } });
  await assert.rejects(lab.supervisor.start(), /Cannot start two: there is no door/);
  await lab.supervisor.stop();
  assert.deepEqual(lab.notes(), ['start one', 'stop one']);
});

test('what follows one whose address is known does not wait for it, but stops before it', async () => {
  const rows = { two: { dependsOn: [], follows: ['one'] }, one: { address: () => 'http://127.0.0.1:1' } };
  const lab = makeLab({ one: waitsForFile, two: wellBehaved }, { rows });
  lab.allow('stop');
  const start = lab.supervisor.start();
  await lab.ready('two');
  lab.allow('ready');
  await start;
  await lab.supervisor.stop();
  assert.deepEqual(lab.notes().slice(2), ['stop two', 'stop one']);
});

test('a row may be more patient', async () => {
  const rows = { slow: { readyTimeoutMs: 90_000 } };
  const lab = makeLab({ slow: `console.log('up'); setInterval(() => {}, 1000);` }, { rows });
  const start = assert.rejects(lab.supervisor.start(), /Cannot start slow: not ready after 90 s/);
  await lab.told.message(/slow: up/);
  await lab.clock.advance(90_000);
  await start;
});
