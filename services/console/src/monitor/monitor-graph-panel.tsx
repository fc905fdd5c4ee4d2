import { useMemo } from 'react';
import type { MonitorResponse } from '../../../../lib/api-types/monitors.ts';
import { monitorGraph } from '../../../../lib/monitor-graph/monitor-graph.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { Panel } from '../shell/panel.tsx';
import { TimeseriesWidget } from '../widgets/timeseries/timeseries-widget.tsx';
import { useBoard } from '../widgets/use-board.ts';
import classes from './monitor-page.module.css';

interface MonitorGraphPanelProps {
  readonly monitor: MonitorResponse;
  readonly query: MonitorQuery;
  /** Tags of the group that is looked at; none: all. */
  readonly groupTags: readonly string[];
}

/** What the monitor looks at, with its thresholds and what it told; nothing of monitors that are no series. */
export function MonitorGraphPanel({ monitor, query, groupTags }: MonitorGraphPanelProps) {
  const { window } = useBoard().clock;
  // The monitor is read every five seconds: while it says the same, the graph is not drawn again.
  const asked = JSON.stringify([query, monitor.options, groupTags]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is all of them
  const definition = useMemo(() => {
    const graph = monitorGraph(query, { options: monitor.options, groupTags });
    // A tag that is no one word of a search cannot be asked for.
    const tags = [`monitor_id:${monitor.id}`, ...groupTags.filter((tag) => !/[\s",()]/.test(tag))];
    const events = [{ q: `sources:alert tags:${tags.join(',')}`, tags_execution: 'and' }];
    return graph && { ...graph, title: monitor.name, events };
  }, [asked, monitor.id, monitor.name]);
  if (!definition) return null;
  return (
    <Panel title="Evaluated">
      <div className={classes.graph}>
        <TimeseriesWidget definition={definition} window={window} isSeen />
      </div>
    </Panel>
  );
}
