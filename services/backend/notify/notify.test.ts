import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MailDelivery } from '../../../lib/api-types/mailbox.ts';
import type { MonitorState } from '../../../lib/model/monitor.ts';
import { PictureDrawer } from '../pictures/picture-drawer.ts';
import { testingMonitor, testingTransition } from './message/testing-alert.ts';
import type { Notify } from './open-notify.ts';
import { type TestingNotify, testingNotify, testingPng } from './testing-notify.ts';
import { startHook, startSmtp } from './testing-receivers.ts';

/** Everything that can be done now is done. */
async function settle({ notifier }: Notify, until: () => boolean): Promise<void> {
  await notifier.settled();
  while (!until()) await new Promise((resolve) => setTimeout(resolve, 2));
}

const statusOf = (notify: Notify, to: string): MailDelivery | undefined =>
  notify.mailbox.list().find((each) => each.to === to)?.delivery;

async function eventsOf({ store, clock }: TestingNotify) {
  const nowS = clock.now() / 1000;
  return store.events.list({ fromS: nowS - 3600, toS: nowS + 3600, limit: 100 });
}

test('a transition becomes an event and a mail with text, HTML and the graph of its group', async (t) => {
  const testing = await testingNotify(t);
  const { store, clock, configure, open, write } = testing;
  const smtp = await startSmtp(t);
  await configure(`smtp_url: smtp://127.0.0.1:${smtp.port}\nfrom: Lab <lab@localhost>\n`);
  const nowS = Math.floor(clock.now() / 1000);
  const gohai = '{"network":{"ipaddress":"10.0.0.5"}}';
  store.sink.send({ kind: 'host', host: { name: 'a', reportedAtS: nowS, system: { gohai } } });
  const drawer = new PictureDrawer();
  t.after(() => drawer.stop());
  const notify = await open({ drawer });
  await write({});
  notify.start();
  await settle(notify, () => smtp.mails.length > 0);

  const [event, ...others] = await eventsOf(testing);
  assert.deepEqual(others, []);
  assert.equal(event?.title, '[Triggered on {host:a}] my_metric is high');
  assert.match(event?.text ?? '', /^%%%\nIt is 812\.5 on a \(10\.0\.0\.5\)\. @ops@example\.com\n/);
  assert.match(event?.text ?? '', new RegExp(`event_id=${event?.id}&link_source=monitor_notif`));

  const [received] = smtp.mails;
  assert.deepEqual([received?.from, received?.to], ['lab@localhost', ['ops@example.com']]);
  const { mail } = received ?? assert.fail();
  assert.equal(mail.subject, event?.title);
  assert.match(mail.text ?? '', /^It is 812\.5 on a \(10\.0\.0\.5\)\./);
  assert.match(mail.text ?? '', /my_metric over host:a was > 800\.0 on average during the last 5m\./);
  assert.match(mail.html || '', /<strong>my_metric<\/strong> over <strong>host:a<\/strong>/);
  const [graph] = mail.attachments;
  assert.match(mail.html || '', new RegExp(`<img src="cid:${graph?.cid}"`));
  // Width and height of the PNG.
  assert.deepEqual([graph?.content.readUInt32BE(16), graph?.content.readUInt32BE(20)], [600, 240]);
  const [kept] = notify.mailbox.list();
  assert.equal(mail.messageId, kept?.messageId);
  assert.deepEqual(await notify.mailbox.raw(kept?.id ?? ''), received?.raw);
  await settle(notify, () => statusOf(notify, 'ops@example.com')?.status === 'sent');
  const { attempts, sentAtMs } = statusOf(notify, 'ops@example.com') ?? {};
  assert.deepEqual([attempts, sentAtMs], [1, clock.now()]);
  assert.deepEqual(await store.documents.load('monitor_transition'), {});
});

test('handles go to the webhook of their name, all others stay in the Mailbox and say why', async (t) => {
  const testing = await testingNotify(t);
  const hook = await startHook(t);
  const message = '@webhook-Ops @slack-lab @pagerduty @all @me@example.com {{value}}';
  testing.monitors.set(7, testingMonitor({ message }));
  await testing.configure(
    `webhooks:\n  ops: { url: "${hook.url}", payload: { t: "$ALERT_TRANSITION", id: "$ID", s: "$SNAPSHOT" } }\n  slack-lab: { url: "${hook.url}" }\n`,
  );
  const notify = await testing.open();
  await testing.write({});
  notify.start();
  await settle(notify, () => hook.bodies.length === 2);
  const bodies = hook.bodies.map((body) => JSON.parse(body) as Record<string, string>);
  const [event] = await eventsOf(testing);
  const filled = bodies.find(({ t: transition }) => transition !== undefined);
  assert.deepEqual([filled?.t, filled?.id], ['Triggered', event?.id]);
  assert.match(
    filled?.s ?? '',
    /^http:\/\/localhost:8080\/snapshot\/view\/labrador\/org_1\/2026-01-01\/[0-9a-f]{40}\.png$/,
  );
  assert.match(bodies.find((each) => each.text)?.text ?? '', /^\[Triggered on \{host:a\}\] my_metric is high\n/);
  assert.deepEqual(statusOf(notify, '@pagerduty'), {
    status: 'kept',
    attempts: 0,
    reason: "no webhook 'pagerduty' in config/notify.yaml",
  });
  assert.deepEqual(statusOf(notify, '@all'), {
    status: 'kept',
    attempts: 0,
    reason: '@all is whoever reads the Mailbox',
  });
  assert.deepEqual(statusOf(notify, 'me@example.com'), {
    status: 'kept',
    attempts: 0,
    reason: 'no smtp_url in config/notify.yaml',
  });
});

test('what a server does not take now is tried again, and it can be seen; what it refuses is given up', async (t) => {
  const testing = await testingNotify(t);
  const { clock } = testing;
  const smtp = await startSmtp(t, 'pass/word');
  const url = (password: string) => testing.configure(`smtp_url: smtp://me:${password}@127.0.0.1:${smtp.port}\n`);
  await url('hunter22');
  const notify = await testing.open();
  await testing.write({});
  notify.start();
  const to = 'ops@example.com';
  const attempted = (attempts: number) => () =>
    statusOf(notify, to)?.attempts === attempts && statusOf(notify, to)?.reason !== 'being sent';
  await settle(notify, attempted(1));
  const first = statusOf(notify, to);
  assert.deepEqual([first?.status, first?.nextAttemptAtMs], ['waiting', clock.now() + 10_000]);
  assert.match(first?.reason ?? '', /Invalid login|535/);
  assert.doesNotMatch(JSON.stringify(notify.mailbox.list()), /hunter22/);

  // The user sets it right; the settings are read again.
  await url('pass%2Fword');
  smtp.refuseWith(451);
  await clock.advance(9_999);
  assert.equal(statusOf(notify, to)?.attempts, 1);
  await clock.advance(1);
  await settle(notify, attempted(2));
  assert.match(statusOf(notify, to)?.reason ?? '', /451/);
  smtp.refuseWith(undefined);
  await clock.advance(30_000);
  await settle(notify, () => statusOf(notify, to)?.status === 'sent');
  assert.equal(statusOf(notify, to)?.attempts, 3);
  assert.equal(smtp.mails.length, 1);

  smtp.refuseWith(550);
  await testing.write({ id: 'second' });
  notify.tick();
  await settle(notify, () => notify.mailbox.list().some(({ delivery }) => delivery.status === 'failed'));
  const failed = notify.mailbox.list().find(({ delivery }) => delivery.status === 'failed');
  assert.deepEqual(failed?.delivery.attempts, 1);
  assert.match(failed?.delivery.reason ?? '', /550/);
});

test('what a downtime holds back is in the Mailbox, sent nowhere and no event; what an option holds back is nowhere', async (t) => {
  const testing = await testingNotify(t);
  const smtp = await startSmtp(t);
  await testing.configure(`smtp_url: smtp://127.0.0.1:${smtp.port}\n`);
  const downtimeOf = (id: string) => (id === 'd-2' ? { file: 'downtimes/nights.json' } : {});
  const notify = await testing.open({ downtimeOf });
  await testing.write({ id: 'a', isNotified: false, heldBackBy: { kind: 'downtime', ids: ['d-1', 'd-2'] } });
  await testing.write({ id: 'b', isNotified: false, heldBackBy: { kind: 'option', option: 'notify_no_data' } });
  notify.start();
  await settle(notify, () => true);
  assert.deepEqual(
    notify.mailbox.list().map(({ delivery }) => delivery),
    [{ status: 'held back', attempts: 0, reason: 'held back by downtime d-1, downtimes/nights.json' }],
  );
  assert.deepEqual(await eventsOf(testing), []);
  assert.deepEqual(smtp.mails, []);
  assert.deepEqual(await testing.store.documents.load('monitor_transition'), {});
});

test('a transition of a monitor that was deleted, or of yesterday, is told to nobody', async (t) => {
  const testing = await testingNotify(t);
  const notify = await testing.open();
  await testing.write({ id: 'a', monitorId: 8 });
  await testing.write({ id: 'b', atMs: testing.clock.now() - 86_400_001 });
  notify.start();
  await settle(notify, () => true);
  assert.deepEqual(notify.mailbox.list(), []);
  assert.deepEqual(await testing.store.documents.load('monitor_transition'), {});
});

test('transitions are told in their order, in one thread until the group is triggered again', async (t) => {
  const testing = await testingNotify(t);
  const { clock } = testing;
  const smtp = await startSmtp(t);
  await testing.configure(`smtp_url: smtp://127.0.0.1:${smtp.port}\n`);
  const notify = await testing.open();
  const startMs = clock.now();
  const states: readonly MonitorState[] = ['Warn', 'Alert', 'OK'];
  for (const [at, to] of [...states.entries()].reverse()) {
    await testing.write({ id: to, to, atMs: startMs + at * 1000, firstTriggeredAtMs: startMs });
  }
  notify.start();
  await settle(notify, () => smtp.mails.length === 3);
  const newestFirst = (await eventsOf(testing)).map(({ title }) => /\[(\w+)/.exec(title)?.[1]);
  assert.deepEqual(newestFirst, ['Recovered', 'Triggered', 'Warn']);
  assert.equal(new Set(smtp.mails.map(({ mail }) => mail.inReplyTo)).size, 1);
  assert.equal(new Set(smtp.mails.map(({ mail }) => mail.messageId)).size, 3);
});

test('a picture that cannot be drawn keeps no message', async (t) => {
  const testing = await testingNotify(t);
  const notify = await testing.open({ drawer: { draw: () => Promise.reject(new Error('no picture')) } });
  await testing.write({});
  notify.start();
  await settle(notify, () => notify.mailbox.list().length === 1);
  const [event] = await eventsOf(testing);
  assert.doesNotMatch(event?.text ?? '', /Metric Graph/);
});

test('a test notification says that it is one, and who asked for it', async (t) => {
  const testing = await testingNotify(t);
  const notify = await testing.open();
  const transition = testingTransition({ id: 'test-1', atMs: testing.clock.now() });
  await notify.notifier.sendTest(testingMonitor(), transition, 'labrador');
  const [mail] = notify.mailbox.list();
  assert.equal(mail?.subject, '[Triggered on {host:a}] [TEST] my_metric is high');
  assert.match((await notify.mailbox.content(mail?.id ?? ''))?.text ?? '', /Test notification triggered by labrador\./);
});

test('a preset that hides the graph hides it in the mail too, and it is not drawn', async (t) => {
  const testing = await testingNotify(t);
  const options = { notification_preset_name: 'hide_all' } as const;
  testing.monitors.set(7, testingMonitor({ options }));
  let drawn = 0;
  const draw = async (): Promise<Buffer> => {
    drawn += 1;
    return testingPng;
  };
  const notify = await testing.open({ drawer: { draw } });
  await testing.write({});
  notify.start();
  await settle(notify, () => notify.mailbox.list().length === 1);
  const content = await notify.mailbox.content(notify.mailbox.list()[0]?.id ?? '');
  assert.equal(drawn, 0);
  assert.equal(content?.graph, undefined);
  assert.doesNotMatch(content?.html ?? '', /<img/);
});

test('a transition that comes while another is told is told as well', async (t) => {
  const testing = await testingNotify(t);
  const notify = await testing.open();
  for (let at = 0; at < 5; at++) {
    await testing.write({ id: `t${at}` });
    notify.notifier.wake();
  }
  await settle(notify, () => notify.mailbox.list().length === 5);
  assert.deepEqual(await testing.store.documents.load('monitor_transition'), {});
});

test('a transition that the engine gives again after it was told is told once, though its mail was removed', async (t) => {
  const testing = await testingNotify(t);
  const notify = await testing.open();
  for (let time = 0; time < 2; time++) {
    await testing.write({ id: 'again' });
    notify.tick();
    await notify.notifier.settled();
    for (const { id } of notify.mailbox.list()) await notify.mailbox.remove(id);
  }
  assert.equal((await eventsOf(testing)).length, 1);
  assert.deepEqual(await testing.store.documents.load('monitor_transition'), {});
});
