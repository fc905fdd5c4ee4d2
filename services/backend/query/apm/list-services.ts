import type { ApmServices } from '../../../../lib/api-types/apm.ts';
import type { ApmReaders } from './apm-deps.ts';
import type { ApmWindow } from './apm-window.ts';
import { readServices } from './read-services.ts';
import { groupByService, primaryOperation, readServiceOperations } from './service-operations.ts';
import { readServiceTypes } from './service-types.ts';

/** The services that had traffic in a window, by name, and all environments that did. */
export async function listServices(readers: ApmReaders, window: ApmWindow, env?: string): Promise<ApmServices> {
  const [operations, types] = await Promise.all([
    readServiceOperations(readers.metrics, {}, window),
    readServiceTypes(readers.spans, window),
  ]);
  const envs = [...new Set(operations.map((each) => each.env))].sort();
  const within = operations.filter((each) => env === undefined || each.env === env);
  const primaries = [...groupByService(within).values()].flatMap((ofService) => primaryOperation(ofService) ?? []);
  const services = await readServices(readers.metrics, primaries, { window, types });
  const sorted = services.toSorted((a, b) => compare(a.service, b.service) || compare(a.env, b.env));
  return { envs, services: sorted };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
