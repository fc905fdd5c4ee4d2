import type { ApmResourceDetail } from '../../../../lib/api-types/apm.ts';
import type { SearchNode } from '../../../../lib/search-language/types.ts';
import type { SpanReader } from '../../store/spans/span-reader.ts';
import type { ApmReaders } from './apm-deps.ts';
import { readGraphs } from './apm-graphs.ts';
import type { ApmWindow } from './apm-window.ts';
import { listResources } from './list-resources.ts';
import { readServiceOperations } from './service-operations.ts';
import { readServiceTypes } from './service-types.ts';
import { readTimeShares } from './time-shares.ts';

/** The newest traces that the summary is made of. */
const maxTraces = 200;

/** Lines of the summary at most. */
const maxLines = 100;

/** Everything about a resource of a service; undefined when it had no traffic in the window. */
export async function readResourceDetail(
  readers: ApmReaders,
  { service, env, hash }: { readonly service: string; readonly env: string; readonly hash: string },
  window: ApmWindow,
): Promise<ApmResourceDetail | undefined> {
  const operations = await readServiceOperations(readers.metrics, { service, env }, window);
  for (const { operation } of operations) {
    const of = { service, env, operation };
    const resource = (await listResources(readers, of, window)).find((each) => each.hash === hash);
    if (!resource) continue;
    const [types, graphs, timeShares, summary] = await Promise.all([
      readServiceTypes(readers.spans, window),
      readGraphs(readers.metrics, { operation, scope: { service, env }, resourceHash: hash }, window),
      readTimeShares(readers.spans, { service, env, resource: { operation, name: resource.resource } }, window),
      readSpanSummary(readers.spans, { ...of, resource: resource.resource }, window),
    ]);
    return { ...resource, service, env, type: types.get(service) ?? 'custom', graphs, timeShares, ...summary };
  }
  return undefined;
}

/** What the newest traces with a resource consist of, what takes most time first. */
async function readSpanSummary(
  reader: Pick<SpanReader, 'timeShares'>,
  of: { readonly service: string; readonly env: string; readonly operation: string; readonly resource: string },
  window: ApmWindow,
): Promise<Pick<ApmResourceDetail, 'spanSummary' | 'sampledTraces'>> {
  const { traces, shares } = await reader.timeShares(
    {
      fromMs: window.fromS * 1000,
      toMs: window.toS * 1000,
      search: {
        kind: 'and',
        nodes: [
          is('service', of.service),
          is('env', of.env),
          is('operation_name', of.operation),
          is('resource_name', of.resource),
        ],
      },
    },
    { traces: maxTraces, of: 'traces', by: 'resource' },
  );
  const total = shares.reduce((sum, { selfNs }) => sum + selfNs, 0);
  const spanSummary = shares
    .map((each) => ({
      service: each.service,
      operation: each.operation,
      resource: each.resource,
      type: each.type,
      spansPerTrace: each.spans / traces,
      tracesShare: each.traces / traces,
      avgS: each.durationNs / each.spans / 1e9,
      timeShare: total > 0 ? each.selfNs / total : 0,
    }))
    .sort((a, b) => b.timeShare - a.timeShare)
    .slice(0, maxLines);
  return { spanSummary, sampledTraces: traces };
}

function is(name: string, value: string): SearchNode {
  return { kind: 'attribute', attribute: { name, hasAt: false }, match: { kind: 'exact', value } };
}
