import { type Tone, ToneBadge } from '../shell/tone-badge.tsx';
import type { StatusWord } from './statuses.ts';

const TONES: Readonly<Record<StatusWord['word'], Tone>> = {
  critical: 'bad',
  warning: 'warn',
  unknown: 'none',
  ok: 'good',
};

/** A status as a word with its colour and shape; with `count`, how many have it. */
export function StatusBadge({ status, count }: { readonly status: StatusWord; readonly count?: number }) {
  return (
    <ToneBadge tone={TONES[status.word]} count={count}>
      {status.label}
    </ToneBadge>
  );
}
