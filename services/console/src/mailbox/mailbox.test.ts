import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryText } from './delivery-text.ts';
import { mailDocument } from './mail-document.ts';
import { mailHeaders } from './mail-headers.ts';

test('the head of a message, unfolded and decoded; what is after it is not in it', () => {
  const raw = [
    'From: Labrador <labrador@localhost>',
    'Subject: =?UTF-8?Q?=5BTriggered=5D_f=C3=BCr?= =?UTF-8?B?IMO8YmVy?=',
    'References: <a@x>',
    '\t<b@x>',
    'X-Odd: =?no-such-set?Q?x?=',
    '',
    'Body: not a header',
  ].join('\r\n');
  assert.deepEqual(
    mailHeaders(raw).map(({ name, value }) => `${name}|${value}`),
    [
      'From|Labrador <labrador@localhost>',
      'Subject|[Triggered] für über',
      'References|<a@x>\t<b@x>',
      'X-Odd|=?no-such-set?Q?x?=',
    ],
  );
  assert.deepEqual(mailHeaders(''), []);
});

test('the rules of the frame stand before everything that a message has', () => {
  for (const html of ['<!doctype html><html><head></head><body>x</body></html>', '<img src="http://x">', '']) {
    const document = mailDocument(html);
    assert.ok(document.endsWith(html));
    const rules = document.slice(0, document.length - html.length);
    assert.match(
      rules,
      /^<!doctype html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none';/,
    );
    assert.match(rules, /<base target="_blank">$/);
  }
});

test('how far a delivery is, in a sentence', () => {
  const nowMs = 1_000_000;
  const text = (
    delivery: Parameters<typeof deliveryText>[0]['delivery'],
    via: 'smtp' | 'webhook' | 'mailbox' = 'smtp',
  ) => deliveryText({ delivery, via }, nowMs);
  assert.equal(
    text({ status: 'sent', attempts: 1, sentAtMs: nowMs - 5000 }),
    'Sent by SMTP 5 s ago, at the first attempt',
  );
  assert.equal(text({ status: 'sent', attempts: 3, sentAtMs: nowMs }), 'Sent by SMTP just now, at attempt 3');
  assert.equal(text({ status: 'waiting', attempts: 0 }, 'webhook'), 'About to be sent by webhook');
  assert.equal(
    text({ status: 'waiting', attempts: 2, nextAttemptAtMs: nowMs + 60_000 }),
    '2 attempts by SMTP have failed; the next is in 60 s',
  );
  assert.equal(text({ status: 'failed', attempts: 1 }), 'Given up after 1 attempt by SMTP');
  assert.equal(text({ status: 'failed', attempts: 0 }), 'Not sent');
  assert.equal(text({ status: 'kept', attempts: 0 }, 'mailbox'), 'Kept in the Mailbox, sent nowhere');
  assert.equal(text({ status: 'held back', attempts: 0 }), 'Held back: it was not sent');
});
