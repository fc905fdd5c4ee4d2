import { useState } from 'react';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import { StateBadge } from '../monitors/state-badge.tsx';
import { VALUE_COLUMN } from '../monitors/value-column.tsx';
import { DataTable } from '../services/data-table.tsx';
import type { Sorting } from '../services/sorting.ts';
import type { TableColumn } from '../services/table-column.ts';
import { momentText } from '../time-range/moment-text.ts';
import classes from './backtest-panel.module.css';
import { toldText } from './told-text.ts';

/** So many rows are drawn. */
const MOST_CHANGES = 200;

const COLUMNS: readonly TableColumn<MonitorTransition>[] = [
  {
    key: 'at',
    label: 'Time',
    value: ({ atMs }) => atMs,
    cell: ({ atMs }) => <span className={classes.at}>{momentText(atMs, { withDate: true, seconds: false })}</span>,
  },
  {
    key: 'group',
    label: 'Group',
    value: ({ group }) => group.key,
    cell: ({ group }) => <span className={classes.group}>{group.key === '*' ? 'all' : group.key}</span>,
  },
  {
    key: 'change',
    label: 'Change',
    cell: ({ from, to, isRenotify }) => (
      <span className={classes.change}>
        {!isRenotify && (
          <>
            <StateBadge state={from} />
            <span role="img" aria-label="to">
              →
            </span>
          </>
        )}
        <StateBadge state={to} />
        {isRenotify && 'again'}
      </span>
    ),
  },
  VALUE_COLUMN,
  {
    key: 'told',
    label: 'Told',
    value: toldText,
    cell: (transition) => (
      <span className={classes.told} data-held={!transition.isNotified || undefined}>
        {toldText(transition)}
      </span>
    ),
  },
];

/** What changed when, and whether somebody was told of it. */
export function BacktestChanges({ transitions }: { readonly transitions: readonly MonitorTransition[] }) {
  const [sorting, setSorting] = useState<Sorting>({ column: 'at', isDescending: true });
  return (
    <section className={classes.part} aria-label="Changes it would have found">
      <DataTable
        label="Changes"
        columns={COLUMNS}
        rows={transitions}
        keyOf={({ id }) => id}
        most={MOST_CHANGES}
        sorting={sorting}
        onSort={setSorting}
        none="Nothing changes: all groups stay OK."
      />
      {transitions.length > MOST_CHANGES && (
        <p className={classes.says}>
          {MOST_CHANGES} of {transitions.length.toLocaleString('en')} changes
        </p>
      )}
    </section>
  );
}
