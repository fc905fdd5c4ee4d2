import { useState } from 'react';
import { PageHeader } from '../shell/page-header.tsx';
import { metricInText } from './builder-query.ts';
import { GraphPanel } from './graph-panel.tsx';
import { MetricDetailPanel } from './metric-detail-panel.tsx';
import { MetricList } from './metric-list.tsx';
import classes from './metrics-page.module.css';
import { PickHint } from './pick-hint.tsx';
import { QueryEditor } from './query-editor.tsx';
import { useGraphState } from './use-graph-state.ts';

/** Every metric that arrived: find one, ask for it, see it live. */
export function MetricsPage() {
  const [state, change] = useGraphState();
  const [search, setSearch] = useState('');
  const { query } = state;
  const metric = query === undefined ? undefined : metricInText(query);
  return (
    <>
      <title>{metric ? `${metric} · Labrador` : 'Metrics · Labrador'}</title>
      <PageHeader title="Metrics" />
      <div className={classes.page}>
        <MetricList search={search} onSearch={setSearch} selected={metric} />
        <div className={classes.column}>
          {query === undefined ? (
            <PickHint />
          ) : (
            <>
              <QueryEditor query={query} metric={metric} onQuery={(next) => change({ query: next })} />
              <GraphPanel query={query} display={state.display} onDisplay={(display) => change({ display })} />
              {metric && <MetricDetailPanel metric={metric} />}
            </>
          )}
        </div>
      </div>
    </>
  );
}
