import type { JsonObject } from '../dashboards/json-object.ts';

/** Of the frame, in pixels. */
export const embedSizes = {
  small: { height: 200, width: 400 },
  medium: { height: 300, width: 600 },
  large: { height: 400, width: 800 },
  xlarge: { height: 500, width: 1000 },
} as const;

/** A graph that is shown in other pages, as it is kept. */
export interface EmbedRecord {
  /** The token of its address. */
  readonly id: string;
  readonly createdAtMs: number;
  /** As the definition of a widget. */
  readonly definition: JsonObject & { readonly type: string };
  /** Names of the template variables in its queries. */
  readonly variables: readonly string[];
  readonly title: string;
  readonly timeframe: { readonly value: number; readonly unit: string };
  readonly size: keyof typeof embedSizes;
  readonly hasLegend: boolean;
  readonly isRevoked: boolean;
}

/**
 * An embedded graph as the API shows it (api.md 2.5).
 * @param consoleUrl of this lab, as its client sees it
 * @param values of template variables, by name; `*` where none is given
 */
export function toEmbed(
  { id, title, variables, size, hasLegend, isRevoked }: EmbedRecord,
  { consoleUrl, values = {} }: { readonly consoleUrl: string; readonly values?: Readonly<Record<string, string>> },
): JsonObject {
  const { height, width } = embedSizes[size];
  const params = new URLSearchParams({ token: id, height: String(height), width: String(width) });
  params.set('legend', String(hasLegend));
  for (const name of variables) params.set(name, Object.hasOwn(values, name) ? (values[name] ?? '*') : '*');
  const address = `${consoleUrl}/graph/embed?${params}`.replaceAll('&', '&amp;');
  return {
    embed_id: id,
    template_variables: variables,
    html: `<iframe src="${address}" width="${width}" height="${height}" frameborder="0"></iframe>`,
    graph_title: title,
    revoked: isRevoked,
    dash_url: null,
    shared_by: null,
    dash_name: null,
  };
}
