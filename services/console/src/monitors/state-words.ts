import type { MonitorState } from '../../../../lib/model/monitor.ts';

/** How a state looks. */
export interface StateLook {
  readonly label: string;
  /** A status of `StatusBadge`, whose colour and shape it has. */
  readonly look: 'critical' | 'warning' | 'unknown' | 'ok';
  /** The more, the worse. */
  readonly severity: number;
}

const LOOKS: Readonly<Record<MonitorState, StateLook>> = {
  Alert: { label: 'Alert', look: 'critical', severity: 6 },
  Warn: { label: 'Warn', look: 'warning', severity: 5 },
  'No Data': { label: 'No data', look: 'unknown', severity: 4 },
  Unknown: { label: 'Unknown', look: 'unknown', severity: 3 },
  Ignored: { label: 'Ignored', look: 'unknown', severity: 2 },
  Skipped: { label: 'Skipped', look: 'unknown', severity: 1 },
  OK: { label: 'OK', look: 'ok', severity: 0 },
};

export function stateLook(state: MonitorState): StateLook {
  return LOOKS[state];
}
