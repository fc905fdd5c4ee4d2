import type { MetricBatch } from '../../../lib/model/metric.ts';
import { randomWalk } from '../measure/random-walk.ts';

export const seriesCount = 1000;
export const stepS = 10;
export const windowS = 3600;
/** What a query without its own interval takes for an hour. */
export const intervalS = 20;

/** Points of 1,000 series, one each ten seconds if nothing else is said. */
export interface SeriesHour {
  readonly hosts: number;
  /** Unix seconds, both multiples of 20; points lie from `firstS` until before `endS`. */
  readonly firstS: number;
  readonly endS: number;
  readonly stepS?: number;
  /** Seconds sent in one message: as many as receivers do. */
  readonly batchS?: number;
}

/** The contexts of the series: gauge `m` on so many hosts, with two tags. */
export function contextsOf({
  hosts,
  stepS: intervalS = stepS,
}: Pick<SeriesHour, 'hosts' | 'stepS'>): MetricBatch['contexts'] {
  return Array.from({ length: seriesCount }, (_, at) => ({
    metric: 'm',
    type: 'gauge' as const,
    host: `host-${at % hosts}`,
    tags: ['env:bench', `instance:${Math.floor(at / hosts)}`],
    intervalS,
  }));
}

/** Batches in order of time: each second's points of all series lie side by side. */
export function* batchesOf(hour: SeriesHour): Generator<MetricBatch> {
  const contexts = contextsOf(hour);
  const walk = randomWalk({ seriesCount, kind: 'decimals' });
  const { stepS: everyS = stepS, batchS = 100 } = hour;
  for (let fromS = hour.firstS; fromS < hour.endS; fromS += batchS) {
    const steps = Math.min(batchS, hour.endS - fromS) / everyS;
    const rows = steps * seriesCount;
    const value = new Float64Array(rows);
    for (let step = 0; step < steps; step++) walk(value.subarray(step * seriesCount, (step + 1) * seriesCount));
    yield {
      contexts,
      contextIndex: Uint32Array.from({ length: rows }, (_, row) => row % seriesCount),
      timestampS: Float64Array.from({ length: rows }, (_, row) => fromS + Math.floor(row / seriesCount) * everyS),
      value,
    };
  }
}
