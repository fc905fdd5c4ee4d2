import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MonitorChange } from '../../../../lib/model/monitor-change.ts';
import { type TestingNotify, testingNotify } from '../testing-notify.ts';

const monitor = {
  id: 7,
  name: 'my_metric is high',
  message: '{{#is_alert}}@ops@example.com{{/is_alert}} @slack-{{host.name}} {{value}} @webhook-x',
  tags: ['team:lab'],
};

/** Notes a change as its maker does. */
async function write(
  { store, clock }: TestingNotify,
  over: { readonly [Key in keyof MonitorChange]?: MonitorChange[Key] | undefined } = {},
): Promise<void> {
  const usual = {
    id: 'change-1',
    what: 'edited',
    atMs: clock.now(),
    monitor,
    isAudited: false,
    by: 'labrador@localhost',
  };
  const change = { ...usual, ...over };
  await store.documents.write([{ kind: 'monitor_change', id: String(change.id), value: change }]);
}

async function listEvents({ store, clock }: TestingNotify) {
  return store.events.list({ fromS: clock.now() / 1000 - 60, toS: clock.now() / 1000, limit: 9 });
}

test('what was done to a monitor is an event, and goes to those whom its message names where it is audited', async (t) => {
  const testing = await testingNotify(t);
  const notify = await testing.open();
  const edits = [
    { key: 'message' },
    { key: 'options.thresholds', was: '{"critical":1}', is: '{"critical":2}' },
    { key: 'options.renotify_interval', was: null, is: '10' },
  ];
  await write(testing, { edits, isAudited: true });
  notify.changes.wake();
  await notify.changes.settled();
  const [event, ...others] = await listEvents(testing);
  assert.equal(others.length, 0);
  assert.deepEqual(
    [event?.title, event?.priority, event?.alertType, event?.sourceTypeName, event?.tags],
    ['[Monitor Edited] my_metric is high', 'low', 'info', 'monitor', ['audit', 'monitor', 'monitor_id:7', 'team:lab']],
  );
  assert.deepEqual(event?.text.split('\n').slice(1, 6), [
    '**labrador@localhost** edited monitor **my_metric is high**:',
    '',
    '- `message`',
    '- `options.thresholds`: `{"critical":2}`, which was `{"critical":1}`',
    '- `options.renotify_interval`: `10`, which was not set',
  ]);
  const mails = notify.mailbox.list();
  assert.deepEqual(mails.map(({ to }) => to).sort(), ['@webhook-x', 'ops@example.com']);
  assert.deepEqual(mails[0]?.about, { kind: 'monitor change', monitorId: 7, eventId: event?.id });
  assert.deepEqual(await testing.store.documents.load('monitor_change'), {});
});

test('it says of files which; without notify_audit nobody is written to', async (t) => {
  const testing = await testingNotify(t);
  const notify = await testing.open();
  await write(testing, { id: 'a', what: 'created' });
  await write(testing, { id: 'c', what: 'deleted', by: undefined, file: 'monitors/a.json' });
  const taken = [{ key: 'file', was: null, is: 'monitors/a.json' }];
  await write(testing, { id: 'd', by: undefined, file: 'monitors/a.json', edits: taken });
  notify.start();
  await notify.changes.settled();
  const texts = (await listEvents(testing)).map(({ title, text }) => `${title} ${text.split('\n')[1]}`).sort();
  assert.deepEqual(texts, [
    '[Monitor Created] my_metric is high **labrador@localhost** created monitor **my_metric is high**.',
    '[Monitor Deleted] my_metric is high Monitor **my_metric is high** was deleted in `monitors/a.json`.',
    '[Monitor Edited] my_metric is high Monitor **my_metric is high** is kept in `monitors/a.json` from now on.',
  ]);
  assert.deepEqual(notify.mailbox.list(), []);
});

test('a change that the disk refuses is told again, and once', async (t) => {
  const testing = await testingNotify(t);
  const { store } = testing;
  let refusals = 2;
  const documents: typeof store.documents = {
    load: (kind) => store.documents.load(kind),
    write: async (changes, events) => {
      // The store keeps what it could not write, and writes it later; here the change's removal is lost.
      await store.documents.write(refusals > 0 ? [] : changes, events);
      if (refusals-- > 0) throw new Error('disk full');
    },
  };
  const notify = await testing.open({ store: { ...store, documents } });
  await write(testing, { isAudited: true });
  for (let call = 0; call < 4; call++) {
    notify.changes.wake();
    await notify.changes.settled();
  }
  assert.equal(refusals, -1);
  assert.equal((await listEvents(testing)).length, 1);
  assert.equal(notify.mailbox.list().length, 2);
  assert.deepEqual(await store.documents.load('monitor_change'), {});
});

test('a change that cannot be told holds up no other', async (t) => {
  const testing = await testingNotify(t);
  const { store } = testing;
  const documents: typeof store.documents = {
    load: (kind) => store.documents.load(kind),
    write: async (changes, events) => {
      if (changes.some(({ id }) => id === 'bad')) throw new Error('too much');
      await store.documents.write(changes, events);
    },
  };
  const notify = await testing.open({ store: { ...store, documents } });
  await write(testing, { id: 'bad', atMs: testing.clock.now() - 1000 });
  await write(testing, { id: 'good', what: 'created' });
  notify.changes.wake();
  await notify.changes.settled();
  assert.deepEqual(
    (await listEvents(testing)).map(({ title }) => title),
    ['[Monitor Created] my_metric is high'],
  );
  assert.deepEqual(Object.keys(await store.documents.load('monitor_change')), ['bad']);
});
