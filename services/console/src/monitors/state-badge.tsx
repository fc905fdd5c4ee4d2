import type { MonitorState } from '../../../../lib/model/monitor.ts';
import { ToneBadge } from '../shell/tone-badge.tsx';
import { stateLook } from './state-words.ts';

/** The state of a monitor or a group as a word with its colour and shape; with `count`, how many are in it. */
export function StateBadge({ state, count }: { readonly state: MonitorState; readonly count?: number }) {
  const { label, tone } = stateLook(state);
  return (
    <ToneBadge tone={tone} count={count}>
      {label}
    </ToneBadge>
  );
}
