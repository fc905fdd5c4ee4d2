import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import express from 'express';
import request from 'supertest';
import type { MessagePreview } from '../../../../../lib/api-types/mailbox.ts';
import { errorResponse } from '../../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../../lib/http/keys.ts';
import { mount } from '../../../../../lib/http/mount.ts';
import { createLogger } from '../../../../../lib/log/logger.ts';
import { testingNotify } from '../../../notify/testing-notify.ts';
import { messageRoutes } from './routes.ts';

const monitor = {
  type: 'query alert',
  name: 'too much',
  query: 'avg(last_5m):avg:my_metric{*} by {host} > 800',
  message:
    '{{#is_alert}}{{value}} on {{host.name}}{{/is_alert}}{{#is_recovery}}fine{{/is_recovery}} {{env.name}} @a@example.com @slack-x',
  options: { thresholds: { critical: 800 } },
};

async function openApp(t: TestContext) {
  const { open, clock } = await testingNotify(t);
  const notify = await open();
  const app = express();
  mount(app, messageRoutes, { deps: { notifier: notify.notifier, clock }, keys: createKeyCheck({ keylessFrom: [] }) });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  return {
    notify,
    post: (path: string, body: object) => request(app).post(`/labrador/api/messages/${path}`).send(body),
  };
}

test('a message is shown as it would be, with who would get it and what is wrong with it; nothing is sent', async (t) => {
  const { notify, post } = await openApp(t);
  const { body } = await post('preview', { monitor, to: 'Alert', group: ['host:a'], value: 812.5 }).expect(200);
  const preview = body as MessagePreview;
  assert.equal(preview.title, '[Triggered on {host:a}] too much');
  assert.match(preview.text, /^812\.5 on a {2}@a@example\.com/);
  assert.match(preview.html, /<strong>&gt; 800\.0<\/strong>/);
  assert.deepEqual(preview.recipients, [
    { to: '@a@example.com', via: 'mailbox', reason: 'no smtp_url in config/notify.yaml' },
    { to: '@slack-x', via: 'mailbox', reason: "no webhook 'slack-x' in config/notify.yaml" },
  ]);
  assert.equal(preview.problems.length, 1);
  assert.match(preview.problems[0]?.message ?? '', /^\{\{env\.name\}\} is no variable/);
  const recovered = (await post('preview', { monitor, to: 'OK' }).expect(200)).body as MessagePreview;
  assert.equal(recovered.title, '[Recovered] too much');
  assert.match(recovered.text, /^fine/);
  const again = (await post('preview', { monitor, to: 'Alert', is_renotify: true }).expect(200)).body as MessagePreview;
  assert.equal(again.title, '[Re-Triggered] too much');
  assert.deepEqual(notify.mailbox.list(), []);
});

test('a test is sent as one', async (t) => {
  const { notify, post } = await openApp(t);
  const { body } = await post('test', { monitor, to: 'Alert', group: ['host:a'], value: 1 }).expect(202);
  const mails = notify.mailbox.list();
  assert.deepEqual(mails.map(({ to }) => to).sort(), ['@slack-x', 'a@example.com']);
  assert.equal(mails[0]?.subject, '[Triggered on {host:a}] [TEST] too much');
  assert.ok(mails[0]?.about.kind === 'monitor' && mails[0].about.transitionId === body.transitionId);
  await post('test', { monitor, to: 'Alert' }).expect(202);
  assert.equal(notify.mailbox.list().length, 4);
});

test('what is no monitor and no state is refused by name', async (t) => {
  const { post } = await openApp(t);
  const refused = async (body: object, text: RegExp) =>
    assert.match(String((await post('preview', body).expect(400)).body.errors), text);
  await refused({ monitor, to: 'Gone' }, /API input validation failed: to: /);
  await refused({ monitor, to: 'OK', extra: 1 }, /extra/);
  await refused({ monitor: { ...monitor, query: 'avg(last_5m):x' }, to: 'OK' }, /./);
  await refused({ to: 'OK' }, /monitor: /);
});
