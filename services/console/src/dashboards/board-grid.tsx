import type { CSSProperties } from 'react';
import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import classes from './board-grid.module.css';
import { gridPlaces } from './grid-places.ts';
import { GroupWidget } from './group-widget.tsx';
import { WidgetFrame } from './widget-frame.tsx';

interface BoardGridProps {
  readonly widgets: readonly Widget[];
  readonly reflow?: 'auto' | 'fixed' | null | undefined;
}

/** Widgets in twelve columns. */
export function BoardGrid({ widgets, reflow }: BoardGridProps) {
  return (
    <div className={classes.grid}>
      {gridPlaces(widgets, { reflow }).map(({ widget, column, columns, row, rows }) => {
        const place: CSSProperties = { gridColumn: `${column} / span ${columns}`, gridRow: `${row} / span ${rows}` };
        return (
          <div key={widget.id} className={classes.place} style={place}>
            {widget.definition.type === 'group' ? (
              <GroupWidget definition={widget.definition}>
                <BoardGrid widgets={(widget.definition.widgets ?? []) as readonly Widget[]} />
              </GroupWidget>
            ) : (
              <WidgetFrame widget={widget} />
            )}
          </div>
        );
      })}
    </div>
  );
}
