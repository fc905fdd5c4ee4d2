import { asObjects, asText, type JsonObject } from './read-value.ts';

/** The title of a widget, or of one without the first query it asks; undefined for what needs none. */
export function widgetTitle(definition: JsonObject): string | undefined {
  const title = asText(definition.title)?.trim();
  if (title) return title;
  const [request] = asObjects(definition.requests);
  if (!request) return undefined;
  return asText(request.q) ?? asText(asObjects(request.queries)[0]?.query);
}
