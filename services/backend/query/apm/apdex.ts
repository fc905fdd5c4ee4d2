import type { MetricReader, RollupCells } from '../../store/store.ts';
import { type ApmWindow, stepOf } from './apm-window.ts';
import type { ServiceOperation } from './service-operations.ts';
import type { TraceContext } from './trace-contexts.ts';

/**
 * Apdex of operations over a window: that of each bucket, weighted by its hits. Null where its spans have none (only those of
 * web services do).
 * @param of.contexts the series `.apdex` of each operation
 */
export async function readApdex(
  reader: Pick<MetricReader, 'rollup'>,
  of: { readonly operations: readonly ServiceOperation[]; readonly contexts: readonly (readonly TraceContext[])[] },
  window: ApmWindow,
): Promise<readonly (number | null)[]> {
  const ids = of.contexts.flatMap((group) => group.map(({ id }) => id));
  if (ids.length === 0) return of.operations.map(() => null);
  const cells = await reader.rollup(ids, { ...window, intervalS: stepOf(window, 60), field: 'sum' });
  let first = 0;
  return of.operations.map((operation, at) => {
    const end = first + (of.contexts[at]?.length ?? 0);
    const apdex = weightedMean(cells, { first, end, hitsByBucket: operation.hitsByBucket });
    first = end;
    return apdex;
  });
}

function weightedMean(
  { value, count, bucketCount }: RollupCells,
  of: { readonly first: number; readonly end: number; readonly hitsByBucket: Float64Array },
): number | null {
  let [weighted, weight] = [0, 0];
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    let [sum, points] = [0, 0];
    for (let context = of.first; context < of.end; context++) {
      sum += value[context * bucketCount + bucket] as number;
      points += count[context * bucketCount + bucket] as number;
    }
    if (points === 0) continue;
    const hits = of.hitsByBucket[bucket] ?? 0;
    weighted += (sum / points) * hits;
    weight += hits;
  }
  return weight > 0 ? weighted / weight : null;
}
