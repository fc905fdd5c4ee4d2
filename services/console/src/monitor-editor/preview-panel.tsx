import { useMemo } from 'react';
import type { LabMonitorPreview } from '../../../../lib/api-types/monitor-pages.ts';
import { monitorGraph } from '../../../../lib/monitor-graph/monitor-graph.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { formatNumber } from '../../../../lib/units/format-number.ts';
import { StateBadge } from '../monitors/state-badge.tsx';
import { Notice } from '../shell/notice.tsx';
import { Panel } from '../shell/panel.tsx';
import { TimeseriesWidget } from '../widgets/timeseries/timeseries-widget.tsx';
import { useBoard } from '../widgets/use-board.ts';
import type { MonitorDraft } from './metric-conditions.ts';
import classes from './monitor-editor.module.css';

/** Groups that are named. */
const MOST_GROUPS = 12;

interface PreviewPanelProps {
  readonly draft: MonitorDraft;
  /** Absent while it cannot be read. */
  readonly query: MonitorQuery | undefined;
  /** Whether its thresholds are known. */
  readonly hasThreshold: boolean;
  readonly preview: LabMonitorPreview | undefined;
}

/** What the monitor would look at, with its thresholds, and what it would find now. */
export function PreviewPanel({ draft, query, hasThreshold, preview }: PreviewPanelProps) {
  const { window } = useBoard().clock;
  const asked = JSON.stringify([query, hasThreshold, draft.options?.thresholds, draft.options?.variables]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is what of the draft is drawn
  const definition = useMemo(() => {
    const graph = query && monitorGraph(query, { options: draft.options ?? {} });
    return graph && (hasThreshold ? graph : { ...graph, markers: [] });
  }, [asked]);
  const more = (preview?.groupCount ?? 0) - MOST_GROUPS;
  return (
    <Panel title="Preview" aside={preview && <span>{countText(preview.groupCount)}</span>}>
      {definition ? (
        <div className={classes.graph}>
          <TimeseriesWidget definition={definition} window={window} isSeen />
        </div>
      ) : (
        <p className={classes.none}>
          {query ? 'A monitor of this kind has no graph.' : 'The graph is here once there is a metric.'}
        </p>
      )}
      {preview && (
        <div className={classes.groups}>
          {preview.problem !== undefined && (
            <Notice tone="bad" title="It cannot be evaluated">
              <p>{preview.problem}</p>
            </Notice>
          )}
          {preview.groups.slice(0, MOST_GROUPS).map(({ key, state, value }) => (
            <span key={key} className={classes.group}>
              <StateBadge state={state} />
              {key === '*' ? 'all' : key}
              {value !== undefined && <b>{formatNumber(value)}</b>}
            </span>
          ))}
          {more > 0 && <span>and {more} more</span>}
        </div>
      )}
    </Panel>
  );
}

function countText(count: number): string {
  return count === 0 ? 'now: no data in its window' : `now: ${count} ${count === 1 ? 'group' : 'groups'}`;
}
