import fc from 'fast-check';
import type { Context, MetricBatch, MetricType, SketchBatch } from '../model/metric.ts';
import { Sketch } from '../sketch/sketch.ts';
import { SketchColumns } from '../sketch/sketch-columns.ts';
import { PointColumns } from './point-columns.ts';

/** For tests of codecs: the time at which arbitrary batches are taken. */
export const testTime = { nowS: 1_760_000_000, metricAge: { pastS: 15 * 86_400, futureS: 600 } } as const;

const timestamp = fc.integer({ min: testTime.nowS - testTime.metricAge.pastS, max: testTime.nowS + 600 });

const tags = fc
  .uniqueArray(fc.stringMatching(/^[a-c]{1,3}:[a-z0-9]{1,4}$/), { maxLength: 4 })
  .map((list) => list.toSorted());

/** Contexts in their normal form. */
function context(types: readonly MetricType[], intervals: fc.Arbitrary<number>): fc.Arbitrary<Context> {
  const fields = {
    metric: fc.stringMatching(/^[a-z]{1,4}\.[a-z]{1,4}$/),
    type: fc.constantFrom(...types),
    host: fc.constantFrom('', 'web-1', 'web-2'),
    tags,
    intervalS: intervals,
  };
  return fc.record(fields, { noNullPrototype: true });
}

const number = fc.oneof(
  fc.constant(0),
  fc.integer(),
  fc.float({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
);

/** Any points that a series endpoint can carry; each context has some. */
export const anyPoints: fc.Arbitrary<MetricBatch> = fc
  .array(
    fc.tuple(
      context(['gauge', 'rate', 'count'], fc.constantFrom(0, 10, 60)),
      fc.array(fc.tuple(timestamp, number), { minLength: 1, maxLength: 4 }),
    ),
    { maxLength: 6 },
  )
  .map((series) => {
    const columns = new PointColumns();
    for (const [each, points] of series) {
      const index = columns.addContext(each);
      for (const [timestampS, value] of points) columns.add(index, timestampS, value);
    }
    return columns.toBatch();
  });

/** Any sketches that can be sent; each context has some. */
export const anySketches: fc.Arbitrary<SketchBatch> = fc
  .array(
    fc.tuple(
      context(['distribution'], fc.constant(0)),
      fc.array(fc.tuple(timestamp, fc.array(number, { minLength: 1, maxLength: 20 })), { minLength: 1, maxLength: 3 }),
    ),
    { maxLength: 4 },
  )
  .map((series) => {
    const columns = new SketchColumns();
    for (const [each, points] of series) {
      const index = columns.addContext(each);
      for (const [timestampS, values] of points) columns.add(index, timestampS, sketchOf(values));
    }
    return columns.take();
  });

function sketchOf(values: readonly number[]): Sketch {
  const sketch = new Sketch();
  for (const value of values) if (!sketch.add(value)) sketch.add(1);
  return sketch;
}

/** Bytes that resemble a payload: some of them changed, cut off or doubled. */
export function damaged(valid: Buffer): fc.Arbitrary<Buffer> {
  const place = fc.nat({ max: valid.length });
  return fc
    .tuple(fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 4 }), place, fc.boolean())
    .map(([changes, end, isCut]) => {
      const bytes = Buffer.from(valid);
      for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
      return isCut ? bytes.subarray(0, end) : Buffer.concat([bytes, bytes.subarray(end)]);
    });
}
