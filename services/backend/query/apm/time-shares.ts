import type { ApmTimeShare } from '../../../../lib/api-types/apm.ts';
import type { SearchNode } from '../../../../lib/search-language/types.ts';
import type { SpanReader, TimeShare } from '../../store/spans/span-reader.ts';
import type { ApmWindow } from './apm-window.ts';

/** The newest traces that are looked into. */
const sampledTraces = 500;

/** Whose time to count: that of a service's entry spans, or that of the spans of a resource. */
export interface TimeSharesOf {
  readonly service: string;
  readonly env: string;
  readonly resource?: { readonly operation: string; readonly name: string };
}

/**
 * Where the newest requests of a service, or of a resource of it, spent their time, in itself and in what they called:
 * shares of all of it by service, greatest first.
 */
export async function readTimeShares(
  reader: Pick<SpanReader, 'timeShares'>,
  { service, env, resource }: TimeSharesOf,
  window: ApmWindow,
): Promise<readonly ApmTimeShare[]> {
  const { shares } = await reader.timeShares(
    {
      fromMs: window.fromS * 1000,
      toMs: window.toS * 1000,
      search: {
        kind: 'and',
        nodes: [
          is('service', service),
          is('env', env),
          ...(resource
            ? [is('operation_name', resource.operation), is('resource_name', resource.name)]
            : [is('top_level', 'true')]),
        ],
      },
    },
    { traces: sampledTraces, of: 'found', by: 'service' },
  );
  const total = shares.reduce((sum, { selfNs }) => sum + selfNs, 0);
  const byService = Map.groupBy(shares, ({ service }) => service);
  return [...byService]
    .map(([name, parts]) => {
      const selfNs = parts.reduce((sum, each) => sum + each.selfNs, 0);
      return { service: name, type: mainType(parts), selfS: selfNs / 1e9, share: total > 0 ? selfNs / total : 0 };
    })
    .sort((a, b) => b.share - a.share);
}

/** The type that most of its time is of; spans inside a service often have none. */
function mainType(parts: readonly TimeShare[]): string {
  const typed = parts.filter(({ type }) => type !== '').sort((a, b) => b.selfNs - a.selfNs);
  return typed[0]?.type ?? '';
}

function is(name: string, value: string): SearchNode {
  return { kind: 'attribute', attribute: { name, hasAt: false }, match: { kind: 'exact', value } };
}
