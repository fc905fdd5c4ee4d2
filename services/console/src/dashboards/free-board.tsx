import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import { WidgetFrame } from './widget-frame.tsx';

/** Pixels of a unit of a free board. */
const UNIT_PX = 10;

/** Widgets wherever their layouts say, over each other in their order; wider than the window, it scrolls. */
export function FreeBoard({ widgets }: { readonly widgets: readonly Widget[] }) {
  const placed = widgets.flatMap((widget) => (widget.layout ? [{ widget, layout: widget.layout }] : []));
  const width = Math.max(0, ...placed.map(({ layout }) => layout.x + layout.width));
  const height = Math.max(0, ...placed.map(({ layout }) => layout.y + layout.height));
  return (
    <div style={{ overflowX: 'auto' }}>
      <div style={{ position: 'relative', width: width * UNIT_PX, height: height * UNIT_PX }}>
        {placed.map(({ widget, layout }) => (
          <div
            key={widget.id}
            style={{
              position: 'absolute',
              left: layout.x * UNIT_PX,
              top: layout.y * UNIT_PX,
              width: layout.width * UNIT_PX,
              height: layout.height * UNIT_PX,
            }}
          >
            <WidgetFrame widget={widget} />
          </div>
        ))}
      </div>
    </div>
  );
}
