import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';

/** What a message shows beside its own text. */
export interface MessageParts {
  readonly handles: boolean;
  readonly snapshot: boolean;
  readonly query: boolean;
  readonly lastTriggered: boolean;
  readonly links: boolean;
}

const all: MessageParts = { handles: true, snapshot: true, query: true, lastTriggered: true, links: true };

const presets: Readonly<Record<NonNullable<MonitorOptions['notification_preset_name']>, MessageParts>> = {
  show_all: all,
  hide_query: { ...all, query: false },
  hide_handles: { ...all, handles: false },
  hide_all: { ...all, handles: false, snapshot: false, query: false, links: false },
  hide_query_and_handles: { ...all, query: false, handles: false },
  show_only_snapshot: { handles: false, snapshot: true, query: false, lastTriggered: false, links: false },
  hide_handles_and_footer: { ...all, handles: false, links: false },
};

/** What `notification_preset_name` lets a message show. */
export function presetParts(name: MonitorOptions['notification_preset_name']): MessageParts {
  return presets[name ?? 'show_all'];
}
