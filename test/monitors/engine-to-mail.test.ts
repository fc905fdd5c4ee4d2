import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createLogger } from '../../lib/log/logger.ts';
import type { Muting } from '../../lib/model/downtime.ts';
import { readMonitorFile } from '../../services/backend/monitors/definitions/read-monitor-file.ts';
import { MonitorEngine } from '../../services/backend/monitors/engine/monitor-engine.ts';
import { testingNotify } from '../../services/backend/notify/testing-notify.ts';
import { startSmtp } from '../../services/backend/notify/testing-receivers.ts';
import { PictureDrawer } from '../../services/backend/pictures/picture-drawer.ts';
import { metricBatch } from '../../services/backend/store/testing/metric-batch.ts';

const minuteMs = 60_000;

/** The lab's own monitor, with a receiver. */
function labMonitor() {
  const file = new URL('../lab-config/monitors/my_metric.json', import.meta.url);
  const read = readMonitorFile(readFileSync(file, 'utf8'), {
    file: file.pathname,
    name: 'my_metric.json',
    modifiedAtMs: 0,
  });
  assert.ok('record' in read, JSON.stringify(read));
  return read.record;
}

test('from points to mails: warning, alert, no data, recovery, and a downtime that holds back', async (t) => {
  const { store, clock, configure, monitors, open } = await testingNotify(t);
  const smtp = await startSmtp(t);
  await configure(`smtp_url: smtp://127.0.0.1:${smtp.port}\n`);
  const monitor = labMonitor();
  monitors.set(monitor.id, monitor);
  const drawer = new PictureDrawer();
  t.after(() => drawer.stop());
  const notify = await open({ drawer });
  notify.start();
  let muting: Muting | undefined;
  const engine = await MonitorEngine.open({
    monitors: { list: () => [monitor] },
    sources: store,
    documents: store.documents,
    mutings: { refreshHosts: async () => undefined, find: () => undefined, mutingOf: () => muting },
    clock,
    log: createLogger('test', 'off'),
    onTransitions: () => notify.notifier.wake(),
  });
  const gohai = '{"network":{"ipaddress":"10.0.0.5"}}';
  const sendHost = (): void =>
    store.sink.send({ kind: 'host', host: { name: 'web-1', reportedAtS: clock.now() / 1000, system: { gohai } } });
  sendHost();

  /** Minutes go by with a point each, or none. */
  const pass = async (minutes: number, value: number | undefined): Promise<void> => {
    for (let minute = 0; minute < minutes; minute++) {
      const points = [[clock.now() / 1000, value ?? 0]] as const;
      if (value !== undefined) {
        store.sink.send({ kind: 'points', batch: metricBatch({ metric: 'my_metric', host: 'web-1', points }) });
      }
      await clock.advance(minuteMs);
      await engine.tick(clock.now());
    }
    await notify.notifier.settled();
    while (notify.mailbox.list().some(({ delivery }) => delivery.status === 'waiting')) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  let seen = 0;
  /** What the server took since it was asked last. */
  const taken = (): readonly { readonly subject: string; readonly text: string; readonly pictures: number }[] => {
    const mails = smtp.mails.slice(seen);
    seen += mails.length;
    return mails.map(({ mail: { subject = '', text = '', attachments } }) => ({
      ...{ subject, text, pictures: attachments.length },
    }));
  };

  await pass(8, 300);
  assert.deepEqual(taken(), []);
  await pass(6, 600);
  const [warned, ...afterWarning] = taken();
  assert.deepEqual(afterWarning, []);
  assert.equal(warned?.subject, '[P3] [Warn on {host:web-1}] my_metric is high');
  assert.match(
    warned?.text ?? '',
    /^my_metric of web-1 was 5\d\d\.\d on average .* more than 500\.0, not yet 800\.0\./,
  );
  await pass(6, 900);
  const [alerted, ...afterAlert] = taken();
  assert.deepEqual(afterAlert, []);
  assert.equal(alerted?.subject, '[P3] [Triggered on {host:web-1}] my_metric is high');
  assert.match(
    alerted?.text ?? '',
    /^my_metric of web-1 \(10\.0\.0\.5\) was 8\d\d\.\d on average .* more than 800\.0\./,
  );
  assert.equal(alerted?.pictures, 1);

  await pass(9, undefined);
  assert.deepEqual(taken(), []);
  await pass(6, undefined);
  const [lost, ...afterLoss] = taken();
  assert.deepEqual(afterLoss, []);
  assert.equal(lost?.subject, '[P3] [No data on {host:web-1}] my_metric is high');
  assert.match(lost?.text ?? '', /^web-1 has not sent my_metric for ten minutes/);
  await pass(6, 300);
  const [recovered, ...afterRecovery] = taken();
  assert.deepEqual(afterRecovery, []);
  assert.equal(recovered?.subject, '[P3] [Recovered on {host:web-1}] my_metric is high');
  assert.match(recovered?.text ?? '', /^my_metric of web-1 is back at 300\.0/);

  muting = { downtimeIds: ['d-1'], sinceMs: clock.now(), mutesFirstRecovery: false };
  await pass(8, 900);
  assert.deepEqual(taken(), []);
  const held = notify.mailbox.list().filter(({ delivery }) => delivery.status === 'held back');
  assert.ok(held.some(({ subject }) => subject === '[P3] [Triggered on {host:web-1}] my_metric is high'));
  assert.deepEqual(new Set(held.map(({ delivery }) => delivery.reason)), new Set(['held back by downtime d-1']));
  const events = await store.events.list({ fromS: 0, toS: clock.now() / 1000, limit: 100, tags: ['monitor'] });
  assert.equal(events.length, 4);
});
