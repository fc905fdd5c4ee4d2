import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MonitorChange } from '../../../lib/model/monitor-change.ts';
import { testingMonitor } from './message/testing-alert.ts';
import { Fuse, fused } from './testing-fuse.ts';
import { type TestingNotify, testingNotify } from './testing-notify.ts';
import { startHook, startSmtp } from './testing-receivers.ts';

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** Tells a transition, killed at a step, and again after a restart. @returns whether it came to that step */
async function killedAt(testing: TestingNotify, fuse: Fuse, transitionId: string): Promise<boolean> {
  await testing.write({ id: transitionId });
  const first = await testing.open(fused(testing.store, fuse)).catch(() => undefined);
  first?.start();
  const isSent = (): boolean =>
    first?.mailbox
      .list()
      .filter(
        ({ about, delivery }) =>
          about.kind === 'monitor' && about.transitionId === transitionId && delivery.status === 'sent',
      ).length === 2;
  await until(() => fuse.isDead || isSent());
  await first?.stop();
  if (!fuse.isDead) return false;

  const second = await testing.open();
  second.start();
  await second.notifier.settled();
  // What was being sent when it was killed is tried again after a while.
  const waiting = (): boolean => second.mailbox.list().some(({ delivery }) => delivery.status === 'waiting');
  if (waiting()) await testing.clock.advance(10_000);
  await until(() => !waiting());
  await second.stop();
  return true;
}

test('killed before or after any step, a transition is told once after the restart: one event, one mail each', async (t) => {
  const testing = await testingNotify(t);
  const [smtp, hook] = [await startSmtp(t), await startHook(t)];
  await testing.configure(`smtp_url: smtp://127.0.0.1:${smtp.port}\nwebhooks: { ops: { url: "${hook.url}" } }\n`);
  testing.monitors.set(7, testingMonitor({ message: '@webhook-ops @ops@example.com' }));
  const startS = testing.clock.now() / 1000;
  let steps = 0;
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; ; at++) {
      const transitionId = `${when}-${at}`;
      const [mailsBefore, postsBefore] = [smtp.mails.length, hook.bodies.length];
      const wasKilled = await killedAt(testing, new Fuse(at, when), transitionId);
      const hint = `killed ${when} step ${at}`;
      const list = await testing.store.events.list({ fromS: startS, toS: startS + 86_400, limit: 1000 });
      const mailbox = Object.values(await testing.store.documents.load('mail')) as readonly {
        readonly about: { readonly transitionId: string; readonly eventId: string };
        readonly delivery: { readonly status: string };
      }[];
      const own = mailbox.filter(({ about }) => about.transitionId === transitionId);
      assert.deepEqual(
        own.map(({ delivery }) => delivery.status),
        ['sent', 'sent'],
        hint,
      );
      const ids = new Set(own.map(({ about }) => about.eventId));
      assert.equal(ids.size, 1, hint);
      assert.equal(list.filter(({ id }) => ids.has(id)).length, 1, hint);
      assert.equal(list.length, mailbox.length / 2, hint);
      assert.deepEqual(await testing.store.documents.load('monitor_transition'), {}, hint);
      // Who was killed between the server's word and his own note of it cannot know: he says it again, as the same mail.
      const mails = smtp.mails.slice(mailsBefore);
      assert.equal(new Set(mails.map(({ mail }) => mail.messageId)).size, 1, hint);
      assert.ok(mails.length <= 2 && hook.bodies.length - postsBefore <= 2, hint);
      if (!wasKilled) break;
      steps = at;
    }
  }
  assert.ok(steps >= 10, `${steps} steps`);
});

test('killed before or after any step, a change of a monitor is told once after the restart: one event, one mail', async (t) => {
  const testing = await testingNotify(t);
  const { store, clock } = testing;
  const monitor = { id: 7, name: 'high', message: '@ops@example.com', tags: [] };
  let steps = 0;
  let told = 0;
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; ; at++) {
      const id = `${when}-${at}`;
      const change: MonitorChange = {
        id,
        what: 'edited',
        atMs: clock.now(),
        monitor,
        isAudited: true,
        by: 'ada',
        edits: [{ key: 'name' }],
      };
      await store.documents.write([{ kind: 'monitor_change', id, value: change }]);
      const fuse = new Fuse(at, when);
      const first = await testing.open(fused(store, fuse)).catch(() => undefined);
      first?.changes.wake();
      await first?.changes.settled();
      await first?.stop();
      const second = await testing.open();
      second.changes.wake();
      await second.changes.settled();
      told += 1;
      const hint = `killed ${when} step ${at}`;
      const events = await store.events.list({ fromS: clock.now() / 1000, toS: clock.now() / 1000, limit: 1000 });
      assert.equal(events.length, told, hint);
      assert.equal(Object.keys(await store.documents.load('mail')).length, told, hint);
      assert.deepEqual(await store.documents.load('monitor_change'), {}, hint);
      if (!fuse.isDead) break;
      steps = Math.max(steps, at);
    }
  }
  assert.ok(steps >= 3, `${steps} steps`);
});
