import type { BoundVariable } from '../query-language/bound-variable.ts';
import { bindTemplateVariables } from '../query-language/template-variables.ts';
import { asTexts } from './as-texts.ts';
import { asNumber, asObject, asObjects, asText, type JsonObject } from './read-value.ts';
import { type TagCondition, tagCondition } from './tag-condition.ts';

/** A widget of type `hostmap`. */
export interface HostmapWidget {
  /** Metric queries by host; absent: hosts are not filled, or have one size. */
  readonly fill?: string;
  readonly size?: string;
  /** Tag keys, the outer first. */
  readonly groupBy: readonly string[];
  /** Of the hosts that are shown. */
  readonly condition: TagCondition;
  readonly showsHostsWithoutGroup: boolean;
  readonly showsHostsWithoutMetric: boolean;
  readonly isPaletteFlipped: boolean;
  /** Ends of the palette; absent: those of the values. */
  readonly fillMin?: number;
  readonly fillMax?: number;
  /** Why there is no map of it, or of a part. */
  readonly faults: readonly string[];
}

/** More than two nested groups leave no room for hosts. */
export const MOST_HOST_GROUPS = 2;

/** Reads the definition of a widget of type `hostmap`. */
export function readHostmap(definition: JsonObject, variables: readonly BoundVariable[]): HostmapWidget {
  const bind = (query: string) => bindTemplateVariables(query, variables);
  const requests = asObject(definition.requests);
  const [fill, size] = [hostQueryOf(requests?.fill), hostQueryOf(requests?.size)];
  const style = asObject(definition.style);
  const [fillMin, fillMax] = [asNumber(style?.fill_min), asNumber(style?.fill_max)];
  const condition = tagCondition(asTexts(definition.scope), variables);
  return {
    ...(fill.query !== undefined && { fill: bind(fill.query) }),
    ...(size.query !== undefined && { size: bind(size.query) }),
    groupBy: asTexts(definition.group).slice(0, MOST_HOST_GROUPS),
    condition,
    showsHostsWithoutGroup: definition.no_group_hosts !== false,
    showsHostsWithoutMetric: definition.no_metric_hosts !== false,
    isPaletteFlipped: style?.palette_flip === true,
    ...(fillMin !== undefined && { fillMin }),
    ...(fillMax !== undefined && { fillMax }),
    faults: [
      ...(definition.node_type === 'container' ? ['Maps of containers are not drawn: the lab has no containers.'] : []),
      ...(requests ? [] : ['Only requests with fill and size are drawn.']),
      ...[fill.fault, size.fault].filter((fault) => fault !== undefined),
      ...(condition.kind === 'fault' ? [condition.fault] : []),
    ],
  };
}

/** The metric query of a request, in the old form or as the only query of the new one. */
function hostQueryOf(written: unknown): { readonly query?: string; readonly fault?: string } {
  const request = asObject(written);
  if (!request) return {};
  if (typeof request.q === 'string') return request.q.trim() === '' ? {} : { query: request.q };
  const [query, ...others] = asObjects(request.queries);
  const text = asText(query?.query);
  const [formula, ...more] = asObjects(request.formulas);
  const isPlain = formula === undefined || formula.formula === query?.name;
  if (query?.data_source !== 'metrics' || text === undefined || others.length > 0 || more.length > 0 || !isPlain) {
    return { fault: 'Hosts are filled and sized by one metric query each, without a formula.' };
  }
  return { query: text };
}
