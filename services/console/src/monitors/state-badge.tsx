import type { MonitorState } from '../../../../lib/model/monitor.ts';
import classes from '../service-checks/status-badge.module.css';
import { stateLook } from './state-words.ts';

/** The state of a monitor or a group as a word with its colour and shape; with `count`, how many are in it. */
export function StateBadge({ state, count }: { readonly state: MonitorState; readonly count?: number }) {
  const { label, look } = stateLook(state);
  return (
    <span className={classes.badge} data-status={look}>
      {count !== undefined && <b>{count.toLocaleString('en')}</b>}
      {label}
    </span>
  );
}
