import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';

/** What the author of a monitor decides. */
export type MonitorContent = Omit<MonitorRecord, 'id' | 'createdAtMs' | 'modifiedAtMs' | 'file'>;
