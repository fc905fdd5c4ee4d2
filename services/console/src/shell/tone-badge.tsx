import type { ReactNode } from 'react';
import classes from './tone-badge.module.css';

export type Tone = 'good' | 'bad' | 'warn' | 'info' | 'none';

interface ToneBadgeProps {
  readonly tone: Tone;
  /** How many there are of it. */
  readonly count?: number | undefined;
  readonly children: ReactNode;
}

/** A word on the colour of what it means; the shape beside it says it too. */
export function ToneBadge({ tone, count, children }: ToneBadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {count !== undefined && <b>{count.toLocaleString('en')}</b>}
      {children}
    </span>
  );
}
