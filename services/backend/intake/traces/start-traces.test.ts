import assert from 'node:assert/strict';
import net from 'node:net';
import { type TestContext, test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { encodeTracesV04 } from '../../../../lib/codec/traces/testing-encode-v04.ts';
import { datadogSchema } from '../../../../lib/config/datadog-schema.ts';
import { createLogger, type Logger } from '../../../../lib/log/logger.ts';
import { sinkRows } from '../../store/sink-rows.ts';
import type { SinkMessage } from '../../store/store.ts';
import { startTraces } from './start-traces.ts';

/** The receiver in its worker, with a store that answers and shows what it got. */
async function start(t: TestContext, keys: Record<string, unknown> = {}) {
  const { port1: store, port2: storePort } = new MessageChannel();
  const messages: SinkMessage[] = [];
  const warnings: string[] = [];
  let rows = 0;
  store.on('message', (message: SinkMessage) => {
    messages.push(message);
    rows += sinkRows(message);
    if (sinkRows(message) > 0) store.postMessage({ kind: 'taken', rows });
  });
  t.after(() => store.close());
  const traces = await startTraces({
    config: datadogSchema.parse({ apm_config: { receiver_port: 0, ...keys } }),
    hostname: 'lab-host',
    dataDir: '/nonexistent',
    storePort,
    bindHost: '127.0.0.1',
    log: { ...createLogger('test', 'off'), warn: (text: string) => warnings.push(text) } as unknown as Logger,
  });
  t.after(() => traces.stop());
  return { traces, messages, warnings };
}

const span = { traceId: 7n, spanId: 1n, service: 'shop', name: 'web.request', resource: 'GET /' };

test('what was answered with 200 is with the store when it has stopped', async (t) => {
  const { traces, messages } = await start(t);
  assert.match(traces.endpoint, /^http:\/\/127\.0\.0\.1:\d+$/);
  const body = encodeTracesV04([{ spans: [span] }]);
  const headers = { 'Content-Type': 'application/msgpack' };
  const answer = await fetch(`${traces.endpoint}/v0.4/traces`, { method: 'PUT', headers, body });
  assert.equal(answer.status, 200);
  assert.equal((await traces.counters())['traces.spans'], 1);
  await traces.stop();
  assert.ok(messages.some((message) => message.kind === 'spans' && message.batch.spanId[0] === 1n));
  assert.deepEqual(await traces.counters(), {});
});

test('what it has to say is in the log', async (t) => {
  const { traces, warnings } = await start(t);
  await fetch(`${traces.endpoint}/v0.4/traces`, { method: 'PUT', body: Buffer.from([0xc1]) });
  await traces.counters();
  assert.match(warnings[0] ?? '', /^traces: refused a payload of v0\.4/);
});

test('a taken port, and a socket in a folder that is not there, are errors that name the key', async (t) => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as net.AddressInfo;
  await assert.rejects(
    start(t, { receiver_port: port }),
    new RegExp(`port ${port} is taken.*apm_config\\.receiver_port`),
  );
  await assert.rejects(start(t, { receiver_socket: '/nonexistent/apm.socket' }), /apm_config\.receiver_socket/);
});

test('the Unix socket is told', async (t) => {
  const socket = `/tmp/labrador-apm-${process.pid}.socket`;
  const { traces } = await start(t, { receiver_socket: socket });
  assert.equal(traces.socketEndpoint, `unix://${socket}`);
});
