import type { BoundVariable } from '../query-language/bound-variable.ts';
import { expandTag } from '../query-language/expand-tag.ts';
import { asTexts } from './as-texts.ts';
import { bindName } from './bind-name.ts';
import { asObject, asObjects, asText, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';

/** A widget of type `servicemap`, or a `topology_map` of services. */
export interface ServiceMapWidget {
  /** In the middle; absent: all services. */
  readonly service?: string;
  /** Absent: the one that has most requests. */
  readonly env?: string;
  /** Why there is no map. */
  readonly fault?: string;
}

/** Reads the definition of a map of services, in either form. */
export function readServiceMap(definition: JsonObject, variables: readonly BoundVariable[]): ServiceMapWidget {
  const query = definition.type === 'topology_map' ? topologyQuery(definition) : definition;
  if (!query) return { fault: 'This widget has no query.' };
  if (definition.type === 'topology_map' && query.data_source !== 'service_map') {
    return { fault: `Maps of ${String(query.data_source)} are not drawn, only those of service_map.` };
  }
  const service = bindName(asText(query.service) ?? '', variables);
  const envs = envsOf(asTexts(query.filters), variables);
  if (service === 'several') return { fault: 'A map has one service in its middle: choose one value.' };
  if (envs === undefined) return { fault: `The filters ${asTexts(query.filters).join(', ')} cannot be read.` };
  if (envs.length > 1) return { fault: `A map is of one environment: choose one of ${envs.join(', ')}.` };
  return {
    ...(service !== 'anything' && service.name !== '' && { service: service.name }),
    ...(envs[0] !== undefined && { env: envs[0] }),
  };
}

/** What a map of services asks for and is not drawn: filters by anything but `env`, and its options. */
export function undrawnServiceMap(definition: JsonObject): readonly string[] {
  const [request, ...others] = asObjects(definition.requests);
  const query = definition.type === 'topology_map' ? topologyQuery(definition) : definition;
  return [
    ...undrawnOptions(request, ['request_type', 'query'], 'requests.'),
    ...(others.length > 0 ? ['requests after the first'] : []),
    ...(query === definition
      ? []
      : undrawnOptions(query, ['data_source', 'service', 'filters'], 'requests.query.')
    ).filter((name) => !(name.endsWith('query_string') && query?.query_string === '*')),
    ...asTexts(query?.filters).flatMap((filter) =>
      isOfEnv(filter) || /^\$|^\*$/.test(filter.trim()) ? [] : [`filters ${filter}`],
    ),
  ];
}

function topologyQuery(definition: JsonObject): JsonObject | undefined {
  return asObject(asObjects(definition.requests)[0]?.query);
}

/** The environments that filters name; undefined: one of them has a variable that is not there. */
function envsOf(filters: readonly string[], variables: readonly BoundVariable[]): readonly string[] | undefined {
  const expanded = filters.map((filter) => expandTag(filter.trim(), variables));
  if (expanded.includes('unbound')) return undefined;
  const tags = expanded.flatMap((each) => (typeof each === 'string' ? [] : each));
  const envs = tags.filter(isOfEnv).map((tag) => tag.slice('env:'.length));
  return [...new Set(envs)].filter((env) => env !== '*');
}

function isOfEnv(tag: string): boolean {
  return tag.trim().startsWith('env:');
}
