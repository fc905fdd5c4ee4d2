import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Packr } from 'msgpackr';
import { plainChunks } from './testing-decoded.ts';
import { TraceDecoder } from './trace-decoder.ts';

const packr = new Packr({ useRecords: false });
const decode = (value: unknown) => new TraceDecoder().decode('v0.5', 'application/msgpack', packr.pack(value));
const texts = [
  '',
  'shop',
  'GET /',
  '_dd.p.tid',
  '68e67d0000000001',
  'events',
  '[{"name":"e","time_unix_nano":5}]',
  'n',
];
const map = (pairs: readonly (readonly [unknown, unknown])[]) => new Map(pairs);
const span = (...differs: readonly (readonly [number, unknown])[]): unknown[] => {
  const fields: unknown[] = [1, 0, 2, 11n, 12n, 13n, 14n, 15n, 1, map([[1, 2]]), map([[7, 0.5]]), 0];
  for (const [at, value] of differs) fields[at] = value;
  return fields;
};

test('a span is a list whose texts are positions', () => {
  const decoded = decode([
    texts,
    [
      [
        span([
          9,
          map([
            [3, 4],
            [1, 2],
            [5, 6],
            [1, 7],
          ]),
        ]),
      ],
      [],
    ],
  ]);
  assert.deepEqual(plainChunks(decoded), [
    [
      {
        traceHigh: 0x68e6_7d00_0000_0001n,
        traceLow: 11n,
        spanId: 12n,
        parentId: 13n,
        startNs: 14n,
        durationNs: 15n,
        error: true,
        service: 'shop',
        resource: 'GET /',
        tags: [['shop', 'n']],
        numbers: { n: 0.5 },
        events: [{ name: 'e', timeNs: 5n, attributes: {} }],
      },
    ],
    [],
  ]);
  assert.equal(decoded.oddValues, 0);
});

test('the same text twice in the table, and another than the empty one first', () => {
  const decoded = decode([['a', 'a'], [[[0, 1, 1, 1, 1, 0, 1, 1, 0, map([[0, 1]]), map([]), 1]]]]);
  assert.deepEqual(decoded.texts, ['', 'a']);
  assert.deepEqual(plainChunks(decoded)[0]?.[0]?.tags, [['a', 'a']]);
});

test('nil is legal, what follows the twelve is skipped, a wrong type costs only itself', () => {
  assert.deepEqual(plainChunks(decode([null, null])), []);
  assert.deepEqual(plainChunks(decode([texts, [null, [null, Array(12).fill(null)]]])), [
    [],
    [{ tags: [], numbers: {} }],
  ]);
  const decoded = decode([
    texts,
    [
      [
        [
          ...span(
            [3, 'x'],
            [8, {}],
            [
              9,
              map([
                [1, null],
                [2, 'y'],
                [7, 1],
              ]),
            ],
            [
              10,
              map([
                [1, 'z'],
                [7, null],
              ]),
            ],
          ),
          { more: [1] },
        ],
      ],
    ],
  ]);
  assert.equal(decoded.oddValues, 4);
  assert.deepEqual(plainChunks(decoded)[0]?.[0]?.tags, [['n', 'shop']]);
});

const faults: readonly (readonly [unknown, RegExp])[] = [
  [{}, /no list of texts and traces/],
  [[texts], /no list of texts and traces/],
  [[5, []], /no list of texts$/],
  [[['', 5], []], /no text$/],
  [[texts, 5], /no list of traces$/],
  [[texts, [5]], /no list of spans$/],
  [[texts, [[5]]], /no span, which is a list of 12$/],
  [[texts, [[span().slice(1)]]], /no span, which is a list of 12$/],
  [[texts, [[span([0, 8])]]], /chunk 0, span 0: .*text 8 is named, of 8$/],
  [[texts, [[], [span(), span([11, -1])]]], /chunk 1, span 1: .*text -1 is named, of 8$/],
  [[texts, [[span([0, 'shop'])]]], /no position of a text$/],
  [[texts, [[span([9, map([[1, 99]])])]]], /text 99 is named, of 8$/],
  [[texts, [[span([10, map([[1.5, 1]])])]]], /text 1.5 is named, of 8$/],
];

for (const [payload, words] of faults) {
  test(`what is refused: ${words.source}`, () => {
    assert.throws(() => decode(payload), { status: 400, message: words });
  });
}
