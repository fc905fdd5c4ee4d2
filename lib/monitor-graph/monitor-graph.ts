import type { WidgetDefinition } from '../api-types/dashboards.ts';
import type { MonitorOptions } from '../api-types/monitors.ts';
import type { MonitorQuery } from '../monitor-language/types.ts';
import { monitorRequest } from './monitor-request.ts';
import { thresholdMarkers } from './threshold-markers.ts';

interface MonitorGraphOptions {
  readonly options: Pick<MonitorOptions, 'thresholds' | 'variables'>;
  /** Of the group that is to be drawn; none: all of them. */
  readonly groupTags?: readonly string[];
}

/** A time series widget of what a monitor looks at, with its thresholds; undefined of one that is drawn by nothing. */
export function monitorGraph(
  query: MonitorQuery,
  { options, groupTags = [] }: MonitorGraphOptions,
): WidgetDefinition | undefined {
  const request = monitorRequest(query, { variables: options.variables, groupTags });
  if (!request) return undefined;
  return { type: 'timeseries', requests: [request], markers: thresholdMarkers(query, options.thresholds) };
}
