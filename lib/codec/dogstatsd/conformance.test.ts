import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeLine } from './decode-line.ts';
import { decodePacket } from './decode-packet.ts';
import type { DecodeOptions, LineError, Message } from './message.ts';

/** What is expected of a line: some fields of the message, or an error of a kind. */
type Expected = Readonly<Record<string, unknown>> | { readonly error: LineError['of'] };

interface Row {
  readonly line: string;
  readonly expected: Expected;
  readonly options?: Partial<DecodeOptions>;
}

const metricError = { error: 'metric' } as const;
const eventError = { error: 'event' } as const;
const checkError = { error: 'service_check' } as const;
const containerId = 'a'.repeat(64);

const metrics: readonly Row[] = [
  {
    line: 'svc.temp:666|g',
    expected: { kind: 'metric', type: 'gauge', name: 'svc.temp', values: [666], sampleRate: 1, tags: [] },
  },
  ...[
    ['g', 'gauge'],
    ['c', 'count'],
    ['h', 'histogram'],
    ['ms', 'timing'],
    ['d', 'distribution'],
  ].map(([code, type]) => ({ line: `svc.temp:666:777|${code}`, expected: { type, values: [666, 777] } })),
  { line: 'hits:21|c', expected: { type: 'count', values: [21] } },
  { line: 'lat:21|h', expected: { type: 'histogram', values: [21] } },
  { line: 'lat:21|ms', expected: { type: 'timing', values: [21] } },
  { line: 'size:3.5|d', expected: { type: 'distribution', values: [3.5] } },
  { line: 'hits:1|c|#protocol:http,bench', expected: { tags: ['protocol:http', 'bench'] } },
  { line: 'hits:1|c|#a,,b', expected: { tags: ['a', '', 'b'] } },
  { line: 'hits:1|c|# a , b', expected: { tags: [' a ', ' b'] } },
  { line: 'hits:1|c|#a|#b', expected: { tags: ['b'] } },
  { line: 'who:abc|s', expected: { type: 'set', member: 'abc' } },
  { line: 'who:abc:def|s', expected: { type: 'set', member: 'abc:def' } },
  { line: 'who:été|s', expected: { member: 'été' } },
  { line: 'métrique:1|g|#clé:é', expected: { name: 'métrique', tags: ['clé:é'] } },
  { line: 't:1|g|#', expected: { tags: [] } },
  { line: 't:1|g|@0.21', expected: { sampleRate: 0.21 } },
  ...['@0', '@2', '@-1'].map((rate) => ({ line: `t:1|g|${rate}`, expected: { sampleRate: Number(rate.slice(1)) } })),
  { line: 't:1|g|@0.5|@0.1', expected: { sampleRate: 0.1 } },
  ...['t:1', 't:1|', 't:|g', ':1|g', 't1|g', 't1|g|#a:b', '', '|', ':', ':|g'].map((line) => ({
    line,
    expected: metricError,
  })),
  { line: 't:1|g|m:test', expected: { values: [1] } },
  { line: 't:1|g|', expected: { values: [1] } },
  ...['t:abc|g', 't:1a|g', 't: |g', 't:1 |g', 't:1,234|g', 't:1|zz', 't:1|G', 't:1|ggg', 't:1|__proto__'].map(
    (line) => ({
      line,
      expected: metricError,
    }),
  ),
  { line: 't:1|g|@abc', expected: metricError },
  { line: 't:1|g|@', expected: metricError },
  { line: 't:1|g|#a|T1657100430', expected: { timestampS: 1657100430 } },
  { line: 't:1|g|#a|T1657100430', options: { timestamps: false }, expected: { timestampS: undefined, values: [1] } },
  { line: 't:1|g|Tnever', options: { timestamps: false }, expected: { values: [1] } },
  ...permutations(['T1657100430', '@0.5', '#a:b']).map((fields) => ({
    line: `t:1|c|${fields.join('|')}`,
    expected: { timestampS: 1657100430, sampleRate: 0.5, tags: ['a:b'] },
  })),
  { line: 't:1|g|#|T1657100430', expected: { tags: [], timestampS: 1657100430 } },
  ...['TABCD', 'T', 'T-5', 'T0', 'T1.5', 'T9223372036854775808'].map((field) => ({
    line: `t:1|g|${field}`,
    expected: metricError,
  })),
  ...['', '|T1657100430', '|T1657100430|f:x', '|T1657100430|f:x|f2:y'].map((rest) => ({
    line: `m:2.3|d|@1.0|#e:d|c:${containerId}${rest}`,
    expected: { type: 'distribution', values: [2.3], tags: ['e:d'] },
  })),
  { line: `m:1|g|c:${containerId}`, options: { origin: true }, expected: { localData: containerId } },
  { line: `m:1|g|c:${containerId}`, expected: { localData: undefined } },
  {
    line: 'm:1|g|e:it-false,cn-x,pu-y|card:high',
    options: { origin: true },
    expected: { externalData: 'it-false,cn-x,pu-y', cardinality: 'high' },
  },
  { line: 'a:1.1:21.5:13|g', expected: { values: [1.1, 21.5, 13] } },
  { line: 'a:1.1:41:|g', expected: { values: [1.1, 41] } },
  { line: 'a:1.1::41|g', expected: { values: [1.1, 41] } },
  { line: 'a::1.1::41|g', expected: { values: [1.1, 41] } },
  { line: 'a:::|g', expected: metricError },
  { line: 'a:1:x:2|c', expected: metricError },
  { line: 'a:1e10:+1:-1:.5:5.:0x1p-2|g', expected: { values: [1e10, 1, -1, 0.5, 5, 0.25] } },
  { line: 'a:Inf:-inf:+Infinity|g', expected: { values: [Infinity, -Infinity, Infinity] } },
  { line: 'a:NaN|g', expected: { values: [Number.NaN] } },
  { line: 'gibberish', expected: metricError },
  { line: '_e', expected: metricError },
  { line: '_e|text', expected: metricError },
  { line: '_e:|text', expected: metricError },
  { line: '_e:t|x', expected: metricError },
];

const event = { kind: 'event', title: 'test title', text: 'test text' };

const events: readonly Row[] = [
  {
    line: '_e{10,9}:test title|test text',
    expected: { ...event, priority: 'normal', alertType: 'info', timestampS: undefined, host: undefined, tags: [] },
  },
  { line: '_e{10,24}:test title|test\\line1\\nline2\\nline3', expected: { text: 'test\\line1\nline2\nline3' } },
  { line: '_e{10,24}:test|title|test\\line1\\nline2\\nline3', expected: { title: 'test|title' } },
  { line: '_e{6,4}:été!|text', expected: { title: 'été!', text: 'text' } },
  { line: '_e{10,9}:test title|test text|d:21', expected: { ...event, timestampS: 21 } },
  { line: '_e{10,9}:test title|test text|h:localhost', expected: { ...event, host: 'localhost' } },
  { line: '_e{10,9}:test title|test text|h:', expected: { ...event, host: '' } },
  { line: '_e{10,9}:test title|test text|k:some key', expected: { ...event, aggregationKey: 'some key' } },
  { line: '_e{10,9}:test title|test text|p:low', expected: { ...event, priority: 'low' } },
  { line: '_e{10,9}:test title|test text|s:source', expected: { ...event, sourceTypeName: 'source' } },
  ...['error', 'warning', 'info', 'success'].map((type) => ({
    line: `_e{10,9}:test title|test text|t:${type}`,
    expected: { ...event, alertType: type },
  })),
  { line: '_e{10,9}:test title|test text|#tag1,tag2:test', expected: { ...event, tags: ['tag1', 'tag2:test'] } },
  {
    line: '_e{10,9}:test title|test text|t:warning|d:12345|p:low|h:some.host|k:key|s:src|#t1,t2:x|u:unknown|c:in-1',
    expected: {
      ...event,
      alertType: 'warning',
      timestampS: 12345,
      priority: 'low',
      host: 'some.host',
      aggregationKey: 'key',
      sourceTypeName: 'src',
      tags: ['t1', 't2:x'],
      badFields: [],
    },
  },
  { line: '_e{10,9}:test title|test text|d:abc', expected: { ...event, timestampS: undefined, badFields: ['d:abc'] } },
  {
    line: '_e{10,9}:test title|test text|p:urgent',
    expected: { ...event, priority: 'normal', badFields: ['p:urgent'] },
  },
  {
    line: '_e{10,9}:test title|test text|t:error|t:test',
    expected: { ...event, alertType: 'error', badFields: ['t:test'] },
  },
  { line: '_e{10,0}:test title|', expected: { title: 'test title', text: '' } },
  { line: '_e{10,0}:test title||t:warning', expected: { title: 'test title', text: '', alertType: 'warning' } },
  ...[
    '_e{10,10}:t|x',
    '_e{0,0}:a|a',
    '_e{0,4}:text',
    '_e{5555:t|x',
    '_e{a,1}',
    '_e{1,a}',
    '_e{5,}',
    '_e{,4}',
    '_e{}',
    '_e{,}',
    '_e{-123,-987}:',
    '_e{5,-987}:title',
    '_e{0001,-9876',
  ].map((line) => ({ line, expected: eventError })),
];

const checks: readonly Row[] = [
  {
    line: '_sc|agent.up|0',
    expected: {
      kind: 'service_check',
      name: 'agent.up',
      status: 0,
      message: '',
      tags: [],
      host: undefined,
      timestampS: undefined,
    },
  },
  ...[1, 2, 3].map((status) => ({ line: `_sc|agent.up|${status}`, expected: { status } })),
  { line: '_sc|agent.up|0|d:21', expected: { timestampS: 21 } },
  { line: '_sc|agent.up|0|h:localhost', expected: { host: 'localhost' } },
  { line: '_sc|agent.up|0|h:a|h:b|d:1|d:2', expected: { host: 'b', timestampS: 2 } },
  { line: '_sc|agent.up|0|#tag1,tag2:test', expected: { tags: ['tag1', 'tag2:test'] } },
  { line: '_sc|agent.up|0|m:this is fine', expected: { message: 'this is fine' } },
  { line: '_sc|agent.up|0|m:a\\nb', expected: { message: 'a\\nb' } },
  { line: '_sc|agent.up|0|m:a|b', expected: { message: 'a' } },
  {
    line: '_sc|agent.up|2|d:12345|h:some.host|#t1,t2:x|m:down|c:in-1',
    expected: { status: 2, timestampS: 12345, host: 'some.host', tags: ['t1', 't2:x'], message: 'down' },
  },
  { line: '_scXname|0|', expected: { name: 'name', status: 0 } },
  { line: '_sc|agent.up|0|d:some_time', expected: { timestampS: undefined, badFields: ['d:some_time'] } },
  { line: '_sc|agent.up|0|u:unknown', expected: { status: 0, badFields: [] } },
  ...[
    '_sc',
    '_sc|',
    '_sc||',
    '_sc|agent.up',
    '_sc|agent.up|',
    '_sc||0',
    '_sc|agent.up|OK',
    '_sc|agent.up|21',
    '_sc|agent.up|-1',
  ].map((line) => ({ line, expected: checkError })),
];

for (const { line, expected, options } of [...metrics, ...events, ...checks]) {
  test(`${JSON.stringify(line)} ${JSON.stringify(options ?? {})}`, () => {
    assertMessage(decodeLine(Buffer.from(line), { timestamps: true, origin: false, ...options }), expected);
  });
}

const packets: readonly (readonly [packet: string, goodValues: readonly (readonly number[])[], errors: number])[] = [
  ['a:1|c\nb:2|c|#x', [[1], [2]], 0],
  ['a:1:2|c\nb:3|c', [[1, 2], [3]], 0],
  ['a::1::2::::|c\nb:3|c', [[1, 2], [3]], 0],
  ['a:1|c\n\nb:2|c\n', [[1], [2]], 0],
  ['a:1|c\r\nb:2|c\r', [[1], [2]], 0],
  ['\r\n\n\r', [], 0],
  ['a:1x|g\nb:2|c', [[2]], 1],
  ['a:|g\nb:2|c\nc: :1:|g', [[2]], 2],
  ['', [], 0],
];

for (const [packet, goodValues, errors] of packets) {
  test(`packet ${JSON.stringify(packet)}`, () => {
    const messages = decodePacket(Buffer.from(packet), { timestamps: true, origin: false });
    const values = messages.flatMap((message) =>
      message.kind === 'metric' && message.type !== 'set' ? [message.values] : [],
    );
    assert.deepEqual(values, goodValues);
    assert.equal(messages.filter((message) => message.kind === 'error').length, errors);
  });
}

test('a line break inside an event breaks it: clients have to escape it', () => {
  const messages = decodePacket(Buffer.from('_e{2,3}:hi|a\nb'), { timestamps: true, origin: false });
  assert.deepEqual(
    messages.map((message) => message.kind === 'error' && message.of),
    ['event', 'metric'],
  );
});

function assertMessage(message: Message | LineError, expected: Expected): void {
  if ('error' in expected) {
    assert.equal(message.kind, 'error');
    assert.equal(message.kind === 'error' && message.of, expected.error);
    return;
  }
  assert.notEqual(message.kind, 'error', message.kind === 'error' ? message.reason : '');
  for (const [field, value] of Object.entries(expected)) {
    assert.deepEqual((message as unknown as Record<string, unknown>)[field], value, field);
  }
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}
