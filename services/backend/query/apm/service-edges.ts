import type { ApmEdge } from '../../../../lib/api-types/apm.ts';
import type { SearchNode } from '../../../../lib/search-language/types.ts';
import type { SpanReader } from '../../store/spans/span-reader.ts';
import type { ApmWindow } from './apm-window.ts';

const nsPerS = 1e9;

/** Calls between services in a window, of one environment or all; most calls first. */
export async function readEdges(
  reader: Pick<SpanReader, 'edges'>,
  window: ApmWindow,
  env?: string,
): Promise<readonly ApmEdge[]> {
  const search: SearchNode =
    env === undefined
      ? { kind: 'all' }
      : { kind: 'attribute', attribute: { name: 'env', hasAt: false }, match: { kind: 'exact', value: env } };
  const edges = await reader.edges({ fromMs: window.fromS * 1000, toMs: window.toS * 1000, search });
  return edges
    .map(({ from, to, calls, errors, totalNs, p95Ns }) => ({
      from,
      to,
      calls,
      callsPerS: calls / window.spanS,
      errors,
      avgS: totalNs / calls / nsPerS,
      p95S: p95Ns / nsPerS,
    }))
    .sort((a, b) => b.calls - a.calls);
}
