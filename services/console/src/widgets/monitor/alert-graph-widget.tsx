import { useMemo } from 'react';
import { monitorGraph } from '../../../../../lib/monitor-graph/monitor-graph.ts';
import { asObjects } from '../../../../../lib/widget/read-value.ts';
import { useMonitor } from '../../api/use-monitor.ts';
import { readMonitorQuery } from '../../monitor/read-monitor-query.ts';
import { Tile } from '../tile/tile.tsx';
import { TimeseriesWidget } from '../timeseries/timeseries-widget.tsx';
import { ToplistWidget } from '../toplist/toplist-widget.tsx';
import type { WidgetProps } from '../widget-props.ts';
import { alertId } from './alert-id.ts';

/** What a monitor looks at with its thresholds, over time, or of each group as a list. */
export function AlertGraphWidget(props: WidgetProps) {
  const { definition, isSeen } = props;
  const id = alertId(definition);
  const { data, error, isPending } = useMonitor(isSeen ? id : undefined);
  const drawn = useMemo(() => {
    if (!data) return undefined;
    const query = readMonitorQuery(data.monitor);
    if (typeof query === 'string') return { fault: query };
    const graph = monitorGraph(query, { options: data.monitor.options });
    if (!graph) return { fault: `A monitor of type ${data.monitor.type} with this query has no graph.` };
    return { graph: { ...definition, ...graph } };
  }, [data, definition]);
  if (!drawn?.graph) {
    const faults = drawn?.fault === undefined ? [] : [drawn.fault];
    const none = id === undefined ? 'No monitor is chosen' : undefined;
    return (
      <Tile what="the monitor" isPending={isPending && id !== undefined} error={error} faults={faults} none={none} />
    );
  }
  if (definition.viz_type !== 'toplist') return <TimeseriesWidget {...props} definition={drawn.graph} />;
  const [{ display_type: _, ...request } = {}] = asObjects(drawn.graph.requests);
  const scalar = 'response_format' in request ? { ...request, response_format: 'scalar' } : request;
  return <ToplistWidget {...props} definition={{ ...definition, type: 'toplist', requests: [scalar] }} />;
}
