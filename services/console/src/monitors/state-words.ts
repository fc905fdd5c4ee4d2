import type { MonitorState } from '../../../../lib/model/monitor.ts';
import type { Tone } from '../shell/tone-badge.tsx';

/** How a state looks. */
export interface StateLook {
  readonly label: string;
  readonly tone: Tone;
  /** The more, the worse. */
  readonly severity: number;
}

const LOOKS: Readonly<Record<MonitorState, StateLook>> = {
  Alert: { label: 'Alert', tone: 'bad', severity: 6 },
  Warn: { label: 'Warn', tone: 'warn', severity: 5 },
  'No Data': { label: 'No data', tone: 'none', severity: 4 },
  Unknown: { label: 'Unknown', tone: 'none', severity: 3 },
  Ignored: { label: 'Ignored', tone: 'none', severity: 2 },
  Skipped: { label: 'Skipped', tone: 'none', severity: 1 },
  OK: { label: 'OK', tone: 'good', severity: 0 },
};

export function stateLook(state: MonitorState): StateLook {
  return LOOKS[state];
}
