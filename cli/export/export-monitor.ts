import type { MonitorResponse } from '../../lib/api-types/monitors.ts';
import { stableMonitorId } from '../../lib/document-files/stable-monitor-id.ts';
import type { Exportable } from './exportable.ts';
import { slug } from './slug.ts';

/** What the author of a monitor decides, in the order of Datadog's own exports. */
const ofAuthor = ['id', 'name', 'type', 'query', 'message', 'tags', 'options', 'priority', 'restricted_roles'] as const;

export const exportMonitor: Exportable<MonitorResponse> = {
  what: 'monitor',
  idHelp: 'its id, a number',
  folder: 'monitors',
  apiPath: (id) => `/api/v1/monitor/${encodeURIComponent(id)}`,
  isBody: (body): body is MonitorResponse =>
    typeof body === 'object' && body !== null && 'query' in body && 'options' in body,
  idOf: ({ id }) => id,
  stableId: (name) => stableMonitorId(`monitors/${name}`),
  isInFile: ({ lab }) => typeof lab === 'object' && lab !== null && 'file' in lab,
  slugOf: ({ name }) => slug(name),
  documentOf: (monitor) => {
    // A monitor in a file is muted by downtimes.
    const { silenced: _, ...options } = monitor.options;
    return Object.fromEntries(ofAuthor.map((name) => [name, name === 'options' ? options : monitor[name]]));
  },
};
