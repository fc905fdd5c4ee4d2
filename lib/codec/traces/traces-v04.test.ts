import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Packr } from 'msgpackr';
import { MsgpackWriter } from '../msgpack/msgpack-writer.ts';
import { maxJsonLength } from './json/span-json.ts';
import { type PlainSpan, plainChunks } from './testing-decoded.ts';
import { TraceDecoder } from './trace-decoder.ts';

const packr = new Packr({ useRecords: false });
const decodeBytes = (bytes: Buffer) => new TraceDecoder().decode('v0.4', 'application/msgpack', bytes);
const decode = (value: unknown) => decodeBytes(packr.pack(value));
/** The only span of a payload. */
const one = (span: Readonly<Record<string, unknown>>): PlainSpan => {
  const decoded = decode([[span]]);
  const [[only] = []] = plainChunks(decoded);
  return { ...only, oddValues: decoded.oddValues };
};
const empty = { tags: [], numbers: {}, oddValues: 0 };

test('a span becomes a row with all its fields', () => {
  const span = {
    trace_id: 0xffff_ffff_ffff_fff1n,
    span_id: 7,
    parent_id: 0n,
    service: 'shop',
    name: 'express.request',
    resource: 'GET /',
    type: 'web',
    start: 1_760_000_000_123_456_789n,
    duration: 1500.75,
    error: 1,
    meta: { 'span.kind': 'server', '_dd.p.tid': '68e67d0000000001', 'http.url': 'http://shop/é' },
    metrics: { '_dd.measured': 1, _sampling_priority_v1: 2, share: 0.5, big: 2n ** 60n, minus: -7 },
  };
  assert.deepEqual(one(span), {
    traceHigh: 0x68e6_7d00_0000_0001n,
    traceLow: 0xffff_ffff_ffff_fff1n,
    spanId: 7n,
    startNs: 1_760_000_000_123_456_789n,
    durationNs: 1500n,
    error: true,
    measured: true,
    service: 'shop',
    name: 'express.request',
    resource: 'GET /',
    type: 'web',
    tags: [
      ['span.kind', 'server'],
      ['http.url', 'http://shop/é'],
    ],
    numbers: { '_dd.measured': 1, _sampling_priority_v1: 2, share: 0.5, big: 2 ** 60, minus: -7 },
    priority: 2,
    oddValues: 0,
  });
});

test('nil is legal for any value', () => {
  const keys = [
    'trace_id',
    'span_id',
    'parent_id',
    'service',
    'name',
    'resource',
    'type',
    'start',
    'duration',
    'error',
  ];
  const more = ['meta', 'metrics', 'meta_struct', 'span_links', 'span_events', 'unknown'];
  assert.deepEqual(one(Object.fromEntries([...keys, ...more].map((key) => [key, null]))), empty);
  assert.deepEqual(one({ meta: { a: null, b: '' }, metrics: { c: null, d: 0 } }), {
    ...empty,
    tags: [['b', '']],
    numbers: { d: 0 },
  });
  const inner = { attributes: null, tracestate: null, flags: null, trace_id_high: null, trace_id: null, span_id: 1 };
  assert.deepEqual(one({ span_links: [null, inner], span_events: [null, { name: null, attributes: null }] }), {
    ...empty,
    links: [{ traceId: '0'.repeat(32), spanId: '0000000000000001', attributes: {} }],
    events: [{ name: '', timeNs: 0n, attributes: {} }],
  });
  assert.deepEqual(plainChunks(decode(null)), []);
  assert.deepEqual(plainChunks(decode([null, [null], []])), [[], [], []]);
});

test('of duplicate keys the last wins, of a span and within its maps', () => {
  const writer = new MsgpackWriter().list(1).list(1).map(6);
  writer.text('service').text('a').text('service').text('b');
  writer.text('meta').map(2).text('x').text('1').text('_dd.p.tid').text('0000000000000001');
  writer.text('meta').map(4).text('k').text('1').text('l').text('2').text('k').text('3').text('m').text('4');
  writer.text('metrics').map(2).text('_dd.measured').number(1).text('_sampling_priority_v1').number(2);
  writer.text('metrics').map(3).text('n').number(1).text('k').number(2).text('n').number(3);
  const decoded = decodeBytes(writer.toBuffer());
  assert.deepEqual(plainChunks(decoded), [
    [
      {
        service: 'b',
        tags: [
          ['k', '3'],
          ['l', '2'],
          ['m', '4'],
        ],
        numbers: { n: 3, k: 2 },
      },
    ],
  ]);
});

test('a value of a wrong type costs only itself, and is counted', () => {
  const span = {
    trace_id: {},
    span_id: 'no number',
    parent_id: Number.NaN,
    service: 5,
    name: ['x'],
    resource: true,
    start: '1',
    duration: 1e300,
    error: 'yes',
    type: 'web',
    meta: { a: 'kept', b: 1, c: { d: ['e'] }, f: 'kept' },
    metrics: { g: '1', h: 2, i: [3] },
    meta_struct: { j: 5, k: Buffer.from([1]) },
    span_links: [7, { span_id: 'x', attributes: { l: {}, m: 4 }, flags: 'n' }],
    span_events: [{ name: 1, time_unix_nano: 'o', attributes: { p: 'q', r: { bool_value: 's' } } }],
    unknown: { key: [1, 2, { three: null }] },
  };
  assert.deepEqual(one(span), {
    type: 'web',
    tags: [
      ['a', 'kept'],
      ['f', 'kept'],
    ],
    numbers: { h: 2 },
    metaStruct: { k: new Uint8Array([1]) },
    links: [{ traceId: '0'.repeat(32), spanId: '0'.repeat(16), attributes: { m: '4' } }],
    events: [{ name: '', timeNs: 0n, attributes: { r: '' } }],
    oddValues: 22,
  });
  assert.deepEqual(one({ meta: 'text', metrics: 5, meta_struct: [], span_links: {}, span_events: 'x' }), {
    ...empty,
    oddValues: 5,
  });
});

test('ids and times of any type of number, and ids as texts', () => {
  const same = (value: unknown) =>
    one({ trace_id: value, span_id: value, parent_id: value, start: value, duration: value });
  for (const value of [0, 1, 127, 128, 255, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, 2 ** 53]) {
    for (const sent of [value, BigInt(value)]) {
      const {
        traceLow = 0n,
        spanId = 0n,
        parentId = 0n,
        startNs = 0n,
        durationNs = 0n,
      } = same(sent) as Record<string, bigint>;
      assert.deepEqual([traceLow, spanId, parentId, startNs, durationNs], Array(5).fill(BigInt(value)));
    }
  }
  const { traceLow, startNs } = same(-1) as Record<string, bigint>;
  assert.deepEqual([traceLow, startNs], [2n ** 64n - 1n, -1n]);
  const text = one({ trace_id: '18446744073709551615', span_id: '0', parent_id: '12' });
  assert.deepEqual([text.traceLow, text.parentId, text.oddValues], [2n ** 64n - 1n, 12n, 0]);
  assert.equal(one({ trace_id: '18446744073709551616' }).oddValues, 1);
});

test('error is any number but 0, or true', () => {
  const error = (value: unknown) => one({ error: value }).error === true;
  assert.deepEqual([0, 1, -1, 500, 0.5, true, false].map(error), [false, true, true, true, true, true, false]);
});

test('texts may come as bytes, and broken ones are mended', () => {
  const { service, tags } = one({ service: Buffer.from('shop'), meta: { a: Buffer.from([0x61, 0xff]) } });
  assert.deepEqual([service, tags], ['shop', [['a', 'a\ufffd']]]);
});

test('the upper half of an id: only of a first span, only 16 hex digits', () => {
  const spans = (...metas: Record<string, string>[]) => plainChunks(decode([metas.map((meta) => ({ meta }))])).flat();
  const tid = '_dd.p.tid';
  assert.deepEqual(
    spans({ [tid]: '68E67D00000000aF' }, { [tid]: '0000000000000001' }).map(({ traceHigh, tags }) => [traceHigh, tags]),
    [
      [0x68e6_7d00_0000_00afn, []],
      [0x68e6_7d00_0000_00afn, [[tid, '0000000000000001']]],
    ],
  );
  for (const wrong of ['68e67d000000000', '68e67d0000000000a', '68e67d000000000g', '']) {
    assert.deepEqual(spans({ [tid]: wrong }), [{ tags: [[tid, wrong]], numbers: {} }]);
  }
  const two = plainChunks(decode([[{ meta: { [tid]: '0000000000000001' } }], [{}]])).flat();
  assert.deepEqual(
    two.map(({ traceHigh }) => traceHigh),
    [1n, undefined],
  );
});

test("a chunk's priority is its root's, or the first that is said", () => {
  const priority = (...spans: (readonly [parent: number, priority?: unknown])[]) => {
    const chunk = spans.map(([parent_id, said]) => ({
      parent_id,
      metrics: said === undefined ? {} : { _sampling_priority_v1: said },
    }));
    const found = new Set(
      plainChunks(decode([chunk]))
        .flat()
        .map((span) => span.priority),
    );
    assert.equal(found.size, 1);
    return [...found][0];
  };
  assert.equal(priority([1], [2]), undefined);
  assert.equal(priority([1], [2, 1], [3, 2]), 1);
  assert.equal(priority([1, 1], [0, -1], [0, 2]), -1);
  assert.equal(priority([1, 2], [0]), 2);
  assert.equal(priority([0, 1e9]), 127);
  assert.equal(priority([0, -1e9]), -127);
  assert.equal(priority([0, Number.NaN]), undefined);
});

test('links and events as JSON in tags, and native ones after them', () => {
  const links = JSON.stringify([
    { trace_id: 'ABC', span_id: '1f', attributes: { a: 'b', n: 1, o: { p: true } }, tracestate: 'x=y', flags: 0 },
    { trace_id: '0'.repeat(31).concat('1'), span_id: '2' },
  ]);
  const events =
    '[{"name":"e","time_unix_nano":1795668662868309201,"attributes":{"s":"t","n":1,"b":true,"l":[1,"2"],"o":{"p":1}}},{"name":"f","time_unix_nano":1.5}]';
  const native = { trace_id: 1, trace_id_high: 2n ** 63n, span_id: 3, flags: 2 ** 31 + 1 };
  const span = one({ meta: { '_dd.span_links': links, events, kept: '1' }, span_links: [native] });
  assert.deepEqual(span, {
    ...empty,
    tags: [['kept', '1']],
    links: [
      {
        traceId: 'abc'.padStart(32, '0'),
        spanId: '1f'.padStart(16, '0'),
        attributes: { a: 'b', n: '1', o: '{"p":true}' },
        tracestate: 'x=y',
        flags: 0,
      },
      { traceId: '1'.padStart(32, '0'), spanId: '2'.padStart(16, '0'), attributes: {} },
      { traceId: '80000000000000000000000000000001', spanId: '3'.padStart(16, '0'), attributes: {}, flags: 1 },
    ],
    events: [
      {
        name: 'e',
        timeNs: 1_795_668_662_868_309_201n,
        attributes: { s: 't', n: 1, b: true, l: [1, '2'], o: '{"p":1}' },
      },
      { name: 'f', timeNs: 1n, attributes: {} },
    ],
  });
});

test('what is no JSON of links or events stays a tag', () => {
  const no = ['', 'x', '[', '{}', '[1]', '[{}]', '[{"trace_id":"g","span_id":"1"}]', '[{"trace_id":"1","span_id":2}]'];
  for (const text of [...no, `[{"trace_id":"${'1'.repeat(33)}","span_id":"1"}]`, '['.repeat(100_000)]) {
    assert.deepEqual(one({ meta: { '_dd.span_links': text } }), { ...empty, tags: [['_dd.span_links', text]] });
  }
  for (const text of [
    '3 events',
    '[{"name":"e"}]',
    '[{"name":1,"time_unix_nano":1}]',
    '[{"name":"e","time_unix_nano":1e999}]',
  ]) {
    assert.deepEqual(one({ meta: { events: text } }), { ...empty, tags: [['events', text]] });
  }
  const event = (name: string) => `[{"name":"${name}","time_unix_nano":1}]`;
  const last = event('x'.repeat(maxJsonLength - event('').length));
  assert.ok(one({ meta: { events: last } }).events);
  assert.deepEqual(one({ meta: { events: `${last} ` } }).tags, [['events', `${last} `]]);
  // None is none.
  assert.deepEqual(one({ meta: { events: '[]', '_dd.span_links': '[]' } }), empty);
});

test('keys that objects have of their own are keys like others', () => {
  const span = {
    span_links: [{ attributes: { constructor: 'a' } }],
    meta_struct: { toString: Buffer.from([1]) },
    meta: { hasOwnProperty: 'b', constructor: 'c' },
  };
  const { links, metaStruct, tags } = one(span);
  assert.deepEqual(links, [{ traceId: '0'.repeat(32), spanId: '0'.repeat(16), attributes: { constructor: 'a' } }]);
  assert.deepEqual(metaStruct, { toString: new Uint8Array([1]) });
  assert.equal((tags as unknown[]).length, 2);
  const writer = new MsgpackWriter()
    .list(1)
    .list(1)
    .map(1)
    .text('meta_struct')
    .map(1)
    .text('__proto__')
    .binary(Buffer.of(1));
  const [[proto] = []] = plainChunks(decodeBytes(writer.toBuffer()));
  assert.deepEqual(Object.keys(proto?.metaStruct as object), ['__proto__']);
});
