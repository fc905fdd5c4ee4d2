import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { LabServiceCheck } from '../../../../lib/api-types/service-checks.ts';
import { breakable } from '../format/breakable.tsx';
import { lengthText, relativeText } from '../format/relative-time.ts';
import { DataTable } from '../services/data-table.tsx';
import type { TableColumn } from '../services/table-column.ts';
import { useSorting } from '../services/use-sorting.ts';
import { momentText } from '../time-range/moment-text.ts';
import { GroupDetail } from './group-detail.tsx';
import classes from './group-table.module.css';
import { StatusBadge } from './status-badge.tsx';
import { severityOf, statusWord } from './statuses.ts';

const USUAL = { column: 'status', isDescending: true } as const;
const SORTED_BY = ['check', 'status', 'host', 'tags', 'message', 'since', 'reported'];

/** Tags in a row, beside a message and where there is none; all stand in what it opens to. */
const SHOWN_TAGS = { narrow: 4, wide: 10 };

/** After which a status may well be out of date: most checks report every 15 seconds. */
const STALE_S = 600;

interface GroupTableProps {
  readonly groups: readonly LabServiceCheck[];
  /** Rows at most. */
  readonly most: number;
  /** Unix seconds by the backend's clock. */
  readonly nowS: number;
  readonly none: string;
}

/** A row for each check and group; it opens to the whole message and all tags. */
export function GroupTable({ groups, most, nowS, none }: GroupTableProps) {
  const [sorting, setSorting] = useSorting(SORTED_BY, USUAL);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const isOpen = (group: LabServiceCheck) => open.has(groupKey(group));
  const onToggle = (group: LabServiceCheck) => {
    const next = new Set(open);
    if (!next.delete(groupKey(group))) next.add(groupKey(group));
    setOpen(next);
  };
  const columns: readonly TableColumn<LabServiceCheck>[] = [
    {
      key: 'check',
      label: 'Check',
      value: ({ check }) => check,
      cell: (group) => (
        <button
          type="button"
          className={classes.name}
          data-row={groupKey(group)}
          aria-expanded={isOpen(group)}
          onClick={() => onToggle(group)}
        >
          <IconChevronRight size={14} stroke={1.8} className={classes.chevron} />
          <span>{breakable(group.check)}</span>
        </button>
      ),
    },
    {
      key: 'status',
      label: 'Status',
      value: ({ status }) => severityOf(status),
      cell: ({ status }) => <StatusBadge status={statusWord(status)} />,
    },
    {
      key: 'host',
      label: 'Host',
      value: ({ host }) => host || null,
      cell: ({ host }) => (
        <span className={classes.host} title={host}>
          {host || '–'}
        </span>
      ),
    },
    {
      key: 'tags',
      label: 'Tags',
      value: ({ tags }) => tags.join(' ') || null,
      cell: ({ tags, message }) => <Tags tags={tags} isWide={message === ''} />,
      takesNext: ({ message }) => message === '',
    },
    {
      key: 'message',
      label: 'Message',
      value: ({ message }) => message || null,
      cell: ({ message }) => <span className={classes.message}>{message}</span>,
    },
    {
      key: 'since',
      label: 'Since',
      hint: 'The first report with this status in a row',
      value: ({ sinceS }) => sinceS,
      cell: ({ sinceS }) => (
        <span className={classes.since}>
          {lengthText((nowS - sinceS) * 1000)}
          <span className={classes.at}>{momentText(sinceS * 1000, { withDate: nowS - sinceS > 43_200 })}</span>
        </span>
      ),
    },
    {
      key: 'reported',
      label: 'Last report',
      value: ({ reportedAtS }) => reportedAtS,
      cell: ({ reportedAtS }) => <Reported atS={reportedAtS} nowS={nowS} />,
    },
  ];
  return (
    <DataTable
      label="Service checks"
      columns={columns}
      rows={groups}
      keyOf={groupKey}
      detail={{ isOpen, onToggle, content: (group) => <GroupDetail group={group} /> }}
      most={most}
      sorting={sorting}
      onSort={setSorting}
      none={none}
    />
  );
}

function groupKey({ check, host, tags }: LabServiceCheck): string {
  return JSON.stringify([check, host, ...tags]);
}

function Tags({ tags, isWide }: { readonly tags: readonly string[]; readonly isWide: boolean }) {
  const shown = isWide ? SHOWN_TAGS.wide : SHOWN_TAGS.narrow;
  const more = tags.length - shown;
  return (
    <span className={classes.tags} data-wide={isWide || undefined}>
      {tags.slice(0, shown).map((tag) => (
        <span key={tag} className={classes.tag} title={tag}>
          {tag}
        </span>
      ))}
      {more > 0 && <span className={classes.at}>+{more}</span>}
    </span>
  );
}

function Reported({ atS, nowS }: { readonly atS: number; readonly nowS: number }) {
  const text = relativeText(atS * 1000, nowS * 1000);
  if (nowS - atS < STALE_S) return text;
  return (
    <span className={classes.stale} title="Nothing has come since; the status may be out of date">
      {text}
    </span>
  );
}
