import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { DowntimeSettings } from '../../../../lib/model/downtime.ts';
import type { MonitorGroup } from '../../../../lib/model/monitor.ts';
import { CompiledDowntime } from './compiled-downtime.ts';
import { MutingIndex } from './muting-index.ts';
import { scopeTagsOf } from './scope-tags.ts';

/** Times that are shown. */
const shownTimes = 8;

/** What a downtime would be, were it made now. */
export interface PreviewedDowntime {
  /** Unix milliseconds; `endMs` Infinity: it has no end. */
  readonly occurrences: readonly { readonly startMs: number; readonly endMs: number }[];
  /** Which groups of a monitor it would mute; undefined: it would not be about that monitor. */
  groupsOf(monitor: MonitorRecord, groups: readonly MonitorGroup[]): readonly MonitorGroup[] | undefined;
}

/** Looks at a downtime that nobody has made. */
export function previewDowntime(settings: DowntimeSettings, nowMs: number): PreviewedDowntime {
  const compiled = new CompiledDowntime({ ...settings, id: '', number: 0, createdAtMs: nowMs, modifiedAtMs: nowMs });
  const muting = new MutingIndex(scopeTagsOf);
  return {
    occurrences: compiled.windows.upcoming(nowMs, shownTimes),
    groupsOf: (monitor, groups) =>
      compiled.matchesMonitor(monitor) ? groups.filter((group) => muting.isAbout(compiled, monitor, group)) : undefined,
  };
}
