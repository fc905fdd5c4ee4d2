/** Types of widgets whose data, if they have any, are answers to questions: what a public page can be told. */
const PUBLIC_TYPES: ReadonlySet<string> = new Set([
  ...['timeseries', 'query_value', 'toplist', 'change', 'query_table', 'treemap', 'sunburst'],
  ...['heatmap', 'distribution', 'scatterplot', 'note', 'free_text', 'image', 'iframe', 'group'],
]);

/** Whether a widget of this type is drawn on public pages. */
export function isPublicType(type: string): boolean {
  return PUBLIC_TYPES.has(type);
}
