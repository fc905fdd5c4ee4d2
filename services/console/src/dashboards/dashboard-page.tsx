import { useMemo } from 'react';
import { useParams, useSearchParams } from 'wouter';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { useDashboard } from '../api/use-dashboard.ts';
import { EditButton } from '../board-editor/edit-button.tsx';
import { EditMode } from '../board-editor/edit-mode.tsx';
import { useEditParam } from '../board-editor/use-edit-param.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { BoardContext } from '../widgets/board-context.ts';
import { useBoardClock } from '../widgets/use-board-clock.ts';
import { BoardGrid } from './board-grid.tsx';
import { BoardMenu } from './board-menu.tsx';
import classes from './dashboard-page.module.css';
import { FreeBoard } from './free-board.tsx';
import { undrawnOfBoard } from './undrawn-of-board.ts';
import { useDefaultTimeframe } from './use-default-timeframe.ts';
import { VariableBar } from './variable-bar.tsx';
import { boundVariables } from './variable-params.ts';

/** A dashboard, by the id in its address; the slug behind it is for people. */
export function DashboardPage() {
  const { id = '' } = useParams<{ id: string }>();
  const { data, error, isPending } = useDashboard(id);
  return (
    <>
      <title>{data ? `${data.title} · Labrador` : 'Dashboard · Labrador'}</title>
      {!data && <PageHeader title="Dashboard" />}
      <div className={classes.problem}>
        <ErrorNotice title="The dashboard could not be read" error={error} />
      </div>
      {isPending && !error && <Waiting />}
      {data && <BoardPage key={data.id} dashboard={data} />}
    </>
  );
}

function BoardPage({ dashboard }: { readonly dashboard: Dashboard }) {
  const [params] = useSearchParams();
  const [range] = useTimeRange();
  useDefaultTimeframe(dashboard.default_timeframe);
  const clock = useBoardClock(range);
  const chosen = JSON.stringify(boundVariables(dashboard.template_variables, params));
  // By what is chosen: the address changes for other reasons, too, and a new list would have all asked again.
  const variables = useMemo(() => JSON.parse(chosen) as ReturnType<typeof boundVariables>, [chosen]);
  const board = useMemo(() => ({ clock, variables }), [clock, variables]);
  const missing = undrawnOfBoard(dashboard);
  const { isEditing, leave } = useEditParam();
  if (isEditing) {
    return (
      <BoardContext value={board}>
        <EditMode dashboard={dashboard} onLeave={leave} />
      </BoardContext>
    );
  }
  return (
    <BoardContext value={board}>
      <PageHeader title={dashboard.title || 'Untitled'}>
        <div className={classes.tools}>
          <EditButton dashboard={dashboard} />
          <BoardMenu dashboard={dashboard} onRefresh={clock.refresh} />
        </div>
      </PageHeader>
      {dashboard.description && (
        <div className={classes.text}>
          <Markdown text={dashboard.description} />
        </div>
      )}
      <div className={classes.bar}>
        <VariableBar dashboard={dashboard} bound={variables} />
        {missing.length > 0 && <span className={classes.missing}>Not drawn yet: {missing.join(', ')}</span>}
      </div>
      <div className={classes.board}>
        {dashboard.widgets.length === 0 && (
          <div className={classes.none}>
            No widget yet. Add some with “Edit”, or with <code>PUT /api/v1/dashboard/{dashboard.id}</code>.
          </div>
        )}
        {dashboard.layout_type === 'free' ? (
          <FreeBoard widgets={dashboard.widgets} />
        ) : (
          <BoardGrid widgets={dashboard.widgets} reflow={dashboard.reflow_type} />
        )}
      </div>
    </BoardContext>
  );
}
