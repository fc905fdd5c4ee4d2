import type { MetricReader } from '../../store/store.ts';
import { type ApmWindow, stepOf } from './apm-window.ts';
import { readCounts } from './counts.ts';
import { listOperations, selectTraces, type TraceContext, type TraceScope } from './trace-contexts.ts';

/** An operation of a service in an environment, and how often it came. */
export interface ServiceOperation {
  readonly service: string;
  readonly env: string;
  readonly operation: string;
  /** Kinds of its spans, sorted: `server`, `client`, …; the empty one where spans have none. */
  readonly kinds: readonly string[];
  readonly versions: readonly string[];
  readonly hits: number;
  /** Hits by bucket of `intervalS`. */
  readonly hitsByBucket: Float64Array;
  readonly firstBucketS: number;
  readonly intervalS: number;
}

/** Buckets of a sparkline at most. */
const sparklineBuckets = 60;

/** The operations of the services within a scope that came in a window, most hits first. */
export async function readServiceOperations(
  reader: Pick<MetricReader, 'list' | 'select' | 'rollup'>,
  scope: TraceScope,
  window: ApmWindow,
): Promise<readonly ServiceOperation[]> {
  const intervalS = stepOf(window, sparklineBuckets);
  const operations = await listOperations(reader, window.fromS);
  const found = await Promise.all(
    operations.map(async (operation) => {
      const contexts = await selectTraces(reader, operation, { metric: '.hits', scope });
      const groups = [...groupByService(contexts).values()];
      const counts = await readCounts(
        reader,
        groups.map((group) => group.map(({ id }) => id)),
        { ...window, intervalS },
      );
      return groups.map((group, at) => toOperation(group, counts[at] ?? new Float64Array(0), { window, intervalS }));
    }),
  );
  return found
    .flat()
    .filter(({ hits }) => hits > 0)
    .sort((a, b) => b.hits - a.hits);
}

/**
 * The operation that a service is known by: where requests enter it, the most frequent of these; of a service that is only
 * called (a database), its most frequent.
 * @param operations of one service, most hits first
 */
export function primaryOperation(operations: readonly ServiceOperation[]): ServiceOperation | undefined {
  const enters = ({ kinds }: ServiceOperation): boolean => kinds.includes('server') || kinds.includes('consumer');
  const isCallOnly = ({ kinds }: ServiceOperation): boolean =>
    kinds.every((kind) => kind === 'client' || kind === 'producer');
  return operations.find(enters) ?? operations.find((each) => !isCallOnly(each)) ?? operations[0];
}

/** Contexts by `service` and `env`. */
export function groupByService<Each extends Pick<TraceContext, 'service' | 'env'>>(
  contexts: readonly Each[],
): Map<string, Each[]> {
  return Map.groupBy(contexts, ({ service, env }) => `${service}\n${env}`);
}

function toOperation(
  group: readonly TraceContext[],
  hitsByBucket: Float64Array,
  { window, intervalS }: { readonly window: ApmWindow; readonly intervalS: number },
): ServiceOperation {
  const [first] = group;
  return {
    service: first?.service ?? '',
    env: first?.env ?? '',
    operation: first?.operation ?? '',
    kinds: [...new Set(group.map(({ kind }) => kind))].sort(),
    versions: [...new Set(group.map(({ version }) => version).filter((version) => version !== ''))].sort(),
    hits: hitsByBucket.reduce((sum, hits) => sum + hits, 0),
    hitsByBucket,
    firstBucketS: Math.floor(window.fromS / intervalS) * intervalS,
    intervalS,
  };
}
