import { errors } from '../../../lib/http/errors.ts';
import type { Route } from '../../../lib/http/route.ts';
import type { MetricDeps } from './metric-deps.ts';
import { optionalParam } from './request-params.ts';

const facets = ['metrics', 'hosts'] as const;

type Facet = (typeof facets)[number];

/**
 * `GET /api/v1/search?q=metrics:foo`: names of metrics and hosts that contain a text, case-insensitive. `metrics:` or
 * `hosts:` in front asks for one of the two (the other is then empty); no `q` finds all. Hosts are all that are known.
 */
export const search: Route<MetricDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const { facet, text } = toSearch(optionalParam(request, 'q') ?? '');
    const [metrics, hosts] = await Promise.all([
      facet === 'hosts' ? [] : store.metrics.list({ search: text }),
      facet === 'metrics' ? [] : store.hosts.seen({ sinceS: 0 }),
    ]);
    const metricNames = new Set(metrics.map(({ metric }) => metric));
    const hostNames = hosts.map(({ name }) => name).filter((name) => name.toLowerCase().includes(text));
    response.json({ results: { metrics: [...metricNames].sort(), hosts: hostNames.sort() } });
  };

function toSearch(q: string): { readonly facet?: Facet; readonly text: string } {
  const colon = q.indexOf(':');
  const text = q
    .slice(colon + 1)
    .trim()
    .toLowerCase();
  if (colon < 0) return { text };
  const facet = facets.find((each) => each === q.slice(0, colon).trim());
  if (!facet) throw errors.parameterNotSupported(`search for '${q.slice(0, colon)}:'; use metrics: or hosts:`);
  return { facet, text };
}
