import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { VirtualClock } from '../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../lib/log/logger.ts';
import type { MonitorMemory } from '../../services/backend/monitors/engine/monitor-memory.ts';
import type { MailRecord } from '../../services/backend/notify/delivery/mail-record.ts';
import { startSmtp } from '../../services/backend/notify/testing-receivers.ts';
import { openStore } from '../../services/backend/store/open-store.ts';
import type { Life } from './killed-life.ts';

const startMs = Date.UTC(2026, 0, 5, 8);
const minuteMs = 60_000;

/** Two minutes low, two minutes high: it changes state at the minutes 3, 5, 7 …. @returns the point within a minute */
function pointIn(minute: number): readonly [number, number] {
  return [startMs / 1000 + minute * 60 + 30, Math.floor(minute / 2) % 2 === 1 ? 90 : 10];
}

/** What a change of state brings about, in order. */
const stepsOfAChange = [
  'read metrics',
  'write monitor_state, write monitor_transition',
  'load monitor_transition',
  'reserve an id',
  // The graph.
  'read metrics',
  'draw',
  'write the picture',
  'remove monitor_transition, write mail, add event',
  // That it is being sent, and that it is.
  'write mail',
  'write mail',
];

/** @returns the step before which it died; undefined when it ended by itself */
async function diedBefore(life: Life): Promise<string | undefined> {
  const entry = fileURLToPath(new URL('killed-life.ts', import.meta.url));
  const child = spawn(process.execPath, [entry, JSON.stringify(life)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [step, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  assert.ok(signal === 'SIGKILL' || code === 0, `it ended by itself with ${code}`);
  return signal === 'SIGKILL' ? step : undefined;
}

test('killed before any step from evaluation to the sent mail, in Alert and in recovery: each state, event and mail once', async (t) => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'labrador-killed-'));
  t.after(() => rm(dataDir, { recursive: true }));
  const smtp = await startSmtp(t);
  await mkdir(path.join(dataDir, 'config'));
  await writeFile(path.join(dataDir, 'config/notify.yaml'), `smtp_url: smtp://127.0.0.1:${smtp.port}\n`);
  const open = (atMs: number) =>
    openStore({ dataDir, clock: new VirtualClock(atMs), log: createLogger('test', 'off') });

  const steps: { readonly Alert: string[]; readonly OK: string[] } = { Alert: [], OK: [] };
  let minute = 1;
  let isOver = false;
  for (let killAtStep = 1; !isOver; killAtStep++) {
    isOver = true;
    for (const died of [steps.Alert, steps.OK]) {
      const points = [pointIn(minute), pointIn(minute + 1)];
      const life = { dataDir, startMs: startMs + minute * minuteMs, points, killAtStep };
      minute += 2;
      const step = await diedBefore({ ...life, killAtMs: startMs + minute * minuteMs });
      if (step === undefined) continue;
      died.push(step);
      isOver = false;
    }
  }
  assert.deepEqual(steps.Alert, stepsOfAChange);
  assert.deepEqual(steps.OK, stepsOfAChange);

  const store = await open(startMs + minute * minuteMs);
  const events = await store.events.list({ fromS: 0, toS: startMs / 1000 + minute * 60, limit: 1000 });
  const mailbox = Object.values(await store.documents.load('mail')) as readonly MailRecord[];
  const [state] = Object.values(await store.documents.load('monitor_state')) as readonly MonitorMemory[];
  const untold = await store.documents.load('monitor_transition');
  await store.close();
  // Each life brought one change, whether it died of it or not.
  const changes = Array.from({ length: (minute - 1) / 2 }, (_, at) => (at % 2 === 0 ? 'Triggered' : 'Recovered'));
  const oldestFirst = events.toReversed().map(({ title }) => title);
  assert.deepEqual(
    oldestFirst,
    changes.map((change) => `[${change}] high`),
  );
  assert.deepEqual(
    state?.history.map((change) => change.state),
    ['OK', ...changes.map((change) => (change === 'Triggered' ? 'Alert' : 'OK'))],
  );
  assert.deepEqual(untold, {});
  assert.deepEqual(new Set(mailbox.map(({ delivery }) => delivery.status)), new Set(['sent']));
  assert.equal(mailbox.length, changes.length);
  assert.equal(new Set(smtp.mails.map(({ mail }) => mail.messageId)).size, changes.length);
  // Who dies between the server's word and his own note of it cannot know: he says it again, as the same mail.
  assert.equal(smtp.mails.length, changes.length + 2);
});
