import { useMemo } from 'react';
import { readManageStatus } from '../../../../../lib/widget/read-manage-status.ts';
import { useFoundGroups } from '../../api/use-found-groups.ts';
import { useFoundMonitors } from '../../api/use-found-monitors.ts';
import { useServerNow } from '../../api/use-server-now.ts';
import { stateLook } from '../../monitors/state-words.ts';
import { Tile } from '../tile/tile.tsx';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import classes from './manage-status-widget.module.css';
import { StatusList } from './status-list.tsx';
import { rowsOfGroups, rowsOfMonitors, type StatusRow, shownRows, stateCounts } from './status-rows.ts';

const NONE: readonly StatusRow[] = [];

/** How many monitors, or groups, that a search finds are in which state, and which they are; as it is now. */
export function ManageStatusWidget({ definition, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const serverNow = useServerNow();
  const widget = useMemo(() => readManageStatus(definition, variables), [definition, variables]);
  const isOfGroups = widget.summary === 'groups';
  const monitors = useFoundMonitors(widget.query, { isAsked: isSeen && !isOfGroups });
  const groups = useFoundGroups(widget.query, { isAsked: isSeen && isOfGroups });
  const { data, error, isPending } = isOfGroups ? groups : monitors;
  const rows = useMemo(() => {
    if (isOfGroups) return groups.data ? rowsOfGroups(groups.data) : NONE;
    return monitors.data ? rowsOfMonitors(monitors.data) : NONE;
  }, [isOfGroups, groups.data, monitors.data]);
  const what = isOfGroups ? 'groups' : 'monitors';
  const hasZeros = widget.shows.counts && !widget.hidesZeros;
  return (
    <Tile
      what={`the ${what}`}
      isPending={isPending}
      error={error}
      none={data && rows.length === 0 && !hasZeros ? `No ${what} fit this search` : undefined}
    >
      {data && (
        <div className={classes.widget}>
          {widget.shows.counts && (
            <div className={classes.counts} data-colors={widget.colors}>
              {stateCounts(rows, widget).map(({ name, count }) => (
                <div key={name} className={classes.count} data-tone={count === 0 ? 'empty' : stateLook(name).tone}>
                  <b>{count.toLocaleString('en')}</b>
                  <span>{stateLook(name).label}</span>
                </div>
              ))}
            </div>
          )}
          {widget.shows.list && <StatusList rows={shownRows(rows, widget)} widget={widget} nowMs={serverNow()} />}
        </div>
      )}
    </Tile>
  );
}
