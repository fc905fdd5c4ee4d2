import type { ComponentType } from 'react';
import { isPublicType } from '../../../../lib/widget/is-public-type.ts';
import { ChangeWidget } from './change/change-widget.tsx';
import { CheckStatusWidget } from './check-status/check-status-widget.tsx';
import { DistributionWidget } from './distribution/distribution-widget.tsx';
import { EventStreamWidget } from './events/event-stream-widget.tsx';
import { EventTimelineWidget } from './events/event-timeline-widget.tsx';
import { FreeTextWidget } from './free-text/free-text-widget.tsx';
import { HeatmapWidget } from './heatmap/heatmap-widget.tsx';
import { HostmapWidget } from './hostmap/hostmap-widget.tsx';
import { IframeWidget } from './iframe/iframe-widget.tsx';
import { ImageWidget } from './image/image-widget.tsx';
import { ListStreamWidget } from './list-stream/list-stream-widget.tsx';
import { MISSING_TYPES, MissingWidget } from './missing/missing-widget.tsx';
import { AlertGraphWidget } from './monitor/alert-graph-widget.tsx';
import { AlertValueWidget } from './monitor/alert-value-widget.tsx';
import { ManageStatusWidget } from './monitor/manage-status-widget.tsx';
import { NoteWidget } from './note/note-widget.tsx';
import { SunburstWidget } from './parts/sunburst-widget.tsx';
import { TreemapWidget } from './parts/treemap-widget.tsx';
import { QueryTableWidget } from './query-table/query-table-widget.tsx';
import { QueryValueWidget } from './query-value/query-value-widget.tsx';
import { ScatterplotWidget } from './scatterplot/scatterplot-widget.tsx';
import { ServicemapWidget } from './servicemap/servicemap-widget.tsx';
import { TimeseriesWidget } from './timeseries/timeseries-widget.tsx';
import { ToplistWidget } from './toplist/toplist-widget.tsx';
import { TraceServiceWidget } from './trace-service/trace-service-widget.tsx';
import { UndrawnWidget } from './undrawn/undrawn-widget.tsx';
import { UnsharedWidget } from './undrawn/unshared-widget.tsx';
import { useBoard } from './use-board.ts';
import type { WidgetProps } from './widget-props.ts';

const BODIES: Readonly<Record<string, ComponentType<WidgetProps>>> = {
  timeseries: TimeseriesWidget,
  query_value: QueryValueWidget,
  toplist: ToplistWidget,
  change: ChangeWidget,
  query_table: QueryTableWidget,
  treemap: TreemapWidget,
  sunburst: SunburstWidget,
  heatmap: HeatmapWidget,
  distribution: DistributionWidget,
  scatterplot: ScatterplotWidget,
  note: NoteWidget,
  free_text: FreeTextWidget,
  image: ImageWidget,
  iframe: IframeWidget,
  event_stream: EventStreamWidget,
  list_stream: ListStreamWidget,
  event_timeline: EventTimelineWidget,
  ...Object.fromEntries(MISSING_TYPES.map((type) => [type, MissingWidget])),
  alert_graph: AlertGraphWidget,
  alert_value: AlertValueWidget,
  manage_status: ManageStatusWidget,
  check_status: CheckStatusWidget,
  hostmap: HostmapWidget,
  trace_service: TraceServiceWidget,
  servicemap: ServicemapWidget,
  topology_map: ServicemapWidget,
};

/** The inside of a widget by its type; of one that is not drawn yet, what it is. Groups are no part of this. */
export function WidgetBody(props: WidgetProps) {
  const { type } = props.definition;
  const { isPublic } = useBoard();
  if (isPublic && !isPublicType(type)) return <UnsharedWidget definition={props.definition} />;
  const Body = (Object.hasOwn(BODIES, type) ? BODIES[type] : undefined) ?? UndrawnWidget;
  return <Body {...props} />;
}

/** Whether widgets of a type are drawn. */
export function isDrawnType(type: string): boolean {
  return Object.hasOwn(BODIES, type);
}
