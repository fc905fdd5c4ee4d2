import { COMMON_OPTIONS } from './common-options.ts';
import type { JsonObject } from './read-value.ts';
import { safeColor } from './safe-color.ts';
import { textColor } from './text-color.ts';
import { undrawnDistribution } from './undrawn-distribution.ts';
import { undrawnHeatmap } from './undrawn-heatmap.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnScalar } from './undrawn-scalar.ts';
import { undrawnScatterplot } from './undrawn-scatterplot.ts';
import { undrawnTimeseries } from './undrawn-timeseries.ts';

type Rule = (definition: JsonObject) => readonly string[];

/** A widget that asks nothing: its own options besides those of every widget. */
const still =
  (...drawn: readonly string[]): Rule =>
  (definition) => [...undrawnOptions(definition, [...COMMON_OPTIONS, ...drawn]), ...undrawnColors(definition)];

/** What of a definition is not drawn, by its type; the tile of a type that is not here shows all of it. */
const RULES: Readonly<Record<string, Rule>> = {
  timeseries: undrawnTimeseries,
  query_value: (definition) => undrawnScalar(definition, ['autoscale', 'precision', 'custom_unit', 'text_align']),
  toplist: (definition) => undrawnScalar(definition, [], ['sort']),
  heatmap: undrawnHeatmap,
  distribution: undrawnDistribution,
  scatterplot: undrawnScatterplot,
  note: still('content', 'background_color', 'font_size', 'text_align', 'vertical_align', 'has_padding'),
  free_text: still('text', 'color', 'font_size', 'text_align', 'background_color'),
  image: still(
    'url',
    'url_dark_theme',
    'sizing',
    'margin',
    'has_background',
    'has_border',
    'horizontal_align',
    'vertical_align',
  ),
  iframe: still('url'),
  group: still('layout_type', 'widgets', 'background_color', 'show_title'),
};

/** What a widget of a type that is drawn asks for and does not get, by the names of the options; each once. */
export function undrawnOfWidget(definition: JsonObject & { readonly type: string }): readonly string[] {
  const rule = Object.hasOwn(RULES, definition.type) ? RULES[definition.type] : undefined;
  return [...new Set(rule?.(definition))];
}

function undrawnColors({ background_color, color }: JsonObject): readonly string[] {
  return [
    ...(background_color && !safeColor(background_color) ? [`background_color ${String(background_color)}`] : []),
    ...(color && !textColor(color) ? [`color ${String(color)}`] : []),
  ];
}
