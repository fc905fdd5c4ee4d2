import type { ReactNode } from 'react';
import classes from './tone-badge.module.css';

interface ToneBadgeProps {
  readonly tone: 'good' | 'bad' | 'warn' | 'info' | 'none';
  readonly children: ReactNode;
}

/** A word on the colour of what it means; the shape beside it says it too. */
export function ToneBadge({ tone, children }: ToneBadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}
