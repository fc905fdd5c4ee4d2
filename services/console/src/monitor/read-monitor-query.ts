import type { MonitorResponse } from '../../../../lib/api-types/monitors.ts';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';

type Written = Pick<MonitorResponse, 'type' | 'query' | 'options'>;

/** The query of a monitor, read; a text that says why it cannot be. */
export function readMonitorQuery({ type, query, options }: Written): MonitorQuery | string {
  try {
    return parseMonitorQuery(type, query, options);
  } catch (error) {
    return (error as Error).message;
  }
}
