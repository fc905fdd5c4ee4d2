import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import express from 'express';
import { simpleParser } from 'mailparser';
import request from 'supertest';
import type { MailDetail, MailList } from '../../../../../lib/api-types/mailbox.ts';
import { errorResponse } from '../../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../../lib/http/keys.ts';
import { mount } from '../../../../../lib/http/mount.ts';
import { createLogger } from '../../../../../lib/log/logger.ts';
import { testingMonitor } from '../../../notify/message/testing-alert.ts';
import { testingNotify, testingPng } from '../../../notify/testing-notify.ts';
import { mailboxRoutes } from './routes.ts';

/** An app with the mails of two transitions: to an address and to a handle each. */
async function openApp(t: TestContext) {
  const testing = await testingNotify(t);
  testing.monitors.set(7, testingMonitor({ message: '{{value}} @ops@example.com @slack-x' }));
  testing.monitors.set(8, testingMonitor({ id: 8, name: 'other', message: '@ops@example.com' }));
  const notify = await testing.open();
  await testing.write({ id: 'a' });
  await testing.write({
    id: 'b',
    monitorId: 8,
    atMs: testing.clock.now() + 1000,
    isNotified: false,
    heldBackBy: { kind: 'downtime', ids: ['d'] },
  });
  notify.start();
  await notify.notifier.settled();
  const app = express();
  mount(app, mailboxRoutes, { deps: { mailbox: notify.mailbox }, keys: createKeyCheck({ keylessFrom: [] }) });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  const list = async (query = ''): Promise<MailList> =>
    (await request(app).get(`/labrador/api/mailbox${query}`).expect(200)).body;
  return { app, list, mailbox: notify.mailbox };
}

test('mails are listed newest first, and narrowed', async (t) => {
  const { app, list } = await openApp(t);
  const { mails, total } = await list();
  assert.equal(total, 3);
  assert.equal(mails[0]?.subject, '[Triggered on {host:a}] other');
  assert.deepEqual(mails[0]?.delivery, { status: 'held back', attempts: 0, reason: 'held back by downtime d' });
  assert.deepEqual(Object.keys(mails[0] ?? {}), [
    'id',
    'to',
    'subject',
    'preview',
    'createdAtMs',
    'about',
    'via',
    'delivery',
  ]);
  const totals = async (query: string) => (await list(query)).total;
  assert.equal(await totals('?status=kept'), 2);
  assert.equal(await totals('?status=held%20back'), 1);
  assert.equal(await totals('?monitor_id=8'), 1);
  assert.equal(await totals('?query=SLACK-x%20on'), 0);
  assert.equal(await totals('?query=SLACK-x'), 2);
  assert.equal(await totals('?query=812.5'), 2);
  const page = await list('?offset=1&limit=1');
  assert.deepEqual([page.total, page.mails.map(({ id }) => id)], [3, [mails[1]?.id]]);
  await request(app).get('/labrador/api/mailbox?status=gone').expect(400);
  await request(app).get('/labrador/api/mailbox?limit=x').expect(400);
});

test('a mail is read with its picture, and as the bytes that are sent', async (t) => {
  const { app, list } = await openApp(t);
  const { mails } = await list('?query=ops&monitor_id=7');
  const [mail] = mails;
  const { body } = await request(app).get(`/labrador/api/mailbox/${mail?.id}`).expect(200);
  const detail = body as MailDetail;
  assert.match(detail.text, /^812\.5 @ops@example\.com/);
  assert.match(detail.html, new RegExp(`<img src="data:image/png;base64,${testingPng.toString('base64')}"`));
  const raw = await request(app).get(`/labrador/api/mailbox/${mail?.id}/raw`).responseType('blob').expect(200);
  assert.match(raw.headers['content-type'] ?? '', /^message\/rfc822/);
  assert.match(raw.headers['content-disposition'] ?? '', new RegExp(`^attachment; filename="?${mail?.id}\\.eml"?$`));
  const parsed = await simpleParser(raw.body as Buffer);
  assert.equal(parsed.messageId, detail.messageId);
  assert.equal(parsed.subject, detail.subject);
});

test('a mail is removed; what is not there is 404', async (t) => {
  const { app, list } = await openApp(t);
  const [mail] = (await list()).mails;
  await request(app).delete(`/labrador/api/mailbox/${mail?.id}`).expect(204);
  assert.equal((await list()).total, 2);
  for (const path of [`/${mail?.id}`, `/${mail?.id}/raw`, '/..%2f..%2fsecret', '/..%2f..%2fsecret/raw']) {
    const { body } = await request(app).get(`/labrador/api/mailbox${path}`).expect(404);
    assert.match(String(body.errors), /^Mail .* not found$/);
  }
  await request(app).delete(`/labrador/api/mailbox/${mail?.id}`).expect(404);
});
