import { type KeyboardEvent, memo, type PointerEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import { widgetTitle } from '../../../../lib/widget/widget-title.ts';
import { GroupWidget } from '../dashboards/group-widget.tsx';
import { WidgetFrame } from '../dashboards/widget-frame.tsx';
import type { Container } from './board-containers.ts';
import type { BoardDrag } from './board-drag.ts';
import type { LayoutKind } from './board-layout.ts';
import { removeWidget } from './board-operations.ts';
import { useEditActions } from './edit-context.ts';
import classes from './edit-tile.module.css';
import { isArrowKey, nudgeWidget, placeInWords } from './nudge-widget.ts';
import { tileStyle } from './tile-style.ts';
import { TileTools } from './tile-tools.tsx';

/** Not drawn again when only its tile has another place. */
const StillFrame = memo(WidgetFrame);

interface EditTileProps {
  readonly widget: Widget;
  readonly container: Container;
  readonly kind: LayoutKind;
  /** What the pointer does to it, if it has it. */
  readonly held: BoardDrag['kind'] | undefined;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The grid of a group. */
  readonly children?: ReactNode;
}

/** A widget that is edited: moved by its head, sized at its corner, by pointer or keys, with tools of its own. */
export const EditTile = memo(function EditTile({ widget, container, kind, held, children, ...place }: EditTileProps) {
  const { startDrag, currentDraft, change, announce, edit } = useEditActions();
  const tile = useRef<HTMLDivElement>(null);
  const { id, definition } = widget;
  useEffect(() => {
    // What was just added may lie outside of the window.
    if (id < 0) tile.current?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  const isGroup = definition.type === 'group';
  const name = (isGroup ? nameOf(definition.title) : widgetTitle(definition)) ?? definition.type;
  const take = (grip: BoardDrag['kind']) => (event: PointerEvent) => {
    if (tile.current) startDrag(event, { id, container, kind: grip, tile: tile.current });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') edit(id);
    else if (event.key === 'Delete') {
      change((before) => removeWidget(before, id, container));
      announce(`${name} deleted`);
    } else if (isArrowKey(event.key)) {
      const nudge = { key: event.key, container, isSize: event.shiftKey };
      const next = nudgeWidget(currentDraft(), id, nudge);
      change((before) => nudgeWidget(before, id, nudge));
      announce(`${name}: ${placeInWords(next, id, container)}`);
    } else return;
    event.preventDefault();
  };
  return (
    <div
      ref={tile}
      className={classes.tile}
      style={tileStyle(kind, place)}
      data-held={held}
      data-group-tile={isGroup || undefined}
    >
      {isGroup ? <GroupWidget definition={definition}>{children}</GroupWidget> : <StillFrame widget={widget} />}
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
      {kind !== 'flow' && (
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
});

function nameOf(title: unknown): string {
  return typeof title === 'string' && title.trim() !== '' ? title : 'Group';
}
