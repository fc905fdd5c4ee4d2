import { type CSSProperties, type KeyboardEvent, memo, type PointerEvent, useEffect, useRef } from 'react';
import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import { widgetTitle } from '../../../../lib/widget/widget-title.ts';
import { GroupWidget } from '../dashboards/group-widget.tsx';
import { WidgetFrame } from '../dashboards/widget-frame.tsx';
import type { Container } from './board-containers.ts';
import type { BoardDrag } from './board-drag.ts';
import { removeWidget } from './board-operations.ts';
import { useEditActions, useEditing } from './edit-context.ts';
import { EditGrid } from './edit-grid.tsx';
import classes from './edit-tile.module.css';
import { isArrowKey, nudgeWidget, placeInWords } from './nudge-widget.ts';
import { TileTools } from './tile-tools.tsx';

/** Drawn again only when the widget is another one: moving it past others leaves it as it is. */
const StillFrame = memo(WidgetFrame);

interface EditTileProps {
  readonly widget: Widget;
  readonly container: Container;
  /** Whether the pointer has it. */
  readonly isHeld: boolean;
  readonly canSize: boolean;
  readonly style: CSSProperties;
}

/** A widget that is edited: moved by its head, sized at its corner, by pointer or keys, with tools of its own. */
export function EditTile({ widget, container, isHeld, canSize, style }: EditTileProps) {
  const { draft, drag, startDrag } = useEditing();
  const { change, announce, edit } = useEditActions();
  const tile = useRef<HTMLDivElement>(null);
  const { id, definition } = widget;
  useEffect(() => {
    // What was just added may lie outside of the window.
    if (id < 0) tile.current?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  const isGroup = definition.type === 'group';
  const name = (isGroup ? nameOf(definition.title) : widgetTitle(definition)) ?? definition.type;
  const take = (kind: BoardDrag['kind']) => (event: PointerEvent) => {
    if (tile.current) startDrag(event, { id, container, kind, tile: tile.current });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') edit(id);
    else if (event.key === 'Delete') {
      change((before) => removeWidget(before, id, container));
      announce(`${name} deleted`);
    } else if (isArrowKey(event.key)) {
      const nudge = { key: event.key, container, isSize: event.shiftKey };
      const next = nudgeWidget(draft, id, nudge);
      change((before) => nudgeWidget(before, id, nudge));
      announce(`${name}: ${placeInWords(next, id, container)}`);
    } else return;
    event.preventDefault();
  };
  return (
    <div
      ref={tile}
      className={classes.tile}
      style={style}
      data-held={isHeld ? drag?.kind : undefined}
      data-group-tile={isGroup || undefined}
    >
      {isGroup ? (
        <GroupWidget definition={definition}>
          <EditGrid container={id} />
        </GroupWidget>
      ) : (
        <StillFrame widget={widget} />
      )}
      <button
        type="button"
        className={classes.handle}
        aria-label={`Move ${name}`}
        aria-keyshortcuts="ArrowUp ArrowDown ArrowLeft ArrowRight"
        title="Drag to move; arrow keys move, with shift they size"
        onPointerDown={take('move')}
        onKeyDown={press}
        onDoubleClick={() => edit(id)}
      />
      <TileTools widget={widget} container={container} name={name} />
      {canSize && (
        <button
          type="button"
          className={classes.corner}
          tabIndex={-1}
          aria-label={`Size ${name}`}
          onPointerDown={take('resize')}
        />
      )}
    </div>
  );
}

function nameOf(title: unknown): string {
  return typeof title === 'string' && title.trim() !== '' ? title : 'Group';
}
