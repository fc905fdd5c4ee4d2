import assert from 'node:assert/strict';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { StatsD } from 'hot-shots';
import { datadogSchema } from '../../../../lib/config/datadog-schema.ts';
import { createLogger, type Logger } from '../../../../lib/log/logger.ts';
import type { MetricBatch } from '../../../../lib/model/metric.ts';
import { sinkRows } from '../../store/sink-rows.ts';
import type { SinkMessage } from '../../store/store.ts';
import { readDogstatsdSettings } from './settings.ts';
import { startDogstatsd } from './start-dogstatsd.ts';

const log = createLogger('test', 'off');

/** The receiver in its worker, with a store that answers and shows what it got. */
async function start(t: TestContext, config: Record<string, unknown> = {}) {
  const { port1: storePort, port2 } = new MessageChannel();
  const messages: SinkMessage[] = [];
  const warnings: string[] = [];
  let onMessage = (): void => {};
  let rows = 0;
  storePort.on('message', (message: SinkMessage) => {
    messages.push(message);
    rows += sinkRows(message);
    if (sinkRows(message) > 0) storePort.postMessage({ kind: 'taken', rows });
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
    log: { ...log, warn: (text: string) => warnings.push(text) } as unknown as Logger,
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
  return { dogstatsd, messages, warnings, until };
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
  client.distribution('latency', 7, ['room:1']);
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
  const sketches = messages.flatMap((message) => (message.kind === 'sketches' ? [message.batch] : []));
  assert.deepEqual(
    sketches.map(({ contexts, sum }) => [contexts.map(({ metric, tags }) => `${metric}{${tags}}`), [...sum]]),
    [[['latency{env:lab,room:1}'], [7]]],
  );
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

/** A path for a socket in a folder of its own. */
function socketPath(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-dsd-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return path.join(folder, 'dsd.socket');
}

function framed(text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text)]);
}

test('frames of a Unix stream socket are read like packets; its file goes at the end', async (t) => {
  const file = socketPath(t);
  const { dogstatsd, messages, until } = await start(t, {
    dogstatsd_stream_socket: file,
    dogstatsd_eol_required: ['uds'],
  });
  assert.equal(dogstatsd.streamEndpoint, `unixstream://${file}`);
  assert.equal(statSync(file).mode & 0o777, 0o722);
  const client = net.connect(file);
  client.resume();
  const bytes = Buffer.concat([framed('c:1|c\nc:2|c\n'), framed(''), framed('c:3|c\nlost:1|c')]);
  client.write(bytes.subarray(0, 9));
  client.write(bytes.subarray(9));
  await until(() => messages.some((message) => message.kind === 'open' || message.kind === 'points'));
  const counters = await dogstatsd.counters();
  assert.deepEqual(
    ['stream.connections', 'stream.packets', 'stream.bytes', 'packets', 'dropped.unterminated_lines'].map(
      (name) => counters[`dogstatsd.${name}`],
    ),
    [1, 2, 26, 2, 1],
  );
  const closed = once(client, 'close');
  await dogstatsd.stop();
  await closed;
  assert.deepEqual(finalRows(messages), ['c{}@lab rate 0.6']);
  assert.equal(existsSync(file), false);
});

test('a connection ends at a frame beyond the buffer size, and an unfinished frame is counted', async (t) => {
  const file = socketPath(t);
  const { dogstatsd, warnings } = await start(t, { dogstatsd_stream_socket: file, dogstatsd_buffer_size: 512 });
  const first = net.connect(file);
  first.write(Buffer.concat([framed('a:1|g'), framed('x'.repeat(513))]));
  first.resume();
  await once(first, 'close');
  const second = net.connect(file);
  second.end(framed('b:1|g').subarray(0, 6));
  second.resume();
  await once(second, 'close');
  let counters = await dogstatsd.counters();
  while (counters['dogstatsd.stream.connections'] !== 0) counters = await dogstatsd.counters();
  assert.deepEqual(
    ['too_long_frames_dropped', 'cut_frames_dropped', 'connections_accepted', 'connections', 'packets'].map(
      (name) => counters[`dogstatsd.stream.${name}`],
    ),
    [1, 1, 2, 0, 1],
  );
  assert.deepEqual(warnings, [
    'DogStatsD: dropped a connection at a frame of more than 512 bytes (dogstatsd_buffer_size)',
  ]);
});

test('the file of a dead socket is replaced; one that answers, and what is no socket, is an error that names the key', async (t) => {
  const file = socketPath(t);
  const dead = net.createServer().listen(`${file}.old`);
  await once(dead, 'listening');
  renameSync(`${file}.old`, file);
  dead.close();
  const { dogstatsd } = await start(t, { dogstatsd_stream_socket: file });
  await assert.rejects(
    start(t, { dogstatsd_stream_socket: file }),
    /another process listens on it; see dogstatsd_stream_socket/,
  );
  await dogstatsd.stop();
  writeFileSync(file, 'text');
  await assert.rejects(start(t, { dogstatsd_stream_socket: file }), /no socket; see dogstatsd_stream_socket/);
  assert.equal(existsSync(file), true);
  await assert.rejects(
    start(t, { dogstatsd_stream_socket: `${file}.none/x` }),
    /the folder .*\.none does not exist; make/,
  );
  await assert.rejects(start(t, { dogstatsd_stream_socket: `${file}/x` }), /is no folder; set dogstatsd_stream_socket/);
});

test('what the configuration asks for and is not there is named', () => {
  const mapping = { name: 'p', prefix: 'p', mappings: [{ match: '(', match_type: 'regex', name: 'x' }] };
  const config = datadogSchema.parse({
    dogstatsd_socket: '/run/dsd.socket',
    dogstatsd_eol_required: ['udp', 'tcp'],
    dogstatsd_mapper_profiles: [mapping],
    metric_filterlist: ['1'],
  });
  const { settings, warnings } = readDogstatsdSettings(config, { hostname: 'h', bindHost: '127.0.0.1' });
  assert.deepEqual(
    warnings.map((text) => text.split(/[: ]/)[0]),
    ['dogstatsd_socket', 'dogstatsd_eol_required', 'metric_filterlist', 'dogstatsd_mapper_profiles'],
  );
  assert.match(warnings[0] ?? '', /no Unix datagram sockets; use UDP, or dogstatsd_stream_socket/);
  assert.match(
    warnings[3] ?? '',
    /^dogstatsd_mapper_profiles in datadog\.yaml: profile 'p', mapping 1: .*; no metric is mapped/,
  );
  assert.deepEqual([settings.mapperProfiles, settings.eolRequired], [[], { udp: true, uds: false }]);
});

test('lines that come by a port are read like packets, and answered', async (t) => {
  const { dogstatsd, messages, until } = await start(t);
  const port = dogstatsd.openPort();
  t.after(() => port.close());
  // Two of them are more than a packet holds.
  const line = `long:1|c|#${Array.from({ length: 40 }, (_, i) => `${i}:${'x'.repeat(100)}`)}\n`;
  const answered = once(port, 'message');
  port.postMessage({ id: 3, bytes: Buffer.from(`proxied:42|g|#a:1\n${line}${line}`) });
  assert.deepEqual((await answered)[0], { id: 3 });
  const counters = await dogstatsd.counters();
  assert.deepEqual([counters['dogstatsd.samples'], counters['dogstatsd.truncated_packets']], [3, 0]);
  // At the end of a bucket they are final at once.
  const metrics = () =>
    messages.flatMap((message) => (message.kind === 'open' || message.kind === 'points' ? message.batch : []));
  await until(() =>
    metrics()
      .flatMap(rowsOf)
      .some((row) => /^proxied/.test(row)),
  );
});

test('samples are counted by metric once that is switched on, and the worker is asked for them', async (t) => {
  const { dogstatsd } = await start(t);
  assert.deepEqual(await dogstatsd.metricStats(), { enabled: false, metrics: [], leftOut: 0 });
  await dogstatsd.metricStats({ enabled: true });
  const port = dogstatsd.openPort();
  t.after(() => port.close());
  const answered = once(port, 'message');
  port.postMessage({ id: 1, bytes: Buffer.from('proxied:42|g\nproxied:43|g') });
  await answered;
  const { enabled, metrics } = await dogstatsd.metricStats();
  assert.equal(enabled, true);
  assert.deepEqual(
    metrics.map(({ name, count }) => [name, count]),
    [['proxied', 2]],
  );
  await dogstatsd.stop();
  assert.deepEqual(await dogstatsd.metricStats(), { enabled: false, metrics: [], leftOut: 0 });
});

test('one capture at a time', async (t) => {
  const { dogstatsd } = await start(t);
  const folder = mkdtempSync(path.join(tmpdir(), 'dogstatsd-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const order = { file: path.join(folder, 'a.dog'), seconds: 3600, isCompressed: false };
  assert.equal(dogstatsd.capture(order), true);
  assert.equal(dogstatsd.capture(order), false);
});
