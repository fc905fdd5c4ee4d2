import type { MonitorQuery } from './types.ts';

/** The keys by which a monitor has groups; none of a simple alert. Those of a composite are its members'. */
export function groupKeysOf(query: MonitorQuery): readonly string[] {
  return query.kind === 'composite' ? [] : query.groupBy;
}
