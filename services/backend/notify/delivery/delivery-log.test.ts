import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { DeliveryLog } from './delivery-log.ts';
import type { MailRecord } from './mail-record.ts';

const mail = { to: 'ops@example.com', via: 'smtp', subject: '[P3] [Triggered] high' } as MailRecord;

test('a line for each message, of many within a minute the first twenty and a sum', async () => {
  const lines: string[] = [];
  const keep = (text: unknown): void => void lines.push(String(text));
  const clock = new VirtualClock();
  const log = new DeliveryLog({ clock, log: { info: keep, warn: keep } as never });
  for (let count = 0; count < 25; count++) log.sent(mail);
  log.failed(mail, { reason: 'refused', status: 'waiting' });
  log.failed(mail, { reason: 'refused', status: 'failed' });
  assert.equal(lines.length, 22);
  assert.deepEqual(lines.slice(19), [
    'sent to ops@example.com by smtp: [P3] [Triggered] high',
    'cannot send to ops@example.com: refused',
    'cannot send to ops@example.com: refused; it is given up',
  ]);
  await clock.advance(60_000);
  assert.deepEqual(lines.slice(22), ['5 more messages were sent']);
  log.sent(mail);
  assert.equal(lines.length, 24);
  for (let count = 0; count < 20; count++) log.sent(mail);
  log.flush();
  assert.equal(lines.at(-1), '1 more message was sent');
});
