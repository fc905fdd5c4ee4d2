import type { Request } from 'express';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { HostDeps } from '../../query/hosts/host-deps.ts';
import { type HostFigures, hostFigures } from '../../query/hosts/host-figures.ts';
import { isUp } from '../../query/hosts/lab-host.ts';
import { matchHost } from '../../query/hosts/match-host.ts';
import type { SeenHost } from '../../store/store.ts';
import { optionalParam } from '../request-params.ts';
import { hostItem } from './host-item.ts';
import { requestedFlag, requestedSince } from './host-request.ts';

const maxCount = 1000;

/**
 * `GET /api/v1/hosts?filter=&sort_field=&sort_dir=&start=&count=&from=&include_muted_hosts_data=&include_hosts_metadata=`.
 * By name unless a field is given.
 */
export const listHosts: Route<HostDeps>['handle'] =
  ({ store, clock }) =>
  async (request, response) => {
    const nowS = Math.floor(clock.now() / 1000);
    const page = readPage(request);
    const order = readOrder(request, nowS);
    const sinceS = requestedSince(request, nowS);
    const withMetadata = requestedFlag(request, 'include_hosts_metadata');
    const withMutes = requestedFlag(request, 'include_muted_hosts_data');
    const matches = matchHost(optionalParam(request, 'filter') ?? '');
    const [seen, figures] = await Promise.all([store.hosts.seen({ sinceS }), hostFigures(store.metrics, { nowS })]);
    const found = seen
      .filter(matches)
      .map((host) => ({ host, figures: figures.get(host.name) ?? {} }))
      .sort(order);
    const shown = found.slice(page.start, page.start + page.count);
    const metadata = withMetadata ? await store.hosts.get(shown.map(({ host }) => host.name)) : [];
    const byName = new Map(metadata.map((each) => [each.name, each]));
    response.json({
      host_list: shown.map(({ host, figures: ofHost }) =>
        hostItem(host, { nowS, figures: ofHost, withMutes, metadata: byName.get(host.name) }),
      ),
      total_returned: shown.length,
      total_matching: found.length,
      exact_total_matching: true,
    });
  };

function readPage(request: Request): { readonly start: number; readonly count: number } {
  const number = (name: string, byDefault: number, most: number): number => {
    const text = optionalParam(request, name) ?? String(byDefault);
    if (!/^\d{1,9}$/.test(text) || Number(text) > most) throw errors.badParameter(name);
    return Number(text);
  };
  return { start: number('start', 0, 1e9), count: number('count', 100, maxCount) };
}

interface Found {
  readonly host: SeenHost;
  readonly figures: HostFigures;
}

/** What hosts are sorted by; those that have no such value come last. */
const sortKeys: Readonly<Record<string, (found: Found, nowS: number) => string | number | undefined>> = {
  host_name: ({ host }) => host.name,
  name: ({ host }) => host.name,
  status: ({ host }, nowS) => Number(isUp(host.lastSeenS, nowS)),
  apps: ({ host }) => host.apps.join(',') || undefined,
  cpu: ({ figures }) => figures.cpu,
  iowait: ({ figures }) => figures.iowait,
  load: ({ figures }) => figures.load,
};

function readOrder(request: Request, nowS: number): (a: Found, b: Found) => number {
  const field = optionalParam(request, 'sort_field') ?? 'host_name';
  const direction = optionalParam(request, 'sort_dir') ?? 'asc';
  const keyOf = Object.hasOwn(sortKeys, field) ? sortKeys[field] : undefined;
  if (!keyOf) throw errors.badParameter('sort_field');
  if (direction !== 'asc' && direction !== 'desc') throw errors.badParameter('sort_dir');
  const sign = direction === 'asc' ? 1 : -1;
  return (a, b) => {
    const [left, right] = [keyOf(a, nowS), keyOf(b, nowS)];
    if (left === right) return a.host.name < b.host.name ? -1 : 1;
    if (left === undefined || right === undefined) return left === undefined ? 1 : -1;
    return left < right ? -sign : sign;
  };
}
