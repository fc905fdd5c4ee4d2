import type { MonitorResponse } from '../../../../lib/api-types/monitors.ts';

const KEPT = ['id', 'name', 'type', 'query', 'message', 'tags', 'options', 'priority', 'restricted_roles'] as const;

/** A monitor as its export has it: what its author decides, without states; a mute is none of that. */
export function monitorExport(monitor: MonitorResponse): Readonly<Record<string, unknown>> {
  const { silenced: _, ...options } = monitor.options;
  const written = { ...monitor, options };
  return Object.fromEntries(KEPT.map((key) => [key, written[key]]));
}

/** The name of the file that a monitor is exported to. */
export function monitorFileName({ id, name }: Pick<MonitorResponse, 'id' | 'name'>): string {
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return `${slug || id}.json`;
}
