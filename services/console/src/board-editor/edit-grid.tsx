import type { CSSProperties } from 'react';
import { type Container, widgetsIn } from './board-containers.ts';
import { itemsOf, type LayoutKind, layoutKind } from './board-layout.ts';
import { useEditing } from './edit-context.ts';
import classes from './edit-grid.module.css';
import { EditTile } from './edit-tile.tsx';
import { type GridItem, rowsOf } from './grid-items.ts';
import { UNIT_PX } from './grid-metrics.ts';
import { tileStyle } from './tile-style.ts';

/** A free board has this much room below and to the right of its widgets, in its units. */
const FREE_ROOM = 24;

/** The widgets of a container, each in its place, to be moved and sized; the one that is moved leaves a shadow. */
export function EditGrid({ container }: { readonly container: Container }) {
  const { draft, drag } = useEditing();
  const shown = drag?.preview ?? draft;
  const kind = layoutKind(shown, container);
  const items = itemsOf(shown, container);
  const moved = drag?.kind === 'move' ? drag : undefined;
  const shadow = items.find(({ id }) => id === moved?.id);
  // The tile that is moved stays where it was in the page; only its transform follows the pointer.
  const home = moved?.from === container ? itemsOf(draft, container).find(({ id }) => id === moved.id) : undefined;
  return (
    <div className={classes.grid} data-kind={kind} data-container={container} style={sizeOf(kind, items)}>
      {shadow && <div className={classes.shadow} style={tileStyle(kind, shadow)} />}
      {widgetsIn(draft, container).map((widget) => {
        const item = home?.id === widget.id ? home : items.find(({ id }) => id === widget.id);
        return (
          item && (
            <EditTile
              key={widget.id}
              widget={widget}
              container={container}
              held={widget.id === drag?.id ? drag.kind : undefined}
              kind={kind}
              x={item.x}
              y={item.y}
              width={item.width}
              height={item.height}
            >
              {widget.definition.type === 'group' && <EditGrid container={widget.id} />}
            </EditTile>
          )
        );
      })}
    </div>
  );
}

function sizeOf(kind: LayoutKind, items: readonly GridItem[]): CSSProperties {
  if (kind !== 'free') return {};
  const width = Math.max(0, ...items.map((item) => item.x + item.width));
  return { minWidth: (width + FREE_ROOM) * UNIT_PX, height: (rowsOf(items) + FREE_ROOM) * UNIT_PX };
}
