import { type Tone, ToneBadge } from '../shell/tone-badge.tsx';

/** What a check, a process or a file of the lab is in. */
export type RunState = 'ok' | 'running' | 'waiting' | 'warning' | 'error' | 'none';

const TONES: Readonly<Record<RunState, Tone>> = {
  ok: 'good',
  running: 'info',
  waiting: 'none',
  warning: 'warn',
  error: 'bad',
  none: 'none',
};

/** What runs in the lab as a word, or by its own name, with the colour and shape of its state. */
export function RunBadge({ state, label = state }: { readonly state: RunState; readonly label?: string }) {
  return <ToneBadge tone={TONES[state]}>{label}</ToneBadge>;
}
