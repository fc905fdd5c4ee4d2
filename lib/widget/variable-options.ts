import type { TemplateVariable } from '../api-types/dashboards.ts';
import type { LabMetricDetail } from '../api-types/lab.ts';

/** What one can choose for a variable: the values its author names, or those of its tag key among the metrics shown. */
export function variableOptions(
  { prefix, available_values, type }: TemplateVariable,
  tags: readonly LabMetricDetail['tags'][],
): readonly string[] {
  if (available_values && available_values.length > 0) return available_values;
  const found = tags.flatMap((of) => {
    if (type === 'group') return Object.keys(of).filter((key) => key !== '');
    if (prefix) return Object.hasOwn(of, prefix) ? (of[prefix] ?? []) : [];
    return Object.entries(of).flatMap(([key, values]) =>
      values.map((value) => (key === '' ? value : `${key}:${value}`)),
    );
  });
  return [...new Set(found)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
