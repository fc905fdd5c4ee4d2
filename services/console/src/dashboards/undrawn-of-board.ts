import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { timeframeRange } from './timeframe-range.ts';

/** What a board asks for as a whole and does not get. */
export function undrawnOfBoard(dashboard: Dashboard): readonly string[] {
  const { tabs, template_variable_presets: presets, default_timeframe: timeframe, widgets } = dashboard;
  const hasBreaks = widgets.some(({ layout }) => layout?.is_column_break);
  return [
    ...(tabs && tabs.length > 0 ? ['tabs (all widgets are on one page)'] : []),
    ...(presets && presets.length > 0 ? ['saved views (template_variable_presets)'] : []),
    ...(timeframe && !timeframeRange(timeframe) ? ['default_timeframe'] : []),
    ...(hasBreaks ? ['is_column_break'] : []),
  ];
}
