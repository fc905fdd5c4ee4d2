import { useMemo } from 'react';
import { readListStream } from '../../../../../lib/widget/read-list-stream.ts';
import { EventStreamWidget } from '../events/event-stream-widget.tsx';
import { Tile } from '../tile/tile.tsx';
import type { WidgetProps } from '../widget-props.ts';
import { SpanStream } from './span-stream.tsx';

/** A list of the newest spans or events; of another source, that the lab does not have it. */
export function ListStreamWidget(props: WidgetProps) {
  const widget = useMemo(() => readListStream(props.definition), [props.definition]);
  if (widget.source === 'trace_stream') return <SpanStream {...props} widget={widget} />;
  if (widget.source === 'event_stream') {
    return <EventStreamWidget {...props} definition={{ ...widget.query, type: 'event_stream' }} />;
  }
  return <Tile what="the list" isPending={false} faults={[widget.fault ?? '']} />;
}
