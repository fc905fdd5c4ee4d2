import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import express from 'express';
import request from 'supertest';
import { errorResponse } from '../../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../../lib/http/keys.ts';
import { mount } from '../../../../../lib/http/mount.ts';
import { createLogger } from '../../../../../lib/log/logger.ts';
import { testingNotify } from '../../../notify/testing-notify.ts';
import { startSmtp } from '../../../notify/testing-receivers.ts';
import { sendGraphNote } from './send-graph-note.ts';

const definition = { type: 'timeseries', title: 'Load', requests: [{ q: 'avg:my_metric{*}' }] };

async function openApp(t: TestContext) {
  const testing = await testingNotify(t);
  const smtp = await startSmtp(t);
  await testing.configure(`smtp_url: smtp://127.0.0.1:${smtp.port}\n`);
  const notify = await testing.open();
  const app = express();
  const path = '/labrador/api/graph-notes';
  const routes = [{ method: 'post', path, keys: 'api+app', handle: sendGraphNote }] as const;
  mount(app, routes, { deps: { graphNotes: notify.graphNotes }, keys: createKeyCheck({ keylessFrom: [] }) });
  app.use(errorResponse({ log: createLogger('test', 'off'), onError: () => undefined }));
  return { ...testing, notify, smtp, post: (body: object) => request(app).post(path).send(body) };
}

test('a graph with a remark is an event, and a mail with its picture to whom the remark names', async (t) => {
  const { post, smtp, store, clock } = await openApp(t);
  const comment = 'Look at **this** @a@example.com';
  const { body } = await post({ definition, from: 0, to: 3_600_000, comment, path: '/dashboard/abc-def-ghi' }).expect(
    201,
  );
  assert.match(
    body.snapshotUrl,
    /^http:\/\/localhost:8080\/snapshot\/view\/labrador\/org_1\/2026-01-01\/[0-9a-f]{40}\.png$/,
  );
  assert.deepEqual(body.handles, ['@a@example.com']);
  const event = await store.events.get(body.eventId);
  assert.deepEqual(
    [event?.title, event?.alertType, event?.timestampS],
    ['Labrador commented on Load', 'snapshot', clock.now() / 1000],
  );
  assert.equal(
    event?.text,
    `%%%\n${comment}\n\n[![Graph](${body.snapshotUrl})](http://localhost:8080/dashboard/abc-def-ghi)\n%%%`,
  );
  while (smtp.mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  const mail = smtp.mails[0]?.mail;
  assert.equal(mail?.subject, 'Labrador commented on Load');
  assert.match(mail?.html || '', /<strong>this<\/strong>[\s\S]*<img src="cid:/);
  assert.equal(mail?.attachments.length, 1);
});

test('what is no graph is refused by name, and nothing is sent', async (t) => {
  const { post, notify } = await openApp(t);
  const right = { definition, from: 0, to: 1000, comment: '@a@example.com' };
  const refused = async (over: object, text: RegExp) =>
    assert.match(String((await post({ ...right, ...over }).expect(400)).body.errors), text);
  await refused({ definition: { type: 'pie' } }, /'pie' is no type of widget/);
  await refused(
    { definition: { type: 'hostmap', requests: { fill: { q: 'avg:a{*} by {host}' } } } },
    /not supported yet: a picture/,
  );
  await refused({ from: 1000 }, /from: must be before 'to'/);
  await refused({ path: '//evil.example' }, /path: must be a path of the console/);
  await refused({ comment: 5 }, /comment: /);
  assert.deepEqual(notify.mailbox.list(), []);
});
