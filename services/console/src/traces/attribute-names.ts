import type { SpanItem } from '../../../../lib/api-types/spans.ts';
import { customAttributes } from './custom-attributes.ts';
import { FACETS, RESERVED } from './facets.ts';

/** Attributes as they are written in a search: those that every span has, and those of these spans, by name. */
export function attributeNames(spans: readonly SpanItem[]): string[] {
  const seen = new Set<string>(['@duration']);
  for (const { attribute } of FACETS) if (attribute.hasAt) seen.add(`@${attribute.name}`);
  for (const span of spans) for (const name of customAttributes(span).keys()) seen.add(`@${name}`);
  return [...RESERVED, ...[...seen].sort()];
}
