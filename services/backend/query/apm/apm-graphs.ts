import type { ApmGraphs } from '../../../../lib/api-types/apm.ts';
import { gamma, valueOfKey } from '../../../../lib/sketch/mapping.ts';
import type { MetricReader } from '../../store/store.ts';
import { type ApmWindow, stepOf } from './apm-window.ts';
import { readCounts } from './counts.ts';
import { joinLatencies, type Latency, quantileS, readLatencies } from './latency.ts';
import { selectTraces, type TraceContext, type TraceMetric, type TraceScope } from './trace-contexts.ts';

/** Buckets of a graph at most. */
const graphBuckets = 150;

/** Bars of the latency distribution at most. */
const distributionBars = 60;

/** What a service or a resource looks like over time. */
export async function readGraphs(
  reader: Pick<MetricReader, 'select' | 'rollup' | 'sketches'>,
  of: { readonly operation: string; readonly scope: Required<TraceScope>; readonly resourceHash?: string },
  window: ApmWindow,
): Promise<ApmGraphs> {
  const intervalS = stepOf(window, graphBuckets);
  const buckets = { ...window, intervalS };
  const select = async (metric: TraceMetric): Promise<readonly TraceContext[]> => {
    const contexts = await selectTraces(reader, of.operation, { metric, scope: of.scope });
    return contexts.filter(({ resourceHash }) => of.resourceHash === undefined || resourceHash === of.resourceHash);
  };
  const [latency, errors, byStatus] = await Promise.all([
    readLatencies(reader, [(await select('')).map(({ id }) => id)], buckets),
    readCounts(reader, [(await select('.errors')).map(({ id }) => id)], buckets),
    readStatuses(reader, await select('.hits.by_http_status'), buckets),
  ]);
  const [latencies = []] = latency.byGroup;
  const at = (q: number): readonly (number | null)[] => latencies.map((each) => quantileS(each, q));
  return {
    firstS: latency.firstBucketS,
    intervalS,
    hits: latencies.map(({ count }) => (count > 0 ? count : null)),
    errors: latencies.map(({ count }, bucket) => (count > 0 ? (errors[0]?.[bucket] ?? 0) : null)),
    p50S: at(0.5),
    p75S: at(0.75),
    p90S: at(0.9),
    p95S: at(0.95),
    p99S: at(0.99),
    hitsByStatus: byStatus,
    distribution: toBars(joinLatencies(latencies)),
  };
}

async function readStatuses(
  reader: Pick<MetricReader, 'rollup'>,
  contexts: readonly TraceContext[],
  buckets: { readonly fromS: number; readonly toS: number; readonly intervalS: number },
): Promise<ApmGraphs['hitsByStatus']> {
  const groups = [...Map.groupBy(contexts, ({ statusCode }) => statusCode)].sort(([a], [b]) => (a < b ? -1 : 1));
  const counts = await readCounts(
    reader,
    groups.map(([, group]) => group.map(({ id }) => id)),
    buckets,
  );
  return groups.map(([status], at) => ({
    status,
    hits: Array.from(counts[at] ?? [], (count) => (count > 0 ? count : null)),
  }));
}

/** The bins of a distribution, joined so that there are not too many, with those between that are empty. */
function toBars({ keys, weights }: Latency): ApmGraphs['distribution'] {
  const [first] = keys;
  const last = keys.at(-1);
  if (first === undefined || last === undefined) return [];
  const width = Math.max(1, Math.ceil((last - first + 1) / distributionBars));
  const counts = new Array<number>(Math.ceil((last - first + 1) / width)).fill(0);
  for (const [at, key] of keys.entries()) {
    const bar = Math.floor((key - first) / width);
    counts[bar] = (counts[bar] as number) + (weights[at] as number);
  }
  return counts.map((count, bar) => ({
    fromS: edgeS(first + bar * width),
    toS: edgeS(first + (bar + 1) * width),
    count,
  }));
}

/** The lower edge of a bin. */
function edgeS(key: number): number {
  return key <= 0 ? 0 : valueOfKey(key) / Math.sqrt(gamma);
}
