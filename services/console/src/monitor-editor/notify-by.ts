import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';

/** For what one message is sent: each group, all of them together, or all that have the same tags of some keys. */
export type NotifyKind = 'each' | 'all' | 'keys';

export function notifyKindOf({ notify_by }: MonitorOptions): NotifyKind {
  if (!notify_by || notify_by.length === 0) return 'each';
  return notify_by.includes('*') ? 'all' : 'keys';
}

/** The same options, with one message for these; without keys for each group. */
export function withNotifyBy(options: MonitorOptions, keys: readonly string[]): MonitorOptions {
  const { notify_by: _, ...others } = options;
  return keys.length === 0 ? others : { ...others, notify_by: keys };
}
