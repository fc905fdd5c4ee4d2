import { Button } from '@mantine/core';
import { IconBell, IconBellOff } from '@tabler/icons-react';
import type { LabMonitor, LabMonitorGroup } from '../../../../lib/api-types/monitor-pages.ts';
import { useMonitorChange } from '../api/use-monitor-change.ts';
import { lengthText, relativeText } from '../format/relative-time.ts';
import { StateBadge } from '../monitors/state-badge.tsx';
import { stateLook } from '../monitors/state-words.ts';
import { VALUE_COLUMN } from '../monitors/value-column.tsx';
import { DataTable } from '../services/data-table.tsx';
import type { TableColumn } from '../services/table-column.ts';
import { useSorting } from '../services/use-sorting.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Panel } from '../shell/panel.tsx';
import { momentText } from '../time-range/moment-text.ts';
import classes from './monitor-page.module.css';
import { MuteMenu } from './mute-menu.tsx';

const USUAL = { column: 'state', isDescending: true } as const;
const SORTED_BY = ['group', 'state', 'value', 'since', 'triggered'];

interface GroupsPanelProps {
  readonly detail: LabMonitor;
  /** Key of the group that is looked at. */
  readonly chosen: string | undefined;
  readonly onChosen: (key: string | undefined) => void;
}

/** What each group is in now, since when, and at which value. */
export function GroupsPanel({ detail, chosen, onChosen }: GroupsPanelProps) {
  const { monitor, groups, nowMs } = detail;
  const [sorting, setSorting] = useSorting(SORTED_BY, USUAL);
  const change = useMonitorChange(monitor.id);
  const silenced = monitor.options.silenced ?? {};
  const moment = (atMs: number | undefined) =>
    atMs !== undefined && (
      <span className={classes.length} title={momentText(atMs, { withDate: true })}>
        {relativeText(atMs, nowMs)}
      </span>
    );
  const columns: readonly TableColumn<LabMonitorGroup>[] = [
    {
      key: 'group',
      label: 'Group',
      value: ({ key }) => key,
      cell: ({ key }) => (
        <button
          type="button"
          className={classes.group}
          aria-pressed={key === chosen}
          data-row
          onClick={() => onChosen(key === chosen ? undefined : key)}
        >
          {key === '*' ? 'all' : key}
        </button>
      ),
    },
    {
      key: 'state',
      label: 'State',
      value: ({ state }) => stateLook(state).severity,
      cell: ({ state, downtimeIds }) => (
        <span className={classes.state}>
          <StateBadge state={state} />
          {downtimeIds.length > 0 && <IconBellOff size={14} stroke={1.8} role="img" aria-label="In downtime" />}
        </span>
      ),
    },
    VALUE_COLUMN,
    {
      key: 'since',
      label: 'Since',
      value: ({ sinceMs }) => sinceMs,
      cell: ({ sinceMs }) => (
        <span className={classes.length} title={momentText(sinceMs, { withDate: true })}>
          {lengthText(nowMs - sinceMs)}
        </span>
      ),
    },
    {
      key: 'triggered',
      label: 'Last triggered',
      value: ({ lastTriggeredAtMs }) => lastTriggeredAtMs ?? null,
      cell: ({ lastTriggeredAtMs }) => moment(lastTriggeredAtMs),
    },
    { key: 'notified', label: 'Last notified', cell: ({ lastNotifiedAtMs }) => moment(lastNotifiedAtMs) },
    {
      key: 'actions',
      label: '',
      cell: ({ key, state }) => (
        <span className={classes.rowActions}>
          {Object.hasOwn(silenced, key) && (
            <Button
              variant="default"
              size="compact-xs"
              leftSection={<IconBell size={13} stroke={1.8} />}
              onClick={() => change.mutate({ kind: 'unmute', group: key })}
            >
              Unmute
            </Button>
          )}
          <MuteMenu
            what={key}
            isSmall
            isPending={false}
            onMute={(endS) => change.mutate({ kind: 'mute', group: key, endS })}
          />
          <Button
            variant="default"
            size="compact-xs"
            disabled={state === 'OK'}
            aria-label={`Resolve ${key}`}
            onClick={() => change.mutate({ kind: 'resolve', group: key })}
          >
            Resolve
          </Button>
        </span>
      ),
    },
  ];
  return (
    <Panel title={groups.length === 1 ? '1 group' : `${groups.length.toLocaleString('en')} groups`}>
      <ErrorNotice title="The group was not changed" error={change.error} />
      <DataTable
        label="Groups"
        columns={columns}
        rows={chosen === undefined ? groups : groups.filter(({ key }) => key === chosen)}
        keyOf={({ key }) => key}
        most={300}
        sorting={sorting}
        onSort={setSorting}
        none={chosen === undefined ? 'No group was evaluated yet.' : `There is no group ${chosen} now.`}
      />
    </Panel>
  );
}
