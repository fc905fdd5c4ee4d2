import type { LabHosts } from '../../../../../lib/api-types/hosts.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import type { HostDeps } from '../../../query/hosts/host-deps.ts';
import { hostFigures } from '../../../query/hosts/host-figures.ts';
import { toLabHost } from '../../../query/hosts/lab-host.ts';
import { matchHost } from '../../../query/hosts/match-host.ts';
import { optionalParam } from '../../request-params.ts';

/** Hosts are listed that something came from within so many seconds. */
export const listedWithinS = 7200;

/** `GET /labrador/api/hosts?filter=`: every host of the last two hours, by name. */
export const hostList: Route<HostDeps>['handle'] =
  ({ store, clock }) =>
  async (request, response) => {
    const nowS = Math.floor(clock.now() / 1000);
    const matches = matchHost(optionalParam(request, 'filter') ?? '');
    const [seen, figures] = await Promise.all([
      store.hosts.seen({ sinceS: nowS - listedWithinS }),
      hostFigures(store.metrics, { nowS }),
    ]);
    const hosts = seen.filter(matches).map((host) => toLabHost(host, { nowS, ...figuresOf(figures, host.name) }));
    const body: LabHosts = { nowS, hosts };
    response.json(body);
  };

function figuresOf<Figures>(all: ReadonlyMap<string, Figures>, name: string): { readonly figures?: Figures } {
  const figures = all.get(name);
  return figures ? { figures } : {};
}
