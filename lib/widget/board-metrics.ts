import type { Widget } from '../api-types/dashboards.ts';
import { parseQueries } from '../query-language/parse.ts';
import { queriesIn } from '../query-language/queries-in.ts';
import { withPlaceholders } from '../query-language/template-variables.ts';
import { asObjects, asText, type JsonObject } from './read-value.ts';

/** The metrics that widgets ask for, each once, in order; those in groups too. */
export function boardMetrics(widgets: readonly Widget[]): readonly string[] {
  return [...new Set(widgets.flatMap(({ definition }) => metricsOf(definition)))];
}

function metricsOf(definition: JsonObject): readonly string[] {
  const inner = asObjects(definition.widgets).flatMap((widget) => asObjects([widget.definition]).flatMap(metricsOf));
  const own = asObjects(definition.requests).flatMap((request) => [
    ...metricsIn(asText(request.q)),
    ...asObjects(request.queries).flatMap(({ query }) => metricsIn(asText(query))),
  ]);
  return [...own, ...inner];
}

function metricsIn(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  try {
    return parseQueries(withPlaceholders(text)).flatMap((each) => queriesIn(each).map(({ metric }) => metric));
  } catch {
    // Its widget shows what is wrong with it.
    return [];
  }
}
