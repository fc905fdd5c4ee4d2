import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import { atTop } from './board-tabs.ts';

/** A board in one column, or in two where a widget begins the second (`is_column_break`) and there is room for both. */
export function boardColumns(widgets: readonly Widget[], isWide: boolean): readonly (readonly Widget[])[] {
  const first = widgets.findIndex(({ layout }) => layout?.is_column_break);
  if (!isWide || first <= 0) return [widgets];
  return [widgets.slice(0, first), atTop(widgets.slice(first))];
}
