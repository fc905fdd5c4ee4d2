import type { DashboardTab, TemplateVariablePreset } from '../../../../lib/api-types/dashboards.ts';
import { windowText } from '../time-range/moment-text.ts';
import { spanInWords } from '../time-range/span-text.ts';
import type { TimeRange } from '../time-range/time-range.ts';

interface BoardState {
  readonly range: TimeRange;
  readonly view: TemplateVariablePreset | undefined;
  readonly tab: DashboardTab | undefined;
}

/** What is shown of a board, in words: its tab, its saved view, its time range. */
export function boardState({ range, view, tab }: BoardState): string {
  const time = range.kind === 'live' ? `Past ${spanInWords(range.spanMs)}` : windowText(range);
  return [tab?.name, view?.name, time].filter((part) => part !== undefined).join(' · ');
}
