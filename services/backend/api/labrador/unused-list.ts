import type { LabUnused, LabUnusedKind } from '../../../../lib/api-types/unused.ts';
import type { Route } from '../../../../lib/http/route.ts';
import { unusedTraceKinds } from '../../intake/traces/unused-trace-kinds.ts';
import { unusedKinds } from '../../intake/unused/unused-kinds.ts';
import type { ApiDeps } from '../api-deps.ts';

type Counters = Readonly<Record<string, number>>;

/** `GET /labrador/api/unused`: what was received and not used, since the start of the backend; the most requests first. */
export const unusedList: Route<ApiDeps>['handle'] =
  ({ backendStatus, unused }) =>
  async (_request, response) => {
    const { counters } = await backendStatus();
    // Paths that are counted together stand in one row.
    const pathsByName = Map.groupBy(unusedKinds, ({ name }) => name);
    const ofApi = [...pathsByName].map(([name, kinds]): LabUnusedKind => {
      const lastAtMs = unused.lastAtMs(name);
      return {
        route: `POST ${kinds
          .map(({ path }) => path.replace('/:case', ''))
          .filter(isFirst)
          .join(', ')}`,
        what: kinds[0]?.what ?? name,
        ...countsOf(counters, `intake.unused.${name}`),
        ...(lastAtMs !== undefined && { lastAtMs }),
      };
    });
    const ofTraces = unusedTraceKinds.map(
      ({ name, path, what }): LabUnusedKind => ({ route: path, what, ...countsOf(counters, `traces.unused.${name}`) }),
    );
    const received = [...ofApi, ...ofTraces].filter(({ requests }) => requests > 0);
    const body: LabUnused = { received: received.sort((a, b) => b.requests - a.requests || b.bytes - a.bytes) };
    response.set('Cache-Control', 'no-store').json(body);
  };

function isFirst(text: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(text) === index;
}

/** Of a counter and those below it: `a.b`, `a.b.bytes`, `a.b.c`, `a.b.c.bytes`. */
function countsOf(counters: Counters, name: string): Pick<LabUnusedKind, 'requests' | 'bytes'> {
  let requests = 0;
  let bytes = 0;
  for (const [key, value] of Object.entries(counters)) {
    if (key !== name && !key.startsWith(`${name}.`)) continue;
    if (key.endsWith('.bytes')) bytes += value;
    else requests += value;
  }
  return { requests, bytes };
}
