import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Dashboard, DashboardTab } from '../../../../lib/api-types/dashboards.ts';
import { boardColumns } from './board-columns.ts';
import { BoardGrid } from './board-grid.tsx';
import { widgetsOfTab } from './board-tabs.ts';
import classes from './board-widgets.module.css';
import { FreeBoard } from './free-board.tsx';

interface BoardWidgetsProps {
  readonly dashboard: Dashboard;
  readonly tab: DashboardTab | undefined;
}

/** The widgets of a board, or of one of its tabs, where their layouts say. */
export function BoardWidgets({ dashboard, tab }: BoardWidgetsProps) {
  const { widgets, tabs, layout_type, reflow_type } = dashboard;
  const isWide = useMediaQuery('(min-width: 1800px)', false, { getInitialValueInEffect: false });
  const shown = useMemo(() => (tab ? widgetsOfTab(widgets, tabs ?? [], tab) : widgets), [widgets, tabs, tab]);
  const columns = useMemo(() => boardColumns(shown, isWide), [shown, isWide]);
  if (layout_type === 'free') return <FreeBoard widgets={shown} />;
  return (
    <div className={classes.columns}>
      {columns.map((column) => (
        <div key={column[0]?.id ?? 'none'} className={classes.column}>
          <BoardGrid widgets={column} reflow={reflow_type} />
        </div>
      ))}
    </div>
  );
}
