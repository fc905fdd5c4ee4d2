import type { Downtime, DowntimeSettings } from '../model/downtime.ts';

/** What the author of a downtime decides. */
const names = [
  ...(['scope', 'target', 'schedule', 'message', 'displayTimezone'] as const),
  ...(['mutesFirstRecovery', 'notifyEndStates', 'notifyEndTypes'] as const),
] satisfies readonly (keyof DowntimeSettings)[];

export type DowntimeSettingName = (typeof names)[number];

/** What of a downtime its author decided. */
export function settingsOf(downtime: DowntimeSettings | Downtime): DowntimeSettings {
  return Object.fromEntries(names.map((name) => [name, downtime[name]])) as unknown as DowntimeSettings;
}

/** Which settings are others than before; lists whose order says nothing are the same in any. */
export function changedSettings(before: DowntimeSettings, after: DowntimeSettings): readonly DowntimeSettingName[] {
  return names.filter((name) => textOf(before[name]) !== textOf(after[name]));
}

function textOf(setting: DowntimeSettings[DowntimeSettingName]): string {
  if (Array.isArray(setting)) return JSON.stringify([...setting].sort());
  if (typeof setting === 'object' && 'monitorTags' in setting) return JSON.stringify([...setting.monitorTags].sort());
  return JSON.stringify(setting);
}
