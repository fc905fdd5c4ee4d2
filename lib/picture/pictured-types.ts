/** The types of widgets that have pictures. */
export const picturedTypes = [
  'timeseries',
  'query_value',
  'toplist',
  'change',
  'query_table',
  'treemap',
  'sunburst',
  'heatmap',
  'distribution',
  'scatterplot',
] as const;

export type PicturedType = (typeof picturedTypes)[number];

/** Whether a widget of this type can be drawn without a browser. */
export function hasPicture(type: string): type is PicturedType {
  return (picturedTypes as readonly string[]).includes(type);
}
