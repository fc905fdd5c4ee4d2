import type { ApmResource } from '../../../../lib/api-types/apm.ts';
import type { ApmReaders } from './apm-deps.ts';
import { type ApmWindow, wholeStep } from './apm-window.ts';
import { readCounts } from './counts.ts';
import { toFigures } from './figures.ts';
import { joinLatencies, readLatencies } from './latency.ts';
import { readResourceNames } from './resource-names.ts';
import { selectTraces, type TraceContext } from './trace-contexts.ts';

/** The resources of a service's operation that had traffic in a window, those that took most time first. */
export async function listResources(
  { metrics, spans }: ApmReaders,
  of: { readonly service: string; readonly env: string; readonly operation: string },
  window: ApmWindow,
): Promise<readonly ApmResource[]> {
  const whole = { ...window, intervalS: wholeStep(window) };
  const scope = { service: of.service, env: of.env };
  const groupsOf = async (metric: '' | '.errors'): Promise<Map<string, TraceContext[]>> =>
    Map.groupBy(await selectTraces(metrics, of.operation, { metric, scope }), ({ resourceHash }) => resourceHash);
  const [byHash, errorsByHash, names] = await Promise.all([
    groupsOf(''),
    groupsOf('.errors'),
    readResourceNames(spans, of, window),
  ]);
  const hashes = [...byHash.keys()];
  const idsOf = (groups: Map<string, TraceContext[]>): number[][] =>
    hashes.map((hash) => (groups.get(hash) ?? []).map(({ id }) => id));
  const [latencies, errors] = await Promise.all([
    readLatencies(metrics, idsOf(byHash), whole),
    readCounts(metrics, idsOf(errorsByHash), whole),
  ]);
  const resources = hashes.map((hash, at): ApmResource => {
    const failed = errors[at]?.reduce((sum, count) => sum + count, 0) ?? 0;
    return {
      resource: names.get(hash) ?? byHash.get(hash)?.[0]?.resourceName ?? hash,
      hash,
      operation: of.operation,
      ...toFigures(joinLatencies(latencies.byGroup[at] ?? []), { errors: failed, spanS: window.spanS }),
    };
  });
  return resources.filter(({ hits }) => hits > 0).sort((a, b) => b.totalS - a.totalS);
}
