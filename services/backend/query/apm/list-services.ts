import type { ApmService, ApmServices } from '../../../../lib/api-types/apm.ts';
import { readApdex } from './apdex.ts';
import type { ApmReaders } from './apm-deps.ts';
import { type ApmWindow, wholeStep } from './apm-window.ts';
import { readCounts } from './counts.ts';
import { toFigures } from './figures.ts';
import { joinLatencies, readLatencies } from './latency.ts';
import {
  groupByService,
  primaryOperation,
  readServiceOperations,
  type ServiceOperation,
} from './service-operations.ts';
import { readServiceTypes } from './service-types.ts';
import { selectTraces } from './trace-contexts.ts';

/** The services that had traffic in a window, by name, and all environments that did. */
export async function listServices(readers: ApmReaders, window: ApmWindow, env?: string): Promise<ApmServices> {
  const [operations, types] = await Promise.all([
    readServiceOperations(readers.metrics, {}, window),
    readServiceTypes(readers.spans, window),
  ]);
  const envs = [...new Set(operations.map((each) => each.env))].sort();
  const within = operations.filter((each) => env === undefined || each.env === env);
  const services = await Promise.all(
    [...groupByService(within).values()].flatMap((ofService) => {
      const primary = primaryOperation(ofService);
      return primary ? [readService(readers, primary, { window, type: types.get(primary.service) ?? 'custom' })] : [];
    }),
  );
  services.sort((a, b) => compare(a.service, b.service) || compare(a.env, b.env));
  return { envs, services };
}

/** A service by one of its operations. */
export async function readService(
  { metrics }: Pick<ApmReaders, 'metrics'>,
  operation: ServiceOperation,
  { window, type }: { readonly window: ApmWindow; readonly type: string },
): Promise<ApmService> {
  const { service, env } = operation;
  const scope = { service, env };
  const whole = { ...window, intervalS: wholeStep(window) };
  const idsOf = async (metric: '' | '.errors'): Promise<readonly number[]> =>
    (await selectTraces(metrics, operation.operation, { metric, scope })).map(({ id }) => id);
  const [latencies, errors, apdex] = await Promise.all([
    readLatencies(metrics, [await idsOf('')], whole),
    readCounts(metrics, [await idsOf('.errors')], whole),
    readApdex(metrics, operation, window),
  ]);
  const figures = toFigures(joinLatencies(latencies.byGroup[0] ?? []), {
    errors: errors[0]?.reduce((sum, count) => sum + count, 0) ?? 0,
    spanS: window.spanS,
  });
  return {
    service,
    env,
    type,
    operation: operation.operation,
    ...figures,
    apdex,
    lastSeenS: lastSeenS(operation, window),
    sparkline: Array.from(operation.hitsByBucket, (hits) => (hits > 0 ? hits / operation.intervalS : null)),
  };
}

/** Good to a bucket of the sparkline. */
function lastSeenS({ hitsByBucket, firstBucketS, intervalS }: ServiceOperation, { toS }: ApmWindow): number {
  const last = hitsByBucket.findLastIndex((hits) => hits > 0);
  return Math.min(toS, firstBucketS + (last + 1) * intervalS);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
