import assert from 'node:assert/strict';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { StatsD } from 'hot-shots';
import { datadogSchema } from '../../../../lib/config/datadog-schema.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import type { MetricBatch } from '../../../../lib/model/metric.ts';
import type { SinkMessage } from '../../store/store.ts';
import { startDogstatsd } from './start-dogstatsd.ts';

const log = createLogger('test', 'off');

/** The receiver in its worker, with a store that answers and shows what it got. */
async function start(t: TestContext, config: Record<string, unknown> = {}) {
  const { port1: storePort, port2 } = new MessageChannel();
  const messages: SinkMessage[] = [];
  let onMessage = (): void => {};
  let rows = 0;
  storePort.on('message', (message: SinkMessage) => {
    messages.push(message);
    if (message.kind === 'points') {
      rows += message.batch.value.length;
      storePort.postMessage({ kind: 'taken', rows });
    }
    onMessage();
  });
  let stop = async (): Promise<void> => {};
  t.after(async () => {
    await stop();
    storePort.close();
  });
  const dogstatsd = await startDogstatsd({
    config: datadogSchema.parse({ dogstatsd_port: 0, ...config }),
    hostname: 'lab',
    storePort: port2,
    bindHost: '127.0.0.1',
    log,
  });
  stop = () => dogstatsd.stop();
  /** Resolves as soon as the messages so far satisfy a condition. */
  const until = (isTrue: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      onMessage = () => {
        if (isTrue()) resolve();
      };
      onMessage();
    });
  return { dogstatsd, messages, until };
}

function rowsOf(batch: MetricBatch): string[] {
  return Array.from(batch.value, (value, i) => {
    const context = batch.contexts[batch.contextIndex[i] ?? -1];
    return `${context?.metric}{${context?.tags}}@${context?.host} ${context?.type} ${value}`;
  });
}

/** All final points. */
function finalRows(messages: readonly SinkMessage[]): string[] {
  return messages.flatMap((message) => (message.kind === 'points' ? rowsOf(message.batch) : []));
}

test('hot-shots, unmodified, reaches the store', async (t) => {
  const { dogstatsd, messages, until } = await start(t, { dogstatsd_tags: ['env:lab'] });
  const client = new StatsD({ host: '127.0.0.1', port: dogstatsd.port, maxBufferSize: 1432, cacheDns: false });
  client.gauge('my_metric', 42, { timestamp: 1_700_000_000, tags: ['role:x'] });
  client.gauge('temperature', 21.5, ['room:1']);
  client.increment('hits', 3);
  client.histogram('size', 10);
  client.timing('took', 12);
  client.set('users', 'alice');
  client.check('db.up', 1, { message: 'slow' }, ['db:1']);
  client.event('Deployed', 'version 2\nof it', { alert_type: 'success' }, ['app:a']);
  await new Promise((resolve) => client.close(resolve));
  await until(
    () =>
      messages.some((message) => message.kind === 'events') && messages.some((message) => message.kind === 'checks'),
  );
  await dogstatsd.stop();
  const rows = finalRows(messages);
  for (const expected of [
    'my_metric{env:lab,role:x}@lab gauge 42',
    'temperature{env:lab,room:1}@lab gauge 21.5',
    'hits{env:lab}@lab rate 0.3',
    'size.max{env:lab}@lab gauge 10',
    'took.count{env:lab}@lab rate 0.1',
    'users{env:lab}@lab gauge 1',
  ]) {
    assert.ok(rows.includes(expected), `${expected} in ${rows.join('\n')}`);
  }
  const checks = messages.flatMap((message) => (message.kind === 'checks' ? message.checks : []));
  const events = messages.flatMap((message) => (message.kind === 'events' ? message.events : []));
  assert.deepEqual(
    checks.map(({ check, status, message, tags }) => ({ check, status, message, tags })),
    [{ check: 'db.up', status: 1, message: 'slow', tags: ['db:1', 'env:lab'] }],
  );
  assert.deepEqual(
    events.map(({ title, text, alertType }) => ({ title, text, alertType })),
    [{ title: 'Deployed', text: 'version 2\nof it', alertType: 'success' }],
  );
});

test('an open bucket is shown before its end, and counters tell what came in', async (t) => {
  const { dogstatsd, messages, until } = await start(t);
  const socket = dgram.createSocket('udp4');
  t.after(() => socket.close());
  socket.send('early:1|g\nbad', dogstatsd.port, '127.0.0.1');
  await until(() => messages.some((message) => message.kind === 'open' || message.kind === 'points'));
  const counters = await dogstatsd.counters();
  assert.equal(counters['dogstatsd.packets'], 1);
  assert.equal(counters['dogstatsd.samples.gauge'], 1);
  assert.equal(counters['dogstatsd.parse_errors'], 1);
  assert.ok((counters['dogstatsd.receive_buffer_bytes'] ?? 0) > 0);
});

test('a taken port is an error that names the port and the setting', async (t) => {
  const socket = dgram.createSocket('udp4');
  t.after(() => socket.close());
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await assert.rejects(start(t, { dogstatsd_port: port }), new RegExp(`port ${port} is taken.*dogstatsd_port`));
});
