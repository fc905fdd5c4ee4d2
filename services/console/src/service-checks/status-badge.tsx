import classes from './status-badge.module.css';
import type { StatusWord } from './statuses.ts';

/** A status as a word with its colour and shape; with `count`, how many have it. */
export function StatusBadge({ status, count }: { readonly status: StatusWord; readonly count?: number }) {
  return (
    <span className={classes.badge} data-status={status.word}>
      {count !== undefined && <b>{count.toLocaleString('en')}</b>}
      {status.label}
    </span>
  );
}
