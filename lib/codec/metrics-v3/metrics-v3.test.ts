import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HttpError } from '../../http/http-error.ts';
import type { MetricBatch } from '../../model/metric.ts';
import { ProtobufWriter } from '../protobuf/protobuf-writer.ts';
import { anyPoints, anySketches, damaged, testTime } from '../testing-batches.ts';
import { numberColumns, textColumns } from './columns.ts';
import { decodeMetricsV3 } from './decode-metrics-v3.ts';
import { encodeMetricsV3 } from './encode-metrics-v3.ts';
import { ExpansionBudget } from './expansion-budget.ts';

const { nowS } = testTime;
const decode = (body: Buffer) => decodeMetricsV3(body, testTime);

type Numbers = Partial<Record<keyof typeof numberColumns, readonly number[]>>;
type Texts = Partial<Record<keyof typeof textColumns, readonly string[]>>;

/** A payload of columns as they stand on the wire: differences are differences. */
function payload(numbers: Numbers, texts: Texts = {}, common?: ProtobufWriter): Buffer {
  const data = new ProtobufWriter();
  for (const [name, values] of Object.entries(texts)) {
    const dictionary = new ProtobufWriter();
    for (const value of values) dictionary.prefixed(Buffer.from(value));
    data.item(textColumns[name as keyof typeof textColumns], dictionary);
  }
  for (const [name, values] of Object.entries(numbers)) {
    const [field, encoding] = numberColumns[name as keyof typeof numberColumns];
    data.packed(field, encoding, values);
  }
  const whole = new ProtobufWriter();
  if (common) whole.item(2, common);
  return whole.item(3, data).toBuffer();
}

/** One gauge of one point, but for what differs. */
const gauge = {
  types: [0x33],
  nameRefs: [1],
  tagsetRefs: [0],
  resourcesRefs: [0],
  intervals: [0],
  numPoints: [1],
  timestamps: [nowS],
  valsFloat64: [42],
} as const;

const m = { dictNameStr: ['m'] };

test('bytes of a gauge, by hand', () => {
  const columns = [
    '0a0b0a746573742e6761756765', // dictNameStr: length 10 and the name
    '120908656e763a74657374', // dictTagStr: length 8 and the tag
    '1a020202', // dictTagsets: one tag, the first
    '520133', // types: gauge, float64
    '5a0102', // nameRefs: 1
    '620102', // tagsetRefs: 1
    '6a0100', // resourcesRefs: none
    '720100', // intervals
    '7a0101', // numPoints
    '820105' + '80f8b88e0d', // timestamps: zigzag of 1,759,976,960
    '9a0108' + '0000000000004540', // valsFloat64: 42
    'ba010100', // sourceTypeNameRefs, not read
    'c2010100', // originInfoRefs, not read
  ].join('');
  const body = Buffer.from(`1a${(columns.length / 2).toString(16)}${columns}`, 'hex');
  const { points, sketches, refusals } = decodeMetricsV3(body, { ...testTime, nowS: 1_759_976_960 });
  assert.deepEqual(refusals.first, []);
  assert.deepEqual(points.contexts, [
    { metric: 'test.gauge', type: 'gauge', host: '', tags: ['env:test'], intervalS: 0 },
  ]);
  assert.deepEqual([points.timestampS[0], points.value[0]], [1_759_976_960, 42]);
  assert.equal(sketches.count.length, 0);
});

test('every type of metric and of value, sets within sets, resources, tags of the whole payload', () => {
  const body = payload(
    {
      // The first set is c and b; the second the first and a.
      dictTagsets: [2, 2, 1, 2, -1, 2],
      // The first set is a host and a device, the second another host.
      dictResourceLen: [2, 1],
      dictResourceType: [1, 2, 1],
      dictResourceName: [2, 2, 5],
      types: [0x01, 0x12, 0x23, 0x14, 0x133, 0x233],
      nameRefs: [1, 1, -1, 1, 0, 0],
      tagsetRefs: [1, 1, -2, 0, 0, 0],
      resourcesRefs: [1, 1, -2, 0, 0, 0],
      intervals: [10, 60, 0, 0, 0, 0],
      numPoints: [1, 2, 1, 1, 1, 1],
      timestamps: [nowS, -10, 10, 0, 0, 0, 0],
      valsSint64: [-3, 4, 3, 1, 2, 2],
      valsFloat32: [0.5],
      valsFloat64: [0.1, 0.2],
      sketchNumBins: [2],
      sketchBinKeys: [1338, 45],
      sketchBinCnts: [1, 1],
    },
    {
      dictNameStr: ['a', 'b'],
      dictTagStr: ['a', 'c:1', 'B:2'],
      dictResourceStr: ['host', 'h1', 'device', 'eth0', 'h2'],
    },
    new ProtobufWriter().item(1, 'all').item(2, 'rack').item(2, 'r7'),
  );
  const { points, sketches, refusals } = decode(body);
  assert.deepEqual(refusals.first, []);
  assert.deepEqual(
    points.contexts.map(({ metric, type, host, tags, intervalS }) => [metric, type, host, tags.join(), intervalS]),
    [
      ['a', 'count', 'h1', 'all,b:2,c:1,device:eth0,rack:r7', 10],
      ['b', 'rate', 'h2', 'a,all,b:2,c:1,rack:r7', 60],
      ['a', 'gauge', '', 'all', 0],
      ['b', 'gauge', '', 'all', 0],
      ['b', 'gauge', '', 'all', 0],
    ],
  );
  assert.deepEqual([...points.value], [0, -3, 4, 0.5, 0.1, 0.2]);
  assert.deepEqual([...points.timestampS], [nowS, nowS - 10, nowS, nowS, nowS, nowS]);
  assert.equal(sketches.contexts[0]?.type, 'distribution');
  assert.deepEqual([sketches.sum[0], sketches.min[0], sketches.max[0], sketches.count[0]], [3, 1, 2, 2]);
  assert.deepEqual([...sketches.binKey], [1338, 1383]);
});

test('a sketch whose bins do not add up to its count is refused by itself', () => {
  fc.assert(
    fc.property(
      anySketches.filter(({ count }) => count.length > 0),
      fc.integer({ min: 1, max: 9 }),
      (batch, more) => {
        const count = batch.count.map((each, row) => (row === 0 ? each + more : each));
        const { sketches, refusals } = decode(encodeMetricsV3({ sketches: { ...batch, count } }));
        assert.deepEqual(Object.fromEntries(refusals.countByReason), { bad_value: 1 });
        assert.match(refusals.first[0] ?? '', /has \d+ as count and \d+ in its bins/);
        assert.equal(sketches.count.length, batch.count.length - 1);
      },
    ),
  );
});

test('a series that is refused takes its points along, and only them', () => {
  const three = {
    ...gauge,
    types: [0x37, 0x34, 0x33],
    nameRefs: [1, 0, 0],
    tagsetRefs: [0, 0, 0],
    resourcesRefs: [0, 0, 0],
    intervals: [0, 0, 0],
    numPoints: [2, 1, 3],
    timestamps: [nowS, 0, 0, 0, 601, -601 - 15 * 86_400 - 1],
    valsFloat64: [1, 2, 3, 2, 1, Number.NaN, 5, 6],
    valsSint64: [1],
    sketchNumBins: [1],
    sketchBinKeys: [7],
    sketchBinCnts: [1],
  };
  const { points, sketches, refusals } = decode(payload(three, m));
  assert.deepEqual([points.value.length, sketches.count.length], [0, 0]);
  assert.deepEqual(refusals.first, [
    'series[0] "m": type is 7, not 1 to 4',
    'series[1] "m": points[0] has 2 as min and 1 as max',
    'series[2] "m": points[0]: value is NaN, not a finite number',
    `series[2] "m": points[1]: timestamp ${nowS + 601} is more than 10 minutes in the future`,
    `series[2] "m": points[2]: timestamp ${nowS - 15 * 86_400 - 1} is more than 15 days old`,
  ]);
  assert.deepEqual(Object.fromEntries(refusals.countByReason), { bad_type: 2, bad_value: 2, too_new: 1, too_old: 1 });
});

const faults: readonly (readonly [Numbers, RegExp])[] = [
  [{ nameRefs: [2] }, /nameRefs\[0\] refers to 2/],
  [{ nameRefs: [-1] }, /nameRefs\[0\] refers to -1/],
  [{ nameRefs: [] }, /nameRefs has 0 entries and not one a series/],
  [{ tagsetRefs: [1] }, /tagsetRefs\[0\] refers to 1/],
  [{ resourcesRefs: [1] }, /resourcesRefs\[0\] refers to 1/],
  [{ intervals: [] }, /intervals has 0 entries/],
  [{ numPoints: [] }, /numPoints has 0 entries/],
  [{ numPoints: [2 ** 53] }, /numPoints\[0\] is 9007199254740992/],
  [{ numPoints: [-1] }, /numPoints\[0\] is -1/],
  [{ types: [-1] }, /types\[0\] is -1/],
  [{ types: [0x43] }, /types has the value type 4/],
  [
    {
      types: [0x33, 0x33],
      nameRefs: [1, 0],
      tagsetRefs: [0, 0],
      resourcesRefs: [0, 0],
      intervals: [0, 0],
      numPoints: [1, 1],
    },
    /timestamps ends/,
  ],
  [{ valsFloat64: [] }, /valsFloat64 ends before the points do/],
  [{ types: [0x34], valsFloat64: [1, 1, 1] }, /valsSint64 ends/],
  [
    { types: [0x04], valsSint64: [1], sketchNumBins: [2 ** 40], sketchBinKeys: [1], sketchBinCnts: [1] },
    /sketchBinKeys ends/,
  ],
  [{ dictTagsets: [2, 0] }, /dictTagsets has a set of 2 tags/],
  [{ dictTagsets: [-1] }, /dictTagsets has a set of -1 tags/],
  [{ dictTagsets: [1, 1] }, /dictTagsets refers to 1/],
  [{ dictTagsets: [1, -1] }, /dictTagsets refers to -1/],
  [{ dictResourceLen: [1] }, /dictResourceLen\[0\] is 1/],
  [{ dictResourceLen: [-1] }, /dictResourceLen\[0\] is -1/],
  [{ dictResourceLen: [1], dictResourceType: [1], dictResourceName: [0] }, /dictResourceType refers to 1/],
];

for (const [fault, words] of faults) {
  test(`columns that do not fit together are 400: ${words.source}`, () => {
    assert.throws(() => decode(payload({ ...gauge, ...fault }, m)), { status: 400, message: words });
  });
}

test('no metric data is 400, no series are none', () => {
  assert.throws(() => decode(Buffer.alloc(0)), { status: 400, message: /metricData is missing/ });
  assert.equal(decode(payload({})).points.value.length, 0);
});

test('sets of tags that double each time are 413, however few bytes they take', () => {
  const sets = Array.from({ length: 60 }, (_, i) => [2, -i - 1, 0]);
  const body = payload(
    { ...gauge, dictTagsets: [1, 1, ...sets.flat()], tagsetRefs: [61] },
    { ...m, dictTagStr: ['a:b'] },
  );
  assert.ok(body.length < 500);
  assert.throws(() => decode(body), {
    status: 413,
    message: /at most 62914560 bytes once its references are followed/,
  });
});

test('many series of many tags are 413', () => {
  const tags = Array.from({ length: 1000 }, (_, i) => `tag${i}:${'x'.repeat(90)}`);
  const series = 1000;
  const same = (first: number) => Array.from({ length: series }, (_, i) => (i === 0 ? first : 0));
  const numbers = {
    dictTagsets: [tags.length, ...tags.map(() => 1)],
    types: Array.from({ length: series }, () => 0x03),
    nameRefs: same(1),
    tagsetRefs: same(1),
    resourcesRefs: same(0),
    intervals: same(0),
    numPoints: Array.from({ length: series }, () => 1),
    timestamps: same(nowS),
  };
  assert.throws(() => decode(payload(numbers, { ...m, dictTagStr: tags })), { status: 413 });
});

test('the last byte that a budget has, and the first too many', () => {
  const taken = 16 + 100 + 'm'.length + 16 + 'a'.length;
  const body = payload({ ...gauge, dictTagsets: [1, 1], tagsetRefs: [1] }, { ...m, dictTagStr: ['a'] });
  assert.equal(decodeMetricsV3(body, testTime, new ExpansionBudget(taken)).points.value.length, 1);
  assert.throws(() => decodeMetricsV3(body, testTime, new ExpansionBudget(taken - 1)), { status: 413 });
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(anyPoints, anySketches, (points, sketches) => {
      const again = decode(encodeMetricsV3({ points, sketches }));
      assert.deepEqual(again.refusals.first, []);
      assert.deepEqual(again.points, points);
      assert.deepEqual(again.sketches, sketches);
    }),
  );
});

test('whole numbers too long for a float keep their digits beside fractions', () => {
  const columns = { contextIndex: Uint32Array.of(0, 0), timestampS: Float64Array.of(nowS, nowS) };
  const points: MetricBatch = {
    contexts: [{ metric: 'm', type: 'gauge', host: '', tags: [], intervalS: 0 }],
    ...columns,
    value: Float64Array.of(16_777_217, 0.5),
  };
  assert.deepEqual(decode(encodeMetricsV3({ points })).points, points);
});

test('any bytes are a payload or refused', () => {
  const some = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.tuple(anyPoints, anySketches).chain(([points, sketches]) => damaged(encodeMetricsV3({ points, sketches }))),
  );
  fc.assert(
    fc.property(some, (body) => {
      try {
        const { points, sketches } = decode(body);
        assert.ok(points.value.length + sketches.binKey.length <= body.length);
      } catch (error) {
        assert.ok(error instanceof HttpError && [400, 413].includes(error.status), String(error));
      }
    }),
    { numRuns: 2000 },
  );
});
