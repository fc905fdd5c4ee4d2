import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import { keyOf, valueOfKey } from '../../sketch/mapping.ts';
import type { Sketch } from '../../sketch/sketch.ts';
import { ProtobufWriter } from '../protobuf/protobuf-writer.ts';
import { damaged } from '../testing-batches.ts';
import { decodeSummary, type SummaryRounding } from './decode-summary.ts';

/** The library of dd-trace itself, which is in it. */
const { LogCollapsingLowestDenseDDSketch } = createRequire(import.meta.url)(
  'dd-trace/vendor/dist/@datadog/sketches-js',
) as {
  LogCollapsingLowestDenseDDSketch: new () => { accept(value: number, weight?: number): void; toProto(): Uint8Array };
};

interface Bins {
  readonly map?: readonly (readonly [index: number, weight: number])[];
  readonly contiguous?: readonly number[];
  readonly first?: number;
}

function store({ map = [], contiguous = [], first = 0 }: Bins): ProtobufWriter {
  const message = new ProtobufWriter();
  const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value);
  for (const [index, weight] of map) message.item(1, new ProtobufWriter().integer(1, zigzag(index)).double(2, weight));
  return message.packed(2, 'double', contiguous).integer(3, zigzag(first));
}

function summary(parts: {
  readonly gamma?: number;
  readonly offset?: number;
  readonly interpolation?: number;
  readonly positive?: Bins;
  readonly negative?: Bins;
  readonly zeros?: number;
}): Buffer {
  const { gamma = 1.02, offset = 0, interpolation = 0, positive = {}, negative = {}, zeros = 0 } = parts;
  return new ProtobufWriter()
    .item(1, new ProtobufWriter().double(1, gamma).double(2, offset).integer(3, interpolation))
    .item(2, store(positive))
    .item(3, store(negative))
    .double(4, zeros)
    .toBuffer();
}

function decode(bytes: Buffer, rounding: SummaryRounding = 'down'): Sketch {
  return decodeSummary(bytes, rounding, (fault) => assert.fail(fault));
}

function near(actual: number, expected: number, share: number): void {
  assert.ok(Math.abs(actual - expected) <= share * Math.abs(expected), `${actual}, not ${expected}`);
}

test("dd-trace's own sketches: each value stays within both mappings' errors", () => {
  const durations = fc.array(fc.double({ min: 1, max: 1e13, noNaN: true }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(durations, (values) => {
      const theirs = new LogCollapsingLowestDenseDDSketch();
      for (const value of values) theirs.accept(value);
      const sketch = decode(Buffer.from(theirs.toProto()), 'up');
      assert.equal(sketch.count, values.length);
      const kept = sketch.sortedBins().flatMap(([key, weight]) => Array<number>(weight).fill(valueOfKey(key)));
      // Theirs 1 %, ours 0.8 %.
      for (const [rank, value] of values.toSorted((a, b) => a - b).entries()) near(kept[rank] ?? 0, value, 0.0182);
      near(
        sketch.sum,
        values.reduce((a, b) => a + b),
        0.0101,
      );
      near(sketch.min, Math.min(...values), 0.0101);
      near(sketch.max, Math.max(...values), 0.0101);
    }),
    { numRuns: 50 },
  );
});

test('dd-trace: an empty sketch, and zeros', () => {
  assert.deepEqual([...decode(Buffer.from(new LogCollapsingLowestDenseDDSketch().toProto()), 'up').bins], []);
  const theirs = new LogCollapsingLowestDenseDDSketch();
  theirs.accept(0, 3);
  assert.deepEqual([...decode(Buffer.from(theirs.toProto()), 'up').bins], [[0, 3]]);
});

test('no bytes are an empty sketch', () => {
  const { bins, count } = decode(Buffer.alloc(0));
  assert.deepEqual([bins.size, count], [0, 0]);
});

test('bins one by one and side by side, negative ones and zeros; weights with fractions add up', () => {
  const sketch = decode(
    summary({
      gamma: 2,
      positive: { map: [[10, 1.5]], contiguous: [0.25, 0, 2], first: -2 },
      negative: { contiguous: [4], first: 3 },
      zeros: 0.5,
    }),
  );
  // Bin i holds 2^i to 2^(i + 1); its middle is 2^i × 4/3.
  const middle = (index: number) => 2 ** index * (4 / 3);
  assert.deepEqual(sketch.sortedBins(), [
    [keyOf(-middle(3)), 4],
    [0, 0.5],
    [keyOf(middle(-2)), 0.25],
    [keyOf(middle(0)), 2],
    [keyOf(middle(10)), 1.5],
  ]);
  assert.equal(sketch.count, 8.25);
  near(sketch.min, -middle(3), 1e-12);
  near(sketch.max, middle(10), 1e-12);
  near(sketch.sum, -4 * middle(3) + 0.25 * middle(-2) + 2 * middle(0) + 1.5 * middle(10), 1e-12);
});

test("JavaScript's library has the upper bound in a bin", () => {
  const bytes = summary({ gamma: 2, positive: { map: [[4, 1]] } });
  near(decode(bytes, 'up').sum, 8 * (4 / 3), 1e-12);
  near(decode(bytes, 'down').sum, 16 * (4 / 3), 1e-12);
});

/** The index that sketches-go gives a value: its logarithm to the base 2 is interpolated between powers of two. */
const indexOf: Readonly<Record<string, (value: number, gamma: number, offset: number) => number>> = {
  NONE: (value, gamma, offset) => Math.floor(Math.log2(value) / Math.log2(gamma) + offset),
  LINEAR: (value, gamma, offset) => {
    const exponent = Math.floor(Math.log2(value));
    return Math.floor((exponent + value / 2 ** exponent - 1) / Math.log2(gamma) + offset);
  },
  CUBIC: (value, gamma, offset) => {
    const exponent = Math.floor(Math.log2(value));
    const s = value / 2 ** exponent - 1;
    const fraction = (((6 / 35) * s - 3 / 5) * s + 10 / 7) * s;
    return Math.floor((exponent + fraction) / Math.log2(gamma) + offset);
  },
};

for (const [interpolation, name] of [
  [0, 'NONE'],
  [1, 'LINEAR'],
  [3, 'CUBIC'],
] as const) {
  test(`a mapping with ${name} as interpolation and an offset`, () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e13, noNaN: true }), (value) => {
        const index = indexOf[name]?.(value, 1.01, 1.876) ?? 0;
        const sketch = decode(summary({ gamma: 1.01, offset: 1.876, interpolation, positive: { map: [[index, 1]] } }));
        near(sketch.sum, value, 0.0075);
      }),
    );
  });
}

const faults: readonly (readonly [Buffer, RegExp])[] = [
  [summary({ interpolation: 2 }), /^interpolation QUADRATIC is not supported$/],
  [summary({ interpolation: 7 }), /^interpolation 7 is not supported$/],
  [summary({ gamma: 1 }), /^gamma is 1, not above 1$/],
  [summary({ gamma: Number.NaN }), /^gamma is NaN/],
  [summary({ offset: Number.POSITIVE_INFINITY }), /^index offset is Infinity$/],
  [summary({ positive: { contiguous: [1, -1] } }), /^a bin has -1 as weight$/],
  [summary({ zeros: Number.NaN }), /^a bin has NaN as weight$/],
  [summary({ gamma: 2, positive: { map: [[5000, 1]] } }), /^a bin has a value that is no number$/],
  [Buffer.from([0x12, 5, 1]), /^Invalid protobuf at byte/],
];

for (const [bytes, words] of faults) {
  test(`a summary that is refused: ${words.source}`, () => {
    const refused: string[] = [];
    const sketch = decodeSummary(bytes, 'down', (fault) => refused.push(fault));
    assert.match(refused.join(), words);
    assert.deepEqual([sketch.bins.size, sketch.count], [0, 0]);
  });
}

test('any bytes are a sketch or refused', () => {
  const valid = summary({ positive: { map: [[3, 1]], contiguous: [1, 2, 3] }, zeros: 1 });
  const some = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    damaged(valid),
  );
  fc.assert(
    fc.property(some, (bytes) => {
      const { bins, count } = decodeSummary(bytes, 'up', () => undefined);
      assert.ok(bins.size <= bytes.length && Number.isFinite(count));
    }),
    { numRuns: 1000 },
  );
});
