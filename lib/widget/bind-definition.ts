import type { BoundVariable } from '../query-language/bound-variable.ts';
import { bindTemplateVariables } from '../query-language/template-variables.ts';
import { bindSearch } from './bind-search.ts';
import { bindSource } from './bind-source.ts';
import { bindText } from './bind-text.ts';
import { asObject, asText, type JsonObject } from './read-value.ts';

/** A definition that asks by itself what its widget asks on a board, with values in the place of template variables. */
export function bindDefinition<Definition extends JsonObject>(
  definition: Definition,
  variables: readonly BoundVariable[],
): Definition {
  const { title, events, ...rest } = definition;
  const bound = {
    ...(bindObject(rest, variables) as object),
    ...(typeof title === 'string' && { title: bindText(title, variables) }),
    ...(Array.isArray(events) && { events: events.map((event) => bindEvents(event, variables)) }),
  };
  return bound as unknown as Definition;
}

function bindObject(value: unknown, variables: readonly BoundVariable[]): unknown {
  if (Array.isArray(value)) return value.map((each) => bindObject(each, variables));
  const object = asObject(value);
  if (!object) return value;
  if (object.data_source !== undefined && object.data_source !== 'metrics') return bindSource(object, variables);
  return Object.fromEntries(
    Object.entries(object).map(([key, each]) => {
      const query = key === 'q' || key === 'query' ? asText(each) : undefined;
      return [key, query === undefined ? bindObject(each, variables) : bindTemplateVariables(query, variables)];
    }),
  );
}

function bindEvents(event: unknown, variables: readonly BoundVariable[]): unknown {
  const search = asText(asObject(event)?.q);
  return search === undefined ? event : { ...asObject(event), q: bindSearch(search, variables) };
}
