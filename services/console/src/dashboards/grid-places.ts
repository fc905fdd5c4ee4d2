import type { Widget } from '../../../../lib/api-types/dashboards.ts';

/** Columns of an ordered board and of a group. */
export const GRID_COLUMNS = 12;

/** A widget with where it lies in the grid, from 1. */
export interface PlacedWidget {
  readonly widget: Widget;
  readonly column: number;
  readonly columns: number;
  readonly row: number;
  readonly rows: number;
}

/** Size of a widget that flows: three side by side. */
const FLOW = { columns: 4, rows: 3 } as const;

/** Widgets of an ordered board or a group: where their layouts say, or one after the other when they flow. */
export function gridPlaces(
  widgets: readonly Widget[],
  { reflow }: { readonly reflow?: 'auto' | 'fixed' | null | undefined } = {},
): readonly PlacedWidget[] {
  const isPlaced = reflow !== 'auto' && widgets.every(({ layout }) => layout !== undefined && layout !== null);
  return isPlaced ? widgets.flatMap(placed) : flowing(widgets);
}

function placed(widget: Widget): readonly PlacedWidget[] {
  if (!widget.layout) return [];
  const { x, y, width, height } = widget.layout;
  const column = Math.min(x, GRID_COLUMNS - 1) + 1;
  const columns = Math.min(Math.max(width, 1), GRID_COLUMNS - column + 1);
  return [{ widget, column, columns, row: y + 1, rows: Math.max(height, 1) }];
}

function flowing(widgets: readonly Widget[]): readonly PlacedWidget[] {
  const out: PlacedWidget[] = [];
  let [column, row] = [1, 1];
  for (const widget of widgets) {
    const isGroup = widget.definition.type === 'group';
    const columns = isGroup ? GRID_COLUMNS : FLOW.columns;
    if (column + columns > GRID_COLUMNS + 1) [column, row] = [1, row + FLOW.rows];
    const rows = isGroup ? groupRows(widget) : FLOW.rows;
    out.push({ widget, column, columns, row, rows });
    if (isGroup) row += rows;
    else column += columns;
  }
  return out;
}

/** The rows of what is in a group, and one for its title. */
function groupRows({ definition }: Widget): number {
  const inner = gridPlaces((definition.widgets ?? []) as readonly Widget[]);
  return Math.max(1, ...inner.map(({ row, rows }) => row + rows - 1)) + 1;
}
