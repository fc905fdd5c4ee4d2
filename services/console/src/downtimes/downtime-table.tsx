import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBan, IconChevronRight, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { LabDowntime } from '../../../../lib/api-types/downtimes.ts';
import { breakable } from '../format/breakable.tsx';
import { DataTable } from '../services/data-table.tsx';
import type { TableColumn } from '../services/table-column.ts';
import { useSorting } from '../services/use-sorting.ts';
import { ToneBadge } from '../shell/tone-badge.tsx';
import { DowntimeDetail } from './downtime-detail.tsx';
import { DOWNTIME_STATUSES, isOpen as isChangeable, statusRank } from './downtime-status.ts';
import classes from './downtimes-page.module.css';
import { scheduleWords } from './schedule-words.ts';
import { targetText } from './target-text.ts';
import { windowText } from './window-text.ts';
import { zonedText } from './zone-text.ts';

interface DowntimeTableProps {
  readonly downtimes: readonly LabDowntime[];
  /** Rows at most. */
  readonly most: number;
  readonly nowMs: number;
  /** The row that is open from the first, by its id. */
  readonly opened: string | undefined;
  readonly onEdit: (downtime: LabDowntime) => void;
  readonly onCancel: (downtime: LabDowntime) => void;
}

const SORTED_BY = ['scope', 'status', 'target', 'next', 'kept'];

/** Downtimes by what they are for and when; a row opens to its message and what it tells whom. */
export function DowntimeTable({ downtimes, most, nowMs, opened, onEdit, onCancel }: DowntimeTableProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(opened === undefined ? [] : [opened]));
  const [sorting, setSorting] = useSorting(SORTED_BY, { column: 'status', isDescending: false });
  const onToggle = ({ id }: LabDowntime) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const columns: readonly TableColumn<LabDowntime>[] = [
    {
      key: 'scope',
      label: 'Scope',
      value: ({ scope }) => scope,
      cell: (downtime) => (
        <button
          type="button"
          className={classes.scope}
          data-row={downtime.id}
          aria-expanded={open.has(downtime.id)}
          onClick={() => onToggle(downtime)}
        >
          <IconChevronRight size={14} stroke={1.8} className={classes.chevron} />
          <span>{downtime.scope === '*' ? 'all groups' : breakable(downtime.scope)}</span>
        </button>
      ),
    },
    {
      key: 'status',
      label: 'Status',
      value: ({ status, window }) => statusRank(status) * 1e14 + (window?.startMs ?? 0),
      cell: ({ status }) => {
        const word = DOWNTIME_STATUSES[statusRank(status)];
        return <ToneBadge tone={word?.tone ?? 'none'}>{word?.label}</ToneBadge>;
      },
    },
    {
      key: 'target',
      label: 'Monitors',
      value: targetText,
      cell: (downtime) => <span className={classes.target}>{targetText(downtime)}</span>,
    },
    { key: 'schedule', label: 'Schedule', cell: (downtime) => <Schedule downtime={downtime} /> },
    {
      key: 'next',
      label: 'When',
      value: ({ window }) => window?.startMs ?? null,
      cell: (downtime) => <When downtime={downtime} nowMs={nowMs} />,
    },
    {
      key: 'kept',
      label: 'Kept by',
      value: ({ file }) => file ?? '',
      cell: ({ file }) =>
        file === undefined ? (
          'API'
        ) : (
          <Tooltip label={`${file}: it is changed there`}>
            <span className={classes.file}>{breakable(file.slice(file.lastIndexOf('/') + 1))}</span>
          </Tooltip>
        ),
    },
    {
      key: 'act',
      label: '',
      isNumber: true,
      cell: (downtime) => <Acts downtime={downtime} onEdit={onEdit} onCancel={onCancel} />,
    },
  ];
  return (
    <DataTable
      label="Downtimes"
      columns={columns}
      rows={downtimes}
      keyOf={({ id }) => id}
      detail={{
        isOpen: ({ id }) => open.has(id),
        onToggle,
        content: (downtime) => <DowntimeDetail downtime={downtime} />,
      }}
      most={most}
      sorting={sorting}
      onSort={setSorting}
      none="No downtime fits these filters."
    />
  );
}

function Schedule({ downtime }: { readonly downtime: LabDowntime }) {
  const zone = zoneOf(downtime);
  return (
    <div className={classes.schedule}>
      {scheduleWords(downtime.schedule, zone).map((line) => (
        <div key={line}>{line}</div>
      ))}
      <span className={classes.faint}>{zone}</span>
    </div>
  );
}

/** Whose clocks its schedule goes by. */
function zoneOf({ schedule, displayTimezone }: LabDowntime): string {
  return schedule.kind === 'recurring' ? schedule.timezone : displayTimezone;
}

function When({ downtime, nowMs }: { readonly downtime: LabDowntime; readonly nowMs: number }) {
  const { window, displayTimezone, status } = downtime;
  const zone = zoneOf(downtime);
  const atMs = status === 'scheduled' ? window?.startMs : window?.endMs;
  return (
    <div className={classes.when}>
      {windowText(downtime, nowMs)}
      {status !== 'canceled' && atMs != null && (
        <div className={classes.faint}>
          {zonedText(atMs, displayTimezone)}
          {zone !== displayTimezone && ` ${displayTimezone}`}
        </div>
      )}
    </div>
  );
}

function Acts({
  downtime,
  onEdit,
  onCancel,
}: Pick<DowntimeTableProps, 'onEdit' | 'onCancel'> & {
  readonly downtime: LabDowntime;
}) {
  if (!isChangeable(downtime) || downtime.file !== undefined) return null;
  return (
    <span className={classes.acts}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={24}
        aria-label={`Edit the downtime of ${downtime.scope}`}
        onClick={() => onEdit(downtime)}
      >
        <IconPencil size={15} stroke={1.7} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={24}
        aria-label={`Cancel the downtime of ${downtime.scope}`}
        onClick={() => onCancel(downtime)}
      >
        <IconBan size={15} stroke={1.7} />
      </ActionIcon>
    </span>
  );
}
