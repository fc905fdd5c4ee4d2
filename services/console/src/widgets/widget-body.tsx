import type { ComponentType } from 'react';
import { FreeTextWidget } from './free-text/free-text-widget.tsx';
import { IframeWidget } from './iframe/iframe-widget.tsx';
import { ImageWidget } from './image/image-widget.tsx';
import { NoteWidget } from './note/note-widget.tsx';
import { QueryValueWidget } from './query-value/query-value-widget.tsx';
import { TimeseriesWidget } from './timeseries/timeseries-widget.tsx';
import { ToplistWidget } from './toplist/toplist-widget.tsx';
import { UndrawnWidget } from './undrawn/undrawn-widget.tsx';
import type { WidgetProps } from './widget-props.ts';

const BODIES: Readonly<Record<string, ComponentType<WidgetProps>>> = {
  timeseries: TimeseriesWidget,
  query_value: QueryValueWidget,
  toplist: ToplistWidget,
  note: NoteWidget,
  free_text: FreeTextWidget,
  image: ImageWidget,
  iframe: IframeWidget,
};

/** The inside of a widget by its type; of one that is not drawn yet, what it is. Groups are no part of this. */
export function WidgetBody(props: WidgetProps) {
  const { type } = props.definition;
  const Body = (Object.hasOwn(BODIES, type) ? BODIES[type] : undefined) ?? UndrawnWidget;
  return <Body {...props} />;
}

/** Whether widgets of a type are drawn. */
export function isDrawnType(type: string): boolean {
  return Object.hasOwn(BODIES, type);
}
