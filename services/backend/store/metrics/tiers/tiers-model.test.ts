import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { OpenStore } from '../../open-store.ts';
import type { RollupField } from '../../store.ts';
import { metricBatch } from '../../testing/metric-batch.ts';
import { sketchBatch } from '../../testing/sketch-batch.ts';
import { temporaryStore } from '../../testing/temporary-store.ts';

const hourS = 3600;
const dayS = 86_400;
const all = { kind: 'all' } as const;

/** Something that happens to a store. Times are seconds before now, of which 0 is the last that has been. */
type Step =
  | { readonly kind: 'points'; readonly metric: string; readonly points: readonly (readonly [number, number])[] }
  | { readonly kind: 'values'; readonly agoS: number; readonly values: readonly number[] }
  | { readonly kind: 'pass'; readonly hours: number }
  | { readonly kind: 'restart' };

const ago = fc.oneof(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 2 * dayS }));
const value = fc.oneof(
  fc.integer({ min: -500, max: 500 }).map((hundredths) => hundredths / 100),
  fc.constant(1 / 3),
);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('points' as const),
        metric: fc.constantFrom('a', 'b'),
        points: fc.array(fc.tuple(ago, value), { minLength: 1, maxLength: 20 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('values' as const),
        agoS: ago,
        values: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('pass' as const), hours: fc.constantFrom(0, 1, 1, 2, 7, 30) }),
    },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'restart' }) },
  ),
  { minLength: 12, maxLength: 24 },
);

/** What has to be stored: metric → second → its values; of a point the last one. */
class Expected {
  readonly #byMetric = new Map<string, Map<number, readonly number[]>>();

  set(metric: string, second: number, values: readonly number[]): void {
    this.#of(metric).set(second, values);
  }

  add(metric: string, second: number, values: readonly number[]): void {
    this.#of(metric).set(second, [...(this.#of(metric).get(second) ?? []), ...values]);
  }

  /** Bucket → count and sum, least or greatest. */
  rollup(metric: string, window: { fromS: number; toS: number; intervalS: number; field: RollupField }) {
    const cells = new Map<number, { count: number; value: number }>();
    for (const [second, values] of this.#of(metric)) {
      if (second < window.fromS || second >= window.toS) continue;
      const bucket = Math.floor(second / window.intervalS) * window.intervalS;
      for (const each of values) {
        const cell = cells.get(bucket);
        if (!cell) cells.set(bucket, { count: 1, value: each });
        else {
          cell.count++;
          cell.value = window.field === 'sum' ? cell.value + each : Math[window.field](cell.value, each);
        }
      }
    }
    return cells;
  }

  #of(metric: string): Map<number, readonly number[]> {
    const known = this.#byMetric.get(metric) ?? new Map<number, readonly number[]>();
    this.#byMetric.set(metric, known);
    return known;
  }
}

async function assertSame(store: OpenStore, expected: Expected, window: { fromS: number; toS: number }): Promise<void> {
  for (const metric of ['a', 'b', 'd']) {
    const ids = (await store.metrics.select(metric, all)).map(({ id }) => id);
    if (ids.length === 0) continue;
    for (const intervalS of [20, 60, hourS, 4 * hourS]) {
      for (const field of ['sum', 'min', 'max'] as const) {
        const asked = { ...window, intervalS, field };
        const got = await store.metrics.rollup(ids, asked);
        const cells = expected.rollup(metric, asked);
        for (let bucket = 0; bucket < got.bucketCount; bucket++) {
          const cell = cells.get(got.firstBucketS + bucket * intervalS) ?? { count: 0, value: 0 };
          const where = `${field} of ${metric} by ${intervalS} at ${got.firstBucketS + bucket * intervalS}`;
          assert.equal(got.count[bucket], cell.count, where);
          assert.ok(Math.abs((got.value[bucket] ?? 0) - cell.value) < 1e-6, where);
        }
      }
    }
  }
}

test('whatever comes when, what is stored is what was sent, in every tier', async (t) => {
  await fc.assert(
    fc.asyncProperty(steps, async (story) => {
      const { store, clock, nowS: startS, reopen } = await temporaryStore(t);
      const expected = new Expected();
      let current = store;
      const now = (): number => clock.now() / 1000;
      for (const step of story) {
        if (step.kind === 'points') {
          const points = step.points.map(([agoS, each]) => [now() - agoS, each] as const);
          for (const [second, each] of points) expected.set(step.metric, second, [each]);
          current.sink.send({ kind: 'points', batch: metricBatch({ metric: step.metric, points }) });
        } else if (step.kind === 'values') {
          const second = now() - step.agoS;
          expected.add('d', second, step.values);
          current.sink.send({ kind: 'sketches', batch: sketchBatch({ metric: 'd', points: [[second, step.values]] }) });
        } else if (step.kind === 'restart') current = await reopen();
        else {
          await clock.advance(step.hours * hourS * 1000);
          await current.tick(clock.now());
          await assertSame(current, expected, { fromS: startS - 3 * dayS, toS: now() + 1 });
        }
      }
      await assertSame(await reopen(), expected, { fromS: startS - 3 * dayS + 1234, toS: now() - 567 });
    }),
    { numRuns: 4, endOnFailure: true },
  );
});
