import { Loader, Skeleton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'wouter';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { useDashboard } from '../api/use-dashboard.ts';
import { EditButton } from '../board-editor/edit-button.tsx';
import { EditMode } from '../board-editor/edit-mode.tsx';
import { useEditParam } from '../board-editor/use-edit-param.ts';
import { SharedMomentContext, sharedMoment } from '../chart/shared-moment.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { BoardContext } from '../widgets/board-context.ts';
import { useBoardClock } from '../widgets/use-board-clock.ts';
import { BoardMenu } from './board-menu.tsx';
import { boardState } from './board-state.ts';
import { chosenTab } from './board-tabs.ts';
import { BoardWidgets } from './board-widgets.tsx';
import classes from './dashboard-page.module.css';
import { largeWidget } from './large-param.ts';
import { LargeWidget } from './large-widget.tsx';
import { chosenView, variablesInView } from './saved-views.ts';
import { TabBar } from './tab-bar.tsx';
import { TvBoard } from './tv-board.tsx';
import { undrawnOfBoard } from './undrawn-of-board.ts';
import { useDefaultTimeframe } from './use-default-timeframe.ts';
import { useTvMode } from './use-tv-mode.ts';
import { VariableBar } from './variable-bar.tsx';
import { boundVariables } from './variable-params.ts';
import { ViewMenu } from './view-menu.tsx';

/** A dashboard, by the id in its address; the slug behind it is for people. */
export function DashboardPage() {
  const { id = '' } = useParams<{ id: string }>();
  const { data, error, isPending } = useDashboard(id);
  return (
    <>
      <title>{data ? `${data.title} · Labrador` : 'Dashboard · Labrador'}</title>
      {!data && (
        <PageHeader title={error ? 'Dashboard' : <Skeleton width={220} height={18} aria-label="Dashboard" />} />
      )}
      <div className={classes.problem}>
        <ErrorNotice title="The dashboard could not be read" error={error} />
      </div>
      {isPending && !error && (
        <div className={classes.loading}>
          <Loader size="sm" type="dots" aria-label="Loading the dashboard" />
        </div>
      )}
      {data && <BoardPage key={data.id} dashboard={data} />}
    </>
  );
}

function BoardPage({ dashboard }: { readonly dashboard: Dashboard }) {
  const [params] = useSearchParams();
  const [range] = useTimeRange();
  useDefaultTimeframe(dashboard);
  const clock = useBoardClock(range);
  const view = chosenView(dashboard.template_variable_presets, params);
  const written = useMemo(
    () => variablesInView(dashboard.template_variables ?? [], view),
    [dashboard.template_variables, view],
  );
  const tab = chosenTab(dashboard.tabs, params);
  const chosen = JSON.stringify(boundVariables(written, params));
  // By what is chosen: the address changes for other reasons, too, and a new list would have all asked again.
  const variables = useMemo(() => JSON.parse(chosen) as ReturnType<typeof boundVariables>, [chosen]);
  const board = useMemo(() => ({ clock, variables }), [clock, variables]);
  const large = largeWidget(dashboard.widgets, params);
  const [moment] = useState(sharedMoment);
  const [isTv, setTv] = useTvMode();
  const missing = undrawnOfBoard(dashboard);
  const widgets = (
    <SharedMomentContext value={moment}>
      <BoardWidgets dashboard={dashboard} tab={tab} />
    </SharedMomentContext>
  );
  const { isEditing, leave } = useEditParam();
  if (isEditing) {
    return (
      <BoardContext value={board}>
        <EditMode dashboard={dashboard} onLeave={leave} />
      </BoardContext>
    );
  }
  if (isTv) {
    return (
      <BoardContext value={board}>
        <TvBoard title={dashboard.title} beside={boardState({ range, view, tab })} onLeave={() => setTv(false)}>
          {widgets}
        </TvBoard>
      </BoardContext>
    );
  }
  return (
    <BoardContext value={board}>
      <PageHeader title={dashboard.title || 'Untitled'}>
        <div className={classes.tools} data-tools>
          <EditButton dashboard={dashboard} />
          <BoardMenu dashboard={dashboard} onRefresh={clock.refresh} onTv={() => setTv(true)} />
        </div>
      </PageHeader>
      {dashboard.description && (
        <div className={classes.text}>
          <Markdown text={dashboard.description} />
        </div>
      )}
      <div className={classes.bar}>
        {written.length > 0 && <ViewMenu dashboard={dashboard} view={view} variables={written} bound={variables} />}
        <VariableBar variables={written} widgets={dashboard.widgets} bound={variables} />
        {missing.length > 0 && <span className={classes.missing}>Not drawn yet: {missing.join(', ')}</span>}
      </div>
      {tab && <TabBar tabs={dashboard.tabs ?? []} chosen={tab} />}
      <div className={classes.board}>
        {dashboard.widgets.length === 0 && (
          <div className={classes.none}>
            No widget yet. Add some with “Edit”, or with <code>PUT /api/v1/dashboard/{dashboard.id}</code>.
          </div>
        )}
        {widgets}
      </div>
      {large && <LargeWidget key={large.id} widget={large} />}
    </BoardContext>
  );
}
