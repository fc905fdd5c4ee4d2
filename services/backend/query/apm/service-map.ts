import type { ApmMap } from '../../../../lib/api-types/apm.ts';
import type { ApmReaders } from './apm-deps.ts';
import type { ApmWindow } from './apm-window.ts';
import { listServices } from './list-services.ts';
import { readEdges } from './service-edges.ts';

/** The services of a window and the calls between them, in one environment or all. */
export async function readServiceMap(readers: ApmReaders, window: ApmWindow, env?: string): Promise<ApmMap> {
  const [{ envs, services }, edges] = await Promise.all([
    listServices(readers, window, env),
    readEdges(readers.spans, window, env),
  ]);
  return { envs, services, edges };
}
