import type { TraceSpan } from '../../../../lib/api-types/spans.ts';
import { type ChartTheme, LIGHT_CHART, seriesColor } from '../../../../lib/chart/chart-theme.ts';
import { mixColors } from '../chart/mix-colors.ts';
import { servicePlaces } from '../chart/service-colors.ts';
import { groupSpans, type SpanGroup } from './span-groups.ts';
import type { ColorBy } from './trace-look.ts';

/** A group of spans with its colours. */
export interface ColoredGroup extends SpanGroup {
  /** As it is in legends and dots. */
  readonly color: string;
  /** Of a bar with a label in `ink`, and of one that steps back. */
  readonly fill: string;
  readonly dimFill: string;
}

/** The spans of a trace by colour: `groupOf` has the place in `groups` of each span. */
export interface SpanColors {
  readonly groups: readonly ColoredGroup[];
  readonly groupOf: Int32Array;
}

/** Groups the spans of a trace by service or host, and gives each group the colour it has everywhere. */
export function colorSpans(spans: readonly TraceSpan[], colorBy: ColorBy, theme: ChartTheme): SpanColors {
  const groups = groupSpans(
    spans,
    colorBy === 'host' ? (span) => span.lab.host || '(no host)' : (span) => span.service,
  );
  const places = servicePlaces(groups.map(({ name }) => name));
  const groupOf = new Int32Array(spans.length);
  for (const [place, group] of groups.entries()) for (const span of group.spans) groupOf[span] = place;
  return {
    groups: groups.map((group) => colored(group, seriesColor(theme, places.get(group.name) ?? 0), theme)),
    groupOf,
  };
}

function colored(group: SpanGroup, color: string, theme: ChartTheme): ColoredGroup {
  const fill = mixColors(color, theme.background, theme === LIGHT_CHART ? 0.62 : 0.82);
  return { ...group, color, fill, dimFill: mixColors(fill, theme.background, 0.28) };
}
