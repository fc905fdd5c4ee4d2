import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Packr } from 'msgpackr';
import { noFacts } from '../decoded-traces.ts';
import { type PlainSpan, plainChunks } from '../testing-decoded.ts';
import { TraceDecoder } from '../trace-decoder.ts';

const packr = new Packr({ useRecords: false });
/** Maps with numbers as keys, in this order. */
const fields = (...pairs: readonly (readonly [number, unknown])[]) => new Map(pairs);
const decode = (...payload: readonly (readonly [number, unknown])[]) =>
  new TraceDecoder().decode('v1.0', 'application/msgpack', packr.pack(fields(...payload)));
const chunk = (...pairs: readonly (readonly [number, unknown])[]) => decode([11, [fields(...pairs)]]);
const span = (...pairs: readonly (readonly [number, unknown])[]): PlainSpan => {
  const decoded = chunk([4, [fields(...pairs)]]);
  return { ...plainChunks(decoded).flat()[0], oddValues: decoded.oddValues };
};
const empty = { tags: [], numbers: {}, oddValues: 0 };

test('a text stands as itself once, and as its position from then on', () => {
  const decoded = decode(
    [3, 'go'],
    [7, 'lab'],
    [2, 0],
    [
      11,
      [
        fields([
          4,
          [fields([1, 'shop'], [2, 'web.request'], [3, 'go'], [10, 2], [13, 3]), fields([1, 4], [3, 'lab'], [2, 0])],
        ]),
      ],
    ],
    [9, 1],
  );
  assert.deepEqual(decoded.about, { ...noFacts, language: 'go', env: 'lab', appVersion: 'go' });
  assert.deepEqual(plainChunks(decoded), [
    [
      {
        service: 'shop',
        name: 'web.request',
        resource: 'go',
        type: 'lab',
        env: 'shop',
        tags: [['env', 'shop']],
        numbers: {},
      },
      { service: 'web.request', resource: 'lab', tags: [], numbers: {} },
    ],
  ]);
});

test('attributes of every type', () => {
  const attributes = [
    ...['text', 1, 'v'],
    ...['yes', 2, true],
    ...['double', 3, 0.5],
    ...['int', 4, -7n],
    ...['bytes', 5, Buffer.from([1, 2])],
    ...['list', 6, [1, 'v', 4, 2, 6, [2, false], 7, [1, 4, 5], 5, Buffer.from('x')]],
    ...['map', 7, ['k', 1, 'w', 'l', 6, []]],
    ...['again', 1, 'v'],
    ...['nothing', 1, null],
    ...['_dd.measured', 3, 1],
  ];
  assert.deepEqual(span([9, attributes]), {
    ...empty,
    measured: true,
    tags: [
      ['text', 'v'],
      ['yes', 'true'],
      ['list', '["v",2,[false],{"text":5},"eA=="]'],
      ['map', '{"k":"w","l":[]}'],
      ['again', 'v'],
    ],
    numbers: { double: 0.5, int: -7, '_dd.measured': 1 },
    metaStruct: { bytes: new Uint8Array([1, 2]) },
  });
});

test('what a chunk says is in its spans', () => {
  const id = Buffer.from('0102030405060708f1f2f3f4f5f6f7f8', 'hex');
  const decoded = chunk(
    [1, 1],
    [2, 'rum'],
    [3, ['a', 1, 'b', 'n', 4, 5, 'f', 2, false]],
    [4, [fields([9, ['a', 1, 'own']]), fields([4, 2n])]],
    [5, true],
    [6, id],
    [7, 4],
  );
  const common = { traceHigh: 0x0102_0304_0506_0708n, traceLow: 0xf1f2_f3f4_f5f6_f7f8n, priority: 1 };
  assert.deepEqual(plainChunks(decoded), [
    [
      {
        ...common,
        tags: [
          ['a', 'own'],
          ['_dd.origin', 'rum'],
          ['f', 'false'],
          ['_dd.p.dm', '-4'],
        ],
        numbers: { n: 5 },
      },
      { ...common, spanId: 2n, tags: [], numbers: {} },
    ],
  ]);
  const [[earlier] = []] = plainChunks(chunk([7, '-3'], [4, [fields()]]));
  assert.deepEqual(earlier?.tags, [['_dd.p.dm', '-3']]);
});

test('fields that are tags in earlier versions', () => {
  assert.deepEqual(span([9, ['env', 1, 'x', 'k', 1, 'v']], [13, 'lab'], [14, '2'], [15, 'net/http'], [16, 3]), {
    ...empty,
    env: 'lab',
    version: '2',
    tags: [
      ['env', 'lab'],
      ['k', 'v'],
      ['version', '2'],
      ['component', 'net/http'],
      ['span.kind', 'client'],
    ],
  });
  for (const kind of [0, 6, -1, 1.5]) assert.deepEqual(span([16, kind]), empty);
});

test('links and events', () => {
  const link = fields(
    [1, Buffer.alloc(16, 0xab)],
    [2, 5n],
    [3, ['a', 1, 'b', 'n', 4, 1]],
    [4, 'x=y'],
    [5, 2 ** 31 + 1],
    [6, 'new'],
  );
  const event = fields(
    [1, 1_760_000_000_123_456_789n],
    [2, 'e'],
    [3, ['s', 1, 'new', 'l', 6, [4, 1, 1, 's'], 'm', 7, ['k', 2, true]]],
  );
  assert.deepEqual(span([11, [link]], [12, [event]]), {
    ...empty,
    links: [
      {
        traceId: 'ab'.repeat(16),
        spanId: '0000000000000005',
        attributes: { a: 'b', n: '1' },
        tracestate: 'x=y',
        flags: 1,
      },
    ],
    events: [{ name: 'e', timeNs: 1_760_000_000_123_456_789n, attributes: { s: 'new', l: [1, 's'], m: '{"k":true}' } }],
  });
});

test('nil is legal, wrong types of plain fields are counted, texts in them keep their positions', () => {
  const fieldsOfSpan = Array.from({ length: 16 }, (_, i) => i + 1);
  assert.deepEqual(span(...fieldsOfSpan.map((field) => [field, null] as const)), empty);
  assert.deepEqual(plainChunks(decode([2, null], [10, null], [11, null])), []);
  assert.deepEqual(plainChunks(chunk(...[1, 2, 3, 4, 5, 6, 7].map((field) => [field, null] as const))), [[]]);
  // The skipped texts are 1, 2, 3.
  assert.deepEqual(span([4, 'one'], [8, ['two', { three: 5 }]], [99, 'four'], [1, 3], [2, 4]), {
    ...empty,
    service: 'three',
    name: 'four',
    oddValues: 2,
  });
});

test('a table of texts that comes first', () => {
  for (const table of [
    ['', 'shop', 'x'],
    ['shop', 'x'],
  ]) {
    const decoded = decode([1, table], [7, 2], [11, [fields([4, [fields([1, 1], [2, 'new'], [3, 3])]])]]);
    assert.equal(decoded.about.env, 'x');
    assert.deepEqual(plainChunks(decoded).flat(), [
      { service: 'shop', name: 'new', resource: 'new', tags: [], numbers: {} },
    ]);
  }
});

const deep = (levels: number): unknown[] => (levels === 0 ? [] : [6, deep(levels - 1)]);

const faults: readonly (readonly [() => unknown, RegExp])[] = [
  [() => decode([7, 1]), /text 1 is named, of 1$/],
  [() => decode([7, -1]), /text -1 is named/],
  [() => decode([7, 0.5]), /text 0.5 is named/],
  [() => decode([7, {}]), /no text and no position of one$/],
  [() => decode([7, 'a'], [1, ['b']]), /no table of texts, or not before all texts$/],
  [() => decode([11, 5]), /no list of chunks$/],
  [() => decode([11, [5]]), /no chunk, which is a map$/],
  [() => chunk([4, 5]), /no list of spans$/],
  [() => chunk([4, [5]]), /no span, which is a map$/],
  [() => chunk([6, Buffer.alloc(8)]), /no 16 bytes of a trace id$/],
  [() => span([9, ['a', 1]]), /attributes of 2 items, not 3 each$/],
  [() => span([9, ['a', 8, 1]]), /8 is no type of an attribute$/],
  [() => span([9, ['a', 2, 1]]), /a value of another type than is said$/],
  [() => span([9, ['a', 4, 'b']]), /a value of another type than is said$/],
  [() => span([9, ['a', 'b', 'c']]), /no number of a field$/],
  [() => span([9, ['a', ...deep(17)]]), /attributes lie more than 16 deep$/],
];

for (const [refuse, words] of faults) {
  test(`what is refused: ${words.source}`, () => {
    assert.throws(refuse, { status: 400, message: words });
  });
}

test('the deepest attribute that is taken', () => {
  assert.equal((span([9, ['a', ...deep(16)]]).tags as string[][])[0]?.[1], '['.repeat(16) + ']'.repeat(16));
});
