import type { LabHostDetail } from '../../../../../lib/api-types/hosts.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import type { HostDeps } from '../../../query/hosts/host-deps.ts';
import { hostFigures } from '../../../query/hosts/host-figures.ts';
import { toLabHost } from '../../../query/hosts/lab-host.ts';
import type { SeenHost, Store } from '../../../store/store.ts';
import { listedWithinS } from './host-list.ts';

/** Of metrics and spans of this long, in seconds. */
const withinS = 3600;

/** Services of a host at most. */
const maxServices = 1000;

/** `GET /labrador/api/hosts/{name}`: what is known of a host, and what it sent within the hour. 404 when nothing is known. */
export const hostDetail: Route<HostDeps>['handle'] =
  ({ store, clock }) =>
  async (request, response) => {
    const name = String(request.params.name);
    const nowS = Math.floor(clock.now() / 1000);
    const [host, [metadata], allFigures, metrics, services] = await Promise.all([
      findHost(store, name, nowS),
      store.hosts.get([name]),
      hostFigures(store.metrics, { nowS, host: name }),
      store.metrics.list({ activeSinceS: nowS - withinS, host: name }),
      servicesOf(store, name, nowS),
    ]);
    if (!host) throw errors.noSuchHost(name);
    const figures = allFigures.get(name);
    const body: LabHostDetail = {
      nowS,
      ...toLabHost(host, { nowS, ...(figures ? { figures } : {}) }),
      ...(metadata?.system ? { system: metadata.system } : {}),
      checks: metadata?.checks ?? [],
      metricNames: [...new Set(metrics.map(({ metric }) => metric))],
      services,
    };
    response.json(body);
  };

/** What a host sent lately counts; where that is nothing, what it ever sent. */
async function findHost(store: Pick<Store, 'hosts'>, name: string, nowS: number): Promise<SeenHost | undefined> {
  for (const sinceS of [nowS - listedWithinS, 0]) {
    const found = (await store.hosts.seen({ sinceS })).find((host) => host.name === name);
    if (found) return found;
  }
  return undefined;
}

async function servicesOf(store: Pick<Store, 'spans'>, host: string, nowS: number): Promise<readonly string[]> {
  const attribute = { name: 'host', hasAt: false };
  const search = { kind: 'attribute', attribute, match: { kind: 'exact', value: host } } as const;
  const buckets = await store.spans.aggregate(
    { fromMs: (nowS - withinS) * 1000, toMs: (nowS + 1) * 1000, search },
    { computes: [{ kind: 'count' }], groupBy: [{ attribute: 'service', limit: maxServices }] },
  );
  return buckets.map(({ by }) => by[0] ?? '').sort();
}
