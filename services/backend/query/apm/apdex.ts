import type { MetricReader } from '../../store/store.ts';
import { type ApmWindow, stepOf } from './apm-window.ts';
import type { ServiceOperation } from './service-operations.ts';
import { selectTraces } from './trace-contexts.ts';

/**
 * Apdex of an operation over a window: that of each bucket, weighted by its hits. Null where its spans have none (only those of
 * web services do).
 */
export async function readApdex(
  reader: Pick<MetricReader, 'select' | 'rollup'>,
  of: ServiceOperation,
  window: ApmWindow,
): Promise<number | null> {
  const { service, env } = of;
  const contexts = await selectTraces(reader, of.operation, { metric: '.apdex', scope: { service, env } });
  if (contexts.length === 0) return null;
  const intervalS = stepOf(window, 60);
  const cells = await reader.rollup(
    contexts.map(({ id }) => id),
    { ...window, intervalS, field: 'sum' },
  );
  let [weighted, weight] = [0, 0];
  for (let bucket = 0; bucket < cells.bucketCount; bucket++) {
    const hits = of.hitsByBucket[bucket] ?? 0;
    let [sum, points] = [0, 0];
    for (let at = bucket; at < cells.value.length; at += cells.bucketCount) {
      sum += cells.value[at] as number;
      points += cells.count[at] as number;
    }
    if (points === 0) continue;
    weighted += (sum / points) * hits;
    weight += hits;
  }
  return weight > 0 ? weighted / weight : null;
}
