import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { parseCompositeMonitor } from '../../../../lib/monitor-language/parse-composite-monitor.ts';
import type { MonitorContent } from './monitor-content.ts';

/**
 * Whether there are the monitors that a composite is of, and none is a composite itself.
 * @throws HttpError 400 that names one
 */
export function checkMembers(
  { type, query }: Pick<MonitorContent, 'type' | 'query'>,
  find: (id: number) => Pick<MonitorRecord, 'type'> | undefined,
): void {
  if (type !== 'composite') return;
  for (const id of parseCompositeMonitor(query).monitorIds) {
    const member = find(id);
    if (!member) throw errors.badParameterBecause('query', `there is no monitor ${id}`);
    if (member.type === 'composite') throw errors.parameterNotSupported(`composite of composites (monitor ${id})`);
  }
}
