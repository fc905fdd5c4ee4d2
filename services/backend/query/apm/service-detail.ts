import type { ApmServiceDetail } from '../../../../lib/api-types/apm.ts';
import type { ApmReaders } from './apm-deps.ts';
import { readGraphs } from './apm-graphs.ts';
import type { ApmWindow } from './apm-window.ts';
import { listResources } from './list-resources.ts';
import { readServices } from './read-services.ts';
import { readEdges } from './service-edges.ts';
import { primaryOperation, readServiceOperations } from './service-operations.ts';
import { readServiceTypes } from './service-types.ts';
import { readTimeShares } from './time-shares.ts';

/** What to show of a service. */
export interface ServiceAsked {
  readonly service: string;
  readonly env: string;
  /** Absent: the one that the service is known by. */
  readonly operation?: string;
}

/** Everything about a service in an environment; undefined when it had no such traffic in the window. */
export async function readServiceDetail(
  readers: ApmReaders,
  { service, env, operation }: ServiceAsked,
  window: ApmWindow,
): Promise<ApmServiceDetail | undefined> {
  const operations = await readServiceOperations(readers.metrics, { service, env }, window);
  const shown =
    operation === undefined ? primaryOperation(operations) : operations.find((each) => each.operation === operation);
  if (!shown) return undefined;
  const of = { service, env, operation: shown.operation };
  const types = await readServiceTypes(readers.spans, window);
  const [[summary], resources, edges, timeShares, graphs] = await Promise.all([
    readServices(readers.metrics, [shown], { window, types }),
    listResources(readers, of, window),
    readEdges(readers.spans, window, env),
    readTimeShares(readers.spans, { service, env }, window),
    readGraphs(readers.metrics, { operation: shown.operation, scope: { service, env } }, window),
  ]);
  if (!summary) return undefined;
  return {
    ...summary,
    operations: operations.map((each) => ({ operation: each.operation, kind: each.kinds.join(', '), hits: each.hits })),
    resources,
    upstream: edges.filter(({ to }) => to === service),
    downstream: edges.filter(({ from }) => from === service),
    versions: [...new Set(operations.flatMap(({ versions }) => versions))].sort(),
    timeShares,
    graphs,
  };
}
