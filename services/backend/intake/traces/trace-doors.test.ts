import assert from 'node:assert/strict';
import { test } from 'node:test';
import zlib from 'node:zlib';
import { encodeTracesV04 } from '../../../../lib/codec/traces/testing-encode-v04.ts';
import { encodeTracesV05 } from '../../../../lib/codec/traces/testing-encode-v05.ts';
import { encodeTracesV07 } from '../../../../lib/codec/traces/testing-encode-v07.ts';
import type { TestChunk } from '../../../../lib/codec/traces/testing-spans.ts';
import { encodeTracesV1 } from '../../../../lib/codec/traces/v1/testing-encode-v1.ts';
import { openTestTraces, originMs, spanRows } from './testing-traces.ts';

/** A chunk of one request and its query. */
function chunk(service = 'shop', firstId = 1n): TestChunk {
  const startNs = BigInt(originMs) * 1_000_000n;
  return {
    spans: [
      {
        traceId: 7n,
        spanId: firstId,
        parentId: 0n,
        service,
        name: 'express.request',
        resource: 'GET /cart',
        type: 'web',
        startNs,
        durationNs: 5_000_000n,
      },
      {
        traceId: 7n,
        spanId: firstId + 1n,
        parentId: firstId,
        service,
        name: 'step',
        resource: 'total',
        startNs,
        durationNs: 1_000_000n,
      },
    ],
  };
}

const rows = ['shop express.request GET /cart 1', 'shop step total 2'];

test('PUT and POST are the same; the answer is an object of rates', async (t) => {
  const traces = await openTestTraces(t);
  for (const method of ['PUT', 'POST']) {
    const answer = await traces.send('/v0.4/traces', encodeTracesV04([chunk()]), { method });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'application/json');
    const { rate_by_service } = (await answer.json()) as { rate_by_service: Record<string, number> };
    assert.equal(rate_by_service['service:,env:'], 1);
  }
  assert.deepEqual(spanRows(traces.store), [...rows, ...rows]);
  const { 'traces.payloads': payloads, 'traces.chunks': chunks, 'traces.spans': spans } = traces.counters();
  assert.deepEqual([payloads, chunks, spans], [2, 2, 4]);
});

test('every version of the payload, and JSON where it comes in JSON, has its door', async (t) => {
  const traces = await openTestTraces(t);
  const json = [
    chunk().spans.map((span) => ({
      service: span.service,
      name: span.name,
      resource: span.resource,
      trace_id: 7,
      span_id: Number(span.spanId),
      parent_id: Number(span.parentId),
      start: Number(span.startNs),
      duration: 1000,
    })),
  ];
  const payloads: readonly (readonly [path: string, body: Uint8Array | string, type?: string])[] = [
    ['/v0.2/traces', JSON.stringify(json), 'application/json'],
    ['/v0.3/traces', JSON.stringify(json), 'text/json'],
    ['/v0.3/traces', encodeTracesV04([chunk()])],
    ['/v0.4/traces', JSON.stringify(json), 'application/json; charset=utf-8'],
    ['/v0.4/traces', JSON.stringify(json), ''],
    ['/v0.4/traces', encodeTracesV04([chunk()])],
    ['/v0.5/traces', encodeTracesV05([chunk()])],
    ['/v0.7/traces', encodeTracesV07({ chunks: [chunk()] })],
    ['/v1.0/traces', encodeTracesV1({ chunks: [{ ...chunk(), traceId: 7n }] })],
  ];
  for (const [path, body, type = 'application/msgpack'] of payloads) {
    const answer = await traces.send(path, body, { headers: { 'Content-Type': type } });
    assert.equal(answer.status, 200, path);
    const isOld = path < '/v0.4';
    assert.equal(answer.headers.get('content-type'), isOld ? 'text/plain; charset=utf-8' : 'application/json', path);
    if (isOld) assert.equal(await answer.text(), 'OK\n');
    assert.deepEqual(spanRows(traces.store), rows, `${path} ${type}`);
    traces.store.messages.length = 0;
  }
});

test('a content type in which a version does not come is 415', async (t) => {
  const traces = await openTestTraces(t);
  const answer = await traces.send('/v0.5/traces', '[[],[]]', { headers: { 'Content-Type': 'application/json' } });
  assert.equal(answer.status, 415);
});

test('a compressed body is read, of any size within the bound when inflated', async (t) => {
  const traces = await openTestTraces(t, { keys: { max_payload_size: 2000 } });
  const send = (bytes: Buffer): Promise<Response> =>
    traces.send('/v0.4/traces', zlib.gzipSync(bytes), { headers: { 'Content-Encoding': 'gzip' } });
  assert.equal((await send(encodeTracesV04([chunk()]))).status, 200);
  assert.deepEqual(spanRows(traces.store), rows);
  const many = encodeTracesV04(Array.from({ length: 30 }, () => chunk()));
  assert.equal((await send(many)).status, 413);
  assert.equal(
    (await traces.send('/v0.4/traces', Buffer.from('x'), { headers: { 'Content-Encoding': 'br' } })).status,
    415,
  );
});

test('what cannot be read is 400 and says why; what is too large is 413; both are counted with their chunks', async (t) => {
  const traces = await openTestTraces(t, { keys: { max_payload_size: 1024 } });
  const headers = { 'X-Datadog-Trace-Count': '3', 'Datadog-Meta-Lang': 'nodejs' };
  const bad = await traces.send('/v0.4/traces', Buffer.from([0xc1]), { headers });
  assert.equal(bad.status, 400);
  assert.match(bad.headers.get('content-type') ?? '', /^text\/plain/);
  assert.match(await bad.text(), /Invalid traces payload/);
  const large = await traces.send('/v0.4/traces', Buffer.alloc(1025), { headers });
  assert.equal(large.status, 413);
  assert.match(await large.text(), /at most 1024 bytes/);
  const counters = traces.counters();
  assert.deepEqual(
    ['payloads', 'payloads.undecodable', 'payloads.too_large', 'chunks'].map(
      (name) => counters[`traces.refused.${name}`],
    ),
    [2, 1, 1, 6],
  );
  assert.equal(traces.log.length, 1);
  assert.match(traces.log[0]?.text ?? '', /^traces: refused a payload of v0\.4 from nodejs: Invalid traces payload/);
});

test('a chunk that is dropped is named in the log; an empty one and those that are kept are not', async (t) => {
  const traces = await openTestTraces(t);
  const [first, second] = chunk().spans;
  assert.ok(first && second);
  const send = (...chunks: TestChunk['spans'][]): Promise<Response> =>
    traces.send('/v0.4/traces', encodeTracesV04(chunks.map((spans) => ({ spans }))), {
      headers: { 'Datadog-Meta-Lang': 'nodejs' },
    });
  await send([], [first]);
  assert.equal(traces.log.length, 0);
  assert.equal((await send([{ ...first, traceId: 0n }], [first])).status, 200);
  await send([first, { ...second, traceId: 8n }]);
  assert.deepEqual(traces.log, [{ level: 'warn', text: 'traces: dropped 1 chunk of v0.4 from nodejs: trace id 0' }]);
  await traces.clock.advance(10_000);
  await send([first, { ...second, traceId: 8n }], [{ ...first, spanId: 0n }], [{ ...first, spanId: 0n }]);
  assert.equal(
    traces.log[1]?.text,
    'traces: dropped 3 chunks of v0.4 from nodejs: spans of several traces, a span id 0',
  );
});

test('while the store owes too much: 429 with the rates, counted; what it has taken makes room', async (t) => {
  const traces = await openTestTraces(t, { bounds: { maxUnansweredRows: 2 } });
  traces.store.answers = false;
  const payload = encodeTracesV04([chunk()]);
  const headers = { 'X-Datadog-Trace-Count': '1' };
  const first = traces.send('/v0.4/traces', payload, { headers });
  while ((traces.counters()['traces.payloads'] ?? 0) < 1) await new Promise(setImmediate);
  const refused = await traces.send('/v0.4/traces', payload, { headers });
  assert.equal(refused.status, 429);
  const body = (await refused.json()) as { readonly error: string; readonly rate_by_service: object };
  assert.match(body.error, /waiting to be stored/);
  assert.deepEqual(Object.values(body.rate_by_service).slice(0, 1), [1]);
  traces.store.answers = true;
  traces.store.answer();
  assert.equal((await first).status, 200);
  assert.equal((await traces.send('/v0.4/traces', payload, { headers })).status, 200);
  assert.deepEqual(spanRows(traces.store), [...rows, ...rows]);
  const counters = traces.counters();
  assert.deepEqual([counters['traces.refused.payloads.overloaded'], counters['traces.refused.chunks']], [1, 1]);
});

test('while the store is behind, answers wait for it, a second at most', async (t) => {
  const traces = await openTestTraces(t);
  traces.store.answers = false;
  const payload = encodeTracesV04([chunk()]);
  const arrived = async (payloads: number): Promise<void> => {
    while ((traces.counters()['traces.payloads'] ?? 0) < payloads) await new Promise(setImmediate);
  };
  const first = traces.send('/v0.4/traces', payload);
  await arrived(1);
  traces.store.answer();
  assert.equal((await first).status, 200);
  const second = traces.send('/v0.4/traces', payload);
  await arrived(2);
  traces.clock.advance(999);
  const early = await Promise.race([second, new Promise<'waits'>((resolve) => setImmediate(() => resolve('waits')))]);
  assert.equal(early, 'waits');
  traces.clock.advance(1);
  assert.equal((await second).status, 200);
});

test('rates have a version: a client that names it gets an empty object', async (t) => {
  const traces = await openTestTraces(t);
  const ask = (version: string): Promise<Response> =>
    traces.send('/v0.4/traces', encodeTracesV04([chunk()]), { headers: { 'Datadog-Rates-Payload-Version': version } });
  const first = await ask('');
  const version = first.headers.get('datadog-rates-payload-version') ?? '';
  assert.notEqual(version, '');
  assert.notEqual(await first.text(), '{}');
  const second = await ask(version);
  assert.deepEqual([second.headers.get('datadog-rates-payload-version'), await second.text()], [version, '{}']);
  assert.equal(
    (await traces.send('/v0.4/traces', encodeTracesV04([]))).headers.get('datadog-rates-payload-version'),
    null,
  );
});

test('traces that clients dropped themselves are counted', async (t) => {
  const traces = await openTestTraces(t);
  const headers = { 'Datadog-Client-Dropped-P0-Traces': '3', 'Datadog-Client-Dropped-P0-Spans': '11' };
  await traces.send('/v0.4/traces', encodeTracesV04([]), { headers });
  const counters = traces.counters();
  assert.deepEqual([counters['traces.client_dropped_p0_traces'], counters['traces.client_dropped_p0_spans']], [3, 11]);
});
