import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { parseCompositeMonitor } from '../../../../lib/monitor-language/parse-composite-monitor.ts';

/** What refers to a monitor, in Datadog's words: `monitor [1,a] is referenced in composite monitors: [2,b]`. */
export function referencesTo(id: number, monitors: readonly MonitorRecord[]): readonly string[] {
  const own = monitors.find((monitor) => monitor.id === id);
  const composites = monitors.filter(
    ({ type, query }) => type === 'composite' && parseCompositeMonitor(query).monitorIds.includes(id),
  );
  return composites.map(
    (composite) =>
      `monitor [${id},${own?.name ?? ''}] is referenced in composite monitors: [${composite.id},${composite.name}]`,
  );
}
