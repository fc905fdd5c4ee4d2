import type { MetricBatch } from '../../../lib/model/metric.ts';
import { randomWalk, type WalkKind } from '../measure/random-walk.ts';

const stepS = 10;
const stepsPerMinute = 60 / stepS;

/** Series of one kind, each with a point every ten seconds. */
export interface Walk {
  readonly kind: WalkKind;
  readonly seriesCount: number;
  /** Unix seconds, a full minute. */
  readonly firstS: number;
  readonly minutes: number;
}

/** The points of each minute, in the order of time: each second's points of all series lie side by side. */
export function* minutesOf({ kind, seriesCount, firstS, minutes }: Walk): Generator<MetricBatch> {
  const contexts = Array.from({ length: seriesCount }, (_, at) => ({
    metric: `bench.${kind}`,
    type: 'gauge' as const,
    host: `host-${at % 50}`,
    tags: ['env:bench', `instance:${Math.floor(at / 50)}`],
    intervalS: stepS,
  }));
  const walk = randomWalk({ seriesCount, kind });
  const rows = stepsPerMinute * seriesCount;
  for (let minute = 0; minute < minutes; minute++) {
    const fromS = firstS + minute * 60;
    const value = new Float64Array(rows);
    for (let step = 0; step < stepsPerMinute; step++) {
      walk(value.subarray(step * seriesCount, (step + 1) * seriesCount));
    }
    yield {
      contexts,
      contextIndex: Uint32Array.from({ length: rows }, (_, row) => row % seriesCount),
      timestampS: Float64Array.from({ length: rows }, (_, row) => fromS + Math.floor(row / seriesCount) * stepS),
      value,
    };
  }
}
