import type { ApmService } from '../../../../lib/api-types/apm.ts';
import type { MetricReader } from '../../store/store.ts';
import { readApdex } from './apdex.ts';
import { type ApmWindow, wholeStep } from './apm-window.ts';
import { readCounts } from './counts.ts';
import { toFigures } from './figures.ts';
import { joinLatencies, noLatency, readLatencies } from './latency.ts';
import { groupByService, type ServiceOperation } from './service-operations.ts';
import { selectTraces, type TraceContext, type TraceMetric, type TraceScope } from './trace-contexts.ts';

/** What is known besides metrics: the window, and service → `web`, `db`, … */
interface About {
  readonly window: ApmWindow;
  readonly types: ReadonlyMap<string, string>;
}

/**
 * Services, each by one of its operations; the metrics of an operation are read once for all services that have it.
 * @param operations of different services or environments
 */
export async function readServices(
  reader: Pick<MetricReader, 'select' | 'rollup' | 'sketches'>,
  operations: readonly ServiceOperation[],
  about: About,
): Promise<readonly ApmService[]> {
  const byName = Map.groupBy(operations, ({ operation }) => operation);
  const parts = await Promise.all([...byName.values()].map((same) => readSameOperation(reader, same, about)));
  return parts.flat();
}

async function readSameOperation(
  reader: Pick<MetricReader, 'select' | 'rollup' | 'sketches'>,
  operations: readonly ServiceOperation[],
  { window, types }: About,
): Promise<ApmService[]> {
  const whole = { ...window, intervalS: wholeStep(window) };
  const contextsOf = (metric: TraceMetric): Promise<readonly (readonly TraceContext[])[]> =>
    selectFor(reader, operations, metric);
  const [latencyContexts, errorContexts, apdexContexts] = await Promise.all(
    (['', '.errors', '.apdex'] as const).map(contextsOf),
  );
  const [latencies, errors, apdexes] = await Promise.all([
    readLatencies(reader, idsOf(latencyContexts), whole),
    readCounts(reader, idsOf(errorContexts), whole),
    readApdex(reader, { operations, contexts: apdexContexts ?? [] }, window),
  ]);
  return operations.map((operation, at) => ({
    service: operation.service,
    env: operation.env,
    type: types.get(operation.service) ?? 'custom',
    operation: operation.operation,
    ...toFigures(joinLatencies(latencies.byGroup[at] ?? [noLatency]), {
      errors: errors[at]?.reduce((sum, count) => sum + count, 0) ?? 0,
      spanS: window.spanS,
    }),
    apdex: apdexes[at] ?? null,
    lastSeenS: lastSeenS(operation, window),
    sparkline: Array.from(operation.hitsByBucket, (hits) => (hits > 0 ? hits / operation.intervalS : null)),
  }));
}

/** The series of a metric of each service's operation, in the order of the services. */
async function selectFor(
  reader: Pick<MetricReader, 'select'>,
  operations: readonly ServiceOperation[],
  metric: TraceMetric,
): Promise<readonly (readonly TraceContext[])[]> {
  const [first] = operations;
  if (!first) return [];
  // Of one service alone its tag finds them without looking at the others.
  const scope: TraceScope = operations.length === 1 ? { service: first.service, env: first.env } : {};
  const byService = groupByService(await selectTraces(reader, first.operation, { metric, scope }));
  return operations.map(({ service, env }) => byService.get(`${service}\n${env}`) ?? []);
}

function idsOf(groups: readonly (readonly TraceContext[])[] | undefined): number[][] {
  return (groups ?? []).map((group) => group.map(({ id }) => id));
}

/** Good to a bucket of the sparkline. */
function lastSeenS({ hitsByBucket, firstBucketS, intervalS }: ServiceOperation, { toS }: ApmWindow): number {
  const last = hitsByBucket.findLastIndex((hits) => hits > 0);
  return Math.min(toS, firstBucketS + (last + 1) * intervalS);
}
