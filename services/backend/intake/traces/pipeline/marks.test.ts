import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TestSpan } from '../../../../../lib/codec/traces/testing-spans.ts';
import { spanFlags } from '../../../../../lib/model/span.ts';
import { makePipeline, nodejs, plainSpans, span } from './testing-pipeline.ts';

/** Ids of the spans of a batch with a flag. */
function withFlag(chunks: readonly (readonly TestSpan[])[], flag: number, request = nodejs): bigint[] {
  const { pipeline, decode } = makePipeline();
  const { spanId, flags } = pipeline.process(decode(chunks.map((spans) => ({ spans }))), request);
  return [...spanId].filter((_, row) => ((flags[row] ?? 0) & flag) !== 0);
}

test('entries of services: no parent, a parent elsewhere, or one of another service', () => {
  const chunk = [
    span({ spanId: 1n }),
    span({ spanId: 2n, parentId: 1n }),
    span({ spanId: 3n, parentId: 2n, service: 'shop-mysql' }),
    span({ spanId: 4n, parentId: 99n }),
    span({ spanId: 5n, parentId: 2n, service: 'Shop' }),
  ];
  assert.deepEqual(withFlag([chunk], spanFlags.topLevel), [1n, 3n, 4n]);
});

test('a span whose parent is in another chunk is an entry, in one payload or in two', () => {
  const [first, second] = [[span({ spanId: 1n })], [span({ spanId: 2n, parentId: 1n })]];
  assert.deepEqual(withFlag([first, second], spanFlags.topLevel), [1n, 2n]);
  assert.deepEqual(withFlag([second], spanFlags.topLevel), [2n]);
});

test('where the client has computed the entries, they are those it says', () => {
  const chunk = [
    span({ spanId: 1n }),
    span({ spanId: 2n, parentId: 1n, metrics: { '_dd.top_level': 1 } }),
    span({ spanId: 3n, metrics: { _top_level: 1 } }),
    span({ spanId: 4n, metrics: { '_dd.top_level': 0 } }),
  ];
  assert.deepEqual(withFlag([chunk], spanFlags.topLevel, { ...nodejs, clientComputedTopLevel: true }), [2n, 3n]);
  assert.deepEqual(withFlag([chunk], spanFlags.topLevel), [1n, 3n, 4n]);
});

test('entries are what the definition says, in any tree', () => {
  const id = fc.bigInt({ min: 0n, max: 12n });
  const one = fc.record({ spanId: fc.bigInt({ min: 1n, max: 12n }), parentId: id, service: fc.constantFrom('a', 'b') });
  fc.assert(
    fc.property(fc.uniqueArray(one, { selector: ({ spanId }) => spanId, minLength: 1 }), (list) => {
      const chunk = list.map((each) => span({ traceId: 99n, ...each }));
      const expected = list.filter(({ parentId, service }) => {
        const parent = list.find(({ spanId }) => spanId === parentId);
        return parentId === 0n || !parent || parent.service !== service;
      });
      assert.deepEqual(
        withFlag([chunk], spanFlags.topLevel),
        expected.map(({ spanId }) => spanId),
      );
    }),
  );
});

test('error, measured and not kept', () => {
  const chunk = [
    span({ spanId: 1n, error: 1, metrics: { _sampling_priority_v1: 0 } }),
    span({ spanId: 2n, metrics: { '_dd.measured': 1 } }),
  ];
  const kept = [span({ spanId: 3n, metrics: { _sampling_priority_v1: 1 } })];
  const rejected = [span({ spanId: 4n, metrics: { _sampling_priority_v1: -1 } })];
  const silent = [span({ spanId: 5n })];
  const all = [chunk, kept, rejected, silent];
  assert.deepEqual(withFlag(all, spanFlags.error), [1n]);
  assert.deepEqual(withFlag(all, spanFlags.measured), [2n]);
  assert.deepEqual(withFlag(all, spanFlags.unsampled), [1n, 2n, 4n]);
});

test('tags of the chunk are spread to its spans, without those they have', () => {
  const first = { '_dd.p.dm': '-1', '_dd.p.ksr': '1', '_dd.origin': 'synthetics', a: 'b', '_dd.tags.process': 'x' };
  const { send } = makePipeline();
  const got = send([
    [
      span({ spanId: 1n, meta: first }),
      span({ spanId: 2n, parentId: 1n, meta: { c: 'd' } }),
      span({ spanId: 3n, parentId: 1n, meta: { '_dd.p.dm': '-4', e: 'f' } }),
    ],
    [span({ spanId: 4n })],
  ]);
  assert.deepEqual(
    got.map(({ tags }) => tags),
    [
      Object.entries(first),
      [
        ['c', 'd'],
        ['_dd.p.dm', '-1'],
        ['_dd.p.ksr', '1'],
        ['_dd.origin', 'synthetics'],
      ],
      [
        ['_dd.p.dm', '-4'],
        ['e', 'f'],
        ['_dd.p.ksr', '1'],
        ['_dd.origin', 'synthetics'],
      ],
      [],
    ],
  );
});

test("of a chunk whose root comes last, the root's tags are spread too", () => {
  const got = makePipeline().send([
    [span({ spanId: 2n, parentId: 1n }), span({ spanId: 1n, meta: { '_dd.p.dm': '-3', '_dd.origin': 'lambda' } })],
  ]);
  assert.deepEqual(got[0]?.tags, [
    ['_dd.p.dm', '-3'],
    ['_dd.origin', 'lambda'],
  ]);
});

test('a chunk spreads 30 tags at most, and the rest is counted', () => {
  const meta = Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`_dd.p.${at}`, `${at}`]));
  const { send, counted } = makePipeline();
  const [first, second] = send([[span({ meta }), span({ spanId: 2n, parentId: 1n })]]);
  assert.deepEqual(
    [first?.tags, second?.tags].map((tags) => (tags as unknown[]).length),
    [31, 30],
  );
  assert.deepEqual(counted(), { 'traces.mended.chunk_tags_not_spread': 1 });
});

const places: readonly (readonly [
  title: string,
  about: { readonly env?: string; readonly appVersion?: string; readonly hostname?: string },
  root: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
  expected: readonly [env: string, version: string, host: string],
])[] = [
  ['nothing is said', {}, {}, {}, ['lab', '', 'lab-host']],
  ['the root says it', {}, { env: 'Prod', version: 'V1', '_dd.hostname': 'H1' }, {}, ['prod', 'V1', 'H1']],
  [
    'the payload says it',
    { env: 'Staging', appVersion: '2', hostname: 'h2' },
    { env: 'prod', version: '1', '_dd.hostname': 'h1' },
    {},
    ['staging', '2', 'h2'],
  ],
  [
    'the span says it',
    { env: 'staging', appVersion: '2', hostname: 'h2' },
    {},
    { env: 'QA 1', version: '3', '_dd.hostname': 'h3' },
    ['qa_1', '3', 'h3'],
  ],
  ['what it says is nothing', {}, { env: 'prod' }, { env: '🐶', version: '' }, ['prod', '', 'lab-host']],
];

for (const [title, about, root, own, expected] of places) {
  test(`env, version and host where ${title}`, () => {
    const got = makePipeline().send([[span({ meta: root }), span({ spanId: 2n, parentId: 1n, meta: own })]], { about });
    assert.deepEqual([got[1]?.env ?? '', got[1]?.version ?? '', got[1]?.host ?? ''], expected);
    assert.deepEqual(got[1]?.tags, Object.entries(own));
  });
}

test('without an env in the configuration it is none', () => {
  assert.equal(makePipeline({ defaultEnv: '' }).send([[span()]])[0]?.env, 'none');
});

test('spans of their own env and version (v1.0) keep them, in form', () => {
  const { pipeline, decode } = makePipeline();
  const decoded = decode([{ spans: [span()] }]);
  decoded.batch.env[0] = decoded.texts.push('Prod') - 1;
  decoded.batch.version[0] = decoded.texts.push('7') - 1;
  const [got] = plainSpans(pipeline.process(decoded, nodejs));
  assert.deepEqual([got?.env, got?.version], ['prod', '7']);
});
