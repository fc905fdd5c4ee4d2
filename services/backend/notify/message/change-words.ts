import type { TemplateFlag } from '../../../../lib/message-template/types.ts';
import type { EventAlertType } from '../../../../lib/model/event.ts';
import type { MonitorState, MonitorTransition } from '../../../../lib/model/monitor.ts';

type Change = Pick<MonitorTransition, 'from' | 'to' | 'isRenotify'>;

/** How a change of state is called. */
export interface ChangeWords {
  /** In titles: `Triggered`, `No data`. */
  readonly title: string;
  /** `$ALERT_TRANSITION` of webhooks. */
  readonly transition: string;
  readonly alertType: EventAlertType;
}

const words: Readonly<Record<MonitorState, ChangeWords>> = {
  Alert: { title: 'Triggered', transition: 'Triggered', alertType: 'error' },
  Warn: { title: 'Warn', transition: 'Warn', alertType: 'warning' },
  'No Data': { title: 'No data', transition: 'No Data', alertType: 'error' },
  OK: { title: 'Recovered', transition: 'Recovered', alertType: 'success' },
  Unknown: { title: 'Unknown', transition: 'Unknown', alertType: 'info' },
  Skipped: { title: 'Skipped', transition: 'Skipped', alertType: 'info' },
  Ignored: { title: 'Ignored', transition: 'Ignored', alertType: 'info' },
};

/** The words for a change (api.md 6.1). */
export function changeWords({ to, isRenotify }: Change): ChangeWords {
  const { title, transition, alertType } = words[to];
  return isRenotify ? { title: `Re-${title}`, transition: `Re-${transition}`, alertType } : words[to];
}

/** The conditions of messages that hold at a change (api.md 6.3). */
export function flagsOf({ from, to, isRenotify }: Change): ReadonlySet<TemplateFlag> {
  const flags = new Set<TemplateFlag>(flagsOfState(to));
  if (isRenotify) return flags.add('is_renotify');
  if (from === 'Alert' && to === 'Warn') flags.add('is_alert_to_warning');
  if (from === 'Warn' && to === 'Alert') flags.add('is_warning_to_alert');
  if (to !== 'OK') return flags;
  if (from === 'Alert') flags.add('is_alert_recovery');
  if (from === 'Warn') flags.add('is_warning_recovery');
  if (from === 'No Data') flags.add('is_no_data_recovery');
  return flags;
}

function flagsOfState(state: MonitorState): readonly TemplateFlag[] {
  switch (state) {
    case 'Alert':
      return ['is_alert'];
    case 'Warn':
      return ['is_warning'];
    case 'No Data':
      return ['is_no_data'];
    case 'OK':
      return ['is_recovery'];
    case 'Unknown':
      return ['is_unknown'];
    default:
      return [];
  }
}
