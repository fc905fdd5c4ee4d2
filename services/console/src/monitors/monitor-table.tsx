import { IconAlertTriangle, IconBellOff } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { FoundMonitor } from '../../../../lib/api-types/monitor-pages.ts';
import { lengthText, relativeText } from '../format/relative-time.ts';
import { DataTable } from '../services/data-table.tsx';
import type { TableColumn } from '../services/table-column.ts';
import { useSorting } from '../services/use-sorting.ts';
import { momentText } from '../time-range/moment-text.ts';
import classes from './monitors-page.module.css';
import { StateBadge } from './state-badge.tsx';
import { stateLook } from './state-words.ts';

const USUAL = { column: 'status', isDescending: true } as const;
const SORTED_BY = ['status', 'name', 'priority', 'triggered'];

interface MonitorTableProps {
  readonly monitors: readonly FoundMonitor[];
  readonly most: number;
  readonly nowMs: number;
  readonly onTag: (tag: string) => void;
}

/** Monitors with their status, the worst first; each leads to its page. */
export function MonitorTable({ monitors, most, nowMs, onTag }: MonitorTableProps) {
  const [sorting, setSorting] = useSorting(SORTED_BY, USUAL);
  const columns: readonly TableColumn<FoundMonitor>[] = [
    {
      key: 'status',
      label: 'Status',
      value: ({ status }) => stateLook(status).severity,
      cell: ({ status }) => <StateBadge state={status} />,
    },
    {
      key: 'muted',
      label: '',
      cell: ({ lab, muted_until_ts: untilS }) => lab.muted && <Muted untilS={untilS} nowMs={nowMs} />,
    },
    {
      key: 'name',
      label: 'Name',
      value: ({ name }) => name.toLowerCase(),
      cell: (monitor) => <Named monitor={monitor} onTag={onTag} />,
    },
    {
      key: 'groups',
      label: 'Groups',
      cell: ({ lab }) => (
        <span className={classes.groups}>
          {lab.groups.map(({ name, count }) => (
            <StateBadge key={name} state={name} count={count} />
          ))}
        </span>
      ),
    },
    { key: 'type', label: 'Type', cell: ({ classification }) => classification },
    {
      key: 'priority',
      label: 'Priority',
      value: ({ priority }) => priority,
      cell: ({ priority }) => (priority === null ? '' : `P${priority}`),
    },
    {
      key: 'triggered',
      label: 'Last triggered',
      value: ({ last_triggered_ts: atS }) => atS,
      cell: ({ last_triggered_ts: atS }) =>
        atS !== null && (
          <span className={classes.at} title={momentText(atS * 1000, { withDate: true })}>
            {relativeText(atS * 1000, nowMs)}
          </span>
        ),
    },
  ];
  return (
    <DataTable
      label="Monitors"
      columns={columns}
      rows={monitors}
      keyOf={({ id }) => String(id)}
      addressOf={({ id }) => `/monitors/${id}`}
      most={most}
      sorting={sorting}
      onSort={setSorting}
      none="No monitor fits this search."
    />
  );
}

interface NamedProps {
  readonly monitor: FoundMonitor;
  readonly onTag: (tag: string) => void;
}

function Named({ monitor: { id, name, query, tags, lab }, onTag }: NamedProps) {
  return (
    <span className={classes.named}>
      <Link href={`/monitors/${id}`} className={classes.name ?? ''} data-row>
        {name}
      </Link>
      <code className={classes.query} title={query}>
        {query}
      </code>
      {tags.length > 0 && (
        <span className={classes.tags}>
          {tags.map((tag) => (
            <button
              key={tag}
              type="button"
              className={classes.tag}
              title={`Search for ${tag}`}
              onClick={() => onTag(tag)}
            >
              {tag}
            </button>
          ))}
        </span>
      )}
      {lab.problem !== undefined && (
        <span className={classes.problem}>
          <IconAlertTriangle size={13} stroke={1.8} /> {lab.problem}
        </span>
      )}
    </span>
  );
}

function Muted({ untilS, nowMs }: { readonly untilS: number | null; readonly nowMs: number }) {
  const text = untilS === null ? 'Muted' : `Muted for ${lengthText(untilS * 1000 - nowMs)}`;
  return <IconBellOff size={15} stroke={1.8} className={classes.muted} role="img" aria-label={text} title={text} />;
}
