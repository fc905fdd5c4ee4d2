import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import { memoryDocuments } from '../../store/documents/testing-memory-documents.ts';
import { MailFiles } from './mail-files.ts';
import type { MailRecord } from './mail-record.ts';
import { Mailbox } from './mailbox.ts';
import { Sender } from './sender.ts';

const nowMs = Date.UTC(2026, 0, 5);

/** A mail that waits, tried so long after now. */
function waiting(id: string, lastAttemptAtMs: number): MailRecord {
  return {
    ...{ id, to: 'a@example.com', subject: 's', preview: '', via: 'smtp', createdAtMs: lastAttemptAtMs, bytes: 1 },
    ...{ about: { kind: 'downtime', downtimeId: 'd', eventId: '1' }, messageId: `<${id}>` },
    handle: { kind: 'mail', text: '@a@example.com', address: 'a@example.com' },
    delivery: { status: 'waiting', attempts: 1, lastAttemptAtMs, nextAttemptAtMs: lastAttemptAtMs + 10_000 },
  };
}

test('a mail whose next attempt a clock that was put back has moved away is tried now', async () => {
  const documents = memoryDocuments();
  const yearMs = 365 * 86_400_000;
  await documents.write(
    [waiting('ahead', nowMs + yearMs), waiting('soon', nowMs)].map((value) => ({ kind: 'mail', id: value.id, value })),
  );
  const mailbox = await Mailbox.open({ documents, files: new MailFiles('/nowhere/mail') });
  const clock = new VirtualClock(nowMs);
  const delivered: string[] = [];
  const deliver = async ({ id }: MailRecord) => void delivered.push(id);
  const log = createLogger('test', 'off');
  const sender = new Sender({
    mailbox,
    clock,
    log,
    deliver,
    withoutSecrets: (text) => text,
    obstacleOf: () => undefined,
  });
  sender.wake();
  await sender.settled();
  assert.deepEqual(delivered, ['ahead']);
  await clock.advance(10_000);
  await sender.stop();
  assert.deepEqual(delivered, ['ahead', 'soon']);
});

test('a mail server that does not answer holds up no webhook', async () => {
  const documents = memoryDocuments();
  const mails = ['a', 'b', 'c', 'd', 'e'].map((id, at) => waiting(id, nowMs - 60_000 + at));
  const hook: MailRecord = {
    ...{ ...waiting('hook', nowMs - 30_000), via: 'webhook', to: '@webhook-x' },
    handle: { kind: 'name', text: '@webhook-x', name: 'webhook-x' },
  };
  await documents.write([...mails, hook].map((value) => ({ kind: 'mail', id: value.id, value })));
  const mailbox = await Mailbox.open({ documents, files: new MailFiles('/nowhere/mail') });
  const tried: string[] = [];
  const release = Promise.withResolvers<void>();
  const deliver = async ({ id, via }: MailRecord): Promise<void> => {
    tried.push(id);
    if (via === 'smtp') await release.promise;
  };
  const log = createLogger('test', 'off');
  const sender = new Sender({
    ...{ mailbox, clock: new VirtualClock(nowMs), log, deliver },
    withoutSecrets: (text) => text,
    obstacleOf: () => undefined,
  });
  sender.wake();
  while (mailbox.get('hook')?.delivery.status !== 'sent') await new Promise(setImmediate);
  assert.deepEqual(tried, ['a', 'b', 'c', 'd', 'hook']);
  release.resolve();
  await sender.settled();
  assert.deepEqual(
    mailbox.list().map(({ delivery }) => delivery.status),
    Array.from({ length: 6 }, () => 'sent'),
  );
  await sender.stop();
});

test('that a message was sent is logged when it is on disk, and once', async () => {
  const documents = memoryDocuments();
  await documents.write([{ kind: 'mail', id: 'a', value: waiting('a', nowMs - 60_000) }]);
  const mailbox = await Mailbox.open({ documents, files: new MailFiles('/nowhere/mail') });
  const lines: string[] = [];
  const keep = (text: unknown): void => void lines.push(`${text}`);
  const log = Object.assign(createLogger('test', 'off'), { info: keep, warn: keep });
  let isDown = true;
  const deliver = async (): Promise<void> => {
    if (isDown) throw new Error('connect ECONNREFUSED');
    assert.deepEqual(lines, ['cannot send to a@example.com: connect ECONNREFUSED']);
  };
  const clock = new VirtualClock(nowMs);
  const parts = { mailbox, clock, log, deliver };
  const sender = new Sender({ ...parts, withoutSecrets: (text) => text, obstacleOf: () => undefined });
  sender.wake();
  await sender.settled();
  isDown = false;
  await clock.advance(3_600_000);
  await sender.settled();
  sender.wake();
  await sender.stop();
  assert.deepEqual(lines.slice(1), ['sent to a@example.com by smtp: s']);
});
