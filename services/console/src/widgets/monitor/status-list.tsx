import { IconBellOff } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { ManageStatusWidget } from '../../../../../lib/widget/read-manage-status.ts';
import { relativeText } from '../../format/relative-time.ts';
import { StateBadge } from '../../monitors/state-badge.tsx';
import classes from './manage-status-widget.module.css';
import type { StatusRow } from './status-rows.ts';

/** So many rows are drawn. */
const MOST_ROWS = 200;

interface StatusListProps {
  readonly rows: readonly StatusRow[];
  readonly widget: ManageStatusWidget;
  readonly nowMs: number;
}

/** Monitors or groups, each with its state; it leads to the monitor's page. */
export function StatusList({ rows, widget, nowMs }: StatusListProps) {
  return (
    <>
      <ul className={classes.rows}>
        {rows.slice(0, MOST_ROWS).map(({ key, href, name, group, state, isMuted, priority, triggeredS, groups }) => (
          <li key={key}>
            <span className={classes.state}>
              <StateBadge state={state} />
            </span>
            {widget.showsPriority && <span className={classes.priority}>{priority !== null && `P${priority}`}</span>}
            <Link href={href} className={classes.name ?? ''} title={group ? `${name}: ${group}` : name}>
              {name}
              {group !== '' && <span className={classes.group}>{group}</span>}
            </Link>
            {isMuted && <IconBellOff size={13} stroke={1.8} className={classes.muted} role="img" aria-label="Muted" />}
            {widget.summary === 'combined' &&
              groups.map(({ name: of, count }) => <StateBadge key={of} state={of} count={count} />)}
            {widget.showsTriggered && triggeredS !== null && (
              <span className={classes.at}>{relativeText(triggeredS * 1000, nowMs)}</span>
            )}
          </li>
        ))}
      </ul>
      {rows.length > MOST_ROWS && (
        <div className={classes.at}>
          The first {MOST_ROWS} of {rows.length}
        </div>
      )}
    </>
  );
}
