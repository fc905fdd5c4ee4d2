import type { ApmServiceDetail } from '../../../../lib/api-types/apm.ts';
import type { SearchNode } from '../../../../lib/search-language/types.ts';
import type { SpanReader, TimeShare } from '../../store/spans/span-reader.ts';
import type { ApmWindow } from './apm-window.ts';

/** The newest traces that are looked into. */
const sampledTraces = 500;

/** Where the newest traces of a service spent their time, by service: shares of all of it, greatest first. */
export async function readTimeShares(
  reader: Pick<SpanReader, 'timeShares'>,
  of: { readonly service: string; readonly env: string },
  window: ApmWindow,
): Promise<ApmServiceDetail['timeShares']> {
  const { shares } = await reader.timeShares(
    {
      fromMs: window.fromS * 1000,
      toMs: window.toS * 1000,
      search: { kind: 'and', nodes: [is('service', of.service), is('env', of.env), is('top_level', 'true')] },
    },
    { traces: sampledTraces, by: 'service' },
  );
  const total = shares.reduce((sum, { selfNs }) => sum + selfNs, 0);
  const byService = Map.groupBy(shares, ({ service }) => service);
  return [...byService]
    .map(([service, parts]) => {
      const selfNs = parts.reduce((sum, each) => sum + each.selfNs, 0);
      return { service, type: mainType(parts), selfS: selfNs / 1e9, share: total > 0 ? selfNs / total : 0 };
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
