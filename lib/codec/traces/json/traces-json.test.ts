import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainChunks } from '../testing-decoded.ts';
import { TraceDecoder, type TraceVersion } from '../trace-decoder.ts';

const decoder = new TraceDecoder();
const decode = (json: string, contentType = 'application/json', version: TraceVersion = 'v0.4') =>
  decoder.decode(version, contentType, Buffer.from(json));
const one = (span: string) => plainChunks(decode(`[[${span}]]`)).flat()[0];

test('a span as JSON', () => {
  const json = `{"trace_id": 18446744073709551615, "span_id": 9007199254740993, "parent_id": 1e3,
    "service": "shop \\u00e9 \\ud83d\\ude00", "name": "n", "resource": "r", "type": "web", "error": 1,
    "start": 1760000000123456789, "duration": 1500.75, "meta": {"a": "b", "_dd.p.tid": "0000000000000001"},
    "metrics": {"_dd.measured": 1, "big": 123456789012345678901234567890, "float": 0.1}, "unknown": [{}]}`;
  assert.deepEqual(one(json), {
    traceHigh: 1n,
    traceLow: 2n ** 64n - 1n,
    spanId: 9_007_199_254_740_993n,
    parentId: 1000n,
    service: 'shop é 😀',
    name: 'n',
    resource: 'r',
    type: 'web',
    error: true,
    measured: true,
    startNs: 1_760_000_000_123_456_789n,
    durationNs: 1500n,
    tags: [['a', 'b']],
    numbers: { '_dd.measured': 1, big: 1.2345678901234568e29, float: 0.1 },
  });
});

test('ids as texts, floats and negative numbers', () => {
  assert.equal(one('{"trace_id": "18446744073709551615"}')?.traceLow, 2n ** 64n - 1n);
  assert.equal(one('{"trace_id": 12.0}')?.traceLow, 12n);
  assert.equal(one('{"trace_id": -1}')?.traceLow, 2n ** 64n - 1n);
  assert.equal(one('{"trace_id": -9223372036854775807}')?.traceLow, 2n ** 63n + 1n);
});

test('an id that is none is refused, and named; null is none at all', () => {
  for (const field of ['trace_id', 'span_id', 'parent_id']) {
    for (const value of ['"abc"', '""', '"0x1f"', '36893488147419103232', '1e30', 'true', '[1]', '{}']) {
      assert.throws(() => decode(`[[{}], [{}, {"${field}": ${value}}]]`), {
        status: 400,
        message: `Invalid traces payload, chunk 1, span 1: Invalid JSON: ${field} is no whole number of 64 bits`,
      });
    }
    assert.ok(one(`{"${field}": null}`));
  }
});

test('half of a surrogate pair becomes the sign for it', () => {
  assert.equal(one('{"service": "a\\ud800b"}')?.service, 'a\ufffdb');
  assert.deepEqual(one('{"meta": {"\\ud800": "\\udc00"}}')?.tags, [['\ufffd', '\ufffd']]);
});

test('nothing, and no spans', () => {
  for (const json of ['null', '[]', ' [ ] ']) assert.deepEqual(plainChunks(decode(json)), []);
  assert.deepEqual(plainChunks(decode('[null, [], [null]]')), [[], [], []]);
});

test('the content type says what it is; where it says nothing, the first byte', () => {
  const isRead = (contentType: string, body: string | Buffer) =>
    decoder.decode('v0.3', contentType, Buffer.from(body)).chunkEnd.length === 1;
  for (const type of ['application/json', 'text/json', 'Application/JSON; charset=utf-8'])
    assert.ok(isRead(type, '[[]]'));
  for (const type of ['', 'application/x-www-form-urlencoded', 'text/plain']) {
    assert.ok(isRead(type, ' \r\n\t[[]]'));
    assert.ok(isRead(type, Buffer.from([0x91, 0x90])));
  }
  for (const type of ['application/msgpack', 'application/x-msgpack; x=y'])
    assert.ok(isRead(type, Buffer.from([0x91, 0x90])));
  assert.throws(() => decode('[[]]', 'application/msgpack'), { status: 400 });
  assert.throws(() => decoder.decode('v0.4', 'application/json', Buffer.from([0x91, 0x90])), { status: 400 });
});

for (const version of ['v0.5', 'v0.7', 'v1.0'] as const) {
  test(`${version} does not come as JSON`, () => {
    assert.throws(() => decode('[[]]', 'application/json', version), {
      status: 415,
      message: `Content-Type 'application/json' is not supported here; send application/msgpack to ${version}`,
    });
  });
}

test('what is no JSON, or no payload of spans, is refused with its place', () => {
  assert.throws(() => decode('[[{"name": }]]'), {
    status: 400,
    message: /^Invalid traces payload: Invalid JSON: .*line 1/,
  });
  assert.throws(() => decode(''), { status: 400 });
  assert.throws(() => decode('[[{}], [{}, 5]]'), {
    status: 400,
    message: /^Invalid traces payload, chunk 1, span 0: Invalid JSON: no span$/,
  });
  for (const json of ['{"foo":1}', ' 5', '"x"']) {
    assert.throws(() => decode(json), {
      status: 400,
      message: 'Invalid traces payload: Invalid JSON: no list of traces',
    });
  }
  assert.throws(() => decode('[{"foo":1}]'), {
    status: 400,
    message: 'Invalid traces payload, chunk 0, span 0: Invalid JSON: no list of spans',
  });
  assert.throws(() => decode('{"foo":1}', 'application/msgpack'), {
    status: 400,
    message:
      'Invalid traces payload: Content-Type is application/msgpack, but the body looks like JSON; send that as application/json',
  });
  for (const depth of [100, 1_000_000]) {
    assert.throws(() => decode('['.repeat(depth) + ']'.repeat(depth)), {
      status: 400,
      message: /more than 64 deep/,
    });
  }
});

test('the last number of values that is taken, and the first that is too much', () => {
  // A comma or a bracket each.
  const spans = (count: number) => `[[${Array(count).fill('{}').join()}]]`;
  assert.equal(decode(spans(400_000)).batch.flags.length, 400_000);
  const numbers = (count: number) => `[[{"x":[${Array(count).fill('1').join()}]}]]`;
  assert.equal(decode(numbers(2_000_000 - 3)).batch.flags.length, 1);
  assert.throws(() => decode(numbers(2_000_000 - 2)), { status: 413, message: /at most 2000000 values of traces/ });
});
